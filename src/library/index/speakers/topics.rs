//! What a speaker says -> the words that the speaker uses more than others do.
//!
//! A word counts by the quotations that have it, weighed by how few quotations of the library have it (inverse document
//! frequency, K. Spärck Jones, Journal of Documentation 28, 1972).

use crate::lexicon::function_words::class_of;
use crate::library::damage::{EntryKind, RowReader};
use crate::text::fold::folded;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A word in fewer quotations is said by chance.
const MIN_QUOTATIONS: usize = 2;
/// How many words are weighed, and how many are shown.
const WEIGHED: usize = 60;
const SHOWN: usize = 12;

/// The words, those that say most first, each with the number of the speaker's quotations that have it.
pub(super) fn topics<'a>(
    reader: RowReader<'_>,
    quotations: impl Iterator<Item = &'a str>,
) -> rusqlite::Result<Vec<(String, usize)>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for said in quotations {
        for word in words(said) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut common: Vec<(String, usize)> =
        counts.into_iter().filter(|(_, count)| *count >= MIN_QUOTATIONS).collect();
    common.sort_by_key(|(word, count)| (Reverse(*count), word.clone()));
    common.truncate(WEIGHED);
    let sql = "SELECT 0, count(*) FROM quotations";
    let all = reader.rows((sql, []), EntryKind::Index, |row| row.get::<_, u32>(1))?;
    let all = f64::from(all.first().copied().unwrap_or_default());
    let mut weighed = Vec::new();
    for (word, count) in common {
        let sql = "SELECT 0, count(*) FROM found_quotations WHERE content MATCH ?";
        let having =
            reader.rows((sql, [format!("\"{word}\"")]), EntryKind::Index, |row| row.get::<_, u32>(1))?;
        let having = f64::from(having.first().copied().unwrap_or_default().max(1));
        let weight = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * (1.0 + all / having).ln();
        weighed.push((weight, word, count));
    }
    weighed.sort_by(|(one, a, _), (other, b, _)| other.total_cmp(one).then_with(|| a.cmp(b)));
    Ok(weighed.into_iter().take(SHOWN).map(|(_, word, count)| (word, count)).collect())
}

/// The words of a quotation that mean something, each once.
fn words(content: &str) -> BTreeSet<String> {
    let folded = folded(content);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let means = |word: &&str| {
        word.chars().count() > 3 && class_of(word).is_none() && word.chars().all(char::is_alphabetic)
    };
    words.filter(means).map(str::to_owned).collect()
}

//! Words of degree and direction that rule each other out, from `assets/words/opposites.tsv`: "risen" and "fallen".
//!
//! A scale has two poles or more: the words of one pole mean the same for whoever compares two accounts, those of two poles
//! contradict each other. The head of the file describes its columns.

use crate::lexicon::function_words;
use foldhash::HashMap;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../../assets/words/opposites.tsv");

/// What two words of a scale must have in common to be about the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Any word beside them: "prices had risen" and "prices fell".
    Clause,
    /// The word after them: "before the storm" and "after the storm".
    Next,
}

/// One end of a scale, or one grade of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pole {
    /// The number of the scale.
    pub scale: usize,
    /// The number of the pole among all poles.
    pub pole: usize,
    /// How far its words reach.
    pub reach: Reach,
}

/// A word or phrase of the table in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OppositeMatch {
    /// How many words it has.
    pub length: usize,
    /// Its poles; none if the phrase says nothing of a scale.
    pub poles: Vec<Pole>,
}

/// A word or phrase of the table. `None` as its pole if it says nothing.
struct Entry {
    words: Vec<String>,
    pole: Option<Pole>,
}

/// The entries by their first words.
static TABLE: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Entry>> = HashMap::default();
    for (pole, words) in rows() {
        for entry in entries_of(pole, words) {
            let Some(first) = entry.words.first() else { continue };
            table.entry(first.clone()).or_default().push(entry);
        }
    }
    table
});

/// The words and phrases that reach through their clause, with their scales.
static REACHING: LazyLock<Vec<(usize, Vec<String>)>> = LazyLock::new(|| {
    let entries = rows().into_iter().flat_map(|(pole, words)| entries_of(pole, words));
    let reaching = entries.filter_map(|entry| Some((entry.pole?, entry.words)));
    let reaching = reaching.filter(|(pole, _)| pole.reach == Reach::Clause);
    reaching.map(|(pole, words)| (pole.scale, words)).collect()
});

fn entries_of(pole: Option<Pole>, words: &'static str) -> impl Iterator<Item = Entry> {
    words.split(", ").map(move |words| Entry {
        words: words.split(' ').map(|word| word.replace('_', " ")).collect(),
        pole,
    })
}

/// The rows of the file: a pole, and its words.
fn rows() -> Vec<(Option<Pole>, &'static str)> {
    let (mut scales, mut poles) = (Vec::new(), Vec::new());
    let lines = ASSET.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let [scale, reach, pole, words] = *line.split('\t').collect::<Vec<_>>().as_slice() else {
            return None;
        };
        let reach = if reach == "next" { Reach::Next } else { Reach::Clause };
        let named = Pole { scale: place(&mut scales, scale), pole: place(&mut poles, (scale, pole)), reach };
        Some(((pole != "-").then_some(named), words))
    });
    rows.collect()
}

/// The place of a name among those seen so far.
fn place<T: PartialEq>(seen: &mut Vec<T>, name: T) -> usize {
    seen.iter().position(|known| *known == name).unwrap_or_else(|| {
        seen.push(name);
        seen.len() - 1
    })
}

/// The longest word or phrase of the table that begins a text whose words, in the form in which texts are compared, `key`
/// gives one by one.
#[must_use]
pub fn opposite_at<'k>(key: impl Fn(usize) -> Option<&'k str>) -> Option<OppositeMatch> {
    let entries = TABLE.get(key(0)?)?;
    let here: Vec<&Entry> = entries.iter().filter(|entry| stands_at(&entry.words, &key)).collect();
    let length = here.iter().map(|entry| entry.words.len()).max()?;
    let longest = here.iter().filter(|entry| entry.words.len() == length);
    Some(OppositeMatch { length, poles: longest.filter_map(|entry| entry.pole).collect() })
}

/// Whether a word of a text is what the table asks for: "#" is any number, "*s" any plural.
fn is_like(asked: &str, key: &str) -> bool {
    match asked {
        "#" => key.starts_with(|c: char| c.is_ascii_digit()),
        "*s" => {
            key.ends_with('s')
                && !key.ends_with("ss")
                && !key.ends_with("us")
                && function_words::class_of(key).is_none()
        }
        _ => asked == key,
    }
}

/// The words and phrases of a scale whose words reach through their clause.
pub fn words_of_scale(scale: usize) -> impl Iterator<Item = &'static [String]> {
    REACHING.iter().filter(move |(of, _)| *of == scale).map(|(_, words)| words.as_slice())
}

/// Whether a phrase of the table stands at the beginning of a text, of which `key` gives the words one by one.
#[must_use]
pub fn stands_at<'k>(words: &[String], key: impl Fn(usize) -> Option<&'k str>) -> bool {
    (0..).zip(words).all(|(at, word)| key(at).is_some_and(|key| is_like(word, key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of the phrase that a text begins with, and its poles.
    fn at(text: &str) -> Option<(usize, Vec<usize>)> {
        let words: Vec<&str> = text.split(' ').collect();
        let found = opposite_at(|at| words.get(at).copied())?;
        Some((found.length, found.poles.iter().map(|pole| pole.pole).collect()))
    }

    #[test]
    fn every_row_has_four_columns_and_every_scale_two_poles() {
        let lines: Vec<&str> = ASSET.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows().len(), lines.len());
        for line in &lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(matches!(columns[1], "clause" | "next"), "{line}");
            assert!(
                !columns[3].split(", ").any(|words| words.is_empty() || words.ends_with([' ', ','])),
                "{line}"
            );
            let of_scale = lines.iter().map(|other| other.split('\t').collect::<Vec<_>>());
            let of_scale = of_scale.filter(|other| other[0] == columns[0] && other[2] != "-");
            let poles = of_scale.map(|other| other[2]);
            assert!(poles.collect::<std::collections::BTreeSet<_>>().len() > 1, "{line}");
        }
    }

    #[test]
    fn words_of_one_pole_agree_and_those_of_two_do_not() {
        assert_eq!(at("risen"), at("grew"));
        assert_ne!(at("risen"), at("fallen"));
        assert_eq!(at("table"), None);
    }

    #[test]
    fn the_longest_phrase_counts_and_may_say_nothing() {
        assert_eq!(at("went up again").map(|found| found.0), Some(2));
        assert_eq!(at("over 50 boats"), at("over 7 nets"));
        assert_eq!(at("all boats").map(|found| found.0), Some(1));
        assert_eq!(at("all the time").map(|found| found.0), Some(3));
        assert_eq!(at("fell asleep"), Some((2, vec![])));
        assert_eq!(at("most boats"), at("most of them"));
        assert_eq!(at("most famous"), None);
    }

    #[test]
    fn the_words_of_a_scale_are_those_of_all_its_poles() {
        let risen = opposite_at(|at| ["risen"].get(at).copied()).unwrap();
        let kin: Vec<String> = words_of_scale(risen.poles[0].scale).map(|words| words.join(" ")).collect();
        let has = |words: &str| kin.iter().any(|kin| kin == words);
        assert!(has("fell") && has("unchanged") && has("gone down") && !has("closed"), "{kin:?}");
    }
}

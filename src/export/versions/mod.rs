//! What changed between two versions of an article -> a report to read, JSON, or Markdown.

mod json;
mod lines;
mod markdown;
mod marked;

pub use json::json;
pub use lines::lines;
pub use markdown::markdown;
pub use marked::marked;

use crate::analysis::changes::QuotedWords;
use crate::text::phrase::counted;
use crate::versions::{QuotationChangeKind, QuotationDifference, QuotationVersion, VersionDifferences};

/// Two versions and what changed between them.
#[derive(Debug, Clone, Copy)]
pub struct VersionReport<'a> {
    /// What the old version is called.
    pub old: &'a str,
    /// What the new version is called.
    pub new: &'a str,
    /// What could not be compared, in a sentence.
    pub note: Option<&'a str>,
    /// What changed.
    pub differences: &'a VersionDifferences,
}

/// What is said of versions whose title, authors and dates are not known. `None` without such a version.
#[must_use]
pub fn without_statements(versions: &[&str]) -> Option<String> {
    let named = versions.join(" and ");
    let sentence = format!(
        "Title, authors and dates are not compared: the library does not have those of {named}, which came from a file"
    );
    (!versions.is_empty()).then_some(sentence)
}

impl VersionReport<'_> {
    /// The changes counted: "2 quotations, 1 person, 3 paragraphs changed".
    fn counts(self) -> String {
        let VersionDifferences { statements, quotations, people, countries, paragraphs } = self.differences;
        let mut told: Vec<String> = statements.iter().map(|one| one.label().to_owned()).collect();
        let counts = [
            (quotations.len(), "quotation", "quotations"),
            (people.came.len() + people.went.len(), "person", "people"),
            (countries.came.len() + countries.went.len(), "country", "countries"),
            (paragraphs.len(), "paragraph", "paragraphs"),
        ];
        let some = counts.iter().filter(|(count, ..)| *count > 0);
        told.extend(some.map(|(count, one, many)| counted(*count, one, many)));
        if told.is_empty() {
            "Nothing has changed".to_owned()
        } else {
            format!("Changed: {}", told.join(", "))
        }
    }
}

/// A value that a version does not have.
const NOT_STATED: &str = "not stated";

/// The words with a capital at their beginning.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What happened to a quotation, in words: "other words, moved".
#[must_use]
pub fn kinds(one: &QuotationDifference) -> String {
    one.kinds.iter().map(|kind| kind.label()).collect::<Vec<_>>().join(", ")
}

/// Where a quotation or paragraph was and is: "paragraph 2", "paragraph 2, before 5".
fn place(before: Option<usize>, after: Option<usize>) -> String {
    match (before, after) {
        (Some(old), Some(new)) if old != new => format!("paragraph {new}, before {old}"),
        (_, Some(only)) | (Some(only), None) => format!("paragraph {only}"),
        (None, None) => String::new(),
    }
}

/// The quotation in its new words, with the changed ones marked, and its speaker; the old ones where they cannot be marked.
#[must_use]
pub fn quoted(one: &QuotationDifference) -> Vec<(&'static str, String)> {
    let said = |version: &QuotationVersion, words: String| {
        let shown = QuotedWords { words, ..version.quoted.clone() }.shown();
        format!("{shown} — {}", speaker(version))
    };
    match (&one.before, &one.after) {
        (Some(old), Some(new)) => {
            let words = marked((&old.quoted.words, &new.quoted.words), &one.words);
            let is_told_alike =
                old.quoted.kind == new.quoted.kind && old.quoted.telling == new.quoted.telling;
            let is_said_alike =
                old.corrected == new.corrected && !one.kinds.contains(&QuotationChangeKind::OtherSpeaker);
            let is_shown = is_told_alike && is_said_alike;
            let is_marked = old.quoted.words == new.quoted.words || !one.words.is_empty();
            let before = (!is_shown || !is_marked).then(|| ("was", said(old, old.quoted.words.clone())));
            before.into_iter().chain([("is", said(new, words))]).collect()
        }
        (None, Some(new)) => vec![("is", said(new, new.quoted.words.clone()))],
        (Some(old), None) => vec![("was", said(old, old.quoted.words.clone()))],
        (None, None) => Vec::new(),
    }
}

/// "Ana Lopes", or "Ana Lopes, corrected by the reviewer (found: Rui Costa)".
fn speaker(version: &QuotationVersion) -> String {
    let or_none = |name: &Option<String>| name.as_deref().unwrap_or("no named speaker").to_owned();
    let found = or_none(&version.quoted.speaker);
    match &version.corrected {
        Some(named) => format!("{}, corrected by the reviewer (found: {found})", or_none(&named.speaker)),
        None => found,
    }
}

/// What makes changed words grave: "negation", "number, name".
#[must_use]
pub fn flags(words: &[crate::verify::WordDifference]) -> String {
    let mut flags: Vec<_> = words.iter().filter_map(|word| word.flag).collect();
    flags.sort_unstable();
    flags.dedup();
    flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(", ")
}

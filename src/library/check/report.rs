//! The result of a check, and the words in which damage is told.

use crate::library::damage;
use std::collections::BTreeSet;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckReport {
    /// The number of articles, removed ones included.
    pub articles: usize,
    /// The number of acts.
    pub decisions: usize,
    /// The number of acts that only a newer version of the program understands. They are kept.
    pub newer: usize,
    /// What is damaged, one sentence each, without a full stop. Not sanitised.
    pub wrong: Vec<String>,
}

/// Further damage is only counted.
const MAX_TOLD: usize = 20;

impl CheckReport {
    /// Leaves out what is said twice, and counts what is too much to tell.
    pub(super) fn cut(&mut self) {
        let mut said = BTreeSet::new();
        self.wrong.retain(|wrong| said.insert(wrong.clone()));
        if self.wrong.len() > MAX_TOLD {
            let rest = self.wrong.len() - MAX_TOLD;
            self.wrong.truncate(MAX_TOLD);
            self.wrong.push(format!("and {rest} more"));
        }
    }
}

/// Whether a table is derived from others.
pub(super) fn is_derived(table: &str) -> bool {
    matches!(
        table,
        "quotations"
            | "quotation_rows"
            | "coded"
            | "countries"
            | "reviewers"
            | "indexed"
            | "earlier_texts"
            | "earlier_quotations"
    )
}

/// What a row of a table is, in a word.
pub(super) fn entry(table: &str) -> &str {
    match table {
        "articles" => "article",
        "texts" => "article text",
        "decisions" => "decision",
        "library_acts" => "act on the whole library",
        "places" => "reading place",
        "fetches" => "record of a fetch",
        "sources" => "record of a place",
        "originals" => "original page",
        "identities" => "statement of title, author or date",
        "feeds" => "entry in the list of feeds",
        "feed_items" => "item of a feed",
        table if is_derived(table) => "entry of the search index",
        table => table,
    }
}

/// Adds the damage that a row shows while it is read; another error ends the part.
pub(super) fn note(
    checked: &mut CheckReport,
    error: rusqlite::Error,
    sentence: &str,
) -> rusqlite::Result<()> {
    if !damage::is_damage(&error) {
        return Err(error);
    }
    checked.wrong.push(damage::damage_in(&error).unwrap_or(sentence).to_owned());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn what_was_found_in_earlier_texts_belongs_to_the_index() {
        for table in ["quotations", "earlier_texts", "earlier_quotations"] {
            assert_eq!(entry(table), "entry of the search index", "{table}");
        }
    }
}

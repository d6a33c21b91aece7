//! An article while its TEI is written: the names of what is in it.

use crate::export::rows::{ExportRow, ExportedSpeaker, ReviewedArticle};
use crate::review::reviewer_names;

/// An article and the identifiers in it, which are unique in one file only.
pub(super) struct TeiScope<'a> {
    pub(super) of: &'a ReviewedArticle<'a>,
    pub(super) rows: &'a [ExportRow<'a>],
    /// Precedes every identifier, because a file can hold several articles.
    pub(super) prefix: String,
    /// Speakers without an entity: their type and the words that describe them.
    pub(super) groups: Vec<(&'static str, &'a str)>,
}

impl TeiScope<'_> {
    /// The identifier of an entity with this public name.
    pub(super) fn entity(&self, public: &str) -> String {
        format!("{}.{public}", self.prefix)
    }

    /// Pointers to everyone who said a row: "#a1.p1", "#a1.KP #a1.CN".
    pub(super) fn speakers(&self, row: &ExportRow<'_>) -> Option<String> {
        let all = row.speaker.iter().chain(&row.also).filter_map(|voice| self.speaker(voice));
        let pointers: Vec<String> = all.map(|name| format!("#{name}")).collect();
        (!pointers.is_empty()).then(|| pointers.join(" "))
    }

    /// The identifier of a speaker.
    pub(super) fn speaker(&self, voice: &ExportedSpeaker<'_>) -> Option<String> {
        if let Some(entity) = &voice.entity {
            return Some(self.entity(entity));
        }
        let at = self.groups.iter().position(|group| *group == (voice.kind, voice.name))?;
        Some(format!("{}.g{}", self.prefix, at + 1))
    }

    /// Pointers to the reviewers a stamp names: "#a1.r1", "#a1.r1 #a1.r2".
    pub(super) fn reviewer(&self, names: &str) -> Option<String> {
        let reviewers = self.of.reviewers();
        let at = reviewer_names(names).map(|name| reviewers.iter().position(|reviewer| *reviewer == name));
        let pointers: Option<Vec<String>> =
            at.map(|at| at.map(|at| format!("#{}.r{}", self.prefix, at + 1))).collect();
        pointers.map(|pointers| pointers.join(" "))
    }
}

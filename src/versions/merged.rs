//! The new version and what changed -> its text, paragraph by paragraph, with the old paragraphs where they were.

use super::differences::VersionDifferences;
use super::paragraphs::{ParagraphChange, ParagraphDifference, paragraphs};
use crate::article::Article;
use crate::verify::WordDifference;
use std::collections::BTreeMap;

/// A paragraph of both versions together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MergedParagraph {
    /// Its number in the new version, from one; `None` if it went.
    pub number: Option<usize>,
    /// Its number in the old version, if it changed or went.
    pub old_number: Option<usize>,
    /// What happened to it; `None` if nothing did.
    pub change: Option<ParagraphChange>,
    /// What it was, if that is not what it is.
    pub before: Option<String>,
    /// What it is; `None` if it went.
    pub after: Option<String>,
    /// The words that differ: `quoted` in `after`, `said` in `before`.
    pub words: Vec<WordDifference>,
}

/// The text of the new version with what changed in it. A paragraph that went stands before the one that came in its place.
#[must_use]
pub fn merged(after: &Article, found: &VersionDifferences) -> Vec<MergedParagraph> {
    let mut changes = NumberedChanges::of(found);
    let mut text = Vec::new();
    for paragraph in &paragraphs(after) {
        let went = changes.went.remove(&paragraph.number);
        text.extend(went.into_iter().flatten().map(merged_paragraph));
        text.push(match changes.changed.get(&paragraph.number) {
            Some(one) => merged_paragraph(one),
            None => MergedParagraph {
                number: Some(paragraph.number),
                after: Some(paragraph.text.clone()),
                ..MergedParagraph::default()
            },
        });
    }
    text.extend(changes.went.into_values().flatten().map(merged_paragraph));
    text
}

/// What changed, by the numbers of the paragraphs in the new version.
#[derive(Default)]
struct NumberedChanges<'a> {
    changed: BTreeMap<usize, &'a ParagraphDifference>,
    /// What went, by the paragraph before which it stood.
    went: BTreeMap<usize, Vec<&'a ParagraphDifference>>,
}

impl<'a> NumberedChanges<'a> {
    fn of(found: &'a VersionDifferences) -> Self {
        let mut numbered = Self::default();
        // How many paragraphs the new version has more, up to here.
        let mut shift = 0_isize;
        for one in &found.paragraphs {
            match (&one.before, &one.after) {
                (Some(old), Some(new)) => {
                    if one.kind != ParagraphChange::Moved {
                        shift = signed(new.number) - signed(old.number);
                    }
                    numbered.changed.insert(new.number, one);
                }
                (None, Some(new)) => {
                    shift += 1;
                    numbered.changed.insert(new.number, one);
                }
                (Some(old), None) => {
                    let before = usize::try_from(signed(old.number) + shift).unwrap_or(1).max(1);
                    shift -= 1;
                    numbered.went.entry(before).or_default().push(one);
                }
                (None, None) => {}
            }
        }
        numbered
    }
}

fn merged_paragraph(one: &ParagraphDifference) -> MergedParagraph {
    let text =
        |version: &Option<super::ParagraphVersion>| version.as_ref().map(|version| version.text.clone());
    MergedParagraph {
        number: one.after.as_ref().map(|new| new.number),
        old_number: one.before.as_ref().map(|old| old.number),
        change: Some(one.kind),
        before: text(&one.before),
        after: text(&one.after),
        words: one.words.clone(),
    }
}

fn signed(number: usize) -> isize {
    isize::try_from(number).unwrap_or(isize::MAX)
}

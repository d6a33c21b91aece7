//! The paragraphs of two versions -> those that came, went, were moved or changed.

use crate::analysis::changes::are_alike;
use crate::article::Article;
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::verify::{WordDifference, word_differences};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What happened to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParagraphChange {
    /// Only the new version has it.
    Came,
    /// Only the old version has it.
    Went,
    /// At least half of its words are the same.
    Changed,
    /// It stands in another place.
    Moved,
}

impl ParagraphChange {
    /// The word for it, in exports and on the screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Came => "new",
            Self::Went => "gone",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// A paragraph in one of the versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphVersion {
    /// Its number, from one, not counting page furniture.
    pub number: usize,
    /// Its words on one line.
    pub text: String,
}

/// What happened to a paragraph between two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphDifference {
    /// What happened.
    pub kind: ParagraphChange,
    /// What it was. `None` if it came.
    pub before: Option<ParagraphVersion>,
    /// What it is. `None` if it went.
    pub after: Option<ParagraphVersion>,
    /// The words that differ: `quoted` in the new text, `said` in the old.
    pub words: Vec<WordDifference>,
}

/// This many old paragraphs are looked at for the one that a new one was, so that two long texts without anything in common
/// take no longer than two that are alike.
const NEAR: usize = 32;

pub(super) fn differences(before: &Article, after: &Article) -> Vec<ParagraphDifference> {
    let (old, new) = (paragraphs(before), paragraphs(after));
    let texts = |paragraphs: &[ParagraphVersion]| -> Vec<String> {
        paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
    };
    let steps = capture_diff_slices(Algorithm::Patience, &texts(&old), &texts(&new));
    let mut found = Vec::new();
    for step in steps.iter().filter(|step| !matches!(step, DiffOp::Equal { .. })) {
        let went = old.get(step.old_range()).unwrap_or_default();
        let came = new.get(step.new_range()).unwrap_or_default();
        push_hunk(&mut found, went, came);
    }
    join_moved(found)
}

/// The number of the paragraph at a place, from one, not counting page furniture.
pub(super) fn number_at(article: &Article, place: Span) -> usize {
    let begun = article.paragraphs.iter().take_while(|paragraph| paragraph.span.start <= place.start);
    begun.filter(|paragraph| !paragraph.role.is_furniture()).count()
}

/// The paragraphs of a version that are compared.
pub(super) fn paragraphs(article: &Article) -> Vec<ParagraphVersion> {
    let shown = article.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
    let texts = shown.map(|paragraph| single_spaced(article.words(paragraph.span)));
    texts.enumerate().map(|(at, text)| ParagraphVersion { number: at + 1, text }).collect()
}

/// Pairs each new paragraph with the next old one that is alike, in order.
fn push_hunk(found: &mut Vec<ParagraphDifference>, went: &[ParagraphVersion], came: &[ParagraphVersion]) {
    let mut rest = went;
    for new in came {
        let alike = rest.iter().take(NEAR).position(|old| are_alike(&old.text, &new.text));
        let (gone, after) = rest.split_at(alike.unwrap_or_default());
        found.extend(gone.iter().map(|old| difference(Some(old), None)));
        match after.split_first().filter(|_| alike.is_some()) {
            Some((old, after)) => {
                rest = after;
                found.push(difference(Some(old), Some(new)));
            }
            None => found.push(difference(None, Some(new))),
        }
    }
    found.extend(rest.iter().map(|old| difference(Some(old), None)));
}

fn difference(before: Option<&ParagraphVersion>, after: Option<&ParagraphVersion>) -> ParagraphDifference {
    let (kind, words) = match (before, after) {
        (Some(old), Some(new)) => (ParagraphChange::Changed, word_differences(&old.text, &new.text)),
        (None, _) => (ParagraphChange::Came, Vec::new()),
        (_, None) => (ParagraphChange::Went, Vec::new()),
    };
    ParagraphDifference { kind, before: before.cloned(), after: after.cloned(), words }
}

/// A paragraph that went from one place and came in another was moved.
fn join_moved(found: Vec<ParagraphDifference>) -> Vec<ParagraphDifference> {
    let is = |one: &ParagraphDifference, kind| one.kind == kind;
    let mut went: Vec<ParagraphVersion> = found
        .iter()
        .filter(|one| is(one, ParagraphChange::Went))
        .filter_map(|one| one.before.clone())
        .collect();
    let mut joined = Vec::new();
    for mut one in found {
        let origin = one.after.as_ref().filter(|_| is(&one, ParagraphChange::Came));
        let origin = origin.and_then(|new| went.iter().position(|old| old.text == new.text));
        if let Some(at) = origin {
            one = ParagraphDifference { kind: ParagraphChange::Moved, before: Some(went.remove(at)), ..one };
        }
        joined.push(one);
    }
    joined.retain(|one| {
        one.kind != ParagraphChange::Went || one.before.as_ref().is_some_and(|old| went.contains(old))
    });
    joined
}

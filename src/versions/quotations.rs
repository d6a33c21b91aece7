//! The quotations of two versions -> those that came, went, were moved, or have other words or another speaker.

use super::order::moved;
use super::paragraphs::number_at;
use crate::analysis::changes::{QuotationPair, QuotedWords, paired};
use crate::analysis::{Analysis, QuotationId};
use crate::article::Article;
use crate::labels;
use crate::text::Span;
use crate::verify::{WordDifference, word_differences};

/// What happened to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationChangeKind {
    /// Only the new version has it.
    Came,
    /// Only the old version has it.
    Went,
    /// Its words are others.
    OtherWords,
    /// It is reported in another way: "denied" instead of "said", or in quotation marks instead of without.
    ToldOtherwise,
    /// Somebody else says it.
    OtherSpeaker,
    /// It stands in another place among the quotations that both versions have.
    Moved,
}

impl QuotationChangeKind {
    /// Every kind, with its word in exports and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Came, "new", "new"),
        (Self::Went, "gone", "gone"),
        (Self::OtherWords, "words", "other words"),
        (Self::ToldOtherwise, "told-otherwise", "reported in another way"),
        (Self::OtherSpeaker, "speaker", "other speaker"),
        (Self::Moved, "moved", "moved"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }
}

/// A quotation in one of the versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationVersion {
    /// Its number among the quotations of the version, from one.
    pub number: usize,
    /// The paragraph, from one, not counting page furniture.
    pub paragraph: usize,
    /// Its bytes in the text of the version.
    pub content: Span,
    /// The words and who says them.
    pub quoted: QuotedWords,
    /// The speaker after the review, if it is another one. The article has not changed by that.
    pub corrected: Option<ReviewedSpeaker>,
}

/// The speaker of a quotation after the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedSpeaker {
    /// The names. `None` for no named speaker.
    pub speaker: Option<String>,
}

/// What happened to a quotation between two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationDifference {
    /// What happened, at least one.
    pub kinds: Vec<QuotationChangeKind>,
    /// What it was. `None` if it came.
    pub before: Option<QuotationVersion>,
    /// What it is. `None` if it went.
    pub after: Option<QuotationVersion>,
    /// The words that differ: `quoted` in the new words, `said` in the old.
    pub words: Vec<WordDifference>,
}

pub(super) fn differences(
    before: (&Article, &Analysis),
    after: (&Article, &Analysis),
) -> Vec<QuotationDifference> {
    let pairs = paired(before, after);
    let places: Vec<usize> = pairs.iter().filter_map(|pair| kept(before.1, pair)).collect();
    let mut moved = moved(&places).into_iter();
    let mut differences = Vec::new();
    for pair in pairs {
        let is_moved = kept(before.1, &pair).is_some() && moved.next().unwrap_or_default();
        let mut kinds = kinds(&pair);
        kinds.extend(is_moved.then_some(QuotationChangeKind::Moved));
        if !kinds.is_empty() {
            let (old, new) = (version(before, pair.before), version(after, pair.after));
            differences.extend(difference(kinds, old, new));
        }
    }
    differences
}

/// The old place of a quotation that both versions have.
fn kept(before: &Analysis, pair: &QuotationPair) -> Option<usize> {
    let (old, _) = pair.before.as_ref().zip(pair.after.as_ref())?;
    before.quotations.iter().position(|quotation| quotation.id == old.0)
}

fn kinds(pair: &QuotationPair) -> Vec<QuotationChangeKind> {
    let ((_, old), (_, new)) = match (&pair.before, &pair.after) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return vec![QuotationChangeKind::Came],
        (_, None) => return vec![QuotationChangeKind::Went],
    };
    let told_as_before = QuotedWords { words: new.words.clone(), ..old.clone() };
    let other_words = QuotedWords { words: old.words.clone(), ..new.clone() };
    let mut kinds = Vec::new();
    if !new.says_the_same(&other_words) {
        kinds.push(QuotationChangeKind::OtherWords);
    }
    if !new.says_the_same(&told_as_before) {
        kinds.push(QuotationChangeKind::ToldOtherwise);
    }
    if pair.has_other_speaker {
        kinds.push(QuotationChangeKind::OtherSpeaker);
    }
    kinds
}

fn version(
    (article, analysis): (&Article, &Analysis),
    quoted: Option<(QuotationId, QuotedWords)>,
) -> Option<QuotationVersion> {
    let (id, quoted) = quoted?;
    let (at, quotation) = analysis.quotations.iter().enumerate().find(|(_, quotation)| quotation.id == id)?;
    let content = quotation.content;
    let paragraph = number_at(article, content);
    Some(QuotationVersion { number: at + 1, paragraph, content, quoted, corrected: None })
}

fn difference(
    kinds: Vec<QuotationChangeKind>,
    before: Option<QuotationVersion>,
    after: Option<QuotationVersion>,
) -> Option<QuotationDifference> {
    let words = match (&before, &after) {
        (Some(old), Some(new)) => word_differences(&old.quoted.words, &new.quoted.words),
        (None, None) => return None,
        _ => Vec::new(),
    };
    Some(QuotationDifference { kinds, before, after, words })
}

//! (Article, Analysis, Review) -> one row per quotation, with everything that any format writes about it.
//!
//! Only here do bytes become code points and internal numbers become names, so that no two formats can differ in
//! them.

mod resolver;

use super::provenance::Provenance;
use crate::analysis::{Analysis, Entity, EntityKind, QuotationKind, Speaker};
use crate::article::Article;
use crate::review::queue::ReviewProgress;
use crate::review::{Anchor, Card, CorrectedSpeaker, Decision, Review, Stamp, Verdict};
use crate::text::Span;
use crate::text::as_read::joined;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::text::phrase::counted;
use crate::text::phrase::listed;
use crate::text::script::mixture;
use crate::version::TOOL;
use std::borrow::Cow;

/// An article with its review: the input of every format.
#[derive(Debug, Clone, Copy)]
pub struct ReviewedArticle<'a> {
    /// Where the article came from.
    pub provenance: &'a Provenance,
    /// The article.
    pub article: &'a Article,
    /// The hash of its text.
    pub hash: TextHash,
    /// What the program found.
    pub found: &'a Analysis,
    /// What the reviewers made of it.
    pub review: &'a Review,
}

/// A quotation with its decision.
#[derive(Debug, Clone)]
pub struct ExportRow<'a> {
    /// Its number among all quotations of the article, counted from one, exported or not.
    pub number: usize,
    /// The bytes of the content.
    pub span: Span,
    /// The bytes of the content with its marks.
    pub marked: Span,
    /// The code points of the content.
    pub content: CodePointRange,
    /// The code points of the content with its marks.
    pub marks: CodePointRange,
    /// The words of the content, as they are in the article.
    pub text: &'a str,
    /// The words of the content, with the lines of each paragraph joined.
    pub joined: Cow<'a, str>,
    /// The cue of reported speech that would read differently without it: "denied", "urged".
    pub telling: Option<&'a str>,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// The marks to print around the words.
    pub printed_marks: (&'static str, &'static str),
    /// The number of its first part, if the reporter broke the quotation and this is a later part.
    pub part_of: Option<usize>,
    /// Who said it.
    pub speaker: Option<ExportedSpeaker<'a>>,
    /// Who else said the same words: Bolivia in "Chile and Bolivia said".
    pub also: Vec<ExportedSpeaker<'a>>,
    /// The words that report it.
    pub cue: Option<Excerpt<'a>>,
    /// Who relayed it.
    pub via: Option<ExportedSpeaker<'a>>,
    /// The confidence in the speaker, from 0 to 1 with three decimals; `None` if a reviewer named the speaker.
    pub confidence: Option<f64>,
    /// The evidence for the speaker.
    pub evidence: Option<&'static str>,
    /// The decision.
    pub decision: &'a Decision,
    /// Whether a reviewer added it.
    pub added: bool,
    /// What the program found before the review.
    pub found: Option<OriginalFinding<'a>>,
    /// Who was found and who is shown, if they differ.
    pub corrected_speaker: Option<CorrectedSpeaker>,
}

/// A half-open range of code points of the article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePointRange {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Words of the article with their position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// Their bytes.
    pub span: Span,
    /// Their code points.
    pub place: CodePointRange,
    /// The words.
    pub text: &'a str,
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedSpeaker<'a> {
    /// The name, or the words that describe the speaker.
    pub name: &'a str,
    /// "person", "organization", "country", "group" or "unknown".
    pub kind: &'static str,
    /// A person's role, as the article gives it.
    pub role: Option<&'a str>,
    /// The public name of the entity: "p1", "o2", "KP".
    pub entity: Option<String>,
    /// The words that refer to the speaker near the quotation.
    pub mention: Option<Excerpt<'a>>,
}

/// A quotation before the review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OriginalFinding<'a> {
    /// The code points of the content.
    pub content: CodePointRange,
    /// The words of the content, as they are in the article.
    pub text: &'a str,
    /// The name of the speaker.
    pub speaker: Option<&'a str>,
    /// The confidence in the speaker, from 0 to 1 with three decimals.
    pub confidence: Option<f64>,
    /// How it is quoted.
    pub kind: QuotationKind,
}

impl<'a> ReviewedArticle<'a> {
    /// All reviewers with current decisions, sorted by name.
    #[must_use]
    pub fn reviewers(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.stamps().flat_map(Stamp::reviewers).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What the reviewers did so far: "reviewed", or "3 of 8 quotations decided" while some are left.
    pub(super) fn review_words(&self) -> String {
        let progress = ReviewProgress::of(self.review);
        if progress.left() == 0 {
            return "reviewed".to_owned();
        }
        format!("{} of {} decided", progress.done(), counted(progress.all, "quotation", "quotations"))
    }

    /// The time of the last current decision.
    #[must_use]
    pub fn at(&self) -> Option<String> {
        self.last().map(date::moment)
    }

    /// The time of the last current decision, in milliseconds since 1970.
    pub(super) fn last(&self) -> Option<i64> {
        self.stamps().map(|stamp| stamp.at).max()
    }

    /// What the article is called: its title, otherwise its file.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.article.called(self.provenance.source.as_deref()).unwrap_or("article")
    }

    /// Whether an entity of the corrected analysis still exists: it is mentioned, or a reviewer named it.
    #[must_use]
    pub fn is_listed(&self, entity: &Entity) -> bool {
        let is_it = |speaker: Speaker| speaker == Speaker::Entity(entity.id);
        let mut quotations = self.review.analysis.quotations.iter();
        !entity.mentions.is_empty()
            || quotations.any(|quotation| {
                quotation.attribution.as_ref().is_some_and(|by| is_it(by.speaker))
                    || quotation.via.is_some_and(is_it)
            })
    }

    /// The stamps of all current decisions.
    pub(super) fn stamps(&self) -> impl Iterator<Item = &'a Stamp> {
        let review: &'a Review = self.review;
        let cards = review.cards.iter().map(Card::decision);
        cards
            .chain(review.orphans.iter().map(|orphan| &orphan.decision))
            .filter_map(|said| said.stamp.as_ref())
    }
}

impl ExportRow<'_> {
    /// Its public name: "q3".
    #[must_use]
    pub fn id(&self) -> String {
        format!("q{}", self.number)
    }

    /// The reason for its rejection, as a word.
    #[must_use]
    pub fn reason(&self) -> Option<&'static str> {
        match self.decision.verdict {
            Verdict::Rejected(reason) => reason.map(crate::review::Reason::word),
            Verdict::Pending | Verdict::Accepted => None,
        }
    }

    /// Who decided last.
    #[must_use]
    pub fn reviewer(&self) -> Option<&str> {
        self.decision.stamp.as_ref().map(|stamp| stamp.reviewer.as_str())
    }

    /// When the last decision was made.
    #[must_use]
    pub fn at(&self) -> Option<String> {
        self.decision.stamp.as_ref().map(|stamp| date::moment(stamp.at))
    }

    /// What the program found, where a reviewer has corrected it.
    #[must_use]
    pub fn corrected(&self) -> CorrectedParts {
        let speaker = self.corrected_speaker.as_ref().map(|speaker| match &speaker.found {
            Some(names) => joined(names).into_owned(),
            None => NO_NAMED_SPEAKER.to_owned(),
        });
        let words = self.found.filter(|found| found.content != self.content);
        let kind = self.found.map(|found| found.kind).filter(|kind| *kind != self.kind);
        CorrectedParts { speaker, words: words.map(|found| joined(found.text).into_owned()), kind }
    }

    /// The speaker's name; empty if there is no speaker.
    #[must_use]
    pub fn speaker_name(&self) -> &str {
        self.speaker.as_ref().map_or("", |speaker| speaker.name)
    }

    /// The names of everyone who said it: "Chile and Bolivia"; empty if there is no speaker.
    #[must_use]
    pub fn speaker_names(&self) -> String {
        listed(self.speaker.iter().chain(&self.also).map(|speaker| speaker.name))
    }

    /// That the name of somebody who said or relayed it mixes alphabets, in words.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let mut names = self.speaker.iter().chain(&self.also).chain(&self.via).map(|speaker| speaker.name);
        names.find_map(mixture)
    }

    /// The version of the program that recorded the decision, otherwise the one that exports it.
    #[must_use]
    pub fn tool(&self) -> String {
        self.decision.stamp.as_ref().map_or(TOOL.to_owned(), |stamp| format!("pullquote {}", stamp.tool))
    }

    /// Identifies the quotation in `text`, the article's, even if it changes.
    #[must_use]
    pub fn anchor(&self, text: &str) -> Anchor {
        Anchor::of(text, self.span)
    }
}

/// What is written where a quotation has no named speaker.
pub(super) const NO_NAMED_SPEAKER: &str = "no named speaker";

/// What the program found of a quotation, each only if a reviewer has corrected it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedParts {
    /// Everyone who was found to say it, or "no named speaker".
    pub speaker: Option<String>,
    /// The words.
    pub words: Option<String>,
    /// How it was quoted.
    pub kind: Option<QuotationKind>,
}

impl CorrectedParts {
    /// "speaker Ana Petrova; words “We stay”". `None` if nothing was corrected.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let speaker = self.speaker.as_ref().map(|name| match name.as_str() {
            NO_NAMED_SPEAKER => name.clone(),
            name => format!("speaker {name}"),
        });
        let words = self.words.as_ref().map(|words| format!("words “{words}”"));
        let kind = self.kind.map(|kind| format!("kind {}", kind.word()));
        let parts: Vec<String> = speaker.into_iter().chain(words).chain(kind).collect();
        non_empty(&parts.join("; ")).map(str::to_owned)
    }
}

/// Returns `None` if the text is empty.
#[must_use]
pub(super) fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The type of a speaker, as the exports spell it.
#[must_use]
pub(super) fn speaker_kind(speaker: Speaker, entity: Option<&Entity>) -> &'static str {
    match (entity.map(|entity| &entity.kind), speaker) {
        (Some(EntityKind::Country(_)), _) => "country",
        (Some(EntityKind::Person { .. }), _) => "person",
        (Some(EntityKind::Organization), _) => "organization",
        (None, Speaker::Group(_)) => "group",
        (None, _) => "unknown",
    }
}

/// A person's role, as the article gives it.
#[must_use]
pub(super) fn role(entity: &Entity) -> Option<&str> {
    match &entity.kind {
        EntityKind::Person { role } => role.as_deref(),
        EntityKind::Country(_) | EntityKind::Organization => None,
    }
}

/// A share or confidence with three decimals: more would be noise, and the bytes must be the same on every machine.
#[must_use]
pub(super) fn rounded(share: impl Into<f64>) -> f64 {
    (share.into() * 1000.0).round() / 1000.0
}

//! (Article, Analysis, Review) -> one row a quotation, with everything that any format says of it.
//!
//! Here, and only here, bytes become code points and numbers become names, so that no two formats can differ in
//! what they say.

use super::provenance::{Names, Provenance};
use super::selection::QuotationFilter;
use crate::analysis::{Analysis, Entity, EntityKind, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::review::{Anchor, Card, Decision, Review, Stamp, Verdict};
use crate::text::Span;
use crate::text::codepoints::CodePoints;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::version::TOOL;

/// An article with what a review made of it: what every format is written from.
#[derive(Debug, Clone, Copy)]
pub struct ReviewedArticle<'a> {
    /// Where it came from.
    pub provenance: &'a Provenance,
    /// The article.
    pub article: &'a Article,
    /// The hash of its text.
    pub hash: TextHash,
    /// What was found in it.
    pub found: &'a Analysis,
    /// What the reviewers made of that.
    pub review: &'a Review,
}

/// One quotation as it stands.
#[derive(Debug, Clone)]
pub struct ExportRow<'a> {
    /// Its number among all quotations of the article, from one, whichever are handed on.
    pub number: usize,
    /// Bytes of the content.
    pub span: Span,
    /// Bytes of the content with its marks.
    pub marked: Span,
    /// Code points of the content.
    pub content: CodePointRange,
    /// Code points of the content with its marks.
    pub marks: CodePointRange,
    /// The words of the content.
    pub text: &'a str,
    /// Of reported speech, the word without which it would read otherwise: "denied", "urged".
    pub telling: Option<&'a str>,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// Who said it.
    pub speaker: Option<ExportedSpeaker<'a>>,
    /// The words that report it.
    pub cue: Option<Excerpt<'a>>,
    /// Who passed it on.
    pub via: Option<ExportedSpeaker<'a>>,
    /// How sure the program is of the speaker, from 0 to 1 with three decimals; nothing for one the reviewer named.
    pub confidence: Option<f64>,
    /// Why it is this speaker.
    pub evidence: Option<&'static str>,
    /// What was said of it.
    pub decision: &'a Decision,
    /// Whether only the reviewer knows it.
    pub added: bool,
    /// What was found before the review.
    pub found: Option<OriginalFinding<'a>>,
}

/// Code points of the article's text, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePointRange {
    /// The first.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Words of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// Their bytes.
    pub span: Span,
    /// Their code points.
    pub place: CodePointRange,
    /// The words.
    pub text: &'a str,
}

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedSpeaker<'a> {
    /// The name, or the words that describe it.
    pub name: &'a str,
    /// "person", "organization", "country", "group" or "unknown".
    pub kind: &'static str,
    /// What the article says a person is.
    pub role: Option<&'a str>,
    /// The public name of the entity: "p1", "o2", "KP".
    pub entity: Option<String>,
    /// The words that stand for the speaker beside the quotation.
    pub mention: Option<Excerpt<'a>>,
}

/// A quotation before the review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OriginalFinding<'a> {
    /// Code points of the content.
    pub content: CodePointRange,
    /// The speaker's name.
    pub speaker: Option<&'a str>,
    /// How sure the program was of it, from 0 to 1 with three decimals.
    pub confidence: Option<f64>,
    /// How it is quoted.
    pub kind: QuotationKind,
}

impl<'a> ReviewedArticle<'a> {
    /// The quotations that are handed on, in text order.
    #[must_use]
    pub fn rows(&self, selection: &QuotationFilter) -> Vec<ExportRow<'a>> {
        let names = Names::of(&self.review.analysis);
        let mut resolver = Resolver { of: *self, names, points: CodePoints::new(&self.article.text) };
        let review: &'a Review = self.review;
        let cards = review.cards.iter().zip(&review.analysis.quotations).zip(1..);
        let taken = cards.filter(|((_, quotation), _)| selection.takes(self, quotation));
        taken.map(|((card, quotation), number)| resolver.row(card, quotation, number)).collect()
    }

    /// Everybody who decided something that stands, by name.
    #[must_use]
    pub fn reviewers(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.stamps().flat_map(|stamp| people(&stamp.reviewer)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// When the last decision that stands was made.
    #[must_use]
    pub fn at(&self) -> Option<String> {
        self.last().map(date::moment)
    }

    /// The same in milliseconds since 1970.
    pub(super) fn last(&self) -> Option<i64> {
        self.stamps().map(|stamp| stamp.at).max()
    }

    /// What the article is called: its title, else where it came from.
    #[must_use]
    pub fn name(&self) -> &'a str {
        let title = self.article.title.as_deref().filter(|title| !title.trim().is_empty());
        title.or(self.provenance.source.as_deref()).unwrap_or("article")
    }

    /// Whether an entity of the revised analysis is still there: it is mentioned, or the reviewer named it.
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

    /// Of every decision that stands.
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

    /// The word of the reason for which it was rejected.
    #[must_use]
    pub fn reason(&self) -> Option<&'static str> {
        match self.decision.verdict {
            Verdict::Rejected(reason) => reason.map(crate::review::Reason::word),
            Verdict::Pending | Verdict::Accepted => None,
        }
    }

    /// Who said the last of it.
    #[must_use]
    pub fn reviewer(&self) -> Option<&str> {
        self.decision.stamp.as_ref().map(|stamp| stamp.reviewer.as_str())
    }

    /// When the last of it was said.
    #[must_use]
    pub fn at(&self) -> Option<String> {
        self.decision.stamp.as_ref().map(|stamp| date::moment(stamp.at))
    }

    /// The speaker's name; empty for nobody.
    #[must_use]
    pub fn speaker_name(&self) -> &str {
        self.speaker.as_ref().map_or("", |speaker| speaker.name)
    }

    /// The program's version that recorded the decision, else the one that hands it on.
    #[must_use]
    pub fn tool(&self) -> String {
        self.decision.stamp.as_ref().map_or(TOOL.to_owned(), |stamp| format!("pullquote {}", stamp.tool))
    }

    /// By what it is found again in `text`, the article's.
    #[must_use]
    pub fn anchor(&self, text: &str) -> Anchor {
        Anchor::of(text, self.span)
    }
}

/// The people whom a stamp names: what two agreed on is stamped with both names.
pub(super) fn people(reviewer: &str) -> impl Iterator<Item = &str> {
    reviewer.split(", ")
}

/// What is not said: empty text.
#[must_use]
pub(super) fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Turns bytes into code points and numbers into names.
struct Resolver<'a> {
    of: ReviewedArticle<'a>,
    names: Names,
    points: CodePoints<'a>,
}

impl<'a> Resolver<'a> {
    fn row(&mut self, card: &'a Card, quotation: &'a Quotation, number: usize) -> ExportRow<'a> {
        let attribution = quotation.attribution.as_ref();
        let by_reviewer = card.found.is_none() || card.decision().speaker.is_some();
        let found = card.found.and_then(|id| self.of.found.quotation(id));
        let speaker = attribution.map(|by| {
            let mention = by.mention.map(|span| self.words(span));
            self.voice(by.speaker, mention)
        });
        ExportRow {
            number,
            span: quotation.content,
            marked: quotation.marks,
            content: self.place(quotation.content),
            marks: self.place(quotation.marks),
            text: self.of.article.words(quotation.content),
            telling: quotation.telling_cue(&self.of.article.text),
            kind: quotation.kind,
            speaker,
            cue: quotation.cue.map(|cue| self.words(cue.span)),
            via: quotation.via.map(|via| self.voice(via, None)),
            confidence: attribution.filter(|_| !by_reviewer).map(|by| rounded(by.confidence)),
            evidence: attribution.map(|by| by.evidence),
            decision: card.decision(),
            added: card.found.is_none(),
            found: found.map(|found| self.found(found)),
        }
    }

    fn found(&mut self, quotation: &'a Quotation) -> OriginalFinding<'a> {
        let by = quotation.attribution.as_ref();
        let speaker = by.map(|by| self.of.found.speaker_name(by.speaker, &self.of.article.text));
        let confidence = by.map(|by| rounded(by.confidence));
        OriginalFinding { content: self.place(quotation.content), speaker, confidence, kind: quotation.kind }
    }

    fn voice(&mut self, speaker: Speaker, mention: Option<Excerpt<'a>>) -> ExportedSpeaker<'a> {
        let analysis: &'a Analysis = &self.of.review.analysis;
        let entity = match speaker {
            Speaker::Entity(id) => analysis.entity(id),
            Speaker::Group(_) | Speaker::Unknown(_) => None,
        };
        ExportedSpeaker {
            name: analysis.speaker_name(speaker, &self.of.article.text),
            kind: speaker_kind(speaker, entity),
            role: entity.and_then(role),
            entity: entity.map(|entity| self.names.get(entity).to_owned()),
            mention,
        }
    }

    fn words(&mut self, span: Span) -> Excerpt<'a> {
        Excerpt { span, place: self.place(span), text: self.of.article.words(span) }
    }

    fn place(&mut self, span: Span) -> CodePointRange {
        let (start, end) = self.points.of(span);
        CodePointRange { start, end }
    }
}

/// What a speaker is, in the word that the exports spell.
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

/// What the article says a person is.
#[must_use]
pub(super) fn role(entity: &Entity) -> Option<&str> {
    match &entity.kind {
        EntityKind::Person { role } => role.as_deref(),
        EntityKind::Country(_) | EntityKind::Organization => None,
    }
}

/// Three decimals: more would be noise, and the same bytes must come out on every machine.
#[must_use]
pub(super) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

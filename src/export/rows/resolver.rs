//! The quotations of a reviewed article -> their rows: bytes become code points, internal numbers become names.

use super::{CodePointRange, Excerpt, ExportRow, ExportedSpeaker, OriginalFinding, ReviewedArticle};
use super::{role, rounded, speaker_kind};
use crate::analysis::{Analysis, Quotation, Speaker};
use crate::export::provenance::Names;
use crate::review::{Card, Review, parts};
use crate::text::Span;
use crate::text::codepoints::CodePoints;

impl<'a> ReviewedArticle<'a> {
    /// The quotations for which `is_wanted` is true, in text order.
    pub(in crate::export) fn rows_where(&self, is_wanted: impl Fn(&Quotation) -> bool) -> Vec<ExportRow<'a>> {
        let mut resolver = Resolver::new(*self);
        let review: &'a Review = self.review;
        let cards = review.cards.iter().zip(&review.analysis.quotations).zip(1..);
        let wanted = cards.filter(|((_, quotation), _)| is_wanted(quotation));
        wanted.map(|((card, quotation), number)| resolver.row(card, quotation, number)).collect()
    }
}

/// Converts bytes to code points and internal numbers to names.
struct Resolver<'a> {
    of: ReviewedArticle<'a>,
    names: Names,
    points: CodePoints<'a>,
}

impl<'a> Resolver<'a> {
    fn new(of: ReviewedArticle<'a>) -> Self {
        Self { of, names: Names::of(&of.review.analysis), points: CodePoints::new(&of.article.text) }
    }

    /// The row of the quotation with this number.
    fn row(&mut self, card: &'a Card, quotation: &'a Quotation, number: usize) -> ExportRow<'a> {
        let attribution = quotation.attribution.as_ref();
        let by_reviewer = card.found.is_none() || card.decision().speaker.is_some();
        let found = card.found.and_then(|id| self.of.found.quotation(id));
        let speaker = attribution.map(|by| {
            let mention = by.mention.map(|span| self.words(span));
            self.speaker(by.speaker, mention)
        });
        ExportRow {
            number,
            span: quotation.content,
            marked: quotation.marks,
            content: self.place(quotation.content),
            marks: self.place(quotation.marks),
            text: self.of.article.words(quotation.content),
            joined: self.of.article.joined(quotation.content),
            telling: quotation.telling_cue(&self.of.article.text),
            kind: quotation.kind,
            printed_marks: quotation.printed_marks(self.of.article),
            part_of: self.first_part(number - 1),
            speaker,
            also: attribution
                .map(|by| by.also.iter().map(|&other| self.speaker(other, None)).collect())
                .unwrap_or_default(),
            cue: quotation.cue.map(|cue| self.words(cue.span)),
            via: quotation.via.map(|via| self.speaker(via, None)),
            confidence: attribution.filter(|_| !by_reviewer).map(|by| rounded(by.confidence)),
            evidence: attribution.map(|by| by.evidence),
            decision: card.decision(),
            added: card.found.is_none(),
            found: found.map(|found| self.found(found)),
            corrected_speaker: self.of.review.corrected_speaker(number - 1, &self.of.article.text),
        }
    }

    /// The number of the first part of a card that is not the first itself.
    fn first_part(&self, card: usize) -> Option<usize> {
        let review = self.of.review;
        review.found_quotation(review.cards.get(card)?)?.continues?;
        let first = *parts(review, card).first()?;
        (first != card).then_some(first + 1)
    }

    fn found(&mut self, quotation: &'a Quotation) -> OriginalFinding<'a> {
        let by = quotation.attribution.as_ref();
        let speaker = by.map(|by| self.of.found.speaker_name(by.speaker, &self.of.article.text));
        let confidence = by.map(|by| rounded(by.confidence));
        let text = self.of.article.words(quotation.content);
        let content = self.place(quotation.content);
        OriginalFinding { content, text, speaker, confidence, kind: quotation.kind }
    }

    fn speaker(&mut self, speaker: Speaker, mention: Option<Excerpt<'a>>) -> ExportedSpeaker<'a> {
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

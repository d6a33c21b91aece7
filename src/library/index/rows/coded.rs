//! What reviewers gave codes and notes to in an article -> the rows by which `#code` and `note:words` find it.

use crate::analysis::{Quotation, Speaker};
use crate::article::Article;
use crate::review::{EntityName, Passage, Review};
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use crate::verify::is_transcript;
use std::collections::BTreeSet;

/// What stands in place of the code of a note. No code has a line end.
pub(in crate::library::index) const NOTE: &str = "\nnote";

/// What stands in place of the code of an article that is a transcript.
pub(in crate::library::index) const TRANSCRIPT: &str = "\ntranscript";

/// Something with a code or a note: a quotation, a passage, or, with neither, the article.
#[derive(Debug)]
pub(in crate::library::index) struct CodedRow {
    /// The number of the quotation, counted from 1.
    pub(in crate::library::index) quotation: Option<usize>,
    /// Where a passage begins, in bytes of the text.
    pub(in crate::library::index) start: Option<u32>,
    /// The words of a passage.
    pub(in crate::library::index) words: Option<String>,
    /// The code, folded, or [`NOTE`].
    pub(in crate::library::index) code: String,
    /// The code as it was written, or a note, folded.
    pub(in crate::library::index) spelling: String,
    /// Whether what has the code is no longer found in the text.
    pub(in crate::library::index) is_lost: bool,
}

/// All of them. A quotation also has the codes of its speaker, and the codes and notes of the passages that it is in.
pub(super) fn rows(article: &Article, review: &Review) -> Vec<CodedRow> {
    let mut rows: Vec<CodedRow> = review.marking.article.iter().map(|code| CodedRow::code(code)).collect();
    if is_transcript(article) {
        rows.push(CodedRow::of_article(TRANSCRIPT.to_owned(), String::new()));
    }
    rows.extend(review.marking.passages.iter().flat_map(|passage| of_passage(article, passage)));
    for (number, card) in (1..).zip(0..review.cards.len()) {
        let marks = of_quotation(review, card);
        rows.extend(marks.into_iter().map(|row| CodedRow { quotation: Some(number), ..row }));
    }
    for orphan in &review.orphans {
        let codes = orphan.decision.codes.iter().map(|code| CodedRow::code(code));
        rows.extend(codes.chain(CodedRow::note(&orphan.decision.note)).map(CodedRow::lost));
    }
    rows
}

/// What a passage has.
fn of_passage(article: &Article, passage: &Passage) -> Vec<CodedRow> {
    let marks = passage.codes.iter().map(|code| CodedRow::code(code)).chain(CodedRow::note(&passage.note));
    let Some(place) = passage.place else { return marks.map(CodedRow::lost).collect() };
    let words = single_spaced(article.words(place));
    marks.map(|row| CodedRow { start: Some(place.start), words: Some(words.clone()), ..row }).collect()
}

/// What a quotation has, each code once.
fn of_quotation(review: &Review, card: usize) -> Vec<CodedRow> {
    let (Some(card), Some(quotation)) = (review.cards.get(card), review.quotation(card)) else {
        return Vec::new();
    };
    let is_around = |passage: &&Passage| passage.place.is_some_and(|place| place.encloses(quotation.content));
    let around: Vec<&Passage> = review.marking.passages.iter().filter(is_around).collect();
    let decision = card.decision();
    let inherited = codes_of_speaker(review, quotation).chain(around.iter().flat_map(|one| &one.codes));
    let codes: BTreeSet<&String> = decision.codes.iter().chain(inherited).collect();
    let notes = std::iter::once(&decision.note).chain(around.iter().map(|one| &one.note));
    let notes = notes.filter_map(|note| CodedRow::note(note));
    codes.into_iter().map(|code| CodedRow::code(code)).chain(notes).collect()
}

impl CodedRow {
    /// A code of the article.
    fn code(code: &str) -> Self {
        Self::of_article(folded(code), code.to_owned())
    }

    /// A note, if there is one.
    fn note(note: &str) -> Option<Self> {
        let is_there = !note.trim().is_empty();
        is_there.then(|| Self::of_article(NOTE.to_owned(), folded(&single_spaced(note))))
    }

    fn of_article(code: String, spelling: String) -> Self {
        Self { quotation: None, start: None, words: None, code, spelling, is_lost: false }
    }

    /// The same, of something that is no longer found in the text.
    fn lost(self) -> Self {
        Self { is_lost: true, ..self }
    }
}

fn codes_of_speaker<'a>(review: &'a Review, quotation: &Quotation) -> impl Iterator<Item = &'a String> {
    let entity = quotation.attribution.as_ref().and_then(|by| match by.speaker {
        Speaker::Entity(id) => review.analysis.entity(id),
        Speaker::Group(_) | Speaker::Unknown(_) => None,
    });
    entity.and_then(|entity| review.marking.codes_of(&EntityName::of(entity))).into_iter().flatten()
}

//! What reviewers gave codes and notes to in an article -> the rows by which `#code` and `note:words` find it.

use crate::analysis::{Quotation, Speaker};
use crate::article::Article;
use crate::review::{EntityName, Passage, Review};
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use crate::verify::is_transcript;

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
    let mut rows = Vec::new();
    let marking = &review.marking;
    rows.extend(marking.article.iter().map(|code| CodedRow::code(code)));
    if is_transcript(article) {
        rows.push(CodedRow::of_article(TRANSCRIPT.to_owned(), String::new()));
    }
    for passage in &marking.passages {
        let marks =
            passage.codes.iter().map(|code| CodedRow::code(code)).chain(CodedRow::note(&passage.note));
        match passage.place {
            Some(place) => {
                let words = single_spaced(article.words(place));
                rows.extend(marks.map(|row| CodedRow {
                    start: Some(place.start),
                    words: Some(words.clone()),
                    ..row
                }));
            }
            None => rows.extend(marks.map(CodedRow::lost)),
        }
    }
    for ((number, card), quotation) in (1..).zip(&review.cards).zip(&review.analysis.quotations) {
        let around: Vec<&Passage> = marking
            .passages
            .iter()
            .filter(|passage| passage.place.is_some_and(|place| place.encloses(quotation.content)))
            .collect();
        let decision = card.decision();
        let speakers = codes_of_speaker(review, quotation);
        let codes =
            decision.codes.iter().chain(speakers).chain(around.iter().flat_map(|passage| &passage.codes));
        let codes: std::collections::BTreeSet<&String> = codes.collect();
        let notes = std::iter::once(&decision.note).chain(around.iter().map(|passage| &passage.note));
        let marks = codes
            .into_iter()
            .map(|code| CodedRow::code(code))
            .chain(notes.filter_map(|note| CodedRow::note(note)));
        rows.extend(marks.map(|row| CodedRow { quotation: Some(number), ..row }));
    }
    for orphan in &review.orphans {
        let codes = orphan.decision.codes.iter().map(|code| CodedRow::code(code));
        rows.extend(codes.chain(CodedRow::note(&orphan.decision.note)).map(CodedRow::lost));
    }
    rows
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

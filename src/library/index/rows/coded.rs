//! What reviewers gave codes to in an article -> the rows by which `#code` finds it.

use crate::analysis::{Quotation, Speaker};
use crate::article::Article;
use crate::review::{EntityName, Review};
use crate::text::phrase::single_spaced;

/// Something with a code: a quotation, a passage, or, with neither, the article.
#[derive(Debug)]
pub(in crate::library::index) struct CodedRow {
    /// The number of the quotation, counted from 1.
    pub(in crate::library::index) quotation: Option<usize>,
    /// Where a passage begins, in bytes of the text.
    pub(in crate::library::index) start: Option<u32>,
    /// The words of a passage.
    pub(in crate::library::index) words: Option<String>,
    pub(in crate::library::index) code: String,
    /// Whether what has the code is no longer found in the text.
    pub(in crate::library::index) is_lost: bool,
}

/// All of them. A quotation also has the codes of its speaker and of the passages that it is in.
pub(super) fn rows(article: &Article, review: &Review) -> Vec<CodedRow> {
    let mut rows = Vec::new();
    let marking = &review.marking;
    for code in &marking.article {
        rows.push(CodedRow::of_article(code));
    }
    for passage in &marking.passages {
        let Some(place) = passage.place else {
            rows.extend(passage.codes.iter().map(|code| CodedRow::lost(code)));
            continue;
        };
        let words = single_spaced(article.words(place));
        rows.extend(passage.codes.iter().map(|code| CodedRow {
            quotation: None,
            start: Some(place.start),
            words: Some(words.clone()),
            code: code.clone(),
            is_lost: false,
        }));
    }
    for ((number, card), quotation) in (1..).zip(&review.cards).zip(&review.analysis.quotations) {
        let speakers = codes_of_speaker(review, quotation);
        let passages = marking
            .passages
            .iter()
            .filter(|passage| passage.place.is_some_and(|place| place.encloses(quotation.content)));
        let codes = card.decision().codes.iter().chain(speakers).chain(passages.flat_map(|one| &one.codes));
        let codes: std::collections::BTreeSet<&String> = codes.collect();
        rows.extend(codes.into_iter().map(|code| CodedRow {
            quotation: Some(number),
            start: None,
            words: None,
            code: code.clone(),
            is_lost: false,
        }));
    }
    let orphans = review.orphans.iter().flat_map(|orphan| &orphan.decision.codes);
    rows.extend(orphans.map(|code| CodedRow::lost(code)));
    rows
}

impl CodedRow {
    fn of_article(code: &str) -> Self {
        Self { quotation: None, start: None, words: None, code: code.to_owned(), is_lost: false }
    }

    /// Something that is no longer found in the text.
    fn lost(code: &str) -> Self {
        Self { is_lost: true, ..Self::of_article(code) }
    }
}

fn codes_of_speaker<'a>(review: &'a Review, quotation: &Quotation) -> impl Iterator<Item = &'a String> {
    let entity = quotation.attribution.as_ref().and_then(|by| match by.speaker {
        Speaker::Entity(id) => review.analysis.entity(id),
        Speaker::Group(_) | Speaker::Unknown(_) => None,
    });
    entity.and_then(|entity| review.marking.codes_of(&EntityName::of(entity))).into_iter().flatten()
}

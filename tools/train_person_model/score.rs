//! How many people the program finds with a model.

use super::corpora::{Document, Kind};
use super::lesson;
use pullquote::analysis::person;
use pullquote::lexicon::person_model::PersonModel;
use std::collections::BTreeSet;

/// Precision, recall and F1 of exact spans.
pub fn score(model: &[u8], documents: &[&Document]) -> String {
    let model = PersonModel::new(model);
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    for document in documents {
        let people =
            lesson::read(document, |passage, countries| person::find_with(model, passage, countries));
        let people: BTreeSet<(usize, usize)> =
            people.iter().map(|person| (person.span.start as usize, person.span.end as usize)).collect();
        let gold: BTreeSet<(usize, usize)> = document
            .names
            .iter()
            .filter(|name| name.kind == Kind::Person)
            .map(|name| (name.start, name.end))
            .collect();
        right += people.intersection(&gold).count();
        found += people.len();
        wanted += gold.len();
    }
    let share = |of: usize| right as f32 / of.max(1) as f32;
    let f1 = 2.0 * right as f32 / (found + wanted).max(1) as f32;
    format!(
        "P {:.4} R {:.4} F1 {f1:.4} ({} documents, {wanted} people)",
        share(found),
        share(wanted),
        documents.len()
    )
}

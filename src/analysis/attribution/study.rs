//! What was weighed to find each speaker, for the tool that fits the weights (`tools/attribution_study.rs`).

use super::candidate::Candidate;
use super::coreference::Antecedent;
use super::observer::Observer;
use crate::analysis::entity::Registry;
use crate::analysis::weights::{ClueSet, WeightedClue};
use crate::analysis::{Analysis, Passage, Speaker, quotation};
use crate::article::Article;
use crate::text::Span;

/// A choice between speakers.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What was decided: the speaker of a quotation or the meaning of a pronoun.
    pub subject: Subject,
    /// The quotation or the pronoun.
    pub span: Span,
    /// Those it was made between.
    pub options: Vec<Weighed>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The speaker of a quotation.
    Quotation,
    /// The meaning of a pronoun.
    Pronoun,
}

/// Somebody who could have been chosen.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// Who.
    pub speaker: Speaker,
    /// The words that name them.
    pub mention: Option<Span>,
    /// The names of the features that were seen.
    pub features: Vec<String>,
}

/// Writes everything down.
struct Notes(Vec<Choice>);

impl Observer for Notes {
    fn quotation(&mut self, span: Span, candidates: &[Candidate]) {
        let options = candidates.iter().map(|candidate| Weighed {
            speaker: candidate.speaker,
            mention: candidate.mention,
            features: names(candidate.features),
        });
        self.0.push(Choice { subject: Subject::Quotation, span, options: options.collect() });
    }

    fn pronoun(&mut self, span: Span, antecedents: &[Antecedent]) {
        let options = antecedents.iter().map(|antecedent| Weighed {
            speaker: antecedent.speaker,
            mention: None,
            features: names(antecedent.signs),
        });
        self.0.push(Choice { subject: Subject::Pronoun, span, options: options.collect() });
    }
}

fn names<F: WeightedClue>(features: ClueSet<F>) -> Vec<String> {
    features.iter().map(|feature| format!("{feature:?}")).collect()
}

/// Reads a whole article as one passage; what was found, and every choice that was made.
#[must_use]
pub fn study(article: &Article) -> (Analysis, Vec<Choice>) {
    let passage = Passage::new(&article.text, &article.paragraphs);
    let (mut registry, mut found) = (Registry::default(), Analysis::default());
    crate::analysis::analyzer::recognize(&passage, &mut registry, &mut found);
    let reading = quotation::find_quotations(&passage);
    let mut notes = Notes(Vec::new());
    super::attribute_observed(&registry, &reading, &mut found, &mut notes);
    registry.write_entities(&mut found);
    (found, notes.0)
}

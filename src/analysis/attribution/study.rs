//! The choices made to find each speaker, for the tool that fits the weights (`tools/attribution_study.rs`).

use super::Carried;
use super::candidate::PossibleSpeaker;
use super::coreference::Antecedent;
use super::observer::Observer;
use crate::analysis::entity::Registry;
use crate::analysis::naming::{NamesSoFar, PassageNames};
use crate::analysis::quotation::UnattributedQuotation;
use crate::analysis::weights::{ClueSet, WeightedClue};
use crate::analysis::{Analysis, Passage, QuotationKind, Speaker, quotation};
use crate::article::Article;
use crate::text::Span;

/// A choice between speakers.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What was decided.
    pub kind: ChoiceKind,
    /// The quotation or the pronoun.
    pub span: Span,
    /// The options.
    pub options: Vec<WeighedOption>,
}

/// The kind of a choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChoiceKind {
    /// The speaker of a quotation of this kind, whose words are speech with this probability.
    Quotation(QuotationKind, f32),
    /// The antecedent of a pronoun.
    Pronoun,
}

/// A speaker who could have been chosen.
#[derive(Debug, Clone)]
pub struct WeighedOption {
    /// The speaker.
    pub speaker: Speaker,
    /// The words that name the speaker.
    pub mention: Option<Span>,
    /// The probability that these words mean the speaker.
    pub certainty: f32,
    /// The names of the clues.
    pub clues: Vec<String>,
}

/// Records every choice.
struct Notes(Vec<Choice>);

impl Observer for Notes {
    fn quotation(&mut self, quoted: &UnattributedQuotation, candidates: &[PossibleSpeaker]) {
        let options = candidates.iter().map(|candidate| WeighedOption {
            speaker: candidate.speaker,
            mention: candidate.mention,
            certainty: candidate.certainty,
            clues: names(candidate.clues),
        });
        let (kind, span) = (ChoiceKind::Quotation(quoted.kind, quoted.speech), quoted.content);
        self.0.push(Choice { kind, span, options: options.collect() });
    }

    fn pronoun(&mut self, span: Span, antecedents: &[Antecedent]) {
        let options = antecedents.iter().map(|antecedent| WeighedOption {
            speaker: antecedent.speaker,
            mention: None,
            certainty: 1.0,
            clues: names(antecedent.clues),
        });
        self.0.push(Choice { kind: ChoiceKind::Pronoun, span, options: options.collect() });
    }
}

fn names<F: WeightedClue>(clues: ClueSet<F>) -> Vec<String> {
    clues.iter().map(|clue| format!("{clue:?}")).collect()
}

/// Analyses a whole article as one passage. Returns the findings and every choice that was made.
#[must_use]
pub fn study(article: &Article) -> (Analysis, Vec<Choice>) {
    let passage = Passage::new(&article.text, &article.paragraphs);
    let (mut registry, mut found) = (Registry::default(), Analysis::default());
    PassageNames::find(&passage, &mut NamesSoFar::default()).link(&passage, &mut registry, &mut found);
    let reading = quotation::find_quotations(&passage);
    let mut notes = Notes(Vec::new());
    super::attribute_observed((&registry, &reading), &mut Carried::default(), &mut found, &mut notes);
    registry.write_entities(&mut found);
    (found, notes.0)
}

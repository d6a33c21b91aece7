//! Quotation -> candidates that no verb reports: people, institutions and pronouns in its sentence and just
//! before it.
//!
//! "Grace Adebayo’s letter was “too late”", "In a statement by the ministry: “…”", "Adebayo took the floor. “…”":
//! where they stand and what stands between them and the quotation is all there is to go by.

use super::candidate::Candidate;
use super::coreference::{self, Known, Memory, Resolved, can_stand};
use super::score::Feature;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::analysis::weights::ClueSet;
use crate::analysis::{EntityKind, Mention, QuotationKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;
use std::ops::Range;

/// Mentions on each side that are looked at.
const LOOKED_AT: usize = 10;
/// Candidates that are taken from the quotation's own sentence, and from the one before.
const TAKEN: usize = 3;
/// Tokens of a sentence that are searched for a pronoun.
const FURTHEST: usize = 24;

/// The candidates for `quoted` that no report offers, in no order.
pub(super) fn of(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    known: &Known<'_>,
    speakers: &[Option<Resolved>],
) -> Vec<Candidate> {
    let search = Search { outline: &reading.outline, quoted, known };
    let mut found = search.before();
    found.extend(search.behind());
    found.extend(search.pronoun(reading, speakers));
    found
}

struct Search<'s> {
    outline: &'s Outline<'s, 's>,
    quoted: &'s UnattributedQuotation,
    known: &'s Known<'s>,
}

impl Search<'_> {
    fn start(&self) -> usize {
        self.quoted.tokens.start
    }

    fn sentence(&self) -> u32 {
        self.outline.sentence(self.start())
    }

    /// Those named before the quotation: in its sentence, and in the one before.
    fn before(&self) -> Vec<Candidate> {
        let to = self.known.mentions.partition_point(|m| m.span.start < self.quoted.marks.start);
        let near = self.known.mentions.get(to.saturating_sub(LOOKED_AT)..to).unwrap_or_default();
        let mut found: Vec<Candidate> = Vec::new();
        let mut taken = [0; 2];
        for mention in near.iter().rev().filter(|mention| can_stand(mention)) {
            let place = self.outline.passage.token_at(mention.span.start);
            if self.outline.kind(place) == TokenKind::Quoted {
                continue;
            }
            let sentences = self.sentence().saturating_sub(self.outline.sentence(place)) as usize;
            let Some(rank) = taken.get_mut(sentences) else { break };
            *rank += 1;
            if *rank > TAKEN {
                continue;
            }
            let mut features = self.place_before(place, sentences);
            features.add_if(*rank > 1, Feature::NotNearestNamed);
            features.add_if(sentences == 1 && taken[0] > 0, Feature::OthersInSentence);
            found.push(self.candidate(mention, features));
        }
        if let [only] = found.as_mut_slice() {
            only.features.add(Feature::OnlyOneNamed);
        }
        found
    }

    /// What speaks for words at token `place`, in the sentence or the one before.
    fn place_before(&self, place: usize, sentences: usize) -> ClueSet<Feature> {
        let same_paragraph = self.outline.paragraph(place) == self.outline.paragraph(self.start());
        let mut features = ClueSet::of(&[match (sentences, same_paragraph) {
            (0, _) => Feature::NamedInSentence,
            (_, true) => Feature::NamedInLastSentence,
            (_, false) => Feature::NamedInLastParagraph,
        }]);
        let colon = self.outline.kind_before(self.start()) == TokenKind::Colon;
        features.add_if(colon, Feature::NamedColon);
        features.add_if(self.quoted.kind == QuotationKind::Partial, Feature::NamedPartial);
        features.add_if(coreference::is_subject(self.outline, place), Feature::NamedSubject);
        features
    }

    /// Those named behind the quotation in its sentence.
    fn behind(&self) -> Vec<Candidate> {
        let from = self.known.mentions.partition_point(|m| m.span.start < self.quoted.marks.end);
        let near = self.known.mentions.iter().skip(from).take(LOOKED_AT).filter(|mention| can_stand(mention));
        let mut found = Vec::new();
        for mention in near {
            let place = self.outline.passage.token_at(mention.span.start);
            if self.outline.sentence(place) != self.sentence() || found.len() == 2 {
                break;
            }
            let mut features = ClueSet::of(&[Feature::NamedBehind]);
            features.add_if(!found.is_empty(), Feature::NotNearestNamed);
            features.add_if(self.quoted.kind == QuotationKind::Partial, Feature::NamedPartial);
            features.add_if(place <= self.quoted.tokens.end + 4, Feature::NamedTouching);
            found.push(self.candidate(mention, features));
        }
        found
    }

    fn candidate(&self, mention: &Mention, mut features: ClueSet<Feature>) -> Candidate {
        features.add(match self.known.kind(mention.entity) {
            Some(EntityKind::Person { .. }) => Feature::NamedPerson,
            Some(EntityKind::Organization) => Feature::NamedOrganization,
            _ => Feature::NamedCountry,
        });
        let place = self.outline.passage.token_at(mention.span.start);
        let end = self.outline.passage.token_at(mention.span.end.saturating_sub(1)) + 1;
        self.surroundings(place..end, &mut features);
        let (speaker, mention) = (Speaker::Entity(mention.entity), Some(mention.span));
        Candidate { speaker, mention, cue: None, via: None, certainty: 1.0, features }
    }

    /// What stands around the words: "by Adebayo", "Adebayo’s letter".
    fn surroundings(&self, tokens: Range<usize>, features: &mut ClueSet<Feature>) {
        let outline = self.outline;
        let owner = outline.kind(tokens.end) == TokenKind::Possessive
            || matches!(outline.kind(tokens.start), TokenKind::Function(FunctionWord::Possessor));
        let speech =
            |range: Range<usize>| range.clone().any(|at| speakers::is_speech(outline.lowercase_word(at)));
        features.add_if(owner, Feature::NamedOwner);
        features.add_if(owner && speech(tokens.end..tokens.end + 4), Feature::OwnsSpeech);
        let preposition = outline.kind_before(tokens.start) == TokenKind::Function(FunctionWord::Preposition);
        features.add_if(preposition, Feature::BehindPreposition);
        let author = matches!(outline.lowercase_word(tokens.start.saturating_sub(1)), "by" | "from" | "with");
        let of_speech = author && speech(tokens.start.saturating_sub(5)..tokens.start);
        features.add_if(of_speech, Feature::SpeechByNamed);
        if tokens.end <= self.start() {
            features.add_if(
                !owner && speech(tokens.end..self.start().min(tokens.end + FURTHEST)),
                Feature::SpeechBetween,
            );
            features.add_if(self.start() - tokens.end <= 2, Feature::NamedTouching);
        }
    }

    /// The pronoun nearest before the quotation in its sentence: "his claim that …", "that she is “…”".
    fn pronoun(&self, reading: &PassageReading<'_, '_>, speakers: &[Option<Resolved>]) -> Option<Candidate> {
        let start = self.outline.sentence_start(self.sentence()).max(self.start().saturating_sub(FURTHEST));
        let stands = |&at: &usize| {
            matches!(
                self.outline.kind(at),
                TokenKind::Function(FunctionWord::Subject | FunctionWord::Possessor)
            ) && coreference::subject_form(self.outline.passage.word(at)).is_some_and(|word| word != "it")
        };
        let at = (start..self.start()).rev().find(stands)?;
        let end = reading.reports.partition_point(|report| report.cue.start < at);
        let memory = Memory::before(reading, speakers, end);
        let antecedents = coreference::antecedents(self.outline, self.known, at, &memory);
        let resolved = coreference::choose(self.outline, at, &antecedents);
        let owner = matches!(self.outline.kind(at), TokenKind::Function(FunctionWord::Possessor));
        let mut features = ClueSet::of(&[if owner { Feature::PronounOwner } else { Feature::PronounActs }]);
        features.add_if(self.quoted.kind == QuotationKind::Partial, Feature::NamedPartial);
        self.surroundings(at..at + 1, &mut features);
        let mention = Some(self.outline.span_of(&(at..at + 1)));
        let (speaker, certainty) = (resolved.speaker, resolved.certainty);
        Some(Candidate { speaker, mention, cue: None, via: None, certainty, features })
    }
}

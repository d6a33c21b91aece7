//! Quotation -> possible speakers without a reporting verb: the people, institutions and pronouns in its sentence
//! and just before it.
//!
//! Examples: "Grace Adebayo’s letter was “too late”", "In a statement by the ministry: “…”", "Adebayo took the
//! floor. “…”". The only clues are their position and the words between them and the quotation.

use super::candidate::PossibleSpeaker;
use super::claims;
use super::coreference::{self, KnownEntities, PlacedMention, ReportSpeakers, can_stand};
use super::speaker_clue::SpeakerClue;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::analysis::weights::ClueSet;
use crate::analysis::{EntityKind, QuotationKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// The most mentions examined on each side of the quotation.
const MAX_MENTIONS: usize = 10;
/// The most candidates from each of the quotation's own sentence and the previous one.
const MAX_CANDIDATES: usize = 3;
/// The most tokens between a pronoun and the quotation, and between the word "statement" and the quotation.
const MAX_DISTANCE: usize = 24;

/// Adds the possible speakers of `quoted` among the mentions around it, in no particular order.
pub(super) fn add_named(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (known, speakers): (&KnownEntities<'_>, &ReportSpeakers),
    candidates: &mut Vec<PossibleSpeaker>,
) {
    let search = MentionSearch { outline: &reading.outline, quoted, known };
    search.before(candidates);
    search.behind(candidates);
    candidates.extend(search.pronoun(reading, speakers));
}

struct MentionSearch<'s> {
    outline: &'s Outline<'s, 's>,
    quoted: &'s UnattributedQuotation,
    known: &'s KnownEntities<'s>,
}

impl MentionSearch<'_> {
    fn start(&self) -> usize {
        self.quoted.tokens.start
    }

    fn sentence(&self) -> u32 {
        self.outline.sentence(self.start())
    }

    /// Those named before the quotation, in its sentence and the previous one.
    fn before(&self, candidates: &mut Vec<PossibleSpeaker>) {
        let to = self.known.mentions.partition_point(|m| m.span.start < self.quoted.marks.start);
        let near = self.known.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        let first = candidates.len();
        let mut taken = [0; 2];
        for mention in near.iter().rev().filter(|mention| can_stand(mention)) {
            let place = mention.tokens.start;
            if self.outline.kind(place) == TokenKind::Quoted {
                continue;
            }
            let sentences = self.sentence().saturating_sub(self.outline.sentence(place)) as usize;
            let Some(rank) = taken.get_mut(sentences) else { break };
            *rank += 1;
            if *rank > MAX_CANDIDATES {
                continue;
            }
            let mut clues = self.place_before(mention, sentences);
            clues.add_if(*rank > 1, SpeakerClue::NotNearestNamed);
            clues.add_if(sentences == 1 && taken[0] > 0, SpeakerClue::OthersInSentence);
            candidates.push(self.candidate(mention, clues));
        }
        if let Some([only]) = candidates.get_mut(first..) {
            only.clues.add(SpeakerClue::OnlyOneNamed);
        }
    }

    /// The clues for a mention in the quotation's sentence (0) or the previous one (1).
    fn place_before(&self, mention: &PlacedMention, sentences: usize) -> ClueSet<SpeakerClue> {
        let same_paragraph =
            self.outline.paragraph(mention.tokens.start) == self.outline.paragraph(self.start());
        let mut clues = ClueSet::of(&[match (sentences, same_paragraph) {
            (0, _) => SpeakerClue::NamedInSentence,
            (_, true) => SpeakerClue::NamedInLastSentence,
            (_, false) => SpeakerClue::NamedInLastParagraph,
        }]);
        let colon = self.outline.kind_before(self.start()) == TokenKind::Colon;
        clues.add_if(colon, SpeakerClue::NamedColon);
        clues.add_if(self.quoted.kind == QuotationKind::Partial, SpeakerClue::NamedPartial);
        clues.add_if(mention.is_subject(self.outline), SpeakerClue::NamedSubject);
        clues
    }

    /// Those named after the quotation in its sentence.
    fn behind(&self, candidates: &mut Vec<PossibleSpeaker>) {
        let from = self.known.mentions.partition_point(|m| m.span.start < self.quoted.marks.end);
        let near =
            self.known.mentions.iter().skip(from).take(MAX_MENTIONS).filter(|mention| can_stand(mention));
        for (found, mention) in near.enumerate() {
            let place = mention.tokens.start;
            if self.outline.sentence(place) != self.sentence() || found == 2 {
                break;
            }
            let mut clues = ClueSet::of(&[SpeakerClue::NamedBehind]);
            clues.add_if(found > 0, SpeakerClue::NotNearestNamed);
            clues.add_if(self.quoted.kind == QuotationKind::Partial, SpeakerClue::NamedPartial);
            clues.add_if(place <= self.quoted.tokens.end + 4, SpeakerClue::NamedTouching);
            candidates.push(self.candidate(mention, clues));
        }
    }

    fn candidate(&self, mention: &PlacedMention, mut clues: ClueSet<SpeakerClue>) -> PossibleSpeaker {
        clues.add(match self.known.kind(mention.entity) {
            Some(EntityKind::Person { .. }) => SpeakerClue::NamedPerson,
            Some(EntityKind::Organization) => SpeakerClue::NamedOrganization,
            _ => SpeakerClue::NamedCountry,
        });
        self.surroundings(mention.tokens.clone(), &mut clues);
        let (speaker, mention) = (Speaker::Entity(mention.entity), Some(mention.span));
        PossibleSpeaker {
            speaker,
            also: Vec::new(),
            mention,
            cue: None,
            via: None,
            certainty: 1.0,
            reference: None,
            clues,
        }
    }

    /// Adds the clues from the words around a mention: "by Adebayo", "Adebayo’s letter".
    fn surroundings(&self, tokens: Range<usize>, clues: &mut ClueSet<SpeakerClue>) {
        let outline = self.outline;
        let owner = outline.kind(tokens.end) == TokenKind::Possessive
            || matches!(outline.kind(tokens.start), TokenKind::Function(FunctionWord::Possessor));
        let speech = |mut range: Range<usize>| range.any(|at| outline.is_speech_noun(at));
        clues.add_if(owner, SpeakerClue::NamedOwner);
        clues.add_if(owner && speech(tokens.end..tokens.end + 4), SpeakerClue::OwnsSpeech);
        let claims = owner && claims::introduces(outline, tokens.end, self.start());
        clues.add_if(claims, SpeakerClue::OwnsClaim);
        let preposition = outline.kind_before(tokens.start) == TokenKind::Function(FunctionWord::Preposition);
        clues.add_if(preposition, SpeakerClue::BehindPreposition);
        let author = matches!(outline.lowercase_word(tokens.start.saturating_sub(1)), "by" | "from" | "with");
        let of_speech = author && speech(tokens.start.saturating_sub(5)..tokens.start);
        clues.add_if(of_speech, SpeakerClue::SpeechByNamed);
        if tokens.end <= self.start() {
            clues.add_if(
                !owner && speech(tokens.end..self.start().min(tokens.end + MAX_DISTANCE)),
                SpeakerClue::SpeechBetween,
            );
            clues.add_if(self.start() - tokens.end <= 2, SpeakerClue::NamedTouching);
        }
    }

    /// The last pronoun before the quotation in its sentence: "his claim that …", "that she is “…”".
    fn pronoun(
        &self,
        reading: &PassageReading<'_, '_>,
        speakers: &ReportSpeakers,
    ) -> Option<PossibleSpeaker> {
        let start =
            self.outline.sentence_start(self.sentence()).max(self.start().saturating_sub(MAX_DISTANCE));
        let stands = |&at: &usize| {
            matches!(
                self.outline.kind(at),
                TokenKind::Function(FunctionWord::Subject | FunctionWord::Possessor)
            ) && coreference::subject_form(self.outline.passage.word(at)).is_some_and(|word| word != "it")
        };
        let at = (start..self.start()).rev().find(stands)?;
        let resolved = self.known.pronoun_or_else(at, || {
            let end = reading.reports.partition_point(|report| report.cue.start < at);
            let memory = speakers.memory_before(end);
            let antecedents = coreference::antecedents(self.outline, self.known, at, &memory);
            coreference::choose(self.outline, at, &antecedents)
        });
        let owner = matches!(self.outline.kind(at), TokenKind::Function(FunctionWord::Possessor));
        let mut clues =
            ClueSet::of(&[if owner { SpeakerClue::PronounOwner } else { SpeakerClue::PronounActs }]);
        clues.add_if(self.quoted.kind == QuotationKind::Partial, SpeakerClue::NamedPartial);
        self.surroundings(at..at + 1, &mut clues);
        let mention = Some(self.outline.span_of(&(at..at + 1)));
        let (speaker, certainty) = (resolved.speaker, resolved.certainty);
        Some(PossibleSpeaker {
            speaker,
            also: Vec::new(),
            mention,
            cue: None,
            via: None,
            certainty,
            reference: None,
            clues,
        })
    }
}

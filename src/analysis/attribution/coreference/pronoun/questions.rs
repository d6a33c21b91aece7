//! The sentence before a pronoun -> who was asked there, and by whom: whoever is asked speaks next, not whoever asks.
//!
//! Gets right: Mensah asked Lopez whether she knew. “No,” she said. Leaves alone: Mensah asked Lopez to leave; Lopez was
//! asked; Mensah asked for calm.

use super::AntecedentSearch;
use crate::analysis::Speaker;
use crate::analysis::attribution::coreference::antecedent_clue::AntecedentClue;
use crate::analysis::attribution::coreference::memory::Memory;
use crate::analysis::attribution::coreference::phrase::by_words;
use crate::analysis::grammar::{
    FollowedBy, NounPhrase, PhraseKind, TokenKind, describes_speaker, phrase_ending_at, phrase_starting_at,
};
use crate::analysis::weights::ClueSet;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Somebody asks somebody something.
pub(super) struct Question {
    /// Who asks.
    asks: NounPhrase,
    /// Who is asked, if the text says.
    listener: Option<NounPhrase>,
}

impl AntecedentSearch<'_> {
    /// Adds that whoever was asked right before the pronoun answers now.
    pub(super) fn look_at_question(&mut self, memory: &Memory) {
        let (outline, known) = (self.outline, self.known);
        let (asking, listener) = match self.question_before() {
            Some(question) => (by_words(outline, known, &question.asks, memory).speaker, question.listener),
            None => match self.addressed_before(memory) {
                Some((speaker, listener)) => (speaker, Some(listener)),
                None => return,
            },
        };
        if self.is_found(asking) {
            self.add_unquoted(asking, ClueSet::of(&[AntecedentClue::Asked]));
        }
        let Some(listener) = listener.filter(|phrase| phrase.kind != PhraseKind::Pronoun) else { return };
        let answering = by_words(outline, known, &listener, memory);
        if answering.speaker != asking {
            let mut clues = ClueSet::of(&[AntecedentClue::WasAsked]);
            if !self.is_found(answering.speaker) {
                clues.add_all(self.clues_of_place(answering.place, false));
            }
            self.add_unquoted(answering.speaker, clues);
        }
    }

    /// Before an answer: whoever spoke in the sentence before, and the one to whom: “…,” Mensah wrote to Lopez. “No,” she replied.
    fn addressed_before(&self, memory: &Memory) -> Option<(Speaker, NounPhrase)> {
        const MAX_WAY: usize = 5;
        let outline = self.outline;
        let spoken = memory.spoken.first().filter(|_| self.answers())?;
        let at = outline.passage.token_in_reach(spoken.at)?;
        let (here, there) = (outline.sentence(self.at), outline.sentence(at));
        if here.saturating_sub(there) > 1 {
            return None;
        }
        let is_to = |&to: &usize| {
            outline.passage.word(to) == "to"
                && outline.kind(to) != TokenKind::Quoted
                && outline.sentence(to) == there
        };
        let to = (at..self.at).find(is_to)?;
        // "said he lost to Lopez": words of the report. "replied when asked": the question is another one.
        let is_way = |at: usize| {
            matches!(
                outline.kind(at),
                TokenKind::Word | TokenKind::Function(FunctionWord::Preposition | FunctionWord::Determiner)
            ) && !outline.is_past_verb(at)
        };
        let spoken_at_once = to - at <= MAX_WAY && (at + 1..to).all(is_way);
        let is_asked = (self.at..self.at + MAX_WAY).any(|at| outline.passage.word(at) == "asked");
        if !spoken_at_once || is_asked {
            return None;
        }
        let listener = phrase_starting_at(outline, to + 1, self.at, FollowedBy::ClauseEnd)?;
        let is_person = listener.kind == PhraseKind::Name || describes_speaker(outline, &listener.core);
        is_person.then_some((spoken.resolved.speaker, listener))
    }

    /// Whether somebody is among the antecedents already.
    fn is_found(&self, speaker: Speaker) -> bool {
        self.antecedents.iter().any(|antecedent| antecedent.speaker == speaker)
    }

    /// The last question before the pronoun, in its sentence or the one before.
    fn question_before(&self) -> Option<Question> {
        const MAX_TOKENS: usize = 60;
        let outline = self.outline;
        let here = outline.sentence(self.at);
        let answers = self.answers();
        let is_verb = |&at: &usize| {
            let asks = outline.is(at, List::VerbsOfAsking) || answers && outline.is(at, List::VerbsOfTelling);
            asks && outline.kind(at) != TokenKind::Quoted && here.saturating_sub(outline.sentence(at)) <= 1
        };
        let verb = (self.at.saturating_sub(MAX_TOKENS)..self.at).rev().find(is_verb)?;
        let start = outline.sentence_start(outline.sentence(verb)).max(verb.saturating_sub(MAX_TOKENS));
        if outline.kind_before(verb) == TokenKind::Quoted {
            let asks = phrase_starting_at(outline, verb + 1, self.at, FollowedBy::ClauseEnd)?;
            return Some(Question { asks, listener: None });
        }
        let quoted = (start..verb).rev().find(|&at| outline.kind(at) == TokenKind::Quoted);
        let asks =
            phrase_ending_at(outline, quoted.map_or(start, |mark| mark + 1), self.without_adverb(verb))?;
        let listener = phrase_starting_at(outline, verb + 1, self.at, FollowedBy::Verb);
        let listener = listener.filter(|phrase| !self.is_thing(phrase));
        let end = listener.as_ref().map_or(verb + 1, |phrase| phrase.full.end);
        // "asked her to leave", "told her not to go": before an answer, she answers.
        let requests = matches!(outline.passage.word(end), "to" | "for" | "not") && !answers;
        // A question in marks needs no object.
        let is_question = listener.is_some() || quoted.is_some() || self.is_of_pronoun(verb + 1);
        (is_question && !requests).then_some(Question { asks, listener })
    }

    /// Whether the pronoun’s own verb says that somebody answers.
    fn answers(&self) -> bool {
        let outline = self.outline;
        let verb = |at: usize| outline.is(at, List::VerbsOfAnswering);
        verb(self.at + 1) || verb(self.at + 2) || self.at.checked_sub(1).is_some_and(verb)
    }

    fn without_adverb(&self, verb: usize) -> usize {
        let adverb = TokenKind::Function(FunctionWord::Adverb);
        if self.outline.kind_before(verb) == adverb { verb - 1 } else { verb }
    }

    fn is_of_pronoun(&self, at: usize) -> bool {
        self.outline.kind(at) == TokenKind::Function(FunctionWord::Object)
            || matches!(self.outline.passage.word(at), "her" | "it")
    }

    /// Whether what is asked is no person: "asked a question".
    fn is_thing(&self, object: &NounPhrase) -> bool {
        let noun = object.core.end.saturating_sub(1);
        let question = self.outline.is(object.full.end, List::QuestionWords);
        object.kind == PhraseKind::Description
            && (self.outline.is_speech_noun(noun) || !self.outline.passage.can_speak(noun) && !question)
    }
}

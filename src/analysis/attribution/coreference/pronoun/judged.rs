//! What the words before a pronoun do with somebody who is named: judge him, or let him act after the last speaker.

use super::AntecedentSearch;
use crate::analysis::attribution::coreference::agreement::subject_form;
use crate::analysis::attribution::coreference::memory::Memory;
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::grammar::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

impl AntecedentSearch<'_> {
    /// Whether the words at `place` are the object of a verb of judging in this sentence or the one before.
    ///
    /// Gets right: thanked Mr Mensah; accused the driver Mensah. Leaves alone: Mensah thanked her; praised it, Mensah.
    pub(super) fn was_judged(&self, place: usize) -> bool {
        const MAX_TOKENS: usize = 5;
        if self.outline.sentence(self.at).saturating_sub(self.outline.sentence(place)) > 1 {
            return false;
        }
        let mut before = (place.saturating_sub(MAX_TOKENS)..place).rev();
        let of_phrase = |at: &usize| {
            matches!(
                self.outline.kind(*at),
                TokenKind::Name
                    | TokenKind::Word
                    | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
            )
        };
        let verb = before.find(|at| !of_phrase(at));
        verb.is_some_and(|verb| self.outline.is(verb, List::VerbsJudgingPeople))
    }

    /// Whether the quotation right before the pronoun speaks of somebody of the same gender, and not in the first person.
    pub(super) fn quotes_words_about_another(&self) -> bool {
        const MAX_TOKENS: usize = 60;
        const MARKS: usize = 2;
        let outline = self.outline;
        let is_quoted = |&at: &usize| outline.kind(at) == TokenKind::Quoted;
        let Some(last) = (self.at.saturating_sub(MARKS)..self.at).rev().find(is_quoted) else { return false };
        let quoted = (last.saturating_sub(MAX_TOKENS)..=last).rev().take_while(is_quoted);
        let words = || quoted.clone().map(|at| outline.passage.word(at).to_lowercase());
        let own = ["i", "we", "my", "our", "me", "us"];
        let is_own = |word: String| {
            let stem = word.split(['’', '\'']).next().unwrap_or_default();
            own.contains(&stem)
        };
        words().any(|word| subject_form(&word) == Some(self.word)) && !words().any(is_own)
    }

    /// Whether somebody is the subject of a clause between the last report and the pronoun’s sentence.
    ///
    /// Gets right: Mensah said it was late, but Lopez was glad. “…,” he said; “…,” said Mensah. Lopez disagreed. “…,” he said.
    /// Leaves alone: Mensah said Lopez was glad. “…,” he said; Mensah met Lopez. “…,” he said.
    pub(super) fn acts_since(&self, memory: &Memory, mention: &PlacedMention) -> bool {
        let outline = self.outline;
        let start = mention.tokens.start;
        let since = memory.spoken.first().is_some_and(|spoken| spoken.at < mention.span.start);
        if !since || outline.sentence(self.at).saturating_sub(outline.sentence(start)) != 1 {
            return false;
        }
        let end = mention.token_behind(outline.passage);
        let is_auxiliary = matches!(outline.kind(end), TokenKind::Function(FunctionWord::Auxiliary));
        // "Lopez was killed": nobody who could speak next.
        let suffers = [end, end + 1].iter().any(|&at| {
            matches!(
                outline.passage.word(at),
                "arrested" | "charged" | "died" | "killed" | "pronounced" | "shot"
            )
        });
        let acts =
            (is_auxiliary || outline.is_past_verb(end) || matches!(outline.kind(end), TokenKind::Cue(_)))
                && !suffers;
        let titles = |at: &usize| {
            outline.kind(*at) == TokenKind::Name
                || outline.passage.is_role(*at)
                || outline.kind(*at) == TokenKind::Function(FunctionWord::Determiner)
        };
        let from = outline.sentence_start(outline.sentence(start));
        let first = start - (from..start).rev().take_while(titles).count();
        let opens = first == from
            || outline.is(first - 1, List::Contrasts)
            || outline.kind_before(first) == TokenKind::Comma;
        acts && opens
    }
}

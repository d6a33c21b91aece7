//! The words right before a pair of marks, counted backwards, and what they say it holds.

use super::clue::PairClue;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use crate::lexicon::marked::{self, Marked};
use std::ops::RangeInclusive;

/// At most this many words before the marks are read.
pub(super) const MAX_CLAUSE_WORDS: usize = 24;

/// The words right before the marks, counted backwards from one.
pub(super) struct WordsBefore<'o, 'p, 'a> {
    pub(super) outline: &'o Outline<'p, 'a>,
    /// The token of the opening mark.
    pub(super) start: usize,
    /// How many of the words are in the clause before the marks, as far as they are read.
    clause: usize,
}

impl<'o, 'p, 'a> WordsBefore<'o, 'p, 'a> {
    /// The words before the marks that begin at token `start`.
    pub(super) fn new(outline: &'o Outline<'p, 'a>, start: usize) -> Self {
        let mut before = Self { outline, start, clause: 0 };
        let ends = |back: usize| {
            matches!(before.kind(back), TokenKind::Quoted | TokenKind::Stop | TokenKind::Break)
                || back > 1 && before.kind(back) == TokenKind::Colon
        };
        before.clause = (1..=MAX_CLAUSE_WORDS.min(start)).take_while(|&back| !ends(back)).count();
        before
    }

    /// Returns the word if it is written in lower case, and an empty string otherwise.
    pub(super) fn word(&self, back: usize) -> &'a str {
        self.start.checked_sub(back).map_or("", |at| self.outline.lowercase_word(at))
    }

    /// Whether the word is in no list at all.
    pub(super) fn is_unlisted(&self, back: usize) -> bool {
        self.start.checked_sub(back).is_none_or(|at| self.outline.passage.lists(at).is_empty())
    }

    pub(super) fn marked(&self, back: usize) -> Option<Marked> {
        self.start.checked_sub(back).and_then(|at| marked::class_in(self.outline.passage.lists(at)))
    }

    pub(super) fn is(&self, back: usize, list: List) -> bool {
        self.start.checked_sub(back).is_some_and(|at| self.outline.is(at, list))
    }

    pub(super) fn kind(&self, back: usize) -> TokenKind {
        self.start.checked_sub(back).map_or(TokenKind::Stop, |at| self.outline.kind(at))
    }

    /// "so-called", and the reporter's own "what I call".
    pub(super) fn is_so_called(&self) -> bool {
        self.word(1) == "called" && (self.word(2) == "so" || self.kind(2) == TokenKind::Hyphen)
            || self.word(1) == "call" && self.is(2, List::ReporterPronouns)
            || self.word(2) == "call" && self.is(3, List::ReporterPronouns)
    }

    /// "calls him", "whom the crowd calls", "what drivers now call": a name in use, not an insult that was spoken.
    pub(super) fn is_customary_name(&self) -> bool {
        self.is(2, List::CustomaryNaming) && self.is(1, List::NameBearers)
            || self.is(1, List::CustomaryNaming)
                && (2..=5).any(|back| self.is(back, List::NameBearingRelatives))
    }

    /// Where the word is that can name: before articles and "as", and before whom it is a name for: "known to friends as".
    fn naming_verb(&self) -> usize {
        const MAX_WHOM: usize = 3;
        let verb = (1..=3).find(|&back| !self.is(back, List::AfterNamingWords)).unwrap_or(3);
        let is_as = (1..verb).any(|back| self.word(back) == "as");
        let mut whom = (verb..verb + MAX_WHOM).filter(|&back| is_as && self.is(back, List::AmongWhom));
        whom.find(|&back| self.marked(back + 1) == Some(Marked::Name)).map_or(verb, |back| back + 1)
    }

    /// Distinguishes "a firm called" and "is known as", where the name that follows is already in use, from
    /// "named her", which gives a name.
    pub(super) fn naming(&self) -> Option<PairClue> {
        let verb = self.naming_verb();
        let is_passive = matches!(
            self.kind(verb + 1),
            TokenKind::Word | TokenKind::Name | TokenKind::Comma | TokenKind::Break
        ) || self.is(verb + 1, List::FormsOfBe)
            || self.is(verb + 1, List::BeforeParticiples);
        let names = self.marked(verb) == Some(Marked::Name);
        let clue = if is_passive { PairClue::AfterBearingName } else { PairClue::AfterNamingVerb };
        names.then_some(clue)
    }

    /// Returns the class of the noun for a work, a term or an utterance among the last three words, not counting a
    /// comma right before the marks.
    pub(super) fn noun(&self) -> Option<Marked> {
        let from = 1 + usize::from(matches!(self.kind(1), TokenKind::Comma | TokenKind::Colon));
        let words = (from..from + 3).take_while(|&back| !self.word(back).is_empty());
        words.filter_map(|back| self.marked(back)).find(|&class| class != Marked::Name)
    }

    /// How the word reports, if it does.
    pub(super) fn cue(&self, back: usize) -> Option<CueClass> {
        self.start.checked_sub(back).and_then(|at| self.outline.passage.cue(at))
    }

    /// Whether the word is `word`, perhaps with a capital.
    pub(super) fn is_word(&self, back: usize, word: &str) -> bool {
        self.start
            .checked_sub(back)
            .is_some_and(|at| self.outline.passage.word(at).eq_ignore_ascii_case(word))
    }

    /// The words of the clause before the marks, at most `reach` or [`MAX_CLAUSE_WORDS`] of them. A colon or a comma
    /// right before the marks belongs to it.
    pub(super) fn clause(&self, reach: usize) -> RangeInclusive<usize> {
        1..=reach.min(self.clause)
    }
}

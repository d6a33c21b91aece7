//! Names without a head: those of the lexicon, those with "&", newspapers, airlines, the seat of the European Union.

use super::scene::{FoundTokens, HEAD, OrganizationScene};
use crate::analysis::MentionKind;
use crate::analysis::token::Shape;
use crate::lexicon::government;
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};

impl OrganizationScene<'_, '_> {
    /// "Reuters", "Goldman Sachs": names without a head that are in the lexicon. The word at `at` has a capital.
    pub(super) fn known(&self, at: usize, free: usize) -> Option<FoundTokens> {
        debug_assert!(self.is_capital(at), "the caller has seen the capital");
        let special =
            self.newspaper(at, free).or_else(|| self.seat_of_union(at)).or_else(|| self.partners(at, free));
        if special.is_some() || self.is_country(at) {
            return special;
        }
        let two = || self.passage.words(self.span(&(at..at + 2)));
        if self.is_capital(at + 1) && words::class_of_phrase(two()).is(WordClass::ORGANIZATION) {
            return Some((at..at + 2, MentionKind::Name));
        }
        let class = self.class(at);
        let called_after_someone = self.is(at, List::SurnameCompanies);
        let known =
            class.is(WordClass::ORGANIZATION) && (!class.is(WordClass::COMMON) || self.is_no_common_word(at));
        ((known || called_after_someone) && !self.is_beside_name(at))
            .then_some((at..at + 1, MentionKind::Name))
    }

    /// Whether a capital next to the word may be a part of the same name.
    ///
    /// Gets right: Reuters Plus. Leaves alone: Reuters CEO Grace Mensah.
    fn is_beside_name(&self, at: usize) -> bool {
        let title = WordClass::RANK.with(WordClass::ROLE);
        let goes_on = self.is_capital(at + 1) && self.spaced(at + 1) && !self.class(at + 1).is(title);
        goes_on || at > 0 && self.is_capital(at - 1) && self.spaced(at)
    }

    /// Whether a name that is also a common word is used as a name: not at the beginning of a sentence, unless it acts.
    ///
    /// Gets right: for Google; Google said; Google CEO Grace Mensah. Leaves alone: Target the root of it.
    fn is_no_common_word(&self, at: usize) -> bool {
        let title = WordClass::RANK.with(WordClass::ROLE);
        let leads = self.class(at + 1).is(WordClass::PERSON_VERB)
            || self.is_capital(at + 1) && self.class(at + 1).is(title);
        leads || at > self.sentence(at).start
    }

    /// "the Washington Post", "The Hexford Times": a newspaper’s head behind its town, with the article.
    ///
    /// Leaves alone: "the Trading Post", "the Sun".
    fn newspaper(&self, at: usize, free: usize) -> Option<FoundTokens> {
        const MAX_WORDS: usize = 4;
        if !self.is(at, List::NewspaperHeads) || !self.spaced(at) {
            return None;
        }
        let floor = free.max(self.sentence(at).start).max(at.saturating_sub(MAX_WORDS));
        let start = (floor..at)
            .rev()
            .take_while(|&before| self.is_capital(before) && !self.is(before, List::CapitalizedArticles))
            .last()?;
        let article = start > 0 && (self.is(start - 1, List::DefiniteArticle));
        let place =
            |at: usize| self.is_country(at) || self.class(at).is(WordClass::PLACE.with(WordClass::BIG_PLACE));
        let paper = place(start) || self.is(start, List::BeforeNewspaperHeads);
        // "the Pittsburgh Post-Gazette".
        let joined = self.passage.word(at + 1) == "-" && self.is_capital(at + 2) && !self.spaced(at + 2);
        let end = if joined { at + 3 } else { at + 1 };
        (article && paper && !self.goes_on(end - 1)).then_some((start..end, MentionKind::Name))
    }

    fn goes_on(&self, at: usize) -> bool {
        let title = WordClass::RANK.with(WordClass::ROLE);
        self.is_capital(at + 1) && self.spaced(at + 1) && !self.class(at + 1).is(title)
    }

    /// "Brussels said it would fine the carmaker": the European Union by its seat.
    ///
    /// Leaves alone: "met in Brussels"; "Brussels police said".
    fn seat_of_union(&self, at: usize) -> Option<FoundTokens> {
        let seat = self.passage.word(at) == "Brussels" && at + 1 < self.sentence(at).end;
        let acts =
            || government::is_finite_act(self.passage.lists(at + 1)) || self.passage.cue(at + 1).is_some();
        let placed = || at > 0 && self.is(at - 1, List::BeforeCities);
        (seat && acts() && !placed()).then_some((at..at + 1, MentionKind::Name))
    }

    /// "Brandt & Holt", "Lanier & Pruitt Equipment": partners whose names are joined by "&".
    ///
    /// Leaves alone: "Stan & Ollie"; "War & Peace".
    fn partners(&self, at: usize, free: usize) -> Option<FoundTokens> {
        const MAX_WORDS: usize = 3;
        let is_mark = |at: usize| self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Mark);
        if !is_mark(at + 1)
            || self.passage.word(at + 1) != "&"
            || !self.is_capital(at + 2)
            || self.is_country(at)
            || at < free
        {
            return None;
        }
        let limit = self.sentence(at).end.min(at + 3 + MAX_WORDS);
        let rest = (at + 3..limit).take_while(|&next| self.is_capital(next) && self.spaced(next)).last();
        let both = |class: WordClass| self.class(at).is(class) && self.class(at + 2).is(class);
        let words = both(WordClass::COMMON);
        let whole = !both(WordClass::GIVEN)
            && !words
            && !self.class(at).is(HEAD)
            && self.spaced(at + 1)
            && self.spaced(at + 2);
        whole.then_some((at..rest.map_or(at + 3, |last| last + 1), MentionKind::Name))
    }
}

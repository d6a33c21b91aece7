//! A word in capitals -> the organisation that it stands for: "NATO", "WHO".

use super::scene::{FoundTokens, HEAD, OrganizationScene};
use crate::analysis::MentionKind;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;

impl OrganizationScene<'_, '_> {
    /// Whether the word in capitals at `at` stands for an organisation: "NATO", "WHO".
    pub(super) fn acronym(&self, at: usize) -> Option<FoundTokens> {
        debug_assert!(self.is_capital(at), "the caller has seen the capital");
        let word = self.passage.word(at);
        if !(2..=7).contains(&word.len()) || self.is_country(at) {
            return None;
        }
        let alone = !self.is_upper(at + 1) && (at == 0 || !self.is_upper(at - 1));
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let no_name = !self.class(at).is(WordClass::RANK) && !word.contains('.') && digits < 3;
        let no_word = !self.class(at).is(WordClass::FREQUENT) || self.stands_as_name(at);
        let part = (at + 1..at + 6)
            .take_while(|&i| self.is_capital(i) && self.spaced(i))
            .any(|i| self.class(i).is(HEAD));
        let behind = |test: &dyn Fn(usize) -> bool| at.checked_sub(1).is_some_and(test);
        // "St. Louis, MO", "Imogen Thwaite KC".
        let state = self.is(at, List::StateCodes) && behind(&|before| self.passage.word(before) == ",");
        let letters = self.is(at, List::PostNominals)
            && behind(&|before| self.taken.get(before).copied().unwrap_or_default());
        // "DP: We left.": whoever speaks.
        let label = at == self.sentence(at).start && self.passage.word(at + 1) == ":";
        let whole =
            !state && !letters && !label && !self.is_dateline(at) && alone && no_name && no_word && !part;
        (whole && !self.is(at, List::ThingAcronyms)).then_some((at..at + 1, MentionKind::Name))
    }

    /// "GENEVA (Acme News) — The ministry": a city in capitals that opens the paragraph.
    fn is_dateline(&self, at: usize) -> bool {
        const MAX_DATELINE_TOKENS: usize = 16;
        let sentence = self.sentence(at);
        let dash = |index: usize| matches!(self.passage.word(index), "—" | "–" | "-") && self.spaced(index);
        at == sentence.start && (at + 1..sentence.end.min(at + MAX_DATELINE_TOKENS)).any(dash)
    }

    /// "the WHO", "(WHO)", "WHO said". Leaves alone: "is NOT".
    fn stands_as_name(&self, at: usize) -> bool {
        let follows =
            |before: usize| self.is(before, List::BeforeAcronyms) || self.passage.word(before) == "(";
        at.checked_sub(1).is_some_and(follows)
            || self.is_possessive(at + 1)
            || self.class(at + 1).is(WordClass::PERSON_VERB)
    }
}

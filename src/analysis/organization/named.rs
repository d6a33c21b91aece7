//! A head with a capital -> the name around it: "Bank of Ghana", "North Korea’s Foreign Ministry".

use super::scene::{FoundTokens, HEAD, OrganizationScene};
use crate::analysis::MentionKind;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;

impl OrganizationScene<'_, '_> {
    /// A run of capitals around the head at `at`, which has one: "Bank of Ghana", "North Korea’s Foreign Ministry".
    pub(super) fn named(&self, at: usize, free: usize) -> Option<FoundTokens> {
        debug_assert!(self.is_capital(at), "the caller has seen the capital");
        if !self.class(at).is(HEAD) || self.is_country(at) {
            return None;
        }
        let sentence = self.sentence(at);
        let floor = free.max(sentence.start).max(at.saturating_sub(10));
        let mut start = at;
        while start > floor && self.spaced(start) {
            let owners = self.plural_owner(start);
            if owners == start && (!self.joins_left(start - 1) || self.divides(start - 1, at)) {
                break;
            }
            start = owners.min(start - 1).max(floor);
        }
        while start < at && self.opens_sentence(start, sentence.start) {
            start += 1;
        }
        start = self.with_country(start, floor);
        let end = self.right_end(at, sentence.end.min(at + 12));
        if end - start > 1 {
            return Some((start..end, MentionKind::Name));
        }
        // "Parliament" is a name, "the Agency" stands for one.
        let pointed_at =
            at > sentence.start && self.is(at - 1, List::DefiniteArticle) && !self.is_followed_by_capital(at);
        let institution = self.class(at).is(WordClass::INSTITUTION) && at > sentence.start;
        let alone = institution || pointed_at;
        let kind = if self.is(at, List::NamesByHead) { MentionKind::Name } else { MentionKind::Nominal };
        alone.then_some((start..end, kind))
    }

    fn is_followed_by_capital(&self, at: usize) -> bool {
        self.is_capital(at + 1) && self.spaced(at + 1)
    }

    /// Where the plural owner begins that stands before token `start` in a name: "Workers’ Union", "Women’s Institute".
    ///
    /// Leaves alone: "Mensah’s Ministry".
    fn plural_owner(&self, start: usize) -> usize {
        let Some(word) =
            start.checked_sub(2).filter(|&word| self.is_capital(word) && !self.spaced(start - 1))
        else {
            return start;
        };
        let bare =
            matches!(self.passage.word(start - 1), "’" | "'") && self.passage.word(word).ends_with('s');
        let plural = matches!(self.passage.word(word), "Women" | "Men" | "Children" | "People");
        if bare || plural && self.is_possessive(start - 1) { word } else { start }
    }

    fn joins_left(&self, at: usize) -> bool {
        let class = self.class(at);
        if class.is(WordClass::CALENDAR) {
            return false;
        }
        self.is_capital(at) && !self.is(at, List::CapitalizedArticles)
            || matches!(self.passage.word(at), "and" | "&")
                && at > 0
                && self.is_capital(at - 1)
                && self.spaced(at)
                && !self.is_country(at - 1)
    }

    /// Whether the "and" at `and` stands between two companies, not within the name of the one with the head at `head`.
    ///
    /// Gets right: Big Boat and Lake Mill Productions. Leaves alone: Lake and Mill Productions; the Ministry of Trade.
    fn divides(&self, and: usize, head: usize) -> bool {
        self.passage.word(and) == "and" && self.class(head).is(WordClass::COMPANY) && head - and > 2
    }

    fn opens_sentence(&self, at: usize, first: usize) -> bool {
        let class = self.class(at);
        matches!(self.passage.word(at), "and" | "&")
            || at == first && class.is(WordClass::FREQUENT) && !class.is_name() && !self.is_country(at)
    }

    /// Extends a name to the country or office that owns it: "North Korea’s Foreign Ministry", "Prime Minister’s
    /// Office".
    pub(super) fn with_country(&self, start: usize, floor: usize) -> usize {
        if start < floor + 2 || !self.is_possessive(start - 1) {
            return start;
        }
        let office =
            self.is_capital(start - 2) && self.class(start - 2).is(WordClass::RANK.with(WordClass::ROLE));
        if office {
            let prime = start > floor + 2 && self.is_capital(start - 3) && !self.is_country(start - 3);
            return if prime { start - 3 } else { start - 2 };
        }
        if !self.is_country(start - 2) {
            return start;
        }
        let mut begin = start - 2;
        while begin > floor && self.is_country(begin - 1) {
            begin -= 1;
        }
        begin
    }

    fn right_end(&self, head: usize, limit: usize) -> usize {
        let mut end = head + 1;
        loop {
            let mut next = end;
            let word = self.passage.word(next);
            let of = self.is(next, List::InstitutionJoints) && (end == head + 1 || word == "of");
            if of || matches!(word, "and" | "&") && self.within_of(head, end) {
                next += 1;
                if self.passage.word(next) == "the" {
                    next += 1;
                }
            }
            let goes_on = next < limit
                && self.is_capital(next)
                && self.spaced(next)
                && !self.class(next).is(WordClass::CALENDAR)
                && !self.class(next).is(WordClass::RANK)
                && !self.begins_person_behind(word, next);
            if !goes_on {
                return self.list_end(head, end, limit).unwrap_or(end);
            }
            // "Senate Majority Leader Ana Mensah": a title, not a part of the name.
            let role = || speakers::is_role(&self.passage.word(next).to_lowercase());
            if next == end && self.passage.is_capitalized(next + 1) && role() {
                return head + 1;
            }
            end = next + 1;
        }
    }

    /// The end of a list of subjects: "Ministry of Land, Transport and Tourism".
    ///
    /// Leaves alone: the Bank of Ghana, Accra and Tema.
    fn list_end(&self, head: usize, end: usize, limit: usize) -> Option<usize> {
        let subject = |at: usize| {
            let class = self.class(at);
            self.is_capital(at) && self.spaced(at) && class.is(WordClass::COMMON) && !self.is_country(at)
        };
        if !self.is(head, List::MinistryHeads) || !self.within_of(head, end) || self.passage.word(end) != ","
        {
            return None;
        }
        let mut at = end;
        while at + 1 < limit && self.passage.word(at) == "," && subject(at + 1) {
            at += 2;
            while subject(at) {
                at += 1;
            }
        }
        let closed = self.passage.word(at) == "and" && subject(at + 1) && !self.begins_person(at + 1);
        closed.then_some(at + 2)
    }

    /// Whether a person begins at `at`, behind the `word`: the Department of Trade and Grace Mensah; the Union Grace Mensah.
    fn begins_person_behind(&self, word: &str, at: usize) -> bool {
        let joined = matches!(word, "and" | "&");
        let surname = self.class(at + 1);
        let whole =
            surname.is(WordClass::SURNAME) && !self.class(at).is(WordClass::COMMON.with(WordClass::PLACE));
        (joined || whole) && self.begins_person(at)
    }

    /// Whether a forename and a surname begin here: "the Department of Trade and Grace Mensah".
    ///
    /// Leaves alone: "the Department of Health and Human Services".
    pub(super) fn begins_person(&self, at: usize) -> bool {
        let surname = self.class(at + 1);
        self.class(at).is(WordClass::GIVEN)
            && self.is_capital(at + 1)
            && !surname.is(HEAD)
            && !surname.is(WordClass::COMMON)
    }

    fn within_of(&self, head: usize, end: usize) -> bool {
        (head..end).any(|at| self.is(at, List::ListJoints))
    }
}

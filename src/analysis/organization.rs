//! Mentions of institutions, companies, parties and teams.
//!
//! An organisation is recognised by its head ("Ministry", "Bank", "Inc."): a run of capitalised words with a head is
//! its name, together with the "of ..." after it and the country before it. Acronyms are names of their own. Heads in
//! lower case after "the" are descriptions; linking decides whether they stand for a named organisation.

use super::MentionKind;
use super::Passage;
use super::country::CountryMention;
use super::person::PersonMention;
use super::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use std::ops::Range;

/// An organisation found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganizationMention {
    /// The words, including the country that they can begin with: "North Korea’s Foreign Ministry".
    pub span: Span,
    /// Name, or nominal ("the ministry").
    pub kind: MentionKind,
}

const HEAD: WordClass = WordClass::INSTITUTION.with(WordClass::COMPANY).with(WordClass::GROUP);

/// Finds the mentions of organisations in a passage, in text order. They can include a country, never a person.
#[must_use]
pub fn find(
    passage: &Passage<'_>,
    countries: &[CountryMention],
    people: &[PersonMention],
) -> Vec<OrganizationMention> {
    let taken = person_tokens(passage, people);
    let country = country_tokens(passage, countries);
    let scene = OrganizationScene { passage, taken, country };
    let mut mentions: Vec<OrganizationMention> = Vec::new();
    let mut free = 0;
    for at in 0..passage.tokens.len() {
        if at < free {
            continue;
        }
        let found = scene
            .named(at, free)
            .or_else(|| scene.known(at))
            .or_else(|| scene.acronym(at))
            .or_else(|| scene.described(at, free));
        if let Some((tokens, kind)) = found {
            free = tokens.end;
            mentions.push(OrganizationMention { span: scene.span(&tokens), kind });
        }
    }
    mentions
}

type FoundTokens = (Range<usize>, MentionKind);

struct OrganizationScene<'p, 't> {
    passage: &'p Passage<'t>,
    /// Tokens of people's names.
    taken: Vec<bool>,
    /// Tokens of countries' names.
    country: Vec<bool>,
}

impl OrganizationScene<'_, '_> {
    fn class(&self, at: usize) -> WordClass {
        self.passage.class(at)
    }

    fn is(&self, at: usize, list: List) -> bool {
        self.passage.is(at, list)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.is_capitalized(self.passage.text))
            && !self.taken.get(at).copied().unwrap_or_default()
    }

    fn is_country(&self, at: usize) -> bool {
        self.country.get(at).copied().unwrap_or_default()
    }

    fn is_possessive(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Possessive)
    }

    fn spaced(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.spaced)
    }

    fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.passage.sentences.get(self.passage.sentence_of(at));
        sentence.map_or(at..at + 1, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        let at = |index: usize| self.passage.tokens.get(index).map_or(Span::default(), |token| token.span);
        at(tokens.start).to(at(tokens.end.saturating_sub(1)))
    }

    /// A run of capitals around the head at `at`: "Bank of Ghana", "North Korea’s Foreign Ministry".
    fn named(&self, at: usize, free: usize) -> Option<FoundTokens> {
        if !self.is_capital(at) || self.is_country(at) || !self.class(at).is(HEAD) {
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
        let alone = self.class(at).is(WordClass::INSTITUTION) && at > sentence.start;
        let kind = if self.is(at, List::NamesByHead) { MentionKind::Name } else { MentionKind::Nominal };
        alone.then_some((start..end, kind))
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
    fn with_country(&self, start: usize, floor: usize) -> usize {
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
                && !(matches!(word, "and" | "&") && self.begins_person(next));
            if !goes_on {
                return end;
            }
            end = next + 1;
        }
    }

    /// Whether a forename and a surname begin here: "the Department of Trade and Grace Mensah".
    ///
    /// Leaves alone: "the Department of Health and Human Services".
    fn begins_person(&self, at: usize) -> bool {
        let surname = self.class(at + 1);
        self.class(at).is(WordClass::GIVEN)
            && self.is_capital(at + 1)
            && !surname.is(HEAD)
            && !surname.is(WordClass::COMMON)
    }

    fn within_of(&self, head: usize, end: usize) -> bool {
        (head..end).any(|at| self.is(at, List::ListJoints))
    }

    /// "NATO", "WHO".
    fn acronym(&self, at: usize) -> Option<FoundTokens> {
        let word = Some(self.passage.word(at)).filter(|_| self.is_upper(at))?;
        let fits = (2..=7).contains(&word.len()) && self.is_capital(at) && !self.is_country(at);
        let alone = !self.is_upper(at + 1) && (at == 0 || !self.is_upper(at - 1));
        let no_name = !self.class(at).is(WordClass::RANK) && !word.contains('.');
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
        let whole = fits
            && !state
            && !letters
            && !label
            && !self.is_dateline(at)
            && alone
            && no_name
            && no_word
            && !part;
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

    /// "Reuters", "Goldman Sachs": names without a head that are in the lexicon.
    fn known(&self, at: usize) -> Option<FoundTokens> {
        if !self.is_capital(at) || self.is_country(at) {
            return None;
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

    fn is_upper(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper)
    }

    /// "the foreign ministry", "the Russian defence ministry", "the company".
    fn described(&self, at: usize, free: usize) -> Option<FoundTokens> {
        let lower = self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
        // "the press" is a profession, not a company.
        if !lower || !self.class(at).is(HEAD) || self.passage.word(at) == "press" {
            return None;
        }
        let floor = free.max(self.sentence(at).start).max(at.saturating_sub(4));
        let mut start = at;
        while start > floor && !self.is(start, List::DefiniteArticle) {
            // "Norway’s foreign ministry": with a country it is a name.
            let owned = self.with_country(start, floor);
            if owned < start {
                return Some((owned..at + 1, MentionKind::Name));
            }
            let modifier = self.is_country(start - 1)
                || self.is(start - 1, List::InstitutionModifiers)
                || self.is(start - 1, List::DefiniteArticle);
            if !modifier {
                return None;
            }
            start -= 1;
        }
        let article = self.is(start, List::DefiniteArticle) && start < at;
        article.then_some((start..at + 1, MentionKind::Nominal))
    }
}

fn person_tokens(passage: &Passage<'_>, people: &[PersonMention]) -> Vec<bool> {
    mark(passage, people.iter().map(|person| person.span))
}

fn country_tokens(passage: &Passage<'_>, countries: &[CountryMention]) -> Vec<bool> {
    mark(passage, countries.iter().map(|country| country.span))
}

fn mark(passage: &Passage<'_>, spans: impl Iterator<Item = Span>) -> Vec<bool> {
    let mut marked = vec![false; passage.tokens.len()];
    for span in spans {
        let first = passage.token_at(span.start);
        for (token, flag) in passage.tokens.iter().zip(&mut marked).skip(first) {
            if token.span.start >= span.end {
                break;
            }
            *flag = true;
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Paragraph, Role};

    /// Returns the text with names in square brackets and descriptions in round brackets.
    fn drawn(text: &str) -> String {
        let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
        let passage = Passage::new(text, &paragraphs);
        let countries = crate::analysis::country::find(&passage);
        let people = crate::analysis::person::find(&passage, &countries);
        let mut drawn = text.to_owned();
        for mention in find(&passage, &countries, &people).iter().rev() {
            let (open, close) = if mention.kind == MentionKind::Name { ('[', ']') } else { ('(', ')') };
            drawn.insert(mention.span.end as usize, close);
            drawn.insert(mention.span.start as usize, open);
        }
        drawn
    }

    #[test]
    fn organisations_are_recognised_by_the_main_noun_of_their_names() {
        for expected in [
            "[North Korea’s Foreign Ministry] said so; (the foreign ministry) repeated it.",
            "She studied at the [University of Ibadan] before she joined the [Bank of Ghana].",
            "The [Ministry of Health and Human Services] paid.",
            "A letter from the [Prime Minister’s Office] reached [Acme Foods Ltd.] on Monday.",
            "The [World Health Organization] ([WHO]) met [NATO] in Geneva.",
            "He told [Reuters] that (the company) would wait.",
            "The [Allied Transport Workers’ Union] met the [Women’s Institute].",
            "Mensah of the [Department of Trade] and Grace Lopez left; Kofi Osei of [Lake Mill Productions] stayed.",
            "The GDP grew and the CEO smiled on TV.",
            "Maria Lopez met the press at the river bank.",
        ] {
            let text: String = expected.chars().filter(|c| !matches!(c, '[' | ']')).collect();
            let plain = text
                .replace("(the foreign ministry)", "the foreign ministry")
                .replace("(the company)", "the company");
            assert_eq!(drawn(&plain), expected);
        }
    }
}

//! A capital or a palace -> whether it is the government ("Pyongyang condemned") or the city ("in Pyongyang").
//!
//! Each rule reads one sign beside the name. Signs of a place come before signs of a government, because both can be
//! present ("talks in Doha continued"). A city without any sign is only a city; a palace or an office ("the Kremlin")
//! is the government unless a person is in it.

use super::phrase::CountryPhrase;
use crate::analysis::token::Shape;
use crate::analysis::{MentionKind, Passage};
use crate::lexicon::countries::SpellingKind;
use crate::lexicon::government;
use crate::lexicon::lists::{List, ListSet};
use std::ops::Range;

/// Countries and capitals that are named together, "Beijing and Moscow". What precedes the first and what follows the
/// last holds for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CapitalGroup {
    tokens: Range<usize>,
    size: usize,
}

/// Returns the group of each phrase, in the order of the phrases.
///
/// A comma joins only if "and" closes the list: "in Seoul, Beijing and Tokyo", not "in Seoul, Beijing said".
pub(super) fn groups(passage: &Passage<'_>, phrases: &[CountryPhrase]) -> Vec<CapitalGroup> {
    let mut groups = Vec::with_capacity(phrases.len());
    while groups.len() < phrases.len() {
        let first = groups.len();
        let (size, chained) = chain(passage, &phrases[first..]);
        if size == 1 {
            // No "and" closes the chain, so none of its phrases are joined, and none need to be checked again.
            groups.extend(
                phrases[first..first + chained]
                    .iter()
                    .map(|phrase| CapitalGroup { tokens: phrase.tokens.clone(), size: 1 }),
            );
        } else {
            let tokens = phrases[first].tokens.start..phrases[first + size - 1].tokens.end;
            groups.extend(std::iter::repeat_n(CapitalGroup { tokens, size }, size));
        }
    }
    groups
}

/// Returns how many phrases the first one is joined with, including itself, and how many the chain of links has.
fn chain(passage: &Passage<'_>, phrases: &[CountryPhrase]) -> (usize, usize) {
    let mut size = 1;
    let mut chained = 1;
    while let Some([left, right]) = phrases.get(chained - 1..=chained) {
        match link(passage, left, right) {
            Link::Closing => size = chained + 1,
            Link::Listing => {}
            Link::None => break,
        }
        chained += 1;
    }
    (size, chained)
}

enum Link {
    Closing,
    Listing,
    None,
}

fn link(passage: &Passage<'_>, left: &CountryPhrase, right: &CountryPhrase) -> Link {
    if left.sentence != right.sentence {
        return Link::None;
    }
    let word = |at: usize| passage.word(left.tokens.end + at);
    let is = |at: usize, list: List| passage.is(left.tokens.end + at, list);
    let joined = match right.tokens.start - left.tokens.end {
        1 if passage.tokens[right.tokens.start].spaced => is(0, List::ListConjunctions) || word(0) == "&",
        1 => matches!(word(0), "-" | "–" | "/"),
        2 => {
            (is(0, List::ClosingConjunctions) && word(1) == "the")
                || (word(0) == "," && is(1, List::ClosingConjunctions))
        }
        _ => false,
    };
    let listed = right.tokens.start - left.tokens.end == 1 && word(0) == ",";
    // "Washington, Seoul agree on drill"
    let headline = listed && right.after_is(passage, 0, List::GovernmentVerbs);
    match (joined || headline, listed) {
        (true, _) => Link::Closing,
        (false, true) => Link::Listing,
        (false, false) => Link::None,
    }
}

/// Returns whether a capital or a palace is a government here, or only a place.
pub(super) fn kind(
    passage: &Passage<'_>,
    phrases: &[CountryPhrase],
    at: usize,
    group: &CapitalGroup,
) -> MentionKind {
    let phrase = &phrases[at];
    let around = CapitalContext { passage, phrase, next: phrases.get(at + 1), group };
    let sign = around
        .part_of_a_name()
        .or_else(|| around.compound())
        .or_else(|| around.possession())
        .or_else(|| around.modifier())
        .or_else(|| around.place_before())
        .or_else(|| around.preposition())
        .or_else(|| around.party_or_object())
        .or_else(|| around.subject());
    sign.unwrap_or(match phrase.meaning.kind() {
        SpellingKind::Seat => MentionKind::Metonym,
        _ => MentionKind::Place,
    })
}

const GOVERNMENT: Option<MentionKind> = Some(MentionKind::Metonym);
const PLACE: Option<MentionKind> = Some(MentionKind::Place);

struct CapitalContext<'a> {
    passage: &'a Passage<'a>,
    phrase: &'a CountryPhrase,
    next: Option<&'a CountryPhrase>,
    group: &'a CapitalGroup,
}

impl<'a> CapitalContext<'a> {
    /// The token `back` before the group, if it is in the sentence; "the" and "both" directly before the group do not
    /// count.
    fn token_before(&self, back: usize) -> Option<usize> {
        let token = |at: usize| {
            let token = self.group.tokens.start.checked_sub(at + 1);
            token.filter(|&token| token >= self.phrase.sentence.start)
        };
        let skip = token(0).is_some_and(|token| self.passage.is(token, List::BeforeGroups));
        token(usize::from(skip) + back)
    }

    /// The word of the token `back` before the group; "" beyond the sentence.
    fn before(&self, back: usize) -> &'a str {
        self.token_before(back).map_or("", |at| self.passage.word(at))
    }

    fn before_is(&self, back: usize, list: List) -> bool {
        self.token_before(back).is_some_and(|at| self.passage.is(at, list))
    }

    /// The token `on` after the group, if it is in the sentence.
    fn token_after(&self, on: usize) -> Option<usize> {
        Some(self.group.tokens.end + on).filter(|&at| at < self.phrase.sentence.end)
    }

    /// The word of the token `on` after the group; "" beyond the sentence.
    fn after(&self, on: usize) -> &'a str {
        self.token_after(on).map_or("", |at| self.passage.word(at))
    }

    fn after_is(&self, on: usize, list: List) -> bool {
        self.token_after(on).is_some_and(|at| self.passage.is(at, list))
    }

    /// The lists of the token `on` after the group.
    fn lists_after(&self, on: usize) -> ListSet {
        self.token_after(on).map(|at| self.passage.lists(at)).unwrap_or_default()
    }

    /// A capital inside a longer name is a place: "Inner London", "Beijing Olympics". Leaves alone: "On Monday London
    /// said", "Trump Warns Beijing".
    fn part_of_a_name(&self) -> Option<MentionKind> {
        let Range { start, end } = self.phrase.tokens;
        let name = |at: usize| {
            let title = matches!(self.passage.tokens[at].shape, Shape::Title | Shape::Mixed);
            let lists = self.passage.lists(at);
            title && !lists.has(List::NotGivenNames) && !government::is_act(lists)
        };
        let in_name = end < self.phrase.sentence.end && self.passage.tokens[end].spaced && name(end);
        // The first word of a sentence has its capital anyway.
        let named = start > self.phrase.sentence.start + 1 && self.group.size == 1 && name(start - 1);
        (self.phrase.meaning.kind() == SpellingKind::Capital && (in_name || named))
            .then_some(MentionKind::Place)
    }

    /// "Moscow-backed", "pro-Beijing" and "Washington-Tehran talks" are governments. Leaves alone: "Seoul-based".
    fn compound(&self) -> Option<MentionKind> {
        if self.before(0) == "-" && self.before_is(1, List::StancePrefixes) {
            return GOVERNMENT;
        }
        let hyphen = |word| matches!(word, "-" | "–");
        let leads = self.phrase.token_after(self.passage).is_some_and(|next| !next.spaced)
            && hyphen(self.phrase.after(self.passage, 0));
        let trails = !self.passage.tokens[self.phrase.tokens.start].spaced
            && hyphen(self.phrase.before(self.passage, 0));
        if !leads && !trails {
            return None;
        }
        if self.group.size > 1 && self.after_is(0, List::GovernmentRelations) {
            return GOVERNMENT;
        }
        Some(ruled(self.phrase.after_is(self.passage, 1, List::GovernmentParticiples)))
    }

    /// "Moscow's response" and "Pyongyang's key ally" belong to a government. Leaves alone: "London's streets".
    fn possession(&self) -> Option<MentionKind> {
        let possessive = self.phrase.token_after(self.passage).filter(|next| next.shape == Shape::Possessive);
        possessive?;
        let begin = self.phrase.tokens.end + 1;
        let end = (begin + 7).min(self.phrase.sentence.end);
        let ends = |at: &usize| {
            matches!(self.passage.word(*at), "." | ",") || self.passage.is(*at, List::PossessionEnds)
        };
        let end = (begin..end).find(ends).unwrap_or(end);
        let holds = |list| (begin..end).any(|at| self.passage.is(at, list));
        let named = begin < end && self.passage.word(begin).starts_with(char::is_uppercase);
        let concern = holds(List::GovernmentConcerns) && !holds(List::CityBodies) && !named;
        let seat = self.phrase.meaning.kind() == SpellingKind::Seat;
        Some(ruled(seat || concern))
    }

    /// "the Damascus regime" is a government. Leaves alone: "London police", "the Bangkok governor".
    fn modifier(&self) -> Option<MentionKind> {
        let next_is = |list| self.phrase.after_is(self.passage, 0, list);
        let city = next_is(List::CityBodies);
        (city || next_is(List::Rulers)).then(|| ruled(!city))
    }

    /// "in Seoul", "a visit to Seoul" and "Seoul, South Korea" are places, whatever follows.
    fn place_before(&self) -> Option<MentionKind> {
        let here = self.before_is(0, List::BeforeCities);
        let country_behind = self.next.is_some_and(|next| {
            self.phrase.after(self.passage, 0) == ","
                && next.tokens.start == self.phrase.tokens.end + 1
                && next.meaning.codes().next() == self.phrase.meaning.codes().next()
        });
        let dateline = self.phrase.tokens.start == self.phrase.sentence.start
            && matches!(self.phrase.after(self.passage, 0), "(" | "—" | "–" | "-" | ":");
        (here || country_behind || dateline).then_some(MentionKind::Place)
    }

    /// "according to Seoul" and "pressure on Moscow" are governments. Leaves alone: "flights between", "the road to".
    fn preposition(&self) -> Option<MentionKind> {
        match self.before(0) {
            "between" | "Between" => {
                let related = self.token_before(1).is_none() || self.before_is(1, List::GovernmentRelations);
                Some(self.between(related))
            }
            "with" | "With" if self.some_before(List::CityTransport) => PLACE,
            _ if self.before_is(0, List::ByGovernments) => GOVERNMENT,
            _ if self.before_is(0, List::Toward) => Some(ruled(self.before_is(1, List::BeforeToGovernment))),
            "from" | "From" => Some(ruled(self.some_before(List::BeforeFromGovernment))),
            "on" | "On" | "upon" => Some(ruled(self.some_before(List::BeforeOnGovernment))),
            "of" | "Of" => Some(ruled(self.before_is(1, List::BeforeOfGovernment))),
            "for" | "For" => Some(ruled(
                self.some_before(List::BeforeForGovernment)
                    || (self.after(0) == "to" && self.after_is(1, List::GovernmentVerbs)),
            )),
            "and" | "And" if (1..5).any(|back| self.before(back) == "between") => Some(self.between(true)),
            _ => None,
        }
    }

    /// Whether one of the second to fifth words before the group is in `list`.
    fn some_before(&self, list: List) -> bool {
        (1..5).any(|back| self.before_is(back, list))
    }

    /// "ties between Algiers and Caracas" are between governments. Leaves alone: "flights between Algiers and
    /// Caracas".
    fn between(&self, related: bool) -> MentionKind {
        ruled((self.group.size > 1 || related) && !self.some_before(List::CityTransport))
    }

    /// "its key ally Beijing", "accused Moscow of": a government as a party, or as the object of what another does.
    fn party_or_object(&self) -> Option<MentionKind> {
        let acted_upon =
            self.before_is(0, List::DoneToGovernments) || self.before_is(0, List::GovernmentParties);
        acted_upon.then_some(MentionKind::Metonym)
    }

    /// "Beijing has denied", "Moscow, which insists": the subject of a verb of what governments do. Leaves alone:
    /// "Rome is beautiful", "Bangkok was sinking".
    fn subject(&self) -> Option<MentionKind> {
        // "Kyiv and its allies fear"
        let with_company = self.after(0) == "and" && self.after_is(1, List::OwnPossessors);
        let mut on = if with_company { 3 } else { 0 };
        if self.after(0) == "," && self.after_is(1, List::AsidesAfterSubject) {
            on = 2 + usize::from(self.after(2) == ",");
        }
        if let Some(behind) = self.behind_relative_clause() {
            on = behind;
        }
        let verb = self.lists_after(on);
        let next = (on + 1..on + 6).find(|&at| !self.is_adverb(at));
        let acts = government::is_finite_act(verb)
            || ((self.group.size > 1 || with_company) && verb.has(List::GovernmentVerbs))
            || self.is_adverb(on)
                && next.is_some_and(|next| government::is_finite_act(self.lists_after(next)))
            || self.acts_with_auxiliary(on, next)
            || self.reported(on, next);
        acts.then_some(MentionKind::Metonym)
    }

    /// Returns where the sentence continues after a relative clause: "Belgrade, where the owner lives, answered".
    fn behind_relative_clause(&self) -> Option<usize> {
        const MAX_CLAUSE_TOKENS: usize = 16;
        let relative = self.after_is(1, List::ClauseOpeners) || self.after(2) == "which";
        let comma = (3..MAX_CLAUSE_TOKENS).find(|&on| self.after(on) == ",");
        comma.filter(|_| self.after(0) == "," && relative).map(|on| on + 1)
    }

    /// "unclear if Beijing has seen it", "he said Beijing still had room", "asked that Tehran send them": the subject
    /// of a reported clause. Leaves alone: "said Bangkok had been flooded".
    fn reported(&self, verb: usize, next: Option<usize>) -> bool {
        let reports = self.before_is(0, List::BeforeReportedClause);
        let has = |on| matches!(self.after(on), "has" | "had");
        let been = |on| self.after(on) == "been";
        (reports && ((has(verb) && !been(1)) || (self.is_adverb(verb) && next.is_some_and(has) && !been(2))))
            || (self.before(0) == "that" && self.after_is(verb, List::GovernmentVerbs))
    }

    /// "would prefer", "has denied", "is working", "can be expected".
    fn acts_with_auxiliary(&self, verb: usize, next: Option<usize>) -> bool {
        let lists = next.map(|next| self.lists_after(next)).unwrap_or_default();
        let ongoing = lists.has(List::GovernmentVerbsOngoing);
        let disposed = lists.has(List::GovernmentDispositions);
        let plain = lists.has(List::GovernmentVerbs);
        let auxiliary = self.lists_after(verb);
        if auxiliary.has(List::ModalVerbs) {
            // A city has no will.
            let wills = self.after(verb) == "would" && !lists.has(List::VerbsOfCities);
            let be = next.is_some_and(|next| self.after(next) == "be");
            let described = |on| self.after_is(on, List::GovernmentDispositions);
            wills || plain || be && (verb + 2..verb + 5).any(described)
        } else if auxiliary.has(List::PerfectAuxiliaries) {
            disposed || lists.has(List::GovernmentVerbsPast) || ongoing
        } else {
            auxiliary.has(List::LinkingVerbs) && (ongoing || disposed || plain)
        }
    }

    /// Whether the word `on` after the group can stand between a subject and its verb, or between a verb and its
    /// participle.
    fn is_adverb(&self, on: usize) -> bool {
        self.after_is(on, List::VerbAdverbs)
            || self.after(on).ends_with("ly") && !government::is_act(self.lists_after(on))
    }
}

fn ruled(government: bool) -> MentionKind {
    if government { MentionKind::Metonym } else { MentionKind::Place }
}

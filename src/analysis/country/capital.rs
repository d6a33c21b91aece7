//! Tells a government from the city that stands for it: "Pyongyang condemned" against "in Pyongyang".
//!
//! Each rule reads one sign beside the name. Signs of a place are asked before signs of a government where both
//! can stand ("talks in Doha continued"), and a city without any sign is only a city; a palace or an office
//! ("the Kremlin") is the government unless somebody is in it.

use super::phrase::{Phrase, word_before};
use crate::analysis::token::Shape;
use crate::analysis::{MentionKind, Passage};
use crate::lexicon::countries::Kind;
use crate::lexicon::government::{self, Sign, gives};
use std::ops::Range;

/// Countries and capitals that are named together, "Beijing and Moscow": what stands before the first and behind
/// the last holds for each. The tokens from the first to the last, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    tokens: Range<usize>,
    size: usize,
}

/// The group of each phrase, in the order of the phrases.
///
/// A comma joins only where an "and" closes the list: "in Seoul, Beijing and Tokyo", not "in Seoul, Beijing said".
pub(super) fn groups(passage: &Passage<'_>, phrases: &[Phrase]) -> Vec<Group> {
    let mut groups = Vec::with_capacity(phrases.len());
    while groups.len() < phrases.len() {
        let first = groups.len();
        let (size, chained) = chain(passage, &phrases[first..]);
        if size == 1 {
            // No "and" closes the chain, so nothing in it is joined and none of it need be asked again.
            groups.extend(
                phrases[first..first + chained]
                    .iter()
                    .map(|phrase| Group { tokens: phrase.tokens.clone(), size: 1 }),
            );
        } else {
            let tokens = phrases[first].tokens.start..phrases[first + size - 1].tokens.end;
            groups.extend(std::iter::repeat_n(Group { tokens, size }, size));
        }
    }
    groups
}

/// How many phrases the first one is joined with, itself included, and over how many the chain of links runs.
fn chain(passage: &Passage<'_>, phrases: &[Phrase]) -> (usize, usize) {
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

fn link(passage: &Passage<'_>, left: &Phrase, right: &Phrase) -> Link {
    if left.sentence != right.sentence {
        return Link::None;
    }
    let word = |at: usize| passage.word(left.tokens.end + at);
    let joined = match right.tokens.start - left.tokens.end {
        1 if passage.tokens[right.tokens.start].spaced => matches!(word(0), "and" | "And" | "or" | "&"),
        1 => matches!(word(0), "-" | "–" | "/"),
        2 => {
            (matches!(word(0), "and" | "or") && word(1) == "the")
                || (word(0) == "," && matches!(word(1), "and" | "or"))
        }
        _ => false,
    };
    let listed = right.tokens.start - left.tokens.end == 1 && word(0) == ",";
    // "Washington, Seoul agree on drill"
    let headline =
        listed && right.tokens.end < right.sentence.end && gives(passage.word(right.tokens.end), Sign::Act);
    match (joined || headline, listed) {
        (true, _) => Link::Closing,
        (false, true) => Link::Listing,
        (false, false) => Link::None,
    }
}

/// Whether a capital or a palace is a government here, or only a place.
pub(super) fn kind(passage: &Passage<'_>, phrases: &[Phrase], at: usize, group: &Group) -> MentionKind {
    let phrase = &phrases[at];
    let around = Around { passage, phrase, next: phrases.get(at + 1), group };
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
        Kind::Seat => MentionKind::Metonym,
        _ => MentionKind::Place,
    })
}

const GOVERNMENT: Option<MentionKind> = Some(MentionKind::Metonym);
const PLACE: Option<MentionKind> = Some(MentionKind::Place);

struct Around<'a> {
    passage: &'a Passage<'a>,
    phrase: &'a Phrase,
    next: Option<&'a Phrase>,
    group: &'a Group,
}

impl<'a> Around<'a> {
    /// The word `back` before the group, without "the" and "both" right before it.
    fn before(&self, back: usize) -> &'a str {
        let word = |at| word_before(self.passage, self.phrase.sentence.start, self.group.tokens.start, at);
        let skip = usize::from(matches!(word(0), "the" | "The" | "both" | "either" | "neither"));
        word(skip + back)
    }

    /// The word `on` behind the group.
    fn after(&self, on: usize) -> &'a str {
        let at = self.group.tokens.end + on;
        if at < self.phrase.sentence.end { self.passage.word(at) } else { "" }
    }

    /// A capital inside a longer name is a place: "Inner London", "Beijing Olympics". "On Monday
    /// London said" and "Trump Warns Beijing" hold none.
    fn part_of_a_name(&self) -> Option<MentionKind> {
        let title = |shape| matches!(shape, Shape::Title | Shape::Mixed);
        let next = self.phrase.token_after(self.passage);
        let in_name = next.is_some_and(|next| {
            let word = next.span.of(self.passage.text);
            next.spaced && title(next.shape) && !gives(word, Sign::Opener) && !government::is_act(word)
        });
        let named = self.phrase.token_before(self.passage).is_some_and(|previous| {
            let word = previous.span.of(self.passage.text);
            let alone = self.phrase.tokens.start == self.phrase.sentence.start + 1;
            let name = title(previous.shape) && !gives(word, Sign::Opener) && !government::is_act(word);
            name && !alone && self.group.size == 1
        });
        (self.phrase.meaning.kind() == Kind::Capital && (in_name || named)).then_some(MentionKind::Place)
    }

    /// "Moscow-backed", "pro-Beijing" and "Washington-Tehran talks" are governments; "Seoul-based" is a place.
    fn compound(&self) -> Option<MentionKind> {
        if matches!(self.before(0), "-") && matches!(self.before(1), "pro" | "Pro" | "anti" | "Anti") {
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
        if self.group.size > 1 && gives(self.after(0), Sign::Relation) {
            return GOVERNMENT;
        }
        match self.phrase.after(self.passage, 1) {
            "backed" | "led" | "aligned" | "friendly" | "sponsored" | "supported" | "controlled"
            | "installed" | "appointed" | "funded" | "brokered" | "allied" | "leaning" | "mediated"
            | "imposed" | "approved" | "proposed" | "drafted" | "dominated" | "ordered" | "financed"
            | "occupied" | "loyal" | "sanctioned" => GOVERNMENT,
            _ => PLACE,
        }
    }

    /// "Moscow's response", "Pyongyang's key ally" are a government's; "London's streets" are a city's.
    fn possession(&self) -> Option<MentionKind> {
        let possessive = self.phrase.token_after(self.passage).filter(|next| next.shape == Shape::Possessive);
        possessive?;
        let words = (1..8).map(|on| self.phrase.after(self.passage, on));
        let phrase = words.take_while(|word| {
            !matches!(*word, "" | "." | "," | "in" | "at" | "of" | "on" | "to" | "and" | "is" | "was")
        });
        let words: Vec<&str> = phrase.collect();
        let concern = words.iter().any(|word| gives(word, Sign::Concern))
            && !words.iter().any(|word| gives(word, Sign::Local))
            && !words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
        let seat = self.phrase.meaning.kind() == Kind::Seat;
        Some(ruled(seat || concern))
    }

    /// "the Damascus regime" is a government; "London police", "the Bangkok governor" belong to a city.
    fn modifier(&self) -> Option<MentionKind> {
        match self.phrase.after(self.passage, 0) {
            next if gives(next, Sign::Local) => PLACE,
            next if gives(next, Sign::Rulers) => GOVERNMENT,
            _ => None,
        }
    }

    /// "in Seoul", "a visit to Seoul", "Seoul, South Korea" are places whatever follows.
    fn place_before(&self) -> Option<MentionKind> {
        let here = gives(self.before(0), Sign::Here);
        let country_behind = self.next.is_some_and(|next| {
            self.phrase.after(self.passage, 0) == ","
                && next.tokens.start == self.phrase.tokens.end + 1
                && next.meaning.codes().next() == self.phrase.meaning.codes().next()
        });
        let dateline = self.phrase.tokens.start == self.phrase.sentence.start
            && matches!(self.phrase.after(self.passage, 0), "(" | "—" | "–" | "-" | ":");
        (here || country_behind || dateline).then_some(MentionKind::Place)
    }

    /// "according to Seoul", "pressure on Moscow" are governments; "flights between", "the road to" lead to cities.
    fn preposition(&self) -> Option<MentionKind> {
        let before = self.before(1);
        match self.before(0) {
            "between" | "Between" => Some(self.between(self.before(1))),
            "with" | "With" if self.joins_cities(1) => PLACE,
            "with" | "With" | "against" | "Against" | "by" | "By" | "versus" => GOVERNMENT,
            "to" | "To" | "toward" | "towards" | "Toward" | "Towards" => Some(ruled(gives(before, Sign::To))),
            "from" | "From" => Some(ruled(self.some_word(1, |word| gives(word, Sign::From)))),
            "on" | "On" | "upon" => Some(ruled(self.some_word(1, |word| gives(word, Sign::On)))),
            "of" | "Of" => Some(ruled(gives(before, Sign::Of))),
            "for" | "For" => Some(ruled(
                self.some_word(1, |word| gives(word, Sign::For))
                    || (self.after(0) == "to" && gives(self.after(1), Sign::Act)),
            )),
            "and" | "And" if self.some_word(1, |word| word == "between") => Some(self.between("")),
            _ => None,
        }
    }

    /// Whether one of the four words from `back` on fits.
    fn some_word(&self, back: usize, fits: impl Fn(&str) -> bool) -> bool {
        (back..back + 4).any(|back| fits(self.before(back)))
    }

    /// "between" two capitals: "flights between Algiers and Caracas" joins cities, "ties between" governments.
    fn between(&self, before: &str) -> MentionKind {
        let governments = (self.group.size > 1 || before.is_empty() || gives(before, Sign::Relation))
            && !self.joins_cities(1);
        ruled(governments)
    }

    fn joins_cities(&self, back: usize) -> bool {
        (back..back + 4).any(|back| gives(self.before(back), Sign::Transport))
    }

    /// "its key ally Beijing", "accused Moscow of": a party to something, or whom a government acts upon.
    fn party_or_object(&self) -> Option<MentionKind> {
        let before = self.before(0);
        (gives(before, Sign::DoneTo) || gives(before, Sign::Party)).then_some(MentionKind::Metonym)
    }

    /// "Beijing has denied", "Moscow, which insists": the subject of a verb by which governments act. "Rome is
    /// beautiful" and "Bangkok was sinking" are about cities.
    fn subject(&self) -> Option<MentionKind> {
        // "Kyiv and its allies fear"
        let with_company = self.after(0) == "and" && matches!(self.after(1), "its" | "their");
        let mut on = if with_company { 3 } else { 0 };
        if self.after(0) == "," && matches!(self.after(1), "which" | "however" | "meanwhile" | "too") {
            on = 2 + usize::from(self.after(2) == ",");
        }
        if let Some(behind) = self.behind_relative_clause() {
            on = behind;
        }
        let verb = self.after(on);
        let next =
            (on + 1..on + 6).map(|at| self.after(at)).find(|word| !is_adverb(word)).unwrap_or_default();
        let acts = government::is_finite_act(verb)
            || ((self.group.size > 1 || with_company) && gives(verb, Sign::Act))
            || is_adverb(verb) && government::is_finite_act(next)
            || self.acts_with_auxiliary(verb, next, on + 2)
            || self.reported(verb, next);
        acts.then_some(MentionKind::Metonym)
    }

    /// Where the sentence goes on behind "Belgrade, where the owner lives, answered".
    fn behind_relative_clause(&self) -> Option<usize> {
        const LONGEST: usize = 16;
        let relative = matches!(self.after(1), "where" | "whose" | "who") || self.after(2) == "which";
        let comma = (3..LONGEST).find(|&on| self.after(on) == ",");
        comma.filter(|_| self.after(0) == "," && relative).map(|on| on + 1)
    }

    /// "unclear if Beijing has seen it", "he said Beijing still had room", "asked that Tehran send them": the subject
    /// of what is reported. "said Bangkok had been flooded" is about a city.
    fn reported(&self, verb: &str, next: &str) -> bool {
        let reports = matches!(
            self.before(0),
            "said" | "says" | "say" | "saying" | "if" | "whether" | "claim" | "claims" | "claimed"
        );
        let has = |word| matches!(word, "has" | "had");
        let been = |on| self.after(on) == "been";
        (reports && ((has(verb) && !been(1)) || (is_adverb(verb) && has(next) && !been(2))))
            || (self.before(0) == "that" && gives(verb, Sign::Act))
    }

    /// "would prefer", "has denied", "is working", "can be expected".
    fn acts_with_auxiliary(&self, verb: &str, next: &str, rest: usize) -> bool {
        let stands = |word| gives(word, Sign::Disposition) || gives(word, Sign::ActPast);
        match verb {
            // A city has no will.
            "would" if !matches!(next, "be" | "become" | "get" | "have" | "host" | "look" | "see") => true,
            "would" | "will" | "can" | "could" | "may" | "might" | "must" | "should" | "does" | "did"
            | "do" | "shall" | "cannot" => {
                gives(next, Sign::Act)
                    || next == "be" && (rest..rest + 3).any(|on| gives(self.after(on), Sign::Disposition))
            }
            "has" | "have" | "had" => stands(next) || gives(next, Sign::ActOngoing),
            "is" | "are" | "was" | "were" | "remains" | "remained" | "appears" | "appeared" | "seems"
            | "seemed" | "looks" | "feels" | "felt" => {
                gives(next, Sign::ActOngoing) || gives(next, Sign::Disposition) || gives(next, Sign::Act)
            }
            _ => false,
        }
    }
}

/// Whether a word may stand between a subject and its verb, or between a verb and the participle it belongs to.
fn is_adverb(word: &str) -> bool {
    const WORDS: [&str; 17] = [
        "again", "already", "also", "been", "both", "even", "itself", "just", "long", "never", "not", "now",
        "only", "soon", "still", "then", "too",
    ];
    WORDS.contains(&word)
        || matches!(word, "yet" | "to")
        || (word.ends_with("ly") && !government::is_act(word))
}

fn ruled(government: bool) -> MentionKind {
    if government { MentionKind::Metonym } else { MentionKind::Place }
}

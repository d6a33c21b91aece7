//! A run of tokens -> the noun phrase it is, if it is one.
//!
//! [`super::phrase_before`] and [`super::phrase_after`] read phrases word by word, away from the verb, until a word
//! that cannot belong to the phrase. This needs no grammar and no part-of-speech model, and where it reads too much
//! the head is still the right word.

use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks::before_apostrophe;
use std::ops::Range;

/// The words for the subject of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// All its tokens: "a spokesman for the ministry".
    pub full: Range<usize>,
    /// The part with its head: "a spokesman".
    pub core: Range<usize>,
    /// What kind of phrase it is.
    pub kind: PhraseKind,
    /// The cores of the other subjects of the same verb: "Bolivia" in "Chile and Bolivia said".
    pub joined: Vec<Range<usize>>,
}

/// What kind of words a phrase is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// "he".
    Pronoun,
    /// It ends with a capitalised word.
    Name,
    /// "the spokesman".
    Description,
}

/// The longest phrase, in tokens. It bounds the work that each verb takes in text without punctuation.
pub(super) const MAX_PHRASE: usize = 24;

impl NounPhrase {
    /// A phrase that is the only subject of its verb.
    #[must_use]
    pub fn new(full: Range<usize>, core: Range<usize>, kind: PhraseKind) -> Self {
        Self { full, core, kind, joined: Vec::new() }
    }

    /// The pronoun at token `at`.
    pub(super) fn pronoun(at: usize) -> Self {
        Self::new(at..at + 1, at..at + 1, PhraseKind::Pronoun)
    }

    /// Whether it is a pronoun of the first or second person. The reporter's own text hardly ever uses one for a
    /// speaker.
    #[must_use]
    pub fn is_first_or_second_person(&self, outline: &Outline<'_, '_>) -> bool {
        if self.kind != PhraseKind::Pronoun {
            return false;
        }
        let word = outline.passage.word(self.core.start);
        let alone = before_apostrophe(word);
        let lists = if alone == word { outline.passage.lists(self.core.start) } else { ListSet::of(alone) };
        lists.has(List::FirstOrSecondPersonSubjects)
    }
}

/// Whether a phrase contains a word for someone who speaks, or an age: "the 46-year-old", or is "another", "some" or a
/// share of people alone.
#[must_use]
pub fn describes_speaker(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    let is_age =
        |at: usize| outline.lowercase_word(at) == "old" && outline.kind_before(at) == TokenKind::Hyphen;
    let stands_alone = core.len() == 1 && outline.is(core.start, List::StandaloneDeterminers);
    stands_alone
        || is_share(outline, core)
        || core.clone().any(|at| outline.passage.can_speak(at) || is_age(at))
}

/// Whether a phrase counts people who were asked.
///
/// Gets right: 40 percent; six in ten; 42%; the majority. Leaves alone: ten boats.
fn is_share(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    let Some(last) = core.end.checked_sub(1).filter(|&last| last >= core.start) else { return false };
    let counts =
        |at: usize| !matches!(outline.kind(at), TokenKind::Word) || outline.is(at, List::CountingWords);
    // "about 40 percent", but not "profit fell 12 percent".
    let is_percentage = matches!(outline.passage.word(last), "%" | "percent");
    is_percentage && (core.start..last).all(counts)
        || !is_percentage && outline.is(last, List::NounsOfShares)
        || is_count(outline, last)
            && last > core.start
            && matches!(outline.passage.word(last - 1), "in" | "of")
}

/// Whether the token at `at` is a number of people: "6", "six".
fn is_count(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Number || outline.is(at, List::CountingWords)
}

/// Returns the share of people that ends right before `end`: "six in ten", "one out of three".
pub(super) fn share_before(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const MIN_TOKENS: usize = 3;
    let last = end.checked_sub(1).filter(|&last| last >= from + MIN_TOKENS - 1 && is_count(outline, last))?;
    let links = matches!(outline.passage.word(last - 1), "in" | "of");
    let first =
        if outline.passage.word(last - 2) == "out" { last.checked_sub(MIN_TOKENS)? } else { last - 2 };
    let core = first..end;
    (links && first >= from && is_count(outline, first))
        .then(|| NounPhrase::new(core.clone(), core, PhraseKind::Description))
}

/// Returns the kind of the phrase made of the tokens `core`, or `None` if they are no phrase.
pub(super) fn kind_of(outline: &Outline<'_, '_>, core: &Range<usize>) -> Option<PhraseKind> {
    let last = core.end.checked_sub(1).filter(|&last| last >= core.start)?;
    match outline.kind(last) {
        TokenKind::Name => Some(PhraseKind::Name),
        TokenKind::Word if ends_name(outline, core) => Some(PhraseKind::Name),
        TokenKind::Word | TokenKind::Cue(_) => Some(PhraseKind::Description),
        // "Some say", "others say".
        TokenKind::Function(FunctionWord::Determiner) => {
            outline.is(last, List::StandaloneDeterminers).then_some(PhraseKind::Description)
        }
        TokenKind::Mark if last > core.start => Some(PhraseKind::Description),
        TokenKind::Number if last > core.start => Some(PhraseKind::Name),
        _ => None,
    }
}

/// Whether a name ends in lower case: "Kim Ji-hoon".
///
/// Leaves alone: the New York-based.
fn ends_name(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    const PARTS: usize = 4;
    let last = core.end - 1;
    core.len() >= PARTS
        && outline.kind_before(last) == TokenKind::Hyphen
        && (last - (PARTS - 1)..last - 1).all(|at| outline.kind(at) == TokenKind::Name)
        && !outline.passage.class(last).is(WordClass::FREQUENT)
}

/// Whether a lower-case word has the ending of a verb.
#[must_use]
pub fn is_verb_like(outline: &Outline<'_, '_>, at: usize) -> bool {
    let word = outline.lowercase_word(at);
    word.ends_with("ed") || word.ends_with("ing")
}

/// Whether an adjective at `at` stands behind its noun and says to whom those named by it hold: "people close to Mensah".
pub(super) fn is_tie(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.is(at, List::AdjectivesOfTies) && matches!(outline.passage.word(at + 1), "to" | "with")
}

/// Whether a lower-case word is a gerund by its ending. Shorter words in -ing are nouns as often: "ring", "thing".
pub(super) fn is_gerund(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 6;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with("ing")
}

/// Whether a function word is a part of a compound: "the 46-year-old".
pub(super) fn is_hyphenated(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind_before(at) == TokenKind::Hyphen && outline.kind(at + 1) == TokenKind::Hyphen
}

/// The most subjects of one verb.
const MAX_JOINED: usize = 5;

/// Joins the phrase before a verb with those before it; `read_back` reads the phrase that ends at a token. The first
/// one becomes the phrase, the others are joined to it.
///
/// Gets right: Chile and Bolivia said; police and residents say. Leaves alone: he met Chile and Bolivia said; Mensah
/// left and Lopez said.
pub(super) fn join_before(
    outline: &Outline<'_, '_>,
    from: usize,
    last: NounPhrase,
    read_back: impl Fn(usize) -> Option<NounPhrase>,
) -> NounPhrase {
    if outline.passage.word(last.full.start.wrapping_sub(1)) != "and" || !can_be_joined(outline, &last) {
        return last;
    }
    let mut phrases = vec![last.clone()];
    while let Some(first) = phrases.last()
        && phrases.len() < MAX_JOINED
        && first.full.start > from
        && is_separator(outline, first.full.start - 1, phrases.len())
        && let Some(phrase) = read_back(first.full.start - 1)
        && phrase.full.end + 1 == first.full.start
        && can_be_joined(outline, &phrase)
    {
        phrases.push(phrase);
    }
    if let [last, first] = phrases.as_slice()
        && modifies_same_noun(outline, first, last)
    {
        let core = first.full.start..last.core.end;
        return NounPhrase::new(first.full.start..last.full.end, core, PhraseKind::Description);
    }
    let Some(first) = phrases.pop() else { return last };
    if phrases.is_empty() || !begins_clause(outline, from, first.full.start) {
        return last;
    }
    let joined: Vec<Range<usize>> = phrases.iter().rev().map(|phrase| phrase.core.clone()).collect();
    NounPhrase { full: first.full.start..last.full.end, joined, ..first }
}

/// Whether "and" joins two names before one noun rather than two subjects.
///
/// Gets right: the Trinidad and Tobago striker said. Leaves alone: the mayor and striker Mensah said; Mensah and a striker said.
fn modifies_same_noun(outline: &Outline<'_, '_>, first: &NounPhrase, last: &NounPhrase) -> bool {
    let noun = last.core.end.saturating_sub(1);
    let word = outline.lowercase_word(noun);
    first.kind == PhraseKind::Name
        && last.kind == PhraseKind::Description
        && matches!(outline.passage.word(first.core.start), "the" | "The" | "a" | "A")
        && outline.kind(last.core.start) == TokenKind::Name
        && !word.ends_with('s')
        && outline.passage.is_role(noun)
        && !describes_speaker(outline, &first.core)
}

/// Joins the phrase after a verb with those after it; `read` reads the phrase that begins at a token.
///
/// Gets right: said Chile and Bolivia. Leaves alone: said Mensah and left the room.
pub(super) fn join_after(
    outline: &Outline<'_, '_>,
    first: NounPhrase,
    read: impl Fn(usize) -> Option<NounPhrase>,
) -> NounPhrase {
    let is_and = |at: usize| outline.passage.word(at) == "and";
    let next = first.full.end;
    if !is_and(next) || !can_be_joined(outline, &first) {
        return first;
    }
    let ends = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Quoted | TokenKind::Colon | TokenKind::Break
        )
    };
    match read(next + 1).filter(|other| can_be_joined(outline, other) && ends(other.full.end)) {
        Some(other) => {
            NounPhrase { full: first.full.start..other.full.end, joined: vec![other.core], ..first }
        }
        None => first,
    }
}

/// "and" before the last of them, commas before the others.
fn is_separator(outline: &Outline<'_, '_>, at: usize, joined: usize) -> bool {
    if joined == 1 { outline.passage.word(at) == "and" } else { outline.kind(at) == TokenKind::Comma }
}

fn can_be_joined(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    phrase.joined.is_empty()
        && match phrase.kind {
            // A lower-case word in between may be a verb: "Mensah met Lopez".
            PhraseKind::Name => phrase
                .core
                .clone()
                .all(|at| outline.kind(at) != TokenKind::Word || outline.passage.can_speak(at)),
            PhraseKind::Description => describes_speaker(outline, &phrase.core),
            PhraseKind::Pronoun => false,
        }
}

/// Whether a clause begins at `at`: at its start, or after a mark, "that" or "with".
fn begins_clause(outline: &Outline<'_, '_>, from: usize, at: usize) -> bool {
    at <= from
        || matches!(
            outline.kind_before(at),
            TokenKind::Comma | TokenKind::Break | TokenKind::Colon | TokenKind::Quoted | TokenKind::Stop
        )
        || matches!(outline.passage.word(at - 1), "that" | "both" | "Both" | "But" | "And" | "with")
}

/// Whether a phrase can be the subject of a verb: "the minister was forced to say", but not "took the opportunity to
/// say".
pub(super) fn can_act(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    subject.kind != PhraseKind::Description || describes_speaker(outline, &subject.core)
}

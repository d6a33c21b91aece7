//! Passage -> which pronouns the text uses for each person.
//!
//! A pronoun in a sentence that has named only one person most likely refers to that person. One such pronoun proves
//! little, but many of them distinguish "he" from "she" where no title does. Gender is never guessed from a name.

use super::placed_mention::PlacedMention;
use crate::analysis::entity::Registry;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::known_word::{KnownWord, WordStops};
use crate::analysis::{EntityId, EntityKind, MentionKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use foldhash::HashMap;
use std::ops::Range;

/// How often the sentences about each person continue with "he" and with "she".
#[derive(Debug, Default)]
pub(crate) struct PronounVotes {
    counted: HashMap<EntityId, Count>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    he: u16,
    she: u16,
}

/// What the pronouns near a person's name say about one pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaning {
    /// It is used, and the other one rarely or never.
    For,
    /// The same, many times.
    StronglyFor,
    /// The other pronoun is used, and this one rarely or never.
    Against,
    /// The same, many times.
    StronglyAgainst,
    /// Both are used, or neither.
    Open,
}

/// The people named in a part of a sentence.
#[derive(Default)]
struct SentencePeople {
    only: Option<EntityId>,
    several: bool,
}

impl SentencePeople {
    fn name(&mut self, person: EntityId) {
        self.several |= self.only.is_some_and(|other| other != person);
        self.only = Some(person);
    }

    fn person(&self) -> Option<EntityId> {
        self.only.filter(|_| !self.several)
    }
}

/// The people whom a passage names outside quotations, as its pronouns are read one after the other.
struct NamedPeople<'s> {
    outline: &'s Outline<'s, 's>,
    /// Each with the token of the name, in text order.
    names: Vec<(usize, EntityId)>,
    /// The sentence of the last pronoun, the people named in it so far, and the next name.
    sentence: u32,
    here: SentencePeople,
    next: usize,
}

impl<'s> NamedPeople<'s> {
    fn new(outline: &'s Outline<'s, 's>, registry: &Registry, mentions: &[PlacedMention]) -> Self {
        let people = mentions.iter().filter(|mention| is_person(registry, mention));
        let placed = people.map(|mention| (mention.first_token(outline.passage), mention.entity));
        let unquoted =
            placed.filter(|&(at, _)| at < outline.kinds.len() && outline.kind(at) != TokenKind::Quoted);
        let names = unquoted.collect();
        Self { outline, names, sentence: u32::MAX, here: SentencePeople::default(), next: 0 }
    }

    /// The person whom the pronoun at token `at` most likely stands for.
    ///
    /// Pronouns must be asked for in text order: the names up to the last one are counted and not read again.
    fn meant_at(&mut self, at: usize) -> Option<EntityId> {
        let sentence = self.outline.sentence(at);
        let start = self.outline.sentence_start(sentence);
        if sentence != self.sentence {
            self.sentence = sentence;
            self.here = SentencePeople::default();
            self.next = self.first_from(start);
        }
        while let Some(&(_, person)) = self.names.get(self.next).filter(|(name, _)| *name <= at) {
            self.here.name(person);
            self.next += 1;
        }
        if start == at && self.here.only.is_none() {
            return self.before(sentence);
        }
        self.here.person().or_else(|| self.owner(start, at))
    }

    /// Whoever is the subject of the clause in which the owner at token `at` stands: "As Osei spoke, Lund shook her head".
    ///
    /// Leaves alone: Osei met Lund and her son; Osei, Lund and her son.
    fn owner(&self, start: usize, at: usize) -> Option<EntityId> {
        const MAX_BETWEEN: usize = 4;
        let outline = self.outline;
        let &(name, person) = self.names.get(self.next.checked_sub(1)?).filter(|(name, _)| *name >= start)?;
        let subordinates =
            |at: usize| outline.is(at, List::Subordinators) || outline.is(at, List::InnerSubordinators);
        let opens = name == start
            || outline.kind_before(name) == TokenKind::Comma
            || name.checked_sub(1).is_some_and(subordinates);
        let between = name + 1..at;
        let is_verb = |at: usize| {
            matches!(outline.kind(at), TokenKind::Word | TokenKind::Name) || outline.is_helper(at)
        };
        let is_owner = outline.kind(at) == TokenKind::Function(FunctionWord::Possessor);
        let acts = between.len() <= MAX_BETWEEN && outline.kind(at.checked_sub(1)?) == TokenKind::Word;
        (is_owner && opens && acts && between.clone().all(is_verb)).then_some(person)
    }

    /// The only person named in the last sentence before this one that is not quoted whole.
    ///
    /// A sentence that is quoted whole does not hide whom the reporter spoke of: “…,” said Mensah. “…” Her coach …
    fn before(&self, sentence: u32) -> Option<EntityId> {
        let outline = self.outline;
        let tokens = |sentence| outline.sentence_start(sentence)..outline.sentence_start(sentence + 1);
        let is_reported = |tokens: &Range<usize>| {
            let mut kinds = outline.kinds.get(tokens.clone()).unwrap_or_default().iter();
            kinds.any(|kind| !matches!(kind, TokenKind::Quoted | TokenKind::Stop))
        };
        let last = (0..sentence).rev().map(tokens).find(is_reported)?;
        let named = self.names.iter().skip(self.first_from(last.start));
        let mut people = SentencePeople::default();
        named.take_while(|(name, _)| *name < last.end).for_each(|&(_, person)| people.name(person));
        people.person()
    }

    /// The first name from token `at` on.
    fn first_from(&self, at: usize) -> usize {
        self.names.partition_point(|&(name, _)| name < at)
    }
}

impl PronounVotes {
    /// Counts the pronouns of a passage, except those in quotations and in its context.
    pub(crate) fn add_passage(
        &mut self,
        outline: &Outline<'_, '_>,
        registry: &Registry,
        mentions: &[PlacedMention],
    ) {
        let mut people = NamedPeople::new(outline, registry, mentions);
        if people.names.is_empty() {
            return;
        }
        let passage = outline.passage;
        let is_form = |word: &KnownWord| word.stops.has(WordStops::HE_OR_SHE);
        let end = passage.tokens.len();
        let mut at = passage.next_word(0..end, is_form);
        while at < end {
            if !passage.is_context(at) && outline.kind(at) != TokenKind::Quoted {
                self.add(passage.lists(at), people.meant_at(at));
            }
            at = passage.next_word(at + 1..end, is_form);
        }
    }

    fn add(&mut self, lists: ListSet, person: Option<EntityId>) {
        let Some(person) = person else { return };
        if lists.has(List::FormsOfHe) {
            self.counted.entry(person).or_default().he += 1;
        } else if lists.has(List::FormsOfShe) {
            self.counted.entry(person).or_default().she += 1;
        }
    }

    /// What the votes say about `pronoun` ("he" or "she") for a person.
    pub(super) fn leaning(&self, person: EntityId, pronoun: &str) -> Leaning {
        // A pronoun sometimes refers to someone in another sentence, so a third of the votes may disagree.
        const MIN_STRONG_VOTES: u16 = 3;
        let count = self.counted.get(&person).copied().unwrap_or_default();
        let (with, against) = if pronoun == "she" { (count.she, count.he) } else { (count.he, count.she) };
        if with >= 2 * against && with > 0 {
            if with >= MIN_STRONG_VOTES { Leaning::StronglyFor } else { Leaning::For }
        } else if against >= 2 * with && against > 0 {
            if against >= MIN_STRONG_VOTES { Leaning::StronglyAgainst } else { Leaning::Against }
        } else {
            Leaning::Open
        }
    }
}

fn is_person(registry: &Registry, mention: &PlacedMention) -> bool {
    mention.kind == MentionKind::Name
        && matches!(registry.kind(mention.entity), Some(EntityKind::Person { .. }))
}

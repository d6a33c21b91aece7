//! Passage -> which pronouns the text uses for each person.
//!
//! A pronoun in a sentence that has named only one person most likely refers to that person. One such pronoun proves
//! little, but many of them distinguish "he" from "she" where no title does. Gender is never guessed from a name.

use crate::analysis::entity::Registry;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::{EntityId, EntityKind, Mention, MentionKind};
use crate::lexicon::lists::{List, ListSet};
use foldhash::HashMap;

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

/// The people named in a sentence so far.
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

impl PronounVotes {
    /// Counts the pronouns of a passage, except those in quotations and in its context.
    pub(crate) fn add_passage(
        &mut self,
        outline: &Outline<'_, '_>,
        registry: &Registry,
        mentions: &[Mention],
    ) {
        let mut people = mentions.iter().filter(|mention| is_person(registry, mention)).peekable();
        let mut sentence = u32::MAX;
        let (mut here, mut before) = (SentencePeople::default(), SentencePeople::default());
        // A sentence that is quoted whole does not hide whom the reporter spoke of: “…,” said Mensah. “…” Her coach …
        let mut reported = false;
        let places = outline.passage.tokens.iter().zip(&outline.sentences).zip(&outline.kinds).enumerate();
        for (at, ((token, &own_sentence), &kind)) in places {
            if own_sentence != sentence {
                sentence = own_sentence;
                let ended = std::mem::take(&mut here);
                if std::mem::take(&mut reported) {
                    before = ended;
                }
            }
            while let Some(mention) = people.next_if(|mention| mention.span.start <= token.span.start) {
                if kind != TokenKind::Quoted {
                    here.name(mention.entity);
                }
            }
            if kind == TokenKind::Quoted {
                continue;
            }
            reported |= kind != TokenKind::Stop;
            let lists = outline.passage.lists(at);
            if outline.passage.is_context(at) || !lists.has(List::FormsOfHe) && !lists.has(List::FormsOfShe) {
                continue;
            }
            let opens = outline.sentence_start(sentence) == at;
            let person = if opens && here.only.is_none() { before.person() } else { here.person() };
            self.add(lists, person);
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

fn is_person(registry: &Registry, mention: &Mention) -> bool {
    mention.kind == MentionKind::Name
        && matches!(registry.kind(mention.entity), Some(EntityKind::Person { .. }))
}

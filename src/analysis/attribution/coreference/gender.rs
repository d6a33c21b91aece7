//! Passage -> which pronouns the text uses of whom.
//!
//! A pronoun in a sentence that has named one person only is most likely theirs. One such place proves little;
//! many places over an article tell "he" from "she" where no title does, and nothing is guessed from a name.

use crate::analysis::entity::Registry;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::{EntityId, EntityKind, Mention, MentionKind};
use std::collections::HashMap;

/// How often each person's sentences go on with "he" and with "she".
#[derive(Debug, Default)]
pub(super) struct Votes {
    counted: HashMap<EntityId, Count>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    he: u16,
    she: u16,
}

/// What the pronouns around a person's name say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaning {
    /// The pronoun stands there, and hardly ever the other.
    For,
    /// The pronoun stands there many times.
    StronglyFor,
    /// The other one stands there.
    Against,
    /// The other one stands there many times.
    StronglyAgainst,
    /// Both or neither.
    Open,
}

/// The persons of one sentence, as far as it has been read.
#[derive(Default)]
struct Scene {
    only: Option<EntityId>,
    several: bool,
}

impl Scene {
    fn name(&mut self, person: EntityId) {
        self.several |= self.only.is_some_and(|other| other != person);
        self.only = Some(person);
    }

    fn person(&self) -> Option<EntityId> {
        self.only.filter(|_| !self.several)
    }
}

impl Votes {
    /// Counts the pronouns of a passage outside its quotations.
    pub(super) fn count(outline: &Outline<'_, '_>, registry: &Registry, mentions: &[Mention]) -> Self {
        let mut votes = Self::default();
        let mut people = mentions.iter().filter(|mention| is_person(registry, mention)).peekable();
        let mut sentence = u32::MAX;
        let (mut here, mut before) = (Scene::default(), Scene::default());
        for (at, token) in outline.passage.tokens.iter().enumerate() {
            if outline.sentence(at) != sentence {
                sentence = outline.sentence(at);
                before = std::mem::take(&mut here);
            }
            while let Some(mention) = people.next_if(|mention| mention.span.start <= token.span.start) {
                if outline.kind(at) != TokenKind::Quoted {
                    here.name(mention.entity);
                }
            }
            if outline.kind(at) == TokenKind::Quoted {
                continue;
            }
            let opens = outline.sentence_start(sentence) == at;
            let person = if opens && here.only.is_none() { before.person() } else { here.person() };
            votes.add(outline.passage.word(at), person);
        }
        votes
    }

    fn add(&mut self, word: &str, person: Option<EntityId>) {
        let Some(person) = person else { return };
        match word {
            "he" | "He" | "his" | "His" | "him" | "himself" => {
                self.counted.entry(person).or_default().he += 1;
            }
            "she" | "She" | "her" | "Her" | "herself" => {
                self.counted.entry(person).or_default().she += 1;
            }
            _ => {}
        }
    }

    /// What the votes say about `pronoun`, "he" or "she", for a person.
    pub(super) fn leaning(&self, person: EntityId, pronoun: &str) -> Leaning {
        const MANY: u16 = 3;
        let count = self.counted.get(&person).copied().unwrap_or_default();
        let (with, against) = if pronoun == "she" { (count.she, count.he) } else { (count.he, count.she) };
        if with >= 2 * against && with > 0 {
            if with >= MANY { Leaning::StronglyFor } else { Leaning::For }
        } else if against >= 2 * with && against > 0 {
            if against >= MANY { Leaning::StronglyAgainst } else { Leaning::Against }
        } else {
            Leaning::Open
        }
    }
}

fn is_person(registry: &Registry, mention: &Mention) -> bool {
    mention.kind == MentionKind::Name
        && matches!(registry.kind(mention.entity), Some(EntityKind::Person { .. }))
}

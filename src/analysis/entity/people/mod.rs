//! Mentions of people -> people.
//!
//! A full name is the same person as another full name with the same last word and a compatible first word ("J.
//! Kowalczyk", "Jan Kowalczyk"), or if one contains the words of the other. A single name belongs to the person with
//! that name who was last mentioned in full, otherwise to the first person with it who is mentioned in full later. A known gender must not contradict.

mod partner;

use crate::analysis::entity::by_number::ByNumber;
use crate::analysis::entity::nickname::nickname_behind;
use crate::analysis::entity::person_name::{NameId, NamePart, PersonNames};
use crate::analysis::entity::{EntityId, EntityKind, EntityRow, push};
use crate::analysis::person::{Gender, PersonMention};
use crate::analysis::token::Shape;
use crate::analysis::{Mention, MentionKind, Passage};
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use crate::text::fold::folded;
use foldhash::HashMap;

/// The number of namesakes that are compared. No article has more people with one name, and it bounds the cost.
const MAX_NAMESAKES: usize = 16;

/// How many mentions by a single name are counted: a person who has two is as established as one who has ten.
const MAX_ALONE_COUNTED: usize = 2;

/// Bytes of the longest role; a longer one is a sentence.
const MAX_ROLE_BYTES: usize = 90;

#[derive(Debug, Default)]
pub(super) struct People {
    names: PersonNames,
    /// The people whose fullest name contains a word, in the order of their first mention.
    by_part: ByNumber<NamePart, Vec<EntityId>>,
    known: ByNumber<EntityId, KnownPerson>,
    /// Mentions linked so far.
    clock: usize,
}

/// What is remembered about a person.
#[derive(Debug, Clone, Copy)]
struct KnownPerson {
    /// The name with the most words, by which they are found.
    fullest: NameId,
    /// The name that is shown.
    shown: NameId,
    seen: MentionHistory,
}

/// When and how a person has been mentioned.
#[derive(Debug, Default, Clone, Copy)]
struct MentionHistory {
    /// When they were last mentioned, counted in mentions.
    last: usize,
    /// How often they were mentioned by a single name.
    alone: usize,
    /// The offset of the last mention in full.
    in_full: Option<u32>,
    /// Whether the first mention was as someone's relative: "her father, Josip Kovac".
    is_relative: bool,
    /// The same as a husband or a wife, by a forename alone: "his wife, Grace".
    is_partner: bool,
}

/// A name in the text.
struct Name<'p> {
    person: &'p PersonMention,
    id: NameId,
    /// Whether it is a single word.
    is_single: bool,
    /// Whether it is introduced as someone's relative: "her father, Josip Kovac".
    is_relative: bool,
    /// Whether it is a single name that is introduced as somebody's husband or wife: "his wife, Grace".
    is_partner: bool,
}

impl<'p> Name<'p> {
    fn new(passage: &Passage<'_>, person: &'p PersonMention, names: &mut PersonNames) -> Self {
        let id = names.id(passage.words(person.span));
        let is_single = names.parts(id).len() < 2;
        let start = person.span.start;
        let is_relative = !is_single && is_relative(passage, start);
        let is_partner = is_single && is_partner(passage, start);
        Self { person, id, is_single, is_relative, is_partner }
    }
}

/// Whether the words before byte `start` say that a relative is named there: "her father, Josip Kovac".
///
/// Leaves alone: "the father, Josip Kovac", who may be the one that the text is about.
fn is_relative(passage: &Passage<'_>, start: u32) -> bool {
    let at = passage.token_at(start);
    let before = if at > 0 && passage.word(at - 1) == "," { at.saturating_sub(1) } else { at };
    let Some(relation) = before.checked_sub(1).filter(|&at| passage.class(at).is(WordClass::RELATION)) else {
        return false;
    };
    let owner = (relation.saturating_sub(3)..relation).rev();
    owner
        .take_while(|&at| {
            passage.tokens.get(at).is_some_and(|token| token.is_word() || token.shape == Shape::Possessive)
        })
        .any(|at| {
            passage.is(at, List::PossessivePronouns)
                || passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Possessive)
        })
}

/// Whether the words before byte `start` say that a husband or a wife is named there: "his wife, Grace".
fn is_partner(passage: &Passage<'_>, start: u32) -> bool {
    let at = passage.token_at(start);
    let before = if at > 0 && passage.word(at - 1) == "," { at.saturating_sub(1) } else { at };
    before.checked_sub(1).is_some_and(|noun| passage.is(noun, List::SpouseKind))
        && is_relative(passage, start)
}

/// A single name and what is known beside it.
struct SingleName<'s> {
    gender: Option<Gender>,
    role: Option<&'s str>,
    /// The offset of its paragraph.
    paragraph: u32,
}

impl People {
    /// Appends the mentions of people to `mentions`, in text order.
    pub(super) fn link(
        &mut self,
        passage: &Passage<'_>,
        people: &[PersonMention],
        (rows, mentions): (&mut Vec<EntityRow>, &mut Vec<Mention>),
    ) {
        let names: Vec<Name<'_>> =
            people.iter().map(|person| Name::new(passage, person, &mut self.names)).collect();
        let ahead = self.full_names_ahead(&names);
        for (index, name) in names.iter().enumerate() {
            // "Blinken said" before "Anthony Blinken" is named: the person first has the short name.
            let fuller = ahead.get(index).copied().flatten().unwrap_or(name.id);
            let couple = names.get(index + 1).and_then(|next| self.shared_surname(passage, name, next));
            let entity = self.link_one(passage, (name, fuller, couple), rows);
            mentions.push(Mention { span: name.person.span, kind: MentionKind::Name, entity });
        }
    }

    /// Links a name, of which `fuller` is the full form that follows and `couple` the full form beside its partner's.
    fn link_one(
        &mut self,
        passage: &Passage<'_>,
        (name, fuller, couple): (&Name<'_>, NameId, Option<String>),
        rows: &mut Vec<EntityRow>,
    ) -> EntityId {
        let entity = self.find_or_add(passage, (name, fuller, couple), rows);
        if let Some(nickname) = nickname_behind(passage, name.person.span.end) {
            let part = self.names.part(nickname);
            self.by_part.push(part, entity);
        }
        self.add_mention(entity, name);
        if let Some(row) = rows.get_mut(entity.0 as usize) {
            self.update((entity, row), passage, name);
        }
        entity
    }

    fn find_or_add(
        &mut self,
        passage: &Passage<'_>,
        (name, fuller, couple): (&Name<'_>, NameId, Option<String>),
        rows: &mut Vec<EntityRow>,
    ) -> EntityId {
        let known = if name.is_single {
            let found = self.find_single(passage, name, rows);
            self.partner(name, found, rows.len()).or(found)
        } else {
            self.find_full(name)
        };
        let seen = MentionHistory {
            is_relative: name.is_relative,
            is_partner: name.is_partner,
            ..MentionHistory::default()
        };
        match (known, couple) {
            (Some(entity), _) => {
                self.remember(entity, name.id, fuller);
                entity
            }
            (None, Some(couple)) => {
                let id = self.names.id(&couple);
                self.add(couple, KnownPerson { fullest: id, shown: id, seen }, rows)
            }
            (None, None) => {
                let person = KnownPerson { fullest: fuller, shown: name.id, seen };
                self.add(passage.words(name.person.span).to_owned(), person, rows)
            }
        }
    }

    /// Adds a person, who is shown by these words.
    fn add(&mut self, words: String, person: KnownPerson, rows: &mut Vec<EntityRow>) -> EntityId {
        let entity = push(rows, EntityKind::Person { role: None }, words);
        for &part in self.names.parts(person.fullest) {
            self.by_part.push(part, entity);
        }
        self.known.insert(entity, person);
        entity
    }

    /// Remembers another name of a person if it has more words: the full form that follows it, unless that is somebody
    /// else's.
    fn remember(&mut self, entity: EntityId, name: NameId, fuller: NameId) {
        let Some(person) = self.known.get_mut(entity) else { return };
        let known = self.names.parts(person.fullest);
        let is_same = known.len() < 2 || self.names.agree(person.fullest, fuller);
        let name = if is_same { fuller } else { name };
        let parts = self.names.parts(name);
        if parts.len() <= known.len() {
            return;
        }
        for part in parts {
            if !known.contains(part) {
                self.by_part.push(*part, entity);
            }
        }
        person.fullest = name;
    }

    fn add_mention(&mut self, entity: EntityId, name: &Name<'_>) {
        self.clock += 1;
        let Some(KnownPerson { seen, .. }) = self.known.get_mut(entity) else { return };
        seen.last = self.clock;
        if name.is_single {
            seen.alone += 1;
        } else {
            seen.in_full = Some(name.person.span.start);
        }
    }

    /// Keeps the fullest name, the fullest role and the gender.
    fn update(&mut self, (entity, row): (EntityId, &mut EntityRow), passage: &Passage<'_>, name: &Name<'_>) {
        let Name { person, id, .. } = *name;
        // "Mrs Moyo" for Grace, whose surname was not given.
        let is_other = |known: &KnownPerson| {
            let shown = self.names.parts(known.shown);
            known.seen.is_partner && shown.len() == 1 && !self.names.parts(id).contains(&shown[0])
        };
        if let Some(known) = self
            .known
            .get_mut(entity)
            .filter(|known| self.names.is_fuller(id, known.shown) && !is_other(known))
        {
            known.shown = id;
            passage.words(person.span).clone_into(&mut row.name);
        }
        row.gender = row.gender.or(person.gender);
        let role = person.role.map(|span| passage.words(span)).filter(|role| role.len() <= MAX_ROLE_BYTES);
        if let (Some(new), EntityKind::Person { role }) = (role, &mut row.kind)
            && role.as_deref().is_none_or(|old| new.len() > old.len())
        {
            *role = Some(new.to_owned());
        }
    }

    /// Finds the person with a compatible full name. A relative is not whoever has been called by the surname alone.
    fn find_full(&self, name: &Name<'_>) -> Option<EntityId> {
        let agrees = |known: &KnownPerson| {
            let is_surname = || self.names.parts(known.fullest).len() < 2;
            self.names.agree(known.fullest, name.id) && !(name.is_relative && is_surname())
        };
        let agreeing = |part: &NamePart| {
            let namesakes = self.by_part.get(*part)?.iter().rev().take(MAX_NAMESAKES);
            namesakes.copied().find(|id| self.known.get(*id).is_some_and(agrees))
        };
        let parts = self.names.parts(name.id);
        parts.last().and_then(agreeing).or_else(|| parts.first().and_then(agreeing))
    }

    /// Finds the person whose name has this word. Among namesakes it prefers the one whose role or gender is repeated
    /// ("Lopez, the minister"); then the one for whom the name alone has stood, unless the other is named in full in
    /// the same paragraph; then the one mentioned last.
    ///
    /// Gets right: "Grace Mensah … her husband, Kofi Mensah, … Mensah", who is Grace. Leaves alone: "Grace Mensah … Kofi
    /// Mensah came. Mensah said", which is Kofi.
    fn find_single(&self, passage: &Passage<'_>, name: &Name<'_>, rows: &[EntityRow]) -> Option<EntityId> {
        let namesakes = self.by_part.get(self.names.parts(name.id).first().copied()?)?;
        let single = SingleName {
            gender: name.person.gender,
            role: name.person.role.map(|role| passage.words(role)),
            paragraph: paragraph_start(passage, name.person.span.start),
        };
        let known = |id: &EntityId| rows.get(id.0 as usize).and_then(|row| row.gender);
        let contradicts =
            |id: &EntityId| single.gender.is_some() && known(id).is_some() && known(id) != single.gender;
        namesakes
            .iter()
            .rev()
            .take(MAX_NAMESAKES)
            .filter(|id| !contradicts(id))
            .max_by_key(|id| {
                let same_role = rows.get(id.0 as usize).is_some_and(|row| has_role(row, single.role));
                let same_gender = single.gender.is_some() && known(id) == single.gender;
                let seen = self.known.get(**id).map(|known| known.seen).unwrap_or_default();
                let here = seen.in_full.filter(|&place| place >= single.paragraph);
                let alone = if here.is_some() { 0 } else { seen.alone.min(MAX_ALONE_COUNTED) };
                let suits = self.forename_suits(**id, single.gender);
                (same_role, same_gender, suits, !seen.is_relative && !seen.is_partner, here, alone, seen.last)
            })
            .copied()
    }

    /// Returns, for each single name, the first later full name in the passage that contains it, except a relative's.
    fn full_names_ahead(&self, names: &[Name<'_>]) -> Vec<Option<NameId>> {
        let only = |name: &Name<'_>| self.names.parts(name.id).first().copied().filter(|_| name.is_single);
        let mut next: HashMap<NamePart, Option<NameId>> =
            names.iter().filter_map(only).map(|part| (part, None)).collect();
        let mut ahead = vec![None; names.len()];
        for (name, ahead) in names.iter().zip(&mut ahead).rev() {
            if let Some(only) = only(name) {
                *ahead = next.get(&only).copied().flatten();
            } else if !name.is_relative {
                for part in self.names.parts(name.id) {
                    if let Some(next) = next.get_mut(part) {
                        *next = Some(name.id);
                    }
                }
            }
        }
        ahead
    }

    /// "Harold Penrose" for "Harold" in "Harold and Winifred Penrose".
    fn shared_surname(&self, passage: &Passage<'_>, name: &Name<'_>, next: &Name<'_>) -> Option<String> {
        if !name.is_single || self.names.parts(next.id).len() != 2 {
            return None;
        }
        let between = Span { start: name.person.span.end, end: next.person.span.start }.of(passage.text);
        let first = passage.words(name.person.span);
        let fits = matches!(between.trim(), "and" | "&") && words::class_of(first).is(WordClass::GIVEN);
        let surname = passage.words(next.person.span).split_whitespace().next_back().filter(|_| fits)?;
        Some(format!("{first} {surname}"))
    }
}

/// Returns the offset of the paragraph around an offset.
fn paragraph_start(passage: &Passage<'_>, place: u32) -> u32 {
    let after = passage.paragraphs.partition_point(|paragraph| paragraph.span.start <= place);
    after.checked_sub(1).and_then(|at| passage.paragraphs.get(at)).map_or(0, |paragraph| paragraph.span.start)
}

/// Whether the last word of `role` is in the role that is known for a person.
fn has_role(row: &EntityRow, role: Option<&str>) -> bool {
    let EntityKind::Person { role: Some(known) } = &row.kind else { return false };
    let head = role.and_then(|role| role.split_whitespace().next_back()).map(folded);
    head.is_some_and(|head| known.split_whitespace().any(|word| folded(word) == head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'p>(person: &'p PersonMention, written: &str, names: &mut PersonNames) -> Name<'p> {
        let id = names.id(written);
        Name { person, id, is_single: names.parts(id).len() < 2, is_relative: false, is_partner: false }
    }

    #[test]
    fn names_of_a_late_passage_take_no_more_memory_than_those_of_an_early_one() {
        let mut people = People::default();
        let person = PersonMention { span: Span::new(0, 0), role: None, gender: None, confidence: 1.0 };
        let asked = |people: &mut People, [single, full]: [&str; 2]| {
            let names = [single, full].map(|written| name(&person, written, &mut people.names));
            let mut ahead = Vec::new();
            let asked = allocation_counter::measure(|| ahead = people.full_names_ahead(&names));
            assert_eq!(ahead, [Some(names[1].id), None]);
            asked.bytes_total
        };
        let early = asked(&mut people, ["Lopez", "Ana Lopez"]);
        for number in 0..2000 {
            people.names.id(&format!("Berg{number}"));
        }
        assert_eq!(asked(&mut people, ["Zhang", "Li Zhang"]), early);
    }
}

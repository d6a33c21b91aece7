//! Mentions of people -> people.
//!
//! A full name is the same person as another full name with the same last word and a compatible first word ("J.
//! Kowalczyk", "Jan Kowalczyk"), or if one contains the words of the other. A single name belongs to the person with
//! that name who was last mentioned in full, otherwise to the first person with it who is mentioned in full later. A known gender must not contradict.

use super::nickname::nickname_behind;
use super::{EntityId, EntityKind, EntityRow, push};
use crate::analysis::person::{Gender, PersonMention};
use crate::analysis::token::Shape;
use crate::analysis::{Mention, MentionKind, Passage};
use crate::lexicon::lists::{List, ListSet, phrases};
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::quotation_marks::is_double;
use foldhash::{HashMap, HashMapExt};

/// The number of namesakes that are compared. No article has more people with one name, and it bounds the cost.
const MAX_NAMESAKES: usize = 16;

/// How many mentions by a single name are counted: a person who has two is as established as one who has ten.
const MAX_ALONE_COUNTED: usize = 2;

/// Bytes of the longest role; a longer one is a sentence.
const MAX_ROLE_BYTES: usize = 90;

#[derive(Debug, Default)]
pub(super) struct People {
    /// The people whose fullest name contains a word, in the order of their first mention.
    by_part: HashMap<String, Vec<EntityId>>,
    /// The words of each person's fullest name.
    parts: HashMap<EntityId, Vec<String>>,
    /// The history of each person’s mentions.
    seen: HashMap<EntityId, MentionHistory>,
    /// Mentions linked so far.
    clock: usize,
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
}

/// A name in the text.
struct Name<'p> {
    person: &'p PersonMention,
    /// Its words as they are compared.
    parts: Vec<String>,
    /// Whether it is introduced as someone's relative: "her father, Josip Kovac".
    is_relative: bool,
}

impl<'p> Name<'p> {
    fn new(passage: &Passage<'_>, person: &'p PersonMention) -> Self {
        let parts = name_parts(passage.words(person.span));
        let is_relative = parts.len() > 1 && is_relative(passage, person.span.start);
        Self { person, parts, is_relative }
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

/// A single name and what is known beside it.
struct SingleName<'s> {
    gender: Option<Gender>,
    role: Option<&'s str>,
    /// The offset of its paragraph.
    paragraph: u32,
}

impl People {
    pub(super) fn link(
        &mut self,
        passage: &Passage<'_>,
        people: &[PersonMention],
        rows: &mut Vec<EntityRow>,
    ) -> Vec<Mention> {
        let names: Vec<Name<'_>> = people.iter().map(|person| Name::new(passage, person)).collect();
        let ahead = full_names_ahead(&names);
        let mut mentions = Vec::with_capacity(people.len());
        for (index, name) in names.iter().enumerate() {
            // "Blinken said" before "Anthony Blinken" is named: the person first has the short name.
            let fuller = ahead.get(index).copied().flatten().and_then(|at| names.get(at));
            let couple = names.get(index + 1).and_then(|next| shared_surname(passage, name, next));
            let entity = self.link_one(passage, (name, fuller.unwrap_or(name), couple), rows);
            mentions.push(Mention { span: name.person.span, kind: MentionKind::Name, entity });
        }
        mentions
    }

    /// Links a name, of which `fuller` is the full form that follows and `couple` the full form beside its partner's.
    fn link_one(
        &mut self,
        passage: &Passage<'_>,
        (name, fuller, couple): (&Name<'_>, &Name<'_>, Option<String>),
        rows: &mut Vec<EntityRow>,
    ) -> EntityId {
        let words = passage.words(name.person.span);
        let parts = &name.parts;
        let known =
            if parts.len() > 1 { self.find_full(name) } else { self.find_single(passage, name, rows) };
        let couple = couple.filter(|_| known.is_none());
        let entity = known.unwrap_or_else(|| {
            let role = EntityKind::Person { role: None };
            push(rows, role, couple.clone().unwrap_or_else(|| words.to_owned()))
        });
        let first = !self.seen.contains_key(&entity);
        let agrees = |known: &Vec<String>| known.len() < 2 || agree(known, &fuller.parts);
        let is_same = self.parts.get(&entity).is_none_or(agrees);
        match couple {
            Some(couple) => self.remember(entity, &name_parts(&couple)),
            None => self.remember(entity, if is_same { &fuller.parts } else { parts }),
        }
        if let Some(nickname) = nickname_behind(passage, name.person.span.end) {
            self.by_part.entry(fold(nickname)).or_default().push(entity);
        }
        self.mention(entity, (parts.len() > 1).then_some(name.person.span.start));
        if let Some(seen) = self.seen.get_mut(&entity).filter(|_| first) {
            seen.is_relative = name.is_relative;
        }
        if let Some(row) = rows.get_mut(entity.0 as usize) {
            update(row, passage, name.person);
        }
        entity
    }

    fn mention(&mut self, entity: EntityId, in_full: Option<u32>) {
        self.clock += 1;
        let seen = self.seen.entry(entity).or_default();
        seen.last = self.clock;
        seen.alone += usize::from(in_full.is_none());
        seen.in_full = in_full.or(seen.in_full);
    }

    /// Finds the person with a compatible full name. A relative is not whoever has been called by the surname alone.
    fn find_full(&self, name: &Name<'_>) -> Option<EntityId> {
        let parts = &name.parts;
        let agrees = |known: &Vec<String>| agree(known, parts) && !(name.is_relative && known.len() < 2);
        let agreeing = |key: &String| {
            let namesakes = self.by_part.get(key)?.iter().rev().take(MAX_NAMESAKES);
            namesakes.copied().find(|id| self.parts.get(id).is_some_and(agrees))
        };
        parts.last().and_then(agreeing).or_else(|| parts.first().and_then(agreeing))
    }

    /// Finds the person whose name has this word. Among namesakes it prefers the one whose role or gender is repeated
    /// ("Lopez, the minister"); then the one for whom the name alone has stood, unless the other is named in full in
    /// the same paragraph; then the one mentioned last.
    ///
    /// Gets right: "Grace Mensah … her husband, Kofi Mensah, … Mensah", who is Grace. Leaves alone: "Grace Mensah … Kofi
    /// Mensah came. Mensah said", which is Kofi.
    fn find_single(&self, passage: &Passage<'_>, name: &Name<'_>, rows: &[EntityRow]) -> Option<EntityId> {
        let namesakes = self.by_part.get(name.parts.first()?)?;
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
                let seen = self.seen.get(id).copied().unwrap_or_default();
                let here = seen.in_full.filter(|&place| place >= single.paragraph);
                let alone = if here.is_some() { 0 } else { seen.alone.min(MAX_ALONE_COUNTED) };
                let suits = self.forename_suits(**id, single.gender);
                (same_role, same_gender, suits, !seen.is_relative, here, alone, seen.last)
            })
            .copied()
    }

    /// Whether a title can go with the forename of a person: "Mr" with no name that women have.
    fn forename_suits(&self, entity: EntityId, gender: Option<Gender>) -> bool {
        let forename =
            self.parts.get(&entity).filter(|parts| parts.len() > 1).and_then(|parts| parts.first());
        let lists = forename.map(|forename| ListSet::of(forename)).unwrap_or_default();
        match gender {
            Some(Gender::Male) => !lists.has(List::ForenamesWithShe),
            Some(Gender::Female) => !lists.has(List::ForenamesWithHe),
            None => true,
        }
    }

    fn remember(&mut self, entity: EntityId, parts: &[String]) {
        let known = self.parts.entry(entity).or_default();
        if parts.len() <= known.len() {
            return;
        }
        for part in parts {
            if !known.contains(part) {
                self.by_part.entry(part.clone()).or_default().push(entity);
            }
        }
        *known = parts.to_vec();
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

/// Returns, for each single name, the first later full name in the passage that contains it, except a relative's.
fn full_names_ahead(names: &[Name<'_>]) -> Vec<Option<usize>> {
    let mut ahead = vec![None; names.len()];
    let mut next: HashMap<&str, usize> = HashMap::new();
    for (index, name) in names.iter().enumerate().rev() {
        if let [only] = name.parts.as_slice() {
            ahead[index] = next.get(only.as_str()).copied();
        } else if !name.is_relative {
            next.extend(name.parts.iter().map(|part| (part.as_str(), index)));
        }
    }
    ahead
}

/// "Harold Penrose" for "Harold" in "Harold and Winifred Penrose".
fn shared_surname(passage: &Passage<'_>, name: &Name<'_>, next: &Name<'_>) -> Option<String> {
    let between = Span { start: name.person.span.end, end: next.person.span.start }.of(passage.text);
    let first = passage.words(name.person.span);
    let fits = name.parts.len() == 1
        && next.parts.len() == 2
        && matches!(between.trim(), "and" | "&")
        && words::class_of(first).is(WordClass::GIVEN);
    let surname = passage.words(next.person.span).split_whitespace().next_back()?;
    fits.then(|| format!("{first} {surname}"))
}

/// Returns the words of a name as they are compared: in lower case, without accents, particles, "Jr." and the marks around
/// a nickname, by which the person may be called later.
fn name_parts(name: &str) -> Vec<String> {
    let words = || {
        name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | ',') || is_double(c))
            .filter(|word| !word.is_empty())
    };
    let is_particle = |word: &&str| {
        word.starts_with(char::is_lowercase) && words::class_of(word).is(WordClass::PARTICLE)
            || ListSet::of(word.trim_end_matches('.')).has(List::NameAffixes)
    };
    let kept: Vec<String> = words().filter(|word| !is_particle(word)).map(fold).collect();
    if kept.is_empty() { words().map(fold).collect() } else { kept }
}

/// A word as it is compared. The endings of Slavic surnames are spelt in several ways: "Zelensky", "Zelenskyy",
/// "Zelenskiy".
fn fold(word: &str) -> String {
    let mut word = folded(word.trim_end_matches('.'));
    for ending in ["yy", "iy", "ij", "ii"] {
        if word.len() > 5 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            word.push('y');
        }
    }
    word
}

/// Whether two full names can belong to one person.
fn agree(a: &[String], b: &[String]) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return short.first().is_some_and(|only| long.contains(only));
    }
    let last = short.last() == long.last();
    let first = || short.first().zip(long.first()).is_some_and(|(x, y)| same_or_initial(x, y));
    let contained = short.iter().all(|part| long.contains(part));
    // "Ana Rosa Lopez" and "Ana Luz Lopez" are two people; "Ana R. Lopez" and "Ana Rosa Lopez" are one.
    let middles = || short.len() < long.len() || short.iter().zip(long).all(|(x, y)| same_or_initial(x, y));
    last && first() && middles() || contained
}

fn same_or_initial(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    a == b || initial(a, b) || initial(b, a) || is_short_form(a, b) || is_short_form(b, a)
}

/// Whether `short` is a form that people with the name `long` are called by: "Pat" for "Patrick".
fn is_short_form(short: &str, long: &str) -> bool {
    let mut forms = phrases(List::ShortForenames);
    forms.any(|forms| forms.first() == Some(&short) && forms.iter().skip(1).any(|form| *form == long))
}

/// Keeps the fullest name, the fullest role and the gender.
fn update(row: &mut EntityRow, passage: &Passage<'_>, person: &PersonMention) {
    let words = passage.words(person.span);
    if fullness(words) > fullness(&row.name) {
        words.clone_into(&mut row.name);
    }
    row.gender = row.gender.or(person.gender);
    let role = person.role.map(|span| passage.words(span)).filter(|role| role.len() <= MAX_ROLE_BYTES);
    if let (Some(new), EntityKind::Person { role }) = (role, &mut row.kind)
        && role.as_deref().is_none_or(|old| new.len() > old.len())
    {
        *role = Some(new.to_owned());
    }
}

/// More words come first, then names that are not in capitals, then longer ones.
fn fullness(name: &str) -> (usize, bool, usize) {
    /// What is longer is a list of titles, which would be measured again for each of its mentions.
    const MAX_BYTES: usize = 400;
    let name = name.get(..name.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
    let words = name.split([' ', '\u{a0}']).filter(|word| word.chars().count() > 1).count();
    (words, name.contains(char::is_lowercase), name.len())
}

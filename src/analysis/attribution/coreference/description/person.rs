//! "the minister", "the 29-year-old", "the Dutchman" -> the person.
//!
//! First whoever is introduced by these words; if two are, the one named nearer, with less certainty. If no one is, the
//! words may still characterise the person who is spoken of ("the former wing-back"), but an office needs its holder:
//! "the judge" is never simply whoever spoke last.

use super::compared::{ComparedWording, Fit};
use super::described::Description;
use super::introductions::Introduction;
use super::wording::{is_demonym, words};
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::TokenKind;
use crate::analysis::known_word::hash_small;
use crate::analysis::{EntityId, EntityKind, MentionKind, Speaker};
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::text::fold::lowercase;
use foldhash::{HashMap, HashMapExt};

/// A person and what the introductions say.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    entity: EntityId,
    fit: Fit,
    /// How many further signs fit: age, nationality.
    signs: usize,
    /// Whether another age is given.
    is_contradicted: bool,
    /// Whether a nationality is given, and whether it is that of the description.
    has_demonym: bool,
    shares_country: bool,
}

impl Candidate {
    /// A person of whom nothing is known yet.
    fn new(entity: EntityId) -> Self {
        Self {
            entity,
            fit: Fit::Not,
            signs: 0,
            is_contradicted: false,
            has_demonym: false,
            shares_country: false,
        }
    }

    /// Adds what an introduction of the person says.
    fn add(&mut self, wording: &ComparedWording, said: &ComparedWording) {
        let signs = wording.signs(said);
        self.fit = self.fit.max(wording.fit(said));
        self.signs = self.signs.max(signs.unwrap_or(0));
        self.is_contradicted |= signs.is_none();
        self.has_demonym |= said.has_demonym;
        self.shares_country |= wording.shares_country(said);
    }

    /// Whether the introductions give another age or, for a description by nationality, only another nationality.
    fn contradicts(&self, description: &Description<'_>) -> bool {
        self.is_contradicted || self.has_demonym && !self.shares_country && is_demonym(description.noun)
    }
}

/// The person that a description refers to, and how certain that is.
pub(super) fn find(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    if means_unnamed(description) {
        return None;
    }
    introduced(description).or_else(|| in_focus(description))
}

/// Whether somebody who is not named was brought in by the same noun shortly before: "A ministry official called it a mistake. “…,”
/// the official said."
///
/// Leaves alone: Ana Mensah, a nurse, waits. “…,” the nurse said; A nurse, Ana Mensah, waits. “…,” the nurse said; A man met the
/// nurse. “…,” the nurse said.
fn means_unnamed(description: &Description<'_>) -> bool {
    const MAX_TOKENS: usize = 160;
    const MAX_PHRASE: usize = 5;
    let (outline, start) = (description.outline, description.subject.core.start);
    let noun = lowercase(description.noun);
    let is_noun = |&at: &usize| outline.lowercase_word(at) == noun && !description.is_quoted(at);
    let is_article =
        |&at: &usize| matches!(outline.passage.word(at), "A" | "An" | "Another" | "a" | "an" | "another");
    let begins = |article: usize| {
        outline.sentence_start(outline.sentence(article)) == article
            || matches!(outline.kind_before(article), TokenKind::Cue(_) | TokenKind::Quoted)
    };
    let is_named = |at: usize| {
        let behind = at + 1 + usize::from(outline.kind(at + 1) == TokenKind::Comma);
        outline.kind(behind) == TokenKind::Name
    };
    let is_of_phrase =
        |at: &usize| matches!(outline.kind(*at), TokenKind::Word | TokenKind::Name | TokenKind::Hyphen);
    let brings_in = |at: usize| {
        let before = (at.saturating_sub(MAX_PHRASE)..at).rev().find(|at| !is_of_phrase(at));
        before.filter(is_article).is_some_and(begins) && !is_named(at) && !outline.is(at + 1, List::Modals)
    };
    let paragraph = outline.own_paragraph(start);
    let is_near = |at: &usize| paragraph.saturating_sub(outline.own_paragraph(*at)) <= 1;
    let mut earlier = (start.saturating_sub(MAX_TOKENS)..start).rev().filter(is_noun).filter(is_near);
    description.points_back() && earlier.any(brings_in)
}

/// Whoever is introduced by exactly the noun of the description.
pub(super) fn introduced_by(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let said = |introduction: &Introduction| {
        let is_noun = |word: &str| word.eq_ignore_ascii_case(description.noun);
        introduction.compared.has_noun_of(description.compared())
            && words(description.wording_of(introduction).head).any(is_noun)
    };
    description.introductions().iter().any(said).then(|| introduced(description)).flatten()
}

/// Whoever is introduced by the words of the description.
fn introduced(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let mut candidates = candidates(description);
    if candidates.is_empty() {
        return None;
    }
    let last = description.memory.last_entity(description.paragraph());
    let by_signs = !speakers::is_role(&lowercase(description.noun)) || description.is_personal();
    candidates.retain(|candidate| match candidate.fit {
        Fit::Not | Fit::Open => candidate.signs > 0 && by_signs,
        Fit::Tail => last == Some(Speaker::Entity(candidate.entity)),
        // "The official with knowledge of the talks" is no minister.
        Fit::Kind => description.points_back(),
        Fit::Noun | Fit::Whole => true,
    });
    let spoke = |candidate: &Candidate| last == Some(Speaker::Entity(candidate.entity));
    let rank = |candidate: &Candidate| (candidate.signs, candidate.fit);
    let near: Vec<u32> =
        candidates.iter().map(|candidate| description.last_mention(candidate.entity)).collect();
    let all = || candidates.iter().zip(near.iter().copied());
    let (best, best_near) =
        all().max_by_key(|(candidate, near)| (rank(candidate), spoke(candidate), *near))?;
    let equal = candidates.iter().filter(|other| rank(other) == rank(best)).count();
    let alone = match best.fit {
        Fit::Whole | Fit::Noun => 0.92,
        _ if best.signs > 0 => 0.9,
        _ => 0.8,
    };
    let rival = all().filter(|(other, _)| other.entity != best.entity).map(|(_, near)| near).max();
    // "The lawmaker said" behind the words of a mayor: the senator of the paragraph before, or the mayor after all.
    let other_spoke = best.fit == Fit::Kind
        && last.is_some_and(|last| last != Speaker::Entity(best.entity) && description.known.is_person(last));
    let certainty = match rival {
        _ if other_spoke => 0.5,
        _ if equal < 2 => alone,
        // The nearest of several, with a whole paragraph between them or without.
        Some(near) if description.paragraphs_between(near, best_near) > 0 => 0.75,
        _ => 0.5,
    };
    let reference = match best.fit {
        Fit::Noun | Fit::Whole => Reference::Introduced,
        Fit::Not | Fit::Open | Fit::Tail | Fit::Kind => Reference::OtherWords,
    };
    Some((Speaker::Entity(best.entity), certainty, reference))
}

/// The people whose introductions do not contradict the description.
fn candidates(description: &Description<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    // Where each entity is in `found`, if it can be meant at all.
    let mut places: HashMap<EntityId, Option<usize>> = HashMap::new();
    for &Introduction { entity, ref compared, .. } in description.introductions() {
        let place = places.entry(entity).or_insert_with(|| {
            let is_person = description.known.is_person(Speaker::Entity(entity));
            (is_person && !description.contradicts_gender(entity)).then(|| {
                found.push(Candidate::new(entity));
                found.len() - 1
            })
        });
        if let Some(candidate) = place.and_then(|place| found.get_mut(place)) {
            candidate.add(description.compared(), compared);
        }
    }
    found.retain(|candidate| !candidate.contradicts(description));
    found
}

/// Whether the introductions of this person give another age or only another nationality.
fn is_contradicted(description: &Description<'_>, person: EntityId) -> bool {
    let mut said = Candidate::new(person);
    let own = description.introductions().iter().filter(|introduction| introduction.entity == person);
    own.for_each(|introduction| said.add(description.compared(), &introduction.compared));
    said.contradicts(description)
}

/// Whoever is spoken of, if the description can be said of anyone: "the former wing-back", "the 29-year-old".
fn in_focus(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    // "his agent" is never he himself.
    if !description.points_back() || description.is_owned() || speaks_in_sentence(description) {
        return None;
    }
    let characterises = description.is_personal();
    let fits = |entity: EntityId| {
        !description.contradicts_gender(entity)
            && !is_contradicted(description, entity)
            && (characterises || !has_office(description, entity))
    };
    let spoke = description.memory.last_entity(description.paragraph());
    let spoke = spoke.filter(|&last| description.known.is_person(last));
    let subject = if characterises { last_subject(description) } else { None };
    let speaker = match (subject, spoke) {
        (Some((subject, true)), _) | (Some((subject, _)), None) => Some(Speaker::Entity(subject)),
        (_, Some(last)) => Some(last),
        _ => only_person(description).map(Speaker::Entity),
    };
    let fitting = speaker.filter(|speaker| matches!(speaker, Speaker::Entity(entity) if fits(*entity)))?;
    if is_another(description) {
        return None;
    }
    Some((fitting, if characterises { 0.7 } else { 0.5 }, Reference::InFocus))
}

/// Whether the noun came up shortly before for someone without a name, whom the description then means.
///
/// Gets right: A woman stood there. “…,” the woman said. Leaves alone: Ana Mensah, a singer. “…,” the singer said.
fn is_another(description: &Description<'_>) -> bool {
    const MAX_TOKENS: usize = 160;
    let outline = description.outline;
    let noun = description.noun;
    let hash = hash_small(noun);
    let end = description.subject.core.start;
    let near = (end.saturating_sub(MAX_TOKENS)..end).rev();
    // The hash rules out nearly all tokens.
    let mut same = near.filter(|&at| {
        outline.passage.hash(at) == hash
            && outline.kind(at) != TokenKind::Quoted
            && outline.passage.word(at) == noun
    });
    let Some(at) = same.next() else { return false };
    let of_phrase =
        |&at: &usize| matches!(outline.kind(at), TokenKind::Word | TokenKind::Name | TokenKind::Hyphen);
    let first = (at.saturating_sub(4)..at).rev().find(|at| !of_phrase(at));
    let is_new = first.is_some_and(|first| {
        matches!(outline.passage.word(first), "a" | "an" | "A" | "An" | "one" | "One" | "another" | "Another")
    });
    let sentence = outline.sentence_start(outline.sentence(at));
    let beside = outline.span_of(&(at.saturating_sub(8).max(sentence)..at + 4));
    let named = description.known.inside(beside).iter().any(|mention| {
        mention.kind == MentionKind::Name && description.known.is_person(Speaker::Entity(mention.entity))
    });
    // "A captain might put it differently": nobody in particular.
    let possible = matches!(outline.passage.word(at + 1), "could" | "may" | "might" | "would");
    is_new && !named && !possible
}

/// Whether a report earlier in the same sentence has a speaker, whom the description then does not mean.
///
/// Gets right: Mensah said the mayor told him. Leaves alone: Mensah left. The mayor said.
fn speaks_in_sentence(description: &Description<'_>) -> bool {
    let outline = description.outline;
    let sentence = |byte| outline.sentence(outline.passage.token_at(byte));
    let last = description.memory.spoken.first();
    last.is_some_and(|spoken| sentence(spoken.at) == sentence(description.span.start))
}

/// The person who is the subject of the sentence before, outside quotations, or else is named there; and whether as its
/// subject.
fn last_subject(description: &Description<'_>) -> Option<(EntityId, bool)> {
    const MAX_SENTENCES: u32 = 2;
    let outline = description.outline;
    let here = outline.sentence(description.subject.core.start);
    let is_near = |mention: &&PlacedMention| {
        here.saturating_sub(outline.sentence(mention.tokens.start)) <= MAX_SENTENCES
    };
    let named = |mention: &&PlacedMention| {
        mention.kind == MentionKind::Name
            && !description.is_quoted(mention.tokens.start)
            && description.known.is_person(Speaker::Entity(mention.entity))
    };
    let mut near = description.before().take_while(is_near).filter(named);
    let nearest = near.next()?;
    let subject = std::iter::once(nearest).chain(near).find(|mention| mention.is_subject(outline));
    Some((subject.unwrap_or(nearest).entity, subject.is_some()))
}

/// The only person named nearby.
fn only_person(description: &Description<'_>) -> Option<EntityId> {
    let is_person = |mention: &&PlacedMention| description.known.is_person(Speaker::Entity(mention.entity));
    let mut people = description.before().filter(is_person);
    let first = people.next()?;
    people.all(|other| other.entity == first.entity).then_some(first.entity)
}

/// Whether the article says what a person is, in words that are no description of this one.
fn has_office(description: &Description<'_>, entity: EntityId) -> bool {
    // "Ana Mensah, from Tema": a place is no office.
    let is_place = |introduction: &Introduction| {
        let words = introduction.words.of(description.outline.passage.text);
        words.starts_with("from ") || words.starts_with("of ")
    };
    let mut own = description.introductions().iter().filter(|introduction| introduction.entity == entity);
    let introduced = own.any(|own| own.compared.age.is_none() && !is_place(own));
    introduced || matches!(description.known.kind(entity), Some(EntityKind::Person { role: Some(_) }))
}

impl Description<'_> {
    /// Whether the description is of a man and the person a woman, or the reverse.
    fn contradicts_gender(&self, entity: EntityId) -> bool {
        let person = || self.known.pronoun_of(Speaker::Entity(entity));
        self.pronoun().is_some_and(|pronoun| person().is_some_and(|person| person != pronoun))
    }
}

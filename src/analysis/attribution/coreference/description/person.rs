//! "the minister", "the 29-year-old", "the Dutchman" -> the person.
//!
//! First whoever is introduced by these words; if two are, the one named nearer, with less certainty. If no one is, the
//! words may still characterise the person who is spoken of ("the former wing-back"), but an office needs its holder:
//! "the judge" is never simply whoever spoke last.

use super::compared::{ComparedWording, Fit};
use super::described::Description;
use super::introductions::Introduction;
use super::wording::{Wording, words};
use crate::analysis::attribution::coreference::agreement;
use crate::analysis::attribution::coreference::place::SubjectPlace;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::TokenKind;
use crate::analysis::{EntityId, EntityKind, Mention, MentionKind, Speaker};
use crate::lexicon::countries::{self, SpellingKind};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::sorting;
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
    fn contradicts(&self, is_by_nationality: bool) -> bool {
        self.is_contradicted || is_by_nationality && self.has_demonym && !self.shares_country
    }
}

/// The person that a description refers to, and how certain that is.
pub(super) fn find(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    if !description.is_definite() || description.is_plural() {
        return None;
    }
    introduced(description).or_else(|| in_focus(description))
}

/// Whoever is introduced by exactly the noun of the description.
pub(super) fn introduced_by(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let (noun, wording) = (description.wording().noun(), description.compared());
    let said = |introduction: &Introduction| {
        let is_noun = |word: &str| word.eq_ignore_ascii_case(noun);
        introduction.compared.has_noun_of(&wording)
            && words(description.wording_of(introduction).head).any(is_noun)
    };
    if !description.is_definite() || description.is_plural() || !description.introductions().iter().any(said)
    {
        return None;
    }
    introduced(description)
}

/// Whoever is introduced by the words of the description.
fn introduced(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let wording = description.wording();
    let mut candidates = candidates(description);
    let last = description.memory.last_entity(description.paragraph());
    let by_signs = !speakers::is_role(&lowercase(wording.noun())) || is_personal(wording);
    candidates.retain(|candidate| match candidate.fit {
        Fit::Not | Fit::Open => candidate.signs > 0 && by_signs,
        Fit::Tail => last == Some(Speaker::Entity(candidate.entity)),
        // "The official with knowledge of the talks" is no minister.
        Fit::Kind => description.points_back(),
        Fit::Noun | Fit::Whole => true,
    });
    let rank = |candidate: &Candidate| (candidate.signs, candidate.fit);
    let near: Vec<u32> =
        candidates.iter().map(|candidate| description.last_mention(candidate.entity)).collect();
    let all = || candidates.iter().zip(near.iter().copied());
    let (best, best_near) = all().max_by_key(|(candidate, near)| (rank(candidate), *near))?;
    let equal = candidates.iter().filter(|other| rank(other) == rank(best)).count();
    let alone = match best.fit {
        Fit::Whole | Fit::Noun => 0.92,
        _ if best.signs > 0 => 0.9,
        _ => 0.8,
    };
    let rival = all().filter(|(other, _)| other.entity != best.entity).map(|(_, near)| near).max();
    let certainty = match rival {
        _ if equal < 2 => alone,
        // The nearest of several, with a whole paragraph between them or without.
        Some(near) if description.paragraphs_between(near, best_near) > 0 => 0.75,
        _ => 0.5,
    };
    Some((Speaker::Entity(best.entity), certainty, Reference::Introduced))
}

/// The people whose introductions do not contradict the description.
fn candidates(description: &Description<'_>) -> Vec<Candidate> {
    let (wording, by_nationality) = (description.compared(), is_demonym(description.wording().noun()));
    let pronoun = description.pronoun();
    let mut found: Vec<Candidate> = Vec::new();
    let mut places: HashMap<EntityId, usize> = HashMap::new();
    for Introduction { entity, compared, .. } in description.introductions() {
        let is_person = description.known.is_person(Speaker::Entity(*entity));
        if !is_person || description.contradicts_gender(pronoun, *entity) {
            continue;
        }
        let place = *places.entry(*entity).or_insert_with(|| {
            found.push(Candidate::new(*entity));
            found.len() - 1
        });
        if let Some(candidate) = found.get_mut(place) {
            candidate.add(&wording, compared);
        }
    }
    found.retain(|candidate| !candidate.contradicts(by_nationality));
    found
}

/// Whether the introductions of this person give another age or only another nationality.
fn is_contradicted(description: &Description<'_>, person: EntityId) -> bool {
    let wording = description.compared();
    let mut said = Candidate::new(person);
    let own = description.introductions().iter().filter(|introduction| introduction.entity == person);
    own.for_each(|introduction| said.add(&wording, &introduction.compared));
    said.contradicts(is_demonym(description.wording().noun()))
}

fn is_demonym(word: &str) -> bool {
    countries::meaning(word).is_some_and(|meaning| meaning.kind() == SpellingKind::Demonym)
}

/// Whether the words say what someone is like, not what they do: "the 29-year-old", "the Dutchman", "the former
/// wing-back".
pub(super) fn is_personal(wording: Wording<'_>) -> bool {
    let noun = wording.noun();
    let unknown = !speakers::is_body(noun) && !speakers::is_speech(noun);
    let modified = || words(wording.words).any(|word| ListSet::of(word).has(List::PersonalModifiers));
    wording.age().is_some()
        || ListSet::of(noun).has(List::PersonalNouns)
        || unknown && modified()
        || is_demonym(noun)
}

/// Whoever is spoken of, if the description can be said of anyone: "the former wing-back", "the 29-year-old".
fn in_focus(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    // "his agent" is never he himself.
    if !description.points_back() || description.is_owned() || speaks_in_sentence(description) {
        return None;
    }
    let wording = description.wording();
    let characterises = is_personal(wording);
    let fits = |entity: EntityId| {
        !description.contradicts_gender(description.pronoun(), entity)
            && !is_contradicted(description, entity)
            && (characterises || !has_office(description, entity))
    };
    let spoke = description.memory.last_entity(description.paragraph());
    let spoke = spoke.filter(|&last| description.known.is_person(last));
    let subject = last_subject(description);
    let speaker = match (subject, spoke) {
        (Some((subject, true)), _) | (Some((subject, _)), None) if characterises => {
            Some(Speaker::Entity(subject))
        }
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
    let noun = description.wording().noun();
    let end = description.subject.core.start;
    let near = (end.saturating_sub(MAX_TOKENS)..end).rev();
    let mut same =
        near.filter(|&at| outline.kind(at) != TokenKind::Quoted && outline.passage.word(at) == noun);
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
    let named = |mention: &&Mention| {
        let at = outline.passage.token_at(mention.span.start);
        let near = here.saturating_sub(outline.sentence(at)) <= MAX_SENTENCES;
        near && mention.kind == MentionKind::Name
            && !description.is_quoted(at)
            && description.known.is_person(Speaker::Entity(mention.entity))
    };
    let is_subject = |mention: &&Mention| {
        SubjectPlace::of(outline, outline.passage.token_at(mention.span.start)).is_subject
    };
    let mut near = description.before().filter(named).collect::<Vec<_>>();
    sorting::by_key(&mut near, |mention| !is_subject(mention));
    near.first().map(|mention| (mention.entity, is_subject(mention)))
}

/// The only person named nearby.
fn only_person(description: &Description<'_>) -> Option<EntityId> {
    let is_person = |mention: &&Mention| description.known.is_person(Speaker::Entity(mention.entity));
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
    /// The pronoun that goes with the description: "she" for "the actress".
    fn pronoun(&self) -> Option<&'static str> {
        agreement::fitting(self.outline.passage.words(self.span))
    }

    /// Whether the description, with which `pronoun` goes, is of a man and the person a woman, or the reverse.
    fn contradicts_gender(&self, pronoun: Option<&str>, entity: EntityId) -> bool {
        let person = || self.known.pronoun_of(Speaker::Entity(entity));
        pronoun.is_some_and(|pronoun| person().is_some_and(|person| person != pronoun))
    }
}

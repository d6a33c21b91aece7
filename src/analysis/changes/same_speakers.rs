//! Two analyses of versions of an article -> which entity of the one is which entity of the other.
//!
//! A version may name a person in full where the other has only the surname, so names are not compared as they are printed.
//! An entity has a counterpart only if there is exactly one that fits: with two people called Ruiz, "Ruiz" may be either.

use crate::analysis::{Analysis, Attribution, Entity, EntityId, EntityKind, MentionKind, Speaker};
use crate::article::Article;
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A speaker, comparable over both versions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SpeakerKey {
    /// An entity, as the new version numbers it.
    Entity(u32),
    /// An entity of the old version that the new one does not have.
    OldEntity(u32),
    /// The words for somebody without a name.
    Described(String),
}

/// The entities of the old version that the new version has too.
pub(super) struct SameSpeakers(HashMap<EntityId, EntityId>);

impl SameSpeakers {
    /// Finds them: first those with the same name, then those that one version calls as the other does.
    pub(super) fn between(before: (&Article, &Analysis), after: (&Article, &Analysis)) -> Self {
        let (old, new) = (Names::of(before), Names::of(after));
        let mut known: HashMap<EntityId, EntityId> = HashMap::new();
        let mut taken: HashSet<EntityId> = HashSet::new();
        for kind in [Sameness::Name, Sameness::OtherName] {
            for one in &old.all {
                let Some(other) = new.only_one_like(one, kind) else { continue };
                let is_mutual =
                    old.only_one_like(other, kind).is_some_and(|back| back.entity.id == one.entity.id);
                let (id, counterpart) = (one.entity.id, other.entity.id);
                if is_mutual && !known.contains_key(&id) && taken.insert(counterpart) {
                    known.insert(id, counterpart);
                }
            }
        }
        Self(known)
    }

    /// The speakers of a quotation in the old version.
    pub(super) fn keys_of_old(
        &self,
        (article, analysis): (&Article, &Analysis),
        said: &Attribution,
    ) -> Vec<SpeakerKey> {
        let key = |speaker| match speaker {
            Speaker::Entity(id) => {
                self.0.get(&id).map_or(SpeakerKey::OldEntity(id.0), |id| SpeakerKey::Entity(id.0))
            }
            other => described(analysis.speaker_name(other, &article.text)),
        };
        sorted(said.speakers().map(key))
    }
}

/// The speakers of a quotation in the new version.
pub(super) fn keys_of_new((article, analysis): (&Article, &Analysis), said: &Attribution) -> Vec<SpeakerKey> {
    let key = |speaker| match speaker {
        Speaker::Entity(id) => SpeakerKey::Entity(id.0),
        other => described(analysis.speaker_name(other, &article.text)),
    };
    sorted(said.speakers().map(key))
}

fn described(words: &str) -> SpeakerKey {
    SpeakerKey::Described(folded(&single_spaced(words)))
}

fn sorted(keys: impl Iterator<Item = SpeakerKey>) -> Vec<SpeakerKey> {
    let mut keys: Vec<SpeakerKey> = keys.collect();
    keys.sort_unstable();
    keys
}

/// By what two entities are one.
#[derive(Clone, Copy)]
enum Sameness {
    /// The full name.
    Name,
    /// What one of the versions also calls it: "Ruiz" for "Ana Ruiz", "WHO" for "World Health Organization".
    OtherName,
}

/// The entities of a version, and in which names a word occurs.
struct Names<'a> {
    all: Vec<Named<'a>>,
    by_word: HashMap<String, Vec<usize>>,
}

/// An entity with all that its version calls it.
struct Named<'a> {
    entity: &'a Entity,
    /// Its name, without case, accents and article.
    name: String,
    /// The other names for it in the text, in the same form.
    others: BTreeSet<String>,
}

impl<'a> Names<'a> {
    fn of((article, analysis): (&'a Article, &'a Analysis)) -> Self {
        let named = |entity: &'a Entity| {
            let mentions = entity.mentions.iter().filter_map(|id| analysis.mention(*id));
            let names = mentions.filter(|mention| mention.kind == MentionKind::Name);
            let others = names.map(|mention| plain(article.words(mention.span))).collect();
            Named { entity, name: plain(&entity.name), others }
        };
        let mentioned = analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
        let all: Vec<Named<'a>> = mentioned.map(named).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, one) in all.iter().enumerate() {
            for word in one.words() {
                by_word.entry(word.to_owned()).or_default().push(at);
            }
        }
        Self { all, by_word }
    }

    /// The only entity here that is `one`; `None` if there is none or more than one.
    fn only_one_like(&self, one: &Named<'_>, kind: Sameness) -> Option<&Named<'a>> {
        let near: BTreeSet<usize> =
            one.words().into_iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        let mut fitting = near.iter().filter_map(|at| self.all.get(*at)).filter(|other| one.is(other, kind));
        fitting.next().filter(|_| fitting.next().is_none())
    }
}

impl Named<'_> {
    fn words(&self) -> BTreeSet<&str> {
        self.others.iter().chain([&self.name]).flat_map(|name| name.split_whitespace()).collect()
    }

    fn is(&self, other: &Self, kind: Sameness) -> bool {
        use EntityKind::{Country, Organization, Person};
        let is_called = || self.others.contains(&other.name) || other.others.contains(&self.name);
        match (&self.entity.kind, &other.entity.kind, kind) {
            (Country(one), Country(other), Sameness::Name) => one == other,
            (Person { .. }, Person { .. }, Sameness::Name) | (Organization, Organization, Sameness::Name) => {
                self.name == other.name
            }
            (Person { .. }, Person { .. }, Sameness::OtherName) => {
                is_called() || is_one_person(&self.entity.name, &other.entity.name)
            }
            (Organization, Organization, Sameness::OtherName) => is_called(),
            _ => false,
        }
    }
}

fn plain(name: &str) -> String {
    let folded = folded(&single_spaced(name));
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

/// Whether two names can be of one person: a version may have only a part of the name.
///
/// Gets right: "Ruiz" is "Ana Ruiz". Leaves alone: "Ana Ruiz" and "Marta Ruiz".
#[must_use]
pub fn is_one_person(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { folded(name).split_whitespace().map(str::to_owned).collect() };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().all(|word| long.contains(word))
}

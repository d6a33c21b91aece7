//! An article with its findings -> what it says of each speaker: role, gender, country.

use super::country::country_in;
use super::gender::{Gender, gender_of};
use crate::analysis::{Analysis, CountryCode, EntityId, EntityKind, Speaker};
use crate::article::Article;
use std::collections::HashMap;

/// What an article says of a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerFacts {
    /// The role, in the article's words: "US Secretary of State". `None` for whoever is not a person.
    pub role: Option<String>,
    /// Whether it speaks of a woman or of a man.
    pub gender: Option<Gender>,
    /// The country that the speaker is, or that its role or name names.
    pub country: Option<CountryCode>,
}

/// The speakers of one article. Each is looked up once, however often it speaks.
#[derive(Debug)]
pub struct SpeakersOfArticle<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    known: HashMap<EntityId, SpeakerFacts>,
}

impl<'a> SpeakersOfArticle<'a> {
    /// Nothing is looked up yet.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        Self { article, analysis, known: HashMap::new() }
    }

    /// What the article says of a speaker.
    pub fn facts(&mut self, speaker: Speaker) -> SpeakerFacts {
        let Speaker::Entity(id) = speaker else {
            let country = country_in(self.analysis.speaker_name(speaker, &self.article.text));
            return SpeakerFacts { country, ..SpeakerFacts::default() };
        };
        self.known.entry(id).or_insert_with(|| entity_facts(self.article, self.analysis, id)).clone()
    }
}

fn entity_facts(article: &Article, analysis: &Analysis, id: EntityId) -> SpeakerFacts {
    let Some(entity) = analysis.entity(id) else { return SpeakerFacts::default() };
    match &entity.kind {
        EntityKind::Country(code) => SpeakerFacts { country: Some(*code), ..SpeakerFacts::default() },
        EntityKind::Organization => {
            SpeakerFacts { country: country_in(&entity.name), ..SpeakerFacts::default() }
        }
        EntityKind::Person { role } => SpeakerFacts {
            role: role.clone(),
            gender: gender_of(article, analysis, entity),
            country: role.as_deref().and_then(country_in),
        },
    }
}

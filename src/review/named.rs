//! Speakers and entities by name, since their numbers change with every analysis.

use crate::analysis::{CountryCode, Entity, EntityKind};

/// A speaker, or the entity that a mention belongs to, by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SpeakerName {
    /// The name; empty if there is no named speaker.
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
}

/// A kind of speaker, as the result object distinguishes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person.
    Person,
    /// An institution, a company, a team, a party.
    Organization,
    /// A country, which speaks through its government.
    Country(CountryCode),
    /// Someone described, not named: "a senior official".
    Group,
    /// An unknown speaker.
    Unknown,
}

impl SpeakerKind {
    /// The word in the result object.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Country(_) => "country",
            Self::Group => "group",
            Self::Unknown => "unknown",
        }
    }
}

impl SpeakerKind {
    /// Whether such a speaker has a name.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.tag().is_some()
    }

    /// The panel that lists such a speaker; `None` for a speaker without a name.
    pub(super) fn tag(self) -> Option<EntityTag> {
        match self {
            Self::Person => Some(EntityTag::Person),
            Self::Organization => Some(EntityTag::Organization),
            Self::Country(_) => Some(EntityTag::Country),
            Self::Group | Self::Unknown => None,
        }
    }
}

impl SpeakerName {
    /// No named speaker.
    #[must_use]
    pub fn unnamed() -> Self {
        Self { name: String::new(), kind: SpeakerKind::Unknown }
    }
}

/// An entity by its name in the analysis.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EntityName {
    /// The panel that lists it.
    pub tag: EntityTag,
    /// Its name there.
    pub name: String,
}

/// A panel of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityTag {
    /// The countries.
    Country,
    /// The people.
    Person,
    /// The organisations.
    Organization,
}

impl EntityName {
    /// The name of an entity.
    #[must_use]
    pub fn of(entity: &Entity) -> Self {
        Self { tag: EntityTag::of(&entity.kind), name: entity.name.clone() }
    }
}

impl EntityTag {
    /// The panel of a kind of entity.
    #[must_use]
    pub fn of(kind: &EntityKind) -> Self {
        match kind {
            EntityKind::Country(_) => Self::Country,
            EntityKind::Person { .. } => Self::Person,
            EntityKind::Organization => Self::Organization,
        }
    }
}

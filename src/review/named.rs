//! Speakers and entities by name: the numbers of an analysis do not outlive it.

use crate::analysis::{CountryCode, Entity, EntityKind};

/// Somebody who speaks, or something that is mentioned, by name: the numbers of entities do not outlive an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Named {
    /// The name; empty for nobody who is named.
    pub name: String,
    /// What it is.
    pub kind: NamedKind,
}

/// What somebody who is named is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedKind {
    /// A person.
    Person,
    /// An institution, a company, a team, a party.
    Organization,
    /// A country, through its government.
    Country(CountryCode),
    /// Somebody described: "a senior official".
    Group,
    /// Nobody knows who.
    Unknown,
}

impl NamedKind {
    /// The kind as the result object spells it.
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

impl NamedKind {
    /// The panel it would stand in; nothing for who has no name.
    pub(super) fn tag(self) -> Option<EntityTag> {
        match self {
            Self::Person => Some(EntityTag::Person),
            Self::Organization => Some(EntityTag::Organization),
            Self::Country(_) => Some(EntityTag::Country),
            Self::Group | Self::Unknown => None,
        }
    }
}

impl Named {
    /// Nobody who is named.
    #[must_use]
    pub fn nobody() -> Self {
        Self { name: String::new(), kind: NamedKind::Unknown }
    }
}

/// An entity as the analysis named it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EntityName {
    /// In which panel it stands.
    pub tag: EntityTag,
    /// Its name there.
    pub name: String,
}

/// In which panel an entity stands.
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
    /// The panel of a kind.
    #[must_use]
    pub fn of(kind: &EntityKind) -> Self {
        match kind {
            EntityKind::Country(_) => Self::Country,
            EntityKind::Person { .. } => Self::Person,
            EntityKind::Organization => Self::Organization,
        }
    }
}

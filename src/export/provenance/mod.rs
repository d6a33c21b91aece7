//! Where an article came from, and the public names of its entities, shared by all formats.

pub mod citation;
mod record_id;

pub use record_id::RecordId;

use crate::analysis::{Analysis, Entity, EntityKind};

/// Where an article came from.
#[derive(Debug, Clone, Default)]
pub struct Provenance {
    /// The `id` of the record, returned unchanged.
    pub id: Option<RecordId>,
    /// The file, or another source.
    pub source: Option<String>,
}

/// The public names of entities ("KP", "p1", "o1"), which do not depend on the internal numbers.
#[derive(Debug)]
pub struct Names(Vec<String>);

/// An exported name: "q7".
pub(super) fn numbered(letter: &str, number: u32) -> String {
    let mut name = String::with_capacity(8);
    name.push_str(letter);
    name.push_str(itoa::Buffer::new().format(number));
    name
}

impl Names {
    /// Names every entity: countries by code, people and organisations numbered by first mention.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let (mut people, mut organizations) = (0, 0);
        let name = |entity: &Entity| match &entity.kind {
            EntityKind::Country(code) => code.as_str().to_owned(),
            EntityKind::Person { .. } => {
                people += 1;
                numbered("p", people)
            }
            EntityKind::Organization => {
                organizations += 1;
                numbered("o", organizations)
            }
        };
        Self(analysis.entities.iter().map(name).collect())
    }

    /// The public name of an entity.
    pub(super) fn get(&self, entity: &Entity) -> &str {
        self.0.get(entity.id.0 as usize).map_or("", String::as_str)
    }
}

//! The people and countries of two versions -> who came and who went.

use crate::analysis::changes::is_one_person;
use crate::analysis::{Analysis, Entity, EntityKind};

/// Names that are in one version only, in the order of its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameChanges {
    /// In the new version only.
    pub came: Vec<String>,
    /// In the old version only.
    pub went: Vec<String>,
}

impl NameChanges {
    /// Whether both versions have the same names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty()
    }
}

pub(super) fn people(before: &Analysis, after: &Analysis) -> NameChanges {
    changes((before, after), |entity| matches!(entity.kind, EntityKind::Person { .. }), is_one_person)
}

pub(super) fn countries(before: &Analysis, after: &Analysis) -> NameChanges {
    let is_country = |entity: &Entity| matches!(entity.kind, EntityKind::Country(_));
    changes((before, after), is_country, |one, other| one == other)
}

fn changes(
    (before, after): (&Analysis, &Analysis),
    counts: impl Fn(&Entity) -> bool,
    is_one: impl Fn(&str, &str) -> bool,
) -> NameChanges {
    let names = |analysis: &Analysis| -> Vec<String> {
        let listed = analysis.entities.iter().filter(|entity| counts(entity) && !entity.mentions.is_empty());
        listed.map(|entity| entity.name.clone()).collect()
    };
    let (old, new) = (names(before), names(after));
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        let is_new = |name: &&String| !others.iter().any(|other| is_one(name, other));
        these.iter().filter(is_new).cloned().collect()
    };
    NameChanges { came: only(&new, &old), went: only(&old, &new) }
}

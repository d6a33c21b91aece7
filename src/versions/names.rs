//! The people and countries of two versions -> who came and who went.

use crate::analysis::{Analysis, Entity, EntityKind};
use crate::text::fold::folded;

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

/// Whether two names are of one person: a version may have only a part of the name.
///
/// Gets right: "Ruiz" is "Ana Ruiz". Leaves alone: "Ana Ruiz" and "Marta Ruiz".
fn is_one_person(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { folded(name).split_whitespace().map(str::to_owned).collect() };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().all(|word| long.contains(word))
}

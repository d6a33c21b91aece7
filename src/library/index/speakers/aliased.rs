//! The names that are one speaker -> the spellings by which a query finds all of what the speaker said.

use crate::error::Result;
use crate::library::damage::EntryKind;
use crate::library::index::Index;
use crate::library::query::term::{self, LastWord, Term};
use crate::text::fold::folded;
use std::collections::BTreeMap;

/// Every speaker with several names.
#[derive(Debug, Default)]
pub(in crate::library::index) struct AliasedNames {
    groups: Vec<AliasedSpeaker>,
}

/// A speaker with several names.
#[derive(Debug)]
struct AliasedSpeaker {
    /// The names, as they are looked for.
    names: Vec<String>,
    /// As the articles spell them.
    spelt: Vec<String>,
}

impl AliasedNames {
    /// The spellings of the speakers who have a name with all these words. Empty if none has several names.
    pub(in crate::library::index) fn spellings<'a>(
        &self,
        terms: impl IntoIterator<Item = &'a Term>,
    ) -> Vec<&str> {
        if self.groups.is_empty() {
            return Vec::new();
        }
        let terms: Vec<&Term> = terms.into_iter().collect();
        let is_meant =
            |one: &&AliasedSpeaker| one.names.iter().any(|name| terms.iter().all(|term| term.is_in(name)));
        self.groups.iter().filter(is_meant).flat_map(|one| &one.spelt).map(String::as_str).collect()
    }
}

impl Index<'_> {
    /// Every speaker with several names.
    pub(in crate::library::index) fn aliased_names(&self) -> Result<AliasedNames> {
        let aliases = self.library.aliases()?;
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for alias in aliases.all() {
            let names = by_name.entry(folded(&alias.name)).or_insert_with(|| vec![alias.name.clone()]);
            names.push(alias.spelling);
        }
        let speaker = |names: Vec<String>| {
            let mut spelt = Vec::new();
            for name in &names {
                spelt.extend(self.spelt_like(name)?);
            }
            Ok(AliasedSpeaker { names: names.iter().map(|name| term::findable_name(name)).collect(), spelt })
        };
        Ok(AliasedNames { groups: by_name.into_values().map(speaker).collect::<Result<_>>()? })
    }

    /// The spellings of a name that differ only in accents and case.
    fn spelt_like(&self, name: &str) -> Result<Vec<String>> {
        let Some(words) = Term::new(name, LastWord::Whole) else { return Ok(Vec::new()) };
        let sql = "SELECT article, speaker FROM quotations WHERE id IN \
                   (SELECT rowid FROM found_quotations WHERE speaker MATCH ?) GROUP BY speaker";
        let asked = term::query([&words]);
        let mut spelt: Vec<String> =
            self.read(|reader| reader.rows((sql, [asked]), EntryKind::Index, |row| row.get(1)))?;
        let wanted = folded(name);
        spelt.retain(|spelling| folded(spelling) == wanted);
        Ok(spelt)
    }
}

//! The speakers -> names that may be one speaker, spelt in two ways. Only pointed out: nothing is joined by itself.

use super::SpeakerTotals;
use crate::audit::spelt_alike;
use crate::error::Result;
use crate::library::index::Index;

/// Two names that are spelt alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSuggestion {
    /// The name that fewer quotations have.
    pub spelling: SpeakerTotals,
    /// The name that more have.
    pub name: SpeakerTotals,
}

impl Index<'_> {
    /// The names of speakers that are spelt alike, those with most quotations first. Without pairs that somebody said are
    /// two speakers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn name_suggestions(&self) -> Result<Vec<NameSuggestion>> {
        let speakers = self.speakers()?.named;
        let aliases = self.library.aliases()?;
        let mut suggestions = Vec::new();
        for kind in ["person", "organization"] {
            let of_kind: Vec<&SpeakerTotals> =
                speakers.iter().filter(|speaker| speaker.kind == kind).collect();
            let names: Vec<&str> = of_kind.iter().map(|speaker| speaker.name.as_str()).collect();
            for pair in spelt_alike(&names) {
                let [Some(one), Some(other)] = pair.map(|at| of_kind.get(at).copied()) else { continue };
                if aliases.are_apart(&one.name, &other.name) {
                    continue;
                }
                let (name, spelling) =
                    if one.quotations >= other.quotations { (one, other) } else { (other, one) };
                suggestions.push(NameSuggestion { spelling: spelling.clone(), name: name.clone() });
            }
        }
        suggestions.sort_by_key(|one| {
            (std::cmp::Reverse(one.name.quotations + one.spelling.quotations), one.name.name.clone())
        });
        Ok(suggestions)
    }
}

//! The speakers -> names that may be one speaker: spelt in two ways, or a surname beside a fuller name. Only pointed out:
//! nothing is joined by itself.

use super::SpeakerTotals;
use crate::audit::spelt_alike;
use crate::error::Result;
use crate::lexicon::words::{WordClass, class_of};
use crate::library::index::Index;
use crate::text::fold::folded;
use std::collections::HashMap;

/// Two names that may be those of one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSuggestion {
    /// The name that fewer quotations have, or the surname alone.
    pub spelling: SpeakerTotals,
    /// The name that more have, or the fuller one.
    pub name: SpeakerTotals,
    /// What the two have in common.
    pub likeness: NameLikeness,
}

/// What two names have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameLikeness {
    /// They are spelt alike: "Antony Blinken" and "Anthony Blinken".
    Spelling,
    /// One is the surname of the other: "Ashworth" and "Tom Ashworth".
    Surname,
}

impl NameLikeness {
    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Surname => "surname",
        }
    }
}

impl Index<'_> {
    /// The names of speakers that are spelt alike, then surnames beside the only fuller name that has them; of each, those
    /// with most quotations first. Without pairs that somebody said are two speakers.
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
                let (name, spelling) =
                    if one.quotations >= other.quotations { (one, other) } else { (other, one) };
                suggestions.push(NameSuggestion::of((spelling, name), NameLikeness::Spelling));
            }
            if kind == "person" {
                let pairs = surnames_alone(&of_kind).into_iter();
                suggestions.extend(pairs.map(|pair| NameSuggestion::of(pair, NameLikeness::Surname)));
            }
        }
        suggestions.retain(|one| !aliases.are_apart(&one.spelling.name, &one.name.name));
        suggestions.sort_by_key(|one| {
            let quotations = one.name.quotations + one.spelling.quotations;
            (one.likeness, std::cmp::Reverse(quotations), one.name.name.clone())
        });
        Ok(suggestions)
    }
}

impl NameSuggestion {
    fn of((spelling, name): (&SpeakerTotals, &SpeakerTotals), likeness: NameLikeness) -> Self {
        Self { spelling: spelling.clone(), name: name.clone(), likeness }
    }
}

/// Each person with only a surname, beside the one who has it with a given name.
///
/// Gets right: "Ashworth" / "Tom Ashworth", "Mr. Ashworth" / "Tom Ashworth". Leaves alone: "Ashworth" beside "Tom Ashworth"
/// and "Ada Ashworth", because either can be meant.
fn surnames_alone<'a>(people: &[&'a SpeakerTotals]) -> Vec<(&'a SpeakerTotals, &'a SpeakerTotals)> {
    let mut fuller: HashMap<String, Vec<&SpeakerTotals>> = HashMap::new();
    let mut alone: Vec<(String, &SpeakerTotals)> = Vec::new();
    for person in people {
        let words = words_of(&person.name);
        match words.as_slice() {
            [surname] => alone.push((surname.clone(), person)),
            [.., surname] => fuller.entry(surname.clone()).or_default().push(person),
            [] => {}
        }
    }
    let one = |(surname, person)| match fuller.get(&surname).map(Vec::as_slice) {
        Some([only]) => Some((person, *only)),
        _ => None,
    };
    alone.into_iter().filter_map(one).collect()
}

/// The words of a name, folded and without its titles.
fn words_of(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words = folded.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_title = |word: &&str| class_of(word).is(WordClass::HONORIFIC);
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let titles = words.iter().take_while(|word| is_title(word)).count();
    words.drain(..titles.min(words.len().saturating_sub(1)));
    words.into_iter().map(str::to_owned).collect()
}

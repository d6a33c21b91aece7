//! The words for a speaker without a name -> what they say about gender, number and office.

use super::agreement::{at_last_owner, fitting_word};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::fold::lowercase;
use memchr::memchr2_iter;

/// What the words for a speaker say; the default for a named entity.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SpeakerWords {
    /// The noun.
    pub(super) noun: SpeakerNoun,
    /// Whether any word is what a person is or does.
    pub(super) has_role: bool,
    /// The pronoun that the words go with: "she" for "spokeswoman".
    pub(super) pronoun: Option<&'static str>,
}

/// What the noun for a speaker says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SpeakerNoun {
    /// Whether it is a plural: "residents".
    pub(super) is_plural: bool,
    /// Whether it is a body: "ministry".
    pub(super) is_body: bool,
    /// Whether it is what a person is or does: "spokesman".
    pub(super) is_role: bool,
}

impl SpeakerWords {
    /// What `words` say.
    pub(super) fn of(words: &str) -> Self {
        let noun = noun_of(words);
        let lists = ListSet::of(noun);
        let noun = SpeakerNoun {
            is_plural: is_plural(noun),
            is_body: lists.has(List::Bodies),
            is_role: speakers::is_role_in(noun, lists),
        };
        let (owners, owned) = at_last_owner(words);
        let mut has_role = owners.split_whitespace().any(speakers::is_role);
        let mut pronoun = None;
        for word in owned.split_whitespace() {
            let lists = ListSet::of(word);
            has_role = has_role || speakers::is_role_in(word, lists);
            pronoun = pronoun.or_else(|| fitting_word(word, lists));
        }
        Self { noun, has_role, pronoun }
    }
}

/// The noun of a described speaker: "women" in "the women of the port".
fn noun_of(words: &str) -> &str {
    const ENDS: [&str; 9] = [" of ", " for ", " from ", " in ", " at ", " with ", " who ", " to ", ","];
    let ends_at = |at: &usize| {
        let rest = words.as_bytes().get(*at..).unwrap_or_default();
        ENDS.iter().any(|end| rest.starts_with(end.as_bytes()))
    };
    let end = memchr2_iter(b' ', b',', words.as_bytes()).find(ends_at).unwrap_or(words.len());
    words.get(..end).and_then(|head| head.rsplit(' ').next()).unwrap_or_default()
}

/// Gets right: women; Police; residents. Leaves alone: boss; Gibbs.
fn is_plural(noun: &str) -> bool {
    let lower = lowercase(noun);
    let marked = lower.ends_with('s') && !lower.ends_with("ss") && speakers::can_speak(&lower);
    let written_small = noun.ends_with('s') && !noun.ends_with("ss") && !noun.starts_with(char::is_uppercase);
    marked || written_small || lower.ends_with("men") || matches!(&*lower, "police" | "people" | "children")
}

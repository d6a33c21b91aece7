//! Names that the tagger left out although both words are known: "Homeland Security and Alex Azar, the secretary".
//!
//! Between other capitals the tagger sometimes takes a person for the rest of an organisation. A known forename before a
//! known surname, neither of them a word or a town, is then a person as a rule.

use crate::analysis::person::clues::Clues;
use crate::analysis::person::scene::PersonScene;
use crate::analysis::person::tagger::{TaggedName, TaggedPassage};
use crate::lexicon::words::WordClass;
use crate::sorting;

/// What a word of such a name must not be.
const OTHER: WordClass = WordClass::COMMON
    .with(WordClass::PLACE)
    .with(WordClass::ORGANIZATION)
    .with(WordClass::CALENDAR)
    .with(WordClass::OPENER)
    .with(WordClass::PEOPLE);

/// A name that the tagger finds less likely than this is not added.
const MIN_LIKELIHOOD: f32 = 0.2;

/// Adds the names of two words that are left in a passage, in text order.
///
/// Gets right: Union Gordon Sondland; and Alex Azar. Leaves alone: Gordon Sondland Street; Paris Hilton Hotel.
pub(crate) fn add_plain(clues: &Clues<'_, '_, '_>, tags: &TaggedPassage, names: &mut Vec<TaggedName>) {
    let likely = |at: usize| tags.likely.get(at).copied().unwrap_or_default();
    let pairs = clues.runs.iter().flat_map(|run| run.tokens.start..run.tokens.end.saturating_sub(1));
    let mut found = Vec::new();
    for at in pairs {
        let confidence = likely(at).min(likely(at + 1));
        let tokens = at..at + 2;
        if confidence > MIN_LIKELIHOOD
            && is_plain(clues.scene, at)
            && !names.iter().any(|name| name.tokens.start < tokens.end && tokens.start < name.tokens.end)
        {
            found.push(TaggedName { tokens, confidence });
        }
    }
    if !found.is_empty() {
        names.append(&mut found);
        sorting::by_key(names, |name| name.tokens.start);
    }
}

fn is_plain(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let (first, last) = (scene.class(at), scene.class(at + 1));
    let spaced = |at: usize| scene.token(at).is_some_and(|token| token.spaced);
    first.is(WordClass::GIVEN)
        && last.is(WordClass::SURNAME)
        && !first.is(OTHER)
        && !last.is(OTHER)
        && scene.is_capitalized(at)
        && scene.is_capitalized(at + 1)
        && spaced(at + 1)
        && !scene.starts_sentence(at + 1)
        && !(scene.is_capitalized(at + 2) && spaced(at + 2) && !scene.starts_sentence(at + 2))
        && !scene.is_mark(at + 2, "&-")
}

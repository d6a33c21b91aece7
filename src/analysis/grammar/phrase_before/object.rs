//! A name before a reporting verb that is the object of other words -> whoever stands at the start of the clause: "The man behind
//! the bid to oust Mensah said", "The detective leading the search for Mensah said".

use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;

/// The most tokens between the one who speaks and the phrase.
const MAX_BETWEEN: usize = 12;

/// Whoever is described at token `from`, if `phrase` only says whom or what that is about.
///
/// Leaves alone: The head of the union Kofi Mensah said; In May the man met Mensah, who said.
pub(super) fn before_object(
    outline: &Outline<'_, '_>,
    from: usize,
    phrase: &NounPhrase,
) -> Option<NounPhrase> {
    let determines = matches!(outline.kind(from), TokenKind::Function(FunctionWord::Determiner));
    let start = phrase.full.start;
    if !determines || start <= from + 2 || start > from + 2 + MAX_BETWEEN || !is_object(outline, start) {
        return None;
    }
    let head = phrase_starting_at(outline, from, start, FollowedBy::Verb)?;
    let between = head.core.end..start;
    let speaks = head.kind == PhraseKind::Description && describes_speaker(outline, &head.core);
    let leads = outline.kind(between.start) == TokenKind::Function(FunctionWord::Preposition)
        || is_gerund(outline, between.start);
    let plain = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Word
                | TokenKind::Name
                | TokenKind::Hyphen
                | TokenKind::Possessive
                | TokenKind::Function(
                    FunctionWord::Preposition | FunctionWord::Determiner | FunctionWord::Possessor
                )
        ) || outline.passage.word(at) == "to"
    };
    let is_inside = between.start < between.end && between.clone().all(plain);
    let core = head.core.clone();
    (speaks && leads && is_inside).then(|| NounPhrase::new(core.clone(), core, PhraseKind::Description))
}

/// Whether the phrase that begins at `start` is the object of an infinitive, of an -ing form or of a preposition.
fn is_object(outline: &Outline<'_, '_>, start: usize) -> bool {
    let before = start - 1;
    // "to oust Mensah", where the verb may have been read as a part of the name.
    let is_infinitive = [before, before.saturating_sub(1)].iter().any(|&at| outline.passage.word(at) == "to");
    is_infinitive
        || is_gerund(outline, before)
        || outline.kind(before) == TokenKind::Function(FunctionWord::Preposition)
}

fn is_gerund(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 6;
    let word = outline.lowercase_word(at);
    outline.kind(at) == TokenKind::Word && word.len() >= MIN_LENGTH && word.ends_with("ing")
}

//! One of the reporter's sentences -> its subject, whatever the verb: "The colonel was less patient."
//!
//! A pronoun most often stands for the subject of the sentence before it, and that is no report as a rule. Names are
//! found by their mentions; here it is about those who are only described.

use crate::analysis::grammar::{FollowedBy, NounPhrase, Outline, PhraseKind, TokenKind, phrase_starting_at};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The words with which a sentence begins, if they can be its subject; of a description, up to its noun.
///
/// Gets right: But the colonel was less patient; In Tema, a notice hung there. Leaves alone: “…,” the colonel said.
pub(super) fn subject_of(outline: &Outline<'_, '_>, sentence: u32) -> Option<NounPhrase> {
    const MAX_OPENING: usize = 8;
    const MAX_LINKS: usize = 2;
    let (start, end) = (outline.sentence_start(sentence), outline.sentence_start(sentence + 1));
    let links = (start..end).take(MAX_LINKS).take_while(|&at| {
        let kind = outline.kind(at);
        matches!(kind, TokenKind::Function(FunctionWord::Conjunction | FunctionWord::Adverb))
    });
    let mut at = start + links.count();
    if outline.kind(at) == TokenKind::Function(FunctionWord::Preposition) {
        at = (at..end.min(at + MAX_OPENING)).find(|&at| outline.kind(at) == TokenKind::Comma)? + 1;
    }
    let phrase = phrase_starting_at(outline, at, end, FollowedBy::Verb)?;
    match phrase.kind {
        PhraseKind::Description => up_to_noun(outline, phrase),
        PhraseKind::Name | PhraseKind::Pronoun => Some(phrase),
    }
}

/// The phrase without the verb that was taken for its end: "The farmer" in "The farmer sold figs".
fn up_to_noun(outline: &Outline<'_, '_>, phrase: NounPhrase) -> Option<NounPhrase> {
    let is_noun = |at: usize| outline.passage.can_speak(at) || outline.is_speech_noun(at);
    let last = phrase.core.end.checked_sub(1)?;
    if is_noun(last) {
        return Some(phrase);
    }
    let noun = last.checked_sub(1).filter(|&at| at > phrase.core.start && is_noun(at))?;
    let core = phrase.core.start..noun + 1;
    outline.is(last, List::IrregularVerbs).then(|| NounPhrase::new(core.clone(), core, phrase.kind))
}

//! "the woman, who asked to be called Ama", "the man who found it, the diver Ana Osei," -> the name that a description gives
//! itself, or that an aside behind its clause gives.

use crate::analysis::attribution::coreference::known::KnownEntities;
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind, TokenKind, describes_speaker, is_verb_like};
use crate::analysis::{MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::Span;

/// The speaker whose own name follows a description, and the words that name him or her.
///
/// Gets right: the captain, identified only as Lieutenant Osei, said; said a man, who gave his name as Kofi. Leaves alone: the
/// captain, who was called by Kofi, said; the captain, known for Kofi’s songs, said; a sock called Mr Osei.
pub(in crate::analysis::attribution::coreference) fn own_name(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<(Speaker, Span)> {
    if subject.kind != PhraseKind::Description {
        return None;
    }
    given_name(outline, known, subject).or_else(|| {
        let named = name_behind_clause(outline, known, subject)?;
        Some((Speaker::Entity(named.entity), named.span))
    })
}

/// The name in an aside behind a description with a place or a clause: "The man who found it, the diver Ana Osei,".
///
/// Leaves alone: The man who found it, which was Ana Osei’s, said; The group, led by Ana Osei, said; The minister, a friend of
/// Ana Osei, said.
pub(in crate::analysis::attribution::coreference) fn name_behind_clause<'k>(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'k>,
    phrase: &NounPhrase,
) -> Option<&'k PlacedMention> {
    const MAX_CLAUSE: usize = 10;
    const MAX_ASIDE: usize = 7;
    let end = phrase.full.end;
    // "Observers say that it may help, though Ana Osei, …": the sentence goes on.
    let adds = matches!(
        outline.kind(end),
        TokenKind::Comma | TokenKind::Function(FunctionWord::Relative | FunctionWord::Preposition)
    );
    if !adds {
        return None;
    }
    let is_comma = |at: &usize| outline.kind(*at) == TokenKind::Comma;
    let comma = (end..end + MAX_CLAUSE).find(is_comma)?;
    let closing = (comma + 2..comma + 2 + MAX_ASIDE).find(is_comma)?;
    let is_clause = outline.kind(comma + 1) == TokenKind::Function(FunctionWord::Relative);
    if is_clause || outline.sentence(closing) != outline.sentence(end) {
        return None;
    }
    let last = outline.span_of(&(closing - 1..closing));
    let ends = |mention: &&PlacedMention| {
        mention.kind == MentionKind::Name
            && mention.span.end == last.end
            && known.is_person(Speaker::Entity(mention.entity))
    };
    let named = known.inside(outline.span_of(&(comma + 1..closing))).iter().find(ends)?;
    let is_apposition = (comma + 1..named.tokens.start).all(|at| may_stand_before_name(outline, at));
    is_apposition.then_some(named)
}

/// Whether token `at` can stand before a name in an apposition: "the diver", "Secretary of State".
fn may_stand_before_name(outline: &Outline<'_, '_>, at: usize) -> bool {
    let is_name = |at: usize| outline.kind(at) == TokenKind::Name;
    match outline.kind(at) {
        TokenKind::Function(FunctionWord::Preposition) => is_name(at - 1) && is_name(at + 1),
        TokenKind::Word => {
            // "retired teacher Ana Osei".
            let is_role = || outline.passage.is_role(at) || outline.passage.is_role(at + 1);
            !is_verb_like(outline, at) && !outline.is(at, List::IrregularVerbs) || is_role()
        }
        TokenKind::Name
        | TokenKind::Hyphen
        | TokenKind::Number
        | TokenKind::Possessive
        | TokenKind::Stop
        | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => true,
        _ => false,
    }
}

/// The name that a description gives itself: "the captain, identified only as Lieutenant Osei".
fn given_name(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<(Speaker, Span)> {
    const MAX_WORDS: usize = 9;
    let start = subject.full.end + usize::from(outline.kind(subject.full.end) == TokenKind::Comma);
    let leads = |&at: &usize| outline.is(at, List::WordsBeforeOwnName);
    let words = (start..start + MAX_WORDS).take_while(leads).count();
    let last = (start + words).checked_sub(1).filter(|_| words > 0)?;
    if !outline.is(last, List::BeforeOwnName) || !describes_speaker(outline, &subject.core) {
        return None;
    }
    let title = WordClass::HONORIFIC.with(WordClass::RANK);
    let name = (last + 1..last + MAX_WORDS).find(|&at| !outline.passage.class(at).is(title))?;
    let end = (name..name + MAX_WORDS).find(|&at| outline.kind(at) != TokenKind::Name)?;
    if end == name {
        return None;
    }
    let span = outline.span_of(&(name..end));
    let mut named = known.inside(span).iter();
    let person = named.find(|mention| {
        mention.kind == MentionKind::Name && known.is_person(Speaker::Entity(mention.entity))
    });
    Some(
        person.map_or((Speaker::Unknown(span), span), |person| (Speaker::Entity(person.entity), person.span)),
    )
}

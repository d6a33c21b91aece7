//! "the woman, who asked to be called Ama" -> the name that a description gives itself.

use crate::analysis::attribution::coreference::known::KnownEntities;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind, TokenKind, describes_speaker};
use crate::analysis::{MentionKind, Speaker};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::Span;

/// The speaker whose own name follows a description, and the words that name him.
///
/// Gets right: the captain, identified only as Lieutenant Osei, said; said a man, who gave his name as Kofi. Leaves alone: the
/// captain, who was called by Kofi, said; the captain, known for Kofi’s songs, said; a sock called Mr Osei.
pub(in crate::analysis::attribution::coreference) fn own_name(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<(Speaker, Span)> {
    const MAX_WORDS: usize = 9;
    if subject.kind != PhraseKind::Description {
        return None;
    }
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

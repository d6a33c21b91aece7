//! Position in an outline -> the noun phrase that begins there: the subject after a verb or a frame, read forwards.

use super::noun_phrase::{
    MAX_PHRASE, NounPhrase, PhraseKind, is_hyphenated, is_tie, is_verb_like, join_after, kind_of,
};
use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;

/// What follows a phrase that is read forwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowedBy {
    /// Its verb, which must not be read as a part of the phrase.
    Verb,
    /// The end of the clause: lower-case words between names belong to the phrase.
    ClauseEnd,
}

/// Returns the phrase that begins at token `start` and ends at or before `to`.
#[must_use]
pub fn phrase_starting_at(
    outline: &Outline<'_, '_>,
    start: usize,
    to: usize,
    followed_by: FollowedBy,
) -> Option<NounPhrase> {
    // "argues that": a reported clause follows, not a subject.
    if start >= to || outline.passage.word(start) == "that" {
        return None;
    }
    if outline.kind(start) == TokenKind::Function(FunctionWord::Subject) {
        return Some(NounPhrase::pronoun(start));
    }
    let to = to.min(start + MAX_PHRASE);
    let core = start..chunk_end(outline, start, to, followed_by);
    let kind = kind_of(outline, &core)?;
    let mut full = core.clone();
    if followed_by == FollowedBy::ClauseEnd && is_tie(outline, full.end) {
        full.end = chunk_end(outline, full.end + 2, to, followed_by);
    }
    while full.end < to
        && is_link(outline, full.end, kind)
        && let next = chunk_end(outline, full.end + 1, to, followed_by)
        && next > full.end + 1
    {
        full.end = next;
    }
    let phrase = NounPhrase::new(full, core, kind);
    let name = if followed_by == FollowedBy::ClauseEnd { name_after(outline, &phrase) } else { None };
    let phrase = name.unwrap_or(phrase);
    if followed_by == FollowedBy::Verb {
        return Some(phrase);
    }
    Some(join_after(outline, phrase, |at| phrase_starting_at(outline, at, to, FollowedBy::Verb)))
}

/// "said the ministry’s spokesman, Kofi Mensah.": the name in apposition to a description.
///
/// Gets right: said another trader, Kofi Mensah; wrote a man calling himself Kofi Mensah. Leaves alone: said Kofi Mensah,
/// a trader; said a man who called Kofi Mensah.
fn name_after(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> Option<NounPhrase> {
    const MAX_WORDS: usize = 3;
    if phrase.kind != PhraseKind::Description {
        return None;
    }
    let end = phrase.full.end;
    // "one of them, Kofi Mensah".
    let of_them = outline.passage.word(end) == "of"
        && outline.kind(end + 1) == TokenKind::Function(FunctionWord::Object);
    let end = if of_them { end + 2 } else { end };
    let named = (end..end + MAX_WORDS).take_while(|&at| !matches!(outline.kind(at), TokenKind::Name)).last();
    let called = named.filter(|&at| outline.is(at, List::BeforeOwnName) && outline.passage.word(at) != "as");
    let is_one = outline.passage.is_role(phrase.core.end - 1)
        || matches!(outline.passage.word(phrase.core.start), "the" | "one" | "another")
        || outline.kind(phrase.core.start) == TokenKind::Function(FunctionWord::Possessor);
    let comma = is_one && outline.kind(end) == TokenKind::Comma;
    let start = called.unwrap_or(end) + 1;
    if called.is_none() && !comma || outline.kind(start) != TokenKind::Name {
        return None;
    }
    let core = start..chunk_end(outline, start, start + MAX_PHRASE, FollowedBy::Verb);
    let is_closed = matches!(
        outline.kind(core.end),
        TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted | TokenKind::Colon
    );
    let is_name = kind_of(outline, &core) == Some(PhraseKind::Name);
    let full = phrase.full.start..core.end;
    (is_name && is_closed).then(|| NounPhrase::new(full, core, PhraseKind::Name))
}

/// Returns the end of the run of words from `start` on that can be one phrase without prepositions.
fn chunk_end(outline: &Outline<'_, '_>, start: usize, to: usize, followed_by: FollowedBy) -> usize {
    let mut at = start;
    let mut after_name = false;
    while at < to {
        let fits = match outline.kind(at) {
            TokenKind::Name => {
                after_name = true;
                true
            }
            TokenKind::Possessive => {
                after_name = false;
                at > start
            }
            TokenKind::Number => true,
            TokenKind::Hyphen => at > start,
            TokenKind::Word if after_name => joins_names(outline, at, followed_by),
            // "The judge sent the jury home".
            TokenKind::Word if followed_by == FollowedBy::Verb && acts(outline, start, at) => false,
            // "The media close to the party".
            TokenKind::Word if at > start && is_tie(outline, at) => false,
            TokenKind::Word => at == start || !is_verb_like(outline, at) || outline.passage.can_speak(at),
            // "the weekend edition": a time before a noun belongs to the phrase.
            TokenKind::Function(FunctionWord::Time) => {
                at > start
                    && (outline.kind(at + 1) == TokenKind::Word
                        || is_hyphenated(outline, at)
                        || is_in_name(outline, at))
            }
            TokenKind::Function(FunctionWord::Conjunction) => {
                at > start && outline.lowercase_word(at) == "and" && joins_roles(outline, at)
            }
            TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => at == start,
            TokenKind::Mark => at > start && matches!(outline.passage.word(at), "&" | "/" | "."),
            _ => false,
        };
        if !fits {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the word at `at` is a verb of the person before it, who has an object or a place behind.
///
/// Gets right: The judge sent the jury home; the vet went to Tema; the coach took Mensah aside. Leaves alone: the club needs a goalkeeper coach.
fn acts(outline: &Outline<'_, '_>, start: usize, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let word = outline.lowercase_word(at);
    let one = |at: usize| !outline.passage.word(at).ends_with('s');
    let irregular = outline.is(at, List::IrregularVerbs) && !word.ends_with('s');
    let verb = irregular
        // "a lawyer arrives from Tema", but not "student leaders from Tema".
        || word.ends_with('s') && !word.ends_with("ss") && one(at - 1) && !outline.passage.can_speak(at);
    at > start
        && outline.passage.is_role(at - 1)
        && verb
        && (irregular && outline.kind(at + 1) == TokenKind::Name
            || matches!(
                outline.kind(at + 1),
                TokenKind::Function(
                    FunctionWord::Determiner
                        | FunctionWord::Possessor
                        | FunctionWord::Object
                        | FunctionWord::Preposition
                )
            ))
}

/// Whether the time at `at` stands between two words of a name: "the Tema Evening News".
///
/// Leaves alone: Mensah Monday; Mensah on Monday.
fn is_in_name(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.lowercase_word(at).is_empty()
        && outline.kind_before(at) == TokenKind::Name
        && outline.kind(at + 1) == TokenKind::Name
}

/// "founder and director Kofi Mensah", "former Gov. and Senate Chairman Kofi Mensah": one person with two roles.
fn joins_roles(outline: &Outline<'_, '_>, at: usize) -> bool {
    let title = outline.passage.class(at.saturating_sub(1));
    outline.passage.is_role(at + 1) || title.is(WordClass::RANK) && outline.kind(at + 1) == TokenKind::Name
}

/// "leader Kim Jong Un", "university professor Grace Adebayo": a lower-case word in the middle of a name.
fn joins_names(outline: &Outline<'_, '_>, at: usize, followed_by: FollowedBy) -> bool {
    const MAX_WORDS: usize = 3;
    let in_compound =
        outline.kind_before(at) == TokenKind::Hyphen || outline.kind(at + 1) == TokenKind::Hyphen;
    // "A YouGov poll of voters".
    let is_text = outline.kind_before(at) == TokenKind::Name && outline.is(at, List::TextsThatSay);
    if outline.passage.can_speak(at) || in_compound || is_text {
        return true;
    }
    let after_possessive = outline.kind_before(at) == TokenKind::Possessive;
    let mut rest = at + 1..at + 1 + MAX_WORDS;
    let mut leads_on = || {
        let end = rest.find(|&next| outline.kind(next) != TokenKind::Word || outline.passage.is_role(next));
        end.is_some_and(|end| matches!(outline.kind(end), TokenKind::Name | TokenKind::Word))
    };
    after_possessive || followed_by == FollowedBy::ClauseEnd && leads_on()
}

/// Whether the preposition at `at` links what follows to the phrase before it.
fn is_link(outline: &Outline<'_, '_>, at: usize, kind: PhraseKind) -> bool {
    outline.passage.word(at) == "of"
        || kind == PhraseKind::Description && outline.is(at, List::DescriptionLinks)
}

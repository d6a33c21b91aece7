//! A name -> the words beside it that say what the person is.

use super::scene::PersonScene;
use super::tagger::TaggedName;
use super::{Gender, PersonMention};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::WordClass;
use crate::text::Span;
use crate::text::fold::lowercase;
use std::ops::Range;

const ROLE: WordClass = WordClass::RANK.with(WordClass::ROLE);

/// The longest role, in tokens.
const MAX_ROLE_TOKENS: usize = 12;

/// Returns the mention for a name, with its role.
pub(super) fn describe(scene: &PersonScene<'_, '_>, name: &TaggedName) -> PersonMention {
    let role = before(scene, name.tokens.start).or_else(|| after(scene, name.tokens.end));
    let role = role.filter(|role| !role.is_empty());
    PersonMention {
        span: span(scene, &name.tokens),
        role: role.map(|role| span(scene, &role)),
        gender: gender(scene, name),
        confidence: name.confidence,
    }
}

fn span(scene: &PersonScene<'_, '_>, tokens: &Range<usize>) -> Span {
    let first = scene.token(tokens.start).map_or(Span::default(), |token| token.span);
    let last = scene.token(tokens.end.saturating_sub(1)).map_or(first, |token| token.span);
    first.to(last)
}

/// "US Secretary of State Anthony Blinken" -> "US Secretary of State".
fn before(scene: &PersonScene<'_, '_>, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    while end > 0 && scene.class(end - 1).is(WordClass::HONORIFIC) && scene.same_sentence(end - 1, start) {
        end -= 1;
    }
    let floor = end.saturating_sub(MAX_ROLE_TOKENS);
    let mut begin = end;
    let mut head = None;
    while begin > floor && scene.same_sentence(begin - 1, start) && belongs(scene, begin - 1, begin == end) {
        begin -= 1;
        if scene.class(begin).is(ROLE) {
            head = Some(begin);
        }
    }
    head?;
    while begin < end && !(scene.is_capitalized(begin) || scene.class(begin).is(ROLE)) {
        begin += 1;
    }
    Some(modifiers_before(scene, begin)..end)
}

/// "the army chief", "former police commissioner": returns the start of a role whose first words are not titles. They
/// must follow an article, a possessive, a comma or the beginning of the sentence; otherwise they could be anything.
///
/// Gets right: "Former minister Lopez", "Union leader Lopez". Leaves alone: "Yesterday minister Lopez", "Shortly after,".
fn modifiers_before(scene: &PersonScene<'_, '_>, begin: usize) -> usize {
    if scene.is_capitalized(begin) && !scene.is_first(begin) {
        return begin;
    }
    for at in (begin.saturating_sub(4)..begin).rev() {
        let bounds = scene.is(at, List::BeforeRoles) || scene.word(at) == "," || scene.is_possessive(at);
        if bounds {
            return at + 1;
        }
        let modifies = modifies_role(scene, at);
        match (scene.same_sentence(at, begin), scene.is_first(at)) {
            (true, true) => return if modifies { at } else { at + 1 },
            (true, false) if modifies => {}
            _ => return begin,
        }
    }
    begin
}

/// Whether a word in lower case, or with the capital of its sentence alone, can stand before a title: "union", "Former".
fn modifies_role(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let word = lowercase(scene.word(at));
    (scene.is_lower(at) || scene.is_first(at))
        && scene.class(at).is(WordClass::COMMON)
        && !scene.class(at).is(WordClass::PERSON_VERB)
        && !(word.len() < 4 || ["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending)))
        && !ListSet::of(&word).has(List::NotRoleModifiers)
        && scene.passage.function_word(at).is_none()
}

/// Whether a token can be part of a role that precedes a name.
fn belongs(scene: &PersonScene<'_, '_>, at: usize, last: bool) -> bool {
    let class = scene.class(at);
    if scene.is_country(at) || scene.is_capitalized(at) {
        let opens = scene.is_first(at) && class.is(WordClass::COMMON) && !class.is(ROLE);
        return !opens || scene.is_capitalized(at + 1);
    }
    if scene.word(at) == "and" {
        // "President and Prime Minister", "Foreign Affairs and Trade Minister", not "Maria Lopez and actor", "Trump and".
        let joined = at.checked_sub(1).map_or(WordClass::default(), |before| scene.class(before));
        return !last && (joined.is(ROLE) || joined.is(WordClass::COMMON) && !joined.is_name());
    }
    if class.is(ROLE) {
        return true;
    }
    !last && (scene.is(at, List::RoleWords) || matches!(scene.word(at), "&" | "-"))
}

/// "Maria Lopez, the mayor of Lima, said" -> "mayor of Lima".
///
/// Leaves alone: "Maria Lopez, nor the mayor would comment".
fn after(scene: &PersonScene<'_, '_>, end: usize) -> Option<Range<usize>> {
    if !scene.is_mark(end, ",") {
        return None;
    }
    let mut begin = end + 1;
    if scene.is(begin, List::Articles) {
        begin += 1;
    }
    let mut head = false;
    let mut at = begin;
    while at < begin + MAX_ROLE_TOKENS
        && scene.same_sentence(at, end)
        && scene.token(at).is_some_and(|t| t.is_word() || scene.is_mark(at, "-"))
    {
        head |= at < begin + 5 && scene.class(at).is(ROLE);
        let tells = scene.class(at).is(WordClass::PERSON_VERB) && !scene.class(at).is(ROLE)
            || scene.is(at, List::RoleEnders);
        if tells {
            return None;
        }
        at += 1;
    }
    (head && scene.is_mark(at, ",.")).then_some(begin..at)
}

/// The gender that a title shows: "Mrs Lopez", "actress Maria Lopez".
fn gender(scene: &PersonScene<'_, '_>, name: &TaggedName) -> Option<Gender> {
    let mut at = name.tokens.start;
    while at > 0 && scene.same_sentence(at - 1, name.tokens.start) {
        at -= 1;
        let class = scene.class(at);
        if class.is(WordClass::FEMALE) {
            return Some(Gender::Female);
        }
        if class.is(WordClass::MALE) {
            return Some(Gender::Male);
        }
        if !class.is(ROLE.with(WordClass::HONORIFIC)) {
            break;
        }
    }
    None
}

//! A name -> the words beside it that say what the person is.

use super::scene::PersonScene;
use super::tagger::TaggedName;
use super::{Gender, PersonMention};
use crate::analysis::token::Token;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::WordClass;
use crate::text::Span;
use crate::text::fold::lowercase;
use std::ops::Range;

const ROLE: WordClass = WordClass::RANK.with(WordClass::ROLE);

/// The longest role, in tokens.
const MAX_ROLE_TOKENS: usize = 12;
/// The longest role behind a name, in tokens.
const MAX_APPOSITION_TOKENS: usize = 30;

/// Returns the mention for a name, with its role.
pub(super) fn describe(scene: &PersonScene<'_, '_>, name: &TaggedName) -> PersonMention {
    let role = before(scene, name.tokens.start)
        .or_else(|| after(scene, name.tokens.end))
        .or_else(|| in_apposition(scene, &name.tokens));
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
    // "When President Lopez left": a capital of the sentence.
    if scene.is_first(at) && scene.passage.function_word(at).is_some() {
        return false;
    }
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
/// Gets right: "Maria Lopez, NASA’s deputy director for science in Texas,"; "Maria Lopez, a doctor who treated them,". Leaves
/// alone: "Maria Lopez, nor the mayor would comment"; "Maria Lopez, Mayor Ben Cole,".
fn after(scene: &PersonScene<'_, '_>, end: usize) -> Option<Range<usize>> {
    if !scene.is_mark(end, ",") {
        return None;
    }
    let begin = end + 1 + usize::from(scene.is(end + 1, List::Articles));
    let head = head_of(scene, begin)?;
    let is_relative = |at: usize| scene.passage.function_word(at) == Some(FunctionWord::Relative);
    let mut at = begin;
    while at < begin + MAX_APPOSITION_TOKENS && scene.same_sentence(at, end) {
        let leaves = is_relative(at) || scene.word(at) == "where" || begins_time(scene, at);
        if at > head && leaves || scene.is_mark(at, ",;") {
            return Some(begin..at);
        }
        let is_last = scene.token(at + 1).is_none() || !scene.same_sentence(at + 1, end);
        if is_last && scene.is_mark(at, ".") {
            return Some(begin..at);
        }
        let tells = scene.class(at).is(WordClass::PERSON_VERB) && !is_role(scene, at)
            || scene.is(at, List::RoleEnders);
        if tells || !continues(scene, at) {
            return None;
        }
        at += 1;
    }
    // "Inc." ends the sentence with its own full stop.
    (at < begin + MAX_APPOSITION_TOKENS).then_some(begin..at)
}

/// Whether a time begins at `at`: "on the eve of the strike", "on Monday", "during the war".
///
/// Leaves alone: "adviser on the climate".
fn begins_time(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let article = usize::from(scene.is(at + 1, List::Articles));
    let next = at + 1 + article;
    let is_time = scene.passage.function_word(next) == Some(FunctionWord::Time)
        || matches!(scene.word(next), "eve" | "day" | "night");
    scene.word(at) == "on" && is_time || scene.is(at, List::PrepositionsOfTime)
}

/// The noun of a role that begins at `begin`, before what a preposition adds.
fn head_of(scene: &PersonScene<'_, '_>, begin: usize) -> Option<usize> {
    const FAR: usize = 8;
    // "once mayor of Lima", "its deputy minister"; what somebody is to a person, as "his son", is no role.
    let may_begin = match scene.passage.function_word(begin) {
        None | Some(FunctionWord::Adverb) => true,
        Some(FunctionWord::Possessor) => matches!(scene.word(begin), "its" | "their"),
        Some(_) => scene.word(begin) == "once",
    };
    if !may_begin {
        return None;
    }
    let noun = (begin..begin + FAR).take_while(|&at| {
        let is_end = scene.passage.function_word(at) == Some(FunctionWord::Preposition);
        continues(scene, at) && !is_end
    });
    let head = noun.filter(|&at| is_role(scene, at)).last()?;
    // "Mayor Ben Cole" after a comma is another person.
    let names_another = scene.is_capitalized(head + 1) && scene.class(head + 1).is(WordClass::GIVEN);
    (!names_another).then_some(head)
}

/// Whether a token can stand inside a role: a word, "’s", "&", or the full stop of an abbreviation.
fn continues(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    let is_word = scene.token(at).is_some_and(Token::is_word);
    is_word || scene.is_possessive(at) || scene.is_mark(at, "-&./’'")
}

/// Whether a word says what a person is or does.
fn is_role(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    scene.class(at).is(ROLE) || scene.is(at, List::Roles)
}

/// "The culture minister, Maria Lopez, said", "said the head of the union, Maria Lopez." -> the words before the comma.
///
/// Leaves alone: "She met the minister, Maria Lopez and others": who is in a list may be anybody.
fn in_apposition(scene: &PersonScene<'_, '_>, name: &Range<usize>) -> Option<Range<usize>> {
    let comma = name
        .start
        .checked_sub(1)
        .filter(|&at| scene.is_mark(at, ",") && scene.same_sentence(at, name.start))?;
    let is_closed = scene.is_mark(name.end, ".”")
        || scene.is_mark(name.end, ",") && !matches!(scene.word(name.end + 1), "and" | "or");
    if !is_closed {
        return None;
    }
    for at in (comma.saturating_sub(MAX_ROLE_TOKENS)..comma).rev() {
        if !scene.same_sentence(at, comma) || !continues(scene, at) {
            return None;
        }
        if scene.class(at).is(WordClass::PERSON_VERB) && !is_role(scene, at) {
            return None;
        }
        let opens = scene.is(at, List::BeforeRoles) || scene.is_possessive(at);
        let noun_end = (at + 1..comma)
            .find(|&at| scene.passage.function_word(at) == Some(FunctionWord::Preposition))
            .unwrap_or(comma);
        if opens && noun_end > at + 1 && is_role(scene, noun_end - 1) {
            return Some(at + 1..comma);
        }
    }
    None
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

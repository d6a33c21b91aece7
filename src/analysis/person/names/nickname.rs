//! Nicknames between the parts of a name: Ernesto “Chucho” Vidal.
//!
//! The tagger looks at words one by one, so it may end a name before the mark or begin one behind it. The marks say
//! where the whole name is.

use crate::analysis::person::scene::PersonScene;
use crate::analysis::person::tagger::TaggedName;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks::{closes, is_double, is_one, opens};
use std::ops::Range;

/// The most words of a nickname: “the Singing Postman”.
const MAX_WORDS: usize = 3;

/// Joins the parts of names on both sides of a nickname in marks.
///
/// Gets right: Ernesto “Chucho” Vidal; Tommy “the Postman” Reyes. Leaves alone: Vidal “Never,” Reyes said.
pub(crate) fn join_nicknames(scene: &PersonScene<'_, '_>, names: &mut Vec<TaggedName>) {
    for name in names.iter_mut() {
        take_forename(scene, name);
    }
    let mut at = 0;
    while at < names.len() {
        let nickname = names.get(at).and_then(|name| nickname_behind(scene, name.tokens.end));
        let Some(nickname) = nickname else {
            at += 1;
            continue;
        };
        let first = nickname.end;
        let inside = names.iter().skip(at + 1).take_while(|name| name.tokens.start <= first);
        let inside = inside.map(|name| name.tokens.end).collect::<Vec<_>>();
        let end = inside.iter().copied().filter(|&end| end > first).max();
        names.drain(at + 1..at + 1 + inside.len());
        if let Some(name) = names.get_mut(at) {
            name.tokens.end = end.unwrap_or(first + 1);
        }
        at += 1;
    }
}

/// Extends a surname to the forename before its nickname.
///
/// Gets right: Her coach, Ekow “Ladder” Mensah. Leaves alone: Yesterday “Ladder” Mensah came.
fn take_forename(scene: &PersonScene<'_, '_>, name: &mut TaggedName) {
    let Some(close) = name.tokens.start.checked_sub(1).filter(|&at| is_one(scene.word(at), is_double)) else {
        return;
    };
    let mut before = (close.saturating_sub(MAX_WORDS + 1)..close).rev();
    let Some(open) = before.find(|&at| is_one(scene.word(at), is_double)) else { return };
    let Some(forename) = open.checked_sub(1) else { return };
    let class = scene.class(forename);
    let can_be = class.is(WordClass::GIVEN) || !class.is(WordClass::COMMON.with(WordClass::CALENDAR));
    let is_whole = nickname_behind(scene, open).is_some_and(|nickname| nickname.end == name.tokens.start);
    if is_whole && can_be && scene.is_capitalized(forename) {
        name.tokens.start = forename;
    }
}

/// The nickname that begins at token `open`, up to the surname behind it.
fn nickname_behind(scene: &PersonScene<'_, '_>, open: usize) -> Option<Range<usize>> {
    let is_mark =
        |at: usize, fits: fn(char) -> bool| is_one(scene.word(at), is_double) && is_one(scene.word(at), fits);
    let spaced = |at: usize| scene.token(at).is_some_and(|token| token.spaced);
    if !is_mark(open, opens) || !spaced(open) {
        return None;
    }
    let close = (open + 2..open + 2 + MAX_WORDS).find(|&at| is_mark(at, closes))?;
    let mut words = open + 1..close;
    let named = words.all(|at| scene.is_capitalized(at) || scene.is(at, List::DefiniteArticle));
    let surname = close + 1;
    let class = scene.class(surname);
    let goes_on = spaced(surname)
        && scene.is_capitalized(surname)
        && scene.same_sentence(open.checked_sub(1)?, surname)
        && (class.is(WordClass::SURNAME) || !class.is(WordClass::COMMON))
        && !class.is(WordClass::CALENDAR);
    (named && scene.is_capitalized(close - 1) && goes_on).then_some(open..surname)
}

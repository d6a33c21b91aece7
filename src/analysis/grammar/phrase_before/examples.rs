//! Names of a few who belong to a group, before a verb -> the group: "Charities such as Oxfam said", "a bench headed by Justice Menon
//! said".

use super::chunks::read_back;
use crate::analysis::grammar::noun_phrase::{NounPhrase, describes_speaker};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::speakers;

/// The group of which the names in `named` are a part.
///
/// Leaves alone: The minister met unions including Unison, and Mensah said; companies such as Ford, Lopez said, should pay; events
/// such as May Day Mensah said.
pub(super) fn before_examples(
    outline: &Outline<'_, '_>,
    from: usize,
    named: &NounPhrase,
) -> Option<NounPhrase> {
    let is_inside = matches!(outline.passage.word(named.full.start), "including" | "comprising");
    let start = first_example(outline, from, named.full.start) + usize::from(is_inside);
    let last = start.checked_sub(1).filter(|&last| last > from)?;
    let words = match (outline.passage.word(last - 1), outline.passage.word(last)) {
        (_, "including" | "comprising") => 1,
        ("such", "as") | ("headed" | "led" | "chaired", "by") => 2,
        _ => return None,
    };
    let group = read_back(outline, from, start.checked_sub(words).filter(|&end| end > from)?)?;
    let acts = |at: usize| outline.is_past_verb(at) || matches!(outline.kind(at), TokenKind::Cue(_));
    let opens = group.full.start == from && !group.full.clone().any(acts);
    let first = outline.passage.word(group.core.start).to_lowercase();
    let speaks = describes_speaker(outline, &group.core) || speakers::can_speak(&first);
    (opens && speaks).then_some(NounPhrase { full: group.full.start..named.full.end, ..group })
}

/// Where a list of names begins that the one at `last` ends: "Amnesty" of "Amnesty, Unison and Oxfam".
fn first_example(outline: &Outline<'_, '_>, from: usize, last: usize) -> usize {
    const MAX_LIST: usize = 12;
    let ends_list = last > from + 1
        && outline.passage.word(last - 1) == "and"
        && outline.kind_before(last - 1) == TokenKind::Name;
    if !ends_list {
        return last;
    }
    let is_of_list = |at: &usize| {
        matches!(outline.kind(*at), TokenKind::Name | TokenKind::Comma) || outline.passage.word(*at) == "and"
    };
    let first = last.saturating_sub(MAX_LIST).max(from + 1);
    last - (first..last).rev().take_while(is_of_list).count()
}

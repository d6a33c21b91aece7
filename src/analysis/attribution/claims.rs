//! Words before a quotation -> whether they introduce it as somebody's claim.
//!
//! "Mensah rejected Lopez’s claim that the vault was “left open”" quotes Lopez, whatever the verb.

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The most tokens between a noun and the "that" after it, or between an owner and the noun.
const MAX_WORDS: usize = 4;
/// The most tokens of an owner.
const MAX_OWNER: usize = 6;

/// Whether what stands at `owned`, right after its owner, introduces the quotation at token `quoted`.
///
/// Gets right: Mensah’s claim that the vault was “left open”; Mensah’s public warning: “…”. Leaves alone: Mensah’s
/// letter reached Lopez, who called it “late”.
pub(super) fn introduces(outline: &Outline<'_, '_>, owned: usize, quoted: usize) -> bool {
    const MAX_TOKENS: usize = 24;
    let from = owned + usize::from(outline.kind(owned) == TokenKind::Possessive);
    let noun = (from..from + MAX_WORDS).find(|&at| outline.is_speech_noun(at));
    let Some(noun) = noun.filter(|&noun| noun < quoted && quoted - noun <= MAX_TOKENS) else { return false };
    let next = outline.passage.word(noun + 1);
    // "condemned Mensah’s remark as “late”": the words in marks judge the remark and are not the remark.
    let is_view = next == "as" && noun + 2 == quoted && follows_cue(outline, owned);
    if is_view || outline.kind_before(quoted) == TokenKind::Colon && is_judged(outline, owned) {
        return false;
    }
    let leads = matches!(next, "that" | ":" | "of" | "about" | "as" | "to") || noun + 1 == quoted;
    leads
        && outline.sentence(noun) == outline.sentence(quoted)
        && !has_verb_of_speech(outline, noun + 2..quoted)
}

/// Whether a verb before the owner says what somebody else makes of the claim: "dismissed Mensah’s remarks".
fn is_judged(outline: &Outline<'_, '_>, owned: usize) -> bool {
    let mut near = (owned.saturating_sub(MAX_OWNER)..owned).rev();
    near.any(|at| outline.is(at, List::VerbsOfReacting))
}

/// Whether a verb that judges or reports stands before the owner.
fn follows_cue(outline: &Outline<'_, '_>, owned: usize) -> bool {
    let mut near = owned.saturating_sub(MAX_OWNER)..owned;
    near.any(|at| matches!(outline.kind(at), TokenKind::Cue(CueClass::Judge | CueClass::Report)))
}

fn has_verb_of_speech(outline: &Outline<'_, '_>, mut words: Range<usize>) -> bool {
    words.any(|at| matches!(outline.kind(at), TokenKind::Cue(_) | TokenKind::Quoted))
}

/// Whether somebody's claim stands between a reporting verb and the quotation: "rejected Lopez’s claim that".
pub(super) fn claim_between(outline: &Outline<'_, '_>, verb: usize, quoted: usize) -> bool {
    const MAX_OWNER: usize = 8;
    let is_name = |at: usize| outline.kind_before(at) == TokenKind::Name;
    let mut reach = verb + 1..quoted.min(verb + 1 + MAX_OWNER);
    let owner = reach.find(|&at| outline.kind(at) == TokenKind::Possessive && is_name(at));
    owner.is_some_and(|owner| introduces(outline, owner, quoted))
}

/// Whether a question in marks is followed at once by its answer, which has a report of its own: nothing then says who
/// asked.
///
/// Gets right: “How cold was it?” “Freezing,” Mensah replied. Leaves alone: “How cold?” Mensah asked.
pub(super) fn is_answered(outline: &Outline<'_, '_>, tokens: &Range<usize>) -> bool {
    let question = outline.passage.word(tokens.end.saturating_sub(2)) == "?";
    let opens = outline.sentence_start(outline.sentence(tokens.start)) == tokens.start;
    let answer = outline.kind(tokens.end) == TokenKind::Quoted;
    question && opens && answer && outline.own_paragraph(tokens.start) == outline.own_paragraph(tokens.end)
}

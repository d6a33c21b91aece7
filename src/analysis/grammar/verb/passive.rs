//! Reporting verb in the passive -> whoever is named as its agent: "was described by Tom Ashe as".
//!
//! The subject of a passive hears the words or is what they are about, and never says them. Whoever says them follows
//! "by"; without that, nobody is named.

use crate::analysis::grammar::noun_phrase::{NounPhrase, can_act};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Whether the verb at `at` is passive.
///
/// Gets right: residents were told; was later described by Mensah; when asked whether; a town described by Mensah.
/// Leaves alone: has told; was quoted as saying; is warning.
pub(in crate::analysis::grammar) fn is_passive(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MAX_ADVERBS: usize = 3;
    let form = outline.lowercase_word(at);
    if form.ends_with("ing") {
        return false;
    }
    if is_told_in_court(outline, at) || is_asked_aside(outline, at) || is_viewed_aside(outline, at) {
        return true;
    }
    let is_adverb = |index: usize| outline.kind(index) == TokenKind::Function(FunctionWord::Adverb);
    let before = (at.saturating_sub(MAX_ADVERBS + 1)..at).rev().find(|&index| !is_adverb(index));
    let Some(before) = before else { return false };
    let is_participle = !form.ends_with('s') || form.ends_with("ss");
    outline.is(before, List::FormsOfBe) && is_participle
        || before + 1 == at && form.ends_with("ed") && is_reduced(outline, before)
        || is_participle && outline.passage.word(at + 1) == "by" && agent(outline, at).is_some()
}

/// Whether the verb is that of a headline, which leaves out the auxiliary: "Skipper was warned, inquest told".
///
/// Leaves alone: the jury told the judge.
fn is_told_in_court(outline: &Outline<'_, '_>, at: usize) -> bool {
    let ends = outline.sentence(at + 1) != outline.sentence(at) || outline.kind(at + 1) == TokenKind::Stop;
    let hears = at.checked_sub(1).is_some_and(|before| outline.is(before, List::CourtsThatHear));
    outline.passage.word(at) == "told" && ends && hears
}

/// Whether the verb begins an aside that says what somebody was asked: "Mensah, asked whether he would go, smiled".
///
/// Leaves alone: Mensah stood up, asked whether it was late and left.
fn is_asked_aside(outline: &Outline<'_, '_>, at: usize) -> bool {
    let Some(comma) = at.checked_sub(1).filter(|&comma| outline.kind(comma) == TokenKind::Comma) else {
        return false;
    };
    let start = outline.sentence_start(outline.sentence(at));
    let names = (start..comma).all(|before| {
        matches!(outline.kind(before), TokenKind::Name | TokenKind::Function(FunctionWord::Determiner))
            || outline.passage.can_speak(before)
    });
    let is_question = outline.is(at + 1, List::QuestionWords) || outline.passage.word(at + 1) == "about";
    outline.passage.word(at) == "asked" && comma > start && names && is_question
}

/// Whether the word at `before` stands before a participle without "be": "once described by Mensah".
///
/// Leaves alone: Mensah once joked that.
fn is_reduced(outline: &Outline<'_, '_>, before: usize) -> bool {
    let acts = before.checked_sub(1).is_some_and(|subject| {
        matches!(outline.kind(subject), TokenKind::Name | TokenKind::Function(FunctionWord::Subject))
            || outline.passage.can_speak(subject)
    });
    let is_once = matches!(outline.passage.word(before), "Once" | "once");
    let names_agent = matches!(outline.passage.word(before + 2), "as" | "by");
    outline.is(before, List::BeforeReducedPassives) && (!is_once || !acts || names_agent)
}

/// Whether the verb begins an aside that says what others call somebody: "Mensah, described as “late” by Lopez, left"; "Mensah,
/// called “late” by Lopez, left".
///
/// Leaves alone: Mensah stood up, called it “late” and left; Mensah, meanwhile, dismissed as “late” the news.
fn is_viewed_aside(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MAX_WORDS: usize = 3;
    let is_naming = matches!(
        outline.passage.word(at),
        "branded" | "called" | "deemed" | "dubbed" | "labeled" | "labelled" | "nicknamed" | "termed"
    );
    let is_view = outline.passage.word(at + 1) == "as"
        && outline.lowercase_word(at).ends_with("ed")
        && matches!(outline.kind(at), TokenKind::Cue(CueClass::Judge | CueClass::Report));
    if !is_naming && !is_view {
        return false;
    }
    let Some(open) = (at + 1..=at + MAX_WORDS).find(|&next| outline.kind(next) == TokenKind::Quoted) else {
        return false;
    };
    let leads = |next: usize| matches!(outline.passage.word(next), "a" | "an" | "as" | "the");
    let close = (open..outline.kinds.len()).find(|&next| outline.kind(next) != TokenKind::Quoted);
    // "dismissed as “late” the news": the object stands behind the marks.
    let ends = close.is_none_or(|close| {
        matches!(outline.kind(close), TokenKind::Comma | TokenKind::Stop)
            || outline.passage.word(close) == "by"
    });
    (at + 1..open).all(leads) && ends && opens_aside(outline, at)
}

/// Whether a comma or the start of the sentence stands before token `at`, and no other comma and no verb before that: "Mensah, later
/// called".
///
/// Leaves alone: a man whom the mayor, Kofi Mensah, called “late”; Mensah came late, called “late”.
fn opens_aside(outline: &Outline<'_, '_>, at: usize) -> bool {
    let start = outline.sentence_start(outline.sentence(at));
    let is_adverb = |index: &usize| outline.kind(*index) == TokenKind::Function(FunctionWord::Adverb);
    let Some(comma) = (start..at).rev().find(|index| !is_adverb(index)) else { return true };
    let is_of_subject =
        |index: usize| outline.kind(index) != TokenKind::Comma && !outline.is_past_verb(index);
    outline.kind(comma) == TokenKind::Comma && (start..comma).all(is_of_subject)
}

/// The phrase after "by" that says who acts.
///
/// Gets right: was described by his teacher as; was told on Monday by police that; was called “late” by police. Leaves alone:
/// was told by Friday; were warned by email.
pub(in crate::analysis::grammar) fn agent(outline: &Outline<'_, '_>, at: usize) -> Option<NounPhrase> {
    agent_from(outline, at).or_else(|| {
        // "labelled as a “ruin” by the council": the agent stands behind the words in marks.
        const MAX_WORDS: usize = 4;
        let open = (at + 1..=at + 1 + MAX_WORDS).find(|&next| outline.kind(next) == TokenKind::Quoted)?;
        let plain = (at + 1..open).all(|next| {
            matches!(outline.kind(next), TokenKind::Function(FunctionWord::Determiner) | TokenKind::Word)
                || outline.passage.word(next) == "as"
        });
        let end = (open..outline.kinds.len()).find(|&next| outline.kind(next) != TokenKind::Quoted)?;
        (plain && outline.passage.word(end) == "by").then(|| agent_from(outline, end.checked_sub(1)?))?
    })
}

/// The phrase after the first "by" shortly behind token `at`.
fn agent_from(outline: &Outline<'_, '_>, at: usize) -> Option<NounPhrase> {
    const MAX_TOKENS: usize = 8;
    let ends = |&index: &usize| {
        matches!(
            outline.kind(index),
            TokenKind::Quoted
                | TokenKind::Stop
                | TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::Break
                | TokenKind::Cue(_)
        )
    };
    let by = (at + 1..at + 1 + MAX_TOKENS)
        .take_while(|index| !ends(index))
        .find(|&index| outline.passage.word(index) == "by")?;
    let phrase = phrase_starting_at(outline, by + 1, outline.kinds.len(), FollowedBy::ClauseEnd)?;
    can_act(outline, &phrase).then_some(phrase)
}

//! Pair of marks -> clues of the words right beside it.
//!
//! The word before the marks says more than any other about whether they hold a name, a title, words as words or
//! speech.

use super::clue::{PairClue, PairClues};
use super::words_before::WordsBefore;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::marks::MarkPair;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::marked::{self, Marked};

/// Adds the clues of the words right before and right after the marks.
pub(super) fn add_neighbours(before: &WordsBefore<'_, '_, '_>, pair: &MarkPair, clues: &mut PairClues) {
    let (outline, start) = (before.outline, before.start);
    if let Some(clue) = clue_before(outline, start) {
        clues.add(clue);
    }
    if let Some(clue) = clue_after(outline, pair.tokens.end) {
        clues.add(clue);
    }
    add_combined(clues);
    add_nouns(before, clues);
}

/// Adds the clues that need the words inside and beside the marks together.
fn add_combined(clues: &mut PairClues) {
    use PairClue::{
        AfterA, AfterComma, AfterName, AfterPossessive, AfterPossessor, AfterPreposition, AfterThe,
        AfterWord, BeforeName, BeforeWord,
    };
    let seen = *clues;
    let any = |list: &[PairClue]| seen.any(list);
    let title = clues.has(PairClue::IsTitle) && !clues.has(PairClue::InTitledLine);
    clues.add_if(title, PairClue::StandsOut);
    let noun_phrase =
        any(&[AfterThe, AfterA, AfterPossessor, AfterPossessive]) && any(&[BeforeWord, BeforeName]);
    for (seen, clue) in [
        (title && any(&[AfterPossessive, AfterPossessor]), PairClue::TitleAfterOwner),
        (title && any(&[AfterName, AfterWord, AfterComma]), PairClue::TitleAfterName),
        (title && any(&[AfterPreposition]), PairClue::TitleInPlace),
        (title && any(&[BeforeWord]), PairClue::TitleBeforeWord),
        (noun_phrase, PairClue::InsideNounPhrase),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Adds the clues of the nouns and the naming verbs before the marks.
fn add_nouns(before: &WordsBefore<'_, '_, '_>, clues: &mut PairClues) {
    clues.add_if(before.is_customary_name(), PairClue::AfterCallsHim);
    let so_called = before.is_so_called();
    clues.add_if(so_called, PairClue::AfterSoCalled);
    // The "called" of "so-called" gives no name.
    let naming = before.naming();
    if let Some(naming) = naming.filter(|&it| !so_called || it == PairClue::AfterNamingVerb) {
        clues.add(naming);
    }
    match before.noun() {
        Some(Marked::Work) => clues.add(PairClue::AfterWork),
        Some(Marked::Term) => clues.add(PairClue::AfterTerm),
        Some(Marked::Utterance) => clues.add(PairClue::AfterUtterance),
        Some(Marked::Name) | None => {}
    }
    let spoken = clues.has(PairClue::AfterUtterance);
    clues.add_if(!spoken && follows_utterance(before.outline, before.start), PairClue::UtteranceNear);
}

fn clue_before(outline: &Outline<'_, '_>, start: usize) -> Option<PairClue> {
    let at = start.checked_sub(1)?;
    let lists = [
        (List::TheBeforeMarks, PairClue::AfterThe),
        (List::IndefiniteArticles, PairClue::AfterA),
        (List::AndBeforeMarks, PairClue::AfterAnd),
        (List::FormsOfBe, PairClue::AfterBe),
    ];
    if let Some(&(_, clue)) = lists.iter().find(|(list, _)| outline.is(at, *list)) {
        return Some(clue);
    }
    Some(match (outline.passage.word(at), outline.kind(at)) {
        ("as", _) => PairClue::AfterAs,
        ("that", _) => PairClue::AfterThat,
        ("to", _) => PairClue::AfterTo,
        ("&", _) => PairClue::AfterAnd,
        (_, TokenKind::Function(FunctionWord::Possessor)) => PairClue::AfterPossessor,
        (_, TokenKind::Function(FunctionWord::Auxiliary)) => PairClue::AfterAuxiliary,
        (_, TokenKind::Function(FunctionWord::Preposition)) => PairClue::AfterPreposition,
        (_, TokenKind::Function(FunctionWord::Conjunction)) => PairClue::AfterConjunction,
        (_, TokenKind::Possessive) => PairClue::AfterPossessive,
        (_, TokenKind::Name) => PairClue::AfterName,
        (_, TokenKind::Word) => PairClue::AfterWord,
        (_, TokenKind::Comma) => PairClue::AfterComma,
        (_, TokenKind::Colon) => PairClue::AfterColon,
        (_, TokenKind::Break) => PairClue::AfterBreak,
        _ => return None,
    })
}

fn clue_after(outline: &Outline<'_, '_>, end: usize) -> Option<PairClue> {
    Some(match outline.kind(end) {
        TokenKind::Colon => PairClue::BeforeColon,
        TokenKind::Word => PairClue::BeforeWord,
        TokenKind::Name => PairClue::BeforeName,
        TokenKind::Function(FunctionWord::Preposition) => PairClue::BeforePreposition,
        TokenKind::Function(FunctionWord::Auxiliary) => PairClue::BeforeAuxiliary,
        TokenKind::Function(FunctionWord::Conjunction) => PairClue::BeforeConjunction,
        TokenKind::Stop => PairClue::EndsSentence,
        _ => return None,
    })
}

/// Whether a word for an utterance is before the marks in their clause: "his call for “…”".
fn follows_utterance(outline: &Outline<'_, '_>, start: usize) -> bool {
    const MAX_TOKENS: usize = 8;
    let from = start.saturating_sub(MAX_TOKENS);
    (from..start)
        .rev()
        .take_while(|&at| !matches!(outline.kind(at), TokenKind::Quoted | TokenKind::Stop | TokenKind::Break))
        .any(|at| marked::class_in(outline.passage.lists(at)) == Some(Marked::Utterance))
}

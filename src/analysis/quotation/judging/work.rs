//! Pair of marks -> whether it holds the title of a work that the sentence speaks of.
//!
//! "She recommended “Dry Season”" and "the court ruled that “Dry Season” infringed her rights" have a verb of speaking, and
//! nobody said the words. What shows it is that they are written as a title where nothing around them is, and have a place
//! in the sentence that a thing has.

use super::clue::{PairClue, PairClues};
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::marks::MarkPair;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::marked::{self, Marked};

/// The title of a work that the sentence speaks of.
///
/// Gets right: she recommended “Dry Season”; ruled that “Dry Season” infringed her rights; praised “Dry Season” (1987);
/// “Dry Season” tells of a farm, she said. Leaves alone: she said “Thank You”; they chanted “Dump Smith”; she called him
/// “Lucky Jim”; “Dry Season,” she said.
pub(super) fn is_spoken_of(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    is_title(clues)
        && !is_reported_behind(clues)
        && (is_object(outline, pair, clues)
            || is_subject(outline, pair, clues)
            || is_explained_behind(outline, pair)
            || clues.has(PairClue::WorkNear)
            || clues.has(PairClue::JoinsOther))
}

/// Whether the words are written as a title, and the sentence around them is not.
fn is_title(clues: PairClues) -> bool {
    use PairClue::{
        AfterAs, AfterColon, AfterNamingVerb, BeginsWithCapital, EndsWithExclamationOrQuestion, MannerBefore,
        StandsOut,
    };
    clues.column() > 0
        && clues.has(StandsOut)
        && clues.has(BeginsWithCapital)
        && !clues.any(&[AfterAs, AfterColon, AfterNamingVerb, EndsWithExclamationOrQuestion, MannerBefore])
}

/// Whether a report behind the marks belongs to them: “Dry Season,” she said.
fn is_reported_behind(clues: PairClues) -> bool {
    use PairClue::{EndsWithComma, EndsWithStop, JudgeAfter, MannerAfter, ReportAfter, SayAfter};
    let ends = clues.any(&[EndsWithComma, EndsWithStop]);
    ends && clues.any(&[JudgeAfter, ReportAfter]) || clues.any(&[SayAfter, MannerAfter])
}

/// Whether a verb for what is done with a work is right before the marks. What is repeated or added is said if nothing
/// comes behind it.
fn is_object(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    let Some(verb) = pair.tokens.start.checked_sub(1) else { return false };
    let goes_on = !clues.any(&[PairClue::EndsSentence, PairClue::EndsWithStop, PairClue::EndsWithComma]);
    outline.is(verb, List::VerbsOfWorks) || outline.is(verb, List::VerbsOfWorksOrWords) && goes_on
}

/// Whether the sentence, or a clause of it, is about what is in the marks: a verb follows them. A verb in the present, such as
/// "tells", has the work as its subject.
fn is_subject(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    use PairClue::{
        AfterConjunction, AfterThat, BeforeAuxiliary, BeforeWord, BeginsSentence, JudgeAfter, ReportAfter,
        ReportTouches, SayTouches,
    };
    let begins = clues.any(&[AfterConjunction, AfterThat, BeginsSentence, ReportTouches, SayTouches]);
    let tells = matches!(outline.kind(pair.tokens.end), TokenKind::Cue(_))
        && outline.lowercase_word(pair.tokens.end).ends_with('s')
        && clues.has(BeginsSentence);
    begins && clues.any(&[BeforeWord, BeforeAuxiliary]) && !clues.any(&[JudgeAfter, ReportAfter]) || tells
}

/// A term that is explained.
///
/// Gets right: she explained “soft power” to the class. Leaves alone: she explained “we were late”.
pub(super) fn is_term(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    use PairClue::{EndsWithComma, EndsWithExclamationOrQuestion, EndsWithStop, HasVerb};
    const MAX_COLUMN: usize = 1;
    let explains = pair.tokens.start.checked_sub(1).is_some_and(|at| outline.is(at, List::VerbsOfTerms));
    let is_sentence = clues.any(&[EndsWithComma, EndsWithExclamationOrQuestion, EndsWithStop, HasVerb]);
    explains && clues.column() <= MAX_COLUMN && !is_sentence
}

/// Whether a year in brackets or a word for a work is right behind the marks: “Dry Season” (1987), “Dry Season”, her novel.
fn is_explained_behind(outline: &Outline<'_, '_>, pair: &MarkPair) -> bool {
    const NEAR: usize = 6;
    let (end, last) = (pair.tokens.end, pair.inner.end.saturating_sub(1));
    let word = |at: usize| outline.passage.word(at);
    let is_year = outline.passage.tokens.get(end + 1).is_some_and(|token| token.shape == Shape::Number)
        && word(end + 1).len() == 4;
    let comma = if word(last) == "," { end } else { end + 1 };
    let begins = word(comma - 1) == "," || word(last) == ",";
    let is_determined = outline.is(comma, List::IndefiniteArticles)
        || outline.is(comma, List::TheBeforeMarks)
        || outline.is(comma, List::PossessivePronouns);
    let ends = |at: &usize| !outline.passage.tokens.get(*at).is_some_and(|token| token.is_word());
    let names = |at: usize| marked::class_in(outline.passage.lists(at)) == Some(Marked::Work);
    let is_apposed =
        begins && is_determined && (comma + 1..comma + NEAR).take_while(|at| !ends(at)).any(names);
    word(end) == "(" && is_year && word(end + 2) == ")" || is_apposed
}

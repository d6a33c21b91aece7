//! Pair of marks -> clues of a frame that makes its words something else than speech.
//!
//! A sign bears its words, a song has its title, a word is explained, and a sentence can name words only to say that
//! nobody said them. What shows it is in the clause before the marks, or right after them.

use super::clue::{PairClue, PairClues};
use super::words_before::{MAX_CLAUSE_WORDS, WordsBefore};
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::marks::MarkPair;
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use crate::lexicon::marked::Marked;

/// How many tokens before the marks are read.
const REACH: usize = 10;

/// Adds the clues of the frame of a pair. Those of its words and its neighbours must have been added.
pub(super) fn add_frame(before: &WordsBefore<'_, '_, '_>, pair: &MarkPair, clues: &mut PairClues) {
    let outline = before.outline;
    add_clause(before, clues);
    add_saying(before, clues);
    let is_listed = before.is(1, List::ListingWords) || before.word(1) == "as" && before.word(2) == "such";
    let joined = outline.passage.tokens.get(pair.tokens.end).is_some_and(|next| {
        let glyph = outline.passage.word(pair.tokens.end);
        !next.spaced && (next.is_word() || glyph == "-") && next.span.start == pair.marks.end
    });
    let unended = !clues.any(&[
        PairClue::EndsWithStop,
        PairClue::EndsWithComma,
        PairClue::EndsWithExclamationOrQuestion,
    ]);
    for (seen, clue) in [
        (is_listed, PairClue::AfterListing),
        (joined, PairClue::JoinedToWord),
        (unended && clues.has(PairClue::FillsParagraph), PairClue::IsHeading),
        (is_before_thing(outline, pair.tokens.end), PairClue::BeforeThing),
        (is_denied(before, *clues), PairClue::AfterDenial),
        (is_unused(before, *clues), PairClue::AfterUnsaid),
        (is_meaning(before), PairClue::AfterMeaning),
        (is_passive_view(before), PairClue::AfterPassiveView),
        (before.is(1, List::NicknameNouns) || before.word(1) == "name", PairClue::AfterNickname),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Adds the clues of words anywhere in the clause before the marks.
fn add_clause(before: &WordsBefore<'_, '_, '_>, clues: &mut PairClues) {
    const NEAR: usize = 4;
    for back in before.clause(REACH).filter(|&back| !before.is_unlisted(back)) {
        let is = |list| before.is(back, list);
        for (seen, clue) in [
            (back <= NEAR && is(List::PerformingVerbs), PairClue::AfterPerforming),
            (back <= 2 && is(List::ChoosingVerbs), PairClue::AfterChoosing),
            (is(List::SloganNouns), PairClue::SloganNear),
            (is(List::AgreeingVerbs), PairClue::AfterAgreeing),
        ] {
            clues.add_if(seen, clue);
        }
        match before.marked(back) {
            Some(Marked::Term) if !clues.has(PairClue::AfterTerm) => clues.add(PairClue::TermNear),
            Some(Marked::Work) if !clues.has(PairClue::AfterWork) => clues.add(PairClue::WorkNear),
            _ => {}
        }
    }
}

/// Whether what others said is denied: the verb nearest to the marks denies, and more than its object is between.
///
/// Gets right: denied that he was a “puppet master”. Leaves alone: denied “any wrongdoing”; denied it, calling it “rubbish”;
/// rejected it as “rubbish”; rejected her claim that it was “rubbish”.
fn is_denied(before: &WordsBefore<'_, '_, '_>, clues: PairClues) -> bool {
    let cue = before
        .clause(MAX_CLAUSE_WORDS)
        .find(|&back| before.cue(back).is_some() || before.is(back, List::DenialVerbs));
    let denies = cue.is_some_and(|back| back > 2 && before.is(back, List::DenialVerbs));
    denies && !clues.any(&[PairClue::AfterAs, PairClue::AfterUtterance, PairClue::UtteranceNear])
}

/// Gets right: never used the word “comeback”. Leaves alone: used the word “comeback”.
fn is_unused(before: &WordsBefore<'_, '_, '_>, clues: PairClues) -> bool {
    const NEAR: usize = 4;
    let verb = (1..=NEAR).find(|&back| before.is(back, List::WordingVerbs));
    let unused = |verb: usize| (verb + 1..=verb + 2).any(|back| before.is(back, List::UnsaidWords));
    clues.has(PairClue::AfterTerm) && verb.is_some_and(unused)
}

/// Adds the clues of a verb of saying that says that nothing was said.
///
/// Gets right: She never said “never”; if he says “no”; as Grace would say, “it floats”. Leaves alone: She said never
/// again would she say “never”; not everyone was sad, but she said “never”; No 10 said “never”.
fn add_saying(before: &WordsBefore<'_, '_, '_>, clues: &mut PairClues) {
    const MAX_HELPERS: usize = 3;
    const MAX_SUBJECT: usize = 6;
    let says = |&back: &usize| before.cue(back).is_some_and(is_saying);
    let Some(verb) = before.clause(REACH).find(says) else { return };
    let words = || before.clause(REACH + MAX_SUBJECT).skip_while(move |&back| back <= verb);
    let helpers = || words().take(MAX_HELPERS).take_while(|&back| before.kind(back) != TokenKind::Comma);
    let would = helpers().any(|back| before.is(back, List::HypotheticalWords));
    let subject = || words().take(MAX_SUBJECT).take_while(|&back| before.kind(back) != TokenKind::Comma);
    let imagined = subject().any(|back| before.is(back, List::ImaginingWords));
    let as_he = would && subject().any(|back| before.is_word(back, "as"));
    let touches = verb <= 2 && before.cue(verb) == Some(CueClass::Say);
    let is_office = |back: usize| back > 1 && before.kind(back - 1) == TokenKind::Number;
    let unsaid = touches && helpers().any(|back| before.is(back, List::UnsaidWords) && !is_office(back));
    clues.add_if(unsaid, PairClue::AfterUnsaid);
    clues.add_if(would, PairClue::AfterHypothetical);
    clues.add_if(imagined || as_he, PairClue::AfterImagined);
}

/// Gets right: which means “the long ice”; translates roughly as “no”. Leaves alone: he means that “nobody” came.
fn is_meaning(before: &WordsBefore<'_, '_, '_>) -> bool {
    let verb = (1..=3).find(|&back| !before.is(back, List::AfterMeaningWords));
    verb.is_some_and(|verb| before.is(verb, List::MeaningVerbs) && (verb > 1 || before.word(1) != "stand"))
}

/// Gets right: what has been described as a “silent army”. Leaves alone: Mensah described it as a “silent army”.
fn is_passive_view(before: &WordsBefore<'_, '_, '_>) -> bool {
    let article = usize::from(before.is(1, List::IndefiniteArticles) || before.is(1, List::TheBeforeMarks));
    let as_at = 1 + article;
    let judges = before.cue(as_at + 1) == Some(CueClass::Judge);
    before.word(as_at) == "as"
        && judges
        && (before.is(as_at + 2, List::FormsOfBe) || before.is(as_at + 3, List::FormsOfBe))
}

/// Whether a thing that bears a name or a label is in the next words, perhaps after other marks: “low” or “high” levels.
fn is_before_thing(outline: &Outline<'_, '_>, end: usize) -> bool {
    const NEAR: usize = 3;
    const MAX_LIST: usize = 12;
    let joins = |at: &usize| outline.kind(*at) == TokenKind::Quoted || outline.is(*at, List::PairJoiners);
    let end = end + (end..end + MAX_LIST).take_while(joins).count();
    let is_part =
        |at: &usize| matches!(outline.kind(*at), TokenKind::Word | TokenKind::Name | TokenKind::Hyphen);
    (end..end + NEAR).take_while(is_part).any(|at| outline.is(at, List::MarkedThings))
}

/// Whether a verb of this class has words as its object.
fn is_saying(class: CueClass) -> bool {
    matches!(class, CueClass::Say | CueClass::Tell | CueClass::Ask | CueClass::Report | CueClass::Judge)
}

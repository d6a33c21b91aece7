//! A pair of marks -> what the words right beside it tell.
//!
//! The word before the marks says more than any other whether they hold a name, a title, words as words or speech.

use super::clue::{Clue, Clues};
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::marks::Pair;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::marked::{self, Marked};

/// Adds what stands right before and right behind the marks.
pub(super) fn add_neighbours(outline: &Outline<'_, '_>, pair: &Pair, clues: &mut Clues) {
    let start = pair.tokens.start;
    if let Some(clue) = before(outline, start) {
        clues.add(clue);
    }
    if let Some(clue) = behind(outline, pair.tokens.end) {
        clues.add(clue);
    }
    add_phrase(clues);
    add_nouns(outline, start, clues);
}

/// Adds what the words inside and beside the marks tell together.
fn add_phrase(clues: &mut Clues) {
    use Clue::{
        AfterA, AfterComma, AfterName, AfterPossessive, AfterPossessor, AfterPreposition, AfterThe,
        AfterWord, BeforeName, BeforeWord,
    };
    let seen = *clues;
    let any = |list: &[Clue]| seen.any(list);
    let title = clues.has(Clue::IsTitle) && !clues.has(Clue::InTitledLine);
    clues.add_if(title, Clue::StandsOut);
    let noun_phrase =
        any(&[AfterThe, AfterA, AfterPossessor, AfterPossessive]) && any(&[BeforeWord, BeforeName]);
    for (seen, clue) in [
        (title && any(&[AfterPossessive, AfterPossessor]), Clue::TitleBehindOwner),
        (title && any(&[AfterName, AfterWord, AfterComma]), Clue::TitleBehindName),
        (title && any(&[AfterPreposition]), Clue::TitleInPlace),
        (title && any(&[BeforeWord]), Clue::TitleBeforeWord),
        (noun_phrase, Clue::InsideNounPhrase),
    ] {
        clues.add_if(seen, clue);
    }
}

/// The words right before the marks, counted backwards from one.
struct Before<'o, 'p, 'a> {
    outline: &'o Outline<'p, 'a>,
    start: usize,
}

impl<'a> Before<'_, '_, 'a> {
    /// The word, when it is written in small letters.
    fn word(&self, back: usize) -> &'a str {
        self.start.checked_sub(back).map_or("", |at| self.outline.small(at))
    }

    fn part(&self, back: usize) -> Part {
        self.start.checked_sub(back).map_or(Part::Stop, |at| self.outline.part(at))
    }

    /// "so-called", and what the reporter calls so: "what I call".
    fn so_called(&self) -> bool {
        let ours = |back: usize| {
            let at = self.start.checked_sub(back);
            at.is_some_and(|at| matches!(self.outline.passage.word(at), "I" | "we" | "We"))
        };
        self.word(1) == "called" && (self.word(2) == "so" || self.part(2) == Part::Hyphen)
            || self.word(1) == "call" && ours(2)
            || self.word(2) == "call" && ours(3)
    }

    /// "calls him", "whom the crowd calls", "what drivers now call": a name that is used, not an insult that was said.
    fn by_name(&self) -> bool {
        matches!(self.word(2), "calls" | "call") && matches!(self.word(1), "him" | "her" | "it" | "them")
            || matches!(self.word(1), "calls" | "call")
                && (2..=5).any(|back| matches!(self.word(back), "whom" | "what"))
    }

    /// "a firm called", "is known as", or "named her": whether somebody else bears the name that follows.
    fn naming(&self) -> Option<Clue> {
        let verb = 1 + usize::from(matches!(self.word(1), "as" | "the" | "a" | "an"));
        let passive = matches!(self.part(verb + 1), Part::Word | Part::Name | Part::Comma | Part::Break)
            || matches!(
                self.word(verb + 1),
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "also" | "now" | "so"
            );
        let names = marked::class_of(self.word(verb)) == Some(Marked::Name);
        names.then_some(if passive { Clue::AfterNamed } else { Clue::AfterNaming })
    }

    /// The noun for a work, a term or an utterance among the last words, behind a comma or not.
    fn noun(&self) -> Option<Marked> {
        let from = 1 + usize::from(self.part(1) == Part::Comma);
        let words = (from..from + 3).map(|back| self.word(back)).take_while(|word| !word.is_empty());
        words.filter_map(marked::class_of).find(|&class| class != Marked::Name)
    }
}

/// Adds what the nouns and the naming words before the marks tell.
fn add_nouns(outline: &Outline<'_, '_>, start: usize, clues: &mut Clues) {
    let before = Before { outline, start };
    clues.add_if(before.by_name(), Clue::AfterByName);
    let so_called = before.so_called();
    clues.add_if(so_called, Clue::AfterSoCalled);
    if let Some(naming) = before.naming().filter(|&naming| !so_called || naming == Clue::AfterNaming) {
        clues.add(naming);
    }
    match before.noun() {
        Some(Marked::Work) => clues.add(Clue::AfterWork),
        Some(Marked::Term) => clues.add(Clue::AfterTerm),
        Some(Marked::Utterance) => clues.add(Clue::AfterUtterance),
        Some(Marked::Name) | None => {}
    }
    let spoken = clues.has(Clue::AfterUtterance);
    clues.add_if(!spoken && follows_utterance(outline, start), Clue::UtteranceNear);
}

fn before(outline: &Outline<'_, '_>, start: usize) -> Option<Clue> {
    let word = start.checked_sub(1).map_or("", |at| outline.passage.word(at));
    Some(match (outline.part_before(start), word) {
        (_, "the" | "The" | "this" | "these" | "those" | "This") => Clue::AfterThe,
        (_, "a" | "an" | "A" | "An") => Clue::AfterA,
        (_, "as") => Clue::AfterAs,
        (_, "and" | "or" | "And" | "&") => Clue::AfterAnd,
        (_, "that") => Clue::AfterThat,
        (_, "to") => Clue::AfterTo,
        (_, "is" | "was" | "are" | "were" | "be" | "been" | "being") => Clue::AfterBe,
        (Part::Small(FunctionWord::Possessor), _) => Clue::AfterPossessor,
        (Part::Possessive, _) => Clue::AfterPossessive,
        (Part::Name, _) => Clue::AfterName,
        (Part::Word, _) => Clue::AfterWord,
        (Part::Small(FunctionWord::Auxiliary), _) => Clue::AfterAuxiliary,
        (Part::Small(FunctionWord::Preposition), _) => Clue::AfterPreposition,
        (Part::Small(FunctionWord::Conjunction), _) => Clue::AfterConjunction,
        (Part::Comma, _) => Clue::AfterComma,
        (Part::Colon, _) => Clue::AfterColon,
        (Part::Break, _) => Clue::AfterBreak,
        _ => return None,
    })
}

fn behind(outline: &Outline<'_, '_>, end: usize) -> Option<Clue> {
    Some(match outline.part(end) {
        Part::Colon => Clue::BeforeColon,
        Part::Word => Clue::BeforeWord,
        Part::Name => Clue::BeforeName,
        Part::Small(FunctionWord::Preposition) => Clue::BeforePreposition,
        Part::Small(FunctionWord::Auxiliary) => Clue::BeforeAuxiliary,
        Part::Small(FunctionWord::Conjunction) => Clue::BeforeAnd,
        Part::Stop => Clue::EndsSentence,
        _ => return None,
    })
}

/// Whether a word for an utterance stands before the marks in their clause: "his call for “…”".
fn follows_utterance(outline: &Outline<'_, '_>, start: usize) -> bool {
    const FURTHEST: usize = 8;
    let from = start.saturating_sub(FURTHEST);
    (from..start)
        .rev()
        .take_while(|&at| !matches!(outline.part(at), Part::Quoted | Part::Stop | Part::Break))
        .any(|at| marked::class_of(outline.small(at)) == Some(Marked::Utterance))
}

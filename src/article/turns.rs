//! Paragraphs -> which of them are what someone said, and which only name who said it.
//!
//! Voices from the street, chats and interviews put the name on a line of its own, over the words or under them. A
//! single such pair is known by the marks around the words; without marks, the same names must take turns or say "I",
//! because a name over a paragraph can also be a heading. Interviews without names are told by their [questions].

use super::questions;
use super::speaker_line::{self, names_person, names_speaker};
use super::{Paragraph, Role};
use crate::text::quotation_marks;
use std::collections::HashSet;

/// The most paragraphs that one voice says before the next one speaks.
const MOST_IN_TURN: usize = 4;

/// Gives the paragraphs that are quoted and those that name a speaker their roles.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    let lines: Vec<TurnLine> = paragraphs.iter().map(|paragraph| TurnLine::of(text, paragraph)).collect();
    let mut at = 0;
    while at < lines.len() {
        let found = marked_run(&lines, at)
            .or_else(|| chat(text, paragraphs, &lines, at))
            .or_else(|| voices(text, paragraphs, &lines, at))
            .or_else(|| questions::interview(text, paragraphs.get(at..)?).filter(|_| at > 0));
        let length = found.as_ref().map_or(1, Vec::len);
        for (paragraph, role) in paragraphs.iter_mut().skip(at).zip(found.unwrap_or_default()) {
            paragraph.role = role;
        }
        at += length;
    }
}

/// What a paragraph can be in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TurnLine {
    /// The name of a person.
    Name,
    /// What may be the name of a voice: an outlet, initials, "Interviewer".
    Voice,
    /// Words that are in marks as a whole.
    Marked,
    /// Words that end as a sentence does.
    Words,
    /// Something else.
    Other,
}

impl TurnLine {
    fn of(text: &str, paragraph: &Paragraph) -> Self {
        let words = paragraph.span.of(text);
        if paragraph.role != Role::Body {
            return Self::Other;
        }
        if is_in_marks(words) {
            return Self::Marked;
        }
        if words.ends_with(['.', '?', '!', '…', '”', '"', '»']) {
            return Self::Words;
        }
        match words.trim_end_matches(':') {
            name if names_person(name) => Self::Name,
            name if speaker_line::is_voice(name) => Self::Voice,
            _ => Self::Other,
        }
    }
}

/// Whether words are in double marks as a whole.
pub(super) fn is_in_marks(words: &str) -> bool {
    let mut characters = words.chars();
    characters.next().is_some_and(quotation_marks::opens_double)
        && characters.next_back().is_some_and(quotation_marks::closes_double)
        && !characters.any(quotation_marks::is_double)
}

/// The roles of words in marks and of the names under them or over them that take turns from `at` on.
///
/// Gets right: “We won.” / Ana Lopez / “It is over.” / Tom Berg. Leaves alone: “We won.” / Ana Lopez / “It is over.”
fn marked_run(lines: &[TurnLine], at: usize) -> Option<Vec<Role>> {
    let takes_turn = |pair: &&[TurnLine]| {
        matches!(pair, [TurnLine::Name, TurnLine::Marked] | [TurnLine::Marked, TurnLine::Name])
    };
    let rest = lines.get(at..)?;
    let length = 1 + rest.windows(2).take_while(takes_turn).count();
    // With one more on either side, a name could belong to what is above it or below it.
    let is_even = length % 2 == 0;
    let roles = rest.iter().take(length).map(|line| match line {
        TurnLine::Name if is_even => Role::Speaker,
        _ if is_even => Role::Quoted,
        _ => Role::Body,
    });
    (length > 1).then(|| roles.collect())
}

/// The roles of the names and the words of a chat that begins at `at`: names take turns, and one of them speaks again.
///
/// Gets right: Coast Post / Is it over? / Ana Lopez / It is. / Coast Post / Good. Leaves alone: Background / It rained. /
/// Outlook / It will rain.
fn chat(text: &str, paragraphs: &[Paragraph], lines: &[TurnLine], at: usize) -> Option<Vec<Role>> {
    const MOST_VOICES: usize = 8;
    const LONG: usize = 50;
    let is_name = |line: &TurnLine| matches!(line, TurnLine::Name | TurnLine::Voice);
    let is_words = |line: &TurnLine| matches!(line, TurnLine::Words | TurnLine::Marked);
    let mut roles = Vec::new();
    let (mut voices, mut turns) = (HashSet::new(), 0);
    let mut end = at;
    while lines.get(end).is_some_and(is_name) {
        let said = lines.iter().skip(end + 1).take_while(|line| is_words(line)).count();
        if said == 0 {
            break;
        }
        // What follows the last turn is the reporter's again.
        let goes_on = lines.get(end + 1 + said).is_some_and(is_name);
        let said = if goes_on { said } else { 1 };
        if said > MOST_IN_TURN {
            break;
        }
        voices.insert(paragraphs.get(end)?.span.of(text).trim_end_matches(':'));
        turns += 1;
        roles.push(Role::Speaker);
        roles.extend(std::iter::repeat_n(Role::Quoted, said));
        end += 1 + said;
    }
    let words = || paragraphs.iter().take(end).skip(at).map(|paragraph| paragraph.span.of(text));
    let asks = words().any(|words| words.ends_with('?'));
    let are_people = lines.iter().take(end).skip(at).all(|line| *line != TurnLine::Voice);
    let takes_turns = (2..=MOST_VOICES).contains(&voices.len()) && turns > voices.len();
    if takes_turns && (asks || are_people) {
        return Some(roles);
    }
    // A long list that is no chat is not one from its second line on either.
    (turns > LONG).then(|| vec![Role::Body; roles.len()])
}

/// The roles of the names and the words of voices without marks that begin at `at`: a paragraph each, which says "I".
fn voices(text: &str, paragraphs: &[Paragraph], lines: &[TurnLine], at: usize) -> Option<Vec<Role>> {
    let is_voice = |pair: &&[TurnLine]| {
        matches!(pair, [TurnLine::Name, TurnLine::Words] | [TurnLine::Words, TurnLine::Name])
    };
    let first = lines.get(at..at + 2)?;
    let length =
        2 * lines.get(at..)?.chunks_exact(2).take_while(|pair| is_voice(pair) && *pair == first).count();
    let run = || paragraphs.iter().zip(lines).skip(at).take(length);
    let read: Vec<(&str, bool)> =
        run().map(|(paragraph, line)| (paragraph.span.of(text), *line == TurnLine::Name)).collect();
    // With more of the same on the other side, a name could belong to what is above it or below it.
    let is_open = lines.get(at + length) == first.first();
    let role = |is_name: bool| if is_name { Role::Speaker } else { Role::Quoted };
    (!is_open && questions::are_voices(&read))
        .then(|| read.iter().map(|(_, is_name)| role(*is_name)).collect())
}

/// Finds the line that names who said quoted paragraphs: the last of them, if there are several, or the one below.
/// Returns how many paragraphs, from the first of `quoted`, are words.
pub(super) fn words_before_speaker(quoted: &[&str], below: Option<&str>) -> Option<usize> {
    let last_names = quoted.len() > 1 && quoted.last().is_some_and(|line| names_speaker(line));
    if last_names {
        return Some(quoted.len() - 1);
    }
    below.is_some_and(names_speaker).then_some(quoted.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    /// The roles of the paragraphs, one letter each: Body, Quoted, Speaker.
    fn roles(text: &str) -> String {
        let mut paragraphs = plain::paragraphs(text);
        mark(text, &mut paragraphs);
        let letter = |role| match role {
            Role::Quoted => 'Q',
            Role::Speaker => 'S',
            _ => 'B',
        };
        paragraphs.iter().map(|paragraph| letter(paragraph.role)).collect()
    }

    #[test]
    fn words_in_marks_and_names_below_or_above_them_are_quoted() {
        for (text, expected) in [
            ("It rained.\n\n“We won.”\n\nAna Lopez, docker\n\n“It is over.”\n\nTom Berg", "BQSQS"),
            ("Ana Lopez\n\n“We won.”\n\nTom Berg\n\n“It is over.”\n\nIt rained.", "SQSQB"),
            ("It rained.\n\n“We won.”\n\nAna Lopez, docker\n\nIt rained.", "BQSB"),
            ("“We won.”\n\nAna Lopez\n\n“It is over.”\n\nIt rained.", "BBBB"),
            ("“We won,” said Ana Lopez. “It is over.”\n\nTom Berg\n\nIt rained.", "BBB"),
            ("“We won.”\n\nFuel prices\n\nIt rained.", "BBB"),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_take_turns_with_words_make_a_chat() {
        for (text, expected) in [
            (
                "They met.\n\nCoast Post\n\nIs it over?\n\nAna Lopez\n\nIt is.\n\nCoast Post\n\nGood.\n\nThey left.",
                "BSQSQSQB",
            ),
            ("Ana Lopez\n\nIt is.\n\nWe won.\n\nTom Berg\n\nGood.\n\nAna Lopez\n\nYes.", "SQQSQSQ"),
            ("Background\n\nIt rained.\n\nOutlook\n\nWill it rain?\n\nNotes\n\nIt may.", "BBBBBB"),
            ("Friday\n\nIt rained.\n\nPort News\n\nIt did.\n\nFriday\n\nIt rained again.", "BBBBBB"),
            ("They met.\n\nAna Lopez, cook\n\nWe wait.\n\nTom Berg\n\nIt is late.\n\nThey left.", "BSQSQB"),
            ("Ana Lopez\n\nShe left in May.\n\nTom Berg\n\nHe won.", "BBBB"),
            ("They met.\n\nI am here.\n\nAna Lopez\n\nWe wait.\n\nTom Berg", "BQSQS"),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }
}

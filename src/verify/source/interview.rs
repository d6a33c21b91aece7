//! Article -> whether it is an interview as it was spoken: two voices in turn, whatever the letters of their labels.

use super::opening::opening;
use crate::article::{Article, Paragraph, Role};
use crate::lexicon::lists::{List, occurs_outside_marks};

/// How often each of the two voices speaks, at least.
const MIN_TURNS: usize = 3;
/// How many paragraphs are looked at.
const FIRST: usize = 200;

/// What one voice says, up to the end of its first paragraph.
struct LabelledTurn<'a> {
    label: &'a str,
    words: &'a str,
}

/// Whether an article is an interview with labels: one voice asks, the other one says "I" or "we", in turn to the end, and "I" at
/// least once.
///
/// Gets right: "Q: Is it shut?" / "A: I shut it in May." and so on, "q. Why?" / "a. I had to.", "Coast Post: Why?" / "Ana Ruiz: I
/// had to." Leaves alone: questions that the paper answers itself, or a firm, which says "we"; lists of "Before:" and "After:".
pub(super) fn is_interview(article: &Article) -> bool {
    let text = |paragraph: &Paragraph| paragraph.span.of(&article.text);
    let spoken = article.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture()).take(FIRST);
    let spoken: Vec<(Role, &str)> = spoken.map(|paragraph| (paragraph.role, text(paragraph))).collect();
    let turns = turns(&spoken);
    let turns = without_headline(&turns);
    let take_turns = turns.windows(2).all(|pair| matches!(pair, [one, next] if !is_same(one, next)))
        && turns.windows(3).all(|three| matches!(three, [one, _, third] if is_same(one, third)));
    let names = spoken.iter().filter(|(role, _)| *role == Role::Speaker).count();
    turns.len() >= 2 * MIN_TURNS
        && take_turns
        && turns.len() * 2 >= spoken.len() - names
        && (asks_and_answers(turns, 0) || asks_and_answers(turns, 1))
}

fn is_same(one: &LabelledTurn<'_>, other: &LabelledTurn<'_>) -> bool {
    one.label.eq_ignore_ascii_case(other.label)
}

/// The turns without the first, if nobody speaks under its label again: a headline may have a colon, too.
fn without_headline<'a, 'b>(turns: &'b [LabelledTurn<'a>]) -> &'b [LabelledTurn<'a>] {
    match turns {
        [first, rest @ ..] if !rest.iter().any(|turn| is_same(first, turn)) => rest,
        turns => turns,
    }
}

/// The paragraphs with a label, and those below a line with a name.
fn turns<'a>(spoken: &[(Role, &'a str)]) -> Vec<LabelledTurn<'a>> {
    let next = spoken.iter().skip(1).map(|(_, words)| *words).chain([""]);
    let labelled = spoken.iter().zip(next).filter_map(|((role, words), next)| match role {
        Role::Speaker => Some(LabelledTurn { label: words.trim_end_matches(':'), words: next }),
        Role::Body | Role::Headline => {
            let opening = opening(words);
            let (start, end) = opening.label?;
            Some(LabelledTurn { label: words.get(start..end)?, words: words.get(opening.speech..)? })
        }
        _ => None,
    });
    labelled.collect()
}

/// Whether every second turn from `asking` on asks, more often than not, and the others are one person who speaks of herself.
fn asks_and_answers(turns: &[LabelledTurn<'_>], asking: usize) -> bool {
    let questions = || turns.iter().skip(asking).step_by(2);
    let answers = || turns.iter().skip(1 - asking).step_by(2);
    let asked = questions().filter(|turn| turn.words.contains('?')).count();
    let says = |turn: &LabelledTurn<'_>, list| occurs_outside_marks(list, turn.words);
    let spoken = answers().filter(|turn| says(turn, List::FirstPerson)).count();
    2 * asked >= questions().count()
        && 2 * spoken >= answers().count()
        && answers().any(|turn| says(turn, List::FirstPersonAlone))
}

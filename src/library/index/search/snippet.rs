//! The words around a match, on one line.

use crate::text::Span;
use crate::text::span::offset;

/// Characters of a snippet before and after the match.
const MAX_AROUND: usize = 120;

/// The words around a match, on one line, and the match in them.
pub(super) fn snippet(text: &str, place: Option<Span>) -> (String, Span) {
    let place = place.unwrap_or_default();
    let before = text.get(..place.start as usize).unwrap_or_default();
    let after = text.get(place.end as usize..).unwrap_or_default();
    let from = before.char_indices().rev().nth(MAX_AROUND).map(|(at, _)| at);
    // Do not begin in the middle of a word.
    let from =
        from.map(|at| before.get(at..).and_then(|b| b.find(char::is_whitespace)).map_or(at, |s| at + s));
    let to = after.char_indices().nth(MAX_AROUND).map(|(at, _)| at);
    let to = to.map(|at| after.get(..at).and_then(|a| a.rfind(char::is_whitespace)).unwrap_or(at));
    let mut line = String::new();
    if from.is_some() {
        line.push('…');
    }
    push_line(&mut line, before.get(from.unwrap_or_default()..).unwrap_or_default());
    let start = line.len();
    push_line(&mut line, place.of(text));
    let found = Span { start: offset(start), end: offset(line.len()) };
    push_line(&mut line, after.get(..to.unwrap_or(after.len())).unwrap_or_default());
    if to.is_some() {
        line.push('…');
    }
    (line, found)
}

/// Appends text with every run of white space as one space.
fn push_line(line: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => line.push(c),
            _ if line.ends_with([' ', '…']) || line.is_empty() => {}
            _ => line.push(' '),
        }
    }
}

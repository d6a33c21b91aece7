//! A line -> the mark that makes it an item of a list or a turn in a dialogue.

use crate::text::phrase::words;

/// What makes a line an item of a list or a turn in a dialogue: "-", "•", "1.", "Q.", "MR ILCHEV:".
pub(super) fn marker_of(line: &str) -> Option<&str> {
    let first = words(line).next()?;
    if matches!(first, "-" | "*" | "•" | "–" | "—" | "+" | "·" | "▪" | "◦" | "Q." | "A." | "Q:" | "A:")
    {
        return Some(first);
    }
    let number = first.strip_suffix(['.', ')']).is_some_and(|number| {
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if number {
        return Some("1.");
    }
    let label = line.split_once(':').map_or("", |(label, _)| label);
    let is_label = (2..=40).contains(&label.len())
        && label.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
        && label.chars().any(char::is_alphabetic);
    is_label.then_some(":")
}

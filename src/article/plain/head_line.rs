//! The first lines of a text -> which of them stand alone, though no blank line is around them: the byline and the date.
//!
//! Words at the end of a headline can look as if they went on: "gap in the city is up|By Jane Roe",
//! "won in Bergen|Jane Roe|3 May 2026".
//!
//! Gets right: "Port reopens|By Jane Roe|3 May 2026". Leaves alone: "It was written on|3 May 2026|by Jane Roe."

use super::line_pair;
use super::quoted_line::QuotedLine;
use crate::article::identity::{byline, date_line};
use crate::text::Span;

/// How many lines at the beginning can be a headline and what stands below it.
const HEAD: usize = 6;

/// The bylines and dates among the first lines, which no other line is joined with.
pub(super) fn lines_alone(text: &str, lines: &[QuotedLine]) -> Vec<Span> {
    let head = lines.get(..lines.len().min(HEAD)).unwrap_or_default();
    let is_alone = |at: usize| {
        let [before, line] = head.get(at - 1..=at)? else { return None };
        let words = |line: &QuotedLine| line.span.of(text);
        let is_date = date_line::is_date(words(line)) && !line_pair::splits_sentence(text, before, line);
        let next = lines.get(at + 1).filter(|next| next.depth == line.depth).map(words);
        let is_byline = || byline::is_labelled(words(line)) || byline::is_above_date(words(line), next);
        (is_date || is_byline()).then_some(line.span)
    };
    (1..head.len()).filter_map(is_alone).collect()
}

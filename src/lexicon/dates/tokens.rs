//! A text -> the numbers, words and marks that dates are made of.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePart<'a> {
    /// A number with its digits.
    Number { value: u64, digits: usize },
    /// A row of letters.
    Word(&'a str),
    /// Any other character that is no white space.
    Mark(char),
}

/// A part with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateToken<'a> {
    pub(super) part: DatePart<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The parts of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<DateToken<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = if first.is_ascii_digit() {
            run(rest, |c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(rest, char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (words, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        let part = match first {
            c if c.is_ascii_digit() => {
                DatePart::Number { value: words.parse().unwrap_or(u64::MAX), digits: words.len() }
            }
            c if c.is_alphabetic() => DatePart::Word(words),
            c if c.is_whitespace() => continue,
            c => DatePart::Mark(c),
        };
        tokens.push(DateToken { part, start, end: start + words.len() });
    }
    tokens
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

//! Text -> its lines, without indent and without the quote marks that a mail program puts before them ("> ").

use crate::article::lines::lines;
use crate::text::Span;
use crate::text::as_read::is_line_end;
use crate::text::quotation_marks;

/// A line that is not blank, without what stands before its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuotedLine {
    /// Its words.
    pub(super) span: Span,
    /// How often it is quoted.
    pub(super) depth: usize,
    /// The columns before its words, not counting quote marks.
    pub(super) indent: usize,
    /// Whether one space stands at its end: in mail, the paragraph goes on.
    pub(super) flows: bool,
    /// Whether a blank line, or one of quote marks only, precedes it.
    pub(super) blank_before: bool,
}

/// The lines of `text` that contain words.
pub(super) fn quoted_lines(text: &str) -> impl Iterator<Item = QuotedLine> + '_ {
    let mut blank = true;
    lines(text).filter_map(move |line| {
        blank |= line.blank_before;
        let words = line.span.of(text);
        let prefix = prefix_of(words);
        if prefix.length == words.len() && prefix.depth > 0 {
            blank = true;
            return None;
        }
        let outside = columns_before(text, line.span.start as usize);
        let rest = words.get(prefix.length..).unwrap_or_default();
        let indent = if prefix.depth > 0 { prefix.indent } else { outside };
        Some(QuotedLine {
            span: Span { start: line.span.end - crate::text::span::offset(rest.len()), end: line.span.end },
            depth: prefix.depth,
            indent,
            flows: ends_with_one_space(text, line.span.end as usize) && rest != "--",
            blank_before: std::mem::take(&mut blank),
        })
    })
}

/// What stands before the words of a line.
#[derive(Debug, Default)]
struct LinePrefix {
    length: usize,
    depth: usize,
    indent: usize,
}

/// The quote marks before a line. A line with more than one "|" is a row of a table.
fn prefix_of(words: &str) -> LinePrefix {
    let mut prefix = LinePrefix::default();
    let is_table = words.starts_with('|') && words.matches('|').nth(1).is_some();
    if is_table || !words.starts_with(['>', '|']) || opens_quotation(words) {
        return prefix;
    }
    for (at, c) in words.char_indices() {
        match c {
            '>' | '|' => (prefix.depth, prefix.indent) = (prefix.depth + 1, 0),
            c if c.is_whitespace() => prefix.indent += 1,
            _ => {
                prefix.length = at;
                // The space after a quote mark belongs to it.
                prefix.indent = prefix.indent.saturating_sub(1);
                return prefix;
            }
        }
    }
    prefix.length = words.len();
    prefix
}

/// Whether the marks before the words are quotation marks: ">>No,<< she said".
fn opens_quotation(words: &str) -> bool {
    let inside = words.trim_start_matches('>');
    !inside.starts_with([' ', '|']) && ["<<", ">>"].iter().any(|mark| inside.contains(mark))
}

/// The columns of white space between the start of the line and the byte `at`; a tab counts as eight.
fn columns_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default().chars().rev();
    before.take_while(|&c| c.is_whitespace() && !is_line_end(c)).map(|c| if c == '\t' { 8 } else { 1 }).sum()
}

fn ends_with_one_space(text: &str, at: usize) -> bool {
    let mut behind = text.get(at..).unwrap_or_default().chars();
    behind.next() == Some(' ') && behind.next().is_some_and(is_line_end)
}

impl QuotedLine {
    /// Whether it ends a sentence.
    pub(super) fn ends_sentence(&self, text: &str) -> bool {
        let closes = |c| matches!(c, ')' | ']') || quotation_marks::closes(c);
        self.span.of(text).trim_end_matches(closes).ends_with(['.', '!', '?', ':', '…'])
    }

    /// The columns up to its end. They are counted when asked for: most lines are paragraphs, of which nobody asks.
    pub(super) fn columns(&self, text: &str) -> usize {
        self.indent + self.span.of(text).chars().count()
    }

    /// Whether it begins with a lower-case letter.
    pub(super) fn begins_lower(&self, text: &str) -> bool {
        self.span.of(text).starts_with(char::is_lowercase)
    }

    /// Its first word.
    pub(super) fn first_word<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text).split_whitespace().next().unwrap_or_default()
    }

    /// Its last word.
    pub(super) fn last_word<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text).split_whitespace().next_back().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quote_marks_and_indents_are_not_part_of_a_line() {
        for (text, expected) in [
            ("> Peru\n>\n>> Chile ", "1+0 Peru|2+0 Chile"),
            ("  Peru\n\tChile", "0+2 Peru|0+8 Chile"),
            (">   Peru\n> > Chile\n", "1+2 Peru|2+0 Chile"),
            ("| Peru\n| Chile", "1+0 Peru|1+0 Chile"),
            ("| Peru | 1 |", "0+0 | Peru | 1 |"),
            ("5 > 4", "0+0 5 > 4"),
            (">>No,<< she said", "0+0 >>No,<< she said"),
        ] {
            let found: Vec<_> = quoted_lines(text)
                .map(|line| format!("{}+{} {}", line.depth, line.indent, line.span.of(text)))
                .collect();
            assert_eq!(found.join("|"), expected, "{text:?}");
        }
        let blank: Vec<_> = quoted_lines("> a\n>\n> b\n> c").map(|line| line.blank_before).collect();
        assert_eq!(blank, [true, true, false]);
        assert_eq!(quoted_lines(">\n> \n").count(), 0);
    }
}

//! The lines behind "-- " in a mail -> furniture: they are the signature of whoever sent it, with a slogan perhaps.
//!
//! Mail programs know the signature by this line alone, two hyphens and a space. It ends where the mail quotes or passes on
//! another text, as where an answer stands above what it answers.

use super::quoted_line::QuotedLine;
use crate::article::{FurnitureKind, Paragraph, Role};
use crate::text::Span;
use crate::text::as_read::is_line_end;

/// A longer text, in bytes, is no signature, whatever stands above it.
const MAX_SIGNATURE: usize = 2000;

/// How a line begins that is above a text that is passed on.
const ABOVE_OTHER_TEXT: [&str; 9] = ["--", "__", "==", "From:", "Von:", "De:", "Da:", "Van:", "Od:"];

/// Whether a line is that above a signature.
pub(super) fn is_separator(text: &str, line: &QuotedLine) -> bool {
    line.depth == 0 && separates(text, line.span)
}

fn separates(text: &str, line: Span) -> bool {
    let behind = text.get(line.end as usize..).and_then(|behind| behind.strip_prefix(' '));
    line.of(text) == "--" && behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(is_line_end))
}

/// Marks signatures, while quoted paragraphs can still be told.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    let mut rest = paragraphs;
    while let Some(at) = rest.iter().position(|line| line.role == Role::Body && separates(text, line.span)) {
        let (_, signature) = rest.split_at_mut(at);
        let lines = 1 + signature.iter().skip(1).take_while(|line| goes_on(text, line)).count();
        let (signature, behind) = signature.split_at_mut(lines);
        let length: usize = signature.iter().map(|line| line.span.len()).sum();
        if length <= MAX_SIGNATURE {
            for line in signature {
                line.role = Role::Furniture(FurnitureKind::Author);
            }
        }
        rest = behind;
    }
}

/// Whether a paragraph behind a signature's beginning is still part of it.
fn goes_on(text: &str, line: &Paragraph) -> bool {
    let words = line.span.of(text);
    line.role == Role::Body
        && !words.ends_with(':')
        && !ABOVE_OTHER_TEXT.iter().any(|beginning| words.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain::paragraphs;

    #[test]
    fn what_stands_behind_the_line_of_a_signature_is_no_text_of_the_article() {
        let told = "The ferry sank on Monday, and nobody was hurt, the port said.";
        let slogan = "Ana Roe\nThe Coast Post\n“We never sleep.”";
        let quoted = format!("On Monday, Tom Berg wrote:\n\n> {told}");
        let passed_on = format!("---------- Forwarded message ---------\nFrom: Tom Berg\n\n{told}");
        let long = "The ferry sank, the port said. ".repeat(90);
        for (text, expected) in [
            (format!("{told}\n\n-- \n{slogan}\n"), "-aaaa"),
            (format!("{told}\n-- \n{slogan}"), "-aaaa"),
            (format!("{told}\r\n\r\n-- \r\nAna Roe\r\n\r\n“We never sleep.”\r\n"), "-aaa"),
            (format!("{told}\n\n-- "), "-a"),
            (format!("{told}\n\n-- \n{slogan}\n\n{quoted}\n"), "-aaaa--"),
            (format!("{told}\n\n-- \n{slogan}\n\n{passed_on}\n"), "-aaaa---"),
            (format!("{told}\n\n--\n{slogan}\n"), "-----"),
            (format!("{told}\n\n-- he said so --\n{told}\n"), "---"),
            (format!("{told}\n\n-- \n{long}\n"), "---"),
            (format!("> {told}\n> -- \n> Ana Roe\n"), "---"),
        ] {
            let letter = |line: &Paragraph| {
                if line.role == Role::Furniture(FurnitureKind::Author) { 'a' } else { '-' }
            };
            let found: String = paragraphs(&text).iter().map(letter).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

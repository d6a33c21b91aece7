//! Plain text -> [`Article`]. The text is unchanged; only its paragraphs are found.
//!
//! Each line is a paragraph, as in text copied from a page. In text with hard line breaks, as from a mail program, a
//! paragraph is several lines: a line continues on the next one if the next one's first word would not have fitted.

use super::lines::{TextLine, lines};
use super::{Article, Paragraph, Role};
use crate::text::{Span, quotation_marks};

/// How many bytes decide whether a text has hard line breaks. Less than a preview, so that it gives the same result.
const SAMPLE_BYTES: usize = 32 * 1024;
/// The widths at which people and programs break lines.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;
/// A longer line is cut, if possible at the end of a sentence, so that no paragraph takes too long to lay out.
const MAX_PARAGRAPH: usize = 16 * 1024;

/// Reads the article in a plain text.
pub(super) fn read(text: String) -> Article {
    let paragraphs = paragraphs(&text);
    Article { text, paragraphs, ..Article::default() }
}

/// The paragraphs of a plain text.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut push = |span: Span| {
        if span.len() <= MAX_PARAGRAPH {
            paragraphs.push(Paragraph { span, role: Role::Body });
        } else {
            cut(text, span, &mut paragraphs);
        }
    };
    let Some(width) = broken_at(text) else {
        lines(text).for_each(|line| push(line.span));
        return paragraphs;
    };
    let mut open: Option<(Span, TextLine)> = None;
    for line in lines(text) {
        open = Some(match open {
            Some((span, last)) if !line.blank_before && continues(text, last, line, width) => {
                (span.to(line.span), line)
            }
            before => {
                if let Some((span, _)) = before {
                    push(span);
                }
                (line.span, line)
            }
        });
    }
    if let Some((span, _)) = open {
        push(span);
    }
    paragraphs
}

/// The width at which the lines of a text are broken. Returns `None` if its lines are paragraphs.
fn broken_at(text: &str) -> Option<usize> {
    let head = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or_default();
    let lines: Vec<TextLine> = lines(head).collect();
    let pairs = || lines.windows(2).filter(|pair| !pair[1].blank_before);
    let width = pairs().map(|pair| columns(head, pair[0])).max().filter(|width| WIDTHS.contains(width))?;
    let longest = lines.iter().map(|line| columns(head, *line)).max()?;
    let (count, full) = pairs().fold((0, 0), |(count, full), pair| {
        (count + 1, full + usize::from(continues(head, pair[0], pair[1], width)))
    });
    let ended = pairs().filter(|pair| ends_sentence(head, pair[0])).count();
    // Four in five lines must be full, and fewer than half may end a sentence: lists and verse have short lines, and
    // paragraphs on one line end with a full stop. A word may stick out by eight columns.
    let broken = count >= 3 && longest <= width + 8 && full * 5 >= count * 4 && ended * 2 < count;
    broken.then_some(width)
}

/// Whether the first word of `next` would not have fitted on `line`, with two columns to spare.
fn continues(text: &str, line: TextLine, next: TextLine, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    columns(text, line) + 1 + word.chars().count() + 2 > width
}

fn columns(text: &str, line: TextLine) -> usize {
    line.span.of(text).chars().count()
}

fn ends_sentence(text: &str, line: TextLine) -> bool {
    let words = line.span.of(text).trim_end_matches(|c| c == ')' || quotation_marks::closes(c));
    words.ends_with(['.', '!', '?', ':', '…'])
}

/// Cuts a line that is too long for one paragraph.
fn cut(text: &str, span: Span, paragraphs: &mut Vec<Paragraph>) {
    let mut start = span.start as usize;
    let end = span.end as usize;
    while start < end {
        let limit = text.floor_char_boundary((start + MAX_PARAGRAPH).min(end));
        let window = text.get(start..limit).unwrap_or_default();
        let length = if limit == end {
            window.len()
        } else {
            let sentence = window.rfind(". ").map(|at| at + 1);
            sentence.or_else(|| window.rfind(' ')).filter(|&at| at > 0).unwrap_or(window.len())
        };
        let piece = window.get(..length).unwrap_or_default();
        let begin = start + piece.len() - piece.trim_start().len();
        let words = piece.trim();
        if !words.is_empty() {
            paragraphs.push(Paragraph { span: Span::new(begin, begin + words.len()), role: Role::Body });
        }
        start += length.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|paragraph| paragraph.span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "The talks failed, the minister said.\r\n“We tried.”\r\n\r\nNobody else spoke.";
        assert_eq!(
            split(text),
            ["The talks failed, the minister said.", "“We tried.”", "Nobody else spoke."]
        );
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        let text = "Ministers of three countries met on Tuesday in the old harbour of Port\n\
                    Louis to settle a quarrel over fish that has lasted for eleven years.\n\
                    They left without a word.\n\
                    \n\
                    “We shall meet again,” the foreign minister of Mauritius said to the\n\
                    reporters who had waited in the rain, “and again, until it is settled\n\
                    for good.”\n\
                    His colleagues had gone.\n";
        let found = split(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].ends_with("without a word."));
        assert!(found[1].ends_with("for good.”"));
        assert_eq!(found[2], "His colleagues had gone.");
    }

    #[test]
    fn each_line_of_verse_or_a_list_is_a_paragraph() {
        let text = "Peru\nChile\nBolivia\nEcuador\n\nThe four countries agreed.\nThey signed.\n";
        assert_eq!(split(text).len(), 6);
    }

    #[test]
    fn a_very_long_line_is_cut_at_sentence_ends() {
        let text = "The minister said no. ".repeat(4000);
        let found = split(&text);
        assert!(
            found.len() >= 5 && found.iter().all(|part| part.ends_with("no.") && part.starts_with("The"))
        );
        let found = "é".repeat(40_000);
        assert_eq!(split(&found).concat(), found);
    }
}

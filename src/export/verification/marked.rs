//! Words and differences -> the words with the differences marked in them, as wdiff marks them.
//!
//! `{+never+}` is only in the quotation, `[-not-]` only in the source. Signs say it without colour, and in a file.

use crate::article::Article;
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::verify::{Source, WordDifference, with_cuts};

/// The words of a quotation; what the source lacks or has in another way is marked.
#[must_use]
pub fn marked_quotation(article: &Article, content: Span, differences: &[WordDifference]) -> String {
    let spans = differences.iter().filter(|difference| !difference.kind.is_shown());
    marked((&article.text, &[content]), spans.map(|difference| difference.quoted), ("{+", "+}"))
}

/// The words of a passage; what the quotation lacks or has in another way is marked. What was cut before it or after it is
/// put there.
/// Labels and times between two paragraphs of one speaker are nobody's words, and are left out.
#[must_use]
pub fn marked_source(source: &Source, passage: Span, differences: &[WordDifference]) -> String {
    let speech = source.speech_in(with_cuts(passage, differences));
    let spans = differences.iter().map(|difference| difference.said);
    marked((source.text(), &speech), spans, ("[-", "-]"))
}

/// The pieces of a text on one line, with marks around the spans that are inside them as a whole and do not overlap.
fn marked(
    (text, pieces): (&str, &[Span]),
    spans: impl Iterator<Item = Span>,
    (open, close): (&str, &str),
) -> String {
    let end = pieces.last().map_or(0, |last| last.end);
    let mut free = pieces.first().map_or(0, |first| first.start);
    let mut spans = spans.filter(|span| {
        let is_marked = !span.is_empty() && span.start >= free && span.end <= end;
        free = if is_marked { span.end } else { free };
        is_marked
    });
    let mut next = spans.next();
    let mut out = String::new();
    for piece in pieces {
        let mut at = piece.start;
        while let Some(span) = next.filter(|span| span.start < piece.end) {
            if span.start >= piece.start {
                out.push_str(Span { start: at, end: span.start }.of(text));
                out.push_str(open);
                at = span.start;
            }
            if span.end > piece.end {
                break;
            }
            out.push_str(Span { start: at, end: span.end }.of(text));
            out.push_str(close);
            at = span.end;
            next = spans.next();
        }
        out.push_str(Span { start: at, end: piece.end }.of(text));
        out.push(' ');
    }
    single_spaced(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};
    use crate::verify::{QuotedSpeech, compare};

    /// The passage of a quotation in a source, marked.
    fn shown(quoted: &str, text: &str) -> String {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let source = Source::new("council.txt", article, None);
        let found = compare(&QuotedSpeech::words(quoted), &source);
        marked_source(&source, found.passage.unwrap().span, &found.differences)
    }

    #[test]
    fn a_label_or_a_time_between_two_paragraphs_of_one_speaker_is_no_part_of_the_passage() {
        let text = "[at 00:00:01]\n\nANA RUIZ: We will wait for the ferry.\n\n[at 00:00:40]\n\n\
                    ANA RUIZ: Never did we close the quay.\n\nBEN COLE: Thank you.\n";
        assert_eq!(
            shown("We will wait for the ferry. Never did we close the quay.", text),
            "We will wait for the ferry. Never did we close the quay"
        );
        assert_eq!(
            shown("We will wait for the ferry. Did we close the quay.", text),
            "We will wait for the ferry. [-Never-] did we close the quay"
        );
        assert_eq!(
            shown("We will wait for the … we close the quay.", text),
            "We will wait for the [-ferry. Never did-] we close the quay"
        );
    }
}

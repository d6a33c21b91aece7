//! Words and differences -> the words with the differences marked in them, as wdiff marks them.
//!
//! `{+never+}` is only in the quotation, `[-not-]` only in the source. Signs say it without colour, and in a file.

use crate::article::Article;
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::verify::{DifferenceKind, Source, WordDifference};

/// The words of a quotation; what the source lacks or has in another way is marked.
#[must_use]
pub fn marked_quotation(article: &Article, content: Span, differences: &[WordDifference]) -> String {
    let spans = differences.iter().filter(|difference| !difference.kind.is_shown());
    marked(&article.text, content, (spans.map(|difference| difference.quoted), ("{+", "+}")))
}

/// The words of a passage; what the quotation lacks or has in another way is marked. What was cut before it or after it is
/// put there.
#[must_use]
pub fn marked_source(source: &Source, passage: Span, differences: &[WordDifference]) -> String {
    let whole = with_cuts(passage, differences);
    let spans = differences.iter().map(|difference| difference.said);
    marked(source.text(), whole, (spans, ("[-", "-]")))
}

/// A passage with what was cut before it or after it.
#[must_use]
pub fn with_cuts(passage: Span, differences: &[WordDifference]) -> Span {
    let is_cut = |difference: &&WordDifference| difference.kind == DifferenceKind::Shortened;
    differences.iter().filter(is_cut).fold(passage, |whole, cut| whole.to(cut.said))
}

fn marked(
    text: &str,
    whole: Span,
    (spans, (open, close)): (impl Iterator<Item = Span>, (&str, &str)),
) -> String {
    let mut out = String::new();
    let mut at = whole.start;
    for span in spans.filter(|span| !span.is_empty() && span.start >= whole.start && span.end <= whole.end) {
        if span.start < at {
            continue;
        }
        out.push_str(Span { start: at, end: span.start }.of(text));
        out.push_str(open);
        out.push_str(span.of(text));
        out.push_str(close);
        at = span.end;
    }
    out.push_str(Span { start: at, end: whole.end }.of(text));
    single_spaced(&out)
}

//! What is known of a quotation besides its words, in lines for the reviewer.

use crate::analysis::QuotationKind;
use crate::text::codepoints::CodePoints;
use crate::tui::view::review::frame::Shown;

/// In longer texts places are not counted in characters: it would take longer than a frame.
const COUNTED: usize = 4 * 1024 * 1024;

/// "direct · marks closed": the kind, and whether both marks are there.
pub(super) fn kind(shown: &Shown<'_>) -> String {
    let kind = shown.quotation.kind.word();
    let marks = (shown.quotation.kind != QuotationKind::Indirect).then(|| match marks(shown) {
        (true, true) => "marks closed",
        (true, false) => "not closed",
        (false, true) => "not opened",
        (false, false) => "no marks",
    });
    marks.map_or_else(|| kind.to_owned(), |marks| format!("{kind} · {marks}"))
}

/// "cue said · via the agency · ¶4 · characters 824-951 · 21 words".
pub(super) fn place(shown: &Shown<'_>) -> String {
    let quotation = shown.quotation;
    let mut facts = Vec::new();
    let cue = quotation.cue.map(|cue| shown.article.words(cue.span));
    facts.push(cue.map_or_else(|| "no cue".to_owned(), |cue| format!("cue {cue}")));
    if let Some(via) = quotation.via {
        let named = shown.state.reading.analysis.speaker_name(via, &shown.article.text);
        facts.push(format!("via {named}"));
    }
    facts.push(format!("¶{}", paragraph(shown)));
    if shown.article.text.len() <= COUNTED {
        let (start, end) = CodePoints::new(&shown.article.text).of(quotation.content);
        facts.push(format!("characters {start}-{end}"));
    }
    let words = shown.article.words(quotation.content).split_whitespace().count();
    facts.push(format!("{words} {}", if words == 1 { "word" } else { "words" }));
    facts.join(" · ")
}

/// Why the program thinks so, or that the reviewer added the quotation.
pub(super) fn why(shown: &Shown<'_>) -> String {
    if shown.card.found.is_none() {
        return "added by the reviewer".to_owned();
    }
    match (&shown.quotation.attribution, &shown.card.decision().speaker) {
        (Some(attribution), _) => format!("why: {}", attribution.evidence),
        (None, Some(_)) => "why: the reviewer said that nobody is named".to_owned(),
        (None, None) => "why: nobody near it could have said it".to_owned(),
    }
}

/// The number of the paragraph as the reader sees it.
pub(super) fn paragraph(shown: &Shown<'_>) -> u32 {
    let index = shown.article.paragraph_at(shown.quotation.content.start);
    shown.state.reading.numbers.get(index).copied().unwrap_or_default()
}

/// Whether a mark stands before and after the content.
fn marks(shown: &Shown<'_>) -> (bool, bool) {
    let (content, marks) = (shown.quotation.content, shown.quotation.marks);
    (marks.start < content.start, marks.end > content.end)
}

//! The facts about a quotation besides its words and its speaker: kind, cue, place.

use crate::analysis::QuotationKind;
use crate::review::parts;
use crate::text::codepoints::CodePoints;
use crate::text::width;
use crate::tui::view::quotation::is_named_by_reviewer;
use crate::tui::view::review::frame::ShownCard;

/// In longer texts (bytes), counting characters would take longer than a frame may: no character range is shown.
const MAX_COUNTED: usize = 4 * 1024 * 1024;

/// The kind, and whether both quotation marks are there.
fn kind(shown: &ShownCard<'_>) -> String {
    let kind = shown.quotation.kind.word();
    let marks = (shown.quotation.kind != QuotationKind::Indirect).then(|| match marks(shown) {
        (true, true) => "marks balanced",
        (true, false) => "closing mark missing",
        (false, true) => "opening mark missing",
        (false, false) => "no marks",
    });
    marks.map_or_else(|| kind.to_owned(), |marks| format!("{kind} · {marks}"))
}

/// "part 1 of 2" of a quotation that the reporter broke: a decision covers all its parts.
fn part(shown: &ShownCard<'_>) -> Option<String> {
    let card = shown.state.reading.session.card();
    let parts = parts(shown.state.reading.review(), card);
    let at = parts.iter().position(|&part| part == card)?;
    (parts.len() > 1).then(|| format!("part {} of {}", at + 1, parts.len()))
}

/// "quotation 5 · direct · marks balanced · cue said · via the agency · ¶4 · 21 words · characters 824-951"; without the
/// characters where they would begin a row of their own.
pub(super) fn line(shown: &ShownCard<'_>, columns: usize) -> String {
    let quotation = shown.quotation;
    let mut facts = vec![format!("quotation {}", quotation.id.0 + 1)];
    facts.extend(part(shown));
    facts.push(kind(shown));
    // The words that led to another speaker than the reviewer's say nothing about this one.
    let cue = quotation.cue.filter(|_| !is_named_by_reviewer(shown.state, quotation));
    facts.extend(cue.map(|cue| format!("cue {}", shown.article.words(cue.span))));
    if let Some(via) = quotation.via {
        let named = shown.state.reading.analysis.speaker_name(via, &shown.article.text);
        facts.push(format!("via {named}"));
    }
    facts.push(format!("¶{}", paragraph(shown)));
    if shown.card.found.is_none() {
        facts.push("added by a reviewer".to_owned());
    }
    let words = shown.article.words(quotation.content).split_whitespace().count();
    facts.push(format!("{words} {}", if words == 1 { "word" } else { "words" }));
    let line = facts.join(" · ");
    if shown.article.text.len() > MAX_COUNTED {
        return line;
    }
    let (start, end) = CodePoints::new(&shown.article.text).of(quotation.content);
    let whole = format!("{line} · characters {start}-{end}");
    if width::columns(&whole) <= columns { whole } else { line }
}

/// The number that is shown for the paragraph.
pub(super) fn paragraph(shown: &ShownCard<'_>) -> u32 {
    let index = shown.article.paragraph_at(shown.quotation.content.start);
    shown.state.reading.numbers.get(index).copied().unwrap_or_default()
}

/// Whether there are quotation marks before and after the content.
fn marks(shown: &ShownCard<'_>) -> (bool, bool) {
    let (content, marks) = (shown.quotation.content, shown.quotation.marks);
    (marks.start < content.start, marks.end > content.end)
}

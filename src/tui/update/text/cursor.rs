//! Putting the cursor on a finding, showing the page around it, and selecting an entry.

use crate::text::Span;
use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, PANELS};
use crate::tui::state::position::Viewport;
use crate::tui::state::reading::{ShownParagraphs, WalkTarget};
use crate::tui::update::text::scroll;

/// Rows of the text around what is jumped to, where the page has room for them.
const MARGIN: usize = 3;

/// Scrolls until all of `span` is on the screen, with some rows around it. Of one that is higher than the page, the
/// beginning is shown.
pub(in crate::tui::update) fn show(state: &mut State, span: Span) {
    let page = state.page_rows();
    let height = scroll::height(state, span).min(page);
    let margin = MARGIN.min((page - height) / 2);
    if height < page && scroll::shows(state, span, margin) {
        return;
    }
    let above = ((page - height) / 3).max(margin);
    scroll::put_at(state, span.start, above);
}

/// What has to be on the screen to understand a finding: with a quotation, its cue and the mention of its speaker, if
/// they fit on one page with it.
pub(in crate::tui::update) fn with_context(state: &State, finding: Finding) -> Span {
    let analysis = &state.reading.analysis;
    let span = finding.span(analysis);
    let Finding::Quotation(id) = finding else { return span };
    let Some(quotation) = analysis.quotation(id) else { return span };
    let mention = quotation.attribution.as_ref().and_then(|attribution| attribution.mention);
    let cue = quotation.cue.map(|cue| cue.span);
    let fits = |wider: &Span| scroll::height(state, *wider) + 2 * MARGIN <= state.page_rows();
    let around = |shown: Span, other: Span| {
        let wider = Span { start: shown.start.min(other.start), end: shown.end.max(other.end) };
        Some(wider).filter(fits).unwrap_or(shown)
    };
    cue.into_iter().chain(mention).fold(span, around)
}

/// Goes to a finding. Only the first of a run of walks is remembered as a jump, so that one `^o` undoes the run.
pub(in crate::tui::update) fn go(state: &mut State, finding: Finding) {
    let from = state.reading.viewport;
    if !state.reading.walking {
        state.reading.jumps.leave(from);
    }
    put_cursor(state, finding);
}

/// Goes to a finding and remembers `from` as a jump, however near it is.
pub(in crate::tui::update) fn jump(state: &mut State, finding: Finding, from: Viewport) {
    state.reading.jumps.leave(from);
    put_cursor(state, finding);
}

/// Puts the cursor on a finding and shows it.
pub(in crate::tui::update) fn put_cursor(state: &mut State, finding: Finding) {
    let span = finding.span(&state.reading.analysis);
    reveal(state, span.start);
    state.reading.viewport.cursor = state.reading.position_of(span.start);
    state.reading.under_cursor = Some(finding);
    let shown = with_context(state, finding);
    show(state, shown);
}

/// Shows all paragraphs again if the one of a byte is among those that are left out.
fn reveal(state: &mut State, byte: u32) {
    let paragraph = state.reading.article().map(|article| article.paragraph_at(byte));
    let is_shown = |matching: &[usize]| paragraph.is_none_or(|at| matching.binary_search(&at).is_ok());
    if state.reading.matching().is_some_and(|matching| !is_shown(matching)) {
        state.reading.shown = ShownParagraphs::All;
        state.tell_also("filter cleared: it hid this paragraph");
    }
}

/// Selects an entry, also in its panel.
pub(in crate::tui::update) fn select(state: &mut State, entry: Entry) {
    state.reading.selected = Some(entry);
    state.reading.walked = WalkTarget::Entry;
    point_at(state, entry);
}

/// Moves the selected row of its panel to an entry.
pub(in crate::tui::update) fn point_at(state: &mut State, entry: Entry) {
    if let Some((panel, index)) = panel::find(&state.reading.panel_rows, entry)
        && let Some(position) = PANELS.iter().position(|&other| other == panel)
    {
        state.reading.rows[position] = index;
    }
}

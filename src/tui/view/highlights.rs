//! What is highlighted on a page of the article: findings, the selected entry, hits, the cursor.

use crate::analysis::{Mention, Quotation};
use crate::review::Passage;
use crate::text::Span;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::reading::ReadingState;
use crate::tui::state::{Mode, State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::entity_role::entity_role;

/// What is highlighted on this page. Where two highlights overlap, the later one is on top.
pub(super) struct Highlights {
    pub(super) lit: Vec<(Span, StyleRole)>,
    pub(super) quoted: Vec<Span>,
    pub(super) occurrences: Vec<Span>,
    /// Passages that a reviewer marked.
    pub(super) marked: Vec<Span>,
}

impl Highlights {
    pub(super) fn of(state: &State) -> Self {
        Self::on(state, state.visible())
    }

    /// The highlights in a part of the text.
    pub(super) fn on(state: &State, visible: Span) -> Self {
        let reading = &state.reading;
        let quotations: Vec<&Quotation> = quotations_on(reading, visible).collect();
        let marked = &reading.review().marking.passages;
        let passages: Vec<&Passage> = marked
            .iter()
            .filter(|passage| passage.place.is_some_and(|place| place.overlaps(visible)))
            .collect();
        let mut lit = findings(reading, visible, &quotations);
        lit.extend(passages.iter().filter_map(|passage| Some((passage.place?, StyleRole::Cue))));
        let selected = shown_entry(state);
        let occurrences = occurrences_on(reading, selected, visible);
        lit.extend(occurrences.iter().map(|&span| (span, StyleRole::Occurrence)));
        // What is said is read, what is named is looked for: the whole of a quotation in the colours of a selection
        // would be hard to read.
        let current = selected_quotation(state, selected);
        lit.extend(current.map(|span| (span, StyleRole::CurrentQuotation)));
        if let (Some(search), Some(article)) = (&reading.search, reading.article()) {
            lit.extend(
                search.pattern.hits(&article.text, visible).into_iter().map(|span| (span, StyleRole::Hit)),
            );
        }
        lit.extend(cursor(state).map(|span| (span, StyleRole::Cursor)));
        lit.extend(state.drag.map(|drag| (drag.span(), StyleRole::Chosen)));
        Self {
            lit,
            quoted: quotations.iter().map(|quotation| quotation.marks).collect(),
            occurrences,
            marked: passages.iter().filter_map(|passage| passage.place).collect(),
        }
    }
}

/// The quotations, their cues and the mentions.
fn findings(reading: &ReadingState, visible: Span, quotations: &[&Quotation]) -> Vec<(Span, StyleRole)> {
    let marks = quotations.iter().map(|quotation| (quotation.marks, StyleRole::Quotation));
    let cues = quotations.iter().filter_map(|quotation| Some((quotation.cue?.span, StyleRole::Cue)));
    let mentions = mentions_on(reading, visible);
    let mentions = mentions.filter_map(|mention| Some((mention.span, role_of(reading, mention)?)));
    marks.chain(cues).chain(mentions).collect()
}

/// The entry whose occurrences are shown. A card shows its own quotation and nothing that was selected elsewhere.
fn shown_entry(state: &State) -> Option<Entry> {
    let reading = &state.reading;
    match state.mode {
        Mode::Review => {
            let shown = reading.review().quotation(reading.session.card());
            shown.map(|quotation| Entry::Quotation(quotation.id))
        }
        Mode::Read | Mode::Library | Mode::Feeds => reading.selected,
    }
}

/// What keys act on: the selection, the quotation whose ends move, the card, or the finding under the cursor.
fn cursor(state: &State) -> Option<Span> {
    match (&state.window, state.mode) {
        (Window::Selection(selection), _) => Some(selection.span()),
        (Window::Bounds(bounds), _) => Some(bounds.content),
        (_, Mode::Review) => None,
        // A quotation is selected as a whole.
        (_, Mode::Read | Mode::Library | Mode::Feeds) => state
            .reading
            .under_cursor
            .filter(|finding| !matches!(finding, Finding::Quotation(_)))
            .map(|finding| finding.span(&state.reading.analysis)),
    }
}

/// The quotations on the page. They do not overlap, but one can start long before the page.
fn quotations_on(reading: &ReadingState, visible: Span) -> impl Iterator<Item = &Quotation> {
    let quotations = &reading.analysis.quotations;
    let first = quotations
        .partition_point(|quotation| quotation.marks.start < visible.start)
        .saturating_sub(MAX_REACHING);
    let near = quotations.iter().skip(first).take_while(move |quotation| quotation.marks.start < visible.end);
    near.filter(move |quotation| quotation.marks.overlaps(visible))
}

fn mentions_on(reading: &ReadingState, visible: Span) -> impl Iterator<Item = &Mention> {
    let mentions = &reading.analysis.mentions;
    let first =
        mentions.partition_point(|mention| mention.span.start < visible.start).saturating_sub(MAX_REACHING);
    let near = mentions.iter().skip(first).take_while(move |mention| mention.span.start < visible.end);
    near.filter(move |mention| mention.span.overlaps(visible))
}

/// How many mentions and quotations before the page may reach into it.
const MAX_REACHING: usize = 4;

/// The selected quotation, while it is not being changed.
fn selected_quotation(state: &State, selected: Option<Entry>) -> Option<Span> {
    match (&state.window, selected?) {
        (Window::Bounds(_) | Window::Selection(_), _) | (_, Entry::Entity(_)) => None,
        (_, Entry::Quotation(id)) => state.reading.analysis.quotation(id).map(|quotation| quotation.marks),
    }
}

/// The occurrences of the selected entry on this page.
fn occurrences_on(reading: &ReadingState, selected: Option<Entry>, visible: Span) -> Vec<Span> {
    match selected {
        Some(Entry::Entity(id)) => mentions_on(reading, visible)
            .filter(|mention| mention.entity == id)
            .map(|mention| mention.span)
            .collect(),
        Some(Entry::Quotation(selected)) => {
            let spans = quotations_on(reading, visible).filter(|quotation| quotation.id == selected);
            spans.map(|quotation| quotation.marks).chain(speaker_mention(reading, selected)).collect()
        }
        None => Vec::new(),
    }
}

/// The mention beside the selected quotation that names its speaker.
fn speaker_mention(reading: &ReadingState, id: crate::analysis::QuotationId) -> Option<Span> {
    reading.analysis.quotation(id)?.attribution.as_ref()?.mention
}

fn role_of(reading: &ReadingState, mention: &Mention) -> Option<StyleRole> {
    reading.analysis.entity(mention.entity).map(entity_role)
}

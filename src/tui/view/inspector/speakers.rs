//! What the inspector says while nothing is selected: who speaks in the article, and the keys that a newcomer needs.

use crate::analysis::language::{ENGLISH_ONLY, is_read};
use crate::review::session::Towards;
use crate::sorting;
use crate::tui::state::State;
use crate::tui::state::further::leads_to_quotation;
use crate::tui::view::panels::how_to_add;

/// The keys that a newcomer needs first.
pub(super) fn first_keys(state: &State) -> &'static str {
    if !state.reading.analysed() || leads_to_quotation(state, Towards::Next) {
        "]q goes to the next quotation, f jumps by letters, : lists every action"
    } else {
        "f jumps by letters, : lists every action"
    }
}

/// How many speakers are named.
const SPEAKERS: usize = 8;

/// The speakers, most quoted first: shown while nothing is selected.
pub(super) fn who_speaks(state: &State) -> String {
    let rows_of_panels = &state.reading.panel_rows;
    let named = rows_of_panels.speakers.iter().take(SPEAKERS).filter_map(|&id| {
        let entity = state.reading.analysis.entity(id)?;
        Some((entity.name.as_str(), rows_of_panels.spoken(id)))
    });
    let described = rows_of_panels.described.iter().take(SPEAKERS);
    let described = described.map(|(named, count)| (named.name.as_str(), *count));
    let mut speakers: Vec<(&str, usize)> = named.chain(described).collect();
    sorting::by_key(&mut speakers, |(_, count)| std::cmp::Reverse(*count));
    let named: Vec<String> =
        speakers.iter().take(SPEAKERS).map(|(name, count)| format!("{name} {count}")).collect();
    let all = &rows_of_panels.quotations;
    if named.is_empty() && state.reading.analysed() && all.is_empty() {
        format!("no quotations: {}", how_to_add(state))
    } else if named.is_empty() {
        without_speakers(state).to_owned()
    } else {
        format!("speakers: {}", named.join(", "))
    }
}

/// Why no speaker is named although there are quotations, or may be.
fn without_speakers(state: &State) -> &'static str {
    let language = state.reading.analysis.language;
    match state.reading.article() {
        _ if !state.reading.analysed() => "looking for quotations",
        Some(article) if !is_read(article, language) => ENGLISH_ONLY,
        _ => "no speaker found",
    }
}

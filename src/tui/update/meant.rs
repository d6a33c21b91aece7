//! Which quotation, finding or card a key is about.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::review::session::Towards;
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::active_keys;
use crate::tui::keymap::key::Key;
use crate::tui::state::finding::{Finding, FindingKind};
use crate::tui::state::further::leads_to_quotation;
use crate::tui::state::mode::Mode;
use crate::tui::state::panel::Entry;
use crate::tui::state::{Focus, State};
use crate::tui::update::text::steps::{before, step};

/// The notice for a key that needs a quotation, in an article without any.
pub(super) const NOTHING_FOUND: &str = "no quotation was found here; v selects one in the text";

/// The notice when the filter leaves no card to review.
pub(super) const NO_CARD_MATCHES: &str = "no card matches; r shows all";

/// The notice for a key that cannot wait for the decisions before it.
pub(super) const STILL_SAVING: &str = "still saving the last decision: try again when it is done";

/// The quotation a key is about: the one under or around the cursor, otherwise the selected one. `None` if there is
/// neither: acting on the nearest quotation could decide on one the reader is not looking at.
pub(super) fn current_quotation(state: &State) -> Option<QuotationId> {
    if state.mode == Mode::Review {
        return Some(QuotationId(offset(state.reading.session.card())));
    }
    let analysis = &state.reading.analysis;
    let cursor = state.reading.under_cursor.map(|finding| finding.span(analysis));
    match (state.reading.under_cursor, state.reading.selected) {
        (Some(Finding::Quotation(id)), _) | (_, Some(Entry::Quotation(id))) => Some(id),
        _ => cursor
            .and_then(|cursor| analysis.quotations.iter().find(|q| q.marks.encloses(cursor)))
            .map(|q| q.id),
    }
}

/// The finding under the cursor, otherwise the first one on the screen. For a search hit, the mention it overlaps.
pub(super) fn current_finding(state: &State) -> Option<Finding> {
    let analysis = &state.reading.analysis;
    let visible = |finding: &Finding| state.shows(finding.span(analysis).start);
    match state.reading.under_cursor.filter(visible) {
        Some(hit @ Finding::Hit(span)) => Some(mention_around(analysis, span).unwrap_or(hit)),
        Some(finding) => Some(finding),
        None => {
            let page = state.visible();
            step(analysis, FindingKind::Any, Towards::Next, before(page))
                .filter(|first| page.overlaps(first.span(analysis)))
        }
    }
}

/// A mention that overlaps `span`.
fn mention_around(analysis: &Analysis, span: Span) -> Option<Finding> {
    let end = analysis.mentions.partition_point(|mention| mention.span.start < span.end);
    // Mentions are in text order and rarely nest: the one that overlaps is among the last few that start before.
    let near = (end.saturating_sub(4)..end).rev();
    let touching = |index: &usize| analysis.mentions.get(*index).is_some_and(|m| m.span.overlaps(span));
    near.into_iter().find(touching).map(|index| Finding::Mention(MentionId(offset(index))))
}

/// The card a key is about: the one on the screen, or the one of the current quotation.
pub(in crate::tui) fn current_card(state: &State) -> Option<usize> {
    let card = match state.mode {
        // The card of before stays on the screen when no card passes the filter, but no key may decide it.
        Mode::Review if state.reading.session.queue().is_empty() => return None,
        Mode::Review => state.reading.session.card(),
        Mode::Read | Mode::Library | Mode::Feeds => current_quotation(state)?.0 as usize,
    };
    (card < state.reading.review().cards.len()).then_some(card)
}

/// Says why there is no current card.
pub(super) fn no_card(state: &State) -> &'static str {
    match state.mode {
        Mode::Review => NO_CARD_MATCHES,
        Mode::Read | Mode::Library | Mode::Feeds => no_quotation(state),
    }
}

/// Says that there is no quotation where one is needed, and names the key that helps.
pub(super) fn no_quotation(state: &State) -> &'static str {
    let has_none = state.reading.analysed() && state.reading.analysis.quotations.is_empty();
    match state.focus {
        Focus::Panel(_) if has_none => "no quotation was found here; Esc, then v selects one in the text",
        _ if has_none => NOTHING_FOUND,
        _ if state.reading.is_under_way() && state.reading.analysis.quotations.is_empty() => {
            "no quotation here yet: still reading"
        }
        _ if state.reading.is_unfinished() && state.reading.analysis.quotations.is_empty() => {
            "no quotation so far; the rest is not read"
        }
        _ if leads_to_quotation(state, Towards::Next) => "no quotation here; ]q goes to the next one",
        _ if leads_to_quotation(state, Towards::Previous) => "no quotation here; [q goes to the previous one",
        _ => "no quotation here",
    }
}

/// The key that goes to another quotation from here, for the end of a notice; nothing where none does.
pub(super) fn way_to_quotation(state: &State) -> &'static str {
    if leads_to_quotation(state, Towards::Next) {
        "; ]q goes to the next quotation"
    } else if leads_to_quotation(state, Towards::Previous) {
        "; [q goes to the previous quotation"
    } else {
        ""
    }
}

/// Says that no name is meant, and in the text the keys that go to one.
pub(super) fn no_name(state: &State) -> &'static str {
    let has_none = state.reading.analysis.mentions.is_empty();
    match state.focus {
        _ if has_none && state.reading.analysed() => "no name was found in this article",
        Focus::Text if !has_none => "no name under the cursor; l and h move it",
        Focus::Text if state.reading.is_under_way() => "no name here yet: still reading",
        Focus::Text if state.reading.is_unfinished() => "no name so far; the rest is not read",
        Focus::Text => "no name here",
        Focus::Panel(_) => "no name is selected here",
    }
}

/// That keys decide on a quotation in the review, if they do: "x is a key of the review: r reviews this quotation, Q
/// lists all".
pub(super) fn key_of_review(state: &State, pressed: &[Key]) -> Option<String> {
    let is_open = state.mode == Mode::Read && state.reading.opened.is_some();
    let keys: String = pressed.iter().map(ToString::to_string).collect();
    (is_open && active_keys::decides(state, pressed))
        .then(|| format!("{keys} is a key of the review: r reviews this quotation, Q lists all"))
}

/// The text of a card’s quotation, which identifies the card when their numbers change.
pub(super) fn subject(state: &State, card: usize) -> Option<Span> {
    state.reading.review().cards.get(card).map(|card| card.subject)
}

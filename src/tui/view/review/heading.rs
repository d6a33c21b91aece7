//! The heading of a card: its article, the progress of the review, and whether decisions are saved.

use crate::review::queue::{CardFilter, CardOrder, ReviewProgress};
use crate::text::width;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::review::frame::ShownCard;
use crate::tui::view::title::headline;
use ratatui::layout::Rect;

/// Cells of the bar.
const BAR: usize = 12;

/// From this width on, there is room for the number of the article.
const ROOMY: u16 = 72;

/// From this width on, there is room for the order of the cards.
const ROOM_FOR_ORDER: u16 = 100;

/// Columns that a filter gets where there is little room.
const MAX_FILTER: usize = 18;

/// Columns of the shortest part of a name that is shown.
const SHORTEST_NAME: usize = 8;

/// Draws the heading.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, place: Rect) {
    let state = shown.state;
    let progress = state.reading.session.progress();
    let right = right_side(shown, progress, place.width);
    let left = painter.right(
        place,
        &format!("{right} "),
        if is_trouble(shown) { StyleRole::Warning } else { StyleRole::Faint },
    );
    let place = Rect { width: left.saturating_sub(1), ..place };
    let (headline, number) = headline(state);
    // Two numbers without a word would be taken for each other: the card is what is counted here.
    let number =
        if number.is_empty() || place.width < ROOMY { String::new() } else { format!("  article{number}") };
    let place_name = " REVIEW  ";
    let room = usize::from(place.width).saturating_sub(place_name.len() + number.len());
    // Of a name that is cut to a letter or two, nothing is left to say.
    let headline = if room < SHORTEST_NAME { String::new().into() } else { width::fit(&headline, room) };
    let which =
        headline.into_owned() + number.trim_start_matches(if room < SHORTEST_NAME { " " } else { "" });
    painter.line(place, &[(place_name, StyleRole::Title), (&which, StyleRole::Headline)]);
}

/// "5/6  ━━━━╌╌  2✓ 0✗ 4 pending  saved ●", as much as there is room for.
fn right_side(shown: &ShownCard<'_>, progress: ReviewProgress, columns: u16) -> String {
    let state = shown.state;
    let at = state
        .reading
        .session
        .queue()
        .iter()
        .position(|&card| card == state.reading.session.card())
        .map_or(0, |at| at + 1);
    let accepted = progress.accepted + progress.edited;
    let card = if state.articles.names.len() > 1 { "card " } else { "" };
    let mut parts = vec![format!("{card}{at}/{}", state.reading.session.queue().len())];
    // Where there is no room for all, what is left out is said, and the bar is not drawn.
    let filter = filter_words(shown).join(", ");
    let is_named = !filter.is_empty() && columns < ROOM_FOR_ORDER;
    if is_named {
        parts.insert(0, width::fit(&filter, MAX_FILTER).into_owned());
    } else if columns >= 60 {
        parts.push(bar(progress));
    }
    // Until all is analysed, more cards may come: "0 pending" would be wrong.
    let left = if state.reading.is_under_way() {
        format!("{} pending so far", progress.left())
    } else {
        format!("{} pending", progress.left())
    };
    parts.push(format!("{accepted}✓ {}✗ {left}", progress.rejected));
    if progress.flagged > 0 {
        parts.push(format!("{} flagged", progress.flagged));
    }
    if columns >= 72 {
        parts.push(saved(shown).to_owned());
    }
    if columns >= ROOM_FOR_ORDER {
        parts.insert(0, order(shown));
    }
    parts.join("  ")
}

fn order(shown: &ShownCard<'_>) -> String {
    let order = match shown.state.reading.session.order() {
        CardOrder::Confidence => "least certain first",
        CardOrder::Text => "text order",
    };
    let mut words = filter_words(shown);
    words.push(order.to_owned());
    words.join(", ")
}

/// The words that are looked for, and which cards are shown, if not all.
fn filter_words(shown: &ShownCard<'_>) -> Vec<String> {
    let session = &shown.state.reading.session;
    let (filter, words) = (session.filter(), session.words());
    let words = (!words.is_empty()).then(|| format!("“{words}”"));
    let only = CardFilter::ALL.iter().find(|(other, _)| *other == filter && filter != CardFilter::All);
    let only = only.map(|(_, said)| (*said).to_owned());
    words.into_iter().chain(only).collect()
}

fn bar(progress: ReviewProgress) -> String {
    let full = (progress.done() * BAR).checked_div(progress.all).unwrap_or_default();
    format!("{}{}", "━".repeat(full), "╌".repeat(BAR - full))
}

fn saved(shown: &ShownCard<'_>) -> &'static str {
    if is_trouble(shown) {
        "NOT SAVED: read-only"
    } else if shown.state.reading.session.being_saved() > 0 {
        "saving …"
    } else if shown.state.reading.session.journal().acts.is_empty() {
        "no decisions yet"
    } else {
        "saved ●"
    }
}

fn is_trouble(shown: &ShownCard<'_>) -> bool {
    shown.state.reading.opened.as_ref().is_some_and(|opened| opened.remembered.trouble.is_some())
}

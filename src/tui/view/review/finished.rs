//! The end of a review: what was decided, in which time, and where to go on.

use crate::review::queue::CardFilter;
use crate::text::sanitize;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws it over the last card, until the next key.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let progress = state.reading.session.progress();
    let seconds = state.reading.session.duration().map(|milliseconds| milliseconds / 1000);
    let time = seconds.filter(|&seconds| seconds > 0);
    let time = time.map(|seconds| format!(" in {}:{:02}", seconds / 60, seconds % 60)).unwrap_or_default();
    let quotations = if progress.all == 1 { "quotation" } else { "quotations" };
    let done = format!("{} of {} {quotations} decided{time}", progress.done(), progress.all);
    let mut lines: Vec<Parts> = vec![vec![(done, StyleRole::Headline)], counts(state), Vec::new()];
    let mut keys = Vec::new();
    let others = format!("show the other {} pending", progress.left());
    let is_part = state.reading.session.is_filtered() && progress.left() > 0;
    if is_part {
        keys.push(("r", others.as_str()));
    }
    keys.extend([("e", "export"), ("u", "undo the last decision")]);
    if state.articles.current + 1 < state.articles.names.len() {
        keys.push(("]a", "next article"));
    }
    keys.extend([("L", "library"), ("q", "back to the text")]);
    let key = |(key, what): (&str, &str)| {
        vec![(format!("{key:>3}  "), StyleRole::Key), (what.to_owned(), StyleRole::Text)]
    };
    lines.extend(keys.into_iter().map(key));
    let title = if is_part { format!("All decided: {}", filter(state)) } else { "All decided".to_owned() };
    window::draw(painter, screen, (&title, ""), &lines);
}

/// What the cards were filtered by: "“harbour”, flagged".
fn filter(state: &State) -> String {
    let session = &state.reading.session;
    let words = (!session.words().is_empty()).then(|| format!("“{}”", sanitize::line(session.words())));
    let only = CardFilter::ALL.iter().find(|(other, _)| *other == session.filter());
    let only = only.filter(|(filter, _)| *filter != CardFilter::All).map(|(_, said)| (*said).to_owned());
    words.into_iter().chain(only).collect::<Vec<_>>().join(", ")
}

/// "5 accepted, 1 edited, 0 rejected, 1 flagged".
fn counts(state: &State) -> Parts {
    let progress = state.reading.session.progress();
    let mut said =
        format!("{} accepted, {} edited, {} rejected", progress.accepted, progress.edited, progress.rejected);
    if progress.flagged > 0 {
        said = format!("{said}, {} flagged", progress.flagged);
    }
    vec![(said, StyleRole::Text)]
}

//! The feeds: their items by date with who is quoted in each, and a preview of the selected one.

mod preview;
mod rows;

use crate::text::date;
use crate::text::phrase::counted;
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::screen_map::{ShownPane, ShownRow};
use crate::tui::state::{State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::footer;
use crate::tui::view::list_columns::Choice;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Draws the feeds over the whole screen.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let mut layout = LibraryLayout::of(screen.width, screen.height);
    if state.feeds.count() == 0 && !layout.preview.is_empty() {
        layout = layout.without_preview();
    }
    draw_heading(painter, state, layout.heading);
    draw_list(painter, state, &layout);
    preview::draw(painter, state, &layout);
    footer::draw(painter, state, layout.footer);
}

/// Draws the number of items and feeds, or what is running.
fn draw_heading(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let feeds = &state.feeds;
    let running = feeds.refreshing.map(|so_far| ("refreshing", so_far));
    let running = running.or(feeds.reading_pages.map(|so_far| ("fetching page", so_far)));
    let said = match (running, &feeds.listed) {
        (Some((what, (done, all))), _) => format!("{what} {done} of {all}  Esc stops"),
        (None, None) => "opening".to_owned(),
        (None, Some(_)) => {
            let items = counted(feeds.count(), "item", "items");
            let all = format!("{items}  {} unread", feeds.unread());
            if place.width < 60 {
                all
            } else {
                format!("{}  {all}", counted(feeds.feeds.len(), "feed", "feeds"))
            }
        }
    };
    let left = painter.right(place, &format!("{said} "), StyleRole::Faint);
    let place = Rect { width: left.saturating_sub(1), ..place };
    let of = feeds.only.or_else(|| match feeds.feeds.as_slice() {
        [only] => Some(only.id),
        _ => None,
    });
    let name = of.and_then(|of| feeds.feed(of)).map_or("", |feed| feed.name());
    painter.line(place, &[(" FEEDS  ", StyleRole::Title), (name, StyleRole::Headline)]);
}

fn draw_list(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let feeds = &state.feeds;
    painter.map.panes.push((layout.list, ShownPane::Feeds));
    draw_frame(painter, state, layout);
    let mut inner = layout.list_inside();
    if feeds.count() == 0 {
        draw_empty(painter, state, inner);
        return;
    }
    let outlets = if feeds.only.is_some() || feeds.feeds.len() < 2 {
        rows::Outlets::One
    } else {
        rows::Outlets::Several
    };
    if layout.borders && inner.height >= 6 {
        rows::draw_columns(painter, outlets, row(inner, 0));
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    let fit = usize::from(inner.height);
    let first = feeds.row().saturating_sub(fit / 2).min(feeds.count().saturating_sub(fit));
    for index in 0..fit {
        let Some(item) = feeds.item(first + index) else { break };
        let choice = Choice::of(first + index, feeds.row());
        let line = row(inner, index);
        painter.map.rows.push((line, ShownRow::Feed(first + index)));
        if choice == Choice::Chosen {
            painter.fill(line, StyleRole::Chosen);
        }
        rows::draw(painter, item, (outlets, choice), line);
    }
}

/// Draws the frame of the list, if it has one.
fn draw_frame(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    if !layout.borders {
        return;
    }
    let feeds = &state.feeds;
    let is_open = matches!(state.window, Window::None | Window::FeedSearch(_));
    let border = if is_open { StyleRole::Focused } else { StyleRole::Border };
    let title = if feeds.words.is_empty() { "Items".to_owned() } else { format!("Items: {}", feeds.words) };
    let count = feeds.count();
    let at = if count == 0 { "0".to_owned() } else { format!("{}/{count}", feeds.row() + 1) };
    painter.frame(layout.list, (&title, &at), border);
}

/// Why the list is empty, and what to do.
fn draw_empty(painter: &mut Painter<'_>, state: &State, inner: Rect) {
    let feeds = &state.feeds;
    let (first, second) = match (&feeds.trouble, &feeds.listed) {
        (Some(trouble), _) => (trouble.clone(), String::new()),
        (None, None) => ("opening the feeds".to_owned(), String::new()),
        _ if !feeds.words.is_empty() => ("no item matches".to_owned(), "Esc clears the filter".to_owned()),
        _ if feeds.feeds.is_empty() => (
            "no feeds yet".to_owned(),
            "in the shell: pullquote feeds add https://... follows one".to_owned(),
        ),
        _ => match feeds.feeds.iter().filter_map(|feed| feed.fetched_at).max() {
            Some(at) => ("no items".to_owned(), format!("last refreshed {}; R refreshes", date::minute(at))),
            None => ("no items yet".to_owned(), "R asks the servers for them".to_owned()),
        },
    };
    let role = if feeds.trouble.is_some() { StyleRole::Warning } else { StyleRole::Text };
    painter.line(row(inner, 1), &[("  ", StyleRole::Text), (&first, role)]);
    painter.line(row(inner, 2), &[("  ", StyleRole::Text), (&second, StyleRole::Faint)]);
}

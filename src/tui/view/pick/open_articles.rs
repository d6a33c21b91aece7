//! The list of the open articles: title, outlet, day, and how far the review is, as far as that is known.
//!
//! The title gets at least half of the row: the outlet gives way first, then the day.

use crate::text::{sanitize, width};
use crate::tui::state::State;
use crate::tui::state::pick::ArticleList;
use crate::tui::theme::StyleRole;
use crate::tui::update::article_rows;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// How many articles are shown at once.
const MAX_ROWS: usize = 20;

/// Draws the list.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, list: &ArticleList, screen: Rect) {
    let rows = article_rows(list);
    let fit = MAX_ROWS.min(usize::from(screen.height.saturating_sub(6))).min(list.offered.len()).max(1);
    let first = window::first_row(list.row, rows.len(), fit);
    let typed = list.field.text();
    let (shown, role) =
        if typed.is_empty() { ("type part of a title", StyleRole::Faint) } else { (typed, StyleRole::Text) };
    let mut lines = vec![vec![
        ("/ ".to_owned(), StyleRole::Key),
        (shown.to_owned(), role),
        ("▏".to_owned(), StyleRole::Focused),
    ]];
    if rows.is_empty() {
        lines.push(vec![("no article matches".to_owned(), StyleRole::Faint)]);
    }
    lines.resize(fit + 1, Vec::new());
    let word = format!("{} of {}", (list.row + 1).min(rows.len()), rows.len());
    let inner = window::draw_list(painter, screen, ("Open articles", &word), &lines);
    for (at, index) in rows.iter().enumerate().skip(first).take(fit) {
        draw_article(painter, state, *index, (row(inner, at - first + 1), at == list.row));
    }
}

fn draw_article(painter: &mut Painter<'_>, state: &State, index: usize, (place, selected): (Rect, bool)) {
    if selected {
        painter.fill(place, StyleRole::Chosen);
    }
    let role = |usual| if selected { StyleRole::Chosen } else { usual };
    let seen = state.seen.get(&(state.articles.before + index)).cloned().unwrap_or_default();
    let name = state.articles.names.get(index).cloned().unwrap_or_default();
    let decided = match seen.decided {
        (_, 0) => String::new(),
        (decided, all) => format!("{decided}/{all}"),
    };
    let title = seen.title.unwrap_or(name);
    let details = [seen.site.unwrap_or_default(), seen.day.unwrap_or_default(), decided];
    let details = fitting(details, beside_title(&title, place));
    let left = painter.right(place, &details, role(StyleRole::Faint));
    let space = Rect { width: left.saturating_sub(2), ..place };
    let sign = if selected { "▸ " } else { "  " };
    let here = if index == state.articles.current { "• " } else { "  " };
    let number = format!("{:>3} ", index + 1);
    let parts = [
        (sign, role(StyleRole::Text)),
        (here, role(StyleRole::Key)),
        (number.as_str(), role(StyleRole::Faint)),
        (title.as_str(), role(StyleRole::Text)),
    ];
    painter.line(space, &parts);
}

/// Columns before the title: signs and the number.
const BEFORE: usize = "> * 999 ".len();

/// The columns that a title leaves for what stands beside it: it needs all of its own, but no more than half of the row.
fn beside_title(title: &str, place: Rect) -> usize {
    let all = usize::from(place.width);
    let title = width::columns(&sanitize::line(title)).min(all / 2);
    all.saturating_sub(BEFORE + title + 2)
}

/// As many of the details as fit, on one line: the first give way first.
fn fitting(details: [String; 3], columns: usize) -> String {
    let known: Vec<String> = details.into_iter().filter(|detail| !detail.is_empty()).collect();
    let from = |first: usize| known.get(first..).unwrap_or_default().join("  ");
    (0..known.len()).map(from).find(|line| width::columns(line) <= columns).unwrap_or_default()
}

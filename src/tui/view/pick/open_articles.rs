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
    let mut lines = vec![window::typed_line("/ ", typed, "type part of a title")];
    if rows.is_empty() {
        lines.push(vec![("no article matches".to_owned(), StyleRole::Faint)]);
    }
    lines.resize(fit + 1, Vec::new());
    let word = format!("{} of {}", (list.row + 1).min(rows.len()), rows.len());
    let inner = window::draw_list(painter, screen, ("Open articles", &word), &lines);
    let shown = || rows.iter().enumerate().skip(first).take(fit);
    let columns = Columns::of(state, shown().map(|(_, index)| *index));
    for (at, index) in shown() {
        draw_article(painter, state, (*index, &columns), (row(inner, at - first + 1), at == list.row));
    }
}

fn draw_article(
    painter: &mut Painter<'_>,
    state: &State,
    (index, columns): (usize, &Columns),
    (place, selected): (Rect, bool),
) {
    if selected {
        painter.fill(place, StyleRole::Chosen);
    }
    let role = |usual| if selected { StyleRole::Chosen } else { usual };
    let (title, [site, day, decided]) = known(state, index);
    let widths = columns.places(place);
    // Figures stand under each other by their ends.
    let figures = usize::from(widths[2]);
    let details = [site, day, format!("{decided:>figures$}")];
    let mut right = place.right();
    for (words, width) in details.iter().zip(widths).rev() {
        let cell = Rect { x: right.saturating_sub(width), width, ..place };
        painter.text(cell, words, role(StyleRole::Faint));
        right = cell.x.saturating_sub(if width > 0 { GAP } else { 0 });
    }
    let space = Rect { width: right.saturating_sub(place.x), ..place };
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

/// The title of an article; its outlet, its day, and how far the review is. What is not known is empty.
fn known(state: &State, index: usize) -> (String, [String; 3]) {
    let seen = state.seen.get(&(state.articles.before + index)).cloned().unwrap_or_default();
    let name = || state.articles.names.get(index).cloned().unwrap_or_default();
    let decided = match seen.decided {
        (_, 0) => String::new(),
        (decided, all) => format!("{decided}/{all}"),
    };
    let details = [seen.site.unwrap_or_default(), seen.day.unwrap_or_default(), decided];
    (seen.title.unwrap_or_else(name), details)
}

/// Columns before the title: signs and the number.
const BEFORE: usize = "> * 999 ".len();
/// Blanks between two columns.
const GAP: u16 = 2;
/// The most columns of an outlet.
const MAX_SITE: usize = 24;

/// How wide the columns are: all rows on the screen have the same.
struct Columns {
    title: usize,
    details: [usize; 3],
}

impl Columns {
    fn of(state: &State, shown: impl Iterator<Item = usize>) -> Self {
        let mut columns = Self { title: 0, details: [0; 3] };
        let wide = |words: &str| width::columns(&sanitize::line(words));
        for index in shown {
            let (title, details) = known(state, index);
            columns.title = columns.title.max(wide(&title));
            for (most, words) in columns.details.iter_mut().zip(&details) {
                *most = (*most).max(wide(words));
            }
        }
        let [site, ..] = &mut columns.details;
        *site = (*site).min(MAX_SITE);
        columns
    }

    /// The widths of what stands beside the titles, which need all of their own but no more than half of the row. The first
    /// give way first, and have no width then.
    fn places(&self, place: Rect) -> [u16; 3] {
        let all = usize::from(place.width);
        let room = all.saturating_sub(BEFORE + self.title.min(all / 2));
        let mut widths = self.details;
        for at in 0..widths.len() {
            let shown = widths.iter().filter(|width| **width > 0);
            if shown.map(|width| width + usize::from(GAP)).sum::<usize>() <= room {
                break;
            }
            widths[at] = 0;
        }
        widths.map(|width| u16::try_from(width).unwrap_or_default())
    }
}

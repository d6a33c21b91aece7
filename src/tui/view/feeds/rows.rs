//! One item of a feed on a line: its title, who is quoted, which countries, its feed, its date.

use crate::library::{ItemFindings, ListedItem, ReadMark};
use crate::text::{date, width};
use crate::tui::theme::StyleRole;
use crate::tui::view::list_columns::{self, Choice, draw_codes};
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Whether the shown items are of several feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlets {
    One,
    Several,
}

/// The columns of the list, from its right edge; columns without room are left out.
struct Columns {
    title: Rect,
    speakers: Rect,
    countries: Rect,
    outlet: Rect,
    date: Rect,
}

impl Columns {
    fn of(line: Rect, outlets: Outlets) -> Self {
        let w = line.width;
        let widths = [
            match w {
                140.. => 44,
                110.. => 32,
                70.. => 20,
                _ => 0,
            },
            match w {
                110.. => 11,
                70.. => 5,
                _ => 0,
            },
            match (outlets, w) {
                (Outlets::Several, 110..) => 18,
                (Outlets::Several, 50..) => 10,
                _ => 0,
            },
            match w {
                90.. => 10,
                40.. => 5,
                _ => 0,
            },
        ];
        let (title, [speakers, countries, outlet, date]) = list_columns::columns(line, widths);
        Self { title, speakers, countries, outlet, date }
    }
}

/// Draws the names of the columns.
pub(super) fn draw_columns(painter: &mut Painter<'_>, outlets: Outlets, line: Rect) {
    let columns = Columns::of(line, outlets);
    painter.line(columns.title, &[("     title", StyleRole::Faint)]);
    painter.text(columns.speakers, "quoted", StyleRole::Faint);
    let countries = if columns.countries.width < 9 { "where" } else { "countries" };
    painter.text(columns.countries, countries, StyleRole::Faint);
    painter.text(columns.outlet, "feed", StyleRole::Faint);
    painter.text(columns.date, "date", StyleRole::Faint);
}

/// Draws an item. Unread ones have a dot, so that they are told without colours.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    item: &ListedItem,
    (outlets, choice): (Outlets, Choice),
    line: Rect,
) {
    let columns = Columns::of(line, outlets);
    let role = |role: StyleRole| choice.role(role);
    let unread = item.mark == ReadMark::Unread;
    let dot = if unread { "• " } else { "  " };
    let title = if item.title.is_empty() { "(no title)" } else { item.title.as_str() };
    let title_role = if unread { StyleRole::Headline } else { StyleRole::Faint };
    painter.line(
        columns.title,
        &[(choice.sign(), role(StyleRole::Text)), (dot, role(StyleRole::Key)), (title, role(title_role))],
    );
    let day = date::day(item.at);
    let day = if columns.date.width < 10 { day.get(5..).unwrap_or_default() } else { &day };
    painter.text(columns.date, day, role(StyleRole::Faint));
    painter.text(columns.outlet, &item.outlet, role(StyleRole::Faint));
    let Some(findings) = &item.findings else {
        painter.text(columns.speakers, "…", role(StyleRole::Faint));
        return;
    };
    painter.text(
        columns.speakers,
        &speakers(findings, usize::from(columns.speakers.width)),
        role(StyleRole::Text),
    );
    draw_codes(painter, &findings.countries, role(StyleRole::Country), columns.countries);
}

/// "Rui Costa 3, Ana Lopes": as many as fit; the first is cut off if it does not.
fn speakers(findings: &ItemFindings, columns: usize) -> String {
    let mut line = String::new();
    for (name, count) in &findings.speakers {
        let one = if *count > 1 { format!("{name} {count}") } else { name.clone() };
        let more = if line.is_empty() { one } else { format!("{line}, {one}") };
        if !line.is_empty() && width::columns(&more) > columns {
            break;
        }
        line = more;
    }
    line
}

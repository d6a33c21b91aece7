//! The foot of the screen: the line being typed or a notice, and the keys that apply now.

use crate::text::span::offset;
use crate::text::{Span, sanitize, wrap};
use crate::tui::active_keys;
use crate::tui::state::library::LibraryPage;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Draws the foot: what is typed or a notice at the left, then as many keys of this place as fit; help and the ways out
/// always at the right.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, place: Rect) {
    if place.is_empty() {
        return;
    }
    let place = draw_pressed(painter, state, place);
    match (&state.window, &state.notice) {
        (Window::LibraryAdd(field), _) => draw_path(painter, state, "add", (field, place)),
        (Window::LibrarySave(field), _) => {
            draw_typed(painter, " save the filter as the list ", (field.text(), place));
            draw_below(painter, state, place);
        }
        (Window::LibraryJoin(joined), _) => {
            let asked = format!(" {} is the same as ", sanitize::line(&joined.spelling));
            draw_typed(painter, &asked, (joined.field.text(), place));
            draw_below(painter, state, place);
        }
        (Window::Open(field), _) => draw_path(painter, state, "open", (field, place)),
        (Window::Search(line), _) => {
            let asked = if line.filters { " &" } else { " /" };
            let written = draw_field(painter, asked, (&line.field, place));
            if place.height > 1 {
                draw_below(painter, state, place);
            } else {
                draw_beside(painter, state, (written, place));
            }
        }
        (Window::LibrarySearch(field), _) if field.text().is_empty() => {
            draw_what_to_type(painter, state.library.page, place);
        }
        (Window::LibrarySearch(field) | Window::FeedSearch(field) | Window::CardSearch(field), _) => {
            draw_field(painter, " /", (field, place));
            match fault(state) {
                Some(fault) => {
                    let above = Rect { y: place.y.saturating_sub(1), height: 1, ..place };
                    painter.fill(above, StyleRole::Text);
                    let _ = draw_notice(painter, (fault, StyleRole::Warning), (above, 0));
                }
                None => draw_below(painter, state, place),
            }
        }
        (_, Some(notice)) => {
            let always = active_keys::hints(state).always;
            let rest = draw_notice(painter, (notice, notice_role(state)), (place, way_out(&always)));
            draw_hints(painter, state, rest);
        }
        (_, None) => draw_hints(painter, state, place),
    }
}

/// Draws an empty search of a page of the library, and what can be typed in it.
fn draw_what_to_type(painter: &mut Painter<'_>, page: LibraryPage, place: Rect) {
    draw_typed(painter, " /", ("", place));
    let after = Rect { x: place.x + 4, width: place.width.saturating_sub(4), ..place };
    let said = match page {
        LibraryPage::Articles => "words, or speaker: outlet: note: after: state: -excluded OR @list",
        LibraryPage::Audit => "outlet: author: from: to:, or part of the name of an outlet",
        _ => "part of a name",
    };
    painter.text(after, said, StyleRole::Faint);
}

/// Why what is typed cannot be read.
fn fault(state: &State) -> Option<&str> {
    let is_query =
        matches!(state.window, Window::LibrarySearch(_)) && state.library.page == LibraryPage::Articles;
    state.library.fault.as_deref().filter(|_| is_query)
}

/// The role of the notice: only what went wrong is red.
fn notice_role(state: &State) -> StyleRole {
    if state.failure == state.notice { StyleRole::Warning } else { StyleRole::Notice }
}

/// Draws the keys of an unfinished command at the right. Returns the room left.
fn draw_pressed(painter: &mut Painter<'_>, state: &State, place: Rect) -> Rect {
    let keys: String = state.pending.iter().map(ToString::to_string).collect();
    let count = state.count.map(|count| count.to_string()).unwrap_or_default();
    if keys.is_empty() && count.is_empty() {
        return place;
    }
    let last = Rect { y: place.bottom() - 1, height: 1, ..place };
    let width = painter.right(last, &format!(" {count}{keys} "), StyleRole::Key);
    Rect { width, ..place }
}

/// Draws a field that is typed in; a text that the first letter replaces looks selected. Returns the columns taken.
fn draw_field(painter: &mut Painter<'_>, asked: &str, (field, place): (&TextField, Rect)) -> u16 {
    let role = if field.is_offered() { StyleRole::Chosen } else { StyleRole::Text };
    draw_line(painter, asked, (field.text(), role, place))
}

/// Draws the keys beside the line being typed, as many as there is room for.
fn draw_beside(painter: &mut Painter<'_>, state: &State, (written, place): (u16, Rect)) {
    let taken = written.saturating_add(GAP).min(place.width);
    draw_hints(painter, state, Rect { x: place.x + taken, width: place.width - taken, ..place });
}

/// The rows that a notice may take: a long one covers what is above the foot, because a cut sentence says nothing.
const NOTICE_ROWS: usize = 4;

/// The columns of the last two keys that must always be seen: help, and the way out.
fn way_out(always: &[(String, &'static str)]) -> usize {
    always.iter().rev().take(2).map(columns).sum()
}

/// Draws a notice on as many rows as it needs, cut off only at the end of the last one that it may take; on one more where
/// the last would not leave `kept` columns. Returns what is left for the keys.
fn draw_notice(
    painter: &mut Painter<'_>,
    (notice, role): (&str, StyleRole),
    (place, kept): (Rect, usize),
) -> Rect {
    let clean = sanitize::line(notice);
    let width = usize::from(place.width.saturating_sub(2)).max(2);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), width);
    let written = rows.last().map_or(0, |last| crate::text::width::columns(last.of(&clean)));
    let is_full = kept > 0 && written + kept > width;
    let wanted = rows.len().min(NOTICE_ROWS) + usize::from(is_full && rows.len() < NOTICE_ROWS);
    let wanted = u16::try_from(wanted).unwrap_or(place.height).min(place.bottom() / 2);
    let over = wanted.saturating_sub(place.height);
    let place = Rect { y: place.y - over, height: place.height + over, ..place };
    if over > 0 {
        painter.fill(place, StyleRole::Text);
    }
    let mut taken = 0;
    let below = u16::try_from(rows.len()).unwrap_or(place.height);
    for (index, line) in rows.iter().take(usize::from(place.height)).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let last = index + 1 == usize::from(place.height);
        let shown = if last { Span { end: offset(clean.len()), ..*line } } else { *line };
        let written = painter.line(row(place, index), &[(" ", StyleRole::Text), (shown.of(&clean), role)]);
        taken = if last { (written + GAP).min(place.width) } else { 0 };
    }
    if below < place.height {
        return Rect { y: place.y + below, height: place.height - below, ..place };
    }
    // The keys stand behind a column.
    let taken = taken.saturating_sub(1);
    Rect { x: place.x + taken, width: place.width - taken, y: place.bottom() - 1, height: 1 }
}

/// Draws what is being typed after what is asked. The caret is at the end: of what is too long, the end is shown.
fn draw_typed(painter: &mut Painter<'_>, asked: &str, (typed, place): (&str, Rect)) {
    draw_line(painter, asked, (typed, StyleRole::Text, place));
}

fn draw_line(painter: &mut Painter<'_>, asked: &str, (typed, role, place): (&str, StyleRole, Rect)) -> u16 {
    let clean = sanitize::line(typed);
    let room = usize::from(place.width).saturating_sub(crate::text::width::columns(asked) + 1);
    let shown = end_of(&clean, room);
    painter.line(place, &[(asked, StyleRole::Key), (&shown, role), ("▏", StyleRole::Focused)])
}

/// As much of the end of a line as fits, after an ellipsis.
fn end_of(line: &str, columns: usize) -> std::borrow::Cow<'_, str> {
    use crate::text::width;
    if width::columns(line) <= columns {
        return line.into();
    }
    let mut starts = line.char_indices().map(|(at, _)| at);
    let fits = |at: &usize| line.get(*at..).is_some_and(|end| width::columns(end) < columns);
    let end = starts.find(fits).and_then(|at| line.get(at..)).unwrap_or_default();
    format!("…{end}").into()
}

/// Draws the line being typed for a file or an address, and a notice or the keys below it.
fn draw_path(painter: &mut Painter<'_>, state: &State, verb: &str, (field, place): (&TextField, Rect)) {
    let place = if place.height > 1 || place.y == 0 {
        place
    } else {
        let two = Rect { y: place.y - 1, height: 2, ..place };
        painter.fill(two, StyleRole::Text);
        two
    };
    let what = if place.width < 56 { "" } else { " a file, a folder or an address" };
    draw_field(painter, &format!(" {verb}{what}: "), (field, place));
    draw_below(painter, state, place);
}

/// Draws a notice or the keys below the line being typed.
fn draw_below(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let below = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
    match &state.notice {
        _ if below.is_empty() => {}
        Some(notice) => {
            painter.line(below, &[(" ", StyleRole::Text), (notice, notice_role(state))]);
        }
        None => draw_hints(painter, state, below),
    }
}

/// Draws the hints: those of this place from the left, as many as fit without being cut off; those that must always be seen
/// at the right of the last row.
fn draw_hints(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let active_keys::Hints { keys, always } = active_keys::hints(state);
    let line = |y: u16| Rect { x: place.x + 1, width: place.width.saturating_sub(2), y, height: 1 };
    let kept = draw_always(painter, &always, line(place.bottom() - 1));
    let all = keys.iter().map(columns).sum::<usize>() + kept;
    // What fits beside the keys at the right is in the same row.
    let is_one_row = all <= usize::from(place.width.saturating_sub(2) + GAP);
    let mut rest = line(if is_one_row { place.bottom() - 1 } else { place.y });
    let ends = |rest: &Rect| rest.y + 1 >= place.bottom();
    let broken = if is_one_row { None } else { break_before_last_row(&keys, kept, place) };
    for (at, hint) in keys.iter().enumerate() {
        if broken == Some(at) {
            rest = line(rest.y + 1);
        }
        let room = usize::from(rest.width).saturating_sub(if ends(&rest) { kept } else { 0 });
        if columns(hint) > room + usize::from(GAP) {
            if ends(&rest) {
                break;
            }
            rest = line(rest.y + 1);
            if columns(hint) + kept > usize::from(rest.width + GAP) {
                break;
            }
        }
        rest = draw_hint(painter, hint, rest);
    }
}

/// Where two rows are needed only for the keys at the right: the hint that begins the last row, so that they do not stand
/// alone there. The row above takes all the others, and that one too where it has no room beside the keys at the right.
fn break_before_last_row(keys: &[(String, &'static str)], kept: usize, place: Rect) -> Option<usize> {
    let room = usize::from(place.width.saturating_sub(2) + GAP);
    let all: usize = keys.iter().map(columns).sum();
    if place.height < 2 || all > room {
        return None;
    }
    let last = keys.last()?;
    (columns(last) + kept <= room).then_some(keys.len() - 1)
}

/// Draws the hints that must always be seen, from the right; the first ones are left out where there is too little room.
/// Returns the columns taken with a gap before them.
fn draw_always(painter: &mut Painter<'_>, always: &[(String, &'static str)], place: Rect) -> usize {
    let mut shown = always;
    let taken = |hints: &[(String, &'static str)]| hints.iter().map(columns).sum::<usize>();
    while let [_, fewer @ ..] = shown
        && taken(shown) > usize::from(place.width + GAP)
    {
        shown = fewer;
    }
    let kept = taken(shown);
    let left = usize::from(place.width + GAP).saturating_sub(kept);
    let x = place.x + u16::try_from(left).unwrap_or_default();
    let mut rest = Rect { x, width: place.right().saturating_sub(x), ..place };
    for hint in shown {
        rest = draw_hint(painter, hint, rest);
    }
    kept + usize::from(GAP)
}

/// The columns between two hints.
const GAP: u16 = 2;

/// The columns that a hint takes with the gap after it.
fn columns((keys, hint): &(String, &'static str)) -> usize {
    crate::text::width::columns(keys) + 1 + crate::text::width::columns(hint) + usize::from(GAP)
}

/// Draws a hint. Returns what is left of the row after the gap.
fn draw_hint(painter: &mut Painter<'_>, (keys, hint): &(String, &'static str), place: Rect) -> Rect {
    let parts = [(keys.as_str(), StyleRole::Key), (" ", StyleRole::Text), (hint, StyleRole::Faint)];
    let taken = painter.line(place, &parts).saturating_add(GAP).min(place.width);
    Rect { x: place.x + taken, width: place.width - taken, ..place }
}

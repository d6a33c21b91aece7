//! The article pane: the text with its findings highlighted, its gutter, and the reading position.

use crate::article::{Article, Role as ParagraphRole};
use crate::input::LoadProgress;
use crate::text::Span;
use crate::text::cells::cells;
use crate::tui::layout::Layout;
use crate::tui::layout::rows::{TextRow, TextRows};
use crate::tui::state::screen_map::ShownPane;
use crate::tui::state::{Focus, State};
use crate::tui::theme::StyleRole;
use crate::tui::view::highlights::Highlights;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::panels::border_role;
use crate::tui::view::source_form::{self, SetOff};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the pane.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &Layout) {
    if layout.borders {
        let (title, word) = (heading(state), position(state));
        painter.frame(layout.text, (&title, &word), border_role(state, Focus::Text));
    }
    let inner = layout.text_inner();
    painter.map.panes.push((layout.text, ShownPane::Text));
    if state.reading.opened.is_none() {
        draw_waiting(painter, state, inner);
        return;
    }
    let marks = Highlights::of(state);
    let Some(rows) = state.text_rows() else { return };
    for (index, shown) in state.visible_rows.iter().enumerate() {
        draw_row(painter, (state, &rows), *shown, (row(inner, index), &marks));
    }
    if state.visible_rows.is_empty() {
        painter.text(row(inner, 0), " this article has no text", StyleRole::Warning);
    }
}

/// Columns of the bar before rows that are drawn without a gutter.
pub(super) const BAR: usize = 1;

/// Draws rows of the article in another pane: instead of the gutter, only a bar beside quotations.
pub(super) fn draw_rows(painter: &mut Painter<'_>, state: &State, rows: &[TextRow], place: Rect) {
    let visible = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => return,
    };
    let marks = Highlights::on(state, visible);
    let Some((article, text_rows)) = state.reading.article().zip(state.text_rows()) else { return };
    for (index, shown) in rows.iter().enumerate() {
        let line = row(place, index);
        if line.is_empty() {
            break;
        }
        if marks.quoted.iter().any(|span| span.overlaps(shown.span)) {
            painter.text(Rect { width: 1, ..line }, "▎", StyleRole::Quotation);
        }
        let words = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        let words = source_form::draw(painter, &text_rows, (words, *shown));
        draw_cells(painter, article, shown.span, (words, ground(state, *shown), &marks));
    }
}

/// The file without its folders, which rarely differ between articles; the host of an address.
pub(super) fn source(state: &State) -> String {
    let name = state.articles.name();
    let address = name.strip_prefix("https://").or_else(|| name.strip_prefix("http://"));
    if let Some(address) = address {
        return address.split('/').next().unwrap_or(address).to_owned();
    }
    name.rsplit('/').next().filter(|file| !file.is_empty()).unwrap_or(name).to_owned()
}

/// Where the text is from: its headline is in the title.
fn heading(state: &State) -> String {
    let has_title = state.reading.article().is_some_and(|article| article.title().is_some());
    if has_title { source(state) } else { "Text".to_owned() }
}

/// The reading position: "¶3/9 33%".
pub(super) fn position(state: &State) -> String {
    let Some(article) = state.reading.article() else { return String::new() };
    let numbers = &state.reading.numbers;
    let number = numbers.get(state.reading.viewport.top.paragraph).copied().unwrap_or_default().max(1);
    let all = numbers.last().copied().unwrap_or_default();
    let visible = state.visible();
    // FormKind space after the last paragraph is not shown and does not count.
    let length = article.paragraphs.last().map_or(1, |last| last.span.end.max(1)) as usize;
    let place = match (visible.start, visible.end as usize >= length) {
        _ if state.shows_all() => "all".to_owned(),
        (_, true) => "end".to_owned(),
        (start, _) if start <= first_byte(article) => "top".to_owned(),
        (start, _) => format!("{}%", start as usize * 100 / length),
    };
    let only = if state.reading.matching().is_some() { "& " } else { "" };
    format!("{only}¶{number}/{all} {place}")
}

fn first_byte(article: &Article) -> u32 {
    article.paragraphs.first().map_or(0, |paragraph| paragraph.span.start)
}

/// Draws the progress while the article is being loaded, or why that failed.
fn draw_waiting(painter: &mut Painter<'_>, state: &State, inner: Rect) {
    let name = state.articles.name();
    if let Some(failure) = &state.reading.failure {
        let width = usize::from(inner.width.saturating_sub(2)).max(2);
        let clean = crate::text::sanitize::line(failure);
        let rows = crate::text::wrap::rows(&clean, Span::new(0, clean.len()), width);
        let mut draw = |index: usize, words: &str, role: StyleRole| {
            let place = row(inner, index + 1);
            let place = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
            painter.text(place, words, role);
        };
        for (index, line) in rows.iter().enumerate() {
            draw(index, line.of(&clean), StyleRole::Warning);
        }
        draw(rows.len() + 1, "r tries again, g f opens another", StyleRole::Faint);
        return;
    }
    let progress = state.reading.progress.map(|progress| format!("{}  ", read_so_far(progress)));
    let progress = progress.unwrap_or_default();
    let (said, key) =
        if state.reading.stopped { ("stopped", "r tries again") } else { ("opening", "Esc stops") };
    painter.text(row(inner, 1), &format!(" {said} {name}"), StyleRole::Faint);
    painter.text(row(inner, 2), &format!(" {progress}{key}"), StyleRole::Faint);
}

/// How far an input has been read: "12 MB of 50 MB", "48 KB, 3 s".
pub(super) fn read_so_far(progress: LoadProgress) -> String {
    let LoadProgress { read, total, elapsed } = progress;
    let so_far = match total.filter(|&total| total > 0) {
        Some(total) => format!("{} of {}", bytes(read), bytes(total)),
        None => bytes(read),
    };
    let seconds = elapsed.map(|elapsed| format!(", {} s", elapsed.as_secs()));
    so_far + &seconds.unwrap_or_default()
}

/// A size in bytes: "512 B", "1.5 KB", "48 KB", "1.5 MB".
pub(super) fn bytes(count: u64) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..10_000 => format!("{}.{} KB", count / 1_000, count % 1_000 / 100),
        10_000..1_000_000 => format!("{} KB", count / 1_000),
        _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
    }
}

fn draw_row(
    painter: &mut Painter<'_>,
    (state, rows): (&State, &TextRows<'_>),
    shown: TextRow,
    (place, marks): (Rect, &Highlights),
) {
    let Some(article) = state.reading.article() else { return };
    if place.is_empty() {
        return;
    }
    draw_gutter(painter, state, shown, (place, marks));
    let ground = ground(state, shown);
    let gutter = u16::try_from(state.gutter()).unwrap_or_default();
    let place =
        Rect { x: place.x + gutter.min(place.width), width: place.width.saturating_sub(gutter), ..place };
    let place = source_form::draw(painter, rows, (place, shown));
    draw_cells(painter, article, shown.span, (place, ground, marks));
}

/// The role of the words of a row outside all highlights.
fn ground(state: &State, shown: TextRow) -> StyleRole {
    let article = state.reading.article();
    match article.and_then(|article| article.paragraphs.get(shown.paragraph)).map(|paragraph| paragraph.role)
    {
        Some(ParagraphRole::Headline) => StyleRole::Headline,
        Some(ParagraphRole::Furniture(_)) => StyleRole::Furniture,
        _ => StyleRole::Text,
    }
}

/// Draws the paragraph's number, a sign where the selected entry occurs, and a bar beside quotations.
fn draw_gutter(
    painter: &mut Painter<'_>,
    state: &State,
    shown: TextRow,
    (place, marks): (Rect, &Highlights),
) {
    let gutter = u16::try_from(state.gutter()).unwrap_or_default();
    let here = |spans: &[Span]| spans.iter().any(|span| span.overlaps(shown.span));
    let furniture = state.reading.article().and_then(|article| article.paragraphs.get(shown.paragraph));
    let furniture = furniture.is_some_and(|paragraph| paragraph.role.is_furniture());
    if shown.first && gutter > 2 && !furniture {
        let number = state.reading.numbers.get(shown.paragraph).copied().unwrap_or_default();
        let digits = usize::from(gutter) - 2 - 1;
        painter.text(place, &format!("{number:>digits$}"), StyleRole::Faint);
    }
    let column = |from_text: u16| Rect { x: place.x + gutter.saturating_sub(from_text), width: 1, ..place };
    if gutter > 2 && here(&marks.occurrences) {
        painter.text(column(2), "▸", StyleRole::Focused);
    }
    if gutter > 2 && here(&marks.marked) {
        painter.text(column(2), "#", StyleRole::Key);
    }
    if here(&marks.quoted) {
        painter.text(column(1), "▎", StyleRole::Quotation);
    }
}

/// Draws the cells of a row, in runs of one style.
fn draw_cells(
    painter: &mut Painter<'_>,
    article: &Article,
    span: Span,
    (place, ground, marks): (Rect, StyleRole, &Highlights),
) {
    let lit: Vec<&(Span, StyleRole)> = marks.lit.iter().filter(|(lit, _)| lit.overlaps(span)).collect();
    let set_off = SetOff::of(article, span);
    let is_over = |role: StyleRole| ground != StyleRole::Furniture || role == StyleRole::Cursor;
    let look_at = |byte: u32| {
        let over = lit.iter().rev().find(|(lit, role)| lit.contains(byte) && is_over(*role));
        let link = set_off.link(byte);
        let under = if link.is_some() && ground == StyleRole::Text { StyleRole::Link } else { ground };
        Look { role: over.map_or(under, |(_, role)| *role), modifier: set_off.at(byte), link }
    };
    let mut run = String::new();
    let (mut run_at, mut run_look, mut column) = (0, look_at(span.start), 0);
    for cell in cells(&article.text, span) {
        let look = look_at(cell.span.start);
        if look != run_look {
            put(painter, place, (run_at, &run), run_look);
            run.clear();
            (run_at, run_look) = (column, look);
        }
        run.push_str(&cell.glyph);
        column += cell.columns;
    }
    put(painter, place, (run_at, &run), run_look);
}

/// How a run of cells is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look<'a> {
    role: StyleRole,
    modifier: Modifier,
    /// The address behind it.
    link: Option<&'a str>,
}

fn put(painter: &mut Painter<'_>, place: Rect, (column, run): (usize, &str), look: Look<'_>) {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    if run.is_empty() || column >= place.width {
        return;
    }
    let place = Rect { x: place.x + column, width: place.width - column, ..place };
    let style = painter.style(look.role).add_modifier(look.modifier);
    let columns = painter.styled(place, run, style);
    if let Some(address) = look.link {
        painter.hyperlink(Rect { width: columns, ..place }, address);
    }
}

//! The mouse: a click selects what is under it, a second one opens it; dragging selects and copies the words of the article;
//! the wheel scrolls what is under the pointer.

use crate::analysis::MentionId;
use crate::text::span::offset;
use crate::text::{Span, sanitize};
use crate::tui::action::{
    FeedsAction, HelpAction, LibraryAction, ListMove, PaletteAction, PanelAction, ScrollAction,
};
use crate::tui::effect::{Effect, Effects};
use crate::tui::keymap::pointer::{PointerEvent, PointerKind};
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, PANELS, Panel};
use crate::tui::state::pick::TextDrag;
use crate::tui::state::screen_map::{ShownPane, ShownRow};
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::pick::{palette, places, point};
use crate::tui::update::text::scroll;
use crate::tui::update::{feeds, help, library, panels};

/// Rows that one step of the wheel scrolls.
const WHEEL_ROWS: usize = 3;

/// What the wheel does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wheel {
    Up,
    Down,
}

/// Does what was done with the mouse.
pub(in crate::tui::update) fn update(state: &mut State, event: PointerEvent) -> Effects {
    match event.kind {
        PointerKind::Press => return press(state, event.at),
        PointerKind::Drag => drag(state, event.at),
        PointerKind::Release => return release(state),
        PointerKind::WheelUp => return turn(state, event.at, Wheel::Up),
        PointerKind::WheelDown => return turn(state, event.at, Wheel::Down),
    }
    Effects::none()
}

/// Selects the row under the pointer, or opens it if it is selected already. In the text, a selection may begin here.
fn press(state: &mut State, at: (u16, u16)) -> Effects {
    (state.notice, state.drag, state.count) = (None, None, None);
    state.pending.clear();
    match state.window {
        Window::None => {}
        Window::Hints(_) => state.window = Window::None,
        _ => return Effects::none(),
    }
    if let Some(row) = state.screen_map.row_at(at) {
        return if is_selected(state, row) { point::open(state, row) } else { point::select(state, row) };
    }
    if state.mode == Mode::Read {
        state.drag = character_at(state, at).map(|from| TextDrag { from, to: from });
    }
    Effects::none()
}

fn is_selected(state: &State, row: ShownRow) -> bool {
    match row {
        ShownRow::Panel(panel, index) => {
            state.focus == Focus::Panel(panel) && state.reading.selected_row(panel) == index
        }
        ShownRow::Library(index) => state.library.row() == index,
        ShownRow::Feed(index) => state.feeds.row() == index,
    }
}

/// The character of the article under the pointer; beside a line, the nearest one of it.
fn character_at(state: &State, (column, row): (u16, u16)) -> Option<Span> {
    let article = state.reading.article()?;
    let (place, words) = places::text_rows(state).into_iter().find(|(place, _)| place.y == row)?;
    let is_inside = state.layout().text.contains((column, row).into());
    let along = column.saturating_sub(place.x);
    (is_inside && !words.is_empty()).then(|| places::character_at(&article.text, words, along))
}

/// Selects up to here. Above and below the pane, the text is scrolled.
fn drag(state: &mut State, (column, row): (u16, u16)) {
    let Some(TextDrag { from, .. }) = state.drag else { return };
    let pane = state.layout().text_inner();
    if row < pane.y || row >= pane.bottom() {
        let scrolled = if row < pane.y { ScrollAction::LineUp } else { ScrollAction::LineDown };
        scroll::update(state, scrolled, None);
        scroll::lay_out(state);
    }
    let pane = state.layout().text_inner();
    let within = (
        column.clamp(pane.x, pane.right().saturating_sub(1)),
        row.clamp(pane.y, pane.bottom().saturating_sub(1)),
    );
    if let Some(to) = character_at(state, within) {
        state.drag = Some(TextDrag { from, to });
    }
}

/// Copies what was selected; a click without a selection goes to what is under it.
fn release(state: &mut State) -> Effects {
    let Some(drag) = state.drag else { return Effects::none() };
    let Some(article) = state.reading.article() else { return Effects::none() };
    if !drag.span().is_empty() {
        let words = sanitize::block(article.words(drag.span())).into_owned();
        state.notice = Some("sent to the clipboard; v selects these words to do more with them".to_owned());
        return Effect::Copy(words).into();
    }
    state.drag = None;
    let article = state.reading.article();
    let link = article.and_then(|article| article.markup.link_at(drag.from.start));
    let link = link.map(|link| Finding::Link(link.span));
    match finding_at(state, drag.from.start).or(link) {
        Some(finding) => point::go_to_finding(state, finding),
        None => panels::stay(state),
    }
    Effects::none()
}

/// The mention at a byte, otherwise the quotation.
fn finding_at(state: &State, byte: u32) -> Option<Finding> {
    let analysis = &state.reading.analysis;
    let until = analysis.mentions.partition_point(|mention| mention.span.start <= byte);
    // Mentions are in text order and rarely nest: the one around the byte is among the last few that start before.
    let mut near = (until.saturating_sub(4)..until).rev();
    let mention =
        near.find(|&at| analysis.mentions.get(at).is_some_and(|mention| mention.span.contains(byte)));
    let quotation = || {
        let until = analysis.quotations.partition_point(|one| one.marks.start <= byte);
        let last = analysis.quotations.get(until.checked_sub(1)?)?;
        last.marks.contains(byte).then_some(Finding::Quotation(last.id))
    };
    mention.map(|at| Finding::Mention(MentionId(offset(at)))).or_else(quotation)
}

/// Scrolls what is under the pointer.
fn turn(state: &mut State, at: (u16, u16), wheel: Wheel) -> Effects {
    let list = if wheel == Wheel::Down { ListMove::Next } else { ListMove::Previous };
    match (&state.window, state.screen_map.pane_at(at)) {
        (Window::Help(..), _) => {
            let step = if wheel == Wheel::Down { HelpAction::Next } else { HelpAction::Previous };
            for _ in 0..WHEEL_ROWS {
                help::update(state, step);
            }
        }
        (Window::Palette(_), _) => {
            let step = if wheel == Wheel::Down { PaletteAction::Next } else { PaletteAction::Previous };
            palette::update(state, step);
        }
        (Window::None | Window::Search(_), Some(ShownPane::Text)) => {
            let step = if wheel == Wheel::Down { ScrollAction::LineDown } else { ScrollAction::LineUp };
            scroll::update(state, step, u32::try_from(WHEEL_ROWS).ok());
        }
        (Window::None, Some(ShownPane::Panel(panel))) => turn_panel(state, panel, wheel),
        (Window::None | Window::LibrarySearch(_), Some(ShownPane::Library)) => {
            return library::update(state, LibraryAction::Select(list), WHEEL_ROWS);
        }
        (Window::None | Window::FeedSearch(_), Some(ShownPane::Feeds)) => {
            return feeds::update(state, FeedsAction::Select(list), WHEEL_ROWS);
        }
        _ => {}
    }
    Effects::none()
}

/// In the panel that has the keys, the wheel moves the selection; another panel is only scrolled.
fn turn_panel(state: &mut State, panel: Panel, wheel: Wheel) {
    if state.focus == Focus::Panel(panel) {
        let step = if wheel == Wheel::Down { PanelAction::NextEntry } else { PanelAction::PreviousEntry };
        return panels::update(state, step, 1);
    }
    let shown = state.screen_map.rows_of(panel);
    let (Some(&first), fit) = (shown.first(), shown.len()) else { return };
    let last = panel::count(&state.reading.panel_rows, panel).saturating_sub(fit);
    let first = match wheel {
        Wheel::Up => first.saturating_sub(1),
        Wheel::Down => (first + 1).min(last),
    };
    // A panel shows its selected row in the middle.
    if let Some(row) =
        PANELS.iter().position(|&one| one == panel).and_then(|at| state.reading.rows.get_mut(at))
    {
        *row = first + fit / 2;
    }
}

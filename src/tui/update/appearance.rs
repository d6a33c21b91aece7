//! How the reader looks: line length, page furniture, panels, theme.

use crate::tui::action::AppearanceAction;
use crate::tui::keymap::pointer::MouseTracking;
use crate::tui::layout::rows::FurnitureDisplay;
use crate::tui::state::State;
use crate::tui::state::panel::rows::QuotationOrder;
use crate::tui::theme::{AUTOMATIC, Background, Theme};
use crate::tui::update::review::cards;
use crate::tui::update::text::cursor;

/// Columns that one press of a key adds to the lines or takes from them.
const WIDTH_STEP: i16 = 4;
/// How many columns wider or narrower than usual lines can become.
const MAX_EXTRA_WIDTH: i16 = 48;

/// Changes how the reader looks.
pub(super) fn update(state: &mut State, action: AppearanceAction) {
    match action {
        AppearanceAction::Wider => set_width(state, state.appearance.extra_width + WIDTH_STEP),
        AppearanceAction::Narrower => set_width(state, state.appearance.extra_width - WIDTH_STEP),
        AppearanceAction::ResetWidth => {
            set_width(state, 0);
            state.appearance.choices.width = None;
            state.notice = Some(format!("lines of {} characters, the default width", state.measure()));
        }
        AppearanceAction::ToggleFurniture => toggle_furniture(state),
        AppearanceAction::ToggleTextOnly => state.appearance.text_only = !state.appearance.text_only,
        AppearanceAction::GroupQuotations => group_quotations(state),
        AppearanceAction::NextTheme => next_theme(state),
        AppearanceAction::ToggleMouse => toggle_mouse(state),
    }
}

fn set_width(state: &mut State, extra_width: i16) {
    let before = state.measure();
    let old = state.appearance.extra_width;
    state.appearance.extra_width = extra_width.clamp(-MAX_EXTRA_WIDTH, MAX_EXTRA_WIDTH);
    let after = state.measure();
    if before == after && extra_width != 0 {
        // The screen is too narrow: do not count presses that change nothing, or as many would be needed to return.
        state.appearance.extra_width = old;
    }
    state.appearance.choices.width = u16::try_from(after).ok();
    state.notice = Some(format!("lines of {after} characters; 0 resets the width"));
}

/// Makes the lines `width` characters long, as far as the screen allows.
pub fn begin_with_width(state: &mut State, width: u16) {
    let usual = i16::try_from(state.measure()).unwrap_or(i16::MAX);
    let wanted = i16::try_from(width).unwrap_or(i16::MAX);
    state.appearance.extra_width = wanted.saturating_sub(usual).clamp(-MAX_EXTRA_WIDTH, MAX_EXTRA_WIDTH);
}

/// The terminal has this background: the themes that follow it change.
pub fn set_background(state: &mut State, background: Background) {
    let appearance = &mut state.appearance;
    if appearance.colours.background == background {
        return;
    }
    appearance.colours.background = background;
    for new in Theme::all(appearance.colours) {
        if let Some(old) = appearance.themes.iter_mut().find(|old| old.name == new.name) {
            *old = new;
        }
    }
    let now = appearance.themes.iter().find(|theme| theme.name == appearance.theme.name);
    appearance.theme = now.unwrap_or(&appearance.theme).clone();
}

fn group_quotations(state: &mut State) {
    let (order, said) = match state.appearance.quotations {
        QuotationOrder::Text => {
            (QuotationOrder::Speaker, "quotations by speaker; zs lists them in text order")
        }
        QuotationOrder::Speaker => (QuotationOrder::Text, "quotations in text order"),
    };
    state.appearance.quotations = order;
    state.notice = Some(said.to_owned());
    state.reading.panel_rows_are_old = true;
    cards::list_panel_rows(state);
    if let Some(entry) = state.reading.selected {
        cursor::point_at(state, entry);
    }
}

fn next_theme(state: &mut State) {
    let appearance = &mut state.appearance;
    let current = appearance.themes.iter().position(|theme| theme.name == appearance.theme.name);
    let next = current.map_or(0, |current| current + 1) % appearance.themes.len().max(1);
    let Some(theme) = appearance.themes.get(next) else { return };
    appearance.theme = theme.clone();
    appearance.choices.theme = Some(theme.name.to_string());
    let name = &appearance.theme.name;
    state.notice = Some(if name == AUTOMATIC {
        format!("colours: auto, {} as the terminal’s background", appearance.colours.background.word())
    } else {
        format!("colours: {name}; kept, also where config.toml names others")
    });
}

fn toggle_mouse(state: &mut State) {
    let mouse = state.appearance.mouse.toggled();
    state.appearance.mouse = mouse;
    state.appearance.choices.mouse = Some(mouse == MouseTracking::On);
    let said = match mouse {
        MouseTracking::On => "mouse on: click, scroll, drag to copy; with Shift held, the terminal selects",
        MouseTracking::Off => "mouse off: the terminal selects text as usual",
    };
    state.notice = Some(said.to_owned());
}

fn toggle_furniture(state: &mut State) {
    let hidden = state.reading.article().map_or(0, |article| {
        article.paragraphs.iter().filter(|paragraph| paragraph.role.is_furniture()).count()
    });
    let (next, words) = match state.appearance.furniture {
        FurnitureDisplay::Dimmed => (FurnitureDisplay::Hidden, "hidden"),
        FurnitureDisplay::Hidden => (FurnitureDisplay::Dimmed, "shown"),
    };
    state.appearance.furniture = next;
    state.notice = Some(match hidden {
        0 => "no page furniture in this article".to_owned(),
        1 => format!("1 paragraph of page furniture {words}"),
        _ => format!("{hidden} paragraphs of page furniture {words}"),
    });
}

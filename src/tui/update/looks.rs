//! How things look: measure, furniture, zen, theme.

use crate::tui::action::Action;
use crate::tui::layout::rows::Furniture;
use crate::tui::state::State;
use crate::tui::update::scroll;

/// Columns by which the text becomes wider or narrower at a press.
const STEP: i16 = 4;
/// As far as it goes.
const WIDER_MOST: i16 = 48;

/// Changes the looks. Returns whether the action was about looks.
pub(super) fn update(state: &mut State, action: &Action) -> bool {
    match action {
        Action::Wider => measure(state, state.looks.wider + STEP),
        Action::Narrower => measure(state, state.looks.wider - STEP),
        Action::ResetWidth => measure(state, 0),
        Action::ToggleFurniture => furniture(state),
        Action::ToggleZen => state.looks.zen = !state.looks.zen,
        Action::Centre => centre(state),
        Action::NextTheme => {
            state.looks.theme = state.looks.theme.next();
            state.notice = Some(format!("colours: {}", state.looks.theme.name));
        }
        _ => return false,
    }
    true
}

fn measure(state: &mut State, wider: i16) {
    let before = state.measure();
    let old = state.looks.wider;
    state.looks.wider = wider.clamp(-WIDER_MOST, WIDER_MOST);
    let after = state.measure();
    if before == after && wider != 0 {
        // The screen gives no more: a further press must not have to be taken back.
        state.looks.wider = old;
    }
    state.notice = Some(format!("lines of {after} characters; 0 gives the usual width"));
}

fn furniture(state: &mut State) {
    let hidden = state.reading.article().map_or(0, |article| {
        article.paragraphs.iter().filter(|paragraph| paragraph.role.is_furniture()).count()
    });
    let (next, words) = match state.looks.furniture {
        Furniture::Dimmed => (Furniture::Hidden, "hidden"),
        Furniture::Hidden => (Furniture::Dimmed, "shown"),
    };
    state.looks.furniture = next;
    state.notice = Some(match hidden {
        0 => "no page furniture in this article".to_owned(),
        1 => format!("1 paragraph of page furniture {words}"),
        _ => format!("{hidden} paragraphs of page furniture {words}"),
    });
}

fn centre(state: &mut State) {
    let byte =
        if state.reading.under_cursor.is_some() { state.reading.cursor() } else { state.reading.top() };
    let above = state.page_rows() / 2;
    scroll::put_at(state, byte, above);
}

//! The help: typing filters the keys, Enter runs the selected one.

use crate::tui::action::{Action, HelpAction, JumpAction};
use crate::tui::active_keys::{self, help_groups};
use crate::tui::keymap;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};

/// This many keys down or up at once, as in other lists.
const PAGE: usize = 10;

/// Opens the help, moves in it, or closes it to run a key. Returns the action of that key.
pub(super) fn update(state: &mut State, action: HelpAction) -> Option<Action> {
    let last = match &state.window {
        Window::Help(field, _) => count(state, field.text()).saturating_sub(1),
        _ => 0,
    };
    match (action, &mut state.window) {
        (HelpAction::Open, window) => *window = Window::Help(TextField::default(), 0),
        (HelpAction::Next, Window::Help(_, row)) => *row = (*row + 1).min(last),
        (HelpAction::Previous, Window::Help(_, row)) => *row = row.saturating_sub(1),
        (HelpAction::NextPage, Window::Help(_, row)) => *row = (*row + PAGE).min(last),
        (HelpAction::PreviousPage, Window::Help(_, row)) => *row = row.saturating_sub(PAGE),
        (HelpAction::Run, _) => return run(state),
        (_, _) => {}
    }
    None
}

/// How many keys the help lists for what was typed.
fn count(state: &State, typed: &str) -> usize {
    help_groups(state, typed).iter().map(|group| group.entries.len()).sum()
}

/// Closes the help. A key that does not work here, or needs a letter, is only explained.
fn run(state: &mut State) -> Option<Action> {
    let Window::Help(field, row) = std::mem::take(&mut state.window) else { return None };
    let groups = help_groups(state, field.text());
    let binding = groups.iter().flat_map(|group| &group.entries).nth(row)?.binding;
    if active_keys::applies(binding.context, state) && !needs_letter(binding.action) {
        return Some(binding.action);
    }
    let keys = binding.keys.first().map_or_else(String::new, |keys| keymap::displayed(keys));
    let place = keymap::place_name(binding.context);
    let notice = format!("{keys}: {} ({})", binding.help, place.to_lowercase());
    state.notice = Some(notice);
    None
}

fn needs_letter(action: Action) -> bool {
    matches!(action, Action::Jump(JumpAction::SetMark(_) | JumpAction::GoToMark(_)))
}

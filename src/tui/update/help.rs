//! The help: typing filters the keys, Enter runs the selected one.

use crate::sorting;
use crate::tui::action::{Action, HelpAction, JumpAction};
use crate::tui::active_keys;
use crate::tui::keymap::{self, Binding, KeyGroup};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Focus, Mode, State, Window};

/// This many keys down or up at once, as in other lists.
const PAGE: usize = 10;

/// Opens the help, moves in it, or closes it to run a key. Returns the action of that key.
pub(super) fn update(state: &mut State, action: HelpAction) -> Option<Action> {
    let last = match &state.window {
        Window::Help(field, _) => listed(state, field.text()).len().saturating_sub(1),
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

/// The bindings that the help lists for what was typed, under their headings, those of the current mode first.
#[must_use]
pub(in crate::tui) fn listed<'a>(state: &'a State, typed: &str) -> Vec<&'a Binding> {
    let (mode, bindings) = (state.mode, &state.keymap.bindings);
    let words: Vec<String> = typed.split_whitespace().map(singular).collect();
    let matches = |binding: &&Binding| {
        let keys = binding.keys.iter().any(|keys| keymap::displayed(keys) == typed.trim());
        let hint = binding.hint.unwrap_or_default();
        let text = format!("{} {hint} {}", binding.help, keymap::other_words(&binding.name)).to_lowercase();
        // The help says "quotation"; many users look for "quote".
        let text = text.replace("quotation", "quotation quote");
        keys || words.iter().all(|word| text.contains(word.as_str()))
    };
    let of_mode = |group: &KeyGroup| match mode {
        Mode::Read => false,
        Mode::Review => *group == KeyGroup::Review,
        Mode::Library => *group == KeyGroup::Library,
        Mode::Feeds => *group == KeyGroup::Feeds,
    };
    let mut groups = keymap::GROUPS.map(|(group, _)| group);
    let of_panel = |group: &KeyGroup| *group == KeyGroup::Panels && matches!(state.focus, Focus::Panel(_));
    sorting::by_key(&mut groups, |group| !(of_mode(group) || (mode == Mode::Read && of_panel(group))));
    let grouped =
        groups.iter().flat_map(|group| bindings.iter().filter(move |binding| binding.group == *group));
    grouped.filter(matches).collect()
}

/// A word in lower case and without its plural s, so that "quotes" finds "quotation".
fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix('s').filter(|one| one.len() > 2).map(str::to_owned).unwrap_or(word)
}

/// Closes the help. A key that does not work here, or needs a letter, is only explained.
fn run(state: &mut State) -> Option<Action> {
    let Window::Help(field, row) = std::mem::take(&mut state.window) else { return None };
    let binding = listed(state, field.text()).get(row).copied()?;
    if active_keys::applies(binding.context, state) && !needs_letter(binding.action) {
        return Some(binding.action);
    }
    let keys = binding.keys.first().map_or_else(String::new, |keys| keymap::displayed(keys));
    let notice = format!("{keys}: {}", binding.help);
    state.notice = Some(notice);
    None
}

fn needs_letter(action: Action) -> bool {
    matches!(action, Action::Jump(JumpAction::SetMark(_) | JumpAction::GoToMark(_)))
}

//! The help: type to filter the keys, Enter does what the selected row says.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, BINDINGS, Binding, Group};
use crate::tui::state::text_field::Line;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::line_edit;

/// The help as it opens.
pub(super) fn open() -> Window {
    Window::Help(Line::default(), 0)
}

/// Filters, moves, or does the selected row.
pub(super) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let mode = state.mode;
    let Window::Help(line, row) = &mut state.window else { return Vec::new() };
    let last = listed(mode, &line.typed).len().saturating_sub(1);
    match action {
        Action::SelectNext => *row = (*row + 1).min(last),
        Action::SelectPrevious => *row = row.saturating_sub(1),
        Action::Submit => return run(state),
        action => {
            line_edit::edit(line, action);
            *row = 0;
        }
    }
    Vec::new()
}

/// The bindings that the help lists for what was typed, under their headings: first those of what is being done.
#[must_use]
pub(in crate::tui) fn listed(mode: Mode, typed: &str) -> Vec<&'static Binding> {
    let words: Vec<String> = typed.split_whitespace().map(singular).collect();
    let fits = |binding: &&Binding| {
        let keys = binding.keys.iter().any(|keys| keymap::shown(keys) == typed.trim());
        let said = format!("{} {}", binding.help, binding.hint.unwrap_or_default()).to_lowercase();
        let said = said.replace("quotation", "quotation quote");
        keys || words.iter().all(|word| said.contains(word.as_str()))
    };
    let own = |group: &Group| match mode {
        Mode::Read => false,
        Mode::Review => *group == Group::Review,
        Mode::Library => *group == Group::Library,
    };
    let mut groups = keymap::GROUPS.map(|(group, _)| group);
    groups.sort_by_key(|group| !own(group));
    let grouped = groups.iter().flat_map(|group| BINDINGS.iter().filter(move |b| b.group == *group));
    grouped.filter(fits).collect()
}

/// As a word is looked for: small letters, one of what there may be many of.
fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix('s').filter(|one| one.len() > 2).map(str::to_owned).unwrap_or(word)
}

fn run(state: &mut State) -> Vec<Effect> {
    let Window::Help(line, row) = std::mem::take(&mut state.window) else { return Vec::new() };
    let Some(binding) = listed(state.mode, &line.typed).get(row).copied() else { return Vec::new() };
    if !keymap::holds(binding.context, state) || needs_letter(&binding.action) {
        state.notice =
            Some(format!("{}: {}", keymap::shown(binding.keys.first().unwrap_or(&"")), binding.help));
        return Vec::new();
    }
    crate::tui::update::update(state, binding.action.clone())
}

fn needs_letter(action: &Action) -> bool {
    matches!(action, Action::SetMark(_) | Action::GoToMark(_))
}

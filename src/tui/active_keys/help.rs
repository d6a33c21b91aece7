//! What the help lists: first the keys that hold where it was opened, by what they are for, then all others by the place where
//! they hold. A key of several places, such as one that erases in every line that is typed, is listed once.

use super::applies_to_screen;
use crate::sorting;
use crate::tui::action::Action;
use crate::tui::keymap::{self, Binding, GROUPS, KeyGroup, PLACE_NAMES, place_name};
use crate::tui::state::{Focus, Mode, State};

/// Keys under one heading of the help.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpGroup<'a> {
    /// The heading.
    pub name: &'static str,
    /// Whether they hold where the help was opened.
    pub is_here: bool,
    /// The keys.
    pub entries: Vec<HelpEntry<'a>>,
}

/// What the help says of an action.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpEntry<'a> {
    /// All its keys.
    pub keys: Vec<&'a str>,
    /// The row of the keymap that says what they do.
    pub binding: &'a Binding,
}

/// The heading of what erases in every line that is typed.
const TYPING: &str = "While typing";

/// Where the help was opened, as a sentence names it: "in the review".
#[must_use]
pub fn help_place(state: &State) -> &'static str {
    match (state.mode, state.focus) {
        (Mode::Read, Focus::Text) => "in the text",
        (Mode::Read, Focus::Panel(_)) => "in a panel",
        (Mode::Review, _) => "in the review",
        (Mode::Library, _) => "in the library",
        (Mode::Feeds, _) => "in the feeds",
    }
}

/// The keys that the help lists for what was typed.
#[must_use]
pub fn help_groups<'a>(state: &'a State, typed: &str) -> Vec<HelpGroup<'a>> {
    let bindings = state.keymap.bindings.iter().filter(|binding| !binding.keys.is_empty());
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        bindings.partition(|binding| applies_to_screen(binding.context, state));
    let here = groups_here(state).into_iter().map(|(group, name)| {
        let of_group = here.iter().filter(|binding| binding.group == group);
        HelpGroup { name, is_here: true, entries: merged(of_group.copied()) }
    });
    let elsewhere = PLACE_NAMES.iter().map(|(name, _)| *name).chain([TYPING]).map(|name| {
        let of_place = elsewhere.iter().filter(|binding| heading_elsewhere(binding) == name);
        HelpGroup { name, is_here: false, entries: merged(of_place.copied()) }
    });
    let mut groups: Vec<_> = here.chain(elsewhere).collect();
    for group in &mut groups {
        group.entries.retain(|entry| matches(entry, typed));
    }
    groups.retain(|group| !group.entries.is_empty());
    groups
}

/// The headings of the keys that hold here; those of this place in particular come first.
fn groups_here(state: &State) -> [(KeyGroup, &'static str); GROUPS.len()] {
    let first = match (state.mode, state.focus) {
        (Mode::Read, Focus::Text) => KeyGroup::Move,
        (Mode::Read, Focus::Panel(_)) => KeyGroup::Panels,
        (Mode::Review, _) => KeyGroup::Review,
        (Mode::Library, _) => KeyGroup::Library,
        (Mode::Feeds, _) => KeyGroup::Feeds,
    };
    let mut groups = GROUPS;
    sorting::by_key(&mut groups, |(group, _)| *group != first);
    groups
}

fn heading_elsewhere(binding: &Binding) -> &'static str {
    if matches!(binding.action, Action::Edit(_)) { TYPING } else { place_name(binding.context) }
}

/// One entry for rows that do the same by the same keys, or say the same.
fn merged<'a>(bindings: impl Iterator<Item = &'a Binding>) -> Vec<HelpEntry<'a>> {
    let mut entries: Vec<HelpEntry<'a>> = Vec::new();
    for binding in bindings {
        let keys = binding.keys.iter().map(String::as_str);
        let is_same = |entry: &&mut HelpEntry<'_>| {
            let shares_a_key = || entry.keys.iter().any(|&one| binding.keys.iter().any(|other| other == one));
            entry.binding.action == binding.action && (entry.binding.help == binding.help || shares_a_key())
        };
        if let Some(entry) = entries.iter_mut().find(is_same) {
            let new: Vec<_> = keys.filter(|keys| !entry.keys.contains(keys)).collect();
            entry.keys.extend(new);
        } else {
            entries.push(HelpEntry { keys: keys.collect(), binding });
        }
    }
    entries
}

/// Whether an entry has the key that was typed, or all the words.
fn matches(entry: &HelpEntry<'_>, typed: &str) -> bool {
    let binding = entry.binding;
    let hint = binding.hint.unwrap_or_default();
    let text = format!("{} {hint} {}", binding.help, keymap::other_words(&binding.name)).to_lowercase();
    // The help says "quotation"; many users look for "quote".
    let text = text.replace("quotation", "quotation quote");
    entry.keys.iter().any(|keys| keymap::displayed(keys) == typed.trim())
        || typed.split_whitespace().map(singular).all(|word| text.contains(word.as_str()))
}

/// A word in lower case and without its plural s, so that "quotes" finds "quotation".
fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix('s').filter(|one| one.len() > 2).map(str::to_owned).unwrap_or(word)
}

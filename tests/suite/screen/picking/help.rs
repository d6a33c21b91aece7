//! The help: first the keys that hold where it was opened, then the others by the place where they hold.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::active_keys::{HelpGroup, applies_to_screen, help_groups};
use pullquote::tui::keymap::{BINDINGS, PLACE_NAMES};

/// The places where the help can be opened: the keys that lead there, and what its title says of them.
const PLACES: [(&str, &str); 9] = [
    ("", "in the text"),
    ("P", "in a panel"),
    ("Q", "in a panel"),
    ("] q r", "in the review"),
    ("L", "in the library"),
    ("L P", "in the library"),
    ("L U", "in the library"),
    ("L R", "in the library"),
    ("F", "in the feeds"),
];

fn at(keys: &str, size: (u16, u16)) -> Reader {
    let mut reader = Reader::new(&[STORY], size);
    if !keys.is_empty() {
        reader.press(keys);
    }
    reader
}

#[test]
fn the_keys_of_the_place_come_first_and_all_others_follow() {
    for (keys, place) in PLACES {
        let reader = at(keys, (120, 40));
        let groups = help_groups(&reader.state, "");
        let here = groups.iter().take_while(|group| group.is_here).count();
        assert!(here > 0 && groups[here..].iter().all(|group| !group.is_here), "{place}");
        for group in &groups {
            for entry in &group.entries {
                let holds = applies_to_screen(entry.binding.context, &reader.state);
                assert_eq!(holds, group.is_here, "{place}: {} in {}", entry.binding.name, group.name);
            }
        }
        let is_listed = |keys: &str, help: &str| {
            let entries = groups.iter().flat_map(|group: &HelpGroup<'_>| &group.entries);
            entries.into_iter().any(|entry| entry.keys.contains(&keys) && entry.binding.help == help)
        };
        let missing: Vec<_> = BINDINGS
            .iter()
            .filter(|binding| applies_to_screen(binding.context, &reader.state))
            .filter(|binding| !binding.keys.iter().all(|keys| is_listed(keys, binding.help)))
            .map(|binding| &binding.name)
            .collect();
        assert!(missing.is_empty(), "{place}: {missing:?}");
    }
}

#[test]
fn no_key_stands_twice_for_the_same_act_under_one_heading() {
    for (keys, place) in PLACES {
        let reader = at(keys, (120, 40));
        for group in help_groups(&reader.state, "") {
            for (at, entry) in group.entries.iter().enumerate() {
                for other in &group.entries[at + 1..] {
                    let shared = entry.keys.iter().any(|keys| other.keys.contains(keys));
                    let is_same = entry.binding.action == other.binding.action;
                    assert!(!(shared && is_same), "{place}, {}: {:?}", group.name, entry.keys);
                    let is_told_twice = entry.binding.help == other.binding.help && is_same;
                    assert!(!is_told_twice, "{place}, {}: {}", group.name, entry.binding.help);
                }
            }
        }
    }
}

#[test]
fn every_action_that_can_be_typed_is_listed_somewhere() {
    let reader = at("", (120, 40));
    let groups = help_groups(&reader.state, "");
    for binding in BINDINGS.iter() {
        let is_it = |entry: &pullquote::tui::active_keys::HelpEntry<'_>| {
            entry.binding.action == binding.action
                && binding.keys.iter().all(|keys| entry.keys.contains(&keys.as_str()))
        };
        assert!(groups.iter().any(|group| group.entries.iter().any(is_it)), "{}", binding.name);
        assert!(
            PLACE_NAMES.iter().any(|(_, contexts)| contexts.contains(&binding.context)),
            "{}",
            binding.name
        );
    }
}

#[test]
fn the_screen_says_where_the_keys_hold() {
    for (keys, place) in PLACES {
        for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
            let mut reader = at(keys, size);
            reader.press("?");
            let screen = reader.screen();
            assert!(screen.contains(&format!("Keys {place}")), "{screen}");
            assert!(!screen.contains("(in the library)"), "{screen}");
        }
    }
    let mut reader = at("L", (80, 24));
    reader.press("?");
    let screen = reader.screen();
    let heading = screen.lines().nth(2).unwrap_or_default();
    assert!(heading.contains("Library"), "the keys of the library come first: {screen}");
}

#[test]
fn what_is_typed_filters_and_the_keys_of_the_place_stay_first() {
    let reader = at("] q r", (80, 24));
    let groups = help_groups(&reader.state, "delete");
    let names: Vec<&str> =
        groups.iter().flat_map(|group| &group.entries).map(|entry| entry.binding.name.as_str()).collect();
    assert_eq!(names.first(), Some(&"verdict-ask-reason"), "{names:?}");
    assert!(names.contains(&"library-take-out"), "{names:?}");
    assert!(help_groups(&reader.state, "xyzzy").is_empty());
}

//! `keys.toml` -> the keys that the user has bound, by the names of place and action.
//!
//! Which places and actions there are is for the keymap to say; here they are only names with their place in the file.

use super::fault::Fault;
use super::source::{NamedValue, SettingsFile, entries, text};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The table of `keys.toml` that is no place: keys of other keyboards that stand for those of this one.
pub const ALTERNATIVES: &str = "alternatives";

/// What the user has bound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyLayer {
    /// The bindings that replace those of the keymap, in the order of the file.
    pub rebindings: Vec<Rebinding>,
    /// Keys that stand for others: "й" for "q" on a Russian keyboard. The fault is for a key that does not exist.
    pub alternatives: Vec<(String, String, Fault)>,
}

/// The keys of one action in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The place.
    pub place: String,
    /// The action.
    pub action: String,
    /// All its keys; none unbinds it.
    pub keys: Vec<String>,
    /// Where it is in the file, as a fault without words.
    pub at: Fault,
}

/// Reads `keys.toml`. `name` is what faults call the file.
#[must_use]
pub fn key_layer(name: &str, content: &str) -> (KeyLayer, Vec<Fault>) {
    let source = SettingsFile { name, text: content };
    let table = match source.parse() {
        Ok(table) => table,
        Err(fault) => return (KeyLayer::default(), vec![fault]),
    };
    let mut layer = KeyLayer::default();
    let mut faults = Vec::new();
    for place in entries(&table) {
        let DeValue::Table(actions) = place.value.get_ref() else {
            let what = format!("{} must be a table: write [{}] on a line of its own", place.name, place.name);
            faults.push(source.fault(place.name_at, what));
            continue;
        };
        faults.extend(layer.read(source, place.name, actions));
    }
    (layer, faults)
}

impl KeyLayer {
    /// Reads the table of one place. Returns what is wrong in it.
    fn read(&mut self, source: SettingsFile<'_>, place: &str, actions: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for action in entries(actions) {
            let Some(keys) = keys(&action) else {
                let what = format!("{} must be a key in quotation marks, or a list of them", action.name);
                faults.push(source.fault(action.value.span(), what));
                continue;
            };
            let at = |at: Range<usize>| source.fault(at, String::new());
            if place == ALTERNATIVES {
                let stands_for =
                    keys.into_iter().map(|key| (action.name.to_owned(), key, at(action.name_at.clone())));
                self.alternatives.extend(stands_for);
            } else {
                let (place, name) = (place.to_owned(), action.name.to_owned());
                self.rebindings.push(Rebinding { place, action: name, keys, at: at(action.name_at) });
            }
        }
        faults
    }
}

/// One key sequence, or a list of them.
fn keys(action: &NamedValue<'_>) -> Option<Vec<String>> {
    match action.value.get_ref() {
        DeValue::String(keys) => Some(vec![keys.to_string()]),
        DeValue::Array(list) => list.iter().map(|keys| text(keys).map(str::to_owned)).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_actions_and_keys_are_read_with_their_lines() {
        let content = "[text]\nscroll-line-down = ['j', 'Down']\n\n[review]\naccept = 'y'\nskip = []\n\n[alternatives]\n'й' = 'q'\n";
        let (layer, faults) = key_layer("keys.toml", content);
        assert_eq!(faults, []);
        let told: Vec<_> = layer
            .rebindings
            .iter()
            .map(|rebinding| {
                (
                    rebinding.place.as_str(),
                    rebinding.action.as_str(),
                    rebinding.keys.concat(),
                    rebinding.at.line,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("text", "scroll-line-down", "jDown".to_owned(), 2),
                ("review", "accept", "y".to_owned(), 5),
                ("review", "skip", String::new(), 6)
            ]
        );
        assert_eq!((layer.alternatives[0].0.as_str(), layer.alternatives[0].1.as_str()), ("й", "q"));
    }

    #[test]
    fn what_is_no_key_is_a_fault() {
        let (layer, faults) = key_layer("keys.toml", "quit = 'q'\n[text]\nquit = 3\ntop = 'g g'\n");
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "keys.toml:1:1: quit must be a table: write [quit] on a line of its own",
                "keys.toml:3:8: quit must be a key in quotation marks, or a list of them"
            ]
        );
        assert_eq!(layer.rebindings.len(), 1);
    }
}

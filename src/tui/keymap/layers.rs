//! The keymap and the user's layer over it -> the keymap in force.
//!
//! Each binding of the layer replaces the keys of one action in one place. A binding that would give a key two meanings,
//! hide another key or take away the last way out is refused, with its line; the keys that it would have replaced stay.

use super::binding::{Binding, KeyContext};
use super::key::Key;
use super::places::can_meet;
use super::table::{BINDINGS, displayed};
use crate::settings::{Fault, KeyLayer, Rebinding, nearest};
use crate::tui::action::{Action, ProgramAction};

/// The bindings in force, and the keys that stand for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// The bindings.
    pub bindings: Vec<Binding>,
    /// Keys of other keyboards, each with the key it stands for.
    alternatives: Vec<(Key, Key)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: BINDINGS.clone(), alternatives: Vec::new() }
    }
}

impl Keymap {
    /// The keymap with a layer over it, and what had to be refused.
    #[must_use]
    pub fn with(layer: &KeyLayer) -> (Self, Vec<Fault>) {
        let mut keymap = Self::default();
        let mut faults = keymap.set_alternatives(layer);
        // Two actions may exchange their keys: all keys that the layer replaces go first.
        let mut accepted = Vec::new();
        for rebinding in &layer.rebindings {
            match keymap.find(rebinding) {
                Ok(index) => accepted.push((index, rebinding)),
                Err(what) => faults.push(Fault { what, ..rebinding.at.clone() }),
            }
        }
        let before = keymap.bindings.clone();
        for &(index, _) in &accepted {
            keymap.set_keys(index, Vec::new());
        }
        for &(index, rebinding) in &accepted {
            if let Err(what) = keymap.rebind(index, rebinding) {
                faults.push(Fault { what, ..rebinding.at.clone() });
                let old = before.get(index).map(|binding| binding.keys.clone()).unwrap_or_default();
                let free =
                    old.into_iter().filter(|keys| keymap.meaning_beside(index, keys).is_none()).collect();
                keymap.set_keys(index, free);
            }
        }
        faults.extend(keymap.keep_a_way_out(&before, &accepted));
        (keymap, faults)
    }

    /// The key that a pressed key stands for.
    #[must_use]
    pub fn meant(&self, pressed: Key) -> Key {
        self.alternatives.iter().find(|(typed, _)| *typed == pressed).map_or(pressed, |(_, meant)| *meant)
    }

    /// The keys that stand for others, each with the key it stands for.
    #[must_use]
    pub fn alternatives(&self) -> &[(Key, Key)] {
        &self.alternatives
    }

    fn set_keys(&mut self, index: usize, keys: Vec<String>) {
        if let Some(binding) = self.bindings.get_mut(index) {
            binding.keys = keys;
        }
    }

    fn set_alternatives(&mut self, layer: &KeyLayer) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (typed, meant, at) in &layer.alternatives {
            match (Key::parse(typed), Key::parse(meant)) {
                (Some(typed), Some(meant)) => self.alternatives.push((typed, meant)),
                (None, _) => faults.push(Fault { what: no_key(typed), ..at.clone() }),
                (_, None) => faults.push(Fault { what: no_key(meant), ..at.clone() }),
            }
        }
        faults
    }

    /// The number of the binding that is meant.
    fn find(&self, rebinding: &Rebinding) -> Result<usize, String> {
        let place = &rebinding.place;
        if !self.bindings.iter().any(|binding| binding.context.name() == *place) {
            let names: Vec<String> = self.bindings.iter().map(|binding| binding.context.name()).collect();
            return Err(unknown("place", place, &names));
        }
        let here: Vec<(usize, String)> = (self.bindings.iter().enumerate())
            .filter(|(_, binding)| binding.context.name() == *place)
            .map(|(index, binding)| (index, binding.name.clone()))
            .collect();
        let found = here.iter().find(|(_, name)| *name == rebinding.action).map(|(index, _)| *index);
        found.ok_or_else(|| {
            let names: Vec<String> = here.into_iter().map(|(_, name)| name).collect();
            self.unknown_action(rebinding, &names)
        })
    }

    /// An action that is not in its place, with the one that was probably meant: here, or in another place.
    fn unknown_action(&self, Rebinding { place, action, .. }: &Rebinding, here: &[String]) -> String {
        let kind = format!("action in [{place}]");
        let near = nearest(action, self.bindings.iter().map(|binding| binding.name.as_str()));
        let near = near.filter(|near| !here.iter().any(|name| name == near));
        let elsewhere = near.and_then(|near| self.bindings.iter().find(|binding| binding.name == near));
        match elsewhere {
            Some(Binding { name, context, .. }) => {
                format!("there is no {kind} called {action}: did you mean {name} in [{}]?", context.name())
            }
            None => unknown(&kind, action, here),
        }
    }

    /// Gives a binding its new keys.
    fn rebind(&mut self, index: usize, rebinding: &Rebinding) -> Result<(), String> {
        let mut keys = Vec::new();
        for written in &rebinding.keys {
            let sequence = sequence(written).ok_or_else(|| no_key(written))?;
            if let Some(other) = self.meaning_beside(index, &sequence) {
                return Err(format!("{written} is taken: {other}. Give that action another key first"));
            }
            keys.push(sequence);
        }
        self.set_keys(index, keys);
        Ok(())
    }

    /// What a key sequence means already in a place where this binding applies, under another binding. A sequence that
    /// begins with another one could never be finished, so that counts too.
    fn meaning_beside(&self, index: usize, sequence: &str) -> Option<String> {
        let context = self.bindings.get(index)?.context;
        let others = self.bindings.iter().enumerate().filter(|(other, _)| *other != index);
        let mut met = others.filter(|(_, binding)| can_meet(binding.context, context));
        met.find_map(|(_, binding)| {
            let keys = binding.keys.iter().find(|keys| collide(keys, sequence))?;
            let action = format!("{} in [{}]", binding.name, binding.context.name());
            Some(format!("{} is {action} (“{}”)", displayed(keys), binding.help))
        })
    }

    /// Gives back the keys of the actions without which nobody can leave.
    fn keep_a_way_out(&mut self, before: &[Binding], accepted: &[(usize, &Rebinding)]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for &(index, rebinding) in accepted {
            let Some(old) = before.get(index).filter(|binding| is_way_out(binding)) else { continue };
            if self.bindings.get(index).is_some_and(|binding| binding.keys.is_empty()) {
                let what = format!(
                    "{} needs a key, or you could not quit: it keeps {}",
                    rebinding.action,
                    old.keys.join(" and ")
                );
                faults.push(Fault { what, ..rebinding.at.clone() });
                self.take_from_others(index, old);
                self.set_keys(index, old.keys.clone());
            }
        }
        faults
    }

    /// Takes the keys of a binding from all others that apply in the same places.
    fn take_from_others(&mut self, index: usize, wanted: &Binding) {
        for (other, binding) in self.bindings.iter_mut().enumerate() {
            if other != index && can_meet(binding.context, wanted.context) {
                binding.keys.retain(|keys| !wanted.keys.iter().any(|wanted| collide(wanted, keys)));
            }
        }
    }
}

/// Whether nobody could leave the program without this.
fn is_way_out(binding: &Binding) -> bool {
    let leaves = matches!(
        binding.action,
        Action::Program(ProgramAction::Quit | ProgramAction::Interrupt | ProgramAction::Cancel)
    );
    leaves
        && matches!(
            binding.context,
            KeyContext::Everywhere | KeyContext::Screens | KeyContext::Reader | KeyContext::Main
        )
}

/// Whether one sequence is the other, or its beginning.
fn collide(one: &str, other: &str) -> bool {
    let same = |(one, other): (&str, &str)| {
        let digits = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
        // A letter is any character that is typed, but no key such as Backspace.
        let letters = |word: &str| matches!(word, "letter" | "digit" | "Space") || word.chars().count() == 1;
        one == other
            || (one == "letter" && letters(other))
            || (other == "letter" && letters(one))
            || (one == "digit" && digits(other))
            || (other == "digit" && digits(one))
    };
    one.split(' ').zip(other.split(' ')).all(same)
}

/// A sequence as the keymap writes it: "]q" and "] q" are "] q". `None` if a part is no key.
fn sequence(written: &str) -> Option<String> {
    let is_key = |part: &str| matches!(part, "letter" | "digit") || Key::parse(part).is_some();
    let written = if written == " " { "Space" } else { written.trim() };
    let parts: Vec<String> = match written.split_whitespace().collect::<Vec<_>>().as_slice() {
        [one] if is_key(one) => vec![(*one).to_owned()],
        // "gg" and "]q"; a longer word is a misspelt name.
        [one] if one.chars().count() == 2 && !one.ends_with(|last: char| last.is_ascii_digit()) => {
            one.chars().map(String::from).collect()
        }
        parts => parts.iter().map(|&part| part.to_owned()).collect(),
    };
    (!parts.is_empty() && parts.iter().all(|part| is_key(part))).then(|| parts.join(" "))
}

fn no_key(written: &str) -> String {
    format!("{written} is not a key: write j, G, ^d, Alt-o, Enter, Space, F or sequences such as \"g g\"")
}

fn unknown(kind: &str, name: &str, names: &[String]) -> String {
    let hint = match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => "`pullquote config keys` lists all".to_owned(),
    };
    format!("there is no {kind} called {name}: {hint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::key_layer;

    /// The keymap with this `keys.toml`, and its faults as text.
    fn with(content: &str) -> (Keymap, Vec<String>) {
        let (layer, mut faults) = key_layer("keys.toml", content);
        let (keymap, refused) = Keymap::with(&layer);
        faults.extend(refused);
        (keymap, faults.iter().map(ToString::to_string).collect())
    }

    fn keys<'a>(keymap: &'a Keymap, place: &str, action: &str) -> Vec<&'a str> {
        let found = |binding: &&Binding| binding.context.name() == place && binding.name == action;
        keymap.bindings.iter().find(found).unwrap().keys.iter().map(String::as_str).collect()
    }

    #[test]
    fn every_action_has_a_name_of_its_own_in_its_place() {
        let mut names: Vec<_> =
            BINDINGS.iter().map(|binding| (binding.context.name(), binding.name.clone())).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_layer_replaces_the_keys_of_an_action() {
        let (keymap, faults) = with("[text]\nscroll-line-down = ['ö', 'Down']\nscroll-top = 'gt'\n");
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(keys(&keymap, "text", "scroll-line-down"), ["ö", "Down"]);
        assert_eq!(keys(&keymap, "text", "scroll-top"), ["g t"]);
        assert_eq!(keys(&keymap, "text", "scroll-line-up"), ["k", "Up"]);
    }

    #[test]
    fn two_actions_can_exchange_their_keys() {
        let (keymap, faults) = with("[text]\nscroll-line-down = 'k'\nscroll-line-up = 'j'\n");
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(keys(&keymap, "text", "scroll-line-down"), ["k"]);
    }

    #[test]
    fn what_cannot_work_is_refused_with_its_place_and_the_old_keys_stay() {
        let table = [
            (
                "[text]\nscroll-line-down = ['k']\n",
                "keys.toml:2:1: k is taken: k is scroll-line-up in [text] (“a line up”). Give that action another key first",
            ),
            ("[text]\nscroll-line-down = 'g'\n", "keys.toml:2:1: g is taken: "),
            ("[text]\nscroll-line-down = 'Hyper-x'\n", "keys.toml:2:1: Hyper-x is not a key: "),
            (
                "[text]\nscroll-lime-down = 'e'\n",
                "keys.toml:2:1: there is no action in [text] called scroll-lime-down: did you mean scroll-line-down?",
            ),
            (
                "[review]\naccept = 'e'\n",
                "keys.toml:2:1: there is no action in [review] called accept: did you mean verdict-accept in [verdict]?",
            ),
            (
                "[review]\nverdict-acept = 'e'\n",
                "keys.toml:2:1: there is no action in [review] called verdict-acept: did you mean verdict-accept in [verdict]?",
            ),
            (
                "[review]\nnext-card = 'e'\n",
                "keys.toml:2:1: there is no action in [review] called next-card: did you mean review-next-card?",
            ),
            (
                "[txt]\nscroll-line-down = 'e'\n",
                "keys.toml:2:1: there is no place called txt: did you mean text?",
            ),
            (
                "[everywhere]\nprogram-interrupt = []\n",
                "keys.toml:2:1: program-interrupt needs a key, or you could not quit: it keeps ^c",
            ),
        ];
        for (content, expected) in table {
            let (keymap, faults) = with(content);
            assert!(faults.len() == 1 && faults[0].starts_with(expected), "{faults:?}");
            assert_eq!(keymap, Keymap::default(), "{content}");
        }
    }

    #[test]
    fn a_key_that_leads_out_is_taken_back_from_what_it_was_given_to() {
        let (keymap, faults) =
            with("[text]\nscroll-line-down = ['^c', 'Down']\n[everywhere]\nprogram-interrupt = []\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(keys(&keymap, "everywhere", "program-interrupt"), ["^c"]);
        assert_eq!(keys(&keymap, "text", "scroll-line-down"), ["Down"]);
    }

    #[test]
    fn a_key_of_another_keyboard_stands_for_one_of_the_keymap() {
        let (keymap, faults) = with("[alternatives]\n'й' = 'q'\n'ф' = 'nokey'\n");
        assert_eq!(keymap.meant(Key::Char('й')), Key::Char('q'));
        assert_eq!(keymap.meant(Key::Char('x')), Key::Char('x'));
        assert!(
            faults.len() == 1 && faults[0].starts_with("keys.toml:3:1: nokey is not a key"),
            "{faults:?}"
        );
    }
}

//! What is kept of the reader's work from one run to the next besides decisions: marks, searches, chosen actions. As TOML.

use super::source::{NamedValue, SettingsFile, entries, text};
use crate::library::ReadingPlace;
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::de::DeValue;

/// How many searches are kept.
const MAX_SEARCHES: usize = 100;
/// How many chosen actions are kept.
const MAX_ACTIONS: usize = 20;
/// Of how many texts marks are kept.
const MAX_TEXTS: usize = 500;

/// The marks in one text, by their letters.
pub type Marks = BTreeMap<char, ReadingPlace>;

/// Marks, searches and chosen actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// What was searched for, newest last.
    pub searches: Vec<String>,
    /// The names of the actions that were chosen in the palette, newest last.
    pub actions: Vec<String>,
    /// The marks in each text, by its hash as 64 hexadecimal digits, newest last.
    pub marks: Vec<(String, Marks)>,
}

/// Reads what [`History::written`] wrote. What cannot be read is forgotten: nobody writes this file by hand.
#[must_use]
pub fn history(content: &str) -> History {
    let source = SettingsFile { name: "history.toml", text: content };
    let Ok(table) = source.parse() else { return History::default() };
    let mut history = History::default();
    for entry in entries(&table) {
        match (entry.name, entry.value.get_ref()) {
            ("searches", DeValue::Array(_)) => history.searches = words(&entry),
            ("actions", DeValue::Array(_)) => history.actions = words(&entry),
            ("marks", DeValue::Table(texts)) => {
                history.marks =
                    entries(texts).iter().map(|text| (text.name.to_owned(), marks(text))).collect();
            }
            _ => {}
        }
    }
    history
}

fn words(entry: &NamedValue<'_>) -> Vec<String> {
    let DeValue::Array(list) = entry.value.get_ref() else { return Vec::new() };
    list.iter().filter_map(|value| text(value).map(str::to_owned)).collect()
}

/// `a = [120, 180]`: the byte at the top of the screen and that of the cursor.
fn marks(entry: &NamedValue<'_>) -> Marks {
    let DeValue::Table(letters) = entry.value.get_ref() else { return Marks::new() };
    let mark = |named: &NamedValue<'_>| {
        let letter = named.name.chars().next()?;
        let DeValue::Array(bytes) = named.value.get_ref() else { return None };
        let byte = |index: usize| match bytes.get(index)?.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        Some((letter, ReadingPlace { top: byte(0)?, cursor: byte(1)? }))
    };
    entries(letters).iter().filter_map(mark).collect()
}

impl History {
    /// This history after what another run has written meanwhile: nothing of either is lost.
    #[must_use]
    pub fn after(self, other: Self) -> Self {
        let marks =
            other.marks.into_iter().filter(|(text, _)| !self.marks.iter().any(|(own, _)| own == text));
        Self {
            searches: newest(other.searches, self.searches, MAX_SEARCHES),
            actions: newest(other.actions, self.actions, MAX_ACTIONS),
            marks: marks.collect::<Vec<_>>().into_iter().chain(self.marks).collect(),
        }
    }

    /// The marks of a text.
    #[must_use]
    pub fn marks_of(&self, hash: &str) -> Option<&Marks> {
        self.marks.iter().find(|(text, _)| text == hash).map(|(_, marks)| marks)
    }

    /// Keeps a mark in a text.
    pub fn mark(&mut self, hash: &str, (letter, place): (char, ReadingPlace)) {
        let at = self.marks.iter().position(|(text, _)| text == hash);
        let mut marks = at.map(|at| self.marks.remove(at).1).unwrap_or_default();
        marks.insert(letter, place);
        self.marks.push((hash.to_owned(), marks));
    }

    /// The history as TOML.
    #[must_use]
    pub fn written(&self) -> String {
        let mut written =
            "# Searches, actions chosen with :, and marks. Delete the file to forget them.\n".to_owned();
        let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(written, "searches = [{}]", list(&self.searches));
        let _ = writeln!(written, "actions = [{}]", list(&self.actions));
        let first = self.marks.len().saturating_sub(MAX_TEXTS);
        for (hash, marks) in self.marks.iter().skip(first) {
            let _ = writeln!(written, "\n[marks.{}]", quoted(hash));
            for (letter, place) in marks {
                let letter = quoted(&letter.to_string());
                let _ = writeln!(written, "{letter} = [{}, {}]", place.top, place.cursor);
            }
        }
        written
    }
}

/// Both lists, the second one last; what is in both counts where it is last.
fn newest(first: Vec<String>, second: Vec<String>, most: usize) -> Vec<String> {
    let mut all: Vec<String> = first.into_iter().filter(|one| !second.contains(one)).collect();
    all.extend(second);
    let too_many = all.len().saturating_sub(most);
    all.split_off(too_many)
}

/// A string of TOML.
fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> History {
        let mut history = History {
            searches: vec!["Macuácua “said”".to_owned(), "a\\b \"c\"\u{7}\u{200b}".to_owned()],
            actions: vec!["appearance-next-theme".to_owned()],
            marks: Vec::new(),
        };
        history.mark("ab12", ('a', ReadingPlace { top: 1, cursor: 20 }));
        history.mark("ff00", ('"', ReadingPlace { top: 3, cursor: 3 }));
        history.mark("ab12", ('ж', ReadingPlace { top: 7, cursor: 8 }));
        history
    }

    #[test]
    fn what_was_kept_is_read_back() {
        let kept = example();
        let read = history(&kept.written());
        assert_eq!((&read.searches, &read.actions), (&kept.searches, &kept.actions));
        for hash in ["ab12", "ff00"] {
            assert_eq!(read.marks_of(hash), kept.marks_of(hash), "{}", kept.written());
        }
        assert_eq!(history("searches = 3\nmarks = []\n"), History::default());
        assert_eq!(history("not toml ="), History::default());
    }

    #[test]
    fn two_runs_at_the_same_time_lose_nothing_of_each_other() {
        let mut other =
            History { searches: vec!["quay".to_owned(), "ship".to_owned()], ..History::default() };
        other.mark("cc33", ('x', ReadingPlace { top: 5, cursor: 5 }));
        let own = History { searches: vec!["quay".to_owned()], ..example() };
        let both = own.after(other);
        assert_eq!(both.searches, ["ship", "quay"]);
        assert!(both.marks_of("cc33").is_some() && both.marks_of("ab12").is_some());
    }
}

//! A file of settings as tables, in which every name and value knows its place.

use super::fault::{Fault, nearest};
use crate::sorting;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file of settings.
#[derive(Debug, Clone, Copy)]
pub(super) struct SettingsFile<'a> {
    /// Its name, for faults.
    pub(super) name: &'a str,
    /// What is in it.
    pub(super) text: &'a str,
}

/// A name and its value.
pub(super) struct NamedValue<'a> {
    pub(super) name: &'a str,
    pub(super) name_at: Range<usize>,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

/// A text as TOML writes it, in whatever quotation marks it needs.
#[must_use]
pub fn toml_string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

impl<'a> SettingsFile<'a> {
    /// The tables, or the fault that keeps the file from being read at all.
    pub(super) fn parse(self) -> Result<DeTable<'a>, Fault> {
        DeTable::parse(self.text).map(Spanned::into_inner).map_err(|error| {
            let what = error.message().trim_end_matches('.').replace('\n', ", ");
            self.fault(error.span().unwrap_or_default(), format!("this is not TOML: {what}"))
        })
    }

    /// A fault at these bytes.
    pub(super) fn fault(self, at: Range<usize>, what: String) -> Fault {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        Fault { file: self.name.to_owned(), line: lines + 1, column: line.chars().count() + 1, what }
    }

    /// A name that is not known, with the one that was probably meant.
    pub(super) fn unknown<'b>(
        self,
        kind: &str,
        entry: &NamedValue<'_>,
        known: impl Iterator<Item = &'b str> + Clone,
    ) -> Fault {
        let name = entry.name;
        let hint = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("use {}", listed(known)),
        };
        self.fault(entry.name_at.clone(), format!("there is no {kind} {name}: {hint}"))
    }
}

/// The names and values of a table, in the order of the file.
pub(super) fn entries<'a>(table: &'a DeTable<'a>) -> Vec<NamedValue<'a>> {
    let mut entries: Vec<NamedValue<'a>> = table
        .iter()
        .map(|(name, value)| NamedValue { name: name.get_ref(), name_at: name.span(), value })
        .collect();
    sorting::by_key(&mut entries, |entry| entry.name_at.start);
    entries
}

/// Words to choose from; many are not listed.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, others)) if !others.is_empty() && words.len() <= 12 => {
            format!("{} or {last}", others.join(", "))
        }
        Some((only, [])) => (*only).to_owned(),
        _ => "a name that `pullquote config show` lists".to_owned(),
    }
}

/// The text of a value, if it is one.
pub(super) fn text<'a>(value: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    if let DeValue::String(text) = value.get_ref() { Some(text) } else { None }
}

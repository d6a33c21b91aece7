//! What a reviewer marked besides the quotations: passages with their notes, codes and highlights, and the codes of the
//! article and of those who are named in it.

use super::decision::Stamp;
use super::journal::{Anchor, Change};
use super::named::EntityName;
use crate::text::Span;
use crate::text::fold::folded;
use std::collections::BTreeSet;

/// Codes, sorted. A code is a name: what it means is in the codebook of the library.
pub type Codes = BTreeSet<String>;

/// A passage that a reviewer marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words by which acts refer to it.
    pub anchor: Anchor,
    /// Where it is now; bytes of the article's text. `None` if that is not certain.
    pub place: Option<Span>,
    /// What was written on it.
    pub note: String,
    /// Its codes.
    pub codes: Codes,
    /// Whether it is highlighted.
    pub highlighted: bool,
    /// Who changed it last, and when.
    pub stamp: Option<Stamp>,
}

/// Everything that is marked in an article besides its quotations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marking {
    /// The passages in text order, those without a place last.
    pub passages: Vec<Passage>,
    /// The codes of the whole article.
    pub article: Codes,
    /// Who changed them last, and when; `None` if it has none.
    pub article_stamp: Option<Stamp>,
    /// The people, organisations and countries with codes.
    pub entities: Vec<CodedEntity>,
}

/// A person, an organisation or a country with codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedEntity {
    /// Its name.
    pub name: EntityName,
    /// Its codes.
    pub codes: Codes,
    /// Who changed them last, and when.
    pub stamp: Option<Stamp>,
}

impl Passage {
    /// A passage that nothing was done with yet.
    pub(super) fn new(anchor: Anchor, place: Option<Span>) -> Self {
        Self { anchor, place, note: String::new(), codes: Codes::new(), highlighted: false, stamp: None }
    }

    /// Applies a change.
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Note(note) => self.note.clone_from(note),
            Change::Highlight => self.highlighted = true,
            Change::Forget => {
                self.note.clear();
                self.codes.clear();
                self.highlighted = false;
            }
            change => code(&mut self.codes, change),
        }
    }

    /// Whether anything is left of it.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.highlighted || !self.note.is_empty() || !self.codes.is_empty()
    }
}

impl Marking {
    /// The passage with this place.
    #[must_use]
    pub fn passage_at(&self, place: Span) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.place == Some(place))
    }

    /// The shortest passage that holds this byte.
    #[must_use]
    pub fn passage_over(&self, byte: u32) -> Option<&Passage> {
        let placed = self.passages.iter().filter_map(|passage| Some((passage.place?, passage)));
        let over = placed.filter(|(place, _)| place.contains(byte));
        over.min_by_key(|(place, _)| place.end - place.start).map(|(_, passage)| passage)
    }

    /// The codes of an entity.
    #[must_use]
    pub fn codes_of(&self, name: &EntityName) -> Option<&Codes> {
        self.entities.iter().find(|coded| coded.name == *name).map(|coded| &coded.codes)
    }
}

/// Adds or removes a code.
pub(super) fn code(codes: &mut Codes, change: &Change) {
    match change {
        Change::Code(code) => {
            codes.insert(code.clone());
        }
        Change::Uncode(code) => {
            codes.remove(code);
        }
        _ => {}
    }
}

/// The codes in a line that was typed: with commas or `#` between them, otherwise with blanks. Two spellings that differ
/// only in blanks or case are the first one.
#[must_use]
pub fn typed_codes(line: &str) -> Codes {
    let parts: Vec<&str> = if line.contains([',', ';', '#']) {
        line.split([',', ';', '#']).collect()
    } else {
        line.split_whitespace().collect()
    };
    let one = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut codes = Codes::new();
    for code in parts.into_iter().map(one).filter(|code| !code.is_empty()) {
        if !codes.iter().any(|other| folded(other) == folded(&code)) {
            codes.insert(code);
        }
    }
    codes
}

/// Codes in one line, as [`typed_codes`] reads them.
#[must_use]
pub fn codes_line(codes: &Codes) -> String {
    let has_blank = codes.iter().any(|code| code.contains(' '));
    codes.iter().map(String::as_str).collect::<Vec<_>>().join(if has_blank { ", " } else { " " })
        + if has_blank && codes.len() == 1 { "," } else { "" }
}

/// The changes that turn codes into others.
#[must_use]
pub fn code_changes(before: &Codes, after: &Codes) -> Vec<Change> {
    let removed = before.difference(after).cloned().map(Change::Uncode);
    removed.chain(after.difference(before).cloned().map(Change::Code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_shown() {
        for (typed, codes) in [
            ("budget water", &["budget", "water"][..]),
            ("Water water WATER", &["Water"]),
            ("#budget #water", &["budget", "water"]),
            ("water rights, budget", &["budget", "water rights"]),
            ("water  rights,", &["water rights"]),
            (" ", &[]),
        ] {
            let read = typed_codes(typed);
            assert_eq!(read.iter().map(String::as_str).collect::<Vec<_>>(), codes, "{typed}");
            assert_eq!(typed_codes(&codes_line(&read)), read, "{typed}");
        }
    }

    #[test]
    fn only_what_differs_is_changed() {
        let changes = code_changes(&typed_codes("a b"), &typed_codes("b c"));
        assert_eq!(changes, [Change::Uncode("a".into()), Change::Code("c".into())]);
    }
}

//! A text that is being written: words, a caret, and what the keys of every editor do to them.
//!
//! Our own, because a text field from a library would bring widgets and a second key map with it. The caret stands
//! between graphemes, so that an accent or a flag is never cut in two.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A text and the caret in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    text: String,
    /// A byte of `text`, between two graphemes.
    caret: usize,
}

/// More nobody notes; a paste is cut here.
const LONGEST: usize = 100_000;

/// A line that is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What was typed.
    pub typed: String,
    /// How many lines back in the history it was taken from.
    pub back: usize,
}

/// What a key does to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The caret, a character back.
    Left,
    /// The caret, a character on.
    Right,
    /// The caret, to the line above.
    Up,
    /// The caret, to the line below.
    Down,
    /// The caret, a word back.
    WordLeft,
    /// The caret, a word on.
    WordRight,
    /// The caret, to the beginning of the line.
    LineStart,
    /// The caret, to the end of the line.
    LineEnd,
    /// Takes away the character before the caret.
    Erase,
    /// Takes away the character after the caret.
    Delete,
    /// Takes away the word before the caret.
    EraseWord,
    /// Takes away the line up to the caret.
    EraseLine,
    /// Takes away the rest of the line.
    EraseRest,
}

impl Field {
    /// A field with a text, the caret at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len() }
    }

    /// What is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret stands, in bytes of the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Writes at the caret.
    pub fn insert(&mut self, words: &str) {
        let room = LONGEST.saturating_sub(self.text.len());
        let mut end = words.len().min(room);
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        let words = words.get(..end).unwrap_or_default();
        self.text.insert_str(self.caret, words);
        self.caret += words.len();
    }

    /// Does what a key does.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.caret = self.before(),
            Edit::Right => self.caret = self.after(),
            Edit::Up => self.move_line(self.line_start().checked_sub(1)),
            Edit::Down => self.move_line(Some(self.line_end() + 1).filter(|&at| at <= self.text.len())),
            Edit::WordLeft => self.caret = self.word_before(),
            Edit::WordRight => self.caret = self.word_after(),
            Edit::LineStart => self.caret = self.line_start(),
            Edit::LineEnd => self.caret = self.line_end(),
            Edit::Erase => self.cut(self.before()..self.caret),
            Edit::Delete => self.cut(self.caret..self.after()),
            Edit::EraseWord => self.cut(self.word_before()..self.caret),
            Edit::EraseLine => self.cut(self.line_start()..self.caret),
            Edit::EraseRest => self.cut(self.caret..self.line_end()),
        }
    }

    fn cut(&mut self, range: std::ops::Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    fn before(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.caret, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.caret, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn head(&self) -> &str {
        self.text.get(..self.caret).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.caret..).unwrap_or_default()
    }

    fn line_start(&self) -> usize {
        self.head().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.tail().find('\n').map_or(self.text.len(), |at| self.caret + at)
    }

    fn word_before(&self) -> usize {
        self.head().unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        let word = self.tail().unicode_word_indices().next();
        word.map_or(self.text.len(), |(at, word)| self.caret + at + word.len())
    }

    /// To the same column of the line in which byte `within` stands.
    fn move_line(&mut self, within: Option<usize>) {
        let Some(within) = within else { return };
        let start = self.line_start();
        let column = self.text.get(start..self.caret).unwrap_or_default().graphemes(true).count();
        self.caret = within;
        let (start, end) = (self.line_start(), self.line_end());
        let line = self.text.get(start..end).unwrap_or_default();
        self.caret = line.grapheme_indices(true).nth(column).map_or(end, |(at, _)| start + at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field with the caret drawn as `|`.
    fn field(drawn: &str) -> Field {
        let caret = drawn.find('|').unwrap();
        Field { text: drawn.replacen('|', "", 1), caret }
    }

    fn drawn(field: &Field) -> String {
        format!("{}|{}", field.head(), field.tail())
    }

    #[test]
    fn every_key_does_what_people_expect() {
        for (before, edit, after) in [
            ("ab|c", Edit::Left, "a|bc"),
            ("|abc", Edit::Left, "|abc"),
            ("ab|c", Edit::Right, "abc|"),
            ("e\u{301}🇰🇷|", Edit::Left, "e\u{301}|🇰🇷"),
            ("e\u{301}|🇰🇷", Edit::Erase, "|🇰🇷"),
            ("a|🇰🇷b", Edit::Delete, "a|b"),
            ("call her| back", Edit::WordLeft, "call |her back"),
            ("call| her back", Edit::WordRight, "call her| back"),
            ("call her |back", Edit::EraseWord, "call |back"),
            ("one\ntwo| three", Edit::LineStart, "one\n|two three"),
            ("o|ne\ntwo", Edit::LineEnd, "one|\ntwo"),
            ("one\ntwo| three", Edit::EraseLine, "one\n| three"),
            ("o|ne\ntwo", Edit::EraseRest, "o|\ntwo"),
            ("one\ntw|o", Edit::Up, "on|e\ntwo"),
            ("on|e\nt", Edit::Down, "one\nt|"),
            ("o|ne", Edit::Up, "o|ne"),
            ("o|ne", Edit::Down, "o|ne"),
            ("one\n|", Edit::Up, "|one\n"),
        ] {
            let mut field = field(before);
            field.edit(edit);
            assert_eq!(drawn(&field), after, "{before:?} {edit:?}");
        }
    }

    #[test]
    fn a_paste_of_any_length_is_cut_between_characters() {
        let mut field = field("a|");
        field.insert(&"é".repeat(LONGEST));
        assert!(field.text().len() <= LONGEST && field.text().ends_with('é'));
    }
}

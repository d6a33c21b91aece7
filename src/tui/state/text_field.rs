//! A text that is being typed: its words, the caret, and what editing keys do to them.
//!
//! Every prompt, form and note uses this one type. It is our own because `tui-input`, the nearest crate, edits a single
//! line, while notes have several: the caret moves up and down by grapheme column, and a paste keeps its line breaks.
//! `tui-textarea` has lines but is a widget with a key map of its own.
//!
//! The caret is between graphemes, so that an accented letter or a flag is never cut in two.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A text and the caret in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// A byte offset into `text`, between two graphemes.
    caret: usize,
    /// The text never grows beyond this many bytes.
    max_bytes: usize,
    /// Whether the text is from before and untouched: the first letter replaces it, any other editing key keeps it.
    is_offered: bool,
}

/// The size of a note, far more than anyone types; a longer paste is cut.
pub(in crate::tui) const MAX_NOTE_BYTES: usize = 100_000;

/// The length of a search, a name or a path. A search is repeated at every key, so its pattern has to stay short.
const MAX_LINE_BYTES: usize = 400;

impl Default for TextField {
    fn default() -> Self {
        Self::line("")
    }
}

/// What a key does to a text field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Moves the caret a character back.
    Left,
    /// Moves it a character forward.
    Right,
    /// Moves it to the line above.
    Up,
    /// Moves it to the line below.
    Down,
    /// Moves it a word back.
    WordLeft,
    /// Moves it a word forward.
    WordRight,
    /// Moves it to the start of the line.
    LineStart,
    /// Moves it to the end of the line.
    LineEnd,
    /// Erases the character before the caret.
    Erase,
    /// Erases the character after the caret.
    Delete,
    /// Erases the word before the caret.
    EraseWord,
    /// Erases the line up to the caret.
    EraseLine,
    /// Erases the rest of the line.
    EraseRest,
}

impl TextField {
    /// A field for a single line (a search, a name, a path) that holds `text`, the caret at its end.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(text, MAX_LINE_BYTES)
    }

    /// The field with its text as one from before, which the first letter replaces.
    #[must_use]
    pub fn offered(self) -> Self {
        Self { is_offered: !self.text.is_empty(), ..self }
    }

    /// A field for a note or another long text, the caret at its end.
    #[must_use]
    pub fn note(text: &str) -> Self {
        Self::new(text, MAX_NOTE_BYTES)
    }

    fn new(text: &str, max_bytes: usize) -> Self {
        Self { text: text.to_owned(), caret: text.len(), max_bytes, is_offered: false }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the next letter replaces the text.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        self.is_offered
    }

    /// The byte offset of the caret.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Inserts text at the caret, as far as there is room. Returns how many characters were left out.
    pub fn insert(&mut self, words: &str) -> usize {
        if std::mem::take(&mut self.is_offered) {
            self.text.clear();
            self.caret = 0;
        }
        let room = self.max_bytes.saturating_sub(self.text.len());
        let mut end = words.len().min(room);
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        let (words, rest) = words.split_at_checked(end).unwrap_or_default();
        self.text.insert_str(self.caret, words);
        self.caret += words.len();
        rest.chars().count()
    }

    /// Does what an editing key does.
    pub fn edit(&mut self, edit: Edit) {
        self.is_offered = false;
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

    /// Moves to the same column of the line that contains byte `within`.
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
    fn field(drawn: &str) -> TextField {
        let caret = drawn.find('|').unwrap();
        TextField { text: drawn.replacen('|', "", 1), caret, max_bytes: MAX_NOTE_BYTES, is_offered: false }
    }

    fn drawn(field: &TextField) -> String {
        format!("{}|{}", field.head(), field.tail())
    }

    #[test]
    fn every_editing_key_does_what_users_expect() {
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
    fn a_text_from_before_is_replaced_by_a_letter_and_kept_by_any_other_editing_key() {
        for (edit, after) in [(None, "x"), (Some(Edit::Erase), "quax"), (Some(Edit::LineStart), "xquay")] {
            let mut field = TextField::line("quay").offered();
            if let Some(edit) = edit {
                field.edit(edit);
            }
            field.insert("x");
            assert_eq!(field.text(), after, "{edit:?}");
        }
    }

    #[test]
    fn a_paste_that_is_too_long_is_cut_between_characters() {
        let mut field = TextField::line("a");
        let left_out = field.insert(&"é".repeat(MAX_LINE_BYTES));
        assert!(field.text().len() <= MAX_LINE_BYTES && field.text().ends_with('é'));
        assert_eq!(field.text().chars().count() - 1 + left_out, MAX_LINE_BYTES);
        assert_eq!(TextField::line("a").insert("é"), 0);
    }
}

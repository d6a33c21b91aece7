//! Positions in an article that outlive the rows on the screen, and the list of jumps between them.
//!
//! A position is a paragraph and an offset in it, never a row: rows change with every resize, and a text that is still
//! being loaded grows after the position without moving it.

use crate::article::Article;
use crate::text::span::offset;
use std::collections::BTreeMap;

/// A byte of the article, by its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct TextPosition {
    /// Index into `Article::paragraphs`.
    pub paragraph: usize,
    /// Bytes from the start of the paragraph.
    pub offset: u32,
}

impl TextPosition {
    /// The position of a byte of the article's text.
    #[must_use]
    pub fn of(article: &Article, byte: u32) -> Self {
        let paragraph = article.paragraph_at(byte);
        let start = article.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.span.start);
        Self { paragraph, offset: byte.saturating_sub(start) }
    }

    /// The byte offset in the article's text; the start of the last paragraph if the article has become shorter.
    #[must_use]
    pub fn byte(self, article: &Article) -> u32 {
        let Some(paragraph) = article.paragraphs.get(self.paragraph) else {
            return article.paragraphs.last().map_or(0, |last| last.span.start);
        };
        let byte = paragraph.span.start.saturating_add(self.offset);
        byte.min(paragraph.span.end).min(offset(article.text.len()))
    }
}

/// The part of the text on the screen, and the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewport {
    /// Where the first row on the screen starts.
    pub top: TextPosition,
    /// The cursor.
    pub cursor: TextPosition,
}

/// The jumps back and forward, and the marks.
///
/// What counts as a jump is up to `update`; this only remembers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Jumps {
    back: Vec<Viewport>,
    forward: Vec<Viewport>,
    marks: BTreeMap<char, Viewport>,
}

/// How many jumps are remembered.
const MAX_JUMPS: usize = 200;

impl Jumps {
    /// Remembers a jump away from `from`.
    pub fn leave(&mut self, from: Viewport) {
        self.forward.clear();
        self.back.retain(|viewport| *viewport != from);
        self.back.push(from);
        if self.back.len() > MAX_JUMPS {
            self.back.remove(0);
        }
    }

    /// The viewport to go back to from `here`.
    pub fn back(&mut self, here: Viewport) -> Option<Viewport> {
        let there = self.back.pop()?;
        self.forward.push(here);
        Some(there)
    }

    /// The viewport to go forward to from `here`.
    pub fn forward(&mut self, here: Viewport) -> Option<Viewport> {
        let there = self.forward.pop()?;
        self.back.push(here);
        Some(there)
    }

    /// Where the last jump started.
    #[must_use]
    pub fn last(&self) -> Option<Viewport> {
        self.back.last().copied()
    }

    /// Marks a viewport with a letter.
    pub fn mark(&mut self, letter: char, here: Viewport) {
        self.marks.insert(letter, here);
    }

    /// The viewport marked with a letter.
    #[must_use]
    pub fn marked(&self, letter: char) -> Option<Viewport> {
        self.marks.get(&letter).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport(paragraph: usize) -> Viewport {
        let place = TextPosition { paragraph, offset: 0 };
        Viewport { top: place, cursor: place }
    }

    #[test]
    fn back_and_forward_undo_each_other_and_a_new_jump_clears_forward() {
        let mut jumps = Jumps::default();
        jumps.leave(viewport(1));
        jumps.leave(viewport(5));
        assert_eq!(jumps.back(viewport(9)), Some(viewport(5)));
        assert_eq!(jumps.back(viewport(5)), Some(viewport(1)));
        assert_eq!(jumps.back(viewport(1)), None);
        assert_eq!(jumps.forward(viewport(1)), Some(viewport(5)));
        assert_eq!(jumps.forward(viewport(5)), Some(viewport(9)));
        jumps.leave(viewport(7));
        assert_eq!(jumps.forward(viewport(8)), None);
    }

    #[test]
    fn a_mark_stays_where_it_was_set() {
        let mut jumps = Jumps::default();
        jumps.mark('a', viewport(3));
        jumps.leave(viewport(4));
        assert_eq!(jumps.marked('a'), Some(viewport(3)));
        assert_eq!(jumps.marked('b'), None);
    }
}

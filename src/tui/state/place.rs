//! Places in an article that outlive what is on the screen, and the list of jumps between them.
//!
//! A place is (paragraph, offset in it), never a row: rows change with every resize and text size, and a text
//! that is still being read grows behind the place without moving it.

use crate::article::Article;
use crate::text::span::offset;
use std::collections::BTreeMap;

/// A byte of the article, by the paragraph it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Index into `Article::paragraphs`.
    pub paragraph: usize,
    /// Bytes from the start of the paragraph.
    pub offset: u32,
}

impl Place {
    /// The place of byte `byte` of the article's text.
    #[must_use]
    pub fn of(article: &Article, byte: u32) -> Self {
        let paragraph = article.paragraph_at(byte);
        let start = article.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.span.start);
        Self { paragraph, offset: byte.saturating_sub(start) }
    }

    /// The byte of the article's text; the last one where the article has become shorter.
    #[must_use]
    pub fn byte(self, article: &Article) -> u32 {
        let Some(paragraph) = article.paragraphs.get(self.paragraph) else {
            return article.paragraphs.last().map_or(0, |last| last.span.start);
        };
        let byte = paragraph.span.start.saturating_add(self.offset);
        byte.min(paragraph.span.end).min(offset(article.text.len()))
    }
}

/// What the reader was looking at: the first row on the screen and the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sight {
    /// The first row on the screen begins here.
    pub top: Place,
    /// The cursor.
    pub cursor: Place,
}

/// Where the reader jumped from, back and forward, and the places remembered under letters.
///
/// A jump is a move of more than a screen, or between panes; a run of `n` makes one entry. The rule is kept by
/// `update`; this only remembers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Jumps {
    back: Vec<Sight>,
    forward: Vec<Sight>,
    marks: BTreeMap<char, Sight>,
}

/// More jumps than anybody goes back.
const REMEMBERED: usize = 200;

impl Jumps {
    /// Remembers that a jump leaves `from`.
    pub fn leave(&mut self, from: Sight) {
        self.forward.clear();
        self.back.retain(|sight| *sight != from);
        self.back.push(from);
        if self.back.len() > REMEMBERED {
            self.back.remove(0);
        }
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Sight) -> Option<Sight> {
        let there = self.back.pop()?;
        self.forward.push(here);
        Some(there)
    }

    /// The place to go forward to from `here`.
    pub fn forward(&mut self, here: Sight) -> Option<Sight> {
        let there = self.forward.pop()?;
        self.back.push(here);
        Some(there)
    }

    /// Where the last jump came from.
    #[must_use]
    pub fn last(&self) -> Option<Sight> {
        self.back.last().copied()
    }

    /// Remembers a place under a letter.
    pub fn mark(&mut self, letter: char, here: Sight) {
        self.marks.insert(letter, here);
    }

    /// The place remembered under a letter.
    #[must_use]
    pub fn marked(&self, letter: char) -> Option<Sight> {
        self.marks.get(&letter).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(paragraph: usize) -> Sight {
        let place = Place { paragraph, offset: 0 };
        Sight { top: place, cursor: place }
    }

    #[test]
    fn back_and_forward_are_each_others_undoing_and_a_new_jump_forgets_forward() {
        let mut jumps = Jumps::default();
        jumps.leave(sight(1));
        jumps.leave(sight(5));
        assert_eq!(jumps.back(sight(9)), Some(sight(5)));
        assert_eq!(jumps.back(sight(5)), Some(sight(1)));
        assert_eq!(jumps.back(sight(1)), None);
        assert_eq!(jumps.forward(sight(1)), Some(sight(5)));
        assert_eq!(jumps.forward(sight(5)), Some(sight(9)));
        jumps.leave(sight(7));
        assert_eq!(jumps.forward(sight(8)), None);
    }

    #[test]
    fn a_mark_stays_where_it_was_set() {
        let mut jumps = Jumps::default();
        jumps.mark('a', sight(3));
        jumps.leave(sight(4));
        assert_eq!(jumps.marked('a'), Some(sight(3)));
        assert_eq!(jumps.marked('b'), None);
    }
}

//! Pieces of text, line breaks and marks -> the open block of the page, as a browser lays it out.

use super::Reader;
use crate::article::Role;
use crate::article::html::tree::Block;

impl Reader {
    /// Appends a piece of running text to the open block.
    pub(super) fn push(&mut self, piece: &str) {
        for c in piece.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                // The paragraph separator: written for programs, and in the place of tags that were taken out.
                '\u{2029}' => self.end_block(),
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                // A joiner between Latin letters only makes a word unlike itself.
                '\u{200c}' | '\u{200d}' if self.text.ends_with(|c: char| c.is_ascii_alphabetic()) => {}
                c if self.text.is_empty() && c.is_whitespace() => {}
                c => self.push_char(c),
            }
        }
    }

    fn push_char(&mut self, c: char) {
        if self.breaks > 0 {
            self.break_line(c);
        }
        let before = self.text.len();
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
        let added = self.text.len() - before;
        self.linked += if self.in_links > 0 { added } else { 0 };
        self.cited += if self.in_cites > 0 { added } else { 0 };
        self.timed += if self.in_times > 0 { added } else { 0 };
    }

    /// Line breaks before `next`: two or more end the paragraph, and so does one unless the line reads on.
    fn break_line(&mut self, next: char) {
        let one = self.breaks == 1;
        if (one && reads_on(&self.text, next)) || self.role() == Role::Headline {
            self.breaks = 0;
            self.space = true;
        } else {
            self.end_block();
        }
    }

    /// Ends the open block, if it has text.
    pub(super) fn end_block(&mut self) {
        (self.space, self.breaks) = (false, 0);
        let (linked, cited) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.cited));
        let timed = std::mem::take(&mut self.timed);
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            let role = self.role();
            self.tree.blocks.push(Block { element: self.element, text, linked, cited, timed, role });
        }
    }

    /// The mark of a footnote, apart from the word before it and in brackets, so that it is no part of a name.
    pub(super) fn footnote_mark(&mut self, mark: &str) {
        let mark = mark.trim();
        self.space = true;
        if mark.starts_with(['[', '(']) {
            self.push(mark);
        } else {
            self.push(&format!("[{mark}]"));
        }
    }

    /// The opening or closing mark of a `<q>`, as the language of the page writes it.
    pub(super) fn quotation_mark(&mut self, side: usize) {
        let inner = ["‘", "’"];
        let marks = if self.in_quotations == 0 { self.marks } else { inner };
        let mark = marks.get(side).copied().unwrap_or_default();
        if side == 1 {
            self.space = false;
        }
        self.push(mark);
    }
}

/// Whether a line that a `<br>` ends goes on after it.
fn reads_on(line: &str, next: char) -> bool {
    const FULL_LINE: usize = 28;
    let last = line.rsplit('\n').next().unwrap_or_default();
    let ends = last.ends_with(['.', '!', '?', ':', '…', ';', '”', '"', '»', '“']);
    !ends && last.len() >= FULL_LINE && !matches!(next, '-' | '•' | '·' | '–' | '—' | '*')
}

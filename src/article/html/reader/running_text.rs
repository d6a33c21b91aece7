//! Pieces of text, line breaks and marks -> the open block of the page, as a browser lays it out.

use super::Reader;
use crate::article::Role;
use crate::article::html::tree::{Block, ElementKind};
use crate::article::speaker_line::{SENTENCE_ENDS, is_beside_words, is_dash, names_person};
use crate::text::quotation_marks;
use dom_query::NodeRef;

/// A page has at most this many blocks, and one more. Each takes fifty times the memory of the shortest text in it.
const MAX_BLOCKS: usize = 100_000;

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
        let start = self.text.len();
        self.text.push(c);
        self.runs.add(before, start..self.text.len(), self.style);
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

    /// Ends the open block, if it has text. In a page of too many blocks, it goes on instead.
    pub(super) fn end_block(&mut self) {
        if self.tree.blocks.len() < MAX_BLOCKS {
            self.keep_block();
        } else {
            (self.space, self.breaks) = (true, 0);
        }
    }

    /// Keeps the open block, if it has text.
    pub(super) fn keep_block(&mut self) {
        (self.space, self.breaks) = (false, 0);
        let (linked, cited) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.cited));
        let timed = std::mem::take(&mut self.timed);
        let mut text = std::mem::take(&mut self.text);
        let mut runs = std::mem::take(&mut self.runs);
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            return;
        }
        let (element, role) = (self.element, self.role());
        let credit = credit_in(&text).filter(|_| role == Role::Body && self.is_in_quote());
        let name = credit.map(|at| (text.split_off(at), runs.split_off(at)));
        text.truncate(text.trim_end().len());
        runs.truncate(text.len());
        self.tree.blocks.push(Block { element, text, runs, linked, cited, timed, role });
        if let Some((text, runs)) = name {
            let (linked, cited, timed) = (0, 0, 0);
            self.tree.blocks.push(Block { element, text, runs, linked, cited, timed, role });
        }
    }

    /// Begins a cell of a table. Quoted words beside a cell that names who says them read as "Name: words" or
    /// "words — name". A name and a sentence without marks are paragraphs of their own: the sentence may be said.
    pub(super) fn begin_cell(&mut self, cell: &NodeRef<'_>) {
        let after_word = self.text.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let after_marks = self.text.ends_with(quotation_marks::closes_double);
        let after_stop = self.text.ends_with(SENTENCE_ENDS);
        if after_word || after_marks || after_stop {
            let words = cell.text();
            if is_beside_words(self.text.trim(), words.trim()) {
                self.end_block();
            }
            if after_word && words.trim_start().starts_with(quotation_marks::opens_double) {
                self.space = false;
                self.push(":");
            } else if after_marks && names_person(words.trim()) {
                self.push(" —");
            }
        }
        self.space = true;
    }

    /// Begins the `<cite>` of a block quotation: after a whole sentence, who said it is a paragraph of its own.
    pub(super) fn begin_credit(&mut self) {
        let words = self.text.trim_end_matches(|c: char| is_dash(c) || c.is_whitespace()).len();
        if self.is_in_quote() && ends_words(self.text.get(..words).unwrap_or_default()) {
            let dash = self.text.split_off(words);
            self.runs.truncate(words);
            self.end_block();
            self.push(dash.trim());
            self.space = true;
        }
    }

    /// Whether a `<blockquote>` is around the open block.
    fn is_in_quote(&self) -> bool {
        let is_quote = |at: usize| self.tree.elements.get(at).is_some_and(|it| it.kind == ElementKind::Quote);
        self.tree.ancestors(self.element).any(is_quote)
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

/// Whether words end as a sentence or a quotation does.
fn ends_words(words: &str) -> bool {
    words.ends_with(SENTENCE_ENDS) || words.ends_with(quotation_marks::closes_double)
}

/// Where a dash and the name of a person begin after the last sentence: “We stay.” — Ana Lopez
fn credit_in(text: &str) -> Option<usize> {
    let at = text.rfind(is_dash)?;
    let (words, name) = text.split_at(at);
    (ends_words(words.trim_end()) && names_person(name.trim_start_matches(is_dash).trim())).then_some(at)
}

/// Whether a line that a `<br>` ends goes on after it.
fn reads_on(line: &str, next: char) -> bool {
    const FULL_LINE: usize = 28;
    let last = line.rsplit('\n').next().unwrap_or_default();
    let ends = last.ends_with(['.', '!', '?', ':', '…', ';', '”', '"', '»', '“']);
    !ends && last.len() >= FULL_LINE && !matches!(next, '-' | '•' | '·' | '–' | '—' | '*')
}

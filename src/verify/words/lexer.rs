//! Text -> pieces: words, and the marks between them that matter for a comparison.
//!
//! The tokens of the analysis are made for grammar: "e-mail" is three of them, and a hidden character stays in its word. Here
//! a word is what is spoken.

use super::Word;
use super::key::{key_of, key_of_sign};
use crate::text::Span;
use crate::text::as_read::{Gap, GapKind, next_gap};
use crate::text::quotation_marks::is_apostrophe;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LexedPiece {
    /// A word.
    Word(Word),
    /// A sign that is read as a word, such as "%". A currency comes before its number.
    Sign(Word),
    /// "…" or "...".
    Ellipsis(Span),
    /// "[" or "(".
    Open(char),
    /// "]" or ")".
    Close(char),
    /// Any other mark, or the end of a paragraph: no number goes on after it.
    Break,
}

/// The longest letters that an editor adds to a word in brackets: `decide[d]`, `[T]he`.
const MAX_ADDED: usize = 12;

/// The pieces of the text in `within`.
pub(super) fn pieces(text: &str, within: Span) -> Vec<LexedPiece> {
    let start = within.range().start;
    // Nothing after the end is looked at: a gap may be far away.
    let text = text.get(..within.range().end).unwrap_or(text);
    let gap = next_gap(text, start);
    let mut lexer = Lexer { text, at: start, end: text.len(), gap, word: None, pieces: Vec::new() };
    while lexer.at < lexer.end {
        lexer.step();
    }
    lexer.close_word();
    lexer.pieces
}

/// A word that is being read.
#[derive(Default)]
struct OpenWord {
    start: usize,
    end: usize,
    written: String,
    /// The word without what an editor added.
    unedited: Option<String>,
    /// Letters since its beginning or its last full stop.
    letters: usize,
    is_broken: bool,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// The next gap, not before `at`.
    gap: Option<Gap>,
    word: Option<OpenWord>,
    pieces: Vec<LexedPiece>,
}

impl Lexer<'_> {
    fn step(&mut self) {
        if self.skip_gap() {
            return;
        }
        let Some(c) = self.char_at(self.at) else {
            self.at = self.end;
            return;
        };
        let next = self.at + c.len_utf8();
        if c == '[' && self.take_added_letters() {
            return;
        }
        if is_word_char(c) {
            self.push(c, next);
        } else if !self.connects(c, next) {
            self.close_word();
            self.mark(c, next);
            return;
        }
        self.at = next;
    }

    /// Takes the gap that begins here. Returns whether there was one.
    fn skip_gap(&mut self) -> bool {
        let Some(gap) = self.gap.filter(|gap| gap.start <= self.at) else { return false };
        self.gap = next_gap(self.text, gap.end.max(self.at));
        if gap.end <= self.at {
            return true;
        }
        match gap.kind {
            GapKind::Hidden => {}
            GapKind::InWord => {
                if let Some(word) = &mut self.word {
                    word.is_broken = true;
                }
            }
            GapKind::Space | GapKind::LineEnd => self.close_word(),
            GapKind::Blank => {
                self.close_word();
                self.pieces.push(LexedPiece::Break);
            }
        }
        self.at = gap.end;
        true
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().next()
    }

    fn push(&mut self, c: char, next: usize) {
        let start = self.at;
        let word = self.word.get_or_insert_with(|| OpenWord { start, ..OpenWord::default() });
        word.written.push(c);
        if let Some(unedited) = &mut word.unedited {
            unedited.push(c);
        }
        word.letters += 1;
        word.end = next;
    }

    /// Takes letters in brackets that belong to the word around them. Returns whether there are any.
    ///
    /// Gets right: `decide[d]`, `[T]he`. Leaves alone: `[the mayor]`, `said [so]`.
    fn take_added_letters(&mut self) -> bool {
        let rest = self.text.get(self.at + 1..self.end).unwrap_or_default();
        let Some(length) = rest.find(']').filter(|length| (1..=MAX_ADDED).contains(length)) else {
            return false;
        };
        let (letters, after) = rest.split_at(length);
        let follows = after.chars().nth(1).is_some_and(char::is_alphabetic);
        if !letters.chars().all(char::is_alphabetic) || (self.word.is_none() && !follows) {
            return false;
        }
        let begins = self.word.is_none();
        let start = self.at;
        let word = self.word.get_or_insert_with(|| OpenWord { start, ..OpenWord::default() });
        if !begins && word.unedited.is_none() {
            word.unedited = Some(word.written.clone());
        }
        word.written.push_str(letters);
        word.letters += letters.chars().count();
        self.at += length + 2;
        word.end = self.at;
        true
    }

    /// Whether `c` is part of the word before it, and takes it.
    fn connects(&mut self, c: char, next: usize) -> bool {
        let (after, second) = (self.char_at(next), self.second_char(next));
        let Some(word) = &mut self.word else { return false };
        let Some(last) = word.written.chars().next_back() else { return false };
        let Some(after) = after else { return false };
        let taken = if is_apostrophe(c) && last.is_alphanumeric() && after.is_alphanumeric() {
            Some('\'')
        } else if last.is_ascii_digit() && after.is_ascii_digit() {
            number_mark(c)
        } else if c == '.' && last.is_alphabetic() && word.letters == 1 && after.is_alphabetic() {
            // "U.S.", "p.m.": the letters are one word, without the full stops.
            if second.is_some_and(char::is_alphanumeric) {
                return false;
            }
            word.letters = 0;
            return true;
        } else {
            None
        };
        let Some(mark) = taken else { return false };
        word.written.push(mark);
        if let Some(unedited) = &mut word.unedited {
            unedited.push(mark);
        }
        true
    }

    fn second_char(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().nth(1)
    }

    fn close_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        let OpenWord { start, end, written, unedited, is_broken, .. } = word;
        self.pieces.push(LexedPiece::Word(Word {
            span: Span::new(start, end),
            key: key_of(&written),
            unedited: unedited.map(|word| key_of(&word)),
            is_broken,
            is_contracted: false,
        }));
    }

    fn mark(&mut self, c: char, next: usize) {
        let span = Span::new(self.at, next);
        let rest = self.text.get(self.at..self.end).unwrap_or_default();
        if let Some(dots) = ellipsis_length(rest) {
            self.pieces.push(LexedPiece::Ellipsis(Span::new(self.at, self.at + dots)));
            self.at += dots;
            return;
        }
        self.at = next;
        match c {
            '[' | '(' => self.pieces.push(LexedPiece::Open(c)),
            ']' | ')' => self.pieces.push(LexedPiece::Close(c)),
            '-' | '−' if self.begins_negative(span) => {
                self.pieces.push(LexedPiece::Sign(Word::new(span, "minus".to_owned())));
            }
            _ if c.is_whitespace() || is_hyphen(c) => {}
            _ => self.pieces.push(match key_of_sign(c) {
                Some(key) => LexedPiece::Sign(Word::new(span, key)),
                None => LexedPiece::Break,
            }),
        }
    }

    /// Whether a minus stands here: before a digit and after a blank.
    fn begins_negative(&self, minus: Span) -> bool {
        let before = self.text.get(..minus.range().start).and_then(|before| before.chars().next_back());
        self.char_at(self.at).is_some_and(|c| c.is_ascii_digit())
            && before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"'))
    }
}

fn is_word_char(c: char) -> bool {
    // "½" is a word of its own.
    let is_sign = c.is_numeric() && !c.is_ascii() && !is_raised(c);
    c.is_alphanumeric() && !is_sign || is_combining(c)
}

/// Digits that are set above or below others and belong to their word: "m²".
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '\u{2011}')
}

/// What stands between the digits of one number, as it is compared.
fn number_mark(c: char) -> Option<char> {
    match c {
        '.' | ',' | ':' | '/' => Some(c),
        '-' | '‐' | '\u{2011}' | '–' | '−' => Some('-'),
        _ => None,
    }
}

/// The bytes of the ellipsis that a text begins with.
fn ellipsis_length(text: &str) -> Option<usize> {
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let dots = text.bytes().take_while(|byte| *byte == b'.').count();
    if dots >= 3 {
        return Some(dots);
    }
    text.starts_with(". . .").then_some(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words and marks of a text, with a blank between.
    fn read(text: &str) -> String {
        let shown = |piece: &LexedPiece| match piece {
            LexedPiece::Word(word) | LexedPiece::Sign(word) => match &word.unedited {
                Some(unedited) => format!("{}~{unedited}", word.key),
                None => word.key.clone(),
            },
            LexedPiece::Ellipsis(_) => "…".to_owned(),
            LexedPiece::Open(c) | LexedPiece::Close(c) => c.to_string(),
            LexedPiece::Break => "|".to_owned(),
        };
        pieces(text, Span::new(0, text.len())).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_is_what_is_spoken() {
        for (text, expected) in [
            ("We’re half-time heroes — aren't we?", "we're half time heroes | aren't we |"),
            ("The U.S. and the US, at 5 p.m.", "the us | and the us | at 5 pm |"),
            ("1,000.5 at 10:30, 3–2", "1,000.5 at 10:30 | 3-2"),
            ("said Pet-\nkova, well-\nknown", "said petkova | well known"),
            ("soft\u{ad}ly zero\u{200b}width", "softly zerowidth"),
            ("We … wait. . . . So...", "we … wait … | so …"),
            ("[The mayor] decide[d] [T]he [sic]", "[ the mayor ] decided~decide the [ sic ]"),
            ("$5 & 20% at -3", "dollars 5 and 20 percent at minus 3"),
            ("the end.Next", "the end | next"),
            ("10² is not 102", "10² is not 102"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}

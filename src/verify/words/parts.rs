//! Pieces -> what was spoken, and what an editor did to it: `[sic]`, "(…)", `[the mayor]`.

use super::Word;
use super::contractions::take_apart;
use super::dates::join_dates;
use super::lexer::{LexedPiece, pieces};
use super::numerals::join_numbers;
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;

/// The most words in brackets that are a remark of whoever wrote a text down: `[The audience laughs.]`
const MAX_REMARK: usize = 12;

/// A part of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) enum QuotedPart {
    /// A word.
    Word(QuotedWord),
    /// A place where the quotation says that words are left out.
    Ellipsis(Span),
}

/// A word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) struct QuotedWord {
    /// The word.
    pub(in crate::verify) word: Word,
    /// Whether it stands in square brackets, so that an editor put it in.
    pub(in crate::verify) is_bracketed: bool,
}

/// The parts of the quotation in `within`. An ellipsis at either end is left out.
pub(in crate::verify) fn quoted_parts(text: &str, within: Span) -> Vec<QuotedPart> {
    let mut parts = Vec::new();
    each_group(&read(text, within), |group| match group {
        Group::Words(words) => {
            parts.extend(words.map(|word| QuotedPart::Word(QuotedWord { word, is_bracketed: false })));
        }
        Group::Ellipsis(span) => parts.push(QuotedPart::Ellipsis(span)),
        Group::Bracketed('[', words) if !is_remark(&words) => {
            parts.extend(
                words.into_iter().map(|word| QuotedPart::Word(QuotedWord { word, is_bracketed: true })),
            );
        }
        Group::Bracketed(_, words) if is_remark(&words) => {}
        Group::Bracketed(_, words) => {
            parts.extend(
                words.into_iter().map(|word| QuotedPart::Word(QuotedWord { word, is_bracketed: false })),
            );
        }
    });
    let is_word = |part: &QuotedPart| matches!(part, QuotedPart::Word(_));
    let first = parts.iter().position(is_word).unwrap_or(parts.len());
    parts.drain(..first);
    parts.truncate(parts.iter().rposition(is_word).map_or(0, |last| last + 1));
    parts.dedup_by(|one, other| !is_word(one) && !is_word(other));
    parts
}

/// The words that a source says were spoken in `within`: without remarks in brackets.
pub(in crate::verify) fn spoken_words(text: &str, within: Span) -> Vec<Word> {
    let mut spoken = Vec::new();
    each_group(&read(text, within), |group| match group {
        Group::Words(words) => spoken.extend(words),
        Group::Ellipsis(_) => {}
        Group::Bracketed('[', words) if words.len() <= MAX_REMARK => {}
        Group::Bracketed(_, words) if is_remark(&words) => {}
        Group::Bracketed(_, words) => spoken.extend(words),
    });
    spoken
}

/// The pieces in `within`: contractions taken apart, numbers and dates joined.
fn read(text: &str, within: Span) -> Vec<LexedPiece> {
    join_dates(text, join_numbers(take_apart(text, pieces(text, within))))
}

/// Pieces that belong together.
enum Group<I> {
    Words(I),
    Ellipsis(Span),
    /// What stands in brackets, with the opening one.
    Bracketed(char, Vec<Word>),
}

/// Gives each group to `take`. Brackets that are not closed are marks like others.
fn each_group(pieces: &[LexedPiece], mut take: impl FnMut(Group<std::option::IntoIter<Word>>)) {
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        match piece {
            LexedPiece::Word(word) | LexedPiece::Sign(word) => {
                take(Group::Words(Some(word.clone()).into_iter()));
            }
            LexedPiece::Ellipsis(span) => take(Group::Ellipsis(*span)),
            LexedPiece::Open(open) => {
                let Some(length) = closes_after(pieces.get(at..).unwrap_or_default(), *open) else {
                    continue;
                };
                let inside = pieces.get(at..at + length).unwrap_or_default();
                at += length + 1;
                match inside {
                    [LexedPiece::Ellipsis(span)] => take(Group::Ellipsis(*span)),
                    _ => take(Group::Bracketed(*open, inside.iter().filter_map(word_of).collect())),
                }
            }
            LexedPiece::Close(_) | LexedPiece::Break => {}
        }
    }
}

fn word_of(piece: &LexedPiece) -> Option<Word> {
    match piece {
        LexedPiece::Word(word) | LexedPiece::Sign(word) => Some(word.clone()),
        _ => None,
    }
}

/// How many pieces there are before the bracket closes.
fn closes_after(pieces: &[LexedPiece], open: char) -> Option<usize> {
    const FAR: usize = 60;
    let close = if open == '[' { ']' } else { ')' };
    pieces.iter().take(FAR).position(|piece| *piece == LexedPiece::Close(close))
}

/// Whether words in brackets were not spoken: `[sic]`, "(laughter)", "(inaudible)".
fn is_remark(words: &[Word]) -> bool {
    words.len() <= MAX_REMARK
        && !words.is_empty()
        && words.iter().any(|word| ListSet::of(&word.key).has(List::Remarks))
        && (words.len() <= 3 || words.first().is_some_and(|word| ListSet::of(&word.key).has(List::Remarks)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_did_is_told_from_what_was_spoken() {
        let parts = |text: &str| {
            let shown = |part: &QuotedPart| match part {
                QuotedPart::Word(QuotedWord { word, is_bracketed: false }) => word.key.clone(),
                QuotedPart::Word(QuotedWord { word, .. }) => format!("[{}]", word.key),
                QuotedPart::Ellipsis(_) => "…".to_owned(),
            };
            quoted_parts(text, Span::new(0, text.len())).iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        for (text, expected) in [
            ("… we have went [sic] home …", "we have went home"),
            ("We […] wait (…) here", "we … wait … here"),
            ("[The mayor] will not [ever] go", "[the] [mayor] will not [ever] go"),
            ("We (all of us) wait (laughter)", "we all of us wait"),
            ("We [wait", "we wait"),
            ("…", ""),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn remarks_in_a_transcript_were_not_spoken() {
        let spoken = |text: &str| {
            let words = spoken_words(text, Span::new(0, text.len()));
            words.into_iter().map(|word| word.key).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(spoken("We [inaudible] wait (applause). All (of us)."), "we wait all of us");
        assert_eq!(spoken("We [00:12:03] wait … here"), "we wait here");
    }
}

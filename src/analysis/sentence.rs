//! Tokens -> sentences.
//!
//! A sentence ends at `.`, `!`, `?` or `…`, together with the closing marks that follow, if the next word could begin
//! a sentence. Inside quotation marks they end the reporter's sentence too, but only if the next word has a capital:
//! “Is it?” he asked stays one sentence, so that a cue is found beside its quotation.

use super::token::{Shape, Token};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use crate::text::quotation_marks;
use crate::text::span::offset;
use std::ops::Range;

/// A sentence of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the article's text, from the first token to the last.
    pub span: Span,
    /// Its tokens, by index into the passage's tokens.
    pub tokens: Range<u32>,
    /// Its paragraph, by index into the article's paragraphs.
    pub paragraph: usize,
}

/// Appends the sentences of one paragraph to `sentences`. The paragraph's tokens are those that follow the last
/// sentence.
pub fn split_sentences(text: &str, tokens: &[Token], paragraph: usize, sentences: &mut Vec<Sentence>) {
    let mut begin = sentences.last().map_or(0, |sentence| sentence.tokens.end as usize);
    let mut at = begin;
    while at < tokens.len() {
        let near = tokens.get(at..).unwrap_or_default().iter().position(|&token| may_end(text, token));
        at = near.map_or(tokens.len() - 1, |by| at + by);
        let ends = ends_sentence(text, tokens, at);
        at = if ends { end_with_closing_marks(text, tokens, at) } else { at + 1 };
        if at == tokens.len() || (ends && begins_sentence(text, tokens, at)) {
            let span = tokens[begin].span.to(tokens[at - 1].span);
            let range = offset(begin)..offset(at);
            sentences.push(Sentence { span, tokens: range, paragraph });
            begin = at;
        }
    }
}

/// Whether a token may end a sentence, by its last byte: no token does that [`ends_sentence`] accepts and this does not.
#[inline]
fn may_end(text: &str, token: Token) -> bool {
    /// The last byte of "…".
    const ELLIPSIS: u8 = 0xa6;
    static ENDS: [bool; 256] = {
        let mut table = [false; 256];
        (table[b'.' as usize], table[b'!' as usize], table[b'?' as usize]) = (true, true, true);
        table[ELLIPSIS as usize] = true;
        table
    };
    let last = text.as_bytes().get((token.span.end as usize).wrapping_sub(1));
    last.is_some_and(|&last| ENDS[usize::from(last)])
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    match token.shape {
        Shape::Mark => matches!(token.span.of(text), "." | "!" | "?" | "…"),
        // "… of the U.S. The …": an abbreviation in capitals can end a sentence; a title like "Gen." cannot.
        Shape::Upper => token.span.of(text).ends_with('.') && followed_by_opener(text, tokens, at + 1),
        // "… of Acme Inc. The …": but a title and an initial belong to what follows: "Mr. He".
        Shape::Title => {
            let word = token.span.of(text);
            let title = WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE);
            word.ends_with('.')
                && word.len() > 2
                && followed_by_opener(text, tokens, at + 1)
                && !words::class_of(word).is(title)
        }
        Shape::Lower => {
            matches!(token.span.of(text), "p.m." | "a.m.") && begins_sentence(text, tokens, at + 1)
        }
        _ => false,
    }
}

fn followed_by_opener(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| ListSet::of(token.span.of(text)).has(List::SentenceOpeners))
}

fn end_with_closing_marks(text: &str, tokens: &[Token], at: usize) -> usize {
    let closing = tokens[at + 1..].iter().take_while(|&&token| is_closing(text, token)).count();
    at + 1 + closing
}

/// Whether a mark without a space before it closes something. “ does so in German.
fn is_closing(text: &str, token: Token) -> bool {
    let mark = token.span.of(text);
    !token.spaced
        && (matches!(mark, ")" | "]" | "." | "!" | "?" | "…" | "“")
            || is_quotation_mark(mark, quotation_marks::closes))
}

/// Whether the token at `at` could begin a sentence.
fn begins_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    match token.shape {
        Shape::Lower | Shape::Possessive => false,
        Shape::Mark if token.spaced && is_quotation_mark(token.span.of(text), quotation_marks::is_mark) => {
            true
        }
        Shape::Mark => matches!(token.span.of(text), "(" | "[" | "—" | "–" | "-" | "•" | "$" | "£" | "€"),
        Shape::Mixed => token.is_capitalized(text),
        _ => token.spaced || at == 0,
    }
}

fn is_quotation_mark(mark: &str, is_kind: fn(char) -> bool) -> bool {
    mark.chars().next().is_some_and(is_kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;

    fn cut(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut sentences = Vec::new();
        split_sentences(text, &tokens, 0, &mut sentences);
        sentences.iter().map(|s| s.span.of(text)).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        for expected in [
            "It rained. | Mr. Adebayo stayed.",
            "“Is it?” he asked. | Nobody knew.",
            "He came at 5 p.m. on Friday. | She left.",
            "“We will win.” | Then he sat down.",
            "It cost 3.5 million. | The U.S. Senate paid.",
            "They met Gen. Okafor in the U.S. | The talks failed.",
            "“Go! | Now!” she cried.",
            "She left Acme Inc. | The bank stayed. | Mr. He stayed.",
            "“We counted,” Comr. Folasade Ige said. | Pst. Amos Dung prayed.",
        ] {
            assert_eq!(cut(&expected.replace(" | ", " ")), expected);
        }
    }
}

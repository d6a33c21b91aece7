//! Token of a text -> what is known about its word, looked up once for all rules.
//!
//! Most words of an article are among some thousand that return all the time. A small cache of them answers before the
//! tables of the lexicon are asked, of which the largest is too big for the fast memory of a processor.

use super::grammar::TokenKind;
use super::token::{Shape, Token};
use crate::lexicon::countries;
use crate::lexicon::cues;
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::ListSet;
use crate::lexicon::words::{self, WordClass};
use std::cell::RefCell;

/// What is known about a word: as little as possible, since every token has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct KnownWord {
    /// Its classes; marks and numbers have none.
    pub(super) class: WordClass,
    /// A hash of it in lower case.
    pub(super) hash: u32,
    /// The lists that it is in; marks and numbers are in none.
    pub(super) lists: ListSet,
    /// What it can be in a sentence, by itself.
    pub(super) kind: TokenKind,
    /// What it does in a sentence if it is a small word.
    pub(super) function: Option<FunctionWord>,
    /// Whether it may report although it is no verb: "according", "claim".
    pub(super) may_begin_report: bool,
    /// Whether the name of a country can begin with it, as it is written; never with a word without capitals.
    pub(super) begins_country: bool,
    /// Whether it begins with a capital.
    pub(super) is_capitalized: bool,
}

impl KnownWord {
    #[cold]
    fn of(word: &str, shape: Shape) -> Self {
        let hash = hash_small(word);
        if matches!(shape, Shape::Mark | Shape::Number | Shape::Possessive) {
            let kind = TokenKind::of(word, shape, ListSet::default());
            return Self { hash, kind, ..Self::default() };
        }
        let lists = ListSet::of(word);
        Self {
            class: words::class_of(word),
            hash,
            lists,
            kind: TokenKind::of(word, shape, lists),
            function: function_words::class_in(lists),
            may_begin_report: cues::may_begin_report(lists),
            begins_country: shape != Shape::Lower && countries::can_begin(word),
            is_capitalized: shape.is_capitalized(|| word),
        }
    }
}

/// The number of pairs of words that the cache holds; a power of two.
const SLOTS: usize = 8192;
/// The longest word that it holds, in bytes.
const KEY_BYTES: usize = 16;

/// The bytes of a word as numbers, padded with zeros. A zero byte is a token of its own, so padding makes no two words
/// alike; the same bytes always have the same shape.
type Key = [u64; 2];

/// A word and what is known about it.
type CachedWord = (Key, KnownWord);

/// Two words that share a place, the one that was asked for last first: it stays when a third one comes.
type Slot = [CachedWord; 2];

/// The key of no word: no text contains these bytes.
const NO_WORD: Key = [u64::MAX; 2];

thread_local! {
    /// Its content depends only on the tables, so a passage finds the same with it as without it.
    static CACHE: RefCell<Vec<Slot>> = RefCell::new(vec![[(NO_WORD, KnownWord::default()); 2]; SLOTS]);
}

/// Appends what is known about each token of `text`.
pub(super) fn look_up(text: &str, tokens: &[Token], known: &mut Vec<KnownWord>) {
    CACHE.with_borrow_mut(|cache| known.extend(tokens.iter().map(|&token| of_token(text, token, cache))));
}

#[inline]
fn of_token(text: &str, token: Token, cache: &mut [Slot]) -> KnownWord {
    let of_word = || KnownWord::of(token.span.of(text), token.shape);
    let Some(key) = key_of(text.as_bytes(), token) else { return of_word() };
    let Some(slot) = cache.get_mut(slot_of(key)) else { return of_word() };
    if slot[0].0 != key {
        slot.swap(0, 1);
        if slot[0].0 != key {
            slot[0] = (key, of_word());
        }
    }
    slot[0].1
}

/// The key of a word. Returns `None` for a long word, and for the last words of the text, because sixteen bytes are read
/// at once.
#[inline]
fn key_of(text: &[u8], token: Token) -> Option<Key> {
    let (start, length) = (token.span.start as usize, token.span.len());
    let (first, second) = text.get(start..)?.first_chunk::<KEY_BYTES>()?.split_first_chunk::<8>()?;
    let (first, second) = (u64::from_le_bytes(*first), u64::from_le_bytes(*second.first_chunk()?));
    match length {
        1..8 => Some([first & ((1 << (8 * length)) - 1), 0]),
        8..16 => Some([first, second & ((1 << (8 * (length - 8))) - 1)]),
        16 => Some([first, second]),
        _ => None,
    }
}

#[inline]
fn slot_of([first, second]: Key) -> usize {
    let mixed = (first ^ second.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize % SLOTS
}

/// Returns a hash of `word` in lower case.
pub(super) fn hash_small(word: &str) -> u32 {
    if word.is_ascii() {
        return hash_small_ascii(word.as_bytes());
    }
    let hash = word.chars().flat_map(char::to_lowercase).fold(HASH_START, |hash, c| {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().fold(hash, add_to_hash)
    });
    hash ^ hash >> 15
}

/// Returns what [`hash_small`] returns for a word of ASCII letters.
#[inline]
pub(super) fn hash_small_ascii(word: &[u8]) -> u32 {
    let add = |hash, byte: &u8| add_to_hash(hash, byte.to_ascii_lowercase());
    let hash = word.iter().fold(HASH_START, add);
    hash ^ hash >> 15
}

/// The hash of nothing, and how a byte is added (FNV-1a).
const HASH_START: u32 = 0x811c_9dc5;

fn add_to_hash(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;
    use crate::text::Span;

    #[test]
    fn the_cache_knows_of_a_word_what_the_tables_know() {
        let words =
            "Peru, peru PERU Chile’s Maria López said 1,000 Čapek-Šimić communication telecommunication \
                     internationalisation a an the of O’Brien U.S. said"
                .repeat(3);
        let mut tokens = Vec::new();
        tokenize(&words, Span::new(0, words.len()), &mut tokens);
        let mut known = Vec::new();
        look_up(&words, &tokens, &mut known);
        assert_eq!(known.len(), tokens.len());
        for (token, known) in tokens.iter().zip(&known) {
            let word = token.span.of(&words);
            assert_eq!(known.kind, TokenKind::of(word, token.shape, known.lists), "{word}");
            assert_eq!(known.hash, hash_small(word), "{word}");
            if !token.is_word() {
                assert!(known.class.is_unknown() && known.lists.is_empty(), "{word}");
                continue;
            }
            assert_eq!(known.class, words::class_of(word), "{word}");
            assert_eq!(known.lists, ListSet::of(word), "{word}");
            assert_eq!(known.function, function_words::class_in(known.lists), "{word}");
            let begins = token.shape != Shape::Lower && countries::can_begin(word);
            assert_eq!(known.begins_country, begins, "{word}");
            assert_eq!(known.is_capitalized, token.is_capitalized(&words), "{word}");
            assert_eq!(known.may_begin_report, cues::may_begin_report(known.lists), "{word}");
        }
    }
}

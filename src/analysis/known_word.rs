//! Token of a text -> what is known about its word, looked up once for all rules.
//!
//! Most words of an article are among some thousand that return all the time. A small cache of them answers before the
//! tables of the lexicon are asked, of which the largest is too big for the fast memory of a processor.

use super::grammar::TokenKind;
use super::token::{Shape, Token};
use crate::lexicon::countries;
use crate::lexicon::cues;
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{self, WordClass};
use crate::text::quotation_marks;
use std::cell::RefCell;
use std::sync::LazyLock;

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
    /// What the rules that walk over all tokens look for.
    pub(super) stops: WordStops,
    /// Whether the name of a country can begin with it, as it is written; never with a word without capitals.
    pub(super) begins_country: bool,
    /// Whether it begins with a capital.
    pub(super) is_capitalized: bool,
}

/// What the rules look for that walk over all tokens, one bit each, so that a token that they pass takes one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordStops(u8);

impl WordStops {
    /// A word that may report although it is no verb: "according", "claim".
    pub(super) const REPORT: Self = Self(1);
    /// A reporting verb, a colon, a bracket or a dash, whatever it is in its context.
    pub(super) const CUE_OR_BREAK: Self = Self(1 << 1);
    /// "he", "her": a word that shows who is a man and who a woman.
    pub(super) const HE_OR_SHE: Self = Self(1 << 2);
    /// A mark that may be a quotation mark.
    pub(super) const QUOTATION_MARK: Self = Self(1 << 3);
    /// A mark that may be a quotation mark if another like it follows: one comma of two.
    pub(super) const HALF_MARK: Self = Self(1 << 4);
    /// A word that may have an apostrophe inside: "didn’t".
    pub(super) const APOSTROPHE: Self = Self(1 << 5);
    /// A mark that may end a sentence of the reporter, or a word in capitals, which may be an abbreviation that does.
    pub(super) const SENTENCE_END: Self = Self(1 << 6);

    fn of_word(word: &str, lists: ListSet, kind: TokenKind) -> Self {
        let apostrophe = word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii());
        lists.look_up(&STOPS).or(Self::APOSTROPHE.only_if(apostrophe)).or(Self::of_kind(kind))
    }

    fn of_mark(mark: &str, kind: TokenKind) -> Self {
        let stops = if matches!(mark, "," | "<" | ">") {
            Self::HALF_MARK
        } else {
            Self::QUOTATION_MARK.only_if(quotation_marks::may_start(mark.as_bytes()))
        };
        stops.or(Self::of_kind(kind))
    }

    fn of_kind(kind: TokenKind) -> Self {
        // A hyphen may stand in place of a dash.
        let is_cue =
            matches!(kind, TokenKind::Cue(_) | TokenKind::Colon | TokenKind::Break | TokenKind::Hyphen);
        Self::CUE_OR_BREAK.only_if(is_cue).or(Self::SENTENCE_END.only_if(kind == TokenKind::Stop))
    }

    fn only_if(self, seen: bool) -> Self {
        Self(self.0 * u8::from(seen))
    }

    /// These and `other`.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `stops` is among them.
    #[inline]
    pub(super) fn has(self, stops: Self) -> bool {
        self.0 & stops.0 != 0
    }
}

/// What the lists of a word say, for each set of lists.
static STOPS: LazyLock<Vec<WordStops>> = LazyLock::new(|| {
    ListSet::table(|lists| {
        let he_or_she = lists.has(List::FormsOfHe) || lists.has(List::FormsOfShe);
        let report = WordStops::REPORT.only_if(cues::may_begin_report(lists));
        report.or(WordStops::HE_OR_SHE.only_if(he_or_she))
    })
});

impl KnownWord {
    #[cold]
    fn of(word: &str, shape: Shape) -> Self {
        let hash = hash_small(word);
        if matches!(shape, Shape::Mark | Shape::Number | Shape::Possessive) {
            let kind = TokenKind::of(word, shape, ListSet::default());
            let is_mark = shape == Shape::Mark;
            let stops = if is_mark { WordStops::of_mark(word, kind) } else { WordStops::default() };
            return Self { hash, kind, stops, ..Self::default() };
        }
        let lists = ListSet::of(word);
        let kind = TokenKind::of(word, shape, lists);
        Self {
            class: words::class_of(word),
            hash,
            lists,
            kind,
            function: function_words::class_in(lists),
            stops: WordStops::of_word(word, lists, kind)
                .or(WordStops::SENTENCE_END.only_if(shape == Shape::Upper)),
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
    let Some([last, before]) = cache.get_mut(slot_of(key)) else { return of_word() };
    if last.0 != key {
        std::mem::swap(last, before);
        if last.0 != key {
            *last = (key, of_word());
        }
    }
    last.1
}

/// The key of a word. Returns `None` for a long word, and for the last words of the text, because sixteen bytes are read
/// at once.
#[inline]
fn key_of(text: &[u8], token: Token) -> Option<Key> {
    /// The bits of the bytes that belong to a word, by its length.
    static MASKS: [Key; KEY_BYTES + 1] = {
        let mut masks = [[0; 2]; KEY_BYTES + 1];
        let mut length = 1;
        while length <= KEY_BYTES {
            masks[length] = masks[length - 1];
            masks[length][(length - 1) / 8] |= 0xff << (8 * ((length - 1) % 8));
            length += 1;
        }
        masks
    };
    let mask = MASKS.get(token.span.len())?;
    let bytes = text.get(token.span.start as usize..)?.first_chunk::<KEY_BYTES>()?;
    let (first, second) = bytes.split_first_chunk::<8>()?;
    let (first, second) = (u64::from_le_bytes(*first), u64::from_le_bytes(*second.first_chunk()?));
    Some([first & mask[0], second & mask[1]])
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
                     internationalisation a an the of O’Brien U.S. didn't — \"her\" < according ’ he"
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
            let may_be_mark = known.stops.has(WordStops::QUOTATION_MARK);
            assert_eq!(may_be_mark, matches!(word, "\"" | "’" | "—"), "{word}");
            assert_eq!(known.stops.has(WordStops::HALF_MARK), matches!(word, "," | "<"), "{word}");
            let ends = token.shape == Shape::Upper || known.kind == TokenKind::Stop;
            assert_eq!(known.stops.has(WordStops::SENTENCE_END), ends, "{word}");
            let is_cue = matches!(word, "said" | "—" | "-");
            assert_eq!(known.stops.has(WordStops::CUE_OR_BREAK), is_cue, "{word}");
            if !token.is_word() {
                assert!(known.class.is_unknown() && known.lists.is_empty(), "{word}");
                continue;
            }
            assert_eq!(known.class, words::class_of(word), "{word}");
            let may_have = !word.is_ascii() || word.contains('\'');
            assert_eq!(known.stops.has(WordStops::APOSTROPHE), may_have, "{word}");
            assert_eq!(known.lists, ListSet::of(word), "{word}");
            assert_eq!(known.function, function_words::class_in(known.lists), "{word}");
            let begins = token.shape != Shape::Lower && countries::can_begin(word);
            assert_eq!(known.begins_country, begins, "{word}");
            assert_eq!(known.is_capitalized, token.is_capitalized(&words), "{word}");
            assert_eq!(known.stops.has(WordStops::REPORT), cues::may_begin_report(known.lists), "{word}");
            let forms = known.lists.has(List::FormsOfHe) || known.lists.has(List::FormsOfShe);
            assert_eq!(known.stops.has(WordStops::HE_OR_SHE), forms, "{word}");
        }
    }
}

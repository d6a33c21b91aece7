//! Every spelling of every country: `assets/countries/countries.tsv` and `assets/countries/country_traps.tsv`.
//!
//! The spellings are an fst inside the binary, walked byte by byte. The longest match from the start of a word takes
//! a few steps, nothing is loaded at start, and no list of matches is built.

use fst::raw::{Fst, Node, Output, Transition};
use std::cell::RefCell;
use std::sync::LazyLock;

static SPELLINGS: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(&include_bytes!(concat!(env!("OUT_DIR"), "/countries.fst"))[..]).ok());

static NAMES: &[([u8; 2], &str)] = &include!(concat!(env!("OUT_DIR"), "/country_names.rs"));

/// Returns the English name of the country with this ISO 3166-1 alpha-2 code, or "" if the code is unknown.
#[must_use]
pub fn name(code: [u8; 2]) -> &'static str {
    let place = NAMES.binary_search_by_key(&code, |&(known, _)| known);
    place.ok().and_then(|place| NAMES.get(place)).map_or("", |&(_, name)| name)
}

/// Returns the English name of the country with this code, or the code if it is unknown.
#[must_use]
pub fn name_of(code: &str) -> &str {
    let name = <[u8; 2]>::try_from(code.as_bytes()).map_or("", name);
    if name.is_empty() { code } else { name }
}

/// Returns the code and the English name of every country, sorted by code.
#[must_use]
pub fn all() -> &'static [([u8; 2], &'static str)] {
    NAMES
}

/// What a spelling means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpellingMeaning(u64);

/// What kind of word a spelling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellingKind {
    /// "North Korea", "UK".
    Name,
    /// "North Korean", "Britons".
    Demonym,
    /// "Franco-", which must be followed by a word.
    Prefix,
    /// "Pyongyang": the government, or only the city.
    Capital,
    /// "Gaza": a place in the country that never stands for its government.
    Place,
    /// "the Kremlin": a palace, an office, or a district of ministries.
    Seat,
    /// "New Mexico": not a country at all.
    Never,
}

/// What else a spelling can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryTrap {
    /// "Chad Okafor".
    Given,
    /// "Bill Holland".
    Surname,
    /// "Jordan", a given name and a surname.
    Both,
    /// "Atlanta, Georgia".
    State,
}

impl SpellingMeaning {
    /// Returns the countries that the spelling can stand for: the one that owns it, then those that share it.
    pub fn codes(self) -> impl Iterator<Item = [u8; 2]> {
        let bytes = self.0.to_le_bytes();
        let codes = [[bytes[0], bytes[1]], [bytes[2], bytes[3]], [bytes[4], bytes[5]]];
        codes.into_iter().filter(|&code| code != [0, 0])
    }

    /// Returns what kind of word it is.
    #[must_use]
    pub fn kind(self) -> SpellingKind {
        match self.0 >> 48 & 0xf {
            0 => SpellingKind::Name,
            1 => SpellingKind::Demonym,
            2 => SpellingKind::Prefix,
            3 => SpellingKind::Capital,
            4 => SpellingKind::Place,
            5 => SpellingKind::Seat,
            _ => SpellingKind::Never,
        }
    }

    /// Whether it usually means something else. It counts only if the text also has a plainer name of the country.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        self.0 >> 52 & 1 == 1
    }

    /// Whether it needs an article: "the States".
    #[must_use]
    pub fn needs_article(self) -> bool {
        self.0 >> 53 & 1 == 1
    }

    /// Returns what else it can mean.
    #[must_use]
    pub fn trap(self) -> Option<CountryTrap> {
        match self.0 >> 54 {
            1 => Some(CountryTrap::Given),
            2 => Some(CountryTrap::Surname),
            3 => Some(CountryTrap::Both),
            4 => Some(CountryTrap::State),
            _ => None,
        }
    }
}

/// The walk over each two letters with which a spelling may begin: most words end there, and a step takes long.
static STARTS: LazyLock<Vec<Option<SpellingWalk>>> = LazyLock::new(|| {
    let mut starts = vec![None; start_of(b'Z', 127) + 1];
    for first in b'A'..=b'Z' {
        let Some(walk) = SpellingWalk::start().and_then(|start| start.step(first)) else { continue };
        for transition in walk.node.transitions().filter(|transition| transition.inp.is_ascii()) {
            if let Some(start) = starts.get_mut(start_of(first, transition.inp)) {
                *start = walk.step(transition.inp);
            }
        }
    }
    starts
});

/// The place in [`STARTS`] of a capital and a byte.
fn start_of(first: u8, second: u8) -> usize {
    usize::from(first - b'A') * 128 + usize::from(second)
}

/// A position in the spellings, after the first bytes of a phrase.
#[derive(Debug, Clone, Copy)]
pub struct SpellingWalk {
    node: Node<'static>,
    value: Output,
}

impl SpellingWalk {
    /// Starts before the first byte.
    #[must_use]
    pub fn start() -> Option<Self> {
        SPELLINGS.as_ref().map(|spellings| Self { node: spellings.root(), value: Output::zero() })
    }

    /// Walks over the first words of a phrase. Returns `None` if no spelling begins with it.
    #[must_use]
    pub fn over(word: &str) -> Option<Self> {
        match key_of(word) {
            Some(key) => remembered(key, || Self::over_anew(word)),
            None => Self::over_anew(word),
        }
    }

    fn over_anew(word: &str) -> Option<Self> {
        let (walk, rest) = match *word.as_bytes() {
            [first @ b'A'..=b'Z', second @ ..=127, ..] => {
                let start = STARTS.get(start_of(first, second)).copied().flatten()?;
                (start, word.as_bytes().get(2..).unwrap_or_default())
            }
            _ => (Self::start()?, word.as_bytes()),
        };
        walk.on_over(rest)
    }

    /// Walks on over more bytes. Returns `None` if no spelling continues with them.
    #[must_use]
    pub fn on_over(self, bytes: &[u8]) -> Option<Self> {
        bytes.iter().try_fold(self, |walk, &byte| walk.step(byte))
    }

    /// Moves on by one byte. Returns `None` if no spelling continues with it.
    #[must_use]
    pub fn step(self, byte: u8) -> Option<Self> {
        let transition = self.node.transition(self.node.find_input(byte)?);
        let node = SPELLINGS.as_ref()?.node(transition.addr);
        Some(Self { node, value: self.value.cat(transition.out) })
    }

    /// Whether a word of a spelling ends here: "New" but not "In", which begins "India".
    fn ends_word(self) -> bool {
        let ends = |transition: Transition| !transition.inp.is_ascii_alphanumeric();
        self.node.is_final() || self.node.transitions().any(ends)
    }

    /// Returns what the bytes so far mean, if they are a whole spelling.
    #[must_use]
    pub fn meaning(self) -> Option<SpellingMeaning> {
        self.node.is_final().then(|| SpellingMeaning(self.value.cat(self.node.final_output()).value()))
    }
}

/// The number of walks that are remembered.
const REMEMBERED: usize = 256;

thread_local! {
    /// The words that were walked over last, each with the end of the walk: an article names the same countries again and
    /// again. Depends on the spellings only, so a text is read the same with it as without it.
    static WALKS: RefCell<Vec<(WordKey, Option<SpellingWalk>)>> = RefCell::new(vec![([0; 16], None); REMEMBERED]);
}

/// The bytes of a word that has no zero byte, with zeros behind them.
type WordKey = [u8; 16];

/// The key of a word. `None` for a long word, for one with a zero byte, and for one that is known by its first two letters.
fn key_of(word: &str) -> Option<WordKey> {
    let mut key = [0; 16];
    let bytes = key
        .get_mut(..word.len())
        .filter(|bytes| bytes.len() > 2 && word.is_ascii() && !word.contains('\0'))?;
    bytes.copy_from_slice(word.as_bytes());
    Some(key)
}

/// The walk over the word with this key, which `walk` makes if it is not remembered.
fn remembered(key: WordKey, walk: impl FnOnce() -> Option<SpellingWalk>) -> Option<SpellingWalk> {
    let add = |hash: u64, &bytes: &[u8; 8]| {
        (hash.rotate_left(29) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let hash = key.as_chunks::<8>().0.iter().fold(0, add);
    WALKS.with_borrow_mut(|walks| match walks.get_mut((hash >> 40) as usize % REMEMBERED) {
        Some((known, walk)) if *known == key => *walk,
        Some(place) => {
            *place = (key, walk());
            place.1
        }
        None => walk(),
    })
}

/// Whether the first word of a spelling is `word`. A word that is not ASCII may be spelt in several ways and is not looked up.
#[must_use]
pub fn can_begin(word: &str) -> bool {
    !word.is_ascii() || SpellingWalk::over(word).is_some_and(SpellingWalk::ends_word)
}

/// Returns what a whole phrase means.
#[must_use]
pub fn meaning(phrase: &str) -> Option<SpellingMeaning> {
    SpellingWalk::over(phrase)?.meaning()
}

/// The codes of the countries with this code ("PE") or name ("Peru", "peruvian"), in any case.
#[must_use]
pub fn named(typed: &str) -> Vec<[u8; 2]> {
    let typed = typed.trim();
    if let &[first, second] = typed.to_uppercase().as_bytes()
        && !name([first, second]).is_empty()
    {
        return vec![[first, second]];
    }
    let spellings = [typed.to_owned(), capitalised(typed), typed.to_uppercase()];
    let meaning = spellings.iter().find_map(|spelling| meaning(spelling));
    meaning.map(|meaning| meaning.codes().collect()).unwrap_or_default()
}

/// Every word with a capital letter.
fn capitalised(typed: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    };
    typed.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;

//! Every spelling of every country: `assets/countries/countries.tsv` and `assets/countries/country_traps.tsv`.
//!
//! The spellings are an fst inside the binary, walked byte by byte: the longest match from where a word begins
//! costs a few steps, nothing is loaded when the program starts, and no list of matches is built on the way.

use fst::raw::{Fst, Node, Output};
use std::sync::LazyLock;

static SPELLINGS: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(&include_bytes!(concat!(env!("OUT_DIR"), "/countries.fst"))[..]).ok());

static NAMES: &[([u8; 2], &str)] = &include!(concat!(env!("OUT_DIR"), "/country_names.rs"));

/// The English name of the country with this ISO 3166-1 alpha-2 code; nothing for an unknown code.
#[must_use]
pub fn name(code: [u8; 2]) -> &'static str {
    let place = NAMES.binary_search_by_key(&code, |&(known, _)| known);
    place.ok().and_then(|place| NAMES.get(place)).map_or("", |&(_, name)| name)
}

/// The code and the English name of every country, sorted by code.
#[must_use]
pub fn all() -> &'static [([u8; 2], &'static str)] {
    NAMES
}

/// What a spelling means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning(u64);

/// What kind of word a spelling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// "North Korea", "UK".
    Name,
    /// "North Korean", "Britons".
    Demonym,
    /// "Franco-", which needs a word right behind it.
    Prefix,
    /// "Pyongyang": the government or only the city.
    Capital,
    /// "Gaza": lies in the country, never its government.
    Place,
    /// "the Kremlin": a palace, an office, a quarter of ministries.
    Seat,
    /// "New Mexico": no country at all.
    Never,
}

/// What else a spelling is known to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trap {
    /// "Chad Okafor".
    Given,
    /// "Bill Holland".
    Surname,
    /// "Jordan", a given name and a surname.
    Both,
    /// "Atlanta, Georgia".
    State,
}

impl Meaning {
    /// The countries the spelling may stand for: the one that owns it, then those that share it.
    pub fn codes(self) -> impl Iterator<Item = [u8; 2]> {
        let bytes = self.0.to_le_bytes();
        let codes = [[bytes[0], bytes[1]], [bytes[2], bytes[3]], [bytes[4], bytes[5]]];
        codes.into_iter().filter(|&code| code != [0, 0])
    }

    /// What kind of word it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.0 >> 48 & 0xf {
            0 => Kind::Name,
            1 => Kind::Demonym,
            2 => Kind::Prefix,
            3 => Kind::Capital,
            4 => Kind::Place,
            5 => Kind::Seat,
            _ => Kind::Never,
        }
    }

    /// Whether it is usually something else, and counts only beside a plainer name of the same country.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        self.0 >> 52 & 1 == 1
    }

    /// Whether it needs the article before it: "the States".
    #[must_use]
    pub fn needs_article(self) -> bool {
        self.0 >> 53 & 1 == 1
    }

    /// What else it is known to mean.
    #[must_use]
    pub fn trap(self) -> Option<Trap> {
        match self.0 >> 54 {
            1 => Some(Trap::Given),
            2 => Some(Trap::Surname),
            3 => Some(Trap::Both),
            4 => Some(Trap::State),
            _ => None,
        }
    }
}

/// A way into the spellings, from the first byte of a phrase on.
#[derive(Debug, Clone, Copy)]
pub struct Walk {
    node: Node<'static>,
    value: Output,
}

impl Walk {
    /// At the start of every spelling.
    #[must_use]
    pub fn start() -> Option<Self> {
        SPELLINGS.as_ref().map(|spellings| Self { node: spellings.root(), value: Output::zero() })
    }

    /// Goes on with one more byte. Nothing when no spelling does.
    #[must_use]
    pub fn step(self, byte: u8) -> Option<Self> {
        let transition = self.node.transition(self.node.find_input(byte)?);
        let node = SPELLINGS.as_ref()?.node(transition.addr);
        Some(Self { node, value: self.value.cat(transition.out) })
    }

    /// What the bytes so far mean, when they are a whole spelling.
    #[must_use]
    pub fn meaning(self) -> Option<Meaning> {
        self.node.is_final().then(|| Meaning(self.value.cat(self.node.final_output()).value()))
    }
}

/// What a whole phrase means.
#[must_use]
pub fn meaning(phrase: &str) -> Option<Meaning> {
    phrase.bytes().try_fold(Walk::start()?, Walk::step)?.meaning()
}

#[cfg(test)]
mod tests;

//! Words that tell a government from the city it sits in: `assets/countries/government_words.tsv`.
//!
//! One look-up gives all the signs of a word, as bits of an fst's value.

use fst::raw::{Fst, Output};
use std::sync::LazyLock;

static WORDS: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(&include_bytes!(concat!(env!("OUT_DIR"), "/government.fst"))[..]).ok());

/// What a word beside a name tells about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The plain form of a verb by which governments act or speak: "condemn".
    Act,
    /// Its past or participle: "condemned", "sent".
    ActPast,
    /// Its third person: "denies".
    ActPresent,
    /// Its "-ing" form: "urging".
    ActOngoing,
    /// A form of a verb that is done to governments: "accused Moscow of".
    DoneTo,
    /// How a government stands to something: "Beijing was willing".
    Disposition,
    /// What belongs to a government: "Moscow’s response".
    Concern,
    /// What there is between governments: "ties between".
    Relation,
    /// What there is between cities: "flights between".
    Transport,
    /// Stands before "to" and a government: "loyal to".
    To,
    /// Stands before "from" and a government: "support from".
    From,
    /// Stands before "on" and a government: "pressure on".
    On,
    /// Stands before "of" and a government: "wary of".
    Of,
    /// Stands before "for" and a government: "a setback for".
    For,
    /// What one government is to another: "key ally Beijing".
    Party,
    /// Stands before a place: "in Seoul".
    Here,
    /// Belongs to a city when it follows its name: "London police".
    Local,
    /// Is a government when it follows the name of a capital: "the Damascus regime".
    Rulers,
    /// Capitalised, and no given name: "Meanwhile Israel".
    Opener,
    /// Capitalised behind a country, and no surname: "Jordan Times".
    Institution,
}

/// Whether `word`, also with a capital, gives a sign.
#[must_use]
pub fn gives(word: &str, sign: Sign) -> bool {
    signs(word) >> sign as u32 & 1 == 1
}

/// Whether `word` is any form of a verb by which governments act or speak.
#[must_use]
pub fn is_act(word: &str) -> bool {
    [Sign::Act, Sign::ActPast, Sign::ActPresent, Sign::ActOngoing].into_iter().any(|form| gives(word, form))
}

/// Whether `word` is such a verb with a third person before it: "condemned", "denies".
#[must_use]
pub fn is_finite_act(word: &str) -> bool {
    gives(word, Sign::ActPast) || gives(word, Sign::ActPresent)
}

fn signs(word: &str) -> u64 {
    let plain = word.bytes().take(1).map(|letter| letter.to_ascii_lowercase()).chain(word.bytes().skip(1));
    let capital = word.starts_with(|first: char| first.is_ascii_uppercase());
    let own = if capital { look_up(word.bytes()) } else { 0 };
    own | look_up(plain)
}

fn look_up(mut word: impl Iterator<Item = u8>) -> u64 {
    let Some(words) = WORDS.as_ref() else { return 0 };
    let found = word.try_fold((words.root(), Output::zero()), |(node, value), letter| {
        let transition = node.transition(node.find_input(letter)?);
        Some((words.node(transition.addr), value.cat(transition.out)))
    });
    match found {
        Some((node, value)) if node.is_final() => value.cat(node.final_output()).value(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order_within_each_sign() {
        let rows = include_str!("../../assets/countries/government_words.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        let rows: Vec<_> = rows.map(|row| row.split_once('\t').unwrap()).collect();
        for pair in rows.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 < pair[1].1, "{pair:?}");
        }
    }

    #[test]
    fn each_sign_is_found_by_its_words() {
        for (word, sign) in [
            ("condemn", Sign::Act),
            ("sent", Sign::ActPast),
            ("denies", Sign::ActPresent),
            ("banning", Sign::ActOngoing),
            ("accusing", Sign::DoneTo),
            ("willing", Sign::Disposition),
            ("response", Sign::Concern),
            ("Ties", Sign::Relation),
            ("flights", Sign::Transport),
            ("According", Sign::To),
            ("support", Sign::From),
            ("pressure", Sign::On),
            ("wary", Sign::Of),
            ("setback", Sign::For),
            ("ally", Sign::Party),
            ("in", Sign::Here),
            ("police", Sign::Local),
            ("regime", Sign::Rulers),
            ("Meanwhile", Sign::Opener),
            ("Times", Sign::Institution),
        ] {
            assert!(gives(word, sign), "{word}");
        }
        assert!(!gives("meanwhile", Sign::Opener));
    }

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for word in
            ["condemned", "denies", "urging", "said", "says", "banned", "imposes", "vow", "sent", "using"]
        {
            assert!(is_act(word), "{word}");
        }
        for word in ["is", "streets", "sings", "hosted", "snowed", "ed", "s", "ing", ""] {
            assert!(!is_act(word), "{word}");
        }
    }
}

//! How a description or a pronoun refers to its speaker, in words for the reader.

/// Why a description or a pronoun is taken for someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// "Ana Mensah, the mayor, …": the article introduced them by these words.
    Introduced,
    /// "the lawmaker" for a senator, "the 29-year-old": the article described them in other words that fit.
    OtherWords,
    /// "the former wing-back": whoever was spoken of last.
    InFocus,
    /// "the company": the nearest organisation that can be called so.
    Nearest,
    /// "the statement": whoever issued it.
    Issuer,
    /// "both": the two people named last.
    Both,
    /// "he": hardly anyone else can be meant.
    Pronoun,
    /// "he", where others may be meant, too.
    OpenPronoun,
}

/// A sentence, and the same with each reference behind it.
macro_rules! with_reference {
    ($words:literal, $reference:expr) => {
        match $reference {
            None => $words,
            Some(Reference::Introduced) => {
                concat!($words, "; the article introduced the speaker by this description")
            }
            Some(Reference::OtherWords) => {
                concat!($words, "; the article describes the speaker in other words, which fit")
            }
            Some(Reference::InFocus) => {
                concat!($words, "; the description fits the person spoken of before it")
            }
            Some(Reference::Nearest) => {
                concat!($words, "; the description fits the organisation named before it")
            }
            Some(Reference::Both) => concat!($words, "; the words mean the two people named before"),
            Some(Reference::Issuer) => concat!($words, "; the text before it says who issued the statement"),
            Some(Reference::Pronoun) => {
                concat!($words, "; of those who spoke or were named before, the pronoun fits this one best")
            }
            Some(Reference::OpenPronoun) => {
                concat!($words, "; the pronoun may mean somebody else, this speaker is the likeliest")
            }
        }
    };
}

pub(super) use with_reference;

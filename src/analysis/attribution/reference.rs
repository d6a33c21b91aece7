//! How a description refers to its speaker, in words for the reader.

/// Why a description is taken for someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// "Ana Mensah, the mayor, …": the article introduced them by these words.
    Introduced,
    /// "the former wing-back": whoever was spoken of last.
    InFocus,
    /// "the company": the nearest organisation that can be called so.
    Nearest,
    /// "the statement": whoever issued it.
    Issuer,
}

/// A sentence, and the same with each reference behind it.
macro_rules! with_reference {
    ($words:literal, $reference:expr) => {
        match $reference {
            None => $words,
            Some(Reference::Introduced) => {
                concat!($words, "; the article introduced the speaker by this description")
            }
            Some(Reference::InFocus) => {
                concat!($words, "; the description fits the person spoken of before it")
            }
            Some(Reference::Nearest) => {
                concat!($words, "; the description fits the organisation named before it")
            }
            Some(Reference::Issuer) => concat!($words, "; the text before it says who issued the statement"),
        }
    };
}

pub(super) use with_reference;

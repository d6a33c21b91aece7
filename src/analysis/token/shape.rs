//! A word -> how it is written: small letters, capitals, digits, a mark.

/// The form of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word without capitals: "said".
    Lower,
    /// One capital, at the start: "Seoul", "A".
    Title,
    /// Capitals only, at least two letters: "US", "U.S.", "NATO".
    Upper,
    /// Capitals inside: `McDonald`, `iPhone`.
    Mixed,
    /// Digits, perhaps with separators: "1,000", "2026".
    Number,
    /// A possessive ending: "’s".
    Possessive,
    /// Any other single character: punctuation, quotation marks, symbols.
    Mark,
}

impl Shape {
    /// Whether `word`, of this shape, begins with a capital. Few shapes leave that open.
    #[inline]
    pub(in crate::analysis) fn is_capitalized<'t>(self, word: impl FnOnce() -> &'t str) -> bool {
        match self {
            Self::Title | Self::Upper => true,
            Self::Mixed => word().chars().next().is_some_and(char::is_uppercase),
            _ => false,
        }
    }
}

/// The shape of a word. A word without letters is a mark.
pub(super) fn shape_of(word: &str) -> Shape {
    if word.is_ascii() {
        return shape_of_ascii(word.as_bytes());
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Mark };
    let rest: (usize, usize) =
        letters.fold(
            (0, 0),
            |(upper, other), c| {
                if c.is_uppercase() { (upper + 1, other) } else { (upper, other + 1) }
            },
        );
    shape_with(first.is_uppercase(), rest)
}

/// The same for a word of ASCII, without decoding its characters.
fn shape_of_ascii(word: &[u8]) -> Shape {
    let Some(first) = word.iter().find(|byte| byte.is_ascii_alphabetic()) else { return Shape::Mark };
    let count = |is_kind: fn(&u8) -> bool| word.iter().filter(|byte| is_kind(byte)).count();
    let (upper, lower) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    let capital = first.is_ascii_uppercase();
    shape_with(capital, (upper - usize::from(capital), lower - usize::from(!capital)))
}

/// The shape of a word by its first letter and the number of capitals and of other letters after it.
fn shape_with(capital: bool, rest: (usize, usize)) -> Shape {
    match (capital, rest) {
        (false, (0, _)) => Shape::Lower,
        (true, (0, _)) => Shape::Title,
        (true, (_, 0)) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

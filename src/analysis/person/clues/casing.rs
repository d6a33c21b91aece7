//! A sentence -> how it uses capitals: as usual, in a headline, throughout.

use crate::analysis::token::{Shape, Token};

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    Plain,
    /// Every long word has a capital: a headline.
    Title,
    /// Capitals only.
    Upper,
}

/// How the sentence with these tokens uses capitals.
pub(super) fn casing(tokens: &[Token]) -> Casing {
    let (mut words, mut upper, mut capital) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.is_word() && token.span.len() > 3) {
        words += 1;
        upper += usize::from(token.shape == Shape::Upper);
        capital += usize::from(token.shape != Shape::Lower);
    }
    if words > 2 && upper * 4 >= words * 3 {
        Casing::Upper
    } else if words > 3 && capital * 4 >= words * 3 {
        Casing::Title
    } else {
        Casing::Plain
    }
}

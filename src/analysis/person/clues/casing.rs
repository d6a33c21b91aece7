//! A sentence -> how it uses capitals: as usual, in a headline, throughout.

use crate::analysis::person::scene::PersonScene;
use crate::analysis::token::Shape;
use std::ops::Range;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    Plain,
    /// Every long word has a capital: a headline.
    Title,
    /// Capitals only.
    Upper,
}

pub(super) fn casing(scene: &PersonScene<'_, '_>, tokens: &Range<u32>) -> Casing {
    let (mut words, mut upper, mut capital) = (0, 0, 0);
    for at in tokens.start as usize..tokens.end as usize {
        let Some(token) = scene.token(at).filter(|token| token.is_word() && token.span.len() > 3) else {
            continue;
        };
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

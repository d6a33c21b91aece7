//! Paragraph -> where its first sentence begins after a dateline: "GENEVA, March 8 (Acme News) — The ministry ...",
//! "KOCHI: The court ...".

use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::analysis::token::Shape;

/// Returns the first token after the dateline of the paragraph that token `at` is in, or `None` if that paragraph
/// has no dateline.
#[must_use]
pub fn after_dateline(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 16;
    // Shorter capitals are more often a body ("UN") than a town.
    const MIN_TOWN_LETTERS: usize = 4;
    let start = outline.sentence_start(outline.sentence(at));
    let opens = start == 0 || outline.paragraph(start - 1) != outline.paragraph(start);
    let upper = outline.passage.tokens.get(start).is_some_and(|token| token.shape == Shape::Upper);
    if !opens || !upper || outline.passage.word(start).len() < MIN_TOWN_LETTERS {
        return None;
    }
    let ends = |&index: &usize| {
        let dash = outline.is_dash(index) && outline.kind(index) == TokenKind::Break;
        dash || outline.kind(index) == TokenKind::Colon && outline.kind(index + 1) != TokenKind::Quoted
    };
    let dash = (start + 1..start + MAX_TOKENS).find(ends)?;
    let is_clause = |index: usize| matches!(outline.kind(index), TokenKind::Stop | TokenKind::Cue(_));
    let plain = !(start + 1..dash).any(is_clause);
    (plain && outline.paragraph(dash) == outline.paragraph(start)).then_some(dash + 1)
}

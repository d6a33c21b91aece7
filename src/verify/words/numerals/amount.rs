//! An amount as it is read from pieces.

use crate::verify::words::Word;
use crate::verify::words::lexer::LexedPiece;

/// An amount in digits, or an ordinal: "21st".
pub(super) struct Amount {
    pub(super) digits: String,
    /// Where the pieces after it begin.
    pub(super) end: usize,
    pub(super) is_ordinal: bool,
}

/// The word or sign of a piece; `None` for white space and the like.
pub(super) fn word(piece: &LexedPiece) -> Option<&Word> {
    match piece {
        LexedPiece::Word(word) | LexedPiece::Sign(word) => Some(word),
        _ => None,
    }
}

/// The key of the word at `at`.
pub(super) fn key(pieces: &[LexedPiece], at: usize) -> Option<&str> {
    pieces.get(at).and_then(word).map(|word| word.key.as_str())
}

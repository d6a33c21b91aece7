//! A place where a text is read as something else than it is written.

/// A part of a text that is read as something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is read instead.
    pub kind: GapKind,
}

/// What a part of a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// Nothing: a character without a shape, or a terminal's escape sequence.
    Hidden,
    /// One space: several spaces, or one that is not U+0020.
    Space,
    /// One space: a line end, with the indent or the quote marks ("> ") of the next line.
    LineEnd,
    /// Nothing: a line end inside a word, with the hyphen if that is not part of the word.
    InWord,
    /// The end of a paragraph: several line ends.
    Blank,
}

impl Gap {
    /// What is read instead.
    #[must_use]
    pub fn read(self) -> &'static str {
        self.kind.read()
    }
}

impl GapKind {
    /// What is read instead. It is never longer than what is written.
    #[must_use]
    pub fn read(self) -> &'static str {
        match self {
            Self::Hidden | Self::InWord => "",
            Self::Space | Self::LineEnd => " ",
            Self::Blank => "\n\n",
        }
    }
}

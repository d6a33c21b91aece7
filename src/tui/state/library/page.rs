//! The pages of the library screen.

/// A page of the library screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LibraryPage {
    /// The articles and, once something is typed, the hits in them.
    #[default]
    Articles,
    /// All speakers.
    Speakers,
    /// Everything that one of them said.
    Card,
    /// What changed between two versions of an article.
    Versions,
    /// Who is quoted.
    Audit,
    /// The same words in several articles.
    Repeats,
}

impl LibraryPage {
    /// The place of its answer among those of the pages that report. `None` for a page that does not.
    #[must_use]
    pub fn report(self) -> Option<usize> {
        match self {
            Self::Versions => Some(0),
            Self::Audit => Some(1),
            Self::Repeats => Some(2),
            Self::Articles | Self::Speakers | Self::Card => None,
        }
    }
}

//! A key of front matter with its values.

/// A key with its values, as they are written but without quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FrontMatterEntry {
    pub(super) key: String,
    pub(super) values: Vec<String>,
}

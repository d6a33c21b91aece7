//! The words of a value: one in exports, and some on the screen.
//!
//! A kind of value, such as a verdict, has one table of all its values, which everything else is read from.

/// Each value with its word in exports and its words on the screen.
pub(crate) type LabelTable<T> = [(T, &'static str, &'static str)];

/// The word of a value in exports.
pub(crate) fn word<T: PartialEq + Copy>(table: &LabelTable<T>, value: T) -> &'static str {
    table.iter().find(|(one, ..)| *one == value).map_or("", |(_, word, _)| word)
}

/// The words of a value on the screen.
pub(crate) fn label<T: PartialEq + Copy>(table: &LabelTable<T>, value: T) -> &'static str {
    table.iter().find(|(one, ..)| *one == value).map_or("", |(.., label)| label)
}

/// The value that a word in exports stands for.
pub(crate) fn value<T: Copy>(table: &LabelTable<T>, word: &str) -> Option<T> {
    table.iter().find(|(_, one, _)| *one == word).map(|(value, ..)| *value)
}

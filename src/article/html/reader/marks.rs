//! Pictures, raised text and languages -> whether they are emoji or marks of footnotes, and which marks quote in them.

/// Whether an `alt` text is an emoji.
pub(super) fn is_emoji(alt: &str) -> bool {
    let is_symbol = |c: char| ('\u{2190}'..='\u{2bff}').contains(&c) || c >= '\u{1f000}';
    alt.chars().count() <= 8 && alt.chars().any(is_symbol) && !alt.chars().any(char::is_alphanumeric)
}

/// Whether a `<sup>` after `before` is the mark of a footnote: a number or brackets after a word, not "km²" or "1st".
pub(super) fn is_footnote_mark(before: &str, mark: &str) -> bool {
    let mark = mark.trim();
    let bracketed = mark.starts_with('[') || mark.starts_with('(');
    let number = mark.len() <= 7
        && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '*' | '†' | '‡'));
    let word = before.chars().rev().take_while(|c| !c.is_whitespace());
    bracketed || (number && !before.ends_with(|c: char| c.is_ascii_digit()) && word.take(4).count() > 3)
}

/// The quotation marks of a language.
pub(super) fn marks_of(language: &str) -> [&'static str; 2] {
    match language.get(..2).unwrap_or_default() {
        "de" | "cs" | "sk" | "sl" | "bg" => ["„", "“"],
        "fr" | "it" | "es" | "pt" | "ru" | "uk" | "el" | "no" | "nb" => ["«", "»"],
        "pl" | "ro" | "hu" => ["„", "”"],
        _ => ["“", "”"],
    }
}

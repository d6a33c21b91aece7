//! Codes of languages: `assets/words/languages.tsv`.

/// Returns the two letters of ISO 639-1 for the three of ISO 639-3, for each language that can be detected.
#[must_use]
pub fn two_letter_code(three_letters: &str) -> Option<&'static str> {
    // Asked once per article at most, so the table needs no index.
    let rows = include_str!("../../assets/words/languages.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).find(|(three, _)| *three == three_letters).map(|(_, two)| two)
}

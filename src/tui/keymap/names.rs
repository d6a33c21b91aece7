//! The names of places and actions in `keys.toml`: "text" and "scroll-line-down".
//!
//! They are the names of the code, so that every action has one as soon as it exists. A golden file of the tests lists
//! them: a name that users have written down must not change unnoticed.

use crate::tui::action::Action;

/// The name of an action in `keys.toml`. Where a digit chooses what Enter would take, the action has two.
pub(super) fn action_name(action: Action, keys: &[&str]) -> String {
    let name = hyphenated(&format!("{action:?}"));
    if keys.contains(&"digit") { format!("{name}-by-digit") } else { name }
}

/// `Walk(Next(Quotation))` as "walk-next-quotation". What the user types in its place, a letter or nothing, is left out.
pub(super) fn hyphenated(code: &str) -> String {
    let words = code.split(['(', ')', ',', ' ']).filter(|word| !word.starts_with('\'') && *word != "None");
    let mut name = String::new();
    for letter in words.filter(|word| !word.is_empty()).flat_map(str::chars) {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_with_hyphens() {
        let table = [
            ("Scroll(LineDown)", "scroll-line-down"),
            ("Walk(Next(Quotation))", "walk-next-quotation"),
            ("Jump(SetMark('a'))", "jump-set-mark"),
            ("Menu(Take(None))", "menu-take"),
            ("LibrarySearch", "library-search"),
        ];
        for (code, name) in table {
            assert_eq!(hyphenated(code), name);
        }
    }
}

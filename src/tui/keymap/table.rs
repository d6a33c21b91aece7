//! The rows of the keymap, how their keys are shown, and by which other words users look for them.

use super::binding::Binding;
use super::{feeds, library, outside, pick, reader, review, windows};
use std::sync::LazyLock;

/// All of them.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    [
        reader::bindings(),
        review::bindings(),
        library::bindings(),
        feeds::bindings(),
        pick::bindings(),
        outside::bindings(),
        windows::bindings(),
    ]
    .concat()
});

/// A key sequence as the screen shows it: "]q", "g d", "Enter".
#[must_use]
pub fn displayed(keys: &str) -> String {
    let parts: Vec<&str> = keys.split(' ').collect();
    if let ["]" | "[", _] = parts.as_slice() {
        return parts.concat();
    }
    keys.replace("letter", "a–z").replace("digit", "1-9")
}

/// Words that users of other programs look for, each with the actions that it finds, by name or the beginning of a name.
const OTHER_WORDS: [(&str, &[&str]); 24] = [
    ("save write download", &["form-export", "feeds-keep"]),
    ("add keep", &["library-start-adding", "feeds-keep"]),
    ("find", &["search-start", "review-start-search", "library-start-search", "feeds-start-search"]),
    ("filter", &["search-only-matching", "review-next-filter", "library-next-filter"]),
    ("again", &["review-redo", "article-reload"]),
    ("revert take back", &["review-undo"]),
    ("exit close quit", &["program-quit", "library-leave", "review-leave", "feeds-leave"]),
    ("delete", &["verdict-ask-reason", "library-take-out", "picker-remove-"]),
    ("correct change wrong", &["picker-name-speaker", "picker-correct-", "bounds-start"]),
    ("text size font zoom", &["appearance-wider", "appearance-narrower", "appearance-reset-width"]),
    ("color dark light appearance", &["appearance-next-theme"]),
    ("full screen", &["appearance-toggle-text-only"]),
    ("scroll", &["scroll-", "source-scroll-"]),
    ("comment annotate", &["form-edit-note"]),
    ("bookmark", &["jump-set-mark", "jump-go-to-mark"]),
    ("clipboard", &["copy-", "feeds-copy-address"]),
    ("verify check fact", &["menu-open-verification", "form-edit-source", "form-edit-words"]),
    ("website link url", &["outside-browse", "open-start", "feeds-copy-address", "feeds-show-address"]),
    ("shell print", &["outside-ask-command"]),
    ("refresh reload update", &["article-reload", "feeds-refresh"]),
    ("keyboard shortcuts commands", &["help-open", "palette-open"]),
    ("rss news", &["feeds-show"]),
    ("organization", &["panel-focus-organizations", "walk-next-organization", "walk-previous-organization"]),
    ("back return", &["jump-back"]),
];

/// The other words by which the action of this name is looked for; empty if there are none.
#[must_use]
pub fn other_words(name: &str) -> String {
    let finds = |names: &&[&str]| {
        names.iter().any(|one| *one == name || (one.ends_with('-') && name.starts_with(one)))
    };
    let words: Vec<&str> =
        OTHER_WORDS.iter().filter(|(_, names)| finds(names)).map(|(words, _)| *words).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_word_stands_for_an_action_that_exists() {
        for name in OTHER_WORDS.iter().flat_map(|(_, names)| names.iter()) {
            let is_meant = |binding: &Binding| {
                binding.name == *name || (name.ends_with('-') && binding.name.starts_with(name))
            };
            assert!(BINDINGS.iter().any(is_meant), "{name}");
        }
    }
}

//! The rows of the keymap, and how their keys are shown.

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

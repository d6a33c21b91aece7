//! No function that other files call takes a `bool`, because a bare `true` at the call says too little.
//!
//! Clippy limits the number of parameters; `clippy.toml` says to how many.

use super::source::{SourceFile, source_files};

/// `add_if(condition, clue)` reads like an `if`.
const NAMED_AFTER_THEIR_CONDITION: &str = "_if";

/// Functions that are being changed.
const KNOWN: [&str; 2] = ["show_cursor", "take_hits"];

/// The names of the functions that other files can call and that take a `bool`.
fn with_boolean_parameters(file: &SourceFile) -> Vec<String> {
    let tokens = &file.tokens;
    let functions = (0..tokens.len()).filter(|&at| tokens[at] == "fn" && is_shared(&tokens[..at]));
    functions
        .filter(|&at| parameters(&tokens[at + 1..]).windows(2).any(|pair| pair == [":", "bool"]))
        .map(|at| tokens[at + 1].clone())
        .filter(|name| !name.ends_with(NAMED_AFTER_THEIR_CONDITION) && !KNOWN.contains(&name.as_str()))
        .collect()
}

/// Whether the tokens before `fn` end in `pub` or `pub(super)`, with or without `const`.
fn is_shared(before: &[String]) -> bool {
    let before = before.strip_suffix(&["const".to_owned()]).unwrap_or(before);
    match before {
        [.., last] if last == "pub" => true,
        // No other item ends in a parenthesis: attributes end in a bracket.
        [.., last] => last == ")",
        [] => false,
    }
}

/// The tokens of the parameters of a function, from its name on.
fn parameters(tokens: &[String]) -> &[String] {
    let end = tokens.iter().position(|token| matches!(token.as_str(), "{" | ";" | "->"));
    &tokens[..end.unwrap_or(tokens.len())]
}

#[test]
fn no_shared_function_takes_a_boolean() {
    for file in source_files().iter().filter(|file| file.is_product()) {
        let found = with_boolean_parameters(file);
        assert!(found.is_empty(), "{}: {found:?}: make an enum whose values say what is meant", file.path);
    }
}

#[test]
fn a_boolean_parameter_is_detected_after_every_kind_of_pub() {
    let found = |code: &str| with_boolean_parameters(&SourceFile::new("src/x.rs", code));
    for code in [
        "pub fn f(on: bool) {}",
        "pub(super) fn f(x: u8, on: bool) -> u8 {}",
        "pub(in crate::tui) const fn f<T>(&self, x: &[T], on: bool) {}",
    ] {
        assert_eq!(found(code), ["f"], "{code}");
    }
    for code in [
        "fn f(on: bool) {}",
        "pub fn f() -> bool {}",
        "#[must_use] fn f(on: bool) {}",
        "pub struct S { on: bool }",
    ] {
        assert!(found(code).is_empty(), "{code}");
    }
}

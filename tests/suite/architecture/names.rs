//! One name for one thing: types, functions and paths that a reader can look up by name.

use super::source::{SourceFile, source_files};
use std::collections::BTreeMap;

/// How many type definitions in a hundred may share their name with another.
const MAX_SHARED_PERCENT: usize = 8;

fn product_files() -> impl Iterator<Item = SourceFile> {
    source_files().into_iter().filter(SourceFile::is_product)
}

/// The names of the types a file defines. Associated types do not count: an `Item` belongs to its trait.
fn types_in(file: &SourceFile) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    for pair in file.tokens.windows(2) {
        match pair[0].as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            "struct" | "enum" | "trait" | "union" => names.push(pair[1].clone()),
            "type" if depth == 0 => names.push(pair[1].clone()),
            _ => {}
        }
    }
    names
}

#[test]
fn few_types_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in product_files() {
        for name in types_in(&file) {
            places.entry(name).or_default().push(file.path.clone());
        }
    }
    let total: usize = places.values().map(Vec::len).sum();
    let shared: BTreeMap<_, _> = places.into_iter().filter(|(_, places)| places.len() > 1).collect();
    let count: usize = shared.values().map(Vec::len).sum();
    assert!(
        count * 100 <= total * MAX_SHARED_PERCENT,
        "{count} of {total} types share a name with another: name them after what they hold\n{shared:#?}"
    );
}

#[test]
fn no_function_outside_a_type_is_called_of() {
    let mut found = Vec::new();
    for file in product_files() {
        let mut depth = 0_usize;
        for pair in file.tokens.windows(2) {
            match pair[0].as_str() {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "fn" if depth == 0 && pair[1] == "of" => found.push(file.path.clone()),
                _ => {}
            }
        }
    }
    assert!(found.is_empty(), "say what the function gives, as `rows_for` does: {found:#?}");
}

#[test]
fn no_path_goes_two_steps_up() {
    let mut found = Vec::new();
    for file in product_files() {
        if file.tokens.windows(3).any(|three| three == ["super", "::", "super"]) {
            found.push(file.path);
        }
    }
    assert!(found.is_empty(), "write the path from `crate::`: {found:#?}");
}

#[test]
fn type_names_are_read_and_associated_types_are_not() {
    let code =
        "pub struct A; enum B { C } type D = u8; impl X for A { type Item = u8; fn f() { struct E; } }";
    assert_eq!(types_in(&SourceFile::new("src/x.rs", code)), ["A", "B", "D", "E"]);
}

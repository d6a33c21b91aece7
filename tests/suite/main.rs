//! What the program promises, promise by promise; every file is a module of this one binary.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "tests say what is wrong by panicking"
)]

mod analysis;
mod any_input;
mod architecture;
mod binary;
mod command;
mod docs;
mod export;
mod faults;
mod feeds;
mod formats;
mod growth;
#[path = "../invariants/mod.rs"]
mod invariants;
mod screen;
mod terminal;
mod web;

/// Compares with `tests/golden/NAME.snap`, where NAME may begin with a folder; `INSTA_UPDATE=always cargo test`
/// writes the file.
fn golden(name: &str, actual: &str) {
    let (folder, name) = name.rsplit_once('/').unwrap_or(("", name));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(std::path::Path::new("../golden").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, actual));
}

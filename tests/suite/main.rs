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

mod annotated;
mod architecture;
mod arriving;
mod articles;
mod cli;
mod columns;
mod desk;
mod drawn;
mod export;
mod exported_annotations;
mod exported_markup;
mod exported_tables;
mod import;
mod keys;
mod library;
mod library_keys;
mod library_pty;
mod output_files;
mod plain;
mod pseudo_terminal;
mod pty;
mod reader;
mod review_keys;
mod review_pty;
mod reviewing;
mod screens;
mod stacks;
mod two_reviewers;

/// Compares with `tests/golden/NAME.snap`; `INSTA_UPDATE=always cargo test` writes it anew.
fn golden(name: &str, actual: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, actual));
}

//! Which module may name which, and what the pure ones must not touch.

use super::imports::names_in;
use super::source::{SourceFile, source_files};

/// The modules in the order in which an article passes through them. A module names only those before it.
const ORDER: [&str; 21] = [
    "error", "version", "sorting", "labels", "text", "lexicon", "input", "output", "article", "analysis",
    "review", "audit", "verify", "versions", "library", "export", "plain", "settings", "tui", "cli",
    "command",
];

/// Folders whose files turn values into values: no files, no environment, no clock, no printing, no threads.
const PURE: [&str; 16] = [
    "src/text/",
    "src/lexicon/",
    "src/article/",
    "src/analysis/",
    "src/review/",
    "src/audit/",
    "src/verify/",
    "src/versions/",
    "src/export/",
    "src/plain/",
    "src/settings/",
    "src/tui/keymap/",
    "src/tui/layout/",
    "src/tui/state/",
    "src/tui/update/",
    "src/tui/view/",
];

/// What only the other folders name.
const OUTSIDE_WORLD: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::time",
    "std::thread",
    "std::process",
    "println",
    "eprintln",
    "crossterm",
];

/// Every path that a file imports or names, as written.
fn paths_in(file: &SourceFile) -> Vec<String> {
    let names = names_in(file);
    let imported = names.imports.iter().map(|import| &import.path);
    imported.chain(&names.paths).map(|path| path.join("::")).collect()
}

/// Whether a path is `wanted` or leads into it.
fn is_below(path: &str, wanted: &str) -> bool {
    path.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The module of the program that a path names from its root.
fn named_module(path: &str) -> Option<&str> {
    path.strip_prefix("crate::")?.split("::").next()
}

fn module_of(path: &str) -> Option<&str> {
    let module = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    (!matches!(module, "lib" | "main")).then_some(module)
}

#[test]
fn a_module_names_only_modules_before_it() {
    let place = |module: &str| ORDER.iter().position(|other| *other == module);
    for file in source_files() {
        let Some(module) = module_of(&file.path) else { continue };
        let here = place(module).unwrap_or_else(|| panic!("{}: put {module} into ORDER", file.path));
        for path in paths_in(&file) {
            if let Some(there) = named_module(&path).and_then(place) {
                assert!(there <= here, "{}: {module} must not use {path}", file.path);
            }
        }
    }
}

#[test]
fn every_way_to_name_a_module_is_detected() {
    let names_tui = |code: &str| {
        paths_in(&SourceFile::new("src/x.rs", code)).iter().any(|path| named_module(path) == Some("tui"))
    };
    for code in [
        "use crate::tui::Action;",
        "use crate::{text::Span, tui::Action};",
        "use crate::{text::{Span, wrap}, tui};",
        "fn f() { let x = crate::tui::run; }",
        "pub use crate::tui::Action;",
    ] {
        assert!(names_tui(code), "{code}");
    }
    for code in
        ["use crate::text::tui;", "// crate::tui draws", "use super::tui_like;", "fn f() { \"crate::tui\" }"]
    {
        assert!(!names_tui(code), "{code}");
    }
}

#[test]
fn pure_modules_do_not_touch_the_outside_world() {
    for file in source_files().iter().filter(|file| PURE.iter().any(|pure| file.path.starts_with(pure))) {
        for path in paths_in(file) {
            // Writing to a writer that the caller gives is pure; opening one is not.
            let is_allowed = is_below(&path, "std::io") && file.path.starts_with("src/export/");
            let is_outside = OUTSIDE_WORLD.iter().any(|world| is_below(&path, world));
            assert!(is_allowed || !is_outside, "{}: {path} does not belong in a pure module", file.path);
        }
    }
}

#[test]
fn only_the_terminal_module_knows_a_terminal() {
    let others = |file: &&SourceFile| file.path.starts_with("src/") && !file.path.starts_with("src/tui/");
    for file in source_files().iter().filter(others) {
        for path in paths_in(file) {
            let is_terminal = ["ratatui", "crossterm"].iter().any(|terminal| is_below(&path, terminal));
            assert!(!is_terminal, "{}: {path} belongs in src/tui", file.path);
        }
    }
}

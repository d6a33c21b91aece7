//! The walls of the house: which module may name which, what the pure ones must not touch, how long a file gets.
//!
//! Read as text, not compiled: the tests look at the code before the first `#[cfg(test)]` of each file.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the flow. A module names only those before it.
const ORDER: [&str; 15] = [
    "error", "version", "text", "lexicon", "input", "output", "article", "analysis", "review", "library",
    "export", "plain", "tui", "cli", "command",
];

/// Files that turn values into values: no files, no environment, no clock, no printing, no threads.
const PURE: [&str; 12] = [
    "src/text/",
    "src/lexicon/",
    "src/article/",
    "src/analysis/",
    "src/review/",
    "src/export/",
    "src/plain/",
    "src/tui/keymap/",
    "src/tui/layout/",
    "src/tui/state/",
    "src/tui/update/",
    "src/tui/view/",
];

/// What only the impure modules say.
const WORLD: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::time",
    "std::thread",
    "std::process",
    "println!",
    "eprintln!",
    "crossterm",
];

struct CodeFile {
    path: String,
    code: String,
    lines: usize,
}

fn files() -> Vec<CodeFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join("src"), &mut found);
    collect(&root.join("build"), &mut found);
    collect(&root.join("tools"), &mut found);
    collect(&root.join("tests"), &mut found);
    found.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        CodeFile { path, code, lines: text.lines().count() }
    };
    found.iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The top-level modules that code names through `crate::`, also in groups: `use crate::{text::Span, tui}`.
fn named_modules(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            None => named.push(identifier(after)),
            Some(group) => named.extend(members(group)),
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

/// The first identifiers of the members of a group, whose opening brace has been read.
fn members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut start = true;
    let mut named = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && c.is_alphabetic() => {
                named.push(identifier(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    named
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn module_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("src/")?;
    Some(rest.split(['/', '.']).next().unwrap_or_default())
        .filter(|module| !matches!(*module, "lib" | "main"))
}

#[test]
fn a_module_names_only_modules_before_it() {
    let place = |module: &str| ORDER.iter().position(|other| *other == module);
    for file in files() {
        let Some(module) = module_of(&file.path) else { continue };
        let here =
            place(module).unwrap_or_else(|| panic!("{}: say in ORDER where {module} stands", file.path));
        for named in named_modules(&file.code) {
            if let Some(there) = place(&named) {
                assert!(there <= here, "{}: {module} must not use {named}", file.path);
            }
        }
    }
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    for code in [
        "use crate::tui::Action;",
        "use crate::{text::Span, tui::Action};",
        "use crate::{text::{Span, wrap}, tui};",
        "let x = crate::tui::run;",
        "pub(in crate::tui) fn f() {}",
    ] {
        assert!(named_modules(code).contains(&"tui".to_owned()), "{code}");
    }
    for code in ["use crate::text::tui;", "// the tui draws", "use super::tui_like;"] {
        assert!(!named_modules(code).contains(&"tui".to_owned()), "{code}");
    }
}

#[test]
fn pure_modules_do_not_touch_the_world() {
    for file in files().iter().filter(|file| PURE.iter().any(|pure| file.path.starts_with(pure))) {
        for word in WORLD {
            // Writing to a writer that is handed in is pure; opening one is not.
            let allowed = word == "std::io" && file.path.starts_with("src/export/");
            assert!(
                allowed || !code_says(&file.code, word),
                "{}: {word} has no place in a pure module",
                file.path
            );
        }
    }
}

#[test]
fn only_the_terminal_module_knows_a_terminal() {
    for file in
        files().iter().filter(|file| file.path.starts_with("src/") && !file.path.starts_with("src/tui/"))
    {
        for word in ["ratatui", "crossterm"] {
            assert!(!code_says(&file.code, word), "{}: {word} belongs into src/tui", file.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    for file in files() {
        assert!(file.code.starts_with("//!"), "{}: open with //! and what turns into what", file.path);
        assert!(file.lines <= 600, "{}: {} lines; split it by what it holds", file.path, file.lines);
        let name = file.path.rsplit('/').next().unwrap_or_default();
        for vague in ["utils", "helpers", "common", "misc", "manager"] {
            assert!(!name.contains(vague), "{}: name it after what it holds", file.path);
        }
    }
}

#[test]
fn every_file_of_this_folder_is_a_module_of_the_test_binary() {
    let main = include_str!("main.rs");
    for file in files().iter().filter(|file| file.path.starts_with("tests/suite/")) {
        let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        assert!(name == "main" || main.contains(&format!("mod {name};")), "tests/suite/{name}.rs never runs");
    }
}

/// Whether code, not a comment, says a word.
fn code_says(code: &str, word: &str) -> bool {
    code.lines().any(|line| line.split("//").next().is_some_and(|line| line.contains(word)))
}

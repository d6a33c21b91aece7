//! The tokens of a file -> the paths it imports and the paths it names elsewhere.

use super::source::SourceFile;

/// One name that a `use` declaration brings into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Import {
    /// The path as written, from `crate`, `self`, `super` or a name in scope.
    pub(super) path: Vec<String>,
    /// The name under which the file knows it; `*` for everything in a module.
    pub(super) name: String,
    /// Whether others see it under this name: `pub use`.
    pub(super) is_export: bool,
}

impl Import {
    /// The path of something inside what is imported.
    pub(super) fn with(&self, rest: &[String]) -> Vec<String> {
        [&self.path, rest].concat()
    }
}

/// What a file says about other modules.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// What its `use` declarations import.
    pub(super) imports: Vec<Import>,
    /// The paths and single names in the rest of its code.
    pub(super) paths: Vec<Vec<String>>,
}

/// Reads the imports and paths of a file.
pub(super) fn names_in(file: &SourceFile) -> Names {
    let tokens: Vec<&str> = file.tokens.iter().map(String::as_str).collect();
    let mut names = Names::default();
    let mut is_public = false;
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        match token {
            "pub" => {
                is_public = true;
                at = after_visibility(&tokens, at + 1);
                continue;
            }
            "use" => {
                let end = (at..tokens.len()).find(|&index| tokens[index] == ";").unwrap_or(tokens.len());
                read_tree(&tokens[at + 1..end], &[], is_public, &mut names.imports);
                at = end;
            }
            // `mod name;` says where a file is, not that it is needed.
            "mod" => at += 1,
            _ if is_name(token) => {
                let path = path_at(&tokens, at);
                at += 2 * path.len() - 2;
                names.paths.push(path);
            }
            _ => {}
        }
        is_public = false;
        at += 1;
    }
    names
}

/// The index after `(super)`, `(crate)` or `(in path)`.
fn after_visibility(tokens: &[&str], at: usize) -> usize {
    let is_restricted = tokens.get(at) == Some(&"(")
        && matches!(tokens.get(at + 1), Some(&("crate" | "super" | "self" | "in")));
    if is_restricted {
        (at..tokens.len()).find(|&index| tokens[index] == ")").map_or(at, |end| end + 1)
    } else {
        at
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The path that begins at `at`: names joined by `::`.
fn path_at(tokens: &[&str], at: usize) -> Vec<String> {
    let mut path = vec![tokens[at].to_owned()];
    let mut next = at + 1;
    while tokens.get(next) == Some(&"::") && tokens.get(next + 1).is_some_and(|token| is_name(token)) {
        path.push(tokens[next + 1].to_owned());
        next += 2;
    }
    path
}

/// Reads the tree of one `use` declaration below `prefix`.
fn read_tree(tokens: &[&str], prefix: &[String], is_export: bool, imports: &mut Vec<Import>) {
    for branch in branches(tokens) {
        let mut path = prefix.to_vec();
        let group = branch.iter().position(|token| *token == "{");
        let own = branch.get(..group.unwrap_or(branch.len())).unwrap_or_default();
        let (own, alias) = match own {
            [own @ .., "as", alias] => (own, Some(*alias)),
            own => (own, None),
        };
        path.extend(own.iter().filter(|token| **token != "::").map(|token| (*token).to_owned()));
        if let Some(group) = group {
            read_tree(branch.get(group + 1..branch.len() - 1).unwrap_or_default(), &path, is_export, imports);
            continue;
        }
        // `use super::path::{self, Item}` imports the module under its own name.
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = alias.map_or_else(|| path.last().cloned().unwrap_or_default(), str::to_owned);
        imports.push(Import { path, name, is_export });
    }
}

/// The parts of a list that commas separate, not counting commas inside braces.
fn branches<'a>(tokens: &'a [&'a str]) -> Vec<&'a [&'a str]> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                found.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&tokens[start..]);
    found.retain(|branch| !branch.is_empty());
    found
}

#[test]
fn every_form_of_import_is_read() {
    let read = |code: &str| {
        let names = names_in(&SourceFile::new("src/x.rs", code));
        let show = |import: &Import| {
            let mark = if import.is_export { "pub " } else { "" };
            format!("{mark}{} as {}", import.path.join("::"), import.name)
        };
        names.imports.iter().map(show).collect::<Vec<_>>().join(", ")
    };
    for (code, expected) in [
        ("use crate::text::Span;", "crate::text::Span as Span"),
        ("use crate::text::Span as Range;", "crate::text::Span as Range"),
        (
            "use super::{card, queue::{self, Queue as Q}};",
            "super::card as card, super::queue as queue, super::queue::Queue as Q",
        ),
        ("pub(super) use typing::changed;", "pub typing::changed as changed"),
        ("pub use crate::{a::B, c::*,};", "pub crate::a::B as B, pub crate::c::* as *"),
    ] {
        assert_eq!(read(code), expected, "{code}");
    }
}

#[test]
fn paths_in_code_are_read_and_module_lines_are_not() {
    let code = "pub(in crate::tui) mod a; pub(super) fn f(x: crate::text::Span) -> u8 { b::c(x) }";
    let paths: Vec<String> =
        names_in(&SourceFile::new("src/x.rs", code)).paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["fn", "f", "x", "crate::text::Span", "u8", "b::c", "x"]);
}

//! The Rust files of the repository -> their tokens, without comments, literals and tests.
//!
//! A few dozen lines instead of a parser: the tests of this folder need names, braces and `::`, nothing more.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file of the repository.
pub(super) struct SourceFile {
    /// Its path from the root of the repository, with `/` between the names.
    pub(super) path: String,
    /// Its whole text.
    pub(super) text: String,
    /// The tokens of what it compiles to outside tests.
    pub(super) tokens: Vec<String>,
}

impl SourceFile {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tokens: without_tests(&tokens(text)) }
    }

    /// Whether it is part of the program or its library, and not only of their tests.
    pub(super) fn is_product(&self) -> bool {
        let is_test = self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.ends_with("_tests.rs");
        self.path.starts_with("src/") && !is_test
    }
}

/// The root of the repository.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file in the folders of the repository that hold code.
pub(super) fn source_files() -> Vec<SourceFile> {
    let mut paths = Vec::new();
    for folder in ["src", "build", "benches", "tests", "tools"] {
        collect(&root().join(folder), &mut paths);
    }
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        SourceFile::new(&name, &fs::read_to_string(path).unwrap())
    };
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(read)
        .collect()
}

/// Adds every file in a folder and the folders below it.
pub(super) fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

/// The tokens of Rust code: names and numbers, `::`, `->`, `=>`, and every other mark by itself. A string or character
/// becomes `""`, and comments are dropped.
pub(super) fn tokens(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            _ if raw_string(rest).is_some() => raw_string(rest).unwrap_or_default(),
            '"' => string(rest),
            '\'' => character_or_lifetime(rest),
            c if c.is_alphanumeric() || c == '_' => {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            }
            _ if ["::", "->", "=>"].iter().any(|mark| rest.starts_with(mark)) => 2,
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        match first {
            '/' if token.len() > 1 => {}
            c if c.is_whitespace() => {}
            _ if token.ends_with(['"', '\'', '#']) && token.len() > 1 => found.push("\"\"".to_owned()),
            _ => found.push(token.to_owned()),
        }
    }
    found
}

/// The length of a raw or byte string with which `code` begins.
fn raw_string(code: &str) -> Option<usize> {
    let after = code.strip_prefix('b').unwrap_or(code);
    if let Some(marks) = after.strip_prefix('r') {
        let hashes = marks.len() - marks.trim_start_matches('#').len();
        let body = marks.get(hashes..)?.strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return body.find(&end).map(|at| code.len() - body.len() + at + end.len());
    }
    (after.len() < code.len() && after.starts_with('"')).then(|| 1 + string(after))
}

/// The length of the string with which `code` begins.
fn string(code: &str) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The length of the character `'a'` or the lifetime `'a` with which `code` begins.
fn character_or_lifetime(code: &str) -> usize {
    let mut after = code.char_indices().skip(1);
    let Some((_, c)) = after.next() else { return code.len() };
    if c == '\\' {
        return code.get(3..).and_then(|rest| rest.find('\'')).map_or(code.len(), |at| at + 4);
    }
    match after.next() {
        Some((at, '\'')) => at + 1,
        _ => {
            1 + code
                .chars()
                .skip(1)
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .map(char::len_utf8)
                .sum::<usize>()
        }
    }
}

/// Drops every item that is marked `#[cfg(test)]`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let is_mark = tokens.get(at..at + MARK.len()).is_some_and(|next| next == MARK);
        if is_mark {
            at = end_of_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The index after the item that begins at `at`: after its `;`, or after the brace that closes its body.
fn end_of_item(tokens: &[String], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token == "}" {
                    return index + 1;
                }
            }
            ";" if depth == 0 => return index + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[test]
fn comments_literals_and_tests_are_left_out() {
    let code = [
        "/// crate::comment",
        r#"fn f<'a>(s: &'a str) { g('"', "crate::string", b'\'', '\u{201c}'); } // crate::end"#,
        "fn g() { h(r#\"crate::\"raw\"\"#, b\"x\"); }",
        "#[cfg(test)]",
        "#[path = \"tests.rs\"]",
        "mod tests;",
        "use crate::text;",
        "#[cfg(test)]",
        "mod inline { use crate::tui; }",
    ];
    let found = without_tests(&tokens(&code.join("\n"))).join(" ");
    let expected = [
        "fn f < 'a > ( s : & 'a str ) { g ( \"\" , \"\" , b \"\" , \"\" ) ; }",
        "fn g ( ) { h ( \"\" , \"\" ) ; }",
        "use crate :: text ;",
    ];
    assert_eq!(found, expected.join(" "));
}

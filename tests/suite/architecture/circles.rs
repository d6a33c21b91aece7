//! No file needs, directly or through others, a file that needs it.
//!
//! A file needs the file that defines what it names: imports, grouped and renamed ones too, and paths in the code are
//! followed through the re-exports of other files to the definition. `mod` lines and `pub use` do not count as needs: a
//! module may re-export what its files contain.

use super::imports::{Import, Names, names_in};
use super::source::{SourceFile, source_files};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The modules of a program: each has a path of names and a file.
struct Modules<'a> {
    files: BTreeMap<Vec<String>, (&'a SourceFile, Names)>,
}

/// File -> the files it needs -> the names it uses from them.
type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

impl<'a> Modules<'a> {
    fn new(files: &'a [SourceFile]) -> Self {
        let module = |file: &'a SourceFile| (module_of(&file.path), (file, names_in(file)));
        Self { files: files.iter().map(module).collect() }
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (module, (file, names)) in &self.files {
            let needed = arrows.entry(file.path.clone()).or_default();
            let imported = names.imports.iter().filter(|import| !import.is_export).map(|import| &import.path);
            for path in imported.chain(&names.paths) {
                if let Some(target) = self.definition(module, path, 0).filter(|target| *target != file.path) {
                    needed.entry(target).or_default().insert(path.join("::"));
                }
            }
        }
        arrows
    }

    /// The file that defines what `path` means in `module`, or `None` for names of other crates, of the prelude and of
    /// whole modules.
    fn definition(&self, module: &[String], path: &[String], depth: usize) -> Option<String> {
        // Imports that lead back to themselves do not compile, but a test should end.
        if depth > 20 {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => return self.below(&[], rest, depth),
            "self" => return self.below(module, rest, depth),
            "super" => return self.below(module.get(..module.len().checked_sub(1)?)?, rest, depth),
            _ => {}
        }
        let child = joined(module, first);
        if self.files.contains_key(&child) && !rest.is_empty() {
            return self.below(&child, rest, depth);
        }
        let import = self.files.get(module)?.1.imports.iter().find(|import| import.name == *first)?;
        self.follow(module, &import.with(rest), depth)
    }

    /// The file that defines what `path` means when it is looked up inside `module`.
    fn below(&self, module: &[String], path: &[String], depth: usize) -> Option<String> {
        let (file, names) = self.files.get(module)?;
        let (first, rest) = path.split_first()?;
        if first == "super" {
            return self.below(module.get(..module.len().checked_sub(1)?)?, rest, depth);
        }
        let child = joined(module, first);
        if self.files.contains_key(&child) && !rest.is_empty() {
            return self.below(&child, rest, depth);
        }
        if let Some(import) = names.imports.iter().find(|import| import.name == *first) {
            return self.follow(module, &import.with(rest), depth);
        }
        if self.files.contains_key(&child) {
            return None;
        }
        let mut globs = names.imports.iter().filter(|import| import.name == "*" && !defines(file, first));
        let through_glob = |import: &Import| {
            let mut target = import.path[..import.path.len() - 1].to_vec();
            target.push(first.clone());
            self.definition(module, &target, depth + 1)
        };
        globs.find_map(through_glob).or_else(|| Some(file.path.clone()))
    }

    /// The file that defines what an import in `module` brings in.
    fn follow(&self, module: &[String], target: &[String], depth: usize) -> Option<String> {
        let (first, rest) = target.split_first()?;
        // `pub use list::list` in the file that holds `mod list`: the first name is the module.
        let child = joined(module, first);
        if self.files.contains_key(&child) && !rest.is_empty() {
            return self.below(&child, rest, depth + 1);
        }
        self.definition(module, target, depth + 1)
    }
}

fn joined(module: &[String], name: &str) -> Vec<String> {
    let mut path = module.to_vec();
    path.push(name.to_owned());
    path
}

/// "src/text/span.rs" -> text, span; "src/text/mod.rs" -> text.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let names = inside.split('/').filter(|name| !matches!(*name, "mod" | "lib"));
    names.map(str::to_owned).collect()
}

/// Whether a file defines an item of this name.
fn defines(file: &SourceFile, name: &str) -> bool {
    let keywords = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    file.tokens.windows(2).any(|pair| keywords.contains(&pair[0].as_str()) && pair[1] == name)
}

/// The shortest circle through each file that is on one, each circle once.
fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for file in arrows.keys() {
        if found.iter().any(|circle| circle.contains(file)) {
            continue;
        }
        found.extend(shortest_circle(arrows, file));
    }
    found
}

/// The shortest way from a file over the files it needs back to itself.
fn shortest_circle(arrows: &Arrows, start: &String) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<&String, &String> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for next in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                let mut circle = vec![file.clone()];
                let mut at = file;
                while at != start {
                    at = came_from[at];
                    circle.push(at.clone());
                }
                circle.reverse();
                return Some(circle);
            }
            if !came_from.contains_key(next) {
                came_from.insert(next, file);
                waiting.push_back(next);
            }
        }
    }
    None
}

/// A circle as a sentence: each file, and the names it uses from the next.
fn describe(circle: &[String], arrows: &Arrows) -> String {
    let next = circle.iter().cycle().skip(1);
    let step = |(file, next): (&String, &String)| {
        let names: Vec<&str> = arrows[file][next].iter().map(String::as_str).take(4).collect();
        format!("  {file} needs {} of {next}\n", names.join(", "))
    };
    circle.iter().zip(next).map(step).collect()
}

#[test]
fn no_two_files_need_each_other() {
    let files: Vec<SourceFile> =
        source_files().into_iter().filter(|file| file.is_product() && file.path != "src/main.rs").collect();
    let arrows = Modules::new(&files).arrows();
    let circles = circles(&arrows);
    let found: Vec<String> = circles.iter().map(|circle| describe(circle, &arrows)).collect();
    assert!(found.is_empty(), "files that need each other:\n{}", found.join("\n"));
}

/// The circles among files given as path and code, as `a.rs -> b.rs`.
fn circles_among(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<SourceFile> = files.iter().map(|(path, code)| SourceFile::new(path, code)).collect();
    let arrows = Modules::new(&files).arrows();
    circles(&arrows).iter().map(|circle| circle.join(" -> ")).collect()
}

#[test]
fn a_circle_is_detected_however_the_names_are_written() {
    let there = ("src/a/one.rs", "use super::two::Two; pub struct One;");
    for back in [
        "use crate::a::one::One;",
        "use crate::{a::{one::One, three}, b};",
        "use super::one::One as First;",
        "use super::one::{self as first, One as Other};",
        "use super::one; fn f(x: one::One) {}",
        "fn f(x: super::one::One) {}",
        "fn f(x: crate::a::one::One) {}",
        "use crate::a; fn f() { a::one::One; }",
        "use super::One;",
        "use super::*; fn f(x: super::One) {}",
    ] {
        let code = format!("{back} pub struct Two;");
        let face = ("src/a/mod.rs", "pub mod one; pub mod two; pub use one::One;");
        let files = [("src/lib.rs", "pub mod a;"), face, there, ("src/a/two.rs", &code)];
        assert_eq!(circles_among(&files), ["src/a/one.rs -> src/a/two.rs"], "{back}");
    }
}

#[test]
fn a_circle_of_three_files_is_detected() {
    let files = [
        ("src/lib.rs", ""),
        ("src/a.rs", "use crate::b::B; pub struct A;"),
        ("src/b.rs", "fn f() { crate::c::f(); } pub struct B;"),
        ("src/c.rs", "use crate::a as first; pub fn f() -> first::A {}"),
    ];
    assert_eq!(circles_among(&files), ["src/a.rs -> src/b.rs -> src/c.rs"]);
}

#[test]
fn a_module_that_calls_a_user_of_its_types_is_in_a_circle() {
    let part = ("src/a/part.rs", "use super::Whole; pub fn build() -> Whole {}");
    let calls = "mod part; pub struct Whole; fn f() { part::build(); }";
    assert_eq!(circles_among(&[("src/a/mod.rs", calls), part]), ["src/a/mod.rs -> src/a/part.rs"]);
    let exports_and_calls = "mod part; pub use part::build; pub struct Whole; fn f() { build(); }";
    assert_eq!(
        circles_among(&[("src/a/mod.rs", exports_and_calls), part]),
        ["src/a/mod.rs -> src/a/part.rs"]
    );
}

#[test]
fn module_lines_re_exports_tests_and_comments_are_not_dependencies() {
    let part = ("src/a/part.rs", "use super::Whole; pub fn build() -> Whole {}");
    for face in [
        "mod part; pub use part::build; pub struct Whole;",
        "mod part; pub(crate) use part::build as make; pub struct Whole;",
        "mod part; pub struct Whole; /* part::build() */ // part::build()",
        "mod part; pub struct Whole; #[cfg(test)] mod tests { use super::part::build; }",
    ] {
        assert_eq!(circles_among(&[("src/a/mod.rs", face), part]), Vec::<String>::new(), "{face}");
    }
}

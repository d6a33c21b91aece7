//! How long a file may be, how many share a folder, and that each says what it is for.

use super::source::{collect, root, source_files};
use std::collections::BTreeMap;
use std::path::PathBuf;

const MAX_LINES: usize = 600;
const MAX_FILES_IN_A_FOLDER: usize = 15;

/// Folders with one file for each case of a test, which contain no code.
const CASES: [&str; 2] = ["tests/golden/", "tests/articles/"];

#[test]
fn every_file_opens_with_its_purpose_and_stays_short() {
    for file in source_files() {
        assert!(file.text.starts_with("//!"), "{}: begin with `//!` and what turns into what", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= MAX_LINES, "{}: {lines} lines; split it by what it holds", file.path);
    }
}

#[test]
fn no_file_has_a_vague_name() {
    for file in source_files() {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        for vague in ["utils", "helpers", "common", "misc", "manager"] {
            assert!(!name.contains(vague), "{}: name it after what it holds", file.path);
        }
    }
}

#[test]
fn no_folder_has_too_many_files() {
    let mut paths = Vec::new();
    for folder in ["src", "build", "tests", "assets", "benches", "tools"] {
        collect(&root().join(folder), &mut paths);
    }
    let mut counts: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in paths {
        let folder = path.strip_prefix(root()).unwrap().parent().unwrap().to_owned();
        *counts.entry(folder).or_default() += 1;
    }
    for (folder, count) in counts {
        let is_case = CASES.iter().any(|cases| folder.starts_with(cases));
        assert!(
            is_case || count <= MAX_FILES_IN_A_FOLDER,
            "{}: {count} files; put those that belong together into a folder of their own",
            folder.display()
        );
    }
}

#[test]
fn every_test_file_is_part_of_the_test_binary() {
    let files = source_files();
    for file in files.iter().filter(|file| file.path.starts_with("tests/suite/")) {
        let module = file.path.trim_end_matches(".rs").trim_end_matches("/mod");
        let Some((folder, name)) = module.rsplit_once('/').filter(|(_, name)| *name != "main") else {
            continue;
        };
        let parents = [format!("{folder}/mod.rs"), format!("{folder}/main.rs")];
        let is_declared = files
            .iter()
            .any(|parent| parents.contains(&parent.path) && parent.text.contains(&format!("mod {name};")));
        assert!(is_declared, "{} never runs: declare it in its folder", file.path);
    }
}

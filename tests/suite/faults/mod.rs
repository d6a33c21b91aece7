//! What goes wrong around a reader, each as a test: the seventy faults, in groups. The number of the fault stands in the
//! name of its test (`fault_12_…`); `docs/faults.md` lists them all.

mod analysis;
mod bytes;
mod control;
mod files;
mod markup;
mod shape;
mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The tests of each fault, by its number, as they stand in the files of this folder.
fn tests_in(folder: &Path, tests: &mut BTreeMap<usize, Vec<String>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_in(&path, tests);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for name in source.lines().filter_map(|line| line.strip_prefix("fn ")?.split('(').next()) {
            if let Some((number, _)) = name.strip_prefix("fault_").and_then(|rest| rest.split_once('_')) {
                tests.entry(number.parse().unwrap()).or_default().push(name.to_owned());
            }
        }
    }
}

/// The rows of the table: the number, and what stands in the last column.
fn rows(table: &str) -> Vec<(usize, &str)> {
    let row = |line| {
        let cells: Vec<&str> = str::split(line, " | ").collect();
        let number = cells.first()?.strip_prefix("| ")?.trim().parse().ok()?;
        Some((number, cells.last()?.strip_suffix(" |")?))
    };
    table.lines().filter_map(row).collect()
}

#[test]
fn the_table_of_faults_names_every_test_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeMap::new();
    tests_in(&root.join("tests/suite/faults"), &mut tests);
    let table = fs::read_to_string(root.join("docs/faults.md")).unwrap();
    let rows = rows(&table);
    assert!(
        rows.iter().map(|&(number, _)| number).eq(1..=70),
        "a row for each of the seventy faults, in order"
    );
    for (number, shown_by) in rows {
        let mut named: Vec<&str> = shown_by.split('`').filter(|word| word.starts_with("fault_")).collect();
        let mut there = tests.remove(&number).unwrap_or_default();
        named.sort_unstable();
        there.sort_unstable();
        assert_eq!(named, there, "row {number} of docs/faults.md, and the tests in tests/suite/faults");
        assert!(!there.is_empty() || shown_by.starts_with("No test: "), "row {number} gives no reason");
    }
    assert!(tests.is_empty(), "no fault has these numbers: {tests:?}");
}

//! `pullquote library`, by the real binary: articles in, lists, hits and speakers out, and the exit code.

use crate::binary::{self, pullquote, stderr, stdout};
use crate::golden;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const QUAY: &str =
    "Quay stays shut\n\n“The quay is closed,” Ana Lopes, the harbour master of Peru, said on Monday.\n";
const RAIN: &str = "Rain in Lima\n\n“It rained,” Ines Prado said on Monday.\n";

/// A folder with two articles and a file that is not an article, and a library next to it.
struct Desk {
    folder: TempDir,
}

/// The output, error messages and exit code of a run.
struct Ran {
    out: String,
    told: String,
    code: Option<i32>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("stories")).unwrap();
        for (name, text) in
            [("stories/quay.txt", QUAY), ("stories/rain.txt", RAIN), ("stories/void.txt", " \n")]
        {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self { folder }
    }

    /// With the two articles in the library already.
    fn with_articles() -> Self {
        let desk = Self::new();
        let ran = desk.run(&["add", "stories/quay.txt", "stories/rain.txt"]);
        assert_eq!((ran.out.as_str(), ran.told.as_str(), ran.code), ("2 articles added.\n", "", Some(0)));
        desk
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = pullquote(self.folder.path(), &[&["library"], arguments].concat());
        let output = binary::run(command.env("PULLQUOTE_HOME", self.home()), input.as_bytes());
        Ran { out: stdout(&output), told: stderr(&output), code: output.status.code() }
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(arguments);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {} {}", ran.out, ran.told))
    }

    fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("kept")
    }
}

fn fits(page: &str) {
    for line in page.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
        assert_eq!(line.trim_end(), line, "no blanks at the end");
    }
}

#[test]
fn without_a_library_there_are_no_results_and_none_is_created() {
    let desk = Desk::new();
    for arguments in
        [&["list"][..], &["list", "--format", "json"], &["search", "x"], &["speakers"], &["stats"]]
    {
        let ran = desk.run(arguments);
        assert_eq!((ran.out.as_str(), ran.code), ("", Some(1)), "{arguments:?}");
        assert!(ran.told.contains("there is no library in"), "{}", ran.told);
    }
    for arguments in [&["remove", "1"][..], &["backup", "b.db"], &["check"]] {
        assert_eq!(desk.run(arguments).code, Some(2), "{arguments:?}");
    }
    assert!(!desk.home().exists());
}

#[test]
fn a_folder_is_added_and_a_bad_file_in_it_is_reported() {
    let desk = Desk::new();
    let ran = desk.run(&["add", "stories"]);
    assert_eq!((ran.out.as_str(), ran.code), ("2 articles added, 1 could not be read.\n", Some(2)));
    assert_eq!(ran.told.lines().count(), 1);
    assert!(ran.told.contains("void.txt is empty"), "{}", ran.told);
    let again = desk.run(&["add", "stories/quay.txt"]);
    assert_eq!((again.out.as_str(), again.code), ("0 articles added, 1 already in the library.\n", Some(0)));
    let piped = desk.run_with(&["add", "-"], "“It snowed,” Ines Prado said on Monday in Peru.\n");
    assert_eq!((piped.out.as_str(), piped.code), ("1 article added.\n", Some(0)));
    assert_eq!(desk.json(&["list", "--format", "json"]).as_array().unwrap().len(), 3);
}

#[test]
fn the_list_says_how_far_each_article_is() {
    let desk = Desk::with_articles();
    let ran = desk.run(&["list", "--sort", "title"]);
    fits(&ran.out);
    assert!(
        ran.out.starts_with("2 articles, 2 quotations, 2 to review\n\n   1. Quay stays shut\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("      1 quotation: 1 to review; PE\n      added 20"), "{}", ran.out);
    assert!(ran.out.contains("stories/quay.txt"), "{}", ran.out);
    let list = desk.json(&["list", "--sort", "added", "--format", "json", "stories"]);
    let titles: Vec<&Value> = list.as_array().unwrap().iter().map(|row| &row["title"]).collect();
    assert_eq!(titles, ["Rain in Lima", "Quay stays shut"]);
    assert_eq!(list[1]["quotations"]["left"], 1);
    assert_eq!(list[1]["countries"], serde_json::json!(["PE"]));
    assert_eq!(list[1]["decided"], Value::Null);
    let none = desk.run(&["list", "--only", "done", "--format", "json"]);
    assert_eq!((none.out.as_str(), none.code), ("[]\n", Some(1)));
}

#[test]
fn a_search_shows_the_place_of_each_hit_or_says_that_there_are_none() {
    let desk = Desk::with_articles();
    let ran = desk.run(&["search", "CLOSED"]);
    fits(&ran.out);
    let quotation =
        "   1. Quay stays shut\n      quotation 1, Ana Lopes, pending:\n      The quay is closed,\n";
    assert!(ran.out.starts_with(quotation), "{}", ran.out);
    let found = desk.json(&["search", "--format", "json", "the", "quay"]);
    assert_eq!(found["hits"][0]["kind"], "quotation");
    assert_eq!(found["hits"][0]["found"], "The");
    let said = desk.json(&["search", "--speaker", "prado", "--format", "json"]);
    assert_eq!(said["hits"][0]["snippet"], "It rained,");
    let none = desk.run(&["search", "snow"]);
    assert_eq!((none.out.as_str(), none.told.as_str(), none.code), ("", "", Some(1)));
    let odd = desk.run(&["search", "--", "AND \" ( * NEAR"]);
    assert_eq!((odd.told.as_str(), odd.code), ("", Some(1)));
}

#[test]
fn speakers_are_listed_and_one_has_a_card() {
    let desk = Desk::with_articles();
    let all = desk.run(&["speakers"]);
    fits(&all.out);
    assert!(
        all.out.starts_with("Speakers (2)\n  Ana Lopes: 1 quotation, 4 words, 1 article\n"),
        "{}",
        all.out
    );
    let card = desk.run(&["speakers", "lopes"]);
    fits(&card.out);
    assert!(card.out.contains("67% of all quoted words"), "{}", card.out);
    assert!(card.out.contains("       1. “The quay is closed,” — Ana Lopes, pending\n"), "{}", card.out);
    assert_eq!(desk.json(&["speakers", "Lopes", "--format", "json"])["words"], 4);
    assert_eq!(desk.run(&["speakers", "Nobody"]).code, Some(1));
}

#[test]
fn the_numbers_are_printed() {
    let desk = Desk::with_articles();
    let ran = desk.run(&["stats"]);
    fits(&ran.out);
    assert!(ran.out.starts_with("2 articles, 2 quotations, 6 words quoted\n"), "{}", ran.out);
    assert!(ran.out.contains("direct: nothing decided yet"), "{}", ran.out);
    assert_eq!(desk.json(&["stats", "--format", "json"])["by_confidence"]["0.9"]["accepted"], 0);
}

#[test]
fn articles_removed_by_number_or_file_return_when_added_again() {
    let desk = Desk::with_articles();
    let ran = desk.run(&["remove", "1", "stories/rain.txt", "9", "stories/none.txt"]);
    assert_eq!((ran.out.as_str(), ran.code), ("2 articles removed; decisions are kept.\n", Some(2)));
    assert_eq!(ran.told.lines().count(), 2, "{}", ran.told);
    assert_eq!(desk.run(&["list"]).code, Some(1));
    assert_eq!(desk.run(&["add", "stories/rain.txt"]).out, "1 article added.\n");
    assert_eq!(desk.json(&["list", "--format", "json"])[0]["article"], 2, "under its old number");
}

#[test]
fn a_backup_and_a_check_say_that_all_is_well_or_what_is_not() {
    let desk = Desk::with_articles();
    let copied = desk.run(&["backup", "kept.db"]);
    assert_eq!(copied.out, "Copied to kept.db: 2 articles, 0 decisions; the copy is intact.\n");
    let again = desk.run(&["backup", "kept.db"]);
    assert_eq!(
        (again.code, again.told.as_str()),
        (Some(2), "pullquote: kept.db already exists: give the backup another name\n")
    );
    let checked = desk.run(&["check", "--rebuild"]);
    assert_eq!(
        (checked.out.as_str(), checked.code),
        ("2 articles and 0 decisions checked; no damage found.\n", Some(0))
    );
    let file = desk.home().join("library.db");
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    let broken = desk.run(&["check"]);
    assert_eq!(broken.code, Some(2));
    assert!(broken.told.contains("damaged"), "{}", broken.told);
    assert!(fs::read(&file).unwrap() == bytes, "left as it is");
}

#[test]
fn hostile_names_and_texts_do_not_drive_the_terminal() {
    let desk = Desk::new();
    let name = "stories/\u{1b}[31mred\u{202e}.txt";
    let text = "Head\u{1b}]0;x\u{7}line\n\n“We\u{1b}[2J stay,” Ana \u{202e}Lopes said on Monday. “We\u{9b}2J go,” she said.\n";
    fs::write(desk.folder.path().join(name), text).unwrap();
    desk.run(&["add", name]);
    for arguments in [
        &["list"][..],
        &["search", "stay"],
        &["search", "lopes"],
        &["speakers"],
        &["speakers", "Lopes"],
        &["stats"],
    ] {
        fits(&desk.run(arguments).out);
        let json = [arguments, &["--format", "json"]].concat();
        let out = desk.run(&json).out;
        assert!(!out.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{out:?}");
    }
    let told = desk.run(&["backup", "no\u{1b}[31m/x"]).told;
    assert!(!told.trim_end().contains(char::is_control), "{told:?}");
}

#[test]
fn help_has_examples() {
    let desk = Desk::new();
    for (name, arguments) in [
        ("help/library_long", &["--help"][..]),
        ("help/library_search_long", &["search", "--help"]),
        ("help/library_list_short", &["list", "-h"]),
    ] {
        golden(name, &desk.run(arguments).out);
    }
    assert!(!Path::new(&desk.home()).exists());
}

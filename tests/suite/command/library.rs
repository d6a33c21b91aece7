//! `pullquote library`, with the real binary: articles in, lists, hits and speakers out, and the exit code.

use crate::binary::{self, pullquote, stderr, stdout};
use crate::golden;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const QUAY: &str =
    "Quay stays shut\n\n“The quay is closed,” Ana Lopes, the harbour master of Peru, said on Monday.\n";
const RAIN: &str = "Rain in Lima\n\n“It rained,” Ines Prado said on Monday.\n";

/// A folder with two articles, an empty file and a library.
struct CommandFixture {
    folder: TempDir,
}

/// The standard output, standard error and exit code of a run.
struct RunResult {
    out: String,
    errors: String,
    code: Option<i32>,
}

impl CommandFixture {
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

    /// The same, with both articles added to the library.
    fn with_articles() -> Self {
        let fixture = Self::new();
        let result = fixture.run(&["add", "stories/quay.txt", "stories/rain.txt"]);
        assert_eq!(
            (result.out.as_str(), result.errors.as_str(), result.code),
            ("2 articles added.\n", "", Some(0))
        );
        fixture
    }

    fn run(&self, arguments: &[&str]) -> RunResult {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> RunResult {
        let mut command = pullquote(self.folder.path(), &[&["library"], arguments].concat());
        let output = binary::run(command.env("PULLQUOTE_HOME", self.home()), input.as_bytes());
        RunResult { out: stdout(&output), errors: stderr(&output), code: output.status.code() }
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let result = self.run(arguments);
        serde_json::from_str(&result.out)
            .unwrap_or_else(|error| panic!("{error}: {} {}", result.out, result.errors))
    }

    fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("home")
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
fn without_a_library_nothing_is_found_and_none_is_created() {
    let fixture = CommandFixture::new();
    for arguments in
        [&["list"][..], &["list", "--format", "json"], &["search", "x"], &["speakers"], &["stats"]]
    {
        let result = fixture.run(arguments);
        assert_eq!((result.out.as_str(), result.code), ("", Some(1)), "{arguments:?}");
        assert!(result.errors.contains("there is no library in"), "{}", result.errors);
    }
    for arguments in [&["remove", "1"][..], &["backup", "b.db"], &["check"]] {
        assert_eq!(fixture.run(arguments).code, Some(2), "{arguments:?}");
    }
    assert!(!fixture.home().exists());
}

#[test]
fn a_bad_file_in_an_added_folder_is_reported() {
    let fixture = CommandFixture::new();
    let result = fixture.run(&["add", "stories"]);
    assert_eq!((result.out.as_str(), result.code), ("2 articles added, 1 could not be read.\n", Some(2)));
    assert_eq!(result.errors.lines().count(), 1);
    assert!(result.errors.contains("void.txt is empty"), "{}", result.errors);
    let again = fixture.run(&["add", "stories/quay.txt"]);
    assert_eq!((again.out.as_str(), again.code), ("0 articles added, 1 already in the library.\n", Some(0)));
    let piped = fixture.run_with(&["add", "-"], "“It snowed,” Ines Prado said on Monday in Peru.\n");
    assert_eq!((piped.out.as_str(), piped.code), ("1 article added.\n", Some(0)));
    assert_eq!(fixture.json(&["list", "--format", "json"]).as_array().unwrap().len(), 3);
}

#[test]
fn the_list_shows_the_progress_of_each_article() {
    let fixture = CommandFixture::with_articles();
    let result = fixture.run(&["list", "--sort", "title"]);
    fits(&result.out);
    assert!(
        result.out.starts_with(
            "2 articles, 2 quotations, 2 pending\nSorted by title; --sort chooses another order\n\n   1. Quay stays shut\n"
        ),
        "{}",
        result.out
    );
    assert!(result.out.contains("      1 quotation: 1 pending; Peru\n      added 20"), "{}", result.out);
    assert!(result.out.contains("stories/quay.txt"), "{}", result.out);
    let list = fixture.json(&["list", "--sort", "added", "--format", "json", "stories"]);
    let titles: Vec<&Value> = list.as_array().unwrap().iter().map(|row| &row["title"]).collect();
    assert_eq!(titles, ["Rain in Lima", "Quay stays shut"]);
    assert_eq!(list[1]["quotations"]["left"], 1);
    assert_eq!(list[1]["countries"], serde_json::json!(["PE"]));
    assert_eq!(list[1]["decided"], Value::Null);
    let none = fixture.run(&["list", "--only", "done", "--format", "json"]);
    assert_eq!((none.out.as_str(), none.code), ("[]\n", Some(1)));
}

#[test]
fn a_search_shows_the_words_in_context() {
    let fixture = CommandFixture::with_articles();
    let result = fixture.run(&["search", "CLOSED"]);
    fits(&result.out);
    let quotation =
        "   1. Quay stays shut\n      quotation 1, Ana Lopes, pending:\n      “The quay is closed,”\n";
    assert!(result.out.starts_with(quotation), "{}", result.out);
    let found = fixture.json(&["search", "--format", "json", "the", "quay"]);
    assert_eq!(found["hits"][0]["kind"], "quotation");
    assert_eq!(found["hits"][0]["found"], "The");
    let said = fixture.json(&["search", "--speaker", "prado", "--format", "json"]);
    assert_eq!(said["hits"][0]["snippet"], "It rained,");
    let none = fixture.run(&["search", "snow"]);
    let said = "pullquote: no text, quotation or speaker in the library matches “snow”\n";
    assert_eq!((none.out.as_str(), none.errors.as_str(), none.code), ("", said, Some(1)));
}

#[test]
fn a_search_for_a_note_shows_the_note() {
    let fixture = CommandFixture::with_articles();
    let mut review = pullquote(fixture.folder.path(), &["review", "--plain", "stories/quay.txt"]);
    binary::run(review.env("PULLQUOTE_HOME", fixture.home()), "c Call the Mole’s office\n".as_bytes());
    let result = fixture.run(&["search", "note:call"]);
    fits(&result.out);
    assert!(
        result.out.ends_with("“The quay is closed,”\n      note: Call the Mole’s office\n\n"),
        "{}",
        result.out
    );
    let found = fixture.json(&["search", "--format", "json", "note:mole's"]);
    assert_eq!(found["hits"][0]["note"], "Call the Mole’s office");
    assert_eq!(fixture.json(&["search", "--format", "json", "closed"])["hits"][0]["note"], Value::Null);
}

#[test]
fn a_search_that_finds_words_only_in_notes_says_how_to_search_those() {
    let fixture = CommandFixture::with_articles();
    let mut review = pullquote(fixture.folder.path(), &["review", "--plain", "stories/quay.txt"]);
    binary::run(review.env("PULLQUOTE_HOME", fixture.home()), "c Call the press office\n".as_bytes());
    let result = fixture.run(&["search", "press", "office"]);
    let said = "pullquote: no text, quotation or speaker in the library matches “press office”, but notes do: \
                search for note:press note:office\n";
    assert_eq!((result.out.as_str(), result.errors.as_str(), result.code), ("", said, Some(1)));
    let found = fixture.json(&["search", "--format", "json", "note:press", "note:office"]);
    assert_eq!(found["hits"][0]["note"], "Call the press office");
    for other in [&["press", "-office"][..], &["kind:direct", "snow"]] {
        assert!(!fixture.run(&[&["search"], other].concat()).errors.contains("notes do"), "{other:?}");
    }
}

#[test]
fn a_query_has_fields_on_every_command_and_is_saved_as_a_list() {
    let fixture = CommandFixture::with_articles();
    let lists = |arguments: &[&str]| -> Vec<i64> {
        let listed = fixture.json(&[&["list", "--format", "json"][..], arguments].concat());
        listed.as_array().unwrap().iter().map(|article| article["article"].as_i64().unwrap()).collect()
    };
    assert_eq!(lists(&["speaker:prado"]), [2]);
    assert_eq!(lists(&["country:PE", "kind:indirect"]), Vec::<i64>::new());
    assert_eq!(lists(&["-speaker:lopes"]), [2]);
    let found =
        fixture.json(&["search", "--format", "json", "speaker:ana lopes", "-rained", "--save", "quay"]);
    assert_eq!(found["hits"][0]["snippet"], "The quay is closed,");
    let kept = fixture.run(&["lists"]);
    assert_eq!(kept.out, "@quay  speaker:\"ana lopes\" -rained\n");
    assert_eq!(fixture.json(&["lists", "--format", "json"])["quay"], "speaker:\"ana lopes\" -rained");
    assert_eq!(lists(&["@quay", "OR", "title:rain"]).len(), 2);
    let csv = fixture.run(&["export", "--format", "csv", "@quay"]);
    assert!(csv.out.contains("The quay is closed") && !csv.out.contains("It rained"), "{}", csv.out);
    let nothing = fixture.run(&["export", "--format", "csv", "speaker:lopes", "kind:indirect"]);
    assert_eq!(nothing.code, Some(1), "{}", nothing.errors);
    let numbered = fixture.run(&["export", "--format", "csv", "2"]);
    assert!(numbered.out.contains("It rained") && !numbered.out.contains("quay"), "{}", numbered.out);
    assert_eq!(fixture.run(&["undo"]).out, "Undone: the list “quay” saved.\n");
    assert_eq!(fixture.run(&["lists"]).code, Some(1));
    assert_eq!(fixture.run(&["redo"]).out, "Redone: the list “quay” saved.\n");
    assert_eq!(fixture.run(&["lists", "--remove", "quay"]).code, Some(0));
    assert_eq!(fixture.run(&["redo"]).out, "Nothing to be redone.\n");
}

#[test]
fn a_query_that_cannot_be_read_is_told_in_one_sentence_with_the_place() {
    let fixture = CommandFixture::with_articles();
    for command in ["search", "list", "export"] {
        for (query, said) in [
            ("rain speeker:lopes", "character 6 of the query: there is no field “speeker”"),
            ("rain OR", "character 6 of the query: OR needs something on both sides"),
            ("\"the quay", "character 1 of the query: this quotation mark is not closed"),
            ("@snow", "character 1 of the query: no list is called “snow”; none is saved"),
        ] {
            let result = fixture.run(&[command, query]);
            assert_eq!((result.out.as_str(), result.code), ("", Some(2)), "{command} {query}");
            assert!(result.errors.contains(said) && result.errors.lines().count() == 1, "{}", result.errors);
        }
    }
}

#[test]
fn speakers_prints_a_list_or_one_card() {
    let fixture = CommandFixture::with_articles();
    let all = fixture.run(&["speakers"]);
    fits(&all.out);
    assert!(
        all.out.starts_with("Speakers (2)\n  Ana Lopes: 1 quotation, 4 words, 1 article\n"),
        "{}",
        all.out
    );
    let card = fixture.run(&["speakers", "lopes"]);
    fits(&card.out);
    assert!(card.out.contains("67% of all quoted words"), "{}", card.out);
    assert!(card.out.contains("       1. “The quay is closed,” — Ana Lopes, pending\n"), "{}", card.out);
    assert_eq!(fixture.json(&["speakers", "Lopes", "--format", "json"])["words"], 4);
    let nobody = fixture.run(&["speakers", "Nobody"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(1), ""));
    assert!(nobody.errors.contains("no speaker named Nobody is in the library"), "{}", nobody.errors);
}

#[test]
fn only_a_name_that_somebody_has_is_joined_with_another() {
    let fixture = CommandFixture::with_articles();
    let refused = fixture.run(&["names", "Ana Lopez", "Ana Lopes"]);
    assert_eq!((refused.out.as_str(), refused.code), ("", Some(2)));
    assert!(
        refused
            .errors
            .contains("no speaker in the library is called “Ana Lopez”: see pullquote library speakers"),
        "{}",
        refused.errors
    );
    // The name that counts need not be in an article.
    let joined = fixture.run(&["names", "ana  lopes", "Ana Maria Lopes"]);
    assert_eq!((joined.errors.as_str(), joined.code), ("", Some(0)));
    assert!(
        joined.out.contains("is counted as Ana Maria Lopes, a name that no article has"),
        "{}",
        joined.out
    );
    // It counts as one other name: nothing is counted anew without a word.
    let again = fixture.run(&["names", "Ana Lopes", "Ana Lopez"]);
    assert_eq!((again.out.as_str(), again.code), ("", Some(2)));
    let says = "“Ana Lopes” is counted as Ana Maria Lopes: separate it first";
    assert!(again.errors.contains(says), "{}", again.errors);
    let apart = fixture.run(&["names", "--apart", "Ana  Lopes", "Ana Maria Lopes"]);
    assert_eq!((apart.out.as_str(), apart.code), ("", Some(2)));
    assert!(apart.errors.contains("count as one speaker: separate them first"), "{}", apart.errors);
    let separated = fixture.run(&["names", "--separate", "Ana Lopes"]);
    assert!(separated.out.contains("is a speaker of its own again"), "{}", separated.out);
}

#[test]
fn stats_are_printed() {
    let fixture = CommandFixture::with_articles();
    let result = fixture.run(&["stats"]);
    fits(&result.out);
    assert!(result.out.starts_with("2 articles, 2 quotations, 6 words quoted\n"), "{}", result.out);
    assert!(result.out.contains("direct: nothing decided yet"), "{}", result.out);
    assert_eq!(fixture.json(&["stats", "--format", "json"])["by_confidence"]["0.9"]["accepted"], 0);
}

#[test]
fn articles_removed_by_number_or_file_can_be_added_again() {
    let fixture = CommandFixture::with_articles();
    let result = fixture.run(&["remove", "1", "stories/rain.txt", "9", "stories/none.txt"]);
    assert_eq!((result.out.as_str(), result.code), ("2 articles removed; decisions are kept.\n", Some(2)));
    assert_eq!(result.errors.lines().count(), 2, "{}", result.errors);
    assert_eq!(fixture.run(&["list"]).code, Some(1));
    assert_eq!(fixture.run(&["add", "stories/rain.txt"]).out, "1 article added.\n");
    assert_eq!(fixture.json(&["list", "--format", "json"])[0]["article"], 2, "under its old number");
}

#[test]
fn backup_and_check_report_their_result() {
    let fixture = CommandFixture::with_articles();
    let copied = fixture.run(&["backup", "kept.db"]);
    assert_eq!(copied.out, "Copied to kept.db: 2 articles, 0 decisions; the copy is intact.\n");
    let again = fixture.run(&["backup", "kept.db"]);
    assert_eq!(
        (again.code, again.errors.as_str()),
        (Some(2), "pullquote: kept.db already exists: give another name, or add --force to replace it\n")
    );
    let checked = fixture.run(&["check", "--rebuild"]);
    assert_eq!(
        (checked.out.as_str(), checked.code),
        ("2 articles and 0 decisions checked; no damage found.\n", Some(0))
    );
    let file = fixture.home().join("library.db");
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    let broken = fixture.run(&["check"]);
    assert_eq!(broken.code, Some(2));
    assert!(broken.errors.contains("damaged"), "{}", broken.errors);
    assert!(fs::read(&file).unwrap() == bytes, "left as it is");
}

#[test]
fn an_article_that_was_never_fetched_shows_the_files_it_was_read_from() {
    let fixture = CommandFixture::with_articles();
    let copy = fixture.folder.path().join("stories/copy.txt");
    fs::write(&copy, QUAY).unwrap();
    fixture.run(&["add", "stories/copy.txt"]);
    let result = fixture.run(&["original", "1"]);
    fits(&result.out);
    assert!(result.out.starts_with("Not fetched from the web. Read from:\n"), "{}", result.out);
    let joined: String = result.out.split_whitespace().collect();
    for name in ["stories/quay.txt", "stories/copy.txt"] {
        assert!(joined.contains(name), "{name}: {}", result.out);
    }
    assert_eq!((result.errors.as_str(), result.code), ("", Some(0)));
    assert_eq!(fixture.run(&["original", "1", "page.html"]).code, Some(2), "there is no page to write");
}

#[test]
fn damage_is_named_and_hides_nothing_but_itself() {
    let fixture = CommandFixture::with_articles();
    let library = rusqlite::Connection::open(fixture.home().join("library.db")).unwrap();
    library.execute_batch("UPDATE articles SET title = CAST(x'c328' AS TEXT) WHERE id = 1").unwrap();
    drop(library);
    let named = "the title of article 1 cannot be read and is left out";
    for arguments in
        [&["list"][..], &["search", "closed"], &["search", "--speaker", "Lopes"], &["speakers", "Lopes"]]
    {
        let result = fixture.run(arguments);
        assert!(result.out.contains("   1. "), "{arguments:?}: {}", result.out);
        assert!(result.errors.contains(named), "{arguments:?}: {}", result.errors);
        assert_eq!(result.code, Some(2), "{arguments:?}: the answer is not whole");
    }
    assert_eq!(fixture.run(&["stats"]).code, Some(0), "no title is in the numbers");
    let checked = fixture.run(&["check"]);
    assert!(checked.errors.contains("the title of article 1 is damaged"), "{}", checked.errors);
    assert_eq!(checked.code, Some(2));
    let rebuilt = fixture.run(&["check", "--rebuild"]);
    assert!(rebuilt.out.ends_with("no damage found.\n"), "known from the page: {}", rebuilt.errors);
    assert_eq!(fixture.run(&["list"]).code, Some(0));
}

#[test]
fn hostile_names_and_texts_do_not_control_the_terminal() {
    let fixture = CommandFixture::new();
    let name = "stories/\u{1b}[31mred\u{202e}.txt";
    let text = "Head\u{1b}]0;x\u{7}line\n\n“We\u{1b}[2J stay,” Ana \u{202e}Lopes said on Monday. “We\u{9b}2J go,” she said.\n";
    fs::write(fixture.folder.path().join(name), text).unwrap();
    fixture.run(&["add", name]);
    for arguments in [
        &["list"][..],
        &["search", "stay"],
        &["search", "lopes"],
        &["speakers"],
        &["speakers", "Lopes"],
        &["stats"],
    ] {
        fits(&fixture.run(arguments).out);
        let json = [arguments, &["--format", "json"]].concat();
        let out = fixture.run(&json).out;
        assert!(!out.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{out:?}");
    }
    let errors = fixture.run(&["backup", "no\u{1b}[31m/x"]).errors;
    assert!(!errors.trim_end().contains(char::is_control), "{errors:?}");
}

#[test]
fn help_has_examples() {
    let fixture = CommandFixture::new();
    for (name, arguments) in [
        ("help/library_long", &["--help"][..]),
        ("help/library_search_long", &["search", "--help"]),
        ("help/library_list_short", &["list", "-h"]),
    ] {
        golden(name, &fixture.run(arguments).out);
    }
    assert!(!Path::new(&fixture.home()).exists());
}

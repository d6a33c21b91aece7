//! `review --plain`, with the real binary and a library in a temporary folder.

use crate::binary::{self, has_line, pullquote, stderr, stdout};
use std::fs;
use std::process::Output;
use tempfile::TempDir;

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n";

/// A folder with an article and a library.
struct PlainFixture {
    folder: TempDir,
}

impl PlainFixture {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self { folder }
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = pullquote(self.folder.path(), arguments);
        command.env("PULLQUOTE_HOME", self.folder.path().join("home")).env("PULLQUOTE_REVIEWER", "ana");
        binary::run(&mut command, input.as_bytes())
    }

    /// Reviews the story and returns what is printed.
    fn review(&self, input: &str) -> String {
        let output = self.run(&["review", "--plain", "--order", "text", "story.txt"], input);
        assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
        stdout(&output)
    }
}

#[test]
fn an_article_from_the_library_is_called_by_its_file_and_not_by_its_folders() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("a\n");
    let kept = stdout(&fixture.run(&["review", "--plain", "1"], "q\n"));
    let folder = fixture.folder.path().to_string_lossy().into_owned();
    assert!(kept.contains("story.txt") && !kept.contains(&folder), "{kept}");
}

#[test]
fn a_skipped_quotation_is_pending_in_every_line_of_the_list() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("skip\n");
    let list = stdout(&fixture.run(&["library", "list"], ""));
    assert!(list.starts_with("1 article, 4 quotations, 4 pending\n"), "{list}");
    has_line(&list, "      4 quotations: 4 pending (1 of them skipped)");
}

#[test]
fn a_piped_review_is_saved_for_the_next_run() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    let said = fixture.review("a\nx1\nc call back\n2\n \na\n");
    for line in [
        "accepted, Ana Lopes; saved",
        "rejected, not speech; saved",
        "note: call back; saved",
        "said by Ana Lopes; saved",
        "skipped; saved",
        "accepted, Rui Costa; saved",
        "nothing left to decide here: e shows how to export, ]a is the next article, q leaves",
    ] {
        has_line(&said, line);
    }
    let counts = "4 of 4, 2 accepted, 1 edited, 1 rejected\n";
    assert!(said.ends_with(counts), "{said}");
    assert_eq!(said.matches(counts.trim_end()).count(), 1, "the last counts are said once: {said}");
    let again = fixture.review("J\nJ\n");
    has_line(&again, "4 quotations, 0 pending. ? lists the keys, q leaves.");
    has_line(&again, "verdict: rejected, not speech by ana");
    has_line(&again, "verdict: edited by ana");
    has_line(&again, "note: call back");
}

#[test]
fn a_note_that_was_not_finished_is_told_once_with_its_place() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("a\n");
    let folder = fixture.folder.path().join("home/notes/note-1");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("note.txt"), "call the harbour master").unwrap();
    for arguments in [&["review", "--plain", "story.txt"], &["library", "check"] as &[_]] {
        let output = fixture.run(arguments, "q\n");
        let told = stderr(&output);
        assert_eq!((told.lines().count(), output.status.code()), (1, Some(0)), "{arguments:?}: {told}");
        assert!(
            told.contains("not finished") && told.contains("notes/note-1: ") && told.contains("^g"),
            "{told}"
        );
    }
}

#[test]
fn undo_and_redo_work_across_runs() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("a a\n");
    let said = fixture.review("u\nu\nu\n");
    has_line(&said, "nothing to undo");
    assert!(said.ends_with("\n0 of 4, 0 accepted, 0 edited, 0 rejected\n"), "{said}");
    let said = fixture.review("r r\n");
    assert!(said.ends_with("\n2 of 4, 2 accepted, 0 edited, 0 rejected\n"), "{said}");
}

#[test]
fn decisions_follow_an_edited_file() {
    let between = "It rained on the quay, and the traders packed their stalls and went home. ".repeat(12);
    let story = STORY.replacen("\n\n", &format!("\n\n{between}\n\n"), 1);
    let fixture = PlainFixture::new(&[("story.txt", &story)]);
    fixture.review("a a a a\n");
    fs::write(fixture.folder.path().join("story.txt"), story.replace("Nobody asked", "Nobody told")).unwrap();
    let said = fixture.review("/quay is\no\n");
    has_line(&said, "“The quay is closed,”");
    has_line(&said, "verdict: accepted by ana");
    has_line(&said, "1 “Nobody asked us,”: accepted by ana, Rui Costa; the text has changed");
    assert!(said.contains("whose text no longer exists: o lists them"), "{said}");
}

#[test]
fn the_first_decision_on_an_edited_file_keeps_its_text() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("a\n");
    let story = format!("It rained.\n\n{STORY}\n“We will see,” said Ana Lopes.\n");
    fs::write(fixture.folder.path().join("story.txt"), story).unwrap();
    fixture.review("a a a a\n");
    let output = fixture.run(&["library", "export", "--format", "csv"], "");
    let exported = stdout(&output);
    assert!(!exported.contains(",yes,"), "a decision without its text: {exported}");
    assert_eq!(exported.matches("accepted").count(), 5, "{exported}");
}

#[test]
fn only_matching_cards_are_shown_and_the_reviewer_can_be_named() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    let output =
        fixture.run(&["review", "--plain", "story.txt", "--order", "text", "--reviewer", "ben"], "fa");
    has_line(&stdout(&output), "flagged; saved");
    let output = fixture.run(&["review", "--plain", "story.txt", "--only", "flagged"], "");
    has_line(&stdout(&output), "Card 1 of 1, 1 accepted, 0 edited, 0 rejected, 3 pending");
    has_line(&stdout(&output), "verdict: accepted by ben");
    let output = fixture.run(&["review", "--plain", "story.txt", "--only", "differing"], "");
    has_line(&stdout(&output), "no card matches: / shows all again");
}

#[test]
fn articles_without_quotations_are_skipped() {
    let fixture =
        PlainFixture::new(&[("a.txt", STORY), ("b.txt", "It rained for a week.\n"), ("c.txt", STORY)]);
    let output = fixture.run(&["review", "--plain", "."], "a\n]a\n[a\n]a ]a\n");
    let said = stdout(&output);
    for line in ["./a.txt, article 1 of 3", "./b.txt, article 2 of 3", "./c.txt, article 3 of 3"] {
        has_line(&said, line);
    }
    has_line(&said, "no quotation was found in it");
    has_line(&said, "there are no more articles in this direction");
    assert_eq!(output.status.code(), Some(0));
    let output = fixture.run(&["review", "--plain", "b.txt"], "a\n");
    assert_eq!(output.status.code(), Some(1), "no quotation was found");
}

#[test]
fn a_review_that_cannot_be_saved_is_refused() {
    let fixture = PlainFixture::new(&[("story.txt", STORY), ("file", "")]);
    let refused = |arguments: &[&str], says: &str| {
        let output = fixture.run(arguments, "a\n");
        let error = stderr(&output);
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.starts_with("pullquote: ") && error.contains(says), "{error}");
        assert_eq!(stdout(&output), "");
    };
    refused(&["review", "--plain"], "nothing to review");
    refused(&["review", "--plain", "-"], "is needed for the keys");
    refused(&["review", "story.txt"], "add --plain");
    refused(&["review", "--plain", "missing.txt"], "does not exist");
    let library = fixture.folder.path().join("home/library.db");
    fs::create_dir_all(library.parent().unwrap()).unwrap();
    let damaged = "no library at all, but a file that somebody may want back. ".repeat(50);
    fs::write(&library, &damaged).unwrap();
    refused(&["review", "--plain", "story.txt"], "is damaged");
    assert_eq!(fs::read_to_string(&library).unwrap(), damaged);
    fs::remove_dir_all(library.parent().unwrap()).unwrap();
    fs::write(library.parent().unwrap(), "a file where the folder should be").unwrap();
    refused(&["review", "--plain", "story.txt"], "cannot be created");
}

#[test]
fn a_decision_that_cannot_be_saved_is_reported_and_ends_a_script() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    fixture.review("a\n");
    let library = rusqlite::Connection::open(fixture.folder.path().join("home/library.db")).unwrap();
    // As if no number were left for another decision.
    let full = "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'decisions'";
    library.execute_batch(full).unwrap();
    let output = fixture.run(&["review", "--plain", "--order", "text", "story.txt"], "x1\na\n");
    let said = stdout(&output);
    has_line(&said, "not saved: nothing has changed");
    assert!(said.ends_with("\n1 of 4, 1 accepted, 0 edited, 0 rejected\n"), "{said}");
    assert!(stderr(&output).contains("the library"), "{}", stderr(&output));
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1));
}

#[test]
fn a_reviewed_article_cannot_control_the_terminal() {
    let text = "“The \u{1b}[31mquay\u{9b}2J is \u{202e}closed,” said Ana Lopes, the harbour master.\n";
    let fixture = PlainFixture::new(&[("a\u{1b}[2J.txt", text)]);
    let output =
        fixture.run(&["review", "--plain", "."], "c \u{1b}]0;x\u{7}\ns + M\u{1b}[2Ja\nK\nw\nz\n\n\u{1b}\n");
    let said = stdout(&output);
    assert!(said.contains("quay") && said.contains("saved"), "{said}");
    assert!(!said.contains(|c: char| c.is_control() && c != '\n') && !said.contains('\u{202e}'), "{said:?}");
}

const SAID: &str = "1\n00:00:01,000 --> 00:00:04,000\nANA LOPES: The quay is not closed.\n\n\
    2\n00:00:31,000 --> 00:00:33,000\nRUI COSTA: Nobody asked us.\n";

#[test]
fn each_card_says_what_the_source_shows_and_a_key_records_it() {
    let fixture = PlainFixture::new(&[("story.txt", STORY), ("said.srt", SAID)]);
    let arguments =
        ["review", "--plain", "--order", "text", "story.txt", "--reviewer", "ben", "--against", "said.srt"];
    let output = fixture.run(&arguments, "=\nJ\n=\nJ\n=\n");
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
    let said = stdout(&output);
    for line in [
        "source shows: differs; = records “differs”",
        "passage: “The quay is [-not-] closed”",
        "place: said.srt, 00:00:01, ANA LOPES",
        "difference: leaves out “not” (negation)",
        "recorded: differs; saved",
        "source shows: identical; = records “matches source”",
        "passage: “Nobody asked us”",
        "place: said.srt, 00:00:31, RUI COSTA",
        "recorded: matches source; saved",
        "source shows: not found; = records “cannot verify”",
        "recorded: cannot verify; saved",
    ] {
        has_line(&said, line);
    }
    let again = fixture.review("K\nK\nK\nJ\n");
    has_line(&again, "verification: differs, source: said.srt, 00:00:01, ANA LOPES");
    has_line(&again, "actually said: The quay is not closed");
    has_line(&again, "verification: matches source, source: said.srt, 00:00:31, RUI COSTA");
    assert!(!again.contains("source shows"), "no source was given: {again}");
}

#[test]
fn reported_speech_is_not_compared_with_a_source() {
    let story = "Ana Lopes said that the quay was closed.\n";
    let fixture = PlainFixture::new(&[("story.txt", story), ("said.srt", SAID)]);
    let output = fixture.run(&["review", "--plain", "story.txt", "--against", "said.srt"], "=\n");
    let said = stdout(&output);
    has_line(&said, "source: reported speech is not verbatim: its words are not compared");
    has_line(&said, "reported speech is not verbatim: its words are not compared; v records what you found");
    assert!(!said.contains("recorded"), "{said}");
}

#[test]
fn a_source_that_is_missing_is_told_before_the_first_card() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    let without = fixture.review("=\n");
    has_line(&without, "no source to compare with: V FILE reads one");
    for (source, told) in [("gone.srt", "gone.srt"), ("-", "standard input")] {
        let output = fixture.run(&["review", "--plain", "story.txt", "--against", source], "a\n");
        assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(2)), "{source}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}

#[test]
fn a_file_that_does_not_exist_is_told_before_the_missing_terminal() {
    let fixture = PlainFixture::new(&[("story.txt", STORY)]);
    let output = fixture.run(&["review", "nope.txt"], "");
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("nope.txt") && !told.contains("needs a terminal"), "{told}");
    let output = fixture.run(&["review", "story.txt"], "");
    assert!(stderr(&output).contains("the review needs a terminal"), "{}", stderr(&output));
}

#[test]
fn a_source_that_is_typed_is_compared_and_what_it_proposes_is_recorded_once() {
    let said = "ANA LOPES: The quay is closed.\n";
    let fixture = PlainFixture::new(&[("story.txt", STORY), ("said.txt", said)]);
    let told = fixture.review("V nosuch.txt\nV said.txt\n=\n=\nu\n");
    for line in [
        "noted, but not read: ",
        "source shows: identical; = records “matches source”",
        "recorded: matches source; saved",
        "this is already recorded",
        "undone: the check of “The quay is closed,”; saved",
    ] {
        assert!(told.contains(line), "{line} in\n{told}");
    }
}

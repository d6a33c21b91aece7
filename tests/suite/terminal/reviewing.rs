//! Whole reviews in a real terminal: keys in, the screen and the library out; also when the program is killed.

use super::pseudo_terminal::{Pty, count, reader};
use portable_pty::CommandBuilder;
use pullquote::library::{ArticleKey, Library};
use pullquote::review::Act;
use pullquote::text::hash::TextHash;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

const STORY: &str = "The council met on Monday in the old mill of Varna.\n\n\
    “The bridge stays closed,” said Ana Petrova, the mayor of the town.\n\n\
    “Nobody asked the farmers,” Ivan Kolev said. “We will drive through the river,” he said.\n";

/// A data folder, and a file to review.
struct ReviewFolder {
    folder: TempDir,
    file: String,
    text: String,
}

impl ReviewFolder {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("story.txt");
        fs::write(&file, text).unwrap();
        let file = file.to_str().unwrap().to_owned();
        Self { folder, file, text: text.to_owned() }
    }

    fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("library")
    }

    fn open(&self) -> Pty {
        Pty::start(self.command(), SIZE)
    }

    fn command(&self) -> CommandBuilder {
        let mut command = reader(&[&self.file]);
        command.env("PULLQUOTE_HOME", self.home());
        command.env("PULLQUOTE_REVIEWER", "Ana");
        command.env("EDITOR", "sed -i s/ask/call/");
        command
    }

    /// The acts in the library.
    fn acts(&self) -> Vec<Act> {
        let Some(library) = Library::open_existing(&self.home()).unwrap() else { return Vec::new() };
        let file = Path::new(&self.file).canonicalize().unwrap().display().to_string();
        let source = ArticleKey { hash: TextHash::of(&self.text), file: Some(file) };
        let Some(id) = library.find(&source).unwrap() else { return Vec::new() };
        library.journal(id).unwrap().acts.into_iter().map(|recorded| recorded.act).collect()
    }
}

#[test]
fn a_review_is_kept_after_a_restart() {
    let review = ReviewFolder::new(STORY);
    let mut pty = review.open();
    pty.until("3 quotations").press("rSgg").until("text order").until("1/3");
    pty.press("a").until("1✓ 0✗ 2 pending").press("2").until("2✓ 0✗ 1 pending");
    pty.press("x").until("not speech").press("1").until("2✓ 1✗ 0 pending").until("3 of 3");
    pty.press("K")
        .until("2/3")
        .press("cask again\r")
        .until("note: ask again")
        .press("v1")
        .until("matches source");
    pty.press("q").until("Pullquote").press("q");
    assert_eq!(pty.end().code, 0);
    assert_eq!(review.acts().len(), 5);
    let mut pty = review.open();
    pty.until("3 quotations").press("r").until("2✓ 1✗ 0 pending").until("saved ●");
    pty.press("uuu").until("2✓ 0✗ 1 pending").until("· pending").press("qq");
    assert_eq!(pty.end().code, 0);
    assert_eq!(review.acts().len(), 8, "an undo is added, nothing is removed");
}

#[test]
fn the_reading_place_is_kept() {
    let paragraphs = (1..200).fold(String::new(), |mut text, number| {
        write!(text, "Paragraph {number} says little.\n\n").unwrap();
        text
    });
    let review = ReviewFolder::new(&paragraphs);
    let mut pty = review.open();
    pty.until("Paragraph 1 ").press("G").until("Paragraph 199 ").press("q");
    assert_eq!(pty.end().code, 0);
    let mut pty = review.open();
    pty.until("Paragraph 199 ").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_note_can_be_written_in_the_users_editor() {
    let review = ReviewFolder::new(STORY);
    let mut pty = review.open();
    pty.until("3 quotations").press("rcask").until("ask").press("\u{7}").until("call").press(" him\r");
    pty.until("note: call him").press("qq");
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    assert_eq!(count(&ended.raw, "\u{1b}[?1049h"), 2, "the terminal is lent to the editor, and taken again");
}

#[test]
fn quotations_are_exported_to_a_new_file_and_never_over_another() {
    let review = ReviewFolder::new(STORY);
    let file = review.folder.path().join("said.csv");
    fs::write(&file, "mine").unwrap();
    let mut pty = review.open();
    let typed = format!("e\u{15}{}\r", file.display());
    pty.until("3 quotations").press("r").until("3 pending").press("a").until("1✓");
    pty.press(&typed).until("already exists").until("Export to a file");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    fs::remove_file(&file).unwrap();
    pty.press("\r").until("3 quotations exported");
    pty.press("a").until("2✓").press("E").until("3 quotations exported").press("qq");
    assert_eq!(pty.end().code, 0);
    let rows = fs::read_to_string(&file).unwrap();
    assert_eq!(rows.matches("accepted").count(), 2, "{rows}");
}

#[test]
fn an_export_path_may_begin_with_a_tilde() {
    let review = ReviewFolder::new(STORY);
    let mut command = review.command();
    command.env("HOME", review.folder.path());
    let mut pty = Pty::start(command, SIZE);
    pty.until("3 quotations").press("re\u{15}~/said.csv\r").until("3 quotations exported to ~/said.csv");
    pty.press("E").until("3 quotations exported").press("qq");
    assert_eq!(pty.end().code, 0);
    assert!(review.folder.path().join("said.csv").exists());
}

/// The library, locked by another program until the value is dropped.
struct LockedLibrary(rusqlite::Connection);

impl ReviewFolder {
    fn lock(&self) -> LockedLibrary {
        let connection = rusqlite::Connection::open(self.home().join("library.db")).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        LockedLibrary(connection)
    }
}

impl Drop for LockedLibrary {
    fn drop(&mut self) {
        self.0.execute_batch("ROLLBACK").unwrap();
    }
}

/// A review of the story with one decision, so that the library exists.
fn begun(review: &ReviewFolder) -> Pty {
    let mut pty = review.open();
    pty.until("3 quotations").press("rSgg").until("text order").until("1/3");
    pty.press("a").until("1✓ 0✗ 2 pending");
    pty
}

#[test]
fn the_screen_does_not_wait_for_a_library_that_another_program_holds() {
    let review = ReviewFolder::new(STORY);
    let mut pty = begun(&review);
    let locked = review.lock();
    pty.press("a").until("saving …").until("1✓ 0✗ 2 pending").until("3/3");
    pty.press("?").until("type to filter").press("\u{1b}").until("REVIEW");
    pty.press("a").until("saving").press("u").until("this key follows");
    assert_eq!(review.acts().len(), 1);
    drop(locked);
    pty.until("undone: accepted “We will drive").until("2✓ 0✗ 1 pending").until("saved ●").press("qq");
    assert_eq!(pty.end().code, 0);
    assert_eq!(review.acts().len(), 4);
}

#[test]
fn the_program_ends_only_when_the_last_decision_is_saved() {
    let review = ReviewFolder::new(STORY);
    let mut pty = begun(&review);
    let locked = review.lock();
    pty.press("a").until("saving …").press("qq").until("the program ends when that is done");
    drop(locked);
    assert_eq!(pty.end().code, 0);
    assert_eq!(review.acts().len(), 2);
}

#[test]
fn the_editor_gets_what_was_typed_while_it_waited_for_the_disk() {
    let review = ReviewFolder::new(STORY);
    let mut pty = begun(&review);
    let locked = review.lock();
    pty.press("a").until("saving …").press("cask").until("ask").press("\u{7} them").until("ask them");
    drop(locked);
    pty.until("call them").press("\r").until("note: call them").press("qq");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn what_could_not_be_saved_at_the_end_is_said() {
    let review = ReviewFolder::new(STORY);
    let mut pty = begun(&review);
    let library = review.home().join("library.db");
    fs::rename(&library, review.home().join("moved.db")).unwrap();
    pty.press("cask them").until("ask them");
    Pty::signal(pty.process(), "-TERM");
    let ended = pty.end();
    let said = String::from_utf8_lossy(&ended.raw).into_owned();
    let said = said.rsplit("\u{1b}[?1049l").next().unwrap();
    for part in
        ["the note “ask them” on “Nobody asked the farmers,”", "is not saved", "story.txt", "library.db"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(ended.code, 143);
}

#[test]
fn a_pasted_note_runs_no_keys() {
    let review = ReviewFolder::new(STORY);
    let mut pty = review.open();
    pty.until("3 quotations").press("rc").until("Note").press("\u{1b}[200~x1\raaa\u{1b}[31m\u{1b}[201~\r");
    pty.until("note: x1").press("qq");
    assert_eq!(pty.end().code, 0);
    assert_eq!(review.acts().len(), 1);
}

#[test]
fn an_article_can_be_read_with_a_damaged_library_which_stays_untouched() {
    let review = ReviewFolder::new(STORY);
    fs::create_dir_all(review.home()).unwrap();
    let file = review.home().join("library.db");
    let damaged = b"this is not a library, only words. ".repeat(100);
    fs::write(&file, &damaged).unwrap();
    let mut pty = review.open();
    pty.until("The bridge stays closed").until("3 quotations").press("r").until("read-only");
    pty.press("a").until("cannot be saved").press("qq");
    assert_eq!(pty.end().code, 0);
    assert!(fs::read(&file).unwrap() == damaged, "the damaged library is not overwritten");
}

#[test]
fn two_readers_of_one_article_lose_nothing() {
    let review = ReviewFolder::new(STORY);
    let (mut one, mut other) = (review.open(), review.open());
    one.until("3 quotations").press("rSgg").until("text order").until("1/3");
    other.until("3 quotations").press("rSG").until("text order").until("3/3");
    one.press("a").until("1✓");
    other.press("a").until("2✓ 0✗ 1 pending");
    one.press("f").until("2✓ 0✗ 1 pending").press("qq");
    other.press("qq");
    assert_eq!((one.end().code, other.end().code), (0, 0));
    assert_eq!(review.acts().len(), 3);
}

/// A text with more quotations than the test below decides.
fn long_story() -> String {
    (0..60).fold(String::from("The hearing went on.\n\n"), |mut text, number| {
        write!(text, "“We saw the water at {number} in the night,” said Ana Petrova.\n\n").unwrap();
        text
    })
}

/// A linear congruential generator with the constants of Knuth's MMIX: the same numbers in every run.
struct RandomNumbers(u64);

impl RandomNumbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// The number of accepted quotations in the line above the card.
fn shown_as_accepted(screen: &str) -> usize {
    let before = screen.split('✓').next().filter(|before| before.len() < screen.len());
    let digits = before.and_then(|before| before.rsplit(|c: char| !c.is_ascii_digit()).next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[test]
fn a_decision_that_was_shown_survives_a_kill_at_any_moment() {
    let mut random = RandomNumbers(7);
    let text = long_story();
    let (mut killed, mut shown_in_all) = (0, 0);
    for _ in 0..20 {
        let review = ReviewFolder::new(&text);
        for _ in 0..10 {
            let before = review.acts().len();
            let mut pty = review.open();
            pty.until("60 quotations").press("r").until("pending");
            let keys = 1 + random.below(12);
            for _ in 0..keys {
                pty.press("a").take_pieces(1);
            }
            // The kill comes after some pieces of output, between two keys or while one is being processed.
            pty.take_pieces(random.below(8));
            let screen = pty.kill();
            let shown = shown_as_accepted(&screen);
            let kept = review.acts().len();
            assert!(kept >= shown, "{shown} were shown as accepted, {kept} are in the library:\n{screen}");
            assert!(kept <= before + usize::try_from(keys).unwrap());
            killed += 1;
            shown_in_all += shown;
        }
        let library = rusqlite::Connection::open(review.home().join("library.db")).unwrap();
        let found: String = library.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(found, "ok");
    }
    assert_eq!(killed, 200);
    // A busy computer shows fewer decisions before it is killed; without any the test would prove nothing.
    assert!(shown_in_all > 20, "the kills came too early to tell anything: {shown_in_all}");
}

#[test]
fn an_interrupt_that_is_typed_in_the_editor_does_not_end_the_review() {
    let review = ReviewFolder::new(STORY);
    let script = review.home().join("editor");
    fs::create_dir_all(review.home()).unwrap();
    let lines =
        "trap 'echo stopped; echo call her > \"$1\"' INT\necho editing\nuntil read -r line; do :; done\n";
    fs::write(&script, lines).unwrap();
    let mut command = review.command();
    command.env("EDITOR", format!("sh {}", script.display()));
    let mut pty = Pty::start(command, SIZE);
    pty.until("3 quotations").press("rSc").until("Note").press("\u{7}").until("editing");
    pty.press("\u{3}").until("stopped").press("\r").until("call her");
    pty.press("\r").until("note: call her").press("qq");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_review_against_a_source_begins_beside_it_and_a_key_records_what_it_shows() {
    let review = ReviewFolder::new(STORY);
    let at = |name: &str| review.folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("council.srt"), "1\n00:00:01,000 --> 00:00:04,000\nANA PETROVA: The bridge stays closed.\n")
        .unwrap();
    fs::write(at("second.txt"), "“The bridge stays open,” said Ana Petrova.\n").unwrap();
    let (second, source) = (at("second.txt"), at("council.srt"));
    let mut command = reader(&["review", &review.file, &second, "--order", "text", "--against", &source]);
    command.env("PULLQUOTE_HOME", review.home());
    let mut pty = Pty::start(command, SIZE);
    pty.until("records “matches source”").press("=").until("recorded: matches source");
    pty.press("]a")
        .until("second.txt")
        .until("has “open” where the source has “closed”")
        .press("q")
        .until("Pullquote")
        .press("q");
    assert_eq!(pty.end().code, 0);
    let acts = format!("{:?}", review.acts());
    assert!(acts.contains("Verify(Matches)") && acts.contains("council.srt, 00:00:01"), "{acts}");
}

//! The library on a real terminal: add, search, open and decide, and find everything again after a restart.

use super::pseudo_terminal::{Ended, Pty, reader};
use super::reading::check_sequences;
use crate::web::server::{Server, Step};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

const FERRY: &str = "Ferry to Lunde runs again\n\nThe ferry to Lunde runs again since Monday.\n\n“We waited for the \
    crane,” said Nils Brekke, who sells ice on the quay.\n\n“The crane is not ours,” Ane Moe said. “It belongs to \
    the port,” she said.\n";

/// An article that is several screens long.
fn road() -> String {
    let mut text = "Road over the pass stays shut\n\n“The snow came early,” said Ane Moe.\n\n".to_owned();
    for number in 1..80 {
        write!(text, "Kilometre {number} of the road lies under snow.\n\n").unwrap();
    }
    text
}

/// Writes a file.
pub(super) fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// A folder with articles, and one for the library.
struct LibraryFolder {
    folder: TempDir,
}

impl LibraryFolder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stories = folder.path().join("stories");
        fs::create_dir(&stories).unwrap();
        let hostile = "Ice \u{1b}]0;owned\u{7}gets dear\n\n“I sell half,” said Nils Brekke.\n";
        for (name, text) in
            [("ferry.txt", FERRY), ("road.txt", &road()), ("ice\u{1b}]0;x\u{7}\u{1b}[2J.txt", hostile)]
        {
            fs::write(stories.join(name), text).unwrap();
        }
        Self { folder }
    }

    fn stories(&self) -> PathBuf {
        self.folder.path().join("stories")
    }

    fn open(&self, arguments: &[&str]) -> Pty {
        let mut command = reader(arguments);
        command.env("PULLQUOTE_HOME", self.folder.path().join("library"));
        command.env("PULLQUOTE_REVIEWER", "Ana");
        command.env("HOME", self.folder.path());
        for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name);
        }
        Pty::start(command, SIZE)
    }

    /// A library with the stories in it.
    fn filled() -> Self {
        let library = Self::new();
        let mut pty = library.open(&["library", "add", library.stories().to_str().unwrap()]);
        pty.until("3 articles added");
        assert_eq!(pty.end().code, 0);
        library
    }
}

fn leave(mut pty: Pty, keys: &str) -> Ended {
    pty.press(keys);
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    ended
}

#[test]
fn articles_are_added_searched_decided_and_found_again() {
    let library = LibraryFolder::new();
    let mut pty = library.open(&[]);
    pty.until("the sample article").press("L").until("the library is empty");
    pty.press("i~/sto\t").until("~/stories/").press("\r").until("3 articles added").until("5 quotations");
    pty.press("/ferry").until("Articles: ferry").until("1 article").press("\r\r").until("3 quotations  ");
    pty.press("r").until("0✓ 0✗ 3 pending").press("a").until("1✓ 0✗ 2 pending");
    pty.press("L").until("1/3").press("\u{1b}").until("4 pending");
    pty.press("/pass stays")
        .until("Articles: pass stays")
        .press("\r\r")
        .until("1 quotation  1 person")
        .press("30jL");
    pty.until("Articles: pass stays").press("q").until("Kilometre 20");
    // From the article to the list that it was opened from, and out.
    leave(pty, "qq");
    // Without an input the library is now shown first, with everything unchanged.
    let mut pty = library.open(&[]);
    pty.until("3 articles").until("4 pending").press("/pass\r\r").until("Kilometre 20");
    pty.press("L\u{1b}")
        .until("3 articles")
        .press("/ferry\r")
        .until("1/3")
        .press("\r")
        .until("3 quotations, 1 decided");
    pty.press("Q").until("✓ ").press("qq");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn what_changed_who_is_quoted_and_the_same_words_are_pages_of_the_library() {
    let library = LibraryFolder::filled();
    let ferry = library.stories().join("ferry.txt");
    let changed = FERRY.replace("We waited for the crane", "We never waited for the crane on the quay");
    write(&ferry, &changed);
    write(&library.stories().join("copy.txt"), &format!("Crane\n\n{}", changed.replace("never ", "")));
    let mut pty = library.open(&["library", "add", library.stories().to_str().unwrap()]);
    pty.until("1 article added, 2 already in the library, 1 with a new text");
    assert_eq!(pty.end().code, 0);
    // From the article, what changed in it; Enter goes to the place in the text.
    let mut pty = library.open(&[ferry.to_str().unwrap()]);
    pty.until("3 quotations").press("D").until("versions 1 and 2 of 2").until("{+never+}").press("\r");
    pty.until("1 of 1 by Nils Brekke");
    // Who is quoted, compared by outlet, and reviewed ones only.
    pty.press("U").until("Who is quoted").until("Women and men").press("S").until("compared: outlet");
    pty.press("&").until("no quotations to count").press("&").until("By outlet").press("q");
    // The same words in two articles, of which one has altered them.
    pty.press("L").until("sorted by").press("R").until("Quoted in 2 articles, altered in 1").press("G\r");
    pty.until("Pullquote  copy.txt").press("q");
    leave(pty, "qqqq");
}

#[test]
fn a_damaged_title_hides_nothing_else_and_is_named_on_the_screen() {
    let library = LibraryFolder::filled();
    let file = rusqlite::Connection::open(library.folder.path().join("library/library.db")).unwrap();
    file.execute_batch("UPDATE articles SET title = CAST(x'c328' AS TEXT) WHERE title LIKE 'Road%'").unwrap();
    drop(file);
    let mut pty = library.open(&[]);
    pty.until("3 articles").until("Ferry to Lunde runs again").until("cannot be read and is left out");
    leave(pty, "qq");
}

#[test]
fn the_quotations_of_a_speaker_are_collected_from_all_articles() {
    let library = LibraryFolder::filled();
    let mut pty = library.open(&[]);
    pty.until("3 articles").press("P").until("Nils Brekke").press("/moe\r").until("1/1").press("\r");
    pty.until("3 quotations  2 articles").until("The snow came early").until("The crane is not ours");
    pty.press("G\r").until(" of 2 by Ane Moe").press("\u{f}").until("All quotations").press("qqqqq");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn q_ends_the_program_if_no_article_is_open() {
    let library = LibraryFolder::filled();
    let mut pty = library.open(&[]);
    pty.until("3 articles");
    leave(pty, "q");
}

#[test]
fn a_correction_is_kept_and_shown_wherever_the_article_is_opened() {
    let library = LibraryFolder::new();
    let ferry = library.stories().join("ferry.txt");
    let mut pty = library.open(&[ferry.to_str().unwrap()]);
    pty.until("since Monday").press("gij\r").until("Authors").press("Jane Roe\r").until("corrected by you");
    pty.press("jjj\r").until("Outlet").press("The Coast Post\r").until("The Coast Post  corrected by you");
    leave(pty, "qq");
    let mut pty = library.open(&[]);
    pty.until("1 article").until("Jane Roe, The Coast Post").press("\r").until("3 quotations  3 people");
    pty.press("gi").until("Jane Roe  corrected by you").press("j\r\u{15}\r").until("authors   not known");
    leave(pty, "qqq");
    let mut pty = library.open(&[ferry.to_str().unwrap()]);
    pty.until("since Monday").press("gi").until("The Coast Post  corrected by you");
    leave(pty, "qq");
}

#[test]
fn adding_a_page_shows_how_far_it_is_and_esc_stops_it() {
    let library = LibraryFolder::filled();
    let server = Server::start(|_| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2000000\r\n\r\n";
        vec![Step::Send([head.as_bytes(), &b"<p>It rained. ".repeat(4000)].concat()), Step::Wait]
    });
    let mut pty = library.open(&[]);
    pty.until("3 articles")
        .press(&format!("i{}\r", server.at("/slow")))
        .until(" KB of 2.0 MB, ")
        .until("Esc stops");
    pty.press("\u{1b}").until("stopped; what was added so far").press("P").until("2 speakers");
    pty.press("\u{1b}").until("3 articles  5 quotations");
    leave(pty, "q");
}

#[test]
fn no_key_but_q_leads_out_of_the_program() {
    let library = LibraryFolder::filled();
    let mut pty = library.open(&[]);
    pty.until("3 articles").until("q quit").press("\u{1b}").until("q quits").press("j");
    pty.until("Enter open").press("L").until("q quits").press("i/nowhere\r");
    pty.until("/nowhere does not exist").press("\u{1b}").until("q quits").press("F");
    pty.until("no feeds yet").press("\u{1b}").until("3 articles").press("P").until("Nils Brekke");
    pty.press("\u{1b}").until("3 articles").press("/ferry\r").until("1 article").press("\u{1b}");
    pty.until("3 articles").press("\u{1b}").until("q quits");
    leave(pty, "q");
}

#[test]
fn hostile_titles_and_names_cannot_command_the_terminal() {
    let library = LibraryFolder::filled();
    let mut pty = library.open(&[]);
    pty.until("3 articles")
        .press("/gets dear")
        .until("gets dear")
        .press("\r\r")
        .until("1 quotation ")
        .press("r");
    pty.until("REVIEW").press("L").until("LIBRARY");
    let ended = leave(pty, "qqqq");
    check_sequences(&ended.raw);
    assert!(!ended.raw.contains(&7));
}

#[test]
fn a_changed_file_is_read_again_and_a_deleted_one_is_shown_as_saved() {
    let library = LibraryFolder::filled();
    let ferry = library.stories().join("ferry.txt");
    let mut pty = library.open(&[]);
    pty.until("3 articles")
        .press("/ferry\r\r")
        .until("3 quotations")
        .press("r")
        .until("3 pending")
        .press("a")
        .until("1✓ 0✗ 2 pending");
    leave(pty, "qqq");
    fs::write(&ferry, FERRY.replace("since Monday", "since Tuesday")).unwrap();
    let mut pty = library.open(&[]);
    pty.until("3 articles").press("/ferry\r\r").until("since Tuesday").until("the file has changed since");
    pty.press("r").until("1✓ 0✗ 2 pending");
    leave(pty, "qqq");
    fs::remove_file(&ferry).unwrap();
    let mut pty = library.open(&[]);
    pty.until("3 articles").press("/ferry\r\r").until("its file no longer exists");
    leave(pty, "qq");
}

#[test]
fn a_library_that_cannot_be_read_is_reported_in_a_sentence() {
    let library = LibraryFolder::new();
    fs::create_dir(library.folder.path().join("library")).unwrap();
    fs::write(library.folder.path().join("library/library.db"), "no database at all, but long enough")
        .unwrap();
    let mut pty = library.open(&[]);
    // The screen says what is wrong and what to do, and nothing is announced as loading.
    pty.until("is damaged: restore a backup").until("cannot be shown").press("P").until("cannot be shown");
    leave(pty, "qq");
    let mut pty = library.open(&[library.stories().join("ferry.txt").to_str().unwrap()]);
    pty.until("since Monday").press("L").until("is damaged: restore a backup").until("cannot be shown");
    leave(pty, "qq");
}

#[test]
fn names_of_one_speaker_are_joined_undone_after_a_restart_and_joined_again() {
    let library = LibraryFolder::new();
    for (name, speaker) in [("a.txt", "Anthony Vale"), ("b.txt", "Antony Vale"), ("c.txt", "Mara Okoye")] {
        let text = format!("Story of {name}\n\n“The ford of {name} is closed,” said {speaker}.\n");
        write(&library.stories().join(name), &text);
    }
    for name in ["ferry.txt", "road.txt", "ice\u{1b}]0;x\u{7}\u{1b}[2J.txt"] {
        fs::remove_file(library.stories().join(name)).unwrap();
    }
    let mut pty = library.open(&["library", "add", library.stories().to_str().unwrap()]);
    pty.until("3 articles added");
    pty.end();
    let mut pty = library.open(&[]);
    pty.until("3 articles").press("P").until("3 speakers").until("1 pair alike");
    // From the suggestion: one key. It is on disk as soon as it is shown.
    pty.press("\u{1b}[Z").until("= counts Antony Vale as Anthony Vale").press("=").until("2 speakers");
    pty.until("is counted as");
    // Another program sees it at once, also in a query.
    let mut other = library.open(&["library", "search", "speaker:antony"]);
    other.until("Story of a.txt").until("Story of b.txt");
    other.end();
    pty.press("/anthony\r").until("Speakers: anthony").press("\r").until("2 quotations  2 articles");
    leave(pty, "qqq");
    // After a restart it is undone, and another name is joined by hand.
    let mut pty = library.open(&[]);
    pty.until("3 articles").press("P").until("2 speakers").press("u").until("undone:").until("3 speakers");
    pty.press("/okoye\r").until("Speakers: okoye").press("=").until("is the same as");
    pty.press("anthony")
        .until("Speakers: anthony")
        .press("\r")
        .until("is counted as Anthony Vale; u undoes it");
    pty.press("x").until("of its own again").press("u").until("undone: “Mara Okoye” counted as a speaker");
    leave(pty, "qq");
    let mut names = library.open(&["library", "names"]);
    names.until("Mara Okoye = Anthony Vale");
    names.end();
}

//! Faults 13 to 19: control characters and text that deceives.

use crate::binary::{pullquote, run};
use std::fs;

/// Escape sequences, control characters of both kinds, an overwriting line end, a reversal and hidden letters.
const HOSTILE: [&str; 7] = [
    "\u{1b}[2Jx",
    "\u{1b}]52;c;cm0gLXJm\u{7}",
    "\u{1b}]0;title",
    "x\u{9b}31m",
    "good\rbad\u{8}\u{8}",
    "txt.\u{202e}cod",
    "a\u{e0041}\u{200b}\nsecond line",
];

/// Fails if this would do something to a terminal, or could be taken for something else.
fn is_harmless(printed: &[u8], what: &str) {
    let text = String::from_utf8_lossy(printed);
    for c in text.chars() {
        let is_hidden =
            matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{e0000}'..='\u{e007f}');
        assert!((!c.is_control() || c == '\n') && !is_hidden, "{what:?} prints {text:?}");
    }
}

#[test]
fn fault_18_no_argument_reaches_the_terminal_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    for hostile in HOSTILE {
        let option = format!("--{hostile}");
        let format = format!("--format={hostile}");
        let url = format!("https://127.0.0.1:1/{hostile}");
        let number = format!("--max-size={hostile}");
        for arguments in [
            &[hostile][..],
            &[&option],
            &["extract", &option],
            &["extract", "--format", hostile],
            &["extract", &format, "story.txt"],
            &["extract", hostile],
            &["extract", &url],
            &["extract", &number, "story.txt"],
            &["extract", "--jsonl", hostile],
            &["extract", "story.txt", "--output", &format!("no/{hostile}")],
            &["export", hostile],
            &["export", "story.txt", "--country", hostile],
            &["export", "story.txt", "--only", hostile],
            &["review", hostile, "--plain"],
            &["review", "--order", hostile],
            &["library", hostile],
            &["library", "list", "--from", hostile],
            &["library", "search", "--most", hostile, "x"],
            &["library", "remove", hostile],
            &["library", "export", hostile],
            &["library", "import", hostile],
            &["library", "backup", &format!("no/{hostile}")],
            &["feeds", "add", hostile],
            &["feeds", "remove", hostile],
            &["feeds", "import", hostile],
            &["agree", hostile, hostile],
            &["merge", hostile, "story.txt"],
        ] {
            let mut command = pullquote(path, arguments);
            let output = run(command.env("PULLQUOTE_HOME", path.join("home")), b"");
            is_harmless(&output.stderr, hostile);
            is_harmless(&output.stdout, hostile);
            // A broken line would be one more sentence, which nobody wrote.
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!said.lines().any(|line| line.starts_with("second line")), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn fault_13_white_space_of_any_kind_after_a_quote_mark_belongs_to_no_paragraph() {
    use pullquote::article::Article;
    use pullquote::input::{Document, Media};
    for blank in ["\u{b}", "\u{c}", "\u{3000}", "\u{2003}"] {
        let text = format!(">{blank}It rained.");
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        assert_eq!(article.words(article.paragraphs[0].span), "It rained.", "{blank:?}");
    }
}

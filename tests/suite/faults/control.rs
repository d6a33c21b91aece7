//! Faults 13 to 19: control characters and text that deceives.

use crate::binary::{pullquote, run, stdout};
use crate::screen::reader::Reader;
use pullquote::text::phrase::single_spaced;
use pullquote::text::sanitize;
use std::fs;
use std::path::Path;

/// What a terminal may be sent of a text: no control character but the end of a line, nothing that turns it around.
fn is_harmless(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c == '\n' || !c.is_control() && !turns && !matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// The report on a text, after checking that neither it nor the screen holds anything that a terminal obeys.
fn report(text: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let report = stdout(&run(&mut pullquote(folder.path(), &["extract", "-"]), text));
    assert!(report.chars().all(is_harmless), "{report:?}");
    let screen = Reader::new(&[&String::from_utf8_lossy(text)], (100, 30)).screen();
    assert!(screen.chars().all(is_harmless), "{screen:?}");
    report
}

/// Whether this is a quotation in a report.
fn quotes(report: &str, words: &str) -> bool {
    report.lines().any(|line| line.trim_end().ends_with(&format!("“{words}”")))
}

#[test]
fn fault_13_no_control_character_reaches_the_terminal() {
    let controls =
        ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').filter(|c| !"\0\t\n\r\u{b}\u{c}\u{85}".contains(*c));
    for control in controls.clone() {
        assert!(sanitize::line(&control.to_string()).chars().all(is_harmless), "{control:?}");
    }
    for control in controls {
        let report = report(format!("“We {control}stay,” said Ana Lopes.\n").as_bytes());
        assert!(report.contains("Quotations (1)") && report.contains("stay,”"), "{control:?}: {report}");
    }
    // Raw, these bytes are letters and marks of windows-1252.
    let raw: Vec<u8> = (0x80..=0x9f).collect();
    report(&[&b"\x93We stay,\x94 said Ana Lopes. "[..], &raw, b"\n"].concat());
}

#[test]
fn fault_14_no_sequence_of_an_article_reaches_the_terminal() {
    for sequence in [
        "\u{1b}[2J",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;http://a.example\u{1b}\\",
        "\u{1b}]52;c;aGk=\u{7}",
        "\u{1b}]1337;File=:aGk=\u{7}",
        "\u{1b}P1$r0m\u{1b}\\",
        "\u{1b}_Gf=100;aGk=\u{1b}\\",
        "\u{1b}^private\u{1b}\\",
        "\u{1b}Xstring\u{1b}\\",
        "\u{9b}31m",
        "\u{9d}0;title\u{9c}",
        "\u{1b}[",
        "\u{1b}]52;c;",
    ] {
        let report =
            report(format!("“We stay{sequence},” said Ana Lopes. “It rained,” she said.\n").as_bytes());
        assert!(report.contains("Quotations (2)") && quotes(&report, "It rained,"), "{sequence:?}: {report}");
    }
    // Across the end of a block that is read at once.
    let long = format!("{}“We stay\u{1b}[2J,” said Ana Lopes.\n", "It rained. ".repeat(5957));
    assert!(quotes(&report(long.as_bytes()), "We stay␛[2J,"));
}

#[test]
fn fault_15_marks_of_direction_and_hidden_letters_are_not_shown_and_do_not_split_a_name() {
    let report = report("“We \u{202e}stay\u{202c},” said A\u{200d}na Lop\u{2060}es\u{e0041}.\n".as_bytes());
    assert!(quotes(&report, "We stay,"), "{report}");
    assert!(report.contains("Ana Lopes, "), "{report}");
}

#[test]
fn fault_15_a_name_that_mixes_alphabets_is_said_and_not_taken_for_the_real_one() {
    let text = "President Vladimir Putin met farmers in Lima. “We will pay,” Putin said.\n\n\
                “We will never pay,” President Vladimir Pսtin said on Tuesday. “No,” Mr Pսtin added.\n";
    let says = "“Pսtin” mixes Latin and Armenian letters: “ս” is Armenian";
    let report = report(text.as_bytes());
    let printed = single_spaced(&report);
    assert!(
        printed.contains("Vladimir Putin President") && printed.contains("Vladimir Pսtin President"),
        "{report}"
    );
    assert_eq!(printed.matches(says).count(), 1, "{report}");
    let folder = tempfile::tempdir().unwrap();
    let output = run(&mut pullquote(folder.path(), &["extract", "--format", "json", "-"]), text.as_bytes());
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let people: Vec<_> =
        object["people"].as_array().unwrap().iter().map(|one| (&one["name"], &one["warning"])).collect();
    assert_eq!(people[0], (&"Vladimir Putin".into(), &serde_json::Value::Null));
    assert_eq!(people[1], (&"Vladimir Pսtin".into(), &says.into()));
    let said_by: Vec<_> =
        object["quotes"].as_array().unwrap().iter().map(|quote| &quote["speaker"]).collect();
    assert_eq!(said_by[0].get("warning"), None);
    assert!(
        said_by[1..].iter().all(|speaker| speaker["name"] == "Vladimir Pսtin" && speaker["warning"] == says)
    );
    // Whoever opens a sheet, a page or an edition is told too: with each quotation, and where the name is listed.
    for (format, times) in [("csv", 2), ("html", 3), ("tei", 1), ("md", 2)] {
        let output =
            run(&mut pullquote(folder.path(), &["extract", "--format", format, "-"]), text.as_bytes());
        let written = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(written.matches(says).count(), times, "{format}: {written}");
    }
}

#[test]
fn fault_16_nothing_is_overwritten_by_a_return_or_a_backspace() {
    let text = report("“We s\u{8}stay,” said Ana Lopes.\r“We go,” said Ben Cole.\n".as_bytes());
    assert!(quotes(&text, "We s␈stay,") && quotes(&text, "We go,"), "{text}");
}

#[test]
fn fault_17_a_letter_with_two_hundred_accents_keeps_to_its_cell() {
    let text = format!("“We sta{}y,” said Ana Lopes.\n", "\u{301}".repeat(200));
    let report = report(text.as_bytes());
    assert!(report.matches('\u{301}').count() <= 5, "{report}");
    assert!(report.contains("Ana Lopes, almost certain"), "{report}");
}

#[test]
fn fault_18_names_and_titles_are_shown_without_their_sequences() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let deceit = "\u{1b}]0;x\u{7}\u{202e}\u{9b}2J";
    let name = format!("a{deceit}\n.html");
    let page = format!(
        "<html><head><title>Port{deceit}</title><meta name=author content='Ben{deceit} Cole'></head><body><article>\
         <h1>Port{deceit}</h1><p>“We stay,” said Ana{deceit} Lopes of the port, and it rained all night over the \
         sea.</p></article></body></html>"
    );
    fs::write(path.join(&name), page).unwrap();
    let home = path.join("home");
    let called = |arguments: &[&str]| {
        let output = run(pullquote(path, arguments).env("PULLQUOTE_HOME", &home).env("HOME", path), b"a\n");
        for bytes in [output.stdout, output.stderr] {
            let printed = String::from_utf8(bytes).unwrap();
            assert!(printed.chars().all(is_harmless), "{arguments:?}: {printed:?}");
        }
    };
    called(&["extract", &name]);
    called(&["review", "--plain", "--reviewer", &format!("eve{deceit}"), &name]);
    called(&["library", "edit", "1", "--title", &format!("Port{deceit}")]);
    called(&["library", "list"]);
    called(&["library", "speakers"]);
    called(&["library", "edit", &format!("1{deceit}")]);
    called(&["extract", &format!("https://{deceit}/")]);
    fs::create_dir_all(path.join(".config/pullquote")).unwrap();
    fs::write(path.join(".config/pullquote/config.toml"), format!("theme = '{}'\n", "\u{9b}2J\u{202e}"))
        .unwrap();
    called(&["config", "check"]);
}

fn exported(folder: &Path, format: &str) -> String {
    stdout(&run(&mut pullquote(folder, &["extract", "--format", format, "story.txt"]), b""))
}

#[test]
fn fault_19_no_words_of_a_quotation_end_the_format_they_are_written_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let words = "=HYPERLINK(1) \"so\", </script> & a\tb,";
    fs::write(path.join("story.txt"), format!("“{words}” said Ana Lopes.\n")).unwrap();
    let table = exported(path, "csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes()).into_records();
    let row = rows.next().unwrap().unwrap();
    assert!(row.iter().any(|cell| cell.contains("HYPERLINK(1) \"so\", </script>")), "{table}");
    assert!(!row.iter().any(|cell| cell.starts_with('=')), "a spreadsheet would count it: {table}");
    assert!(rows.next().is_none());
    let page = exported(path, "html");
    assert!(!page.contains(", </script>") && page.contains("&lt;/script&gt;"), "{page}");
    let tei = exported(path, "tei");
    assert!(tei.contains("&lt;/script&gt; &amp; a"), "{tei}");
    run(&mut pullquote(path, &["extract", "--format", "brat", "--output", "found", "story.txt"]), b"");
    let annotations = fs::read_to_string(path.join("found.ann")).unwrap();
    let quotation = annotations.lines().find(|line| line.contains("HYPERLINK")).unwrap();
    assert_eq!((quotation.matches('\t').count(), quotation.ends_with("& a b,")), (2, true), "{quotation:?}");
}

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

/// Fails if a terminal would obey anything in this, or show something else than what is there.
fn prints_harmlessly(printed: &[u8], what: &str) {
    let text = String::from_utf8_lossy(printed);
    let is_hidden = |c: char| matches!(c, '\u{200b}'..='\u{200d}');
    assert!(text.chars().all(|c| is_harmless(c) && !is_hidden(c)), "{what:?} prints {text:?}");
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
            prints_harmlessly(&output.stderr, hostile);
            prints_harmlessly(&output.stdout, hostile);
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

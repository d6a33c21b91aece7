//! `pullquote extract` and the plain report with the real binary: input, output and exit code.

mod filter;
mod folders;

use crate::binary::{self, pullquote, stderr, stdout};
use crate::golden;
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const STORY: &str = "Peru’s foreign ministry said on Monday it would “wait for Chile”.\n";

/// Runs the binary in `folder` with `input` on a pipe.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    binary::run(&mut pullquote(folder, arguments), input)
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stdout(output)))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Checks that every object with `start`, `end` and `text` has these offsets, counted in code points.
fn check_offsets(value: &Value, text: &[char]) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end), Some(words)) =
                (fields.get("start"), fields.get("end"), fields.get("text").and_then(Value::as_str))
            {
                let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
                let found: String = text[at(start)..at(end)].iter().collect();
                assert_eq!(found, words);
            }
            fields.values().for_each(|field| check_offsets(field, text));
        }
        Value::Array(items) => items.iter().for_each(|item| check_offsets(item, text)),
        _ => {}
    }
}

#[test]
fn files_are_read_by_extension_or_by_content() {
    let folder = folder(&[
        ("a.txt", STORY.as_bytes()),
        ("b.md", b"# Talks in Lima\n\n*Peru* met Chile.\n"),
        ("c.html", b"<title>x</title><h1>Talks</h1><p>Peru met <b>Chi</b>le.</p>"),
        ("page", b"<!doctype html><p>Peru met Chile.</p>"),
        ("note", b"Peru met Chile.\n"),
    ]);
    for (name, text, title) in [
        ("a.txt", STORY, Value::Null),
        ("b.md", "Talks in Lima\n\nPeru met Chile.", Value::from("Talks in Lima")),
        ("c.html", "Talks\n\nPeru met Chile.", Value::from("Talks")),
        ("page", "Peru met Chile.", Value::Null),
        ("note", "Peru met Chile.\n", Value::Null),
    ] {
        let output = run(folder.path(), &["extract", "--format", "json", name], b"");
        let result = json(&output);
        assert_eq!((&result["text"], &result["title"]), (&Value::from(text), &title), "{name}");
        assert_eq!((&result["schema"], &result["source"]), (&"pullquote/1".into(), &name.into()));
        let points: Vec<char> = text.chars().collect();
        check_offsets(&result, &points);
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn json_is_an_object_for_one_file_and_an_array_otherwise() {
    let folder = folder(&[
        ("in/b.txt", b"Peru voted."),
        ("in/a.md", b"Chile voted."),
        ("in/deep/c.html", b"<p>Bolivia voted."),
        ("in/.hidden.txt", b"Ecuador voted."),
        ("in/picture.jpg", b"\xff\xd8\xff"),
        ("one/d.txt", b"Panama voted."),
    ]);
    let sources = |arguments: &[&str]| -> Vec<String> {
        let mut all = vec!["extract", "--format", "json"];
        all.extend(arguments);
        let result = json(&run(folder.path(), &all, b"Cuba voted."));
        let results = result.as_array().cloned().unwrap_or_else(|| vec![result]);
        results.iter().map(|result| result["source"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(sources(&["in"]), ["in/a.md", "in/b.txt", "in/deep/c.html"]);
    assert_eq!(sources(&["one/d.txt", "-", "in/b.txt"]), ["one/d.txt", "-", "in/b.txt"]);
    assert!(json(&run(folder.path(), &["extract", "--format", "json", "one"], b"")).is_array());
    assert!(json(&run(folder.path(), &["extract", "--format", "json", "one/d.txt"], b"")).is_object());
    let lines = stdout(&run(folder.path(), &["extract", "--format", "jsonl", "in", "one"], b""));
    assert_eq!(lines.lines().count(), 4);
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
}

#[test]
fn a_folder_with_a_link_to_itself_is_read_once() {
    let folder = folder(&[("in/a.txt", b"Peru voted.")]);
    std::os::unix::fs::symlink("..", folder.path().join("in/up")).unwrap();
    std::os::unix::fs::symlink("a.txt", folder.path().join("in/b.txt")).unwrap();
    let lines = stdout(&run(folder.path(), &["extract", "--format", "jsonl", "in"], b""));
    assert_eq!(lines.lines().count(), 2, "the file and the link to it");
}

#[test]
fn standard_input_is_read_if_given_and_if_no_input_is_given() {
    let folder = folder(&[]);
    for arguments in [&["extract", "--format", "json"][..], &["extract", "--format", "json", "-"]] {
        let result = json(&run(folder.path(), arguments, STORY.as_bytes()));
        assert_eq!((&result["text"], &result["source"]), (&STORY.into(), &"-".into()));
    }
    let report = stdout(&run(folder.path(), &[], STORY.as_bytes()));
    assert!(report.contains("Peru"), "{report}");
}

#[test]
fn the_exit_code_says_whether_something_was_found() {
    let folder = folder(&[("found.txt", STORY.as_bytes()), ("nothing.txt", b"It rained for a week.")]);
    let code = |arguments: &[&str]| run(folder.path(), arguments, b"").status.code().unwrap();
    assert_eq!(code(&["extract", "found.txt"]), 0);
    assert_eq!(code(&["extract", "nothing.txt"]), 1);
    assert_eq!(code(&["extract", "nothing.txt", "found.txt"]), 0);
    assert_eq!(code(&["found.txt"]), 0);
    assert_eq!(code(&["nothing.txt"]), 1);
    assert_eq!(code(&["extract", "missing.txt"]), 2);
    assert_eq!(code(&["extract", "--format", "yaml", "found.txt"]), 2);
    assert_eq!(code(&["--help"]), 0);
}

#[test]
fn wrong_input_gives_one_sentence_and_exit_code_2() {
    let folder = folder(&[
        ("empty.txt", b""),
        ("blank.txt", b"\xef\xbb\xbf \n\n"),
        ("program.txt", b"\x7fELF\x02\x01"),
        ("picture.html", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("paper.txt", b"%PDF-1.7 ..."),
        ("nul.txt", b"Peru\0\0\0Chile\0"),
        ("hollow/picture.png", b"x"),
    ]);
    for (argument, says) in [
        ("missing.txt", "does not exist"),
        ("empty.txt", "is empty"),
        ("blank.txt", "is empty"),
        ("program.txt", "a program"),
        ("picture.html", "a JPEG picture"),
        ("paper.txt", "a PDF document"),
        ("nul.txt", "not text"),
        ("hollow", "contains no article"),
        ("/dev/null", "a device"),
        ("ftp://news.example/story", "give one that begins with https://"),
        ("news.example/story", "write https://news.example/story (or http://) if it is a page"),
        ("no\u{1b}[31msuch\nfile", "does not exist"),
        ("-", "standard input is empty"),
    ] {
        let output = run(folder.path(), &["extract", argument], b"");
        let error = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{argument}: {error}");
        assert!(error.starts_with("pullquote: ") && error.contains(says), "{argument}: {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(!error.trim_end().chars().any(char::is_control), "{error:?}");
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_named_pipe_is_refused_without_waiting_for_it() {
    let folder = folder(&[]);
    let path = folder.path().join("pipe.txt");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let output = run(folder.path(), &["extract", "pipe.txt"], b"");
    assert!(stderr(&output).contains("a named pipe"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_misspelt_command_is_no_file_and_nothing_behind_it_is_read() {
    let folder = folder(&[("story.txt", STORY.as_bytes()), ("exports", b"Lima said it rains.\n")]);
    let slip = run(folder.path(), &["exprot", "story.txt"], b"");
    assert_eq!((slip.status.code(), stdout(&slip).as_str()), (Some(2), ""));
    assert_eq!(stderr(&slip), "pullquote: there is no file exprot: did you mean pullquote export?\n");
    let file = run(folder.path(), &["exports"], b"");
    assert!(stdout(&file).contains("exports"), "a file of that name is read: {}", stderr(&file));
}

#[test]
fn one_bad_file_does_not_prevent_the_others() {
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("b.txt", b"\x7fELF"), ("c.txt", STORY.as_bytes())]);
    let output = run(folder.path(), &["extract", "--format", "json", "."], b"");
    assert_eq!(json(&output).as_array().unwrap().len(), 2);
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1));
    let output = run(folder.path(), &["extract", "--format", "json", "b.txt", "none.txt"], b"");
    assert_eq!((json(&output), output.status.code()), (Value::Array(Vec::new()), Some(2)));
}

#[test]
fn output_goes_to_the_given_file() {
    let folder = folder(&[("a.txt", STORY.as_bytes())]);
    let output = run(folder.path(), &["extract", "a.txt", "--format", "json", "--output", "out.json"], b"");
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(0)));
    let written: Value = serde_json::from_slice(&fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(written["text"], STORY);
    let output = run(folder.path(), &["extract", "a.txt", "--output", "no/such/folder"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no/such/folder cannot be written"));
}

#[test]
fn json_contains_no_control_characters() {
    let text = "Chad said \u{9b}2J it \u{202e}would\u{202c} wait.";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let record = serde_json::json!({ "id": "\u{9b}", "text": text }).to_string() + "\n{\"id\":\"\u{9b}\"}";
    let outputs = [
        run(folder.path(), &["extract", "a.txt", "--format", "json"], b""),
        run(folder.path(), &["extract", "a.txt", "--format", "jsonl"], b""),
        run(folder.path(), &["extract", "--jsonl"], record.as_bytes()),
    ];
    for output in outputs {
        let written = stdout(&output);
        let first: Value = serde_json::from_str(written.lines().next().unwrap()).unwrap();
        assert_eq!(first["text"], text);
        assert!(!written.contains(['\u{9b}', '\u{202e}', '\u{202c}']), "{written}");
    }
}

#[test]
fn the_output_never_overwrites_an_article() {
    let story = "Chad said it would wait.";
    let folder = folder(&[("a.txt", story.as_bytes())]);
    for arguments in [
        ["extract", "a.txt", "--output", "a.txt"],
        ["extract", "a.txt", "--output", "./a.txt"],
        ["extract", ".", "--output", "a.txt"],
    ] {
        let output = run(folder.path(), &arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains("a.txt"), "{}", stderr(&output));
        assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), story);
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let record = format!("{{\"text\":\"{}\"}}\n", "Peru voted. ".repeat(50)).repeat(2000);
    let folder = folder(&[("a.txt", "Peru voted.\n".repeat(50_000).as_bytes())]);
    for (arguments, input) in
        [(&["extract", "--jsonl"][..], record.as_str()), (&["extract", "--format", "json", "a.txt"], "")]
    {
        let mut child = pullquote(folder.path(), arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 100]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
    }
}

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..20 {
        fs::write(folder.path().join(format!("{number}.txt")), STORY.repeat(number + 1)).unwrap();
    }
    let with = |threads: &str| {
        let mut command = pullquote(folder.path(), &["extract", "--format", "json", "."]);
        command.env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
    };
    let one = with("1");
    assert!(!one.is_empty());
    assert_eq!(one, with("4"));
}

#[test]
fn the_report_keeps_to_80_columns_without_control_characters() {
    let hostile = "Peru\u{1b}[31m’s minister \u{202e}Ana Duarte\u{202c} said: “We \u{9b}2J wait\u{7}.”\n";
    let folder = folder(&[("a\u{1b}]0;x\u{7}.txt", hostile.repeat(20).as_bytes())]);
    let sample = format!("{}/assets/sample.txt", env!("CARGO_MANIFEST_DIR"));
    for arguments in [&["."][..], &["extract", "."], &[&sample]] {
        let report = stdout(&run(folder.path(), arguments, b""));
        assert!(report.contains("Countries ("), "{report}");
        for line in report.lines() {
            assert!(line.chars().count() <= 80, "{line}");
            let is_safe = |c: char| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c);
            assert!(line.chars().all(is_safe), "{line:?}");
        }
    }
}

#[test]
fn every_output_names_all_who_said_it() {
    let story = "“We will wait for the ferry,” Ana Duarte and Kofi Mensah both said on Monday.\n";
    let folder = folder(&[("story.txt", story.as_bytes())]);
    for (format, names) in [
        ("text", "— Ana Duarte and Kofi Mensah,"),
        ("md", "## Ana Duarte and Kofi Mensah"),
        ("csv", "Ana Duarte,Kofi Mensah"),
    ] {
        let output = stdout(&run(folder.path(), &["extract", "story.txt", "--format", format], b""));
        assert!(output.contains(names), "{format}: {output}");
    }
    let found = json(&run(folder.path(), &["extract", "story.txt", "--format", "json"], b""));
    let named = found["quotes"][0]["speakers"].as_array().map(Vec::len);
    assert_eq!(named, Some(2), "{found}");
}

#[test]
fn extract_without_input_on_a_terminal_says_what_to_do() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    for (arguments, says) in [(&["extract"][..], "give a file"), (&["extract", "--jsonl"], "pipe JSON Lines")]
    {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(arguments);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut shown = Vec::new();
        // Reading from the terminal of a program that has ended may give an error instead of the end.
        let _ = reader.read_to_end(&mut shown);
        assert_eq!(child.wait().unwrap().exit_code(), 2);
        let shown = String::from_utf8_lossy(&shown).into_owned();
        assert!(shown.contains(says), "{shown:?}");
    }
}

#[test]
fn help_is_short_with_one_letter_and_long_with_a_word() {
    for (name, arguments) in [
        ("help/short", &["-h"][..]),
        ("help/long", &["--help"]),
        ("help/extract_short", &["extract", "-h"]),
        ("help/extract_long", &["extract", "--help"]),
        ("help/review_short", &["review", "-h"]),
        ("help/review_long", &["review", "--help"]),
        ("help/agree_short", &["agree", "-h"]),
        ("help/agree_long", &["agree", "--help"]),
        ("help/merge_short", &["merge", "-h"]),
        ("help/merge_long", &["merge", "--help"]),
    ] {
        golden(name, &stdout(&run(Path::new("."), arguments, b"")));
    }
}

#[test]
fn a_closing_mark_that_is_missing_in_the_article_is_not_added() {
    let story = "“We will stay, said Ana Lopes, the mayor of Lima.\n\n“The road is gone,” said Ivan Kolev.\n";
    let folder = folder(&[("a.txt", story.as_bytes())]);
    for arguments in [
        &["extract", "--format", "md", "a.txt"][..],
        &["export", "--format", "sheet", "a.txt"],
        &["export", "--format", "html", "a.txt"],
        &["a.txt"],
        &["--plain", "a.txt"],
        &["review", "--plain", "a.txt"],
    ] {
        let printed = stdout(&run(folder.path(), arguments, b""));
        assert!(printed.contains("“We will stay,"), "{arguments:?}: {printed}");
        assert!(!printed.contains("“We will stay,”"), "{arguments:?}: {printed}");
        assert!(printed.contains("“The road is gone,”"), "{arguments:?}: {printed}");
    }
}

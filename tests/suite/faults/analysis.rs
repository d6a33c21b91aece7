//! Faults 65 to 70: the analysis.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::screen::reader::Reader;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, Media};
use pullquote::tui::effect::Effect;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::reading::ReadingState;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// The filter, with this many KiB of memory for its data.
fn filter(memory: usize) -> Command {
    let mut command = Command::new("/bin/sh");
    let line = format!("ulimit -d {memory} && exec \"$0\" extract --jsonl");
    command.args(["-c", &line, env!("CARGO_BIN_EXE_pullquote")]);
    command
}

/// Records of nearly 8 MiB that would need much memory if nothing were bounded.
#[test]
fn fault_68_the_filter_needs_little_memory_for_any_record() {
    let record = |field: &str, piece: &str| {
        let text = piece.repeat(7_900_000 / piece.len());
        format!("{{\"id\":\"{piece}\",\"{field}\":\"{text}\"}}\n")
    };
    let floods = [
        ("html", "<p>a"),
        ("html", "<p a b c d e>"),
        ("html", "<!---->"),
        ("text", "“a” "),
        ("text", "Peru "),
    ];
    let mut input = floods.iter().map(|(field, piece)| record(field, piece)).collect::<Vec<_>>().concat();
    input.push_str("{\"id\":\"last\",\"text\":\"“We stay,” said Ana Lopes.\"}\n");
    let output = run(&mut filter(200_000), input.as_bytes());
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
    let expected: Vec<&str> = floods.iter().map(|(_, piece)| *piece).chain(["last"]).collect();
    assert_eq!(ids, expected, "{}", stderr(&output));
    assert_eq!(lines.last().unwrap()["quotes"].as_array().unwrap().len(), 1);
}

#[test]
fn fault_68_a_file_whose_findings_do_not_fit_is_told_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("large.txt"), "It rained all night.\n\n".repeat(1_000_000)).unwrap();
    fs::write(folder.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    let mut command = Command::new("/bin/sh");
    let line = "ulimit -d 110000 && exec \"$0\" \"$@\"";
    command.args(["-c", line, env!("CARGO_BIN_EXE_pullquote"), "extract", "large.txt", "story.txt"]);
    let output = run(command.env("RAYON_NUM_THREADS", "1").current_dir(folder.path()), b"");
    let said = "pullquote: large.txt and its findings do not fit into memory: split it and give the parts\n";
    assert_eq!((stderr(&output).as_str(), output.status.code()), (said, Some(2)));
    assert!(stdout(&output).contains("Ana Lopes"), "{}", stdout(&output));
}

#[test]
fn fault_68_a_bad_line_costs_itself_and_a_long_stream_keeps_its_order() {
    let good = |number: usize| format!("{{\"id\":{number},\"text\":\"It rained.\"}}\n");
    let line = |number: usize| if number == 777 { "{bad\n".to_owned() } else { good(number) };
    let input = (0..20_000).map(line).collect::<Vec<_>>().concat();
    let output = run(&mut filter(200_000), input.as_bytes());
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), output.status.code()), (20_000, Some(2)));
    let is_right =
        |(at, line): (usize, &Value)| if at == 777 { line["line"] == 778 } else { line["id"] == at };
    assert!(lines.iter().enumerate().all(is_right));
}

#[test]
fn fault_57_the_filter_ends_behind_a_whole_line() {
    let mut child = filter(400_000).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let line = format!("{{\"id\":\"a\",\"text\":\"{}\"}}\n", "“We stay,” said Ana Lopes. ".repeat(200));
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().is_ok());
    Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    assert!(rest.iter().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{:?}", rest.last());
    assert!(!child.wait().unwrap().success());
    writer.join().unwrap();
}

#[test]
fn fault_66_where_nothing_is_found_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&mut pullquote(folder.path(), &["extract", "-"]), b"it rained all night.\n");
    for panel in ["Countries", "People", "Quotations"] {
        assert!(stdout(&output).contains(&format!("{panel}: none found")), "{}", stdout(&output));
    }
    assert_eq!(output.status.code(), Some(1));
    let screen = Reader::new(&["it rained all night."], (120, 30)).screen();
    assert!(screen.matches("none found").count() >= 3, "{screen}");
}

#[test]
fn fault_67_a_text_can_be_read_before_its_analysis_and_esc_stops_it() {
    let mut reader = Reader::new(&["It rained."], (120, 30));
    reader.state.reading = ReadingState::default();
    let article =
        Article::new(Document::record(String::new(), Media::Plain, "The ships came back.".to_owned()));
    let encoding = Encoding { name: "UTF-8", guessed: false };
    let opened = Opened { article, encoding, complete: true, words: None, remembered: Remembered::default() };
    reader.report(Report::Opened { article: 0, opened: Arc::new(opened) });
    assert!(reader.screen().contains("The ships came back.") && !reader.screen().contains("none found"));
    reader.press("j Esc");
    assert!(reader.effects.iter().any(|effect| matches!(effect, Effect::Stop)), "{:?}", reader.effects);
    assert!(reader.screen().contains("The ships came back."));
}

#[test]
fn fault_69_the_same_input_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let record = |number: usize| {
        format!(
            "{{\"id\":{number},\"text\":\"“We stay,” said Ana Lopes of Peru. Ben Cole denied that {number} rained.\"}}\n"
        )
    };
    let records: Vec<String> = (0..300).map(record).collect();
    let found =
        |input: &str| run(&mut pullquote(folder.path(), &["extract", "--jsonl"]), input.as_bytes()).stdout;
    let all = found(&records.concat());
    assert!(all == found(&records.concat()), "two runs differ");
    let alone: Vec<Vec<u8>> = [0, 150, 299].iter().map(|&number| found(&records[number])).collect();
    for record in alone {
        assert!(
            all.windows(record.len()).any(|window| window == record),
            "{}",
            String::from_utf8_lossy(&record)
        );
    }
}

#[test]
fn fault_70_a_failed_command_prints_one_sentence_and_no_half_json() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("none")).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("program.txt"), b"\x7fELF\x01\x02\0\0").unwrap();
    for format in ["json", "jsonl"] {
        for (input, sentence) in [
            ("gone.txt", "gone.txt does not exist: check the name"),
            ("none", "none contains no article: put files in it that Pullquote reads, such as .txt or .html"),
            ("empty.txt", "empty.txt is empty: give a file that contains an article"),
            (
                "program.txt",
                "program.txt is a program, which is not read: give a file that contains an article",
            ),
        ] {
            let output = run(&mut pullquote(folder.path(), &["extract", "--format", format, input]), b"");
            assert_eq!(output.status.code(), Some(2), "{format} {input}");
            assert_eq!(stderr(&output), format!("pullquote: {sentence}\n"), "{format}");
            assert_eq!(stdout(&output), "", "{format} {input}");
        }
    }
}

#[test]
fn fault_70_an_input_that_fails_between_others_leaves_whole_json() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), "“We stay,” said Ana Lopes.\n").unwrap();
    }
    let sources = |printed: Vec<Value>| -> Vec<String> {
        printed.iter().map(|object| object["source"].as_str().unwrap().to_owned()).collect()
    };
    for format in ["json", "jsonl"] {
        let arguments = ["extract", "--format", format, "a.txt", "gone.txt", "b.txt"];
        let output = run(&mut pullquote(folder.path(), &arguments), b"");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output), "pullquote: gone.txt does not exist: check the name\n");
        let printed = stdout(&output);
        let objects: Vec<Value> = match format {
            "json" => serde_json::from_str(&printed).unwrap(),
            _ => printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        };
        assert_eq!(sources(objects), ["a.txt", "b.txt"], "{format}");
    }
}

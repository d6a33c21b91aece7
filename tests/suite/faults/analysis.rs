//! Faults 65 to 70: the analysis.

use crate::binary::{run, stderr, stdout};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// The filter with so many KiB of memory for its data.
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

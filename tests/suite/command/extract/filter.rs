//! `pullquote extract --jsonl` as a filter: a result for each record, in order, as it is done.

use super::run;
use crate::binary::{pullquote, stdout};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::Stdio;

#[test]
fn the_filter_answers_every_record_in_order() {
    let mut input = String::from("\u{feff}");
    for number in 0..500 {
        let record = format!("{{\"id\":\"r{number}\",\"more\":{{}},\"text\":\"Peru voted {number}.\"}}\r\n");
        input.push_str(&record);
    }
    input += "\n{\"id\":7,\"html\":\"<p>Chile <b>voted</b>.</p>\"}";
    let output = run(Path::new("."), &["extract", "--jsonl"], input.as_bytes());
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), output.status.code()), (501, Some(0)));
    for (number, line) in lines.iter().take(500).enumerate() {
        assert_eq!(line["id"], format!("r{number}"));
        assert_eq!(line["text"], format!("Peru voted {number}."));
    }
    assert_eq!((&lines[500]["id"], &lines[500]["text"]), (&7.into(), &"Chile voted.".into()));
}

#[test]
fn a_bad_line_gives_an_error_in_its_place_and_the_filter_continues() {
    let input = b"{\"id\":\"a\",\"text\":\"Peru.\"}\n{broken\n\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"half \\ud83d\"}\n";
    let output = run(Path::new("."), &["extract", "--jsonl"], input);
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), output.status.code()), (4, Some(2)));
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string());
    assert_eq!((&lines[1]["line"], &lines[2]["line"], &lines[2]["id"]), (&2.into(), &4.into(), &"b".into()));
    assert_eq!(lines[3]["text"], "half \u{fffd}");
}

#[test]
fn the_filter_writes_results_before_the_input_ends() {
    let mut child = pullquote(Path::new("."), &["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(stdin, "{{\"id\":{number},\"text\":\"Peru voted.\"}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.contains(&format!("\"id\":{number}")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_is_left_out_of_a_record_is_told_right_before_its_result() {
    let (mut printed_end, written_end) = std::io::pipe().unwrap();
    let mut command = pullquote(Path::new("."), &["extract", "--jsonl"]);
    command.stdin(Stdio::piped()).stderr(written_end.try_clone().unwrap()).stdout(written_end);
    let mut child = command.spawn().unwrap();
    // It keeps the ends of the pipe that are written to.
    drop(command);
    let record = |id: u32| {
        let published = if id % 3 == 2 { r#","published":"soon""# } else { "" };
        format!("{{\"id\":{id},\"text\":\"Peru voted.\"{published}}}\n")
    };
    let input: String = (0..6).map(record).collect();
    // Written at once, so that they are one batch.
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let mut printed = String::new();
    printed_end.read_to_string(&mut printed).unwrap();
    assert!(child.wait().unwrap().success());
    let found: Vec<String> = printed
        .lines()
        .map(|line| match serde_json::from_str::<Value>(line) {
            Ok(result) => result["id"].to_string(),
            Err(_) => line.split(": ").nth(2).unwrap().to_owned(),
        })
        .collect();
    assert_eq!(found, ["0", "1", "line 3", "2", "3", "4", "line 6", "5"]);
}

//! Two reviewers' exported decisions, with the real binary and libraries in temporary folders.

use crate::binary::{self, has_line, pullquote, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

fn decisions(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions").join(name)
}

/// Runs the binary with the library in `home`.
fn run(home: &Path, arguments: &[&str], keys: &str) -> Output {
    let mut command = pullquote(&decisions(""), arguments);
    command.env("PULLQUOTE_HOME", home).env("PULLQUOTE_REVIEWER", "eva");
    binary::run(&mut command, keys.as_bytes())
}

fn said(output: &Output) -> String {
    assert_eq!((stderr(output).as_str(), output.status.code()), ("", Some(0)));
    stdout(output)
}

#[test]
fn agreement_is_reported_with_kappas_counts_and_differences() {
    let home = tempfile::tempdir().unwrap();
    let report = said(&run(home.path(), &["agree", "ana.json", "ben.jsonl"], ""));
    for line in [
        "articles     1 in both, 1 only in A, 0 only in B",
        "quotations   4 in both, 0 only in A, 1 only in B; decided by both: 3",
        "verdict      2 of 3 agree, 67%; Cohen’s kappa 0.00",
        "speaker      1 of 2 agree, 50%; Cohen’s kappa 0.00",
        "  1. “Nobody asked us,” in quay.txt: speaker",
        "     B: accepted, Ana Lopes, direct, “Nobody asked us,”",
        "  2. “We will not move,” in quay.txt: verdict",
        "     A: rejected, not speech",
        "     the article mill.txt",
        "     “the harbour master” in quay.txt",
        "  verdict           0.00  (3 quotations, 6 answers)",
        "  kind              none  (2 quotations, 4 answers)",
    ] {
        has_line(&report, line);
    }
    let json = said(&run(home.path(), &["agree", "ana.json", "ben.jsonl", "--format", "json"], ""));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["verdict"]["cases"], &json["verdict"]["kappa"]), (&3.into(), &0.0.into()));
    assert_eq!(json["alpha"]["verdict"]["cases"], 3);
    assert_eq!(json["differences"][0]["differ_in"], serde_json::json!(["speaker"]));
    let answer = &json["differences"][1]["answers"][0];
    assert_eq!((&answer["text"], &answer["reason"]), (&"We will not move,".into(), &"not-speech".into()));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is kept by comparing");
}

#[test]
fn a_merge_leaves_only_the_differences_to_decide_and_can_be_repeated() {
    let home = tempfile::tempdir().unwrap();
    let merge = || said(&run(home.path(), &["merge", "ana.json", "ben.jsonl"], ""));
    let first = merge();
    for line in [
        "2 articles",
        "  1 quotation on which both agree",
        "  3 quotations decided by one",
        "  2 quotations pending again: the reviewers differ",
    ] {
        has_line(&first, line);
    }
    assert_eq!(merge(), "2 articles\n  6 quotations already in the library\n");
    let review = |keys| said(&run(home.path(), &["review", "--plain", "--only", "differing"], keys));
    let printed = review("2\n");
    for line in [
        "in the library, article 1 of 1",
        "Card 1 of 2, 3 accepted, 0 edited, 0 rejected, 2 pending",
        "ana: rejected, not speech",
        "ben: accepted, Rui Costa",
        "ana: accepted, Rui Costa",
        "ben: accepted, Ana Lopes",
        "note: ana: heard it myself ben: ask the desk",
        "verdict: reviewers differ",
    ] {
        has_line(&printed, line);
    }
    assert_eq!(
        merge(),
        "2 articles\n  6 quotations already in the library\n",
        "what was settled stays settled"
    );
    has_line(&review(""), "Card 1 of 1, 3 accepted, 1 edited, 0 rejected, 1 pending");
    has_line(&review("a\n"), "accepted, Rui Costa; saved");
    let none = run(home.path(), &["review", "--plain", "--only", "differing"], "");
    assert_eq!(String::from_utf8_lossy(&none.stdout), "no quotation in the library matches\n");
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn merged_decisions_are_on_the_cards_with_the_reviewers_names() {
    let home = tempfile::tempdir().unwrap();
    said(&run(home.path(), &["merge", "ana.json", "ben.jsonl"], ""));
    let keys = "/quay is\n/harbour\n/this year\n";
    let printed = said(&run(home.path(), &["review", "--plain", "--only", "all", "quay.txt"], keys));
    for line in ["verdict: accepted by ana, ben", "verdict: accepted by ben", "flagged for a colleague"] {
        has_line(&printed, line);
    }
    assert!(
        printed.contains("“the harbour master”") || printed.contains("the harbour master\n"),
        "{printed}"
    );
}

#[test]
fn other_files_are_refused_and_nothing_is_merged() {
    let home = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let ana = decisions("ana.json").display().to_string();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let cut = fs::read_to_string(&ana).unwrap();
    let cut = file("cut.json", &cut[..cut.floor_char_boundary(2000)]);
    let found = file("found.json", r#"{"schema":"pullquote/1","text":"It rained.","quotes":[]}"#);
    let hostile = file("a\u{1b}[2J.json", "[");
    let missing = folder.path().join("missing.json").display().to_string();
    for (other, says) in [
        (&cut, "line "),
        (&found, "without decisions"),
        (&hostile, "ends too early"),
        (&missing, "cannot be read"),
        (&ana, "given twice"),
    ] {
        for command in ["agree", "merge"] {
            let output = run(home.path(), &[command, &ana, other], "");
            let error = String::from_utf8(output.stderr).unwrap();
            assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
            assert!(
                error.contains(says) && !error.trim_end().contains(char::is_control),
                "{says}: {error:?}"
            );
        }
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "no library was made");
}

#[test]
fn reviewers_without_common_articles_cannot_be_compared() {
    let home = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let both: Vec<Value> = serde_json::from_str(&fs::read_to_string(decisions("ana.json")).unwrap()).unwrap();
    let mill = folder.path().join("mill.jsonl");
    fs::write(&mill, both[1].to_string()).unwrap();
    let output = run(home.path(), &["agree", &mill.display().to_string(), "ben.jsonl"], "");
    assert_eq!(output.status.code(), Some(1));
    has_line(&String::from_utf8(output.stdout).unwrap(), "verdict      nothing to compare");
}

#[test]
fn an_exported_merge_can_be_imported_without_loss() {
    let (home, other, folder) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = folder.path().join("both.jsonl").display().to_string();
    said(&run(home.path(), &["merge", "ana.json", "ben.jsonl", "--output", &file], ""));
    let printed = said(&run(other.path(), &["library", "import", &file], ""));
    has_line(&printed, "  4 quotations decided by one");
    let export = |home: &Path| {
        let lines = said(&run(home, &["library", "export", "--format", "jsonl"], ""));
        let articles: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        articles.into_iter().map(|article| (article["text"].clone(), decided(&article))).collect::<Vec<_>>()
    };
    assert_eq!(export(home.path()), export(other.path()));
    let again = said(&run(other.path(), &["library", "import", &file], ""));
    assert_eq!(again, "2 articles\n  6 quotations already in the library\n");
    let refused = run(home.path(), &["merge", "ana.json", "ben.jsonl", "--output", "ben.jsonl"], "");
    assert_eq!(refused.status.code(), Some(2));
}

/// The decisions in an export, without those on which two reviewers still differ.
fn decided(article: &Value) -> Vec<Value> {
    let quotes = article["quotes"].as_array().unwrap().iter();
    let decided = quotes.filter(|quote| quote["review"]["state"] != "pending");
    decided
        .map(|quote| {
            let mut quote = quote.clone();
            quote["id"] = Value::Null;
            quote
        })
        .collect()
}

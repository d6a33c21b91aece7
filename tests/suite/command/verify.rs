//! `pullquote verify` with the real binary: a story and its sources in, a comparison and an exit code out.

use crate::binary::{self, has_line, pullquote, stderr, stdout};
use pullquote::text::phrase::single_spaced;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const STORY: &str = "Quay stays open, says mayor\n\n\
    “We will close the quay before the winter,” Mayor Ana Ruiz said on Tuesday.\n\n\
    “We lost 50 boats that night … and nobody came to help,” said Ben Cole, who speaks for the fishermen.\n\n\
    “Nobody asked the people who live here,” Ruiz said.\n\n\
    Cole said that the council had known of the danger for years.\n";

const COUNCIL: &str = "1\n00:00:01,000 --> 00:00:04,000\nANA RUIZ: We will not close the quay before the winter.\n\n\
    2\n00:00:31,000 --> 00:00:38,000\nBEN COLE: We lost 50 boats that night, all of them insured, and nobody came to help.\n\n\
    3\n00:01:10,000 --> 00:01:14,000\nBEN COLE: Nobody asked the people who live here.\n\n\
    4\n00:01:30,000 --> 00:01:34,000\nBEN COLE: We have known of that danger for years.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    fs::write(folder.path().join("council.srt"), COUNCIL).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = pullquote(folder, arguments);
    command.env("PULLQUOTE_HOME", folder.join("library")).output().unwrap()
}

#[test]
fn each_quotation_is_shown_beside_its_source_and_the_exit_code_says_that_one_differs() {
    let folder = folder();
    let output = run(folder.path(), &["verify", "story.txt", "--against", "council.srt"]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
    let report = stdout(&output);
    for line in [
        "3 quotations: 1 shortened; 1 differs; 1 spoken by somebody else",
        "  1. differs",
        "     source  “We will [-not-] close the quay before the winter” — ANA RUIZ",
        "     place   council.srt, 00:00:01",
        "     finding leaves out “not” (negation)",
        "     finding does not quote “all of them insured”",
        "  3. spoken by somebody else",
        "  4. reported speech, not compared",
        "     report  the council had known of the danger for years — Ben Cole",
        "     nearest “We have known of that danger for years” — BEN COLE",
        "     place   council.srt, 00:01:30",
        "     shared  known, danger, years",
        "1 piece of reported speech was not compared, because reported speech is not",
    ] {
        has_line(&report, line);
    }
    assert!(!folder.path().join("library").exists(), "nothing is recorded by comparing");
}

#[test]
fn words_that_are_all_there_are_a_success() {
    let folder = folder();
    fs::write(folder.path().join("short.txt"), "“We lost fifty boats that night,” said Ben Cole.\n").unwrap();
    fs::write(folder.path().join("said.txt"), "BEN COLE: We lost 50 boats that night.\n").unwrap();
    let output = run(folder.path(), &["verify", "short.txt", "--against", "said.txt"]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{}", stdout(&output));
    has_line(&stdout(&output), "  1. same words, other marks or spelling");
}

#[test]
fn a_source_that_does_not_name_who_speaks_confirms_no_speaker() {
    let folder = folder();
    let story = "“We lost fifty boats that night,” Ben Cole said.\n\n“Who helped you that night?” a reporter asked.\n";
    fs::write(folder.path().join("short.txt"), story).unwrap();
    let told = |label: &str, format: &str| {
        let said = format!("{label}: We lost fifty boats that night.\n\nQ: Who helped you that night?\n");
        fs::write(folder.path().join("said.txt"), said).unwrap();
        stdout(&run(folder.path(), &["verify", "short.txt", "--against", "said.txt", "--format", format]))
    };
    for label in ["SPEAKER 2", "UNKNOWN", "VOICE", "UNIDENTIFIED MALE", "BC"] {
        let report = told(label, "text");
        has_line(&report, "2 quotations: 2 identical; 1 whose speaker the source does not name");
        has_line(&report, "  1. identical, but the source does not name who speaks");
        has_line(&report, "  2. identical");
    }
    for label in ["REPORTER", "QUESTION", "HOST", "MODERATOR", "INTERVIEWER", "Journalist 2"] {
        has_line(&told(label, "text"), "2 quotations: 1 identical; 1 spoken by somebody else");
    }
    has_line(&told("A", "text"), "2 quotations: 2 identical");
    let json: Value = serde_json::from_str(&told("SPEAKER 2", "json")).unwrap();
    assert_eq!(json["articles"][0]["quotes"][0]["speaker_unnamed"], true);
    let csv = told("SPEAKER 2", "csv");
    assert!(csv.contains(",the source does not name who speaks,"), "{csv}");
}

#[test]
fn json_csv_and_the_sheet_have_verdict_passage_and_place() {
    let folder = folder();
    let print = |format: &str| {
        stdout(&run(folder.path(), &["verify", "story.txt", "--against", "council.srt", "--format", format]))
    };
    let json: Value = serde_json::from_str(&print("json")).unwrap();
    let first = &json["articles"][0]["quotes"][0];
    assert_eq!(first["verdict"], "differs");
    assert_eq!(first["differences"][0]["flag"], "negation");
    assert_eq!(first["passage"]["location"], "00:00:01");
    let place = |name: &str| usize::try_from(first[name].as_u64().unwrap()).unwrap();
    let (start, end) = (place("start"), place("end"));
    let words: String = STORY.chars().skip(start).take(end - start).collect();
    assert_eq!(words, "We will close the quay before the winter,");
    let csv = print("csv");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!((&rows[3][4], &rows[3][9]), ("not-compared", "00:01:30"));
    let report = &json["articles"][0]["reports"][0];
    assert_eq!((&report["nearest"]["location"], &report["verdict"]), (&"00:01:30".into(), &Value::Null));
    assert_eq!((&rows[2][4], &rows[2][10]), ("other-speaker", "BEN COLE"));
    let sheet = print("md");
    has_line(&sheet, "## 1. Ana Ruiz: differs");
    has_line(&sheet, "| Place | council.srt, 00:00:01 |");
    has_line(&sheet, "## 4. Ben Cole: reported speech, not compared");
    has_line(&sheet, "| Nearest passage | “We have known of that danger for years” |");
}

/// The library keeps when each line of the subtitles is spoken, not only the time above the paragraph.
#[test]
fn a_transcript_that_the_library_keeps_has_the_time_of_each_line() {
    let folder = folder();
    let lines = "1\n00:00:01,000 --> 00:00:04,000\nANA RUIZ: Thank you all for coming.\n\n\
                 2\n00:00:05,000 --> 00:00:08,000\nWe will not close the quay before the winter.\n";
    fs::write(folder.path().join("talk.srt"), lines).unwrap();
    let added = run(folder.path(), &["library", "add", "talk.srt"]);
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    for source in ["talk.srt", "1"] {
        let report = stdout(&run(folder.path(), &["verify", "story.txt", "--against", source]));
        assert!(report.contains(", 00:00:05\n"), "{source}: {report}");
    }
}

#[test]
fn a_negation_in_what_is_left_out_is_named() {
    let folder = folder();
    fs::write(folder.path().join("short.txt"), "“We will wait … until the tide turns,” said Ben Cole.\n")
        .unwrap();
    let said =
        "BEN COLE: We will wait, though the harbour master does not believe it, until the tide turns.\n";
    fs::write(folder.path().join("said.txt"), said).unwrap();
    let report = stdout(&run(folder.path(), &["verify", "short.txt", "--against", "said.txt"]));
    has_line(&report, "1 quotation: 1 shortened; 1 with a negation left out");
    has_line(&report, "  1. shortened, with a negation left out");
    let told =
        "the source has a negation in what was left out: “though the harbour master does not believe it”";
    assert!(single_spaced(&report).contains(told), "{report}");
    let format = |format: &str| {
        run(folder.path(), &["verify", "short.txt", "--against", "said.txt", "--format", format])
    };
    has_line(&stdout(&format("md")), "## 1. Ben Cole: shortened, with a negation left out");
    let json: Value = serde_json::from_str(&stdout(&format("json"))).unwrap();
    assert_eq!(json["articles"][0]["quotes"][0]["proposes"], "differs");
    assert_eq!(format("text").status.code(), Some(1));
}

#[test]
fn a_source_that_cannot_be_read_is_an_error() {
    let folder = folder();
    let output = run(folder.path(), &["verify", "story.txt", "--against", "no.srt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no.srt"), "{}", stderr(&output));
}

#[test]
fn a_pdf_is_read_by_pdftotext_if_that_is_installed() {
    let folder = folder();
    fs::write(folder.path().join("speech.pdf"), "%PDF-1.4\n1 0 obj\n").unwrap();
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let verify = || {
        let mut command = pullquote(folder.path(), &["verify", "story.txt", "--against", "speech.pdf"]);
        command.env("PULLQUOTE_HOME", folder.path().join("library")).env("PATH", &bin).output().unwrap()
    };
    let without = verify();
    assert_eq!(without.status.code(), Some(2));
    assert!(stderr(&without).contains("install it"), "{}", stderr(&without));
    let program = bin.join("pdftotext");
    fs::write(&program, "#!/bin/sh\nprintf 'Minutes\\n\\n\\fWe will close the quay before the winter.\\n'\n")
        .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let with = verify();
    has_line(&stdout(&with), "  1. identical");
    has_line(&stdout(&with), "     place   speech.pdf, page 2");
}

#[test]
fn quotations_that_a_reviewer_has_rejected_are_left_out_and_counted() {
    let folder = folder();
    let mut review = pullquote(folder.path(), &["review", "--plain", "story.txt"]);
    binary::run(review.env("PULLQUOTE_HOME", folder.path().join("library")), b"x1\n");
    let format = |format: &str| {
        stdout(&run(folder.path(), &["verify", "story.txt", "--against", "council.srt", "--format", format]))
    };
    has_line(&format("text"), "1 rejected quotation was left out");
    assert!(format("md").contains(" · 1 rejected quotation was left out · "), "{}", format("md"));
    let json: Value = serde_json::from_str(&format("json")).unwrap();
    assert_eq!(json["articles"][0]["rejected"], 1);
}

#[test]
fn a_number_beside_an_identical_phrase_that_is_another_one_in_the_source_is_remarked() {
    let folder = folder();
    let story = "In 2019 the plant was “a disaster waiting to happen,” said Ana Ruiz.\n";
    fs::write(folder.path().join("short.txt"), story).unwrap();
    fs::write(
        folder.path().join("said.txt"),
        "ANA RUIZ: In 2017 the plant was a disaster waiting to happen.\n",
    )
    .unwrap();
    let print = |format: &str| {
        stdout(&run(folder.path(), &["verify", "short.txt", "--against", "said.txt", "--format", format]))
    };
    let report = print("text");
    has_line(&report, "1 quotation: 1 identical; 1 in a sentence with another number");
    has_line(&report, "  1. identical, but the sentence around it has another number");
    has_line(&report, "     remark  the article’s sentence has “2019” where the source’s has “2017”");
    let json: Value = serde_json::from_str(&print("json")).unwrap();
    let quotation = &json["articles"][0]["quotes"][0];
    assert_eq!(
        (&quotation["verdict"], &quotation["around"][0]["source"]),
        (&"identical".into(), &"2017".into())
    );
    for format in ["csv", "md"] {
        assert!(print(format).contains("has “2019” where the source’s has “2017”"), "{format}");
    }
}

#[test]
fn other_words_of_somebody_else_are_told_as_both() {
    let folder = folder();
    let told = |said: &str| {
        fs::write(folder.path().join("said.txt"), said).unwrap();
        let story = "“We will close the quay before the winter storms come back,” Ana Ruiz said.\n";
        fs::write(folder.path().join("short.txt"), story).unwrap();
        stdout(&run(folder.path(), &["verify", "short.txt", "--against", "said.txt"]))
    };
    let report = told("BEN COLE: We will not close the quay before the winter storms come back.\n");
    has_line(&report, "  1. spoken by somebody else, in other words");
    has_line(&report, "     finding leaves out “not” (negation)");
    let report = told("BEN COLE: We will close the harbour before those winter floods come back.\n");
    has_line(&report, "  1. differs, in a passage of somebody else");
    let report = told("BEN COLE: We will close the quay before the winter storms come back.\n");
    has_line(&report, "  1. spoken by somebody else");
}

#[test]
fn reported_speech_that_contradicts_the_source_is_remarked() {
    let folder = folder();
    let story = "Ana Ruiz said that prices in the harbour had risen.\n\n\
        Ben Cole denied that the ferry had sunk.\n";
    fs::write(folder.path().join("short.txt"), story).unwrap();
    let said = "ANA RUIZ: Prices in the harbour have fallen.\n\nBEN COLE: The ferry has not sunk.\n";
    fs::write(folder.path().join("said.txt"), said).unwrap();
    let report = stdout(&run(folder.path(), &["verify", "short.txt", "--against", "said.txt"]));
    has_line(&report, "     remark  only the report has: risen");
    has_line(&report, "     remark  only the source has: fallen");
    assert_eq!(report.matches("remark").count(), 2, "a denial is the counterpart of “not”: {report}");
}

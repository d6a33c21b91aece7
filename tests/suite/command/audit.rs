//! `pullquote audit`, with the real binary: who is quoted in a library, counted by hand.

use crate::binary::{self, pullquote, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// Ms Lopes, a mayor, speaks first with seven words, then an unnamed resident with four.
const QUAY: &str = "---\ntitle: Quay stays shut\nauthor: Jane Roe\ndate: 2026-10-05\nsite: The Coast Post\n---\n\n\
    “The old quay will stay closed today,” said Ms Ana Lopes, the mayor of Callao.\n\n\
    “We lost our boats,” a resident said.\n";
/// One man speaks, twice, with three words and two.
const RAIN: &str = "---\ntitle: Rain in Lima\nauthor: Li Na\ndate: 2026-11-03\nsite: The Hill Gazette\n---\n\n\
    “It rained hard,” said Tomas Prado, a professor of hydrology.\n\n“Very hard,” he added.\n";

struct AuditFixture {
    folder: TempDir,
}

impl AuditFixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("quay.md"), QUAY).unwrap();
        fs::write(folder.path().join("rain.md"), RAIN).unwrap();
        let fixture = Self { folder };
        let added = fixture.run(&["library", "add", "quay.md", "rain.md"]);
        assert_eq!(stdout(&added), "2 articles added.\n", "{}", stderr(&added));
        fixture
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = pullquote(self.path(), arguments);
        command.env("PULLQUOTE_HOME", self.path().join("home"));
        command.env("XDG_CONFIG_HOME", self.path().join("config"));
        binary::run(&mut command, b"")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["audit", "--format", "json"], arguments].concat());
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)))
    }
}

/// The words of a class in a breakdown.
fn words(measures: &Value, breakdown: &str, class: &str) -> u64 {
    let classes = measures["by"][breakdown].as_array().unwrap();
    let found = classes.iter().find(|one| one["class"] == class);
    found.map_or(0, |one| one["words"].as_u64().unwrap())
}

#[test]
fn an_audit_counts_what_a_reader_counts() {
    let fixture = AuditFixture::new();
    let all = &fixture.json(&[])["all"];
    assert_eq!((&all["articles"], &all["quotations"], &all["words"]), (&2.into(), &4.into(), &16.into()));
    assert_eq!(all["articles_with_single_speaker"], 1);
    assert_eq!((words(all, "kind", "people"), words(all, "kind", "unnamed")), (12, 4));
    assert_eq!((words(all, "role", "official"), words(all, "role", "expert")), (7, 5));
    assert_eq!(words(all, "role", "citizen"), 4);
    assert_eq!((words(all, "gender", "women"), words(all, "gender", "men")), (7, 5));
    let first: Vec<&Value> = all["first_voices"]["first_voice_role"].as_array().unwrap().iter().collect();
    assert_eq!(first.iter().map(|voice| &voice["class"]).collect::<Vec<_>>(), ["official", "expert"]);
    assert_eq!(all["most_quoted"][0]["name"], "Ana Lopes");
}

#[test]
fn groups_are_compared_and_articles_chosen_by_date() {
    let fixture = AuditFixture::new();
    let by = |by: &str| {
        let found = fixture.json(&["--by", by]);
        let groups = found["groups"].as_array().unwrap().clone();
        groups
            .iter()
            .map(|group| (group["name"].as_str().unwrap().to_owned(), group["words"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    let named = |names: [(&str, u64); 2]| names.map(|(name, words)| (name.to_owned(), words)).to_vec();
    assert_eq!(by("outlet"), named([("The Coast Post", 11), ("The Hill Gazette", 5)]));
    assert_eq!(by("author"), named([("Jane Roe", 11), ("Li Na", 5)]));
    assert_eq!(by("month"), named([("2026-10", 11), ("2026-11", 5)]));
    assert_eq!(by("kind"), named([("people", 12), ("unnamed", 4)]));
    assert_eq!(fixture.json(&["--since", "2026-11-01"])["all"]["words"], 5);
    assert_eq!(fixture.json(&["--until", "2026-10-31"])["all"]["words"], 11);
    let wrong = fixture.run(&["audit", "--since", "soon"]);
    assert_eq!((wrong.status.code(), stderr(&wrong).contains("soon is not a date")), (Some(2), true));
}

#[test]
fn only_reviewed_quotations_count_if_asked_for() {
    let fixture = AuditFixture::new();
    let none = fixture.run(&["audit", "--reviewed"]);
    assert_eq!(none.status.code(), Some(1));
    let reviewed = binary::run(
        pullquote(fixture.path(), &["review", "--plain", "--order", "text", "1"])
            .env("PULLQUOTE_HOME", fixture.path().join("home")),
        b"a\nx1\n",
    );
    assert!(reviewed.status.success(), "{}", stderr(&reviewed));
    let all = &fixture.json(&["--reviewed"])["all"];
    assert_eq!((&all["quotations"], &all["words"]), (&1.into(), &7.into()));
    assert_eq!((&all["decided"], &all["right"]), (&2.into(), &1.into()));
}

#[test]
fn a_newsroom_counts_by_its_own_table_of_role_words() {
    let fixture = AuditFixture::new();
    let printed = stdout(&fixture.run(&["audit", "--print-roles"]));
    assert!(printed.contains("[official]"), "{printed}");
    fs::create_dir_all(fixture.path().join("config/pullquote")).unwrap();
    let own = fixture.path().join("config/pullquote/roles.txt");
    fs::write(&own, "[elected]\nmayor\n").unwrap();
    let all = &fixture.json(&[])["all"];
    assert_eq!((words(all, "role", "elected"), words(all, "role", "not said")), (7, 9));
    fs::write(&own, "mayor\n").unwrap();
    let faulty = fixture.run(&["audit"]);
    assert_eq!(faulty.status.code(), Some(2));
    assert!(
        stderr(&faulty).contains("roles.txt, line 1: words come before the first [class]"),
        "{}",
        stderr(&faulty)
    );
}

#[test]
fn an_audit_is_written_in_every_form_and_never_over_what_it_reads() {
    let fixture = AuditFixture::new();
    for (format, sign) in
        [("text", "Women and men"), ("csv", "role,official"), ("md", "| official |"), ("html", "<rect")]
    {
        let file = fixture.path().join(format!("audit.{format}"));
        let output = fixture.run(&["audit", "--format", format, "--output", file.to_str().unwrap()]);
        assert!(output.status.success(), "{}", stderr(&output));
        let written = fs::read_to_string(&file).unwrap();
        assert!(written.contains(sign), "{format}: {written}");
    }
    let roles = fixture.path().join("roles.txt");
    fs::write(&roles, "[elected]\nmayor\n").unwrap();
    let name = roles.to_str().unwrap();
    let refused = fixture.run(&["audit", "--roles", name, "--output", name, "--force"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&roles).unwrap(), "[elected]\nmayor\n");
}

#[test]
fn a_query_says_which_quotations_count() {
    let fixture = AuditFixture::new();
    let counted = |query: &[&str]| {
        let all = &fixture.json(query)["all"];
        (all["articles"].as_u64().unwrap(), all["words"].as_u64().unwrap())
    };
    assert_eq!(counted(&["speaker:lopes"]), (1, 7));
    assert_eq!(counted(&["outlet:\"hill gazette\""]), (1, 5));
    assert_eq!(counted(&["role:mayor", "OR", "outlet:hill"]), (2, 12));
    assert_eq!(counted(&["-speaker:lopes", "after:2026-10"]), (2, 9));
    assert_eq!(counted(&["author:roe", "--until", "2026-10-31"]), (1, 11));
    let wrong = fixture.run(&["audit", "sort:date"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("there is no field “sort”"), "{}", stderr(&wrong));
    let text = stdout(&fixture.run(&["audit", "outlet:hill"]));
    assert!(text.starts_with("Source audit, outlet:hill: 1 article"), "{text}");
    assert!(text.contains("On annotated news, quotations with the right speaker: direct"), "{text}");
}

//! The tables of keys: all of them in `docs/keys.md`, the first ones to learn in the README.

use pullquote::tui::keymap::{BINDINGS, Binding, GROUPS, KeyContext, displayed};
use std::path::Path;

/// (where, the contexts whose keys hold there), in the order of `docs/keys.md`. Lines and windows name their keys themselves.
const SECTIONS: &[(&str, &[KeyContext])] = &[
    (
        "In the article",
        &[
            KeyContext::Everywhere,
            KeyContext::Screens,
            KeyContext::Main,
            KeyContext::Reader,
            KeyContext::Text,
        ],
    ),
    ("Where an article could not be opened", &[KeyContext::Failed]),
    ("In a panel", &[KeyContext::Panel]),
    ("On a country, a person or an organisation in its panel", &[KeyContext::Entities]),
    ("On a quotation, in its panel and in the review", &[KeyContext::Verdict]),
    ("In the review", &[KeyContext::Review]),
    ("After `b` in the review: start and end of a quotation", &[KeyContext::Bounds]),
    ("After `v` in the article: selecting words", &[KeyContext::Selection]),
    ("In the library", &[KeyContext::Library, KeyContext::Articles]),
    ("In the library: the speakers (`P`)", &[KeyContext::Speakers]),
    ("In the library: what changed (`D`)", &[KeyContext::Versions]),
    ("In the library: who is quoted (`U`)", &[KeyContext::Audit]),
    ("In the library: the same words (`R`)", &[KeyContext::Repeats]),
    ("In the feeds", &[KeyContext::Feeds]),
];

#[test]
fn the_list_of_keys_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let document = std::fs::read_to_string(path).unwrap();
    let tables = tables();
    assert!(document.ends_with(&tables), "docs/keys.md: put this below its first paragraphs\n{tables}");
}

#[test]
fn the_keys_in_the_readme_do_what_it_says() {
    let readme = include_str!("../../../README.md");
    let (_, rest) = readme.split_once("\n## Keys\n").unwrap();
    let (section, _) = rest.split_once("\n## ").unwrap();
    let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
    assert!(rows.len() >= 20, "the table of keys in the README has {} rows", rows.len());
    for row in rows {
        assert!(BINDINGS.iter().any(|binding| self::row(binding) == row), "no binding has this row: {row}");
    }
}

fn tables() -> String {
    let sections: Vec<String> = SECTIONS.iter().map(|(name, contexts)| section(name, contexts)).collect();
    sections.join("\n")
}

fn section(name: &str, contexts: &[KeyContext]) -> String {
    let groups: Vec<(&str, Vec<&Binding>)> = GROUPS
        .iter()
        .map(|&(group, group_name)| {
            let bindings = BINDINGS
                .iter()
                .filter(|binding| binding.group == group && contexts.contains(&binding.context));
            (group_name, bindings.collect())
        })
        .filter(|(_, bindings): &(_, Vec<_>)| !bindings.is_empty())
        .collect();
    let mut lines = vec![format!("## {name}"), String::new(), "| keys | what they do |".to_owned()];
    lines.push("| --- | --- |".to_owned());
    for (group, bindings) in &groups {
        if groups.len() > 1 {
            lines.push(format!("| **{group}** | |"));
        }
        lines.extend(bindings.iter().map(|binding| row(binding)));
    }
    lines.join("\n") + "\n"
}

fn row(binding: &Binding) -> String {
    let keys: Vec<String> =
        binding.keys.iter().map(|keys| format!("`{}`", displayed(keys).replace('|', "\\|"))).collect();
    format!("| {} | {} |", keys.join(" "), binding.help)
}

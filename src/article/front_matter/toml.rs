//! The TOML of front matter -> its keys and values.
//!
//! Only what front matter uses: strings, lists of strings, dates; of a table, its name. Anything else means that the
//! lines are not front matter.

use super::entry::FrontMatterEntry;
use super::yaml::flow;

/// The entries of a block. Returns `None` if it contains a line that is neither part of one nor a comment.
pub(super) fn entries(block: &str) -> Option<Vec<FrontMatterEntry>> {
    let mut entries = Vec::new();
    let mut table = String::new();
    let mut lines = block.split(['\n', '\r']).map(str::trim);
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            name.0.trim_matches(['[', ' ']).clone_into(&mut table);
            continue;
        }
        let (key, value) = line.split_once('=')?;
        let key = key.trim().trim_matches(['"', '\'']);
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            return None;
        }
        let mut value = value.trim().to_owned();
        while is_open(&value) {
            let Some(next) = lines.next() else { break };
            value = format!("{value} {}", without_comment(next));
        }
        let key = if key == "name" && !table.is_empty() { table.as_str() } else { key };
        entries.push(FrontMatterEntry { key: key.to_owned(), values: values(&value) });
    }
    Some(entries)
}

/// Whether a value goes on in the next line.
fn is_open(value: &str) -> bool {
    let several = |mark: &str| value.starts_with(mark) && (value.len() < 6 || !value.ends_with(mark));
    several("\"\"\"") || several("'''") || (value.starts_with('[') && !without_comment(value).ends_with(']'))
}

fn values(value: &str) -> Vec<String> {
    for mark in ["\"\"\"", "'''"] {
        if let Some(words) = value.strip_prefix(mark) {
            return vec![words.strip_suffix(mark).unwrap_or(words).trim().to_owned()];
        }
    }
    flow(value)
}

fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim()
}

//! The words of other tables that are lists, too: reporting verbs (`cues.tsv`) and roles (`titles.tsv`).

use super::lists::Lists;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The classes of reporting verbs, with the list for each and what it holds.
const CUES: [(&str, &str, &str); 7] = [
    ("say", "cue-say", "Verbs that report and do nothing else: \"said\"."),
    ("tell", "cue-tell", "Reporting verbs that name a listener before the words: \"told\"."),
    ("ask", "cue-ask", "Verbs of questions: \"asked\"."),
    ("report", "cue-report", "Verbs that report words and say how they were meant: \"added\", \"warned\"."),
    ("judge", "cue-judge", "Verbs of a view, of which a phrase may be quoted: \"condemned\"."),
    ("think", "cue-think", "Verbs of thoughts and intentions: \"believes\"."),
    ("manner", "cue-manner", "Verbs that report only directly beside a quotation: \"laughed\"."),
];

/// Adds the forms of reporting verbs and the roles in the table of titles to `lists`.
pub(crate) fn add(assets: &Path, lists: &mut Lists) -> Result<(), Box<dyn Error>> {
    let mut numbers = Vec::new();
    for (_, name, comment) in CUES {
        numbers.push(lists.add_list(name, comment)?);
    }
    for row in rows(&fs::read_to_string(assets.join("words/cues.tsv"))?) {
        let [_, class, forms] = row.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("cues.tsv: a row has three columns: {row}").into());
        };
        let number = CUES.iter().position(|(known, ..)| *known == class).and_then(|at| numbers.get(at));
        let number = *number.ok_or_else(|| format!("cues.tsv: unknown class: {row}"))?;
        forms.split_whitespace().for_each(|form| lists.add(form, number));
    }
    let roles = lists.number("Roles")?;
    for row in rows(&fs::read_to_string(assets.join("people/titles.tsv"))?) {
        let mut columns = row.split('\t');
        let (word, class) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        if matches!(class, "role" | "relation") {
            lists.add(word, roles);
            lists.add(&format!("{word}s"), roles);
        }
    }
    Ok(())
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

//! The report as Markdown: a heading for each kind of change.

use super::{NOT_STATED, VersionReport, flags, kinds, marked, place, quoted};
use crate::export::markdown::escaped;
use crate::versions::ParagraphDifference;
use std::fmt::Write;

/// The report in Markdown.
#[must_use]
pub fn markdown(report: VersionReport<'_>) -> String {
    let found = report.differences;
    let mut page = format!(
        "# What changed\n\n- Old: {}\n- New: {}\n\n{}\n",
        escaped(report.old),
        escaped(report.new),
        report.counts()
    );
    if let Some(note) = report.note {
        let _ = writeln!(page, "\n{}", escaped(note));
    }
    let heading = |page: &mut String, title: &str, count: usize| {
        let _ = if count > 0 { write!(page, "\n## {title}\n\n") } else { Ok(()) };
    };
    heading(&mut page, "Title, authors, dates", found.statements.len());
    for one in &found.statements {
        let [old, new] =
            [&one.before, &one.after].map(|value| escaped(value.as_deref().unwrap_or(NOT_STATED)));
        let _ = writeln!(page, "- **{}**: was {old}; is {new}", one.label());
    }
    heading(&mut page, "Quotations", found.quotations.len());
    for one in &found.quotations {
        let words: Vec<String> =
            quoted(one).iter().map(|(name, words)| format!("{name} {}", escaped(words))).collect();
        let flags = flags(&one.words);
        let flags = if flags.is_empty() { flags } else { format!(" ({flags})") };
        let _ = writeln!(page, "- **{}**{flags}: {}", kinds(one), words.join("; "));
    }
    for (title, names) in [("People", &found.people), ("Countries", &found.countries)] {
        heading(&mut page, title, names.came.len() + names.went.len());
        for (kind, list) in [("new", &names.came), ("gone", &names.went)] {
            for name in list {
                let _ = writeln!(page, "- **{kind}**: {}", escaped(name));
            }
        }
    }
    heading(&mut page, "Text", found.paragraphs.len());
    for one in &found.paragraphs {
        push_paragraph(&mut page, one);
    }
    page
}

fn push_paragraph(page: &mut String, one: &ParagraphDifference) {
    let (old, new) = (one.before.as_ref(), one.after.as_ref());
    let words = match (old, new) {
        (Some(old), Some(new)) => marked((&old.text, &new.text), &one.words),
        (only, None) | (None, only) => only.map(|only| only.text.clone()).unwrap_or_default(),
    };
    let place = place(old.map(|old| old.number), new.map(|new| new.number));
    let _ = writeln!(page, "- **{}**, {place}: {}", one.kind.word(), escaped(&words));
}

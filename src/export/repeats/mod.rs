//! The statements that several articles quote -> a report to read, JSON, or a table.

mod csv;
mod json;
mod lines;

pub use csv::csv;
pub use json::json;
pub use lines::lines;

use crate::library::{DatedBy, RepeatedQuotation, RepeatedStatement};
use crate::text::date::readable;
use crate::text::phrase::counted;
use crate::versions::WordsRelation;

/// What a statement is about, in words: "Quoted in 4 articles, altered in 2".
#[must_use]
pub fn summary(statement: &RepeatedStatement) -> String {
    let altered = statement.altered;
    let differ = match altered {
        0 => String::new(),
        count => format!(", altered in {count}"),
    };
    let transcripts = match statement.transcripts {
        0 => String::new(),
        count => format!(" and {}", counted(count, "transcript", "transcripts")),
    };
    if statement.articles == 1 && transcripts.is_empty() {
        return format!("Quoted in {} of one article{differ}", counted(altered + 1, "version", "versions"));
    }
    format!("Quoted in {}{transcripts}{differ}", counted(statement.articles, "article", "articles"))
}

/// What became of the words, in a word or two: "first", "altered", "same words". Without a first, the head is what the others
/// are compared with.
#[must_use]
pub fn relation((at, one): (usize, &RepeatedQuotation), statement: &RepeatedStatement) -> &'static str {
    if at < statement.first {
        return "first";
    }
    if at == 0 {
        return "base";
    }
    // A transcript is a source: it alters nothing.
    if one.dated_by == DatedBy::Transcript && one.relation == WordsRelation::Altered {
        return "other words";
    }
    one.relation.label()
}

/// When and where: "3 November 2026, The Coast Post". A day on which the library kept a text is told as such: "no date, kept 5
/// November 2026".
#[must_use]
pub fn printed(one: &RepeatedQuotation) -> String {
    let day = readable(&one.date);
    let day = match one.dated_by {
        DatedBy::Published => day,
        DatedBy::Kept => format!("kept {day}"),
        DatedBy::Undated => format!("no date, kept {day}"),
        DatedBy::Transcript => format!("transcript, kept {day}"),
    };
    match &one.outlet {
        Some(outlet) => format!("{day}, {outlet}"),
        None => day,
    }
}

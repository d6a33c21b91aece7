//! The report as a table (RFC 4180): one row for every place where a statement is quoted.

use crate::export::csv::write_row;
use crate::export::versions::marked;
use crate::library::{RepeatedQuotation, RepeatedStatement};
use crate::versions::WordsRelation;
use std::io::{self, Write};

const COLUMNS: [&str; 14] = [
    "statement",
    "relation",
    "first",
    "date",
    "dated_by",
    "outlet",
    "article",
    "version",
    "title",
    "speaker",
    "other_speaker",
    "quotation",
    "differences",
    "flag",
];

/// Writes the table.
///
/// # Errors
/// If `out` cannot be written.
pub fn csv(out: &mut dyn Write, statements: &[RepeatedStatement]) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_row(out, &COLUMNS.map(str::to_owned))?;
    for (number, statement) in statements.iter().enumerate() {
        for at in 0..statement.quotations.len() {
            if let Some(cells) = cells((number + 1, statement), at) {
                write_row(out, &cells)?;
            }
        }
    }
    Ok(())
}

fn cells((number, statement): (usize, &RepeatedStatement), at: usize) -> Option<[String; COLUMNS.len()]> {
    let (first, one): (_, &RepeatedQuotation) =
        (statement.quotations.first()?, statement.quotations.get(at)?);
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let is_same = one.relation == WordsRelation::Same;
    let flag = one.differences.iter().filter_map(|word| word.flag).min();
    Some([
        number.to_string(),
        one.relation.word().to_owned(),
        yes(at < statement.first),
        one.date.clone(),
        one.dated_by.word().to_owned(),
        one.outlet.clone().unwrap_or_default(),
        one.article.0.to_string(),
        one.version.map(|version| version.to_string()).unwrap_or_default(),
        one.title.clone(),
        one.speaker.clone(),
        yes(one.has_other_speaker),
        one.words.clone(),
        if is_same { String::new() } else { marked((&first.words, &one.words), &one.differences) },
        flag.map(|flag| flag.word().to_owned()).unwrap_or_default(),
    ])
}

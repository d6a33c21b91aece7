//! The sample article -> every export of it, read again by a reader of its format.

use super::check_result::CheckResult::{self, Failed, Well};
use super::findings::sample;
use crate::article::{Article, PageScope};
use crate::export::json::records::Records;
use crate::export::{
    ArticleCount, ExportPlan, ExportRow, ExportWriter, Format, Provenance, QuotationFilter, ReviewedArticle,
    Stage,
};
use crate::input::{Document, Media};
use crate::review::{Journal, review};
use crate::text::hash::TextHash;
use crate::text::phrase::single_spaced;
use quick_xml::events::Event;
use serde_json::Value;
use std::sync::Arc;

pub(super) fn check() -> CheckResult {
    match try_check() {
        Ok(formats) => Well(format!("each of the {formats} formats can be written and read again")),
        Err(error) => Failed(format!("{error}: install the program again, and report this if it stays")),
    }
}

fn try_check() -> Result<usize, String> {
    let (article, found) = sample()?;
    let (hash, found) = (TextHash::of(&article.text), Arc::new(found));
    let review = review(&article, hash, &found, &Journal::default());
    let provenance = Provenance::default();
    let of =
        ReviewedArticle { provenance: &provenance, article: &article, hash, found: &found, review: &review };
    let rows = of.rows(&QuotationFilter::default());
    for (format, name, _) in Format::ALL {
        let written = written(&of, format).map_err(|error| format!("{name} cannot be written ({error})"))?;
        let wrong = |wrong: String| format!("what is written as {name} cannot be read again ({wrong})");
        read_again(format, &written, (&of, &rows)).map_err(wrong)?;
    }
    Ok(Format::ALL.len())
}

fn written(of: &ReviewedArticle<'_>, format: Format) -> Result<String, String> {
    let selection = QuotationFilter::default();
    let plan = ExportPlan { format, articles: ArticleCount::One, stage: Stage::Reviewed, selection };
    let mut file = Vec::new();
    let mut writer = ExportWriter::new(&mut file, &plan);
    let done = writer.article(of).and_then(|()| writer.finish());
    done.map_err(|error| error.to_string())?;
    if format == Format::Refi {
        return Ok(String::new());
    }
    String::from_utf8(file).map_err(|error| error.to_string())
}

fn read_again(
    format: Format,
    written: &str,
    (of, rows): (&ReviewedArticle<'_>, &[ExportRow<'_>]),
) -> Result<(), String> {
    let markup = |media| {
        let page = Document::record(String::new(), media, written.to_owned());
        Article::read_in_scope(page, PageScope::WholePage).map_err(|error| error.to_string())
    };
    match format {
        Format::Json | Format::Jsonl => decisions(written, rows),
        Format::Csv => table(written, rows),
        Format::WebAnnotation => annotations(written, rows),
        Format::Brat => standoff(written, &of.article.text),
        Format::Tei => has_all(&xml_text(written)?, rows),
        Format::Html => has_all(&markup(Media::Html)?.text, rows),
        // A project is an archive: only text is read again here.
        Format::Refi => Ok(()),
        Format::Citron | Format::SchemaOrg => {
            serde_json::from_str::<Value>(written).map(|_| ()).map_err(|error| error.to_string())
        }
        Format::Markdown | Format::Sheet => has_all(&markup(Media::Markdown)?.text, rows),
    }
}

/// Result objects have every quotation at its place.
fn decisions(written: &str, rows: &[ExportRow<'_>]) -> Result<(), String> {
    let mut records = Records::new(written.as_bytes());
    let record = records.next().ok_or("there is no object")?.map_err(|_| "it is no JSON")?;
    let decided = record.article().map_err(|damage| damage.what)?;
    let spans: Vec<_> = decided.quotations.iter().map(|quotation| quotation.content).collect();
    let expected: Vec<_> = rows.iter().map(|row| row.span).collect();
    same(spans == expected, "quotations are missing or elsewhere")
}

/// A table has a row for every quotation, and as many cells in each as in its head.
fn table(written: &str, rows: &[ExportRow<'_>]) -> Result<(), String> {
    let table = cells(written.trim_start_matches('\u{feff}'));
    let columns = table.first().map_or(0, Vec::len);
    same(table.len() == rows.len() + 1, "quotations are missing")?;
    same(table.iter().all(|cells| cells.len() == columns), "cells are missing")?;
    let quotation = table.first().and_then(|head| head.iter().position(|name| name == "quotation"));
    let written =
        quotation.into_iter().flat_map(|column| table.iter().skip(1).filter_map(move |row| row.get(column)));
    let words: Vec<String> = written.map(|words| single_spaced(words)).collect();
    has_all(&words.join("\n"), rows)
}

/// The cells of a table, as RFC 4180 divides them.
fn cells(written: &str) -> Vec<Vec<String>> {
    let (mut table, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = written.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            letter if is_quoted => cell.push(letter),
            ',' => row.push(std::mem::take(&mut cell)),
            '\n' => {
                row.push(std::mem::take(&mut cell));
                table.push(std::mem::take(&mut row));
            }
            '\r' => {}
            letter => cell.push(letter),
        }
    }
    table
}

/// Web annotations are JSON and say where every quotation is.
fn annotations(written: &str, rows: &[ExportRow<'_>]) -> Result<(), String> {
    let object: Value = serde_json::from_str(written).map_err(|error| error.to_string())?;
    let mut starts = Vec::new();
    positions(&object, &mut starts);
    let is_there = |row: &ExportRow<'_>| {
        let place = [row.content, row.marks].map(|place| (place.start as u64, place.end as u64));
        starts.iter().any(|start| place.contains(start))
    };
    same(rows.iter().all(is_there), "quotations are missing or elsewhere")
}

/// Every object with a start and an end.
fn positions(value: &Value, found: &mut Vec<(u64, u64)>) {
    match value {
        Value::Object(fields) => {
            let number = |name: &str| fields.get(name).and_then(Value::as_u64);
            found.extend(number("start").zip(number("end")));
            fields.values().for_each(|value| positions(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| positions(value, found)),
        _ => {}
    }
}

/// Standoff annotations have the words that are at their places.
fn standoff(written: &str, text: &str) -> Result<(), String> {
    let letters: Vec<char> = text.chars().collect();
    let bounds = written.lines().filter(|line| line.starts_with('T'));
    let mut number = 0;
    for line in bounds {
        let mut fields = line.splitn(3, '\t').skip(1);
        let places = fields.next().and_then(|bound| bound.split_once(' ')).ok_or("a line has no place")?.1;
        let words: Option<Vec<String>> = places
            .split(';')
            .map(|place| {
                let (start, end) = place.split_once(' ')?;
                Some(letters.get(start.parse().ok()?..end.parse().ok()?)?.iter().collect())
            })
            .collect();
        same(
            words.is_some_and(|words| Some(words.join(" ").as_str()) == fields.next()),
            "a place has other words",
        )?;
        number += 1;
    }
    same(number > 0, "there is no annotation")
}

/// The text of a well-formed XML file.
fn xml_text(written: &str) -> Result<String, String> {
    let mut reader = quick_xml::Reader::from_str(written);
    let mut text = String::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(text),
            Event::Text(words) => text += words.as_ref(),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => text.push(letter),
                _ => text += quick_xml::escape::resolve_predefined_entity(name.as_ref()).unwrap_or_default(),
            },
            _ => {}
        }
    }
}

/// Whether a text has the words of every quotation.
fn has_all(text: &str, rows: &[ExportRow<'_>]) -> Result<(), String> {
    let text = single_spaced(text);
    let lacks = |row: &&ExportRow<'_>| {
        !text.contains(&single_spaced(row.text)) && !text.contains(&single_spaced(&row.joined))
    };
    match rows.iter().find(lacks) {
        Some(row) => Err(format!("quotation {} is missing", row.number)),
        None => Ok(()),
    }
}

fn same(is_so: bool, otherwise: &str) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(otherwise.to_owned()) }
}

//! The report to read: quotations first, then people and countries, then the text.

use super::{NOT_STATED, VersionReport, capitalised, flags, kinds, marked, place, quoted};
use crate::text::hanging;
use crate::text::phrase::one_line;
use crate::versions::{NameChanges, ParagraphDifference, QuotationDifference, StatementChange};
use std::fmt::Write;

/// The report. It contains no control characters except line ends.
#[must_use]
pub fn lines(report: VersionReport<'_>) -> String {
    let mut page = String::new();
    hanging::push(&mut page, "Old  ", &one_line(report.old));
    hanging::push(&mut page, "New  ", &one_line(report.new));
    hanging::push(&mut page, "", &report.counts());
    if let Some(note) = report.note {
        hanging::push(&mut page, "", &one_line(note));
    }
    let found = report.differences;
    for one in &found.statements {
        push_statement(&mut page, one);
    }
    if !found.quotations.is_empty() {
        page.push_str("\nQuotations\n");
    }
    for one in &found.quotations {
        push_quotation(&mut page, one);
    }
    push_names(&mut page, "People", &found.people);
    push_names(&mut page, "Countries", &found.countries);
    if !found.paragraphs.is_empty() {
        page.push_str("\nText\n");
    }
    for one in &found.paragraphs {
        push_paragraph(&mut page, one);
    }
    page
}

fn push_statement(page: &mut String, one: &StatementChange) {
    let _ = write!(page, "\n{}\n", capitalised(one.label()));
    for (name, value) in [("was", &one.before), ("is", &one.after)] {
        let value = value.as_deref().unwrap_or(NOT_STATED);
        hanging::push(page, &format!("    {name:<4} "), &one_line(value));
    }
}

fn push_quotation(page: &mut String, one: &QuotationDifference) {
    let paragraph = |version: &Option<crate::versions::QuotationVersion>| {
        version.as_ref().map(|version| version.paragraph)
    };
    let place = place(paragraph(&one.before), paragraph(&one.after));
    hanging::push(page, "  ", &format!("{} ({place})", kinds(one)));
    for (name, words) in quoted(one) {
        hanging::push(page, &format!("    {name:<4} "), &one_line(&words));
    }
    push_flags(page, &flags(&one.words));
}

fn push_flags(page: &mut String, flags: &str) {
    if !flags.is_empty() {
        hanging::push(page, "    note ", &format!("differs in a {}", flags.replace(", ", ", a ")));
    }
}

fn push_names(page: &mut String, title: &str, names: &NameChanges) {
    if names.is_empty() {
        return;
    }
    let _ = write!(page, "\n{title}\n");
    for (sign, list) in [("new", &names.came), ("gone", &names.went)] {
        if !list.is_empty() {
            hanging::push(page, &format!("  {sign:<5}"), &one_line(&list.join(", ")));
        }
    }
}

fn push_paragraph(page: &mut String, one: &ParagraphDifference) {
    let number =
        |version: &Option<crate::versions::ParagraphVersion>| version.as_ref().map(|version| version.number);
    let place = place(number(&one.before), number(&one.after));
    hanging::push(page, "  ", &format!("{} ({place})", one.kind.word()));
    let words = match (&one.before, &one.after) {
        (Some(old), Some(new)) => marked((&old.text, &new.text), &one.words),
        (Some(only), None) | (None, Some(only)) => only.text.clone(),
        (None, None) => String::new(),
    };
    hanging::push(page, "    ", &one_line(&words));
}

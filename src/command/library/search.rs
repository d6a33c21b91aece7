//! `pullquote library search`: every hit with its article.

use super::answer::print_answer;
use super::lists;
use super::page;
use crate::cli::{AnswerFormat, SearchArgs};
use crate::command::printing::report;
use crate::command::query::query;
use crate::command::{Outcome, User};
use crate::error::{Error, Result};
use crate::export;
use crate::library::{SearchHit, SearchHitKind, SearchHits, SearchQuery};

pub(super) fn search(args: &SearchArgs, user: &User) -> Result<Outcome> {
    lists::save(args.save.as_deref(), &args.words, user)?;
    print_answer(&user.folder, |index| {
        let query = SearchQuery {
            words: query(index, &args.words)?,
            speaker: args.speaker.clone().unwrap_or_default(),
            most: args.most,
        };
        let found = index.search(&query)?;
        let page = match args.format {
            AnswerFormat::Json => export::library::hits(&found) + "\n",
            AnswerFormat::Text => page(&found),
        };
        if found.hits.is_empty() {
            report(&nothing_found(&query));
            return Ok((page, Outcome::NothingFound));
        }
        Ok((page, Outcome::Done))
    })
}

fn nothing_found(query: &SearchQuery) -> Error {
    let words = (!query.words.is_empty()).then(|| format!(" matches “{}”", query.words));
    let words = words.unwrap_or_else(|| " is there".to_owned());
    Error::new(if query.speaker.is_empty() {
        format!("no text, quotation or speaker in the library{words}")
    } else {
        format!("no quotation of {} in the library{words}", query.speaker)
    })
}

fn page(found: &SearchHits) -> String {
    let mut page = String::new();
    for hit in &found.hits {
        page::push(&mut page, &format!("{:>4}. ", hit.article.0), &hit.title);
        page::push(&mut page, "      ", &what(hit));
        if hit.kind != SearchHitKind::Speaker {
            page::push(&mut page, "      ", &hit.snippet);
        }
        if !hit.note.is_empty() {
            page::push(&mut page, "      note: ", &hit.note);
        }
        page.push('\n');
    }
    if found.more {
        page::push(&mut page, "", "There are more hits: raise --most, or add words.");
    }
    page
}

fn what(hit: &SearchHit) -> String {
    let number = hit.quotation.unwrap_or_default();
    let speaker = if hit.speaker.is_empty() { "no speaker" } else { hit.speaker.as_str() };
    match hit.kind {
        SearchHitKind::Speaker => format!("speaker {speaker}, first in quotation {number}"),
        SearchHitKind::Quotation => format!("quotation {number}, {speaker}, {}:", hit.state),
        SearchHitKind::Text => "text:".to_owned(),
    }
}

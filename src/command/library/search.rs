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
use crate::library::{Index, SearchHit, SearchHitKind, SearchHits, SearchQuery};

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
            report(&nothing_found(&query, notes_that_match(index, &query)?));
            return Ok((page, Outcome::NothingFound));
        }
        Ok((page, Outcome::Done))
    })
}

/// The query that finds the same words in notes, which only `note:` searches. `None` if it finds none either, or if more
/// than words was asked for.
fn notes_that_match(index: &Index<'_>, query: &SearchQuery) -> Result<Option<String>> {
    let is_word =
        |word: &str| word != "OR" && word.chars().all(|c| c.is_alphanumeric() || c == '’' || c == '\'');
    if query.words.is_empty() || !query.words.split_whitespace().all(is_word) {
        return Ok(None);
    }
    let words: Vec<String> = query.words.split_whitespace().map(|word| format!("note:{word}")).collect();
    let words = words.join(" ");
    let found = index.search(&SearchQuery { words: words.clone(), ..query.clone() })?;
    Ok((!found.hits.is_empty()).then_some(words))
}

fn nothing_found(query: &SearchQuery, in_notes: Option<String>) -> Error {
    let words = (!query.words.is_empty()).then(|| format!(" matches “{}”", query.words));
    let searched = match (query.speaker.as_str(), &words) {
        ("", None) => return Error::new("nothing to search for: name words, a speaker or a condition"),
        ("", Some(_)) => "no text, quotation or speaker in the library".to_owned(),
        (speaker, Some(_)) => format!("no quotation of {speaker} in the library"),
        (speaker, None) => format!("there is no quotation of {speaker} in the library"),
    };
    let notes = in_notes.map(|words| format!(", but notes do: search for {words}")).unwrap_or_default();
    Error::new(format!("{searched}{}{notes}", words.unwrap_or_default()))
}

fn page(found: &SearchHits) -> String {
    let mut page = String::new();
    for hit in &found.hits {
        page::push(&mut page, &format!("{:>4}. ", hit.article.0), &hit.title);
        page::push(&mut page, "      ", &what(hit));
        if hit.kind != SearchHitKind::Speaker {
            let (opening, closing) = hit.marks();
            page::push(&mut page, "      ", &format!("{opening}{}{closing}", hit.snippet));
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

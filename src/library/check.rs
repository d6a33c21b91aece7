//! A library -> what is damaged in it, if anything.

use super::open::Library;
use super::store::{codec, evidence};
use crate::article::Paragraph;
use crate::error::Result;
use crate::text::hash::TextHash;
use rusqlite::Connection;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckReport {
    /// The number of articles, removed ones included.
    pub articles: usize,
    /// The number of acts.
    pub decisions: usize,
    /// The number of acts that only a newer version of the program understands. They are kept.
    pub newer: usize,
    /// What is damaged, one sentence each, without a full stop.
    pub wrong: Vec<String>,
}

/// Further damage is only counted.
const MOST_TOLD: usize = 20;

impl Library {
    /// Reads the whole library and reports damage. Nothing is changed.
    ///
    /// # Errors
    /// If the library cannot be read at all.
    pub fn check(&self) -> Result<CheckReport> {
        let mut checked = CheckReport::default();
        let read = check_file(&self.connection, &mut checked)
            .and_then(|()| check_texts(&self.connection, &mut checked))
            .and_then(|()| check_decisions(&self.connection, &mut checked))
            .and_then(|()| evidence::damaged_pages(&self.connection))
            .map(|damaged| checked.wrong.extend(damaged));
        match read {
            // Damage found earlier says more than the error that stopped the check.
            Err(_) if !checked.wrong.is_empty() => {}
            read => read.map_err(|error| self.sentence(&error))?,
        }
        checked.cut();
        Ok(checked)
    }
}

impl CheckReport {
    fn cut(&mut self) {
        if self.wrong.len() > MOST_TOLD {
            let rest = self.wrong.len() - MOST_TOLD;
            self.wrong.truncate(MOST_TOLD);
            self.wrong.push(format!("and {rest} more"));
        }
    }
}

/// Checks the pages of the file, its constraints and its search index.
fn check_file(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        match line?.as_str() {
            "ok" => {}
            index if index.to_lowercase().contains("fts5") => checked.wrong.push(
                "the search index is damaged, articles and decisions are not: \
                 run pullquote library check --rebuild"
                    .to_owned(),
            ),
            line => checked.wrong.push(format!("the file is damaged: {line}")),
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let lines = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for line in lines {
        let (table, row, missing): (String, Option<i64>, String) = line?;
        let number = row.map(|row| format!(" {row}")).unwrap_or_default();
        let (what, of) = (entry(&table), entry(&missing));
        checked.wrong.push(format!("{what}{number} belongs to an {of} that is missing: restore a backup"));
    }
    Ok(())
}

/// What a row of a table is, in a word.
fn entry(table: &str) -> &str {
    match table {
        "articles" => "article",
        "texts" => "article text",
        "decisions" => "decision",
        "fetches" => "record of a fetch",
        "sources" => "record of a place",
        "originals" => "original page",
        "identities" => "statement of title, author or date",
        "feeds" => "entry in the list of feeds",
        "feed_items" => "item of a feed",
        "quotations" | "countries" | "reviewers" | "indexed" => "entry of the search index",
        table => table,
    }
}

/// Checks that every article has a text, every text still has its hash, and its paragraphs can be read.
fn check_texts(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    checked.articles = connection.query_row("SELECT count(*) FROM articles", [], |row| row.get(0))?;
    let sql = "SELECT articles.id FROM articles LEFT JOIN texts ON texts.id = articles.text \
               AND texts.article = articles.id WHERE texts.id IS NULL";
    let mut statement = connection.prepare(sql)?;
    for article in statement.query_map([], |row| row.get::<_, i64>(0))? {
        checked.wrong.push(format!("article {} has no text", article?));
    }
    let mut statement =
        connection.prepare("SELECT article, hash, CAST (text AS BLOB), paragraphs FROM texts")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let article: i64 = row.get(0)?;
        let (hash, paragraphs): (Vec<u8>, String) = (row.get(1)?, row.get(3)?);
        let text = std::str::from_utf8(row.get_ref(2)?.as_blob()?).ok();
        match text {
            Some(text) if TextHash::of(text).0.as_slice() == hash => {
                let fits = |paragraph: &Paragraph| text.get(paragraph.span.range()).is_some();
                if !codec::are_paragraphs(&paragraphs) || !codec::paragraphs(&paragraphs).iter().all(fits) {
                    checked.wrong.push(format!("the paragraphs of article {article} cannot be read"));
                }
            }
            _ => checked.wrong.push(format!("the text of article {article} is not the one that was saved")),
        }
    }
    Ok(())
}

/// Checks that every decision can be read, by this version or a newer one.
fn check_decisions(connection: &Connection, checked: &mut CheckReport) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT id, article, act FROM decisions")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        checked.decisions += 1;
        let act: String = row.get(2)?;
        if codec::act(&act).is_some() {
            continue;
        }
        if codec::is_json(&act) {
            checked.newer += 1;
        } else {
            let (id, article): (i64, i64) = (row.get(0)?, row.get(1)?);
            checked.wrong.push(format!("decision {id} on article {article} cannot be read"));
        }
    }
    Ok(())
}

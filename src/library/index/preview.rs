//! An article -> what is shown beside it in the list.

use super::Index;
use super::shown_names::shown_name;
use crate::article::Role;
use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::EntryKind;
use crate::library::store::{codec, texts};
use crate::text::Span;
use crate::text::span::offset;
use rusqlite::Row;
use std::cmp::Reverse;

/// What is shown beside an article in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// How the article begins, on one line, not sanitised; at most 600 characters, and "…" if it goes on.
    pub beginning: String,
    /// The speakers, the most quoted first.
    pub speakers: Vec<QuotedSpeaker>,
}

/// A speaker of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedSpeaker {
    /// The name, on one line, not sanitised.
    pub name: String,
    /// The kind: person, organization, country, group, unknown.
    pub kind: String,
    /// How many quotations the article has of this speaker. Rejected ones do not count.
    pub quotations: usize,
}

/// A preview has no room for more characters.
const BEGINNING: usize = 600;
/// More bytes than as many characters have, with the white space between them.
const BEGINNING_BYTES: usize = 8 * BEGINNING;

impl Index<'_> {
    /// The preview of an article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn preview(&self, article: ArticleId) -> Result<Preview> {
        let aliases = self.library.aliases()?;
        self.read(|reader| {
            let sql = format!(
                "SELECT articles.id, texts.paragraphs, {} FROM articles JOIN texts ON texts.id = articles.text \
                 WHERE articles.id = ?",
                texts::COLUMNS
            );
            let beginning = reader.rows((&sql, [article.0]), EntryKind::Article, beginning)?.pop();
            let sql = "SELECT article, speaker, speaker_kind, count(*) FROM quotations \
                       WHERE article = ? AND state <> 'rejected' AND speaker <> '' \
                       GROUP BY speaker, speaker_kind ORDER BY 4 DESC, min(number)";
            let speakers = reader.rows((sql, [article.0]), EntryKind::Index, |row| {
                let (spelt, kind): (String, String) = (row.get(1)?, row.get(2)?);
                let name = shown_name(aliases.name_of(&spelt), &kind);
                Ok(QuotedSpeaker { name, kind, quotations: row.get(3)? })
            })?;
            Ok(Preview { beginning: beginning.unwrap_or_default(), speakers: joined(speakers) })
        })
    }
}

/// The speakers of an article, each once, whatever names it has for them.
fn joined(speakers: Vec<QuotedSpeaker>) -> Vec<QuotedSpeaker> {
    let mut joined: Vec<QuotedSpeaker> = Vec::new();
    for speaker in speakers {
        match joined.iter_mut().find(|one| one.name == speaker.name && one.kind == speaker.kind) {
            Some(one) => one.quotations += speaker.quotations,
            None => joined.push(speaker),
        }
    }
    joined.sort_by_key(|speaker| Reverse(speaker.quotations));
    joined
}

/// The first words after the headline. No more of the text is inflated.
fn beginning(row: &Row<'_>) -> rusqlite::Result<String> {
    let stored = row.get_ref(1)?.as_str().ok().and_then(codec::paragraphs::read).unwrap_or_default();
    let mut body = stored.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
    let Some(&Span { start, end }) = body.next().map(|body| &body.span) else { return Ok(String::new()) };
    let goes_on = body.next().is_some();
    let end = end.min(start.saturating_add(offset(BEGINNING_BYTES)));
    let text = texts::beginning(row, 2, end)?.unwrap_or_default();
    let words = String::from_utf8_lossy(text.get(start as usize..).unwrap_or_default());
    let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = words.char_indices().nth(BEGINNING) {
        words.truncate(at);
        words.push('…');
    } else if goes_on {
        words.push_str(" …");
    }
    Ok(words)
}

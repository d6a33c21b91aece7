//! Who wrote an article, where and when: as it was found, and as the user corrected it.
//!
//! Each value is a row with its source, so that a correction hides what was found without losing it. Each row has a
//! checksum: one that is no longer as it was saved says nothing, and is named.

use super::article::ArticleId;
use super::checksum;
use crate::error::Result;
use crate::input::{Identity, IdentityField, IdentitySource, Stated};
use crate::library::Library;
use crate::library::damage::{EntryKind, LeftOut, RowReader, damaged};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, params};

/// The columns that the checksum of a statement covers, and it.
pub(in crate::library) const COLUMNS: &str = "article, field, source, value, checksum";

impl Library {
    /// Corrects a value of an article; `None` takes the correction back. Returns whether the article is known.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn correct(&mut self, id: ArticleId, field: IdentityField, value: Option<&str>) -> Result<bool> {
        self.write(|transaction| {
            let known = "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)";
            if !transaction.query_row(known, [id.0], |row| row.get::<_, bool>(0))? {
                return Ok(false);
            }
            keep_title(transaction, id)?;
            remove_damaged(transaction, id, field)?;
            let user = IdentitySource::User;
            let sql = "DELETE FROM identities WHERE article = ? AND field = ? AND source = ?";
            transaction.execute(sql, params![id.0, field.word(), user.word()])?;
            if let Some(value) = value {
                insert(transaction, id, (field, user, value))?;
            }
            name(transaction, id)?;
            // The title is in the search index.
            transaction.execute("DELETE FROM indexed WHERE article = ?", [id.0])?;
            Ok(true)
        })
    }

    /// What the user corrected of an article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn corrections(&self, id: ArticleId) -> Result<Identity> {
        let is_correction = |source: IdentitySource| source == IdentitySource::User;
        read(self.reader(), id, is_correction).map_err(|error| self.sentence(&error))
    }
}

/// What becomes of the values that are known when an article is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownValues {
    /// They are replaced.
    Replaced,
    /// They stay: they belong to the page that is the evidence of the text.
    Stay,
}

/// Keeps what was found of an article. Corrections stay, and so does each value of which nothing new was found: the same
/// text may come again from a source that knows less.
pub(super) fn keep(
    connection: &Connection,
    id: ArticleId,
    (found, known): (&Identity, KnownValues),
) -> rusqlite::Result<()> {
    let one = |field: IdentityField, value: &Option<Stated<String>>| {
        value.as_ref().map(|stated| (field, stated.source, stated.value.clone()))
    };
    let authors = found.authors.as_ref().map(|stated| {
        let lines: Vec<String> = stated.value.iter().map(|name| name.replace('\n', " ")).collect();
        (IdentityField::Authors, stated.source, lines.join("\n"))
    });
    let values = [
        one(IdentityField::Title, &found.title),
        authors,
        one(IdentityField::Published, &found.published),
        one(IdentityField::Modified, &found.modified),
        one(IdentityField::Site, &found.site),
        one(IdentityField::Url, &found.url),
    ];
    let replaced = "DELETE FROM identities WHERE article = ? AND field = ? AND source <> ?";
    let is_known = "SELECT EXISTS (SELECT 1 FROM identities WHERE article = ? AND field = ? AND source <> ?)";
    let user = IdentitySource::User;
    for (field, source, value) in values.into_iter().flatten().filter(|(_, source, _)| *source != user) {
        let row = params![id.0, field.word(), user.word()];
        if known == KnownValues::Stay
            && connection.prepare_cached(is_known)?.query_row(row, |row| row.get(0))?
        {
            continue;
        }
        connection.prepare_cached(replaced)?.execute(row)?;
        insert(connection, id, (field, source, &value))?;
    }
    name(connection, id)
}

/// Keeps the title of an article that was added by a version which knew nothing else of it.
fn keep_title(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let sql = "SELECT title FROM articles WHERE id = ?1 AND typeof(title) = 'text' \
               AND NOT EXISTS (SELECT 1 FROM identities WHERE article = ?1 AND field = 'title')";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    // A title that is damaged is none.
    let title = rows.next()?.and_then(|row| row.get::<_, String>(0).ok());
    title.map_or(Ok(()), |title| {
        insert(connection, id, (IdentityField::Title, IdentitySource::Visible, &title))
    })
}

/// Saves a statement with its checksum.
fn insert(
    connection: &Connection,
    id: ArticleId,
    (field, source, value): (IdentityField, IdentitySource, &str),
) -> rusqlite::Result<()> {
    let sum = checksum::checksum([
        ValueRef::Integer(id.0),
        ValueRef::Text(field.word().as_bytes()),
        ValueRef::Text(source.word().as_bytes()),
        ValueRef::Text(value.as_bytes()),
    ]);
    let sql = format!("INSERT INTO identities ({COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    let row = params![id.0, field.word(), source.word(), value, sum];
    connection.prepare_cached(&sql)?.execute(row).map(|_| ())
}

/// A statement as it is in the library, whatever its bytes are.
struct StatementKey {
    article: Value,
    field: Vec<u8>,
    source: Vec<u8>,
}

impl StatementKey {
    /// The row's key; `None` if a part of it is damaged beyond reading.
    fn of(row: &Row<'_>) -> Option<Self> {
        let bytes =
            |column| row.get_ref(column).ok().and_then(|value| value.as_bytes().ok().map(<[u8]>::to_vec));
        Some(Self { article: row.get(0).ok()?, field: bytes(1)?, source: bytes(2)? })
    }

    /// Carries out a statement that begins with `sql` for this row alone.
    fn execute(
        &self,
        connection: &Connection,
        (sql, sum): (&str, Option<checksum::Checksum>),
    ) -> rusqlite::Result<()> {
        let sql =
            format!("{sql} WHERE article = ?1 AND CAST(field AS BLOB) = ?2 AND CAST(source AS BLOB) = ?3");
        let mut statement = connection.prepare_cached(&sql)?;
        match sum {
            Some(sum) => statement.execute(params![self.article, self.field, self.source, sum])?,
            None => statement.execute(params![self.article, self.field, self.source])?,
        };
        Ok(())
    }
}

/// Removes what is damaged of a value that is corrected now, and what no longer says which value it is.
fn remove_damaged(connection: &Connection, id: ArticleId, field: IdentityField) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM identities WHERE article = ?"))?;
    let mut rows = statement.query([id.0])?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        if checksum::is_sound(row)? {
            continue;
        }
        let named = row.get_ref(1)?.as_str().ok().and_then(IdentityField::from_word);
        if named.is_none_or(|named| named == field) {
            damaged.extend(StatementKey::of(row));
        }
    }
    damaged.iter().try_for_each(|key| key.execute(connection, ("DELETE FROM identities", None)))
}

/// Gives an article in the lists the title that is strongest now.
fn name(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    // What is damaged is named when the article is read.
    let left_out = LeftOut::default();
    let identity = of_article(RowReader { connection, left_out: &left_out }, id)?;
    let title = identity.title.map(|title| title.value);
    if title.is_none() && !left_out.take().is_empty() {
        // The title in the lists may be the last copy of the one that is damaged.
        return Ok(());
    }
    let sql = "UPDATE articles SET title = ? WHERE id = ?";
    connection.prepare_cached(sql)?.execute(params![title, id.0]).map(|_| ())
}

/// The articles whose title in the lists is not the one that is known of them. It is damaged then.
pub(in crate::library) fn misnamed(reader: RowReader<'_>) -> rusqlite::Result<Vec<ArticleId>> {
    let sql = "SELECT id, title FROM articles";
    let mut misnamed = Vec::new();
    reader.rows((sql, []), EntryKind::Article, |row| {
        let id = ArticleId(row.get(0)?);
        let listed = row.get_ref(1)?.as_str();
        let left_out = LeftOut::default();
        let known = of_article(RowReader { left_out: &left_out, ..reader }, id)?.title;
        // Where a statement is damaged, the title in the lists may be the last copy of it.
        let damaged = left_out.take();
        if known.is_some_and(|known| listed != Ok(&known.value) && (damaged.is_empty() || listed.is_err())) {
            misnamed.push(id);
        }
        for sentence in damaged {
            reader.left_out.tell(sentence);
        }
        Ok(())
    })?;
    Ok(misnamed)
}

/// Gives every article whose title in the lists is damaged the one that is known of it, if there is one.
pub(in crate::library) fn mend_titles(reader: RowReader<'_>) -> rusqlite::Result<()> {
    for id in misnamed(reader)? {
        name(reader.connection, id)?;
    }
    let sql = "SELECT id, title FROM articles WHERE title IS NOT NULL";
    reader.rows((sql, []), EntryKind::Article, |row| {
        let number: i64 = row.get(0)?;
        if row.get_ref(1)?.as_str().is_err() {
            reader.left_out.tell(format!(
                "the title of article {number} is damaged and not known from elsewhere: correct it with pullquote \
                 library edit {number} --title"
            ));
        }
        Ok(())
    })?;
    Ok(())
}

/// Who wrote an article, where and when.
pub(in crate::library) fn of_article(reader: RowReader<'_>, id: ArticleId) -> rusqlite::Result<Identity> {
    read(reader, id, |_| true)
}

fn read(
    reader: RowReader<'_>,
    id: ArticleId,
    is_wanted: impl Fn(IdentitySource) -> bool,
) -> rusqlite::Result<Identity> {
    let sql = format!("SELECT {COLUMNS} FROM identities WHERE article = ?");
    let mut identity = Identity::default();
    reader.rows((&sql, [id.0]), EntryKind::Article, |row| {
        if let Some(stated) = stated(row, &is_wanted)? {
            identity.merge(stated);
        }
        Ok(())
    })?;
    Ok(identity)
}

/// Reads a row of [`COLUMNS`]; `None` if it is from another source than is wanted.
///
/// # Errors
/// If the row is damaged.
pub(in crate::library) fn stated(
    row: &Row<'_>,
    is_wanted: impl Fn(IdentitySource) -> bool,
) -> rusqlite::Result<Option<Identity>> {
    let (field, source, value): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    if !checksum::is_sound(row)? {
        return Err(damaged(damage_sentence(row.get(0)?, &field)));
    }
    let is_wanted = IdentitySource::from_word(&source).is_some_and(is_wanted);
    Ok(is_wanted.then(|| one(&field, &source, value)))
}

/// Says that a statement is no longer the one that was saved.
pub(in crate::library) fn damage_sentence(article: i64, field: &str) -> String {
    let what = match IdentityField::from_word(field) {
        Some(IdentityField::Title) => "the title is",
        Some(IdentityField::Authors) => "the authors are",
        Some(IdentityField::Published) => "the date of publication is",
        Some(IdentityField::Modified) => "the date of the last change is",
        Some(IdentityField::Site) => "the outlet is",
        Some(IdentityField::Url) => "the address is",
        None => "a title, author or date is",
    };
    format!(
        "{what} not as saved for article {article}, and left out: correct it with pullquote library edit {article}, or \
         restore a backup with pullquote library restore"
    )
}

/// An identity of which one value is known. Fields and sources of newer versions give nothing.
fn one(field: &str, source: &str, value: String) -> Identity {
    let mut identity = Identity::default();
    let Some(source) = IdentitySource::from_word(source) else { return identity };
    let slot = match IdentityField::ALL.into_iter().find(|known| known.word() == field) {
        Some(IdentityField::Title) => &mut identity.title,
        Some(IdentityField::Published) => &mut identity.published,
        Some(IdentityField::Modified) => &mut identity.modified,
        Some(IdentityField::Site) => &mut identity.site,
        Some(IdentityField::Url) => &mut identity.url,
        Some(IdentityField::Authors) => {
            let names = value.lines().map(str::to_owned).collect();
            identity.authors = Some(Stated::new(names, source));
            return identity;
        }
        None => return identity,
    };
    *slot = Some(Stated::new(value, source));
    identity
}

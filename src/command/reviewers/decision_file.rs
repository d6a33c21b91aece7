//! A file that `pullquote export` wrote -> the articles and decisions in it, in batches of bounded size.

use crate::error::{Error, Result, system_words};
use crate::export::foreign::{ForeignFile, ForeignFormat};
use crate::export::json::records::{Damage, JsonRecord, RecordError, Records};
use crate::input::{Endless, Unopened, open_given};
use crate::review::decided::DecidedArticle;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::Path;

/// Articles are parsed together until they reach this size: enough for all cores, and little memory.
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// Files of other tools are read whole, several times their length in memory.
const MAX_FOREIGN_BYTES: u64 = 256 * 1024 * 1024;

/// How much of a pipe is read at once.
const BLOCK: usize = 1024 * 1024;

/// A file of decisions. It can be read more than once.
pub(super) struct DecisionFile {
    name: String,
    file: File,
}

impl DecisionFile {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let file = open_given(path).map_err(|why| not_opened(&name, &why))?;
        let metadata = file.metadata().map_err(|error| unreadable(&name, &error))?;
        // A pipe can be read only once.
        let file = if metadata.is_file() { file } else { copy_of(file, &name)? };
        Ok(Self { name, file })
    }

    /// The tool that wrote the file; `None` if it was not another one.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn foreign_format(&self) -> Result<Option<ForeignFormat>> {
        let first = self.records()?.next().transpose().map_err(|error| self.error(error))?;
        let format = first.map_or(Ok(None), |first| ForeignFormat::of(&first));
        format.map_err(|damage| self.damaged(damage))
    }

    /// What a file of another tool says.
    ///
    /// # Errors
    /// If it is damaged or too large. The message names the line.
    pub(super) fn foreign(&self, format: ForeignFormat) -> Result<ForeignFile> {
        let length = self.file.metadata().map_err(|error| unreadable(&self.name, &error))?.len();
        if length > MAX_FOREIGN_BYTES {
            let (name, most) = (&self.name, MAX_FOREIGN_BYTES / 1024 / 1024);
            return Err(Error::new(format!("{name} is larger than {most} MB: import it in parts")));
        }
        let mut file = ForeignFile::default();
        for record in self.records()? {
            let read = record.map_err(|error| self.error(error))?;
            format.read(&read, &mut file).map_err(|damage| self.damaged(damage))?;
        }
        Ok(file.finished())
    }

    /// The records of the file, from its beginning.
    fn records(&self) -> Result<Records<BufReader<&File>>> {
        (&self.file).rewind().map_err(|error| unreadable(&self.name, &error))?;
        Ok(Records::new(BufReader::with_capacity(64 * 1024, &self.file)))
    }

    /// Calls `take` with all articles of the file, batch by batch.
    ///
    /// # Errors
    /// If the file cannot be read, is damaged, or is something else (the message names the line), or `take` fails.
    pub(super) fn each_batch(
        &mut self,
        take: &mut dyn FnMut(Vec<DecidedArticle>) -> Result<()>,
    ) -> Result<()> {
        let mut records = self.records()?;
        let mut seen = HashSet::new();
        loop {
            let batch = next_batch(&mut records).map_err(|error| self.error(error))?;
            if batch.is_empty() {
                break;
            }
            let articles: Vec<_> = batch.par_iter().map(|record| (record.line, record.article())).collect();
            let unique = |(line, article): (usize, std::result::Result<DecidedArticle, Damage>)| {
                let article = article.map_err(|damage| self.damaged(damage))?;
                if seen.insert(article.hash) {
                    return Ok(article);
                }
                let what = "this article is in the file twice: remove one copy".to_owned();
                Err(self.damaged(Damage { line, what }))
            };
            take(articles.into_iter().map(unique).collect::<Result<_>>()?)?;
        }
        if seen.is_empty() {
            let what =
                "the file contains no article: write it with pullquote export --format json".to_owned();
            return Err(self.damaged(Damage { line: 1, what }));
        }
        Ok(())
    }

    /// Reads all articles.
    ///
    /// # Errors
    /// As [`DecisionFile::each_batch`].
    pub(super) fn articles(&mut self) -> Result<Vec<DecidedArticle>> {
        let mut articles = Vec::new();
        self.each_batch(&mut |batch| {
            articles.extend(batch);
            Ok(())
        })?;
        Ok(articles)
    }

    fn error(&self, error: RecordError) -> Error {
        match error {
            RecordError::Unreadable(error) => unreadable(&self.name, &error),
            RecordError::Damaged(damage) => self.damaged(damage),
        }
    }

    fn damaged(&self, Damage { line, what }: Damage) -> Error {
        Error::new(format!("{}, line {line}: {what}", self.name))
    }
}

fn next_batch(records: &mut Records<impl io::BufRead>) -> std::result::Result<Vec<JsonRecord>, RecordError> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while bytes < BATCH_BYTES
        && let Some(record) = records.next().transpose()?
    {
        bytes += record.length();
        batch.push(record);
    }
    Ok(batch)
}

/// A temporary file with what comes out of a pipe.
///
/// # Errors
/// If the pipe cannot be read or seems to have no end, or the file cannot be written.
fn copy_of(mut pipe: impl Read, name: &str) -> Result<File> {
    let mut copy = tempfile::tempfile().map_err(|error| uncopied(name, &error))?;
    let (mut block, mut copied) = (Vec::new(), 0);
    loop {
        block.clear();
        let read = pipe.by_ref().take(BLOCK as u64).read_to_end(&mut block);
        copied += read.map_err(|error| unreadable(name, &error))? as u64;
        if block.is_empty() {
            return Ok(copy);
        }
        if let Some(endless) = Endless::seen(&block, copied) {
            return Err(Error::new(format!("{name} {endless}: give a file that pullquote export wrote")));
        }
        copy.write_all(&block).map_err(|error| uncopied(name, &error))?;
    }
}

fn uncopied(name: &str, error: &io::Error) -> Error {
    Error::new(format!(
        "the temporary file for {name} cannot be written ({}): free some space, or set TMPDIR to another folder",
        system_words(error)
    ))
}

fn not_opened(name: &str, why: &Unopened) -> Error {
    match why {
        Unopened::Io(error) => unreadable(name, error),
        Unopened::Special(kind) => {
            Error::new(format!("{name} is {kind}, not a file: give a file that pullquote export wrote"))
        }
        Unopened::TooLarge(_) => Error::new(format!("{name} is too large: import it in parts")),
    }
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    Error::new(format!(
        "{name} cannot be read ({}): give a file that pullquote export wrote",
        system_words(error)
    ))
}

//! Articles with what is coded in them -> a REFI-QDA project (`.qdpx`): a ZIP archive with the description of the project
//! in XML and the text of every article. Positions are Unicode code points, as the standard counts them.

use super::codebook::codes;
use super::identifier::{identifier, of_code};
use crate::export::markup::exact;
use crate::export::rows::{ExportRow, ReviewedArticle};
use crate::library::{CodeDefinition, Codebook};
use crate::review::{Codes, Stamp};
use crate::text::codepoints::CodePoints;
use crate::text::date;
use crate::version::TOOL;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A project that is being put together.
#[derive(Debug, Default)]
pub struct RefiProject {
    /// The name of each file, and its text.
    texts: Vec<(String, String)>,
    sources: String,
    used: Codes,
    users: BTreeSet<String>,
}

/// Something with a place in a text.
struct RefiSelection<'a> {
    /// What tells it from others in its text.
    key: String,
    name: String,
    place: (usize, usize),
    note: &'a str,
    codes: &'a Codes,
    stamp: Option<&'a Stamp>,
}

/// The quotations, named by their speakers.
fn quotations<'a>(rows: &'a [ExportRow<'_>]) -> impl Iterator<Item = RefiSelection<'a>> {
    rows.iter().map(|row| RefiSelection {
        key: format!("quotation {} {}", row.content.start, row.content.end),
        name: format!("{}: {}", or_unnamed(row.speaker_name()), row.joined),
        place: (row.content.start, row.content.end),
        note: &row.decision.note,
        codes: &row.decision.codes,
        stamp: row.decision.stamp.as_ref(),
    })
}

/// The passages that still have a place.
fn passages<'a>(of: &ReviewedArticle<'a>) -> impl Iterator<Item = RefiSelection<'a>> {
    let ReviewedArticle { article, review, .. } = *of;
    let mut points = CodePoints::new(&article.text);
    review.marking.passages.iter().filter_map(move |passage| {
        let span = passage.place?;
        let place = points.of(span);
        Some(RefiSelection {
            key: format!("passage {} {}", place.0, place.1),
            name: article.joined(span).into_owned(),
            place,
            note: &passage.note,
            codes: &passage.codes,
            stamp: passage.stamp.as_ref(),
        })
    })
}

impl RefiProject {
    /// Adds an article: every quotation of the selection, named by its speaker, and every passage.
    pub fn add(&mut self, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) {
        let article = format!("{} {}", of.hash, self.texts.len());
        let guid = identifier("source", &article);
        let title = of
            .article
            .called(of.provenance.source.as_deref())
            .map_or_else(|| format!("Article {}", self.texts.len() + 1), str::to_owned);
        let _ = writeln!(
            self.sources,
            "<TextSource guid=\"{guid}\" name=\"{}\" plainTextPath=\"internal://{guid}.txt\">",
            exact(&title)
        );
        for selection in quotations(rows).chain(passages(of)) {
            self.select(&article, &selection);
        }
        let marking = &of.review.marking;
        for code in &marking.article {
            self.code(&format!("{article} whole"), code, marking.article_stamp.as_ref());
        }
        self.sources.push_str("</TextSource>\n");
        self.texts.push((guid, of.article.text.clone()));
    }

    /// Writes the project.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("project.qde", SimpleFileOptions::default())?;
        archive.write_all(self.description().as_bytes())?;
        for (guid, text) in &self.texts {
            archive.start_file(format!("sources/{guid}.txt"), SimpleFileOptions::default())?;
            archive.write_all(text.as_bytes())?;
        }
        out.write_all(archive.finish()?.get_ref())
    }

    fn description(&self) -> String {
        let mut users = String::new();
        for user in &self.users {
            let _ = writeln!(users, "<User guid=\"{}\" name=\"{}\"/>", identifier("user", user), exact(user));
        }
        let definition = |name: &String| {
            (name.clone(), CodeDefinition { name: name.clone(), ..CodeDefinition::default() })
        };
        let codebook: Codebook = self.used.iter().map(definition).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" \
             name=\"Pullquote\" origin=\"{}\">\n<Users>\n{users}</Users>\n<CodeBook>\n{}</CodeBook>\n\
             <Sources>\n{}</Sources>\n</Project>\n",
            exact(TOOL),
            codes(&codebook),
            self.sources
        )
    }

    fn select(&mut self, article: &str, selection: &RefiSelection<'_>) {
        let key = format!("{article} {}", selection.key);
        let made = self.made(selection.stamp);
        let (start, end) = selection.place;
        let _ = writeln!(
            self.sources,
            "<PlainTextSelection guid=\"{}\" name=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\"{made}>",
            identifier("selection", &key),
            exact(&short(&selection.name))
        );
        if !selection.note.is_empty() {
            let _ = writeln!(self.sources, "<Description>{}</Description>", exact(selection.note));
        }
        for code in selection.codes {
            self.code(&key, code, selection.stamp);
        }
        self.sources.push_str("</PlainTextSelection>\n");
    }

    fn code(&mut self, key: &str, code: &str, stamp: Option<&Stamp>) {
        self.used.insert(code.to_owned());
        let made = self.made(stamp);
        let guid = identifier("coding", &format!("{key} {code}"));
        let target = of_code(code);
        let _ = writeln!(
            self.sources,
            "<Coding guid=\"{guid}\"{made}><CodeRef targetGUID=\"{target}\"/></Coding>"
        );
    }

    /// Who made something, and when.
    fn made(&mut self, stamp: Option<&Stamp>) -> String {
        let Some(stamp) = stamp else { return String::new() };
        self.users.insert(stamp.reviewer.clone());
        let (user, at) = (identifier("user", &stamp.reviewer), date::moment(stamp.at));
        format!(" creatingUser=\"{user}\" creationDateTime=\"{at}\"")
    }
}

fn or_unnamed(name: &str) -> &str {
    if name.is_empty() { "no named speaker" } else { name }
}

/// The first words, which are enough for a list.
fn short(words: &str) -> String {
    const LETTERS: usize = 100;
    let shown: String = words.chars().take(LETTERS).collect();
    if shown.len() < words.len() { shown + "…" } else { shown }
}

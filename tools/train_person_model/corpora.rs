//! Files of annotated text -> documents with the names in them.

use std::error::Error;
use std::fs;
use std::path::Path;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Person,
    Place,
    Organization,
    People,
}

impl Kind {
    /// The tag of the first word of such a name.
    pub fn label(self) -> u8 {
        match self {
            Kind::Person => 1,
            Kind::Place => 3,
            Kind::Organization => 5,
            Kind::People => 7,
        }
    }
}

/// A name in a text, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// Where a document comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Written for the project.
    Own,
    /// News with automatic annotation.
    News,
    /// Single sentences.
    Sentences,
    /// Short texts of other kinds.
    Mixed,
}

/// An annotated text.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: String,
    pub text: String,
    pub names: Vec<Name>,
    pub source: Source,
}

/// Reads all documents, in the order of the files.
pub fn read_all(train: &Path, articles: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut all = Vec::new();
    for (file, source) in [
        ("gmb.jsonl", Source::News),
        ("permissive.jsonl", Source::Mixed),
        ("uner.jsonl", Source::Mixed),
        ("crossner.jsonl", Source::Sentences),
    ] {
        all.extend(read_lines(&train.join(file), source)?);
    }
    all.extend(read_articles(articles)?);
    Ok(all)
}

/// Reads the documents of a file with one JSON object per line.
pub fn read_lines(path: &Path, source: Source) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut all = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let object: serde_json::Value = serde_json::from_str(line)?;
        let text = object["text"].as_str().unwrap_or_default().to_owned();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let mut names = Vec::new();
        for entity in object["entities"].as_array().into_iter().flatten() {
            let kind = match entity["type"].as_str() {
                Some("PER") => Kind::Person,
                Some("LOC") => Kind::Place,
                Some("ORG") => Kind::Organization,
                Some("NORP") => Kind::People,
                _ => continue,
            };
            let at = |key: &str| bytes.get(entity[key].as_u64().unwrap_or(u64::MAX) as usize).copied();
            if let (Some(start), Some(end)) = (at("start"), at("end")) {
                names.push(Name { start, end, kind });
            }
        }
        names.sort_by_key(|name| name.start);
        names.dedup_by(|next, before| next.start < before.end);
        all.push(Document { id: object["id"].as_str().unwrap_or_default().to_owned(), text, names, source });
    }
    Ok(all)
}

/// Reads the annotated articles in a folder: text files of articles, each under a line `=== name`, with tags
/// around the names in it.
pub fn read_articles(folder: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        for article in fs::read_to_string(&path)?.split("=== ").skip(1) {
            let (id, tagged) = article.split_once('\n').ok_or("no text after the line with the name")?;
            all.push(read_article(id.to_owned(), tagged));
        }
    }
    Ok(all)
}

fn read_article(id: String, tagged: &str) -> Document {
    let mut document = Document { id, text: String::new(), names: Vec::new(), source: Source::Own };
    let mut rest = tagged;
    let mut open = None;
    while let Some(at) = rest.find('<') {
        document.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let kinds = [("p", Kind::Person), ("l", Kind::Place), ("o", Kind::Organization), ("d", Kind::People)];
        let tag = kinds.iter().find_map(|&(letter, kind)| {
            if let Some(after) = rest.strip_prefix(&format!("<{letter}>")) {
                return Some((true, kind, after));
            }
            rest.strip_prefix(&format!("</{letter}>")).map(|after| (false, kind, after))
        });
        let Some((opens, kind, after)) = tag else {
            document.text.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = after;
        let here = document.text.len();
        if opens {
            open = Some(here);
        } else if let Some(start) = open.take() {
            document.names.push(Name { start, end: here, kind });
        }
    }
    document.text.push_str(rest);
    document
}

//! A file of another tool -> its reviewers' decisions in the library.

use super::decision_file::DecisionFile;
use super::merge_report::MergeReport;
use crate::analysis::analyze;
use crate::article::Article;
use crate::command::library::answer::{number, unknown};
use crate::command::outcome::Outcome;
use crate::command::printing::write_to;
use crate::command::target::Target;
use crate::error::Result;
use crate::export::foreign::{
    ForeignFile, ForeignFormat, ForeignText, ForeignWork, LeftOut, LeftOutReason, MarkedText, PlacedMark,
    decide, place_marks,
};
use crate::input::{Document, Media};
use crate::library::{ArticleKey, Library};
use crate::review::Codes;
use crate::review::decided::{DecidedArticle, Unmerged};
use crate::review::merge::{Proposal, proposals_of_many, proposals_of_one};
use crate::text::hash::TextHash;
use crate::text::phrase::counted;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

/// Imports a file of another tool. `article` is the one that it is about, if it does not say so.
pub(super) fn import(
    (file, format): (&DecisionFile, ForeignFormat),
    article: Option<&str>,
    folder: &Path,
) -> Result<Outcome> {
    let ForeignFile { works, mut left_out, .. } = file.foreign(format)?;
    let mut library = Library::open(folder)?;
    let named = article.map(|article| kept(&library, article)).transpose()?;
    let mut texts = KnownTexts { library: Some(&library), named, known: HashMap::new() };
    let mut reading = ForeignReading::default();
    for work in works {
        reading.take(&mut texts, work, &mut left_out)?;
    }
    let ReviewersOfFile { reviewers, open } = reading.decided(&mut left_out);
    let proposed = proposed(&reviewers);
    let proposed: Vec<(&DecidedArticle, Vec<Proposal>)> =
        proposed.iter().map(|(article, proposals)| (article, proposals.clone())).collect();
    let mut merged = MergeReport::default();
    merged.import(&mut library, &proposed)?;
    let mut text = merged.text(Unmerged::default());
    if open > 0 {
        let quotations = counted(open, "quotation stays", "quotations stay");
        let _ = writeln!(text, "  {quotations} pending: {} does not say who speaks", format.name());
    }
    text += &left_out.sentence("Not imported").map(|sentence| sentence + "\n").unwrap_or_default();
    write_to(Target::STDOUT, |out| out.write_all(text.as_bytes()).map(|()| merged.outcome()))
}

/// An article that annotations are about.
#[derive(Debug, Clone)]
struct KnownText {
    article: Article,
    hash: TextHash,
    source: Option<String>,
    /// The text that the tool had.
    marked: MarkedText,
}

impl KnownText {
    /// For a tool that had the text with this hash: it may be another one than the article has now.
    fn with_hash(self, hash: Option<TextHash>) -> Self {
        let marked = if hash == Some(self.hash) { MarkedText::Same } else { MarkedText::Unknown };
        Self { marked, ..self }
    }
}

/// The article of the library that was named.
fn kept(library: &Library, article: &str) -> Result<KnownText> {
    let stored = library.article(number(library, article)?)?.ok_or_else(|| unknown(article))?;
    Ok(KnownText {
        hash: stored.key.hash,
        source: stored.key.file,
        article: stored.article,
        marked: MarkedText::Same,
    })
}

/// The articles of the texts in a file.
struct KnownTexts<'a> {
    library: Option<&'a Library>,
    named: Option<KnownText>,
    known: HashMap<ForeignText, Option<KnownText>>,
}

impl KnownTexts<'_> {
    fn of(&mut self, text: &ForeignText) -> Result<Option<KnownText>> {
        if let Some(known) = self.known.get(text) {
            return Ok(known.clone());
        }
        let found = self.find(text)?;
        self.known.insert(text.clone(), found.clone());
        Ok(found)
    }

    fn find(&self, text: &ForeignText) -> Result<Option<KnownText>> {
        match (text, &self.named) {
            (ForeignText::Words(words), Some(named)) => {
                let is_same = named.article.text == *words;
                let marked = if is_same { MarkedText::Same } else { MarkedText::Own(words.clone()) };
                Ok(Some(KnownText { marked, ..named.clone() }))
            }
            (ForeignText::Elsewhere { hash, .. }, Some(named)) => Ok(Some(named.clone().with_hash(*hash))),
            (ForeignText::Words(words), None) => {
                let hash = TextHash::of(words);
                let known = self.in_library(Some(hash), None)?.filter(|known| known.hash == hash);
                let new = || KnownText {
                    article: Article::new(Document::record(String::new(), Media::Plain, words.clone())),
                    hash,
                    source: None,
                    marked: MarkedText::Same,
                };
                Ok(Some(known.unwrap_or_else(new)))
            }
            (ForeignText::Elsewhere { hash, address }, None) => {
                let known = self.in_library(*hash, address.as_deref())?;
                Ok(known.map(|known| known.with_hash(*hash)))
            }
        }
    }

    /// The article with this text, otherwise the one from this address or file.
    fn in_library(&self, hash: Option<TextHash>, address: Option<&str>) -> Result<Option<KnownText>> {
        let Some(library) = self.library else { return Ok(None) };
        let by_hash = hash.map(|hash| library.find(&ArticleKey { hash, file: None })).transpose()?.flatten();
        let id = match (by_hash, address) {
            (None, Some(address)) => library.find_named(address)?,
            (found, _) => found,
        };
        let Some(stored) = id.map(|id| library.article(id)).transpose()?.flatten() else {
            return Ok(None);
        };
        let (hash, source) = (stored.key.hash, stored.key.file);
        Ok(Some(KnownText { article: stored.article, hash, source, marked: MarkedText::Same }))
    }
}

/// What has been read of a file, by article and reviewer, in the order of the file.
#[derive(Default)]
struct ForeignReading {
    articles: Vec<KnownText>,
    reviewers: Vec<String>,
    /// By the indices of the article and the reviewer.
    works: BTreeMap<(usize, usize), PlacedWork>,
}

/// What one reviewer says of one article.
#[derive(Default)]
struct PlacedWork {
    marks: Vec<PlacedMark>,
    codes: Option<(Codes, i64)>,
}

impl ForeignReading {
    fn take(&mut self, texts: &mut KnownTexts<'_>, work: ForeignWork, left_out: &mut LeftOut) -> Result<()> {
        let Some(text) = texts.of(&work.text)? else {
            left_out.add_many(LeftOutReason::UnknownText, work.marks.len());
            return Ok(());
        };
        let marks = place_marks(&work.marks, (&text.article.text, &text.marked), left_out);
        let article = self.articles.iter().position(|known| known.hash == text.hash).unwrap_or_else(|| {
            self.articles.push(text);
            self.articles.len() - 1
        });
        let reviewer = self.reviewers.iter().position(|known| *known == work.reviewer).unwrap_or_else(|| {
            self.reviewers.push(work.reviewer);
            self.reviewers.len() - 1
        });
        let placed = self.works.entry((article, reviewer)).or_default();
        placed.marks.extend(marks);
        if let Some((codes, at)) = work.codes {
            let (known, last) = placed.codes.get_or_insert_with(Default::default);
            known.extend(codes);
            *last = at.max(*last);
        }
        Ok(())
    }

    /// What each reviewer decided.
    fn decided(self, left_out: &mut LeftOut) -> ReviewersOfFile {
        let mut of_each: Vec<Vec<DecidedArticle>> = vec![Vec::new(); self.reviewers.len()];
        let mut open = 0;
        for ((article, reviewer), work) in self.works {
            let (Some(known), Some(name)) = (self.articles.get(article), self.reviewers.get(reviewer)) else {
                continue;
            };
            let found = analyze(&known.article);
            let decided = decide((&known.article, &found), name, work.marks, work.codes);
            open += decided.open;
            left_out.add_many(LeftOutReason::NotFound, decided.not_found);
            if let Some(articles) = of_each.get_mut(reviewer) {
                articles.push(DecidedArticle {
                    article: known.article.clone(),
                    hash: known.hash,
                    source: known.source.clone(),
                    quotations: decided.quotations,
                    marks: decided.marks,
                    unmerged: Unmerged::default(),
                });
            }
        }
        ReviewersOfFile { reviewers: self.reviewers.into_iter().zip(of_each).collect(), open }
    }
}

/// A reviewer of a file, and what they decided.
pub(super) type FileReviewer = (String, Vec<DecidedArticle>);

/// The reviewers of a file with what they decided, and how many quotations stay open.
struct ReviewersOfFile {
    reviewers: Vec<FileReviewer>,
    open: usize,
}

/// What is proposed for each article.
fn proposed(reviewers: &[FileReviewer]) -> Vec<(DecidedArticle, Vec<Proposal>)> {
    if let [(_, alone)] = reviewers {
        return alone.iter().map(|article| (article.clone(), proposals_of_one(article))).collect();
    }
    let (names, several): (Vec<&str>, Vec<Vec<DecidedArticle>>) =
        reviewers.iter().map(|(name, articles)| (name.as_str(), articles.clone())).unzip();
    proposals_of_many(&several, &names)
}

/// The reviewers of a file of another tool with what they decided, and a sentence about what is no decision. Annotations
/// without their text are about articles of the library.
pub(super) fn reviewers(
    (file, format): (&DecisionFile, ForeignFormat),
    library: Option<&Library>,
) -> Result<(Vec<FileReviewer>, Option<String>)> {
    let ForeignFile { works, mut left_out, .. } = file.foreign(format)?;
    let mut texts = KnownTexts { library, named: None, known: HashMap::new() };
    let mut reading = ForeignReading::default();
    for work in works {
        reading.take(&mut texts, work, &mut left_out)?;
    }
    let ReviewersOfFile { reviewers, .. } = reading.decided(&mut left_out);
    Ok((reviewers, left_out.sentence("Not compared")))
}

//! Articles -> one file of a format, with what comes before, between and after them.

use super::exchange::{citron, schema_org};
use super::format::{ArticleCount, Format};
use super::json::ResultSource;
use super::markup::html::Page;
use super::markup::tei;
use super::refi::RefiProject;
use super::rows::{ExportRow, ReviewedArticle};
use super::selection::QuotationFilter;
use super::{brat, csv, escape, markdown, web_annotation};
use crate::text::hash::TextHash;
use std::io::{self, Write};

/// What to write.
#[derive(Debug, Clone)]
pub struct ExportPlan {
    /// The format.
    pub format: Format,
    /// Whether several articles can follow.
    pub articles: ArticleCount,
    /// What a result object contains.
    pub stage: Stage,
    /// Which quotations to write.
    pub selection: QuotationFilter,
}

/// What a result object contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The findings of the program.
    Found,
    /// The findings as reviewed, with every decision.
    Reviewed,
}

/// Writes articles to a file.
///
/// ```
/// use pullquote::analysis::analyze;
/// use pullquote::article::Article;
/// use pullquote::export::{
///     ArticleCount, ExportPlan, ExportWriter, Format, Provenance, QuotationFilter, ReviewedArticle, Stage,
/// };
/// use pullquote::input::{Document, Media};
/// use pullquote::review::{Journal, review};
/// use pullquote::text::hash::TextHash;
/// use std::sync::Arc;
///
/// let text = "“The bridge stays closed,” said Ana Petrova, the mayor.".to_owned();
/// let article = Article::new(Document::record("1".to_owned(), Media::Plain, text));
/// let (hash, found) = (TextHash::of(&article.text), Arc::new(analyze(&article)));
/// let review = review(&article, hash, &found, &Journal::default());
/// let provenance = Provenance::default();
/// let reviewed =
///     ReviewedArticle { provenance: &provenance, article: &article, hash, found: &found, review: &review };
///
/// let plan = ExportPlan {
///     format: Format::Markdown,
///     articles: ArticleCount::One,
///     stage: Stage::Reviewed,
///     selection: QuotationFilter::default(),
/// };
/// let mut file = Vec::new();
/// let mut writer = ExportWriter::new(&mut file, &plan);
/// writer.article(&reviewed)?;
/// assert_eq!(writer.finish()?, 1);
/// assert!(String::from_utf8_lossy(&file).contains("Ana Petrova"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct ExportWriter<'a> {
    out: &'a mut dyn Write,
    plan: &'a ExportPlan,
    /// Whether several articles can follow.
    expected: ArticleCount,
    /// The number of articles so far.
    articles: usize,
    /// The number of quotations so far.
    quotations: usize,
    /// The number of annotations so far.
    annotations: usize,
    first: TextHash,
    page: Page,
    project: RefiProject,
}

impl<'a> ExportWriter<'a> {
    /// Starts a file. Nothing is written yet.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, plan: &'a ExportPlan) -> Self {
        let (expected, first, page) = (plan.articles, TextHash::default(), Page::default());
        let project = RefiProject::default();
        Self { out, plan, expected, articles: 0, quotations: 0, annotations: 0, first, page, project }
    }

    /// Says, before the first article, that the one input turned out to hold this many.
    pub fn expect(&mut self, articles: ArticleCount) {
        if self.articles == 0 && articles == ArticleCount::Many {
            self.expected = articles;
        }
    }

    /// Writes an article.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn article(&mut self, of: &ReviewedArticle<'_>) -> io::Result<()> {
        if self.articles == 0 {
            self.first = of.hash;
            self.begin()?;
        } else {
            self.out.write_all(self.between().as_bytes())?;
        }
        // A result object makes its own rows, one by one.
        let is_object = matches!(self.plan.format, Format::Json | Format::Jsonl);
        let rows = if is_object { Vec::new() } else { of.rows(&self.plan.selection) };
        self.one(of, &rows)?;
        self.articles += 1;
        self.quotations += if is_object { of.count(&self.plan.selection) } else { rows.len() };
        Ok(())
    }

    /// Writes what comes after all articles, and returns the number of quotations.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<usize> {
        let array = self.is_array();
        match self.plan.format {
            _ if array && self.articles == 0 => self.out.write_all(b"[]\n")?,
            _ if array => self.out.write_all(b"\n]\n")?,
            Format::Json | Format::Citron | Format::SchemaOrg if self.articles > 0 => {
                self.out.write_all(b"\n")?;
            }
            Format::Csv if self.articles == 0 => csv::header(self.out)?,
            Format::WebAnnotation if self.articles == 0 => {
                web_annotation::begin(self.out)?;
                web_annotation::finish(self.out, self.first, 0)?;
            }
            Format::WebAnnotation => web_annotation::finish(self.out, self.first, self.quotations)?,
            Format::Tei if self.articles > 0 => tei::finish(self.out, self.expected)?,
            Format::Html if self.articles > 0 => self.page.write(self.out)?,
            Format::Refi if self.articles > 0 => self.project.write(self.out)?,
            _ => {}
        }
        Ok(self.quotations)
    }

    fn is_array(&self) -> bool {
        matches!(self.plan.format, Format::Json | Format::Citron | Format::SchemaOrg)
            && self.expected == ArticleCount::Many
    }

    fn begin(&mut self) -> io::Result<()> {
        match self.plan.format {
            _ if self.is_array() => self.out.write_all(b"[\n"),
            Format::Csv => csv::header(self.out),
            Format::WebAnnotation => web_annotation::begin(self.out),
            Format::Tei => tei::begin(self.out, self.expected),
            _ => Ok(()),
        }
    }

    fn between(&self) -> &'static str {
        if self.is_array() { ",\n" } else { "" }
    }

    fn one(&mut self, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
        match self.plan.format {
            Format::Json => self.object(of),
            Format::Jsonl => {
                self.object(of)?;
                self.out.write_all(b"\n")
            }
            Format::Csv => csv::article(self.out, of, rows),
            Format::Markdown => markdown::article(self.out, of, rows),
            Format::Sheet => markdown::sheet(self.out, of, rows),
            Format::WebAnnotation => {
                self.annotations += web_annotation::article(self.out, of, rows, self.annotations)?;
                Ok(())
            }
            Format::Brat => brat::article(self.out, of, rows),
            Format::Tei => tei::article(self.out, of, rows, (self.articles + 1, self.expected)),
            Format::Html => self.page.article(of, rows),
            Format::Citron => citron::article(self.out, of, rows),
            Format::SchemaOrg => schema_org::article(self.out, of, rows),
            Format::Refi => {
                self.project.add(of, rows);
                Ok(())
            }
        }
    }

    /// Serialises straight to the file, because the JSON of a long text is three times as long as the text.
    fn object(&mut self, of: &ReviewedArticle<'_>) -> io::Result<()> {
        let source = match self.plan.stage {
            Stage::Found => ResultSource::found(of.article, of.found),
            Stage::Reviewed => ResultSource::reviewed(*of, &self.plan.selection),
        };
        escape::write(self.out, &source.object(of.provenance))
    }
}

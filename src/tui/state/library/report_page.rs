//! A page of the library that reports: what changed, who is quoted, which words are repeated.
//!
//! The worker makes the page from its answer; the screen knows only sections of entries, so that moving, opening and drawing
//! are the same for all three.

use crate::audit::GroupBy;
use crate::library::{ArticleId, ArticleKey};
use std::ops::Range;

/// What a report is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportQuestion {
    /// What changed between two versions of an article.
    Versions(VersionsQuestion),
    /// Who is quoted.
    Audit(AuditQuestion),
    /// Which words several articles have.
    Repeats(RepeatsQuestion),
}

/// Two versions of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionsQuestion {
    /// The article.
    pub article: VersionedArticle,
    /// How many steps back from the last change.
    pub back: usize,
}

/// An article that may have several versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionedArticle {
    /// By its number in the library.
    Kept(ArticleId),
    /// The one that is open, which may not be in the library.
    Open(ArticleKey),
}

/// Which quotations an audit counts, and what it compares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditQuestion {
    /// What is compared; `None` for nothing.
    pub by: Option<GroupBy>,
    /// Which quotations count.
    pub counted: CountedQuotations,
    /// What was typed to filter the articles: "outlet:post from:2026-11-01".
    pub typed: String,
    /// The group that was opened.
    pub group: Option<AuditGroupFilter>,
}

/// A group of an audit that was opened: only its articles count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditGroupFilter {
    /// What divides the articles into groups.
    pub by: GroupBy,
    /// What it is called.
    pub name: String,
}

/// Which quotations an audit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CountedQuotations {
    /// All but rejected ones.
    #[default]
    All,
    /// Those that a reviewer has accepted.
    Reviewed,
}

/// Which repeated words are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RepeatsQuestion {
    /// All.
    #[default]
    All,
    /// Those that somebody altered.
    Altered,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportPage {
    /// What it is about: "1@1, 3 November 2026 → 1@2, 5 November 2026".
    pub title: String,
    /// Whether there are older versions than those it is about.
    pub has_older: bool,
    /// Totals, the most important first.
    pub totals: Vec<String>,
    /// The sections, in order.
    pub sections: Vec<ReportSection>,
    /// The entries, section by section.
    pub entries: Vec<ReportEntry>,
    /// The text that the entries are about, paragraph by paragraph; empty if there is none.
    pub text: Vec<ReportParagraph>,
    /// What to say if there are no entries.
    pub nothing: String,
    /// What to know of the numbers.
    pub notes: Vec<String>,
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSection {
    /// The heading.
    pub heading: String,
    /// What a reader must know of it; may be empty.
    pub note: String,
    /// The indices of its entries.
    pub entries: Range<usize>,
    /// How many lines an entry takes: one or two.
    pub height: usize,
    /// The names of the columns of numbers; empty without numbers.
    pub columns: Vec<&'static str>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportEntry {
    /// What it is, in a few words.
    pub label: String,
    /// Words at its right.
    pub aside: String,
    /// What its words are.
    pub kind: ReportedKind,
    /// Numbers in columns.
    pub numbers: Vec<String>,
    /// Its share, for a bar: part and whole.
    pub share: Option<(usize, usize)>,
    /// Its second line. {+words+} are new, [-words-] are gone.
    pub words: String,
    /// What is told of it in the preview, a line each.
    pub facts: Vec<String>,
    /// Where it is in the text of the report.
    pub paragraph: Option<usize>,
    /// What Enter opens.
    pub opens: Option<ReportTarget>,
}

/// What the words of an entry are: they have the colour that those have elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportedKind {
    /// What somebody said.
    #[default]
    Quotation,
    /// Other words of an article.
    Text,
    /// The name of a person, at the right of the label.
    Person,
    /// The name of a country, at the right of the label.
    Country,
}

/// What an entry opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportTarget {
    /// A place in an article.
    Article {
        /// Its number.
        id: ArticleId,
        /// Its title.
        title: String,
        /// The byte offset in its text; `None` for its beginning.
        byte: Option<u32>,
    },
    /// Everything that a speaker said.
    Speaker(String),
    /// The audit of one group alone.
    Group(AuditGroupFilter),
}

/// A paragraph of the text of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportParagraph {
    /// Its words. {+words+} are new, [-words-] are gone.
    pub words: String,
    /// What happened to it; empty if nothing did.
    pub change: &'static str,
}

/// Puts a report together, section by section.
#[derive(Debug, Default)]
pub struct ReportBuilder {
    page: ReportPage,
}

impl ReportBuilder {
    /// Begins with what is known of the whole.
    #[must_use]
    pub fn new(page: ReportPage) -> Self {
        Self { page }
    }

    /// Appends a section, unless it is empty.
    #[must_use]
    pub fn section(
        mut self,
        (heading, note): (&str, &str),
        height: usize,
        entries: Vec<ReportEntry>,
    ) -> Self {
        if entries.is_empty() {
            return self;
        }
        let start = self.page.entries.len();
        self.page.entries.extend(entries);
        self.page.sections.push(ReportSection {
            heading: heading.to_owned(),
            note: note.to_owned(),
            entries: start..self.page.entries.len(),
            height,
            columns: Vec::new(),
        });
        self
    }

    /// Names the columns of the last section.
    #[must_use]
    pub fn columns(mut self, columns: &[&'static str]) -> Self {
        if let Some(section) = self.page.sections.last_mut() {
            section.columns = columns.to_vec();
        }
        self
    }

    /// The report.
    #[must_use]
    pub fn build(self) -> ReportPage {
        self.page
    }
}

/// The pages of the library that report, and what each is asked.
#[derive(Debug, Clone, Default)]
pub struct Reports {
    /// What the audit counts and compares.
    pub audit: AuditQuestion,
    /// Which repeated words are listed.
    pub repeats: RepeatsQuestion,
    /// The versions that are compared.
    pub versions: Option<VersionsQuestion>,
    /// The answers, with the question of each: versions, audit, repeats.
    pub answers: [Option<(ReportQuestion, std::sync::Arc<ReportPage>)>; 3],
}

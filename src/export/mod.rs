//! (Article, Analysis, Review) -> text that leaves the program.
//!
//! [`ReviewedArticle::rows`] resolves what is exported, every format is a pure writer of these rows, and
//! [`ExportWriter`] joins articles into one file.

pub mod agreement;
pub mod brat;
pub mod csv;
pub mod escape;
mod format;
pub mod json;
pub mod library;
pub mod markdown;
pub mod markup;
mod provenance;
pub mod report;
mod rows;
mod selection;
pub mod web_annotation;
mod writing;

pub use format::{ArticleCount, Format};
pub use provenance::{Names, Provenance};
pub use rows::{CodePointRange, Excerpt, ExportRow, ExportedSpeaker, OriginalFinding, ReviewedArticle};
pub use selection::{QuotationFilter, VerdictFilter, named_countries};
pub use writing::{ExportPlan, ExportWriter, Stage};

//! (Article, Analysis, Review) -> text that leaves the program.
//!
//! [`ReviewedArticle::rows`] resolves what is exported, every format is a pure writer of these rows, and
//! [`ExportWriter`] joins articles into one file.
//!
//! ```
//! use pullquote::analysis::analyze;
//! use pullquote::article::Article;
//! use pullquote::export::{Provenance, json};
//! use pullquote::input::{Document, Media};
//!
//! let text = "“The bridge stays closed,” said Ana Petrova, the mayor.".to_owned();
//! let article = Article::new(Document::record("1".to_owned(), Media::Plain, text));
//! let line = json::line(&Provenance::default(), &article, &analyze(&article));
//! let object: serde_json::Value = serde_json::from_str(&line).unwrap();
//! assert_eq!(object["quotes"][0]["text"], "The bridge stays closed,");
//! assert_eq!(object["quotes"][0]["speaker"]["name"], "Ana Petrova");
//! ```

pub mod agreement;
pub mod alphas;
pub mod audit;
pub mod brat;
pub mod csv;
pub mod escape;
pub mod exchange;
pub mod foreign;
mod format;
mod harmless;
pub mod json;
pub mod library;
pub mod markdown;
pub mod markup;
mod provenance;
pub mod refi;
pub mod repeats;
pub mod report;
mod rows;
mod selection;
pub mod verification;
pub mod versions;
pub mod web_annotation;
mod write_error;
mod writing;

pub use format::{ArticleCount, Format};
pub use provenance::{Names, Provenance, RecordId, citation};
pub use rows::{CodePointRange, Excerpt, ExportRow, ExportedSpeaker, OriginalFinding, ReviewedArticle};
pub use selection::{QuotationFilter, VerdictFilter, named_countries};
pub use writing::{ExportPlan, ExportWriter, Stage};

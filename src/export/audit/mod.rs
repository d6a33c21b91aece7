//! An audit -> a report in lines, a table, JSON, Markdown, or a page with charts.

mod audit_report;
mod bar;
mod csv;
mod html;
mod json;
mod lines;
mod markdown;
mod sections;

pub use audit_report::AuditReport;
pub use csv::csv;
pub use html::html;
pub use json::json;
pub use lines::{group_lines, lines};
pub use markdown::markdown;
pub use sections::{FIRST_VOICES, Section, sections, summary};

//! Formats that other programs of the field read: quotations as Citron writes them, and schema.org for the web.

pub mod citron;
pub mod schema_org;

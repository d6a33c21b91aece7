//! The first record of a file -> the tool that wrote it.

use super::work::ForeignFile;
use super::{label_studio, prodigy, web_annotation};
use crate::export::json::records::{Damage, JsonRecord};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// A tool whose files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignFormat {
    /// Label Studio: tasks with annotations, as its JSON export has them.
    LabelStudio,
    /// Prodigy: one task a line, as `db-out` writes them.
    Prodigy,
    /// The W3C Web Annotation model: a page, a collection or single annotations.
    WebAnnotation,
}

impl ForeignFormat {
    /// The tool of a file that begins with this record. `None` for any other file.
    ///
    /// # Errors
    /// If a tool wrote it in a form that leaves too much out.
    #[expect(clippy::zero_sized_map_values, reason = "the fields of an object are read as a map")]
    pub fn of(record: &JsonRecord) -> Result<Option<Self>, Damage> {
        let Ok(fields) = record.read::<BTreeMap<String, IgnoredAny>>() else { return Ok(None) };
        let has = |names: &[&str]| names.iter().any(|name| fields.contains_key(*name));
        if has(&["schema"]) {
            return Ok(None);
        }
        if has(&["data"]) && has(&["annotations", "completions", "predictions"]) {
            return Ok(Some(Self::LabelStudio));
        }
        if has(&["annotation_id"]) && has(&["annotator"]) {
            let what = "this is Label Studio's JSON-MIN, which leaves out who speaks: export it as JSON";
            return Err(Damage { line: record.line, what: what.to_owned() });
        }
        if has(&["text"]) && has(&["answer", "spans", "_task_hash", "_input_hash"]) {
            return Ok(Some(Self::Prodigy));
        }
        let is_annotation = record.read::<AnnotationType>().is_ok_and(|one| one.is_annotation());
        Ok((is_annotation || has(&["@context"])).then_some(Self::WebAnnotation))
    }

    /// Reads a record of such a file.
    ///
    /// # Errors
    /// If it is damaged.
    pub fn read(self, record: &JsonRecord, file: &mut ForeignFile) -> Result<(), Damage> {
        match self {
            Self::LabelStudio => label_studio::read(record, file),
            Self::Prodigy => prodigy::read(record, file),
            Self::WebAnnotation => web_annotation::read(record, file),
        }
    }

    /// The name of the tool or the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LabelStudio => "Label Studio",
            Self::Prodigy => "Prodigy",
            Self::WebAnnotation => "W3C Web Annotation",
        }
    }
}

/// The type of a record, which is a word or several.
#[derive(Deserialize)]
struct AnnotationType {
    #[serde(rename = "type")]
    kind: serde_json::Value,
}

impl AnnotationType {
    fn is_annotation(&self) -> bool {
        let is_one = |word: &str| matches!(word, "Annotation" | "AnnotationPage" | "AnnotationCollection");
        match &self.kind {
            serde_json::Value::String(word) => is_one(word),
            serde_json::Value::Array(words) => words.iter().filter_map(serde_json::Value::as_str).any(is_one),
            _ => false,
        }
    }
}

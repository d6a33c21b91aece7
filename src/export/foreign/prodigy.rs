//! A task of Prodigy, one line of what `db-out` writes -> the work of its annotator.
//!
//! The format: <https://prodi.gy/docs/api-interfaces>. Offsets count code points. The answer to a task is accept, reject or
//! ignore: what was accepted is as its spans and relations say; of what was rejected it is only clear what was wrong if
//! there was a single span.

use super::fields::number;
use super::label::{LabelMeaning, meaning};
use super::left_out::{LeftOut, LeftOutReason};
use super::region::{LabelledRegion, marks};
use super::work::{ForeignFile, ForeignMark, ForeignMeaning, ForeignPlace, ForeignText, ForeignWork};
use crate::export::json::records::{Damage, JsonRecord};
use crate::review::{Codes, Verdict};
use crate::text::codepoints::PointBytes;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct ProdigyTask {
    text: String,
    spans: Option<Vec<ProdigySpan>>,
    relations: Option<Vec<Value>>,
    /// The choices that were accepted.
    accept: Option<Vec<Value>>,
    answer: Option<String>,
    flagged: Option<bool>,
    #[serde(rename = "_annotator_id")]
    annotator: Option<String>,
    #[serde(rename = "_session_id")]
    session: Option<String>,
    /// Seconds since 1970.
    #[serde(rename = "_timestamp")]
    timestamp: Option<f64>,
}

#[derive(Deserialize)]
struct ProdigySpan {
    start: usize,
    end: usize,
    label: Option<String>,
}

/// Reads a task.
pub(super) fn read(record: &JsonRecord, file: &mut ForeignFile) -> Result<(), Damage> {
    let task: ProdigyTask = record.read()?;
    let left_out = &mut file.left_out;
    let marks = match task.answer.as_deref() {
        Some("accept") => task.marks(left_out),
        Some(answer @ ("reject" | "ignore")) => task.refused(answer, left_out),
        _ => {
            left_out.add(LeftOutReason::Unanswered);
            return Ok(());
        }
    };
    let codes = task.choices();
    let at = task.at();
    file.works.push(ForeignWork {
        reviewer: task.annotator.or(task.session).unwrap_or_else(|| "annotator".to_owned()),
        text: ForeignText::Words(task.text),
        marks,
        codes: (!codes.is_empty()).then_some((codes, at)),
    });
    Ok(())
}

impl ProdigyTask {
    #[expect(clippy::cast_possible_truncation, reason = "a number that is too large becomes the largest")]
    fn at(&self) -> i64 {
        self.timestamp.map_or(0, |seconds| (seconds * 1000.0) as i64)
    }

    /// What an accepted task says.
    fn marks(&self, left_out: &mut LeftOut) -> Vec<ForeignMark> {
        let regions = self.regions();
        let links = self.links(&regions, left_out);
        let mut marks = marks(&regions, &links, left_out);
        if self.flagged == Some(true) {
            for mark in &mut marks {
                if let ForeignMeaning::Quotation(quotation) = &mut mark.meaning {
                    quotation.decision.flagged = true;
                }
            }
        }
        marks
    }

    /// What a rejected or ignored task says: something only if it asked for one quotation.
    fn refused(&self, answer: &str, left_out: &mut LeftOut) -> Vec<ForeignMark> {
        let regions = self.regions();
        let mut marks = match regions.as_slice() {
            [_] => marks(&regions, &[], left_out),
            _ => Vec::new(),
        };
        marks.retain(|mark| matches!(mark.meaning, ForeignMeaning::Quotation(_)));
        if marks.is_empty() {
            let is_rejected = answer == "reject" && !regions.is_empty();
            left_out.add(if is_rejected { LeftOutReason::RejectedTask } else { LeftOutReason::Unanswered });
        }
        for mark in &mut marks {
            if let ForeignMeaning::Quotation(quotation) = &mut mark.meaning {
                let verdict = if answer == "reject" { Verdict::Rejected(None) } else { Verdict::Pending };
                quotation.decision.verdict = verdict;
                quotation.decision.skipped = answer == "ignore";
            }
        }
        marks
    }

    fn regions(&self) -> Vec<LabelledRegion> {
        let points = PointBytes::new(&self.text);
        let region = |span: &ProdigySpan| LabelledRegion {
            place: ForeignPlace {
                points: Some((span.start, span.end)),
                words: points.of(span.start, span.end).map(|place| place.of(&self.text).to_owned()),
                ..ForeignPlace::default()
            },
            labels: span.label.iter().cloned().collect(),
            at: self.at(),
            ..LabelledRegion::default()
        };
        self.spans.iter().flatten().map(region).collect()
    }

    /// The links between regions; the ends of a relation are named by the spans they are in.
    fn links(&self, regions: &[LabelledRegion], left_out: &mut LeftOut) -> Vec<(usize, usize)> {
        let end = |relation: &Value, field: &str| {
            let span = relation.get(field)?;
            let points = number(span, "start").zip(number(span, "end"));
            regions.iter().position(|region| region.place.points == points)
        };
        let mut links = Vec::new();
        for relation in self.relations.iter().flatten() {
            match end(relation, "head_span").zip(end(relation, "child_span")) {
                Some(link) => links.push(link),
                None => left_out.add(LeftOutReason::Link),
            }
        }
        links
    }

    /// The choices that were accepted, as codes of the text.
    fn choices(&self) -> Codes {
        let is_accepted = self.answer.as_deref() == Some("accept");
        let chosen = self.accept.iter().flatten().filter(|_| is_accepted);
        let words = chosen.filter_map(|choice| match choice {
            Value::String(word) => Some(word.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        words.filter(|word| !word.is_empty() && meaning(word) == LabelMeaning::Code).collect()
    }
}

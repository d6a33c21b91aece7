//! A task of Label Studio with its annotations, as its JSON export has them -> the works of its annotators.
//!
//! The format: <https://labelstud.io/guide/task_format>. Offsets count code points. Regions of a text have labels; what is
//! asked of a region (a choice, a line of text) has its identifier; relations link two regions. A line of text or a choice
//! whose name means "speaker" names the speaker.

use super::fields::{moment, number, one_or_many, text, texts};
use super::label::{LabelMeaning, meaning};
use super::left_out::{LeftOut, LeftOutReason};
use super::region::{LabelledRegion, marks};
use super::work::{ForeignFile, ForeignPlace, ForeignText, ForeignWork};
use crate::export::json::records::{Damage, JsonRecord};
use crate::review::Codes;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::collections::HashMap;

#[derive(Deserialize)]
struct StudioTask {
    data: Value,
    annotations: Option<Vec<StudioAnnotation>>,
    /// As older versions call them.
    completions: Option<Vec<StudioAnnotation>>,
    predictions: Option<Vec<IgnoredAny>>,
}

#[derive(Deserialize)]
struct StudioAnnotation {
    #[serde(default)]
    result: Vec<StudioResult>,
    /// A number, or a user with a name and an address.
    completed_by: Option<Value>,
    was_cancelled: Option<bool>,
    created_at: Option<String>,
    updated_at: Option<String>,
}

#[derive(Deserialize)]
struct StudioResult {
    id: Option<String>,
    from_name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    value: Value,
    from_id: Option<String>,
    to_id: Option<String>,
}

/// Reads a task.
pub(super) fn read(record: &JsonRecord, file: &mut ForeignFile) -> Result<(), Damage> {
    let task: StudioTask = record.read()?;
    let predictions = task.predictions.as_ref().map_or(0, Vec::len);
    file.left_out.add_many(LeftOutReason::Prediction, predictions);
    let annotations: Vec<StudioAnnotation> =
        task.annotations.into_iter().chain(task.completions).flatten().collect();
    if annotations.is_empty() {
        file.left_out.add(LeftOutReason::Unanswered);
    }
    let text = text_of(&task.data);
    for annotation in annotations {
        if annotation.was_cancelled == Some(true) {
            file.left_out.add(LeftOutReason::Unanswered);
            continue;
        }
        file.works.push(annotation.work(&text, &mut file.left_out));
    }
    Ok(())
}

/// The text of a task: its field "text", otherwise the longest text in it. That of a web page is in no form in which its
/// regions could be found.
fn text_of(data: &Value) -> ForeignText {
    let strings = data.as_object().into_iter().flat_map(|fields| fields.values()).filter_map(Value::as_str);
    let named = data.get("text").and_then(Value::as_str);
    match named.or_else(|| strings.max_by_key(|text| text.len())) {
        Some(text) if !text.trim_start().starts_with('<') => ForeignText::Words(text.to_owned()),
        _ => ForeignText::Elsewhere { hash: None, address: None },
    }
}

impl StudioAnnotation {
    fn work(self, text: &ForeignText, left_out: &mut LeftOut) -> ForeignWork {
        let at = moment(self.updated_at.as_deref().or(self.created_at.as_deref()));
        let mut reading = StudioReading { at, ..StudioReading::default() };
        // What is asked of a region may stand before it.
        let (regions, others): (Vec<StudioResult>, Vec<StudioResult>) =
            self.result.into_iter().partition(StudioResult::is_region);
        for region in regions {
            reading.region(region);
        }
        for other in &others {
            reading.take(other, left_out);
        }
        ForeignWork {
            text: text.clone(),
            reviewer: reviewer(self.completed_by.as_ref()),
            marks: marks(&reading.regions, &reading.links, left_out),
            codes: (!reading.codes.is_empty()).then_some((reading.codes, at)),
        }
    }
}

/// The name of an annotator.
fn reviewer(completed_by: Option<&Value>) -> String {
    let Some(user) = completed_by else { return "annotator".to_owned() };
    let words: Vec<&str> = ["first_name", "last_name"].iter().filter_map(|field| text(user, field)).collect();
    let named = (!words.is_empty()).then(|| words.join(" "));
    let address = || ["email", "username"].iter().find_map(|field| text(user, field)).map(str::to_owned);
    let number = || user.as_u64().or_else(|| user.get("id")?.as_u64()).map(|id| format!("annotator {id}"));
    let word = || user.as_str().map(str::to_owned);
    named.or_else(address).or_else(number).or_else(word).unwrap_or_else(|| "annotator".to_owned())
}

impl StudioResult {
    fn is_region(&self) -> bool {
        matches!(self.kind.as_deref(), Some("labels" | "hypertextlabels"))
    }
}

/// What has been read of an annotation.
#[derive(Default)]
struct StudioReading {
    at: i64,
    regions: Vec<LabelledRegion>,
    by_id: HashMap<String, usize>,
    links: Vec<(usize, usize)>,
    /// The codes of the whole text.
    codes: Codes,
}

impl StudioReading {
    fn region(&mut self, result: StudioResult) {
        let value = &result.value;
        let labels = ["labels", "hypertextlabels"].iter().flat_map(|field| texts(value, field));
        let place = ForeignPlace {
            points: number(value, "start").zip(number(value, "end")),
            words: value.get("text").and_then(Value::as_str).map(str::to_owned),
            ..ForeignPlace::default()
        };
        let region = LabelledRegion {
            place,
            labels: labels.map(str::to_owned).collect(),
            at: self.at,
            ..LabelledRegion::default()
        };
        if let Some(id) = result.id {
            self.by_id.insert(id, self.regions.len());
        }
        self.regions.push(region);
    }

    fn take(&mut self, result: &StudioResult, left_out: &mut LeftOut) {
        match result.kind.as_deref() {
            Some("relation") => {
                let end = |id: &Option<String>| self.by_id.get(id.as_ref()?).copied();
                match end(&result.from_id).zip(end(&result.to_id)) {
                    Some(link) => self.links.push(link),
                    None => left_out.add(LeftOutReason::Link),
                }
            }
            Some(kind @ ("choices" | "taxonomy" | "textarea")) => self.answer(kind, result),
            Some("rating" | "number" | "datetime" | "pairwise") => left_out.add(LeftOutReason::Other),
            _ => left_out.add(LeftOutReason::NotText),
        }
    }

    /// An answer that was asked for: of a region, otherwise of the whole text.
    fn answer(&mut self, kind: &str, result: &StudioResult) {
        let answers: Vec<String> = match kind {
            // A taxonomy has the way from its root to each choice.
            "taxonomy" => one_or_many(result.value.get("taxonomy"))
                .filter_map(|path| one_or_many(Some(path)).last()?.as_str())
                .map(str::to_owned)
                .collect(),
            "choices" => texts(&result.value, "choices").into_iter().map(str::to_owned).collect(),
            _ => texts(&result.value, "text").into_iter().map(str::to_owned).collect(),
        };
        let asks_for_speaker = result.from_name.as_deref().map(meaning) == Some(LabelMeaning::Speaker);
        let at = result.id.as_ref().and_then(|id| self.by_id.get(id));
        match at.and_then(|at| self.regions.get_mut(*at)) {
            Some(region) if asks_for_speaker => region.speaker = answers.into_iter().next(),
            // Several lines of text may be asked for.
            Some(region) if kind == "textarea" => {
                let said = [std::mem::take(&mut region.note), answers.join("\n")];
                region.note =
                    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n");
            }
            Some(region) => region.labels.extend(answers),
            None if kind != "textarea" => self.codes.extend(answers),
            None => {}
        }
    }
}

//! An audit -> one JSON object.

use super::audit_report::AuditReport;
use super::sections::{FIRST_VOICES, sections};
use crate::audit::{MeasuredAccuracy, Measures, SpeakerShare, measured};
use crate::export::escape;
use serde::Serialize;
use std::collections::BTreeMap;

/// The object, on one line.
#[must_use]
pub fn json(report: AuditReport<'_>) -> String {
    let groups = report.audit.groups.iter();
    escape::line(&AuditJson {
        counted: report.counted,
        compared: (!report.compared.is_empty()).then_some(report.compared),
        months: report
            .audit
            .months
            .iter()
            .map(|(month, quotations)| MonthJson { month, quotations: *quotations })
            .collect(),
        measured: measured()
            .into_iter()
            .map(|MeasuredAccuracy { kind, news, f1 }| MeasuredJson { kind, news, f1: f64::from(f1) / 100.0 })
            .collect(),
        all: MeasuresJson::new(&report.audit.all, report.top),
        groups: groups
            .map(|group| GroupJson {
                name: &group.name,
                measures: MeasuresJson::new(&group.measures, report.top),
            })
            .collect(),
    })
}

#[derive(Serialize)]
struct AuditJson<'a> {
    counted: &'a str,
    compared: Option<&'a str>,
    months: Vec<MonthJson<'a>>,
    /// How often the program names the right speaker in annotated news.
    measured: Vec<MeasuredJson>,
    all: MeasuresJson<'a>,
    groups: Vec<GroupJson<'a>>,
}

#[derive(Serialize)]
struct MeasuredJson {
    kind: &'static str,
    news: &'static str,
    f1: f64,
}

#[derive(Serialize)]
struct MonthJson<'a> {
    month: &'a str,
    quotations: usize,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    name: &'a str,
    #[serde(flatten)]
    measures: MeasuresJson<'a>,
}

#[derive(Serialize)]
struct MeasuresJson<'a> {
    articles: usize,
    articles_with_speakers: usize,
    articles_with_single_speaker: usize,
    speakers: usize,
    quotations: usize,
    words: usize,
    reviewed: usize,
    decided: usize,
    right: usize,
    by: BTreeMap<&'static str, Vec<ClassJson<'a>>>,
    first_voices: BTreeMap<&'static str, Vec<VoiceJson<'a>>>,
    most_quoted: Vec<SpeakerShareJson<'a>>,
    named_words: usize,
    top_ten_words: usize,
}

#[derive(Serialize)]
struct ClassJson<'a> {
    class: &'a str,
    speakers: usize,
    quotations: usize,
    words: usize,
}

#[derive(Serialize)]
struct VoiceJson<'a> {
    class: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct SpeakerShareJson<'a> {
    name: &'a str,
    kind: &'static str,
    articles: usize,
    quotations: usize,
    words: usize,
}

impl<'a> MeasuresJson<'a> {
    fn new(measures: &'a Measures, top: usize) -> Self {
        let classes = sections(measures).map(|section| {
            let classes = section.counts.iter().map(|(class, count)| ClassJson {
                class,
                speakers: count.speakers,
                quotations: count.quotations,
                words: count.words,
            });
            (section.name, classes.collect())
        });
        let voices = FIRST_VOICES.iter().zip(&measures.first_voices).map(|((name, _), voices)| {
            (*name, voices.iter().map(|(class, articles)| VoiceJson { class, articles: *articles }).collect())
        });
        Self {
            articles: measures.articles,
            articles_with_speakers: measures.with_speakers,
            articles_with_single_speaker: measures.single_speaker,
            speakers: measures.total.speakers,
            quotations: measures.total.quotations,
            words: measures.total.words,
            reviewed: measures.reviewed,
            decided: measures.decided,
            right: measures.right,
            by: classes.into_iter().collect(),
            first_voices: voices.collect(),
            most_quoted: measures.speakers.iter().take(top).map(SpeakerShareJson::new).collect(),
            named_words: measures.named_words,
            top_ten_words: measures.top_ten_words,
        }
    }
}

impl<'a> SpeakerShareJson<'a> {
    fn new(speaker: &'a SpeakerShare) -> Self {
        let SpeakerShare { name, sort, articles, quotations, words } = speaker;
        Self { name, kind: sort.label(), articles: *articles, quotations: *quotations, words: *words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::audit::audit_report::sample::audited;

    #[test]
    fn the_object_has_the_measures_of_all_and_of_each_group() {
        let audit = audited();
        let line = json(AuditReport { audit: &audit, compared: "outlet", counted: "", top: 1 });
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["all"]["words"], 23);
        assert_eq!(read["all"]["by"]["gender"][0]["class"], "women");
        assert_eq!(read["groups"][0]["name"], "The Coast Post");
        assert_eq!(read["groups"][0]["by"]["role"][0]["words"], 8);
        assert_eq!(read["all"]["most_quoted"][0]["name"], "Ana Lopes");
        assert_eq!(read["months"][1]["month"], "2026-11");
        assert_eq!(read["measured"][0]["f1"], 0.93);
    }
}

//! Measures -> the sections that every form of the report shows, with their headings and notes.

use super::audit_report::AuditReport;
use super::bar::{part_of, percent};
use crate::audit::{Counts, Measures, measured};
use crate::text::phrase::{counted, grouped};

/// A breakdown.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    /// Its name in tables: "role".
    pub name: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What a reader must know of it. May be empty.
    pub note: &'static str,
    /// The classes, in the order in which they are shown.
    pub counts: &'a Counts,
}

/// The breakdowns, in the order of the report.
#[must_use]
pub fn sections(measures: &Measures) -> [Section<'_>; 5] {
    [
        Section { name: "kind", heading: "Who is quoted", note: "", counts: &measures.by_sort },
        Section {
            name: "role",
            heading: "In what role",
            note: "People and unnamed speakers, by how the article describes them.",
            counts: &measures.by_role,
        },
        Section {
            name: "gender",
            heading: "Women and men",
            note: "People, only if the text says so by a title, noun or pronoun, never by name.",
            counts: &measures.by_gender,
        },
        Section {
            name: "country",
            heading: "From which country",
            note: "Governments, and speakers whose role or name names a country.",
            counts: &measures.by_country,
        },
        Section {
            name: "quotation",
            heading: "How they are quoted",
            note: "",
            counts: &measures.by_quotation,
        },
    ]
}

/// The names of the three lists of first voices.
pub const FIRST_VOICES: [(&str, &str); 3] = [
    ("first_voice_kind", "First voice, by kind"),
    ("first_voice_role", "First voice, by role"),
    ("first_voice_gender", "First voice, women and men"),
];

/// The numbers above the sections, a sentence each.
#[must_use]
pub fn summary(report: AuditReport<'_>) -> Vec<String> {
    let all = &report.audit.all;
    let total = all.total;
    let mut lines = vec![
        format!(
            "{}: {}, {}, {}",
            report.counted,
            counted(all.articles, "article", "articles"),
            counted(total.quotations, "quotation", "quotations"),
            counted(total.words, "word", "words")
        ),
        format!(
            "{}, each counted once per article; {} quote only one speaker",
            counted(total.speakers, "speaker", "speakers"),
            part_of(all.single_speaker, all.with_speakers, "articles")
        ),
        format!(
            "The ten most quoted names have {}",
            part_of(all.top_ten_words, all.named_words, "words of named speakers")
        ),
    ];
    lines.extend(reliability(all));
    lines
}

/// What is known of how far the counts can be trusted: by reviewers of these articles, and on annotated news.
fn reliability(measures: &Measures) -> [String; 3] {
    let reviewed = part_of(measures.reviewed, measures.total.quotations, "quotations");
    let right = if measures.decided == 0 {
        "No quotation here has been decided by a reviewer, so it is not known how often the program is right about these \
         articles"
            .to_owned()
    } else {
        format!(
            "Of the {} that reviewers decided, the program was right about {} ({})",
            counted(measures.decided, "quotation", "quotations"),
            grouped(measures.right),
            percent(measures.right, measures.decided)
        )
    };
    [format!("Accepted by reviewers: {reviewed}"), right, elsewhere()]
}

/// "On annotated news, the right speaker: direct and partial 93% to 96%, reported 73% to 80% (F1; see “Accuracy” in the README)".
fn elsewhere() -> String {
    let figures = measured();
    let kinds = figures.chunk_by(|one, other| one.kind == other.kind).map(|kind| {
        let f1 = || kind.iter().map(|figure| figure.f1);
        let (least, most) = (f1().min().unwrap_or_default(), f1().max().unwrap_or_default());
        format!("{} {least}% to {most}%", kind.first().map_or("", |figure| figure.kind))
    });
    let kinds: Vec<String> = kinds.collect();
    format!(
        "On annotated news, quotations with the right speaker: {} (F1; see “Accuracy” in the README)",
        kinds.join(", ")
    )
}

/// "12 articles, 340 words".
pub(super) fn size(measures: &Measures) -> String {
    format!(
        "{}, {}, {}",
        counted(measures.articles, "article", "articles"),
        counted(measures.total.quotations, "quotation", "quotations"),
        counted(measures.total.words, "word", "words")
    )
}

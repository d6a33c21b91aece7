//! Who is quoted in the library -> a page with bars: the same counts as `pullquote audit`.

use crate::audit::{
    Audit, AuditGroup, Count, GroupBy, Measures, RoleWords, audit, belongs_to, only_reviewed,
};
use crate::error::Result;
use crate::export::audit::{AuditReport, FIRST_VOICES, Section, group_lines, sections, summary};
use crate::library::{AuditFilter, Completeness, Index};
use crate::text::phrase::{grouped, one_line};
use crate::tui::state::library::report_page::{
    AuditGroupFilter, AuditQuestion, CountedQuotations, ReportBuilder, ReportEntry, ReportPage, ReportTarget,
};

/// This many speakers are listed; the command lists more with `--top`.
const TOP: usize = 30;
/// The columns of classes: each speaker counts once per article.
const SPEAKERS: [&str; 3] = ["speakers", "quotations", "words"];
/// This many countries.
const MAX_COUNTRIES: usize = 15;

pub(super) fn page(index: &Index<'_>, asked: &AuditQuestion, roles: &RoleWords) -> Result<ReportPage> {
    if let Some(fault) = index.fault(&asked.typed, Completeness::Typing)? {
        return Ok(ReportPage { title: title(asked), nothing: fault.to_string(), ..ReportPage::default() });
    }
    let filter = AuditFilter { query: asked.typed.clone(), ..AuditFilter::default() };
    let mut articles = index.audited(&filter)?;
    if let Some(group) = &asked.group {
        articles.retain(|article| belongs_to(article, group.by, &group.name));
    }
    let articles = match asked.counted {
        CountedQuotations::All => articles,
        CountedQuotations::Reviewed => only_reviewed(articles),
    };
    let found = audit(&articles, asked.by, roles);
    Ok(drawn(&found, asked))
}

fn drawn(found: &Audit, asked: &AuditQuestion) -> ReportPage {
    let counted = match asked.counted {
        CountedQuotations::All => "All quotations",
        CountedQuotations::Reviewed => "Accepted quotations",
    };
    let report = AuditReport { audit: found, compared: "", counted, top: TOP };
    let mut notes = summary(report).into_iter();
    let totals = notes.next().map(|line| totals(&line)).unwrap_or_default();
    let begun = ReportPage {
        title: title(asked),
        totals,
        notes: notes.collect(),
        nothing: "no quotations to count".to_owned(),
        ..ReportPage::default()
    };
    if found.all.total.quotations == 0 {
        return begun;
    }
    let mut page = ReportBuilder::new(begun);
    if let Some(by) = asked.by {
        let heading = format!("By {}", by.word());
        page = page
            .section((&heading, "Enter counts one of them alone."), 1, groups(found, by))
            .columns(&SPEAKERS);
    }
    for section in sections(&found.all) {
        page = page.section((section.heading, section.note), 1, classes(&section)).columns(&SPEAKERS);
    }
    for ((_, title), voices) in FIRST_VOICES.iter().zip(&found.all.first_voices) {
        page = page
            .section((title, "Articles by their first speaker."), 1, first_voices(voices))
            .columns(&["articles"]);
    }
    page.section(("Most quoted", "Enter lists what a speaker said."), 1, speakers(&found.all))
        .columns(&["articles", "quotations", "words"])
        .build()
}

/// "All quotations: 2 articles, 9 quotations" -> what is counted, part by part: the title says of which quotations.
fn totals(line: &str) -> Vec<String> {
    let counts = line.split_once(": ").map_or(line, |(_, counts)| counts);
    counts.split(", ").map(str::to_owned).collect()
}

/// "by outlet, reviewed only, Coast Post".
fn title(asked: &AuditQuestion) -> String {
    let mut parts = Vec::new();
    parts.extend(asked.by.map(|by| format!("by {}", by.word())));
    parts.extend(
        (asked.counted == CountedQuotations::Reviewed).then(|| "accepted quotations only".to_owned()),
    );
    parts.extend(asked.group.as_ref().map(|group| one_line(&group.name)));
    parts.extend(Some(asked.typed.trim().to_owned()).filter(|typed| !typed.is_empty()));
    parts.join(", ")
}

fn classes(section: &Section<'_>) -> Vec<ReportEntry> {
    let words: usize = section.counts.iter().map(|(_, count)| count.words).sum();
    let most = if section.name == "country" { MAX_COUNTRIES } else { usize::MAX };
    let entry = |(class, count): &(String, Count)| entry(class, *count, words);
    section.counts.iter().take(most).map(entry).collect()
}

fn entry(label: &str, count: Count, words: usize) -> ReportEntry {
    ReportEntry {
        label: label.to_owned(),
        numbers: [count.speakers, count.quotations, count.words].map(grouped).to_vec(),
        share: Some((count.words, words)),
        ..ReportEntry::default()
    }
}

fn first_voices(voices: &[(String, usize)]) -> Vec<ReportEntry> {
    let all: usize = voices.iter().map(|(_, articles)| articles).sum();
    let entry = |(class, articles): &(String, usize)| ReportEntry {
        label: class.clone(),
        numbers: vec![grouped(*articles), String::new(), String::new()],
        share: Some((*articles, all)),
        ..ReportEntry::default()
    };
    voices.iter().map(entry).collect()
}

fn speakers(all: &Measures) -> Vec<ReportEntry> {
    let entry = |speaker: &crate::audit::SpeakerShare| ReportEntry {
        label: speaker.name.clone(),
        numbers: [speaker.articles, speaker.quotations, speaker.words].map(grouped).to_vec(),
        share: Some((speaker.words, all.named_words)),
        facts: vec!["The bar is the share of all words of named speakers.".to_owned()],
        opens: Some(ReportTarget::Speaker(speaker.name.clone())),
        ..ReportEntry::default()
    };
    all.speakers.iter().take(TOP).map(entry).collect()
}

fn groups(found: &Audit, by: GroupBy) -> Vec<ReportEntry> {
    let words = found.groups.iter().map(|group| group.measures.total.words).sum();
    let entry = |group: &AuditGroup| ReportEntry {
        facts: group_lines(group),
        opens: by
            .divides_articles()
            .then(|| ReportTarget::Group(AuditGroupFilter { by, name: group.name.clone() })),
        ..entry(&group.name, group.measures.total, words)
    };
    found.groups.iter().map(entry).collect()
}

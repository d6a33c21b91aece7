//! The statements that several articles quote -> a page: one section a statement, the first by date at its head.

use crate::error::Result;
use crate::export::repeats::{printed, relation, summary};
use crate::export::versions::marked;
use crate::library::{Index, RepeatedQuotation, RepeatedStatement};
use crate::text::phrase::counted;
use crate::tui::state::library::report_page::{
    RepeatsQuestion, ReportBuilder, ReportEntry, ReportPage, ReportTarget,
};
use crate::versions::WordsRelation;

pub(super) fn page(index: &Index<'_>, asked: RepeatsQuestion) -> Result<ReportPage> {
    let mut found = index.repeats()?;
    let all = found.len();
    let altered = found.iter().filter(|statement| statement.altered > 0).count();
    if asked == RepeatsQuestion::Altered {
        found.retain(|statement| statement.altered > 0);
    }
    let mut page = ReportBuilder::new(ReportPage {
        title: if asked == RepeatsQuestion::Altered {
            "altered words only".to_owned()
        } else {
            String::new()
        },
        totals: vec![counted(all, "statement", "statements"), format!("{altered} with altered words")],
        nothing: "no words are quoted more than once".to_owned(),
        ..ReportPage::default()
    });
    for statement in &found {
        page = page.section((&summary(statement), ""), 2, entries(statement));
    }
    Ok(page.build())
}

fn entries(statement: &RepeatedStatement) -> Vec<ReportEntry> {
    let all = statement.quotations.iter().enumerate();
    all.map(|one| entry(one, statement)).collect()
}

fn entry((at, one): (usize, &RepeatedQuotation), statement: &RepeatedStatement) -> ReportEntry {
    let first = statement.quotations.first().map(|first| first.words.as_str()).unwrap_or_default();
    let words = match one.relation {
        WordsRelation::Same => one.words.clone(),
        _ => marked((first, &one.words), &one.differences),
    };
    let speaker = if one.speaker.is_empty() { "no speaker" } else { &one.speaker };
    let other = if one.has_other_speaker { ", another speaker" } else { "" };
    let version = one.version.map(|number| format!(", only version {number}")).unwrap_or_default();
    // Where a row has too little room, the end of the title is cut, and not when and where it was printed.
    let article = format!("{}: {}{version}", printed(one), one.title);
    let mut facts = vec![format!("— {speaker}{other}"), article.clone()];
    let mut flags: Vec<_> = one.differences.iter().filter_map(|word| word.flag).collect();
    flags.sort_unstable();
    flags.dedup();
    if one.relation == WordsRelation::Altered && !flags.is_empty() {
        let flags: Vec<&str> = flags.iter().map(|flag| flag.word()).collect();
        facts.insert(1, format!("differs in a {}", flags.join(", a ")));
    }
    ReportEntry {
        label: relation((at, one), statement).to_owned(),
        aside: format!("{article}{other}"),
        words: format!("“{words}”"),
        facts,
        opens: Some(ReportTarget::Article { id: one.article, title: one.title.clone(), byte: one.place }),
        ..ReportEntry::default()
    }
}

//! `pullquote library list`: the articles, how far each is reviewed, and where it came from.

use super::looked_up;
use super::page::{self, counted};
use crate::cli::{FoundFormat, List, ListOnly, ListSort};
use crate::command::Outcome;
use crate::error::Result;
use crate::export;
use crate::library::{Listed, Only, Sort, Wanted};
use crate::review::queue::ReviewProgress;
use crate::text::date;
use std::path::Path;

pub(super) fn list(asked: &List, folder: &Path) -> Result<Outcome> {
    let wanted = Wanted { sort: sort(asked.sort), only: only(asked.only), words: asked.words.join(" ") };
    looked_up(folder, |index| {
        let listed = index.list(&wanted)?;
        let page = match asked.format {
            FoundFormat::Json => export::library::list(&listed) + "\n",
            FoundFormat::Text => page(&listed),
        };
        Ok((page, if listed.is_empty() { Outcome::NothingFound } else { Outcome::Done }))
    })
}

fn sort(asked: ListSort) -> Sort {
    match asked {
        ListSort::Review => Sort::ToReview,
        ListSort::Title => Sort::Title,
        ListSort::Added => Sort::Added,
        ListSort::Decided => Sort::Decided,
        ListSort::Quotations => Sort::Quotations,
    }
}

fn only(asked: ListOnly) -> Only {
    match asked {
        ListOnly::All => Only::All,
        ListOnly::Review => Only::ToReview,
        ListOnly::Done => Only::Done,
        ListOnly::Flagged => Only::Flagged,
    }
}

fn page(listed: &[Listed]) -> String {
    let mut page = String::new();
    let quotations = listed.iter().filter_map(|article| article.quotations).map(|counted| counted.all).sum();
    let left: usize = listed.iter().map(Listed::left).sum();
    let summary = format!(
        "{}, {}, {left} to review",
        counted(listed.len(), "article", "articles"),
        counted(quotations, "quotation", "quotations")
    );
    page::push(&mut page, "", &summary);
    for article in listed {
        page.push('\n');
        page::push(&mut page, &format!("{:>4}. ", article.id.0), &article.title);
        page::push(&mut page, "      ", &progress(article));
        page::push(&mut page, "      ", &times(article));
        if let Some(source) = &article.source {
            page::push(&mut page, "      ", source);
        }
    }
    page
}

/// "6 quotations: 2 accepted, 1 rejected, 3 to review; PE CL".
fn progress(article: &Listed) -> String {
    let Some(progress) = article.quotations else { return "not counted yet".to_owned() };
    let ReviewProgress { accepted, edited, rejected, skipped, flagged, .. } = progress;
    let states = [
        (accepted, "accepted"),
        (edited, "edited"),
        (rejected, "rejected"),
        (progress.left(), "to review"),
        (skipped, "skipped"),
        (flagged, "flagged"),
        (article.orphans, "without a place"),
    ];
    let told: Vec<String> = states
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let all = counted(progress.all, "quotation", "quotations");
    let states = if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) };
    let countries = article.countries.join(" ");
    let semicolon = if countries.is_empty() { "" } else { "; " };
    format!("{all}{states}{semicolon}{countries}")
}

fn times(article: &Listed) -> String {
    let added = format!("added {}", date::day(article.added_at));
    let Some(at) = article.decided_at else { return added };
    format!("{added}, last decided {} by {}", date::day(at), article.reviewers.join(", "))
}

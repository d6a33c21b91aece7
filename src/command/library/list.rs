//! `pullquote library list`: articles with the progress of their review and their files.

use super::answer::print_answer;
use super::edit;
use super::lists;
use super::page;
use crate::cli::{AnswerFormat, ListArgs};
use crate::command::query::query;
use crate::command::{Outcome, User};
use crate::error::Result;
use crate::export;
use crate::export::citation;
use crate::lexicon::countries;
use crate::library::{IdentityFilter, ListOrder, ListQuery, ListedArticle};
use crate::review::queue::ReviewProgress;
use crate::text::date;
use crate::text::phrase::counted;
use clap::ValueEnum;

pub(super) fn list(args: &ListArgs, user: &User) -> Result<Outcome> {
    let identity = IdentityFilter {
        author: args.author.clone(),
        outlet: args.outlet.clone(),
        from: day(args.from.as_deref())?,
        to: day(args.to.as_deref())?,
    };
    lists::save(args.save.as_deref(), &args.words, user)?;
    print_answer(&user.folder, |index| {
        let words = query(index, &args.words)?;
        let query = ListQuery { sort: args.sort, only: args.only, words, identity };
        let listed = index.list(&query)?;
        let page = match args.format {
            AnswerFormat::Json => export::library::list(&listed) + "\n",
            AnswerFormat::Text => page(&listed, args.sort),
        };
        Ok((page, if listed.is_empty() { Outcome::NothingFound } else { Outcome::Done }))
    })
}

/// The day that was typed, `YYYY-MM-DD`.
fn day(typed: Option<&str>) -> Result<Option<String>> {
    let date = typed.map(edit::date).transpose()?;
    Ok(date.and_then(|date| date.get(.."2026-11-03".len()).map(str::to_owned)))
}

fn page(listed: &[ListedArticle], order: ListOrder) -> String {
    let mut page = String::new();
    let quotations = listed.iter().filter_map(|article| article.quotations).map(|counted| counted.all).sum();
    let left: usize = listed.iter().map(ListedArticle::left).sum();
    let summary = format!(
        "{}, {}, {left} pending",
        counted(listed.len(), "article", "articles"),
        counted(quotations, "quotation", "quotations")
    );
    page::push(&mut page, "", &summary);
    if let Some(order) = order.to_possible_value().filter(|_| listed.len() > 1) {
        let said = order.get_help().map(ToString::to_string).unwrap_or_default();
        let said = said.strip_prefix("By ").map_or(said.clone(), |by| format!("Sorted by {by}"));
        page::push(&mut page, "", &format!("{said}; --sort chooses another order"));
    }
    for article in listed {
        page.push('\n');
        page::push(&mut page, &format!("{:>4}. ", article.id.0), &article.title);
        let citation = citation::citation(&article.identity);
        if !citation.is_empty() {
            page::push(&mut page, "      ", &citation.join(", "));
        }
        if let Some(partial) = article.partial {
            page::push(&mut page, "      ", partial.short());
        }
        page::push(&mut page, "      ", &progress(article));
        page::push(&mut page, "      ", &times(article));
        if let Some(source) = &article.source {
            page::push(&mut page, "      ", source);
        }
    }
    page
}

/// "6 quotations: 2 accepted, 1 rejected, 3 pending; Peru, Chile".
fn progress(article: &ListedArticle) -> String {
    let Some(progress) = article.quotations else { return "not counted yet".to_owned() };
    let ReviewProgress { accepted, edited, rejected, skipped, flagged, .. } = progress;
    let pending =
        if skipped > 0 { format!("pending ({skipped} of them skipped)") } else { "pending".to_owned() };
    let states = [
        (accepted, "accepted"),
        (edited, "edited"),
        (rejected, "rejected"),
        (progress.left(), pending.as_str()),
        (flagged, "flagged"),
        (article.orphans, "whose text no longer exists"),
    ];
    let counts: Vec<String> = states
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let all = counted(progress.all, "quotation", "quotations");
    let states = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let countries =
        article.countries.iter().map(|code| countries::name_of(code)).collect::<Vec<_>>().join(", ");
    let semicolon = if countries.is_empty() { "" } else { "; " };
    format!("{all}{states}{semicolon}{countries}")
}

fn times(article: &ListedArticle) -> String {
    let added = format!("added {}", date::day(article.added_at));
    let Some(at) = article.decided_at else { return added };
    format!("{added}, last decided {} by {}", date::day(at), article.reviewers.join(", "))
}

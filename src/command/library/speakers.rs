//! `pullquote library speakers`: all speakers, or everything one of them said.

use super::answer::print_answer;
use super::page::{self, share};
use crate::analysis::QuotationKind;
use crate::cli::{AnswerFormat, SpeakersArgs};
use crate::command::Outcome;
use crate::error::Result;
use crate::export;
use crate::library::{ArticleShare, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerTotals};
use crate::text::date;
use crate::text::phrase::counted;
use std::path::Path;

pub(super) fn speakers(args: &SpeakersArgs, folder: &Path) -> Result<Outcome> {
    let name = args.name.join(" ");
    if name.is_empty() {
        return print_answer(folder, |index| {
            let speakers = index.speakers()?;
            let page = match args.format {
                AnswerFormat::Text => everybody(&speakers),
                AnswerFormat::Json => export::library::speakers(&speakers) + "\n",
            };
            Ok((page, Outcome::Done))
        });
    }
    print_answer(folder, |index| {
        let found = index.speaker(&name)?;
        let page = match args.format {
            AnswerFormat::Text => card(&name, &found),
            AnswerFormat::Json => export::library::card(&found) + "\n",
        };
        Ok((page, if found.quotations.is_empty() { Outcome::NothingFound } else { Outcome::Done }))
    })
}

fn everybody(speakers: &SpeakerList) -> String {
    let mut page = String::new();
    for (heading, speakers) in [("Speakers", &speakers.named), ("Without a name", &speakers.unnamed)] {
        page::push(&mut page, "", &format!("{heading} ({})", speakers.len()));
        for speaker in speakers {
            page::push(&mut page, "  ", &format!("{}: {}", speaker.name, amount(speaker)));
        }
        page.push('\n');
    }
    page::push(&mut page, "", &format!("Without a speaker: {}", amount(&speakers.without_speaker)));
    page
}

/// "8 quotations, 120 words, 3 articles".
fn amount(speaker: &SpeakerTotals) -> String {
    format!(
        "{}, {}, {}",
        counted(speaker.quotations, "quotation", "quotations"),
        counted(speaker.words, "word", "words"),
        counted(speaker.articles, "article", "articles")
    )
}

/// If nobody with this name speaks, lists only others with the same surname.
fn card(name: &str, card: &SpeakerCard) -> String {
    let mut page = String::new();
    let summary = format!(
        "{name}: {}, {}, {} of all quoted words",
        counted(card.quotations.len(), "quotation", "quotations"),
        counted(card.words, "word", "words"),
        percent(card.words, card.all_words)
    );
    page::push(&mut page, "", &summary);
    for (heading, speakers) in [("counted", &card.spellings), ("not counted (same surname)", &card.others)] {
        for speaker in speakers {
            page::push(&mut page, "  ", &format!("{heading}: {}, {}", speaker.name, amount(speaker)));
        }
    }
    for share in &card.articles {
        page.push('\n');
        page::push(&mut page, &format!("{:>4}. ", share.article.0), &share.title);
        page::push(&mut page, "      ", &part(share));
        for said in card.quotations.iter().filter(|said| said.article == share.article) {
            page::push(&mut page, &format!("{:>8}. ", said.number), &quoted(said));
        }
    }
    page
}

fn part(share: &ArticleShare) -> String {
    format!(
        "added {}; {} of {}, {}",
        date::day(share.added_at),
        share.words,
        counted(share.all_words, "quoted word", "quoted words"),
        percent(share.words, share.all_words)
    )
}

fn percent(part: usize, whole: usize) -> String {
    format!("{}%", share(part, whole))
}

fn quoted(said: &SpeakerQuotation) -> String {
    let (open, close) = QuotationKind::from_word(&said.kind).unwrap_or(QuotationKind::Direct).printed_marks();
    let checked = if said.verification == "unchecked" { "" } else { said.verification.as_str() };
    let comma = if checked.is_empty() { "" } else { ", " };
    format!("{open}{}{close} — {}, {}{comma}{checked}", said.content, said.speaker, said.state)
}

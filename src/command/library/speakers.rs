//! `pullquote library speakers`: all speakers, or everything one of them said.

use super::answer::print_answer;
use super::page::{self, share};
use crate::analysis::QuotationKind;
use crate::cli::{AnswerFormat, SpeakersArgs};
use crate::command::Outcome;
use crate::command::printing::report;
use crate::error::{Error, Result};
use crate::export;
use crate::library::{
    ArticleShare, Library, MonthShare, OutletShare, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerTotals,
};
use crate::text::phrase::{counted, listed};
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
        let is_unknown = found.quotations.is_empty() && found.others.is_empty() && found.spellings.is_empty();
        if is_unknown && args.format == AnswerFormat::Text {
            report(&Error::new(no_such_speaker(&name)));
            return Ok((String::new(), Outcome::NothingFound));
        }
        let page = match args.format {
            AnswerFormat::Text => card(&name, &found),
            AnswerFormat::Json => export::library::card(&found) + "\n",
        };
        Ok((page, if found.quotations.is_empty() { Outcome::NothingFound } else { Outcome::Done }))
    })
}

/// Everything a speaker said, in lines; why not, if the library cannot be read.
pub(in crate::command) fn speaker_card(name: &str, library: &mut Library) -> Vec<String> {
    let found = library.refresh_all().and_then(|index| index.speaker(name));
    let page = found.map_or_else(|error| error.to_string(), |found| card(name, &found));
    page.lines().map(str::to_owned).collect()
}

fn everybody(speakers: &SpeakerList) -> String {
    let mut page = String::new();
    for (heading, speakers) in [("Speakers", &speakers.named), ("Without a name", &speakers.unnamed)] {
        page::push(&mut page, "", &format!("{heading} ({})", speakers.len()));
        for speaker in speakers {
            let also = listed(speaker.also.iter().map(String::as_str));
            let also = if also.is_empty() { also } else { format!(" (also {also})") };
            page::push(&mut page, "  ", &format!("{}{also}: {}", speaker.name, amount(speaker)));
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

fn no_such_speaker(name: &str) -> String {
    format!("no speaker named {name} is in the library")
}

/// If nobody with this name speaks, says so and lists only others with the same surname.
fn card(name: &str, card: &SpeakerCard) -> String {
    let mut page = String::new();
    let summary = if card.quotations.is_empty() {
        no_such_speaker(name)
    } else {
        format!(
            "{name}: {}, {}, {} of all quoted words",
            counted(card.quotations.len(), "quotation", "quotations"),
            counted(card.words, "word", "words"),
            percent(card.words, card.all_words)
        )
    };
    page::push(&mut page, "", &summary);
    for (heading, speakers) in [("counted", &card.spellings), ("not counted (same surname)", &card.others)] {
        for speaker in speakers {
            page::push(&mut page, "  ", &format!("{heading}: {}, {}", speaker.name, amount(speaker)));
        }
    }
    for (heading, line) in [
        ("words used more than others", topics(card)),
        ("quotations by outlet", outlets(card)),
        ("quotations by month", months(card)),
    ] {
        if !line.is_empty() {
            page::push(&mut page, "  ", &format!("{heading}: {line}"));
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
    push_statements(&mut page, card);
    page
}

/// "harbour in 4 quotations, pilots in 3".
fn topics(card: &SpeakerCard) -> String {
    card.words_often_used().join(", ")
}

fn outlets(card: &SpeakerCard) -> String {
    let one = |share: &OutletShare| {
        let quotations = counted(share.quotations, "quotation", "quotations");
        format!("{} {quotations}, {} of the words", share.name(), percent(share.words, card.words))
    };
    card.outlets.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn months(card: &SpeakerCard) -> String {
    let one = |share: &MonthShare| format!("{} {}", share.month, share.quotations);
    card.months.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What the speaker says in several quotations in similar words.
fn push_statements(page: &mut String, card: &SpeakerCard) {
    for statement in &card.statements {
        page.push('\n');
        let heading = if statement.may_contradict() {
            "said again, with differences"
        } else {
            "said again in the same or similar words"
        };
        page::push(page, "", heading);
        for member in &statement.members {
            let Some(said) = card.quotations.get(member.index) else { continue };
            let share = card.articles.iter().find(|share| share.article == said.article);
            let (day, outlet) = share.map(|share| (share.day(), share.outlet.clone())).unwrap_or_default();
            let outlet = outlet.map(|outlet| format!(", {outlet}")).unwrap_or_default();
            let differs =
                member.contradicts.map(|flag| format!(" ({} differs)", flag.word())).unwrap_or_default();
            let line = format!("{day}{outlet}, article {}: {}{differs}", said.article.0, quoted(said));
            page::push(page, "  ", &line);
        }
    }
}

fn part(share: &ArticleShare) -> String {
    let day = share.dated();
    let outlet = share.outlet.as_ref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    format!(
        "{outlet}{day}; {} of {}, {}",
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

//! The preview of the selected entry: the beginning of an article and its speakers, or a whole quotation.

use crate::lexicon::countries;
use crate::library::{
    ArticleShare, ListedArticle, NameSuggestion, Preview, QuotedSpeaker, SearchHit, SearchHitKind,
    SpeakerQuotation, SpeakerTotals,
};
use crate::text::date;
use crate::text::script::mixture;
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::state::library::{LibraryItem, LibraryPage, LibraryScreen};
use crate::tui::theme::StyleRole;
use crate::tui::view::entry_preview::{self, EntryPreview};
use crate::tui::view::library::article_row::named_authors;
use crate::tui::view::library::figures::{counted, per_cent};
use crate::tui::view::library::list::said_where;
use crate::tui::view::library::report_preview;
use crate::tui::view::library::rows::{self, quoted};
use crate::tui::view::marked_name::marked_name;
use crate::tui::view::painter::{Painter, Parts};
use ratatui::layout::Rect;

/// Draws the preview.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    if layout.preview.is_empty() {
        return;
    }
    let library = &state.library;
    entry_preview::draw_frame(painter, layout, title(library));
    let inner = layout.preview_inside();
    if let (Some(LibraryItem::Reported(entry)), Some(report)) = (library.selected(), library.report()) {
        report_preview::draw(painter, (report, entry), inner);
        return;
    }
    let preview = match library.selected() {
        Some(LibraryItem::Article(article)) => article_preview(library, article, inner),
        Some(LibraryItem::Hit(hit)) => hit_preview(hit, inner),
        Some(LibraryItem::Speaker(speaker)) => speaker_preview(library, speaker),
        Some(LibraryItem::Alike(pair)) => alike_preview(pair),
        Some(LibraryItem::Said(said, share)) => quotation_preview(library, (said, share), inner),
        Some(LibraryItem::Reported(_)) | None => return,
    };
    entry_preview::draw(painter, &preview, inner);
}

fn title(library: &LibraryScreen) -> &'static str {
    match (library.page, library.selected()) {
        (LibraryPage::Articles, Some(LibraryItem::Hit(_))) => "Found",
        (LibraryPage::Articles, _) => "Preview",
        (LibraryPage::Speakers, _) => "Speaker",
        (LibraryPage::Card, _) => "Quotation",
        (LibraryPage::Versions, _) => "In the text",
        (LibraryPage::Audit, _) => "What is counted",
        (LibraryPage::Repeats, _) => "The words",
    }
}

fn article_preview(library: &LibraryScreen, article: &ListedArticle, inner: Rect) -> EntryPreview {
    let known = library.preview.as_ref().filter(|(id, _)| *id == article.id).map(|(_, preview)| preview);
    let mut facts = known.map(|preview| speakers(preview, inner)).unwrap_or_default();
    facts.extend(identity(article));
    if inner.height > 4 {
        let file = article.source.clone().unwrap_or_else(|| "not from a file".to_owned());
        facts.push(vec![(file, StyleRole::Faint)]);
    }
    if inner.height > 8 {
        facts.extend(decided(article));
    }
    let words = known.map(|preview| preview.beginning.clone()).unwrap_or_default();
    EntryPreview { words, role: StyleRole::Text, facts }
}

/// Who wrote it, where and when: "Jane Roe, The Coast Post, 3 November 2026".
fn identity(article: &ListedArticle) -> Option<Parts> {
    let identity = &article.identity;
    let authors = named_authors(article).into_iter().map(str::to_owned);
    let outlet = identity.site().map(str::to_owned);
    let day = identity.published().map(date::readable);
    let known: Vec<String> = authors.chain(outlet).chain(day).collect();
    (!known.is_empty()).then(|| vec![(known.join(", "), StyleRole::Text)])
}

/// The speakers: on one line or, if there is room, on a line each.
fn speakers(preview: &Preview, inner: Rect) -> Vec<Parts> {
    if preview.speakers.is_empty() {
        return vec![vec![("no speakers".to_owned(), StyleRole::Faint)]];
    }
    let one = |speaker: &QuotedSpeaker| {
        let count = format!(" {}", speaker.quotations);
        [(marked_name(&speaker.name).into_owned(), rows::kind_role(&speaker.kind)), (count, StyleRole::Faint)]
    };
    if inner.height > 20 {
        let mut lines: Vec<Parts> =
            preview.speakers.iter().take(10).map(|speaker| one(speaker).to_vec()).collect();
        lines.push(Vec::new());
        return lines;
    }
    let mut line = vec![("speakers ".to_owned(), StyleRole::Faint)];
    for (index, speaker) in preview.speakers.iter().enumerate() {
        line.push(((if index > 0 { " · " } else { " " }).to_owned(), StyleRole::Faint));
        line.extend(one(speaker));
    }
    vec![line]
}

/// The names of countries, by their codes, without the commas between them in their colours.
pub(in crate::tui::view) fn countries(codes: &[String]) -> Parts {
    let one = |(index, code): (usize, &String)| {
        let comma = if index > 0 { ", " } else { "" };
        [(comma.to_owned(), StyleRole::Faint), (countries::name_of(code).to_owned(), StyleRole::Country)]
    };
    codes.iter().enumerate().flat_map(one).collect()
}

/// Who decided last and when, and how many decisions have no text any more.
fn decided(article: &ListedArticle) -> Vec<Parts> {
    let mut lines = Vec::new();
    if let Some(at) = article.decided_at {
        let by = article.reviewers.join(", ");
        lines.push(vec![(format!("last decision {} by {by}", date::day(at)), StyleRole::Faint)]);
    }
    if article.orphans > 0 {
        let said = match article.orphans {
            1 => "1 decision whose text no longer exists".to_owned(),
            many => format!("{many} decisions whose text no longer exists"),
        };
        lines.push(vec![(format!("{said}: r, then O"), StyleRole::Warning)]);
    }
    lines.extend((!article.countries.is_empty()).then(|| countries(&article.countries)));
    lines
}

fn hit_preview(hit: &SearchHit, inner: Rect) -> EntryPreview {
    let mut facts = Vec::new();
    if !hit.speaker.is_empty() {
        let state = format!("  {} {}", crate::tui::view::library::rows::mark(&hit.state), hit.state);
        facts.push(vec![
            ("— ".to_owned(), StyleRole::Faint),
            (hit.speaker.clone(), rows::kind_role(&hit.speaker_kind)),
            (state, StyleRole::Faint),
        ]);
        facts.extend(warning(&hit.speaker));
    }
    if !hit.note.is_empty() {
        facts.push(vec![(format!("note: {}", hit.note), StyleRole::Text)]);
    }
    if inner.height > 2 {
        facts.push(vec![(hit.title.clone(), StyleRole::Faint)]);
    }
    let role = if hit.kind == SearchHitKind::Text { StyleRole::Text } else { StyleRole::Quotation };
    let (opening, closing) = hit.marks();
    EntryPreview { words: format!("{opening}{}{closing}", hit.snippet), role, facts }
}

fn speaker_preview(library: &LibraryScreen, speaker: &SpeakerTotals) -> EntryPreview {
    let share = per_cent(speaker.words, library.speakers.words_of_all());
    let words = format!("{}, {share} of all quoted words", counted(speaker.words, "word", "words"));
    let mut facts = vec![vec![(speaker.name.clone(), rows::kind_role(&speaker.kind))]];
    facts.extend(warning(&speaker.name));
    facts.push(vec![(said_where(speaker.quotations, speaker.articles), StyleRole::Text)]);
    facts.push(vec![(words, StyleRole::Faint)]);
    if !speaker.also.is_empty() {
        facts.push(vec![(format!("also {}; x separates them", speaker.also.join(", ")), StyleRole::Faint)]);
    }
    EntryPreview { words: String::new(), role: StyleRole::Text, facts }
}

/// That a name mixes alphabets, and which.
fn warning(name: &str) -> Option<Parts> {
    mixture(name).map(|mixture| vec![(format!("warning: {mixture}"), StyleRole::Warning)])
}

fn alike_preview(pair: &NameSuggestion) -> EntryPreview {
    let (spelling, name) = (&pair.spelling.name, &pair.name.name);
    let facts = vec![
        vec![(format!("= counts {spelling} as {name} in the whole library"), StyleRole::Text)],
        vec![("x keeps the two apart; u undoes either".to_owned(), StyleRole::Faint)],
    ];
    EntryPreview { words: String::new(), role: StyleRole::Text, facts }
}

fn quotation_preview(
    library: &LibraryScreen,
    (said, share): (&SpeakerQuotation, &ArticleShare),
    inner: Rect,
) -> EntryPreview {
    let checked =
        if said.verification == "unchecked" { String::new() } else { format!(", {}", said.verification) };
    let mut facts = vec![vec![
        ("— ".to_owned(), StyleRole::Faint),
        (said.speaker.clone(), speaker_role(library, &said.speaker)),
        (format!("  {}, {}{checked}", said.kind, said.state), StyleRole::Faint),
    ]];
    facts.extend(warning(&said.speaker));
    if inner.height > 3 {
        facts.push(vec![(format!("{}  {}", share.dated(), share.title), StyleRole::Faint)]);
    }
    if let Some(flag) = library.said_again(library.row()).and_then(|member| member.contradicts) {
        let differs = format!("{} differs from the first", flag.word());
        facts.push(vec![(differs, StyleRole::Warning)]);
    }
    if inner.height > 8 {
        facts.extend(spellings(library));
        facts.extend(card_facts(library));
    }
    EntryPreview { words: quoted(said), role: StyleRole::Quotation, facts }
}

/// The colour of a speaker's kind, by the spelling of the name.
fn speaker_role(library: &LibraryScreen, name: &str) -> StyleRole {
    let spelling = library.card.spellings.iter().find(|one| one.name == name);
    spelling.map_or(StyleRole::Key, |one| rows::kind_role(&one.kind))
}

/// What the speaker talks about, where and when.
fn card_facts(library: &LibraryScreen) -> Vec<Parts> {
    let card = &library.card;
    let outlets = card.outlets.iter().map(|one| format!("{} {}", one.name(), one.quotations));
    let months = card.months.iter().map(|one| format!("{} {}", one.month, one.quotations));
    let lines: [(&str, Vec<String>); 3] = [
        ("words used more than others", card.words_often_used()),
        ("quotations by outlet", outlets.collect()),
        ("quotations by month", months.collect()),
    ];
    let line = |(heading, words): (&str, Vec<String>)| {
        vec![(format!("{heading} "), StyleRole::Faint), (words.join(" · "), StyleRole::Text)]
    };
    lines.into_iter().filter(|(_, words)| !words.is_empty()).map(line).collect()
}

/// The spellings that are counted as this speaker, and the speakers of the same surname that are not.
fn spellings(library: &LibraryScreen) -> Vec<Parts> {
    let named = |speakers: &[SpeakerTotals]| {
        let names = speakers.iter().map(|speaker| format!("{} {}", speaker.name, speaker.quotations));
        names.collect::<Vec<_>>().join(" · ")
    };
    let card = &library.card;
    let mut lines = Vec::new();
    if card.spellings.len() > 1 {
        lines.push(vec![(format!("counted: {}", named(&card.spellings)), StyleRole::Faint)]);
    }
    if !card.others.is_empty() {
        lines.push(vec![(format!("not counted: {}", named(&card.others)), StyleRole::Faint)]);
    }
    lines
}

//! The heading of the library: the page, its totals, and what is running.

use crate::text::width;
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::state::library::{LibraryPage, LibraryScreen};
use crate::tui::theme::StyleRole;
use crate::tui::view::article::read_so_far;
use crate::tui::view::library::figures::{counted, per_cent};
use crate::tui::view::marked_name::marked_name;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Draws the heading.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let (library, place) = (&state.library, layout.heading);
    let activity = activity(state);
    let name = match library.page {
        LibraryPage::Articles | LibraryPage::Speakers => String::new(),
        LibraryPage::Card => marked_name(&library.name).into_owned(),
        // Elsewhere the frame of the list says what it is about.
        LibraryPage::Versions if !layout.borders => {
            library.report().map(|report| report.title.clone()).unwrap_or_default()
        }
        LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => String::new(),
    };
    let taken = width::columns(" LIBRARY  ") + width::columns(&name).min(24) + 2;
    let room = usize::from(place.width).saturating_sub(taken);
    let said = if activity.is_empty() { fitting(&counts(state), room) } else { activity };
    let left = painter.right(place, &format!("{said} "), StyleRole::Faint);
    let place = Rect { width: left.saturating_sub(1), ..place };
    painter.line(place, &[(" LIBRARY  ", StyleRole::Title), (&name, StyleRole::Headline)]);
}

/// "counting 256 of 10000  Esc stops", "adding 64 of 300  Esc stops".
fn activity(state: &State) -> String {
    let library = &state.library;
    match (library.adding, library.indexing) {
        (Some((_, 0 | 1)), _) => {
            let so_far = library.adding_read.map(|progress| format!(" {}", read_so_far(progress)));
            format!("adding{}  Esc stops", so_far.unwrap_or_default())
        }
        (Some((done, all)), _) => format!("adding {done} of {all}  Esc stops"),
        (None, Some(indexing)) => format!("counting {} of {}  Esc stops", indexing.done, indexing.all),
        (None, None) if library.stopped => "stopped: counts incomplete".to_owned(),
        (None, None) => String::new(),
    }
}

fn counts(state: &State) -> Vec<String> {
    let library = &state.library;
    if library.trouble.is_some() && library.count() == 0 {
        return vec!["cannot be shown".to_owned()];
    }
    match library.page {
        LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => {
            library.report().map_or_else(|| vec!["looking it up".to_owned()], |report| report.totals.clone())
        }
        LibraryPage::Articles => article_counts(library),
        LibraryPage::Speakers => speaker_counts(library),
        LibraryPage::Card => card_counts(library),
    }
}

fn article_counts(library: &LibraryScreen) -> Vec<String> {
    let Some(listed) = &library.listed else { return vec!["opening".to_owned()] };
    if !library.wanted.words.trim().is_empty() {
        return hit_counts(library, listed.len());
    }
    let totals = library.totals;
    let mut counts = vec![
        counted(listed.len(), "article", "articles"),
        counted(totals.quotations, "quotation", "quotations"),
        format!("{} pending", totals.left),
    ];
    if totals.flagged > 0 {
        counts.push(format!("{} flagged", totals.flagged));
    }
    counts
}

/// How much a filter has found.
fn hit_counts(library: &LibraryScreen, articles: usize) -> Vec<String> {
    let hits = library.count() - articles;
    let mut counts = Vec::new();
    counts.extend((articles > 0).then(|| counted(articles, "article", "articles")));
    counts.extend((hits > 0).then(|| counted(hits, "hit", "hits")));
    let nothing = if library.fault.is_some() { "not a filter" } else { "no hits" };
    if counts.is_empty() { vec![nothing.to_owned()] } else { counts }
}

fn speaker_counts(library: &LibraryScreen) -> Vec<String> {
    let unnamed = library.speakers.without_name().quotations;
    let [named, described, alike] = library.speakers.counts();
    let mut counts = vec![
        counted(named + described, "speaker", "speakers"),
        format!("{} without a speaker", counted(unnamed, "quotation", "quotations")),
    ];
    if alike > 0 {
        counts.insert(1, format!("{} alike: S-Tab", counted(alike, "pair", "pairs")));
    }
    counts
}

fn card_counts(library: &LibraryScreen) -> Vec<String> {
    let card = &library.card;
    let share = per_cent(card.words, card.all_words);
    let share = if share.is_empty() { share } else { format!(", {share} of all") };
    vec![
        counted(card.quotations.len(), "quotation", "quotations"),
        counted(card.articles.len(), "article", "articles"),
        format!("{}{share}", counted(card.words, "word", "words")),
    ]
}

/// As many as fit without being cut off.
fn fitting(counts: &[String], columns: usize) -> String {
    let mut line = String::new();
    for count in counts {
        if !line.is_empty() && width::columns(&line) + width::columns(count) + 2 > columns {
            break;
        }
        if !line.is_empty() {
            line.push_str("  ");
        }
        line.push_str(count);
    }
    line
}

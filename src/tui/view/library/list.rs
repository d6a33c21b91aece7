//! The list of a page, section by section. Only the lines on the screen are built.

use crate::library::{ListOrder, ReviewFilter, SearchHitKind};
use crate::tui::layout::library::{LibraryLayout, ListLine, lines};
use crate::tui::state::library::{LibraryItem, LibraryPage, LibraryScreen, LibrarySection, SectionHeading};
use crate::tui::state::screen_map::{ShownPane, ShownRow};
use crate::tui::state::{State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::library::article_row::ListShape;
use crate::tui::view::library::figures::{counted, per_cent};
use crate::tui::view::library::said_again::{self, SaidAgain};
use crate::tui::view::library::{article_row, report_rows, rows};
use crate::tui::view::list_columns::Choice;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Draws the list.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let library = &state.library;
    painter.map.panes.push((layout.list, ShownPane::Library));
    draw_frame(painter, state, layout);
    let mut inner = layout.list_inside();
    let sections = library.sections();
    if sections.is_empty() {
        draw_empty(painter, state, inner);
        return;
    }
    let listed = library.listed.as_deref().map_or(&[][..], Vec::as_slice);
    let shape = ListShape::of(&library.wanted, listed);
    let least_rows = if layout.borders { 6 } else { 8 };
    if inner.height >= least_rows && has_columns(library, &sections) {
        if library.page == LibraryPage::Articles {
            article_row::draw_columns(painter, &shape, row(inner, 0));
        } else {
            rows::draw_speaker_columns(painter, row(inner, 0));
        }
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    let words = |entry: usize| height_of_words(library, entry, inner.width);
    let lines = lines(&sections, library.row(), usize::from(inner.height), &words);
    for (index, line) in lines.into_iter().enumerate() {
        let place = row(inner, index);
        match line {
            ListLine::Blank => {}
            ListLine::SectionHeading(heading) => draw_heading(painter, library, heading, place),
            ListLine::Entry(entry, part) => {
                painter.map.rows.push((place, ShownRow::Library(entry)));
                draw_entry(painter, (library, &shape), (entry, part), place);
            }
        }
    }
}

/// How many lines the words of an entry take in a list of this width.
fn height_of_words(library: &LibraryScreen, entry: usize, list: u16) -> usize {
    match library.item(entry) {
        Some(LibraryItem::Reported(reported)) => report_rows::height_of_words(reported, list),
        Some(LibraryItem::Said(said, article)) if library.said_again(entry).is_some() => {
            said_again::height(&SaidAgain { library, entry, said, article }, list)
        }
        Some(LibraryItem::Said(said, _)) => {
            rows::height_of_words(said, list, Choice::of(entry, library.row()))
        }
        _ => 1,
    }
}

/// Draws the frame of the list, if it has one.
fn draw_frame(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let library = &state.library;
    let has_keys = matches!(state.window, Window::None | Window::LibrarySearch(_));
    let border = if has_keys { StyleRole::Focused } else { StyleRole::Border };
    if layout.borders {
        painter.frame(layout.list, (&title(library), &word(library)), border);
    }
}

/// Whether the selected entry is a row with columns. Over hits, the names of the columns of articles would be wrong.
fn has_columns(library: &LibraryScreen, sections: &[LibrarySection]) -> bool {
    let selected = library.row();
    let section = sections.iter().find(|section| section.entries.contains(&selected));
    section.is_some_and(|section| {
        let heading = section.heading;
        matches!(heading, SectionHeading::Articles | SectionHeading::Named | SectionHeading::Unnamed)
    })
}

fn draw_entry(
    painter: &mut Painter<'_>,
    (library, shape): (&LibraryScreen, &ListShape<'_>),
    (entry, part): (usize, usize),
    place: Rect,
) {
    let choice = Choice::of(entry, library.row());
    if choice == Choice::Chosen {
        painter.fill(place, StyleRole::Chosen);
    }
    let place = (place, choice);
    match library.item(entry) {
        Some(LibraryItem::Article(article)) => {
            article_row::draw(painter, (article, shape), place);
        }
        Some(LibraryItem::Hit(hit)) => rows::draw_hit(painter, hit, part, place),
        Some(LibraryItem::Speaker(speaker)) => {
            rows::draw_speaker(painter, (speaker, library.speakers.words_of_all()), place);
        }
        Some(LibraryItem::Said(said, article)) if library.said_again(entry).is_some() => {
            said_again::draw(painter, &SaidAgain { library, entry, said, article }, part, place);
        }
        Some(LibraryItem::Said(said, _)) => rows::draw_said(painter, said, part, place),
        Some(LibraryItem::Alike(pair)) => rows::draw_alike(painter, pair, place),
        Some(LibraryItem::Reported(reported)) => report_rows::draw(painter, reported, part, place),
        None => {}
    }
}

fn draw_heading(painter: &mut Painter<'_>, library: &LibraryScreen, heading: SectionHeading, place: Rect) {
    let of = |heading: SectionHeading| {
        let sections = library.sections();
        sections.into_iter().find(|section| section.heading == heading).map_or(0, |one| one.entries.len())
    };
    let name = match heading {
        SectionHeading::Articles => "Articles",
        SectionHeading::Hits(SearchHitKind::Speaker) => "Speakers",
        SectionHeading::Hits(SearchHitKind::Quotation) => "In quotations",
        SectionHeading::Hits(SearchHitKind::Text) => "In texts",
        SectionHeading::Named => "With a name",
        SectionHeading::Unnamed => "Without a name",
        SectionHeading::Alike => "May be one speaker: = joins, x keeps apart",
        SectionHeading::Statement(index) => heading_of_statement(library, index),
        SectionHeading::Share(index) => {
            draw_share(painter, library, index, place);
            return;
        }
        SectionHeading::Report(index, _) => {
            report_rows::draw_heading(painter, library.report(), index, place);
            return;
        }
    };
    let more =
        if matches!(heading, SectionHeading::Hits(_)) && library.has_more() { ", best matches" } else { "" };
    painter.line(
        place,
        &[
            (" ", StyleRole::Text),
            (name, StyleRole::Headline),
            (&format!("  {}{more}", of(heading)), StyleRole::Faint),
        ],
    );
}

/// Draws the heading over the quotations from one article: when it was published, and the speaker's share of its quotations.
fn draw_share(painter: &mut Painter<'_>, library: &LibraryScreen, index: usize, place: Rect) {
    let Some(share) = library.card.articles.get(index) else { return };
    let share_of_all = per_cent(share.words, share.all_words);
    let outlet = share.outlet.as_ref().map(|outlet| format!("{outlet}  ")).unwrap_or_default();
    let right = format!("{share_of_all} of its quoted words  {outlet}{} ", share.dated());
    let right =
        if place.width < 76 { format!("{share_of_all} of its words  {} ", share.dated()) } else { right };
    let left = painter.right(place, &right, StyleRole::Faint);
    let space = Rect { width: left.saturating_sub(1), ..place };
    painter.line(space, &[(" ", StyleRole::Text), (&share.title, StyleRole::Headline)]);
}

/// The heading over what a speaker says again.
fn heading_of_statement(library: &LibraryScreen, index: usize) -> &'static str {
    let statement = library.card.statements.get(index);
    if statement.is_some_and(crate::library::SpeakerStatement::may_contradict) {
        "Said again, with differences"
    } else {
        "Said again in the same or similar words"
    }
}

fn title(library: &LibraryScreen) -> String {
    let words = match library.page {
        LibraryPage::Articles => library.wanted.words.as_str(),
        LibraryPage::Speakers => library.speakers.words.as_str(),
        LibraryPage::Card => "",
        _ => library.report().map_or("", |report| report.title.as_str()),
    };
    let page = match library.page {
        LibraryPage::Articles => "Articles",
        LibraryPage::Speakers => "Speakers",
        LibraryPage::Card => "All quotations",
        LibraryPage::Versions => "What changed",
        LibraryPage::Audit => "Who is quoted",
        LibraryPage::Repeats => "The same words in several articles",
    };
    if words.is_empty() { page.to_owned() } else { format!("{page}: {words}") }
}

/// The order, the filter and the position in the list.
fn word(library: &LibraryScreen) -> String {
    let count = library.count();
    let at = if count == 0 { "0".to_owned() } else { format!("{}/{count}", library.row() + 1) };
    if library.page != LibraryPage::Articles {
        return at;
    }
    let wanted = &library.wanted;
    let sort = ListOrder::ALL.iter().find(|(sort, _)| *sort == wanted.sort).map_or("", |(_, said)| said);
    let only = ReviewFilter::ALL.iter().find(|(only, _)| *only == wanted.only).map_or("", |(_, said)| said);
    let shown = if wanted.only == ReviewFilter::All { String::new() } else { format!("shown: {only}  ") };
    format!("{shown}sorted by: {sort}  {at}")
}

/// Why the list is empty, and what to do.
fn draw_empty(painter: &mut Painter<'_>, state: &State, inner: Rect) {
    let library = &state.library;
    if let Some(trouble) = &library.trouble {
        draw_wrapped(painter, (trouble, StyleRole::Warning), inner);
        return;
    }
    let (first, second) = why_empty(state);
    let used = draw_wrapped(painter, (&first, StyleRole::Text), inner);
    let below = Rect { y: inner.y + used, height: inner.height.saturating_sub(used), ..inner };
    draw_wrapped(painter, (second, StyleRole::Faint), below);
}

/// What to do on the pages of an empty library where no key adds anything.
const ADD_FROM_ELSEWHERE: &str =
    "Esc goes back; in the list of articles i adds a file, a folder or an address";

/// Why the page has no entries, and what to do about it.
fn why_empty(state: &State) -> (String, &'static str) {
    let library = &state.library;
    let say = |first: &str, second| (first.to_owned(), second);
    match library.page {
        LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => match library.report() {
            Some(report) if library.has_nothing => (report.nothing.clone(), ADD_FROM_ELSEWHERE),
            Some(report) => (report.nothing.clone(), "Esc goes back"),
            None => say("looking it up", ""),
        },
        LibraryPage::Articles => why_no_articles(library),
        LibraryPage::Speakers | LibraryPage::Card if is_counting(library) => {
            say("still reading the articles: speakers appear as they are found", "")
        }
        LibraryPage::Speakers if !library.speakers.are_known => say("looking up the speakers", ""),
        LibraryPage::Speakers if library.has_nothing => say("the library is empty", ADD_FROM_ELSEWHERE),
        LibraryPage::Speakers if library.speakers.words.is_empty() => {
            say("no speakers yet", "the speakers of the articles that you add are listed here")
        }
        LibraryPage::Speakers => say("no speaker matches", "Esc clears the filter"),
        LibraryPage::Card => why_no_quotations(state),
    }
}

fn why_no_articles(library: &LibraryScreen) -> (String, &'static str) {
    let (first, second) = if library.listed.is_none() {
        ("opening the library", "")
    } else if library.fault.is_some() {
        ("the filter cannot be read", "Esc clears it")
    } else if library.has_nothing && !library.wanted.words.is_empty() {
        ("the library is empty", "Esc clears the filter; then i adds a file, a folder or an address")
    } else if !library.wanted.words.is_empty() {
        let searches_notes = library.wanted.words.contains("note:");
        (
            "no hits",
            if searches_notes {
                "Esc clears the filter"
            } else {
                "note:words looks in notes; Esc clears the filter"
            },
        )
    } else if library.wanted.only != ReviewFilter::All {
        ("no article matches", "& shows others")
    } else {
        (
            "the library is empty",
            "i adds a file, a folder or an address; the first decision on a quotation keeps its article",
        )
    };
    (first.to_owned(), second)
}

fn why_no_quotations(state: &State) -> (String, &'static str) {
    let name = &state.library.name;
    match quoted_here(state) {
        0 => (
            format!("no quotations by {name} in the library"),
            "the first decision on an article adds it; Esc goes back",
        ),
        here => (
            format!(
                "the open article has {} by {name}, but is not in the library yet",
                counted(here, "quotation", "quotations")
            ),
            "the first decision on it adds it; Esc goes back",
        ),
    }
}

/// How many quotations the open article has of the speaker whose page is shown.
fn quoted_here(state: &State) -> usize {
    let Some(article) = state.reading.article() else { return 0 };
    let analysis = &state.reading.analysis;
    let speakers = analysis.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref());
    let is_named = |speaker| analysis.speaker_name(speaker, &article.text) == state.library.name;
    speakers.filter(|by| by.speakers().any(is_named)).count()
}

/// Whether articles are still being read, so that what is not in the list may come.
fn is_counting(library: &LibraryScreen) -> bool {
    library.indexing.is_some() || library.adding.is_some()
}

/// Draws a sentence below an empty row. Returns how many rows it takes.
fn draw_wrapped(painter: &mut Painter<'_>, (sentence, role): (&str, StyleRole), inner: Rect) -> u16 {
    let clean = crate::text::sanitize::line(sentence);
    let columns = usize::from(inner.width.saturating_sub(4)).max(2);
    let lines = crate::text::wrap::rows(&clean, crate::text::Span::new(0, clean.len()), columns);
    for (index, line) in lines.iter().enumerate() {
        painter.line(row(inner, index + 1), &[("  ", StyleRole::Text), (line.of(&clean), role)]);
    }
    u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height)
}

/// "3 quotations in 2 articles".
pub(super) fn said_where(quotations: usize, articles: usize) -> String {
    let quotations = counted(quotations, "quotation", "quotations");
    format!("{quotations} in {}", counted(articles, "article", "articles"))
}

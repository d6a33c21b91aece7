//! The list of a page, section by section. Only the lines on the screen are made.

use crate::library::{ListOrder, ReviewFilter, SearchHitKind};
use crate::text::date;
use crate::tui::layout::library::{LibraryLayout, Line, lines};
use crate::tui::state::library::{Catalogue, Heading, Item, Page};
use crate::tui::state::{State, Window};
use crate::tui::theme::Role;
use crate::tui::view::library::figures::{counted, per_cent};
use crate::tui::view::library::rows;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// Draws the list.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, layout: &LibraryLayout) {
    let catalogue = &state.catalogue;
    let mut inner = layout.list;
    if layout.borders {
        let border =
            if matches!(state.window, Window::None | Window::Find(_)) { Role::Focused } else { Role::Border };
        pen.frame(layout.list, (&title(catalogue), &word(catalogue)), border);
        inner = Rect {
            x: inner.x + inner.width.min(1),
            y: inner.y + inner.height.min(1),
            width: inner.width.saturating_sub(2),
            height: inner.height.saturating_sub(2),
        };
    }
    let sections = catalogue.sections();
    if sections.is_empty() {
        draw_empty(pen, state, inner);
        return;
    }
    let columned = sections.first().is_some_and(|first| {
        matches!(first.heading, Heading::Articles | Heading::SpeakerName | Heading::Unnamed)
    });
    if layout.borders && columned && inner.height >= 6 {
        rows::draw_columns(pen, catalogue.page, row(inner, 0));
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    let selected = catalogue.row();
    let lines = lines(&sections, selected, usize::from(inner.height));
    for (index, line) in lines.into_iter().enumerate() {
        let place = row(inner, index);
        match line {
            Line::Blank => {}
            Line::Heading(heading) => draw_heading(pen, catalogue, heading, place),
            Line::Entry(entry, part) => draw_entry(pen, catalogue, (entry, part), place),
        }
    }
}

fn draw_entry(pen: &mut Pen<'_>, catalogue: &Catalogue, (entry, part): (usize, usize), place: Rect) {
    let chosen = entry == catalogue.row();
    if chosen {
        pen.fill(place, Role::Chosen);
    }
    match catalogue.item(entry) {
        Some(Item::Article(article)) => rows::draw_article(pen, article, (place, chosen)),
        Some(Item::Hit(hit)) => rows::draw_hit(pen, hit, part, (place, chosen)),
        Some(Item::Speaker(speaker)) => {
            rows::draw_speaker(pen, (speaker, catalogue.roll.words_of_all()), (place, chosen));
        }
        Some(Item::Said(said, _)) => rows::draw_said(pen, said, part, (place, chosen)),
        None => {}
    }
}

fn draw_heading(pen: &mut Pen<'_>, catalogue: &Catalogue, heading: Heading, place: Rect) {
    let of = |heading: Heading| {
        let sections = catalogue.sections();
        sections.into_iter().find(|section| section.heading == heading).map_or(0, |one| one.entries.len())
    };
    let name = match heading {
        Heading::Articles => "Articles",
        Heading::Hits(SearchHitKind::Speaker) => "Speakers of that name",
        Heading::Hits(SearchHitKind::Quotation) => "In quotations",
        Heading::Hits(SearchHitKind::Text) => "In texts",
        Heading::SpeakerName => "With a name",
        Heading::Unnamed => "Without a name",
        Heading::Share(index) => {
            draw_share(pen, catalogue, index, place);
            return;
        }
    };
    let more = if matches!(heading, Heading::Hits(_)) && catalogue.has_more() { ", the best" } else { "" };
    pen.line(
        place,
        &[(" ", Role::Text), (name, Role::Headline), (&format!("  {}{more}", of(heading)), Role::Faint)],
    );
}

/// The article over its quotations: when it was added, and how much of what is quoted there the speaker said.
fn draw_share(pen: &mut Pen<'_>, catalogue: &Catalogue, index: usize, place: Rect) {
    let Some(share) = catalogue.card.articles.get(index) else { return };
    let share_of_all = per_cent(share.words, share.all_words);
    let right = format!("{share_of_all} of its quoted words  {} ", date::day(share.added_at));
    let right =
        if place.width < 60 { format!("{share_of_all}  {} ", date::day(share.added_at)) } else { right };
    let left = pen.right(place, &right, Role::Faint);
    let space = Rect { width: left.saturating_sub(1), ..place };
    pen.line(space, &[(" ", Role::Text), (&share.title, Role::Headline)]);
}

fn title(catalogue: &Catalogue) -> String {
    let words = match catalogue.page {
        Page::Articles => catalogue.wanted.words.as_str(),
        Page::Speakers => catalogue.roll.words.as_str(),
        Page::Card => "",
    };
    let page = match catalogue.page {
        Page::Articles => "Articles",
        Page::Speakers => "Speakers",
        Page::Card => "What was said",
    };
    if words.is_empty() { page.to_owned() } else { format!("{page}: {words}") }
}

/// The order, the filter and the place in the list.
fn word(catalogue: &Catalogue) -> String {
    let count = catalogue.count();
    let at = if count == 0 { "0".to_owned() } else { format!("{}/{count}", catalogue.row() + 1) };
    if catalogue.page != Page::Articles {
        return at;
    }
    let wanted = &catalogue.wanted;
    let sort = ListOrder::ALL.iter().find(|(sort, _)| *sort == wanted.sort).map_or("", |(_, said)| said);
    let only = ReviewFilter::ALL.iter().find(|(only, _)| *only == wanted.only).map_or("", |(_, said)| said);
    let shown = if wanted.only == ReviewFilter::All { String::new() } else { format!("shown: {only}  ") };
    format!("{shown}sorted by: {sort}  {at}")
}

/// Why there is nothing, and what to do.
fn draw_empty(pen: &mut Pen<'_>, state: &State, inner: Rect) {
    let catalogue = &state.catalogue;
    if let Some(trouble) = &catalogue.trouble {
        draw_wrapped(pen, trouble, inner);
        return;
    }
    let (first, second) = match catalogue.page {
        Page::Articles if catalogue.listed.is_none() => ("opening the library".to_owned(), ""),
        Page::Articles if !catalogue.wanted.words.is_empty() => {
            ("nothing was found".to_owned(), "Esc shows everything again")
        }
        Page::Articles if catalogue.wanted.only != ReviewFilter::All => {
            ("no article fits".to_owned(), "& shows others")
        }
        Page::Articles => (
            "the library is empty".to_owned(),
            "i adds a file or a folder; so does the first decision on an article",
        ),
        Page::Speakers if catalogue.roll.words.is_empty() => ("nobody speaks here yet".to_owned(), ""),
        Page::Speakers => ("nobody of that name".to_owned(), "Esc shows everybody again"),
        Page::Card => (
            format!("nothing in the library was said by {}", catalogue.name),
            "articles come into it with their first decision, or with i",
        ),
    };
    pen.line(row(inner, 1), &[("  ", Role::Text), (&first, Role::Text)]);
    pen.line(row(inner, 2), &[("  ", Role::Text), (second, Role::Faint)]);
}

fn draw_wrapped(pen: &mut Pen<'_>, sentence: &str, inner: Rect) {
    let clean = crate::text::sanitize::line(sentence);
    let columns = usize::from(inner.width.saturating_sub(4)).max(2);
    let lines = crate::text::wrap::rows(&clean, crate::text::Span::new(0, clean.len()), columns);
    for (index, line) in lines.iter().enumerate() {
        pen.line(row(inner, index + 1), &[("  ", Role::Text), (line.of(&clean), Role::Warning)]);
    }
}

/// "3 quotations in 2 articles".
pub(super) fn said_where(quotations: usize, articles: usize) -> String {
    let quotations = counted(quotations, "quotation", "quotations");
    format!("{quotations} in {}", counted(articles, "article", "articles"))
}

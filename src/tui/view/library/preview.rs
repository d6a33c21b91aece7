//! What is told of the selected entry: how an article begins and who speaks in it, or a quotation in full.

use crate::library::{
    ArticleShare, ListedArticle, Preview, SearchHit, SearchHitKind, SpeakerQuotation, SpeakerTotals,
};
use crate::text::{Span, date, sanitize, wrap};
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::state::library::{Catalogue, Item, Page};
use crate::tui::theme::Role;
use crate::tui::view::library::figures::per_cent;
use crate::tui::view::library::list::said_where;
use crate::tui::view::library::rows::quoted;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// A line, in parts.
type Parts = Vec<(String, Role)>;

/// Draws the preview.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, layout: &LibraryLayout) {
    if layout.preview.is_empty() {
        return;
    }
    let catalogue = &state.catalogue;
    let inner = if layout.borders {
        pen.frame(layout.preview, (title(catalogue), ""), Role::Border);
        Rect {
            x: layout.preview.x + layout.preview.width.min(2),
            y: layout.preview.y + 1,
            width: layout.preview.width.saturating_sub(4),
            height: layout.preview.height.saturating_sub(2),
        }
    } else {
        let across = "─".repeat(usize::from(layout.preview.width));
        pen.text(row(layout.preview, 0), &across, Role::Border);
        let below = layout.preview;
        Rect {
            x: below.x + below.width.min(1),
            y: below.y + 1,
            width: below.width.saturating_sub(2),
            height: below.height - 1,
        }
    };
    let told = match catalogue.selected() {
        Some(Item::Article(article)) => of_article(catalogue, article, inner),
        Some(Item::Hit(hit)) => of_hit(hit, inner),
        Some(Item::Speaker(speaker)) => of_speaker(catalogue, speaker),
        Some(Item::Said(said, share)) => of_said(catalogue, (said, share), inner),
        None => return,
    };
    let Told { words, role, facts } = told;
    // The facts stand below the words, which take what is left.
    let space = usize::from(inner.height > 8 && !words.is_empty());
    let room = usize::from(inner.height).saturating_sub(facts.len() + space);
    let shown = draw_wrapped(pen, &words, role, Rect { height: u16::try_from(room).unwrap_or(0), ..inner });
    for (index, parts) in facts.iter().enumerate() {
        let parts: Vec<(&str, Role)> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        pen.line(row(inner, shown + space + index), &parts);
    }
}

/// What is told: some words, and facts on a line each.
struct Told {
    words: String,
    role: Role,
    facts: Vec<Parts>,
}

fn title(catalogue: &Catalogue) -> &'static str {
    match (catalogue.page, catalogue.selected()) {
        (Page::Articles, Some(Item::Hit(_))) => "Found",
        (Page::Articles, _) => "Preview",
        (Page::Speakers, _) => "Speaker",
        (Page::Card, _) => "Quotation",
    }
}

/// Draws as much as there is room for. Returns the rows that took.
fn draw_wrapped(pen: &mut Pen<'_>, words: &str, role: Role, place: Rect) -> usize {
    let clean = sanitize::line(words);
    let columns = usize::from(place.width).max(2);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), columns);
    let fit = rows.len().min(usize::from(place.height));
    for (index, line) in rows.iter().take(fit).enumerate() {
        // The last row takes all that is left, and the pen cuts it with an ellipsis.
        let end = if index + 1 == fit { clean.len() } else { line.end as usize };
        pen.text(row(place, index), clean.get(line.start as usize..end).unwrap_or_default(), role);
    }
    fit
}

fn of_article(catalogue: &Catalogue, article: &ListedArticle, inner: Rect) -> Told {
    let known = catalogue.preview.as_ref().filter(|(id, _)| *id == article.id).map(|(_, preview)| preview);
    let mut facts = known.map(|preview| speakers(preview, inner)).unwrap_or_default();
    if inner.height >= 4 {
        let file = article.source.clone().unwrap_or_else(|| "not from a file".to_owned());
        facts.push(vec![(file, Role::Faint)]);
    }
    if inner.height > 8 {
        facts.extend(decided(article));
    }
    let words = known.map(|preview| preview.beginning.clone()).unwrap_or_default();
    Told { words, role: Role::Text, facts }
}

/// Who speaks: on one line or, where there is room, on a line each.
fn speakers(preview: &Preview, inner: Rect) -> Vec<Parts> {
    if preview.speakers.is_empty() {
        return vec![vec![("nobody is quoted".to_owned(), Role::Faint)]];
    }
    let one =
        |(name, count): &(String, usize)| [(name.clone(), Role::Person), (format!(" {count}"), Role::Faint)];
    if inner.height > 20 {
        let mut lines: Vec<Parts> =
            preview.speakers.iter().take(10).map(|speaker| one(speaker).to_vec()).collect();
        lines.push(Vec::new());
        return lines;
    }
    let mut line = vec![("speakers ".to_owned(), Role::Faint)];
    for (index, speaker) in preview.speakers.iter().enumerate() {
        line.push(((if index > 0 { " · " } else { " " }).to_owned(), Role::Faint));
        line.extend(one(speaker));
    }
    vec![line]
}

/// Who decided and when, and what was lost.
fn decided(article: &ListedArticle) -> Vec<Parts> {
    let mut lines = Vec::new();
    if let Some(at) = article.decided_at {
        let by = article.reviewers.join(", ");
        lines.push(vec![(format!("last decided {} by {by}", date::day(at)), Role::Faint)]);
    }
    if article.orphans > 0 {
        let said = match article.orphans {
            1 => "one decision has lost its words".to_owned(),
            many => format!("{many} decisions have lost their words"),
        };
        lines.push(vec![(format!("{said}: r, then O"), Role::Warning)]);
    }
    if !article.countries.is_empty() {
        lines.push(vec![(article.countries.join(" "), Role::Country)]);
    }
    lines
}

fn of_hit(hit: &SearchHit, inner: Rect) -> Told {
    let mut facts = Vec::new();
    if !hit.speaker.is_empty() {
        let state = format!("  {} {}", crate::tui::view::library::rows::mark(&hit.state), hit.state);
        facts.push(vec![(format!("— {}", hit.speaker), Role::Person), (state, Role::Faint)]);
    }
    if inner.height > 2 {
        facts.push(vec![(hit.title.clone(), Role::Faint)]);
    }
    let role = if hit.kind == SearchHitKind::Text { Role::Text } else { Role::Quotation };
    Told { words: hit.snippet.clone(), role, facts }
}

fn of_speaker(catalogue: &Catalogue, speaker: &SpeakerTotals) -> Told {
    let share = per_cent(speaker.words, catalogue.roll.words_of_all());
    let facts = vec![
        vec![(speaker.name.clone(), Role::Person)],
        vec![(said_where(speaker.quotations, speaker.articles), Role::Text)],
        vec![(format!("{} words, {share} of all that is quoted", speaker.words), Role::Faint)],
    ];
    Told { words: String::new(), role: Role::Text, facts }
}

fn of_said(catalogue: &Catalogue, (said, share): (&SpeakerQuotation, &ArticleShare), inner: Rect) -> Told {
    let checked =
        if said.verification == "unchecked" { String::new() } else { format!(", {}", said.verification) };
    let mut facts = vec![vec![
        (format!("— {}", said.speaker), Role::Person),
        (format!("  {}, {}{checked}", said.kind, said.state), Role::Faint),
    ]];
    if inner.height > 3 {
        facts.push(vec![(format!("{}  {}", date::day(share.added_at), share.title), Role::Faint)]);
    }
    if inner.height > 8 {
        facts.extend(spellings(catalogue));
    }
    Told { words: quoted(said), role: Role::Quotation, facts }
}

/// Under which names, and who of the same surname is not counted.
fn spellings(catalogue: &Catalogue) -> Vec<Parts> {
    let named = |speakers: &[SpeakerTotals]| {
        let names = speakers.iter().map(|speaker| format!("{} {}", speaker.name, speaker.quotations));
        names.collect::<Vec<_>>().join(" · ")
    };
    let card = &catalogue.card;
    let mut lines = Vec::new();
    if card.spellings.len() > 1 {
        lines.push(vec![(format!("counted: {}", named(&card.spellings)), Role::Faint)]);
    }
    if !card.others.is_empty() {
        lines.push(vec![(format!("not counted: {}", named(&card.others)), Role::Faint)]);
    }
    lines
}

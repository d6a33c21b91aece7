//! The inspector: the finding under the cursor or the selected entry, in full, with the evidence for it and what was
//! decided.

mod entity;
mod quotation;
mod room;
mod speakers;

use crate::analysis::{EntityId, Mention, Quotation};
use crate::article::SourceLink;
use crate::review::Passage;
use crate::text::phrase::counted;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::reading::WalkTarget;
use crate::tui::state::{Focus, State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts, row};
use crate::tui::view::panels::without_article;
use crate::tui::view::quotation::{content, verdict_sign};
use entity::{entity_lines, mention_lines};
use quotation::{quotation_lines, remarks, who};
use ratatui::layout::Rect;
use room::{Room, wrapped};
use speakers::{first_keys, who_speaks};

/// Draws the inspector: one line, or a framed pane of several.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, place: Rect) {
    if place.height < 4 {
        draw_line(painter, state, place);
        return;
    }
    painter.frame(place, (&heading(state), &occurrence(state)), StyleRole::Border);
    let inner = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height - 2,
    };
    for (index, line) in lines(state, inner).iter().enumerate() {
        draw_parts(painter, row(inner, index), line);
    }
}

/// Draws one line, with the number of the occurrence at its right.
fn draw_line(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let mut right = match subject(state) {
        Some(Inspected::Quotation(quotation)) => remarks(state, quotation.id),
        _ => Vec::new(),
    };
    right.push(numbered(state, place.width));
    right.retain(|part| !part.is_empty());
    let left = if right.is_empty() {
        place.width
    } else {
        painter.right(place, &format!("{} ", right.join("  ")), StyleRole::Faint).saturating_sub(1)
    };
    let one = Rect { x: place.x + 1, width: left.saturating_sub(1), height: 1, ..place };
    let parts = match subject(state) {
        Some(Inspected::Quotation(quotation)) => {
            let sign = verdict_sign(state, quotation.id);
            let mut parts = vec![(format!("{sign} "), StyleRole::Text)];
            parts.extend(who(state, quotation));
            parts.push((format!("  {}", content(state, quotation)), StyleRole::Quotation));
            parts
        }
        _ => lines(state, Rect { height: 2, ..one }).join(&("  ".to_owned(), StyleRole::Text)),
    };
    draw_parts(painter, one, &parts);
}

fn draw_parts(painter: &mut Painter<'_>, place: Rect, parts: &[(String, StyleRole)]) {
    let parts: Vec<(&str, StyleRole)> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    painter.line(place, &parts);
}

/// From this width on, one line has room for the number of a quotation among those of its speaker.
const ROOMY: u16 = 72;

/// "mention 1/4", "1 of 3 by this speaker": the number of the occurrence without the name, which the line begins with.
fn numbered(state: &State, columns: u16) -> String {
    let occurrence = occurrence(state);
    let number = occurrence.rsplit(' ').next().unwrap_or_default();
    match (state.reading.walked, state.reading.selected) {
        _ if occurrence.is_empty() => occurrence,
        (WalkTarget::Hits, _) | (_, None) => occurrence,
        (_, Some(Entry::Quotation(_))) if columns < ROOMY => String::new(),
        (_, Some(Entry::Quotation(_))) => {
            let number = occurrence.split(" by ").next().unwrap_or_default();
            format!("{number} by this speaker")
        }
        (_, Some(Entry::Entity(_))) if is_place(number) => format!("mention {number}"),
        (_, Some(Entry::Entity(_))) => occurrence.split(" of ").next().unwrap_or_default().to_owned(),
    }
}

/// Whether this is a place among others: "3/13".
fn is_place(number: &str) -> bool {
    let mut parts = number.split('/').map(|part| part.parse::<usize>().is_ok());
    (parts.next(), parts.next(), parts.next()) == (Some(true), Some(true), None)
}

/// What is inspected: the finding under the cursor while the text receives the keys, otherwise the selected entry.
enum Inspected<'a> {
    Mention(&'a Mention),
    Quotation(&'a Quotation),
    Entity(EntityId),
    Link(&'a SourceLink),
}

fn subject(state: &State) -> Option<Inspected<'_>> {
    let reading = &state.reading;
    let finding = reading.under_cursor.filter(|_| state.focus == Focus::Text || reading.selected.is_some());
    let finding = finding.filter(|finding| is_reached(state, *finding));
    match (finding, reading.selected) {
        (Some(Finding::Link(_)), _) => reading.link_under_cursor().map(Inspected::Link),
        (Some(Finding::Quotation(id)), _) => reading.analysis.quotation(id).map(Inspected::Quotation),
        (Some(Finding::Mention(id)), _) => reading.analysis.mention(id).map(Inspected::Mention),
        (_, Some(Entry::Quotation(id))) => reading.analysis.quotation(id).map(Inspected::Quotation),
        (_, Some(Entry::Entity(id))) => Some(Inspected::Entity(id)),
        (_, None) => None,
    }
}

/// Whether the words that are being selected, if any are, touch a finding.
fn is_reached(state: &State, finding: Finding) -> bool {
    let Window::Selection(selection) = state.window else { return true };
    finding.span(&state.reading.analysis).overlaps(selection.span())
}

fn heading(state: &State) -> String {
    match subject(state) {
        Some(Inspected::Quotation(quotation)) => format!("Quotation {}", quotation.id.0 + 1),
        Some(Inspected::Mention(_) | Inspected::Entity(_)) => "Mention".to_owned(),
        Some(Inspected::Link(_)) => "Link".to_owned(),
        None => "Inspector".to_owned(),
    }
}

/// The number of the occurrence, or of the search hit, under the cursor: "North Korea 3/13", "1 of 3 by Jane Roe". Where the
/// cursor is on none, how many there are: "13 mentions of North Korea".
fn occurrence(state: &State) -> String {
    let reading = &state.reading;
    if matches!(reading.under_cursor, Some(Finding::Link(_))) {
        return String::new();
    }
    let Some(occurrences) = reading.walked_occurrences() else { return String::new() };
    let cursor = reading.under_cursor.map(|finding| finding.span(&reading.analysis).start);
    let all = occurrences.len();
    if all == 0 && reading.walked != WalkTarget::Hits {
        return String::new();
    }
    let (hits, mentions) = (counted(all, "hit", "hits"), counted(all, "mention", "mentions"));
    let numbered = |passed: usize| if passed == 0 { hits } else { format!("{passed}/{all}") };
    match (reading.walked, &reading.search, reading.selected) {
        (WalkTarget::Hits, Some(search), _) => {
            let passed = cursor.map_or(0, |cursor| occurrences.up_to(cursor));
            let more = if search.complete { "" } else { "…" };
            let sign = if reading.matching().is_some() { '&' } else { '/' };
            format!("{sign}{} {}{more}", search.typed, numbered(passed))
        }
        (_, _, Some(entry)) => {
            let at = cursor.and_then(|cursor| occurrences.at(cursor)).map_or(0, |index| index + 1);
            match (reading.entity_of(entry).and_then(|id| reading.analysis.entity(id)), entry) {
                (Some(entity), Entry::Entity(_)) if at == 0 => format!("{mentions} of {}", entity.name),
                (Some(entity), Entry::Entity(_)) => format!("{} {at}/{all}", entity.name),
                (Some(entity), Entry::Quotation(_)) if at == 0 => format!("{all} by {}", entity.name),
                (Some(entity), Entry::Quotation(_)) => format!("{at} of {all} by {}", entity.name),
                // It stands alone: there is nothing to count.
                (None, _) => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// What it is, as many lines as there is room for.
fn lines(state: &State, inner: Rect) -> Vec<Parts> {
    let faint = |words: String| vec![(words, StyleRole::Faint)];
    let text = |words: String| vec![(words, StyleRole::Text)];
    match subject(state) {
        Some(Inspected::Quotation(quotation)) => quotation_lines(state, quotation, inner),
        Some(Inspected::Mention(mention)) => mention_lines(state, mention, Room::of(inner)),
        Some(Inspected::Entity(id)) => entity_lines(state, id, Room::of(inner)),
        Some(Inspected::Link(link)) => vec![
            vec![(link.target.clone(), StyleRole::Link)],
            faint("Enter opens it in the browser, g f here".to_owned()),
        ],
        None if marked_passage(state).is_some() => {
            marked_passage(state).map(passage_lines).unwrap_or_default()
        }
        None if state.reading.opened.is_none() => vec![faint(without_article(&state.reading).to_owned())],
        // The foot names the keys: on one line there is no room for both.
        None if inner.height < 3 => vec![text(who_speaks(state))],
        None => {
            let most = 2;
            let mut lines: Vec<Parts> =
                wrapped(&who_speaks(state), inner.width, most).into_iter().map(text).collect();
            lines.push(faint(first_keys(state).to_owned()));
            lines
        }
    }
}

/// The passage under the cursor that a reviewer marked.
fn marked_passage(state: &State) -> Option<&Passage> {
    let Some(Finding::Hit(span)) = state.reading.under_cursor else { return None };
    state.reading.review().marking.passage_over(span.start)
}

fn passage_lines(passage: &Passage) -> Vec<Parts> {
    let codes: Vec<String> = passage.codes.iter().map(|code| format!("#{code}")).collect();
    let by =
        passage.stamp.as_ref().map(|stamp| format!("marked by {}  ", stamp.reviewer)).unwrap_or_default();
    let mut lines = vec![vec![(by, StyleRole::Faint), (codes.join(" "), StyleRole::Key)]];
    if !passage.note.is_empty() {
        lines.push(vec![(format!("note: {}", passage.note), StyleRole::Text)]);
    }
    lines
}

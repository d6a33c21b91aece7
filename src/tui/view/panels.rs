//! The side panels. Only the rows on the screen are built, however many entries there are.

use crate::analysis::{Entity, EntityId, EntityKind, Quotation, QuotationId, QuotationKind, Speaker};
use crate::review::Verdict;
use crate::review::queue::UNSURE;
use crate::text::phrase::listed;
use crate::text::{Span, sanitize, wrap};
use crate::tui::layout::Layout;
use crate::tui::state::panel::{self, Entry, Panel};
use crate::tui::state::panel_rows::MENTION_KINDS;
use crate::tui::state::reading::ReadingState;
use crate::tui::state::screen_map::{ShownPane, ShownRow};
use crate::tui::state::{Focus, State, Window};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Draws a panel.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &Layout, panel: Panel) {
    let count = panel::count(&state.reading.panel_rows, panel);
    let Some(inner) = layout.panel_inner(panel) else { return };
    painter.map.panes.push((inner, ShownPane::Panel(panel)));
    if let Some((_, place)) =
        layout.panels.iter().find(|(shown, _)| *shown == panel).filter(|_| layout.borders)
    {
        let word = if count == 0 { String::new() } else { count.to_string() };
        painter.frame(*place, (panel.title(), &word), border_role(state, Focus::Panel(panel)));
    }
    if count == 0 {
        let reading = &state.reading;
        let said = match &reading.opened {
            None => format!(" {}", without_article(reading)),
            Some(_) if reading.analysed() || reading.stopped => " none found".to_owned(),
            Some(_) => " not analysed yet".to_owned(),
        };
        painter.text(row(inner, 0), &said, StyleRole::Faint);
        return;
    }
    let rows = entry_rows(panel, inner);
    let fit = (usize::from(inner.height) / rows).max(1);
    let selected = state.reading.selected_row(panel);
    let first = selected.saturating_sub(fit / 2).min(count.saturating_sub(fit));
    for index in first..count.min(first + fit) {
        let Some(entry) = panel::entry(&state.reading.panel_rows, panel, index) else { continue };
        let top = row(inner, (index - first) * rows);
        let height = u16::try_from(rows).unwrap_or(1).min(inner.bottom().saturating_sub(top.y));
        painter.map.rows.push((Rect { height, ..top }, ShownRow::Panel(panel, index)));
        let chosen = chosen(state, panel, index == selected, entry);
        draw_entry(painter, state, entry, (Rect { height, ..top }, chosen));
    }
}

/// What a pane says while there is no article that it could be about.
pub(super) fn without_article(reading: &ReadingState) -> &'static str {
    if reading.failure.is_some() || reading.stopped { "no article" } else { "no article yet" }
}

/// Screen rows of an entry: one if a line has room for speaker and words, or if there are few rows.
fn entry_rows(panel: Panel, inner: Rect) -> usize {
    match panel {
        Panel::Quotations if inner.width >= 54 && inner.height < 14 => 1,
        Panel::Quotations if inner.width >= 36 && inner.height >= 12 => 3,
        Panel::Quotations => 2,
        _ => 1,
    }
}

/// How the entry stands out: it is selected in the panel that receives the keys, it is the selected entry of the
/// article, or not at all.
fn chosen(state: &State, panel: Panel, at_row: bool, entry: Entry) -> Option<StyleRole> {
    if at_row && state.focus == Focus::Panel(panel) {
        return Some(StyleRole::Chosen);
    }
    (state.reading.selected == Some(entry)).then_some(StyleRole::Selected)
}

fn draw_entry(
    painter: &mut Painter<'_>,
    state: &State,
    entry: Entry,
    (place, chosen): (Rect, Option<StyleRole>),
) {
    if chosen == Some(StyleRole::Chosen) {
        painter.fill(place, StyleRole::Chosen);
    }
    match entry {
        Entry::Entity(id) => draw_entity(painter, state, id, (place, chosen)),
        Entry::Quotation(id) => draw_quotation(painter, state, id, (place, chosen)),
    }
}

/// The sign before a row, so that the selection is visible without colours.
fn sign(chosen: Option<StyleRole>) -> &'static str {
    if chosen.is_some() { "▸" } else { " " }
}

fn draw_entity(
    painter: &mut Painter<'_>,
    state: &State,
    id: EntityId,
    (place, chosen): (Rect, Option<StyleRole>),
) {
    let Some(entity) = state.reading.analysis.entity(id) else { return };
    let place = Rect { height: 1, ..place };
    let tint = chosen.unwrap_or(entity_role(entity));
    let faint = if chosen == Some(StyleRole::Chosen) { StyleRole::Chosen } else { StyleRole::Faint };
    let left = painter.right(place, &format!("{} ", figures(state, entity)), faint);
    let space = Rect { width: left.saturating_sub(1), ..place };
    let written =
        painter.line(space, &[(sign(chosen), chosen.unwrap_or(StyleRole::Text)), (&entity.name, tint)]);
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    if rest.width >= 12 {
        painter.text(rest, &format!("  {}", detail(state, entity)), faint);
    }
}

/// "13x" for the mentions; "2 said  4x" for an entity that speaks.
fn figures(state: &State, entity: &Entity) -> String {
    let mentions = entity.mentions.len();
    match state.reading.panel_rows.spoken(entity.id) {
        0 => format!("{mentions}x"),
        spoken => format!("{spoken} said  {mentions}x"),
    }
}

/// A person's role; for a country or an organisation, the kinds of its mentions, unless all are names.
fn detail(state: &State, entity: &Entity) -> String {
    if let EntityKind::Person { role } = &entity.kind {
        return role.clone().unwrap_or_default();
    }
    let ways = state.reading.panel_rows.ways(entity.id);
    let counts: Vec<String> = MENTION_KINDS
        .iter()
        .zip(ways)
        .filter(|(_, count)| *count > 0)
        .map(|((_, word), count)| format!("{count} {word}"))
        .collect();
    if counts.len() == 1 && ways[0] > 0 { String::new() } else { counts.join(" ") }
}

fn draw_quotation(
    painter: &mut Painter<'_>,
    state: &State,
    id: QuotationId,
    (place, chosen): (Rect, Option<StyleRole>),
) {
    let Some(quotation) = state.reading.analysis.quotation(id) else { return };
    let faint = if chosen == Some(StyleRole::Chosen) { StyleRole::Chosen } else { StyleRole::Faint };
    let first = Rect { height: 1, ..place };
    let left = painter.right(first, &format!("{} ", confidence(quotation)), doubt(quotation, faint));
    let space = Rect { width: left.saturating_sub(1), ..first };
    let speaker = speaker(state, quotation);
    let tint = chosen.unwrap_or(StyleRole::Key);
    let verdict = match verdict_sign(state, id) {
        "·" => String::new(),
        sign => format!("{sign} "),
    };
    let written = painter.line(space, &[(sign(chosen), tint), (&verdict, tint), (&speaker, tint)]);
    let words = content(state, quotation);
    let text = chosen.filter(|role| *role == StyleRole::Chosen).unwrap_or(StyleRole::Quotation);
    if place.height == 1 {
        let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
        painter.line(rest, &[("  ", text), (&words, text)]);
        return;
    }
    let below = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(3),
        height: place.height - 1,
    };
    let width = usize::from(below.width).max(2);
    let lines = wrap::rows(&words, Span::new(0, words.len()), width);
    for index in 0..usize::from(below.height).min(lines.len()) {
        let Some(line) = lines.get(index) else { break };
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let last = index + 1 == usize::from(below.height);
        let shown = if last { Span { end: crate::text::span::offset(words.len()), ..*line } } else { *line };
        painter.text(row(below, index), shown.of(&words), text);
    }
}

/// The sign for a decision: undecided, accepted, rejected, skipped, flagged, reviewers differ.
pub(super) fn verdict_sign(state: &State, id: QuotationId) -> &'static str {
    let decision = state.reading.review().decision(id);
    match decision.verdict {
        _ if !decision.opinions.is_empty() => "≠",
        Verdict::Accepted => "✓",
        Verdict::Rejected(_) => "✗",
        Verdict::Pending if decision.flagged => "⚑",
        Verdict::Pending if decision.skipped => "→",
        Verdict::Pending => "·",
    }
}

/// "94%", or "? 58%" if it is uncertain.
pub(super) fn confidence(quotation: &Quotation) -> String {
    match &quotation.attribution {
        None => "?".to_owned(),
        Some(attribution) => {
            let sign = if attribution.confidence < UNSURE { "? " } else { "" };
            format!("{sign}{:.0}%", attribution.confidence * 100.0)
        }
    }
}

fn doubt(quotation: &Quotation, otherwise: StyleRole) -> StyleRole {
    let unsure = quotation.attribution.as_ref().is_none_or(|attribution| attribution.confidence < UNSURE);
    if unsure && otherwise != StyleRole::Chosen { StyleRole::Warning } else { otherwise }
}

/// The colour of the speaker's kind.
pub(super) fn speaker_role(state: &State, quotation: &Quotation) -> StyleRole {
    let speaker = quotation.attribution.as_ref().map(|attribution| attribution.speaker);
    match speaker {
        Some(Speaker::Entity(id)) => state.reading.analysis.entity(id).map_or(StyleRole::Key, entity_role),
        _ => StyleRole::Key,
    }
}

/// The colour of an entity's kind.
pub(super) fn entity_role(entity: &Entity) -> StyleRole {
    match entity.kind {
        EntityKind::Country(_) => StyleRole::Country,
        EntityKind::Person { .. } => StyleRole::Person,
        EntityKind::Organization => StyleRole::Organization,
    }
}

/// The speaker's name, followed by the words of the text if they differ.
pub(super) fn speaker(state: &State, quotation: &Quotation) -> String {
    let Some((attribution, article)) = quotation.attribution.as_ref().zip(state.reading.article()) else {
        return "no speaker found".to_owned();
    };
    let analysis = &state.reading.analysis;
    if !attribution.also.is_empty() {
        return listed(attribution.speakers().map(|speaker| analysis.speaker_name(speaker, &article.text)));
    }
    let name = analysis.speaker_name(attribution.speaker, &article.text);
    let words = attribution.mention.map_or("", |mention| article.words(mention));
    if words.is_empty() || name.contains(words) { name.to_owned() } else { format!("{name} ({words})") }
}

/// The quotation in one line: in quotation marks, or, if it is indirect, after a cue that changes its meaning ("denied").
pub(super) fn content(state: &State, quotation: &Quotation) -> String {
    let words = state.reading.article().map_or("", |article| article.words(quotation.content));
    let beginning: String = words.chars().take(MAX_SHOWN_CHARS).collect();
    let clean = sanitize::line(&beginning);
    if quotation.kind != QuotationKind::Indirect {
        return format!("“{clean}”");
    }
    let cue = state.reading.article().and_then(|article| quotation.telling_cue(&article.text));
    cue.map_or_else(|| clean.to_string(), |cue| format!("{}: {clean}", sanitize::line(cue)))
}

/// No panel has room for more characters of a quotation.
const MAX_SHOWN_CHARS: usize = 600;

/// The role of a pane's border.
pub(super) fn border_role(state: &State, pane: Focus) -> StyleRole {
    if state.focus == pane && state.window == Window::None { StyleRole::Focused } else { StyleRole::Border }
}

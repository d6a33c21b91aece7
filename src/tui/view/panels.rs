//! The side panels. Only the rows on the screen are made, however many entries there are.

use crate::analysis::{Entity, EntityId, EntityKind, Quotation, QuotationId, QuotationKind};
use crate::review::Verdict;
use crate::review::queue::UNSURE;
use crate::text::{Span, sanitize, wrap};
use crate::tui::layout::Layout;
use crate::tui::state::panel::{self, Entry, Panel};
use crate::tui::state::panel_rows::WAYS;
use crate::tui::state::{Focus, State, Window};
use crate::tui::theme::Role;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// Draws a panel.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, layout: &Layout, panel: Panel) {
    let count = panel::count(&state.reading.rolls, panel);
    let Some(inner) = layout.panel_inner(panel) else { return };
    if let Some((_, place)) =
        layout.panels.iter().find(|(shown, _)| *shown == panel).filter(|_| layout.borders)
    {
        let word = if count == 0 { String::new() } else { count.to_string() };
        pen.frame(*place, (panel.title(), &word), border_role(state, Focus::Panel(panel)));
    }
    if count == 0 {
        let said =
            if state.reading.analysed() || state.reading.stopped { " none found" } else { " not read yet" };
        pen.text(row(inner, 0), said, Role::Faint);
        return;
    }
    let rows = entry_rows(panel, inner);
    let fit = (usize::from(inner.height) / rows).max(1);
    let selected = state.reading.selected_row(panel);
    let first = selected.saturating_sub(fit / 2).min(count.saturating_sub(fit));
    for index in first..count.min(first + fit) {
        let Some(entry) = panel::entry(&state.reading.rolls, panel, index) else { continue };
        let top = row(inner, (index - first) * rows);
        let height = u16::try_from(rows).unwrap_or(1).min(inner.bottom().saturating_sub(top.y));
        let chosen = chosen(state, panel, index == selected, entry);
        draw_entry(pen, state, entry, (Rect { height, ..top }, chosen));
    }
}

/// Screen rows of an entry: one where a line has room for who and what, or where there are few rows.
fn entry_rows(panel: Panel, inner: Rect) -> usize {
    match panel {
        Panel::Quotations if inner.width >= 54 && inner.height < 14 => 1,
        Panel::Quotations if inner.width >= 36 && inner.height >= 12 => 3,
        Panel::Quotations => 2,
        _ => 1,
    }
}

/// How the entry's row stands out: it has the keys, it is the selected entry of the article, or not at all.
fn chosen(state: &State, panel: Panel, at_row: bool, entry: Entry) -> Option<Role> {
    if at_row && state.focus == Focus::Panel(panel) {
        return Some(Role::Chosen);
    }
    (state.reading.selected == Some(entry)).then_some(Role::Selected)
}

fn draw_entry(pen: &mut Pen<'_>, state: &State, entry: Entry, (place, chosen): (Rect, Option<Role>)) {
    if chosen == Some(Role::Chosen) {
        pen.fill(place, Role::Chosen);
    }
    match entry {
        Entry::Entity(id) => draw_entity(pen, state, id, (place, chosen)),
        Entry::Quotation(id) => draw_quotation(pen, state, id, (place, chosen)),
    }
}

/// The sign before a row: the selection is seen without colours too.
fn sign(chosen: Option<Role>) -> &'static str {
    if chosen.is_some() { "▸" } else { " " }
}

fn draw_entity(pen: &mut Pen<'_>, state: &State, id: EntityId, (place, chosen): (Rect, Option<Role>)) {
    let Some(entity) = state.reading.analysis.entity(id) else { return };
    let place = Rect { height: 1, ..place };
    let tint = chosen.unwrap_or(match entity.kind {
        EntityKind::Country(_) => Role::Country,
        EntityKind::Person { .. } => Role::Person,
        EntityKind::Organization => Role::Organization,
    });
    let faint = if chosen == Some(Role::Chosen) { Role::Chosen } else { Role::Faint };
    let left = pen.right(place, &format!("{} ", figures(state, entity)), faint);
    let space = Rect { width: left.saturating_sub(1), ..place };
    let written = pen.line(space, &[(sign(chosen), chosen.unwrap_or(Role::Text)), (&entity.name, tint)]);
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    if rest.width >= 12 {
        pen.text(rest, &format!("  {}", detail(state, entity)), faint);
    }
}

/// "13x" for the mentions, and of whoever speaks "2 said  4x".
fn figures(state: &State, entity: &Entity) -> String {
    let mentions = entity.mentions.len();
    match state.reading.rolls.spoken(entity.id) {
        0 => format!("{mentions}x"),
        spoken => format!("{spoken} said  {mentions}x"),
    }
}

/// A person's role; of a country and an organisation, how it is mentioned, when not only by name.
fn detail(state: &State, entity: &Entity) -> String {
    if let EntityKind::Person { role } = &entity.kind {
        return role.clone().unwrap_or_default();
    }
    let ways = state.reading.rolls.ways(entity.id);
    let told: Vec<String> = WAYS
        .iter()
        .zip(ways)
        .filter(|(_, count)| *count > 0)
        .map(|((_, word), count)| format!("{count} {word}"))
        .collect();
    if told.len() == 1 && ways[0] > 0 { String::new() } else { told.join(" ") }
}

fn draw_quotation(pen: &mut Pen<'_>, state: &State, id: QuotationId, (place, chosen): (Rect, Option<Role>)) {
    let Some(quotation) = state.reading.analysis.quotation(id) else { return };
    let faint = if chosen == Some(Role::Chosen) { Role::Chosen } else { Role::Faint };
    let first = Rect { height: 1, ..place };
    let left = pen.right(first, &format!("{} ", confidence(quotation)), doubt(quotation, faint));
    let space = Rect { width: left.saturating_sub(1), ..first };
    let speaker = speaker(state, quotation);
    let tint = chosen.unwrap_or(Role::Key);
    let verdict = match verdict_sign(state, id) {
        "·" => String::new(),
        sign => format!("{sign} "),
    };
    let written = pen.line(space, &[(sign(chosen), tint), (&verdict, tint), (&speaker, tint)]);
    let words = content(state, quotation);
    let text = chosen.filter(|role| *role == Role::Chosen).unwrap_or(Role::Quotation);
    if place.height == 1 {
        let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
        pen.line(rest, &[("  ", text), (&words, text)]);
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
        // The last row takes all that is left, and the pen cuts it with an ellipsis.
        let last = index + 1 == usize::from(below.height);
        let shown = if last { Span { end: crate::text::span::offset(words.len()), ..*line } } else { *line };
        pen.text(row(below, index), shown.of(&words), text);
    }
}

/// How a quotation was decided, in a sign: open, accepted, rejected, skipped, flagged, reviewers differ.
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

/// "94%", or with a sign when it is not certain.
pub(super) fn confidence(quotation: &Quotation) -> String {
    match &quotation.attribution {
        None => "?".to_owned(),
        Some(attribution) => {
            let sign = if attribution.confidence < UNSURE { "? " } else { "" };
            format!("{sign}{:.0}%", attribution.confidence * 100.0)
        }
    }
}

fn doubt(quotation: &Quotation, otherwise: Role) -> Role {
    let unsure = quotation.attribution.as_ref().is_none_or(|attribution| attribution.confidence < UNSURE);
    if unsure && otherwise != Role::Chosen { Role::Warning } else { otherwise }
}

/// The speaker as the panels name it: by the words in the text too, when they are others.
pub(super) fn speaker(state: &State, quotation: &Quotation) -> String {
    let Some((attribution, article)) = quotation.attribution.as_ref().zip(state.reading.article()) else {
        return "no speaker found".to_owned();
    };
    let name = state.reading.analysis.speaker_name(attribution.speaker, &article.text);
    let words = attribution.mention.map_or("", |mention| article.words(mention));
    if words.is_empty() || name.contains(words) { name.to_owned() } else { format!("{name} ({words})") }
}

/// The quotation in one line, in marks unless it is indirect; then behind the words that turn its meaning: "denied".
pub(super) fn content(state: &State, quotation: &Quotation) -> String {
    let words = state.reading.article().map_or("", |article| article.words(quotation.content));
    let beginning: String = words.chars().take(LONGEST).collect();
    let clean = sanitize::line(&beginning);
    if quotation.kind != QuotationKind::Indirect {
        return format!("“{clean}”");
    }
    let cue = state.reading.article().and_then(|article| quotation.telling_cue(&article.text));
    cue.map_or_else(|| clean.to_string(), |cue| format!("{}: {clean}", sanitize::line(cue)))
}

/// More of a quotation no panel shows.
const LONGEST: usize = 600;

/// The role of a pane's border.
pub(super) fn border_role(state: &State, pane: Focus) -> Role {
    if state.focus == pane && state.window == Window::None { Role::Focused } else { Role::Border }
}

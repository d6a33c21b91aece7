//! The title line: what is read, how long it is, what was found, what is still going on. In one pane, the tabs.

use super::super::layout::Layout;
use super::super::panel::{self, PANELS, Panel};
use super::super::state::{Focus, State};
use super::super::theme::Role;
use super::article::bytes;
use super::pen::Pen;
use ratatui::layout::Rect;

/// Draws the title line and the tabs, whichever the layout has.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    if let Some(tabs) = layout.tabs {
        draw_tabs(pen, state, tabs);
    } else if !layout.title.is_empty() {
        draw_title(pen, state, layout.title);
    }
}

fn draw_title(pen: &mut Pen<'_>, state: &State, area: Rect) {
    let activity = activity(state);
    let left = pen.right(area, &format!("{} ", summary(state, &activity)), Role::Faint);
    let area = Rect { width: left.saturating_sub(1), ..area };
    let name = name(state);
    let named = crate::text::width::columns(&name) + " Pullquote    ".len();
    let facts = fitting(&facts(state), usize::from(area.width).saturating_sub(named));
    pen.line(
        area,
        &[(" Pullquote  ", Role::Title), (&name, Role::Headline), ("  ", Role::Text), (&facts, Role::Faint)],
    );
}

/// The article's name, and which of how many it is.
fn name(state: &State) -> String {
    let name = state.shelf.names.get(state.shelf.current).map_or("", String::as_str);
    match state.shelf.names.len() {
        0 | 1 => name.to_owned(),
        all => format!("{name} {}/{all}", state.shelf.current + 1),
    }
}

/// Words, minutes, language, encoding.
fn facts(state: &State) -> Vec<String> {
    let Some(opened) = &state.reading.opened else { return Vec::new() };
    let mut facts = Vec::new();
    // A guess can be wrong, so it is said first, where it is cut last.
    if opened.encoding.guessed {
        facts.push(format!("{} (guessed)", opened.encoding.name));
    }
    if let Some(language) = state.reading.analysis.language {
        facts.push(if language == "en" { "en".to_owned() } else { format!("{language}: made for English") });
    }
    if let Some(words) = opened.words {
        // 230 words a minute: a grown-up reading news silently.
        facts.extend([format!("{words} words"), format!("{} min", words.div_ceil(230).max(1))]);
    }
    facts
}

/// As many facts as fit whole.
fn fitting(facts: &[String], columns: usize) -> String {
    let mut line = String::new();
    for fact in facts {
        if crate::text::width::columns(&line) + crate::text::width::columns(fact) + 2 > columns {
            break;
        }
        line.push_str(fact);
        line.push_str("  ");
    }
    line
}

/// What was found, or what is still going on.
fn summary(state: &State, activity: &str) -> String {
    if !activity.is_empty() {
        return activity.to_owned();
    }
    let rolls = &state.reading.rolls;
    let counted = |panel: Panel, one: &str, many: &str| {
        let count = panel::count(rolls, panel);
        format!("{count} {}", if count == 1 { one } else { many })
    };
    if state.reading.opened.is_none() {
        return String::new();
    }
    [
        counted(Panel::Quotations, "quotation", "quotations"),
        counted(Panel::People, "person", "people"),
        counted(Panel::Countries, "country", "countries"),
    ]
    .join("  ")
}

/// "reading 12 MB of 50 MB", "analysing 40%", "stopped".
pub(super) fn activity(state: &State) -> String {
    let reading = &state.reading;
    if reading.stopped {
        return "stopped: findings are not complete".to_owned();
    }
    match (reading.progress, &reading.opened) {
        (Some((read, Some(total))), Some(_)) => {
            format!("reading {} of {}  Esc stops", bytes(read), bytes(total))
        }
        (_, Some(opened)) if !reading.analysed() && reading.failure.is_none() => {
            let done =
                u64::from(reading.analysis.analysed_to) * 100 / opened.article.text.len().max(1) as u64;
            format!("analysing {done}%  Esc stops")
        }
        _ => String::new(),
    }
}

fn draw_tabs(pen: &mut Pen<'_>, state: &State, area: Rect) {
    let mut written = 0;
    let mut tab = |pen: &mut Pen<'_>, label: &str, chosen: bool| {
        let rest = Rect { x: area.x + written, width: area.width.saturating_sub(written), ..area };
        written += pen.text(rest, label, if chosen { Role::Chosen } else { Role::Faint });
    };
    tab(pen, if state.focus == Focus::Text { "[Text]" } else { " Text " }, state.focus == Focus::Text);
    for panel in [PANELS[0], PANELS[1], PANELS[3], PANELS[2]] {
        let chosen = state.focus == Focus::Panel(panel);
        let count = panel::count(&state.reading.rolls, panel);
        let short = if area.width < 66 { short(panel) } else { panel.title() };
        let label = if chosen { format!("[{short} {count}]") } else { format!(" {short} {count} ") };
        tab(pen, &label, chosen);
    }
    let activity = activity(state);
    if !activity.is_empty() {
        let rest = Rect { x: area.x + written, width: area.width.saturating_sub(written), ..area };
        pen.right(rest, activity.split("  ").next().unwrap_or_default(), Role::Faint);
    }
}

fn short(panel: Panel) -> &'static str {
    match panel {
        Panel::Organizations => "Orgs",
        Panel::Quotations => "Quotes",
        panel => panel.title(),
    }
}

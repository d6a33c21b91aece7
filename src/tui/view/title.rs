//! The title line: the article, its length, its findings and what is still running. In a single pane, the tabs.

use crate::analysis::language::{is_read, language_name};
use crate::text::phrase::{counted, one_line};
use crate::text::{date, width};
use crate::tui::layout::Layout;
use crate::tui::state::panel::{self, PANELS, Panel};
use crate::tui::state::{Focus, State};
use crate::tui::theme::StyleRole;
use crate::tui::view::article::{read_so_far, source};
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Draws the title line and the tabs, whichever the layout has.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &Layout) {
    if let Some(tabs) = layout.tabs {
        draw_tabs(painter, state, tabs);
    } else if !layout.title.is_empty() {
        draw_title(painter, state, layout.title);
    }
}

fn draw_title(painter: &mut Painter<'_>, state: &State, area: Rect) {
    let columns = usize::from(area.width);
    let name = headline(state);
    let wanted = width::columns(&name.0) + name.1.len() + FRAME;
    let room = columns.saturating_sub(wanted);
    // The panels say how many there are: where and when it was published comes before that.
    let published: usize = publication(state, room).iter().map(|said| width::columns(said) + 2).sum();
    let right = right_side(state, (columns, room - published));
    let left = painter.right(area, &format!("{right} "), StyleRole::Faint);
    let area = Rect { width: left.saturating_sub(1), ..area };
    let room = usize::from(area.width).saturating_sub(FRAME);
    // The number of the article is kept where its name is cut off.
    let headline = width::fit(&name.0, room.saturating_sub(name.1.len())).into_owned() + &name.1;
    let room = room.saturating_sub(width::columns(&headline));
    // Where and when it was published comes before the other facts; without room for both, where.
    let mut all = publication(state, room);
    all.extend(facts(state));
    let facts = fitting(&all, room);
    painter.line(
        area,
        &[
            (" Pullquote  ", StyleRole::Title),
            (&headline, StyleRole::Headline),
            ("  ", StyleRole::Text),
            (&facts, StyleRole::Faint),
        ],
    );
    if let Some(address) = state.reading.original() {
        let start = u16::try_from(" Pullquote  ".len()).unwrap_or_default();
        let columns = u16::try_from(width::columns(&headline)).unwrap_or_default();
        let place = Rect { x: area.x + start, width: columns.min(area.width.saturating_sub(start)), ..area };
        painter.hyperlink(place, address);
    }
}

/// Columns around the headline.
const FRAME: usize = " Pullquote    ".len();

/// What the article is called: its title, otherwise the name of its file; and its number, " 2/5".
pub(super) fn headline(state: &State) -> (String, String) {
    let title = state.reading.opened.as_ref().and_then(|opened| opened.article.title());
    let name = title.map_or_else(|| source(state), one_line);
    let number = match state.articles.names.len() {
        0 | 1 => String::new(),
        all => format!(" {}/{all}", state.articles.current + 1),
    };
    (crate::text::sanitize::line(&name).into_owned(), number)
}

/// Columns of the headline in the title of the window.
const WINDOW_COLUMNS: usize = 80;

/// The headline and the name of the program.
pub(super) fn of_window(state: &State) -> String {
    let (headline, _) = headline(state);
    let headline = width::fit(&headline, WINDOW_COLUMNS);
    if headline.is_empty() { "Pullquote".to_owned() } else { format!("{headline} — Pullquote") }
}

/// Caveats, then what is running or the counts: as many counts as leave room for the whole name, and at least one if that
/// leaves it half of the line.
fn right_side(state: &State, (columns, room): (usize, usize)) -> String {
    let activity = activity(state);
    let said = if activity.is_empty() { counts(state) } else { vec![activity] };
    let caveats = caveats(state, columns);
    let mut shown = said.len();
    let line = |shown: usize| [caveats.as_slice(), said.get(..shown).unwrap_or_default()].concat().join("  ");
    while shown > 0 {
        let taken = width::columns(&line(shown));
        if taken < room || (shown == 1 && taken * 2 < columns) {
            break;
        }
        shown -= 1;
    }
    line(shown)
}

/// The columns from which on the title line has room for what is found in another language.
const ROOMY: usize = 100;

/// What makes the text or the findings less certain: a guessed encoding, another language.
fn caveats(state: &State, columns: usize) -> Vec<String> {
    let Some(opened) = &state.reading.opened else { return Vec::new() };
    let encoding = opened.encoding.guessed.then(|| format!("{} (guessed)", opened.encoding.name));
    let language = state.reading.analysis.language;
    // Only English texts are searched for speakers; quotation marks are the same in many languages.
    let lacks = if columns < ROOMY { "no speakers" } else { "quotations without speakers" };
    let language = match language {
        _ if !state.reading.analysed() || is_read(&opened.article, language) => None,
        Some(code) => Some(format!("{}: {lacks}", language_name(code).unwrap_or(code))),
        // A headline is too short to tell Greek from other languages in its letters.
        None => Some(format!("not in Latin script: {lacks}")),
    };
    encoding.into_iter().chain(language).collect()
}

/// The outlet and the day, "The Coast Post, 3 November 2026", or only the outlet if there is no room for both.
fn publication(state: &State, columns: usize) -> Vec<String> {
    let Some(opened) = &state.reading.opened else { return Vec::new() };
    let identity = &opened.article.identity;
    let site = identity.site().map(one_line);
    let day = identity.published().map(date::readable);
    let both = [site.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let shown = if width::columns(&both) + 2 <= columns { both } else { site.unwrap_or_default() };
    let fits = !shown.is_empty() && width::columns(&shown) + 2 <= columns;
    if fits { vec![shown] } else { Vec::new() }
}

/// Language, words, minutes.
fn facts(state: &State) -> Vec<String> {
    let Some(opened) = &state.reading.opened else { return Vec::new() };
    let mut facts = Vec::new();
    facts.extend(state.reading.analysis.language.filter(|&language| language == "en").map(str::to_owned));
    if let Some(words) = opened.words {
        // Adults read news silently at about 230 words a minute.
        facts.extend([counted(words, "word", "words"), format!("{} min", words.div_ceil(230).max(1))]);
    }
    facts
}

/// As many facts as fit without being cut off.
fn fitting(facts: &[String], columns: usize) -> String {
    let mut line = String::new();
    for fact in facts {
        if width::columns(&line) + width::columns(fact) + 2 > columns {
            break;
        }
        line.push_str(fact);
        line.push_str("  ");
    }
    line
}

/// The counts of the findings.
fn counts(state: &State) -> Vec<String> {
    let rows_of_panels = &state.reading.panel_rows;
    let counted = |(panel, one, many): (Panel, &str, &str)| {
        let count = panel::count(rows_of_panels, panel);
        format!("{count} {}", if count == 1 { one } else { many })
    };
    if state.reading.opened.is_none() {
        return Vec::new();
    }
    let mut counts = found(counted);
    let progress = state.reading.session.progress();
    if let Some(quotations) = counts.first_mut().filter(|_| progress.done() > 0) {
        *quotations = format!("{quotations}, {} decided", progress.done());
    }
    counts
}

fn found(counted: impl Fn((Panel, &str, &str)) -> String) -> Vec<String> {
    [
        (Panel::Quotations, "quotation", "quotations"),
        (Panel::People, "person", "people"),
        (Panel::Countries, "country", "countries"),
    ]
    .map(counted)
    .to_vec()
}

/// "reading 12 MB of 50 MB", "analysing 40%", "stopped: …", "failed: …".
pub(super) fn activity(state: &State) -> String {
    let reading = &state.reading;
    if reading.stopped {
        let said = if reading.opened.is_some() { "stopped: findings incomplete" } else { "stopped" };
        return said.to_owned();
    }
    if reading.failure.is_some() && reading.opened.is_some() {
        return "failed: findings incomplete".to_owned();
    }
    match (reading.progress, &reading.opened) {
        (Some(progress), Some(_)) if progress.total.is_some() || progress.elapsed.is_some() => {
            format!("reading {}  Esc stops", read_so_far(progress))
        }
        // What takes no time has no progress: the first step has been reported.
        (_, Some(opened)) if reading.is_under_way() && reading.analysis.analysed_to > 0 => {
            let done =
                u64::from(reading.analysis.analysed_to) * 100 / opened.article.text.len().max(1) as u64;
            format!("analysing {done}%  Esc stops")
        }
        _ => String::new(),
    }
}

fn draw_tabs(painter: &mut Painter<'_>, state: &State, area: Rect) {
    let mut written = 0;
    let mut tab = |painter: &mut Painter<'_>, label: &str, chosen: bool| {
        let rest = Rect { x: area.x + written, width: area.width.saturating_sub(written), ..area };
        written += painter.text(rest, label, if chosen { StyleRole::Chosen } else { StyleRole::Faint });
    };
    tab(painter, if state.focus == Focus::Text { "[Text]" } else { " Text " }, state.focus == Focus::Text);
    for panel in [PANELS[0], PANELS[1], PANELS[3], PANELS[2]] {
        let chosen = state.focus == Focus::Panel(panel);
        let count = panel::count(&state.reading.panel_rows, panel);
        let short = if area.width < 66 { short(panel) } else { panel.title() };
        let label = if chosen { format!("[{short} {count}]") } else { format!(" {short} {count} ") };
        tab(painter, &label, chosen);
    }
    let activity = activity(state);
    if !activity.is_empty() {
        let rest = Rect { x: area.x + written, width: area.width.saturating_sub(written), ..area };
        painter.right(rest, activity.split("  ").next().unwrap_or_default(), StyleRole::Faint);
    }
}

fn short(panel: Panel) -> &'static str {
    match panel {
        Panel::Organizations => "Orgs",
        Panel::Quotations => "Quotes",
        panel => panel.title(),
    }
}

//! The library: its pages, moving on them, and the way from an article into it and back.

mod answers;
mod open;
mod typing;

pub(super) use answers::take as answered;
pub(super) use typing::changed as typed;

use crate::analysis::Speaker;
use crate::library::{ListOrder, ReviewFilter};
use crate::tui::action::Action;
use crate::tui::report::Effect;
use crate::tui::state::library::{Item, Page};
use crate::tui::state::panel::{self, Entry};
use crate::tui::state::reading::Finding;
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::walk;
use crate::tui::workers::request::Enquiry;

/// Shows the library before any article is open.
pub(in crate::tui) fn begin(state: &mut State) -> Vec<Effect> {
    state.mode = Mode::Library;
    state.catalogue.under = None;
    reopen(state)
}

/// Does what an action means in the library, or on the way into it. Nothing for other actions.
pub(super) fn update(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    match (state.mode, action) {
        (Mode::Read | Mode::Review, Action::ShowLibrary) => Some(show(state)),
        (Mode::Read | Mode::Review, Action::ShowCard) => Some(show_card_of_speaker(state)),
        (Mode::Read, Action::JumpBack) if was_sent(state) => Some(enter(state)),
        (Mode::Library, action) => match state.window {
            Window::None => act(state, action, times),
            Window::Find(_) => typing::find(state, action),
            Window::Add(_) => typing::add(state, action),
            _ => None,
        },
        _ => None,
    }
}

/// Stops what is under way in the library.
pub(super) fn stop(state: &mut State) -> Vec<Effect> {
    let catalogue = &mut state.catalogue;
    if catalogue.indexing.take().is_none() && catalogue.adding.take().is_none() {
        return Vec::new();
    }
    catalogue.adding = None;
    catalogue.stopped = true;
    state.notice = Some("stopped; what is counted so far is shown".to_owned());
    vec![Effect::StopAsking]
}

fn act(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    if !matches!(action, Action::Report(_) | Action::Resize(..)) {
        state.catalogue.then = None;
    }
    match action {
        Action::Open => return Some(open::selected(state, Mode::Read)),
        Action::Review => return Some(open::selected(state, Mode::Review)),
        Action::LeaveLibrary => return Some(leave(state)),
        Action::Cancel => return Some(cancel(state)),
        Action::StartSearch => typing::start_find(state),
        Action::AddArticles => typing::start_add(state),
        Action::NextOrder => return Some(next_order(state)),
        Action::NextFilter => return Some(next_filter(state)),
        Action::TakeOut => return Some(take_out(state)),
        Action::Undo => return Some(put_back(state)),
        Action::ShowSpeakers => return Some(turn_to(state, Page::Speakers)),
        Action::ShowCard => return Some(show_card(state)),
        action => return move_to(state, action, times),
    }
    Some(Vec::new())
}

/// Entries by which Space moves, as in the panels.
const PAGE: usize = 10;

/// Selects another entry. Nothing for actions that do not.
fn move_to(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    let row = state.catalogue.row();
    let to = match action {
        Action::SelectNext => row.saturating_add(times),
        Action::SelectPrevious => row.saturating_sub(times),
        Action::PageDown => row.saturating_add(times * PAGE),
        Action::PageUp => row.saturating_sub(times * PAGE),
        Action::SelectFirst => 0,
        Action::SelectLast => usize::MAX,
        Action::FocusNext => next_section(state, row),
        Action::FocusPrevious => previous_section(state, row),
        _ => return None,
    };
    state.catalogue.select(to);
    Some(preview(state))
}

/// The first entry of the next section; round to the first.
fn next_section(state: &State, row: usize) -> usize {
    let sections = state.catalogue.sections();
    sections.iter().map(|section| section.entries.start).find(|&start| start > row).unwrap_or_default()
}

fn previous_section(state: &State, row: usize) -> usize {
    let sections = state.catalogue.sections();
    let starts = || sections.iter().map(|section| section.entries.start);
    starts().rfind(|&start| start < row).or_else(|| starts().next_back()).unwrap_or_default()
}

/// Asks how the selected article begins.
fn preview(state: &State) -> Vec<Effect> {
    match state.catalogue.selected() {
        Some(Item::Article(article)) => vec![Effect::Ask(Enquiry::Preview(article.id))],
        _ => Vec::new(),
    }
}

/// The list of articles, from wherever the reader is.
fn show(state: &mut State) -> Vec<Effect> {
    state.catalogue.page = Page::Articles;
    state.catalogue.trail.clear();
    enter(state)
}

/// Into the library as it was left, over what is read.
fn enter(state: &mut State) -> Vec<Effect> {
    let opened = !state.shelf.names.is_empty();
    state.catalogue.under = Some(state.mode).filter(|_| opened);
    state.mode = Mode::Library;
    reopen(state)
}

/// Asks for all that is shown: it may have changed since.
fn reopen(state: &mut State) -> Vec<Effect> {
    state.catalogue.stopped = false;
    let mut effects = vec![Effect::Ask(Enquiry::Open(state.catalogue.wanted.clone()))];
    effects.extend(ask_besides(state));
    effects
}

/// Asks for what the page shows besides the articles.
fn ask_besides(state: &State) -> Option<Effect> {
    let catalogue = &state.catalogue;
    let asked = match catalogue.page {
        Page::Articles if catalogue.wanted.words.trim().is_empty() => return None,
        Page::Articles => Enquiry::Search(catalogue.wanted.words.clone()),
        Page::Speakers => Enquiry::Speakers,
        Page::Card => Enquiry::Card(catalogue.name.clone()),
    };
    Some(Effect::Ask(asked))
}

/// Whether the article was opened from here and nothing was jumped to since.
fn was_sent(state: &State) -> bool {
    state.catalogue.sent && !state.desk.peeking && state.reading.jumps.last().is_none()
}

/// To the page before; from the first one to the article, or out of the program.
fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(page) = state.catalogue.trail.pop() {
        state.catalogue.page = page;
        return preview(state);
    }
    let mut effects = stop(state);
    state.notice = None;
    match state.catalogue.under {
        Some(mode) => state.mode = mode,
        None => effects.push(Effect::Quit),
    }
    effects
}

/// Stops what is under way, else takes the filter back, else leaves.
fn cancel(state: &mut State) -> Vec<Effect> {
    let stopped = stop(state);
    if !stopped.is_empty() {
        return stopped;
    }
    if typing::is_filtered(state) { typing::unfilter(state) } else { leave(state) }
}

/// To another page, from which Esc comes back to this one.
fn turn_to(state: &mut State, page: Page) -> Vec<Effect> {
    if state.catalogue.page != page {
        state.catalogue.trail.push(state.catalogue.page);
        state.catalogue.page = page;
    }
    ask_besides(state).into_iter().collect()
}

/// What the speaker of the selected entry said everywhere.
fn show_card(state: &mut State) -> Vec<Effect> {
    let preview = state.catalogue.preview.as_ref();
    let name = match state.catalogue.selected() {
        Some(Item::Article(article)) => preview
            .filter(|(id, _)| *id == article.id)
            .and_then(|(_, preview)| preview.speakers.first())
            .map(|(name, _)| name.clone()),
        Some(Item::Hit(hit)) => Some(hit.speaker.clone()),
        Some(Item::Speaker(speaker)) => Some(speaker.name.clone()),
        Some(Item::Said(said, _)) => Some(said.speaker.clone()),
        None => None,
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        state.notice = Some("nobody speaks here; P lists everybody who does".to_owned());
        return Vec::new();
    };
    state.catalogue.name = name;
    turn_to(state, Page::Card)
}

/// What the speaker of the selected entry, or of the quotation that is meant, said in all articles.
fn show_card_of_speaker(state: &mut State) -> Vec<Effect> {
    let Some(name) = speaker(state).filter(|name| !name.trim().is_empty()) else {
        state.notice = Some("nobody here; ]q goes to the next quotation".to_owned());
        return Vec::new();
    };
    state.catalogue.under = Some(state.mode);
    state.catalogue.trail.clear();
    state.catalogue.page = Page::Card;
    state.catalogue.name = name;
    state.catalogue.stopped = false;
    state.mode = Mode::Library;
    ask_besides(state).into_iter().collect()
}

/// Whom the keys speak of: the row of the panel, who is named under the cursor, or who speaks.
fn speaker(state: &State) -> Option<String> {
    let analysis = &state.reading.analysis;
    let article = state.reading.article()?;
    let entity = match (state.mode, state.focus, state.reading.under_cursor) {
        (Mode::Review, ..) => None,
        (_, Focus::Panel(panel), _) => {
            panel::entry(&state.reading.rolls, panel, state.reading.selected_row(panel))
        }
        (_, Focus::Text, Some(finding @ Finding::Mention(_))) => state.reading.entry_of(finding),
        _ => None,
    };
    if let Some(Entry::Entity(id)) = entity {
        return analysis.entity(id).map(|entity| entity.name.clone());
    }
    let attribution = analysis.quotation(walk::current_quotation(state)?)?.attribution.as_ref()?;
    match attribution.speaker {
        Speaker::Unknown(_) => None,
        speaker => Some(analysis.speaker_name(speaker, &article.text).to_owned()),
    }
}

fn next_order(state: &mut State) -> Vec<Effect> {
    let at =
        ListOrder::ALL.iter().position(|(sort, _)| *sort == state.catalogue.wanted.sort).unwrap_or_default();
    let (sort, said) = ListOrder::ALL[(at + 1) % ListOrder::ALL.len()];
    state.catalogue.wanted.sort = sort;
    state.notice = Some(format!("sorted by: {said}"));
    list(state)
}

fn next_filter(state: &mut State) -> Vec<Effect> {
    let at = ReviewFilter::ALL
        .iter()
        .position(|(only, _)| *only == state.catalogue.wanted.only)
        .unwrap_or_default();
    let (only, said) = ReviewFilter::ALL[(at + 1) % ReviewFilter::ALL.len()];
    state.catalogue.wanted.only = only;
    state.notice = Some(format!("shown: {said}"));
    list(state)
}

/// Asks for the list that is wanted.
fn list(state: &State) -> Vec<Effect> {
    vec![Effect::Ask(Enquiry::List(state.catalogue.wanted.clone()))]
}

fn take_out(state: &mut State) -> Vec<Effect> {
    if let Some(Item::Article(article)) = state.catalogue.selected() {
        return vec![Effect::Ask(Enquiry::TakeOut(article.id))];
    }
    state.notice = Some("only an article can be taken out of the list".to_owned());
    Vec::new()
}

fn put_back(state: &mut State) -> Vec<Effect> {
    if let Some(&article) = state.catalogue.taken_out.last() {
        return vec![Effect::Ask(Enquiry::PutBack(article))];
    }
    state.notice = Some("nothing was taken out of the list".to_owned());
    Vec::new()
}

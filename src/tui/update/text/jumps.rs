//! Back and forward along the jumps, to marks, and to the full name behind a short one.

use crate::analysis::MentionId;
use crate::analysis::MentionKind;
use crate::library::ReadingPlace;
use crate::review::session::Towards;
use crate::text::span::offset;
use crate::tui::action::JumpAction;
use crate::tui::effect::Effects;
use crate::tui::report::Opened;
use crate::tui::state::State;
use crate::tui::state::finding::{Finding, FindingKind};
use crate::tui::state::position::{TextPosition, Viewport};
use crate::tui::update::text::cursor::{jump, put_cursor};
use crate::tui::update::text::steps::step;
use crate::tui::update::{feeds, library, meant, peek};

/// Jumps. Without jumps to go back along, `^o` returns to the library that the article was opened from.
pub(in crate::tui::update) fn update(state: &mut State, action: JumpAction, times: usize) -> Effects {
    match action {
        JumpAction::Back if library::is_way_back(state) => return library::enter(state),
        JumpAction::Back if feeds::is_way_back(state) => {
            return feeds::return_to_list(state).unwrap_or_default();
        }
        JumpAction::Back if peek::come_back(state) => {}
        JumpAction::Back => back(state, times),
        JumpAction::Forward => forward(state, times),
        JumpAction::SetMark(letter) => set_mark(state, letter),
        JumpAction::GoToMark(letter) => go_to_mark(state, letter),
        JumpAction::GoToFullName => go_to_full_name(state),
    }
    Effects::none()
}

fn back(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(viewport) = state.reading.jumps.back(state.reading.viewport) else {
            state.notice = Some("no earlier jump".to_owned());
            break;
        };
        restore(state, viewport);
    }
}

fn forward(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(viewport) = state.reading.jumps.forward(state.reading.viewport) else {
            state.notice = Some("no later jump".to_owned());
            break;
        };
        restore(state, viewport);
    }
}

/// Shows what was on the screen then, with the cursor on the finding it was on.
fn restore(state: &mut State, viewport: Viewport) {
    state.reading.viewport = viewport;
    state.reading.under_cursor = None;
    let cursor = state.reading.cursor();
    let there = step(&state.reading.analysis, FindingKind::Any, Towards::Next, cursor.checked_sub(1));
    state.reading.under_cursor =
        there.filter(|finding| finding.span(&state.reading.analysis).start == cursor);
}

fn set_mark(state: &mut State, letter: char) {
    state.reading.jumps.mark(letter, state.reading.viewport);
    let place = ReadingPlace { top: state.reading.top(), cursor: state.reading.cursor() };
    if let Some(opened) = &state.reading.opened {
        let hash = opened.remembered.source.hash.to_string();
        state.appearance.marks.mark(&hash, (letter, place));
    }
    state.notice = Some(format!("marked {letter}; '{letter} returns here"));
}

/// Puts the marks of earlier runs into a text that has been opened.
pub(in crate::tui::update) fn take_marks(state: &mut State, opened: &Opened) {
    let hash = opened.remembered.source.hash.to_string();
    let Some(kept) = state.appearance.marks.marks_of(&hash) else { return };
    let length = offset(opened.article.text.len());
    let at = |byte: u32| TextPosition::of(&opened.article, byte.min(length));
    for (&letter, place) in kept {
        if state.reading.jumps.marked(letter).is_none() {
            state.reading.jumps.mark(letter, Viewport { top: at(place.top), cursor: at(place.cursor) });
        }
    }
}

fn go_to_mark(state: &mut State, letter: char) {
    let marked = if letter == '\'' { state.reading.jumps.last() } else { state.reading.jumps.marked(letter) };
    let Some(viewport) = marked else {
        state.notice = Some(format!("no mark {letter}"));
        return;
    };
    state.reading.jumps.leave(state.reading.viewport);
    restore(state, viewport);
}

/// Goes to the mention that spells the name as the panel shows it, otherwise to the longest name.
fn go_to_full_name(state: &mut State) {
    let entity = meant::current_finding(state)
        .and_then(|finding| state.reading.entry_of(finding))
        .and_then(|entry| state.reading.entity_of(entry))
        .and_then(|id| state.reading.analysis.entity(id));
    let Some(entity) = entity else {
        state.notice = Some(meant::no_name(state).to_owned());
        return;
    };
    let words = |id: MentionId| {
        let mention =
            state.reading.analysis.mention(id).filter(|mention| mention.kind == MentionKind::Name)?;
        Some(state.reading.article()?.words(mention.span))
    };
    let full = entity.mentions.iter().find(|&&id| words(id) == Some(entity.name.as_str()));
    let longest = || entity.mentions.iter().rev().max_by_key(|&&id| words(id).map_or(0, str::len));
    if let Some(&id) = full.or_else(longest) {
        let from = state.reading.viewport;
        jump(state, Finding::Mention(id), from);
        put_cursor(state, Finding::Mention(id));
    }
}

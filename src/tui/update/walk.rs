//! From finding to finding: the next quotation, person, country; the next mention of the selected entry; back
//! along the jumps; and to the full name.

use crate::analysis::{MentionId, MentionKind};
use crate::tui::action::Action;
use crate::tui::state::finding::Finding;
use crate::tui::state::occurrences::Occurrences;
use crate::tui::state::panel::Entry;
use crate::tui::state::place::Sight;
use crate::tui::state::{State, Window};
use crate::tui::update::cursor;
use crate::tui::update::cursor::{go, jump, put_cursor};
use crate::tui::update::meant;
use crate::tui::update::peek;
use crate::tui::update::scroll;
use crate::tui::update::steps::{Direction, Kind, before, step};

/// Whether an action is a walk, of which a run makes one jump; nothing for what does not come from a key.
pub(super) fn is_walk(action: &Action) -> Option<bool> {
    match action {
        Action::Report(_) | Action::Resize(..) => None,
        Action::NextOccurrence | Action::PreviousOccurrence => Some(true),
        action => Some(step_of(action).is_some()),
    }
}

/// Walks. Returns whether the action was a walk or a jump.
pub(super) fn update(state: &mut State, action: &Action, times: usize) -> bool {
    if let Some((kind, direction)) = step_of(action) {
        walk_kind(state, kind, direction, times);
        return true;
    }
    match action {
        Action::NextOccurrence => walk_occurrences(state, Direction::Next, times),
        Action::PreviousOccurrence => walk_occurrences(state, Direction::Previous, times),
        Action::JumpBack if peek::come_back(state) => {}
        Action::JumpBack => back(state, times),
        Action::JumpForward => forward(state, times),
        Action::SetMark(letter) => set_mark(state, *letter),
        Action::GoToMark(letter) => go_to_mark(state, *letter),
        Action::GoToFullName => go_to_full_name(state),
        _ => return false,
    }
    true
}

/// Opens the window that tells why the current quotation has its speaker.
pub(super) fn why(state: &mut State) {
    match meant::current_quotation(state) {
        Some(id) => {
            cursor::select(state, Entry::Quotation(id));
            state.window = Window::Why;
        }
        None => state.notice = Some("no quotation here; ]q goes to the next one".to_owned()),
    }
}

fn step_of(action: &Action) -> Option<(Kind, Direction)> {
    use Direction::{Next, Previous};
    Some(match action {
        Action::NextQuotation => (Kind::Quotation, Next),
        Action::PreviousQuotation => (Kind::Quotation, Previous),
        Action::NextPerson => (Kind::Person, Next),
        Action::PreviousPerson => (Kind::Person, Previous),
        Action::NextCountry => (Kind::Country, Next),
        Action::PreviousCountry => (Kind::Country, Previous),
        Action::NextOrganization => (Kind::Organization, Next),
        Action::PreviousOrganization => (Kind::Organization, Previous),
        Action::NextFinding => (Kind::Any, Next),
        Action::PreviousFinding => (Kind::Any, Previous),
        _ => return None,
    })
}

/// Where a walk begins: the cursor, while it is on the screen; else the edge of the screen it comes from.
fn start(state: &State, direction: Direction) -> Option<u32> {
    let visible = state.visible();
    match state.reading.under_cursor.map(|finding| finding.span(&state.reading.analysis).start) {
        Some(byte) if scroll::is_visible(state, byte) => Some(byte),
        _ if direction == Direction::Next => before(visible),
        _ => Some(visible.end),
    }
}

fn walk_kind(state: &mut State, kind: Kind, direction: Direction, times: usize) {
    let mut from = start(state, direction);
    let mut reached = None;
    for _ in 0..times {
        let Some(finding) = step(&state.reading.analysis, kind, direction, from) else { break };
        from = Some(finding.span(&state.reading.analysis).start);
        reached = Some(finding);
    }
    let Some(finding) = reached else {
        state.notice = Some(nothing_more(state, kind, direction));
        return;
    };
    go(state, finding);
    if kind != Kind::Any
        && let Some(entry) = state.reading.entry_of(finding)
    {
        cursor::select(state, entry);
    }
}

fn nothing_more(state: &State, kind: Kind, direction: Direction) -> String {
    let what = match kind {
        Kind::Quotation => "quotation",
        Kind::Person => "person",
        Kind::Country => "country",
        Kind::Organization => "organisation",
        Kind::Any => "finding",
    };
    match direction {
        Direction::Next if !state.reading.analysed() => format!("no further {what} yet: still reading"),
        Direction::Next => format!("no further {what}"),
        Direction::Previous => format!("no {what} before this"),
    }
}

fn walk_occurrences(state: &mut State, direction: Direction, times: usize) {
    let Some(occurrences) = state.reading.walked_occurrences() else {
        state.notice = Some("nothing to walk: select an entry with Enter, or search with /".to_owned());
        return;
    };
    if occurrences.is_empty() {
        state.notice = Some("nothing found".to_owned());
        return;
    }
    let (index, round) = further(&occurrences, start(state, direction), direction, times);
    let target = occurrences.get(index);
    if round {
        state.notice = Some("went round to the other end".to_owned());
    }
    if let Some(finding) = target {
        go(state, finding);
    }
}

/// The index so many places on from byte `from`, and whether the way there goes round at the end.
fn further(places: &Occurrences<'_>, from: Option<u32>, direction: Direction, times: usize) -> (usize, bool) {
    let all = places.len();
    match direction {
        Direction::Next => {
            let index = from.map_or(0, |from| places.up_to(from)) + times - 1;
            (index % all, index >= all)
        }
        Direction::Previous => {
            let before = from.map_or(0, |from| places.before(from));
            ((before + all * times - times) % all, before < times)
        }
    }
}

fn back(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(sight) = state.reading.jumps.back(state.reading.sight) else {
            state.notice = Some("no jump to go back to".to_owned());
            break;
        };
        take_sight(state, sight);
    }
}

fn forward(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(sight) = state.reading.jumps.forward(state.reading.sight) else {
            state.notice = Some("no jump to go forward to".to_owned());
            break;
        };
        take_sight(state, sight);
    }
}

/// Looks at what was looked at then.
fn take_sight(state: &mut State, sight: Sight) {
    state.reading.sight = sight;
    state.reading.under_cursor = None;
    let cursor = state.reading.cursor();
    let there = step(&state.reading.analysis, Kind::Any, Direction::Next, cursor.checked_sub(1));
    state.reading.under_cursor =
        there.filter(|finding| finding.span(&state.reading.analysis).start == cursor);
}

fn set_mark(state: &mut State, letter: char) {
    state.reading.jumps.mark(letter, state.reading.sight);
    state.notice = Some(format!("this place is marked {letter}; ’{letter} comes back").replace('’', "'"));
}

fn go_to_mark(state: &mut State, letter: char) {
    let marked = if letter == '\'' { state.reading.jumps.last() } else { state.reading.jumps.marked(letter) };
    let Some(sight) = marked else {
        state.notice = Some(format!("no place is marked {letter}"));
        return;
    };
    state.reading.jumps.leave(state.reading.sight);
    take_sight(state, sight);
}

fn go_to_full_name(state: &mut State) {
    let entity = meant::current_finding(state)
        .and_then(|finding| state.reading.entry_of(finding))
        .and_then(|entry| state.reading.entity_of(entry))
        .and_then(|id| state.reading.analysis.entity(id));
    let Some(entity) = entity else {
        state.notice = Some("nobody under the cursor; l and h move it".to_owned());
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
        let from = state.reading.sight;
        jump(state, Finding::Mention(id), from);
        put_cursor(state, Finding::Mention(id));
    }
}

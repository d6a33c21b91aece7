//! From finding to finding: the next quotation, person or country, and the next mention of the selected entry.

use crate::analysis::Quotation;
use crate::article::SourceLink;
use crate::review::session::Towards;
use crate::text::Span;
use crate::tui::action::WalkAction;
use crate::tui::state::finding::{Finding, FindingKind};
use crate::tui::state::further::walk_start;
use crate::tui::state::occurrences::Occurrences;
use crate::tui::state::{Mode, State};
use crate::tui::update::review::cards;
use crate::tui::update::text::cursor::{self, go};
use crate::tui::update::text::steps::step;

/// Walks. In the review, quotations are walked card by card.
pub(in crate::tui::update) fn update(state: &mut State, action: WalkAction, times: usize) {
    use Towards::{Next, Previous};
    let reviewing = state.mode == Mode::Review;
    match action {
        WalkAction::Next(FindingKind::Quotation) if reviewing => cards::step_in_text(state, times, Next),
        WalkAction::Previous(FindingKind::Quotation) if reviewing => {
            cards::step_in_text(state, times, Previous);
        }
        WalkAction::Next(kind) => walk_kind(state, kind, Next, times),
        WalkAction::Previous(kind) => walk_kind(state, kind, Previous, times),
        WalkAction::NextOccurrence => walk_occurrences(state, Next, times),
        WalkAction::PreviousOccurrence => walk_occurrences(state, Previous, times),
    }
}

fn walk_kind(state: &mut State, kind: FindingKind, towards: Towards, times: usize) {
    let mut from = walk_start(state, towards);
    let mut reached = None;
    for _ in 0..times {
        let next = match kind {
            FindingKind::Note => step_note(state, towards, from),
            FindingKind::Link => step_link(state, towards, from),
            kind => step(&state.reading.analysis, kind, towards, from),
        };
        let Some(finding) = next else { break };
        from = Some(finding.span(&state.reading.analysis).start);
        reached = Some(finding);
    }
    let Some(finding) = reached else {
        state.notice = Some(no_more(state, kind, towards));
        return;
    };
    go(state, finding);
    // `h` and `l` step over everything: selecting each entry on the way would change what `n` walks.
    if kind != FindingKind::Any
        && let Some(entry) = state.reading.entry_of(finding)
    {
        cursor::select(state, entry);
    }
}

/// The notice where a key needs a link under the cursor: names the key that goes to one, if there is one.
pub(in crate::tui::update) fn no_link(state: &State) -> String {
    let leads = |towards| step_link(state, towards, walk_start(state, towards)).is_some();
    let way = match (leads(Towards::Next), leads(Towards::Previous)) {
        (true, _) => "; ]l goes to the next one",
        (false, true) => "; [l goes to the previous one",
        (false, false) => "",
    };
    format!("no link under the cursor{way}")
}

/// The next or previous link of the page. Those in page furniture count while it is shown.
fn step_link(state: &State, towards: Towards, from: Option<u32>) -> Option<Finding> {
    let article = state.reading.article()?;
    let shown = state.text_rows()?;
    let links = article.markup.links();
    let is_shown = |link: &&SourceLink| shown.shows(article.paragraph_at(link.span.start));
    let found = match towards {
        Towards::Next => {
            let first = from.map_or(0, |from| links.partition_point(|link| link.span.start <= from));
            links.iter().skip(first).find(is_shown)
        }
        Towards::Previous => {
            let end = links.partition_point(|link| link.span.start < from.unwrap_or_default());
            links.iter().take(end).rev().find(is_shown)
        }
    };
    found.map(|link| Finding::Link(link.span))
}

/// The next or previous quotation with a note.
fn step_note(state: &State, towards: Towards, from: Option<u32>) -> Option<Finding> {
    let review = state.reading.review();
    let has_note = |one: &&Quotation| !review.decision(one.id).note.is_empty();
    let mut noted = state.reading.analysis.quotations.iter().filter(has_note);
    let found = match (towards, from) {
        (Towards::Next, from) => noted.find(|one| from.is_none_or(|from| one.marks.start > from)),
        (Towards::Previous, from) => noted.rfind(|one| from.is_some_and(|from| one.marks.start < from)),
    };
    let quotation = found.map(|quotation| (quotation.marks.start, Finding::Quotation(quotation.id)));
    let passage = step_passage(state, towards, from).map(|place| (place.start, Finding::Hit(place)));
    let candidates = [quotation, passage].into_iter().flatten();
    let nearest = match towards {
        Towards::Next => candidates.min_by_key(|(start, _)| *start),
        Towards::Previous => candidates.max_by_key(|(start, _)| *start),
    };
    nearest.map(|(_, finding)| finding)
}

/// The next or previous passage that a reviewer marked.
fn step_passage(state: &State, towards: Towards, from: Option<u32>) -> Option<Span> {
    let passages = &state.reading.review().marking.passages;
    let mut places = passages.iter().filter_map(|passage| passage.place);
    match (towards, from) {
        (Towards::Next, from) => places.find(|place| from.is_none_or(|from| place.start > from)),
        (Towards::Previous, from) => places.rfind(|place| from.is_some_and(|from| place.start < from)),
    }
}

fn no_more(state: &State, kind: FindingKind, towards: Towards) -> String {
    let what = match kind {
        FindingKind::Quotation => "quotation",
        FindingKind::Person => "person",
        FindingKind::Country => "country",
        FindingKind::Organization => "organisation",
        FindingKind::Note => "note or marked passage",
        FindingKind::Link => "link",
        FindingKind::Any => "finding",
    };
    match towards {
        Towards::Next if state.reading.is_under_way() => format!("no {what} after this yet: still reading"),
        Towards::Next if state.reading.is_unfinished() => {
            format!("no {what} after this so far; the rest is not read")
        }
        Towards::Next => format!("no {what} after this"),
        Towards::Previous => format!("no {what} before this"),
    }
}

fn walk_occurrences(state: &mut State, towards: Towards, times: usize) {
    let Some(occurrences) = state.reading.walked_occurrences() else {
        state.notice = Some("select an entry with Enter or search with / first".to_owned());
        return;
    };
    if occurrences.is_empty() {
        state.notice = Some("nothing found".to_owned());
        return;
    }
    let (index, wrapped) = further(&occurrences, walk_start(state, towards), towards, times);
    let target = occurrences.get(index);
    if wrapped {
        state.notice = Some("search wrapped".to_owned());
    }
    if let Some(finding) = target {
        go(state, finding);
    }
}

/// The index `times` occurrences on from byte `from`, and whether the walk wrapped around the end of the text.
fn further(all: &Occurrences<'_>, from: Option<u32>, towards: Towards, times: usize) -> (usize, bool) {
    let count = all.len();
    match towards {
        Towards::Next => {
            let index = from.map_or(0, |from| all.up_to(from)) + times - 1;
            (index % count, index >= count)
        }
        Towards::Previous => {
            let before = from.map_or(0, |from| all.before(from));
            ((before + count * times - times) % count, before < times)
        }
    }
}

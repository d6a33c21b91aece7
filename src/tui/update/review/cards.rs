//! Into the review and out of it, from card to card, and what becomes of the cards when the journal grows.

use crate::analysis::QuotationId;
use crate::review::queue::{self, Filter, Order, Progress};
use crate::review::{self, Recorded, Verdict};
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::action::Action;
use crate::tui::report::Effect;
use crate::tui::state::panel::Entry;
use crate::tui::state::panel_rows::Rolls;
use crate::tui::state::reading::Finding;
use crate::tui::state::reviewing::{Context, Then};
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::review::decide;
use crate::tui::update::{put_cursor, walk};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Moves between the review and the text, and between cards. Returns whether the action was such a move.
pub(in crate::tui) fn update(state: &mut State, action: &Action, times: usize) -> bool {
    match action {
        Action::Review => enter(state, Filter::All),
        Action::ReviewUnsure => enter(state, Filter::Unsure),
        Action::LeaveReview => leave(state),
        Action::ShowInText => show_in_text(state),
        _ if state.mode != Mode::Review => return false,
        Action::NextCard => step(state, times, Towards::Next),
        Action::PreviousCard => step(state, times, Towards::Previous),
        Action::FirstCard => step(state, usize::MAX, Towards::Previous),
        Action::LastCard => step(state, usize::MAX, Towards::Next),
        Action::NextQuotation => step_in_text(state, times, Towards::Next),
        Action::PreviousQuotation => step_in_text(state, times, Towards::Previous),
        Action::NextOrder => next_order(state),
        Action::NextFilter => next_filter(state),
        Action::ToggleContext => {
            state.desk.context = match state.desk.context {
                Context::Beside => Context::Whole,
                Context::Whole => Context::Beside,
            };
        }
        _ => return false,
    }
    true
}

/// Back to the review from a look at the text. Returns whether the reader was only looking.
pub(in crate::tui) fn come_back(state: &mut State) -> bool {
    let peeking = std::mem::take(&mut state.desk.peeking) && state.mode == Mode::Read;
    if peeking {
        state.mode = Mode::Review;
        state.focus = Focus::Text;
    }
    peeking
}

/// Into the review, from the command line.
pub(in crate::tui) fn begin(state: &mut State, order: Order, filter: Filter) {
    state.mode = Mode::Review;
    state.desk.order = order;
    state.desk.filter = filter;
    deal(state);
}

/// The cards anew, with what the analysis or the journal brought. Whatever was looked at stays in view.
pub(in crate::tui) fn refold(state: &mut State) {
    let places = Places::of(state);
    let reading = &mut state.reading;
    let Some(opened) = reading.opened.clone() else { return };
    let hash = opened.remembered.source.hash;
    reading.review = review::review(&opened.article, hash, &reading.found, &reading.journal);
    reading.analysis = Arc::clone(&reading.review.analysis);
    reading.rolls = Arc::new(Rolls::of(&reading.review));
    places.settle(state);
    if let Some(entry) = state.reading.selected {
        walk::point_at(state, entry);
    }
}

/// What was found anew, or more of it.
pub(in crate::tui) fn deal_again(state: &mut State) {
    let begun = !state.desk.queue.is_empty();
    refold(state);
    if state.desk.sitting.is_none() || state.desk.queue.is_empty() {
        let card = state.desk.card;
        deal(state);
        // Whoever looks at an open card, or writes on any, stays there.
        let is_used = state.window != Window::None || is_open(state, card);
        if begun && is_used && state.desk.queue.contains(&card) {
            state.desk.card = card;
        }
    }
    if state.reading.analysed() {
        tell_of_losses(state);
    }
}

fn is_open(state: &State, card: usize) -> bool {
    let card = state.reading.review.cards.get(card);
    card.is_some_and(|card| card.decision().verdict == Verdict::Pending)
}

/// What was decided and cannot be shown is told, once all has been looked at.
fn tell_of_losses(state: &mut State) {
    let (lost, newer) = (state.reading.review.orphans.len(), state.reading.journal.unknown);
    let decisions =
        |count: usize| if count == 1 { "1 decision".to_owned() } else { format!("{count} decisions") };
    if lost > 0 {
        let open = if state.mode == Mode::Review { "O" } else { "r, then O," };
        state.notice = Some(format!("{}: the words are gone; {open} lists them", decisions(lost)));
    } else if newer > 0 {
        let made = "made by a newer pullquote: kept, not shown";
        state.notice = Some(format!("{} {made}", decisions(newer)));
    }
}

/// Acts are on disk: they are shown, and the card that was waited for comes.
pub(in crate::tui) fn recorded(state: &mut State, acts: Vec<Recorded>) {
    if let Some(last) = acts.last() {
        let first = state.desk.sitting.map_or(last.stamp.at, |(first, _)| first);
        state.desk.sitting = Some((first, last.stamp.at));
    }
    state.reading.journal.acts.extend(acts);
    refold(state);
    match std::mem::take(&mut state.desk.then) {
        Then::Stay => {}
        Then::Next => next_open(state),
        Then::To(subject) => go_to_subject(state, subject),
    }
}

/// The subject of a card.
pub(in crate::tui) fn subject(state: &State, card: usize) -> Option<Span> {
    state.reading.review.cards.get(card).map(|card| card.subject)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    Next,
    Previous,
}

const NOTHING_FOUND: &str = "no quotation was found here; v selects one in the text";

fn enter(state: &mut State, filter: Filter) {
    if state.reading.review.cards.is_empty() {
        let said =
            if state.reading.analysed() { NOTHING_FOUND } else { "nothing to review yet: still reading" };
        state.notice = Some(said.to_owned());
        return;
    }
    if come_back(state) {
        return;
    }
    let meant = walk::current_quotation(state);
    begin(state, state.desk.order, filter);
    if state.desk.queue.is_empty() {
        state.notice = Some("every speaker is sure: all quotations are shown".to_owned());
        begin(state, state.desk.order, Filter::All);
    }
    if let Some(id) = meant.filter(|_| filter == Filter::All) {
        state.desk.card = id.0 as usize;
    }
    warn(state);
}

/// That nothing can be decided is said before anything is.
fn warn(state: &mut State) {
    let trouble = state.reading.opened.as_ref().and_then(|opened| opened.remembered.trouble.clone());
    if let Some(trouble) = trouble {
        state.notice = Some(format!("reading only: {trouble}"));
    }
}

/// To the text, with the cursor on the quotation of the card.
fn leave(state: &mut State) {
    state.mode = Mode::Read;
    state.focus = Focus::Text;
    state.desk.peeking = false;
    put_on_card(state);
}

fn show_in_text(state: &mut State) {
    leave(state);
    state.desk.peeking = true;
    state.notice = Some("^o goes back to the card".to_owned());
}

fn put_on_card(state: &mut State) {
    let id = QuotationId(offset(state.desk.card));
    if state.reading.analysis.quotation(id).is_some() {
        walk::select(state, Entry::Quotation(id));
        put_cursor(state, Finding::Quotation(id));
    }
}

/// The cards in their order, the first open one first.
fn deal(state: &mut State) {
    let order = (state.desk.order, state.desk.filter);
    state.desk.queue = queue::queue(&state.reading.review, &state.reading.found, order);
    let first = queue::next_open(&state.reading.review, &state.desk.queue, None);
    state.desk.card = first.or_else(|| state.desk.queue.first().copied()).unwrap_or_default();
}

fn next_order(state: &mut State) {
    let (order, said) = match state.desk.order {
        Order::Confidence => (Order::Text, "in the order of the text"),
        Order::Text => (Order::Confidence, "the least certain first"),
    };
    state.desk.order = order;
    sort_again(state);
    state.notice = Some(said.to_owned());
}

fn next_filter(state: &mut State) {
    let at = Filter::ALL.iter().position(|(filter, _)| *filter == state.desk.filter).unwrap_or_default();
    let (filter, said) = Filter::ALL[(at + 1) % Filter::ALL.len()];
    state.desk.filter = filter;
    sort_again(state);
    state.notice = Some(format!("{said}: {}", state.desk.queue.len()));
}

/// The card that is looked at stays, unless the filter leaves it out.
fn sort_again(state: &mut State) {
    let card = state.desk.card;
    deal(state);
    if state.desk.queue.contains(&card) {
        state.desk.card = card;
    }
}

fn step(state: &mut State, times: usize, towards: Towards) {
    let queue = &state.desk.queue;
    let here = queue.iter().position(|&card| card == state.desk.card);
    let to = match (here, towards) {
        (Some(at), Towards::Next) => at.saturating_add(times),
        (Some(at), Towards::Previous) => at.saturating_sub(times),
        (None, _) => 0,
    };
    match queue.get(to.min(queue.len().saturating_sub(1))).copied() {
        Some(card) if Some(to.min(queue.len() - 1)) != here => state.desk.card = card,
        Some(_) if towards == Towards::Next => state.notice = Some("this is the last card".to_owned()),
        Some(_) => state.notice = Some("this is the first card".to_owned()),
        None => state.notice = Some("no card fits; & shows others".to_owned()),
    }
}

fn step_in_text(state: &mut State, times: usize, towards: Towards) {
    let last = state.reading.review.cards.len().saturating_sub(1);
    let to = match towards {
        Towards::Next => state.desk.card.saturating_add(times).min(last),
        Towards::Previous => state.desk.card.saturating_sub(times),
    };
    if to == state.desk.card {
        state.notice = Some("no further quotation this way".to_owned());
    }
    state.desk.card = to;
    if state.window == Window::Why {
        walk::why(state);
    }
}

fn next_open(state: &mut State) {
    if state.mode != Mode::Review {
        return;
    }
    match queue::next_open(&state.reading.review, &state.desk.queue, Some(state.desk.card)) {
        Some(card) => state.desk.card = card,
        None => state.notice = Some(summary(state)),
    }
}

/// "6 of 6: 5 accepted, 1 edited, 0 rejected; 0:52".
fn summary(state: &State) -> String {
    let progress = Progress::of(&state.reading.review);
    let time = state.desk.sitting.map(|(first, last)| (last - first).max(0) / 1000);
    let time = time.filter(|&seconds| seconds > 0);
    let time = time.map(|seconds| format!("; {}:{:02}", seconds / 60, seconds % 60)).unwrap_or_default();
    let next =
        if state.shelf.current + 1 < state.shelf.names.len() { "]a next article" } else { "q to the text" };
    format!(
        "{} of {}: {} accepted, {} edited, {} rejected{time}.  {next}",
        progress.done(),
        progress.all,
        progress.accepted,
        progress.edited,
        progress.rejected
    )
}

fn go_to_subject(state: &mut State, subject: Span) {
    let card = state.reading.review.cards.iter().position(|card| card.subject == subject);
    if let Some(card) = card {
        state.desk.card = card;
        if state.mode == Mode::Read {
            put_on_card(state);
        }
    }
}

/// Takes back the last act, or does it again; the card that changes is shown.
pub(in crate::tui) fn turn_back(state: &mut State, action: &Action) -> Vec<Effect> {
    let review = &state.reading.review;
    let (id, act, nothing) = match action {
        Action::Redo => (review.redo, review.redo.map(review::Act::Redo), "nothing to decide again"),
        _ => (review.undo, review.undo.map(review::Act::Undo), "nothing to take back"),
    };
    let subject = id.and_then(|id| decide::first_subject(state, id));
    if act.is_none() {
        state.notice = Some(nothing.to_owned());
        return Vec::new();
    }
    let then = subject.map_or(Then::Stay, Then::To);
    let said =
        if matches!(action, Action::Redo) { "decided again" } else { "taken back; ^r decides it again" };
    let effects = decide::record(state, act, then);
    if !effects.is_empty() {
        state.notice = Some(said.to_owned());
    }
    effects
}

/// What is looked at and what is queued, by places in the text: numbers change when cards come and go.
struct Places {
    card: Option<Span>,
    cards: HashSet<Span>,
    queue: Vec<Span>,
    selected: Option<Span>,
    cursor: Option<Span>,
}

impl Places {
    fn of(state: &State) -> Self {
        let span = |id: QuotationId| subject(state, id.0 as usize);
        let selected = match state.reading.selected {
            Some(Entry::Quotation(id)) => span(id),
            _ => None,
        };
        let cursor = match state.reading.under_cursor {
            Some(Finding::Quotation(id)) => span(id),
            _ => None,
        };
        let queue = state.desk.queue.iter().filter_map(|&card| subject(state, card)).collect();
        let cards = state.reading.review.cards.iter().map(|card| card.subject).collect();
        Self { card: subject(state, state.desk.card), cards, queue, selected, cursor }
    }

    fn settle(self, state: &mut State) {
        let cards = &state.reading.review.cards;
        let known: HashMap<Span, usize> =
            cards.iter().enumerate().map(|(index, card)| (card.subject, index)).collect();
        let id = |span: Span| known.get(&span).map(|&index| QuotationId(offset(index)));
        if let Some(span) = self.selected {
            state.reading.selected = id(span).map(Entry::Quotation);
        }
        if let Some(span) = self.cursor {
            state.reading.under_cursor = id(span).map(Finding::Quotation);
        }
        let mut queue: Vec<usize> = self.queue.iter().filter_map(|span| known.get(span).copied()).collect();
        let here = self.card.and_then(|span| known.get(&span).copied());
        let order = (state.desk.order, state.desk.filter);
        let mut fresh = queue::queue(&state.reading.review, &state.reading.found, order);
        fresh.retain(|&card| subject(state, card).is_some_and(|span| !self.cards.contains(&span)));
        // What was split off, added or brought back comes right behind the card it came from.
        let at = here
            .and_then(|here| queue.iter().position(|&card| card == here))
            .map_or(queue.len(), |at| at + 1);
        queue.splice(at..at, fresh);
        state.desk.queue = queue;
        state.desk.card = here.unwrap_or(state.desk.card).min(cards.len().saturating_sub(1));
        if state.reading.analysed() && cards.is_empty() && state.mode == Mode::Review {
            state.mode = Mode::Read;
            state.window = Window::None;
            state.notice = Some(NOTHING_FOUND.to_owned());
        }
    }
}

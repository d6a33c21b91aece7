//! A key on a card -> the act that is asked to be recorded. What it changes is shown once it is on disk.

use crate::analysis::QuotationKind;
use crate::review::{Act, ActId, Change, Reason, Subject, Verdict, acts, candidates};
use crate::text::{Span, sanitize};
use crate::tui::action::Action;
use crate::tui::report::Effect;
use crate::tui::state::reviewing::Then;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::review::cards;
use crate::tui::update::walk;

/// Says something of the quotation that is meant. Nothing for actions that say nothing.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    let says = matches!(
        action,
        Action::Accept
            | Action::Pick(_)
            | Action::Reject
            | Action::Because(_)
            | Action::Skip
            | Action::Flag
            | Action::NextKind
            | Action::NextVerification
            | Action::Repeat
    );
    if !says {
        return None;
    }
    let Some(card) = current_card(state) else {
        state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
        return Some(Vec::new());
    };
    Some(match action {
        Action::Accept => accept(state, card),
        Action::Pick(digit) => pick(state, card, *digit),
        Action::Reject => ask_why(state),
        Action::Because(digit) => reject(state, card, *digit),
        Action::Skip => say(state, card, Change::Skip, Then::Next),
        Action::Flag => flag(state, card),
        Action::NextKind => next_kind(state, card),
        Action::NextVerification => next_verification(state, card),
        _ => repeat(state, card),
    })
}

/// The card that is meant: the one on the screen, or the one of the quotation under the cursor.
pub(in crate::tui) fn current_card(state: &State) -> Option<usize> {
    let card = match state.mode {
        Mode::Review => state.desk.card,
        Mode::Read | Mode::Library => walk::current_quotation(state)?.0 as usize,
    };
    (card < state.reading.review.cards.len()).then_some(card)
}

/// Asks for an act to be recorded, unless nothing can be kept.
pub(in crate::tui) fn record(state: &mut State, act: Option<Act>, then: Then) -> Vec<Effect> {
    let Some(opened) = state.reading.opened.as_ref().filter(|opened| opened.complete) else {
        state.notice = Some("the article is still being read: decide when it is".to_owned());
        return Vec::new();
    };
    if let Some(trouble) = &opened.remembered.trouble {
        state.notice = Some(format!("not saved, nothing is decided: {trouble}"));
        return Vec::new();
    }
    let Some(act) = act else { return Vec::new() };
    state.desk.then = then;
    vec![Effect::Record(act)]
}

/// Says something of a card.
pub(in crate::tui) fn say(state: &mut State, card: usize, change: Change, then: Then) -> Vec<Effect> {
    let Some(article) = state.reading.article() else { return Vec::new() };
    let act = acts::say(article, &state.reading.review, card, change);
    decided(state, card, act, then)
}

/// Records an act that speaks of a card, which `.` can repeat.
pub(in crate::tui) fn decided(state: &mut State, card: usize, act: Option<Act>, then: Then) -> Vec<Effect> {
    state.desk.last = cards::subject(state, card);
    record(state, act, then)
}

/// The place of the first quotation an act speaks of.
pub(in crate::tui) fn first_subject(state: &State, id: ActId) -> Option<Span> {
    let recorded = state.reading.journal.acts.iter().find(|act| act.id == id)?;
    let Act::Change(changes) = &recorded.act else { return None };
    let article = state.reading.article()?;
    let hash = state.reading.opened.as_ref()?.remembered.source.hash;
    changes.iter().find_map(|(subject, _)| match subject {
        Subject::Quotation(anchor) if recorded.text == hash => anchor.in_its_text(&article.text),
        Subject::Quotation(anchor) => anchor.find(&article.text),
        Subject::Entity(_) | Subject::Mention(_) => None,
    })
}

fn accept(state: &mut State, card: usize) -> Vec<Effect> {
    let Some(article) = state.reading.article() else { return Vec::new() };
    let act = acts::accept(article, &state.reading.review, card);
    decided(state, card, act, Then::Next)
}

fn pick(state: &mut State, card: usize, digit: char) -> Vec<Effect> {
    let Some(article) = state.reading.article() else { return Vec::new() };
    let listed = candidates(article, &state.reading.found, &state.reading.review, card);
    let chosen = digit.to_digit(10).and_then(|digit| listed.get(digit.checked_sub(1)? as usize));
    let Some(chosen) = chosen else {
        state.notice = Some(format!("no speaker has the digit {digit}; s names another"));
        return Vec::new();
    };
    let act = acts::accept_as(article, &state.reading.review, card, &chosen.named);
    decided(state, card, act, Then::Next)
}

fn ask_why(state: &mut State) -> Vec<Effect> {
    state.window = Window::Reason;
    Vec::new()
}

fn reject(state: &mut State, card: usize, digit: Option<char>) -> Vec<Effect> {
    let at = digit.and_then(|digit| digit.to_digit(10)).and_then(|digit| digit.checked_sub(1));
    let reason = at.and_then(|at| Reason::ALL.get(at as usize)).map(|(reason, ..)| *reason);
    if digit.is_some() && reason.is_none() {
        state.notice = Some("no reason has this digit".to_owned());
        return Vec::new();
    }
    state.window = Window::None;
    say(state, card, Change::Reject(reason), Then::Next)
}

fn flag(state: &mut State, card: usize) -> Vec<Effect> {
    let flagged = state.reading.review.cards.get(card).is_some_and(|card| card.decision().flagged);
    say(state, card, if flagged { Change::Unflag } else { Change::Flag }, Then::Stay)
}

fn next_kind(state: &mut State, card: usize) -> Vec<Effect> {
    let kind = state.reading.review.quotation(card).map(|quotation| quotation.kind);
    let next = match kind {
        Some(QuotationKind::Direct) => QuotationKind::Partial,
        Some(QuotationKind::Partial) => QuotationKind::Indirect,
        Some(QuotationKind::Indirect) | None => QuotationKind::Direct,
    };
    say(state, card, Change::Kind(next), Then::Stay)
}

fn next_verification(state: &mut State, card: usize) -> Vec<Effect> {
    let now = state.reading.review.cards.get(card).map(|card| card.decision().verification);
    say(state, card, Change::Verify(now.unwrap_or_default().next()), Then::Stay)
}

/// The same as was said of the card that was decided last, else of this one.
fn repeat(state: &mut State, card: usize) -> Vec<Effect> {
    let cards = &state.reading.review.cards;
    let last = state.desk.last.and_then(|last| cards.iter().position(|card| card.subject == last));
    let decided =
        |card: &usize| cards.get(*card).is_some_and(|card| card.decision().verdict != Verdict::Pending);
    let from = last.filter(decided).unwrap_or(card);
    let Some(article) = state.reading.article() else { return Vec::new() };
    let repeated = acts::repeat(article, &state.reading.found, &state.reading.review, from);
    let Some((act, cards)) = repeated else {
        state.notice = Some("no other open quotation has the same mention".to_owned());
        return Vec::new();
    };
    let effects = record(state, Some(act), Then::Next);
    if !effects.is_empty() {
        let first = cards.first().and_then(|&card| state.reading.review.quotation(card));
        let words =
            first.zip(state.reading.article()).map_or("", |(first, article)| article.words(first.content));
        let (count, words) = (cards.len(), sanitize::line(words));
        let quotations = if count == 1 { "quotation" } else { "quotations" };
        state.notice = Some(format!("u takes back: said of {count} more {quotations}, “{words}”"));
    }
    effects
}

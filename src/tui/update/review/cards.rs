//! Entering and leaving the review, going from card to card, and on to the next card when a decision is recorded.

use crate::analysis::{Analysis, Mention, MentionId, QuotationId};
use crate::review::queue::{CardFilter, CardOrder};
use crate::review::session::{FILTER_CLEARED, NextCard, ReviewSession, Towards};
use crate::review::{Journal, Subject, overtaken};
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::action::ReviewAction;
use crate::tui::effect::Effects;
use crate::tui::report::Opened;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::panel::rows::PanelRows;
use crate::tui::state::reading::ReadingState;
use crate::tui::state::reviewing::CardContext;
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::meant::{self, subject};
use crate::tui::update::panels;
use crate::tui::update::peek::come_back;
use crate::tui::update::review::{decide, filter, undone};
use crate::tui::update::text::cursor::{self, put_cursor};
use crate::tui::update::why;
use std::sync::Arc;

/// Enters and leaves the review, goes from card to card, undoes and redoes.
pub(in crate::tui) fn update(state: &mut State, action: ReviewAction, times: usize) -> Effects {
    match action {
        ReviewAction::Start => enter(state, CardFilter::All),
        ReviewAction::StartUnsure => enter(state, CardFilter::Unsure),
        ReviewAction::Leave => leave(state),
        ReviewAction::ShowInText => show_in_text(state),
        ReviewAction::NextCard => step(state, times, Towards::Next),
        ReviewAction::PreviousCard => step(state, times, Towards::Previous),
        ReviewAction::FirstCard => step(state, usize::MAX, Towards::Previous),
        ReviewAction::LastCard => step(state, usize::MAX, Towards::Next),
        ReviewAction::NextOrder => next_order(state),
        ReviewAction::NextFilter => filter::next(state),
        ReviewAction::ShowAll => filter::show_all(state),
        ReviewAction::StartSearch => filter::start(state),
        ReviewAction::KeepSearch => filter::keep(state),
        ReviewAction::ClearSearch => filter::clear(state),
        ReviewAction::ToggleContext => {
            state.reviewing.context = match state.reviewing.context {
                CardContext::Beside => CardContext::Whole,
                CardContext::Whole => CardContext::Beside,
            };
        }
        ReviewAction::Undo => return decide::undo(state),
        ReviewAction::Redo => return decide::redo(state),
    }
    Effects::none()
}

/// Enters the review with the cards in this order that pass this filter.
pub(in crate::tui) fn begin(state: &mut State, order: CardOrder, filter: CardFilter) {
    state.mode = Mode::Review;
    let Some(opened) = state.reading.opened.clone() else {
        state.reading.session = ReviewSession::with_queue(order, filter);
        return;
    };
    state.reading.session.start(&opened.article, order, filter);
    state.reading.session.prepare();
}

/// Changes the review, and everything that is shown of it. What is selected stays selected.
pub(in crate::tui) fn revise<T>(
    state: &mut State,
    change: impl FnOnce(&mut ReviewSession, &Opened) -> T,
) -> Option<T> {
    let opened = state.reading.opened.clone()?;
    let marked = MarkedFindings::of(state);
    let reading = &mut state.reading;
    // Otherwise the session would have to copy the whole analysis to change one quotation.
    reading.analysis = Arc::default();
    let folds = reading.session.folds();
    let changed = change(&mut reading.session, &opened);
    reading.analysis = Arc::clone(&reading.session.review().analysis);
    reading.panel_rows_are_old = true;
    let is_folded_anew = reading.session.folds() != folds;
    marked.restore(state);
    if is_folded_anew {
        list_panel_rows(state);
    }
    if let Some(entry) = state.reading.selected {
        cursor::point_at(state, entry);
    }
    leave_without_cards(state);
    Some(changed)
}

/// Lists the entries of the panels again if cards have changed since.
pub(in crate::tui) fn list_panel_rows(state: &mut State) {
    if std::mem::take(&mut state.reading.panel_rows_are_old) {
        let text = state.reading.article().map_or("", |article| &article.text);
        let rows = PanelRows::of(state.reading.session.review(), text, state.appearance.quotations);
        state.reading.panel_rows = Arc::new(rows);
        panels::keep_selected(state);
    }
}

/// Updates the review with the findings of the analysis so far.
pub(in crate::tui) fn set_found(state: &mut State, found: Arc<Analysis>) {
    let shown = subject(state, state.reading.session.card());
    revise(state, |session, opened| session.set_found(&opened.article, found));
    // A note that is being written stays on its card.
    if state.window != Window::None
        && let Some(card) = shown.and_then(|shown| state.reading.session.card_at(shown))
    {
        state.reading.session.go_to(card);
    }
    if state.reading.analysed() {
        if state.mode == Mode::Review {
            state.reading.session.prepare();
            state.reading.analysis = Arc::clone(&state.reading.review().analysis);
        }
        report_losses(state);
    }
}

/// Leaves the review of an article without quotations.
fn leave_without_cards(state: &mut State) {
    let seeks_on = state.seeks_cards && state.articles.current + 1 < state.articles.names.len();
    let is_empty = state.reading.analysed() && state.reading.review().cards.is_empty();
    if is_empty && state.mode == Mode::Review && !seeks_on {
        state.mode = Mode::Read;
        state.window = Window::None;
        state.notice = Some(meant::NOTHING_FOUND.to_owned());
    }
}

/// Reports decisions that cannot be shown. Before the analysis is complete, they may still find their place.
fn report_losses(state: &mut State) {
    let session = &state.reading.session;
    let (lost, journal) = (session.review().orphans.len(), session.journal());
    let (newer, damaged) = (journal.unknown.len(), journal.damaged.len());
    let decisions =
        |count: usize| if count == 1 { "1 decision".to_owned() } else { format!("{count} decisions") };
    if damaged > 0 {
        let check = "damaged in the library and left out: run pullquote library check";
        state.fail(format!("{} {check}", decisions(damaged)));
    } else if lost > 0 {
        let open = if state.mode == Mode::Review { "O" } else { "r, then O," };
        state.notice = Some(format!("{} whose text no longer exists; {open} lists them", decisions(lost)));
    } else if newer > 0 {
        let by = "by a newer version of pullquote: kept, but not shown";
        state.notice = Some(format!("{} {by}", decisions(newer)));
    }
}

/// Shows acts that are on disk, and the next card.
pub(in crate::tui) fn recorded(state: &mut State, new: Journal) {
    let shown = subject(state, state.reading.session.card());
    let undone = undone::subject(state, &new).filter(|_| state.mode == Mode::Read);
    let replaced = overtaken(&new, state.reading.session.journal().last_act());
    let next = telling_if_cleared(state, |state| {
        let next = revise(state, |session, opened| session.recorded(&opened.article, new));
        let card = shown.and_then(|shown| state.reading.session.card_at(shown));
        if let Some(card) = card.filter(|_| is_about_card(&state.window)) {
            // What is being written or chosen stays on its card.
            state.reading.session.go_to(card);
            return None;
        }
        let said = state.reviewing.said_when_saved.take();
        state.notice = replaced.or(said).or(state.notice.take());
        Some(next)
    });
    if let Some(next) = next {
        show_after(state, next, undone.as_ref());
    }
}

fn is_about_card(window: &Window) -> bool {
    matches!(
        window,
        Window::Form(_) | Window::Picker(_) | Window::Bounds(_) | Window::Menu(..) | Window::Reason
    )
}

/// Shows what an act leads to: the next card, or what was undone.
fn show_after(state: &mut State, next: Option<NextCard>, undone: Option<&Subject>) {
    match next {
        Some(NextCard::AllDecided) if state.reading.is_under_way() => {
            state.notice = Some("all quotations found so far are decided; more may come".to_owned());
        }
        Some(NextCard::AllDecided) if state.mode == Mode::Review => state.reviewing.is_finished = true,
        Some(NextCard::Shown) if state.mode == Mode::Read => put_on_card(state),
        _ => undone.iter().for_each(|undone| undone::show(state, undone)),
    }
}

/// The oldest act could not be recorded: its card is open again, and shown unless something is being written.
pub(in crate::tui) fn not_recorded(state: &mut State) {
    let card = state.reading.session.not_recorded();
    if let Some(card) = card.filter(|_| state.window == Window::None && state.mode == Mode::Review) {
        go_to(state, card);
    }
    state.reviewing.said_when_saved = None;
    state.reviewing.waiting.clear();
}

fn enter(state: &mut State, filter: CardFilter) {
    if state.reading.review().cards.is_empty() {
        let said = if state.reading.is_under_way() {
            "nothing to review yet: still reading"
        } else if state.reading.analysed() {
            meant::NOTHING_FOUND
        } else {
            "there is nothing to review so far; the rest is not read"
        };
        state.notice = Some(said.to_owned());
        return;
    }
    if come_back(state) {
        return;
    }
    let meant = meant::current_quotation(state);
    let order = state.reading.session.order();
    begin(state, order, filter);
    if state.reading.session.queue().is_empty() {
        state.notice = Some("every speaker is certain: all quotations are shown".to_owned());
        begin(state, order, CardFilter::All);
    }
    if let Some(id) = meant.filter(|_| filter == CardFilter::All) {
        go_to(state, id.0 as usize);
    }
    warn(state);
}

/// Warns when an article is opened for review if decisions cannot be saved.
fn warn(state: &mut State) {
    let trouble = state.reading.opened.as_ref().and_then(|opened| opened.remembered.trouble.clone());
    if let Some(trouble) = trouble {
        state.fail(format!("read-only: {trouble}"));
    }
}

/// Returns to the text, with the cursor on the quotation of the card.
fn leave(state: &mut State) {
    state.mode = Mode::Read;
    state.focus = Focus::Text;
    state.reviewing.peeking = false;
    put_on_card(state);
}

fn show_in_text(state: &mut State) {
    leave(state);
    state.reviewing.peeking = true;
    state.tell_also("^o returns to the card");
}

fn put_on_card(state: &mut State) {
    let id = QuotationId(offset(state.reading.session.card()));
    if state.reading.analysis.quotation(id).is_some() {
        cursor::select(state, Entry::Quotation(id));
        put_cursor(state, Finding::Quotation(id));
    }
}

fn next_order(state: &mut State) {
    let Some(opened) = state.reading.opened.clone() else { return };
    state.notice = Some(match state.reading.session.next_order(&opened.article) {
        CardOrder::Text => "in text order".to_owned(),
        CardOrder::Confidence => "least certain first".to_owned(),
    });
}

fn step(state: &mut State, times: usize, towards: Towards) {
    if state.reading.session.step(towards, times) {
        return;
    }
    state.notice = Some(no_further(state, "card", towards));
}

/// Says that nothing follows. Where a filter leaves cards out, names the key that shows them.
fn no_further(state: &State, what: &str, towards: Towards) -> String {
    let (shown, all) = (state.reading.session.queue().len(), state.reading.session.progress().all);
    let end = match towards {
        _ if shown == 0 => return meant::NO_CARD_MATCHES.to_owned(),
        _ if shown == 1 => "only",
        Towards::Next => "last",
        Towards::Previous => "first",
    };
    // In a window, `r` does nothing or types a letter.
    let all = if state.window == Window::None { format!("; r shows all {all}") } else { String::new() };
    let among = if state.reading.session.is_filtered() {
        format!(" that the filter shows{all}")
    } else {
        String::new()
    };
    format!("this is the {end} {what}{among}")
}

/// Shows a card, and says so if the filter was cleared for it.
fn go_to(state: &mut State, card: usize) {
    telling_if_cleared(state, |state| state.reading.session.go_to(card));
}

/// Says so if something that shows another card clears the filter.
fn telling_if_cleared<T>(state: &mut State, act: impl FnOnce(&mut State) -> T) -> T {
    let was_filtered = state.reading.session.is_filtered();
    let done = act(state);
    if was_filtered && !state.reading.session.is_filtered() {
        state.tell_also(FILTER_CLEARED);
    }
    done
}

/// Goes to the next or previous quotation of the text among those that the filter shows.
pub(in crate::tui) fn step_in_text(state: &mut State, times: usize, towards: Towards) {
    if !state.reading.session.step_in_text(towards, times) {
        // The number of the card is its place by certainty.
        let is_ordered = state.reading.session.order() == CardOrder::Confidence;
        let is_one_of_several = state.reading.session.queue().len() > 1;
        let what = if is_ordered && is_one_of_several { "quotation in the text" } else { "quotation" };
        state.notice = Some(no_further(state, what, towards));
    }
    if state.window == Window::Why {
        why::open(state);
    }
}

/// What is selected and under the cursor, by its place in the text: the numbers of quotations and mentions change when
/// some appear or disappear.
struct MarkedFindings {
    selected: Option<Span>,
    cursor: Option<Span>,
    mention: Option<Mention>,
}

impl MarkedFindings {
    fn of(state: &State) -> Self {
        let place = |id: QuotationId| subject(state, id.0 as usize);
        let selected = match state.reading.selected {
            Some(Entry::Quotation(id)) => place(id),
            _ => None,
        };
        let (cursor, mention) = match state.reading.under_cursor {
            Some(Finding::Quotation(id)) => (place(id), None),
            Some(Finding::Mention(id)) => (None, state.reading.analysis.mention(id).copied()),
            _ => (None, None),
        };
        Self { selected, cursor, mention }
    }

    fn restore(self, state: &mut State) {
        let id = |place: Span| Some(QuotationId(offset(state.reading.session.card_at(place)?)));
        let (selected, cursor) = (self.selected.map(id), self.cursor.map(id));
        if let Some(selected) = selected {
            state.reading.selected = selected.map(Entry::Quotation);
        }
        if let Some(cursor) = cursor {
            state.reading.under_cursor = cursor.map(Finding::Quotation);
        }
        if let Some(mention) = self.mention {
            restore_mention(&mut state.reading, mention);
        }
    }
}

/// Keeps the cursor on a mention, and the selection on the entity that it belongs to now. One that is gone is left.
fn restore_mention(reading: &mut ReadingState, before: Mention) {
    let now = reading.analysis.mentions.iter().position(|mention| mention.span == before.span);
    reading.under_cursor = now.map(|at| Finding::Mention(MentionId(offset(at))));
    if let Some(now) = now.and_then(|at| reading.analysis.mentions.get(at))
        && reading.selected == Some(Entry::Entity(before.entity))
    {
        reading.selected = Some(Entry::Entity(now.entity));
    }
}

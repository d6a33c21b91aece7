//! Reports of the workers -> the state.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::input::LoadProgress;
use crate::text::sanitize;
use crate::text::span::offset;
use crate::tui::effect::Effects;
use crate::tui::report::{Opened, Remembered, Report};
use crate::tui::state::State;
use crate::tui::state::position::{TextPosition, Viewport};
use crate::tui::update::pick::open_articles;
use crate::tui::update::review::{cards, choose, drafts, form, saving, seek, source};
use crate::tui::update::text::{jumps, search};
use crate::tui::update::{articles, feeds, identity, library, opening, reload};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The notice when the file of the article has changed.
const FILE_CHANGED: &str = "its file has changed: g R reads it again; decisions stay with their words";

/// Puts a report into the state. Reports on an article that is no longer shown are dropped.
pub(super) fn take(state: &mut State, report: Report) -> Effects {
    let current = state.articles.number();
    let report = match saved(state, report) {
        ControlFlow::Break(effects) => return effects,
        ControlFlow::Continue(other) => other,
    };
    if report.article().is_some_and(|article| article != current) {
        return Effects::none();
    }
    match report {
        Report::Reading { progress, .. } => show_progress(state, progress),
        Report::Opened { opened, .. } => return open(state, opened),
        Report::HasCopy { copy, .. } => state.reading.before = Some(copy),
        Report::Several { parts, .. } => return articles::split(state, parts),
        Report::Listed(list) => return opening::listed(state, list),
        Report::Headlines(found) => open_articles::take_headlines(state, found),
        Report::Failed { sentence, .. } => failed(state, sentence),
        Report::Analysed { analysis, .. } => return analysed(state, analysis),
        Report::Corrected { identity, .. } => identity::corrected(state, identity),
        Report::Answered(answer) => return library::answered(state, answer),
        Report::FeedsAnswered(answer) => return feeds::answered(state, answer),
        Report::IsFeed { address, feed, .. } => return feeds::show_feed(state, address, feed),
        Report::Exported { file, quotations } => form::exported(state, file, quotations),
        Report::NotExported { file, sentence } => form::not_exported(state, &file, sentence),
        Report::SourcesRead(check) => source::show(state, check),
        Report::NoSource { typed, sentence } => return source::keep_name(state, typed, &sentence),
        Report::AgainstNotRead(sentence) => state.tell_of_reread(sentence),
        Report::KnownSpeakers(speakers) => choose::offer(state, speakers),
        Report::Edited(text) => form::edited(state, &text),
        Report::Found { search, hits, complete } => search::take_hits(state, search, hits, complete),
        Report::FileChanged { .. } => say_file_changed(state),
        Report::Notice(sentence) => state.fail(sentence),
        // Taken by `saved`.
        Report::Saving(_)
        | Report::Recorded { .. }
        | Report::NotRecorded { .. }
        | Report::NotCorrected(_) => {}
    }
    Effects::none()
}

fn show_progress(state: &mut State, progress: LoadProgress) {
    if !state.reading.stopped {
        state.reading.progress = Some(progress);
    }
}

fn say_file_changed(state: &mut State) {
    if !state.reading.is_under_way() {
        state.notice = Some(FILE_CHANGED.to_owned());
    }
}

/// Shows the findings so far.
fn analysed(state: &mut State, analysis: Arc<Analysis>) -> Effects {
    cards::set_found(state, analysis);
    articles::find_goal(state);
    reload::tell_changes(state);
    seek::go_on(state)
}

/// Takes a report on a decision that is on its way to the disk; gives every other report back.
fn saved(state: &mut State, report: Report) -> ControlFlow<Effects, Report> {
    let current = state.articles.number();
    if matches!(report, Report::Recorded { .. } | Report::NotRecorded { .. }) {
        // If a notice said that it is being saved, that is over.
        let was_announced = std::mem::take(&mut state.saving);
        state.notice = state.notice.take().filter(|_| !was_announced);
    }
    match report {
        Report::Saving(sentence) => {
            state.saving = true;
            state.notice = Some(sentence);
        }
        Report::Recorded { article, new } if article == current => {
            cards::recorded(state, new);
            drafts::drop_saved(state);
            return ControlFlow::Break(saving::go_on(state));
        }
        Report::NotRecorded { article, sentence } => {
            if article == current {
                cards::not_recorded(state);
            }
            say_not_saved(state, &sentence);
        }
        Report::NotCorrected(sentence) => say_not_saved(state, &sentence),
        other => return ControlFlow::Continue(other),
    }
    ControlFlow::Break(Effects::none())
}

fn failed(state: &mut State, sentence: String) {
    if reload::is_waiting(state) {
        reload::give_up(state, &sentence);
        return;
    }
    (state.reading.progress, state.reading.before) = (None, None);
    // Of what is shown already, the title says that it is not all.
    if state.reading.opened.is_some() {
        state.fail(&*sentence);
    }
    state.reading.failure = Some(sentence);
}

fn say_not_saved(state: &mut State, sentence: &str) {
    let is_kept = drafts::keep_unsaved(state);
    let kept = if is_kept { "; what you wrote is kept: its key opens it again" } else { "" };
    state.fail(format!("not saved: {sentence}{kept}"));
}

/// Shows an article, or the whole of it in place of its first page: the reading position is kept, and a search in the
/// first page is repeated in the whole.
fn open(state: &mut State, opened: Arc<Opened>) -> Effects {
    if !reload::replace(state, &opened) {
        return Effects::none();
    }
    state.reading.numbers = Arc::new(numbers(&opened.article));
    if let Some(notice) = notice(&opened, state.reading.opened.as_deref()) {
        state.notice = Some(notice);
    }
    if opened.complete {
        state.reading.progress = None;
    }
    let untouched = state.reading.viewport == Viewport::default();
    state.reading.opened = Some(Arc::clone(&opened));
    let goal = state.reading.goal.clone();
    if let Some(goal) = &goal {
        articles::go_to_goal(state, goal);
    } else if let Some(place) = opened.remembered.place.filter(|_| untouched) {
        let at = |byte: u32| TextPosition::of(&opened.article, byte.min(offset(opened.article.text.len())));
        state.reading.viewport = Viewport { top: at(place.top), cursor: at(place.cursor) };
    }
    if opened.complete {
        jumps::take_marks(state, &opened);
    }
    cards::revise(state, |session, opened| {
        let Remembered { source, journal, .. } = &opened.remembered;
        session.set_journal(&opened.article, source.hash, journal.clone());
    });
    match goal.and_then(|goal| goal.words) {
        Some(words) => search::begin(state, words),
        None => search::repeat(state, opened),
    }
}

/// What reading the article left out, put right or guessed, unless it was said of the first page already.
fn notice(opened: &Opened, before: Option<&Opened>) -> Option<String> {
    let told = before.map_or(&[][..], |before| &before.article.notices);
    let new = opened.article.notices.iter().filter(|notice| !told.contains(notice));
    let mut said: Vec<String> = new.map(|notice| sanitize::line(notice).into_owned()).collect();
    if opened.encoding.guessed && before.is_none() && said.is_empty() {
        let name = opened.encoding.name;
        said.push(format!("read as {name}, a guess: the file does not declare its encoding"));
    }
    (!said.is_empty()).then(|| said.join("; "))
}

/// The number shown for each paragraph: furniture is not counted.
fn numbers(article: &Article) -> Vec<u32> {
    let mut number = 0;
    let counted = article.paragraphs.iter().map(|paragraph| {
        number += u32::from(!paragraph.role.is_furniture());
        number
    });
    counted.collect()
}

//! What the workers report, taken into the state.

use crate::article::Article;
use crate::text::span::offset;
use crate::tui::effect::Effect;
use crate::tui::report::{Opened, Remembered, Report};
use crate::tui::state::State;
use crate::tui::state::place::{Place, Sight};
use crate::tui::update::review::{cards, choose, form};
use crate::tui::update::{library, prompt, shelf};
use std::sync::Arc;

/// Takes a report. Reports on an article that is no longer read are dropped.
pub(super) fn take(state: &mut State, report: Report) -> Vec<Effect> {
    let current = state.shelf.number();
    if matches!(report, Report::Recorded { .. } | Report::NotRecorded(_)) {
        state.saving = None;
    }
    match report {
        Report::Reading { article, read, total } if article == current && !state.reading.stopped => {
            state.reading.progress = Some((read, total));
        }
        Report::Opened { article, opened } if article == current => return open(state, opened),
        Report::Failed { article, sentence } if article == current => {
            state.reading.progress = None;
            // Of what is shown already, the title says that it is not all.
            state.notice = state.reading.opened.is_some().then(|| sentence.clone());
            state.reading.failure = Some(sentence);
        }
        Report::Analysed { article, analysis } if article == current => {
            cards::set_found(state, analysis);
            shelf::find_goal(state);
        }
        Report::Saving { article } => state.saving = Some(article),
        Report::Recorded { article, new } if article == current => cards::recorded(state, new),
        Report::NotRecorded(sentence) => {
            state.reading.session.stay();
            state.notice = Some(format!("not saved: {sentence}"));
        }
        Report::Answered(answer) => return library::answered(state, answer),
        Report::HandedOn { file, quotations } => {
            state.notice = Some(format!("{quotations} quotations written to {file}; E writes it again"));
            state.desk.handed_on = Some(file);
        }
        Report::KnownSpeakers(speakers) => choose::offer(state, speakers),
        Report::Edited(text) => form::edited(state, &text),
        Report::Found { search, hits, complete } => prompt::take_hits(state, search, hits, complete),
        Report::Notice(sentence) => state.notice = Some(sentence),
        Report::Reading { .. }
        | Report::Opened { .. }
        | Report::Failed { .. }
        | Report::Analysed { .. }
        | Report::Recorded { .. } => {}
    }
    Vec::new()
}

/// Shows an article, or the whole of it in the place of its first page: the reading place is kept. A search
/// that was made on the first page is made again on the whole.
fn open(state: &mut State, opened: Arc<Opened>) -> Vec<Effect> {
    state.reading.numbers = Arc::new(numbers(&opened.article));
    if opened.encoding.guessed && state.reading.opened.is_none() {
        state.notice = Some(format!("read as {}, a guess: the file does not say", opened.encoding.name));
    }
    if opened.complete {
        state.reading.progress = None;
    }
    let untouched = state.reading.sight == Sight::default();
    state.reading.opened = Some(Arc::clone(&opened));
    let goal = state.reading.goal.clone();
    if let Some(goal) = &goal {
        shelf::go_to_goal(state, goal);
    } else if let Some(place) = opened.remembered.place.filter(|_| untouched) {
        let at = |byte: u32| Place::of(&opened.article, byte.min(offset(opened.article.text.len())));
        state.reading.sight = Sight { top: at(place.top), cursor: at(place.cursor) };
    }
    cards::revise(state, |session, opened| {
        let Remembered { source, journal, .. } = &opened.remembered;
        session.set_journal(&opened.article, source.hash, journal.clone());
    });
    match goal.and_then(|goal| goal.words) {
        Some(words) => prompt::begin(state, words),
        None => prompt::again(state, opened),
    }
}

/// Numbers the paragraphs as they are shown: furniture does not count.
fn numbers(article: &Article) -> Vec<u32> {
    let mut number = 0;
    let counted = article.paragraphs.iter().map(|paragraph| {
        number += u32::from(!paragraph.role.is_furniture());
        number
    });
    counted.collect()
}

//! Keys that come before their card is drawn, or before the decision before is on disk.

use super::*;
use crate::analysis::analyze;
use crate::review::{Act, ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
use crate::tui::effect::Effect;
use crate::tui::keymap::key::Key;
use crate::tui::report::{Opened, Report};
use crate::tui::theme::Theme;
use crate::tui::update;
use std::fmt::Write;
use std::sync::Arc;

/// A review of this many quotations, with its first card drawn.
fn review(quotations: usize) -> State {
    let mut text = String::from("It rained.\n\n");
    for number in 0..quotations {
        write!(text, "“We saw boat {number} go down,” Ana Lopes said.\n\n").unwrap();
    }
    let mut state = State::new(vec!["story.txt".to_owned()], Theme::plain());
    let opened = Arc::new(Opened::from_text(&text));
    let analysis = Arc::new(analyze(&opened.article));
    let _none = update::report(&mut state, Report::Opened { article: 0, opened });
    let _none = update::report(&mut state, Report::Analysed { article: 0, analysis });
    press(&mut state, "rS");
    drawn(&mut state);
    state
}

/// The acts that keys ask to be recorded; no frame is drawn between them.
fn press(state: &mut State, keys: &str) -> Vec<Act> {
    let mut acts = Vec::new();
    for key in keys.chars() {
        let key = if key == '\r' { Key::Enter } else { Key::Char(key) };
        acts.extend(recorded_by(update::press(state, key)));
    }
    acts
}

fn recorded_by(effects: Effects) -> Vec<Act> {
    let act = |effect| if let Effect::Record(act) = effect { Some(act) } else { None };
    effects.into_iter().filter_map(act).collect()
}

/// The recorder has written an act. Returns what is to be recorded next.
fn written(state: &mut State, act: Act) -> Vec<Act> {
    let id = ActId(state.reading.session.journal().last_act().0 + 1);
    let text = TextHash::of(&state.reading.article().unwrap().text);
    let recorded = Recorded { id, stamp: Stamp::default(), text, act };
    let new = Journal { acts: vec![recorded], ..Journal::default() };
    recorded_by(update::report(state, Report::Recorded { article: 0, new }))
}

fn accepted(state: &State) -> usize {
    state.reading.session.progress().accepted
}

#[test]
fn a_burst_of_keys_decides_the_card_on_the_screen_and_no_other() {
    let mut state = review(200);
    let acts = press(&mut state, &"a".repeat(100));
    assert_eq!(acts.len(), 1, "one frame, one card");
    let said = state.notice.clone().unwrap();
    assert!(said.contains("99 keys came before the card was on the screen"), "{said}");
    drawn(&mut state);
    assert_eq!(press(&mut state, "a").len(), 1, "the next card counts once it is drawn");
}

#[test]
fn a_card_counts_as_decided_only_when_it_is_on_disk() {
    let mut state = review(3);
    let first = press(&mut state, "a").remove(0);
    assert_eq!((accepted(&state), state.reading.session.card()), (0, 1), "the next card is shown at once");
    assert!(state.reading.session.is_being_saved(0));
    drawn(&mut state);
    let second = press(&mut state, "a").remove(0);
    assert_eq!(state.reading.session.being_saved(), 2, "no key waits for the disk");
    written(&mut state, first);
    assert_eq!((accepted(&state), state.reading.session.being_saved()), (1, 1));
    written(&mut state, second);
    assert_eq!((accepted(&state), state.reading.session.card()), (2, 2));
}

#[test]
fn a_decision_that_cannot_be_written_comes_back() {
    let mut state = review(3);
    press(&mut state, "a");
    drawn(&mut state);
    let sentence = "no room".to_owned();
    let _none = update::report(&mut state, Report::NotRecorded { article: 0, sentence });
    assert_eq!((state.reading.session.card(), state.reading.session.being_saved()), (0, 0));
    assert_eq!((accepted(&state), state.notice.as_deref()), (0, Some("not saved: no room")));
    assert!(press(&mut state, "a").is_empty(), "the card that came back has not been drawn yet");
}

#[test]
fn undo_waits_for_the_decision_that_it_undoes_and_says_what_it_was() {
    let mut state = review(3);
    let accept = press(&mut state, "a").remove(0);
    assert!(press(&mut state, "u").is_empty());
    let undo = written(&mut state, accept).remove(0);
    assert_eq!(undo, Act::Undo(ActId(1)));
    assert!(!state.notice.clone().unwrap_or_default().contains("undone"), "not until that is on disk");
    written(&mut state, undo);
    let said = state.notice.clone().unwrap();
    assert!(said.contains("undone: accepted “We saw boat 0 go down,”"), "{said}");
    assert_eq!((accepted(&state), state.reading.session.card()), (0, 0));
}

#[test]
fn a_decision_that_replaces_another_says_which_once_it_is_on_disk() {
    let mut state = review(3);
    for (keys, expected) in [("x1", None), ("a", Some("accepted; it was rejected: not speech; u undoes"))] {
        press(&mut state, "gg");
        drawn(&mut state);
        state.notice = None;
        let act = press(&mut state, keys).remove(0);
        assert_eq!(state.notice, None, "not until it is on disk");
        written(&mut state, act);
        assert_eq!((state.notice.as_deref(), accepted(&state)), (expected, usize::from(expected.is_some())));
    }
}

#[test]
fn a_note_that_is_refused_stays_in_its_form() {
    let mut state = review(3);
    press(&mut state, "a");
    press(&mut state, "cask");
    assert!(press(&mut state, "\r").is_empty(), "the card under the form has not been drawn");
    assert!(matches!(&state.window, Window::Form(form) if form.field.text() == "ask"));
    drawn(&mut state);
    assert_eq!(press(&mut state, "\r").len(), 1);
}

#[test]
fn a_name_is_taken_only_if_it_was_on_the_screen() {
    let mut state = review(3);
    assert!(press(&mut state, "sBea\r").is_empty(), "the list was never drawn with these letters");
    assert!(state.notice.clone().unwrap().contains("came before"));
    drawn(&mut state);
    assert_eq!(press(&mut state, "\r").len(), 1);
}

#[test]
fn the_notice_that_a_decision_is_being_saved_goes_when_it_is_on_disk() {
    let mut state = review(3);
    let act = press(&mut state, "a").remove(0);
    let _none = update::report(&mut state, Report::Saving("saving; be patient".to_owned()));
    assert_eq!(state.notice.as_deref(), Some("saving; be patient"));
    written(&mut state, act);
    assert_eq!((state.notice.as_deref(), state.saving), (None, false));
}

#[test]
fn the_end_of_the_review_covers_the_card_until_a_key_is_pressed() {
    let mut state = review(1);
    let accept = press(&mut state, "a").remove(0);
    written(&mut state, accept);
    assert!(state.reviewing.is_finished);
    drawn(&mut state);
    assert!(press(&mut state, "x").is_empty(), "the card was not on the screen");
    let said = state.notice.take().unwrap();
    assert!(said.contains("press the key again"), "{said}");
    drawn(&mut state);
    press(&mut state, "x");
    assert_eq!(state.notice, None, "now it is");
}

#[test]
fn whoever_decides_what_somebody_else_has_decided_meanwhile_is_told() {
    let mut state = review(2);
    let mut other = review(2);
    let by_ben = press(&mut other, "x1").pop().unwrap();
    let own = press(&mut state, "a").pop().unwrap();
    let text = TextHash::of(&state.reading.article().unwrap().text);
    let recorded = |number, reviewer: &str, act| Recorded {
        id: ActId(number),
        stamp: Stamp { reviewer: reviewer.to_owned(), ..Stamp::default() },
        text,
        act,
    };
    let acts = vec![recorded(1, "ben", by_ben), recorded(2, "ana", own)];
    let new = Journal { acts, ..Journal::default() };
    let _none = update::report(&mut state, Report::Recorded { article: 0, new });
    assert_eq!(
        state.notice.as_deref(),
        Some(
            "ben had rejected “We saw boat 0 go down,” meanwhile: your decision holds now, and u takes it back"
        )
    );
    // What was on the screen is no surprise.
    let again = press(&mut state, "ka");
    for act in again {
        written(&mut state, act);
    }
    assert!(!state.notice.as_deref().unwrap_or_default().contains("meanwhile"), "{:?}", state.notice);
}

//! Keys that are pressed while a decision is still being written: all act at once, except those that depend on it.

use crate::tui::effect::{Effect, Effects};
use crate::tui::state::State;

/// The notice for a key that has to wait.
const STILL_SAVING: &str = "still saving the last decision: try again when it is done";

/// Runs `action`. If it asks for another decision or an export, it is refused and the state is left unchanged, including
/// text in an open window.
///
/// The next decision could depend on the one that is being written, as an undo does, and the card it is meant for may
/// not be on the screen yet.
pub(in crate::tui::update) fn guard(
    state: &mut State,
    action: impl FnOnce(&mut State) -> Effects,
) -> Effects {
    let before = state.clone();
    let effects = action(state);
    if effects.iter().any(|effect| matches!(effect, Effect::Record(_) | Effect::Export(_))) {
        *state = before;
        state.notice = Some(STILL_SAVING.to_owned());
        return Effects::none();
    }
    // A reader who has moved to another card stays there when the decision is on disk.
    if state.reading.session.card() != before.reading.session.card() {
        state.reading.session.stay();
    }
    effects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Act, ActId, Journal};
    use crate::tui::report::Report;
    use crate::tui::state::Window;
    use crate::tui::update;

    fn saving() -> State {
        let mut state = State::new(vec!["story.txt".to_owned()], crate::tui::theme::Theme::plain());
        let _none = update::report(&mut state, Report::Saving { article: 0 });
        state
    }

    #[test]
    fn a_decision_that_comes_too_early_is_refused_and_leaves_the_window_open() {
        let mut state = saving();
        state.window = Window::Reason;
        let effects = guard(&mut state, |state| {
            state.window = Window::None;
            Effects::from(Effect::Record(Act::Undo(ActId(1))))
        });
        assert_eq!((effects, state.window), (Effects::none(), Window::Reason));
        assert_eq!(state.notice.as_deref(), Some(STILL_SAVING));
    }

    #[test]
    fn everything_else_is_done() {
        let mut state = saving();
        let effects = guard(&mut state, |state| {
            state.window = Window::Reason;
            Effects::from(Effect::Stop)
        });
        assert_eq!((effects, state.window), (Effects::from(Effect::Stop), Window::Reason));
    }

    #[test]
    fn keys_work_as_usual_once_the_decision_is_on_disk_or_has_failed() {
        for report in [
            Report::Recorded { article: 0, new: Journal::default() },
            Report::NotRecorded("no room".to_owned()),
        ] {
            let mut state = saving();
            assert_eq!(state.saving, Some(0));
            let _none = update::report(&mut state, report);
            assert_eq!(state.saving, None);
        }
    }

    #[test]
    fn the_notice_that_a_decision_is_being_saved_goes_when_it_is_on_disk() {
        let mut state = saving();
        state.notice = Some("saving; another program may be using the library".to_owned());
        let _none = update::report(&mut state, Report::Recorded { article: 0, new: Journal::default() });
        assert_eq!(state.notice, None);
        let mut state = saving();
        state.saving = None;
        state.notice = Some("undone; ^r redoes".to_owned());
        let _none = update::report(&mut state, Report::Recorded { article: 0, new: Journal::default() });
        assert_eq!(state.notice.as_deref(), Some("undone; ^r redoes"));
    }
}

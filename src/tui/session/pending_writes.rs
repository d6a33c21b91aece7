//! What waits while a decision is being written: keys that were typed ahead, the next frame, and the end of the program.
//!
//! A decision is shown when it is on disk, which usually takes a few milliseconds but can take seconds while another
//! program holds the library. Keys that are typed ahead are meant for the cards that follow, so they are held back and
//! handled in order once the decision is on disk. When that takes longer than [`FRAME_DELAY`], a frame says that the
//! decision is being saved. From then on keys work immediately, and `update` refuses further decisions.

use crate::library::{ArticleKey, ReadingPlace};
use crate::tui::effect::Effect;
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use crate::tui::workers::recorder::{PendingAct, PendingCorrection, Recorder};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long the next frame waits for a decision. Shorter, and slow disks would make every decision flicker; longer, and
/// the program would seem to hang.
const FRAME_DELAY: Duration = Duration::from_millis(100);

/// The recorder, and what waits for it.
#[derive(Debug)]
pub(super) struct PendingWrites {
    recorder: Recorder,
    /// The decision that is being written.
    decision: Option<PendingDecision>,
    /// What to do once everything has been written.
    deferred: Option<Effect>,
    /// When the next frame is drawn at the latest; `None` if it does not wait.
    frame_due: Option<Instant>,
}

#[derive(Debug, Default)]
struct PendingDecision {
    /// Keys that were typed ahead, oldest first.
    held: VecDeque<Message>,
    /// Whether a frame has said that it is being saved.
    is_announced: bool,
}

impl PendingWrites {
    /// Nothing is being written yet.
    pub(super) fn new(recorder: Recorder) -> Self {
        Self { recorder, decision: None, deferred: None, frame_due: None }
    }

    /// Has a decision written.
    pub(super) fn record(&mut self, decision: PendingAct) {
        self.recorder.record(decision);
        self.decision.get_or_insert_default().is_announced = false;
        self.delay_frame();
    }

    /// Has a correction of an article written. No key depends on it.
    pub(super) fn correct(&mut self, correction: PendingCorrection) {
        self.recorder.correct(correction);
    }

    /// Has a reading place written.
    pub(super) fn remember(&mut self, source: ArticleKey, place: ReadingPlace) {
        self.recorder.remember(source, place);
    }

    /// Holds a key or paste back if it was typed ahead; returns every other message.
    ///
    /// While some are held back, all later ones are too, so that their order is kept.
    pub(super) fn hold(&mut self, message: Message) -> Option<Message> {
        let is_typed = matches!(message, Message::Key(_) | Message::Paste(_));
        match &mut self.decision {
            Some(decision) if is_typed && !(decision.is_announced && decision.held.is_empty()) => {
                decision.held.push_back(message);
                None
            }
            _ => Some(message),
        }
    }

    /// Defers an effect that ends or stops the program until everything is on disk; returns every other effect.
    ///
    /// A program that is stopped during a write keeps the library locked for all others.
    pub(super) fn defer(&mut self, effect: Effect) -> Option<Effect> {
        let stops = matches!(effect, Effect::Quit | Effect::Suspend | Effect::OpenEditor(_));
        if !stops || self.recorder.is_idle() {
            return Some(effect);
        }
        self.deferred = Some(effect);
        self.delay_frame();
        None
    }

    fn delay_frame(&mut self) {
        self.frame_due.get_or_insert(Instant::now() + FRAME_DELAY);
    }

    /// How long the next frame still waits; `None` if it does not wait.
    pub(super) fn frame_delay(&self) -> Option<Duration> {
        self.frame_due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// What a frame has to say that could not wait any longer. `article` is the number of the article on the screen.
    pub(super) fn announce(&mut self, article: usize) -> Vec<Report> {
        if self.frame_due.take().is_none() {
            return Vec::new();
        }
        let notice = match self.deferred {
            Some(Effect::Quit) => "saving; the program ends when that is done",
            _ => "saving; another program may be using the library",
        };
        let mut reports = vec![Report::Notice(notice.to_owned())];
        if let Some(decision) = &mut self.decision {
            decision.is_announced = true;
            reports.push(Report::Saving { article });
        }
        reports
    }

    /// Records that the recorder has finished a job, with its outcome if it was a decision. Returns the keys held back for
    /// it: to be handled now, or dropped if the decision was not written.
    pub(super) fn finish(&mut self, report: Option<&Report>) -> VecDeque<Message> {
        self.recorder.finish_one();
        let is_decision =
            |report: &&Report| matches!(report, Report::Recorded { .. } | Report::NotRecorded(_));
        let Some(report) = report.filter(is_decision) else { return VecDeque::new() };
        if matches!(report, Report::NotRecorded(_)) {
            // A reviewer who leaves believes that the decision is saved.
            self.deferred = None;
        }
        self.decision.take().unwrap_or_default().held
    }

    /// The effect that was deferred, once everything is on disk.
    pub(super) fn take_deferred(&mut self) -> Option<Effect> {
        let deferred = if self.recorder.is_idle() { self.deferred.take() } else { None };
        if self.decision.is_none() && self.deferred.is_none() {
            self.frame_due = None;
        }
        deferred
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Act, ActId, Journal};
    use crate::tui::keymap::key::Key;
    use crate::tui::report::Opened;
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use tempfile::TempDir;

    /// A decision that is being written, with any outcome.
    fn pending() -> (TempDir, PendingWrites) {
        let folder = tempfile::tempdir().unwrap();
        let recorder = Recorder::start(folder.path().to_owned(), "ana".to_owned(), channel().0);
        let mut writes = PendingWrites::new(recorder);
        writes.record(PendingAct {
            number: 0,
            opened: Arc::new(Opened::from_text("Rain.")),
            act: Act::Undo(ActId(1)),
            after: ActId(0),
        });
        (folder, writes)
    }

    fn recorded() -> Report {
        Report::Recorded { article: 0, new: Journal::default() }
    }

    fn key(c: char) -> Message {
        Message::Key(Key::Char(c))
    }

    #[test]
    fn keys_typed_ahead_are_held_back_in_order() {
        let (_folder, mut writes) = pending();
        assert!(writes.hold(key('a')).is_none() && writes.hold(Message::Paste("b".to_owned())).is_none());
        assert!(writes.hold(Message::Resized).is_some(), "only what is typed waits");
        assert_eq!(
            writes.announce(3),
            [
                Report::Notice("saving; another program may be using the library".to_owned()),
                Report::Saving { article: 3 }
            ]
        );
        assert!(writes.hold(key('c')).is_none(), "queued after the others");
        let held = writes.finish(Some(&recorded()));
        assert!(matches!(
            &held.into_iter().collect::<Vec<_>>()[..],
            [Message::Key(Key::Char('a')), Message::Paste(_), Message::Key(Key::Char('c'))]
        ));
        assert!(writes.hold(key('d')).is_some(), "nothing is being written any more");
    }

    #[test]
    fn keys_work_again_once_a_frame_has_shown_that_it_is_saving() {
        let (_folder, mut writes) = pending();
        assert!(writes.frame_delay().is_some());
        writes.announce(0);
        assert!(writes.frame_delay().is_none() && writes.hold(key('a')).is_some());
    }

    #[test]
    fn the_program_ends_after_the_last_write_and_not_after_a_failed_one() {
        let (_folder, mut writes) = pending();
        assert_eq!(writes.defer(Effect::Stop), Some(Effect::Stop));
        assert_eq!(writes.defer(Effect::Quit), None);
        assert_eq!(writes.take_deferred(), None);
        writes.finish(Some(&recorded()));
        assert_eq!((writes.take_deferred(), writes.frame_delay()), (Some(Effect::Quit), None));
        let (_folder, mut writes) = pending();
        writes.defer(Effect::Quit);
        writes.finish(Some(&Report::NotRecorded("no room".to_owned())));
        assert_eq!((writes.take_deferred(), writes.frame_delay()), (None, None));
    }
}

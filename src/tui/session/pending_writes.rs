//! What waits while decisions are being written: the next frame, a sentence about it, and the end of the program.
//!
//! A decision is shown when it is on disk, which usually takes a few milliseconds but can take seconds while another
//! program holds the library. Keys never wait for it. The next frame does for a moment, so that on a quick disk no frame
//! comes and goes that says "saving". The program ends when everything is on disk.

use crate::library::{ArticleKey, ReadingPlace};
use crate::tui::effect::Effect;
use crate::tui::report::Report;
use crate::tui::workers::recorder::{PendingAct, PendingCorrection, Recorder};
use std::time::{Duration, Instant};

/// How long the next frame waits for a decision: less than anyone sees.
const FRAME_DELAY: Duration = Duration::from_millis(5);

/// How long a write takes before a sentence says so.
const NOTICE_DELAY: Duration = Duration::from_millis(300);

/// The recorder, and what waits for it.
#[derive(Debug)]
pub(super) struct PendingWrites {
    recorder: Recorder,
    /// How many decisions are being written.
    decisions: usize,
    /// What to do once everything has been written.
    deferred: Option<Effect>,
    /// When the next frame is drawn at the latest; `None` if it does not wait.
    frame_due: Option<Instant>,
    /// When to say that it takes long.
    notice_due: Option<Instant>,
}

impl PendingWrites {
    /// Nothing is being written yet.
    pub(super) fn new(recorder: Recorder) -> Self {
        Self { recorder, decisions: 0, deferred: None, frame_due: None, notice_due: None }
    }

    /// Has a decision written.
    pub(super) fn record(&mut self, decision: PendingAct) {
        self.recorder.record(decision);
        self.decisions += 1;
        self.delay_frame();
        self.notice_due.get_or_insert(Instant::now() + NOTICE_DELAY);
    }

    /// Has a correction of an article written. No key depends on it.
    pub(super) fn correct(&mut self, correction: PendingCorrection) {
        self.recorder.correct(correction);
    }

    /// Has a reading place written.
    pub(super) fn remember(&mut self, source: ArticleKey, place: ReadingPlace) {
        self.recorder.remember(source, place);
    }

    /// Defers an effect that ends or stops the program until everything is on disk; returns every other effect.
    ///
    /// A program that is stopped during a write keeps the library locked for all others.
    pub(super) fn defer(&mut self, effect: Effect) -> Option<Effect> {
        let stops = matches!(effect, Effect::Quit | Effect::Suspend | Effect::OpenEditor);
        if !stops || self.recorder.is_idle() {
            return Some(effect);
        }
        if self.deferred != Some(Effect::Quit) {
            self.deferred = Some(effect);
        }
        self.notice_due = Some(Instant::now() + FRAME_DELAY);
        self.delay_frame();
        None
    }

    fn delay_frame(&mut self) {
        self.frame_due.get_or_insert(Instant::now() + FRAME_DELAY);
    }

    /// Whether a frame may be drawn now. If so, it waits no longer.
    pub(super) fn may_draw(&mut self) -> bool {
        let may_draw = self.frame_due.is_none_or(is_over);
        if may_draw {
            self.frame_due = None;
        }
        may_draw
    }

    /// How long until a frame has to be drawn without another message; `None` if none has to.
    pub(super) fn next_frame(&self) -> Option<Duration> {
        let due = [self.frame_due, self.notice_due].into_iter().flatten().min();
        due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// What a frame has to say about a write that takes long.
    pub(super) fn announce(&mut self) -> Option<Report> {
        self.notice_due.take_if(|due| is_over(*due))?;
        let notice = match self.deferred {
            Some(Effect::Quit) => "saving; the program ends when that is done",
            _ => "saving; another program may be using the library",
        };
        Some(Report::Saving(notice.to_owned()))
    }

    /// Records that the recorder has finished a job, with its outcome if it was a decision.
    pub(super) fn finish(&mut self, report: Option<&Report>) {
        self.recorder.finish_one(report);
        if let Some(Report::NotRecorded { .. } | Report::NotCorrected(_)) = report {
            // A reviewer who leaves believes that the decision is saved.
            self.deferred = None;
        }
        if let Some(Report::NotRecorded { .. } | Report::Recorded { .. }) = report {
            self.decisions = self.decisions.saturating_sub(1);
            self.frame_due = None;
            // The next one has only begun.
            self.notice_due = (self.decisions > 0).then(|| Instant::now() + NOTICE_DELAY);
        }
    }

    /// The effect that was deferred, once everything is on disk.
    pub(super) fn take_deferred(&mut self) -> Option<Effect> {
        if self.recorder.is_idle() { self.deferred.take() } else { None }
    }
}

fn is_over(due: Instant) -> bool {
    due <= Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Act, ActId, Journal};
    use crate::tui::report::Opened;
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use tempfile::TempDir;

    /// A decision that is being written, with any outcome.
    fn pending() -> (TempDir, PendingWrites) {
        let folder = tempfile::tempdir().unwrap();
        let recorder = Recorder::start(
            crate::library::LibraryFolder::new(folder.path().to_owned()),
            "ana".to_owned(),
            channel().0,
        )
        .unwrap();
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

    #[test]
    fn a_frame_waits_a_moment_for_a_decision_and_no_longer() {
        let (_folder, mut writes) = pending();
        assert!(writes.next_frame().is_some_and(|delay| delay <= FRAME_DELAY));
        while !writes.may_draw() {}
        assert!(
            writes.next_frame().is_some_and(|delay| delay > FRAME_DELAY),
            "then it says that it takes long"
        );
        assert_eq!(writes.announce(), None, "but not at once");
        writes.finish(Some(&recorded()));
        assert_eq!(writes.next_frame(), None);
    }

    #[test]
    fn the_program_ends_after_the_last_write_and_not_after_a_failed_one() {
        let (_folder, mut writes) = pending();
        assert_eq!(writes.defer(Effect::Stop), Some(Effect::Stop));
        assert_eq!(writes.defer(Effect::Quit), None);
        assert_eq!(writes.take_deferred(), None);
        let said = loop {
            if let Some(said) = writes.announce() {
                break said;
            }
        };
        assert!(matches!(&said, Report::Saving(said) if said.contains("ends when")), "{said:?}");
        writes.finish(Some(&recorded()));
        assert_eq!((writes.take_deferred(), writes.next_frame()), (Some(Effect::Quit), None));
        let (_folder, mut writes) = pending();
        writes.defer(Effect::Quit);
        writes.finish(Some(&Report::NotRecorded { article: 0, sentence: "no room".to_owned() }));
        assert_eq!((writes.take_deferred(), writes.next_frame()), (None, None));
    }
}

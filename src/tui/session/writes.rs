//! Decisions on their way to the disk.

use super::{GO_ON, LEAVE, LoopControl, Session};
use crate::input::IdentityField;
use crate::review::Act;
use crate::tui::report::Report;
use crate::tui::update;
use crate::tui::workers::recorder::{PendingAct, PendingCorrection};

impl Session {
    /// Has a decision written. What it changes is shown when the recorder reports that it is on disk.
    pub(super) fn record(&mut self, act: Act) {
        let Some(opened) = self.state.reading.opened.clone() else { return };
        let (number, after) = (self.state.articles.number(), self.state.reading.session.journal().last_act());
        self.writes.record(PendingAct { number, opened, act, after });
    }

    /// Has a correction of the article written. It is shown when it is on disk.
    pub(super) fn correct(&mut self, (field, value): (IdentityField, Option<String>)) {
        let Some(opened) = self.state.reading.opened.clone() else { return };
        let number = self.state.articles.number();
        self.writes.correct(PendingCorrection { number, opened, field, value });
    }

    /// Has a text saved that is being written on a card, because the program is about to end.
    pub(super) fn keep_written(&mut self) -> LoopControl {
        let effects = update::keep_written(&mut self.state);
        self.carry_out_all(effects)
    }

    /// Says what is being saved if that has taken noticeably long.
    pub(super) fn announce_writes(&mut self) -> LoopControl {
        match self.writes.announce() {
            Some(report) => self.report(report),
            None => GO_ON,
        }
    }

    /// The recorder has finished a job; `report` is its outcome if it was a decision.
    pub(super) fn finish_write(&mut self, report: Option<Report>) -> LoopControl {
        self.writes.finish(report.as_ref());
        if let Some(report) = report {
            let report = self.without_known_acts(report);
            if self.report(report)?.is_break() {
                return LEAVE;
            }
        }
        match self.writes.take_deferred() {
            Some(effect) => self.carry_out(effect),
            None => GO_ON,
        }
    }

    /// A report without the acts that the journal has already: the article may have been opened again meanwhile.
    fn without_known_acts(&self, report: Report) -> Report {
        match report {
            Report::Recorded { article, mut new } if article == self.state.articles.number() => {
                let last = self.state.reading.session.journal().last_act();
                new.acts.retain(|recorded| recorded.id > last);
                new.unknown.retain(|unknown| *unknown > last);
                new.damaged.retain(|damaged| *damaged > last);
                Report::Recorded { article, new }
            }
            report => report,
        }
    }
}

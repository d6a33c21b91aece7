//! Reports of a worker -> messages for the run loop, until the worker is stopped.

use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// Raised to stop a worker.
#[derive(Debug, Clone, Default)]
pub(super) struct StopFlag(Arc<AtomicBool>);

impl StopFlag {
    /// Stops the worker at its next look at the flag.
    pub(super) fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Lets the worker continue.
    pub(super) fn lower(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Whether anyone else holds the flag.
    pub(super) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether the worker has to stop.
    pub(super) fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where a worker sends its reports.
#[derive(Debug, Clone)]
pub(super) struct ReportSender {
    messages: Sender<Message>,
    stop: StopFlag,
}

impl ReportSender {
    /// Sends to the run loop until `stop` is raised.
    pub(super) fn new(messages: Sender<Message>, stop: StopFlag) -> Self {
        Self { messages, stop }
    }

    /// Whether the worker has to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.is_raised()
    }

    /// Sends a report. Breaks if the worker has to stop or the run loop has ended.
    pub(super) fn send(&self, report: Report) -> ControlFlow<()> {
        if self.is_stopped() {
            return ControlFlow::Break(());
        }
        match self.messages.send(Message::Report(report)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

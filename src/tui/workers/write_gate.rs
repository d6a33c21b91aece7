//! Keeps a worker from writing while the program is stopped.
//!
//! A process that is stopped in the middle of a transaction locks the library for every other program until it is
//! resumed, which may be tomorrow. Several threads of a worker may write at once.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Shared by the run loop, which closes it, and a worker’s threads, which enter it to write.
#[derive(Debug, Clone, Default)]
pub(super) struct WriteGate {
    shared: Arc<(Mutex<GateState>, Condvar)>,
}

#[derive(Debug, Default)]
struct GateState {
    is_closed: bool,
    /// How many permits are out.
    writers: usize,
}

/// Leave to write, until it is dropped.
#[derive(Debug)]
pub(super) struct WritePermit(WriteGate);

/// Keeps the gate closed until it is dropped.
#[derive(Debug)]
pub(in crate::tui) struct ClosedWriteGate(WriteGate);

impl WriteGate {
    /// Waits until the gate is open.
    pub(super) fn enter(&self) -> WritePermit {
        let (_, changed) = &*self.shared;
        let waited = changed.wait_while(self.state(), |state| state.is_closed);
        waited.unwrap_or_else(PoisonError::into_inner).writers += 1;
        WritePermit(self.clone())
    }

    /// Whether a worker that is writing should stop at the next opportunity.
    pub(super) fn is_closed(&self) -> bool {
        self.state().is_closed
    }

    /// Closes the gate and waits until nobody writes any more, but no longer than `limit`.
    pub(super) fn close(&self, limit: Duration) -> ClosedWriteGate {
        let (_, changed) = &*self.shared;
        let mut state = self.state();
        state.is_closed = true;
        drop(changed.wait_timeout_while(state, limit, |state| state.writers > 0));
        ClosedWriteGate(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, GateState> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut GateState)) {
        change(&mut self.state());
        self.shared.1.notify_all();
    }
}

impl Drop for WritePermit {
    fn drop(&mut self) {
        self.0.change(|state| state.writers = state.writers.saturating_sub(1));
    }
}

impl Drop for ClosedWriteGate {
    fn drop(&mut self) {
        self.0.change(|state| state.is_closed = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may panic")]
    fn closing_the_gate_waits_for_the_writer_and_keeps_the_next_one_out() {
        let gate = WriteGate::default();
        let (entered, events) = channel();
        let worker = gate.clone();
        let first = gate.enter();
        let thread = thread::spawn(move || {
            let closed = worker.close(Duration::from_mins(1));
            entered.send("closed").unwrap();
            drop(closed);
            drop(worker.enter());
            entered.send("entered").unwrap();
        });
        while !gate.is_closed() {
            thread::yield_now();
        }
        assert!(events.try_recv().is_err(), "the first writer is not done");
        drop(first);
        thread.join().unwrap();
        assert_eq!(events.iter().collect::<Vec<_>>(), ["closed", "entered"]);
    }

    #[test]
    fn the_gate_is_closed_only_when_the_last_writer_is_done() {
        let gate = WriteGate::default();
        let (first, second) = (gate.enter(), gate.enter());
        drop(first);
        assert_eq!(gate.state().writers, 1);
        drop(second);
        assert_eq!(gate.state().writers, 0);
    }

    #[test]
    fn a_writer_that_does_not_stop_is_not_waited_for_forever() {
        let gate = WriteGate::default();
        let _permit = gate.enter();
        drop(gate.close(Duration::ZERO));
        assert!(!gate.is_closed());
    }
}

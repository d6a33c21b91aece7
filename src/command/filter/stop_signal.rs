//! SIGTERM, which ends the stream after the lines in hand.

use super::lines::Arrival;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::thread;

/// Whether the system has asked the program to end.
pub(super) struct StopSignal(Arc<AtomicBool>);

impl StopSignal {
    /// Waits for SIGTERM in its own thread. `wake` is for whoever waits for lines, and gets none.
    pub(super) fn on_sigterm(wake: SyncSender<Arrival>) -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let mut signals = Signals::new([SIGTERM])?;
        let ask = Arc::clone(&asked);
        thread::Builder::new().spawn(move || {
            for signal in signals.forever() {
                if ask.swap(true, Ordering::SeqCst) {
                    // Asked twice: at once.
                    let _ = emulate_default_handler(signal);
                }
                let _ = wake.try_send(Arrival::Stop);
            }
        })?;
        Ok(Self(asked))
    }

    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

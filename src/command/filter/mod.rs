//! JSON Lines in -> JSON Lines out: one result per record, in the same order, on all cores, in bounded memory.
//!
//! A thread reads ahead and passes on whole lines as they arrive. What has arrived is analysed in parallel and
//! written before more is taken. So a stream of any length fits in memory, and a caller that sends one record and
//! waits for the result gets it. A record that would take too much memory or time costs an error line, and the stream goes
//! on. SIGTERM ends the stream after the lines in hand, so that no line is written by half.

mod answer;
mod batches;
mod lines;
mod record;
mod record_identity;
mod stop_signal;

use super::outcome::Outcome;
use super::printing::tell;
use crate::input::Origin;
use answer::answer;
use batches::Batches;
use lines::read_lines;
use rayon::prelude::*;
use signal_hook::consts::SIGTERM;
use signal_hook::low_level::emulate_default_handler;
use std::io::{self, Write};
use std::sync::mpsc::sync_channel;
use std::thread;
use stop_signal::StopSignal;

/// At most this many chunks wait.
const MAX_WAITING_CHUNKS: usize = 2;

/// Reads records from standard input until it ends.
pub(super) fn run(out: &mut dyn Write) -> io::Result<Outcome> {
    let (sender, receiver) = sync_channel(MAX_WAITING_CHUNKS);
    let stop = StopSignal::on_sigterm(sender.clone())?;
    // Not joined: if the output is closed, this thread may be waiting for input that never comes.
    thread::Builder::new().spawn(move || read_lines(std::io::stdin().lock(), &sender))?;
    let mut failed = false;
    let mut batches = Batches { receiver, held: None, has_ended: false };
    while let Some(batch) = batches.next() {
        // What has not begun when the signal comes is left, and so is everything after it.
        let answers = batch.into_par_iter().map(|line| (!stop.is_asked()).then(|| answer(line)));
        for result in answers.collect::<Vec<_>>().into_iter().map_while(|answer| answer).flatten() {
            failed |= result.failed;
            tell(&Origin::Stdin, &result.notices);
            out.write_all(result.text.as_bytes())?;
        }
        out.flush()?;
        if stop.is_asked() {
            emulate_default_handler(SIGTERM)?;
        }
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

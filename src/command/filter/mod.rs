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
use crate::error::Error;
use crate::input::Origin;
use crate::tui;
use answer::{RecordAnswer, answer};
use batches::Batches;
use lines::read_lines;
use rayon::prelude::*;
use signal_hook::consts::SIGTERM;
use signal_hook::low_level::emulate_default_handler;
use std::io::{self, ErrorKind, IoSlice, Write};
use std::sync::mpsc::sync_channel;
use std::thread;
use stop_signal::StopSignal;

/// At most this many chunks wait.
const MAX_WAITING_CHUNKS: usize = 2;

/// Reads records from standard input until it ends.
pub(super) fn run(out: &mut dyn Write) -> io::Result<Outcome> {
    let (sender, receiver) = sync_channel(MAX_WAITING_CHUNKS);
    let no_room = |_| io::Error::other(Error::new(format!("cannot start: {}", tui::NO_ROOM)));
    let stop = StopSignal::on_sigterm(sender.clone()).map_err(no_room)?;
    // Not joined: if the output is closed, this thread may be waiting for input that never comes.
    let read = thread::Builder::new().spawn(move || read_lines(std::io::stdin().lock(), &sender));
    read.map_err(no_room)?;
    let mut failed = false;
    let mut batches = Batches { receiver, held: None, has_ended: false };
    while let Some(batch) = batches.next() {
        // What has not begun when the signal comes is left, and so is everything after it.
        let answers = batch.into_par_iter().map(|line| (!stop.is_asked()).then(|| answer(line)));
        let answers = answers.collect::<Vec<_>>().into_iter().map_while(|answer| answer).flatten();
        let answers: Vec<RecordAnswer> = answers.collect();
        failed |= answers.iter().any(|answer| answer.failed);
        write_answers(out, &answers)?;
        if stop.is_asked() {
            emulate_default_handler(SIGTERM)?;
        }
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

/// Writes the results. Notices about a record are told before its result and after the results of earlier records.
fn write_answers(out: &mut dyn Write, answers: &[RecordAnswer]) -> io::Result<()> {
    // Each group but the first begins with a record that has notices.
    for group in answers.chunk_by(|_, next| next.notices.is_empty()) {
        if let Some(first) = group.first() {
            tell(&Origin::Stdin, &first.notices);
        }
        write_together(out, group.iter().map(|answer| answer.text.as_bytes()))?;
        out.flush()?;
    }
    Ok(())
}

/// Writes texts one after another, without copying them together.
fn write_together<'t>(out: &mut dyn Write, texts: impl Iterator<Item = &'t [u8]>) -> io::Result<()> {
    let mut texts: Vec<IoSlice<'_>> = texts.map(IoSlice::new).collect();
    let mut rest = texts.as_mut_slice();
    // Empty ones at the start would look like an end.
    IoSlice::advance_slices(&mut rest, 0);
    while !rest.is_empty() {
        match out.write_vectored(rest) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => IoSlice::advance_slices(&mut rest, written),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes ten bytes at a time, and every other time none because a signal came.
    struct Slow(Vec<u8>, bool);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.write_vectored(&[IoSlice::new(bytes)])
        }

        fn write_vectored(&mut self, texts: &[IoSlice<'_>]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            let before = self.0.len();
            self.0.extend(texts.iter().flat_map(|text| text.iter()).take(10));
            Ok(self.0.len() - before)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_written_together_arrives_as_a_whole_and_in_order() {
        let texts: [&[u8]; 6] = [b"", b"{}\n", b"", b"{\"id\":1}\n", b"the last of them all\n", b""];
        let mut out = Slow(Vec::new(), false);
        write_together(&mut out, texts.into_iter()).unwrap();
        assert_eq!(out.0, texts.concat());
    }
}

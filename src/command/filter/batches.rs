//! The lines that arrive -> batches that fit in memory.

use super::lines::{Arrival, InputLine, MAX_LINE_BYTES};
use std::sync::mpsc::Receiver;

/// So much is analysed together.
const BATCH_BYTES: usize = 2 * 1024 * 1024;
/// Of longer lines one for each core, if they are no longer than this together: what they need grows with their length,
/// and the longest line alone needs most of what is promised.
const MAX_BATCH_BYTES: usize = MAX_LINE_BYTES / 4 * 5;

/// The lines that arrive.
pub(super) struct Batches {
    pub(super) receiver: Receiver<Arrival>,
    /// What did not fit into the last batch.
    pub(super) held: Option<Vec<InputLine>>,
    pub(super) has_ended: bool,
}

impl Batches {
    /// Waits for a chunk, then takes whatever else has arrived. `None` at the end.
    pub(super) fn next(&mut self) -> Option<Vec<InputLine>> {
        let cores = rayon::current_num_threads();
        let mut batch = self.held.take().unwrap_or_default();
        let mut bytes = size(&batch);
        while (bytes < BATCH_BYTES || batch.len() < cores) && !self.has_ended {
            let arrived =
                if batch.is_empty() { self.receiver.recv().ok() } else { self.receiver.try_recv().ok() };
            match arrived {
                Some(Arrival::Lines(lines))
                    if batch.is_empty() || bytes + size(&lines) <= MAX_BATCH_BYTES =>
                {
                    bytes += size(&lines);
                    batch.extend(lines);
                }
                Some(Arrival::Lines(lines)) => {
                    self.held = Some(lines);
                    return Some(batch);
                }
                Some(Arrival::End) => self.has_ended = true,
                Some(Arrival::Stop) | None => return Some(batch),
            }
        }
        (!batch.is_empty() || !self.has_ended).then_some(batch)
    }
}

fn size(lines: &[InputLine]) -> usize {
    lines.iter().map(|line| line.bytes.as_ref().map_or(0, Vec::len)).sum()
}

//! A pattern and an article -> batches of hits, in text order.

use super::report_sender::ReportSender;
use crate::text::search::Pattern;
use crate::tui::report::{Opened, Report};
use std::ops::ControlFlow;

/// The first batch is short, so that the first hit is in the next frame.
const FIRST_BATCH: usize = 64 * 1024;
/// Later batches are at most this long, so that a search stops soon when it is asked to.
const MAX_BATCH: usize = 4 * 1024 * 1024;

/// Searches the whole article. `number` is the number of the search, for the reports.
pub(super) fn search(
    number: u32,
    pattern: &Pattern,
    opened: &Opened,
    reports: &ReportSender,
) -> ControlFlow<()> {
    let mut scan = pattern.scan(&opened.article.text);
    let mut batch = FIRST_BATCH;
    loop {
        let mut hits = Vec::new();
        let complete = !scan.step(batch, &mut hits);
        reports.send(Report::Found { search: number, hits, complete })?;
        if complete {
            return ControlFlow::Continue(());
        }
        batch = (batch * 2).min(MAX_BATCH);
    }
}

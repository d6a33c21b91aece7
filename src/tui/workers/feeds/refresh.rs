//! How far a refresh is.

use super::request::FeedStore;
use crate::tui::workers::report_sender::StopFlag;

/// A refresh that is under way.
#[derive(Default)]
pub(super) struct Refresh {
    /// Whose feeds are refreshed.
    pub(super) store: FeedStore,
    /// Stops it.
    pub(super) stop: StopFlag,
    pub(super) done: usize,
    pub(super) all: usize,
    pub(super) new: usize,
    /// Why feeds could not be refreshed.
    pub(super) failed: Vec<String>,
}

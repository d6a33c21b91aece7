//! The messages that are handled before a frame is drawn.

use crate::tui::terminal::events::Message;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// The most messages that are handled before a frame is drawn: more than a refresh of fifty feeds brings, and few enough
/// that a worker which reports without a pause cannot keep the screen as it is.
const MESSAGES_PER_FRAME: usize = 256;

/// How long messages are handled before a frame is drawn, unless one of them takes longer by itself.
const TIME_PER_FRAME: Duration = Duration::from_millis(8);

/// The messages of one frame: what was received and what waits already, so that a slow terminal never lags behind.
pub(super) fn batch(
    received: Option<Message>,
    messages: &Receiver<Message>,
) -> impl Iterator<Item = Message> + '_ {
    let until = Instant::now() + TIME_PER_FRAME;
    // The time is looked at before a message is taken: one that was taken is handled.
    let waiting = move || (Instant::now() < until).then(|| messages.try_recv().ok()).flatten();
    received.into_iter().chain(std::iter::from_fn(waiting)).take(MESSAGES_PER_FRAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::report::Report;
    use crate::tui::workers::feeds::request::FeedsAnswer;
    use std::sync::mpsc::{Sender, channel};

    /// How far a refresh of `all` feeds is, as its worker reports it.
    fn refreshing(sender: &Sender<Message>, all: usize) {
        for done in 0..all {
            let answer = FeedsAnswer::Refreshing { done, all };
            sender.send(Message::Report(Report::FeedsAnswered(answer))).unwrap();
        }
    }

    #[test]
    fn a_refresh_of_fifty_feeds_that_waits_takes_one_frame() {
        let (sender, messages) = channel();
        refreshing(&sender, 50);
        let first = messages.recv().ok();
        assert_eq!(batch(first, &messages).count(), 50);
        assert!(messages.try_recv().is_err(), "nothing is left for another frame");
    }

    #[test]
    fn messages_that_take_long_are_not_all_handled_before_a_frame() {
        let (sender, messages) = channel();
        refreshing(&sender, 50);
        let first = messages.recv().ok();
        let mut handled = 0;
        for _message in batch(first, &messages) {
            handled += 1;
            let until = Instant::now() + TIME_PER_FRAME;
            while Instant::now() < until {}
        }
        assert_eq!(handled, 1);
        assert_eq!(messages.try_iter().count(), 49, "none is lost");
    }

    #[test]
    fn a_worker_that_reports_without_a_pause_cannot_keep_the_screen_as_it_is() {
        let (sender, messages) = channel();
        refreshing(&sender, 3 * MESSAGES_PER_FRAME);
        let mut sizes = Vec::new();
        while let Ok(first) = messages.try_recv() {
            // One more report arrives for each that is handled.
            let handled =
                batch(Some(first), &messages).inspect(|_| refreshing(&sender, usize::from(sizes.len() < 9)));
            let handled = handled.count();
            sizes.push(handled);
        }
        assert!(sizes.len() > 9 && sizes.iter().all(|&size| size <= MESSAGES_PER_FRAME), "{sizes:?}");
    }
}

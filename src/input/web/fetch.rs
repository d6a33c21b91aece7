//! A request -> its answer, with progress while the network is waited for.
//!
//! The exchange runs on its own thread. Looking up a host and connecting cannot be interrupted, so a thread that is
//! stopped while it does so is left behind; its limits end it.

use super::answer::{Answer, FetchProgress, Request};
use super::exchange::Exchange;
use super::failure::Failure;
use super::network::{Limits, Network};
use super::trouble::{self, Reached};
use crate::error::system_words;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often the caller hears of the progress if nothing comes.
const TICK: Duration = Duration::from_millis(100);
/// How long an exchange may outlast its limit to say itself how far it came.
const GRACE: Duration = Duration::from_millis(500);

/// What the exchange reports.
enum News {
    /// This many bytes have come, of this many.
    Received(u64, Option<u64>),
    /// The exchange has ended.
    Ended(Box<Result<Answer, Failure>>),
}

/// Fetches what is at one address, and nothing else. Calls `progress` at least ten times a second; if it breaks, the
/// request ends at once.
///
/// # Errors
/// If no page comes: the sentence says why, and what to do.
pub fn fetch(
    request: &Request,
    network: &Network,
    progress: &mut dyn FnMut(FetchProgress) -> ControlFlow<()>,
) -> Result<Answer, Failure> {
    let exchange = Exchange::new(request, network)?;
    let (agent, asked) = (exchange.agent(), exchange.url().clone());
    let (sender, news) = channel();
    let thread = thread::Builder::new().name("fetch".to_owned());
    thread.spawn(move || run(exchange, &sender)).map_err(|error| {
        Failure::new(format!(
            "{asked} cannot be fetched now ({}): close other programs and try again",
            system_words(&error)
        ))
    })?;
    match wait(&news, network.limits, progress) {
        Ok(answer) => answer,
        Err(given_up) => {
            agent.shutdown();
            Err(Failure::new(match given_up {
                GivenUp::Stopped => format!("reading {asked} was stopped"),
                GivenUp::Late(reached) => format!("{asked}: {}", trouble::late(reached)),
            }))
        }
    }
}

/// Why an exchange is left behind.
enum GivenUp {
    /// The caller stopped it.
    Stopped,
    /// It outlasts its limit.
    Late(Reached),
}

fn run(exchange: Exchange, news: &Sender<News>) {
    let ended = exchange.run(&mut |received, total| match news.send(News::Received(received, total)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    });
    let _ = news.send(News::Ended(Box::new(ended)));
}

/// Waits until the exchange ends, the caller stops it, or it outlasts its limit by so much that its own check must have
/// failed.
fn wait(
    news: &Receiver<News>,
    limits: Limits,
    progress: &mut dyn FnMut(FetchProgress) -> ControlFlow<()>,
) -> Result<Result<Answer, Failure>, GivenUp> {
    let began = Instant::now();
    let mut so_far = FetchProgress::default();
    loop {
        match news.recv_timeout(TICK) {
            Ok(News::Ended(ended)) => return Ok(*ended),
            Ok(News::Received(received, total)) => so_far = FetchProgress { received, total, ..so_far },
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Ok(Err(Failure::new("the page could not be fetched: try again")));
            }
        }
        so_far.elapsed = began.elapsed();
        if progress(so_far).is_break() {
            return Err(GivenUp::Stopped);
        }
        if so_far.elapsed > limits.total + GRACE {
            let FetchProgress { received, total, .. } = so_far;
            return Err(GivenUp::Late(Reached { received, total, limits }));
        }
    }
}

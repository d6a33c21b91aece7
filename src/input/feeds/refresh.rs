//! The addresses of feeds -> what came of each, in the order in which the servers answer.
//!
//! Several hosts are asked at once, but each host gets one request at a time, and none after it has asked to wait. One
//! broken feed never stops the others.

use super::change::{FeedChange, FeedVersion};
use super::feed::Feed;
use super::read::read_feed;
use crate::error::{Error, Result};
use crate::input::load::read_bytes;
use crate::input::web::{self, Network, Request, Validators};
use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};
use std::time::Duration;
use url::Url;

/// How many hosts are asked at once.
const HOSTS: usize = 8;

/// A feed to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRequest {
    /// Its address, or the path of its file.
    pub address: String,
    /// What its last version was marked with.
    pub unless: Validators,
}

/// Asks for feeds. Calls `done` with the index of each and what came of it. If that breaks, or once `is_stopped`, nothing
/// more is asked, and requests under way end at once, however slow their servers are.
pub fn refresh(
    feeds: &[FeedRequest],
    network: &Network,
    is_stopped: &(dyn Fn() -> bool + Sync),
    done: &mut dyn FnMut(usize, FeedChange) -> ControlFlow<()>,
) {
    let hosts = Mutex::new(by_host(feeds));
    let broken = AtomicBool::new(false);
    let stopped = || broken.load(Ordering::Relaxed) || is_stopped();
    let (sender, changes) = channel();
    thread::scope(|scope| {
        let worker =
            || HostWorker { feeds, network, hosts: &hosts, stopped: &stopped, changes: sender.clone() };
        let start = |_: &usize| {
            let worker = worker();
            Builder::new().spawn_scoped(scope, move || worker.run()).is_ok()
        };
        let started = (0..HOSTS.min(feeds.len())).filter(start).count();
        if started == 0 {
            // There is no memory for a thread.
            worker().run();
        }
        drop(sender);
        for (index, change) in changes {
            if !stopped() && done(index, change).is_break() {
                broken.store(true, Ordering::Relaxed);
            }
        }
    });
}

/// Asks for one feed.
#[must_use]
pub fn ask(request: &FeedRequest, network: &Network) -> FeedChange {
    ask_until(request, network, &|| false)
}

/// The indices of the feeds of each host, in order. Files have none.
fn by_host(feeds: &[FeedRequest]) -> VecDeque<Vec<usize>> {
    let mut hosts: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (index, feed) in feeds.iter().enumerate() {
        let host = Url::parse(&feed.address)
            .ok()
            .and_then(|url| Some(format!("{}:{:?}", url.host_str()?, url.port())));
        hosts.entry(host).or_default().push(index);
    }
    hosts.into_values().collect()
}

/// Asks one host after the other.
struct HostWorker<'a> {
    feeds: &'a [FeedRequest],
    network: &'a Network,
    hosts: &'a Mutex<VecDeque<Vec<usize>>>,
    stopped: &'a (dyn Fn() -> bool + Sync),
    changes: Sender<(usize, FeedChange)>,
}

impl HostWorker<'_> {
    fn run(self) {
        while let Some(host) = self.next_host() {
            self.ask_host(&host);
        }
    }

    fn next_host(&self) -> Option<Vec<usize>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    fn ask_host(&self, host: &[usize]) {
        let mut wait: Option<Duration> = None;
        for &index in host {
            if (self.stopped)() {
                return;
            }
            let Some(feed) = self.feeds.get(index) else { continue };
            let change = match wait {
                Some(wait) => {
                    FeedChange::Failed { error: asked_to_wait(&feed.address), retry_after: Some(wait) }
                }
                None => ask_until(feed, self.network, self.stopped),
            };
            if let FeedChange::Failed { retry_after: Some(asked), .. } = &change {
                wait = Some(*asked);
            }
            if self.changes.send((index, change)).is_err() {
                return;
            }
        }
    }
}

/// Why a feed was not asked for.
#[must_use]
pub fn asked_to_wait(address: &str) -> Error {
    Error::new(format!("{address} was not fetched, because its server asks to wait: refresh it later"))
}

fn ask_until(feed: &FeedRequest, network: &Network, stopped: &dyn Fn() -> bool) -> FeedChange {
    if !web::is_address(&feed.address) {
        return read_file(&feed.address).map_or_else(FeedChange::from, whole(Validators::default()));
    }
    let request = Request { address: feed.address.clone(), unless: feed.unless.clone() };
    let answer = web::fetch(&request, network, &mut |_| {
        if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    match answer {
        Ok(answer) => match answer.body {
            Some(body) => read_feed(&body.bytes, &answer.address)
                .map_or_else(FeedChange::from, whole(answer.validators)),
            None => FeedChange::Unchanged,
        },
        Err(failure) => FeedChange::Failed { error: failure.error, retry_after: failure.retry_after },
    }
}

fn whole(validators: Validators) -> impl FnOnce(Feed) -> FeedChange {
    |feed| FeedChange::Read(Box::new(FeedVersion { feed, validators }))
}

fn read_file(path: &str) -> Result<Feed> {
    let bytes = read_bytes(Path::new(path))?;
    read_feed(&bytes, path)
}

//! A refresh: the servers of all feeds are asked on a separate thread, and what comes is written as it comes.

use super::RequestHandler;
use super::answering::answer;
use super::refresh::Refresh;
use super::request::{FeedStore, FeedsAnswer, FeedsRequest};
use crate::error::{Error, Result};
use crate::input::feeds::{self, FeedChange, FeedRequest};
use crate::input::web::Network;
use crate::library::{self, ListedFeed};
use crate::text::phrase::counted;
use crate::tui::threads;
use crate::tui::workers::panics::guarded;
use crate::tui::workers::report_sender::StopFlag;
use std::ops::ControlFlow;
use std::sync::PoisonError;
use std::sync::mpsc::Sender;

/// Asks the servers of the feeds, and hands each answer over as a request of its own.
fn ask(asked: &[ListedFeed], network: &Network, stop: &StopFlag, own: &Sender<FeedsRequest>) {
    let request =
        |feed: &ListedFeed| FeedRequest { address: feed.address.clone(), unless: feed.validators.clone() };
    let requests: Vec<FeedRequest> = asked.iter().map(request).collect();
    let mut left: Vec<bool> = vec![true; asked.len()];
    let mut take = |index: usize, change| {
        let (Some(feed), Some(is_left)) = (asked.get(index), left.get_mut(index)) else {
            return ControlFlow::Continue(());
        };
        *is_left = false;
        let sent = own.send(FeedsRequest::Changed(feed.id, Some(Box::new(change))));
        if sent.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    // After a panic the feeds that are left are told of like those that were not asked.
    let _ = guarded(|| feeds::refresh(&requests, network, &|| stop.is_raised(), &mut take));
    // Those that were not asked count too, or the refresh would never end.
    for (feed, _) in asked.iter().zip(left).filter(|(_, is_left)| *is_left) {
        let _ = own.send(FeedsRequest::Changed(feed.id, None));
    }
}

impl RequestHandler {
    /// Asks the servers on a separate thread.
    pub(super) fn start_refresh(&mut self) -> Result<()> {
        if let Some(refresh) = &self.refresh {
            self.is_asked_again |= refresh.stop.is_raised();
            return Ok(());
        }
        let stop = self.next_stop.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let now = library::now();
        let feeds = self.with(|library| library.feeds())?.unwrap_or_default();
        let all = feeds.len();
        let (waiting, asked): (Vec<ListedFeed>, Vec<ListedFeed>) =
            feeds.into_iter().partition(|feed| feed.wait_until.is_some_and(|until| until > now));
        let failed = waiting.iter().map(|feed| feeds::asked_to_wait(&feed.address).to_string()).collect();
        self.refresh =
            Some(Refresh { store: self.store, stop: stop.clone(), done: waiting.len(), all, new: 0, failed });
        if asked.is_empty() {
            return self.end_refresh();
        }
        let _ = self.send(FeedsAnswer::Refreshing { done: waiting.len(), all });
        let (network, own) = (self.network.clone(), self.own.clone());
        threads::start(move || ask(&asked, &network, &stop, &own)).map_err(|error| {
            self.refresh = None;
            Error::new(error.to_string())
        })
    }

    pub(super) fn take_change(&mut self, id: library::FeedId, change: Option<&FeedChange>) -> Result<()> {
        let Some(refresh) = &self.refresh else { return Ok(()) };
        // The user may have opened another store meanwhile, whose feeds have the same numbers.
        let shown = std::mem::replace(&mut self.store, refresh.store);
        let written = match change {
            Some(change) => self.with(|library| library.refresh_feed(id, change, library::now())),
            None => Ok(None),
        };
        self.store = shown;
        let Some(refresh) = &mut self.refresh else { return Ok(()) };
        // A feed that cannot be written counts too, or the refresh would never end.
        refresh.done += 1;
        match (written, change) {
            (Err(error), _) => refresh.failed.push(error.to_string()),
            (Ok(_), Some(FeedChange::Failed { error, .. })) => refresh.failed.push(error.to_string()),
            (Ok(new), _) => refresh.new += new.unwrap_or_default(),
        }
        let (done, all) = (refresh.done, refresh.all);
        if done >= all {
            return self.end_refresh();
        }
        let _ = self.send(FeedsAnswer::Refreshing { done, all });
        Ok(())
    }

    fn end_refresh(&mut self) -> Result<()> {
        let Some(refresh) = self.refresh.take() else { return Ok(()) };
        let new = counted(refresh.new, "new item", "new items");
        let said = match refresh.failed.as_slice() {
            [] => Ok(new),
            [only] => Err(format!("{new}; {only}")),
            [first, ..] => Err(format!(
                "{new}; {} feeds could not be refreshed, the first because {first}",
                refresh.failed.len()
            )),
        };
        if refresh.store == self.store {
            let listed = self.with(|library| answer(library, &FeedsRequest::Open(FeedStore::Library)))?;
            for answer in listed.unwrap_or_default() {
                let _ = self.send(answer);
            }
        }
        let _ = self.send(FeedsAnswer::Refreshed(said));
        if std::mem::take(&mut self.is_asked_again) { self.start_refresh() } else { Ok(()) }
    }
}

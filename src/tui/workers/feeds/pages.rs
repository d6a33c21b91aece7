//! Items of feeds -> who is quoted in their pages, for those whose feed has only a teaser.
//!
//! Several hosts are asked at once, but each host for one page at a time, and no more after it has failed twice in a row.
//! The pages are not kept: an item is fetched again when it is opened or kept.

use super::item;
use super::memory_store::MemoryStore;
use super::request::{FeedStore, FeedsAnswer};
use crate::article::PageScope;
use crate::error::Result;
use crate::input::web::Network;
use crate::library::{FeedItemId, FindingsSource, ItemFindings, Library, LibraryFolder, StoredItem};
use crate::text::phrase::counted;
use crate::tui::report::Report;
use crate::tui::workers::panics::guarded;
use crate::tui::workers::report_sender::ReportSender;
use crate::tui::workers::write_gate::WriteGate;
use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};
use url::Url;

/// How many hosts are asked at once.
const HOSTS: usize = 4;
/// After this many failures in a row a host is left alone.
const FAILURES: usize = 2;

/// Reads the pages of items of one store.
pub(super) struct PageReader {
    pub(super) folder: LibraryFolder,
    pub(super) network: Network,
    pub(super) memory: MemoryStore,
    pub(super) gate: WriteGate,
    /// Where the findings are reported; stops the reading.
    pub(super) reports: ReportSender,
    pub(super) store: FeedStore,
}

/// An item, and what was found in its page, or why that could not be read.
type ReadItem = (FeedItemId, std::result::Result<ItemFindings, String>);

/// The items of each host that is still to be asked.
type Hosts = Mutex<VecDeque<Vec<(FeedItemId, StoredItem)>>>;

impl PageReader {
    /// Reads the pages of these items, and reports what is found as it comes.
    pub(super) fn run(self, items: &[FeedItemId]) {
        let said = match guarded(|| self.read(items)) {
            Ok(Ok(said)) => said,
            Ok(Err(error)) => Err(error.to_string()),
            Err(panic) => Err(format!("the pages cannot be read: {panic}")),
        };
        let _ = self.answer(FeedsAnswer::PagesRead(said));
    }

    fn answer(&self, answer: FeedsAnswer) -> ControlFlow<()> {
        self.reports.send(Report::FeedsAnswered(answer))
    }

    /// Returns what there is to say; an error if a page could not be read.
    fn read(&self, items: &[FeedItemId]) -> Result<std::result::Result<String, String>> {
        let stored = self.stored(items)?;
        let all = stored.len();
        let _ = self.answer(FeedsAnswer::ReadingPages { done: 0, all });
        let hosts = Mutex::new(by_host(stored));
        let (sender, read) = channel();
        let mut failed: Vec<String> = Vec::new();
        thread::scope(|scope| {
            let start = |sender: Sender<_>| {
                let hosts = &hosts;
                Builder::new().spawn_scoped(scope, move || self.ask_hosts(hosts, &sender)).is_ok()
            };
            let started = (0..HOSTS.min(all)).filter(|_| start(sender.clone())).count();
            if started == 0 {
                // There is no memory for a thread.
                self.ask_hosts(&hosts, &sender);
            }
            drop(sender);
            for (done, (item, found)) in (1..).zip(read) {
                match found {
                    Ok(found) => self.keep(item, found),
                    Err(sentence) => failed.push(sentence),
                }
                let _ = self.answer(FeedsAnswer::ReadingPages { done, all });
            }
        });
        let pages = counted(all - failed.len().min(all), "page", "pages");
        Ok(match failed.as_slice() {
            [] => Ok(format!("{pages} read")),
            [only] => Err(format!("{pages} read; {only}")),
            [first, ..] => {
                Err(format!("{pages} read; {} could not be read, the first because {first}", failed.len()))
            }
        })
    }

    /// The items that are still there, with what the feed has of them.
    fn stored(&self, items: &[FeedItemId]) -> Result<Vec<(FeedItemId, StoredItem)>> {
        let find = |library: &mut Library| {
            let mut found = Vec::new();
            for &id in items {
                found.extend(library.feed_item(id)?.map(|stored| (id, stored)));
            }
            Ok(found)
        };
        match self.store {
            FeedStore::Memory => self.memory.with(find),
            FeedStore::Library => {
                Library::open_existing(self.folder.path())?.map_or(Ok(Vec::new()), |mut one| find(&mut one))
            }
        }
    }

    /// Asks one host after the other, until none is left.
    fn ask_hosts(&self, hosts: &Hosts, read: &Sender<ReadItem>) {
        let next = || hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        while let Some(host) = next() {
            let mut failures = 0;
            for (id, stored) in host {
                if self.reports.is_stopped() {
                    return;
                }
                let found = if failures < FAILURES {
                    self.findings(&stored)
                } else {
                    Err("its server failed twice and was left alone".to_owned())
                };
                failures = if found.is_err() { failures + 1 } else { 0 };
                if read.send((id, found)).is_err() {
                    return;
                }
            }
        }
    }

    fn findings(&self, stored: &StoredItem) -> std::result::Result<ItemFindings, String> {
        let mut go_on =
            |_| if self.reports.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let page = guarded(|| {
            let loaded = item::page(stored, &self.network, PageScope::Article, &mut go_on)?;
            Ok(item::findings_in(&loaded.article, FindingsSource::Page))
        });
        page?.map_err(|error: crate::error::Error| error.to_string())
    }

    /// Keeps the findings for the next time, and reports them. They are worth showing even if they cannot be kept.
    fn keep(&self, item: FeedItemId, found: ItemFindings) {
        if self.reports.is_stopped() {
            return;
        }
        let found = vec![(item, found)];
        let permit = self.gate.enter();
        let _ = match self.store {
            FeedStore::Memory => self.memory.with(|library| library.keep_findings(&found)),
            FeedStore::Library => self.folder.open().and_then(|mut one| one.keep_findings(&found)),
        };
        drop(permit);
        let _ = self.answer(FeedsAnswer::Found(found));
    }
}

/// The items of each host, in their order; the host of the first item comes first.
fn by_host(items: Vec<(FeedItemId, StoredItem)>) -> VecDeque<Vec<(FeedItemId, StoredItem)>> {
    let mut at: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let mut hosts: VecDeque<Vec<(FeedItemId, StoredItem)>> = VecDeque::new();
    for (id, stored) in items {
        let url = stored.item.address.as_deref().and_then(|address| Url::parse(address).ok());
        let host = url.and_then(|url| Some(format!("{}:{:?}", url.host_str()?, url.port())));
        let next = hosts.len();
        let index = *at.entry(host).or_insert(next);
        if index == next {
            hosts.push_back(Vec::new());
        }
        if let Some(of_host) = hosts.get_mut(index) {
            of_host.push((id, stored));
        }
    }
    hosts
}

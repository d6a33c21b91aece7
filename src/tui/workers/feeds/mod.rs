//! Requests -> answers: the feeds, listed, refreshed and analysed on threads of their own while their screen is open.
//!
//! Items are analysed one at a time, in the order that the screen asks for, and only while no other request waits; of
//! several lists of items to analyse only the last counts. Servers are asked on another thread, so that the list stays
//! usable meanwhile.

mod answering;
pub(super) mod item;
pub(super) mod memory_store;
mod pages;
mod refresh;
mod refreshing;
pub mod request;

pub use answering::answer;

use super::panics::{guarded, start_or_report};
use super::report_sender::{ReportSender, StopFlag};
use super::write_gate::{ClosedWriteGate, WriteGate};
use crate::article::PageScope;
use crate::error::Result;
use crate::input::web::Network;
use crate::library::{self, FeedItemId, Library, LibraryFolder};
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use memory_store::MemoryStore;
use pages::PageReader;
use refresh::Refresh;
use request::{FeedStore, FeedsAnswer, FeedsRequest};
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many analysed items are reported and kept together.
const BATCH: usize = 8;
/// How long writing can take: after that, a stop no longer waits for it.
const WRITE_TIMEOUT: Duration = Duration::from_secs(3);

#[cfg(test)]
mod tests;

/// The run loop's side: where requests go.
#[derive(Debug)]
pub(in crate::tui) struct FeedsWorker {
    folder: LibraryFolder,
    network: Network,
    messages: Sender<Message>,
    memory: MemoryStore,
    /// Stops the refresh that was asked for last.
    stop: StopFlag,
    /// Stops the reading of pages.
    reading: StopFlag,
    /// The same flag, for the thread.
    next_stop: Arc<Mutex<StopFlag>>,
    gate: WriteGate,
    requests: Option<Sender<FeedsRequest>>,
}

impl FeedsWorker {
    /// A worker for the feeds of the library in `folder` and for those in `memory`. Its thread starts with the first
    /// request.
    pub(in crate::tui) fn new(
        (folder, memory): (LibraryFolder, MemoryStore),
        network: Network,
        messages: Sender<Message>,
    ) -> Self {
        let (stop, gate) = (StopFlag::default(), WriteGate::default());
        let next_stop = Arc::new(Mutex::new(stop.clone()));
        let reading = StopFlag::default();
        Self { folder, network, messages, memory, stop, reading, next_stop, gate, requests: None }
    }

    /// Hands a request over. The answer arrives as a report.
    pub(in crate::tui) fn ask(&mut self, request: FeedsRequest) {
        match &request {
            // Its items have the numbers of those before.
            FeedsRequest::Show { .. } => self.reading.raise(),
            FeedsRequest::ReadPages(kept_in, items) => {
                self.read_pages(*kept_in, items.clone());
                return;
            }
            _ => {}
        }
        if request == FeedsRequest::Refresh {
            // A flag of its own: that of a refresh which is being stopped must stay raised.
            self.stop = StopFlag::default();
            *self.next_stop.lock().unwrap_or_else(PoisonError::into_inner) = self.stop.clone();
        }
        let requests = self.requests.get_or_insert_with(|| {
            let (sender, requests) = channel();
            let handler = RequestHandler {
                folder: self.folder.clone(),
                network: self.network.clone(),
                messages: self.messages.clone(),
                memory: self.memory.clone(),
                next_stop: Arc::clone(&self.next_stop),
                gate: self.gate.clone(),
                own: sender.clone(),
                requests,
                waiting: VecDeque::new(),
                store: FeedStore::Library,
                library: None,
                refresh: None,
                is_asked_again: false,
            };
            let failed = |sentence| Report::FeedsAnswered(FeedsAnswer::Failed(sentence));
            start_or_report(&self.messages, failed, move || handler.run());
            sender
        });
        if requests.send(request).is_err() {
            // There was no memory for its thread: the next request tries again.
            self.requests = None;
        }
    }

    /// Reads pages on threads of their own, instead of those that are being read.
    fn read_pages(&mut self, kept_in: FeedStore, items: Vec<FeedItemId>) {
        self.reading.raise();
        self.reading = StopFlag::default();
        let reader = PageReader {
            folder: self.folder.clone(),
            network: self.network.clone(),
            memory: self.memory.clone(),
            gate: self.gate.clone(),
            reports: ReportSender::new(self.messages.clone(), self.reading.clone()),
            store: kept_in,
        };
        let failed = |sentence| Report::FeedsAnswered(FeedsAnswer::PagesRead(Err(sentence)));
        start_or_report(&self.messages, failed, move || reader.run(&items));
    }

    /// Stops asking servers for feeds and for pages.
    pub(in crate::tui) fn stop(&self) {
        self.stop.raise();
        self.reading.raise();
    }

    /// Lets the worker finish writing, and keeps it from writing until the returned value is dropped.
    pub(in crate::tui) fn pause(&self) -> ClosedWriteGate {
        self.gate.close(WRITE_TIMEOUT)
    }
}

/// The thread's side: answers one request after the other.
struct RequestHandler {
    folder: LibraryFolder,
    network: Network,
    messages: Sender<Message>,
    memory: MemoryStore,
    /// Stops the refresh that was asked for last.
    next_stop: Arc<Mutex<StopFlag>>,
    gate: WriteGate,
    /// Where the threads that ask servers send what comes.
    own: Sender<FeedsRequest>,
    requests: Receiver<FeedsRequest>,
    waiting: VecDeque<FeedsRequest>,
    store: FeedStore,
    library: Option<Library>,
    refresh: Option<Refresh>,
    /// Whether another refresh was asked for while the last one was being stopped.
    is_asked_again: bool,
}

impl RequestHandler {
    fn run(mut self) {
        while let Some(request) = self.next() {
            let sentence = match guarded(|| self.take(request)) {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error.to_string(),
                Err(panic) => format!("the feeds failed: {panic}"),
            };
            self.library = None;
            if self.send(FeedsAnswer::Failed(sentence)).is_break() {
                return;
            }
        }
    }

    /// The next request. Items are analysed last, and only those of the last such request.
    fn next(&mut self) -> Option<FeedsRequest> {
        self.waiting.extend(self.requests.try_iter());
        if self.waiting.is_empty() {
            self.waiting.push_back(self.requests.recv().ok()?);
        }
        let is_analysis = |request: &FeedsRequest| matches!(request, FeedsRequest::Analyse(_));
        if let Some(at) = self.waiting.iter().position(|request| !is_analysis(request)) {
            return self.waiting.remove(at);
        }
        let last = self.waiting.pop_back();
        self.waiting.clear();
        last
    }

    fn send(&self, answer: FeedsAnswer) -> ControlFlow<()> {
        match self.messages.send(Message::Report(Report::FeedsAnswered(answer))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn take(&mut self, request: FeedsRequest) -> Result<()> {
        match request {
            FeedsRequest::Analyse(items) => self.analyze(&items),
            FeedsRequest::Refresh => self.start_refresh(),
            FeedsRequest::Changed(id, change) => self.take_change(id, change.as_deref()),
            FeedsRequest::ReadPages(..) => Ok(()),
            FeedsRequest::Keep(item) => {
                self.keep(item);
                Ok(())
            }
            request => {
                match &request {
                    FeedsRequest::Open(kept_in) => self.store = *kept_in,
                    FeedsRequest::Show { .. } => {
                        self.memory.clear();
                        self.refresh.take_if(|refresh| refresh.store == FeedStore::Memory);
                        self.store = FeedStore::Memory;
                    }
                    _ => {}
                }
                let done = self.with(|library| Ok((answer(library, &request)?, library.left_out())))?;
                let (answers, left_out) = done.unwrap_or_default();
                for answer in answers {
                    let _ = self.send(answer);
                }
                if let Some(first) = left_out.first() {
                    let said = crate::text::sanitize::line(first).into_owned();
                    let _ = self.messages.send(Message::Report(Report::Notice(said)));
                }
                Ok(())
            }
        }
    }

    /// Does something with the library that the store is in. `None` if there is no library; then none is created.
    fn with<T>(&mut self, work: impl FnOnce(&mut Library) -> Result<T>) -> Result<Option<T>> {
        let _permit = self.gate.enter();
        if self.store == FeedStore::Memory {
            return self.memory.with(work).map(Some);
        }
        let existing = match self.library.take() {
            Some(library) => Some(library),
            None => Library::open_existing(self.folder.path())?,
        };
        let Some(mut library) = existing else {
            let _ = self.send(FeedsAnswer::Listed(Vec::new(), Vec::new()));
            return Ok(None);
        };
        let done = work(&mut library)?;
        self.library = Some(library).filter(Library::can_be_written);
        Ok(Some(done))
    }

    fn analyze(&mut self, items: &[FeedItemId]) -> Result<()> {
        for batch in items.chunks(BATCH) {
            let mut found = Vec::new();
            for &id in batch {
                self.waiting.extend(self.requests.try_iter());
                if !self.waiting.is_empty() {
                    break;
                }
                // An item that breaks the analysis has no findings, but is not tried again and again.
                if let Some(Some(stored)) = self.with(|library| library.feed_item(id))? {
                    found.push((id, guarded(|| item::findings(&stored)).unwrap_or_default()));
                }
            }
            self.with(
                |library| if library.can_be_written() { library.keep_findings(&found) } else { Ok(()) },
            )?;
            let is_interrupted = !self.waiting.is_empty();
            if self.send(FeedsAnswer::Found(found)).is_break() || is_interrupted {
                break;
            }
        }
        Ok(())
    }

    /// Keeps an article, which may have to be fetched, on a separate thread.
    fn keep(&self, item: FeedItemId) {
        let (folder, network, memory) = (self.folder.clone(), self.network.clone(), self.memory.clone());
        let (kept_in, messages, gate) = (self.store, self.messages.clone(), self.gate.clone());
        let telling = messages.clone();
        start_or_report(&telling, Report::Notice, move || {
            let keep = || {
                let Some(stored) = memory.item((kept_in, item), folder.path())? else {
                    return Ok("this item is no longer there: R refreshes".to_owned());
                };
                let loaded =
                    item::load(&stored, &network, PageScope::Article, &mut |_| ControlFlow::Continue(()));
                let notice = loaded.notice();
                let article = loaded.article;
                let key = library::ArticleKey::of(&article, &item::origin(&stored));
                let _permit = gate.enter();
                folder.open()?.add(&article, &key, library::now())?;
                Ok(notice.map_or_else(
                    || "kept in the library; L lists it".to_owned(),
                    |why| format!("kept in the library; {why}"),
                ))
            };
            let said = guarded(keep)
                .unwrap_or_else(Ok)
                .unwrap_or_else(|error: crate::error::Error| error.to_string());
            let said = crate::text::sanitize::line(&said).into_owned();
            let _ = messages.send(Message::Report(Report::Notice(said)));
        });
    }
}

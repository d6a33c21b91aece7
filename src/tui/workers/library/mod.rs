//! Requests -> answers: the library, read and written on its own thread while its screen is open.
//!
//! A request is answered from the index as it is after at most one batch; the rest of the index is brought up to date
//! while no request waits. Of several waiting requests of one kind only the last is answered, so that a user who types
//! faster than the library can search waits only for the result of the last letter. Articles are added on another thread:
//! a page that is slow to come keeps nothing else waiting.

mod adding;
mod look_up;
mod names;
mod pages;
mod running;

pub use look_up::look_up;
pub use names::change_names;

use self::adding::{Adder, Adding};
use self::look_up::empty_answer;
use self::running::RunningRequest;
use super::panics::{guarded, start_or_report};
use super::report_sender::StopFlag;
use super::request::{LibraryAnswer, LibraryRequest};
use super::write_gate::{ClosedWriteGate, WriteGate};
use crate::audit::RoleWords;
use crate::error::Result;
use crate::input;
use crate::input::web::Network;
use crate::library::{self, ArticleId, Index, IndexVersion, Library, LibraryFolder, ListedArticle};
use crate::text::sanitize;
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long a batch can take: after that, a stop no longer waits for it.
const BATCH_TIMEOUT: Duration = Duration::from_secs(3);

/// The run loop's side: where requests go.
#[derive(Debug)]
pub(in crate::tui) struct LibraryWorker {
    folder: LibraryFolder,
    home: Option<PathBuf>,
    /// The name under which changes are recorded.
    reviewer: String,
    network: Network,
    messages: Sender<Message>,
    /// Stops bringing the index up to date.
    stop: StopFlag,
    adding: Adding,
    gate: WriteGate,
    /// The table of role words that an audit uses.
    roles: RoleWords,
    requests: Option<Sender<LibraryRequest>>,
    running: RunningRequest,
}

impl LibraryWorker {
    /// A worker for the library in `folder`. Its thread starts with the first request.
    pub(in crate::tui) fn new(
        (folder, home): (LibraryFolder, Option<PathBuf>),
        reviewer: String,
        network: Network,
        messages: Sender<Message>,
    ) -> Self {
        Self {
            folder,
            home,
            reviewer,
            network,
            messages,
            stop: StopFlag::default(),
            adding: Adding::default(),
            gate: WriteGate::default(),
            roles: RoleWords::built_in(),
            requests: None,
            running: RunningRequest::default(),
        }
    }

    /// Uses this table of role words for audits.
    pub(in crate::tui) fn with_roles(mut self, roles: RoleWords) -> Self {
        self.roles = roles;
        self
    }

    /// Hands a request over. The answer arrives as a report.
    pub(in crate::tui) fn ask(&mut self, request: LibraryRequest) {
        use LibraryRequest::{Add, Open, Report, SpeakerCard, Speakers};
        if matches!(request, Open(_) | Speakers | SpeakerCard(_) | Report(_) | Add(_)) {
            self.stop.lower();
        }
        let request = match request {
            Add(typed) => {
                self.add(typed);
                return;
            }
            request => request,
        };
        self.running.replace_by(&request);
        let unsent = match &self.requests {
            Some(requests) => requests.send(request).err().map(|unsent| unsent.0),
            None => Some(request),
        };
        if let Some(request) = unsent {
            // There is no thread yet, or it has ended: another one takes its place.
            let requests = self.start();
            self.requests = requests.send(request).is_ok().then_some(requests);
        }
    }

    /// Stops bringing the index up to date, and adding articles.
    pub(in crate::tui) fn stop(&self) {
        self.stop.raise();
        self.adding.stop();
    }

    fn add(&mut self, typed: String) {
        self.adding.ask(typed, || Adder {
            folder: self.folder.clone(),
            home: self.home.clone(),
            network: self.network.clone(),
            messages: self.messages.clone(),
            gate: self.gate.clone(),
        });
    }

    /// Lets the worker finish its batch, and keeps it from writing until the returned value is dropped.
    pub(in crate::tui) fn pause(&self) -> ClosedWriteGate {
        self.gate.close(BATCH_TIMEOUT)
    }

    fn start(&self) -> Sender<LibraryRequest> {
        let (sender, requests) = channel();
        let handler = RequestHandler {
            folder: self.folder.clone(),
            home: self.home.clone(),
            reviewer: self.reviewer.clone(),
            messages: self.messages.clone(),
            stop: self.stop.clone(),
            gate: self.gate.clone(),
            roles: self.roles.clone(),
            requests,
            waiting: VecDeque::new(),
            library: None,
            listed: None,
            running: self.running.clone(),
            index_is_stale: false,
            told: BTreeSet::new(),
        };
        let failed = |sentence| Report::Answered(LibraryAnswer::Failed(sentence));
        start_or_report(&self.messages, failed, move || handler.run());
        sender
    }
}

/// The thread's side: answers one request after the other.
struct RequestHandler {
    folder: LibraryFolder,
    home: Option<PathBuf>,
    reviewer: String,
    messages: Sender<Message>,
    stop: StopFlag,
    gate: WriteGate,
    roles: RoleWords,
    requests: Receiver<LibraryRequest>,
    waiting: VecDeque<LibraryRequest>,
    library: Option<Library>,
    /// Every article, as the index had them at this version: a letter that is typed reads none of them again.
    listed: Option<(IndexVersion, Vec<ListedArticle>)>,
    running: RunningRequest,
    index_is_stale: bool,
    /// The damage that the user knows of.
    told: BTreeSet<String>,
}

impl RequestHandler {
    fn run(mut self) {
        while let Some(request) = self.next() {
            let answered = guarded(|| self.answer(&request));
            let sentence = match answered {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error.to_string(),
                Err(panic) => format!("the library failed: {panic}"),
            };
            // The library is opened again for the next request: it may have been moved or repaired by then.
            self.library = None;
            self.index_is_stale = false;
            if self.send(LibraryAnswer::Failed(sentence)).is_break() {
                return;
            }
        }
    }

    /// The next request that no later one replaces. While none waits, the index is brought up to date.
    fn next(&mut self) -> Option<LibraryRequest> {
        loop {
            self.waiting.extend(self.requests.try_iter());
            if self.waiting.is_empty() && self.index_is_stale && !self.stop.is_raised() {
                self.refresh_index();
                continue;
            }
            if self.waiting.is_empty() {
                self.waiting.push_back(self.requests.recv().ok()?);
                self.waiting.extend(self.requests.try_iter());
            }
            let first = self.waiting.pop_front()?;
            if !self.waiting.iter().any(|later| later.replaces(&first)) {
                return Some(first);
            }
        }
    }

    fn send(&self, answer: LibraryAnswer) -> ControlFlow<()> {
        match self.messages.send(Message::Report(Report::Answered(answer))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn answer(&mut self, request: &LibraryRequest) -> Result<()> {
        let answer = match request {
            LibraryRequest::Complete(typed) => self.complete(typed),
            // That goes to its own thread.
            LibraryRequest::Add(_) => return Ok(()),
            LibraryRequest::Remove(article) => {
                let _permit = self.gate.enter();
                self.library()?.remove(*article, library::now())?;
                LibraryAnswer::Removed(*article)
            }
            LibraryRequest::SaveQuery { name, query } => {
                let _permit = self.gate.enter();
                let reviewer = self.reviewer.clone();
                self.library()?.save_query(&reviewer, name, query)?;
                LibraryAnswer::Saved(name.clone())
            }
            LibraryRequest::Names(change) => {
                let _permit = self.gate.enter();
                let reviewer = self.reviewer.clone();
                match change_names(self.library()?, &reviewer, change) {
                    Ok(said) => LibraryAnswer::NamesChanged(said),
                    Err(error) => LibraryAnswer::NotChanged(error.to_string()),
                }
            }
            LibraryRequest::Restore(article) => self.restore(*article)?,
            request => return self.answer_from_index(request),
        };
        let _ = self.send(answer);
        Ok(())
    }

    fn complete(&self, typed: &str) -> LibraryAnswer {
        let completion = input::complete(typed, self.home.as_deref());
        let (further, choices) = (completion.name, completion.choices);
        LibraryAnswer::Completed { typed: typed.to_owned(), further, choices }
    }

    fn restore(&mut self, article: ArticleId) -> Result<LibraryAnswer> {
        let _permit = self.gate.enter();
        let library = self.library()?;
        if let Some(kept) = library.article(article)? {
            library.add(&kept.article, &kept.key, library::now())?;
        }
        Ok(LibraryAnswer::Restored(article))
    }

    /// Answers from the index as it is after one batch.
    fn answer_from_index(&mut self, request: &LibraryRequest) -> Result<()> {
        let _permit = self.gate.enter();
        let existing = match self.library.take() {
            Some(library) => Some(library),
            None => Library::open_existing(self.folder.path())?,
        };
        let Some(mut library) = existing else {
            empty_answer(request).map(|answer| self.send(answer));
            return Ok(());
        };
        let mut progress = None;
        let index = match self.unchanged_since(&library)? {
            Some(version) => library.unchanged_index(version)?,
            None => Some(library.refresh(&mut |indexing| {
                progress = Some(indexing);
                ControlFlow::Break(())
            })?),
        };
        if let Some(indexing) = progress {
            self.index_is_stale = indexing.done < indexing.all;
            let _ = self.send(LibraryAnswer::Indexing(indexing));
        }
        match index {
            Some(index) => self.answer_from(&index, request)?,
            // Another program has written since a moment ago: once more, from the beginning.
            None => self.waiting.push_front(request.clone()),
        }
        self.tell_damage(library.left_out());
        // A read-only library is opened again every time: this connection would not see what others write to it.
        self.library = Some(library).filter(Library::can_be_written);
        Ok(())
    }

    /// The version of the articles that were read before, if nothing has been written since.
    fn unchanged_since(&mut self, library: &Library) -> Result<Option<IndexVersion>> {
        let Some((version, _)) = self.listed else { return Ok(None) };
        let is_unchanged = library.unchanged_index(version)?.is_some();
        if !is_unchanged {
            self.listed = None;
        }
        Ok(Some(version).filter(|_| is_unchanged))
    }

    /// Looks the answer up, unless a later request ends that.
    fn answer_from(&mut self, index: &Index<'_>, request: &LibraryRequest) -> Result<()> {
        self.running.begin(request, index.interrupt_handle());
        let answer = self.find(index, request);
        if self.running.finish() && answer.is_err() {
            return Ok(());
        }
        answer?.map(|answer| self.send(answer));
        Ok(())
    }

    fn find(&mut self, index: &Index<'_>, request: &LibraryRequest) -> Result<Option<LibraryAnswer>> {
        if let LibraryRequest::Report(asked) = request {
            let page = pages::page(index, asked, &self.roles)?;
            return Ok(Some(LibraryAnswer::Report(asked.clone(), page)));
        }
        if !request.looks_at_articles() {
            return look_up(index, request, &[]);
        }
        if self.listed.is_none() {
            self.listed = Some((index.version()?, index.articles()?));
        }
        look_up(index, request, self.listed.as_ref().map_or(&[][..], |(_, articles)| articles))
    }

    /// Says once what a damaged library left out of an answer.
    fn tell_damage(&mut self, left_out: Vec<String>) {
        let new: Vec<String> = left_out.into_iter().filter(|one| self.told.insert(one.clone())).collect();
        let Some(first) = new.first() else { return };
        let sentence = sanitize::line(first);
        let said = match new.len() {
            1 => sentence.into_owned(),
            count => format!("{sentence} (and {} more)", count - 1),
        };
        let _ = self.messages.send(Message::Report(Report::Notice(said)));
    }

    /// Brings the index up to date until it is, a request arrives, or it is stopped or paused.
    fn refresh_index(&mut self) {
        let Some(mut library) = self.library.take() else {
            self.index_is_stale = false;
            return;
        };
        let _permit = self.gate.enter();
        let mut left = 0;
        let refreshed = library.refresh(&mut |indexing| {
            left = indexing.all - indexing.done;
            self.waiting.extend(self.requests.try_iter());
            self.send(LibraryAnswer::Indexing(indexing))?;
            if self.stop.is_raised() || self.gate.is_closed() || !self.waiting.is_empty() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        self.index_is_stale = left > 0;
        match refreshed {
            Ok(_) => self.library = Some(library),
            Err(error) => {
                self.index_is_stale = false;
                let _ = self.send(LibraryAnswer::Failed(error.to_string()));
            }
        }
    }

    /// The open library, created if there is none.
    fn library(&mut self) -> Result<&mut Library> {
        let library = match self.library.take() {
            Some(library) => library,
            None => self.folder.open()?,
        };
        Ok(self.library.insert(library))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests write the articles that are added")]
mod tests;

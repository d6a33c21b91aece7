//! A file, a folder or an address -> its articles in the library, in batches, with how far that is, on a thread of
//! its own.

use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, InputList, Origin};
use crate::library::{self, ArticleKey, Library, LibraryFolder};
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use crate::tui::workers::panics::{guarded, start_or_report};
use crate::tui::workers::report_sender::StopFlag;
use crate::tui::workers::request::LibraryAnswer;
use crate::tui::workers::write_gate::WriteGate;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// How many articles are read together and kept in one transaction.
const BATCH: usize = 64;

/// Where requests to add go: to a separate thread, one after the other, so that a page that is slow to come keeps
/// nothing else waiting.
#[derive(Debug, Default)]
pub(super) struct Adding {
    /// Stops what has been asked for so far. Each request has a flag of its own: a later one must not let it go on.
    stops: Vec<StopFlag>,
    requests: Option<Sender<(String, StopFlag)>>,
}

impl Adding {
    /// Adds the articles of a file, a folder or an address, by an adder that is made for the first request.
    pub(super) fn ask(&mut self, typed: String, adder: impl FnOnce() -> Adder) {
        let stop = StopFlag::default();
        // Whoever has ended holds its flag no longer.
        self.stops.retain(StopFlag::is_shared);
        self.stops.push(stop.clone());
        let requests = self.requests.get_or_insert_with(|| {
            let (sender, requests) = channel();
            let adder = adder();
            let messages = adder.messages.clone();
            let failed = |sentence| Report::Answered(LibraryAnswer::Failed(sentence));
            start_or_report(&messages, failed, move || adder.run(&requests));
            sender
        });
        if requests.send((typed, stop)).is_err() {
            // There was no memory for its thread: the next request tries again.
            self.requests = None;
        }
    }

    /// Stops all that was asked for.
    pub(super) fn stop(&self) {
        self.stops.iter().for_each(StopFlag::raise);
    }
}

/// The thread's side: adds for one request after the other, with a connection of its own.
pub(super) struct Adder {
    pub(super) folder: LibraryFolder,
    pub(super) home: Option<PathBuf>,
    pub(super) network: Network,
    pub(super) messages: Sender<Message>,
    pub(super) gate: WriteGate,
}

impl Adder {
    fn run(self, requests: &Receiver<(String, StopFlag)>) {
        for (typed, stop) in requests {
            let answer = match guarded(|| self.add(&typed, stop)) {
                Ok(Ok(said)) => LibraryAnswer::Added(said),
                Ok(Err(error)) => LibraryAnswer::Failed(error.to_string()),
                Err(panic) => LibraryAnswer::Failed(format!("the library failed: {panic}")),
            };
            self.send(answer);
        }
    }

    fn send(&self, answer: LibraryAnswer) {
        // If nobody listens any more, the program ends.
        let _ = self.messages.send(Message::Report(Report::Answered(answer)));
    }

    /// Adds the articles of a file, a folder or an address. Returns what came of it.
    fn add(&self, typed: &str, stop: StopFlag) -> Result<String> {
        let path = input::typed_path(typed.trim(), self.home.as_deref());
        let InputList { articles: origins, notices } = match input::list(&[path]) {
            Ok(list) => list,
            Err(error) => return Ok(error.to_string()),
        };
        let messages = (origins.len() == 1).then(|| self.messages.clone());
        let reader = OriginReader { network: self.network.clone(), stop, messages };
        let mut summary = AddSummary { notices, ..AddSummary::default() };
        let mut library = None;
        for batch in origins.chunks(BATCH) {
            let read: Vec<ReadOrigin> = batch.par_iter().map(|origin| reader.read(origin)).collect();
            // What was stopped while it was read has not failed.
            summary.is_stopped = reader.stop.is_raised();
            if summary.is_stopped {
                break;
            }
            self.keep(read, (&mut library, &mut summary))?;
            let (done, all) = (summary.inputs, origins.len());
            self.send(LibraryAnswer::Adding { done, all, reading: None });
        }
        Ok(summary.sentence())
    }

    /// Keeps the articles of a batch in one transaction.
    fn keep(
        &self,
        read: Vec<ReadOrigin>,
        (library, summary): (&mut Option<Library>, &mut AddSummary),
    ) -> Result<()> {
        summary.inputs += read.len();
        let articles: Vec<(Article, ArticleKey)> =
            read.into_iter().filter_map(|one| summary.count_failure(one)).flatten().collect();
        let _permit = self.gate.enter();
        let opened = match library.take() {
            Some(opened) => opened,
            None => self.folder.open()?,
        };
        let kept = library.insert(opened).add_all(&articles, library::now())?;
        summary.known += kept.iter().filter(|kept| kept.known).count();
        summary.added += kept.iter().filter(|kept| !kept.known).count();
        Ok(())
    }
}

/// The articles of an input, or why it cannot be read.
type ReadOrigin = Result<Vec<(Article, ArticleKey)>>;

/// The outcome of adding articles.
#[derive(Default)]
struct AddSummary {
    /// How many files have been read; one may hold several articles.
    inputs: usize,
    added: usize,
    known: usize,
    failed: usize,
    /// Why the first one that failed could not be read.
    first_error: Option<Error>,
    is_stopped: bool,
    /// What was skipped in a folder.
    notices: Vec<String>,
}

impl AddSummary {
    fn count_failure<T>(&mut self, read: Result<T>) -> Option<T> {
        read.map_err(|error| {
            self.failed += 1;
            self.first_error.get_or_insert(error);
        })
        .ok()
    }

    /// "3 articles added, 1 already there; story.txt is empty".
    fn sentence(&self) -> String {
        let articles = if self.added == 1 { "article" } else { "articles" };
        let mut sentence = format!("{} {articles} added", self.added);
        if self.known > 0 {
            sentence = format!("{sentence}, {} already there", self.known);
        }
        match (&self.first_error, self.failed) {
            (Some(error), 1) => sentence = format!("{sentence}; {error}"),
            (Some(error), failed) => sentence = format!("{sentence}, {failed} could not be read: {error}"),
            (None, _) => {}
        }
        for notice in &self.notices {
            sentence = format!("{sentence}; {notice}");
        }
        if self.is_stopped { format!("stopped: {sentence}") } else { sentence }
    }
}

/// Reads what is added.
struct OriginReader {
    network: Network,
    stop: StopFlag,
    /// Where the progress in reading the only input is reported.
    messages: Option<Sender<Message>>,
}

impl OriginReader {
    /// The articles at `origin`, in their order.
    fn read(&self, origin: &Origin) -> ReadOrigin {
        let documents = input::load_all(origin, &self.network, &mut |progress| {
            if let Some(messages) = &self.messages {
                let adding = LibraryAnswer::Adding { done: 0, all: 1, reading: Some(progress) };
                let _ = messages.send(Message::Report(Report::Answered(adding)));
            }
            if self.stop.is_raised() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let read = |document: Document| {
            let origin = document.origin.clone();
            let article = Article::read(document)?;
            let key = ArticleKey::of(&article, &origin);
            Ok((article, key))
        };
        documents.into_iter().map(read).collect()
    }
}

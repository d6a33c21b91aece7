//! A file, a folder or an address -> its articles in the library, in batches, with how far that is.

use super::{BATCH, RequestHandler};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{self, ArticleKey, Library};
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use crate::tui::workers::report_sender::StopFlag;
use crate::tui::workers::request::LibraryAnswer;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::sync::PoisonError;
use std::sync::mpsc::Sender;

impl RequestHandler {
    /// Adds the articles of a file, a folder or an address.
    pub(super) fn add(&mut self, typed: &str) -> Result<()> {
        let path = input::typed_path(typed.trim(), self.home.as_deref());
        let origins = match input::list(&[path]) {
            Ok(origins) => origins,
            Err(error) => {
                let _ = self.send(LibraryAnswer::Added(error.to_string()));
                return Ok(());
            }
        };
        let reader = OriginReader {
            network: self.network.clone(),
            stop: self.adding.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            messages: (origins.len() == 1).then(|| self.messages.clone()),
        };
        let mut summary = AddSummary::default();
        for batch in origins.chunks(BATCH) {
            let read: Vec<ReadOrigin> = batch.par_iter().map(|origin| reader.read(origin)).collect();
            // What was stopped while it was read has not failed.
            summary.is_stopped = reader.stop.is_raised();
            if summary.is_stopped {
                break;
            }
            self.keep(read, &mut summary)?;
            let (done, all) = (summary.inputs, origins.len());
            let _ = self.send(LibraryAnswer::Adding { done, all, reading: None });
        }
        let _ = self.send(LibraryAnswer::Added(summary.sentence()));
        Ok(())
    }

    /// Keeps the articles of a batch in one transaction.
    fn keep(&mut self, read: Vec<ReadOrigin>, summary: &mut AddSummary) -> Result<()> {
        summary.inputs += read.len();
        let articles: Vec<(Article, ArticleKey)> =
            read.into_iter().filter_map(|one| summary.count_failure(one)).flatten().collect();
        let _permit = self.gate.enter();
        let library = match self.library.take() {
            Some(library) => library,
            None => Library::open(&self.folder)?,
        };
        let kept = self.library.insert(library).add_all(&articles, library::now())?;
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

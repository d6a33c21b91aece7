//! Requests -> answers: the library, read and written on a thread of its own while its screen is open.
//!
//! A request is answered from the index as it is after at most one batch; the rest of the index is brought up to date
//! while no request waits. Of several waiting requests of one kind only the last is answered, so that a user who types
//! faster than the library can search waits only for the result of the last letter.

use super::panics::guarded;
use super::report_sender::StopFlag;
use super::request::{LibraryAnswer, LibraryRequest};
use super::write_gate::{ClosedWriteGate, WriteGate};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{
    self, ArticleKey, Index, Library, Preview, SearchHits, SearchQuery, SpeakerCard, SpeakerList,
};
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use rayon::prelude::*;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How many articles are read together and kept in one transaction.
const BATCH: usize = 64;
/// How long a batch can take: after that, a stop no longer waits for it.
const BATCH_TIMEOUT: Duration = Duration::from_secs(3);
/// The largest number of hits of each kind.
const MAX_HITS: usize = 200;

/// The run loop's side: where requests go.
#[derive(Debug)]
pub(in crate::tui) struct LibraryWorker {
    folder: PathBuf,
    home: Option<PathBuf>,
    network: Network,
    messages: Sender<Message>,
    stop: StopFlag,
    gate: WriteGate,
    requests: Option<Sender<LibraryRequest>>,
}

impl LibraryWorker {
    /// A worker for the library in `folder`. Its thread starts with the first request.
    pub(in crate::tui) fn new(
        folder: PathBuf,
        home: Option<PathBuf>,
        network: Network,
        messages: Sender<Message>,
    ) -> Self {
        Self {
            folder,
            home,
            network,
            messages,
            stop: StopFlag::default(),
            gate: WriteGate::default(),
            requests: None,
        }
    }

    /// Hands a request over. The answer arrives as a report.
    pub(in crate::tui) fn ask(&mut self, request: LibraryRequest) {
        use LibraryRequest::{Add, Open, SpeakerCard, Speakers};
        if matches!(request, Open(_) | Speakers | SpeakerCard(_) | Add(_)) {
            self.stop.lower();
        }
        let requests = self.requests.take().unwrap_or_else(|| self.start());
        if let Err(unsent) = requests.send(request) {
            // The thread has ended: another one takes its place.
            let requests = self.start();
            let _ = requests.send(unsent.0);
            self.requests = Some(requests);
        } else {
            self.requests = Some(requests);
        }
    }

    /// Stops bringing the index up to date, and adding articles.
    pub(in crate::tui) fn stop(&self) {
        self.stop.raise();
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
            network: self.network.clone(),
            messages: self.messages.clone(),
            stop: self.stop.clone(),
            gate: self.gate.clone(),
            requests,
            waiting: VecDeque::new(),
            library: None,
            index_is_stale: false,
        };
        thread::spawn(move || handler.run());
        sender
    }
}

/// Answers a request from the index. Returns `None` if the index is not what it is about.
///
/// # Errors
/// If the library cannot be read.
pub fn look_up(index: &Index<'_>, request: &LibraryRequest) -> Result<Option<LibraryAnswer>> {
    use LibraryRequest as Request;
    Ok(Some(match request {
        Request::Open(wanted) | Request::List(wanted) => {
            LibraryAnswer::Listed(wanted.clone(), index.list(wanted)?)
        }
        Request::Preview(article) => LibraryAnswer::Previewed(*article, index.preview(*article)?),
        Request::Search(words) => {
            let query = SearchQuery { words: words.clone(), speaker: String::new(), most: MAX_HITS };
            LibraryAnswer::Found(words.clone(), index.search(&query)?)
        }
        Request::Speakers => LibraryAnswer::Speakers(index.speakers()?),
        Request::SpeakerCard(name) => LibraryAnswer::SpeakerCard(name.clone(), index.speaker(name)?),
        Request::Complete(_) | Request::Add(_) | Request::Remove(_) | Request::Restore(_) => return Ok(None),
    }))
}

/// The answer to a request for the index if there is no library.
fn empty_answer(request: &LibraryRequest) -> Option<LibraryAnswer> {
    use LibraryRequest as Request;
    Some(match request {
        Request::Open(wanted) | Request::List(wanted) => LibraryAnswer::Listed(wanted.clone(), Vec::new()),
        Request::Preview(article) => LibraryAnswer::Previewed(*article, Preview::default()),
        Request::Search(words) => LibraryAnswer::Found(words.clone(), SearchHits::default()),
        Request::Speakers => LibraryAnswer::Speakers(SpeakerList::default()),
        Request::SpeakerCard(name) => LibraryAnswer::SpeakerCard(name.clone(), SpeakerCard::default()),
        Request::Complete(_) | Request::Add(_) | Request::Remove(_) | Request::Restore(_) => return None,
    })
}

/// The thread's side: answers one request after the other.
struct RequestHandler {
    folder: PathBuf,
    home: Option<PathBuf>,
    network: Network,
    messages: Sender<Message>,
    stop: StopFlag,
    gate: WriteGate,
    requests: Receiver<LibraryRequest>,
    waiting: VecDeque<LibraryRequest>,
    library: Option<Library>,
    index_is_stale: bool,
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
            if !self.waiting.iter().any(|later| replaces(later, &first)) {
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
        match request {
            LibraryRequest::Complete(typed) => {
                let completion = input::complete(typed, self.home.as_deref());
                let (further, choices) = (completion.name, completion.choices);
                let _ = self.send(LibraryAnswer::Completed { typed: typed.clone(), further, choices });
                Ok(())
            }
            LibraryRequest::Add(typed) => self.add(typed),
            LibraryRequest::Remove(article) => {
                let _permit = self.gate.enter();
                self.library()?.remove(*article, library::now())?;
                let _ = self.send(LibraryAnswer::Removed(*article));
                Ok(())
            }
            LibraryRequest::Restore(article) => {
                let _permit = self.gate.enter();
                let library = self.library()?;
                if let Some(kept) = library.article(*article)? {
                    library.add(&kept.article, &kept.key, library::now())?;
                }
                let _ = self.send(LibraryAnswer::Restored(*article));
                Ok(())
            }
            request => self.answer_from_index(request),
        }
    }

    /// Answers from the index as it is after one batch.
    fn answer_from_index(&mut self, request: &LibraryRequest) -> Result<()> {
        let _permit = self.gate.enter();
        let existing = match self.library.take() {
            Some(library) => Some(library),
            None => Library::open_existing(&self.folder)?,
        };
        let Some(mut library) = existing else {
            empty_answer(request).map(|answer| self.send(answer));
            return Ok(());
        };
        let mut progress = None;
        let index = library.refresh(&mut |indexing| {
            progress = Some(indexing);
            ControlFlow::Break(())
        })?;
        let answer = look_up(&index, request)?;
        self.index_is_stale = progress.is_some_and(|indexing| indexing.done < indexing.all);
        progress.map(|indexing| self.send(LibraryAnswer::Indexing(indexing)));
        answer.map(|answer| self.send(answer));
        // A read-only library is opened again every time: this connection would not see what others write to it.
        self.library = Some(library).filter(Library::can_be_written);
        Ok(())
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
            None => Library::open(&self.folder)?,
        };
        Ok(self.library.insert(library))
    }

    fn add(&mut self, typed: &str) -> Result<()> {
        let path = input::typed_path(typed.trim(), self.home.as_deref());
        let origins = match input::list(&[path]) {
            Ok(origins) => origins,
            Err(error) => {
                let _ = self.send(LibraryAnswer::Added(error.to_string()));
                return Ok(());
            }
        };
        let mut summary = AddSummary::default();
        let (network, stop) = (&self.network.clone(), &self.stop.clone());
        for batch in origins.chunks(BATCH) {
            if self.stop.is_raised() {
                summary.is_stopped = true;
                break;
            }
            let read: Vec<Result<Vec<(Article, ArticleKey)>>> =
                batch.par_iter().map(|origin| read(origin, network, stop)).collect();
            let articles: Vec<(Article, ArticleKey)> =
                read.into_iter().filter_map(|one| summary.count_failure(one)).flatten().collect();
            summary.inputs += batch.len();
            let permit = self.gate.enter();
            let kept = self.library()?.add_all(&articles, library::now())?;
            drop(permit);
            summary.known += kept.iter().filter(|kept| kept.known).count();
            summary.added += kept.iter().filter(|kept| !kept.known).count();
            let _ = self.send(LibraryAnswer::Adding { done: summary.inputs, all: origins.len() });
        }
        let _ = self.send(LibraryAnswer::Added(summary.sentence()));
        Ok(())
    }
}

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

/// The articles at `origin`, in their order.
fn read(origin: &Origin, network: &Network, stop: &StopFlag) -> Result<Vec<(Article, ArticleKey)>> {
    let documents = input::load_all(origin, network, &mut |_| {
        if stop.is_raised() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    let read = |document: Document| {
        let origin = document.origin.clone();
        let article = Article::read(document)?;
        let key = ArticleKey::of(&article, &origin);
        Ok((article, key))
    };
    documents.into_iter().map(read).collect()
}

/// Whether a later request makes an earlier one pointless. Requests that change the library never are.
fn replaces(later: &LibraryRequest, earlier: &LibraryRequest) -> bool {
    use LibraryRequest::{Complete, List, Open, Preview, Search, SpeakerCard, Speakers};
    matches!(
        (later, earlier),
        (Open(_) | List(_), List(_))
            | (Open(_), Open(_))
            | (Preview(_), Preview(_))
            | (Search(_), Search(_))
            | (Speakers, Speakers)
            | (SpeakerCard(_), SpeakerCard(_))
            | (Complete(_), Complete(_))
    )
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests write the articles that are added")]
mod tests {
    use super::*;
    use crate::library::ListQuery;
    use std::path::Path;

    /// The answers to these requests, up to the first one that `is_last` accepts.
    fn answers(
        folder: &Path,
        requests: Vec<LibraryRequest>,
        is_last: fn(&LibraryAnswer) -> bool,
    ) -> Vec<LibraryAnswer> {
        let (sender, receiver) = channel();
        let mut worker = LibraryWorker::new(folder.to_owned(), None, Network::default(), sender);
        for request in requests {
            worker.ask(request);
        }
        let mut answers = Vec::new();
        for message in &receiver {
            let Message::Report(Report::Answered(answer)) = message else { panic!("{message:?}") };
            answers.push(answer);
            if answers.last().is_some_and(is_last) {
                break;
            }
        }
        answers
    }

    fn is_listed(answer: &LibraryAnswer) -> bool {
        matches!(answer, LibraryAnswer::Listed(..))
    }

    #[test]
    fn a_missing_library_has_no_articles_and_is_not_created() {
        let folder = tempfile::tempdir().unwrap();
        let received = answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], is_listed);
        assert_eq!(received, [LibraryAnswer::Listed(ListQuery::default(), Vec::new())]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_added_and_unreadable_files_are_reported() {
        let folder = tempfile::tempdir().unwrap();
        let stories = folder.path().join("stories");
        std::fs::create_dir(&stories).unwrap();
        for number in 0..70 {
            let text = format!("Story {number}\n\n“We wait,” said Ana Lopes.\n");
            std::fs::write(stories.join(format!("{number}.txt")), text).unwrap();
        }
        std::fs::write(stories.join("empty.txt"), "").unwrap();
        let home = folder.path().join("library");
        let asked = || {
            vec![
                LibraryRequest::Add(stories.display().to_string()),
                LibraryRequest::Open(ListQuery::default()),
            ]
        };
        let received = answers(&home, asked(), is_listed);
        let said = |received: &[LibraryAnswer]| {
            received.iter().find_map(|answer| match answer {
                LibraryAnswer::Added(said) => Some(said.clone()),
                _ => None,
            })
        };
        let first = said(&received).unwrap();
        assert!(first.starts_with("70 articles added; ") && first.contains("is empty"), "{first}");
        assert!(received.contains(&LibraryAnswer::Adding { done: 71, all: 71 }), "{received:?}");
        let Some(LibraryAnswer::Listed(_, listed)) = received.last() else { panic!("{received:?}") };
        assert_eq!(listed.len(), 70);
        assert!(listed.iter().all(|one| one.left() == 1));
        let again = said(&answers(&home, asked(), is_listed)).unwrap();
        assert!(again.starts_with("0 articles added, 70 already there"), "{again}");
    }

    #[test]
    fn a_fast_typist_waits_only_for_the_last_letter() {
        let list =
            |words: &str| LibraryRequest::List(ListQuery { words: words.to_owned(), ..ListQuery::default() });
        let search = |words: &str| LibraryRequest::Search(words.to_owned());
        assert!(replaces(&list("sea"), &list("se")) && replaces(&search("sea"), &search("se")));
        assert!(replaces(&LibraryRequest::Open(ListQuery::default()), &list("se")));
        assert!(
            !replaces(&list("sea"), &LibraryRequest::Open(ListQuery::default())),
            "the index has to be brought up to date"
        );
        assert!(!replaces(&search("sea"), &list("sea")));
        let add = |name: &str| LibraryRequest::Add(name.to_owned());
        assert!(!replaces(&add("b"), &add("a")), "a request that changes the library is never dropped");
    }

    #[test]
    fn every_request_to_a_library_that_cannot_be_opened_gets_an_answer() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("library.db")).unwrap();
        let article = library::ArticleId(1);
        for request in [
            LibraryRequest::Open(ListQuery::default()),
            LibraryRequest::List(ListQuery::default()),
            LibraryRequest::Preview(article),
            LibraryRequest::Search("sea".to_owned()),
            LibraryRequest::Speakers,
            LibraryRequest::SpeakerCard("Ana".to_owned()),
            LibraryRequest::Remove(article),
            LibraryRequest::Restore(article),
        ] {
            let received = answers(folder.path(), vec![request.clone()], |_| true);
            assert!(matches!(&received[..], [LibraryAnswer::Failed(_)]), "{request:?}: {received:?}");
        }
    }

    #[test]
    fn a_failure_is_a_sentence_and_ends_with_its_cause() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("library.db"), "this is not a database").unwrap();
        let failed = |answer: &LibraryAnswer| matches!(answer, LibraryAnswer::Failed(said) if said.contains("is damaged"));
        let received = answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], |_| true);
        assert!(received.iter().all(failed), "{received:?}");
        std::fs::remove_file(folder.path().join("library.db")).unwrap();
        answers(folder.path(), vec![LibraryRequest::Open(ListQuery::default())], is_listed);
    }
}

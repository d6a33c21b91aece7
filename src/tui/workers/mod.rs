//! Effects -> reports: work that takes longer than a frame, done on threads beside the run loop.
//!
//! A worker is stopped by raising its flag, which it checks between blocks, passages and batches.

mod article_loader;
pub(super) mod article_reference;
pub(super) mod export_file;
pub mod feeds;
mod headlines;
mod kept;
pub mod library;
mod panics;
pub(super) mod recorder;
mod reopen;
mod report_sender;
pub mod request;
mod source_reader;
mod text_search;
pub(super) mod unwritten;
mod write_gate;

use crate::error::{Error, Result};
use crate::input;
use crate::input::InputList;
use crate::input::Origin;
use crate::input::web::Network;
use crate::library::{ArticleId, FeedItemId, Library};
use crate::text::sanitize;
use crate::text::search::Pattern;
use crate::tui::report::{Opened, Report};
use crate::tui::state::source_check::SourceCheck;
use crate::tui::terminal::events::Message;
use crate::verify::Source;
use article_loader::{ArticleLoader, Company, LoadKind, PipedArticle};
use article_reference::ArticleReference;
use feeds::memory_store::MemoryStore;
use feeds::request::FeedStore;
use kept::{Containers, FetchedPages};
use panics::{guarded, start_or_report};
use report_sender::{ReportSender, StopFlag};
pub(crate) use source_reader::{SourceLibrary, read_sources};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// Starts the workers and stops them.
#[derive(Debug)]
pub(in crate::tui) struct Workers {
    articles: Vec<ArticleReference>,
    /// The number of the first of these articles.
    first_number: usize,
    /// The folder of the library.
    folder: PathBuf,
    /// How pages are fetched.
    network: Network,
    messages: Sender<Message>,
    loading: StopFlag,
    listing: StopFlag,
    searching: StopFlag,
    piped: PipedArticle,
    containers: Containers,
    /// The feed that is shown without being followed.
    memory: MemoryStore,
    pages: FetchedPages,
}

impl Workers {
    /// Workers for these articles; none is started yet.
    pub(in crate::tui) fn new(
        articles: Vec<ArticleReference>,
        folder: PathBuf,
        network: Network,
        messages: Sender<Message>,
    ) -> Self {
        let (loading, listing, searching, piped, containers, pages, memory) = Default::default();
        Self {
            articles,
            first_number: 0,
            folder,
            network,
            messages,
            loading,
            listing,
            searching,
            piped,
            containers,
            memory,
            pages,
        }
    }

    /// Replaces the articles that can be opened by these of the library; `first_number` is the number of the first.
    pub(in crate::tui) fn set_articles(&mut self, first_number: usize, articles: Vec<ArticleId>) {
        self.first_number = first_number;
        self.articles = articles.into_iter().map(ArticleReference::Kept).collect();
    }

    /// Replaces the articles that can be opened by these items of a feed; `first_number` is the number of the first.
    pub(in crate::tui) fn set_items(
        &mut self,
        first_number: usize,
        kept_in: FeedStore,
        items: Vec<FeedItemId>,
    ) {
        self.first_number = first_number;
        self.articles = items.into_iter().map(|item| ArticleReference::FeedItem(kept_in, item)).collect();
    }

    /// The store in memory that items are opened from.
    pub(in crate::tui) fn memory(&self) -> MemoryStore {
        self.memory.clone()
    }

    /// Puts the articles that the one with this number holds in its place; `first` is the new number of the first.
    pub(in crate::tui) fn split(&mut self, number: usize, parts: Vec<Origin>, first: usize) {
        let index = number.checked_sub(self.first_number);
        if let Some(index) = index.filter(|&index| index < self.articles.len()) {
            self.articles.splice(index..=index, parts.into_iter().map(ArticleReference::Input));
            self.first_number = first;
        }
    }

    /// Replaces the articles that can be opened by these inputs; `first_number` is the number of the first.
    pub(in crate::tui) fn set_inputs(&mut self, first_number: usize, inputs: Vec<Origin>) {
        self.first_number = first_number;
        self.articles = inputs.into_iter().map(ArticleReference::Input).collect();
    }

    /// Reports the inputs that a file, a folder or an address stands for.
    pub(in crate::tui) fn list(&self, typed: PathBuf) {
        let reports = ReportSender::new(self.messages.clone(), StopFlag::default());
        start_or_report(&self.messages, Report::Notice, move || {
            let _ = reports.send(match input::list(&[typed]) {
                Ok(list) => Report::Listed(list),
                Err(error) => Report::Notice(sanitize::line(&error.to_string()).into_owned()),
            });
        });
    }

    /// Reads and analyses the article with this number, instead of what is being read or analysed.
    pub(in crate::tui) fn open(&mut self, number: usize) {
        self.start(number, LoadKind::First);
    }

    /// Reads the article with this number again from where it came.
    pub(in crate::tui) fn read_again(&mut self, number: usize) {
        self.start(number, LoadKind::Again);
    }

    /// Reads the whole page that the article with this number is in.
    pub(in crate::tui) fn read_whole_page(&mut self, number: usize) {
        self.start(number, LoadKind::WholePage);
    }

    fn start(&mut self, number: usize, kind: LoadKind) {
        self.stop();
        let index = number.checked_sub(self.first_number);
        let Some(reference) = index.and_then(|index| self.articles.get(index)).cloned() else { return };
        self.loading = StopFlag::default();
        let reports = ReportSender::new(self.messages.clone(), self.loading.clone());
        let (folder, network, piped) = (self.folder.clone(), self.network.clone(), self.piped.clone());
        let (containers, pages) = (self.containers.clone(), self.pages.clone());
        let next = index.and_then(|index| self.articles.get(index + 1));
        let next = next.and_then(|next| match next {
            ArticleReference::Input(origin @ Origin::Web(_)) => Some(origin.clone()),
            _ => None,
        });
        let loader = ArticleLoader {
            number,
            reference,
            folder,
            network,
            reports,
            piped,
            containers,
            pages,
            next,
            kind,
            memory: self.memory.clone(),
            company: Company::of(self.articles.len()),
        };
        let failed = move |sentence| Report::Failed { article: number, sentence };
        start_or_report(&self.messages, failed, move || loader.run());
    }

    /// Searches a whole article, instead of what is being searched.
    pub(in crate::tui) fn search(&mut self, number: u32, pattern: Pattern, opened: Arc<Opened>) {
        self.searching.raise();
        self.searching = StopFlag::default();
        let reports = ReportSender::new(self.messages.clone(), self.searching.clone());
        start_or_report(&self.messages, Report::Notice, move || {
            if let Err(panic) = guarded(|| text_search::search(number, &pattern, &opened, &reports)) {
                let _ = reports.send(Report::Notice(format!("the search failed: {panic}")));
            }
        });
    }

    /// Looks up the speakers of all articles in the library. Reports an empty list if it cannot be read.
    pub(in crate::tui) fn find_known_speakers(&self) {
        let folder = self.folder.clone();
        let reports = ReportSender::new(self.messages.clone(), StopFlag::default());
        start_or_report(&self.messages, Report::Notice, move || {
            let library = Library::open_existing(&folder).ok().flatten();
            let speakers = library.and_then(|library| library.known_speakers().ok());
            let _ = reports.send(Report::KnownSpeakers(speakers.unwrap_or_default()));
        });
    }

    /// Reads a source that quotations are compared with.
    pub(in crate::tui) fn read_source(&self, typed: String, path: PathBuf) {
        let from = typed.clone();
        let read = move |list| Report::SourcesRead(SourceCheck::listed(list).read_from(from));
        self.read_sources(vec![path], (read, move |sentence| Report::NoSource { typed, sentence }));
    }

    /// Reads the sources that a review was started with again.
    pub(in crate::tui) fn read_against(&self, paths: Vec<PathBuf>) {
        let read = |list| Report::SourcesRead(SourceCheck::listed(list));
        self.read_sources(paths, (read, Report::AgainstNotRead));
    }

    fn read_sources(
        &self,
        paths: Vec<PathBuf>,
        (read, failed): (
            impl FnOnce(InputList<Source>) -> Report + Send + 'static,
            impl FnOnce(String) -> Report + Clone + Send + 'static,
        ),
    ) {
        let (folder, network) = (self.folder.clone(), self.network.clone());
        let reports = ReportSender::new(self.messages.clone(), StopFlag::default());
        start_or_report(&self.messages, failed.clone(), move || {
            let all = || -> Result<InputList<Source>> {
                let mut all = InputList::default();
                for path in &paths {
                    let list = source_reader::typed_sources(path, &folder, &network)?;
                    all.articles.extend(list.articles);
                    all.notices.extend(list.notices);
                }
                Ok(all)
            };
            let found =
                guarded(all).unwrap_or_else(|panic| Err(Error::new(format!("reading it failed: {panic}"))));
            let _ = reports.send(match found {
                Ok(list) => read(list),
                Err(error) => failed(sanitize::line(&error.to_string()).into_owned()),
            });
        });
    }

    /// Looks up the headlines of the articles with these numbers, until an article is opened.
    pub(in crate::tui) fn find_headlines(&mut self, numbers: Vec<usize>) {
        self.listing.raise();
        self.listing = StopFlag::default();
        let input = |number: usize| match self.articles.get(number.checked_sub(self.first_number)?)? {
            ArticleReference::Input(origin) => Some((number, origin.clone())),
            _ => None,
        };
        let articles: Vec<_> = numbers.into_iter().filter_map(input).take(headlines::MOST).collect();
        let folder = self.folder.clone();
        let reports = ReportSender::new(self.messages.clone(), self.listing.clone());
        start_or_report(&self.messages, Report::Notice, move || {
            drop(guarded(|| headlines::find(&articles, &folder, &reports)));
        });
    }

    /// Stops reading, analysing and searching.
    pub(in crate::tui) fn stop(&mut self) {
        self.loading.raise();
        self.listing.raise();
        self.searching.raise();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use std::sync::mpsc::{Receiver, channel};

    fn reports(messages: &Receiver<Message>) -> Vec<Report> {
        let reported = messages.iter().map(|message| match message {
            Message::Report(report) => report,
            other => panic!("{other:?} is not a report"),
        });
        reported.collect()
    }

    fn open(origin: Origin) -> Vec<Report> {
        let (sender, receiver) = channel();
        let folder = PathBuf::from("/no/library/here");
        Workers::new(vec![ArticleReference::Input(origin)], folder, Network::default(), sender).open(0);
        reports(&receiver)
    }

    #[test]
    fn a_text_is_shown_before_it_is_analysed() {
        let reports = open(Origin::Sample);
        assert!(matches!(&reports[0], Report::Opened { article: 0, opened } if opened.complete));
        let Some(Report::Analysed { analysis, .. }) = reports.last() else { panic!("{reports:?}") };
        assert!(analysis.analysed_to > 0);
    }

    #[test]
    fn a_missing_file_is_reported_in_a_sentence() {
        let reports = open(Origin::File("/nowhere/\u{1b}[2Jstory.txt".into()));
        let [Report::Failed { article: 0, sentence }] = reports.as_slice() else { panic!("{reports:?}") };
        assert!(sentence.contains("does not exist") && !sentence.contains('\u{1b}'), "{sentence}");
    }

    #[test]
    fn a_search_reports_every_hit_once_and_its_end() {
        let opened = Arc::new(Opened::from_text(&"Seoul said. ".repeat(30_000)));
        let (sender, receiver) = channel();
        let mut workers = Workers::new(Vec::new(), PathBuf::new(), Network::default(), sender);
        workers.search(7, Pattern::new("seoul").unwrap(), opened);
        drop(workers);
        let mut found: Vec<Span> = Vec::new();
        let reports = reports(&receiver);
        for (index, report) in reports.iter().enumerate() {
            let Report::Found { search: 7, hits, complete } = report else { panic!("{report:?}") };
            assert_eq!(*complete, index + 1 == reports.len());
            found.extend(hits);
        }
        assert_eq!(found.len(), 30_000);
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

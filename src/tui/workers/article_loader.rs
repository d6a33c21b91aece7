//! A reference -> the article as the reader shows it, then its findings.
//!
//! The first page of a file is shown before the rest is read, and the whole text before any of it is analysed. A panic
//! becomes a sentence: a text that breaks the analysis can still be read.

use super::article_reference::ArticleReference;
use super::feeds::item;
use super::feeds::memory_store::MemoryStore;
use super::feeds::request::FeedStore;
use super::kept::{Containers, FetchedPages};
use super::panics::guarded;
use super::reopen::{self, Reopened};
use super::report_sender::ReportSender;
use crate::analysis::{self, Analysis, Analyzer};
use crate::article::{Article, PageScope};
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, LoadProgress, Loaded, Media, Origin};
use crate::library::{ArticleId, FeedItemId, StoredArticle};
use crate::text::phrase::words;
use crate::text::sanitize;
use crate::tui::report::{EarlierVersion, Opened, Remembered, Report};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// The article from standard input, which can be read only once.
pub(super) type PipedArticle = Arc<Mutex<Option<Piped>>>;

/// What came through standard input.
#[derive(Debug, Clone)]
pub(super) struct Piped {
    opened: Arc<Opened>,
    /// The page that the article is in.
    page: Option<Document>,
}

/// Opens and analyses one article.
pub(super) struct ArticleLoader {
    /// The number of the article, for the reports.
    pub(super) number: usize,
    /// The article.
    pub(super) reference: ArticleReference,
    /// The folder of the library.
    pub(super) folder: PathBuf,
    /// How pages are fetched.
    pub(super) network: Network,
    /// Where the reports go.
    pub(super) reports: ReportSender,
    /// The article from standard input, once it has been read.
    pub(super) piped: PipedArticle,
    /// The articles of the input that was read last, if it holds several.
    pub(super) containers: Containers,
    /// The feed that is shown without being followed.
    pub(super) memory: MemoryStore,
    /// Whether other articles are open.
    pub(super) company: Company,
    /// The pages that were fetched.
    pub(super) pages: FetchedPages,
    /// The page that comes after this article, which is fetched ahead.
    pub(super) next: Option<Origin>,
    /// Whether the article is read for the first time or again.
    pub(super) kind: LoadKind,
}

/// Whether an article is the only one that is open. A feed among others is walked like a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    Alone,
    Others,
}

impl Company {
    /// The company of each of this many articles.
    pub(super) fn of(articles: usize) -> Self {
        if articles == 1 { Self::Alone } else { Self::Others }
    }
}

/// Whether an article is read for the first time, or again because it may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LoadKind {
    /// What was fetched before is shown.
    First,
    /// It is fetched again.
    Again,
    /// All that its page shows is read. What was fetched before will do.
    WholePage,
}

impl LoadKind {
    fn scope(self) -> PageScope {
        match self {
            Self::First | Self::Again => PageScope::Article,
            Self::WholePage => PageScope::WholePage,
        }
    }
}

impl ArticleLoader {
    /// Opens the article, shows it, and analyses it.
    pub(super) fn run(self) {
        let opened = guarded(|| self.open()).unwrap_or_else(|panic| {
            let _ = self.fail(&format!("{} cannot be shown: {panic}", self.reference.name()));
            None
        });
        let Some(opened) = opened else { return };
        if let Err(panic) = guarded(|| self.analyze(&opened.article)) {
            let _ = self.fail(&format!("the analysis failed: {panic}"));
        }
        drop(opened);
        let _ = guarded(|| self.fetch_ahead());
    }

    /// Fetches the next page, so that it is there when the reader goes on. A failure is told then.
    fn fetch_ahead(&self) {
        let Some(next) = self.next.as_ref().filter(|next| self.pages.find(next).is_none()) else { return };
        let mut go_on =
            |_| if self.reports.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        if let Ok(documents) = input::load_all(next, &self.network, &mut go_on) {
            self.pages.keep(next, &documents);
        }
    }

    fn fail(&self, sentence: &str) -> ControlFlow<()> {
        let sentence = sanitize::line(sentence).into_owned();
        self.reports.send(Report::Failed { article: self.number, sentence })
    }

    /// Reads and shows the article. Returns `None` if it was stopped, or if the article cannot be read, which it reports.
    fn open(&self) -> Option<Arc<Opened>> {
        match &self.reference {
            ArticleReference::Input(origin) => self.open_input(origin),
            ArticleReference::Kept(id) => self.open_kept(*id),
            ArticleReference::FeedItem(kept_in, id) => self.open_item((*kept_in, *id)),
        }
    }

    fn open_kept(&self, id: ArticleId) -> Option<Arc<Opened>> {
        let progress = &mut |progress| self.report_progress(progress);
        let reopened = match self.kind {
            LoadKind::First => reopen::reopen(&self.folder, &self.network, id, progress),
            LoadKind::Again => reopen::read_again(&self.folder, &self.network, id, progress),
            LoadKind::WholePage => reopen::read_whole_page(&self.folder, &self.network, id, progress),
        };
        match reopened {
            Ok(Reopened { opened, notice }) => {
                let opened = self.show(Arc::new(opened))?;
                if let Some(notice) = notice {
                    let _ = self.reports.send(Report::Notice(sanitize::line(&notice).into_owned()));
                }
                Some(opened)
            }
            Err(error) => {
                let _ = self.fail(&error.to_string());
                None
            }
        }
    }

    /// Opens an item of a feed: its page, or what the feed has of it.
    fn open_item(&self, item: (FeedStore, FeedItemId)) -> Option<Arc<Opened>> {
        let stored = match self.memory.item(item, &self.folder) {
            Ok(Some(stored)) => stored,
            Ok(None) => {
                let _ = self.fail("this item is no longer there: go back and refresh the list");
                return None;
            }
            Err(error) => {
                let _ = self.fail(&error.to_string());
                return None;
            }
        };
        let loaded = item::load(&stored, &self.network, self.kind.scope(), &mut |progress| {
            self.report_progress(progress)
        });
        let (notice, origin) = (loaded.notice(), item::origin(&stored));
        if let Some(error) = &loaded.failure
            && let Some(copy) = reopen::copy_of(&self.folder, &origin)
        {
            return self.show_copy(copy, error);
        }
        let item::LoadedItem { mut article, encoding, .. } = loaded;
        if self.kind == LoadKind::Again {
            self.keep_version(&origin, &article);
        }
        let remembered = reopen::recall(&self.folder, &origin, &mut article);
        let words = Some(words(&article.text).count());
        let opened = Opened { article, encoding, complete: true, words, remembered };
        let opened = self.show(Arc::new(opened))?;
        if let Some(notice) = notice {
            let _ = self.reports.send(Report::Notice(sanitize::line(&notice).into_owned()));
        }
        Some(opened)
    }

    fn open_input(&self, origin: &Origin) -> Option<Arc<Opened>> {
        if let Some(piped) = self.piped_before(origin) {
            return self.open_piped(origin, piped);
        }
        if let Origin::File(path) = origin
            && self.kind == LoadKind::First
            && let Ok(Some(first_page)) = input::preview(path)
        {
            self.show(Arc::new(opened(first_page, LoadedPart::FirstPage, PageScope::Article).ok()?))?;
        }
        match self.load(origin) {
            Ok(Loaded::Articles(documents)) => self.open_documents(origin, documents),
            Ok(Loaded::Feed(feed)) => {
                let (article, address) = (self.number, origin.whole_name().unwrap_or_default());
                let _ = self.reports.send(Report::IsFeed { article, address, feed: Arc::new(*feed) });
                None
            }
            Err(error) => {
                let copy =
                    if self.kind == LoadKind::First { reopen::copy_of(&self.folder, origin) } else { None };
                if let Some(copy) = copy {
                    return self.show_copy(copy, &error);
                }
                let _ = self.fail(&error.to_string());
                None
            }
        }
    }

    /// Shows the article from standard input again, or the whole page that it is in.
    fn open_piped(&self, origin: &Origin, piped: Piped) -> Option<Arc<Opened>> {
        let whole = piped.page.filter(|_| self.kind == LoadKind::WholePage);
        let whole = whole.and_then(|page| opened(page, LoadedPart::Whole, PageScope::WholePage).ok());
        let mut shown = whole.unwrap_or_else(|| Opened::clone(&piped.opened));
        shown.remembered = reopen::recall(&self.folder, origin, &mut shown.article);
        self.show(Arc::new(shown))
    }

    /// Shows the copy of a page in the library, because the page cannot be fetched.
    fn show_copy(&self, copy: StoredArticle, error: &Error) -> Option<Arc<Opened>> {
        let notice = copy.in_place_of_page(error);
        let opened = self.show(Arc::new(reopen::opened_copy(&self.folder, copy)))?;
        let _ = self.reports.send(Report::Notice(sanitize::line(&notice).into_owned()));
        Some(opened)
    }

    /// Keeps what was fetched again of a page that is in the library.
    fn keep_version(&self, origin: &Origin, article: &Article) {
        if article.identity.fetched.is_none() {
            return;
        }
        if let Err(error) = reopen::keep_version(&self.folder, origin, article) {
            let notice = format!("the fetched page is not kept: {error}");
            let _ = self.reports.send(Report::Notice(sanitize::line(&notice).into_owned()));
        }
    }

    /// Reports the copy of the page in the library, if its text is another.
    fn compare_with_copy(&self, origin: &Origin, opened: &Opened) {
        let copy = reopen::copy_of(&self.folder, origin);
        let Some(copy) = copy.filter(|copy| copy.key.hash != opened.remembered.source.hash) else { return };
        let found = Arc::new(analysis::analyze(&copy.article));
        let (name, scope) = (Some(copy.copy_name()), PageScope::Article);
        let opened = Arc::new(reopen::opened_copy(&self.folder, copy));
        let copy = EarlierVersion { opened, found, scope, copy: name };
        let _ = self.reports.send(Report::HasCopy { article: self.number, copy });
    }

    /// The feed or the articles at `origin`. Only a container that was not read just before is read.
    fn load(&self, origin: &Origin) -> Result<Loaded> {
        let progress = &mut |progress| self.report_progress(progress);
        if self.kind != LoadKind::Again
            && let Some(kept) =
                self.containers.find(origin).map(|one| vec![one]).or_else(|| self.pages.find(origin))
        {
            return Ok(Loaded::Articles(kept));
        }
        let Some(container) = origin.container() else {
            let loaded = match self.company {
                Company::Alone => input::load_any(origin, &self.network, progress)?,
                Company::Others => Loaded::Articles(input::load_all(origin, &self.network, progress)?),
            };
            if let Loaded::Articles(documents) = &loaded {
                self.pages.keep(origin, documents);
            }
            return Ok(loaded);
        };
        let documents = input::load_all(container, &self.network, progress)?;
        let count = documents.len();
        self.containers.keep(container, documents);
        let found = self.containers.find(origin).map(|document| Loaded::Articles(vec![document]));
        found.ok_or_else(|| input::missing(origin, count))
    }

    /// Shows the one article. Several are kept, and reported: the reader walks them like the files of a folder.
    fn open_documents(&self, origin: &Origin, mut documents: Vec<Document>) -> Option<Arc<Opened>> {
        if documents.len() > 1 {
            let parts = documents.iter().map(|document| document.origin.clone()).collect();
            self.containers.keep(origin, documents);
            let _ = self.reports.send(Report::Several { article: self.number, parts });
            return None;
        }
        let document = documents.pop()?;
        let read_from = document.origin.clone();
        let is_piped_page = *origin == Origin::Stdin && document.media == Media::Html;
        let page = is_piped_page.then(|| document.clone());
        let mut opened = match opened(document, LoadedPart::Whole, self.kind.scope()) {
            Ok(opened) => opened,
            Err(error) => {
                let _ = self.fail(&error.to_string());
                return None;
            }
        };
        if self.kind == LoadKind::Again {
            self.keep_version(&read_from, &opened.article);
        }
        opened.remembered = reopen::recall(&self.folder, &read_from, &mut opened.article);
        let opened = Arc::new(opened);
        if *origin == Origin::Stdin {
            let piped = Piped { opened: Arc::clone(&opened), page };
            *self.piped.lock().unwrap_or_else(PoisonError::into_inner) = Some(piped);
        }
        let shown = self.show(opened)?;
        if self.kind == LoadKind::First {
            self.compare_with_copy(&read_from, &shown);
        }
        Some(shown)
    }

    fn report_progress(&self, progress: LoadProgress) -> ControlFlow<()> {
        self.reports.send(Report::Reading { article: self.number, progress })
    }

    fn piped_before(&self, origin: &Origin) -> Option<Piped> {
        let piped = self.piped.lock().unwrap_or_else(PoisonError::into_inner);
        piped.clone().filter(|_| *origin == Origin::Stdin)
    }

    fn show(&self, opened: Arc<Opened>) -> Option<Arc<Opened>> {
        let shown = self.reports.send(Report::Opened { article: self.number, opened: Arc::clone(&opened) });
        shown.is_continue().then_some(opened)
    }

    /// Reports the findings after the first passage, then whenever twice as much has been analysed, and at the end.
    ///
    /// Every report copies all findings so far: doubling keeps the cost of the copies in proportion to the text.
    fn analyze(&self, article: &Article) -> ControlFlow<()> {
        let mut analyzer = Analyzer::new(article);
        let mut report_from = 1;
        while analyzer.step() {
            if self.reports.is_stopped() {
                return ControlFlow::Break(());
            }
            let analyzed_to = analyzer.analysed_to();
            if analyzed_to >= report_from {
                self.report_findings(analyzer.findings().clone())?;
                report_from = analyzed_to.saturating_mul(2);
            }
            // A list that is full takes twice its memory while it grows, and so does a report.
            let needed = SPARE_BYTES.saturating_add(analyzer.count().saturating_mul(FINDING_BYTES));
            if !input::has_room(needed) {
                self.report_findings(analyzer.finish())?;
                return self
                    .fail("there is too little memory: the rest of the text is shown without findings; split it into parts");
            }
        }
        self.report_findings(analyzer.finish())
    }

    fn report_findings(&self, analysis: Analysis) -> ControlFlow<()> {
        self.reports.send(Report::Analysed { article: self.number, analysis: Arc::new(analysis) })
    }
}

/// A finding takes less than this with all that is kept about it, twice.
const FINDING_BYTES: usize = 600;
/// What drawing and the next passage need besides.
const SPARE_BYTES: usize = 32 * 1024 * 1024;

/// How much of a file has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LoadedPart {
    FirstPage,
    Whole,
}

fn opened(document: Document, part: LoadedPart, scope: PageScope) -> Result<Opened> {
    let encoding = document.encoding;
    let article = Article::read_in_scope(document, scope)?;
    let complete = part == LoadedPart::Whole;
    let words = complete.then(|| words(&article.text).count());
    Ok(Opened { article, encoding, complete, words, remembered: Remembered::default() })
}

//! Effects -> reports: what takes longer than a frame, done on threads beside the run loop.
//!
//! A worker is stopped by raising its flag; it looks at it between blocks, passages and batches. Its panics are
//! caught and told in a sentence: a text that breaks the analysis can still be read.

pub(super) mod export_file;
pub mod library;
pub(super) mod recorder;
pub(super) mod reopen;
pub mod request;

use crate::analysis::{Analysis, Analyzer};
use crate::article::Article;
use crate::input::{self, Document, Origin};
use crate::library::{ArticleId, Library};
use crate::text::sanitize;
use crate::text::search::Pattern;
use crate::tui::action::Action;
use crate::tui::report::{Opened, Remembered, Report};
use crate::tui::terminal;
use crate::tui::terminal::events::Message;
use crate::tui::workers::reopen::{Reopened, Volume};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The first batch of a search is short, so that the first hit is there with the next frame.
const FIRST_BATCH: usize = 64 * 1024;
/// Later batches are no longer than this, so that a search is stopped soon.
const LONGEST_BATCH: usize = 4 * 1024 * 1024;

/// Starts the workers and stops them.
#[derive(Debug)]
pub(in crate::tui) struct Workers {
    volumes: Vec<Volume>,
    /// The number of the first of them.
    before: usize,
    /// The folder of the library.
    folder: PathBuf,
    outbox: Outbox,
    reading: Flag,
    searching: Flag,
    /// Standard input can be read once only.
    piped: Arc<Mutex<Option<Arc<Opened>>>>,
}

/// Raised to stop a worker.
type Flag = Arc<AtomicBool>;

#[derive(Debug, Clone)]
struct Outbox {
    messages: Sender<Message>,
}

impl Outbox {
    /// Reports, unless the worker was stopped or nobody listens any more.
    fn report(&self, stop: &Flag, report: Report) -> ControlFlow<()> {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        match self.messages.send(Message::Action(Action::Report(report))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

impl Workers {
    /// Workers for these inputs; nothing is started yet.
    pub(in crate::tui) fn new(volumes: Vec<Volume>, folder: PathBuf, messages: Sender<Message>) -> Self {
        let (reading, searching, piped) = Default::default();
        Self { volumes, before: 0, folder, outbox: Outbox { messages }, reading, searching, piped }
    }

    /// Puts articles of the library on the shelf; the number of the first is `before`.
    pub(in crate::tui) fn shelve(&mut self, before: usize, articles: Vec<ArticleId>) {
        self.before = before;
        self.volumes = articles.into_iter().map(Volume::Kept).collect();
    }

    /// Reads and analyses an article, in the place of what is being read or analysed.
    pub(in crate::tui) fn open(&mut self, article: usize) {
        self.stop();
        let Some(volume) = article.checked_sub(self.before).and_then(|at| self.volumes.get(at)).cloned()
        else {
            return;
        };
        let stop = fresh(&mut self.reading);
        let (outbox, piped, folder) = (self.outbox.clone(), self.piped.clone(), self.folder.clone());
        let reader = Reader { article, volume, folder, outbox, stop, piped };
        thread::spawn(move || reader.run());
    }

    /// Searches the whole of an article, in the place of the search before.
    pub(in crate::tui) fn search(&mut self, number: u32, pattern: Pattern, opened: Arc<Opened>) {
        self.searching.store(true, Ordering::Relaxed);
        let stop = fresh(&mut self.searching);
        let outbox = self.outbox.clone();
        thread::spawn(move || {
            let searched =
                guarded(|| search(number, &pattern, &opened, |report| outbox.report(&stop, report)));
            if let Err(said) = searched {
                let _ = outbox.report(&stop, Report::Notice(format!("the search broke off: {said}")));
            }
        });
    }

    /// Looks up who has spoken in the articles of the library. Where it cannot be read, nobody has.
    pub(in crate::tui) fn ask_who_spoke(&self) {
        let (folder, outbox) = (self.folder.clone(), self.outbox.clone());
        thread::spawn(move || {
            let known =
                Library::open_existing(&folder).ok().flatten().map(|library| library.known_speakers());
            let speakers = known.and_then(Result::ok).unwrap_or_default();
            let _ = outbox.report(&Flag::default(), Report::KnownSpeakers(speakers));
        });
    }

    /// Stops all of them.
    pub(in crate::tui) fn stop(&mut self) {
        self.reading.store(true, Ordering::Relaxed);
        self.searching.store(true, Ordering::Relaxed);
    }
}

fn fresh(flag: &mut Flag) -> Flag {
    *flag = Flag::default();
    Arc::clone(flag)
}

/// Does work whose panic is told instead of ending the program.
pub(in crate::tui) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    terminal::catch_panics_of_this_thread();
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = sanitize::line(terminal::message(&*panic)).into_owned();
        format!("a mistake of pullquote's own ({said}); please report it")
    })
}

fn search(
    number: u32,
    pattern: &Pattern,
    opened: &Opened,
    mut report: impl FnMut(Report) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut scan = pattern.scan(&opened.article.text);
    let mut batch = FIRST_BATCH;
    loop {
        let mut hits = Vec::new();
        let complete = !scan.step(batch, &mut hits);
        report(Report::Found { search: number, hits, complete })?;
        if complete {
            return ControlFlow::Continue(());
        }
        batch = (batch * 2).min(LONGEST_BATCH);
    }
}

/// Opens one article.
struct Reader {
    article: usize,
    volume: Volume,
    folder: PathBuf,
    outbox: Outbox,
    stop: Flag,
    piped: Arc<Mutex<Option<Arc<Opened>>>>,
}

impl Reader {
    fn run(self) {
        let opened = guarded(|| self.open()).unwrap_or_else(|said| {
            let _ = self.failed(&format!("{} cannot be shown: {said}", self.volume.name()));
            None
        });
        let Some(opened) = opened else { return };
        if let Err(said) = guarded(|| self.analyse(&opened.article)) {
            let _ = self.failed(&format!("the analysis broke off: {said}"));
        }
    }

    fn report(&self, report: Report) -> ControlFlow<()> {
        self.outbox.report(&self.stop, report)
    }

    fn failed(&self, sentence: &str) -> ControlFlow<()> {
        self.report(Report::Failed { article: self.article, sentence: sanitize::line(sentence).into_owned() })
    }

    /// Reads and shows the article; nothing when it cannot be read, which is reported, or when stopped.
    fn open(&self) -> Option<Arc<Opened>> {
        match &self.volume {
            Volume::Input(origin) => self.open_input(origin),
            Volume::Kept(id) => self.open_kept(*id),
        }
    }

    fn open_kept(&self, id: ArticleId) -> Option<Arc<Opened>> {
        match reopen::reopen(&self.folder, id, &mut |progress| self.tell(progress)) {
            Ok(Reopened { opened, notice }) => {
                let opened = self.show(Arc::new(opened))?;
                if let Some(notice) = notice {
                    let _ = self.report(Report::Notice(sanitize::line(&notice).into_owned()));
                }
                Some(opened)
            }
            Err(error) => {
                let _ = self.failed(&error.to_string());
                None
            }
        }
    }

    fn open_input(&self, origin: &Origin) -> Option<Arc<Opened>> {
        if let Some(before) = self.read_before(origin) {
            let remembered = recorder::recall(&self.folder, origin, &before.article.text);
            return self.show(Arc::new(Opened { remembered, ..Opened::clone(&before) }));
        }
        if let Origin::File(path) = origin
            && let Ok(Some(beginning)) = input::preview(path)
        {
            self.show(Arc::new(opened(beginning, Extent::FirstPage)))?;
        }
        match input::load(origin, &mut |progress| self.tell(progress)) {
            Ok(document) => {
                let opened = opened(document, Extent::Whole);
                let remembered = recorder::recall(&self.folder, origin, &opened.article.text);
                let opened = Arc::new(Opened { remembered, ..opened });
                if *origin == Origin::Stdin {
                    *self.piped.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&opened));
                }
                self.show(opened)
            }
            Err(error) => {
                let _ = self.failed(&error.to_string());
                None
            }
        }
    }

    fn tell(&self, progress: input::Progress) -> ControlFlow<()> {
        let (read, total) = (progress.read, progress.total);
        self.report(Report::Reading { article: self.article, read, total })
    }

    fn read_before(&self, origin: &Origin) -> Option<Arc<Opened>> {
        let piped = self.piped.lock().unwrap_or_else(PoisonError::into_inner);
        piped.clone().filter(|_| *origin == Origin::Stdin)
    }

    fn show(&self, opened: Arc<Opened>) -> Option<Arc<Opened>> {
        let shown = self.report(Report::Opened { article: self.article, opened: Arc::clone(&opened) });
        shown.is_continue().then_some(opened)
    }

    /// Reports findings after the first passage, then whenever twice as much has been analysed, and at the end:
    /// each report copies all findings so far, so their cost stays in proportion to the text.
    fn analyse(&self, article: &Article) -> ControlFlow<()> {
        let mut analyzer = Analyzer::new(article);
        let mut report_from = 1;
        while analyzer.step() {
            if self.stop.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            let analysed_to = analyzer.analysed_to();
            if analysed_to >= report_from {
                self.found(analyzer.findings().clone())?;
                report_from = analysed_to.saturating_mul(2);
            }
        }
        self.found(analyzer.finish())
    }

    fn found(&self, analysis: Analysis) -> ControlFlow<()> {
        self.report(Report::Analysed { article: self.article, analysis: Arc::new(analysis) })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    FirstPage,
    Whole,
}

fn opened(document: Document, extent: Extent) -> Opened {
    let encoding = document.encoding;
    let article = Article::new(document);
    let complete = extent == Extent::Whole;
    let words = complete.then(|| article.text.split_whitespace().count());
    Opened { article, encoding, complete, words, remembered: Remembered::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Encoding;
    use crate::text::Span;
    use std::sync::mpsc::channel;

    fn reports(messages: &std::sync::mpsc::Receiver<Message>) -> Vec<Report> {
        let taken = messages.iter().map(|message| match message {
            Message::Action(Action::Report(report)) => report,
            other => panic!("{other:?} is no report"),
        });
        taken.collect()
    }

    /// A folder without a library.
    fn nowhere() -> PathBuf {
        PathBuf::from("/nowhere")
    }

    #[test]
    fn a_text_is_shown_before_it_is_analysed() {
        let (sender, receiver) = channel();
        Workers::new(vec![Volume::Input(Origin::Sample)], nowhere(), sender).open(0);
        let reports = reports(&receiver);
        assert!(matches!(&reports[0], Report::Opened { article: 0, opened } if opened.complete));
        let Some(Report::Analysed { analysis, .. }) = reports.last() else { panic!("{reports:?}") };
        assert!(analysis.analysed_to > 0);
    }

    #[test]
    fn a_file_that_is_not_there_is_told_in_a_sentence() {
        let (sender, receiver) = channel();
        let file = Origin::File("/nowhere/\u{1b}[2Jstory.txt".into());
        Workers::new(vec![Volume::Input(file)], nowhere(), sender).open(0);
        let reports = reports(&receiver);
        let [Report::Failed { article: 0, sentence }] = reports.as_slice() else { panic!("{reports:?}") };
        assert!(sentence.contains("does not exist") && !sentence.contains('\u{1b}'), "{sentence}");
    }

    #[test]
    fn a_search_reports_every_hit_once_and_its_end() {
        let text = "Seoul said. ".repeat(30_000);
        let document = Document::record(String::new(), input::Media::Plain, text);
        let opened = Arc::new(Opened { encoding: Encoding::UTF_8, ..opened(document, Extent::Whole) });
        let (sender, receiver) = channel();
        Workers::new(Vec::new(), nowhere(), sender).search(7, Pattern::new("seoul").unwrap(), opened);
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

    #[test]
    fn a_panic_is_a_sentence() {
        let said = thread::spawn(|| guarded(|| panic!("at \u{1b}[2J"))).join().unwrap().unwrap_err();
        assert!(said.contains("at ␛[2J"), "{said}");
    }
}

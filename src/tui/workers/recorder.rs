//! Decisions and reading places -> the library, written one after the other on a thread of their own.
//!
//! Another program may hold the library for seconds, and neither the screen nor the keys wait for it. Every
//! write is reported, so that no decision is shown before it is on disk. The library is opened for the first job, so that
//! reading alone creates no file.

use super::panics::guarded;
use super::unwritten::Unwritten;
use crate::error::Result;
use crate::input::{Identity, IdentityField};
use crate::library::{self, ArticleId, ArticleKey, Library, LibraryFolder, NewDecision, ReadingPlace};
use crate::review::{Act, ActId, Journal};
use crate::text::hash::TextHash;
use crate::text::sanitize;
use crate::tui::report::{Opened, Report};
use crate::tui::terminal::events::Message;
use crate::tui::threads;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long the recorder waits for another program that holds the library before it gives up on a decision.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

/// The run loop's side: where decisions go.
#[derive(Debug)]
pub(in crate::tui) struct Recorder {
    jobs: Sender<WriteJob>,
    unwritten: Unwritten,
    /// Jobs whose [`Message::Written`] has not been [handled](Recorder::finish_one).
    unfinished: usize,
}

/// A decision, with what is needed to write it.
#[derive(Debug)]
pub(in crate::tui) struct PendingAct {
    /// The number of the article, for the report.
    pub(in crate::tui) number: usize,
    /// The article.
    pub(in crate::tui) opened: Arc<Opened>,
    /// The decision.
    pub(in crate::tui) act: Act,
    /// The last act that the reader knows of: the report includes what other programs have recorded since.
    pub(in crate::tui) after: ActId,
}

/// A correction of an article, with what is needed to write it.
#[derive(Debug)]
pub(in crate::tui) struct PendingCorrection {
    /// The number of the article, for the report.
    pub(in crate::tui) number: usize,
    /// The article.
    pub(in crate::tui) opened: Arc<Opened>,
    /// What is corrected.
    pub(in crate::tui) field: IdentityField,
    /// The new value; `None` takes a correction back.
    pub(in crate::tui) value: Option<String>,
}

#[derive(Debug)]
enum WriteJob {
    Record(PendingAct),
    Correct(PendingCorrection),
    Remember(ArticleKey, ReadingPlace),
}

impl WriteJob {
    /// What is written, in words; `None` for a reading place, which nobody misses.
    fn what(&self) -> Option<String> {
        let (what, opened) = match self {
            Self::Record(PendingAct { act, opened, .. }) => (act.described(), opened),
            Self::Correct(PendingCorrection { field, value, opened, .. }) => {
                let value = value.as_deref().unwrap_or("none");
                (format!("{} “{value}”", field.word()), opened)
            }
            Self::Remember(..) => return None,
        };
        let source = opened.remembered.source.file.as_deref().or(opened.article.title());
        let source = source.unwrap_or("the article from standard input");
        Some(sanitize::line(&format!("{what} ({source})")).into_owned())
    }

    /// What is reported if it could not be done.
    fn failed(&self, sentence: String) -> Option<Report> {
        match self {
            Self::Record(decision) => Some(Report::NotRecorded { article: decision.number, sentence }),
            Self::Correct(_) => Some(Report::NotCorrected(sentence)),
            Self::Remember(..) => None,
        }
    }
}

impl Recorder {
    /// Starts the recorder for the library in `folder`. It sends a [`Message::Written`] for every job.
    ///
    /// # Errors
    /// If there is too little memory for it.
    pub(in crate::tui) fn start(
        folder: LibraryFolder,
        reviewer: String,
        messages: Sender<Message>,
    ) -> io::Result<Self> {
        let (jobs, received) = channel();
        let unwritten = Unwritten::default();
        let thread = RecorderThread { folder, reviewer, timeout: LOCK_TIMEOUT, library: None, current: None };
        let counted = unwritten.clone();
        threads::start(move || thread.run(&received, &messages, &counted))?;
        Ok(Self { jobs, unwritten, unfinished: 0 })
    }

    /// Writes a decision.
    pub(in crate::tui) fn record(&mut self, decision: PendingAct) {
        self.hand_over(WriteJob::Record(decision));
    }

    /// Writes a correction of an article, which is added to the library if it is not there.
    pub(in crate::tui) fn correct(&mut self, correction: PendingCorrection) {
        self.hand_over(WriteJob::Correct(correction));
    }

    /// Writes a reading place. A failure is not reported: the reader need not be interrupted for it.
    pub(in crate::tui) fn remember(&mut self, source: ArticleKey, place: ReadingPlace) {
        self.hand_over(WriteJob::Remember(source, place));
    }

    /// Counts a handled [`Message::Written`], of which the reader is told.
    pub(in crate::tui) fn finish_one(&mut self, report: Option<&Report>) {
        if report.and_then(Report::why_not_saved).is_some() {
            self.unwritten.told();
        }
        self.unfinished = self.unfinished.saturating_sub(1);
    }

    /// Whether the result of every job has been handled.
    pub(in crate::tui) fn is_idle(&self) -> bool {
        self.unfinished == 0
    }

    /// The count of unwritten jobs, for other threads.
    pub(in crate::tui) fn unwritten(&self) -> Unwritten {
        self.unwritten.clone()
    }

    fn hand_over(&mut self, job: WriteJob) {
        self.unwritten.add(job.what());
        self.unfinished += 1;
        // The thread ends only after this sender is dropped.
        let _ = self.jobs.send(job);
    }
}

/// The thread's side: does one job after the other.
struct RecorderThread {
    folder: LibraryFolder,
    reviewer: String,
    timeout: Duration,
    library: Option<Library>,
    /// The article of the last decision: its text, and its number in the library.
    current: Option<(TextHash, ArticleId)>,
}

impl RecorderThread {
    fn run(mut self, jobs: &Receiver<WriteJob>, messages: &Sender<Message>, unwritten: &Unwritten) {
        for job in jobs {
            let report = guarded(|| self.work(&job)).unwrap_or_else(|panic| {
                self.library = None;
                job.failed(panic)
            });
            unwritten.remove(report.as_ref().and_then(Report::why_not_saved));
            if messages.send(Message::Written(report)).is_err() {
                return;
            }
        }
    }

    /// Does a job. Returns the result if it is a decision or a correction.
    fn work(&mut self, job: &WriteJob) -> Option<Report> {
        match job {
            WriteJob::Record(decision) => Some(match self.record(decision) {
                Ok(new) => Report::Recorded { article: decision.number, new },
                Err(error) => return job.failed(error.to_string()),
            }),
            WriteJob::Correct(correction) => Some(match self.correct(correction) {
                Ok(identity) => Report::Corrected { article: correction.number, identity },
                Err(error) => return job.failed(error.to_string()),
            }),
            WriteJob::Remember(source, place) => {
                self.remember(source, *place);
                None
            }
        }
    }

    /// Writes a decision. Returns it as recorded, preceded by whatever other programs have recorded meanwhile.
    fn record(&mut self, decision: &PendingAct) -> Result<Journal> {
        let PendingAct { opened, act, after, .. } = decision;
        let source = &opened.remembered.source;
        let known = self.current.filter(|(hash, _)| *hash == source.hash);
        let (id, article, reviewer) = (known.map(|(_, id)| id), &opened.article, self.reviewer.clone());
        let new = NewDecision { id, article, key: source, reviewer: &reviewer, act, after: *after };
        let (id, recorded) = self.library()?.record_decision(new)?;
        self.current = Some((source.hash, id));
        Ok(recorded)
    }

    /// Writes a correction. Returns who wrote the article, where and when, as it is known now.
    fn correct(&mut self, correction: &PendingCorrection) -> Result<Identity> {
        let PendingCorrection { opened, field, value, .. } = correction;
        let (article, source) = (&opened.article, &opened.remembered.source);
        let library = self.library()?;
        let id = match library.find(source)? {
            Some(id) => id,
            None => library.add(article, source, library::now())?,
        };
        library.correct(id, *field, value.as_deref())?;
        Ok(library.article(id)?.map_or_else(|| article.identity.clone(), |kept| kept.article.identity))
    }

    fn remember(&mut self, source: &ArticleKey, place: ReadingPlace) {
        let known = self.library.is_some() || place != ReadingPlace::default();
        if known && let Ok(library) = self.library() {
            let _ = library.remember_place(source, place, library::now());
        }
    }

    fn library(&mut self) -> Result<&mut Library> {
        let library = match self.library.take() {
            Some(library) => library,
            None => self.folder.open_within(self.timeout)?,
        };
        Ok(self.library.insert(library))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Origin;
    use crate::review::Journal;
    use crate::tui::workers::reopen::recall;
    use std::path::Path;

    const STORY: &str = "“We will wait,” Ana Lopes said.\n";

    fn opened() -> Arc<Opened> {
        Arc::new(Opened::from_text(STORY))
    }

    fn begun(folder: &Path) -> LibraryFolder {
        LibraryFolder::new(folder.to_owned())
    }

    fn undo(number: usize) -> PendingAct {
        PendingAct { number, opened: opened(), act: Act::Undo(ActId(1)), after: ActId(0) }
    }

    /// The journal of the story in the library.
    fn journal(folder: &Path) -> Journal {
        recall(folder, &Origin::Stdin, &mut opened().article.clone()).journal
    }

    #[test]
    fn decisions_are_reported_in_their_order_once_they_are_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = channel();
        let mut recorder = Recorder::start(begun(folder.path()), "ana".to_owned(), sender).unwrap();
        recorder.record(undo(4));
        recorder.remember(opened().remembered.source.clone(), ReadingPlace { top: 3, cursor: 3 });
        recorder.record(undo(5));
        for number in [Some(4), None, Some(5)] {
            assert!(!recorder.is_idle());
            let message = messages.recv().unwrap();
            let article = match &message {
                Message::Written(Some(Report::Recorded { article, new })) => {
                    // The next decision may be on disk already.
                    assert!(journal(folder.path()).acts.contains(new.acts.last().unwrap()));
                    Some(*article)
                }
                Message::Written(None) => None,
                other => panic!("{other:?}"),
            };
            assert_eq!(article, number);
            recorder.finish_one(None);
        }
        assert!(recorder.is_idle());
        assert_eq!(journal(folder.path()).acts.len(), 2);
    }

    #[test]
    fn a_decision_that_cannot_be_written_is_reported_and_the_next_one_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("library.db");
        std::fs::create_dir(&in_the_way).unwrap();
        let (sender, messages) = channel();
        let mut recorder = Recorder::start(begun(folder.path()), "ana".to_owned(), sender).unwrap();
        recorder.record(undo(0));
        assert!(matches!(
            messages.recv().unwrap(),
            Message::Written(Some(Report::NotRecorded { article: 0, .. }))
        ));
        std::fs::remove_dir(&in_the_way).unwrap();
        recorder.record(undo(0));
        assert!(matches!(messages.recv().unwrap(), Message::Written(Some(Report::Recorded { .. }))));
    }

    #[test]
    fn a_library_that_was_moved_before_the_first_decision_is_not_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (home, moved) = (folder.path().join("home"), folder.path().join("moved"));
        drop(Library::open(&home).unwrap());
        let (sender, messages) = channel();
        let mut recorder = Recorder::start(begun(&home), "ana".to_owned(), sender).unwrap();
        std::fs::rename(&home, &moved).unwrap();
        recorder.record(undo(0));
        let message = messages.recv().unwrap();
        let Message::Written(Some(Report::NotRecorded { sentence, .. })) = message else { panic!() };
        assert!(sentence.contains("was moved, replaced or deleted"), "{sentence}");
        assert!(!home.exists());
        std::fs::rename(&moved, &home).unwrap();
        recorder.record(undo(0));
        assert!(matches!(messages.recv().unwrap(), Message::Written(Some(Report::Recorded { .. }))));
    }
}

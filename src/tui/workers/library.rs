//! Enquiries -> answers: the library, asked on a thread of its own while its screen is open.
//!
//! Whatever is asked is answered from the index as it is, after one batch at the most; the rest of the index is made
//! anew while nobody asks. Of several enquiries of one kind that wait, only the last is answered: who types faster
//! than the library reads waits for the last letter only.

use crate::article::Article;
use crate::error::{Error, Result};
use crate::input::{self, Origin};
use crate::library::{
    self, ArticleKey, Index, Library, Preview, SearchHits, SearchQuery, SpeakerCard, SpeakerList,
};
use crate::tui::action::Action;
use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use crate::tui::workers::guarded;
use crate::tui::workers::request::{Answer, Enquiry};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// So many articles are read together and kept in one step.
const BATCH: usize = 64;
/// Hits of each kind at the most.
const MOST_HITS: usize = 200;

/// Where enquiries are put.
#[derive(Debug)]
pub(in crate::tui) struct Librarian {
    folder: PathBuf,
    home: Option<PathBuf>,
    messages: Sender<Message>,
    stop: Arc<AtomicBool>,
    asks: Option<Sender<Enquiry>>,
}

impl Librarian {
    /// A librarian for the library in `folder`; nothing is opened before something is asked.
    pub(in crate::tui) fn new(folder: PathBuf, home: Option<PathBuf>, messages: Sender<Message>) -> Self {
        Self { folder, home, messages, stop: Arc::default(), asks: None }
    }

    /// Puts an enquiry. The answer comes as a report.
    pub(in crate::tui) fn ask(&mut self, enquiry: Enquiry) {
        if matches!(enquiry, Enquiry::Open(_) | Enquiry::Speakers | Enquiry::Card(_) | Enquiry::Add(_)) {
            self.stop.store(false, Ordering::Relaxed);
        }
        let asks = self.asks.take().unwrap_or_else(|| self.start());
        if let Err(unsent) = asks.send(enquiry) {
            // The thread is gone: another takes its place.
            let asks = self.start();
            let _ = asks.send(unsent.0);
            self.asks = Some(asks);
        } else {
            self.asks = Some(asks);
        }
    }

    /// Stops making the index anew, and adding articles.
    pub(in crate::tui) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn start(&self) -> Sender<Enquiry> {
        let (sender, asks) = channel();
        let (folder, home) = (self.folder.clone(), self.home.clone());
        let (messages, stop) = (self.messages.clone(), Arc::clone(&self.stop));
        let clerk = Clerk {
            folder,
            home,
            messages,
            stop,
            asks,
            waiting: VecDeque::new(),
            library: None,
            behind: false,
        };
        thread::spawn(move || clerk.run());
        sender
    }
}

/// What the index says to an enquiry; nothing where the enquiry is none for the index.
///
/// # Errors
/// When the library cannot be read.
pub fn look_up(index: &Index<'_>, enquiry: &Enquiry) -> Result<Option<Answer>> {
    Ok(Some(match enquiry {
        Enquiry::Open(wanted) | Enquiry::List(wanted) => Answer::Listed(wanted.clone(), index.list(wanted)?),
        Enquiry::Preview(article) => Answer::Previewed(*article, index.preview(*article)?),
        Enquiry::Search(words) => {
            let query = SearchQuery { words: words.clone(), speaker: String::new(), most: MOST_HITS };
            Answer::Found(words.clone(), index.search(&query)?)
        }
        Enquiry::Speakers => Answer::Speakers(index.speakers()?),
        Enquiry::Card(name) => Answer::Card(name.clone(), index.speaker(name)?),
        Enquiry::Complete(_) | Enquiry::Add(_) | Enquiry::TakeOut(_) | Enquiry::PutBack(_) => {
            return Ok(None);
        }
    }))
}

/// What is said where there is no library.
fn nothing(enquiry: &Enquiry) -> Option<Answer> {
    Some(match enquiry {
        Enquiry::Open(wanted) | Enquiry::List(wanted) => Answer::Listed(wanted.clone(), Vec::new()),
        Enquiry::Preview(article) => Answer::Previewed(*article, Preview::default()),
        Enquiry::Search(words) => Answer::Found(words.clone(), SearchHits::default()),
        Enquiry::Speakers => Answer::Speakers(SpeakerList::default()),
        Enquiry::Card(name) => Answer::Card(name.clone(), SpeakerCard::default()),
        Enquiry::Complete(_) | Enquiry::Add(_) | Enquiry::TakeOut(_) | Enquiry::PutBack(_) => return None,
    })
}

/// Answers, one enquiry after the other.
struct Clerk {
    folder: PathBuf,
    home: Option<PathBuf>,
    messages: Sender<Message>,
    stop: Arc<AtomicBool>,
    asks: Receiver<Enquiry>,
    waiting: VecDeque<Enquiry>,
    library: Option<Library>,
    /// Whether the index is not up to date.
    behind: bool,
}

impl Clerk {
    fn run(mut self) {
        while let Some(enquiry) = self.next() {
            let answered = guarded(|| self.answer(&enquiry));
            let trouble = match answered {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error.to_string(),
                Err(said) => format!("the library broke off: {said}"),
            };
            // It may have been moved or mended by the next time.
            self.library = None;
            self.behind = false;
            if self.send(Answer::Trouble(trouble)).is_break() {
                return;
            }
        }
    }

    /// The next enquiry that nobody has asked anew since. While none waits, the index is made anew.
    fn next(&mut self) -> Option<Enquiry> {
        loop {
            self.waiting.extend(self.asks.try_iter());
            if self.waiting.is_empty() && self.behind && !self.is_stopped() {
                self.catch_up();
                continue;
            }
            if self.waiting.is_empty() {
                self.waiting.push_back(self.asks.recv().ok()?);
                self.waiting.extend(self.asks.try_iter());
            }
            let first = self.waiting.pop_front()?;
            if !self.waiting.iter().any(|later| replaces(later, &first)) {
                return Some(first);
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn send(&self, answer: Answer) -> ControlFlow<()> {
        match self.messages.send(Message::Action(Action::Report(Report::Answered(answer)))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn answer(&mut self, enquiry: &Enquiry) -> Result<()> {
        match enquiry {
            Enquiry::Complete(typed) => {
                let completion = input::complete(typed, self.home.as_deref());
                let (further, choices) = (completion.name, completion.choices);
                let _ = self.send(Answer::Completed { typed: typed.clone(), further, choices });
                Ok(())
            }
            Enquiry::Add(typed) => self.add(typed),
            Enquiry::TakeOut(article) => {
                self.library()?.remove(*article, library::now())?;
                let _ = self.send(Answer::TakenOut(*article));
                Ok(())
            }
            Enquiry::PutBack(article) => {
                let library = self.library()?;
                if let Some(kept) = library.kept(*article)? {
                    library.keep(&kept.article, &kept.source, library::now())?;
                }
                let _ = self.send(Answer::PutBack(*article));
                Ok(())
            }
            enquiry => self.answer_from_index(enquiry),
        }
    }

    /// From the index as it is after one batch.
    fn answer_from_index(&mut self, enquiry: &Enquiry) -> Result<()> {
        let existing = match self.library.take() {
            Some(library) => Some(library),
            None => Library::open_existing(&self.folder)?,
        };
        let Some(mut library) = existing else {
            nothing(enquiry).map(|answer| self.send(answer));
            return Ok(());
        };
        let mut progress = None;
        let index = library.refresh(&mut |indexing| {
            progress = Some(indexing);
            ControlFlow::Break(())
        })?;
        let answer = look_up(&index, enquiry)?;
        self.behind = progress.is_some_and(|indexing| indexing.done < indexing.all);
        progress.map(|indexing| self.send(Answer::Indexing(indexing)));
        answer.map(|answer| self.send(answer));
        // One that may only be read is opened anew: whoever may write it does so without asking this reader.
        self.library = Some(library).filter(Library::can_be_written);
        Ok(())
    }

    /// Makes the index anew until it is true, somebody asks, or it is stopped.
    fn catch_up(&mut self) {
        let Some(mut library) = self.library.take() else {
            self.behind = false;
            return;
        };
        let mut left = 0;
        let caught_up = library.refresh(&mut |indexing| {
            left = indexing.all - indexing.done;
            self.waiting.extend(self.asks.try_iter());
            self.send(Answer::Indexing(indexing))?;
            if self.is_stopped() || !self.waiting.is_empty() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        self.behind = left > 0;
        match caught_up {
            Ok(_) => self.library = Some(library),
            Err(error) => {
                self.behind = false;
                let _ = self.send(Answer::Trouble(error.to_string()));
            }
        }
    }

    /// The library, made where there is none.
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
                let _ = self.send(Answer::Added(error.to_string()));
                return Ok(());
            }
        };
        let mut sum = Sum::default();
        for batch in origins.chunks(BATCH) {
            if self.is_stopped() {
                sum.stopped = true;
                break;
            }
            let read: Vec<Result<(Article, ArticleKey)>> = batch.par_iter().map(read).collect();
            let articles: Vec<(Article, ArticleKey)> =
                read.into_iter().filter_map(|one| sum.read(one)).collect();
            let places = self.library()?.keep_all(&articles, library::now())?;
            sum.known += places.iter().filter(|place| place.known).count();
            sum.added += places.iter().filter(|place| !place.known).count();
            let _ = self.send(Answer::Adding { done: sum.all(), all: origins.len() });
        }
        let _ = self.send(Answer::Added(sum.said()));
        Ok(())
    }
}

/// What became of the articles that were to be added.
#[derive(Default)]
struct Sum {
    added: usize,
    known: usize,
    failed: usize,
    /// Why the first of them could not be read.
    first: Option<Error>,
    stopped: bool,
}

impl Sum {
    fn read(&mut self, read: Result<(Article, ArticleKey)>) -> Option<(Article, ArticleKey)> {
        read.map_err(|error| {
            self.failed += 1;
            self.first.get_or_insert(error);
        })
        .ok()
    }

    fn all(&self) -> usize {
        self.added + self.known + self.failed
    }

    fn said(&self) -> String {
        let articles = if self.added == 1 { "article" } else { "articles" };
        let mut said = format!("{} {articles} added", self.added);
        if self.known > 0 {
            said = format!("{said}, {} there already", self.known);
        }
        match (&self.first, self.failed) {
            (Some(first), 1) => said = format!("{said}; {first}"),
            (Some(first), failed) => said = format!("{said}, {failed} could not be read: {first}"),
            (None, _) => {}
        }
        if self.stopped { format!("stopped: {said}") } else { said }
    }
}

fn read(origin: &Origin) -> Result<(Article, ArticleKey)> {
    let document = input::load(origin, &mut |_| ControlFlow::Continue(()))?;
    let article = Article::new(document);
    let source = ArticleKey::of(&article, origin);
    Ok((article, source))
}

/// Whether a later enquiry makes an earlier one needless.
fn replaces(later: &Enquiry, earlier: &Enquiry) -> bool {
    use Enquiry::{Card, Complete, List, Open, Preview, Search, Speakers};
    matches!(
        (later, earlier),
        (Open(_) | List(_), List(_))
            | (Open(_), Open(_))
            | (Preview(_), Preview(_))
            | (Search(_), Search(_))
            | (Speakers, Speakers)
            | (Card(_), Card(_))
            | (Complete(_), Complete(_))
    )
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests write the articles that are added")]
mod tests {
    use super::*;
    use crate::library::ListQuery;
    use std::path::Path;

    /// What is answered, up to the answer that ends it.
    fn answers(folder: &Path, enquiries: Vec<Enquiry>, is_last: fn(&Answer) -> bool) -> Vec<Answer> {
        let (sender, receiver) = channel();
        let mut librarian = Librarian::new(folder.to_owned(), None, sender);
        for enquiry in enquiries {
            librarian.ask(enquiry);
        }
        let mut answers = Vec::new();
        for message in &receiver {
            let Message::Action(Action::Report(Report::Answered(answer))) = message else {
                panic!("{message:?}")
            };
            answers.push(answer);
            if answers.last().is_some_and(is_last) {
                break;
            }
        }
        answers
    }

    fn is_listed(answer: &Answer) -> bool {
        matches!(answer, Answer::Listed(..))
    }

    #[test]
    fn where_there_is_no_library_nothing_is_listed_and_none_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let answered = answers(folder.path(), vec![Enquiry::Open(ListQuery::default())], is_listed);
        assert_eq!(answered, [Answer::Listed(ListQuery::default(), Vec::new())]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_added_and_what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let stories = folder.path().join("stories");
        std::fs::create_dir(&stories).unwrap();
        for number in 0..70 {
            let text = format!("Story {number}\n\n“We wait,” said Ana Lopes.\n");
            std::fs::write(stories.join(format!("{number}.txt")), text).unwrap();
        }
        std::fs::write(stories.join("empty.txt"), "").unwrap();
        let home = folder.path().join("library");
        let asked = || vec![Enquiry::Add(stories.display().to_string()), Enquiry::Open(ListQuery::default())];
        let answered = answers(&home, asked(), is_listed);
        let said = |answered: &[Answer]| {
            answered.iter().find_map(|answer| match answer {
                Answer::Added(said) => Some(said.clone()),
                _ => None,
            })
        };
        let first = said(&answered).unwrap();
        assert!(first.starts_with("70 articles added; ") && first.contains("is empty"), "{first}");
        assert!(answered.contains(&Answer::Adding { done: 71, all: 71 }), "{answered:?}");
        let Some(Answer::Listed(_, listed)) = answered.last() else { panic!("{answered:?}") };
        assert_eq!(listed.len(), 70);
        assert!(listed.iter().all(|one| one.left() == 1));
        let again = said(&answers(&home, asked(), is_listed)).unwrap();
        assert!(again.starts_with("0 articles added, 70 there already"), "{again}");
    }

    #[test]
    fn who_types_fast_waits_for_the_last_letter_only() {
        let list = |words: &str| Enquiry::List(ListQuery { words: words.to_owned(), ..ListQuery::default() });
        let search = |words: &str| Enquiry::Search(words.to_owned());
        assert!(replaces(&list("sea"), &list("se")) && replaces(&search("sea"), &search("se")));
        assert!(replaces(&Enquiry::Open(ListQuery::default()), &list("se")));
        assert!(!replaces(&list("sea"), &Enquiry::Open(ListQuery::default())), "the index is asked for");
        assert!(!replaces(&search("sea"), &list("sea")));
        let add = |name: &str| Enquiry::Add(name.to_owned());
        assert!(!replaces(&add("b"), &add("a")), "nothing that changes the library is dropped");
    }

    #[test]
    fn nothing_that_is_asked_of_a_library_that_cannot_be_opened_stays_without_an_answer() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("library.db")).unwrap();
        let article = library::ArticleId(1);
        for enquiry in [
            Enquiry::Open(ListQuery::default()),
            Enquiry::List(ListQuery::default()),
            Enquiry::Preview(article),
            Enquiry::Search("sea".to_owned()),
            Enquiry::Speakers,
            Enquiry::Card("Ana".to_owned()),
            Enquiry::TakeOut(article),
            Enquiry::PutBack(article),
        ] {
            let answered = answers(folder.path(), vec![enquiry.clone()], |_| true);
            assert!(matches!(&answered[..], [Answer::Trouble(_)]), "{enquiry:?}: {answered:?}");
        }
    }

    #[test]
    fn trouble_is_a_sentence_and_goes_when_its_cause_does() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("library.db"), "this is no database, whatever it is").unwrap();
        let trouble =
            |answer: &Answer| matches!(answer, Answer::Trouble(said) if said.contains("is damaged"));
        let answered = answers(folder.path(), vec![Enquiry::Open(ListQuery::default())], |_| true);
        assert!(answered.iter().all(trouble), "{answered:?}");
        std::fs::remove_file(folder.path().join("library.db")).unwrap();
        answers(folder.path(), vec![Enquiry::Open(ListQuery::default())], is_listed);
    }
}

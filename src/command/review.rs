//! Lines of keys on standard input -> a review in lines of text, with every act recorded before the next card.
//!
//! [`plain`](crate::plain) decides what a key means; this file only reads, records and prints.

use super::kept::changed_since;
use super::library::speakers::speaker_card;
use super::named::{self, NamedArticle};
use super::outcome::Outcome;
use super::printing::{answered, report, tell, write_to};
use super::target::Target;
use super::terminal::Terminal;
use super::verify::typed_sources;
use crate::analysis;
use crate::article::Article;
use crate::cli;
use crate::error::{Error, Result};
use crate::input::web::Network;
use crate::input::{self, Document, Origin};
use crate::library::{ArticleId, ArticleKey, Library, NewDecision, ReviewCandidate, StoredArticle};
use crate::plain::{KeyResponse, NextAction, PlainReview};
use crate::review::queue::CardFilter;
use crate::review::{Act, Journal};
use crate::sorting;
use crate::text::sanitize;
use crate::tui::ArticleReference;
use crate::verify::Source;
use rustix::io::Errno;
use rustix::termios::{Termios, tcgetattr};
use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Runs `pullquote review --plain`.
pub(super) fn run(review: &cli::ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    require_keys_on_stdin(review, terminal)?;
    // A library that can only be read still shows its decisions; the first new one is then reported as not saved.
    let library = match Library::open_existing(&terminal.user.folder)? {
        Some(library) => library,
        None => Library::open(&terminal.user.folder)?,
    };
    let inputs = inputs(review, &library)?;
    let reviewer = review.reviewer.clone().unwrap_or_else(|| terminal.user.reviewer.clone());
    let network = terminal.network(&review.fetch);
    let sources = Arc::new(typed_sources(&review.against, terminal, &network)?);
    let keys = if terminal.input { KeysFrom::Keyboard } else { KeysFrom::Script };
    write_to(Target::STDOUT, |out| {
        let outcome = Outcome::NothingFound;
        let mut plain = PlainCommand {
            review,
            network,
            library,
            sources,
            reviewer,
            keys,
            out,
            rest_of_line: None,
            outcome,
        };
        match plain.run(inputs) {
            Err(_) if terminal_is_gone() => Ok(Outcome::HungUp),
            ended => ended,
        }
    })
}

/// The articles of the library with a card that passes the filter, for the screen; the sample if the library is empty.
///
/// # Errors
/// If the library cannot be read, or no card in it passes.
pub(super) fn kept_with_cards(
    review: &cli::ReviewArgs,
    folder: &Path,
) -> Result<Vec<(ArticleReference, String)>> {
    let Some(library) =
        Library::open_existing(folder)?.filter(|library| !library.is_empty().unwrap_or_default())
    else {
        return Ok(vec![(ArticleReference::Input(Origin::Sample), Origin::Sample.name())]);
    };
    let mut candidates = library.review_candidates(review.only)?;
    candidates.retain(|candidate| candidate.has_cards != Some(false));
    // Those that the index says nothing about come last. The screen looks through them, so that it appears at once.
    sorting::by_key(&mut candidates, |candidate| candidate.has_cards.is_none());
    let named = |candidate: ReviewCandidate| {
        let id = candidate.id;
        (ArticleReference::Kept(id), candidate.name.unwrap_or_else(|| format!("article {}", id.0)))
    };
    let articles: Vec<(ArticleReference, String)> = candidates.into_iter().map(named).collect();
    if articles.is_empty() {
        return Err(Error::new(
            "no quotation in the library matches: pullquote library list shows what is left to do",
        ));
    }
    Ok(articles)
}

/// Refuses to read keys from a pipe that may hold an article instead.
fn require_keys_on_stdin(review: &cli::ReviewArgs, terminal: &Terminal) -> Result<()> {
    let is_asked_for = terminal.input || review.only != CardFilter::All;
    if review.inputs.is_empty() && !is_asked_for {
        return Err(Error::new(
            "nothing to review: give a file or a folder, or --only for the whole library",
        ));
    }
    if review.inputs.iter().any(|input| input.as_os_str() == "-") {
        return Err(Error::new(
            "standard input is needed for the keys: save the article to a file and give its name",
        ));
    }
    Ok(())
}

/// An article to review.
enum ReviewSource {
    /// Read from a file or the network.
    Origin(Origin),
    /// Kept in the library, and named by its number.
    Named(ArticleId),
    /// One of all that are kept in the library.
    Stored(ArticleId),
}

/// The inputs that were named; otherwise the whole library; otherwise, for a first look at the program, the sample.
fn inputs(review: &cli::ReviewArgs, library: &Library) -> Result<Vec<ReviewSource>> {
    if !review.inputs.is_empty() {
        let source = |article| match article {
            NamedArticle::Input(origin) => Ok(ReviewSource::Origin(origin)),
            NamedArticle::Kept(id) => named::kept(Some(library), id).map(|_| ReviewSource::Named(id)),
        };
        return named::named(&review.inputs)?.into_iter().map(source).collect();
    }
    let candidates = library.review_candidates(review.only)?;
    if candidates.is_empty() {
        return Ok(vec![ReviewSource::Origin(Origin::Sample)]);
    }
    let may_fit = candidates.into_iter().filter(|candidate| candidate.has_cards != Some(false));
    Ok(may_fit.map(|candidate| ReviewSource::Stored(candidate.id)).collect())
}

/// Where the keys come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeysFrom {
    /// A person, who reads the responses.
    Keyboard,
    /// A script, which would go on with the wrong card if a decision was not recorded.
    Script,
}

/// A running `review --plain`.
struct PlainCommand<'a> {
    review: &'a cli::ReviewArgs,
    network: Network,
    library: Library,
    /// What the cards are compared with.
    sources: Arc<Vec<Source>>,
    reviewer: String,
    keys: KeysFrom,
    out: &'a mut dyn Write,
    /// The rest of a line that led to another article; its keys are for that one.
    rest_of_line: Option<String>,
    outcome: Outcome,
}

/// The article under review.
struct OpenArticle {
    name: String,
    plain: PlainReview,
    key: ArticleKey,
    /// Its number, once this text of it is known to be in the library.
    id: Option<ArticleId>,
    /// Zero-based position and total.
    position: (usize, usize),
}

/// What an input turned out to be.
enum Opening {
    Article(Box<OpenArticle>),
    /// The articles of an input that holds several.
    Several(Vec<Origin>),
}

/// Where to go from an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leave {
    ToNext,
    ToPrevious,
    Quit,
}

impl PlainCommand<'_> {
    fn run(&mut self, mut inputs: Vec<ReviewSource>) -> io::Result<Outcome> {
        let (mut at, mut leave) = (0, Leave::ToNext);
        while let Some(input) = inputs.get(at) {
            match self.open(input, (at, inputs.len())) {
                Ok(Opening::Several(parts)) => {
                    inputs.splice(at..=at, parts.into_iter().map(ReviewSource::Origin));
                    continue;
                }
                // In a whole library, skip the articles without a card that passes the filter.
                Ok(Opening::Article(opened))
                    if matches!(input, ReviewSource::Stored(_)) && !opened.plain.has_cards() => {}
                Ok(Opening::Article(opened)) => leave = self.review_article(*opened, leave)?,
                Err(error) => self.fail(&error),
            }
            at = match (leave, at.checked_sub(1)) {
                (Leave::Quit, _) => break,
                (Leave::ToPrevious, Some(before)) => before,
                (Leave::ToNext, _) | (Leave::ToPrevious, None) => at + 1,
            };
        }
        let is_library = inputs.iter().all(|input| matches!(input, ReviewSource::Stored(_)));
        if self.outcome == Outcome::NothingFound && is_library {
            self.print(&["no quotation in the library matches".to_owned()])?;
        }
        Ok(answered(self.library.left_out(), self.outcome))
    }

    fn open(&self, input: &ReviewSource, position: (usize, usize)) -> Result<Opening> {
        match input {
            ReviewSource::Origin(origin) => {
                match input::load_all(origin, &self.network, &mut |_| ControlFlow::Continue(())) {
                    Ok(documents) => self.open_documents(origin, documents, position),
                    Err(error) => {
                        let copy = if origin.is_on_the_web() { self.library.copy_of(origin)? } else { None };
                        let Some(copy) = copy else { return Err(error) };
                        report(&Error::new(copy.in_place_of_page(&error)));
                        Ok(self.open_kept(copy, position))
                    }
                }
            }
            ReviewSource::Named(id) | ReviewSource::Stored(id) => {
                let kept = self.library.article(*id)?;
                let kept =
                    kept.ok_or_else(|| Error::new("an article is no longer in the library: start again"))?;
                Ok(self.open_kept(kept, position))
            }
        }
    }

    fn open_documents(
        &self,
        origin: &Origin,
        mut documents: Vec<Document>,
        position: (usize, usize),
    ) -> Result<Opening> {
        if documents.len() > 1 {
            let parts = documents.into_iter().map(|document| document.origin).collect();
            return Ok(Opening::Several(parts));
        }
        let document = documents.pop().ok_or_else(|| Error::new(format!("{} is empty", origin.name())))?;
        let read_from = document.origin.clone();
        let mut article = Article::read(document)?;
        let key = ArticleKey::of(&article, &read_from);
        let found = Arc::new(analysis::analyze(&article));
        let copy = if read_from.is_on_the_web() { self.library.copy_of(&read_from)? } else { None };
        if let Some(copy) = copy.filter(|copy| copy.key.hash != key.hash) {
            article.notices.push(changed_since(&copy, (&article, &found)));
        }
        tell(origin, &article.notices);
        let mut journal = Journal::default();
        if let Some(id) = self.library.find(&key)? {
            article.identity.merge(self.library.corrections(id)?);
            journal = self.library.journal(id)?;
        }
        let plain = PlainReview::new(article, &found, journal, (self.review.order, self.review.only))
            .against(self.sources.clone());
        // The file may have changed since it was added: then the first decision must store its new text, as on screen.
        let (name, id) = (origin.name(), None);
        Ok(Opening::Article(Box::new(OpenArticle { name, plain, key, id, position })))
    }

    fn open_kept(&self, kept: StoredArticle, position: (usize, usize)) -> Opening {
        let StoredArticle { id, article, key, journal } = kept;
        let name = key.file.clone().unwrap_or_else(|| "in the library".to_owned());
        let found = Arc::new(analysis::analyze(&article));
        let plain = PlainReview::new(article, &found, journal, (self.review.order, self.review.only))
            .against(self.sources.clone());
        Opening::Article(Box::new(OpenArticle { name, plain, key, id: Some(id), position }))
    }

    /// Reads keys until the reviewer leaves the article. An article without quotations is left the way it was entered.
    fn review_article(&mut self, mut opened: OpenArticle, entered: Leave) -> io::Result<Leave> {
        let (at, of) = opened.position;
        self.print(&[format!("{}, article {} of {of}", sanitize::line(&opened.name), at + 1)])?;
        if opened.plain.progress().all == 0 {
            self.print(&["no quotation was found in it".to_owned()])?;
            return Ok(entered);
        }
        self.outcome = if self.outcome == Outcome::Failed { Outcome::Failed } else { Outcome::Done };
        self.print(&opened.plain.opening())?;
        let mut leave = Leave::Quit;
        while let Some(line) = self.rest_of_line.take().or_else(next_line) {
            if let ControlFlow::Break(chosen) = self.line(&mut opened, &line)? {
                leave = chosen;
                break;
            }
        }
        if self.keys == KeysFrom::Keyboard && terminal_is_gone() {
            self.outcome = Outcome::HungUp;
            return Ok(Leave::Quit);
        }
        self.print(&[opened.plain.summary()])?;
        Ok(leave)
    }

    /// Does the keys of a line.
    fn line(&mut self, opened: &mut OpenArticle, line: &str) -> io::Result<ControlFlow<Leave>> {
        // The screen skips a card with the space bar. On a line, spaces separate keys unless there is nothing else.
        let mut rest = match line {
            "" => return self.print(&opened.plain.card()).map(ControlFlow::Continue),
            line if line.trim().is_empty() => "skip",
            line => line,
        };
        while let Some((response, after)) = opened.plain.take(rest) {
            rest = after;
            self.print(&response.lines)?;
            match self.carry_out(opened, response)? {
                AfterKey::Continue => {}
                AfterKey::DropRest => break,
                AfterKey::Leave(leave) => {
                    self.rest_of_line = Some(rest.to_owned()).filter(|rest| !rest.trim().is_empty());
                    return Ok(ControlFlow::Break(leave));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn carry_out(&mut self, opened: &mut OpenArticle, response: KeyResponse) -> io::Result<AfterKey> {
        let (at, of) = opened.position;
        Ok(match response.action {
            NextAction::Continue => AfterKey::Continue,
            NextAction::DropRest => AfterKey::DropRest,
            NextAction::Leave => AfterKey::Leave(Leave::Quit),
            NextAction::ShowSpeaker(name) => {
                let lines = speaker_card(&name, &mut self.library);
                self.print(&lines)?;
                AfterKey::Continue
            }
            NextAction::NextArticle if at + 1 < of => AfterKey::Leave(Leave::ToNext),
            NextAction::PreviousArticle if at > 0 => AfterKey::Leave(Leave::ToPrevious),
            NextAction::NextArticle | NextAction::PreviousArticle => {
                self.print(&["there are no more articles in this direction".to_owned()])?;
                AfterKey::DropRest
            }
            NextAction::Record(act, done) => match self.record(opened, &act) {
                Ok(new) => {
                    let lines = opened.plain.recorded(new, &done);
                    self.print(&lines)?;
                    AfterKey::Continue
                }
                Err(error) => {
                    self.fail(&error);
                    self.print(&["not saved: nothing has changed".to_owned()])?;
                    match self.keys {
                        KeysFrom::Script => AfterKey::Leave(Leave::Quit),
                        KeysFrom::Keyboard => AfterKey::DropRest,
                    }
                }
            },
        })
    }

    /// Records an act. Returns it with what other programs have recorded meanwhile.
    fn record(&mut self, opened: &mut OpenArticle, act: &Act) -> Result<Journal> {
        let OpenArticle { plain, key, id, .. } = opened;
        let (article, reviewer, after) = (plain.article(), self.reviewer.as_str(), plain.last_act());
        let decision = NewDecision { id: *id, article, key, reviewer, act, after };
        let (article, new) = self.library.record_decision(decision)?;
        *id = Some(article);
        Ok(new)
    }

    fn fail(&mut self, error: &Error) {
        report(error);
        self.outcome = Outcome::Failed;
    }

    /// Prints lines and flushes: a person or a program is waiting for them.
    fn print(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(self.out, "{line}"))?;
        self.out.flush()
    }
}

/// Whether the terminal no longer exists, because its window or its connection was closed.
fn terminal_is_gone() -> bool {
    let is_gone = |modes: rustix::io::Result<Termios>| modes.is_err_and(|error| error == Errno::IO);
    is_gone(tcgetattr(io::stdin())) || is_gone(tcgetattr(io::stdout()))
}

/// What happens after a key.
enum AfterKey {
    Continue,
    /// The rest of the line is dropped: it was meant for something else.
    DropRest,
    Leave(Leave),
}

/// The next line of standard input without its line end; `None` at the end of input.
fn next_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line).unwrap_or_default();
    let text = String::from_utf8_lossy(&line);
    (read > 0).then(|| text.trim_end_matches(['\n', '\r']).to_owned())
}

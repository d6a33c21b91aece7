//! Lines of keys from standard input -> the review in lines of text, every act recorded before the next card.
//!
//! What a key means is decided in [`plain`](crate::plain); here are only the reading, the recording and the printing.

use super::{Outcome, Terminal, report, write_to};
use crate::analysis;
use crate::article::Article;
use crate::cli;
use crate::error::{Error, Result};
use crate::input::{self, Origin};
use crate::library::{ArticleId, ArticleKey, Library, NewAct, StoredArticle, now};
use crate::plain::{Answer, Deed, Sitting};
use crate::review::queue::Filter;
use crate::review::{Act, Journal, Stamp};
use crate::text::sanitize;
use crate::tui::Volume;
use crate::version::VERSION;
use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Reviews the articles one after the other.
pub(super) fn run(review: &cli::ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    refuse_what_has_no_keys(review, terminal)?;
    // One that may only be read shows what was decided, and says of the first decision that it is not saved.
    let library = match Library::open_existing(&terminal.user.folder)? {
        Some(library) => library,
        None => Library::open(&terminal.user.folder)?,
    };
    let pieces = pieces(review, &library)?;
    let reviewer = review.reviewer.clone().unwrap_or_else(|| terminal.user.reviewer.clone());
    let typed = if terminal.input { Typed::ByHand } else { Typed::Piped };
    write_to(None, |out| {
        let outcome = Outcome::NothingFound;
        let mut desk = Desk { review, library, reviewer, typed, out, left: None, outcome };
        desk.work(&pieces)
    })
}

/// The articles of the library with a card that is asked for, for the screen; where nothing is kept, the sample.
///
/// # Errors
/// When the library cannot be read, or no card of it is asked for.
pub(super) fn kept_with_cards(review: &cli::ReviewArgs, folder: &Path) -> Result<Vec<(Volume, String)>> {
    let Some(library) =
        Library::open_existing(folder)?.filter(|library| !library.is_empty().unwrap_or_default())
    else {
        return Ok(vec![(Volume::Input(Origin::Sample), Origin::Sample.name())]);
    };
    let mut articles = Vec::new();
    for id in library.numbers()? {
        let Some(kept) = library.kept(id)? else { continue };
        let name = kept.article.title.clone().or_else(|| kept.source.file.clone());
        let found = Arc::new(analysis::analyze(&kept.article));
        if Sitting::new(kept.article, found, kept.journal, (review.order, review.only)).has_cards() {
            articles.push((Volume::Kept(id), name.unwrap_or_else(|| format!("article {}", id.0))));
        }
    }
    if articles.is_empty() {
        return Err(Error::new(
            "no quotation of the library fits: pullquote library list tells what is left",
        ));
    }
    Ok(articles)
}

/// A review without an article that reads from a pipe: what comes may be an article, and its words no keys.
fn refuse_what_has_no_keys(review: &cli::ReviewArgs, terminal: &Terminal) -> Result<()> {
    let is_asked_for = terminal.input || review.only != Filter::All;
    if review.inputs.is_empty() && !is_asked_for {
        return Err(Error::new(
            "nothing to review: give a file or a folder, or --only for the whole library",
        ));
    }
    if review.inputs.iter().any(|input| input.as_os_str() == "-") {
        return Err(Error::new("standard input gives the keys here: save the article and give its file"));
    }
    Ok(())
}

/// An article that is to be reviewed.
enum Piece {
    /// It is read.
    Origin(Origin),
    /// It is kept.
    Kept(ArticleId),
}

/// What was named; else the library; else, for who looks at the program for the first time, the sample.
fn pieces(review: &cli::ReviewArgs, library: &Library) -> Result<Vec<Piece>> {
    if !review.inputs.is_empty() {
        return Ok(input::list(&review.inputs)?.into_iter().map(Piece::Origin).collect());
    }
    let kept: Vec<Piece> = library.numbers()?.into_iter().map(Piece::Kept).collect();
    Ok(if kept.is_empty() { vec![Piece::Origin(Origin::Sample)] } else { kept })
}

/// Where the keys come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// Somebody who reads the answers.
    ByHand,
    /// A script, which would go on with the wrong card when something was not recorded.
    Piped,
}

/// What a review works with.
struct Desk<'a> {
    review: &'a cli::ReviewArgs,
    library: Library,
    reviewer: String,
    typed: Typed,
    out: &'a mut dyn Write,
    /// The keys of a line that led to another article which are still to be done there.
    left: Option<String>,
    outcome: Outcome,
}

/// An article on the desk.
struct Opened {
    /// How it is called.
    name: String,
    sitting: Sitting,
    source: ArticleKey,
    /// Its number in the library, once it is kept.
    id: Option<ArticleId>,
    /// The how-manieth it is, counted from zero, of how many.
    place: (usize, usize),
}

/// Where to go from an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
    Out,
}

impl Desk<'_> {
    fn work(&mut self, pieces: &[Piece]) -> io::Result<Outcome> {
        let (mut at, mut way) = (0, Way::On);
        while let Some(piece) = pieces.get(at) {
            match self.open(piece, (at, pieces.len())) {
                // Of a whole library only what was asked for.
                Ok(opened) if matches!(piece, Piece::Kept(_)) && !opened.sitting.has_cards() => {}
                Ok(opened) => way = self.go_through(opened, way)?,
                Err(error) => self.fail(&error),
            }
            at = match (way, at.checked_sub(1)) {
                (Way::Out, _) => break,
                (Way::Back, Some(before)) => before,
                (Way::On, _) | (Way::Back, None) => at + 1,
            };
        }
        if self.outcome == Outcome::NothingFound && matches!(pieces.first(), Some(Piece::Kept(_))) {
            self.tell(&["no quotation of the library fits".to_owned()])?;
        }
        Ok(self.outcome)
    }

    fn open(&self, piece: &Piece, place: (usize, usize)) -> Result<Opened> {
        let (name, article, source, id) = match piece {
            Piece::Origin(origin) => {
                let article = Article::new(input::load(origin, &mut |_| ControlFlow::Continue(()))?);
                let source = ArticleKey::of(&article, origin);
                let id = self.library.find(&source)?;
                (origin.name(), article, source, id)
            }
            Piece::Kept(id) => {
                let kept = self.library.kept(*id)?;
                let StoredArticle { article, source, .. } =
                    kept.ok_or_else(|| Error::new("an article is gone from the library: start again"))?;
                let name = source.file.clone().unwrap_or_else(|| "in the library".to_owned());
                (name, article, source, Some(*id))
            }
        };
        let journal = id.map_or(Ok(Journal::default()), |id| self.library.journal(id))?;
        let found = Arc::new(analysis::analyze(&article));
        let sitting = Sitting::new(article, found, journal, (self.review.order, self.review.only));
        Ok(Opened { name, sitting, source, id, place })
    }

    /// Reads keys until there is nothing more to do with an article. `came` is the way by which it was come to.
    fn go_through(&mut self, mut opened: Opened, came: Way) -> io::Result<Way> {
        let (at, of) = opened.place;
        self.tell(&[format!("{}, article {} of {of}", sanitize::line(&opened.name), at + 1)])?;
        if opened.sitting.progress().all == 0 {
            self.tell(&["no quotation was found in it".to_owned()])?;
            return Ok(came);
        }
        self.outcome = if self.outcome == Outcome::Failed { Outcome::Failed } else { Outcome::Done };
        self.tell(&opened.sitting.opening())?;
        let mut way = Way::Out;
        while let Some(line) = self.left.take().or_else(next_line) {
            if let ControlFlow::Break(chosen) = self.line(&mut opened, &line)? {
                way = chosen;
                break;
            }
        }
        self.tell(&[opened.sitting.summary()])?;
        Ok(way)
    }

    /// Does the keys of a line.
    fn line(&mut self, opened: &mut Opened, line: &str) -> io::Result<ControlFlow<Way>> {
        // A blank is a key on the screen; here it is one when it stands alone.
        let mut rest = match line {
            "" => return self.tell(&opened.sitting.card()).map(ControlFlow::Continue),
            line if line.trim().is_empty() => "skip",
            line => line,
        };
        while let Some((answer, after)) = opened.sitting.take(rest) {
            rest = after;
            self.tell(&answer.lines)?;
            let done = self.carry_out(opened, answer)?;
            match done {
                Done::GoOn => {}
                Done::RestIsVoid => break,
                Done::Leave(way) => {
                    self.left = Some(rest.to_owned()).filter(|rest| !rest.trim().is_empty());
                    return Ok(ControlFlow::Break(way));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn carry_out(&mut self, opened: &mut Opened, answer: Answer) -> io::Result<Done> {
        let (at, of) = opened.place;
        Ok(match answer.deed {
            Deed::Said => Done::GoOn,
            Deed::Stop => Done::RestIsVoid,
            Deed::Leave => Done::Leave(Way::Out),
            Deed::NextArticle if at + 1 < of => Done::Leave(Way::On),
            Deed::PreviousArticle if at > 0 => Done::Leave(Way::Back),
            Deed::NextArticle | Deed::PreviousArticle => {
                self.tell(&["there is no other article that way".to_owned()])?;
                Done::RestIsVoid
            }
            Deed::Record(act, then) => match self.record(opened, &act) {
                Ok(new) => {
                    let lines = opened.sitting.recorded(new, then);
                    self.tell(&lines)?;
                    Done::GoOn
                }
                Err(error) => {
                    self.fail(&error);
                    self.tell(&["not saved: nothing has changed".to_owned()])?;
                    if self.typed == Typed::Piped { Done::Leave(Way::Out) } else { Done::RestIsVoid }
                }
            },
        })
    }

    /// Records an act. Gives it back with what other programs recorded meanwhile.
    fn record(&mut self, opened: &mut Opened, act: &Act) -> Result<Journal> {
        let at = now();
        let id = match opened.id {
            Some(id) => id,
            None => self.library.keep(opened.sitting.article(), &opened.source, at)?,
        };
        let stamp = Stamp { reviewer: self.reviewer.clone(), at, tool: VERSION.to_owned() };
        opened.id = Some(id);
        let new = NewAct { article: id, text: opened.source.hash, stamp: &stamp, act };
        self.library.record_after(new, opened.sitting.last_act())
    }

    fn fail(&mut self, error: &Error) {
        report(error);
        self.outcome = Outcome::Failed;
    }

    /// Prints lines, at once: somebody, or a program, waits for them.
    fn tell(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(self.out, "{line}"))?;
        self.out.flush()
    }
}

/// What comes after a key.
enum Done {
    GoOn,
    /// What is left of the line was meant for something else.
    RestIsVoid,
    Leave(Way),
}

/// The next line of standard input without its end; nothing when there is no more.
fn next_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line).unwrap_or_default();
    let text = String::from_utf8_lossy(&line);
    (read > 0).then(|| text.trim_end_matches(['\n', '\r']).to_owned())
}

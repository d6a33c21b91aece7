//! Lines of keys on standard input -> a review in lines of text, with every act recorded before the next card.
//!
//! [`plain`](crate::plain) decides what a key means; this file only reads, records and prints.

mod candidates;
mod open_article;
mod opening;
mod plain_command;
mod source;

use super::outcome::Outcome;
use super::printing::{tell_left_note, write_to};
use super::target::Target;
use super::terminal::Terminal;
use super::verify::typed_sources;
use crate::cli;
use crate::error::{Error, Result};
use crate::input::Origin;
use crate::library::{Library, ReviewCandidate};
use crate::review::queue::CardFilter;
use crate::sorting;
use crate::tui::ArticleReference;
use plain_command::{KeysFrom, PlainCommand, terminal_is_gone};
use source::inputs;
use std::path::Path;
use std::sync::Arc;

/// Runs `pullquote review --plain`.
pub(super) fn run(review: &cli::ReviewArgs, terminal: &Terminal) -> Result<Outcome> {
    require_keys_on_stdin(review, terminal)?;
    // A library that can only be read still shows its decisions; the first new one is then reported as not saved.
    let library = match Library::open_existing(&terminal.folder)? {
        Some(library) => library,
        None => Library::open(&terminal.folder)?,
    };
    let inputs = inputs(review, &library)?;
    tell_left_note(&terminal.folder);
    let reviewer = review.reviewer.clone().unwrap_or_else(|| terminal.user().reviewer);
    let network = terminal.network(&review.fetch);
    let sources = Arc::new(typed_sources(&review.against, terminal, &network)?);
    let keys = if terminal.input { KeysFrom::Keyboard } else { KeysFrom::Script };
    write_to(Target::STDOUT, |out| {
        let outcome = Outcome::NothingFound;
        let mut plain = PlainCommand {
            review,
            terminal,
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
    let mut candidates = candidates::candidates(&library, review.only)?;
    if review.only != CardFilter::All {
        // Those that the index says nothing about come last. The screen looks through them, so that it appears at once.
        sorting::by_key(&mut candidates, |candidate| candidate.has_cards.is_none());
    }
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

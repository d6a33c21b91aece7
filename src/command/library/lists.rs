//! `pullquote library lists`, `undo` and `redo`: queries that are saved under a name, and what is done to the library as
//! a whole.

use super::answer::{open_existing, print};
use super::page;
use crate::cli::{AnswerFormat, ListsArgs};
use crate::command::outcome::Outcome;
use crate::command::printing::say;
use crate::command::terminal::User;
use crate::error::{Error, Result};
use crate::export;
use crate::library::{Library, LibraryChange, joined};
use crate::text::sanitize;

/// Saves a query under a name, if one was given.
pub(super) fn save(name: Option<&str>, words: &[String], user: &User) -> Result<()> {
    let Some(name) = name.map(str::trim) else { return Ok(()) };
    open_existing(&user.folder)?.save_query(&user.reviewer, name, &joined(words))?;
    // Not on standard output, which has the answer.
    say(&format!("saved as a list: @{name} stands for this query"));
    Ok(())
}

/// Prints the saved queries, or removes one.
pub(super) fn lists(args: &ListsArgs, user: &User) -> Result<Outcome> {
    let mut library = open_existing(&user.folder)?;
    let saved = library.saved_queries()?;
    if let Some(name) = &args.remove {
        if !saved.contains_key(name) {
            return Err(Error::new(format!("no list is called “{name}”: see pullquote library lists")));
        }
        library.change(&user.reviewer, vec![LibraryChange::RemoveQuery(name.clone())])?;
        return print(&format!("Removed “{}”; pullquote library undo puts it back.\n", sanitize::line(name)));
    }
    let text = match args.format {
        AnswerFormat::Json => export::library::lists(&saved) + "\n",
        AnswerFormat::Text => {
            let mut text = String::new();
            for (name, query) in &saved {
                page::push(&mut text, &format!("@{}  ", sanitize::line(name)), query);
            }
            text
        }
    };
    print(&text)?;
    Ok(if saved.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// What a step back or forward does.
type HistoryStep = fn(&mut Library, &str) -> Result<Option<Vec<LibraryChange>>>;

pub(super) fn undo(user: &User) -> Result<Outcome> {
    step(user, (Library::undo_change, "Undone"))
}

pub(super) fn redo(user: &User) -> Result<Outcome> {
    step(user, (Library::redo_change, "Redone"))
}

fn step(user: &User, (step, done): (HistoryStep, &str)) -> Result<Outcome> {
    let mut library = open_existing(&user.folder)?;
    let Some(changes) = step(&mut library, &user.reviewer)? else {
        print(&format!("Nothing to be {}.\n", done.to_lowercase()))?;
        return Ok(Outcome::NothingFound);
    };
    let changes: Vec<String> = changes.iter().map(LibraryChange::described).collect();
    let mut text = String::new();
    page::push(&mut text, "", &format!("{done}: {}.", changes.join(", ")));
    print(&text)
}

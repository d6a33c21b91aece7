//! A change of the names of speakers -> the library, and what is said of it.

use crate::error::Result;
use crate::library::{Library, LibraryChange};
use crate::tui::workers::request::NamesChange;

/// Makes the change. It is on disk when this returns. Returns what was done, in a sentence.
///
/// # Errors
/// If it cannot be made, or if the library cannot be written.
pub fn change_names(library: &mut Library, reviewer: &str, change: &NamesChange) -> Result<String> {
    let told = |changes: Option<Vec<LibraryChange>>, done: &str| match changes {
        None => format!("nothing to {done}"),
        Some(changes) => {
            let said: Vec<String> = changes.iter().map(LibraryChange::described).collect();
            format!("{done}ne: {}", said.join(", "))
        }
    };
    Ok(match change {
        NamesChange::Join([spelling, name]) => {
            library.join_speakers(reviewer, spelling, name)?;
            format!("“{spelling}” is counted as {name}; u undoes it")
        }
        NamesChange::Separate(name) => {
            let names = library.separate_speaker(reviewer, name)?;
            let are = if names.len() == 1 { "is a speaker of its own" } else { "are speakers of their own" };
            format!("“{}” {are} again; u undoes it", names.join("”, “"))
        }
        NamesChange::KeepApart([one, other]) => {
            library.keep_apart(reviewer, [one, other])?;
            format!("“{one}” and “{other}” are two speakers; u undoes it")
        }
        NamesChange::Undo => told(library.undo_change(reviewer)?, "undo"),
        NamesChange::Redo => told(library.redo_change(reviewer)?, "redo"),
    })
}

//! What a shell is told about what can follow: the table of arguments, and from the library what only it knows.
//!
//! The script that `pullquote completions` prints runs the program again at every press of the completion key, with the
//! name of the shell in the variable [`VARIABLE`]. So the answers are those of this version and of the library as it is.

use super::bash::EscapingBash;
use crate::analysis::CountryCode;
use crate::cli::{Cli, CompletionsArgs};
use crate::command::Outcome;
use crate::command::printing::write_to;
use crate::command::target::Target;
use crate::error::{Error, Result};
use crate::lexicon::countries;
use crate::library::{Library, ListOrder, ListQuery, ListedArticle};
use crate::sorting;
use crate::text::sanitize;
use clap::{Arg, Command, CommandFactory};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::{CompleteEnv, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Set by the script when the shell wants to know what can follow.
const VARIABLE: &str = "PULLQUOTE_COMPLETE";
const PROGRAM: &str = "pullquote";

/// How long a key that completes waits for another program that holds the library.
const LIBRARY_TIMEOUT: Duration = Duration::from_millis(100);

/// The shells that are known.
const SHELLS: [&dyn EnvCompleter; 5] = [&EscapingBash, &Elvish, &Fish, &Powershell, &Zsh];

/// Answers a shell that asks what can follow `words`. Returns whether one asked.
///
/// # Errors
/// If the shell is not known or its question cannot be understood.
pub fn complete(words: Vec<OsString>, folder: &Path) -> Result<bool> {
    let current = std::path::absolute(".").ok();
    let command = || with_values(Cli::command(), folder);
    CompleteEnv::with_factory(command)
        .var(VARIABLE)
        .shells(Shells(&SHELLS))
        .try_complete(words, current.as_deref())
        .map_err(|error| Error::new(error.to_string()))
}

/// Prints the script.
pub(in crate::command) fn run(typed: &CompletionsArgs) -> Result<Outcome> {
    let name = typed.shell.to_string();
    let shells = Shells(&SHELLS);
    let Some(shell) = shells.completer(&name) else {
        return Err(Error::new(format!("there are no completions for {name}: use bash, zsh or fish")));
    };
    write_to(Target::STDOUT, |out| {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, out)?;
        Ok(Outcome::Done)
    })
}

/// What only the library knows about the value of an argument.
#[derive(Debug, Clone, Copy)]
enum KnownValues {
    /// Files, and the numbers of articles.
    Inputs,
    Articles,
    Speakers,
    Authors,
    Outlets,
    Countries,
}

/// The arguments whose values are known, by their name in the table of arguments.
const KNOWN: [(&str, KnownValues); 7] = [
    ("inputs", KnownValues::Inputs),
    ("articles", KnownValues::Articles),
    ("article", KnownValues::Articles),
    ("speaker", KnownValues::Speakers),
    ("author", KnownValues::Authors),
    ("outlet", KnownValues::Outlets),
    ("country", KnownValues::Countries),
];

/// The commands with what the library knows.
fn with_values(command: Command, folder: &Path) -> Command {
    command
        .mut_args(|argument| with_known(argument, folder))
        .mut_subcommands(|subcommand| with_values(subcommand, folder))
}

fn with_known(argument: Arg, folder: &Path) -> Arg {
    let known = KNOWN.iter().find(|(name, _)| argument.get_id() == *name);
    match known {
        Some(&(_, known)) => {
            let folder = folder.to_owned();
            argument.add(ArgValueCompleter::new(LibraryValues { known, folder }))
        }
        None => argument,
    }
}

struct LibraryValues {
    known: KnownValues,
    folder: PathBuf,
}

impl ValueCompleter for LibraryValues {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let mut values = if matches!(self.known, KnownValues::Inputs) {
            PathCompleter::any().complete(typed)
        } else {
            Vec::new()
        };
        let begins = |value: &CompletionCandidate| {
            let typed = typed.to_string_lossy().to_lowercase();
            value.get_value().to_string_lossy().to_lowercase().starts_with(&typed)
        };
        values.extend(self.values().unwrap_or_default().into_iter().filter(begins));
        values
    }
}

impl LibraryValues {
    /// The values in alphabetical order, speakers by how often they are quoted. A library that cannot be read knows none:
    /// completing must not print errors. The library is listed as it stands, because to bring its index up to date may
    /// take longer than anyone waits for a key.
    fn values(&self) -> Option<Vec<CompletionCandidate>> {
        if matches!(self.known, KnownValues::Countries) {
            let known = |&(code, name): &([u8; 2], &'static str)| candidate(CountryCode(code).as_str(), name);
            return Some(countries::all().iter().map(known).collect());
        }
        let library = Library::open_as_it_is(&self.folder, LIBRARY_TIMEOUT).ok()??;
        if matches!(self.known, KnownValues::Speakers) {
            let speakers = library.known_speakers().ok()?;
            return Some(speakers.iter().map(|speaker| candidate(&speaker.name, "")).collect());
        }
        let query = ListQuery { sort: ListOrder::Added, ..ListQuery::default() };
        let articles = library.index_as_it_is().ok()?.list(&query).ok()?;
        let mut values: Vec<_> = articles.iter().flat_map(|article| self.candidates_in(article)).collect();
        sorting::by(&mut values, |one, other| one.get_value().cmp(other.get_value()));
        values.dedup();
        Some(values)
    }

    /// What an article adds.
    fn candidates_in(&self, article: &ListedArticle) -> Vec<CompletionCandidate> {
        match self.known {
            KnownValues::Authors => {
                article.identity.authors().iter().map(|name| candidate(name, "")).collect()
            }
            KnownValues::Outlets => article.identity.site().iter().map(|name| candidate(name, "")).collect(),
            _ => vec![candidate(&article.id.0.to_string(), &article.title)],
        }
    }
}

/// A value with its help, both safe for a terminal.
fn candidate(value: &str, help: &str) -> CompletionCandidate {
    let help = Some(sanitize::line(help).into_owned()).filter(|help| !help.is_empty());
    CompletionCandidate::new(sanitize::line(value).into_owned()).help(help.map(Into::into))
}

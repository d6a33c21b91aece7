//! Where results and errors are printed.

use super::outcome::Outcome;
use super::target::Target;
use crate::error::{Error, Result, system_words};
use crate::input::{InputList, Origin};
use crate::output::{Access, IfExists, OutputFile, panic_sentence, unwritten};
use crate::text::sanitize;
use crate::tui;
use clap::error::ContextValue;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

/// What is said of a file that is not replaced.
pub(super) const OR_FORCE: &str = ", or add --force to replace it";

/// Runs `work` with its output going to `target`. A file is replaced only once `work` is done and has read at least
/// one input. A closed pipe is not an error: whoever closed it has read enough.
pub(super) fn write_to(
    target: Target<'_>,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> Result<Outcome> {
    let written = match target.path {
        None => buffered(&mut std::io::stdout().lock(), work),
        Some(path) => write_file((path, target.if_exists), work),
    };
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Done),
        // What went wrong was not the writing.
        written => written.map_err(|error| {
            error.downcast().unwrap_or_else(|error| match target.path {
                Some(path) => unwritten(path, &error, OR_FORCE),
                None => Error::new(format!(
                    "standard output cannot be written ({}): check the folder and its free space",
                    system_words(&error)
                )),
            })
        }),
    }
}

fn write_file(
    (path, if_exists): (&Path, IfExists),
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    let mut file = OutputFile::create(path, if_exists, Access::Shared)?;
    let outcome = buffered(&mut file, work)?;
    if outcome != Outcome::NothingRead {
        file.commit()?;
    }
    Ok(outcome)
}

fn buffered(
    out: &mut dyn Write,
    work: impl FnOnce(&mut dyn Write) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    let result = work(&mut out).and_then(|outcome| match outcome {
        // Nobody can read it.
        Outcome::HungUp => Ok(outcome),
        outcome => out.flush().map(|()| outcome),
    });
    // Dropping the writer would try to write the rest again.
    let _ = out.into_parts();
    result
}

/// Prints a sentence about what was done on standard error.
pub(super) fn say(done: &str) {
    let _ = writeln!(std::io::stderr(), "pullquote: {}", sanitize::line(done));
}

/// The articles of a list, after its notices have been printed on standard error.
pub(super) fn told<T>(list: InputList<T>) -> Vec<T> {
    list.notices.iter().for_each(|notice| say(notice));
    list.articles
}

/// Says on standard error that a note was left when the program or the editor was killed, and how it comes back.
pub(super) fn tell_left_note(data: &Path) {
    if let Some(folder) = tui::left_note(data) {
        say(&format!(
            "a note was not finished and is kept in {}: on the screen of an article, c and then ^g bring it back",
            folder.display()
        ));
    }
}

/// Prints on standard error what reading an article left out or put right, one line a sentence.
pub(super) fn tell(origin: &Origin, notices: &[String]) {
    for notice in notices {
        let line = format!("{}: {notice}", origin.name());
        let _ = writeln!(std::io::stderr(), "pullquote: {}", sanitize::line(&line));
    }
}

/// Prints what the argument parser says: help, or what is wrong with the arguments, which can be any bytes.
pub fn print_usage(mut error: clap::Error) {
    if !error.use_stderr() {
        // If nobody reads it, that is no error.
        let _ = error.print();
        return;
    }
    let clean = |text: &String| sanitize::line(text).into_owned();
    let cleaned = error.context().filter_map(|(kind, value)| match value {
        ContextValue::String(text) => Some((kind, ContextValue::String(clean(text)))),
        ContextValue::Strings(texts) => {
            Some((kind, ContextValue::Strings(texts.iter().map(clean).collect())))
        }
        ContextValue::StyledStrs(texts) => {
            let texts = texts.iter().map(|text| clean(&text.to_string()).into());
            Some((kind, ContextValue::StyledStrs(texts.collect())))
        }
        _ => None,
    });
    for (kind, value) in cleaned.collect::<Vec<_>>() {
        error.insert(kind, value);
    }
    // Without colours: what was typed could hold more than the parser takes for a colour.
    let _ = write!(std::io::stderr(), "{}", sanitize::block(&error.render().to_string()));
}

/// Makes a panic end the program with a sentence that is safe to print.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let _ = writeln!(std::io::stderr(), "{}", panic_sentence(panic));
        std::process::exit(2);
    }));
}

/// Names what a damaged library left out of an answer. The answer is then not whole, and the exit code says so.
pub(super) fn answered(left_out: Vec<String>, outcome: Outcome) -> Outcome {
    let outcome = if left_out.is_empty() { outcome } else { outcome.max(Outcome::Failed) };
    for sentence in left_out {
        report(&Error::new(sentence));
    }
    outcome
}

/// Prints an error on standard error. If that is closed too, there is nobody to read it.
pub(super) fn report(error: &Error) {
    let _ = writeln!(std::io::stderr(), "pullquote: {}", sanitize::line(&error.to_string()));
}

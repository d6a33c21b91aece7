//! `pullquote selftest`: this machine -> one line a check, so that a user knows what works here and what does not.
//!
//! Whatever the program promises, its tests show on the machines of its authors. These checks are the short form for the
//! user's own: another processor, file system, terminal or damaged program file would show here. Nothing is fetched, and
//! the library is only looked at from outside; what must be written goes to a temporary folder.

mod check_result;
mod data_folder;
mod exports;
mod findings;
mod kept;
mod screen;

use super::printing::write_to;
use super::target::Target;
use super::{Outcome, SettingsFolders, Terminal};
use crate::error::Result;
use crate::text::phrase::counted;
use crate::text::sanitize;
use crate::tui::theme::ScreenColours;
use check_result::CheckResult::{self, Failed, Note, Well};
use std::io::{self, Write};

/// Carries out every check, and prints a line for each.
pub(super) fn run(terminal: &Terminal) -> Result<Outcome> {
    write_to(Target::STDOUT, |out| {
        let mut printed = Printed { out, failed: false };
        printed.line("findings", &findings::check())?;
        printed.line("exports", &exports::check())?;
        printed.line("library", &kept::check())?;
        printed.line("settings", &settings(&terminal.settings))?;
        for result in data_folder::checks(&terminal.folder) {
            printed.line("data", &result)?;
        }
        printed.line("terminal", &screen::check(terminal))?;
        Ok(if printed.failed { Outcome::Failed } else { Outcome::Done })
    })
}

/// Where the lines go, and whether one of them said that something does not work.
struct Printed<'a> {
    out: &'a mut dyn Write,
    failed: bool,
}

impl Printed<'_> {
    fn line(&mut self, name: &str, result: &CheckResult) -> io::Result<()> {
        let (word, said) = match result {
            Well(said) => ("ok", said),
            Note(said) => ("note", said),
            Failed(said) => ("FAILED", said),
        };
        self.failed |= word == "FAILED";
        writeln!(self.out, "{word:<6}  {name:<8}  {}", sanitize::line(said))?;
        self.out.flush()
    }
}

/// Whether the user's settings can be read.
fn settings(folders: &SettingsFolders) -> CheckResult {
    match folders.read(ScreenColours::default(), None).faults.as_slice() {
        [] => Well(format!("no faults in {}", folders.config.display())),
        [fault] => Failed(fault.to_string()),
        [fault, rest @ ..] => Failed(format!(
            "{fault}; and {}: pullquote config check names all",
            counted(rest.len(), "more fault", "more faults")
        )),
    }
}

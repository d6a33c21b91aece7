//! The table of arguments -> manual pages.

use crate::cli::{Cli, ManArgs};
use crate::command::Outcome;
use crate::command::printing::write_to;
use crate::command::target::Target;
use crate::error::{Error, Result, system_words};
use crate::output::IfExists;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::fs;
use std::path::Path;

/// Prints the page of one command, or writes those of all.
pub(in crate::command) fn run(typed: &ManArgs) -> Result<Outcome> {
    let mut program = Cli::command();
    program.build();
    if let Some(folder) = &typed.output {
        fs::create_dir_all(folder).map_err(|error| {
            Error::new(format!(
                "{} cannot be made ({}): choose another folder",
                folder.display(),
                system_words(&error)
            ))
        })?;
        return pages(&program, folder);
    }
    let mut command = &program;
    for word in &typed.command {
        command = command.find_subcommand(word).ok_or_else(|| {
            Error::new(format!("there is no command {word}: pullquote --help lists all commands"))
        })?;
    }
    page(command, None)
}

/// The pages of a command and of those below it, each in a file named after it.
fn pages(command: &Command, folder: &Path) -> Result<Outcome> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    page(command, Some(&folder.join(format!("{name}.1"))))?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        pages(subcommand, folder)?;
    }
    Ok(Outcome::Done)
}

fn page(command: &Command, file: Option<&Path>) -> Result<Outcome> {
    // The pages of an earlier version give way: their names say that they are this program's.
    let target = Target::new(file, IfExists::Replace);
    write_to(target, |out| Man::new(command.clone()).render(out).map(|()| Outcome::Done))
}

//! Parse the command line, call, give the exit code.

use clap::Parser;
use pullquote::cli::Cli;
use pullquote::command::{self, Terminal};
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal =
        Terminal { input: std::io::stdin().is_terminal(), output: std::io::stdout().is_terminal() };
    command::run(&cli, terminal).into()
}

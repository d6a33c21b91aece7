//! Parse the command line and the environment, call, give the exit code.

#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Parser;
use pullquote::cli::Cli;
use pullquote::command::{self, Terminal};
use pullquote::tui::theme::Theme;
use pullquote::tui::{Multiplexer, Options};
use std::env::var_os;
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let reader = Options { theme: theme(), multiplexer: multiplexer() };
    let terminal =
        Terminal { input: std::io::stdin().is_terminal(), output: std::io::stdout().is_terminal(), reader };
    command::run(&cli, &terminal).into()
}

/// No colours where <https://no-color.org> asks for none.
fn theme() -> Theme {
    if var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) { Theme::plain() } else { Theme::terminal() }
}

fn multiplexer() -> Multiplexer {
    if var_os("TMUX").is_some() {
        Multiplexer::Tmux
    } else if var_os("STY").is_some() {
        Multiplexer::Screen
    } else {
        Multiplexer::None
    }
}

//! Parse the command line and the environment, call, give the exit code.

#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Parser;
use etcetera::BaseStrategy;
use pullquote::cli::Cli;
use pullquote::command::{self, Terminal, User};
use pullquote::tui::theme::Theme;
use pullquote::tui::{Multiplexer, Options};
use std::env::var_os;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let user = User { reviewer: reviewer(), folder: folder() };
    let reader = Options {
        theme: theme(),
        multiplexer: multiplexer(),
        reviewer: user.reviewer.clone(),
        folder: user.folder.clone(),
        home: etcetera::home_dir().ok(),
        editor: editor(),
    };
    let (input, output) = (std::io::stdin().is_terminal(), std::io::stdout().is_terminal());
    let terminal = Terminal { input, output, reader, user };
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

/// The name that was chosen for reviews, else that of the account.
fn reviewer() -> String {
    let mut names = ["PULLQUOTE_REVIEWER", "USER", "LOGNAME", "USERNAME"].into_iter().filter_map(var_os);
    let name =
        names.find_map(|name| Some(name.to_string_lossy().trim().to_owned()).filter(|name| !name.is_empty()));
    name.unwrap_or_else(|| "reviewer".to_owned())
}

/// The folder that was chosen for the library, else one in the place where the system keeps such things.
fn folder() -> PathBuf {
    let chosen = var_os("PULLQUOTE_HOME").filter(|chosen| !chosen.is_empty()).map(PathBuf::from);
    let usual = || Some(etcetera::choose_base_strategy().ok()?.data_dir().join("pullquote"));
    chosen.or_else(usual).unwrap_or_else(|| PathBuf::from(".pullquote"))
}

/// The command of the editor, as every program asks for it.
fn editor() -> Option<String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(var_os);
    chosen.map(|editor| editor.to_string_lossy().into_owned()).find(|editor| !editor.trim().is_empty())
}

//! Parses the command line and the environment, runs the command, returns the exit code.

#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Parser;
use etcetera::BaseStrategy;
use pullquote::cli::Cli;
use pullquote::command::{self, Terminal, User};
use pullquote::input::web::{Network, NetworkEnvironment};
use pullquote::tui::theme::Theme;
use pullquote::tui::{Multiplexer, Options};
use std::env::var_os;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(answered) = completions() {
        return answered;
    }
    let cli = Cli::parse();
    let user = User { reviewer: reviewer(), folder: folder() };
    let reader = Options {
        theme: theme(),
        multiplexer: multiplexer(),
        reviewer: user.reviewer.clone(),
        folder: user.folder.clone(),
        home: etcetera::home_dir().ok(),
        editor: editor(),
        network: Network::default(),
    };
    let (input, output) = (std::io::stdin().is_terminal(), std::io::stdout().is_terminal());
    let terminal = Terminal { input, output, reader, user, network: network() };
    command::run(&cli, &terminal).into()
}

/// The exit code, if a shell asks what can follow.
fn completions() -> Option<ExitCode> {
    match command::complete(std::env::args_os().collect(), &folder()) {
        Ok(false) => None,
        Ok(true) => Some(ExitCode::SUCCESS),
        // The shell shows nothing then; a sentence would be in the middle of what is typed.
        Err(_) => Some(ExitCode::from(2)),
    }
}

/// The proxies and certificates that other programs use too. Lower case first: servers set `HTTP_PROXY` to what a
/// client sends them.
fn network() -> NetworkEnvironment {
    let first = |names: [&str; 2]| names.into_iter().find_map(var_os);
    let text = |names| first(names).map(|value| value.to_string_lossy().into_owned());
    NetworkEnvironment {
        http_proxy: text(["http_proxy", "HTTP_PROXY"]),
        https_proxy: text(["https_proxy", "HTTPS_PROXY"]),
        all_proxy: text(["all_proxy", "ALL_PROXY"]),
        no_proxy: text(["no_proxy", "NO_PROXY"]),
        certificates: var_os("SSL_CERT_FILE").filter(|file| !file.is_empty()).map(PathBuf::from),
    }
}

/// No colours if the user asks for none, see <https://no-color.org>.
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

/// The chosen name for reviews, otherwise that of the account.
fn reviewer() -> String {
    let mut names = ["PULLQUOTE_REVIEWER", "USER", "LOGNAME", "USERNAME"].into_iter().filter_map(var_os);
    let name =
        names.find_map(|name| Some(name.to_string_lossy().trim().to_owned()).filter(|name| !name.is_empty()));
    name.unwrap_or_else(|| "reviewer".to_owned())
}

/// The chosen folder for the library, otherwise the system's folder for user data.
fn folder() -> PathBuf {
    let chosen = var_os("PULLQUOTE_HOME").filter(|chosen| !chosen.is_empty()).map(PathBuf::from);
    let usual = || Some(etcetera::choose_base_strategy().ok()?.data_dir().join("pullquote"));
    chosen.or_else(usual).unwrap_or_else(|| PathBuf::from(".pullquote"))
}

/// The user's editor.
fn editor() -> Option<String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(var_os);
    chosen.map(|editor| editor.to_string_lossy().into_owned()).find(|editor| !editor.trim().is_empty())
}

//! Parses the command line and the environment, runs the command, returns the exit code.

#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Parser;
use etcetera::BaseStrategy;
use pullquote::cli::Cli;
use pullquote::command::{self, OutputKind, Terminal, User};
use pullquote::input::web::{Network, NetworkEnvironment};
use pullquote::tui::theme::Theme;
use pullquote::tui::{Charset, Multiplexer, Options, ScreenAbility};
use std::env::var_os;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(answered) = completions() {
        return answered;
    }
    command::report_panics();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = u8::from(error.use_stderr()) * 2;
            command::print_usage(error);
            return code.into();
        }
    };
    let user = User { reviewer: reviewer(), folder: folder() };
    let ability =
        ScreenAbility::of_terminal(var_os("TERM").and_then(|term| term.into_string().ok()).as_deref());
    let reader = Options {
        theme: theme(ability),
        charset: charset(),
        multiplexer: multiplexer(),
        reviewer: user.reviewer.clone(),
        folder: user.folder.clone(),
        home: etcetera::home_dir().ok(),
        editor: editor(),
        network: Network::default(),
    };
    let is_terminal = std::io::stdout().is_terminal();
    let output = match ability {
        _ if !is_terminal => OutputKind::File,
        ScreenAbility::Lines => OutputKind::Lines,
        ScreenAbility::Plain | ScreenAbility::Colours => OutputKind::Screen,
    };
    let terminal =
        Terminal { input: std::io::stdin().is_terminal(), output, reader, user, network: network() };
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

/// No colours if the terminal has none, or if the user asks for none, see <https://no-color.org>.
fn theme(ability: ScreenAbility) -> Theme {
    let asked_for_none = var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if asked_for_none || ability == ScreenAbility::Plain { Theme::plain() } else { Theme::terminal() }
}

/// The characters of the locale. The first name that is not empty counts.
fn charset() -> Charset {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(var_os);
    let locale = names.map(|name| name.to_string_lossy().into_owned()).find(|name| !name.is_empty());
    Charset::of_locale(locale.as_deref())
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

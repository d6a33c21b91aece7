//! Parses the command line and the environment, runs the command, returns the exit code.

#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Parser;
use etcetera::BaseStrategy;
use pullquote::audit::RoleWords;
use pullquote::cli::{self, Cli};
use pullquote::command::{self, LazyReader, OutputKind, SettingsFolders, Terminal};
use pullquote::input::web::{Network, NetworkEnvironment};
use pullquote::tui::theme::{Background, ScreenColours, Theme, ThemeDepth};
use pullquote::tui::{
    BackgroundSource, Charset, ColourDepth, LinkAddresses, Look, MarginsQuestion, Multiplexer, Options,
    ScreenAbility, WindowTitle, shows_hyperlinks,
};
use std::env::var_os;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    if let Some(answered) = completions() {
        return answered;
    }
    command::report_panics();
    command::outlive_file_limit();
    let typed = cli::with_options_behind(std::env::args_os().collect());
    let cli = match Cli::try_parse_from(cli::with_exclusions(typed.into_iter())) {
        Ok(cli) => cli,
        Err(error) => {
            let code = u8::from(error.use_stderr()) * 2;
            command::print_usage(error);
            return code.into();
        }
    };
    command::run(&cli, &terminal()).into()
}

/// The terminal, as the environment and the settings describe it.
fn terminal() -> Terminal {
    let name = text_of("TERM");
    let ability = ScreenAbility::of_terminal(name.as_deref());
    let settings = settings();
    let output = match ability {
        _ if !std::io::stdout().is_terminal() => OutputKind::File,
        ScreenAbility::Lines => OutputKind::Lines,
        ScreenAbility::Plain | ScreenAbility::Colours => OutputKind::Screen,
    };
    let input = std::io::stdin().is_terminal();
    let colours = if has_no_colours() { ColourDepth::None } else { colour_depth() };
    let (reader_settings, terminal_name) = (settings.clone(), name.clone());
    let reader =
        LazyReader::new(Box::new(move || reader(&reader_settings, ability, terminal_name.as_deref())));
    Terminal { input, output, name, colours, reader, folder: folder(), settings, network: network() }
}

/// How the reader runs on a terminal of this name.
fn reader(settings: &SettingsFolders, ability: ScreenAbility, name: Option<&str>) -> Options {
    let mut reader = Options {
        look: Look::default(),
        charset: charset(),
        keymap: Arc::default(),
        faults: Vec::new(),
        notices: Vec::new(),
        multiplexer: multiplexer(),
        reviewer: reviewer(),
        folder: folder(),
        home: etcetera::home_dir().ok(),
        editor: editor(),
        browser: named("BROWSER"),
        network: Network::default(),
        sources: Arc::default(),
        against: Vec::new(),
        roles: RoleWords::built_in(),
    };
    let colours = ScreenColours { depth: ThemeDepth::of(colour_depth()), ..ScreenColours::default() };
    let background = text_of("COLORFGBG").as_deref().and_then(Background::of_colorfgbg);
    settings.read(colours, background).apply(&mut reader);
    fit_to_terminal(&mut reader.look, ability, name);
    if let Some(chosen) = chosen_reviewer() {
        reader.reviewer = chosen;
    }
    reader
}

/// How many colours the terminal has, as its variables say.
fn colour_depth() -> ColourDepth {
    ColourDepth::of_terminal(text_of("TERM").as_deref(), text_of("COLORTERM").as_deref())
}

/// Leaves out what the terminal that `TERM` names cannot show.
fn fit_to_terminal(look: &mut Look, ability: ScreenAbility, name: Option<&str>) {
    if ability == ScreenAbility::Plain || has_no_colours() {
        look.theme = Theme::plain();
    }
    if !shows_hyperlinks(name) {
        look.addresses = LinkAddresses::LeftOut;
    }
    // The Linux console is no window, and would show the question and the title.
    let is_window = ability == ScreenAbility::Colours && name != Some("linux");
    if !is_window {
        look.title = WindowTitle::Unchanged;
    }
    if is_window && !has_no_colours() {
        look.background = BackgroundSource::Terminal;
        look.margins = MarginsQuestion::Asked;
    }
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

/// The characters of the locale. The first name that is not empty counts.
fn charset() -> Charset {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(var_os);
    let locale = names.map(|name| name.to_string_lossy().into_owned()).find(|name| !name.is_empty());
    Charset::of_locale(locale.as_deref())
}

/// No colours if the user asks for none, see <https://no-color.org>.
fn has_no_colours() -> bool {
    var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The system's folders for settings and for what is kept from run to run.
fn settings() -> SettingsFolders {
    let usual = etcetera::choose_base_strategy().ok();
    let config = usual.as_ref().map(|usual| usual.config_dir().join("pullquote"));
    let state = usual.and_then(|usual| Some(usual.state_dir()?.join("pullquote")));
    SettingsFolders {
        config: config.unwrap_or_else(|| PathBuf::from(".pullquote")),
        state: state.unwrap_or_else(folder),
    }
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

/// The name for reviews that the environment chooses.
fn chosen_reviewer() -> Option<String> {
    named("PULLQUOTE_REVIEWER")
}

/// The name of the account.
fn reviewer() -> String {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(named).unwrap_or_else(|| "reviewer".to_owned())
}

/// A variable of the environment, if it is text.
fn text_of(variable: &str) -> Option<String> {
    var_os(variable)?.into_string().ok()
}

fn named(variable: &str) -> Option<String> {
    Some(var_os(variable)?.to_string_lossy().trim().to_owned()).filter(|name| !name.is_empty())
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

//! Running the browser, an editor on a file, and commands that the user has typed.
//!
//! Whatever comes from an article is an argument or the input of a program, never a part of a line that a shell reads. Only
//! a command that the user has typed goes through the shell, as the user expects of one.

use super::editor;
use crate::error::{Error, Result, system_words};
use crate::input::open_regular;
use crate::tui::threads;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::SystemTime;

/// Browsers that draw on the terminal.
const TEXT_BROWSERS: [&str; 9] =
    ["w3m", "lynx", "links", "links2", "elinks", "cha", "browsh", "carbonyl", "retawq"];

/// Editors that take the line in another way than `+12 file`.
const LINE_AFTER_FILE: [&str; 6] = ["hx", "helix", "code", "codium", "subl", "zed"];

/// The line is looked for in this many bytes of a file.
const MAX_SEARCHED: u64 = 64 * 1024 * 1024;

/// The program that opens addresses.
pub(in crate::tui) struct Browser {
    words: Vec<String>,
}

impl Browser {
    /// The browser that `BROWSER` names, the first of several that are divided by colons; otherwise that of the desktop.
    pub(in crate::tui) fn chosen(variable: Option<&str>) -> Self {
        let first = variable.and_then(|all| all.split(':').find(|one| !one.trim().is_empty()));
        let words = first.and_then(|first| shell_words::split(first).ok()).filter(|words| !words.is_empty());
        let usual = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        Self { words: words.unwrap_or_else(|| vec![usual.to_owned()]) }
    }

    /// Whether it draws on the terminal.
    pub(in crate::tui) fn needs_terminal(&self) -> bool {
        let program = self.words.first().map_or("", |word| word.rsplit('/').next().unwrap_or_default());
        TEXT_BROWSERS.contains(&program)
    }

    /// The program and its arguments: `%s` stands for the address, which otherwise comes last.
    fn arguments(&self, address: &str) -> Vec<String> {
        let mut words: Vec<String> = self.words.iter().map(|word| word.replace("%s", address)).collect();
        if !self.words.iter().any(|word| word.contains("%s")) {
            words.push(address.to_owned());
        }
        words
    }

    /// Opens an address, and waits only if the browser draws on the terminal.
    ///
    /// # Errors
    /// If the browser cannot be started.
    pub(in crate::tui) fn open(&self, address: &str) -> Result<()> {
        let words = self.arguments(address);
        let Some((program, arguments)) = words.split_first() else { return Ok(()) };
        let mut command = Command::new(program);
        command.args(arguments);
        let cannot = |error: io::Error| {
            let why = editor::reason(&error);
            Error::new(format!("{program} cannot be started ({why}): set BROWSER to your browser"))
        };
        if self.needs_terminal() {
            return editor::run(&mut command).map(drop).map_err(cannot);
        }
        // What it prints would be in the middle of the screen.
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = quiet.spawn().map_err(cannot)?;
        // Waits, so that what has ended does not stay in the list of processes.
        let _ = threads::start(move || drop(child.wait()));
        Ok(())
    }
}

/// What changes when a file is written.
pub(in crate::tui) fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// The line of a file, from 1, in which these words are first.
pub(in crate::tui) fn line_of(file: &Path, words: &str) -> Option<usize> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let file = open_regular(file).ok()?;
    let lines = BufReader::new(io::Read::take(file, MAX_SEARCHED)).split(b'\n');
    let found =
        lines.map_while(io::Result::ok).position(|line| String::from_utf8_lossy(&line).contains(words));
    found.map(|line| line + 1)
}

/// Opens a file in the editor, at a line. Returns what there is to say.
///
/// # Errors
/// If no editor is set, or it cannot be started.
pub(in crate::tui) fn edit_at(editor: Option<&str>, file: &Path, line: usize) -> Result<Option<String>> {
    let (program, arguments) = editor::command(editor)?;
    let mut command = Command::new(&program);
    command.args(arguments).args(at_line(&program, file, line));
    let ended = editor::run(&mut command).map_err(|error| {
        let why = editor::reason(&error);
        Error::new(format!("{program} cannot be started ({why}): set EDITOR to another editor"))
    })?;
    Ok((!ended.success()).then(|| format!("{program} ended with an error")))
}

/// The arguments that open a file at a line.
fn at_line(program: &str, file: &Path, line: usize) -> Vec<std::ffi::OsString> {
    let name = program.rsplit('/').next().unwrap_or_default();
    if !LINE_AFTER_FILE.contains(&name) {
        return vec![format!("+{line}").into(), file.into()];
    }
    let mut after = file.as_os_str().to_owned();
    after.push(format!(":{line}"));
    if matches!(name, "code" | "codium") { vec!["--goto".into(), after] } else { vec![after] }
}

/// Runs a command of the shell with a text as its input, and waits for Enter, so that what it printed can be read.
/// Returns what there is to say.
///
/// # Errors
/// If it cannot be started.
pub(in crate::tui) fn pipe(line: &str, text: &str) -> Result<Option<String>> {
    let cannot =
        |error: io::Error| Error::new(format!("the command cannot be started ({})", system_words(&error)));
    let (input, mut output) = io::pipe().map_err(cannot)?;
    let text = text.to_owned();
    let (done, written) = channel::<()>();
    let write = move || {
        let _done = done;
        let _ = output.write_all(text.as_bytes());
    };
    threads::start(write).map_err(cannot)?;
    let mut command = Command::new("sh");
    let ended = editor::run(command.arg("-c").arg(line).stdin(input));
    // Closes our end: a command that has not read everything must not keep the writer waiting.
    drop(command);
    let _ = written.recv();
    let ended = ended.map_err(cannot)?;
    let mut out = io::stdout();
    let _ = write!(out, "\r\n[press Enter to return to the article]").and_then(|()| out.flush());
    wait_for_enter();
    Ok((!ended.success()).then(|| match ended.code() {
        Some(code) => format!("the command ended with exit code {code}"),
        None => "the command was ended by a signal".to_owned(),
    }))
}

/// Waits for the Enter key, or for the end of the terminal.
#[expect(clippy::disallowed_methods, reason = "the terminal, not a file of the user's")]
fn wait_for_enter() {
    if let Ok(terminal) = File::open("/dev/tty") {
        let _ = BufReader::new(terminal).read_line(&mut String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_one_argument_whatever_is_in_it() {
        let address = "https://coast.example/a;rm%20-rf?b=$(c)&d='e'";
        for (variable, expected) in [
            (Some("firefox"), vec!["firefox", address]),
            (Some("firefox --new-tab %s:w3m"), vec!["firefox", "--new-tab", address]),
            (Some(":w3m"), vec!["w3m", address]),
        ] {
            assert_eq!(Browser::chosen(variable).arguments(address), expected);
        }
        assert_eq!(Browser::chosen(None).arguments(address).last().map(String::as_str), Some(address));
        assert!(Browser::chosen(Some("/usr/bin/w3m -o x=1")).needs_terminal());
        assert!(!Browser::chosen(Some("firefox")).needs_terminal());
    }

    #[test]
    fn every_editor_gets_the_line_in_its_own_way() {
        let file = Path::new("/a b/c.txt");
        for (program, expected) in [
            ("vim", vec!["+7", "/a b/c.txt"]),
            ("/usr/bin/nano", vec!["+7", "/a b/c.txt"]),
            ("hx", vec!["/a b/c.txt:7"]),
            ("code", vec!["--goto", "/a b/c.txt:7"]),
        ] {
            assert_eq!(at_line(program, file, 7), expected, "{program}");
        }
    }
}

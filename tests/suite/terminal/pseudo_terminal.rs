//! Runs a program in a pseudo-terminal and checks what it writes, what the screen shows, and in what state it leaves the terminal.
//!
//! No test sleeps to wait for something: every wait ends with the awaited event, or fails after [`TIMEOUT`]. A silence
//! of the keyboard, which itself is what is tested, takes its time: [`Pty::pause`].

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TIMEOUT: Duration = Duration::from_mins(1);

/// A program running in a terminal of its own.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    written: Receiver<Vec<u8>>,
    /// Every byte the program wrote.
    pub(crate) raw: Vec<u8>,
    screen: vt100::Parser,
    modes_before: String,
    /// The data folder, unless the test has one of its own. It is removed with the terminal.
    _home: TempDir,
}

/// What is left after the program has ended.
pub(crate) struct Ended {
    pub(crate) code: u32,
    pub(crate) raw: Vec<u8>,
    pub(crate) screen: String,
}

pub(crate) fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The program with these arguments.
pub(crate) fn reader(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.args(arguments);
    command
}

/// A shell line in which `"$0"` is the program and `"$@"` its arguments.
pub(crate) fn shell(line: &str, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_pullquote")]);
    command.args(arguments);
    command
}

impl Pty {
    pub(crate) fn start(mut command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        for name in ["TMUX", "STY", "NO_COLOR", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        let home = tempfile::tempdir().unwrap();
        let own = command.get_env("PULLQUOTE_HOME").map(OsStr::to_owned);
        if own == std::env::var_os("PULLQUOTE_HOME") {
            command.env("PULLQUOTE_HOME", home.path());
        }
        for folder in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            if command.get_env(folder) == std::env::var_os(folder).as_deref() {
                command.env(folder, home.path());
            }
        }
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let modes_before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, written) = channel();
        std::thread::spawn(move || {
            let mut block = [0; 16 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut block) {
                if sender.send(block[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = empty_screen(columns, rows);
        Self { child, master: pair.master, keys, written, raw: Vec::new(), screen, modes_before, _home: home }
    }

    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.send(keys.as_bytes())
    }

    /// Sends bytes as the terminal would.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Lets a silence pass that ends whatever has begun: what is tested is what happens after it.
    pub(crate) fn pause(&mut self) -> &mut Self {
        std::thread::sleep(Duration::from_millis(220));
        self
    }

    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// What each cell of the screen held after this many bytes, with its colours, row by row.
    pub(crate) fn cells_after(&self, bytes: usize) -> Vec<String> {
        let (rows, columns) = self.screen.screen().size();
        let mut then = empty_screen(columns.get(), rows.get());
        then.process(&self.raw[..bytes]);
        let screen = then.screen();
        let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
        let at = |row: u16, column: u16| {
            screen.cell(row, column).map_or(String::new(), |cell| {
                let style = (
                    cell.fgcolor(),
                    cell.bgcolor(),
                    cell.bold(),
                    cell.dim(),
                    cell.underline(),
                    cell.inverse(),
                );
                // An empty cell and a blank look the same, whatever colour their letters would have.
                match cell.contents() {
                    "" | " " if !cell.underline() && !cell.inverse() => format!("  {:?}", cell.bgcolor()),
                    "" => format!("  {style:?}"),
                    symbol => format!("{symbol} {style:?}"),
                }
            })
        };
        let row = |row: u16| (0..columns).map(|column| at(row, column)).collect::<Vec<_>>().join("|");
        (0..rows).map(row).collect()
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn until(&mut self, text: &str) -> &mut Self {
        self.wait(text, |pty| pty.text().contains(text))
    }

    /// Waits until the program has written this sequence `times` times.
    pub(crate) fn until_written(&mut self, sequence: &str, times: usize) -> &mut Self {
        self.wait(sequence, |pty| count(&pty.raw, sequence) >= times)
    }

    fn wait(&mut self, what: &str, there: impl Fn(&Self) -> bool) -> &mut Self {
        let until = Instant::now() + TIMEOUT;
        while !there(self) {
            match self.written.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(error) => panic!("waited for {what:?}: {error}; the screen:\n{}", self.text()),
            }
        }
        self
    }

    /// Changes the size while no output is read, so that no frame is drawn on a screen of another size.
    pub(crate) fn resize(&mut self, sizes: &[(u16, u16)]) -> &mut Self {
        for &(columns, rows) in sizes {
            self.master.resize(size(columns, rows)).unwrap();
        }
        let &(columns, rows) = sizes.last().unwrap();
        self.screen = empty_screen(columns, rows);
        self
    }

    /// The process of the program, or the child of the shell it runs in.
    pub(crate) fn process(&self) -> u32 {
        let own = self.child.process_id().unwrap();
        let listed = Command::new("ps").args(["-o", "pid=", "--ppid", &own.to_string()]).output().unwrap();
        String::from_utf8(listed.stdout).unwrap().trim().parse().unwrap_or(own)
    }

    /// Waits until a signal has stopped the process. Its parent is the shell, so its state has to be polled.
    pub(crate) fn until_stopped(process: u32) {
        let started = Instant::now();
        let id = process.to_string();
        let state = || Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap().stdout;
        while !state().starts_with(b"T") {
            assert!(started.elapsed() < TIMEOUT, "the process does not stop");
        }
    }

    pub(crate) fn signal(process: u32, name: &str) {
        assert!(Command::new("kill").args([name, &process.to_string()]).status().unwrap().success());
    }

    /// Whether echo, raw mode and the other modes of the line are as they were before the program started.
    pub(crate) fn line_is_as_before(&self) -> bool {
        modes(&*self.master) == self.modes_before
    }

    /// Reads up to this many pieces of output; stops when there is no more for the moment.
    pub(crate) fn take_pieces(&mut self, pieces: u64) -> &mut Self {
        for _ in 0..pieces {
            match self.written.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => break,
            }
        }
        self
    }

    /// Kills the program. Returns what the screen showed at that moment.
    pub(crate) fn kill(mut self) -> String {
        Self::signal(self.child.process_id().unwrap(), "-KILL");
        self.child.wait().unwrap();
        while let Ok(bytes) = self.written.recv_timeout(TIMEOUT) {
            self.screen.process(&bytes);
        }
        self.text()
    }

    /// Waits until the program ends, and checks that the terminal is restored.
    pub(crate) fn end(mut self) -> Ended {
        let until = Instant::now() + TIMEOUT;
        loop {
            match self.written.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the program does not end; the screen:\n{}", self.text())
                }
            }
        }
        let code = self.child.wait().unwrap().exit_code();
        assert!(self.line_is_as_before(), "raw mode is still on");
        check_modes_are_undone(&self.raw);
        Ended { code, screen: self.text(), raw: self.raw }
    }
}

/// Starts a program in a terminal that does not control it, waits until it has written `text`, and closes the terminal,
/// so that no signal tells the program. Returns the exit code of the program.
pub(crate) fn end_of_terminal(mut command: CommandBuilder, text: &'static str) -> u32 {
    let home = tempfile::tempdir().unwrap();
    command.env("PULLQUOTE_HOME", home.path());
    command.env("TERM", "xterm-256color");
    command.set_controlling_tty(false);
    let pair = native_pty_system().openpty(size(80, 24)).unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut killer = child.clone_killer();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    in_time("the first frame", move || {
        let (mut written, mut block) = (Vec::new(), [0; 16 * 1024]);
        while count(&written, text) == 0 {
            let length = reader.read(&mut block).unwrap();
            written.extend(&block[..length]);
        }
    })
    .unwrap();
    drop(pair.master);
    match in_time("the end of the program", move || child.wait().unwrap()) {
        Ok(ended) => ended.exit_code(),
        Err(sentence) => {
            killer.kill().unwrap();
            panic!("{sentence}");
        }
    }
}

/// What `work` returns, if it does within [`TIMEOUT`].
fn in_time<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let (sender, done) = channel();
    std::thread::spawn(move || sender.send(work()));
    done.recv_timeout(TIMEOUT).map_err(|error| format!("waited for {what}: {error}"))
}

pub(crate) fn empty_screen(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0)
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

pub(crate) fn count(bytes: &[u8], sequence: &str) -> usize {
    bytes.windows(sequence.len()).filter(|window| *window == sequence.as_bytes()).count()
}

/// Checks that every mode that was switched has been switched back, and never twice in the same direction.
fn check_modes_are_undone(raw: &[u8]) {
    let mut switched: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for (mode, direction) in private_modes(raw) {
        let before = switched.entry(mode.clone()).or_default();
        assert_ne!(before.last(), Some(&direction), "mode {mode} is switched twice");
        before.push(direction);
    }
    for (mode, directions) in switched {
        assert_ne!(directions.first(), directions.last(), "mode {mode} is not switched back: {directions:?}");
    }
}

/// Every `ESC [ ? mode h` or `l`.
pub(crate) fn private_modes(raw: &[u8]) -> Vec<(String, char)> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let switches = text.split("\u{1b}[?").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        Some((rest[..end].to_owned(), rest[end..].chars().next()?))
    });
    switches.filter(|(_, direction)| matches!(direction, 'h' | 'l')).collect()
}

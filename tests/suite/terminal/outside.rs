//! The browser, the editor and commands get the terminal or leave it alone, and the reader comes back.

use super::pseudo_terminal::{Pty, reader};
use portable_pty::CommandBuilder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const STORY: &str =
    "# Quay\n\n“The quay is closed,” said Ana Lopes, the mayor.\n\nNobody in Lima answered.\n";

/// The reader on a file, in a folder in which a script can leave what it was given.
fn with_script(script: &str) -> (TempDir, PathBuf, CommandBuilder) {
    let home = tempfile::tempdir().unwrap();
    let story = home.path().join("story.md");
    fs::write(&story, STORY).unwrap();
    let program = home.path().join("program");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = reader(&[story.to_str().unwrap()]);
    command.env("XDG_STATE_HOME", home.path().join("state"));
    command.env("GIVEN", home.path().join("given"));
    command.env_remove("VISUAL");
    command.env("EDITOR", &program);
    command.env("BROWSER", format!("{} %s", program.display()));
    (home, program, command)
}

/// What the script left, once it has.
fn given(home: &Path) -> String {
    let started = std::time::Instant::now();
    loop {
        match fs::read_to_string(home.join("given")) {
            Ok(given) if given.ends_with('\n') => return given.trim_end().to_owned(),
            _ => assert!(started.elapsed().as_secs() < 60, "the script was not run"),
        }
    }
}

#[test]
fn the_browser_gets_the_address_and_nothing_of_the_terminal() {
    let (home, _, mut command) =
        with_script("echo noise; echo \"$1\" > \"$GIVEN.new\"; mv \"$GIVEN.new\" \"$GIVEN\"");
    let page = home.path().join("page.html");
    let html = "<html><head><link rel=canonical href='https://coast.example/quay?a=1&amp;b=$(id)'></head><body><article><p>“The quay is closed,” said Ana Lopes, the mayor, on Monday, and nobody knew for how long it would be.</p></article></body></html>";
    fs::write(&page, html).unwrap();
    let argv = vec![env!("CARGO_BIN_EXE_pullquote").into(), page.into_os_string()];
    *command.get_argv_mut() = argv;
    let mut pty = Pty::start(command, (100, 30));
    pty.until("1 quotation").press("o").until("to the browser: https://coast.example/quay");
    assert_eq!(given(home.path()), "https://coast.example/quay?a=1&b=$(id)");
    assert!(!pty.text().contains("noise"));
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn the_editor_opens_the_file_at_its_line_and_what_it_changed_is_read() {
    let script = "echo \"$1\" > \"$GIVEN\"; printf '\\n“It rains,” said Rui Costa, the baker.\\n' >> \"$2\"";
    let (home, _, command) = with_script(script);
    let mut pty = Pty::start(command, (100, 30));
    pty.until("1 quotation").press("]q").press("O").until("Rui Costa").until("2 quotations");
    assert_eq!(given(home.path()), "+3");
    pty.until("Quotations that changed").press("q").until("Nobody in Lima").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_command_reads_the_quotation_and_its_output_can_be_read() {
    let (_home, _, command) = with_script("true");
    let mut pty = Pty::start(command, (100, 30));
    pty.until("1 quotation").press("]q").until("Ana Lopes").press("|tr a-z A-Z; exit 3\r");
    pty.until("THE QUAY IS CLOSED,").until("press Enter").press("\r").until("exit code 3");
    pty.until("Nobody in Lima").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_command_that_does_not_read_keeps_nobody_waiting() {
    let (home, _, mut command) = with_script("true");
    let story = home.path().join("long.txt");
    fs::write(&story, STORY.repeat(20_000)).unwrap();
    *command.get_argv_mut() = vec![env!("CARGO_BIN_EXE_pullquote").into(), story.into_os_string()];
    let mut pty = Pty::start(command, (100, 30));
    pty.until("The quay is closed").press("|true\r").until("press Enter").press("\r");
    pty.until("The quay is closed").press("q");
    assert_eq!(pty.end().code, 0);
}

//! The palette, the letters and the mouse in a real terminal, and what is said of faulty settings.

use super::pseudo_terminal::{Pty, count, reader, shell};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str =
    "Peru’s foreign ministry said on Monday it would “wait for Chile”.\n\nNobody in Lima answered.\n";

/// The reader with these settings, in a folder of its own.
fn with_settings(settings: &[(&str, &str)]) -> (TempDir, CommandBuilder) {
    let home = tempfile::tempdir().unwrap();
    let story = home.path().join("story.txt");
    fs::write(&story, STORY).unwrap();
    for (file, content) in settings {
        let file = home.path().join("config/pullquote").join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    let mut command = reader(&[story.to_str().unwrap()]);
    let set = |command: &mut CommandBuilder, name: &str, folder: &Path| command.env(name, folder);
    set(&mut command, "XDG_CONFIG_HOME", &home.path().join("config"));
    set(&mut command, "XDG_STATE_HOME", &home.path().join("state"));
    (home, command)
}

#[test]
fn an_action_is_found_by_its_name_and_done() {
    let (_home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").press(":").until("Actions").press("next quo").until("]q").press("\r");
    pty.until("Peru’s foreign ministry").press(":q\r");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn letters_lead_to_what_they_stand_over() {
    let (_home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").press("fa").until("mention 1/").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn the_mouse_clicks_scrolls_and_copies_and_is_left_as_it_was() {
    let (_home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").until_written("\u{1b}[?1006h", 1);
    let at = |pty: &Pty, words: &str| {
        let text = pty.text();
        let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        (line[..line.find(words).unwrap()].chars().count() + 1, row + 1)
    };
    let (column, row) = at(&pty, "Monday");
    pty.press(&format!(
        "\u{1b}[<0;{column};{row}M\u{1b}[<32;{};{row}M\u{1b}[<0;{};{row}m",
        column + 5,
        column + 5
    ));
    // "Monday" in base64.
    pty.until_written("\u{1b}]52;c;TW9uZGF5", 1).until("sent to the clipboard");
    let (column, row) = at(&pty, "Lima");
    pty.press(&format!("\u{1b}[<0;{column};{row}M\u{1b}[<0;{column};{row}m")).until("mention 2/2");
    pty.press("M").until("mouse off").until_written("\u{1b}[?1002l", 1);
    pty.press("M").until("mouse on").until_written("\u{1b}[?1002h", 2).press("q");
    let ended = pty.end();
    assert_eq!((ended.code, count(&ended.raw, "\u{1b}[?1006l")), (0, 2));
}

#[test]
fn the_mouse_is_given_back_before_a_signal_ends_the_program() {
    let (_home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").until_written("\u{1b}[?1006h", 1);
    Pty::signal(pty.process(), "-TERM");
    assert_eq!(pty.end().code, 143);
}

#[test]
fn the_mouse_can_be_left_to_the_terminal_for_good() {
    let (_home, command) = with_settings(&[("config.toml", "mouse = false\n")]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").press("q");
    assert_eq!(count(&pty.end().raw, "\u{1b}[?1002h"), 0);
}

#[test]
fn a_fault_in_the_settings_is_said_with_its_line_and_nothing_else_is_lost() {
    let settings = [("config.toml", "mouse = 'no'\n"), ("keys.toml", "[text]\nscroll-top = 'j'\n")];
    let (_home, command) = with_settings(&settings);
    let mut pty = Pty::start(command, (120, 30));
    pty.until("config.toml:1:9: mouse must be true or false").until("1 more: pullquote config check");
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn borders_of_ascii_leave_the_letters_of_the_text() {
    let (_home, command) = with_settings(&[("config.toml", "borders = 'ascii'\n")]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("\"wait for Chile\"").until("+- ");
    assert!(!pty.text().contains('┃') && !pty.text().contains('“'), "{}", pty.text());
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn borders_of_ascii_give_letters_one_column_and_wide_ones_two() {
    for (borders, expected) in [("ascii", "caf\u{e9} au lait"), ("wide", "caf\u{e9}  au lait")] {
        let (home, command) = with_settings(&[("config.toml", &format!("borders = '{borders}'\n"))]);
        let story = home.path().join("story.txt");
        fs::write(&story, "At the coast\n\nThey had a café au lait there, said the mayor.\n").unwrap();
        let mut pty = Pty::start(command, (80, 24));
        pty.until(expected);
        pty.press("q");
        assert_eq!(pty.end().code, 0, "{borders}");
    }
}

#[test]
fn marks_and_searches_are_there_again_and_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (home, command) = with_settings(&[]);
    let mut pty = Pty::start(command.clone(), (80, 24));
    pty.until("1 quotation").press("/Lima\r").until("1/1").press("ma").until("marked a").press(":theme\r");
    pty.until("colours").press("q");
    assert_eq!(pty.end().code, 0);
    let file = home.path().join("state/pullquote/history.toml");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation")
        .press("'a")
        .press("/\u{1b}[A")
        .until("/Lima")
        .press("\r")
        .press(":")
        .until("next colour theme");
    pty.press("\u{1b}").pause().press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_file_that_changes_is_noticed_and_read_again_by_one_key() {
    let (home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (100, 30));
    pty.until("1 quotation");
    fs::write(home.path().join("story.txt"), format!("{STORY}\n“It rains,” said Rui Costa, the baker.\n"))
        .unwrap();
    pty.until("its file has changed")
        .press("gR")
        .until("Rui Costa")
        .until("Quotations that changed")
        .press("q");
    pty.until("2 quotations").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn addresses_are_behind_links_where_the_terminal_can_show_them() {
    let page = "# Quay\n\nPeru said [the quay](https://coast.example/q?a=1&b=\u{1b}]0;x) would “wait for Chile”. \
                See [the notice](https://port.example/n).\n";
    let behind = "\u{1b};https://port.example/n\u{1b}\\";
    for (term, config, links) in [
        ("xterm-256color", "", 1),
        ("xterm-256color", "hyperlinks = false\n", 0),
        ("linux", "", 0),
        ("vt100", "", 0),
    ] {
        let (home, _) = with_settings(&[("config.toml", config)]);
        let markdown = home.path().join("story.md");
        fs::write(&markdown, page).unwrap();
        let line = format!("TERM={term} exec \"$0\" \"$@\"");
        let mut command = shell(&line, &[markdown.to_str().unwrap()]);
        command.env("XDG_CONFIG_HOME", home.path().join("config"));
        let mut pty = Pty::start(command, (80, 24));
        pty.until("Peru said").until("1 quotation").press("q");
        let raw = pty.end().raw;
        let text = String::from_utf8_lossy(&raw).into_owned();
        let opened = text.matches("\u{1b}]8;id=").count();
        assert_eq!(opened > 0, links > 0, "{term} {config}");
        assert_eq!(text.contains(behind.trim_start_matches('\u{1b}')), links > 0, "{term} {config}");
        assert!(text.matches("\u{1b}]8;;\u{1b}\\").count() >= opened.min(1), "each link ends");
        assert_eq!(text.matches("\u{1b}]0;").count(), 0, "{term}: no byte of the article is sent unchecked");
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let (home, _) = with_settings(&[]);
    let long = home.path().join("long.txt");
    let paragraph = |number: usize| format!("Line {number:02} is read by Ana Lopez.\n\n");
    fs::write(&long, (10..90).map(paragraph).collect::<String>()).unwrap();
    let mut pty = Pty::start(reader(&[long.to_str().unwrap()]), (80, 24));
    pty.until("Line 10").until_written("\u{1b}[?1006h", 1);
    pty.press("\u{1b}[<65;10;10M\u{1b}[<65;10;10M").until("Line 20");
    assert!(!pty.text().contains("Line 11 "), "{}", pty.text());
    pty.press("\u{1b}[<64;10;10M\u{1b}[<64;10;10M").until("Line 10").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn what_is_chosen_by_key_is_kept_even_if_the_program_is_killed() {
    let (home, command) = with_settings(&[]);
    let mut pty = Pty::start(command, (80, 24));
    pty.until("1 quotation").press("T").until("colours: ").press("?").until("type to filter");
    pty.kill();
    let kept = fs::read_to_string(home.path().join("state/pullquote/choices.toml")).unwrap();
    assert!(kept.contains("theme = "), "{kept}");
}

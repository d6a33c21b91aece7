//! What the program writes: whole or not at all, and never over what is not its own.

use crate::binary::{names_in, pullquote, run, stderr};
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const STORY: &str = "“We stay,” said Ana Lopes.\n";
const RECORD: &str = "{\"id\":1,\"text\":\"“We stay,” said Ana Lopes.\"}\n";

/// A folder with an article, records, and a library in `home` that has an article, a decision and a feed.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("story.txt"), STORY).unwrap();
    fs::write(path.join("in.jsonl"), RECORD).unwrap();
    fs::write(
        path.join("feeds.opml"),
        "<opml version=\"2.0\"><body><outline xmlUrl=\"https://news.example/feed\"/></body></opml>",
    )
    .unwrap();
    assert_eq!(typed(path, &["review", "--plain", "story.txt"], b"a\n").status.code(), Some(0));
    assert_eq!(typed(path, &["feeds", "import", "feeds.opml"], b"").status.code(), Some(0));
    for name in ["ana", "ben"] {
        let output = format!("{name}.jsonl");
        let exported = ["library", "export", "--format", "jsonl", "--output", output.as_str()];
        assert_eq!(typed(path, &exported, b"").status.code(), Some(0));
    }
    folder
}

/// Runs the program in a folder with this on its standard input.
fn typed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(pullquote(folder, arguments).env("PULLQUOTE_HOME", folder.join("home")), input)
}

/// Every command that writes a file, with the name of that file last.
fn commands(output: &str) -> Vec<Vec<&str>> {
    let mut commands = Vec::new();
    for format in ["text", "json", "jsonl", "csv", "md", "webanno", "tei", "html"] {
        commands.push(vec!["extract", "story.txt", "--format", format, "--output", output]);
    }
    for format in ["json", "jsonl", "csv", "md", "sheet", "webanno", "tei", "html"] {
        commands.push(vec!["export", "story.txt", "--format", format, "--output", output]);
    }
    commands.extend([
        vec!["extract", "--jsonl", "--output", output],
        vec!["extract", "-", "--output", output],
        vec!["library", "export", "--format", "json", "--output", output],
        vec!["merge", "ana.jsonl", "ben.jsonl", "--output", output],
        vec!["feeds", "export", output],
        vec!["library", "backup", output],
    ]);
    commands
}

/// Fails unless the command was refused with one sentence that says this.
fn is_refused(output: &Output, says: &str, command: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
    // A folder may have said before what it leaves out.
    let errors = said.lines().filter(|line| !line.contains(": skipped ")).count();
    assert!(said.contains(says) && errors == 1, "{command:?}: {said}");
}

#[test]
fn fault_43_a_file_that_the_program_did_not_write_is_kept_unless_force_is_given() {
    let folder = folder();
    let path = folder.path();
    for command in commands("mine") {
        let _ = fs::remove_file(path.join("mine"));
        fs::write(path.join("mine"), "mine").unwrap();
        let before = names_in(path);
        is_refused(&typed(path, &command, RECORD.as_bytes()), "already exists", &command);
        assert_eq!(fs::read_to_string(path.join("mine")).unwrap(), "mine", "{command:?}");
        assert_eq!(names_in(path), before, "{command:?}");
        let forced = [command.as_slice(), &["--force"]].concat();
        let output = typed(path, &forced, RECORD.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{forced:?}: {}", stderr(&output));
        assert_ne!(fs::read(path.join("mine")).unwrap(), b"mine", "{forced:?}");
        assert_eq!(names_in(path), before, "{command:?}");
    }
}

#[test]
fn fault_43_an_own_file_is_written_again_until_the_user_has_changed_it() {
    let folder = folder();
    let path = folder.path();
    for command in commands("ours").iter().filter(|command| !command.contains(&"backup")) {
        for _ in 0..2 {
            let output = typed(path, command, RECORD.as_bytes());
            assert_eq!(output.status.code(), Some(0), "{command:?}: {}", stderr(&output));
        }
        let mut ours = fs::OpenOptions::new().append(true).open(path.join("ours")).unwrap();
        ours.write_all(b"checked by phone\n").unwrap();
        is_refused(&typed(path, command, RECORD.as_bytes()), "was changed since pullquote wrote it", command);
        assert!(fs::read_to_string(path.join("ours")).unwrap().ends_with("checked by phone\n"));
        fs::remove_file(path.join("ours")).unwrap();
    }
}

#[test]
fn fault_45_a_full_standard_output_is_told_without_the_number_of_the_error() {
    let folder = folder();
    let mut command = pullquote(folder.path(), &["extract", "story.txt"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command.env("PULLQUOTE_HOME", folder.path().join("home")).stdout(full).output().unwrap();
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("standard output cannot be written") && !said.contains("os error"), "{said}");
}

#[test]
fn fault_43_brat_files_of_the_user_are_kept() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("brat")).unwrap();
    let command = ["extract", "story.txt", "--format", "brat", "--output", "brat"];
    fs::write(path.join("brat/story.txt"), "my own text").unwrap();
    is_refused(&typed(path, &command, b""), "story.txt already exists", &command);
    assert_eq!(names_in(&path.join("brat")), ["story.txt"]);
    assert_eq!(fs::read_to_string(path.join("brat/story.txt")).unwrap(), "my own text");
    fs::remove_file(path.join("brat/story.txt")).unwrap();
    for _ in 0..2 {
        assert_eq!(typed(path, &command, b"").status.code(), Some(0));
    }
    fs::write(path.join("brat/story.ann"), "T1\tPerson 15 24\tAna Lopes\n").unwrap();
    is_refused(&typed(path, &command, b""), "story.ann was changed", &command);
    let beside = ["extract", "story.txt", "--format", "brat", "--output", ".", "--force"];
    is_refused(&typed(path, &beside, b""), "is read by this command", &beside);
    assert_eq!(fs::read_to_string(path.join("story.txt")).unwrap(), STORY);
}

#[test]
fn fault_43_an_input_is_never_overwritten_under_any_of_its_names() {
    let folder = folder();
    let path = folder.path();
    symlink("story.txt", path.join("symbolic")).unwrap();
    fs::hard_link(path.join("story.txt"), path.join("hard")).unwrap();
    fs::hard_link(path.join("ana.jsonl"), path.join("ana-hard")).unwrap();
    let home = path.join("home");
    let at_home = |command: &str| {
        // A program that read what it writes would never end: the limit ends it.
        let line = format!("ulimit -f 2000; {command} --force");
        Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_pullquote")])
            .current_dir(path)
            .env("PULLQUOTE_HOME", &home)
            .output()
            .unwrap()
    };
    for command in [
        "\"$0\" extract story.txt --output story.txt",
        "\"$0\" extract ./story.txt --output symbolic",
        "\"$0\" extract story.txt --format csv --output hard",
        "\"$0\" extract symbolic --output hard",
        "\"$0\" extract . --output hard",
        "\"$0\" export story.txt --output hard",
        "\"$0\" export 1 --output hard",
        "\"$0\" library export --output hard",
        "\"$0\" extract --output hard < story.txt",
        "\"$0\" extract - --output symbolic < story.txt",
        "\"$0\" extract --jsonl --output in.jsonl < in.jsonl",
        "\"$0\" extract --jsonl < in.jsonl >> in.jsonl",
        "\"$0\" extract story.txt >> hard",
        "\"$0\" merge ana.jsonl ben.jsonl --output ana-hard",
    ] {
        let before = names_in(path);
        is_refused(&at_home(command), "would be overwritten", &[command]);
        assert_eq!(fs::read_to_string(path.join("story.txt")).unwrap(), STORY, "{command}");
        assert_eq!(fs::read_to_string(path.join("in.jsonl")).unwrap(), RECORD, "{command}");
        assert_eq!(names_in(path), before, "{command}");
    }
}

#[test]
fn fault_43_the_library_is_never_overwritten_under_any_of_its_names() {
    let folder = folder();
    let path = folder.path();
    let home = path.join("home");
    // Another program has the library open, so that its other files are there too.
    let mut open = pullquote(path, &["review", "--plain", "story.txt"]);
    open.env("PULLQUOTE_HOME", &home).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut open = open.spawn().unwrap();
    let mut first = [0; 1];
    std::io::Read::read_exact(open.stdout.as_mut().unwrap(), &mut first).unwrap();
    symlink(&home, path.join("folder")).unwrap();
    for name in ["library.db", "library.db-wal", "library.db-shm"] {
        fs::hard_link(home.join(name), path.join(format!("hard-{name}"))).unwrap();
        symlink(home.join(name), path.join(format!("link-{name}"))).unwrap();
        let before = fs::read(home.join(name)).unwrap();
        for target in
            [format!("home/{name}"), format!("folder/{name}"), format!("hard-{name}"), format!("link-{name}")]
        {
            for command in commands(&target) {
                let forced = [command.as_slice(), &["--force"]].concat();
                is_refused(&typed(path, &forced, RECORD.as_bytes()), "belongs to the library", &forced);
            }
        }
        assert!(fs::read(home.join(name)).unwrap() == before, "{name} has changed");
    }
    open.kill().unwrap();
    open.wait().unwrap();
    let checked = typed(path, &["library", "check"], b"");
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
}

#[test]
fn fault_45_a_full_disk_leaves_the_old_file_and_no_new_one() {
    let folder = folder();
    let path = folder.path();
    // A file may have 512 bytes: whoever writes more gets an error, as on a full disk.
    let full = "ulimit -f 1; exec \"$0\" \"$@\"";
    let long = "“We stay here,” said Ana Lopes of the port of Batumi. ".repeat(60);
    fs::write(path.join("story.txt"), &long).unwrap();
    let record = format!("{{\"text\":\"{long}\"}}\n");
    let small = ["feeds", "library"];
    for target in ["there", "new"] {
        for command in
            commands(target).iter().filter(|command| !small.contains(&command[0]) && command[0] != "merge")
        {
            fs::write(path.join("there"), "before").unwrap();
            let before = names_in(path);
            let mut shell = Command::new("sh");
            shell.args(["-c", full, env!("CARGO_BIN_EXE_pullquote")]).args(command).arg("--force");
            // A library that need not be written.
            shell.current_dir(path).env("PULLQUOTE_HOME", path.join("none"));
            let output = run(&mut shell, record.as_bytes());
            is_refused(&output, "cannot be written", command);
            assert_eq!(fs::read_to_string(path.join("there")).unwrap(), "before", "{command:?}");
            assert_eq!(names_in(path), before, "{command:?}");
        }
    }
}

#[test]
fn fault_45_a_backup_on_a_full_disk_leaves_nothing() {
    let folder = folder();
    let path = folder.path();
    // Room for half of the library, which itself need not grow to be read.
    let blocks = fs::metadata(path.join("home/library.db")).unwrap().len() / 1024;
    let line = format!("ulimit -f {blocks}; exec \"$0\" library backup copy.db");
    let before = names_in(path);
    let mut shell = Command::new("sh");
    shell.args(["-c", &line, env!("CARGO_BIN_EXE_pullquote")]);
    let output = run(shell.current_dir(path).env("PULLQUOTE_HOME", path.join("home")), b"");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(names_in(path), before);
}

#[test]
fn fault_45_a_program_that_is_killed_while_it_writes_leaves_the_old_file_alone() {
    let folder = folder();
    let path = folder.path();
    let before = fs::read(path.join("ana.jsonl")).unwrap();
    let names_before = names_in(path);
    let mut child = pullquote(path, &["extract", "--jsonl", "--output", "ana.jsonl"]);
    let mut child = child.stdin(Stdio::piped()).spawn().unwrap();
    // More than a pipe holds: when all of it has been written, the program is at work.
    let records = RECORD.repeat(20_000);
    child.stdin.as_mut().unwrap().write_all(records.as_bytes()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(fs::read(path.join("ana.jsonl")).unwrap() == before);
    if cfg!(target_os = "linux") {
        assert_eq!(names_in(path), names_before);
    }
}

#[test]
fn fault_45_a_killed_backup_leaves_nothing_that_a_check_calls_well() {
    let folder = folder();
    let path = folder.path();
    let stories = path.join("stories");
    fs::create_dir(&stories).unwrap();
    for number in 0..40 {
        let story = format!("{number}: {}", "“We stay,” said Ana Lopes, who is from Batumi.\n\n".repeat(150));
        fs::write(stories.join(format!("{number}.txt")), story).unwrap();
    }
    assert_eq!(typed(path, &["library", "add", "stories"], b"").status.code(), Some(0));
    let left = |name: &String| name.contains("copy.db");
    // Killed as soon as there is a part of it, and then at every 64 KB that it grows.
    for grown in (0..10).map(|step| step * 64 * 1024) {
        let mut child = pullquote(path, &["library", "backup", "copy.db"]);
        child.env("PULLQUOTE_HOME", path.join("home")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        let part =
            |name: &String| left(name) && fs::metadata(path.join(name)).is_ok_and(|part| part.len() >= grown);
        while child.try_wait().unwrap().is_none() && !names_in(path).iter().any(part) {}
        let _ = child.kill();
        child.wait().unwrap();
        for name in names_in(path).into_iter().filter(|name| name.ends_with("part") || name == "copy.db") {
            let other = path.join("other");
            let _ = fs::remove_dir_all(&other);
            fs::create_dir(&other).unwrap();
            let part = fs::read(path.join(&name)).unwrap();
            fs::write(other.join("library.db"), &part).unwrap();
            let checked = run(pullquote(path, &["library", "check"]).env("PULLQUOTE_HOME", &other), b"");
            let is_whole = checked.stdout.starts_with(b"41 articles and 1 decision checked; no damage");
            assert!(
                is_whole || part.is_empty() || checked.status.code() == Some(2),
                "{name} of {} bytes is called well: {checked:?}",
                part.len()
            );
            if name == "copy.db" {
                fs::remove_file(path.join(name)).unwrap();
            }
        }
    }
    assert_eq!(typed(path, &["library", "backup", "copy.db"], b"").status.code(), Some(0));
    let rest: Vec<String> = names_in(path).into_iter().filter(left).collect();
    assert_eq!(rest, ["copy.db"], "the parts that were left are removed");
}

//! A text -> the text after the user has changed it in an editor.
//!
//! The editor works on a file in the data folder, because nothing may be written elsewhere. What an editor has saved
//! before it failed or was killed is not lost: it comes back as the text, or stays to be opened again.

use super::note_file::{self, NoteFile};
use crate::error::{Error, Result, system_words};
use crate::input::Unopened;
use crate::text::phrase::grouped;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The editor that is running, if one is.
static RUNNING: (Mutex<Option<Pid>>, Condvar) = (Mutex::new(None), Condvar::new());

/// How long an editor that is told to end may take to save and to restore the terminal.
const ENDS_WITHIN: Duration = Duration::from_secs(2);

/// What comes back from an editor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct EditedText {
    /// The new text; `None` if it stays as it was.
    pub(in crate::tui) text: Option<String>,
    /// What went wrong, in a sentence.
    pub(in crate::tui) trouble: Option<String>,
}

/// Runs `editor` on a file with `text` and waits for it. The terminal must have been given back before.
///
/// # Errors
/// If no editor is set, it cannot be started, or the file cannot be written.
pub(in crate::tui) fn edit(text: &str, editor: Option<&str>, data: &Path) -> Result<EditedText> {
    let (program, arguments) = command(editor)?;
    let unusable = |error| {
        Error::new(format!(
            "{} cannot be used ({}): check its permissions and free space",
            data.display(),
            system_words(&error)
        ))
    };
    let note = NoteFile::create(text, data).map_err(unusable)?;
    let ended = run(Command::new(&program).args(arguments).arg(note.path()));
    let ended = match ended {
        Ok(ended) => ended,
        Err(error) => {
            if !note.is_changed() {
                note.remove();
            }
            return Err(Error::new(format!(
                "{program} cannot be started ({}): set EDITOR to another editor",
                reason(&error)
            )));
        }
    };
    Ok(if ended.success() { finished(note) } else { failed(note, &program) })
}

/// What is in a note whose editor has ended well.
fn finished(note: NoteFile) -> EditedText {
    let why = match note.read() {
        Ok(text) => {
            note.remove();
            return EditedText { text: Some(text), trouble: None };
        }
        Err(why) => not_read(&why),
    };
    let kept = if note.can_be_shortened() {
        ", and ^g opens it again"
    } else {
        note.remove();
        ""
    };
    EditedText { text: None, trouble: Some(format!("{why}{kept}; your text is as it was")) }
}

/// What the editor did to a note that cannot be read.
fn not_read(why: &Unopened) -> String {
    match why {
        why if why.is_missing() => "the editor removed the note".to_owned(),
        Unopened::Special(kind) => format!("the editor put {kind} in the place of the note"),
        Unopened::TooLarge(most) => {
            let most = grouped(usize::try_from(*most).unwrap_or(usize::MAX));
            format!("the editor’s text is longer than a note can be ({most} bytes)")
        }
        Unopened::Io(_) => format!("the editor’s text cannot be read ({why})"),
    }
}

/// Why a program did not start, without the number that the system has for it.
pub(in crate::tui) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "not found".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed".to_owned(),
        _ => system_words(error),
    }
}

/// What is left of a note whose editor has failed.
fn failed(note: NoteFile, program: &str) -> EditedText {
    let text = note.read().ok().filter(|_| note.is_changed());
    let what = match &text {
        // An editor that was killed keeps what was not saved, and offers it when it opens the file again.
        _ if note.has_more() || note.can_be_shortened() => "^g opens the text that it kept",
        Some(_) => "what it had saved is here",
        None => "the text is as it was",
    };
    if !note.has_more() && !note.can_be_shortened() {
        note.remove();
    }
    EditedText { text, trouble: Some(format!("{program} ended with an error; {what}")) }
}

/// The folder of a note that was left when the program or the editor was killed.
#[must_use]
pub fn left_note(data: &Path) -> Option<PathBuf> {
    note_file::first_left(data).map(|note| note.folder())
}

/// Ends the editor that is running, if one is, with this signal: it can save first, and nothing reads from the terminal
/// when the program ends. Returns when it has ended.
pub(in crate::tui) fn end(signal: i32) {
    let (running, changed) = &RUNNING;
    let mut process = running.lock().unwrap_or_else(PoisonError::into_inner);
    for signal in [Signal::from_named_raw(signal).unwrap_or(Signal::TERM), Signal::KILL] {
        let Some(editor) = *process else { return };
        let _ = kill_process(editor, signal);
        let waited = changed.wait_timeout_while(process, ENDS_WITHIN, |process| process.is_some());
        process = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
}

/// The user's editor: the program and its arguments.
///
/// # Errors
/// If no editor is set, or what is set is no command.
pub(super) fn command(editor: Option<&str>) -> Result<(String, Vec<String>)> {
    let editor =
        editor.ok_or_else(|| Error::new("no editor is set: set EDITOR to the command that starts yours"))?;
    let mut words = shell_words::split(editor).unwrap_or_default().into_iter();
    let program = words.next().ok_or_else(|| {
        Error::new(format!("{editor} is not a command: check the quotation marks in VISUAL or EDITOR"))
    })?;
    Ok((program, words.collect()))
}

/// Runs a command to its end. Afterwards the terminal has the modes it had before, also if the command was killed.
pub(super) fn run(command: &mut Command) -> io::Result<ExitStatus> {
    let (running, changed) = &RUNNING;
    let set = |process: Option<Pid>| *running.lock().unwrap_or_else(PoisonError::into_inner) = process;
    let modes = tcgetattr(io::stdout());
    let mut child = command.spawn()?;
    set(i32::try_from(child.id()).ok().and_then(Pid::from_raw));
    let ended = child.wait();
    set(None);
    changed.notify_all();
    if let Ok(modes) = modes {
        let _ = tcsetattr(io::stdout(), OptionalActions::Now, &modes);
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What comes back if the editor runs these lines, with the file as `$1`.
    fn edited(text: &str, lines: &str, data: &Path) -> EditedText {
        edit(text, Some(&format!("sh -c '{lines}' editor")), data).unwrap()
    }

    fn left(data: &Path) -> usize {
        fs::read_dir(data.join("notes")).unwrap().count()
    }

    #[test]
    fn the_changed_text_is_returned_and_everything_removed() {
        let data = tempfile::tempdir().unwrap();
        let edited = edited("call\n", "echo write > \"$1\"; touch \"$1~\"", data.path());
        assert_eq!(edited, EditedText { text: Some("write\n".to_owned()), trouble: None });
        assert_eq!(left(data.path()), 0);
    }

    #[test]
    fn what_an_editor_saved_before_it_failed_comes_back() {
        let data = tempfile::tempdir().unwrap();
        let changed = edited("call", "echo write > \"$1\"; kill -9 $$", data.path());
        assert_eq!(changed.text.as_deref(), Some("write\n"));
        assert_eq!(changed.trouble.as_deref(), Some("sh ended with an error; what it had saved is here"));
        let same = edited("call", "exit 1", data.path());
        assert_eq!((same.text, same.trouble.unwrap().contains("as it was")), (None, true));
        assert_eq!(left(data.path()), 0);
        assert_eq!(left_note(data.path()), None);
    }

    #[test]
    fn what_an_editor_kept_beside_the_file_stays_for_the_next_one() {
        let data = tempfile::tempdir().unwrap();
        let kept = edited("call", "echo swapped > \"$1.swp\"; kill -9 $$", data.path());
        assert!(kept.trouble.unwrap().contains("^g opens the text that it kept"));
        assert!(left_note(data.path()).is_some());
        let again = edited("call", "cat \"$1.swp\" > \"$1\"", data.path());
        assert_eq!(again.text.as_deref(), Some("swapped\n"));
        assert_eq!(left_note(data.path()), None);
    }

    #[test]
    fn an_editor_that_leaves_no_text_is_told_and_the_text_stays() {
        let data = tempfile::tempdir().unwrap();
        for (lines, said) in [
            ("rm \"$1\"", "the editor removed the note"),
            ("rm \"$1\"; mkdir \"$1\"", "the editor put a folder in the place of the note"),
            ("rm \"$1\"; mkfifo \"$1\"", "the editor put a named pipe in the place of the note"),
            ("truncate -s 10000001 \"$1\"", "the editor’s text is longer than a note can be (100,000 bytes)"),
            ("ln -sf /dev/zero \"$1\"", "the editor put a device in the place of the note"),
        ] {
            let edited = edited("call", lines, data.path());
            let trouble = Some(format!("{said}; your text is as it was"));
            assert_eq!(edited, EditedText { text: None, trouble });
            assert_eq!(left(data.path()), 0, "{lines}");
        }
        let failed = edited("call", "rm \"$1\"; mkfifo \"$1\"; exit 1", data.path());
        assert_eq!((failed.text, left(data.path())), (None, 0));
    }

    #[test]
    fn a_text_that_is_too_long_for_a_note_is_kept_until_it_is_shortened() {
        let data = tempfile::tempdir().unwrap();
        let long = edited("call", "head -c 100001 /dev/zero > \"$1\"", data.path());
        let said = "the editor’s text is longer than a note can be (100,000 bytes), and ^g opens it again; your text is as \
                    it was";
        assert_eq!(long, EditedText { text: None, trouble: Some(said.to_owned()) });
        assert_eq!(edited("other", "cat \"$1\" > /dev/null", data.path()).text.as_deref(), Some("other"));
        let failed = edited("call", "exit 1", data.path()).trouble.unwrap();
        assert!(
            failed.contains("^g opens the text that it kept") && left_note(data.path()).is_some(),
            "{failed}"
        );
        let short = edited("call", "[ $(wc -c < \"$1\") = 100001 ] && echo short > \"$1\"", data.path());
        assert_eq!((short.text.as_deref(), left(data.path())), (Some("short\n"), 0));
    }

    #[test]
    fn an_editor_that_cannot_be_started_is_named() {
        let data = tempfile::tempdir().unwrap();
        let said = |editor| edit("call", editor, data.path()).unwrap_err().to_string();
        assert!(said(None).contains("EDITOR"));
        assert!(said(Some("no-such-editor")).starts_with("no-such-editor cannot be started"));
        assert!(said(Some("vi 'half")).contains("quotation marks"));
        assert!(said(Some("")).contains("EDITOR"));
        assert_eq!(reason(&io::Error::from_raw_os_error(8)).find("os error"), None);
        assert_eq!(left(data.path()), 0);
    }
}

//! A text -> the text after the user has changed it in an editor.
//!
//! The editor works on a file in the data folder, because nothing may be written elsewhere. If the editor crashes, the
//! file stays there.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `editor` on a file with `text` and waits for it. The terminal must have been given back before.
///
/// # Errors
/// If no editor is set, it cannot be started or ends with an error, or the file cannot be written.
#[expect(clippy::disallowed_methods, reason = "the file is in the data folder, and read back from there")]
pub(in crate::tui) fn edit(text: &str, editor: Option<&str>, folder: &Path) -> Result<String> {
    let editor =
        editor.ok_or_else(|| Error::new("no editor is set: set EDITOR to the command that starts yours"))?;
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let path = unused_path(folder);
    let failed = |error: std::io::Error| Error::new(format!("{} cannot be used ({error})", path.display()));
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text)).map_err(failed)?;
    let ended = Command::new(program).args(words).arg(&path).status();
    let ended = ended.map_err(|error| Error::new(format!("{program} cannot be started ({error})")))?;
    if !ended.success() {
        return Err(Error::new(format!("{program} ended with an error; the text is in {}", path.display())));
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    let _ = std::fs::remove_file(&path);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A path that no earlier editor left a file at.
fn unused_path(folder: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let path = folder.join(format!("note-{}-{number}.txt", std::process::id()));
        if !path.exists() {
            return path;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changed_text_is_returned_and_the_file_removed() {
        let folder = tempfile::tempdir().unwrap();
        let edited = edit("call\n", Some("sed -i s/call/write/"), folder.path()).unwrap();
        assert_eq!(edited, "write\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn if_the_editor_fails_its_file_is_kept_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let said = edit("call", Some("false"), folder.path()).unwrap_err().to_string();
        assert!(said.contains("the text is in"), "{said}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        edit("write", Some("false"), folder.path()).unwrap_err();
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            2,
            "the next one does not overwrite it"
        );
        assert!(edit("call", None, folder.path()).unwrap_err().to_string().contains("EDITOR"));
        assert!(edit("call", Some("no-such-editor"), folder.path()).is_err());
    }
}

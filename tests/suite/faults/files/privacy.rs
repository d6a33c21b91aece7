//! Who may read what the program writes: the user alone.

use crate::binary::{run, stderr};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn fault_45_library_log_and_backup_are_private_whatever_the_umask() {
    for umask in ["000", "022", "377"] {
        let folder = tempfile::tempdir().unwrap();
        let (path, home) = (folder.path(), folder.path().join("state/library"));
        fs::write(path.join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
        fs::create_dir(path.join("state")).unwrap();
        let typed = |arguments: &str| {
            let mut command = Command::new("sh");
            command.args([
                "-c",
                &format!("umask {umask}; exec \"$0\" {arguments}"),
                env!("CARGO_BIN_EXE_pullquote"),
            ]);
            command.current_dir(path).env("PULLQUOTE_HOME", &home);
            command
        };
        let output = run(&mut typed("review --plain story.txt"), b"a\n");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        // The other files exist while a program has the library open.
        let mut open = typed("review --plain story.txt");
        let mut open = open.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        std::io::Read::read_exact(open.stdout.as_mut().unwrap(), &mut [0]).unwrap();
        assert_eq!(mode(&home), 0o700, "{umask}");
        for name in ["library.db", "library.db-wal", "library.db-shm"] {
            assert_eq!(mode(&home.join(name)), 0o600, "{name} with {umask}");
        }
        drop(open.stdin.take());
        open.wait().unwrap();
        fs::write(path.join("copy.db"), "an older copy that everyone could read").unwrap();
        fs::set_permissions(path.join("copy.db"), fs::Permissions::from_mode(0o666)).unwrap();
        for (file, force) in [("new.db", ""), ("copy.db", "--force")] {
            let output = run(&mut typed(&format!("library backup {file} {force}")), b"");
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            assert_eq!(mode(&path.join(file)), 0o600, "{file} with {umask}");
        }
    }
}

//! The beginning of a file name -> the path it means, and its completion.

use std::path::{Path, PathBuf};

/// A completed file name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The name, completed as far as all matching files agree.
    pub name: String,
    /// How many files and folders match.
    pub choices: usize,
}

/// The path that was typed, with `~/` replaced by the home folder.
#[must_use]
pub fn typed_path(typed: &str, home: Option<&Path>) -> PathBuf {
    let own = |rest: &str| Some(home?.join(rest.trim_start_matches('/')));
    let in_own = typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    in_own.and_then(own).unwrap_or_else(|| PathBuf::from(typed))
}

/// Completes a name with what all files and folders that begin with it have in common. Hidden ones count only if the
/// dot was typed.
#[must_use]
pub fn complete(typed: &str, home: Option<&Path>) -> Completion {
    let split = typed.rfind('/').map_or(0, |at| at + 1);
    let (folder, beginning) =
        (typed.get(..split).unwrap_or_default(), typed.get(split..).unwrap_or_default());
    let path = if folder.is_empty() { PathBuf::from(".") } else { typed_path(folder, home) };
    let names = names(&path, beginning);
    let name = match names.as_slice() {
        [] => typed.to_owned(),
        [only] => format!("{folder}{only}"),
        [first, rest @ ..] => {
            let common = rest.iter().fold(first.as_str(), |common, name| common_beginning(common, name));
            format!("{folder}{common}")
        }
    };
    Completion { name, choices: names.len() }
}

/// The names in a folder that start with `beginning`; folders end in a slash.
fn names(folder: &Path, beginning: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let named = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let hidden = name.starts_with('.') && !beginning.starts_with('.');
        let fits = name.starts_with(beginning) && !hidden;
        let slash = if entry.path().is_dir() { "/" } else { "" };
        fits.then(|| format!("{name}{slash}"))
    });
    named.collect()
}

fn common_beginning<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
    let end = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    one.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_as_far_as_all_matches_agree() {
        let home = tempfile::tempdir().unwrap();
        for folder in ["stories/été", "stories/étang", "stories/.hidden", "other"] {
            std::fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        let table = [
            ("~/st", "~/stories/", 1),
            ("~/stories/é", "~/stories/ét", 2),
            ("~/stories/été", "~/stories/été/", 1),
            ("~/stories/.", "~/stories/.hidden/", 1),
            ("~/x", "~/x", 0),
            ("~/", "~/", 2),
            ("/nowhere/x", "/nowhere/x", 0),
        ];
        for (typed, name, choices) in table {
            let expected = Completion { name: name.to_owned(), choices };
            assert_eq!(complete(typed, Some(home.path())), expected, "{typed}");
        }
    }

    #[test]
    fn a_tilde_means_the_home_folder_only_at_the_beginning() {
        let home = Some(Path::new("/home/ana"));
        for (typed, path) in
            [("~", "/home/ana/"), ("~/a.txt", "/home/ana/a.txt"), ("~a", "~a"), ("a/~", "a/~"), ("/b", "/b")]
        {
            assert_eq!(typed_path(typed, home), PathBuf::from(path), "{typed}");
        }
        assert_eq!(typed_path("~/a.txt", None), PathBuf::from("~/a.txt"));
    }
}

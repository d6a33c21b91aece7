//! A folder as an input: its articles are read, and how many of its files are not is said.

use super::{STORY, folder, run};
use crate::binary::{stderr, stdout};

#[test]
fn the_files_that_a_folder_leaves_out_are_counted_in_one_sentence() {
    let many = "skipped 2 files in mixed: only names that end in .txt, .html and the like are read. Name a file to read it";
    let one = "skipped 1 file in single: only names that end in .txt, .html and the like are read. Name a file to read it";
    let story = STORY.as_bytes();
    let folder = folder(&[
        ("mixed/a.txt", story),
        ("mixed/b.story", story),
        ("mixed/sub/c", story),
        ("mixed/.hidden", story),
        ("mixed/page.html", b"<p>Peru met Chile.</p>"),
        ("mixed/page_files/picture.png", b"x"),
        ("single/a.txt", story),
        ("single/data.json", b"{}"),
        ("plain/a.txt", story),
        ("plain/.git/config", b"x"),
    ]);
    for (arguments, said) in [
        (&["extract", "mixed"][..], many),
        (&["mixed"], many),
        (&["export", "mixed"], many),
        (&["verify", "single/a.txt", "--against", "mixed"], many),
        (&["library", "add", "mixed"], many),
        (&["extract", "single"], one),
        (&["extract", "plain"], ""),
        (&["extract", "mixed/a.txt", "mixed/b.story", "mixed/sub/c"], ""),
    ] {
        let output = run(folder.path(), arguments, b"");
        let expected = if said.is_empty() { String::new() } else { format!("pullquote: {said}\n") };
        assert_eq!(stderr(&output), expected, "{arguments:?}: {}", stdout(&output));
    }
}

#[test]
fn a_folder_without_an_article_says_how_many_files_it_left_out() {
    let folder = folder(&[("other/a.story", STORY.as_bytes()), ("other/b", STORY.as_bytes())]);
    let output = run(folder.path(), &["extract", "other"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "pullquote: other contains no article; skipped 2 files in other: only names that end in .txt, .html and the like \
         are read. Name a file to read it\n"
    );
}

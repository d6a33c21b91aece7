//! The power goes while the library is written: whatever part of its log reached the disk, every decision that was saved
//! before is there.

use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::library::{ArticleId, ArticleKey, Library, NewAct};
use pullquote::review::{Act, ActId, Stamp};
use pullquote::text::hash::TextHash;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str = "“We stay,” said Ana Lopes.\n";
const DECISIONS: usize = 12;
/// The log of SQLite: its own header, then frames, each with a header and a page.
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const PAGE: usize = 4096;

/// A library as a power cut finds it: its file, its log, and how long the log was when each decision had been saved.
struct PowerCut {
    file: Vec<u8>,
    log: Vec<u8>,
    saved: Vec<usize>,
}

fn decide(library: &mut Library, id: ArticleId, at: usize) {
    let stamp = Stamp { reviewer: format!("reviewer {at}"), at: 1, tool: String::new() };
    let act = Act::Undo(ActId(i64::try_from(at).unwrap()));
    library.record(NewAct { article: id, text: TextHash::of(STORY), stamp: &stamp, act: &act }).unwrap();
}

fn power_cut() -> PowerCut {
    let folder = tempfile::tempdir().unwrap();
    let article = Article::new(Document::record(String::new(), Media::Plain, STORY.to_owned()));
    let key = ArticleKey { hash: TextHash::of(STORY), file: None };
    let mut library = Library::open(folder.path()).unwrap();
    let id = library.add(&article, &key, 1).unwrap();
    library.refresh_all().unwrap();
    drop(library);
    let mut library = Library::open(folder.path()).unwrap();
    let length =
        || usize::try_from(fs::metadata(folder.path().join("library.db-wal")).unwrap().len()).unwrap();
    let saved = (1..=DECISIONS).map(|at| {
        decide(&mut library, id, at);
        length()
    });
    let saved: Vec<usize> = saved.collect();
    // While the library is open: closing it would move the log into the file.
    let read = |name| fs::read(folder.path().join(name)).unwrap();
    let cut = PowerCut { file: read("library.db"), log: read("library.db-wal"), saved };
    assert_eq!((cut.log.len() - HEADER) % (FRAME_HEADER + PAGE), 0, "the log has the form that is cut below");
    assert!(cut.saved.is_sorted() && cut.saved[0] > HEADER);
    cut
}

impl PowerCut {
    /// The library with this log.
    fn with_log(&self, log: &[u8]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("library.db"), &self.file).unwrap();
        fs::write(folder.path().join("library.db-wal"), log).unwrap();
        folder
    }

    /// Fails unless the library has every decision that was saved when the log had this length, and can be used.
    fn is_sound(&self, folder: &Path, sound_log: usize, what: &str) {
        let expected = self.saved.iter().filter(|length| **length <= sound_log).count();
        let mut library = Library::open_existing(folder).unwrap().unwrap();
        let id = library.article_ids().unwrap()[0];
        let journal = library.journal(id).unwrap();
        assert_eq!((journal.acts.len(), journal.damaged.len()), (expected, 0), "{what}");
        assert_eq!(library.check().unwrap().wrong, Vec::<String>::new(), "{what}");
        decide(&mut library, id, 99);
        assert_eq!(library.journal(id).unwrap().acts.len(), expected + 1, "{what}: one more can be saved");
    }
}

#[test]
fn fault_46_a_log_cut_at_every_frame_keeps_every_decision_saved_before() {
    let cut = power_cut();
    let frames = (cut.log.len() - HEADER) / (FRAME_HEADER + PAGE);
    for frame in 0..=frames {
        let end = HEADER + frame * (FRAME_HEADER + PAGE);
        // Whole frames; then a part of the next one's header, all of it, and a part of its page.
        for more in [0, 1, FRAME_HEADER, FRAME_HEADER + 1, FRAME_HEADER + PAGE - 1] {
            let length = (end + more).min(cut.log.len());
            let folder = cut.with_log(&cut.log[..length]);
            cut.is_sound(folder.path(), length, &format!("cut at {length} of {}", cut.log.len()));
        }
    }
    for length in 0..HEADER {
        let folder = cut.with_log(&cut.log[..length]);
        cut.is_sound(folder.path(), length, &format!("cut in the header, at {length}"));
    }
}

#[test]
fn fault_46_a_frame_that_reached_the_disk_in_part_costs_only_what_came_after() {
    let cut = power_cut();
    let frames = (cut.log.len() - HEADER) / (FRAME_HEADER + PAGE);
    for frame in 0..frames {
        let start = HEADER + frame * (FRAME_HEADER + PAGE);
        // A sector of zeros: the order in which a disk writes is its own.
        for sector in [0, 512, 2048, 3584] {
            let mut log = cut.log.clone();
            let from = start + FRAME_HEADER + sector;
            if log[from..from + 512].iter().all(|byte| *byte == 0) {
                continue;
            }
            log[from..from + 512].fill(0);
            let folder = cut.with_log(&log);
            cut.is_sound(folder.path(), start, &format!("frame {frame}, sector at {sector}"));
        }
    }
}

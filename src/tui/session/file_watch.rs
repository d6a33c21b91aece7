//! Notices that the file of the article has been written by another program.
//!
//! A thread asks for its time and size every other second, because the ways to be told differ between systems and do not work
//! on all network drives. It sleeps while no file is open.

use crate::tui::report::Report;
use crate::tui::terminal::events::Message;
use crate::tui::terminal::outside;
use crate::tui::threads;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often to look.
const PERIOD: Duration = Duration::from_secs(2);

/// A file, and what it was like when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Watched {
    article: usize,
    file: PathBuf,
    stamp: Option<(SystemTime, u64)>,
}

/// The file that is watched, and the thread that does it.
#[derive(Debug, Clone)]
pub(super) struct FileWatch(Arc<(Mutex<Option<Watched>>, Condvar)>);

impl FileWatch {
    /// Starts to watch.
    pub(super) fn start(messages: Sender<Message>) -> Self {
        let watch = Self(Arc::default());
        let looking = watch.clone();
        // Without it one reads on, and is not told that the file has changed.
        let _ = threads::start(move || {
            while let Some(article) = looking.next_change() {
                if messages.send(Message::Report(Report::FileChanged { article })).is_err() {
                    return;
                }
            }
        });
        watch
    }

    /// Watches the file of an article that has just been read; none if it is in no file.
    pub(super) fn set(&self, article: usize, file: Option<PathBuf>) {
        let watched = file.map(|file| Watched { article, stamp: outside::stamp(&file), file });
        let (slot, changed) = &*self.0;
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = watched;
        changed.notify_all();
    }

    /// Waits until the file has changed. Returns the number of its article.
    fn next_change(&self) -> Option<usize> {
        let (slot, changed) = &*self.0;
        loop {
            let guard = slot.lock().unwrap_or_else(PoisonError::into_inner);
            let guard = changed.wait_while(guard, |watched| watched.is_none()).ok()?;
            let before = guard.clone()?;
            drop(guard);
            thread::sleep(PERIOD);
            let now = outside::stamp(&before.file);
            let mut guard = slot.lock().unwrap_or_else(PoisonError::into_inner);
            let is_same = guard.as_ref() == Some(&before);
            if let Some(watched) = guard.as_mut().filter(|_| is_same && now.is_some() && now != before.stamp)
            {
                watched.stamp = now;
                return Some(watched.article);
            }
        }
    }
}

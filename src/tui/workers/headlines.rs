//! The open articles that have not been read -> their headlines, outlets and days, for the list of them.
//!
//! Only files are read, and nothing in them is analysed: pages are fetched when they are opened.

use super::reopen;
use super::report_sender::ReportSender;
use crate::article::Article;
use crate::input::web::Network;
use crate::input::{self, Origin};
use crate::tui::report::Report;
use crate::tui::state::pick::SeenArticle;
use std::ops::ControlFlow;
use std::path::Path;

/// Articles in a report.
const BATCH: usize = 16;
/// Nobody reads a longer list row by row: of the articles after these, the names are listed.
pub(super) const MOST: usize = 500;

/// Reports the headlines of these articles, in batches. An article that gives none is reported too, without a title, so that
/// it is not tried again. `folder` is that of the library, which knows what was corrected.
pub(super) fn find(articles: &[(usize, Origin)], folder: &Path, reports: &ReportSender) -> ControlFlow<()> {
    for batch in articles.chunks(BATCH) {
        let found = |(number, origin): &(usize, Origin)| {
            let seen = headline(origin, folder, reports).unwrap_or_default();
            // What was only stopped may still give something.
            (!reports.is_stopped()).then_some((*number, seen))
        };
        reports.send(Report::Headlines(batch.iter().filter_map(found).collect()))?;
    }
    ControlFlow::Continue(())
}

/// What the list says of an article. `None` if it cannot be read, or holds several.
fn headline(origin: &Origin, folder: &Path, reports: &ReportSender) -> Option<SeenArticle> {
    let Origin::File(path) = origin else { return None };
    let document = if let Some(first_page) = input::preview(path).ok()? {
        first_page
    } else {
        let mut go_on =
            |_| if reports.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let mut documents = input::load_all(origin, &Network::default(), &mut go_on).ok()?;
        documents.pop().filter(|_| documents.is_empty())?
    };
    let mut article = Article::read(document).ok()?;
    let _ = reopen::recall(folder, origin, &mut article);
    Some(SeenArticle::of(&article))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::events::Message;
    use crate::tui::workers::report_sender::StopFlag;
    use std::fs;
    use std::sync::mpsc::channel;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the file that is read")]
    fn files_are_listed_by_their_headlines() {
        let folder = tempfile::tempdir().unwrap();
        let story = folder.path().join("a.txt");
        fs::write(&story, "The quay is closed\n\nNobody knew why the quay was closed on Monday.\n").unwrap();
        let missing = folder.path().join("missing.txt");
        let (sender, messages) = channel();
        let articles = [
            (3, Origin::File(story)),
            (4, Origin::File(missing)),
            (5, Origin::Web("https://post.example/".to_owned())),
        ];
        let _ = find(&articles, folder.path(), &ReportSender::new(sender, StopFlag::default()));
        let Ok(Message::Report(Report::Headlines(found))) = messages.recv() else { panic!("no report") };
        let titles: Vec<_> = found.iter().map(|(number, seen)| (*number, seen.title.as_deref())).collect();
        // The others need not be tried again.
        assert_eq!(titles, [(3, Some("The quay is closed")), (4, None), (5, None)]);
    }
}

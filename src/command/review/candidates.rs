//! The library -> the articles of a review of all of it, in their order.

use crate::error::Result;
use crate::library::{Library, ReviewCandidate};
use crate::review::queue::CardFilter;
use crate::sorting;

/// The articles that can have a card that passes the filter. Where all cards pass, those with a pending one come first: who
/// opens the review wants to go on with it, and not to see again what is decided.
pub(super) fn candidates(library: &Library, filter: CardFilter) -> Result<Vec<ReviewCandidate>> {
    let mut candidates = library.review_candidates(filter)?;
    candidates.retain(|candidate| candidate.has_cards != Some(false));
    if filter == CardFilter::All && candidates.len() > 1 {
        let pending = library.pending_of_decided()?;
        sorting::by_key(&mut candidates, |candidate| match pending.get(&candidate.id) {
            None | Some(Some(true)) => Rank::Pending,
            Some(None) => Rank::Unknown,
            Some(Some(false)) => Rank::Decided,
        });
    }
    Ok(candidates)
}

/// Whether an article has a pending card, the sooner shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Pending,
    /// Only an analysis can tell.
    Unknown,
    Decided,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::library::{ArticleId, ArticleKey, NewAct};
    use crate::review::{Act, Anchor, Change, Stamp, Subject};
    use crate::text::Span;
    use crate::text::hash::TextHash;

    /// An article with one quotation for each of these words.
    fn add(library: &mut Library, words: &[&str]) -> (ArticleId, String) {
        let lines: Vec<String> = words.iter().map(|words| format!("“{words},” Ana Lopes said.\n")).collect();
        let text = lines.concat();
        let article = Article::new(Document::record(String::new(), Media::Plain, text.clone()));
        let key = ArticleKey { hash: TextHash::of(&text), file: None };
        (library.add(&article, &key, 1).unwrap(), text)
    }

    fn reject(library: &mut Library, (article, text): &(ArticleId, String), words: &str) {
        let at = text.find(words).unwrap();
        let anchor = Anchor::of(text, Span::new(at, at + words.len() + ",".len()));
        let act = Act::Change(vec![(Subject::Quotation(anchor), Change::Reject(None))]);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: "0".to_owned() };
        let new = NewAct { article: *article, text: TextHash::of(text), stamp: &stamp, act: &act };
        library.record(new).unwrap();
    }

    #[test]
    fn a_review_of_the_library_begins_with_the_first_article_that_has_a_pending_card() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let order = |library: &Library| -> Vec<i64> {
            let candidates = candidates(library, CardFilter::All).unwrap();
            candidates.iter().map(|candidate| candidate.id.0).collect()
        };
        let decided = add(&mut library, &["We will wait"]);
        let begun = add(&mut library, &["We will stay", "We will go"]);
        let fresh = add(&mut library, &["We will see"]);
        let [first, second, third] = [&decided, &begun, &fresh].map(|(id, _)| id.0);
        assert_eq!(order(&library), [first, second, third], "nothing is decided");
        reject(&mut library, &decided, "We will wait");
        reject(&mut library, &begun, "We will stay");
        assert_eq!(order(&library), [second, third, first], "decided, and not indexed since");
        library.refresh_all().unwrap();
        assert_eq!(order(&library), [second, third, first], "indexed");
        reject(&mut library, &begun, "We will go");
        assert_eq!(order(&library), [third, first, second], "the second is decided, too");
        reject(&mut library, &fresh, "We will see");
        assert_eq!(order(&library), [first, second, third], "everything is decided");
    }
}

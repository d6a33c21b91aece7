//! What a key means on a card -> the act that is to be recorded.
//!
//! Nothing is changed here: an act becomes true when the library has it.

use crate::analysis::{Analysis, Mention, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::review::decision::{Seen, Verdict};
use crate::review::journal::{Act, Anchor, Change, Subject};
use crate::review::named::{EntityName, Named};
use crate::review::overlay::{Orphan, Review, speakers};
use crate::text::Span;

/// It is right as it stands.
#[must_use]
pub fn accept(article: &Article, review: &Review, card: usize) -> Option<Act> {
    let seen = seen(article, review, card)?;
    Some(Act::Change(vec![(subject(article, review, card)?, Change::Accept(seen))]))
}

/// It is right, and this is who said it.
#[must_use]
pub fn accept_as(article: &Article, review: &Review, card: usize, named: &Named) -> Option<Act> {
    let subject = subject(article, review, card)?;
    let kind = review.quotation(card)?.kind;
    let speaker = (!named.name.is_empty()).then(|| named.clone());
    Some(Act::Change(vec![
        (subject.clone(), Change::Speaker(named.clone())),
        (subject, Change::Accept(Seen { speaker, kind })),
    ]))
}

/// Something else is said of a card.
#[must_use]
pub fn say(article: &Article, review: &Review, card: usize, change: Change) -> Option<Act> {
    Some(Act::Change(vec![(subject(article, review, card)?, change)]))
}

/// It begins and ends elsewhere.
#[must_use]
pub fn bound(article: &Article, review: &Review, card: usize, content: Span) -> Option<Act> {
    say(article, review, card, Change::Bounds(Anchor::of(&article.text, content)))
}

/// It is two: `first` stays the card's, `second` becomes one of its own with the same speaker.
#[must_use]
pub fn split(article: &Article, review: &Review, card: usize, [first, second]: [Span; 2]) -> Option<Act> {
    let added = Subject::Quotation(Anchor::of(&article.text, second));
    Some(Act::Change(vec![
        (subject(article, review, card)?, Change::Bounds(Anchor::of(&article.text, first))),
        (added, Change::Add(seen(article, review, card)?)),
    ]))
}

/// A quotation that was missed. It is accepted as the reviewer draws it.
#[must_use]
pub fn add(article: &Article, content: Span, kind: QuotationKind, speaker: Option<&Named>) -> Act {
    let subject = Subject::Quotation(Anchor::of(&article.text, content));
    let seen = Seen { speaker: speaker.cloned(), kind };
    Act::Change(vec![(subject.clone(), Change::Add(seen.clone())), (subject, Change::Accept(seen))])
}

/// What was said of `card` is said of every other card that nobody has decided and in which the same words stand
/// for the same speaker, as the program found it: the act, and the cards it speaks of. Nothing when the card is
/// undecided or stands alone.
///
/// A "he" that the program took for somebody else is another mention: an answer about one is none about the other.
#[must_use]
pub fn repeat(
    article: &Article,
    found: &Analysis,
    review: &Review,
    card: usize,
) -> Option<(Act, Vec<usize>)> {
    let decision = review.cards.get(card)?.decision();
    let words = mention(article, found, review, card)?;
    let speaker = found_speaker(found, review, card);
    let alike = (0..review.cards.len()).filter(|&other| {
        let pending =
            review.cards.get(other).is_some_and(|other| other.decision().verdict == Verdict::Pending);
        pending
            && found_speaker(found, review, other) == speaker
            && mention(article, found, review, other).is_some_and(|other| same_words(other, words))
    });
    let mut changes = Vec::new();
    let mut cards = Vec::new();
    for other in alike {
        let said = match decision.verdict {
            Verdict::Pending => return None,
            Verdict::Rejected(reason) => say(article, review, other, Change::Reject(reason)),
            Verdict::Accepted => {
                let speaker = seen(article, review, card)?.speaker.unwrap_or_else(Named::nobody);
                accept_as(article, review, other, &speaker)
            }
        };
        if let Some(Act::Change(said)) = said {
            changes.extend(said);
            cards.push(other);
        }
    }
    (!cards.is_empty()).then_some((Act::Change(changes), cards))
}

/// What was said of an orphan belongs to the words at `place`.
#[must_use]
pub fn settle(article: &Article, orphan: &Orphan, place: Span) -> Act {
    let subject = Subject::Quotation(orphan.anchor.clone());
    Act::Change(vec![(subject, Change::Move(Anchor::of(&article.text, place)))])
}

/// What was said of an orphan is given up.
#[must_use]
pub fn forget(orphan: &Orphan) -> Act {
    Act::Change(vec![(Subject::Quotation(orphan.anchor.clone()), Change::Forget)])
}

/// An entity is none, or another.
#[must_use]
pub fn correct_entity(name: EntityName, change: Change) -> Act {
    Act::Change(vec![(Subject::Entity(name), change)])
}

/// A mention is none, or another's.
#[must_use]
pub fn correct_mention(article: &Article, mention: &Mention, change: Change) -> Act {
    Act::Change(vec![(Subject::Mention(Anchor::of(&article.text, mention.span)), change)])
}

/// The words that stand for the speaker beside a card's quotation: "he", "the ministry".
#[must_use]
pub fn mention<'a>(article: &'a Article, found: &Analysis, review: &Review, card: usize) -> Option<&'a str> {
    let quotation = found.quotation(review.cards.get(card)?.found?)?;
    Some(article.words(quotation.attribution.as_ref()?.mention?))
}

/// The speaker of a quotation as it stands.
#[must_use]
pub fn speaker_of(article: &Article, analysis: &Analysis, quotation: &Quotation) -> Option<Named> {
    let attribution = quotation.attribution.as_ref()?;
    Some(speakers::named(analysis, attribution.speaker, &article.text))
}

/// Whom the program found, before the review.
fn found_speaker(found: &Analysis, review: &Review, card: usize) -> Option<Speaker> {
    let quotation = found.quotation(review.cards.get(card)?.found?)?;
    quotation.attribution.as_ref().map(|attribution| attribution.speaker)
}

fn same_words(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn subject(article: &Article, review: &Review, card: usize) -> Option<Subject> {
    let card = review.cards.get(card)?;
    Some(Subject::Quotation(Anchor::of(&article.text, card.subject)))
}

/// What stands on a card.
fn seen(article: &Article, review: &Review, card: usize) -> Option<Seen> {
    let quotation = review.quotation(card)?;
    Some(Seen { speaker: speaker_of(article, &review.analysis, quotation), kind: quotation.kind })
}

//! What a key means on a card -> the act that is to be recorded.
//!
//! Nothing is changed here: an act becomes true when the library has it.

use crate::analysis::{Analysis, Mention, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::review::decision::{SeenAttribution, Verdict};
use crate::review::journal::{Act, Anchor, Change, Subject, anchors_of};
use crate::review::named::{EntityName, SpeakerName};
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
pub fn accept_as(article: &Article, review: &Review, card: usize, named: &SpeakerName) -> Option<Act> {
    let subject = subject(article, review, card)?;
    let kind = review.quotation(card)?.kind;
    Some(Act::Change(acceptance(subject, named, kind).into()))
}

fn acceptance(subject: Subject, named: &SpeakerName, kind: QuotationKind) -> [(Subject, Change); 2] {
    let speaker = (!named.name.is_empty()).then(|| named.clone());
    [
        (subject.clone(), Change::Speaker(named.clone())),
        (subject, Change::Accept(SeenAttribution { speaker, kind })),
    ]
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
pub fn add(article: &Article, content: Span, kind: QuotationKind, speaker: Option<&SpeakerName>) -> Act {
    let subject = Subject::Quotation(Anchor::of(&article.text, content));
    let seen = SeenAttribution { speaker: speaker.cloned(), kind };
    Act::Change(vec![(subject.clone(), Change::Add(seen.clone())), (subject, Change::Accept(seen))])
}

/// Repeats the decision on `card` for every other undecided card whose speaker was found to be the same and is
/// mentioned with the same words. Returns the act and the cards it changes; `None` if `card` is undecided or there is no
/// such other card.
///
/// A "he" that was resolved to someone else is left alone: the answer about one "he" says nothing about the other.
#[must_use]
pub fn repeat(article: &Article, review: &Review, card: usize) -> Option<(Act, Vec<usize>)> {
    let verdict = review.cards.get(card)?.decision().verdict;
    if verdict == Verdict::Pending {
        return None;
    }
    let cards = alike(article, review, card)?;
    let named = seen(article, review, card)?.speaker.unwrap_or_else(SpeakerName::nobody);
    let places: Vec<Span> =
        cards.iter().filter_map(|&other| Some(review.cards.get(other)?.subject)).collect();
    // All anchors in a few passes: hundreds of cards of a long text would be as many passes one by one.
    let anchors = anchors_of(&article.text, &places);
    let mut changes = Vec::new();
    for (&other, subject) in cards.iter().zip(anchors.into_iter().map(Subject::Quotation)) {
        match verdict {
            Verdict::Rejected(reason) => changes.push((subject, Change::Reject(reason))),
            _ => changes.extend(acceptance(subject, &named, review.quotation(other)?.kind)),
        }
    }
    (!cards.is_empty()).then_some((Act::Change(changes), cards))
}

/// The other undecided cards whose speaker was found to be the same as that of `card` and is mentioned with the same
/// words.
fn alike(article: &Article, review: &Review, card: usize) -> Option<Vec<usize>> {
    let words = mention(article, review, card)?.to_lowercase();
    let speaker = found_speaker(review, card);
    let is_alike = |&other: &usize| {
        review.cards.get(other).is_some_and(|other| other.decision().verdict == Verdict::Pending)
            && found_speaker(review, other) == speaker
            && mention(article, review, other).is_some_and(|other| other.to_lowercase() == words)
    };
    Some((0..review.cards.len()).filter(is_alike).collect())
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
pub fn mention<'a>(article: &'a Article, review: &Review, card: usize) -> Option<&'a str> {
    let quotation = review.found_quotation(review.cards.get(card)?)?;
    Some(article.words(quotation.attribution.as_ref()?.mention?))
}

/// The speaker of a quotation as it stands.
#[must_use]
pub fn speaker_of(article: &Article, analysis: &Analysis, quotation: &Quotation) -> Option<SpeakerName> {
    let attribution = quotation.attribution.as_ref()?;
    Some(speakers::named(analysis, attribution.speaker, &article.text))
}

/// Whom the program found, before the review.
fn found_speaker(review: &Review, card: usize) -> Option<Speaker> {
    let quotation = review.found_quotation(review.cards.get(card)?)?;
    quotation.attribution.as_ref().map(|attribution| attribution.speaker)
}

fn subject(article: &Article, review: &Review, card: usize) -> Option<Subject> {
    let card = review.cards.get(card)?;
    Some(Subject::Quotation(Anchor::of(&article.text, card.subject)))
}

/// What stands on a card.
fn seen(article: &Article, review: &Review, card: usize) -> Option<SeenAttribution> {
    let quotation = review.quotation(card)?;
    Some(SeenAttribution { speaker: speaker_of(article, &review.analysis, quotation), kind: quotation.kind })
}

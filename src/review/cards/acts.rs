//! What a reviewer does with a card -> the act to record.
//!
//! Nothing is changed here: a decision is valid once the library has recorded its act.

use crate::analysis::{Analysis, Mention, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::review::decision::{SeenAttribution, Verdict};
use crate::review::journal::{Act, Anchor, Change, Subject, anchors_of};
use crate::review::named::{EntityName, SpeakerName};
use crate::review::overlay::{Orphan, Review, speakers};
use crate::text::Span;

/// Accepts a quotation as it is.
#[must_use]
pub fn accept(article: &Article, review: &Review, card: usize) -> Option<Act> {
    let seen = seen(article, review, card)?;
    Some(Act::Change(vec![(subject(article, review, card)?, Change::Accept(seen))]))
}

/// Accepts a quotation as said by this speaker.
#[must_use]
pub fn accept_as(article: &Article, review: &Review, card: usize, named: &SpeakerName) -> Option<Act> {
    let subject = subject(article, review, card)?;
    let kind = review.quotation(card)?.kind;
    let speaker = SpeakerChoice::of(article, review, (card, named))?;
    Some(Act::Change(acceptance(subject, &speaker, kind)))
}

/// The speaker that a quotation is accepted with.
enum SpeakerChoice<'a> {
    /// The one on the card: no correction, also if the text changes later and nothing is found there any more.
    AsFound(&'a SpeakerName),
    Correction(&'a SpeakerName),
}

impl<'a> SpeakerChoice<'a> {
    /// What naming this speaker on a card is. After an earlier correction it takes another to return to what was found.
    fn of(article: &Article, review: &Review, (card, named): (usize, &'a SpeakerName)) -> Option<Self> {
        let card = review.cards.get(card)?;
        let decision = card.decision();
        let uncorrected = match review.found_quotation(card) {
            Some(found) => {
                let speaker = found.attribution.as_ref().and_then(|by| review.redirect.speaker(by.speaker));
                speaker.map(|speaker| speakers::named(&review.analysis, speaker, &article.text))
            }
            None => decision.seen.as_ref().and_then(|seen| seen.speaker.clone()),
        };
        let is_same = *named == uncorrected.unwrap_or_else(SpeakerName::unnamed);
        let as_found = decision.speaker.is_none() && is_same;
        Some(if as_found { Self::AsFound(named) } else { Self::Correction(named) })
    }
}

fn acceptance(subject: Subject, speaker: &SpeakerChoice<'_>, kind: QuotationKind) -> Vec<(Subject, Change)> {
    let (SpeakerChoice::AsFound(named) | SpeakerChoice::Correction(named)) = *speaker;
    let seen = SeenAttribution { speaker: (!named.name.is_empty()).then(|| named.clone()), kind };
    let accept = (subject.clone(), Change::Accept(seen));
    match speaker {
        SpeakerChoice::AsFound(_) => vec![accept],
        SpeakerChoice::Correction(_) => vec![(subject, Change::Speaker(named.clone())), accept],
    }
}

/// Makes another change to a quotation.
#[must_use]
pub fn change(article: &Article, review: &Review, card: usize, change: Change) -> Option<Act> {
    Some(Act::Change(vec![(subject(article, review, card)?, change)]))
}

/// Makes several changes to a quotation in one act, so that one undo reverts them. `None` if there are none.
#[must_use]
pub fn changes(article: &Article, review: &Review, card: usize, all: &[Change]) -> Option<Act> {
    let subject = subject(article, review, card)?;
    let changes: Vec<(Subject, Change)> =
        all.iter().map(|change| (subject.clone(), change.clone())).collect();
    (!changes.is_empty()).then_some(Act::Change(changes))
}

/// Moves the ends of a quotation.
#[must_use]
pub fn move_ends(article: &Article, review: &Review, card: usize, content: Span) -> Option<Act> {
    self::change(article, review, card, Change::Bounds(Anchor::of(&article.text, content)))
}

/// Splits a quotation in two: `first` keeps the card, `second` becomes a new one with the same speaker.
#[must_use]
pub fn split(article: &Article, review: &Review, card: usize, [first, second]: [Span; 2]) -> Option<Act> {
    let added = Subject::Quotation(Anchor::of(&article.text, second));
    Some(Act::Change(vec![
        (subject(article, review, card)?, Change::Bounds(Anchor::of(&article.text, first))),
        (added, Change::Add(seen(article, review, card)?)),
    ]))
}

/// Adds a quotation that was missed, and accepts it.
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
    let named = seen(article, review, card)?.speaker.unwrap_or_else(SpeakerName::unnamed);
    let places: Vec<Span> =
        cards.iter().filter_map(|&other| Some(review.cards.get(other)?.subject)).collect();
    // In a few passes over the text; one by one, hundreds of cards would take as many passes.
    let anchors = anchors_of(&article.text, &places);
    let mut changes = Vec::new();
    for (&other, subject) in cards.iter().zip(anchors.into_iter().map(Subject::Quotation)) {
        if let Verdict::Rejected(reason) = verdict {
            changes.push((subject, Change::Reject(reason)));
        } else {
            let speaker = SpeakerChoice::of(article, review, (other, &named))?;
            changes.extend(acceptance(subject, &speaker, review.quotation(other)?.kind));
        }
    }
    (!cards.is_empty()).then_some((Act::Change(changes), cards))
}

/// The other undecided cards whose original speaker is the same as that of `card` and is mentioned with the same
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

/// Moves the decision of an orphan to the quotation at `place`.
#[must_use]
pub fn move_orphan(article: &Article, orphan: &Orphan, place: Span) -> Act {
    let subject = Subject::Quotation(orphan.anchor.clone());
    Act::Change(vec![(subject, Change::Move(Anchor::of(&article.text, place)))])
}

/// Drops the decision of an orphan.
#[must_use]
pub fn drop_orphan(orphan: &Orphan) -> Act {
    Act::Change(vec![(Subject::Quotation(orphan.anchor.clone()), Change::Forget)])
}

/// Removes an entity or reassigns it.
#[must_use]
pub fn change_entity(name: EntityName, change: Change) -> Act {
    Act::Change(vec![(Subject::Entity(name), change)])
}

/// Marks a passage, an entity or the article.
#[must_use]
pub fn mark(subject: &Subject, changes: Vec<Change>) -> Act {
    Act::Change(changes.into_iter().map(|change| (subject.clone(), change)).collect())
}

/// Removes a mention or reassigns it.
#[must_use]
pub fn change_mention(article: &Article, mention: &Mention, change: Change) -> Act {
    Act::Change(vec![(Subject::Mention(Anchor::of(&article.text, mention.span)), change)])
}

/// The mention of the speaker beside a quotation: "he", "the ministry".
#[must_use]
pub fn mention<'a>(article: &'a Article, review: &Review, card: usize) -> Option<&'a str> {
    let quotation = review.found_quotation(review.cards.get(card)?)?;
    Some(article.words(quotation.attribution.as_ref()?.mention?))
}

/// The speaker of a quotation.
#[must_use]
pub fn speaker_of(article: &Article, analysis: &Analysis, quotation: &Quotation) -> Option<SpeakerName> {
    let attribution = quotation.attribution.as_ref()?;
    Some(speakers::named(analysis, attribution.speaker, &article.text))
}

/// The speaker the program found.
fn found_speaker(review: &Review, card: usize) -> Option<Speaker> {
    let quotation = review.found_quotation(review.cards.get(card)?)?;
    quotation.attribution.as_ref().map(|attribution| attribution.speaker)
}

fn subject(article: &Article, review: &Review, card: usize) -> Option<Subject> {
    let card = review.cards.get(card)?;
    Some(Subject::Quotation(Anchor::of(&article.text, card.subject)))
}

/// The speaker and the kind on a card.
fn seen(article: &Article, review: &Review, card: usize) -> Option<SeenAttribution> {
    let quotation = review.quotation(card)?;
    Some(SeenAttribution { speaker: speaker_of(article, &review.analysis, quotation), kind: quotation.kind })
}

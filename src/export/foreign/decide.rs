//! What another tool says of places in a text -> decisions on the quotations that the program finds there, and on those that
//! it misses.

use super::place::PlacedMark;
use super::work::{ForeignMeaning, ForeignQuotation, ForeignSpeaker};
use crate::analysis::{Analysis, Entity, EntityKind, Quotation, QuotationKind};
use crate::article::Article;
use crate::lexicon::countries;
use crate::review::decided::{Decided, DecidedMark, MarkedSubject};
use crate::review::{Codes, Decision, SpeakerKind, SpeakerName, Stamp, Verdict, Verification, acts};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use crate::text::quotation_marks;
use std::collections::{BTreeMap, HashSet};

/// What a reviewer decided of a text with another tool.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignDecisions {
    /// The quotations, in text order.
    pub quotations: Vec<Decided>,
    /// The passages, and the codes of the article.
    pub marks: Vec<DecidedMark>,
    /// How many quotations stay open, as the program found them, because the tool does not say who speaks.
    pub open: usize,
    /// How many rejections are about words that the program does not take for a quotation either.
    pub not_found: usize,
}

/// Decides what one reviewer says of an article.
#[must_use]
pub fn decide(
    (article, found): (&Article, &Analysis),
    reviewer: &str,
    placed: Vec<PlacedMark>,
    codes: Option<(Codes, i64)>,
) -> ForeignDecisions {
    let mut decisions = ForeignDecisions::default();
    let stamp = |at: i64| Stamp { reviewer: reviewer.to_owned(), at, tool: String::new() };
    let subjects = subjects(&article.text, found, &placed);
    let mut decided: BTreeMap<Span, Decided> = BTreeMap::new();
    for (mark, subject) in placed.into_iter().zip(subjects) {
        let stamp = stamp(mark.at);
        match mark.meaning {
            ForeignMeaning::Quotation(ref quotation) => {
                let scene = DecisionScene { article, found, mark: &mark, quotation };
                let mut one = scene.decided(&subject);
                one.decision.stamp = Some(stamp.clone());
                let is_open = scene.is_open();
                if subject.found.is_none() && matches!(one.decision.verdict, Verdict::Rejected(_)) {
                    decisions.not_found += 1;
                    decisions.marks.extend(mark_of_rejected(&one, stamp));
                } else if says_something(&subject, &one) {
                    keep(&mut decided, one);
                } else {
                    // What is recorded is counted there.
                    decisions.open += usize::from(is_open);
                }
            }
            ForeignMeaning::Passage { codes, note, highlighted } => {
                let subject = MarkedSubject::Passage(mark.span);
                decisions.marks.push(DecidedMark { subject, codes, note, highlighted, stamp });
            }
        }
    }
    if let Some((codes, at)) = codes {
        let (subject, stamp) = (MarkedSubject::Article, stamp(at));
        decisions.marks.push(DecidedMark { subject, codes, note: String::new(), highlighted: false, stamp });
    }
    decisions.quotations = decided.into_values().collect();
    decisions
}

/// Keeps a decision, joined with an earlier one on the same quotation.
fn keep(decided: &mut BTreeMap<Span, Decided>, one: Decided) {
    let one = match decided.remove(&one.subject) {
        Some(before) => joined(before, one),
        None => one,
    };
    decided.insert(one.subject, one);
}

/// The note and the codes of a rejected quotation that there is not, as those of a passage.
fn mark_of_rejected(rejected: &Decided, stamp: Stamp) -> Option<DecidedMark> {
    let Decision { note, codes, .. } = &rejected.decision;
    (!note.is_empty() || !codes.is_empty()).then(|| DecidedMark {
        subject: MarkedSubject::Passage(rejected.content),
        codes: codes.clone(),
        note: note.clone(),
        highlighted: false,
        stamp,
    })
}

/// What one reviewer says twice of a quotation: the later answer, with the notes and the codes of both.
fn joined(one: Decided, other: Decided) -> Decided {
    let rank = |decided: &Decided| {
        let Decision { stamp, verdict, .. } = &decided.decision;
        (stamp.as_ref().map(|stamp| stamp.at), *verdict != Verdict::Pending)
    };
    let (before, mut after) = if rank(&one) > rank(&other) { (other, one) } else { (one, other) };
    let (old, new) = (before.decision, &mut after.decision);
    new.codes.extend(old.codes);
    new.flagged |= old.flagged;
    if !old.note.is_empty() && !new.note.contains(&old.note) {
        let notes = [old.note.as_str(), new.note.as_str()];
        new.note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n");
    }
    after
}

/// The quotation that a mark is about.
#[derive(Debug, Clone, PartialEq)]
struct MarkedQuotation<'a> {
    /// As the program finds it.
    found: Option<&'a Quotation>,
    /// Its content, as it is marked.
    content: Span,
}

/// The quotations that marks are about: those with the same words first, then those that they overlap, each once.
fn subjects<'a>(text: &str, found: &'a Analysis, placed: &[PlacedMark]) -> Vec<MarkedQuotation<'a>> {
    let mut taken: HashSet<Span> = HashSet::new();
    let mut same: Vec<Option<&Quotation>> = Vec::new();
    for mark in placed {
        let quotation = same_words(text, found, mark);
        taken.extend(quotation.map(|quotation| quotation.content));
        same.push(quotation);
    }
    let mut subjects = Vec::new();
    for (mark, same) in placed.iter().zip(same) {
        let subject = match (same, &mark.meaning) {
            (Some(quotation), _) => MarkedQuotation { found: Some(quotation), content: quotation.content },
            (None, ForeignMeaning::Passage { .. }) => MarkedQuotation { found: None, content: mark.span },
            (None, ForeignMeaning::Quotation(_)) => {
                let content = without_marks(text, mark.span);
                let free = overlapping(found, content).filter(|quotation| taken.insert(quotation.content));
                MarkedQuotation { found: free, content }
            }
        };
        subjects.push(subject);
    }
    subjects
}

/// The quotation with these words. Whether its marks and the last comma belong to it, every tool sees in its own way.
fn same_words<'a>(text: &str, found: &'a Analysis, mark: &PlacedMark) -> Option<&'a Quotation> {
    if !matches!(mark.meaning, ForeignMeaning::Quotation(_)) {
        return None;
    }
    let near = near(found, mark.span);
    let exact = near.iter().find(|quotation| quotation.content == mark.span);
    let core = core(text, mark.span);
    exact.or_else(|| near.iter().find(|quotation| core_of(text, quotation) == core)).copied()
}

fn core_of(text: &str, quotation: &Quotation) -> Span {
    core(text, quotation.content)
}

/// The quotations that overlap a span.
fn near(found: &Analysis, span: Span) -> Vec<&Quotation> {
    let first = found.quotations.partition_point(|quotation| quotation.marks.end <= span.start);
    let rest = found.quotations.get(first..).unwrap_or_default();
    rest.iter().take_while(|quotation| quotation.marks.start < span.end).collect()
}

/// The quotation that shares most with a span, if that is at least half of one of them.
fn overlapping(found: &Analysis, span: Span) -> Option<&Quotation> {
    let shared = |quotation: &Quotation| {
        let (from, to) = (quotation.content.start.max(span.start), quotation.content.end.min(span.end));
        to.saturating_sub(from) as usize
    };
    let is_half =
        |quotation: &&Quotation| 2 * shared(quotation) >= span.len().min(quotation.content.len()).max(1);
    near(found, span).into_iter().filter(is_half).max_by_key(|quotation| shared(quotation))
}

/// A span from its first to its last letter or digit.
fn core(text: &str, span: Span) -> Span {
    trimmed(text, span, |c| !c.is_alphanumeric())
}

/// A span without white space and quotation marks around it.
fn without_marks(text: &str, span: Span) -> Span {
    trimmed(text, span, |c| {
        c.is_whitespace() || (quotation_marks::is_mark(c) && !quotation_marks::is_apostrophe(c))
    })
}

fn trimmed(text: &str, span: Span, is_outside: impl Fn(char) -> bool + Copy) -> Span {
    let words = span.of(text);
    let after = words.trim_start_matches(is_outside);
    let start = span.start as usize + words.len() - after.len();
    let kept = after.trim_end_matches(is_outside).len();
    if kept == 0 { span } else { Span::new(start, start + kept) }
}

/// A quotation that another tool describes, in its article.
struct DecisionScene<'a> {
    article: &'a Article,
    found: &'a Analysis,
    mark: &'a PlacedMark,
    quotation: &'a ForeignQuotation,
}

impl DecisionScene<'_> {
    fn is_open(&self) -> bool {
        let decision = &self.quotation.decision;
        decision.verdict == Verdict::Pending
            && !decision.skipped
            && self.quotation.speaker == ForeignSpeaker::Unsaid
    }

    fn decided(&self, subject: &MarkedQuotation<'_>) -> Decided {
        let Self { article, found, quotation, .. } = self;
        let as_found = subject.found.map(|quotation| acts::speaker_of(article, found, quotation));
        let speaker = self.speaker(as_found.clone().flatten());
        let name = |speaker: &Option<SpeakerName>| speaker.as_ref().map(|named| folded(&named.name));
        let may_correct = subject.found.is_some() && !quotation.is_as_found;
        let known_kind = subject.found.map(|found| found.kind);
        let kind = quotation.kind.or(known_kind).unwrap_or_else(|| self.kind_by_marks(subject.content));
        Decided {
            subject: subject.found.map_or(subject.content, |found| found.content),
            content: subject.content,
            new_speaker: may_correct && as_found.is_some_and(|found| name(&found) != name(&speaker)),
            new_kind: may_correct && known_kind != Some(kind),
            speaker,
            kind,
            decision: quotation.decision.clone(),
        }
    }

    fn kind_by_marks(&self, content: Span) -> QuotationKind {
        let before = self.article.text.get(..content.start as usize).unwrap_or_default();
        let is_marked = before.trim_end().chars().next_back().is_some_and(quotation_marks::is_mark);
        if is_marked { QuotationKind::Direct } else { QuotationKind::Indirect }
    }

    fn speaker(&self, as_found: Option<SpeakerName>) -> Option<SpeakerName> {
        match &self.quotation.speaker {
            ForeignSpeaker::Unsaid => as_found,
            ForeignSpeaker::Nobody => None,
            ForeignSpeaker::Named(name, kind) => Some(self.named(name, kind.as_deref())),
            ForeignSpeaker::At(_) => match self.mark.speaker {
                Some(span) => Some(self.at(span)),
                None => as_found,
            },
        }
    }

    /// The speaker with a name: the one of the article if it has one, of this kind if that is said.
    fn named(&self, name: &str, kind: Option<&str>) -> SpeakerName {
        let known = self.entity(name).map(speaker_name);
        // A name with a kind was in an export, as it is; other words come from the text or from a form.
        let name = if kind.is_some() { name.to_owned() } else { single_spaced(name) };
        let kind = match kind {
            Some("group") => SpeakerKind::Group,
            Some("unknown") => SpeakerKind::Unknown,
            Some(word) => match known {
                Some(known) if known.kind.word() == word => return known,
                _ if word == "country" => country(&name).unwrap_or(SpeakerKind::Organization),
                _ if word == "organization" => SpeakerKind::Organization,
                _ => SpeakerKind::Person,
            },
            None => match known {
                Some(known) => return known,
                None if is_name(&name) => SpeakerKind::Person,
                None => SpeakerKind::Group,
            },
        };
        SpeakerName { name, kind }
    }

    /// The entity with this name, or one that is mentioned with these words.
    fn entity(&self, name: &str) -> Option<&Entity> {
        let wanted = folded(name);
        let by_name = self.found.entities.iter().find(|entity| folded(&entity.name) == wanted);
        let by_mention = || {
            let mention =
                self.found.mentions.iter().find(|one| folded(self.article.words(one.span)) == wanted);
            self.found.entity(mention?.entity)
        };
        by_name.or_else(by_mention)
    }

    /// The speaker that is named at a place: whoever is mentioned there, otherwise the words.
    fn at(&self, span: Span) -> SpeakerName {
        let shared = |other: Span| other.end.min(span.end).saturating_sub(other.start.max(span.start));
        let mentions = self.found.mentions.iter().filter(|mention| mention.span.overlaps(span));
        // Of "Ana Lopes of Peru" the first is meant.
        let most = mentions.min_by_key(|mention| (std::cmp::Reverse(shared(mention.span)), mention.span));
        let entity = most.and_then(|mention| self.found.entity(mention.entity));
        entity.map_or_else(|| self.named(self.article.words(span), None), speaker_name)
    }
}

/// Whether a decision changes anything: nothing does that is open as it was found, or rejected and not found.
fn says_something(subject: &MarkedQuotation<'_>, decided: &Decided) -> bool {
    let decision = &decided.decision;
    let has_work = decision.skipped
        || decision.flagged
        || !decision.codes.is_empty()
        || decision.verification != Verification::Unchecked
        || [&decision.note, &decision.source, &decision.words].iter().any(|words| !words.is_empty());
    match decision.verdict {
        Verdict::Accepted => true,
        Verdict::Rejected(_) => subject.found.is_some(),
        Verdict::Pending => {
            has_work || subject.found.is_none() || decided.new_kind || decided.content != decided.subject
        }
    }
}

fn speaker_name(entity: &Entity) -> SpeakerName {
    let kind = match entity.kind {
        EntityKind::Country(code) => SpeakerKind::Country(code),
        EntityKind::Person { .. } => SpeakerKind::Person,
        EntityKind::Organization => SpeakerKind::Organization,
    };
    SpeakerName { name: entity.name.clone(), kind }
}

fn country(name: &str) -> Option<SpeakerKind> {
    let known = countries::all().iter().find(|(_, known)| folded(known) == folded(name));
    known.map(|(code, _)| SpeakerKind::Country(crate::analysis::CountryCode(*code)))
}

/// Whether words look like a name: every word but small ones begins with a capital.
fn is_name(words: &str) -> bool {
    let small = |word: &str| word.chars().count() <= 3 && word.chars().all(char::is_lowercase);
    let begins = |word: &str| word.chars().next().is_some_and(char::is_uppercase) || small(word);
    words.chars().next().is_some_and(char::is_uppercase)
        && words.split_whitespace().all(begins)
        && !["the ", "a ", "an ", "his ", "her ", "one "].iter().any(|word| folded(words).starts_with(word))
}

//! (quotation, source) -> the best passage, the differences, and the verdict they propose.

use super::around::{NumberAround, numbers_around};
use super::difference::{DifferenceKind, WordDifference, cut, differences};
use super::find::{AlignedPlace, AlignedStep, Wanted, align, further_regions, regions, runs};
use super::flag::DifferenceFlag;
use super::quoted::{QuotedSpeech, SpeechEdge};
use super::same_speaker::{SpeakerMatch, is_speaker_open, same_speaker};
use super::source::{Sentences, Source, span_of};
use super::verdict::SourceVerdict;
use super::words::{QuotedPart, quoted_parts};
use crate::lexicon::function_words;
use crate::lexicon::lists::{List, ListSet};
use crate::review::Verification;
use crate::sorting;
use crate::text::Span;
use crate::text::phrase::single_spaced;
use std::ops::Range;

/// What a comparison found.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it proposes.
    pub verdict: SourceVerdict,
    /// Where the words are in the source. `None` if no passage is similar.
    pub passage: Option<SourcePassage>,
    /// The differences, in the order of the text.
    pub differences: Vec<WordDifference>,
    /// The share of the quotation that is in the passage, from 0 to 1, rare words counting most.
    pub share: f64,
    /// Whether the source does not name who speaks: "SPEAKER 2" may be who is quoted, or somebody else.
    pub is_speaker_open: bool,
    /// Whether the source gives the passage to somebody else, whatever the verdict.
    pub is_other_speaker: bool,
    /// The numbers in the sentence around a quoted phrase that the source gives otherwise.
    pub around: Vec<NumberAround>,
}

/// A passage of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePassage {
    /// Its bytes in the text of the source.
    pub span: Span,
    /// Who speaks it, as the source names them.
    pub speaker: Option<String>,
    /// The time code of the line in which it begins: "00:12:30".
    pub time: Option<String>,
    /// The page, counted from one.
    pub page: Option<usize>,
    /// The number of the paragraph, as the screen shows it beside the text.
    pub paragraph: u32,
}

impl SourcePassage {
    /// The passage of these words, from the first to behind the last.
    pub(super) fn of(source: &Source, words: (usize, usize)) -> Self {
        let span = span_of(source.words(), words);
        Self {
            span,
            speaker: source.speaker(words.0).map(single_spaced),
            time: source.time(words.0),
            page: source.page(span.start),
            paragraph: source.paragraph(span.start),
        }
    }

    /// Where it is, in the most exact words that the source allows: "00:12:30", "page 3", "paragraph 12".
    #[must_use]
    pub fn location(&self) -> String {
        match (&self.time, self.page) {
            (Some(time), _) => time.clone(),
            (None, Some(page)) => format!("page {page}"),
            (None, None) => format!("paragraph {}", self.paragraph),
        }
    }

    /// Where it is in a source with this name, and who speaks it: "council.srt, 00:12:30, ANA RUIZ".
    #[must_use]
    pub fn location_in(&self, source: &str) -> String {
        let speaker = self.speaker.as_ref().map(|speaker| format!(", {speaker}")).unwrap_or_default();
        format!("{source}, {}{speaker}", self.location())
    }
}

impl Comparison {
    const NOTHING: Self = Self {
        verdict: SourceVerdict::NotFound,
        passage: None,
        differences: Vec::new(),
        share: 0.0,
        is_speaker_open: false,
        is_other_speaker: false,
        around: Vec::new(),
    };

    /// Whether the quotation shows that it was shortened or edited, but not that a negation went with it.
    #[must_use]
    pub fn hides_negation(&self) -> bool {
        let is_negation = |difference: &WordDifference| difference.flag == Some(DifferenceFlag::Negation);
        matches!(self.verdict, SourceVerdict::Shortened | SourceVerdict::Edited)
            && self.differences.iter().any(is_negation)
    }

    /// The state that a reviewer is offered. What is left out may turn the meaning around, so a negation in it is no match.
    #[must_use]
    pub fn proposes(&self) -> Verification {
        if self.hides_negation() { Verification::Differs } else { self.verdict.proposes() }
    }

    /// Whether a reviewer recorded something else before.
    #[must_use]
    pub fn contradicts(&self, recorded: Verification) -> bool {
        recorded != Verification::Unchecked && recorded != self.proposes()
    }

    /// The passage with what the quotation cuts before it or after it.
    #[must_use]
    pub fn whole_passage(&self) -> Option<Span> {
        self.passage.as_ref().map(|passage| with_cuts(passage.span, &self.differences))
    }

    /// The differences that matter most first: those with a flag, then those that the quotation does not show.
    #[must_use]
    pub fn gravest_first(&self) -> Vec<WordDifference> {
        let mut differences = self.differences.clone();
        sorting::by_key(&mut differences, |difference| {
            (difference.flag.is_none(), difference.flag, difference.kind.is_shown())
        });
        differences
    }
}

/// A passage with what was cut before it or after it.
#[must_use]
pub fn with_cuts(passage: Span, differences: &[WordDifference]) -> Span {
    let is_cut = |difference: &&WordDifference| difference.kind == DifferenceKind::Shortened;
    differences.iter().filter(is_cut).fold(passage, |whole, cut| whole.to(cut.said))
}

/// The best comparison with several sources.
#[derive(Debug, Clone, PartialEq)]
pub struct BestMatch {
    /// The index of the source.
    pub source: usize,
    /// The comparison with it.
    pub comparison: Comparison,
}

/// Compares a quotation with every source, and keeps the best comparison. `None` if there are no sources.
#[must_use]
pub fn best_match(quoted: &QuotedSpeech<'_>, sources: &[Source]) -> Option<BestMatch> {
    let compared = sources.iter().enumerate().map(|(at, source)| (at, compare(quoted, source)));
    let better = |one: &(usize, Comparison), other: &(usize, Comparison)| {
        let rank = |comparison: &Comparison| (comparison.verdict, comparison.differences.len());
        rank(&one.1).cmp(&rank(&other.1)).then(other.1.share.total_cmp(&one.1.share))
    };
    compared.min_by(better).map(|(source, comparison)| BestMatch { source, comparison })
}

/// Compares a quotation with a source.
#[must_use]
pub fn compare(quoted: &QuotedSpeech<'_>, source: &Source) -> Comparison {
    let parts = quoted_parts(quoted.text, quoted.content);
    let wanted = Wanted::of(quoted.text, &parts, source);
    if !(0..parts.len()).any(|at| wanted.is_spoken(at)) {
        return Comparison::NOTHING;
    }
    let search = SourceSearch { quoted, source, wanted };
    search.verbatim().or_else(|| search.aligned()).unwrap_or(Comparison::NOTHING)
}

/// The smallest share of a quotation that makes a passage.
const MIN_SHARE: f64 = 0.45;
/// Once this share of a quotation is found in a passage, no better one is looked for at length.
const SURE_SHARE: f64 = 0.75;
/// This many small words make a passage, if no other word does and they are most of the quotation.
const MIN_SMALL: usize = 3;
/// Somebody else is only named as the speaker of words that are nearly all there.
const MIN_SHARE_OF_OTHER: f64 = 0.7;

struct SourceSearch<'a> {
    quoted: &'a QuotedSpeech<'a>,
    source: &'a Source,
    wanted: Wanted<'a>,
}

impl SourceSearch<'_> {
    /// The best place where all words stand in a row.
    fn verbatim(&self) -> Option<Comparison> {
        let count = self.wanted.parts.len();
        let firsts = runs(&self.wanted, self.source).into_iter();
        let of_one = firsts.filter(|first| self.source.speeches(*first..*first + count).len() == 1);
        let best = of_one.max_by_key(|first| {
            let speaker = self.speaker(*first, first + count);
            let words = (*first, first + count);
            let cuts = self.cuts(words).len();
            // Of equal places, the first.
            (
                !self.breaks_contraction(words),
                speaker,
                self.is_identical(words),
                std::cmp::Reverse((cuts, *first)),
            )
        })?;
        let steps: Vec<AlignedStep> = (0..count).map(|at| AlignedStep::Same(at, best + at)).collect();
        Some(self.comparison(&steps))
    }

    /// The best place where most words are.
    fn aligned(&self) -> Option<Comparison> {
        let near = self.best_of(regions(&self.wanted, self.source));
        if near.as_ref().is_some_and(|place| self.share(&place.steps) >= SURE_SHARE) {
            return self.accepted(&near?.steps);
        }
        let far = self.best_of(further_regions(&self.wanted, self.source));
        let best = near.into_iter().chain(far).max_by_key(|place| self.rank(place))?;
        self.accepted(&best.steps)
    }

    fn best_of(&self, regions: Vec<Range<usize>>) -> Option<AlignedPlace> {
        let speeches = regions.into_iter().flat_map(|region| self.source.speeches(region));
        let aligned = speeches.filter_map(|speech| align(&self.wanted, self.source, speech));
        aligned.max_by_key(|place| self.rank(place))
    }

    /// How good a place is. Who speaks decides between places that are as good, then which comes first.
    fn rank(&self, place: &AlignedPlace) -> (i32, std::cmp::Reverse<usize>) {
        let (from, to) = words_of(&place.steps).unwrap_or_default();
        (place.score + 40 * self.speaker(from, to) as i32, std::cmp::Reverse(from))
    }

    /// The comparison with a place, if that is similar enough to be meant.
    fn accepted(&self, steps: &[AlignedStep]) -> Option<Comparison> {
        let comparison = self.comparison(steps);
        let is_whole = comparison.share >= 1.0 - f64::EPSILON;
        let is_similar = comparison.share >= MIN_SHARE && self.has_words_of_its_own(steps);
        (is_whole || is_similar).then_some(comparison)
    }

    /// Whether the words that are the same say that the passage is meant: "we are" is everywhere.
    fn has_words_of_its_own(&self, steps: &[AlignedStep]) -> bool {
        let same = || {
            steps.iter().filter_map(|step| match step {
                AlignedStep::Same(_, place) => Some(self.source.key(*place)),
                _ => None,
            })
        };
        let is_small =
            |word: &str| function_words::class_of(word).is_some() || ListSet::of(word).has(List::Reversals);
        let count = same().count();
        let is_most = count >= MIN_SMALL && count * 5 > self.wanted.parts.len() * 3;
        is_most || count > 1 && same().any(|word| !is_small(word))
    }

    fn comparison(&self, steps: &[AlignedStep]) -> Comparison {
        let Some(mut words) = words_of(steps) else { return Comparison::NOTHING };
        let share = self.share(steps);
        let mut steps = steps.to_vec();
        if self.breaks_contraction(words) {
            // "We can" is not in "we can't".
            steps.push(AlignedStep::LeftOut(self.wanted.parts.len() - 1, words.1));
            words.1 += 1;
        }
        let mut found = differences(&steps, &self.wanted, self.source);
        let [before, behind] = self.edges(words);
        found.splice(0..0, before);
        found.extend(behind);
        let is_other = self.speaker(words.0, words.1) == SpeakerMatch::Other;
        let verdict = if is_other && share >= MIN_SHARE_OF_OTHER {
            SourceVerdict::OtherSpeaker
        } else if found.iter().any(|difference| !difference.kind.is_shown()) {
            SourceVerdict::Differs
        } else if found.iter().any(|difference| difference.kind == DifferenceKind::Edited) {
            SourceVerdict::Edited
        } else if !found.is_empty() {
            SourceVerdict::Shortened
        } else if self.is_identical(words) {
            SourceVerdict::Identical
        } else {
            SourceVerdict::SameWords
        };
        Comparison {
            verdict,
            passage: Some(SourcePassage::of(self.source, words)),
            differences: found,
            share,
            is_speaker_open: is_speaker_open(self.quoted, self.source, words),
            is_other_speaker: is_other,
            around: numbers_around(self.quoted, self.source, words),
        }
    }

    /// The share of the quotation that the source has.
    fn share(&self, steps: &[AlignedStep]) -> f64 {
        let index = self.source.index();
        let weight = |at: usize| self.wanted.weight(at, index);
        let all: f64 = (0..self.wanted.parts.len()).map(weight).sum();
        let same: f64 = steps
            .iter()
            .map(|step| if let AlignedStep::Same(at, _) = step { weight(*at) } else { 0.0 })
            .sum();
        if all > 0.0 { same / all } else { 0.0 }
    }

    /// The worst that the source says of the speakers of words `from..to`: somebody else may speak a part of them.
    fn speaker(&self, from: usize, to: usize) -> SpeakerMatch {
        let turns = [from, to.saturating_sub(1)];
        let matches = turns.iter().map(|at| {
            self.source.speaker(*at).map_or(SpeakerMatch::Unknown, |said| same_speaker(self.quoted, said))
        });
        matches.min().unwrap_or(SpeakerMatch::Unknown)
    }

    fn cuts(&self, words: (usize, usize)) -> Vec<WordDifference> {
        self.edges(words).into_iter().flatten().collect()
    }

    /// What the quotation leaves out of its first and of its last sentence.
    fn edges(&self, (from, to): (usize, usize)) -> [Option<WordDifference>; 2] {
        let sentences = Sentences(self.source);
        let (start, end) = (sentences.start(from), sentences.end(to.saturating_sub(1)));
        let content = self.quoted.content;
        let first = Span { start: content.start, end: content.start };
        let last = Span { start: content.end, end: content.end };
        let before = self.quoted.start == SpeechEdge::Sentence && start < from;
        let behind = self.quoted.end == SpeechEdge::Sentence && end > to;
        [
            before.then(|| cut(first, (start, from), self.source)),
            behind.then(|| cut(last, (to, end), self.source)),
        ]
    }

    /// Whether the source has another half of a contraction after these words, which changes them: "can" of "can't".
    fn breaks_contraction(&self, (_, to): (usize, usize)) -> bool {
        self.source.words().get(to).is_some_and(|word| word.is_contracted)
    }

    /// Whether the characters from the first word to the last are the same, apart from line ends.
    fn is_identical(&self, words: (usize, usize)) -> bool {
        let spans: Vec<Span> = self.wanted.parts.iter().filter_map(part_span).collect();
        let Some((first, last)) = spans.first().zip(spans.last()) else { return false };
        let quoted = first.to(*last);
        single_spaced(quoted.of(self.quoted.text)) == self.reading(words)
            && ends_alike(
                self.quoted.text.get(quoted.range().end..self.quoted.content.range().end).unwrap_or_default(),
                self.source.text().get(span_of(self.source.words(), words).range().end..).unwrap_or_default(),
            )
    }

    /// The words of the source on one line, without the labels and times between them.
    fn reading(&self, (from, to): (usize, usize)) -> String {
        let words = self.source.words().get(from..to).unwrap_or_default();
        let turns = words.chunk_by(|one, other| one.turn == other.turn);
        let last = words.last().map(|word| word.turn);
        let said = turns.filter_map(|turn| {
            let (from, to) = (turn.first()?, turn.last()?);
            // What is quoted on into the next turn is quoted up to the full stop of this one.
            let whole = self.source.turn_span(to).filter(|_| Some(to.turn) != last);
            let span = from.span.to(Span { end: whole.unwrap_or(to.span).end, ..to.span });
            Some(single_spaced(span.of(self.source.text())))
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

fn part_span(part: &QuotedPart) -> Option<Span> {
    match part {
        QuotedPart::Word(quoted) => Some(quoted.word.span),
        QuotedPart::Ellipsis(_) => None,
    }
}

/// Whether both end as a question or a cry, or neither does: which other mark ends them is a matter of style.
fn ends_alike(quoted: &str, said: &str) -> bool {
    let ending =
        |text: &str| text.chars().find(|c| matches!(c, '?' | '!' | '.' | ',') || c.is_alphanumeric());
    let [one, other] = [ending(quoted), ending(said)].map(|mark| mark.filter(|c| matches!(c, '?' | '!')));
    one == other
}

/// The words of the source from the first to after the last that have a counterpart.
fn words_of(steps: &[AlignedStep]) -> Option<(usize, usize)> {
    let place = |step: &AlignedStep| match *step {
        AlignedStep::Same(_, place) | AlignedStep::Changed(_, place) => Some(place),
        AlignedStep::PutIn(_) | AlignedStep::LeftOut(..) => None,
    };
    let first = steps.iter().find_map(place)?;
    let last = steps.iter().rev().find_map(place)?;
    Some((first, last + 1))
}

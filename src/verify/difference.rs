//! The steps of an alignment -> the differences between a quotation and its passage.

use super::find::{AlignedStep, Wanted, word_of};
use super::flag::{DifferenceFlag, DifferingWord, flag_of, negations};
use super::source::{Source, SourceWord, span_of};
use super::words::{QuotedPart, QuotedWord};
use crate::labels;
use crate::text::Span;
use crate::text::span::offset;

/// A difference between a quotation and the passage it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordDifference {
    /// What happened to the words.
    pub kind: DifferenceKind,
    /// The words of the quotation, in its text; empty, at the place, if the quotation lacks them.
    pub quoted: Span,
    /// The words of the source, in its text; empty, at the place, if the source lacks them.
    pub said: Span,
    /// What makes it grave.
    pub flag: Option<DifferenceFlag>,
}

/// What happened to words between a source and a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// The quotation has words that the source lacks.
    PutIn,
    /// The source has words that the quotation lacks.
    LeftOut,
    /// They have different words.
    Changed,
    /// The words are the same, in another order.
    Moved,
    /// Words are left out where the quotation shows it, or before or after it in the same sentence.
    Shortened,
    /// Words are replaced or put in where brackets show it.
    Edited,
}

impl DifferenceKind {
    /// Every kind, with its word in exports and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::PutIn, "put-in", "put in"),
        (Self::LeftOut, "left-out", "left out"),
        (Self::Changed, "changed", "changed"),
        (Self::Moved, "moved", "moved"),
        (Self::Shortened, "shortened", "not quoted"),
        (Self::Edited, "edited", "edited in brackets"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }

    /// Whether a reader of the quotation can see that it was shortened or edited, or is used to it.
    #[must_use]
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Shortened | Self::Edited)
    }
}

/// A short gap with a negation in it is no mere shortening: "We will … resign" of "We will not resign".
const SHORT_GAP: usize = 3;

/// The differences on the way through quotation and source.
pub(super) fn differences(
    steps: &[AlignedStep],
    wanted: &Wanted<'_>,
    source: &Source,
) -> Vec<WordDifference> {
    let found = hunks(steps, wanted, source).into_iter().filter_map(|mut hunk| {
        let gap = hunk.said;
        keep_contractions_whole(&mut hunk, (steps, wanted, source));
        kind_of(&hunk, gap, wanted, source).map(|kind| (hunk, kind))
    });
    let mut found: Vec<(Hunk, DifferenceKind)> = found.collect();
    mark_moved(&mut found, wanted, source);
    found.iter().map(|(hunk, kind)| difference(hunk, *kind, wanted, source)).collect()
}

/// How a quotation shows that it was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nowhere,
    AtEllipsis,
    InBrackets,
}

/// Steps in a row that are not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk {
    shown: Shown,
    /// Parts of the quotation: from, and to after the last.
    quoted: (usize, usize),
    /// Words of the source.
    said: (usize, usize),
}

fn hunks(steps: &[AlignedStep], wanted: &Wanted<'_>, source: &Source) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut part, mut place) = (0, first_place(steps));
    let mut is_open = false;
    for step in steps {
        let shown = shown_by(*step, wanted, source);
        let (quoted, said) = match *step {
            AlignedStep::Same(at, there) | AlignedStep::Changed(at, there) => {
                ((at, at + 1), (there, there + 1))
            }
            AlignedStep::PutIn(at) => ((at, at + 1), (place, place)),
            AlignedStep::LeftOut(at, there) if wanted.is_ellipsis(at) => ((at, at + 1), (there, there + 1)),
            AlignedStep::LeftOut(_, there) => ((part, part), (there, there + 1)),
        };
        (part, place) = (quoted.1, said.1);
        match shown {
            None => is_open = false,
            Some(shown) => {
                match hunks.last_mut().filter(|hunk| is_open && hunk.shown == shown) {
                    Some(hunk) => (hunk.quoted.1, hunk.said.1) = (quoted.1, said.1),
                    None => hunks.push(Hunk { shown, quoted, said }),
                }
                is_open = true;
            }
        }
    }
    hunks
}

/// Half a contraction is shown with its other half: "can’t" for "can", not "’t" that is left out.
fn keep_contractions_whole(hunk: &mut Hunk, (steps, wanted, source): (&[AlignedStep], &Wanted<'_>, &Source)) {
    let is_contracted = |part: usize, place: usize| {
        wanted.is_contracted(part) || source.words().get(place).is_some_and(|word| word.is_contracted)
    };
    let is_same = |part: usize, place: usize| steps.contains(&AlignedStep::Same(part, place));
    if let (Some(part), Some(place)) = (hunk.quoted.0.checked_sub(1), hunk.said.0.checked_sub(1))
        && is_same(part, place)
        && is_contracted(hunk.quoted.0, hunk.said.0)
    {
        (hunk.quoted.0, hunk.said.0) = (part, place);
    }
    let (part, place) = (hunk.quoted.1, hunk.said.1);
    if is_same(part, place) && is_contracted(part, place) {
        (hunk.quoted.1, hunk.said.1) = (part + 1, place + 1);
    }
}

fn first_place(steps: &[AlignedStep]) -> usize {
    let place = steps.iter().find_map(|step| match *step {
        AlignedStep::Same(_, place) | AlignedStep::Changed(_, place) | AlignedStep::LeftOut(_, place) => {
            Some(place)
        }
        AlignedStep::PutIn(_) => None,
    });
    place.unwrap_or_default()
}

/// How the quotation shows what happens at a step. `None` if the words are the same.
fn shown_by(step: AlignedStep, wanted: &Wanted<'_>, source: &Source) -> Option<Shown> {
    let at = |part: usize| {
        if wanted.is_ellipsis(part) {
            Shown::AtEllipsis
        } else if wanted.is_spoken(part) {
            Shown::Nowhere
        } else {
            Shown::InBrackets
        }
    };
    match step {
        AlignedStep::Same(part, place) => {
            let is_spoken = source.words().get(place).is_some_and(|word| wanted.is_spoken_as(part, word));
            // The letters in brackets are not in the source.
            (!is_spoken).then_some(Shown::InBrackets)
        }
        AlignedStep::PutIn(part) if wanted.is_ellipsis(part) => None,
        AlignedStep::PutIn(part) | AlignedStep::Changed(part, _) | AlignedStep::LeftOut(part, _) => {
            Some(at(part))
        }
    }
}

/// What happened in a hunk, whose words of the source without the other half of a contraction are `gap`. `None` if nothing
/// did: a line end broke a word of the source.
fn kind_of(hunk: &Hunk, gap: (usize, usize), wanted: &Wanted<'_>, source: &Source) -> Option<DifferenceKind> {
    let (quoted, said) = (quoted_words(hunk, wanted), said_words(hunk, source));
    let differs = negations(&quoted) != negations(&said);
    let plain = match (quoted.is_empty(), said.is_empty()) {
        (true, true) => return None,
        (true, false) => DifferenceKind::LeftOut,
        (false, true) => DifferenceKind::PutIn,
        (false, false) => DifferenceKind::Changed,
    };
    match hunk.shown {
        Shown::AtEllipsis if !differs || is_mere_gap(gap, source) => Some(DifferenceKind::Shortened),
        Shown::InBrackets if !differs => Some(DifferenceKind::Edited),
        Shown::Nowhere if is_broken_word(hunk, (&quoted, &said), source) => None,
        Shown::AtEllipsis | Shown::InBrackets | Shown::Nowhere => Some(plain),
    }
}

/// Whether a gap with a negation in it leaves alone what stands before it. "We can … go" does not, of "We can't under any
/// circumstances go".
fn is_mere_gap((from, to): (usize, usize), source: &Source) -> bool {
    to - from > SHORT_GAP && !source.words().get(from).is_some_and(|word| word.is_contracted)
}

/// Whether both sides have the same letters, and only a line end of the source says where a word ends.
fn is_broken_word(
    hunk: &Hunk,
    (quoted, said): (&[DifferingWord<'_>], &[DifferingWord<'_>]),
    source: &Source,
) -> bool {
    let letters = |words: &[DifferingWord<'_>]| words.iter().map(|word| word.key).collect::<String>();
    let words = source.words().get(hunk.said.0..hunk.said.1).unwrap_or_default();
    words.iter().any(|word| word.is_broken) && letters(quoted) == letters(said)
}

/// Words that are missing in one place and too many in another were moved.
fn mark_moved(found: &mut [(Hunk, DifferenceKind)], wanted: &Wanted<'_>, source: &Source) {
    let keys = |hunk: &Hunk| {
        let quoted: Vec<String> = quoted_words(hunk, wanted).iter().map(|word| word.key.to_owned()).collect();
        let said: Vec<String> = said_words(hunk, source).iter().map(|word| word.key.to_owned()).collect();
        (quoted, said)
    };
    for at in 0..found.len() {
        let Some((hunk, kind)) = found.get(at).filter(|(_, kind)| !kind.is_shown()) else { continue };
        let (kind, (quoted, said)) = (*kind, keys(hunk));
        let is_counterpart = |(other, other_kind): &(Hunk, DifferenceKind)| {
            let opposite = match kind {
                DifferenceKind::PutIn => *other_kind == DifferenceKind::LeftOut,
                DifferenceKind::Changed => *other_kind == DifferenceKind::Changed,
                _ => false,
            };
            opposite && keys(other) == (said.clone(), quoted.clone())
        };
        if let Some(other) = found.iter().position(is_counterpart).filter(|other| *other != at) {
            for moved in [at, other] {
                if let Some((_, kind)) = found.get_mut(moved) {
                    *kind = DifferenceKind::Moved;
                }
            }
        }
    }
}

fn difference(hunk: &Hunk, kind: DifferenceKind, wanted: &Wanted<'_>, source: &Source) -> WordDifference {
    let (quoted, said) = (quoted_words(hunk, wanted), said_words(hunk, source));
    let flag = match kind {
        // An editor's name for "he" is no changed name.
        DifferenceKind::Edited | DifferenceKind::Moved => None,
        // The readers see that something was left out, but not that it denied something.
        DifferenceKind::Shortened => left_out_negation(&said),
        _ => flag_of(&quoted, &said),
    };
    WordDifference { kind, quoted: quoted_span(hunk, wanted), said: span_of(source.words(), hunk.said), flag }
}

/// The words of the source in `said` that a quotation does not have at its beginning or end.
pub(super) fn cut(quoted: Span, said: (usize, usize), source: &Source) -> WordDifference {
    let hunk = Hunk { shown: Shown::Nowhere, quoted: (0, 0), said };
    let flag = left_out_negation(&said_words(&hunk, source));
    WordDifference { kind: DifferenceKind::Shortened, quoted, said: span_of(source.words(), said), flag }
}

/// The flag of words that a quotation shows to be left out.
fn left_out_negation(said: &[DifferingWord<'_>]) -> Option<DifferenceFlag> {
    (negations(said) > 0).then_some(DifferenceFlag::Negation)
}

fn quoted_words<'a>(hunk: &Hunk, wanted: &Wanted<'a>) -> Vec<DifferingWord<'a>> {
    let parts = wanted.parts.get(hunk.quoted.0..hunk.quoted.1).unwrap_or_default();
    let word = |quoted: &'a QuotedWord| DifferingWord {
        key: &quoted.word.key,
        written: quoted.word.span.of(wanted.text),
        begins: begins_sentence(wanted.text, quoted.word.span),
    };
    parts.iter().filter_map(word_of).map(word).collect()
}

fn said_words<'a>(hunk: &Hunk, source: &'a Source) -> Vec<DifferingWord<'a>> {
    let words = source.words().get(hunk.said.0..hunk.said.1).unwrap_or_default();
    let text = source.text();
    let word = |(at, word): (usize, &SourceWord)| DifferingWord {
        key: source.key(hunk.said.0 + at),
        written: word.span.of(text),
        begins: begins_sentence(text, word.span),
    };
    words.iter().enumerate().map(word).collect()
}

/// Whether a sentence begins with the word at `span`, as far as the marks before it say.
pub(super) fn begins_sentence(text: &str, span: Span) -> bool {
    let before = text.get(..span.range().start).unwrap_or_default();
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '['));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '“', '"', '«', '„', '‘'])
}

/// The bytes of the parts of the quotation in a hunk; empty, after the part before, if there are none.
fn quoted_span(hunk: &Hunk, wanted: &Wanted<'_>) -> Span {
    let span = |part: &QuotedPart| match part {
        QuotedPart::Word(quoted) => quoted.word.span,
        QuotedPart::Ellipsis(span) => *span,
    };
    let mut spans = wanted.parts.get(hunk.quoted.0..hunk.quoted.1).unwrap_or_default().iter().map(span);
    if let Some(first) = spans.next() {
        return spans.fold(first, Span::to);
    }
    let before = hunk.quoted.0.checked_sub(1).and_then(|before| wanted.parts.get(before)).map(span);
    let end = before.map_or_else(
        || wanted.parts.first().map(span).map_or(offset(0), |first| first.start),
        |before| before.end,
    );
    Span { start: end, end }
}

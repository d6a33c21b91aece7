//! Reported speech, a source -> the passage that shares most of its words.
//!
//! The words of a report are the reporter's: what was said in them cannot be checked word by word, and no likeness of words
//! is a proof. So there is no verdict here, only the place where a reader should look: the words with a meaning of their own
//! that both have, in whatever form, rare ones counting most.

use super::comparison::SourcePassage;
use super::find::{Vote, windows};
use super::one_sided::{OneSidedWords, one_sided, shared_facts};
use super::quoted::QuotedSpeech;
use super::same_speaker::{SpeakerMatch, same_speaker};
use super::source::{Sentences, Source};
use super::words::{spoken_words, unit_in};
use crate::lexicon::function_words;
use crate::lexicon::lists::{List, ListSet};
use crate::sorting;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The passage of a source that shares the most words with reported speech.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestPassage {
    /// The index of the source.
    pub source: usize,
    /// The passage: the sentences of the shared words, cut where they go on for long.
    pub passage: SourcePassage,
    /// The words that both have, as the report spells them, in its order.
    pub shared: Vec<String>,
    /// The negations, numbers and dates that only one side has.
    pub only: OneSidedWords,
    /// The share of the words with a meaning of their own that the passage has, from 0 to 1, rare words counting most.
    pub share: f64,
}

/// One word in common is chance.
const MIN_SHARED: usize = 2;
/// A smaller part of a report says nothing of where it is from.
const MIN_SHARE: f64 = 0.25;
/// How many words longer than the report a passage may be.
const ROOM: usize = 12;
/// How many words before the first shared word, or after the last, its sentence may begin or end.
const MAX_BESIDE: usize = 25;
/// A word in more places than these says nothing of where.
const MAX_PLACES: usize = 2000;
/// How many of the places with the most words are compared.
const MAX_WINDOWS: usize = 24;
/// How much more a passage counts that the source gives to the speaker of the report.
const SAME_SPEAKER: f64 = 1.3;
/// How much an amount of the same unit counts, beside a word.
const UNIT: f64 = 0.5;
/// A word of fewer letters has no other forms.
const MIN_STEM: usize = 3;

/// The passage of all sources that shares the most words with a report. `None` if none shares enough to be worth a look.
#[must_use]
pub fn nearest_passage(report: &QuotedSpeech<'_>, sources: &[Source]) -> Option<NearestPassage> {
    let wanted = telling_words(report);
    let mut best: Option<(f64, NearestPassage)> = None;
    for (index, source) in sources.iter().enumerate() {
        let Some((score, found)) = nearest_in(report, &wanted, (index, source)) else { continue };
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, found));
        }
    }
    best.map(|(_, found)| found)
}

/// A word of a report that has a meaning of its own.
struct TellingWord {
    kind: TellingKind,
    key: String,
    spelt: String,
    span: Span,
}

/// What a telling word has in common with the words of a source that are shared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TellingKind {
    /// The word, in any of its forms.
    Word,
    /// What the amount counts that is the word at this place of the list: "7 percent" for "17 percent". An amount that was
    /// altered still leads to the right one.
    UnitOf(usize),
}

/// The words of a report with a meaning of their own, each once, and after them the units of its amounts.
fn telling_words(report: &QuotedSpeech<'_>) -> Vec<TellingWord> {
    let mut stems = BTreeSet::new();
    let is_telling = |key: &str| {
        key.chars().count() > 1
            && function_words::class_of(key).is_none()
            && !ListSet::of(key).has(List::Reversals)
    };
    let words = spoken_words(report.text, report.content).into_iter();
    let mut telling: Vec<TellingWord> = words
        .filter(|word| !word.is_contracted && is_telling(&word.key))
        .filter(|word| stems.insert(stem(&word.key).to_owned()))
        .map(|word| TellingWord {
            kind: TellingKind::Word,
            spelt: word.span.of(report.text).to_owned(),
            span: word.span,
            key: word.key,
        })
        .collect();
    let units: Vec<TellingWord> = telling.iter().enumerate().filter_map(unit_of).collect();
    telling.extend(units);
    telling
}

fn unit_of((at, amount): (usize, &TellingWord)) -> Option<TellingWord> {
    let spelt = unit_in(&amount.key)?.to_owned();
    Some(TellingWord { kind: TellingKind::UnitOf(at), key: amount.key.clone(), spelt, span: amount.span })
}

/// The best passage of one source, and how good it is.
fn nearest_in(
    report: &QuotedSpeech<'_>,
    wanted: &[TellingWord],
    (index, source): (usize, &Source),
) -> Option<(f64, NearestPassage)> {
    let places: Vec<Vec<u32>> = wanted.iter().map(|word| places_of(word, source)).collect();
    let weight_of = |word: &TellingWord, places: &[u32]| match word.kind {
        TellingKind::Word => weight(places.len(), source.word_count()),
        TellingKind::UnitOf(_) => UNIT * weight(places.len(), source.word_count()),
    };
    let weights: Vec<f64> =
        wanted.iter().zip(&places).map(|(word, places)| weight_of(word, places)).collect();
    // A unit stands for its amount, which is counted already.
    let words = wanted.iter().filter(|word| word.kind == TellingKind::Word).count();
    let all: f64 = weights.iter().take(words).sum();
    let mut votes = Vec::new();
    for (part, (places, weight)) in places.iter().zip(&weights).enumerate() {
        let places = if places.len() > MAX_PLACES { &[] } else { places.as_slice() };
        votes.extend(places.iter().map(|place| Vote { place: *place as usize, part, weight: *weight }));
    }
    sorting::by_key(&mut votes, |vote| (vote.place, vote.part));
    let found = FoundWords { votes: &votes, weights: &weights, least: all * MIN_SHARE };
    let (score, words) = best_speech(report, source, &found)?;
    let mut held = parts_in(&votes, &words);
    let parts: BTreeSet<usize> = held.values().copied().collect();
    // Where the amount itself stands, others of its unit say nothing.
    let is_surplus = |part: usize| {
        wanted
            .get(part)
            .is_some_and(|word| matches!(word.kind, TellingKind::UnitOf(at) if parts.contains(&at)))
    };
    held.retain(|_, part| !is_surplus(*part));
    let parts: BTreeSet<usize> = held.values().copied().collect();
    let share = parts.iter().filter_map(|part| weights.get(*part)).sum::<f64>() / all;
    let (first, last) = (*held.keys().next()?, *held.keys().next_back()?);
    let sentences = Sentences(source);
    let from = sentences.start(first).max(first.saturating_sub(MAX_BESIDE));
    let to = sentences.end(last).min(last + 1 + MAX_BESIDE);
    let shared =
        parts.iter().filter_map(|part| wanted.get(*part)).map(|word| (word.span, word.spelt.clone()));
    let mut shared: BTreeMap<Span, String> = shared.collect();
    if shared.len() < MIN_SHARED {
        return None;
    }
    // Days, months and small numbers do not say where a report is from, but whether it is right.
    shared.extend(shared_facts(report, source, (from, to)));
    let found = NearestPassage {
        source: index,
        passage: SourcePassage::of(source, (from, to)),
        shared: shared.into_values().collect(),
        only: one_sided(report, source, (from, to)),
        share,
    };
    Some((score, found))
}

/// Where a source has words of a report.
struct FoundWords<'a> {
    votes: &'a [Vote],
    /// How much each word of the report counts.
    weights: &'a [f64],
    /// How much a passage must count at least.
    least: f64,
}

/// The words of one speaker that hold most of the report, and how much they count.
fn best_speech(
    report: &QuotedSpeech<'_>,
    source: &Source,
    found: &FoundWords<'_>,
) -> Option<(f64, Range<usize>)> {
    let FoundWords { votes, weights, least } = *found;
    let reach = spoken_words(report.text, report.content).len() + ROOM;
    let mut likely = windows(votes, reach, weights.len());
    likely.retain(|window| window.score >= least);
    sorting::by(&mut likely, |one, other| other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)));
    let mut best: Option<(f64, Range<usize>)> = None;
    let speeches = likely.iter().take(MAX_WINDOWS).flat_map(|window| source.speeches(window.from..window.to));
    for speech in speeches {
        let parts = parts_in(votes, &speech);
        let held: f64 = parts.values().filter_map(|part| weights.get(*part)).sum();
        let score = held * factor(report, source, speech.start);
        if held >= least && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, speech));
        }
    }
    best
}

/// The words of the report in words of the source: for each its first place there.
fn parts_in(votes: &[Vote], words: &Range<usize>) -> BTreeMap<usize, usize> {
    let from = votes.partition_point(|vote| vote.place < words.start);
    let inside = votes.iter().skip(from).take_while(|vote| vote.place < words.end);
    let mut seen = BTreeSet::new();
    inside.filter(|vote| seen.insert(vote.part)).map(|vote| (vote.place, vote.part)).collect()
}

/// How much more a passage counts because of who speaks it.
fn factor(report: &QuotedSpeech<'_>, source: &Source, at: usize) -> f64 {
    let Some(said) = source.speaker(at) else { return 1.0 };
    if same_speaker(report, said) == SpeakerMatch::Same { SAME_SPEAKER } else { 1.0 }
}

/// How much a word says of where a report is from: a rare one says most, also one that the source does not have.
fn weight(places: usize, words: usize) -> f64 {
    let ratio = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (1.0 + ratio(words) / (1.0 + ratio(places))).ln()
}

/// Where the source has a word, in any of its regular forms; or other amounts of the same unit.
fn places_of(word: &TellingWord, source: &Source) -> Vec<u32> {
    let index = source.index();
    let keys: Vec<u32> = match word.kind {
        TellingKind::Word => forms(&word.key).iter().filter_map(|form| index.number(form)).collect(),
        TellingKind::UnitOf(_) => {
            index.keys_like(|key| key != word.key && unit_in(key).is_some_and(|unit| unit == word.spelt))
        }
    };
    let mut places: Vec<u32> =
        keys.into_iter().flat_map(|number| index.places(number).iter().copied()).collect();
    places.sort_unstable();
    places
}

/// The regular forms of a word: "close", "closes", "closed", "closing" for any of them.
fn forms(key: &str) -> BTreeSet<String> {
    const ENDINGS: [&str; 8] = ["", "s", "es", "e", "ed", "d", "ing", "ly"];
    let stem = stem(key);
    let mut forms: BTreeSet<String> = ENDINGS.iter().map(|ending| format!("{stem}{ending}")).collect();
    // "carry", "carries", "carried".
    if let Some(before) = stem.strip_suffix(['y', 'i']) {
        forms.extend(["y", "ies", "ied"].iter().map(|ending| format!("{before}{ending}")));
        forms.insert(format!("{before}ying"));
    }
    // "stop", "stopped", "stopping".
    if let Some(last) = stem.chars().next_back().filter(char::is_ascii_alphabetic) {
        forms.extend(["ed", "ing"].iter().map(|ending| format!("{stem}{last}{ending}")));
    }
    forms.insert(key.to_owned());
    forms
}

/// A word without a regular ending.
fn stem(key: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ing", "ed", "es", "ly", "s", "e", "d"];
    if !key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return key;
    }
    let mut stems = ENDINGS.iter().filter_map(|ending| key.strip_suffix(ending));
    let stem = stems.find(|stem| stem.len() >= MIN_STEM).unwrap_or(key);
    // "stopp" of "stopped".
    match stem.as_bytes() {
        [.., one, other]
            if stem.len() < key.len() && stem.len() > MIN_STEM && one == other && !b"ls".contains(one) =>
        {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::review::{SpeakerKind, SpeakerName};

    const COUNCIL: &str = "ANA RUIZ: We will not close the quay before the winter. The ferry carries the post.\n\n\
        BEN COLE: The council has known of the danger for many years, and nobody listened. We lost boats.\n\n\
        ANA RUIZ: Danger is a large word. The council pays for two new boats.\n";

    fn source(text: &str) -> Source {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        Source::new("council.txt", article, None)
    }

    /// "passage / shared words" of a report.
    fn nearest(report: &str, speaker: Option<&str>) -> Option<(String, String)> {
        let mut quoted = QuotedSpeech::words(report);
        if let Some(name) = speaker {
            quoted = quoted.said_by(SpeakerName { name: name.to_owned(), kind: SpeakerKind::Person });
        }
        let sources = [source(COUNCIL)];
        let found = nearest_passage(&quoted, &sources)?;
        Some((sources[0].words_in(found.passage.span), found.shared.join(" ")))
    }

    #[test]
    fn the_passage_that_shares_most_words_is_found_in_any_form_of_them() {
        for (report, passage, shared) in [
            (
                "the council had known of the danger for years",
                "The council has known of the danger for many years, and nobody listened",
                "council known danger years",
            ),
            (
                "she was not closing the quay this winter",
                "We will not close the quay before the winter",
                "closing quay winter",
            ),
            ("the post was carried by the ferry", "The ferry carries the post", "post carried ferry"),
        ] {
            assert_eq!(nearest(report, None), Some((passage.to_owned(), shared.to_owned())), "{report}");
        }
    }

    /// "shared words / remarks" of a report beside a source.
    fn told(report: &str, said: &str) -> (String, String) {
        let found = nearest_passage(&QuotedSpeech::words(report), &[source(said)]).unwrap();
        (found.shared.join(" "), found.only.remarks().join("; "))
    }

    #[test]
    fn days_months_and_numbers_are_shared_and_what_only_one_side_has_is_remarked() {
        let said = "ANA RUIZ: We will close the quay for 7 weeks on Monday in March.\n";
        for (report, shared, remarks) in [
            ("the quay would close for 7 weeks on Monday in March", "quay close 7 weeks Monday March", ""),
            (
                "the quay would not close in March",
                "quay close March",
                "only the report has: not; only the source has: 7, Monday",
            ),
            (
                "the quay would close for 9 weeks on Monday in March",
                "quay close weeks Monday March",
                "only the report has: 9; only the source has: 7",
            ),
        ] {
            assert_eq!(told(report, said), (shared.to_owned(), remarks.to_owned()), "{report}");
        }
        let said = "ANA RUIZ: The ferry won’t carry 52 people.\n";
        assert_eq!(told("the ferry would carry people", said).1, "only the source has: not, 52");
        assert_eq!(told("the ferry would never carry 52 people", said).1, "");
    }

    #[test]
    fn an_amount_that_was_altered_still_leads_to_the_right_one() {
        let said = "ANA RUIZ: The shortfall is $18 million. The library is seven percent of that gap. \
            Rents rose by nine percent.\n";
        for (report, shared, remarks) in [
            (
                "the library, he added, was 17 percent of it",
                "library percent",
                "only the report has: 17 percent; only the source has: seven percent",
            ),
            (
                "the shortfall was 80 million dollars",
                "shortfall dollars",
                "only the report has: 80 million dollars; only the source has: $18 million",
            ),
            ("the library was 7% of it", "library 7%", ""),
        ] {
            assert_eq!(told(report, said), (shared.to_owned(), remarks.to_owned()), "{report}");
        }
        let unrelated = QuotedSpeech::words("the harvest fell by 17 percent");
        assert_eq!(nearest_passage(&unrelated, &[source(said)]), None);
    }

    #[test]
    fn who_speaks_decides_between_passages_and_nothing_is_made_up() {
        let found = nearest("the council faced danger", Some("Ana Ruiz")).unwrap();
        assert!(found.0.starts_with("Danger is a large word"), "{found:?}");
        for report in [
            "taxes would rise in spring",
            "the weather was fine",
            "the danger of taxes in spring was real",
            "",
        ] {
            assert_eq!(nearest(report, None), None, "{report}");
        }
        assert_eq!(nearest_passage(&QuotedSpeech::words("the quay"), &[]), None);
    }
}

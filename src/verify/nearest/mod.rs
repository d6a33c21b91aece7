//! Reported speech, a source -> the passage that shares most of its words.
//!
//! The words of a report are the reporter's: what was said in them cannot be checked word by word, and no likeness of words
//! is a proof. So there is no verdict here, only the place where a reader should look: the words with a meaning of their own
//! that both have, in whatever form, rare ones counting most.

mod forms;
mod telling;

use super::comparison::SourcePassage;
use super::find::{Vote, windows};
use super::one_sided::{OneSidedWords, one_sided, shared_facts};
use super::quoted::QuotedSpeech;
use super::same_speaker::{SpeakerMatch, same_speaker};
use super::source::{Sentences, Source};
use super::words::spoken_words;
use crate::sorting;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use telling::{TellingKind, TellingWord, places_of, telling_words, weight};

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

/// The best passage of one source, and how good it is.
fn nearest_in(
    report: &QuotedSpeech<'_>,
    wanted: &[TellingWord],
    (index, source): (usize, &Source),
) -> Option<(f64, NearestPassage)> {
    let found = FoundWords::of(wanted, source);
    let (score, words) = best_speech(report, source, &found)?;
    let held = found.held_by(&words);
    let (first, last) = (*held.keys().next()?, *held.keys().next_back()?);
    let sentences = Sentences(source);
    let from = sentences.start(first).max(first.saturating_sub(MAX_BESIDE));
    let to = sentences.end(last).min(last + 1 + MAX_BESIDE);
    let shared = held.values().filter_map(|part| wanted.get(*part));
    let mut shared: BTreeMap<Span, String> = shared.map(|word| (word.span, word.spelt.clone())).collect();
    if shared.len() < MIN_SHARED {
        return None;
    }
    // Days, months and small numbers do not say where a report is from, but whether it is right.
    shared.extend(shared_facts(report, source, (from, to)));
    let passage = NearestPassage {
        source: index,
        passage: SourcePassage::of(source, (from, to)),
        shared: shared.into_values().collect(),
        only: one_sided(report, source, (from, to)),
        share: found.weight_of(held.values()) / found.all,
    };
    Some((score, passage))
}

/// Where a source has words of a report.
struct FoundWords<'a> {
    wanted: &'a [TellingWord],
    votes: Vec<Vote>,
    /// How much each word of the report counts.
    weights: Vec<f64>,
    /// How much all of them count. A unit stands for its amount, which is counted.
    all: f64,
}

impl<'a> FoundWords<'a> {
    fn of(wanted: &'a [TellingWord], source: &Source) -> Self {
        let mut votes = Vec::new();
        let mut weights = Vec::with_capacity(wanted.len());
        let mut all = 0.0;
        for (part, word) in wanted.iter().enumerate() {
            let places = places_of(word, source);
            let weight = weight(word, places.len(), source);
            let voting = if places.len() > MAX_PLACES { &[] } else { places.as_slice() };
            votes.extend(voting.iter().map(|place| Vote { place: *place as usize, part, weight }));
            weights.push(weight);
            all += if word.kind == TellingKind::Word { weight } else { 0.0 };
        }
        sorting::by_key(&mut votes, |vote| (vote.place, vote.part));
        Self { wanted, votes, weights, all }
    }

    fn weight_of<'p>(&self, parts: impl Iterator<Item = &'p usize>) -> f64 {
        parts.filter_map(|part| self.weights.get(*part)).sum()
    }

    /// The words of the report in words of the source: for each its first place there.
    fn held_by(&self, words: &Range<usize>) -> BTreeMap<usize, usize> {
        let from = self.votes.partition_point(|vote| vote.place < words.start);
        let inside = self.votes.iter().skip(from).take_while(|vote| vote.place < words.end);
        let mut seen = BTreeSet::new();
        let first: Vec<&Vote> = inside.filter(|vote| seen.insert(vote.part)).collect();
        // Where the amount itself stands, others of its unit say nothing.
        let is_surplus = |part: usize| match self.wanted.get(part).map(|word| word.kind) {
            Some(TellingKind::UnitOf(amount)) => seen.contains(&amount),
            _ => false,
        };
        first.iter().filter(|vote| !is_surplus(vote.part)).map(|vote| (vote.place, vote.part)).collect()
    }
}

/// The words of one speaker that hold most of the report, and how much they count.
fn best_speech(
    report: &QuotedSpeech<'_>,
    source: &Source,
    found: &FoundWords<'_>,
) -> Option<(f64, Range<usize>)> {
    let least = found.all * MIN_SHARE;
    let reach = spoken_words(report.text, report.content).len() + ROOM;
    let mut likely = windows(&found.votes, reach, found.weights.len());
    likely.retain(|window| window.score >= least);
    sorting::by(&mut likely, |one, other| other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)));
    let mut best: Option<(f64, Range<usize>)> = None;
    let speeches = likely.iter().take(MAX_WINDOWS).flat_map(|window| source.speeches(window.from..window.to));
    for speech in speeches {
        let held = found.weight_of(found.held_by(&speech).values());
        let score = held * factor(report, source, speech.start);
        if held >= least && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, speech));
        }
    }
    best
}

/// How much more a passage counts because of who speaks it.
fn factor(report: &QuotedSpeech<'_>, source: &Source, at: usize) -> f64 {
    let Some(said) = source.speaker(at) else { return 1.0 };
    if same_speaker(report, said) == SpeakerMatch::Same { SAME_SPEAKER } else { 1.0 }
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

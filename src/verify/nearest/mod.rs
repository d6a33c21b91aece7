//! Reported speech, a source -> the passage that shares most of its words.
//!
//! The words of a report are the reporter's: what was said in them cannot be checked word by word, and no likeness of words
//! is a proof. So there is no verdict here, only the place where a reader should look: the words with a meaning of their own
//! that both have, in whatever form, rare ones counting most.

mod contradiction;
mod degree;
mod extent;
mod forms;
mod found_words;
mod one_sided;
mod side;
mod telling;

pub use one_sided::OneSidedWords;

use super::comparison::SourcePassage;
use super::quoted::QuotedSpeech;
use super::same_speaker::{SpeakerMatch, same_speaker};
use super::source::Source;
use crate::text::Span;
use extent::Extent;
use found_words::{FoundWords, best_speech};
use one_sided::{one_sided, shared_facts};
use side::Side;
use std::collections::BTreeMap;
use std::ops::Range;
use telling::{TellingKind, TellingWord, telling_words};

/// The passage of a source that shares the most words with reported speech.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestPassage {
    /// The index of the source.
    pub source: usize,
    /// The passage: the sentences of the shared words, cut where they go on for long.
    pub passage: SourcePassage,
    /// The words that both have, as the report spells them, in its order.
    pub shared: Vec<String>,
    /// The negations, numbers, dates and contradicting words that only one side has.
    pub only: OneSidedWords,
    /// The share of the words with a meaning of their own that the passage has, from 0 to 1, rare words counting most.
    pub share: f64,
    /// Whether the source gives nearly all of the report to somebody else than the article does.
    pub is_other_speaker: bool,
}

impl NearestPassage {
    /// What is to be remarked, in words: what only one side has, then who speaks: "the source gives the passage to BEN COLE".
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let speaker = self.passage.speaker.as_ref().filter(|_| self.is_other_speaker);
        let speaker = speaker.map(|speaker| format!("the source gives the passage to {speaker}"));
        self.only.remarks().into_iter().chain(speaker).collect()
    }
}

/// One word in common is chance.
const MIN_SHARED: usize = 2;
/// Somebody else is only named as the speaker of a passage that has this share of a report, and this many of its words.
const MIN_SHARE_OF_OTHER: f64 = 0.7;
const MIN_SHARED_OF_OTHER: usize = 3;
/// How many words longer than the report a passage may be.
const ROOM: usize = 12;

/// The passage of all sources that shares the most words with a report. `None` if none shares enough to be worth a look.
#[must_use]
pub fn nearest_passage(report: &QuotedSpeech<'_>, sources: &[Source]) -> Option<NearestPassage> {
    let told = Side::of_report(report);
    let wanted = telling_words(&told);
    let mut best: Option<(f64, NearestPassage)> = None;
    for (index, source) in sources.iter().enumerate() {
        let Some((score, found)) = nearest_in((report, &told), &wanted, (index, source)) else { continue };
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, found));
        }
    }
    best.map(|(_, found)| found)
}

/// The best passage of one source, and how good it is.
fn nearest_in(
    (report, told): (&QuotedSpeech<'_>, &Side<'_>),
    wanted: &[TellingWord],
    (index, source): (usize, &Source),
) -> Option<(f64, NearestPassage)> {
    let found = FoundWords::of(wanted, source);
    let (score, speech) = best_speech(report, source, (&found, told.words.len() + ROOM))?;
    let extent = Extent::of(&found, source, &speech);
    let words = extent.words();
    let held = found.held_by(&words);
    let held_words: Vec<&TellingWord> = held.values().filter_map(|part| wanted.get(*part)).collect();
    if held.len() < MIN_SHARED || !held_words.iter().any(|word| word.kind == TellingKind::Word) {
        return None;
    }
    let shown = held_words.iter().filter(|word| !word.spelt.is_empty());
    let mut shared: BTreeMap<Span, String> = shown.map(|word| (word.span, word.spelt.clone())).collect();
    // Days, months and small numbers say less of where a report is from than of whether it is right.
    let said = Side::of_source(source, words.clone());
    shared.extend(shared_facts(told, &said));
    let sharing = Side::of_source(source, extent.sharing());
    let share = (found.weight_of(held.values()) / found.all).min(1.0);
    let is_sure = share >= MIN_SHARE_OF_OTHER && shared.len() >= MIN_SHARED_OF_OTHER;
    let passage = NearestPassage {
        source: index,
        passage: SourcePassage::of(source, (words.start, words.end)),
        shared: shared.into_values().collect(),
        only: one_sided(told, &said, &sharing),
        share,
        is_other_speaker: is_sure && is_of_other(report, source, &words),
    };
    Some((score, passage))
}

/// Whether the source gives words to somebody else than the article does, from the first to the last.
fn is_of_other(report: &QuotedSpeech<'_>, source: &Source, words: &Range<usize>) -> bool {
    [words.start, words.end.saturating_sub(1)]
        .into_iter()
        .all(|at| source.speaker(at).is_some_and(|said| same_speaker(report, said) == SpeakerMatch::Other))
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
    fn a_report_that_the_source_gives_to_somebody_else_is_remarked_where_that_is_sure() {
        let remark = |report: &str, name: &str, kind: SpeakerKind| {
            let speaker = SpeakerName { name: name.to_owned(), kind };
            let found = nearest_passage(&QuotedSpeech::words(report).said_by(speaker), &[source(COUNCIL)]);
            let remarks = found.unwrap().remarks();
            remarks.into_iter().find(|remark| remark.contains("gives")).unwrap_or_default()
        };
        let report = "the council had known of the danger for years";
        let expected = "the source gives the passage to BEN COLE";
        assert_eq!(remark(report, "Eva Brandt", SpeakerKind::Person), expected);
        assert_eq!(remark(report, "Ben Cole", SpeakerKind::Person), "");
        assert_eq!(remark(report, "Harbour Board", SpeakerKind::Organization), "");
        let vague = "the council had spent the summer on the danger of floods";
        assert_eq!(remark(vague, "Eva Brandt", SpeakerKind::Person), "");
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

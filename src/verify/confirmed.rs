//! A match in a source -> where it is, and what a reviewer records by confirming it.

use super::comparison::{BestMatch, SourcePassage};
use super::difference::WordDifference;
use super::source::Source;
use super::verdict::SourceVerdict;
use crate::review::{Change, Verification};

impl BestMatch {
    /// The source of the match, among those that were compared.
    #[must_use]
    pub fn source_among<'a>(&self, sources: &'a [Source]) -> Option<&'a Source> {
        sources.get(self.source)
    }

    /// Where the passage is, and who speaks it: "council.srt, 00:12:30, ANA RUIZ". The name of the source, if there is none.
    #[must_use]
    pub fn location(&self, sources: &[Source]) -> String {
        let name = self.source_among(sources).map(|source| source.name.as_str()).unwrap_or_default();
        match &self.comparison.passage {
            Some(SourcePassage { speaker: Some(speaker), .. }) if self.is_said_by_another() => {
                let place = self.comparison.passage.as_ref().map(SourcePassage::location).unwrap_or_default();
                format!("{name}, {place}, said by {speaker} in the source")
            }
            Some(passage) => passage.location_in(name),
            None => name.to_owned(),
        }
    }

    /// Whether the source gives the words to somebody else.
    fn is_said_by_another(&self) -> bool {
        self.comparison.verdict == SourceVerdict::OtherSpeaker
    }

    /// What the reviewer records by confirming the match: the state, where the words are, and what was said if other words
    /// were, with what the quotation cuts.
    #[must_use]
    pub fn confirmed(&self, sources: &[Source]) -> Vec<Change> {
        let found = &self.comparison;
        let state = found.proposes();
        let passage = found.whole_passage().zip(self.source_among(sources));
        let said = passage.filter(|_| state == Verification::Differs && self.has_other_words());
        let words = said.map(|(passage, source)| source.words_in(passage)).unwrap_or_default();
        vec![Change::Verify(state), Change::Source(self.location(sources)), Change::Words(words)]
    }

    /// Whether the words themselves differ, and not only who says them.
    fn has_other_words(&self) -> bool {
        let is_grave = |difference: &WordDifference| !difference.kind.is_shown() || difference.flag.is_some();
        !self.is_said_by_another() || self.comparison.differences.iter().any(is_grave)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{QuotedSpeech, best_match};
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::review::{SpeakerKind, SpeakerName};

    /// What is recorded of words that Ana Ruiz is quoted with: state, place, words.
    fn recorded(quoted: &str, said: &str) -> (Verification, String, String) {
        let article = Article::new(Document::record(String::new(), Media::Plain, said.to_owned()));
        let sources = [Source::new("council.txt", article, None)];
        let speaker = SpeakerName { name: "Ana Ruiz".to_owned(), kind: SpeakerKind::Person };
        let best = best_match(&QuotedSpeech::words(quoted).said_by(speaker), &sources).unwrap();
        match best.confirmed(&sources).as_slice() {
            [Change::Verify(state), Change::Source(place), Change::Words(words)] => {
                (*state, place.clone(), words.clone())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_negation_in_what_is_left_out_is_no_match() {
        let said = "ANA RUIZ: We will, though the harbour master does not believe it, wait for the tide.\n";
        let (state, _, words) = recorded("We will … wait for the tide.", said);
        assert_eq!(state, Verification::Differs);
        assert_eq!(words, "We will, though the harbour master does not believe it, wait for the tide");
    }

    #[test]
    fn a_gap_without_a_negation_is_a_match() {
        let said = "ANA RUIZ: We will, as the harbour master said last week, wait for the tide.\n";
        let (state, _, words) = recorded("We will … wait for the tide.", said);
        assert_eq!((state, words.as_str()), (Verification::Matches, ""));
    }

    #[test]
    fn the_same_words_of_somebody_else_are_not_recorded_as_other_words() {
        let said = "EVA BRANDT: The ferry carries the post to the island.\n\nANA RUIZ: Thank you.\n";
        let (state, place, words) = recorded("The ferry carries the post to the island.", said);
        assert_eq!((state, words.as_str()), (Verification::Differs, ""));
        assert_eq!(place, "council.txt, paragraph 1, said by EVA BRANDT in the source");
    }

    #[test]
    fn what_was_actually_said_has_the_end_that_was_cut() {
        let said = "ANA RUIZ: We will not close the quay, if we must choose.\n";
        let (state, _, words) = recorded("We will close the quay.", said);
        assert_eq!(state, Verification::Differs);
        assert_eq!(words, "We will not close the quay, if we must choose");
    }
}

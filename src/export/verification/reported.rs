//! Reported speech -> what a reader needs to check it: the passage of the sources that shares the most words with it.
//!
//! It has no verdict. Its words are the reporter's, so that a passage with the same words proves nothing, and one with other
//! words is no difference.

use crate::export::rows::{CodePointRange, ExportRow, ReviewedArticle};
use crate::review::Verification;
use crate::text::codepoints::CodePoints;
use crate::text::phrase::single_spaced;
use crate::verify::{NearestPassage, OneSidedWords, QuotedSpeech, Source, nearest_passage};

/// A report of speech, and where to look for what was said.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedSpeech {
    /// Its number among all quotations of the article.
    pub number: usize,
    /// Its code points in the article.
    pub content: CodePointRange,
    /// The words of the reporter.
    pub text: String,
    /// The reporting words if they change what the others mean: "denied".
    pub telling: Option<String>,
    /// Whose speech it is.
    pub speaker: Option<String>,
    /// What a reviewer has recorded so far.
    pub verification: Verification,
    /// Who decided last, and when.
    pub checked: Option<(String, String)>,
    /// The passage that shares the most words with it. `None` if none shares enough.
    pub nearest: Option<NearestSpeech>,
}

impl ReportedSpeech {
    /// The words with what changes their meaning: "denied: the city paid".
    pub(super) fn told(&self) -> String {
        let telling = self.telling.as_ref().map(|cue| format!("{cue}: ")).unwrap_or_default();
        format!("{telling}{}", self.text)
    }
}

/// The passage of a source that shares the most words with reported speech.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestSpeech {
    /// The index of the source.
    pub source: usize,
    /// Its code points in the text of the source.
    pub content: CodePointRange,
    /// The words.
    pub text: String,
    /// The words that both have.
    pub shared: Vec<String>,
    /// The negations, numbers, dates and contradicting words that only one side has.
    pub only: OneSidedWords,
    /// Whether the source gives the passage to somebody else.
    pub is_other_speaker: bool,
    /// What is to be remarked, in words.
    pub remarks: Vec<String>,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Where it is: "00:12:30", "page 3", "paragraph 12".
    pub location: String,
}

/// A report of speech with the nearest passage of all sources.
pub(super) fn reported(
    of: &ReviewedArticle<'_>,
    row: &ExportRow<'_>,
    sources: &[Source],
) -> Option<ReportedSpeech> {
    let analysis = &of.review.analysis;
    let quotation = analysis.quotations.get(row.number.checked_sub(1)?)?;
    let found = nearest_passage(&QuotedSpeech::of(of.article, analysis, quotation), sources);
    Some(ReportedSpeech {
        number: row.number,
        content: row.content,
        text: single_spaced(row.text),
        telling: row.telling.map(single_spaced),
        speaker: row.speaker.is_some().then(|| single_spaced(&row.speaker_names())),
        verification: row.decision.verification,
        checked: row.reviewer().map(str::to_owned).zip(row.at()),
        nearest: found.and_then(|found| nearest(found, sources)),
    })
}

fn nearest(found: NearestPassage, sources: &[Source]) -> Option<NearestSpeech> {
    let source = sources.get(found.source)?;
    let (start, end) = CodePoints::new(source.text()).of(found.passage.span);
    Some(NearestSpeech {
        source: found.source,
        content: CodePointRange { start, end },
        text: source.words_in(found.passage.span),
        remarks: found.remarks(),
        shared: found.shared,
        only: found.only,
        is_other_speaker: found.is_other_speaker,
        location: found.passage.location(),
        speaker: found.passage.speaker,
    })
}

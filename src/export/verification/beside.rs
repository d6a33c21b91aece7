//! (article with its review, sources) -> its quotations beside the passages they are from, in words.
//!
//! Only here do bytes become words and code points, so that no two formats can differ in them.

use super::difference_words::{QuotedDifference, told_once, told_verdict};
use super::marked::{marked_quotation, marked_source};
use super::reported::{self, ReportedSpeech};
use crate::analysis::QuotationKind;
use crate::export::rows::{CodePointRange, ExportRow, ReviewedArticle};
use crate::review::{Verdict, Verification};
use crate::text::codepoints::CodePoints;
use crate::text::phrase::{counted, single_spaced};
use crate::verify::{NumberAround, QuotedSpeech, Source, SourceVerdict, best_match};

/// What was compared.
#[derive(Debug, Clone, PartialEq)]
pub struct VerificationReport {
    /// The names of the sources.
    pub sources: Vec<String>,
    /// The articles, in order.
    pub articles: Vec<VerifiedArticle>,
}

/// The quotations of an article beside their sources.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifiedArticle {
    /// Its title, otherwise its source.
    pub name: String,
    /// Where it came from.
    pub source: Option<String>,
    /// The SHA-256 of its text.
    pub hash: String,
    /// The quotations that were compared, in text order.
    pub quotations: Vec<VerifiedQuotation>,
    /// The reports of speech, which are not compared, in text order.
    pub reported: Vec<ReportedSpeech>,
    /// How many quotations are left out because a reviewer has rejected them.
    pub rejected: usize,
}

impl VerifiedArticle {
    /// "2 rejected quotations were left out". `None` if there are none.
    #[must_use]
    pub fn left_out(&self) -> Option<String> {
        let rejected = counted(self.rejected, "rejected quotation was", "rejected quotations were");
        (self.rejected > 0).then(|| format!("{rejected} left out"))
    }
}

/// A quotation beside its source.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifiedQuotation {
    /// Its number among all quotations of the article.
    pub number: usize,
    /// Its code points in the article.
    pub content: CodePointRange,
    /// The words.
    pub text: String,
    /// Who is quoted.
    pub speaker: Option<String>,
    /// What a reviewer has recorded so far.
    pub verification: Verification,
    /// Who decided last, and when.
    pub checked: Option<(String, String)>,
    /// What is proposed.
    pub verdict: SourceVerdict,
    /// What a reviewer is offered to record.
    pub proposed: Verification,
    /// The verdict in words: "shortened, with a negation left out".
    pub heading: String,
    /// Whether what it leaves out, and shows to be left out, has a negation.
    pub hides_negation: bool,
    /// Whether the source does not name who speaks.
    pub is_speaker_open: bool,
    /// The passage. `None` if nothing is similar.
    pub passage: Option<ExportedPassage>,
    /// The numbers in the sentence around a quoted phrase that the source gives otherwise.
    pub around: Vec<NumberAround>,
    /// The differences, the gravest first.
    pub differences: Vec<QuotedDifference>,
    /// The words with those marked that the source lacks: "We will {+never+} close".
    pub marked: String,
}

/// A passage of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedPassage {
    /// The index of the source.
    pub source: usize,
    /// Its code points in the text of the source.
    pub content: CodePointRange,
    /// The words.
    pub text: String,
    /// The words with those marked that the quotation lacks: "We will [-not-] close".
    pub marked: String,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Where it is: "00:12:30", "page 3", "paragraph 12".
    pub location: String,
}

impl VerifiedQuotation {
    /// What is to be known of it besides its verdict, each in a sentence: the numbers around it, then the differences.
    pub(super) fn findings(&self) -> Vec<String> {
        self.remarks().chain(told_once(&self.differences)).collect()
    }

    /// The remarks on the sentence around it.
    pub(super) fn remarks(&self) -> impl Iterator<Item = String> {
        self.around.iter().map(NumberAround::remark)
    }
}

impl VerificationReport {
    /// Begins a report on these sources.
    #[must_use]
    pub fn new(sources: &[Source]) -> Self {
        Self { sources: sources.iter().map(|source| source.name.clone()).collect(), articles: Vec::new() }
    }

    /// Compares the quotations of an article with the sources.
    pub fn add(&mut self, of: &ReviewedArticle<'_>, sources: &[Source]) {
        let rows = of.rows_where(|_| true);
        let is_rejected = |row: &&ExportRow<'_>| matches!(row.decision.verdict, Verdict::Rejected(_));
        let (indirect, verbatim): (Vec<_>, Vec<_>) =
            rows.iter().filter(|row| !is_rejected(row)).partition(|row| row.kind == QuotationKind::Indirect);
        let rejected = rows.len() - indirect.len() - verbatim.len();
        self.articles.push(VerifiedArticle {
            name: of.name().to_owned(),
            source: of.provenance.source.clone(),
            hash: of.hash.to_string(),
            quotations: verbatim.iter().filter_map(|row| verified(of, row, sources)).collect(),
            reported: indirect.iter().filter_map(|row| reported::reported(of, row, sources)).collect(),
            rejected,
        });
    }

    /// All quotations that were compared.
    pub fn quotations(&self) -> impl Iterator<Item = &VerifiedQuotation> {
        self.articles.iter().flat_map(|article| &article.quotations)
    }

    /// Whether each quotation has the words of its source, all of them, and there is one.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        let is_same = |quotation: &VerifiedQuotation| quotation.verdict <= SourceVerdict::SameWords;
        self.quotations().next().is_some() && self.quotations().all(is_same)
    }
}

/// A quotation with the best passage of all sources.
fn verified(of: &ReviewedArticle<'_>, row: &ExportRow<'_>, sources: &[Source]) -> Option<VerifiedQuotation> {
    let analysis = &of.review.analysis;
    let quotation = analysis.quotations.get(row.number.checked_sub(1)?)?;
    let quoted = QuotedSpeech::of(of.article, analysis, quotation);
    let best = best_match(&quoted, sources)?;
    let source = sources.get(best.source)?;
    let found = &best.comparison;
    let passage = found.passage.as_ref().map(|passage| {
        let (start, end) = CodePoints::new(source.text()).of(passage.span);
        ExportedPassage {
            source: best.source,
            content: CodePointRange { start, end },
            text: source.words_in(passage.span),
            marked: marked_source(source, passage.span, &found.differences),
            speaker: passage.speaker.clone(),
            location: passage.location(),
        }
    });
    Some(VerifiedQuotation {
        number: row.number,
        content: row.content,
        text: single_spaced(row.text),
        speaker: row.speaker.is_some().then(|| single_spaced(&row.speaker_names())),
        verification: row.decision.verification,
        checked: row.reviewer().map(str::to_owned).zip(row.at()),
        verdict: found.verdict,
        proposed: found.proposes(),
        heading: told_verdict(found),
        hides_negation: found.hides_negation(),
        is_speaker_open: found.is_speaker_open,
        around: found.around.clone(),
        passage,
        differences: found
            .gravest_first()
            .iter()
            .map(|difference| QuotedDifference::of(difference, of.article, source))
            .collect(),
        marked: marked_quotation(of.article, quotation.content, &found.differences),
    })
}

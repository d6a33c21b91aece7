//! What was asked for -> which quotations are exported.

use super::rows::{ExportRow, ReviewedArticle};
use crate::analysis::{CountryCode, EntityKind, Quotation, Speaker};
use crate::error::{Error, Result};
use crate::lexicon::countries;
use crate::review::Verdict;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::search::Pattern;
use std::collections::BTreeSet;

/// Which quotations to export; all by default.
#[derive(Debug, Clone, Default)]
pub struct QuotationFilter {
    /// By verdict.
    pub only: VerdictFilter,
    /// Only of speakers whose name contains this. Case and accents are ignored.
    pub speaker: Option<String>,
    /// Only quotations by one of these countries, or in a paragraph that mentions one.
    pub countries: Option<Vec<CountryCode>>,
    /// Only these: the text of the article, and the byte with which the content begins.
    pub chosen: Option<BTreeSet<(TextHash, u32)>>,
}

/// Which verdicts to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerdictFilter {
    /// All quotations, rejected ones too.
    #[default]
    All,
    /// Quotations that a reviewer accepted, with or without corrections.
    Accepted,
}

/// The countries with a code ("PE") or a name ("Peru", "peruvian").
///
/// # Errors
/// If there is no such country.
pub fn named_countries(typed: &str) -> Result<Vec<CountryCode>> {
    let codes: Vec<CountryCode> = countries::named(typed).into_iter().map(CountryCode).collect();
    if codes.is_empty() {
        return Err(Error::new(format!(
            "no country is called {typed}: give --country an English name or a two-letter code"
        )));
    }
    Ok(codes)
}

impl QuotationFilter {
    /// Whether a quotation is exported.
    #[must_use]
    pub fn takes(&self, reviewed: &ReviewedArticle<'_>, quotation: &Quotation) -> bool {
        let verdict = reviewed.review.decision(quotation.id).verdict;
        (self.only == VerdictFilter::All || verdict == Verdict::Accepted)
            && self
                .chosen
                .as_ref()
                .is_none_or(|chosen| chosen.contains(&(reviewed.hash, quotation.content.start)))
            && self.speaker.as_deref().is_none_or(|name| is_said_by(reviewed, quotation, name))
            && self.countries.as_deref().is_none_or(|codes| concerns(reviewed, quotation, codes))
    }
}

impl<'a> ReviewedArticle<'a> {
    /// The quotations to export, in text order.
    #[must_use]
    pub fn rows(&self, selection: &QuotationFilter) -> Vec<ExportRow<'a>> {
        self.rows_where(|quotation| selection.takes(self, quotation))
    }

    /// The number of quotations to export.
    pub(super) fn count(&self, selection: &QuotationFilter) -> usize {
        let quotations = self.review.cards.iter().zip(&self.review.analysis.quotations);
        quotations.filter(|(_, quotation)| selection.takes(self, quotation)).count()
    }
}

fn is_said_by(reviewed: &ReviewedArticle<'_>, quotation: &Quotation, name: &str) -> bool {
    let Some(by) = &quotation.attribution else { return false };
    let Some(pattern) = Pattern::new(&name.trim().to_lowercase()) else { return false };
    by.speakers().any(|speaker| {
        let spoken = reviewed.review.analysis.speaker_name(speaker, &reviewed.article.text);
        pattern.find(spoken, 0..spoken.len()).is_some()
    })
}

fn concerns(reviewed: &ReviewedArticle<'_>, quotation: &Quotation, codes: &[CountryCode]) -> bool {
    let analysis = &reviewed.review.analysis;
    let is_one = |kind: &EntityKind| matches!(kind, EntityKind::Country(code) if codes.contains(code));
    let is_country = |speaker| match speaker {
        Speaker::Entity(id) => analysis.entity(id).is_some_and(|entity| is_one(&entity.kind)),
        Speaker::Group(_) | Speaker::Unknown(_) => false,
    };
    let says = quotation.attribution.as_ref().is_some_and(|by| by.speakers().any(is_country));
    let around = paragraphs(reviewed, quotation.marks);
    let from = analysis.mentions.partition_point(|mention| mention.span.start < around.start);
    let mentioned = analysis.mentions.iter().skip(from).take_while(|mention| mention.span.start < around.end);
    let mut countries = mentioned.filter_map(|mention| analysis.entity(mention.entity));
    says || countries.any(|entity| is_one(&entity.kind))
}

/// The span of the paragraphs around a quotation.
fn paragraphs(reviewed: &ReviewedArticle<'_>, span: Span) -> Span {
    let article = reviewed.article;
    let of =
        |offset: u32| article.paragraphs.get(article.paragraph_at(offset)).map(|paragraph| paragraph.span);
    [of(span.start), of(span.end.saturating_sub(1))].into_iter().flatten().fold(span, Span::to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_named_by_code_or_any_name() {
        for (typed, code) in [
            ("PE", "PE"),
            ("pe", "PE"),
            ("Peru", "PE"),
            ("north korea", "KP"),
            ("UK", "GB"),
            (" Chile ", "CL"),
        ] {
            let codes = named_countries(typed).unwrap();
            assert_eq!(codes.first().map(CountryCode::as_str), Some(code), "{typed}");
        }
        let error = named_countries("Ruritania").unwrap_err().to_string();
        assert!(error.contains("Ruritania") && error.contains("--country"), "{error}");
    }
}

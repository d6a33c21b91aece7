//! What every form of the report needs.

use crate::audit::Audit;

/// An audit to write, with what its readers must know of it.
#[derive(Debug, Clone, Copy)]
pub struct AuditReport<'a> {
    /// The measures.
    pub audit: &'a Audit,
    /// What is compared, in a word: "outlet". Empty if nothing is.
    pub compared: &'a str,
    /// Which articles were counted, in words: "articles from 2026-11-01, all quotations".
    pub counted: &'a str,
    /// How many speakers are listed.
    pub top: usize,
}

#[cfg(test)]
pub(super) mod sample {
    use crate::analysis::QuotationKind;
    use crate::audit::{
        Audit, AuditedArticle, AuditedQuotation, AuditedSpeaker, Gender, GroupBy, RoleWords, SpeakerFacts,
        SpeakerSort, audit,
    };
    use crate::review::DecisionState;

    pub(in crate::export::audit) const AUDITED: &str = "Two articles";

    fn said(words: usize, name: &str, sort: SpeakerSort, facts: SpeakerFacts) -> AuditedQuotation {
        let speaker = AuditedSpeaker { name: name.to_owned(), sort, facts };
        let kind = QuotationKind::Direct;
        AuditedQuotation {
            words,
            kind,
            state: DecisionState::Pending,
            was_found: true,
            speaker: Some(speaker),
        }
    }

    /// Two articles of two outlets, compared by outlet.
    pub(in crate::export::audit) fn audited() -> Audit {
        let facts = |role: &str, gender| SpeakerFacts { role: Some(role.to_owned()), gender, country: None };
        let mayor = said(8, "Ana Lopes", SpeakerSort::Person, facts("mayor", Some(Gender::Woman)));
        let accepted = AuditedQuotation { state: DecisionState::Accepted, ..mayor };
        let port = said(5, "The <Port> Authority", SpeakerSort::Institution, SpeakerFacts::default());
        let resident = said(6, "Lee Novak", SpeakerSort::Person, facts("resident", None));
        let again = said(4, "=Lee, Novak", SpeakerSort::Person, SpeakerFacts::default());
        let article = |outlet: &str, month: &str, quotations| AuditedArticle {
            outlet: Some(outlet.to_owned()),
            authors: Vec::new(),
            published: Some(format!("2026-{month}-03")),
            quotations,
        };
        let articles = [
            article("The Coast Post", "10", vec![accepted, port]),
            article("The Hill Gazette", "11", vec![resident, again]),
        ];
        audit(&articles, Some(GroupBy::Outlet), &RoleWords::built_in())
    }
}

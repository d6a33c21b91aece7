//! What the cursor can be on, and what the stepping keys stop at.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::text::Span;

/// Something the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// A mention of a country, a person or an organisation.
    Mention(MentionId),
    /// A quotation.
    Quotation(QuotationId),
    /// A search hit.
    Hit(Span),
    /// A link of the page.
    Link(Span),
}

/// What a walk through the text stops at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// Quotations.
    Quotation,
    /// Mentions of people.
    Person,
    /// Mentions of countries.
    Country,
    /// Mentions of organisations.
    Organization,
    /// Quotations with a note.
    Note,
    /// Links of the page.
    Link,
    /// Anything the cursor can be on, except search hits.
    Any,
}

impl Finding {
    /// Its span in the text.
    #[must_use]
    pub fn span(self, analysis: &Analysis) -> Span {
        match self {
            Self::Mention(id) => analysis.mention(id).map(|mention| mention.span).unwrap_or_default(),
            Self::Quotation(id) => {
                analysis.quotation(id).map(|quotation| quotation.marks).unwrap_or_default()
            }
            Self::Hit(span) | Self::Link(span) => span,
        }
    }
}

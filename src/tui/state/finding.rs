//! Something in the text that the cursor can stand on.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::text::Span;

/// Something the cursor can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// A mention of a country, a person or an organisation.
    Mention(MentionId),
    /// A quotation.
    Quotation(QuotationId),
    /// A hit of the search.
    Hit(Span),
}

impl Finding {
    /// The bytes of it.
    #[must_use]
    pub fn span(self, analysis: &Analysis) -> Span {
        match self {
            Self::Mention(id) => analysis.mention(id).map(|mention| mention.span).unwrap_or_default(),
            Self::Quotation(id) => {
                analysis.quotation(id).map(|quotation| quotation.marks).unwrap_or_default()
            }
            Self::Hit(span) => span,
        }
    }
}

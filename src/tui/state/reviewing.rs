//! What the review screen shows besides the cards: the open choice, field or selection.

use crate::analysis::{Mention, QuotationKind};
use crate::review::{EntityName, SpeakerKind, SpeakerName};
use crate::text::Span;
use crate::tui::state::text_field::Field;
use crate::tui::state::text_field::Line;

/// The state of the review screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Desk {
    /// How much of the article is shown beside the card.
    pub context: CardContext,
    /// The file of the last export.
    pub handed_on: Option<String>,
    /// Whether the reader looks at the place in the text and will come back.
    pub peeking: bool,
}

/// How much of the article is shown beside a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardContext {
    /// As much as fits beside the speakers.
    #[default]
    Beside,
    /// As much as fits in place of the speakers.
    Whole,
}

/// Choosing a name by typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What was typed.
    pub line: Line,
    /// The selected row of the matching names.
    pub row: usize,
    /// The names in this article.
    pub offered: Vec<Offer>,
    /// Names of speakers in other articles of the library.
    pub known: Vec<Offer>,
    /// The kind of a new name, if none of the offered ones matches.
    pub new: SpeakerKind,
    /// What the choice is for.
    pub purpose: Purpose,
}

/// A name that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The name.
    pub named: SpeakerName,
    /// A word or two beside it.
    pub note: String,
}

/// What a name is chosen for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// The speaker of the card.
    Speaker,
    /// The speaker of a quotation that was drawn in the text.
    Drawn(Span, QuotationKind),
    /// The right name for an entity.
    Entity(EntityName),
    /// The right entity for a mention.
    Mention(Mention),
}

/// A quotation whose ends are being moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The content before.
    pub before: Span,
    /// The content now.
    pub content: Span,
}

/// Words that are being selected in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The word where the selection began, if it has begun.
    pub anchor: Option<Span>,
    /// The word under the cursor.
    pub caret: Span,
}

impl Selection {
    /// The selected bytes.
    #[must_use]
    pub fn span(self) -> Span {
        self.anchor.map_or(self.caret, |anchor| anchor.to(self.caret))
    }
}

/// What a text field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// The note on a card.
    Note,
    /// What the quotation was checked against.
    Source,
    /// What the speaker actually said.
    Words,
    /// The file to export to.
    File,
}

impl Blank {
    /// The title above the field.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Source => "Checked against (address, document, time in a recording)",
            Self::Words => "What was actually said",
            Self::File => "Export to a new file: .md .sheet.md .csv .html .json .jsonl .jsonld .xml",
        }
    }
}

/// An open text field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub blank: Blank,
    /// The text.
    pub field: Field,
}

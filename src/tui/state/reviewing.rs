//! What the review screen shows besides the cards: what is being asked and filled in.

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
    /// The file that the quotations were last written to.
    pub handed_on: Option<String>,
    /// Whether the reader looks at the place in the text and comes back.
    pub peeking: bool,
}

/// How much of the article is shown beside a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardContext {
    /// What has room beside the speakers.
    #[default]
    Beside,
    /// As much as has room, in the place of the speakers.
    Whole,
}

/// A choice of a speaker or another name by typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What was typed.
    pub line: Line,
    /// The selected row of those that fit.
    pub row: usize,
    /// Who can be chosen in this article.
    pub offered: Vec<Offer>,
    /// Who besides has spoken in the articles of the library.
    pub known: Vec<Offer>,
    /// What a new name is, when nobody who is offered fits.
    pub new: SpeakerKind,
    /// What the choice is for.
    pub purpose: Purpose,
}

/// Somebody who can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub named: SpeakerName,
    /// What is said of them beside the name.
    pub note: String,
}

/// What a choice is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// The speaker of the card.
    Speaker,
    /// The speaker of a quotation that was drawn in the text.
    Drawn(Span, QuotationKind),
    /// What an entity is in truth.
    Entity(EntityName),
    /// Whose one mention is in truth.
    Mention(Mention),
}

/// A quotation whose ends are being moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The content as it stood.
    pub before: Span,
    /// The content as it is drawn now.
    pub content: Span,
}

/// Words that are being selected in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The word where the selection was begun, once it was.
    pub anchor: Option<Span>,
    /// The word under the cursor.
    pub caret: Span,
}

impl Selection {
    /// The bytes that are selected.
    #[must_use]
    pub fn span(self) -> Span {
        self.anchor.map_or(self.caret, |anchor| anchor.to(self.caret))
    }
}

/// What a field is filled in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// The note on a card.
    Note,
    /// What the quotation was checked against.
    Source,
    /// What the speaker said in truth.
    Words,
    /// The file to write the quotations to.
    File,
}

impl Blank {
    /// What stands over the field.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Source => "Checked against (address, document, time in a recording)",
            Self::Words => "What was said in truth",
            Self::File => "Write to a new file: .md .sheet.md .csv .html .json .jsonl .jsonld .xml",
        }
    }
}

/// A field that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What for.
    pub blank: Blank,
    /// The words.
    pub field: Field,
}

//! The state of the review screen besides its cards: choices, forms and selections.

use crate::analysis::{EntityId, Mention, QuotationKind};
use crate::input::IdentityField;
use crate::review::{Change, Decision, EntityName, SpeakerKind, SpeakerName, Verification};
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::tui::state::source_check::SourceCheck;
use crate::tui::state::text_field::TextField;
use std::collections::VecDeque;

/// The state of the review screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reviewing {
    /// How much of the article is shown beside the card.
    pub context: CardContext,
    /// The source beside the cards, if one was given.
    pub checking: Option<SourceCheck>,
    /// The sources that the review was started with: every article begins with them.
    pub against: Option<SourceCheck>,
    /// The file of the last export.
    pub exported_to: Option<String>,
    /// Whether the text is shown only for a look: `^o` and Esc return to the review.
    pub peeking: bool,
    /// Whether everything has been decided with the last key: the end of the review covers the card until the next one.
    pub is_finished: bool,
    /// What waits until every decision is on disk, in the order of the keys.
    pub waiting: VecDeque<WaitingKey>,
    /// What was said of the first that was read again, the article or its source: it stays beside what is said of the second.
    pub said_of_reread: Option<String>,
    /// What to say once the last act is on disk.
    pub said_when_saved: Option<String>,
}

/// A key whose act depends on those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitingKey {
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Repeat the last decision.
    Repeat,
    /// Export again.
    Export,
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

/// A choice among a few values of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardMenu {
    /// What kind of quotation it is.
    Kind,
    /// What came of checking it.
    Verification,
}

impl CardMenu {
    /// The choices, in the order of the digits, with what each changes.
    #[must_use]
    pub fn choices(self) -> Vec<(&'static str, Change)> {
        match self {
            Self::Kind => QuotationKind::ALL.map(|(kind, word)| (word, Change::Kind(kind))).to_vec(),
            Self::Verification => {
                Verification::CHOICES.map(|state| (state.label(), Change::Verify(state))).to_vec()
            }
        }
    }

    /// The choice that a card has now, by index.
    #[must_use]
    pub fn current(self, decision: &Decision, kind: QuotationKind) -> usize {
        let now = match self {
            Self::Kind => Change::Kind(kind),
            Self::Verification => Change::Verify(decision.verification),
        };
        self.choices().iter().position(|(_, change)| *change == now).unwrap_or_default()
    }
}

/// A choice of a speaker or another name, narrowed down by typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What was typed.
    pub field: TextField,
    /// The selected row among the matching names.
    pub row: usize,
    /// Names from this article.
    pub offered: Vec<NameOffer>,
    /// More names: speakers of other articles in the library.
    pub known: Vec<NameOffer>,
    /// The kind of a new name, if no listed name matches.
    pub new: SpeakerKind,
    /// What the name is for.
    pub purpose: PickerPurpose,
}

/// A name that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameOffer {
    /// The name and its kind.
    pub named: SpeakerName,
    /// What is shown beside the name: a role, a kind, a country code.
    pub note: String,
}

/// What a name is chosen for.
#[derive(Debug, Clone, PartialEq)]
pub enum PickerPurpose {
    /// The speaker of the card.
    Speaker,
    /// The speaker of a quotation that was selected in the text.
    Drawn(Span, QuotationKind),
    /// Who or what a wrong entity actually is.
    Entity(EntityName),
    /// Whose mention a wrong one actually is.
    Mention(Mention),
}

/// A quotation whose ends are being moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The content before.
    pub before: Span,
    /// The content with its new ends.
    pub content: Span,
}

/// Words that are being selected in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSelection {
    /// The word where the selection started, if it has.
    pub anchor: Option<Span>,
    /// The word under the cursor.
    pub caret: Span,
}

impl TextSelection {
    /// The selected span.
    #[must_use]
    pub fn span(self) -> Span {
        self.anchor.map_or(self.caret, |anchor| anchor.to(self.caret))
    }
}

/// What a form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// The note on a card.
    Note,
    /// What the quotation was checked against.
    Source,
    /// What the speaker actually said.
    Words,
    /// The file to export the quotations to.
    File,
    /// A value of the article: its title, its authors.
    Identity(IdentityField),
    /// The note on a passage.
    PassageNote(Span),
    /// Codes.
    Codes(CodedThing),
}

/// What codes are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodedThing {
    /// The quotation with this subject.
    Quotation(Span),
    /// A passage.
    Passage(Span),
    /// A country, a person or an organisation.
    Entity(EntityId),
    /// The article.
    Article,
}

impl FormKind {
    /// What is saved of a card that a form of this kind changes.
    #[must_use]
    pub fn text_of(self, decision: &Decision) -> &str {
        match self {
            Self::Note => &decision.note,
            Self::Source => &decision.source,
            Self::Words => &decision.words,
            Self::File | Self::Identity(_) | Self::PassageNote(_) | Self::Codes(_) => "",
        }
    }

    /// The title of the form.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Note | Self::PassageNote(_) => "Note",
            Self::Codes(CodedThing::Quotation(_)) => "Codes of the quotation, separated by commas",
            Self::Codes(CodedThing::Passage(_)) => "Codes of the passage, separated by commas",
            Self::Codes(CodedThing::Entity(_)) => "Codes of this name, separated by commas",
            Self::Codes(CodedThing::Article) => "Codes of the article, separated by commas",
            Self::Source => "Checked against a file, address, article or note",
            Self::Words => "What was actually said",
            Self::File => "Export to a file",
            Self::Identity(field) => match field {
                IdentityField::Title => "Title",
                IdentityField::Authors => "Authors, separated by semicolons",
                IdentityField::Published => "Published: a date such as 2026-11-03, with or without a time",
                IdentityField::Modified => "Changed: a date such as 2026-11-03, with or without a time",
                IdentityField::Site => "Outlet",
                IdentityField::Url => "Address",
            },
        }
    }
}

/// What was written in forms and is not in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// The texts, oldest first.
    pub unsaved: Vec<Draft>,
    /// Whether the last key asked to quit although a text would be lost: the next one quits.
    pub reader_knows: bool,
}

/// A text that was written in a form and is not in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it was written about.
    pub at: DraftPlace,
    /// The text.
    pub text: String,
    /// Why it is not in the library.
    pub state: DraftState,
}

/// What a draft was written about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftPlace {
    /// The text of the article.
    pub text: TextHash,
    /// The form.
    pub kind: FormKind,
    /// The subject of the card; `None` for a value of the article.
    pub card: Option<Span>,
}

/// Why a draft is not in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// The form was left, or the text could not be saved.
    Left,
    /// It is being saved.
    BeingSaved,
}

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it asks for.
    pub kind: FormKind,
    /// Its text.
    pub field: TextField,
}

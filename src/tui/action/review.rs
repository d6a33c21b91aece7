//! What keys mean in the review: decisions on quotations and corrections of what was found.

use crate::review::boundary::Stretch;
use crate::tui::state::reviewing::CardMenu;

/// The review and its cards, updated by `update::review::cards`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewAction {
    /// Review the quotations, starting with the one under the cursor.
    Start,
    /// Review the quotations whose speaker is uncertain.
    StartUnsure,
    /// Back to the text.
    Leave,
    /// Look at the quotation of the card in the text.
    ShowInText,
    /// To the next card.
    NextCard,
    /// To the previous card.
    PreviousCard,
    /// To the first card.
    FirstCard,
    /// To the last card.
    LastCard,
    /// Change the order of the cards.
    NextOrder,
    /// Change which cards are shown.
    NextFilter,
    /// Show every card again, whatever was left out.
    ShowAll,
    /// Show only the cards that contain some words.
    StartSearch,
    /// Close the search line and keep the cards.
    KeepSearch,
    /// Show all cards again.
    ClearSearch,
    /// Show more of the text beside the card, or less.
    ToggleContext,
    /// Undo the last decision.
    Undo,
    /// Redo the decision that was undone last.
    Redo,
}

/// Decisions on a quotation, updated by `update::review::decide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictAction {
    /// Accept the quotation and its speaker.
    Accept,
    /// Accept it with the candidate of this digit as its speaker.
    AcceptAs(char),
    /// Ask for the reason of a rejection.
    AskReason,
    /// Reject it, for the reason of this digit.
    Reject(Option<char>),
    /// Decide later.
    Skip,
    /// Flag it for a colleague, or remove the flag.
    ToggleFlag,
    /// Repeat the last decision for every open quotation with the same mention.
    Repeat,
}

/// Menus of a card, updated by `update::review::menu`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuAction {
    /// Open one.
    Open(CardMenu),
    /// Select the next choice.
    Next,
    /// Select the previous choice.
    Previous,
    /// Take the choice of this digit, otherwise the selected one.
    Take(Option<char>),
}

/// The source beside the cards, updated by `update::review::source`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceAction {
    /// Record what the comparison with the source proposes.
    Confirm,
    /// Scroll quotation and passage down.
    ScrollDown,
    /// Scroll them up.
    ScrollUp,
    /// Read the source again.
    ReadAgain,
}

/// Choosing a name, updated by `update::review::choose`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerAction {
    /// Choose another speaker.
    NameSpeaker,
    /// Choose who or what the entity of the panel is.
    CorrectEntity,
    /// Remove the entity of the panel.
    RemoveEntity,
    /// Choose whose mention is under the cursor.
    CorrectMention,
    /// Remove the mention under the cursor.
    RemoveMention,
    /// Select the next name.
    Next,
    /// Select the previous name.
    Previous,
    /// Make a new name a person or an organisation.
    NextNewKind,
    /// Take the selected name.
    Take,
}

/// Moving the ends of a quotation, updated by `update::review::bounds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundsAction {
    /// Start moving the ends.
    Start,
    /// Move an end.
    Stretch(Stretch),
    /// Join the quotation with the next one.
    Join,
    /// Split it in two.
    Split,
    /// Keep the new ends.
    Keep,
}

/// Forms with one field, updated by `update::review::form`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormAction {
    /// Write a note on the quotation.
    EditNote,
    /// Write what the quotation was checked against.
    EditSource,
    /// Write what was actually said.
    EditWords,
    /// Write the codes of what the key means: a quotation, a passage, a name, the article.
    EditCodes,
    /// Ask for a file to export the quotations to.
    Export,
    /// Export to the same file again.
    ExportAgain,
    /// Start a new line of the note.
    NewLine,
    /// Edit the text in the reviewer's own editor.
    OpenEditor,
    /// Keep what was written.
    Keep,
}

/// Selecting words of the text, updated by `update::review::select`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionAction {
    /// Start selecting.
    Start,
    /// To the next word.
    NextWord,
    /// To the previous word.
    PreviousWord,
    /// To the row below.
    LineDown,
    /// To the row above.
    LineUp,
    /// Start the selection at the caret, or drop it.
    ToggleAnchor,
    /// Select the text between the quotation marks.
    SelectQuoted,
    /// Add the selection as a quotation.
    AddQuotation,
    /// Copy the selection.
    Copy,
    /// Write a note on the selection.
    Note,
    /// Write the codes of the selection.
    Codes,
    /// Highlight the selection, or remove the highlight with all that is on it.
    Highlight,
}

/// Decisions whose text no longer exists, updated by `update::review::orphans`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrphanAction {
    /// Open the list.
    Open,
    /// Select the next decision.
    Next,
    /// Select the previous decision.
    Previous,
    /// Move the decision to the quotation of the card.
    Assign,
    /// Discard the decision.
    Discard,
}

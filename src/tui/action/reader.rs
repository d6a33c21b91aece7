//! What keys mean in the text, in its panels and in the windows over them.

use crate::tui::state::finding::FindingKind;
use crate::tui::state::panel::Panel;

/// Scrolling, updated by `update::scroll`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScrollAction {
    /// A row down.
    LineDown,
    /// A row up.
    LineUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row.
    Top,
    /// To the last row; with a count, to that percentage of the text.
    Bottom,
    /// To the next paragraph.
    NextParagraph,
    /// To the previous paragraph.
    PreviousParagraph,
    /// The row of the cursor to the middle of the page.
    CenterCursor,
}

/// Walking from finding to finding, updated by `update::walk`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkAction {
    /// To the next finding of a kind.
    Next(FindingKind),
    /// To the previous finding of a kind.
    Previous(FindingKind),
    /// To the next mention of the selected entry, or the next search hit.
    NextOccurrence,
    /// To the previous mention of the selected entry, or the previous search hit.
    PreviousOccurrence,
}

/// Jumps and marks, updated by `update::jumps`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpAction {
    /// Back to where the last jump started.
    Back,
    /// Forward again.
    Forward,
    /// Mark this place with a letter.
    SetMark(char),
    /// To the place marked with a letter; `'` is where the last jump started.
    GoToMark(char),
    /// To the full name behind the pronoun or short name under the cursor.
    GoToFullName,
}

/// The side panels, updated by `update::panels`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelAction {
    /// To a panel.
    Focus(Panel),
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// Select the next entry.
    NextEntry,
    /// Select the previous entry.
    PreviousEntry,
    /// Select the first entry.
    FirstEntry,
    /// Select the last entry.
    LastEntry,
    /// Move the selection ten entries down.
    PageDown,
    /// Move the selection ten entries up.
    PageUp,
    /// From a panel to the mention of its selected entry in the text.
    GoToMention,
    /// From the text to the panel entry of what is under the cursor.
    SelectUnderCursor,
}

/// The search line, updated by `update::search`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchAction {
    /// Open the search line.
    Start,
    /// Search for the words under the cursor.
    StartWithWord,
    /// Put an earlier search into the line.
    Older,
    /// Put a later search into the line.
    Newer,
    /// Close the line and keep its hits.
    Keep,
    /// Show only paragraphs with a hit, or all again.
    OnlyMatching,
}

/// How the reader looks, updated by `update::appearance`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppearanceAction {
    /// Longer lines.
    Wider,
    /// Shorter lines.
    Narrower,
    /// Lines of the usual length.
    ResetWidth,
    /// Hide or show page furniture.
    ToggleFurniture,
    /// Show only the text, or the panels again.
    ToggleTextOnly,
    /// List the quotations by speaker, or in the order of the text again.
    GroupQuotations,
    /// The next colour theme.
    NextTheme,
    /// Use the mouse, or leave it to the terminal.
    ToggleMouse,
}

/// The open articles, updated by `update::articles`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleAction {
    /// Open the next article.
    Next,
    /// Open the previous article.
    Previous,
    /// Read the article again from where it came.
    Reload,
    /// Read the page whole, or only its article again.
    WholePage,
}

/// What changed when an article was read again, updated by `update::reload`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangesAction {
    /// Show the list.
    Show,
    /// Select the next change.
    Next,
    /// Select the previous change.
    Previous,
    /// Go to the quotation in the text.
    GoTo,
}

/// How a quotation is copied, by `update::copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFormat {
    /// “…” — Name, role
    Plain,
    /// A Markdown block quotation with its credit below.
    Markdown,
}

/// The windows about a quotation and about the article, updated by `update::inspect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectAction {
    /// Explain why the quotation has its speaker.
    Speaker,
    /// Show who wrote the article, where and when.
    Article,
    /// Select the next of these values.
    NextValue,
    /// Select the previous one.
    PreviousValue,
    /// Correct the selected one.
    Correct,
}

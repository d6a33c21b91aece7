//! Everything a key can mean, as values.
//!
//! Each group is updated by one module of `update`, whose match over it is exhaustive: an action that nothing
//! carries out does not compile. What the workers report is not an action; see `report`.

use crate::review::boundary::Stretch;
use crate::tui::state::finding::FindingKind;
use crate::tui::state::panel::Panel;
use crate::tui::state::text_field::Edit;

/// What a key asks for. `keymap` binds each to its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Scroll the text.
    Scroll(ScrollAction),
    /// Move the cursor from finding to finding.
    Walk(WalkAction),
    /// Go back, forward or to a marked place.
    Jump(JumpAction),
    /// Move to the panels and in them.
    Panel(PanelAction),
    /// Search the text.
    Search(SearchAction),
    /// Change how the reader looks.
    Appearance(AppearanceAction),
    /// Go to another article.
    Article(ArticleAction),
    /// Open a file or an address.
    Open(OpenAction),
    /// Go through what changed when the article was read again.
    Changes(ChangesAction),
    /// Copy a quotation.
    Copy(CopyFormat),
    /// Explain why the quotation has its speaker.
    Explain,
    /// Show who wrote the article, where and when.
    ShowIdentity,
    /// Enter and leave the review, and go from card to card.
    Review(ReviewAction),
    /// Decide on a quotation.
    Verdict(VerdictAction),
    /// Choose a name: a speaker, or the right entity.
    Picker(PickerAction),
    /// Move the ends of a quotation.
    Bounds(BoundsAction),
    /// Fill in a form: a note, a source, a file name.
    Form(FormAction),
    /// Select words of the text.
    Selection(SelectionAction),
    /// Go through the decisions whose text no longer exists.
    Orphan(OrphanAction),
    /// Use the library.
    Library(LibraryAction),
    /// Use the feeds.
    Feeds(FeedsAction),
    /// Use the help.
    Help(HelpAction),
    /// Edit the text that is being typed.
    Edit(Edit),
    /// Leave, stop or suspend.
    Program(ProgramAction),
}

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
    /// The next colour theme.
    NextTheme,
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

/// The line for a file or an address to open, updated by `update::opening`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenAction {
    /// Ask for a file, a folder or an address.
    Start,
    /// Complete its name as far as it is unambiguous.
    Complete,
    /// Open it.
    Open,
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
    /// Change its kind.
    NextKind,
    /// Change its state of verification.
    NextVerification,
    /// Repeat the last decision for every open quotation with the same mention.
    Repeat,
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

/// The library, updated by `update::library`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryAction {
    /// Show the articles.
    Show,
    /// Show everything that the speaker of the quotation said, in all articles.
    ShowSpeakerHere,
    /// Back to the previous page, or to the article.
    Leave,
    /// Stop what is running, clear the filter, or go back.
    Cancel,
    /// Open the selected entry.
    Open,
    /// Review the article of the selected entry.
    Review,
    /// Change the order of the articles.
    NextOrder,
    /// Change which articles are shown.
    NextFilter,
    /// Remove the selected article from the list.
    TakeOut,
    /// Put the article that was removed last back into the list.
    PutBack,
    /// Show all speakers.
    ShowSpeakers,
    /// Show everything that the speaker of the selected entry said.
    ShowSpeaker,
    /// Select another entry.
    Select(LibraryMove),
    /// Filter the list and search the library.
    StartSearch,
    /// Close the search line and keep what was found.
    KeepSearch,
    /// Clear the filter.
    ClearSearch,
    /// Ask for a file or a folder to add.
    StartAdding,
    /// Add it.
    Add,
    /// Complete its name as far as it is unambiguous.
    Complete,
}

/// The feeds, updated by `update::feeds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedsAction {
    /// Show the items of all feeds.
    Show,
    /// Back to the screen before.
    Leave,
    /// Stop what is running, clear the filter, or go back.
    Cancel,
    /// Read the selected item.
    Open,
    /// Review the selected item.
    Review,
    /// Keep the article of the selected item in the library.
    Keep,
    /// Mark the selected item as read, or as unread.
    ToggleRead,
    /// Mark all shown items as read.
    MarkAllRead,
    /// Ask the servers for what is new.
    Refresh,
    /// Copy the address of the selected item.
    CopyAddress,
    /// Show the address of the selected item.
    ShowAddress,
    /// Show only the items of this feed, or all again.
    OnlyThisFeed,
    /// Select the next unread item.
    NextUnread,
    /// Select the previous unread item.
    PreviousUnread,
    /// Select another item.
    Select(LibraryMove),
    /// Filter the list.
    StartSearch,
    /// Close the search line and keep the filter.
    KeepSearch,
    /// Clear the filter.
    ClearSearch,
}

/// Where the selection of a library page moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryMove {
    /// To the next entry.
    Next,
    /// To the previous entry.
    Previous,
    /// To the first entry.
    First,
    /// To the last entry.
    Last,
    /// Ten entries down.
    PageDown,
    /// Ten entries up.
    PageUp,
    /// To the first entry under the next heading.
    NextSection,
    /// To the first entry under this heading, or under the previous one.
    PreviousSection,
}

/// The help, updated by `update::help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpAction {
    /// Open it.
    Open,
    /// Select the next key.
    Next,
    /// Select the previous key.
    Previous,
    /// Do what the selected key does.
    Run,
}

/// The program, updated by `update` itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgramAction {
    /// Close what is open: a line, a window, a panel; with nothing open, stop what is running.
    Cancel,
    /// Return the terminal to the shell until the program is resumed.
    Suspend,
    /// Leave.
    Quit,
    /// Stop what is running; the second time in a row, leave.
    Interrupt,
}

/// `From` for every group, so that the keymap names an action without naming its group twice.
macro_rules! groups {
    ($($group:ident($action:ty)),* $(,)?) => {
        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$group(action)
            }
        })*
    };
}

groups!(
    Scroll(ScrollAction),
    Walk(WalkAction),
    Jump(JumpAction),
    Panel(PanelAction),
    Search(SearchAction),
    Appearance(AppearanceAction),
    Article(ArticleAction),
    Open(OpenAction),
    Changes(ChangesAction),
    Copy(CopyFormat),
    Review(ReviewAction),
    Verdict(VerdictAction),
    Picker(PickerAction),
    Bounds(BoundsAction),
    Form(FormAction),
    Selection(SelectionAction),
    Orphan(OrphanAction),
    Library(LibraryAction),
    Feeds(FeedsAction),
    Help(HelpAction),
    Edit(Edit),
    Program(ProgramAction),
);

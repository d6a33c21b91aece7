//! Everything that can happen to the reader: what keys can mean, and what the workers report.

use crate::review::boundary::Stretch;
use crate::tui::report::Report;
use crate::tui::state::text_field::Edit;

/// What `update` is asked to do. The first groups are bound to keys in `keymap`; the last comes from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Move a row down.
    ScrollDown,
    /// Move a row up.
    ScrollUp,
    /// Move half a page down.
    HalfPageDown,
    /// Move half a page up.
    HalfPageUp,
    /// Move a page down.
    PageDown,
    /// Move a page up.
    PageUp,
    /// Go to the first line.
    Top,
    /// Go to the last line; with a count, to that per cent of the text.
    Bottom,
    /// Go to the next paragraph.
    NextParagraph,
    /// Go to the previous paragraph.
    PreviousParagraph,

    /// Go to the next quotation.
    NextQuotation,
    /// Go to the previous quotation.
    PreviousQuotation,
    /// Go to the next mention of a person.
    NextPerson,
    /// Go to the previous mention of a person.
    PreviousPerson,
    /// Go to the next mention of a country.
    NextCountry,
    /// Go to the previous mention of a country.
    PreviousCountry,
    /// Go to the next mention of an organisation.
    NextOrganization,
    /// Go to the previous mention of an organisation.
    PreviousOrganization,
    /// Move the cursor to the next thing found, of any kind.
    NextFinding,
    /// Move the cursor to the previous thing found, of any kind.
    PreviousFinding,
    /// Go to the next mention of the selected entry, or the next hit of the search.
    NextOccurrence,
    /// Go to the previous mention of the selected entry, or the previous hit.
    PreviousOccurrence,

    /// Go to the Countries panel.
    FocusCountries,
    /// Go to the People panel.
    FocusPeople,
    /// Go to the Quotations panel.
    FocusQuotations,
    /// Go to the Organisations panel.
    FocusOrganizations,
    /// Go to the next pane.
    FocusNext,
    /// Go to the previous pane.
    FocusPrevious,
    /// Select the next entry of the panel.
    SelectNext,
    /// Select the previous entry of the panel.
    SelectPrevious,
    /// Select the first entry.
    SelectFirst,
    /// Select the last entry.
    SelectLast,
    /// In a panel: go to the entry's mention. In the text: select the entry under the cursor.
    Open,

    /// Back to where the last jump came from.
    JumpBack,
    /// Forward again.
    JumpForward,
    /// Remember this place under a letter.
    SetMark(char),
    /// Go to the place remembered under a letter; `'` is the place before the last jump.
    GoToMark(char),
    /// Go to the full name behind the pronoun or short name under the cursor.
    GoToFullName,

    /// Type what to search for.
    StartSearch,
    /// Search for the word under the cursor.
    SearchWord,
    /// A character typed into a line.
    Type(char),
    /// Take back the last character of a line.
    Erase,
    /// Take back the last word of a line.
    EraseWord,
    /// Take back the whole line.
    EraseLine,
    /// An older line of the history.
    Older,
    /// A newer line of the history.
    Newer,
    /// Take the line as it stands.
    Submit,

    /// Make the column of text wider.
    Wider,
    /// Make the column of text narrower.
    Narrower,
    /// Give the column of text its usual width.
    ResetWidth,
    /// Show or hide page furniture.
    ToggleFurniture,
    /// Show nothing but the text, or everything again.
    ToggleZen,
    /// Bring the cursor to the middle of the page.
    Centre,
    /// Take the next colour theme.
    NextTheme,
    /// Show why this speaker: cue, evidence and runners-up.
    ToggleWhy,

    /// Review the quotations, beginning with the one under the cursor.
    Review,
    /// Review the quotations whose speaker is not sure.
    ReviewUnsure,
    /// Back from the review to the text.
    LeaveReview,

    /// Show the articles of the library.
    ShowLibrary,
    /// Back from a page of the library to the one before, and to the article.
    LeaveLibrary,
    /// Type the file or folder whose articles are to be added.
    AddArticles,
    /// Take the selected article out of the list.
    TakeOut,
    /// Show everybody who speaks in the library.
    ShowSpeakers,
    /// Show what a speaker said in all articles.
    ShowCard,
    /// Let the name of a file go on as far as it can only go on in one way.
    Complete,
    /// Accept the quotation as it stands.
    Accept,
    /// Accept it with the speaker of this digit.
    Pick(char),
    /// Ask why it is to be rejected.
    Reject,
    /// Reject it, for the reason of this digit.
    Because(Option<char>),
    /// Put it off.
    Skip,
    /// Flag it for somebody else, or no longer.
    Flag,
    /// Choose another speaker by typing.
    NameSpeaker,
    /// What a new name is: the next kind.
    NextNew,
    /// Give it the next kind.
    NextKind,
    /// Give it the next state of verification.
    NextVerification,
    /// Write what it was checked against.
    EditSource,
    /// Write what was said in truth.
    EditWords,
    /// Write a note.
    EditNote,
    /// Say the same of every quotation with the same mention.
    Repeat,
    /// Take back the last act.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to the next card.
    NextCard,
    /// Go to the previous card.
    PreviousCard,
    /// Go to the first card.
    FirstCard,
    /// Go to the last card.
    LastCard,
    /// Take the next order of the cards, or of the articles.
    NextOrder,
    /// Take the next filter of the cards, or of the articles.
    NextFilter,
    /// Show the place of the card in the text.
    ShowInText,
    /// Show more of the text beside the card, or less.
    ToggleContext,
    /// Move the ends of the quotation.
    MoveBounds,
    /// Move an end.
    Stretch(Stretch),
    /// Together with the next quotation.
    Join,
    /// Cut it in two.
    Split,
    /// Ask for a file to write the quotations to.
    HandOn,
    /// Write them to the same file again.
    HandOnAgain,
    /// List what was decided on words that are gone.
    ShowOrphans,
    /// Give up what was decided on words that are gone.
    Forget,

    /// The entity of the panel is none.
    Dismiss,
    /// The entity of the panel is another.
    Correct,
    /// The mention under the cursor is none.
    DismissMention,
    /// The mention under the cursor is another's.
    CorrectMention,

    /// Select words of the text.
    StartSelection,
    /// The caret of the selection, a word on.
    CaretOn,
    /// The caret of the selection, a word back.
    CaretBack,
    /// The caret of the selection, a line down.
    CaretDown,
    /// The caret of the selection, a line up.
    CaretUp,
    /// Begin the selection at the caret, or give it up.
    DropAnchor,
    /// Select what stands between the quotation marks.
    SelectMarks,
    /// Make a quotation of what is selected.
    MakeQuotation,
    /// Copy what is selected.
    CopySelection,

    /// A change in the field that is filled in.
    Edit(Edit),
    /// A new line in the field.
    Newline,
    /// Write it in the reviewer's own editor.
    OpenEditor,

    /// Open the next article.
    NextArticle,
    /// Open the previous article.
    PreviousArticle,
    /// Copy the quotation with its credit.
    CopyQuotation,
    /// Copy the quotation with its credit as Markdown.
    CopyMarkdown,

    /// Show the keys.
    ToggleHelp,
    /// Leave what is open: a line, a window, a panel; stop what is running.
    Cancel,
    /// Give the terminal back until the program is resumed.
    Suspend,
    /// Leave the program.
    Quit,
    /// Stop what is running; the second time in a row, leave the program.
    Interrupt,

    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// Text pasted into the terminal.
    Paste(String),
    /// A worker has something to say.
    Report(Report),
}

//! What keys mean in the lists of articles: in the library, in the feeds, and in the line that opens something else.

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

/// The library, updated by `update::library`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryAction {
    /// Show the articles.
    Show,
    /// Show everything that the speaker of the quotation said, in all articles.
    ShowSpeakerHere,
    /// Back to the previous page or to the article; with neither, leave the program.
    Leave,
    /// Back to the previous page or to the article.
    Back,
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
    /// Show what changed between the versions of the open article, or of the selected one.
    ShowVersions,
    /// Compare the two versions before these.
    OlderVersions,
    /// Compare the two versions after these.
    NewerVersions,
    /// Show who is quoted.
    ShowAudit,
    /// Compare something else in the audit.
    NextGrouping,
    /// Show the same words in several articles.
    ShowRepeats,
    /// Count or list all, or only what was reviewed or altered.
    NextSelection,
    /// Select another entry.
    Select(ListMove),
    /// Filter the list and search the library.
    StartSearch,
    /// Close the search line and keep what was found.
    KeepSearch,
    /// Clear the filter.
    ClearSearch,
    /// Ask for a name to save what the list is filtered by.
    StartSaving,
    /// Save it.
    Save,
    /// Ask for the speaker that the selected name is another name of.
    StartJoining,
    /// Count it as that speaker.
    Join,
    /// Leave it as it is.
    StopJoining,
    /// Count the names of the selected speaker by themselves again.
    Separate,
    /// Undo the last change of the library as a whole.
    UndoChange,
    /// Redo it.
    RedoChange,
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
    /// Back to the screen before; without one, leave the program.
    Leave,
    /// Back to the screen before.
    Back,
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
    /// Fetch the pages of the shown items, to find out who is quoted in them.
    ReadPages,
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
    Select(ListMove),
    /// Filter the list.
    StartSearch,
    /// Close the search line and keep the filter.
    KeepSearch,
    /// Clear the filter.
    ClearSearch,
}

/// Where the selection moves in the library and in the feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMove {
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

//! Everything a key can mean, as values.
//!
//! Each group is updated by one module of `update`, whose match over it is exhaustive: an action that nothing
//! carries out does not compile. What the workers report is not an action; see `report`.

mod lists;
mod outside;
mod pick;
mod reader;
mod review;

pub use lists::{FeedsAction, LibraryAction, ListMove, OpenAction};
pub use outside::{ArticleListAction, MentionsAction, OutsideAction};
pub use pick::{HintAction, PaletteAction};
pub use reader::{
    AppearanceAction, ArticleAction, ChangesAction, CopyFormat, InspectAction, JumpAction, PanelAction,
    ScrollAction, SearchAction, WalkAction,
};
pub use review::{
    BoundsAction, FormAction, MenuAction, OrphanAction, PickerAction, ReviewAction, SelectionAction,
    SourceAction, VerdictAction,
};

use crate::tui::state::text_field::Edit;

/// The groups of actions. Each is made an [`Action`] by `From`, so that the keymap names an action without naming its
/// group.
macro_rules! groups {
    ($($(#[$doc:meta])* $group:ident($action:ty)),* $(,)?) => {
        /// What a key asks for. `keymap` binds each to its keys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $group($action)),*
        }

        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$group(action)
            }
        })*
    };
}

groups! {
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
    /// Explain a speaker, or show who wrote the article.
    Inspect(InspectAction),
    /// Enter and leave the review, and go from card to card.
    Review(ReviewAction),
    /// Decide on a quotation.
    Verdict(VerdictAction),
    /// Choose the kind of a quotation, or what came of checking it.
    Menu(MenuAction),
    /// Use the source beside the cards.
    Source(SourceAction),
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
    /// Choose an action by its name.
    Palette(PaletteAction),
    /// Jump to what is on the screen by letters over it.
    Hint(HintAction),
    /// Give something to another program.
    Outside(OutsideAction),
    /// Use the list of mentions.
    Mentions(MentionsAction),
    /// Use the list of the open articles.
    ArticleList(ArticleListAction),
    /// Edit the text that is being typed.
    Edit(Edit),
    /// Leave, stop or suspend.
    Program(ProgramAction),
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
    /// Select the key ten further down.
    NextPage,
    /// Select the key ten further up.
    PreviousPage,
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
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
    /// Stop what is running; the second time in a row, leave.
    Interrupt,
}

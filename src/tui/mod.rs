//! The reader on a terminal.
//!
//! The session takes keys, signals and reports of workers, `update` turns them into a new state and effects, the session
//! carries the effects out and draws the state. Only `session`, `terminal` and `workers` touch the world; everything else
//! is pure.

mod abilities;
pub mod action;
pub mod active_keys;
pub mod effect;
pub mod hyperlinks;
pub mod keymap;
pub mod layout;
mod options;
pub mod report;
mod session;
pub mod state;
pub mod terminal;
pub mod theme;
mod threads;
pub mod update;
pub mod view;
pub mod workers;

pub use abilities::{Charset, ColourDepth, ScreenAbility, shows_hyperlinks};
pub use options::{
    BackgroundSource, LinkAddresses, Look, MarginsQuestion, Options, StartScreen, WindowTitle,
};
pub use session::{kept_text, run};
pub use terminal::clipboard::Multiplexer;
pub use terminal::editor::left_note;
pub use terminal::keyboard::{KeyDecoder, TypedInput};
pub(crate) use threads::NO_ROOM;
pub use workers::article_reference::ArticleReference;
pub(crate) use workers::{SourceLibrary, read_sources};

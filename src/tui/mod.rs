//! The reader on a terminal. [`run`] is the way in; `session` is the loop behind it.
//!
//! A key becomes an action (`keymap`), an action changes the state and asks for effects (`update`), the session
//! carries those out, and `view` draws the state. `keymap`, `state`, `layout`, `update` and `view` are pure.

pub mod action;
pub mod effect;
pub mod keymap;
pub mod layout;
pub mod report;
mod session;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod workers;

pub use session::{Begin, Options, run};
pub use terminal::clipboard::Multiplexer;
pub use workers::reopen::Volume;

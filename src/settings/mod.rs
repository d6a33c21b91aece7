//! The texts of `config.toml`, `keys.toml` and a theme file -> what the user has set, and what is wrong in them.
//!
//! Nothing is read or written here, and nothing can fail: a value that is wrong is a [`Fault`] with its line and column,
//! and the default stays. A wrong value never costs the others; a file that is not TOML
//! is one fault.

mod choices;
mod config;
mod fault;
mod history;
mod key_layer;
mod source;
mod theme_file;

pub use choices::{Choices, choices};
pub use config::{Borders, Config, PlacedValue, config};
pub use fault::{Fault, nearest};
pub use history::{History, Marks, history};
pub use key_layer::{ALTERNATIVES, KeyLayer, Rebinding, key_layer};
pub use source::toml_string;
pub use theme_file::{THEME_PARTS, ThemeColours, contrast, theme_colours};

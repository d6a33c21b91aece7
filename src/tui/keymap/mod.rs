//! The one table of keys. It drives what keys do, the hints at the foot of the screen, the help and the README.
//!
//! A digit that starts no command is a count: `3]q` moves three quotations on. That is why the panels open with
//! capital letters, the same letters that walk their kind in the text: `C` opens the Countries, `]c` moves to the
//! next one; `I` and `]i` are the institutions and other organisations, because `o` and `O` open the original. In the review, digits choose speakers.

mod binding;
mod feeds;
pub mod key;
mod layers;
mod library;
mod names;
mod outside;
mod pick;
mod places;
pub mod pointer;
mod reader;
mod review;
mod table;
mod windows;

pub use binding::{Binding, GROUPS, KeyContext, KeyGroup};
pub use layers::Keymap;
pub use places::{PLACE_NAMES, PLACES, place_name};
pub use table::{BINDINGS, displayed, other_words};

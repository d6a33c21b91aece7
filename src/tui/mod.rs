//! The reader on a terminal.

pub mod action;
pub mod flow;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod panel;
pub mod place;
pub mod report;
pub mod rolls;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;

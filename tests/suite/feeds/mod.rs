//! Feeds, from their bytes to what a user sees.

mod commands;
mod items;

//! The reader without a terminal: keys in, screens out.

mod arriving;
mod columns;
mod example_feeds;
mod example_library;
mod face;
mod keys;
mod library_screens;
mod library_words;
mod markup;
mod picking;
pub(crate) mod reader;
mod reloading;
mod reports;
mod reviewing;
mod screens;

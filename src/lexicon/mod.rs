//! What the program knows before it reads an article: countries, names, reporting verbs, abbreviations, page
//! furniture.
//!
//! The plain files in `assets/` become look-up tables when the program is built, so that nothing is parsed or loaded
//! at start.

pub mod abbreviations;
pub mod countries;
pub mod cues;
pub mod dates;
pub mod function_words;
pub mod furniture;
pub mod government;
pub mod languages;
pub mod lists;
pub mod marked;
pub mod opposites;
pub mod page_words;
pub mod person_model;
pub mod speakers;
mod word_class;
pub mod word_table;
pub mod words;

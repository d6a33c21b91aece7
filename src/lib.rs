//! Pullquote finds who said what in a news article and shows it in a terminal.
//!
//! The modules are listed in the order in which an article passes through them. Each uses only modules before it;
//! the tests in `tests/suite/architecture` check that, and that no two files need each other:
//!
//! ```text
//! text -> lexicon -> input -> output -> article -> analysis -> review -> audit -> verify -> versions -> library -> export -> plain -> settings -> tui
//! (error, labels, sorting and version before text; cli, command and main after tui)
//! ```
//!
//! * `input` is the only module that reads articles, and `tui` the only one that knows a terminal.
//! * `library` is the only module that reads or writes what the user keeps.
//! * `text`, `lexicon`, `article`, `analysis`, `review`, `audit`, `verify`, `versions`, `export`, `plain`, `settings`, and the keymap, state,
//!   update, layout and view of `tui` are pure: no files, no environment, no clock, no printing.
//! * `analysis` cannot fail: unusual text gives fewer findings, never an error.
//! * Each article has one text. Inside the program a position is a [`text::Span`] of bytes in
//!   [`article::Article::text`]; whatever leaves the program counts positions in code points.
//!
//! # Where to make a change
//!
//! * Something is found or attributed wrongly: `analysis` has a folder for each kind of finding (`country`, `person`,
//!   `entity`, `quotation`, `attribution`), and each rule is a file or function named after it. A missing word belongs in
//!   a list in `assets`.
//! * A page or file is read wrongly: `input` decodes it, `article` divides it into paragraphs.
//! * A key: `tui/keymap` says what it means, `tui/update` what it changes, `tui/view` what is then drawn.
//! * A command: `cli` holds its arguments, `command` what it does.
//! * A setting: `settings` reads the files, `command/config` finds them and says what is in force.
//! * An exported format: `export` has a file or folder for each.
//! * How a quotation is held against what was said: `verify` finds the passage and the differences.
//! * What changed between two versions: `versions` finds it, `export/versions` writes it.
//! * A measure of an audit: `audit` counts, `export/audit` writes it.
//! * What a reviewer can decide: `review/journal` holds the decisions, `review/overlay` applies them to the findings.
//!
//! # Example
//!
//! ```
//! use pullquote::analysis::analyze;
//! use pullquote::article::Article;
//! use pullquote::input::{Document, Media};
//!
//! let text = "“The bridge stays closed,” said Ana Petrova, the mayor.".to_owned();
//! let article = Article::new(Document::record("1".to_owned(), Media::Plain, text));
//! let analysis = analyze(&article);
//! assert_eq!(article.words(analysis.quotations[0].content), "The bridge stays closed,");
//! ```

pub mod error;
mod labels;
mod sorting;
pub mod version;

pub mod text;

pub mod lexicon;

pub mod input;

pub mod output;

pub mod article;

pub mod analysis;

pub mod review;

pub mod audit;

pub mod verify;

pub mod versions;

pub mod library;

pub mod export;

pub mod plain;

pub mod settings;

pub mod tui;

pub mod cli;

pub mod command;

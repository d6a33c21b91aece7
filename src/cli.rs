//! The command line as it is typed; nothing is looked up or opened here.

mod export;
mod library;
mod review;
mod reviewers;

pub use export::{Export, How, LibraryExport, Only, Print};
pub use library::{Check, FoundFormat, Library, LibraryCommand, List, ListOnly, ListSort, Search, Speakers};
pub use review::{Cards, Order, Review};
pub use reviewers::{Agree, Answer, Merge};

use clap::{Parser, Subcommand};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  pullquote story.html                     read a saved page
  pullquote stories/                       read all articles of a folder
  pbpaste | pullquote                      read what was copied
  pullquote story.txt | less               the plain report of an article
  pullquote review story.html              go through its quotations, one key each
  pullquote extract --format json a.txt    countries, people and quotations as JSON

Exit codes:
  0  done
  1  no country, person or quotation was found
  2  an error; its sentence is on standard error
  129  the terminal was closed (after any signal, 128 and its number)";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  pullquote extract story.html
  curl -s https://news.example/story | pullquote extract --format json -
  pullquote extract --format jsonl --output found.jsonl stories/
  pullquote extract --jsonl < records.jsonl > found.jsonl

JSON:
  --format json gives one object for one file, an array for a folder or
  several inputs. Offsets are counted in Unicode code points of \"text\"; what
  is absent is null.

JSON Lines:
  --jsonl reads records {\"id\": .., \"text\": ..} or {\"id\": .., \"html\": ..}, one a
  line, from standard input and prints one result a line, in the same order.
  A line that cannot be read gives {\"error\": .., \"line\": ..} in its place.
  Empty lines are passed over; other fields are ignored.

Exit codes:
  0  done
  1  no country, person or quotation was found (--jsonl gives 0 here: a filter
     is done when it has read all)
  2  an error; its sentence is on standard error, or with --jsonl in the place
     of the result";

/// A terminal reader for news articles that shows who said what, where.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_long_help = EXAMPLES)]
pub struct Cli {
    /// What to do instead of reading on the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Articles: files (.txt, .md, .html, or found out by content), folders, or - for standard input.
    ///
    /// Without any, standard input is read when it is piped, else the library is shown, and while it is empty a
    /// sample article. With standard output not a terminal, a plain report is printed.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
}

/// What can be done besides reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print countries, people and quotations with their speakers.
    #[command(after_long_help = EXTRACT_EXAMPLES)]
    Extract(Extract),
    /// Go through the quotations one by one: accept, correct, reject, note.
    #[command(after_long_help = review::EXAMPLES)]
    Review(Review),
    /// Tell how far two reviewers agree.
    #[command(after_long_help = reviewers::AGREE_EXAMPLES)]
    Agree(Agree),
    /// Bring the work of two reviewers together in the library.
    #[command(after_long_help = reviewers::MERGE_EXAMPLES)]
    Merge(Merge),
    /// Hand quotations on with what was decided of them: to a spreadsheet, a desk, an annotation tool, a page.
    Export(Export),
    /// List, search, add, remove, back up, check and hand on what is kept.
    #[command(after_long_help = library::EXAMPLES)]
    Library(Library),
}

/// `pullquote extract`.
#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Articles: files (.txt, .md, .html, or found out by content), folders, or - for standard input.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Print::Report)]
    pub format: Print,
    /// Read JSON Lines with "id" and "text" or "html" from standard input, print one result a line.
    #[arg(long, conflicts_with_all = ["inputs", "format"])]
    pub jsonl: bool,
    /// Write to FILE instead of standard output; for brat a folder, or a name without ending.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

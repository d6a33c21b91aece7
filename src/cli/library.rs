//! `pullquote library` as it is typed.

use super::LibraryExport;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote library add stories/           keep all articles of a folder
  pullquote library list --only review     what is left to do
  pullquote library search grain talks     where these words stand
  pullquote library speakers Lopes         what Lopes said, in all articles
  pullquote library backup kept.db         a copy, to be put in a safe place

Where it lies:
  In the folder that PULLQUOTE_HOME names, else where the system keeps such
  things ($XDG_DATA_HOME/pullquote, ~/.local/share/pullquote). One file,
  library.db; two programs may use it at once.

Exit codes:
  0  done
  1  nothing was found
  2  an error; its sentence is on standard error";

const SEARCH_EXAMPLES: &str = "\
Examples:
  pullquote library search quay            in texts, quotations and speakers
  pullquote library search '\"the quay\"'    words that stand together
  pullquote library search --speaker Lopes rain
  pullquote library search --speaker Lopes

All words have to be there; the last one may go on. Case and accents do not
count, and no character has a meaning of its own but the quotation mark.";

const REMOVE_EXAMPLES: &str = "\
Examples:
  pullquote library remove 3 7
  pullquote library remove stories/quay.txt

What was decided stays, and comes back when the article is added again.";

const SPEAKERS_EXAMPLES: &str = "\
Examples:
  pullquote library speakers               everybody, those with most words first
  pullquote library speakers Lopes         everybody of that surname
  pullquote library speakers Ana Lopes     Ana Lopes, Ana Maria Lopes

Names are never put together by a guess: who has the same surname and can be
another is listed apart. Rejected quotations do not count.";

/// `pullquote library`.
#[derive(Debug, clap::Args)]
pub struct Library {
    /// What to do.
    #[command(subcommand)]
    pub command: LibraryCommand,
}

/// What can be done with the library.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    /// List the articles and how far each is reviewed.
    List(List),
    /// Keep articles: files or folders. One that is kept already keeps its decisions.
    Add {
        /// Articles: files (.txt, .md, .html, or found out by content), folders, or - for standard input.
        #[arg(value_name = "INPUT", required = true)]
        inputs: Vec<PathBuf>,
    },
    /// Take articles out of the lists.
    #[command(after_long_help = REMOVE_EXAMPLES)]
    Remove {
        /// Articles: their numbers in the list, or their files.
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<String>,
    },
    /// Find words in texts, quotations and names of speakers.
    #[command(after_long_help = SEARCH_EXAMPLES)]
    Search(Search),
    /// List everybody who said something, or what somebody said.
    #[command(after_long_help = SPEAKERS_EXAMPLES)]
    Speakers(Speakers),
    /// Count: quotations, how often the program was right, reviewers.
    Stats {
        /// What to print.
        #[arg(long, value_enum, default_value_t = FoundFormat::Text)]
        format: FoundFormat,
    },
    /// Hand on the quotations of all articles in the library, or of some.
    Export(LibraryExport),
    /// Write a copy of the library to a new file, and check the copy.
    Backup {
        /// The file; there must be none of this name.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Read everything that is kept and tell what is wrong.
    Check(Check),
}

/// `pullquote library list`.
#[derive(Debug, clap::Args)]
pub struct List {
    /// In which order.
    #[arg(long, value_enum, default_value_t = ListSort::Review)]
    pub sort: ListSort,
    /// Which articles.
    #[arg(long, value_enum, default_value_t = ListOnly::All)]
    pub only: ListOnly,
    /// What to print.
    #[arg(long, value_enum, default_value_t = FoundFormat::Text)]
    pub format: FoundFormat,
    /// Words that stand in the title or the name of the file.
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
}

/// `pullquote library search`.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// What somebody of this name said; a surname is enough.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// At most so many hits of each kind.
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub most: usize,
    /// What to print.
    #[arg(long, value_enum, default_value_t = FoundFormat::Text)]
    pub format: FoundFormat,
    /// Words that all have to be there.
    #[arg(value_name = "WORDS", required_unless_present = "speaker")]
    pub words: Vec<String>,
}

/// `pullquote library speakers`.
#[derive(Debug, clap::Args)]
pub struct Speakers {
    /// What to print.
    #[arg(long, value_enum, default_value_t = FoundFormat::Text)]
    pub format: FoundFormat,
    /// Somebody's name or surname; without it, everybody.
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
}

/// `pullquote library check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Throw the search index away before; it is made anew out of articles and decisions.
    #[arg(long)]
    pub rebuild: bool,
}

/// In which order a list comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListSort {
    /// Most left to review first.
    Review,
    /// By title.
    Title,
    /// Added last first.
    Added,
    /// Decided upon last first.
    Decided,
    /// Most quotations first.
    Quotations,
}

/// Which articles a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListOnly {
    /// All.
    All,
    /// Those with quotations that nobody has decided.
    Review,
    /// Those whose quotations are all decided.
    Done,
    /// Those with a flagged quotation.
    Flagged,
}

/// How what was found in the library is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FoundFormat {
    /// Lines to read.
    Text,
    /// One JSON value.
    Json,
}

//! `pullquote agree` and `pullquote merge` as they are typed.

use clap::ValueEnum;
use std::path::PathBuf;

/// What stands below the long help of `pullquote agree`.
pub(super) const AGREE_EXAMPLES: &str = "\
Examples:
  pullquote export stories/ --format jsonl --output ana.jsonl    (each reviewer, on their machine)
  pullquote agree ana.jsonl ben.jsonl
  pullquote agree ana.jsonl ben.jsonl --format json

What is compared:
  Articles with the same text, and in them quotations that were found, or drawn,
  at the same place. The verdict (accepted, with corrections or without, against
  rejected) counts where both have decided, the speaker where both have accepted;
  names are the same without accents and capitals. Beside the per cent stands
  Cohen's kappa (J. Cohen, 1960): 1 is full agreement, 0 what chance would give.
  Where both always gave one and the same answer it is undefined.

Exit codes:
  0  done
  1  nothing can be compared
  2  an error; its sentence is on standard error";

/// What stands below the long help of `pullquote merge`.
pub(super) const MERGE_EXAMPLES: &str = "\
Examples:
  pullquote merge ana.jsonl ben.jsonl
  pullquote merge ana.jsonl ben.jsonl --output both.jsonl
  pullquote review --only differing       then: settle what is left
  pullquote review --only differing story.html     the same for one article, on the screen

What becomes of it:
  The articles are kept in the library with their text; the files they were read
  from are not needed. What both decided alike is decided in both names, what one
  decided in that one's. Where they differ the quotation is open again, with each
  one's choice among the candidates. Notes and sources of both are kept, with the
  names; of two verifications the graver counts. Merging the same files again
  changes nothing, nor what was decided in the library since.

Exit codes:
  0  done
  1  nothing was decided in either file
  2  an error; its sentence is on standard error";

/// What stands below the long help of `pullquote library import`.
pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  pullquote library export --format jsonl --output work.jsonl
  pullquote library import work.jsonl            on another machine

The articles are kept with their text, the decisions with their reviewers and
times. What was decided here later stays. Importing a file again changes
nothing.

Exit codes:
  0  done
  1  nothing was decided in the file
  2  an error; its sentence is on standard error";

/// `pullquote agree`.
#[derive(Debug, clap::Args)]
pub struct Agree {
    /// The first reviewer's decisions: JSON or JSON Lines from pullquote export.
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// The second reviewer's decisions.
    #[arg(value_name = "B")]
    pub second: PathBuf,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Answer::Text)]
    pub format: Answer,
}

/// What `agree` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// A report to read.
    Text,
    /// One object.
    Json,
}

/// `pullquote merge`.
#[derive(Debug, clap::Args)]
pub struct Merge {
    /// The first reviewer's decisions: JSON or JSON Lines from pullquote export.
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// The second reviewer's decisions.
    #[arg(value_name = "B")]
    pub second: PathBuf,
    /// Write the merged articles to FILE too, as JSON Lines; as JSON when its name ends in .json.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

//! `pullquote agree` and `pullquote merge` as they are typed.

use super::{AnswerFormat, ForceArg};
use std::path::PathBuf;

/// Printed below the long help of `pullquote agree`.
pub(super) const AGREE_EXAMPLES: &str = "\
Examples:
  pullquote export stories/ --format jsonl --output ana.jsonl    (each reviewer)
  pullquote agree ana.jsonl ben.jsonl
  pullquote agree ana.jsonl ben.jsonl --format json
  pullquote agree ana.jsonl ben.jsonl rui.jsonl
  pullquote agree project-3.json                the annotators of Label Studio

What is compared:
  Articles with the same text, and in them the quotations at the same place. Verdicts (accepted, corrected or not, against rejected) are
  compared if both reviewers have decided, speakers if both have accepted; case
  and accents in names are ignored. The percentage is followed by Cohen's
  kappa (J. Cohen, 1960): 1 is full agreement, 0 is agreement by chance. It is
  undefined if both reviewers always gave the same answer.
  Krippendorff's alpha (K. Krippendorff, 2011) works for any number of reviewers, even
  if some have not decided. It is given for verdicts, speakers and kinds, and for
  each code (whether a quotation has it).
  Files of Label Studio, Prodigy and the W3C model are read as pullquote library
  import reads them; each annotator of a file is a reviewer.

Exit codes:
  0  done
  1  there is nothing to compare
  2  an error, explained on standard error";

/// Printed below the long help of `pullquote merge`.
pub(super) const MERGE_EXAMPLES: &str = "\
Examples:
  pullquote merge ana.jsonl ben.jsonl
  pullquote merge ana.jsonl ben.jsonl --output both.jsonl
  pullquote review --only differing               then settle the differences
  pullquote review --only differing story.html    the same for one article

What happens:
  The articles are added to the library with their text; their files are not
  needed. Decisions that both reviewers share are recorded in both names, other
  decisions in the name of the one who made them. Where the two differ, the
  quotation is pending again, with both choices among the candidates. Notes and
  sources of both are kept with their names; of two verifications, the more
  serious one wins. Codes, highlights and notes on passages, names and articles add
  up. Merging the same files again changes nothing, and decisions
  made in the library in the meantime are kept.

Exit codes:
  0  done
  1  neither file contains a decision
  2  an error, explained on standard error";

/// Printed below the long help of `pullquote library import`.
pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  pullquote library export --format jsonl --output work.jsonl
  pullquote library import work.jsonl            on another machine
  pullquote library import project-3.json        the JSON export of Label Studio
  pullquote library import quotes.jsonl          what prodigy db-out writes
  pullquote library import notes.jsonld --for 7  W3C annotations of article 7

Articles are added with their text, decisions with their reviewers and times.
Decisions made later in this library are kept. Importing a file again changes
nothing. If the file is damaged, nothing is imported.

Other tools:
  A region labelled as a quotation (quote, direct quotation, reported speech, ...)
  that is linked to its speaker, or has the name beside it, is accepted with this
  speaker; without one it stays pending. Other labels become codes of the passage,
  choices for a whole text codes of the article. Several annotators are merged as
  pullquote merge does. What is no decision is counted and named. W3C annotations
  have no text: their articles must be in the library, or be named with --for.

Exit codes:
  0  done
  1  the file contains no decision
  2  an error, explained on standard error";

/// `pullquote agree`.
#[derive(Debug, clap::Args)]
pub struct AgreeArgs {
    /// The first reviewer's decisions: JSON or JSON Lines from pullquote export, or the file of another tool.
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// The second reviewer's decisions; not needed if the first file has those of several.
    #[arg(value_name = "B")]
    pub second: Option<PathBuf>,
    /// More reviewers' decisions: agreement is then reported for every pair, and alpha for all.
    #[arg(value_name = "MORE")]
    pub more: Vec<PathBuf>,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// `pullquote merge`.
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// The first reviewer's decisions: JSON or JSON Lines from pullquote export.
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// The second reviewer's decisions.
    #[arg(value_name = "B")]
    pub second: PathBuf,
    /// More reviewers' decisions.
    #[arg(value_name = "MORE")]
    pub more: Vec<PathBuf>,
    /// Also write the merged articles to FILE: JSON if its name ends in .json, otherwise JSON Lines.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether an existing file is replaced.
    #[command(flatten)]
    pub force: ForceArg,
}

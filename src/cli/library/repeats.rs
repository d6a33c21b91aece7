//! `pullquote library repeats` as it is typed.

use crate::cli::OutputArgs;
use clap::ValueEnum;

/// Printed below the long help of `pullquote library repeats`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote library repeats                who printed the same words, who had them first
  pullquote library repeats --differing    only statements whose words were altered
  pullquote library repeats --format csv --output repeats.csv

Quotations of five words or more, in quotation marks, are compared, also in earlier
versions of articles. The first is the one published first. Articles without a date
come after those with one, in the order in which the library kept them; transcripts
are sources: they come last and are counted apart. {+never+} is new, [-not-] is gone.";

/// `pullquote library repeats`.
#[derive(Debug, clap::Args)]
pub struct RepeatsArgs {
    /// Only statements whose words differ somewhere.
    #[arg(long)]
    pub differing: bool,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
    /// Where to write.
    #[command(flatten)]
    pub target: OutputArgs,
}

/// How an answer that can be a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Text to read.
    Text,
    /// One JSON object.
    Json,
    /// A table for a spreadsheet.
    Csv,
}

//! The command line as it is typed; nothing is looked up or opened here.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A terminal reader for news articles that shows who said what, where.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of reading on the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Articles to read: files (.txt, .md, .html), folders, or - for standard input.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
}

/// What can be done without a screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print countries, people and quotations with their speakers.
    Extract(Extract),
}

/// `pullquote extract`.
#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Articles: files (.txt, .md, .html), folders, or - for standard input.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Read JSON Lines with "id" and "text" or "html" from standard input, print one result a line.
    #[arg(long, conflicts_with_all = ["inputs", "format"])]
    pub jsonl: bool,
}

/// What `extract` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A report to read.
    Text,
    /// One JSON array of result objects.
    Json,
    /// One result object a line.
    Jsonl,
}

//! `pullquote audit` as it is typed.

use super::OutputArgs;
use crate::audit::GroupBy;
use clap::ValueEnum;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote audit                              all articles in the library
  pullquote audit --by outlet                  compare outlets
  pullquote audit kind:direct outlet:\"coast post\"  only quotations that fit a query
  pullquote audit --since 2026-11-01 --until 2026-11-30
  pullquote audit --reviewed --format html --output november.html
  pullquote audit --print-roles > roles.txt    the table of role words, to change

What is counted:
  Each speaker counts once per article; quotations and words all count, except those
  of rejected quotations. With --reviewed, only accepted quotations count.
  Roles come from a table of words (mayor: official, resident: citizen). A file
  roles.txt beside config.toml, or --roles FILE, replaces it.
  Women and men are counted only if the text says so (Ms, actress, she), never by
  name. \"not said\" is shown like every other class.
  The first voice is the first speaker of an article in its text.

Exit codes:
  0  done
  1  there is no article to count
  2  an error, explained on standard error";

/// `pullquote audit`.
#[derive(Debug, clap::Args)]
pub struct AuditArgs {
    /// A query: count only quotations that fit it, such as speaker:lopes kind:direct outlet:"coast post" (see
    /// pullquote library search --help).
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What to compare.
    #[arg(long, value_enum)]
    pub by: Option<GroupBy>,
    /// Only articles published on this day or later.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Only articles published on this day or earlier.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Only articles from outlets whose name contains NAME.
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Only articles by authors whose name contains NAME.
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Count only quotations that a reviewer has accepted.
    #[arg(long)]
    pub reviewed: bool,
    /// The number of speakers to list.
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    pub top: usize,
    /// A table of role words instead of the program's.
    #[arg(long, value_name = "FILE")]
    pub roles: Option<PathBuf>,
    /// Print the table of role words in force and count nothing.
    #[arg(long)]
    pub print_roles: bool,
    /// How to write the audit.
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub format: AuditFormat,
    /// Where to write.
    #[command(flatten)]
    pub target: OutputArgs,
}

/// How an audit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// Lines with bars, to read.
    Text,
    /// One JSON object.
    Json,
    /// A table for a spreadsheet, one row per class.
    Csv,
    /// Markdown with tables.
    Md,
    /// One page with charts, without scripts.
    Html,
}

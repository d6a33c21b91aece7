//! `pullquote diff` as it is typed.

use super::{FetchArgs, OutputArgs};
use clap::ValueEnum;
use std::path::PathBuf;

/// Printed below the long help of `pullquote diff`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote diff monday.html tuesday.html    two files
  pullquote diff 7@1 7@3                     the first and third version of article 7
  pullquote diff 7                           the last change of article 7
  pullquote diff https://news.example/story  the library's copy and the page as it is now

Versions:
  A number is that of an article in the library, as it is now. 7@1 is the first text
  of article 7 that the library kept, 7@2 the second. Without NEW, an article is
  compared with the version before it, and a file or page with the library's copy.

What is reported:
  Title, authors, outlet and dates; quotations that are new, gone, moved, or have
  other words or another speaker (\"Ruiz\" and \"Ana Ruiz\" are one); people and
  countries that are new or gone; then the text, paragraph by paragraph.
  {+never+} is new, [-not-] is gone. If the changed words of a
  quotation touch a negation, number, date or name, that is said. Page furniture
  (menus, bylines, captions) is not compared. Of texts that the library kept from files
  only the newest title, authors and dates are known, which the report then says.

Exit codes:
  0  nothing has changed
  1  something has
  2  an error, explained on standard error";

/// `pullquote diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The old version: a file, an address, or an article in the library (7, 7@1).
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new version.
    #[arg(value_name = "NEW")]
    pub new: Option<PathBuf>,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Where to write.
    #[command(flatten)]
    pub target: OutputArgs,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}

/// How `diff` prints the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Text to read.
    Text,
    /// One JSON object.
    Json,
    /// Markdown.
    Md,
}

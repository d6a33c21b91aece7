//! `pullquote feeds` as it is typed.

use super::{AnswerFormat, FetchArgs, ForceArg};
use clap::Subcommand;
use std::path::PathBuf;

/// Printed below the long help of `pullquote feeds`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote feeds add https://news.example/feed.xml
  pullquote feeds import subscriptions.opml
  pullquote feeds refresh                  fetch what is new
  pullquote feeds list                     feeds with their unread items
  pullquote https://news.example/feed.xml  read a feed without following it

Feeds are RSS, Atom or JSON Feed. On the screen, F lists the items of all feeds.
The newest 1,000 items of a feed are kept. Only add and refresh fetch
anything, and only the feeds; a server that asks to wait is left alone until then.

Exit codes:
  0  done
  1  nothing was found
  2  an error, explained on standard error; the other feeds are done";

/// `pullquote feeds`.
#[derive(Debug, clap::Args)]
pub struct FeedsArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: FeedsCommand,
}

/// The commands of the feeds.
#[derive(Debug, Subcommand)]
pub enum FeedsCommand {
    /// Follow feeds: fetch them, and keep their items.
    Add {
        /// Feeds: addresses (https://...) or files.
        #[arg(value_name = "FEED", required = true)]
        feeds: Vec<PathBuf>,
        /// The limits on feeds from the web.
        #[command(flatten)]
        fetch: FetchArgs,
    },
    /// List the feeds with their items and what went wrong.
    List {
        /// How to print the list.
        #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
        format: AnswerFormat,
    },
    /// Fetch the feeds again, if they have changed.
    Refresh {
        /// Feeds: their numbers in the list, or their addresses; all if none is given.
        #[arg(value_name = "FEED")]
        feeds: Vec<String>,
        /// How to print what is new.
        #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
        format: AnswerFormat,
        /// The limits on feeds from the web.
        #[command(flatten)]
        fetch: FetchArgs,
    },
    /// Stop following feeds. Articles kept from them stay in the library.
    Remove {
        /// Feeds: their numbers in the list, or their addresses.
        #[arg(value_name = "FEED", required = true)]
        feeds: Vec<String>,
    },
    /// Follow the feeds in an OPML file, as feed readers export it. They are fetched by the next refresh.
    Import {
        /// The OPML file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Export the list of feeds as OPML, for another feed reader.
    Export {
        /// The file to write; standard output if none is given.
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Whether an existing file is replaced.
        #[command(flatten)]
        force: ForceArg,
    },
}

//! `pullquote review` as it is typed.

use super::look::LookArgs;
use super::web::FetchArgs;
use crate::review::queue::{CardFilter, CardOrder};
use std::path::PathBuf;

/// Printed below the long help of `pullquote review`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote review story.html                    the quotations of an article, one by one
  pullquote review --only pending stories/       the pending quotations in a folder
  pullquote review --plain story.txt             the same as lines of text
  pullquote review story.html --against council.srt   beside the source
  printf 'a\\n2\\nx1\\n' | pullquote review --plain story.txt

Plain mode:
  --plain is for screen readers, for terminals without cursor control and for
  scripts. Each quotation is printed as lines of text, then a line of keys is
  read: \"a\" accepts, \"2\" chooses the second candidate, \"s Ana\" finds a speaker
  by part of the name, \"x1\" rejects, \"?\" lists all keys. Several keys on one
  line are run in order; an empty line repeats the card. The review ends
  when the input ends.

Decisions:
  Every decision is saved before the next quotation is shown. Decisions are
  kept in the library (see pullquote library --help) and are restored when
  the article is opened again, even if its file was moved or edited. \"u\" undoes
  them one at a time, without limit, also after a restart.

Exit codes:
  0  done
  1  no quotation was found
  2  an error, explained on standard error";

/// `pullquote review`.
#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// Articles: files (.txt, .md, .html, otherwise detected from the content), folders, addresses (https://...) or
    /// numbers of articles in the library.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Print lines of text and read lines of keys instead of drawing a screen.
    #[arg(long)]
    pub plain: bool,
    /// What was said: files, addresses, or numbers of articles in the library. Each quotation is compared with them, and =
    /// records what they show.
    #[arg(long, value_name = "SOURCE", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// The order of the quotations.
    #[arg(long, value_enum, default_value_t = CardOrder::Confidence)]
    pub order: CardOrder,
    /// Which quotations to review.
    #[arg(long, value_enum, default_value_t = CardFilter::All)]
    pub only: CardFilter,
    /// Record decisions under NAME instead of `PULLQUOTE_REVIEWER` or the account name.
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArgs,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}

//! `pullquote review` as it is typed.

use crate::review::queue;
use clap::ValueEnum;
use std::path::PathBuf;

/// What stands below the long help of `pullquote review`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote review story.html                    the quotations of an article, card by card
  pullquote review --only todo stories/          what nobody has decided in a folder
  pullquote review --plain story.txt             the same in lines of text
  printf 'a\\n2\\nx1\\n' | pullquote review --plain story.txt

Plain:
  --plain is for screen readers, for terminals that cannot be drawn on and for
  scripts. A card is told in lines of text, then a line of keys is read: \"a\"
  accepts, \"2\" takes the second candidate, \"s Ana\" names a speaker by a few
  letters, \"x1\" rejects, \"?\" lists all keys. Several keys on one line are done
  one after the other; an empty line tells the card again. The end of the input
  ends the review.

Decisions:
  Every decision is on disk before the next card comes. They lie in the library
  (PULLQUOTE_HOME names its folder) and are there when the article is opened
  again, also when its file was moved or edited. \"u\" takes them back, without
  end, also in a later run.

Exit codes:
  0  done
  1  no quotation was found
  2  an error; its sentence is on standard error";

/// `pullquote review`.
#[derive(Debug, clap::Args)]
pub struct Review {
    /// Articles: files (.txt, .md, .html, or found out by content) or folders.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Tell the cards in lines of text and read lines of keys, instead of drawing.
    #[arg(long)]
    pub plain: bool,
    /// In which order the cards come.
    #[arg(long, value_enum, default_value_t = Order::Confidence)]
    pub order: Order,
    /// Which cards come.
    #[arg(long, value_enum, default_value_t = Cards::All)]
    pub only: Cards,
    /// The name under which decisions are recorded, instead of `PULLQUOTE_REVIEWER` or the account's.
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// In which order the cards come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Those the program is least sure of first.
    Confidence,
    /// As they stand in the text.
    Text,
}

/// Which cards come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Cards {
    /// All of them.
    All,
    /// Those nobody has decided.
    Todo,
    /// Those that are flagged.
    Flagged,
    /// Those whose speaker the program is not sure of.
    Unsure,
    /// Those on which two reviewers did not agree.
    Differing,
}

impl Review {
    /// Which cards come, in which order.
    #[must_use]
    pub fn queue(&self) -> (queue::CardOrder, queue::CardFilter) {
        let order = match self.order {
            Order::Confidence => queue::CardOrder::Confidence,
            Order::Text => queue::CardOrder::Text,
        };
        let filter = match self.only {
            Cards::All => queue::CardFilter::All,
            Cards::Todo => queue::CardFilter::Todo,
            Cards::Flagged => queue::CardFilter::Flagged,
            Cards::Unsure => queue::CardFilter::Unsure,
            Cards::Differing => queue::CardFilter::Differing,
        };
        (order, filter)
    }
}

//! `pullquote library names` as it is typed.

use crate::cli::AnswerFormat;

/// Printed below the long help.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote library names                                    names that may be one speaker
  pullquote library names 'Antony Blinken' 'Anthony Blinken' the first is the second
  pullquote library names --separate 'Antony Blinken'        a speaker of its own again
  pullquote library names --apart 'Erik Hansen' 'Erik Hanson'  two people: not listed again

Listed are names that are spelt alike, and a surname beside the only fuller name with it.
Two names that are one speaker count as one everywhere: in lists of speakers, in queries
(speaker:), in audits and repeats. Articles and exports keep the spelling they have.
A name counts as one other name: to count it as a third, separate it first.
Nothing is joined by itself. pullquote library undo undoes it, without limit.";

/// `pullquote library names`.
#[derive(Debug, clap::Args)]
pub struct NamesArgs {
    /// How to print the names.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
    /// A name that is another spelling of NAME.
    #[arg(value_name = "SPELLING", requires = "name")]
    pub spelling: Option<String>,
    /// The name of the speaker; it may be one that no article has.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Count this name as a speaker of its own again; of a speaker with several, all of them.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["spelling", "apart"])]
    pub separate: Option<String>,
    /// Do not list these two names again: they are two speakers.
    #[arg(long, value_names = ["NAME", "OTHER"], num_args = 2, conflicts_with = "spelling")]
    pub apart: Vec<String>,
}

//! `pullquote completions`, `pullquote man` and `pullquote selftest` as they are typed.

use clap_complete::Shell;
use std::path::PathBuf;

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  echo 'source <(pullquote completions bash)' >> ~/.bashrc
  echo 'source <(pullquote completions zsh)' >> ~/.zshrc      (after compinit)
  pullquote completions fish > ~/.config/fish/completions/pullquote.fish

The shell then completes commands, options and their values, files, and the
article numbers, speakers, authors and outlets of your library.";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  pullquote man | man -l -                 read the manual page
  pullquote man library add | man -l -     the page of one command
  pullquote man --output ~/.local/share/man/man1/
                                           install all pages";

pub(super) const SELF_TEST_NOTES: &str = "\
One line per check: ok, note (something is missing that Pullquote can do without)
or FAILED, with what to do. Nothing is fetched; only a temporary folder is written. Your library is not read: pullquote library check
reads all of it.

Exit codes:
  0  nothing failed
  2  a check failed";

/// `pullquote completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `pullquote man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The command whose page to print; without one, the page of pullquote itself.
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    pub command: Vec<String>,
    /// Write the pages of all commands to FOLDER.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

//! `pullquote config` as it is typed.

use clap::Subcommand;

pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote config path                    where to put the files
  pullquote config show > new.toml         the settings in force, as a file to change
  pullquote config keys                    all actions by name, with their keys
  pullquote config check                   faults, each with its line and column

config.toml:
  theme = \"dark\"           auto (follows the terminal's background), dark, light,
                           terminal (its sixteen colours), plain (none), or a
                           file in themes/
  width = 72               characters in a line
  furniture = false        hide page furniture
  panels = false           show only the text
  reviewer = \"Ana\"         the name under which decisions are recorded
  editor = \"vim\"           for long notes

keys.toml:
  [text]                                   the place, then actions with their keys:
                                           pullquote config keys lists all names
  scroll-page-down = [\"Space\", \"^f\"]
  [alternatives]                           a key that stands for another
  \"й\" = \"q\"

themes/NAME.toml:
  background = \"#fbf1d8\"   also: text, faint, country, person, organisation,
                           quotation, accent, selection, selection-background,
                           hit, hit-background, warning, added, removed

A theme or width that you choose by key is kept and overrides config.toml.
A setting or key with a fault keeps its default; the reader still starts.";

/// `pullquote config`.
#[derive(Debug, clap::Args)]
pub struct ConfigArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ConfigCommand,
}

/// The commands about the settings.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Print the settings in force.
    Show,
    /// Print where the files are.
    Path,
    /// Report what is wrong in the files.
    Check,
    /// Print all actions by name, with their keys.
    Keys,
}

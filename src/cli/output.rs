//! Where output goes, as it is typed.

use crate::output::IfExists;
use std::path::PathBuf;

/// The options of every command that exports.
#[derive(Debug, Clone, clap::Args)]
pub struct OutputArgs {
    /// Write to FILE instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether an existing file is replaced.
    #[command(flatten)]
    pub force: ForceArg,
}

/// The option of every command that writes a file.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ForceArg {
    /// Replace a file even if Pullquote did not write it, or you have changed it since.
    #[arg(long)]
    pub force: bool,
}

impl ForceArg {
    /// What happens to an existing file.
    #[must_use]
    pub fn if_exists(self) -> IfExists {
        if self.force { IfExists::Replace } else { IfExists::ReplaceOwn }
    }

    /// What happens to an existing file that the program could not write again as it was.
    #[must_use]
    pub fn if_precious(self) -> IfExists {
        if self.force { IfExists::Replace } else { IfExists::Refuse }
    }
}

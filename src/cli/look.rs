//! How the reader looks, as it is typed.

/// How the reader looks.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct LookArgs {
    /// Colours for this run: auto, dark, light, terminal, plain, or a file in themes/.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
}

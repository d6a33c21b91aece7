//! What the reader chose by key, kept from one run to the next, as TOML.

use super::config::config;
use std::fmt::Write;

/// What the reader chose by key. It takes precedence over `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The name of the theme.
    pub theme: Option<String>,
    /// How many characters a line of text may have.
    pub width: Option<u16>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
}

/// Reads what [`Choices::written`] wrote. What cannot be read was not chosen: nobody writes this file by hand.
#[must_use]
pub fn choices(content: &str) -> Choices {
    let (config, _) = config("choices.toml", content);
    Choices { theme: config.theme.map(|theme| theme.value), width: config.width, mouse: config.mouse }
}

impl Choices {
    /// The choices as TOML.
    #[must_use]
    pub fn written(&self) -> String {
        let mut written = "# What was chosen by key. Delete a line to use config.toml again.\n".to_owned();
        if let Some(theme) = &self.theme {
            let _ = writeln!(written, "theme = {theme:?}");
        }
        if let Some(width) = self.width {
            let _ = writeln!(written, "width = {width}");
        }
        if let Some(mouse) = self.mouse {
            let _ = writeln!(written, "mouse = {mouse}");
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_read_back() {
        let table = [
            Choices::default(),
            Choices { theme: Some("sepia \"two\"".to_owned()), width: Some(72), mouse: None },
            Choices { theme: None, width: Some(100), mouse: Some(false) },
        ];
        for chosen in table {
            assert_eq!(choices(&chosen.written()), chosen);
        }
        assert_eq!(choices("not toml ="), Choices::default());
    }
}

//! What the reader chose by key, kept from one run to the next, as TOML.

use super::config::config;
use super::source::{SettingsFile, entries, text, toml_string};
use std::fmt::Write;

/// What the reader chose by key. It takes precedence over `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The name of the theme.
    pub theme: Option<String>,
    /// How many characters a line of text may have.
    pub width: Option<u16>,
    /// The background of the terminal, as it said itself: dark or light.
    pub background: Option<String>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
}

/// Reads what [`Choices::written`] wrote. What cannot be read was not chosen: nobody writes this file by hand.
#[must_use]
pub fn choices(content: &str) -> Choices {
    let (config, _) = config("choices.toml", content);
    let table = SettingsFile { name: "choices.toml", text: content }.parse().unwrap_or_default();
    let background = entries(&table).iter().find(|entry| entry.name == "background").map(|entry| entry.value);
    Choices {
        theme: config.theme.map(|theme| theme.value),
        width: config.width,
        mouse: config.mouse,
        background: background.and_then(text).map(str::to_owned),
    }
}

impl Choices {
    /// The choices as TOML.
    #[must_use]
    pub fn written(&self) -> String {
        let mut written = "# What was chosen by key. Delete a line to use config.toml again.\n".to_owned();
        if let Some(theme) = &self.theme {
            let _ = writeln!(written, "theme = {}", toml_string(theme));
        }
        if let Some(width) = self.width {
            let _ = writeln!(written, "width = {width}");
        }
        if let Some(background) = &self.background {
            let _ = writeln!(written, "background = {}", toml_string(background));
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
            Choices { theme: Some("sepia \"two\"".to_owned()), width: Some(72), ..Choices::default() },
            // Rust writes these in a way that TOML does not know.
            Choices { theme: Some("evening\u{7f}\u{301} \\ 'a' \u{200d}".to_owned()), ..Choices::default() },
            Choices {
                theme: None,
                width: Some(100),
                background: Some("light".to_owned()),
                mouse: Some(false),
            },
        ];
        for chosen in table {
            assert_eq!(choices(&chosen.written()), chosen);
        }
        assert_eq!(choices("not toml ="), Choices::default());
    }
}

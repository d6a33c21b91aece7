//! A file in `themes` -> colours for the parts of the screen.

use super::fault::Fault;
use super::source::{SettingsFile, entries, text};

/// The parts of a screen that have colours of their own.
pub const THEME_PARTS: [&str; 13] = [
    "text",
    "background",
    "faint",
    "country",
    "person",
    "organisation",
    "quotation",
    "accent",
    "selection",
    "selection-background",
    "hit",
    "hit-background",
    "warning",
];

/// Colours as red, green and blue, by the part of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThemeColours(Vec<(&'static str, [u8; 3])>);

impl ThemeColours {
    /// The colour of a part, if the file gives one.
    #[must_use]
    pub fn of(&self, part: &str) -> Option<[u8; 3]> {
        self.0.iter().find(|(name, _)| *name == part).map(|(_, colour)| *colour)
    }
}

/// Reads a theme: lines such as `person = "#7ab2f6"`. `name` is what faults call the file.
#[must_use]
pub fn theme_colours(name: &str, content: &str) -> (ThemeColours, Vec<Fault>) {
    let source = SettingsFile { name, text: content };
    let table = match source.parse() {
        Ok(table) => table,
        Err(fault) => return (ThemeColours::default(), vec![fault]),
    };
    let (mut colours, mut faults) = (ThemeColours::default(), Vec::new());
    for entry in entries(&table) {
        let Some(part) = THEME_PARTS.into_iter().find(|part| *part == entry.name) else {
            faults.push(source.unknown("part", &entry, THEME_PARTS.into_iter()));
            continue;
        };
        if let Some(colour) = text(entry.value).and_then(colour) {
            colours.0.push((part, colour));
        } else {
            let what = format!("{part} must be a colour such as \"#7ab2f6\"");
            faults.push(source.fault(entry.value.span(), what));
        }
    }
    (colours, faults)
}

/// "#7ab2f6" as red, green and blue.
fn colour(written: &str) -> Option<[u8; 3]> {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_faults_are_told() {
        let content = "text = '#d8dee9'\nperson = \"#7AB2F6\"\nhit = 'yellow'\nperzon = '#000000'\nwarning = '#ff0000'\n";
        let (colours, faults) = theme_colours("sepia.toml", content);
        assert_eq!(colours.of("text"), Some([0xd8, 0xde, 0xe9]));
        assert_eq!(colours.of("person"), Some([0x7a, 0xb2, 0xf6]));
        assert_eq!((colours.of("warning"), colours.of("country")), (Some([255, 0, 0]), None));
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "sepia.toml:3:7: hit must be a colour such as \"#7ab2f6\"",
                "sepia.toml:4:1: there is no part perzon: did you mean person?"
            ]
        );
    }
}

//! A file in `themes` -> colours for the parts of the screen.

use super::fault::Fault;
use super::source::{SettingsFile, entries, text};

/// The parts of a screen that have colours of their own.
pub const THEME_PARTS: [&str; 15] = [
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
    "added",
    "removed",
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

/// The least contrast of two colours that are seen apart: what WCAG 2.2 asks of the parts of a screen (1.4.11).
const MIN_CONTRAST: f64 = 3.0;

/// The parts that are written on a background, with that background.
fn background_of(part: &str) -> Option<&'static str> {
    match part {
        "selection" => Some("selection-background"),
        "hit" => Some("hit-background"),
        _ if part.ends_with("background") => None,
        _ => Some("background"),
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
    let mut places = Vec::new();
    for entry in entries(&table) {
        let Some(part) = THEME_PARTS.into_iter().find(|part| *part == entry.name) else {
            faults.push(source.unknown("colour", &entry, THEME_PARTS.into_iter()));
            continue;
        };
        if let Some(colour) = text(entry.value).and_then(colour) {
            colours.0.push((part, colour));
            places.push((part, entry.value.span()));
        } else {
            let what = format!("{part} must be a colour such as \"#7ab2f6\"");
            faults.push(source.fault(entry.value.span(), what));
        }
    }
    for (part, span) in places {
        let Some(ground) = background_of(part) else { continue };
        let measured = colours.of(part).zip(colours.of(ground)).map(|(over, under)| contrast(over, under));
        if let Some(measured) = measured.filter(|measured| *measured < MIN_CONTRAST) {
            let what = format!(
                "{part} cannot be read on {ground}: their contrast is {measured:.1}, below {MIN_CONTRAST}"
            );
            faults.push(source.fault(span, what));
            colours.0.retain(|(name, _)| *name != part);
        }
    }
    (colours, faults)
}

/// The contrast of two colours, from 1 (none) to 21 (black on white), as WCAG 2.2 defines it.
#[must_use]
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour of the sRGB space, from 0 to 1.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
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
    fn a_colour_that_cannot_be_told_from_its_background_is_refused() {
        let table = [
            ("text = '#202020'\nbackground = '#202020'\n", &["text"][..]),
            ("background = '#fbf1d8'\nfaint = '#f0e8d0'\ntext = '#3a3226'\n", &["faint"]),
            ("hit = '#ffff00'\nhit-background = '#ffffff'\n", &["hit"]),
            ("selection = '#777777'\nselection-background = '#777777'\ntext = '#777777'\n", &["selection"]),
            // On the dark background of the program, which a file without one gets.
            ("text = '#808080'\n", &[]),
        ];
        for (content, refused) in table {
            let (colours, faults) = theme_colours("sepia.toml", content);
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            assert_eq!(told.len(), refused.len(), "{content}: {told:?}");
            for part in refused {
                assert_eq!(colours.of(part), None, "{content}");
                assert!(
                    told.iter().any(|said| said.contains(&format!("{part} cannot be read on"))),
                    "{told:?}"
                );
            }
        }
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    }

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
                "sepia.toml:4:1: there is no colour perzon: did you mean person?"
            ]
        );
    }
}

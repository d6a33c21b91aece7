//! `config.toml` -> the user's settings.

use super::fault::{Fault, nearest};
use super::source::{NamedValue, SettingsFile, entries, text};
use toml::Spanned;
use toml::de::DeValue;

/// What the user has set; `None` for what is left to the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The name of the theme.
    pub theme: Option<PlacedValue<String>>,
    /// How many characters a line of text may have.
    pub width: Option<u16>,
    /// Whether page furniture is shown.
    pub furniture: Option<bool>,
    /// Whether the panels are shown.
    pub panels: Option<bool>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
    /// Whether the window gets the headline as its title.
    pub title: Option<bool>,
    /// Whether the terminal gets the addresses behind words, to open them with the mouse.
    pub hyperlinks: Option<bool>,
    /// What borders are drawn with.
    pub borders: Option<Borders>,
    /// The name under which decisions are recorded.
    pub reviewer: Option<String>,
    /// The command that starts the editor.
    pub editor: Option<String>,
}

/// What borders, quotation marks and other signs are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Borders {
    /// What the locale of the terminal allows.
    Auto,
    /// Lines of Unicode.
    Light,
    /// ASCII.
    Ascii,
    /// ASCII, for terminals that draw lines and quotation marks two columns wide, and letters such as Cyrillic ones, too.
    Wide,
}

impl Borders {
    /// All of them with their names in `config.toml`.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Auto, "auto"), (Self::Light, "light"), (Self::Ascii, "ascii"), (Self::Wide, "wide")];
}

/// A value that can only be checked elsewhere, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedValue<T> {
    /// The value.
    pub value: T,
    /// The fault to report if nothing has this name.
    pub fault: Fault,
}

/// The names of the settings.
const SETTINGS: [&str; 10] = [
    "theme",
    "width",
    "furniture",
    "panels",
    "mouse",
    "title",
    "hyperlinks",
    "borders",
    "reviewer",
    "editor",
];
/// The least and the most characters of a line.
const WIDTHS: std::ops::RangeInclusive<u16> = 30..=200;

/// Reads `config.toml`. `name` is what faults call the file.
#[must_use]
pub fn config(name: &str, content: &str) -> (Config, Vec<Fault>) {
    let source = SettingsFile { name, text: content };
    let table = match source.parse() {
        Ok(table) => table,
        Err(fault) => return (Config::default(), vec![fault]),
    };
    let mut config = Config::default();
    let faults = entries(&table).iter().filter_map(|entry| set(&mut config, source, entry).err()).collect();
    (config, faults)
}

fn set(config: &mut Config, source: SettingsFile<'_>, entry: &NamedValue<'_>) -> Result<(), Fault> {
    let value = Value { source, entry };
    match entry.name {
        "theme" => config.theme = Some(value.theme()?),
        "width" => config.width = Some(value.width()?),
        "furniture" => config.furniture = Some(value.is_true()?),
        "panels" => config.panels = Some(value.is_true()?),
        "mouse" => config.mouse = Some(value.is_true()?),
        "title" => config.title = Some(value.is_true()?),
        "hyperlinks" => config.hyperlinks = Some(value.is_true()?),
        "borders" => config.borders = Some(value.borders()?),
        "reviewer" => config.reviewer = Some(value.words()?),
        "editor" => config.editor = Some(value.words()?),
        _ => return Err(source.unknown("setting", entry, SETTINGS.into_iter())),
    }
    Ok(())
}

/// The value of a setting.
struct Value<'a> {
    source: SettingsFile<'a>,
    entry: &'a NamedValue<'a>,
}

impl Value<'_> {
    fn value(&self) -> &Spanned<DeValue<'_>> {
        self.entry.value
    }

    fn wrong(&self, wanted: &str) -> Fault {
        self.source.fault(self.value().span(), format!("{} must be {wanted}", self.entry.name))
    }

    fn theme(&self) -> Result<PlacedValue<String>, Fault> {
        let value = self.words()?;
        let what = format!(
            "there is no theme {value}: use auto, dark, light, terminal, plain or the name of a file in themes"
        );
        Ok(PlacedValue { fault: self.source.fault(self.value().span(), what), value })
    }

    fn width(&self) -> Result<u16, Fault> {
        let width = match self.value().get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let wanted = || self.wrong(&format!("a number from {} to {}", WIDTHS.start(), WIDTHS.end()));
        width.filter(|width| WIDTHS.contains(width)).ok_or_else(wanted)
    }

    fn is_true(&self) -> Result<bool, Fault> {
        match self.value().get_ref() {
            DeValue::Boolean(value) => Ok(*value),
            _ => Err(self.wrong("true or false")),
        }
    }

    fn borders(&self) -> Result<Borders, Fault> {
        let named = text(self.value()).and_then(|word| Borders::ALL.iter().find(|(_, name)| *name == word));
        let near = || nearest(text(self.value())?, Borders::ALL.iter().map(|(_, name)| *name));
        let meant = || near().map(|near| format!(": did you mean {near}?")).unwrap_or_default();
        let wanted = || format!("\"auto\", \"light\", \"ascii\" or \"wide\"{}", meant());
        named.map(|(borders, _)| *borders).ok_or_else(|| self.wrong(&wanted()))
    }

    fn words(&self) -> Result<String, Fault> {
        let words = text(self.value()).map(str::trim).filter(|words| !words.is_empty());
        words.map(str::to_owned).ok_or_else(|| self.wrong("text in quotation marks"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read() {
        let (config, faults) = config(
            "config.toml",
            "theme = 'sepia'\nwidth = 72\nfurniture = false\npanels = true\nmouse = false\ntitle = false\nhyperlinks = false\nborders = 'ascii'\n\
             reviewer = 'Ana'\neditor = 'vi -n'\n",
        );
        assert_eq!(faults, []);
        assert_eq!(config.theme.map(|theme| theme.value).as_deref(), Some("sepia"));
        assert_eq!((config.width, config.furniture, config.panels), (Some(72), Some(false), Some(true)));
        assert_eq!((config.mouse, config.title), (Some(false), Some(false)));
        assert_eq!((config.hyperlinks, config.borders), (Some(false), Some(Borders::Ascii)));
        assert_eq!(config.reviewer.as_deref(), Some("Ana"));
        assert_eq!(config.editor.as_deref(), Some("vi -n"));
    }

    #[test]
    fn a_fault_has_its_line_and_column_and_leaves_the_other_settings_alone() {
        let table = [
            ("theme = 3\n", "1:9: theme must be text in quotation marks"),
            ("\nwidth = 7\n", "2:9: width must be a number from 30 to 200"),
            ("# é\n  witdh = 70", "2:3: there is no setting witdh: did you mean width?"),
            (
                "colour = 1",
                "1:1: there is no setting colour: use theme, width, furniture, panels, mouse, title, hyperlinks, borders, reviewer or editor",
            ),
            ("panels = 'yes'", "1:10: panels must be true or false"),
            (
                "borders = 'asci'",
                "1:11: borders must be \"auto\", \"light\", \"ascii\" or \"wide\": did you mean ascii?",
            ),
            ("borders = 'double'", "1:11: borders must be \"auto\", \"light\", \"ascii\" or \"wide\""),
        ];
        for (content, expected) in table {
            let content = format!("{content}\nreviewer = 'Ana'\n");
            let (config, faults) = config("config.toml", &content);
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            assert_eq!(told, [format!("config.toml:{expected}")]);
            assert_eq!(config.reviewer.as_deref(), Some("Ana"), "{content}");
        }
    }

    #[test]
    fn what_is_not_toml_is_one_fault() {
        let (config, faults) = config("config.toml", "theme = 'dark'\nwidth = = 3\n");
        assert_eq!((config, faults.len()), (Config::default(), 1));
        assert!(faults[0].to_string().starts_with("config.toml:2:9: this is not TOML: "), "{}", faults[0]);
    }
}

//! The folder of settings -> what the user has set, ready for the reader, and what is wrong in it.

use crate::input::read_regular;
use crate::settings::{
    Borders, Config, Fault, KeyLayer, PlacedValue, choices, config, history, key_layer, nearest,
    theme_colours,
};
use crate::tui::keymap::Keymap;
use crate::tui::theme::{Background, ScreenColours, Theme};
use crate::tui::{Charset, LinkAddresses, Look, Options, WindowTitle, kept_text};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How long a file of settings may be: far longer than anybody writes.
const MAX_BYTES: u64 = 1_000_000;

/// Where the user's settings are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsFolders {
    /// The folder with `config.toml`, `keys.toml` and `themes`.
    pub config: PathBuf,
    /// The folder for what the program keeps from run to run.
    pub state: PathBuf,
}

/// What the user has set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The settings in `config.toml`.
    pub config: Config,
    /// How the reader looks.
    pub look: Look,
    /// What the keys mean.
    pub keymap: Keymap,
    /// What is wrong in the files, in their order.
    pub faults: Vec<Fault>,
}

impl SettingsFolders {
    /// The file of settings.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The file of keys.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.config.join("keys.toml")
    }

    /// The folder of themes.
    #[must_use]
    pub fn theme_folder(&self) -> PathBuf {
        self.config.join("themes")
    }

    /// The file of what was chosen by key.
    #[must_use]
    pub fn choices_file(&self) -> PathBuf {
        self.state.join("choices.toml")
    }

    /// The file of marks, searches and chosen actions.
    #[must_use]
    pub fn history_file(&self) -> PathBuf {
        self.state.join("history.toml")
    }

    /// Reads all of it, for a terminal with these colours, whose background the environment may have named. Files that
    /// are not there set nothing; files that cannot be read are faults.
    #[must_use]
    pub fn read(&self, colours: ScreenColours, named: Option<Background>) -> Settings {
        let mut faults = Vec::new();
        let config = read(&self.config_file(), &mut faults, config).unwrap_or_default();
        let layer: KeyLayer = read(&self.key_file(), &mut faults, key_layer).unwrap_or_default();
        let (keymap, refused) = Keymap::with(&layer);
        faults.extend(refused);
        let kept = kept_text(&self.choices_file()).map(|kept| choices(&kept)).unwrap_or_default();
        let before = kept.background.as_deref().and_then(Background::from_word);
        let background = named.or(before).unwrap_or(colours.background);
        let colours = ScreenColours { background, ..colours };
        let mut look = Look {
            theme: Theme::automatic(colours),
            themes: self.themes(colours, &mut faults),
            colours,
            choices: kept,
            kept_in: Some(self.choices_file()),
            history_in: Some(self.history_file()),
            ..Look::default()
        };
        look.history = kept_text(&self.history_file()).map(|kept| history(&kept)).unwrap_or_default();
        faults.extend(look.set(&config));
        Settings { config, look, keymap, faults }
    }

    /// The themes of the program, and the user's.
    fn themes(&self, colours: ScreenColours, faults: &mut Vec<Fault>) -> Vec<Theme> {
        let mut themes = Theme::all(colours);
        let files = fs::read_dir(self.theme_folder()).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        for file in files {
            let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if let Some(chosen) = read(&file, faults, theme_colours) {
                themes.retain(|theme| theme.name != name);
                themes.push(Theme::of_colours(name, &chosen, colours.depth));
            }
        }
        themes
    }
}

impl Look {
    /// Takes over the settings; what was chosen by key goes first. Returns the fault of a theme that does not exist.
    fn set(&mut self, config: &Config) -> Option<Fault> {
        (self.width, self.furniture) = (config.width, config.furniture.unwrap_or(true));
        self.panels = config.panels.unwrap_or(true);
        self.mouse = config.mouse.unwrap_or(true);
        self.addresses = match config.hyperlinks {
            Some(false) => LinkAddresses::LeftOut,
            Some(true) | None => LinkAddresses::Sent,
        };
        self.title = match config.title {
            Some(false) => WindowTitle::Unchanged,
            Some(true) | None => WindowTitle::Headline,
        };
        let named = |name: &str| self.themes.iter().find(|theme| theme.name == name).cloned();
        let chosen = self.choices.theme.as_deref().and_then(named);
        let set = config.theme.as_ref().map(|theme| named(&theme.value).ok_or_else(|| self.no_theme(theme)));
        let (set, fault) = match set {
            Some(Ok(theme)) => (Some(theme), None),
            Some(Err(fault)) => (None, Some(fault)),
            None => (None, None),
        };
        if let Some(theme) = chosen.or(set) {
            self.theme = theme;
        }
        fault
    }

    /// The fault of a theme that does not exist, with the one that was probably meant.
    fn no_theme(&self, theme: &PlacedValue<String>) -> Fault {
        let fault = theme.fault.clone();
        match nearest(&theme.value, self.themes.iter().map(|theme| theme.name.as_ref())) {
            Some(near) => {
                Fault { what: format!("there is no theme {}: did you mean {near}?", theme.value), ..fault }
            }
            None => fault,
        }
    }
}

impl Settings {
    /// Takes over the settings for the reader.
    pub fn apply(self, options: &mut Options) {
        options.look = self.look;
        options.keymap = Arc::new(self.keymap);
        options.faults = self.faults;
        options.charset = match self.config.borders {
            Some(Borders::Ascii) if options.charset == Charset::Unicode => Charset::Narrow,
            Some(Borders::Wide) if options.charset == Charset::Unicode => Charset::Wide,
            Some(Borders::Light) => Charset::Unicode,
            Some(Borders::Auto | Borders::Ascii | Borders::Wide) | None => options.charset,
        };
        if let Some(reviewer) = self.config.reviewer {
            options.reviewer = reviewer;
        }
        options.editor = self.config.editor.or(options.editor.take());
    }
}

/// Reads a file with one of the readers of `settings`. `None` if it is not there or cannot be read.
fn read<T>(
    file: &Path,
    faults: &mut Vec<Fault>,
    reader: impl FnOnce(&str, &str) -> (T, Vec<Fault>),
) -> Option<T> {
    let name = file.display().to_string();
    match read_regular(file, MAX_BYTES) {
        Ok(bytes) => {
            let (value, found) = reader(&name, &String::from_utf8_lossy(&bytes));
            faults.extend(found);
            Some(value)
        }
        Err(why) if why.is_missing() => None,
        Err(why) => {
            let what = format!("it cannot be read ({why}), so the defaults are used");
            faults.push(Fault { file: name, line: 1, column: 1, what });
            None
        }
    }
}

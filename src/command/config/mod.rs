//! `pullquote config`: what is set, where, and what is wrong in it.

mod files;

use files::Settings;
pub use files::SettingsFolders;

use super::Outcome;
use super::printing::write_to;
use super::target::Target;
use crate::cli::ConfigCommand;
use crate::error::Result;
use crate::settings::{ALTERNATIVES, Borders, toml_string};
use crate::text::sanitize;
use crate::tui::keymap::Keymap;
use crate::tui::theme::ScreenColours;
use std::io::{self, Write};

/// Runs a command about the settings.
pub(super) fn run(typed: ConfigCommand, folders: &SettingsFolders) -> Result<Outcome> {
    let settings = folders.read(ScreenColours::default(), None);
    write_to(Target::STDOUT, |out| match typed {
        ConfigCommand::Path => path(out, folders),
        ConfigCommand::Show => show(out, &settings),
        ConfigCommand::Keys => keys(out, &settings.keymap),
        ConfigCommand::Check => check(out, &settings, folders),
    })
}

fn path(out: &mut dyn Write, folders: &SettingsFolders) -> io::Result<Outcome> {
    let settings = [folders.config_file(), folders.key_file(), folders.theme_folder()];
    for path in settings.into_iter().chain([folders.choices_file(), folders.history_file()]) {
        writeln!(out, "{}", sanitize::line(&path.display().to_string()))?;
    }
    Ok(Outcome::Done)
}

/// The settings in force, as a `config.toml` that would set them.
fn show(out: &mut dyn Write, settings: &Settings) -> io::Result<Outcome> {
    let (look, config) = (&settings.look, &settings.config);
    let by_key = |is_chosen: bool| if is_chosen { "  # chosen by key" } else { "" };
    let themes: Vec<&str> = look.themes.iter().map(|theme| theme.name.as_ref()).collect();
    writeln!(out, "# themes: {}", sanitize::line(&themes.join(", ")))?;
    let theme = sanitize::line(&look.theme.name);
    let is_chosen = look.choices.theme.as_deref() == Some(&*look.theme.name);
    writeln!(out, "theme = {}{}", toml_string(&theme), by_key(is_chosen))?;
    match look.choices.width.or(look.width) {
        Some(width) => writeln!(out, "width = {width}{}", by_key(look.choices.width.is_some()))?,
        None => {
            writeln!(out, "# width = 72  # characters in a line; if unset, as wide as the screen allows")?;
        }
    }
    writeln!(out, "furniture = {}\npanels = {}", look.furniture, look.panels)?;
    let mouse = look.choices.mouse.unwrap_or(look.mouse);
    writeln!(out, "mouse = {mouse}{}", by_key(look.choices.mouse.is_some()))?;
    writeln!(out, "title = {}", config.title.unwrap_or(true))?;
    writeln!(out, "hyperlinks = {}", config.hyperlinks.unwrap_or(true))?;
    let borders = config.borders.unwrap_or(Borders::Auto);
    let borders = Borders::ALL.iter().find(|(one, _)| *one == borders).map_or("auto", |(_, name)| name);
    writeln!(out, "borders = {borders:?}")?;
    for (name, value) in [("reviewer", &config.reviewer), ("editor", &config.editor)] {
        match value {
            Some(value) => writeln!(out, "{name} = {}", toml_string(&sanitize::line(value)))?,
            None => writeln!(out, "# {name} = \"\"  # if unset, taken from the environment")?,
        }
    }
    Ok(Outcome::Done)
}

/// The keymap in force, as a `keys.toml` that would set it.
fn keys(out: &mut dyn Write, keymap: &Keymap) -> io::Result<Outcome> {
    let mut places: Vec<String> = Vec::new();
    for binding in &keymap.bindings {
        let place = binding.context.name();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    for (index, place) in places.iter().enumerate() {
        writeln!(out, "{}[{place}]", if index == 0 { "" } else { "\n" })?;
        for binding in keymap.bindings.iter().filter(|binding| binding.context.name() == *place) {
            let keys: Vec<String> = binding.keys.iter().map(|keys| toml_string(keys)).collect();
            writeln!(out, "{} = [{}]  # {}", binding.name, keys.join(", "), binding.help)?;
        }
    }
    let alternatives = keymap.alternatives();
    if !alternatives.is_empty() {
        writeln!(out, "\n[{ALTERNATIVES}]")?;
    }
    for (typed, meant) in alternatives {
        let (typed, meant) = (toml_string(&typed.to_string()), toml_string(&meant.to_string()));
        writeln!(out, "{typed} = {meant}")?;
    }
    Ok(Outcome::Done)
}

fn check(out: &mut dyn Write, settings: &Settings, folders: &SettingsFolders) -> io::Result<Outcome> {
    for fault in &settings.faults {
        writeln!(out, "{}", sanitize::line(&fault.to_string()))?;
    }
    if settings.faults.is_empty() {
        writeln!(out, "no faults in {}", sanitize::line(&folders.config.display().to_string()))?;
        return Ok(Outcome::Done);
    }
    Ok(Outcome::Failed)
}

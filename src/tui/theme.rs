//! The role of something on the screen -> its style. No other file names a colour.
//!
//! Every role differs from plain text by more than its colour (bold, underlined, reversed, a sign beside it), so that
//! the screen can be read without colours. The default theme uses the terminal's own sixteen colours, which suit dark
//! and light backgrounds alike; two others bring their own colours.

use crate::settings::ThemeColours;
use ratatui::style::{Color, Modifier, Style};
use std::borrow::Cow;

/// The role of something on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StyleRole {
    /// The article's own words.
    Text,
    /// A headline.
    Headline,
    /// Page furniture.
    Furniture,
    /// A country.
    Country,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// The content of a quotation.
    Quotation,
    /// The cue of a quotation.
    Cue,
    /// An occurrence of the selected entry.
    Occurrence,
    /// What is under the cursor.
    Cursor,
    /// A search hit.
    Hit,
    /// Paragraph numbers, counts, hints: secondary.
    Faint,
    /// A border.
    Border,
    /// The border of the pane that receives the keys.
    Focused,
    /// The title line.
    Title,
    /// A key in a hint.
    Key,
    /// The selected row of a panel.
    Selected,
    /// The selected row of the panel that receives the keys.
    Chosen,
    /// Something that must not be overlooked.
    Warning,
    /// The part of the strip that is on the screen.
    Thumb,
}

/// All roles, in the order of their definition.
pub const STYLE_ROLES: [StyleRole; 20] = [
    StyleRole::Text,
    StyleRole::Headline,
    StyleRole::Furniture,
    StyleRole::Country,
    StyleRole::Person,
    StyleRole::Organization,
    StyleRole::Quotation,
    StyleRole::Cue,
    StyleRole::Occurrence,
    StyleRole::Cursor,
    StyleRole::Hit,
    StyleRole::Faint,
    StyleRole::Border,
    StyleRole::Focused,
    StyleRole::Title,
    StyleRole::Key,
    StyleRole::Selected,
    StyleRole::Chosen,
    StyleRole::Warning,
    StyleRole::Thumb,
];

/// The style of every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name, for the notice when it is chosen.
    pub name: Cow<'static, str>,
    styles: [Style; STYLE_ROLES.len()],
}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: StyleRole) -> Style {
        STYLE_ROLES
            .iter()
            .position(|&other| other == role)
            .and_then(|index| self.styles.get(index))
            .copied()
            .unwrap_or_default()
    }

    /// The terminal's own sixteen colours.
    #[must_use]
    pub fn terminal() -> Self {
        Self::from_palette("terminal", &SIXTEEN)
    }

    /// Soft colours on a dark background.
    #[must_use]
    pub fn dark() -> Self {
        Self::from_palette("dark", &DARK)
    }

    /// Deep colours on a light background.
    #[must_use]
    pub fn light() -> Self {
        Self::from_palette("light", &LIGHT)
    }

    /// No colours: only bold, dim, underlined and reversed.
    #[must_use]
    pub fn plain() -> Self {
        Self::from_palette("plain", &PLAIN)
    }

    /// The themes that are part of the program.
    #[must_use]
    pub fn all() -> Vec<Self> {
        vec![Self::terminal(), Self::dark(), Self::light(), Self::plain()]
    }

    /// A theme of the user's. Parts without a colour look as in the dark theme, or in the light one if the background is
    /// light.
    #[must_use]
    pub fn of_colours(name: String, colours: &ThemeColours) -> Self {
        let is_light = colours.of("background").is_some_and(|[red, green, blue]| {
            // The weights of ITU-R BT.601: the eye sees green as brighter than blue.
            u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114 > 127_500
        });
        let base = if is_light { &LIGHT } else { &DARK };
        let part = |name: &str, usual: Option<Color>| {
            colours.of(name).map_or(usual, |[red, green, blue]| Some(Color::Rgb(red, green, blue)))
        };
        let pair = |[over, under]: [&str; 2], usual: Option<(Color, Color)>| {
            let (usual_over, usual_under) = usual.unzip();
            part(over, usual_over).zip(part(under, usual_under))
        };
        let palette = Palette {
            ground: pair(["text", "background"], base.ground),
            faint: part("faint", base.faint),
            country: part("country", base.country),
            person: part("person", base.person),
            organization: part("organisation", base.organization),
            quotation: part("quotation", base.quotation),
            accent: part("accent", base.accent),
            selection: pair(["selection", "selection-background"], base.selection),
            hit: pair(["hit", "hit-background"], base.hit),
            warning: part("warning", base.warning),
        };
        Self { name: Cow::Owned(name), ..Self::from_palette("", &palette) }
    }

    /// A theme with other styles.
    #[must_use]
    pub fn new(name: &'static str, style: impl Fn(StyleRole) -> Style) -> Self {
        Self { name: Cow::Borrowed(name), styles: STYLE_ROLES.map(style) }
    }

    fn from_palette(name: &'static str, palette: &Palette) -> Self {
        Self::new(name, |role| palette.style(role))
    }
}

/// The colours of a theme; `None` for the terminal's own.
struct Palette {
    ground: Option<(Color, Color)>,
    faint: Option<Color>,
    country: Option<Color>,
    person: Option<Color>,
    organization: Option<Color>,
    quotation: Option<Color>,
    accent: Option<Color>,
    selection: Option<(Color, Color)>,
    hit: Option<(Color, Color)>,
    warning: Option<Color>,
}

const PLAIN: Palette = Palette {
    ground: None,
    faint: None,
    country: None,
    person: None,
    organization: None,
    quotation: None,
    accent: None,
    selection: None,
    hit: None,
    warning: None,
};

const SIXTEEN: Palette = Palette {
    ground: None,
    faint: Some(Color::DarkGray),
    country: Some(Color::Green),
    person: Some(Color::LightBlue),
    organization: Some(Color::Magenta),
    quotation: Some(Color::Cyan),
    accent: Some(Color::Cyan),
    selection: None,
    hit: Some((Color::Black, Color::Yellow)),
    warning: Some(Color::Red),
};

const DARK: Palette = Palette {
    ground: Some((Color::Rgb(216, 222, 233), Color::Rgb(24, 27, 34))),
    faint: Some(Color::Rgb(120, 128, 142)),
    country: Some(Color::Rgb(152, 201, 132)),
    person: Some(Color::Rgb(122, 178, 246)),
    organization: Some(Color::Rgb(206, 156, 222)),
    quotation: Some(Color::Rgb(236, 201, 138)),
    accent: Some(Color::Rgb(122, 178, 246)),
    selection: Some((Color::Rgb(240, 244, 250), Color::Rgb(56, 66, 88))),
    hit: Some((Color::Rgb(24, 27, 34), Color::Rgb(236, 201, 92))),
    warning: Some(Color::Rgb(240, 128, 118)),
};

const LIGHT: Palette = Palette {
    ground: Some((Color::Rgb(40, 42, 48), Color::Rgb(252, 250, 245))),
    faint: Some(Color::Rgb(116, 116, 122)),
    country: Some(Color::Rgb(34, 110, 46)),
    person: Some(Color::Rgb(22, 84, 176)),
    organization: Some(Color::Rgb(128, 50, 148)),
    quotation: Some(Color::Rgb(146, 84, 8)),
    accent: Some(Color::Rgb(22, 84, 176)),
    selection: Some((Color::Rgb(20, 22, 28), Color::Rgb(214, 224, 242))),
    hit: Some((Color::Rgb(20, 20, 20), Color::Rgb(255, 214, 92))),
    warning: Some(Color::Rgb(180, 32, 32)),
};

impl Palette {
    fn style(&self, role: StyleRole) -> Style {
        let base = self.ground.map_or(Style::new(), |(fore, back)| Style::new().fg(fore).bg(back));
        let tint = |colour: Option<Color>| colour.map_or(base, |colour| base.fg(colour));
        let pair = |colours: Option<(Color, Color)>| {
            colours
                .map_or(base.add_modifier(Modifier::REVERSED), |(fore, back)| Style::new().fg(fore).bg(back))
        };
        match role {
            StyleRole::Text => base,
            StyleRole::Headline => base.add_modifier(Modifier::BOLD),
            StyleRole::Furniture => {
                self.faint.map_or(base.add_modifier(Modifier::DIM), |faint| base.fg(faint))
            }
            StyleRole::Country => tint(self.country).add_modifier(Modifier::UNDERLINED),
            StyleRole::Person => tint(self.person).add_modifier(Modifier::BOLD),
            StyleRole::Organization => tint(self.organization),
            StyleRole::Quotation => tint(self.quotation),
            StyleRole::Cue => base.add_modifier(Modifier::ITALIC),
            StyleRole::Occurrence => pair(self.selection).add_modifier(Modifier::BOLD),
            StyleRole::Cursor => base.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            StyleRole::Hit => pair(self.hit),
            StyleRole::Faint | StyleRole::Border => {
                self.faint.map_or(base.add_modifier(Modifier::DIM), |faint| base.fg(faint))
            }
            StyleRole::Focused => tint(self.accent).add_modifier(Modifier::BOLD),
            StyleRole::Title => tint(self.accent).add_modifier(Modifier::BOLD),
            StyleRole::Key => base.add_modifier(Modifier::BOLD),
            StyleRole::Selected => base.add_modifier(Modifier::BOLD),
            StyleRole::Chosen => pair(self.selection).add_modifier(Modifier::BOLD),
            StyleRole::Warning => tint(self.warning).add_modifier(Modifier::BOLD),
            StyleRole::Thumb => tint(self.accent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::theme_colours;

    #[test]
    fn every_role_has_its_own_index() {
        for (index, role) in STYLE_ROLES.iter().enumerate() {
            assert_eq!(*role as usize, index);
        }
    }

    #[test]
    fn without_colours_the_cursor_and_the_selection_still_stand_out() {
        let plain = Theme::plain();
        for role in [
            StyleRole::Country,
            StyleRole::Person,
            StyleRole::Occurrence,
            StyleRole::Cursor,
            StyleRole::Hit,
            StyleRole::Warning,
            StyleRole::Furniture,
        ] {
            assert_ne!(plain.style(role), plain.style(StyleRole::Text), "{role:?}");
        }
        assert!(
            STYLE_ROLES.iter().all(|&role| plain.style(role).fg.is_none() && plain.style(role).bg.is_none())
        );
    }

    #[test]
    fn a_theme_of_the_users_takes_what_it_does_not_name_from_one_that_fits_its_background() {
        let (colours, _) = theme_colours("sepia.toml", "background = '#fbf1d8'\nperson = '#203040'\n");
        let theme = Theme::of_colours("sepia".to_owned(), &colours);
        let person = theme.style(StyleRole::Person);
        assert_eq!(
            (person.fg, person.bg),
            (Some(Color::Rgb(0x20, 0x30, 0x40)), Some(Color::Rgb(0xfb, 0xf1, 0xd8)))
        );
        assert_eq!(theme.style(StyleRole::Country).fg, Theme::light().style(StyleRole::Country).fg);
        assert_eq!(theme.name, "sepia");
    }
}

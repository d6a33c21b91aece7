//! What a thing is on the screen -> how it looks. No other file names a colour.
//!
//! Every role differs from plain text by more than its colour (bold, underlined, reversed, a sign beside it), so
//! the screen reads the same without colours. The usual theme takes the terminal's own sixteen colours, which
//! fit a dark and a light background alike; the two others bring their own.

use ratatui::style::{Color, Modifier, Style};

/// What a thing on the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
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
    /// The words that report a quotation.
    Cue,
    /// An occurrence of the selected entry.
    Occurrence,
    /// What is under the cursor.
    Cursor,
    /// A hit of the search.
    Hit,
    /// Paragraph numbers, counts, hints: there, but not to be read first.
    Faint,
    /// A border.
    Border,
    /// The border of the pane that has the keys.
    Focused,
    /// The title line.
    Title,
    /// A key in a hint.
    Key,
    /// The selected row of a panel.
    Selected,
    /// The selected row of the panel that has the keys.
    Chosen,
    /// Something the reader should not overlook.
    Warning,
    /// The part of the strip that is on the screen.
    Thumb,
}

/// All roles, in the order of their definition.
pub const ROLES: [Role; 20] = [
    Role::Text,
    Role::Headline,
    Role::Furniture,
    Role::Country,
    Role::Person,
    Role::Organization,
    Role::Quotation,
    Role::Cue,
    Role::Occurrence,
    Role::Cursor,
    Role::Hit,
    Role::Faint,
    Role::Border,
    Role::Focused,
    Role::Title,
    Role::Key,
    Role::Selected,
    Role::Chosen,
    Role::Warning,
    Role::Thumb,
];

/// How every role looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name, for the notice when it is taken.
    pub name: &'static str,
    styles: [Style; ROLES.len()],
}

impl Theme {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        ROLES
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

    /// No colour at all: bold, dim, underlined and reversed only.
    #[must_use]
    pub fn plain() -> Self {
        Self::from_palette("plain", &PLAIN)
    }

    /// The theme that follows this one when the reader asks for the next.
    #[must_use]
    pub fn next(&self) -> Self {
        match self.name {
            "terminal" => Self::dark(),
            "dark" => Self::light(),
            "light" => Self::plain(),
            _ => Self::terminal(),
        }
    }

    /// A theme of one's own.
    #[must_use]
    pub fn new(name: &'static str, style: impl Fn(Role) -> Style) -> Self {
        Self { name, styles: ROLES.map(style) }
    }

    fn from_palette(name: &'static str, palette: &Palette) -> Self {
        Self::new(name, |role| palette.style(role))
    }
}

/// The colours of a theme; `None` is the terminal's own.
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
    fn style(&self, role: Role) -> Style {
        let base = self.ground.map_or(Style::new(), |(fore, back)| Style::new().fg(fore).bg(back));
        let tint = |colour: Option<Color>| colour.map_or(base, |colour| base.fg(colour));
        let pair = |colours: Option<(Color, Color)>| {
            colours
                .map_or(base.add_modifier(Modifier::REVERSED), |(fore, back)| Style::new().fg(fore).bg(back))
        };
        match role {
            Role::Text => base,
            Role::Headline => base.add_modifier(Modifier::BOLD),
            Role::Furniture => self.faint.map_or(base.add_modifier(Modifier::DIM), |faint| base.fg(faint)),
            Role::Country => tint(self.country).add_modifier(Modifier::UNDERLINED),
            Role::Person => tint(self.person).add_modifier(Modifier::BOLD),
            Role::Organization => tint(self.organization),
            Role::Quotation => tint(self.quotation),
            Role::Cue => base.add_modifier(Modifier::ITALIC),
            Role::Occurrence => pair(self.selection).add_modifier(Modifier::BOLD),
            Role::Cursor => base.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            Role::Hit => pair(self.hit),
            Role::Faint | Role::Border => {
                self.faint.map_or(base.add_modifier(Modifier::DIM), |faint| base.fg(faint))
            }
            Role::Focused => tint(self.accent).add_modifier(Modifier::BOLD),
            Role::Title => tint(self.accent).add_modifier(Modifier::BOLD),
            Role::Key => base.add_modifier(Modifier::BOLD),
            Role::Selected => base.add_modifier(Modifier::BOLD),
            Role::Chosen => pair(self.selection).add_modifier(Modifier::BOLD),
            Role::Warning => tint(self.warning).add_modifier(Modifier::BOLD),
            Role::Thumb => tint(self.accent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_own_place_in_the_list() {
        for (index, role) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, index);
        }
    }

    #[test]
    fn without_colours_the_cursor_and_the_selection_still_stand_out() {
        let plain = Theme::plain();
        for role in [
            Role::Country,
            Role::Person,
            Role::Occurrence,
            Role::Cursor,
            Role::Hit,
            Role::Warning,
            Role::Furniture,
        ] {
            assert_ne!(plain.style(role), plain.style(Role::Text), "{role:?}");
        }
        assert!(ROLES.iter().all(|&role| plain.style(role).fg.is_none() && plain.style(role).bg.is_none()));
    }

    #[test]
    fn the_themes_go_round() {
        let mut theme = Theme::terminal();
        for name in ["dark", "light", "plain", "terminal"] {
            theme = theme.next();
            assert_eq!(theme.name, name);
        }
    }
}

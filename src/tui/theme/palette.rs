//! The colours of a theme -> the style of every role.
//!
//! The style of a role is laid over the ground, so that a palette names each colour once. Where roles can meet, they
//! differ; a test holds that for every palette, and that every text has a contrast of at least 4.5 to its background.

use super::role::StyleRole;
use crate::settings::{ThemeColours, contrast};
use ratatui::style::{Color, Modifier, Style};

/// The colours of a theme.
pub(super) struct Colouring {
    /// Text, and what is behind everything.
    pub(super) ground: Style,
    pub(super) faint: Style,
    pub(super) country: Style,
    pub(super) person: Style,
    pub(super) organization: Style,
    pub(super) quotation: Style,
    pub(super) cue: Style,
    pub(super) accent: Style,
    pub(super) notice: Style,
    /// A link of the page.
    pub(super) link: Style,
    pub(super) warning: Style,
    /// What a difference adds: underlined in every theme.
    pub(super) added: Style,
    /// What a difference takes away: crossed out in every theme.
    pub(super) removed: Style,
    /// The occurrences of what is selected, and the selected row.
    pub(super) selection: Style,
    /// The selected quotation.
    pub(super) current: Style,
    /// What keys act on.
    pub(super) cursor: Style,
    pub(super) hit: Style,
}

const NEW: Style = Style::new();
const BOLD: Modifier = Modifier::BOLD;
const ITALIC: Modifier = Modifier::ITALIC;
const UNDERLINED: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;
const CROSSED_OUT: Modifier = Modifier::CROSSED_OUT;

/// Two modifiers at once.
const fn with(one: Modifier, other: Modifier) -> Modifier {
    Modifier::from_bits_truncate(one.bits() | other.bits())
}

const fn rgb(red: u8, green: u8, blue: u8) -> Style {
    NEW.fg(Color::Rgb(red, green, blue))
}

/// The least contrast of text to its background: what WCAG 2.2 asks of text (1.4.3).
const MIN_CONTRAST: f64 = 4.5;

/// Red, green and blue of a colour that is not one of the terminal's own.
fn parts(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        _ => None,
    }
}

/// No colours: every role has its own combination of bold, italic, underlined and reversed. Many terminals do not show dim
/// words, so it tells apart only what is secondary.
pub(super) const PLAIN: Colouring = Colouring {
    ground: NEW,
    faint: NEW.add_modifier(Modifier::DIM),
    country: NEW.add_modifier(UNDERLINED),
    person: NEW.add_modifier(with(BOLD, ITALIC)),
    organization: NEW.add_modifier(with(ITALIC, UNDERLINED)),
    quotation: NEW.add_modifier(ITALIC),
    cue: NEW.add_modifier(with(BOLD, UNDERLINED)),
    accent: NEW,
    notice: NEW.add_modifier(ITALIC),
    link: NEW.add_modifier(with(Modifier::DIM, UNDERLINED)),
    warning: NEW.add_modifier(with(with(BOLD, UNDERLINED), ITALIC)),
    added: NEW.add_modifier(with(BOLD, UNDERLINED)),
    removed: NEW.add_modifier(CROSSED_OUT),
    selection: NEW.add_modifier(REVERSED),
    // Its speaker is reversed.
    current: NEW.add_modifier(with(with(BOLD, UNDERLINED), ITALIC)),
    cursor: NEW.add_modifier(with(REVERSED, BOLD)),
    hit: NEW.add_modifier(with(REVERSED, UNDERLINED)),
};

/// The terminal's sixteen colours on a dark background: only those that every usual set of them makes bright enough.
pub(super) const SIXTEEN_ON_DARK: Colouring = Colouring {
    ground: NEW.fg(Color::White),
    faint: NEW.fg(Color::Gray),
    country: NEW.fg(Color::LightGreen),
    person: NEW.fg(Color::LightCyan).add_modifier(BOLD),
    organization: NEW.fg(Color::LightMagenta).add_modifier(ITALIC),
    quotation: NEW.fg(Color::LightYellow),
    cue: NEW.add_modifier(UNDERLINED),
    accent: NEW.fg(Color::LightCyan),
    notice: NEW.fg(Color::LightCyan),
    link: NEW.fg(Color::LightCyan).add_modifier(UNDERLINED),
    warning: NEW.fg(Color::LightRed).add_modifier(BOLD),
    added: NEW.fg(Color::LightGreen).add_modifier(UNDERLINED),
    removed: NEW.fg(Color::LightRed).add_modifier(CROSSED_OUT),
    selection: NEW.fg(Color::Black).bg(Color::Gray),
    current: NEW.fg(Color::LightYellow).add_modifier(with(BOLD, UNDERLINED)),
    cursor: NEW.fg(Color::Black).bg(Color::LightCyan).add_modifier(BOLD),
    hit: NEW.fg(Color::Black).bg(Color::LightYellow),
};

/// The terminal's sixteen colours on a light background: only those that every usual set of them makes dark enough.
pub(super) const SIXTEEN_ON_LIGHT: Colouring = Colouring {
    ground: NEW.fg(Color::Black),
    faint: NEW.fg(Color::DarkGray),
    country: NEW.fg(Color::Blue).add_modifier(UNDERLINED),
    person: NEW.fg(Color::Blue).add_modifier(BOLD),
    organization: NEW.fg(Color::Blue).add_modifier(ITALIC),
    quotation: NEW.fg(Color::Magenta),
    cue: NEW.add_modifier(UNDERLINED),
    accent: NEW.fg(Color::Blue),
    notice: NEW.fg(Color::Blue),
    link: NEW.fg(Color::DarkGray).add_modifier(UNDERLINED),
    warning: NEW.fg(Color::Red).add_modifier(BOLD),
    added: NEW.fg(Color::Blue).add_modifier(UNDERLINED),
    removed: NEW.fg(Color::Red).add_modifier(CROSSED_OUT),
    selection: NEW.fg(Color::Black).bg(Color::Cyan),
    current: NEW.fg(Color::Magenta).add_modifier(with(BOLD, UNDERLINED)),
    // The terminal's own background is the lightest colour there is: some sets have a grey white.
    cursor: NEW.fg(Color::Blue).add_modifier(with(BOLD, REVERSED)),
    hit: NEW.fg(Color::Black).bg(Color::LightYellow),
};

/// The same on a background of their own: the theme was chosen by its name, so the terminal's may be light.
pub(super) const SIXTEEN_DARK: Colouring =
    Colouring { ground: SIXTEEN_ON_DARK.ground.bg(Color::Black), ..SIXTEEN_ON_DARK };

/// The same on a background of their own: the theme was chosen by its name, so the terminal's may be dark.
pub(super) const SIXTEEN_LIGHT: Colouring =
    Colouring { ground: SIXTEEN_ON_LIGHT.ground.bg(Color::White), ..SIXTEEN_ON_LIGHT };

/// Soft colours on a dark background.
pub(super) const DARK: Colouring = Colouring {
    ground: rgb(216, 222, 233).bg(Color::Rgb(24, 27, 34)),
    faint: rgb(140, 148, 162),
    country: rgb(152, 201, 132),
    person: rgb(122, 178, 246).add_modifier(BOLD),
    organization: rgb(206, 156, 222).add_modifier(ITALIC),
    quotation: rgb(236, 201, 138),
    cue: NEW.add_modifier(UNDERLINED),
    accent: rgb(122, 178, 246),
    notice: rgb(166, 205, 250),
    link: rgb(122, 178, 246).add_modifier(UNDERLINED),
    warning: rgb(240, 128, 118).add_modifier(BOLD),
    added: rgb(130, 210, 150).add_modifier(with(BOLD, UNDERLINED)),
    removed: rgb(250, 156, 146).add_modifier(CROSSED_OUT),
    selection: rgb(240, 244, 250).bg(Color::Rgb(56, 66, 88)),
    current: rgb(250, 218, 160).bg(Color::Rgb(64, 56, 40)).add_modifier(BOLD),
    cursor: rgb(24, 27, 34).bg(Color::Rgb(122, 178, 246)).add_modifier(BOLD),
    hit: rgb(24, 27, 34).bg(Color::Rgb(236, 201, 92)),
};

/// Deep colours on a light background.
pub(super) const LIGHT: Colouring = Colouring {
    ground: rgb(40, 42, 48).bg(Color::Rgb(252, 250, 245)),
    faint: rgb(104, 104, 112),
    country: rgb(34, 110, 46),
    person: rgb(22, 84, 176).add_modifier(BOLD),
    organization: rgb(128, 50, 148).add_modifier(ITALIC),
    quotation: rgb(146, 84, 8),
    cue: NEW.add_modifier(UNDERLINED),
    accent: rgb(22, 84, 176),
    notice: rgb(22, 84, 176),
    link: rgb(22, 84, 176).add_modifier(UNDERLINED),
    warning: rgb(180, 32, 32).add_modifier(BOLD),
    added: rgb(20, 104, 52).add_modifier(with(BOLD, UNDERLINED)),
    removed: rgb(180, 32, 32).add_modifier(CROSSED_OUT),
    selection: rgb(20, 22, 28).bg(Color::Rgb(214, 224, 242)),
    current: rgb(112, 62, 2).bg(Color::Rgb(250, 234, 200)).add_modifier(BOLD),
    cursor: rgb(252, 250, 245).bg(Color::Rgb(22, 84, 176)).add_modifier(BOLD),
    hit: rgb(20, 20, 20).bg(Color::Rgb(255, 214, 92)),
};

impl Colouring {
    /// The style of a role.
    pub(super) fn style(&self, role: StyleRole) -> Style {
        let over = match role {
            StyleRole::Text => NEW,
            StyleRole::Headline | StyleRole::Key => NEW.add_modifier(BOLD),
            StyleRole::Furniture | StyleRole::Faint | StyleRole::Border => self.faint,
            StyleRole::Country => self.country,
            StyleRole::Person => self.person,
            StyleRole::Organization => self.organization,
            StyleRole::Quotation => self.quotation,
            StyleRole::CurrentQuotation => self.current,
            StyleRole::Cue => self.cue,
            StyleRole::Occurrence => self.selection,
            StyleRole::Cursor => self.cursor,
            StyleRole::Hit => self.hit,
            StyleRole::Focused | StyleRole::Title => self.accent.add_modifier(BOLD),
            StyleRole::Selected => self.accent.add_modifier(with(BOLD, UNDERLINED)),
            StyleRole::Chosen => self.chosen(NEW),
            StyleRole::ChosenAdded => self.chosen(self.added),
            StyleRole::ChosenRemoved => self.chosen(self.removed),
            StyleRole::Notice => self.notice,
            StyleRole::Link => self.link,
            StyleRole::Warning => self.warning,
            StyleRole::Added => self.added,
            StyleRole::Removed => self.removed,
            StyleRole::Thumb => self.accent,
        };
        self.ground.patch(over)
    }

    /// A style on the selected row: in its own colour if that can be read there.
    fn chosen(&self, style: Style) -> Style {
        let chosen = self.selection.add_modifier(with(BOLD, style.add_modifier));
        let colours = style.fg.and_then(parts).zip(self.selection.bg.and_then(parts));
        let is_legible = colours.is_some_and(|(over, under)| contrast(over, under) >= MIN_CONTRAST);
        style.fg.filter(|_| is_legible).map_or(chosen, |colour| chosen.fg(colour))
    }

    /// The colours of a theme of the user's. Parts without a colour look as in `self`.
    pub(super) fn with(mut self, colours: &ThemeColours) -> Self {
        let colour = |part: &str| colours.of(part).map(|[red, green, blue]| Color::Rgb(red, green, blue));
        let own = |style: Style, over: &str, under: &str| {
            let style = colour(over).map_or(style, |over| style.fg(over));
            colour(under).map_or(style, |under| style.bg(under))
        };
        self.ground = own(self.ground, "text", "background");
        self.accent = own(self.accent, "accent", "");
        self.notice = own(self.notice, "accent", "");
        self.link = own(self.link, "accent", "");
        self.cursor = own(self.cursor, "background", "accent");
        self.current = own(self.current, "quotation", "selection-background");
        self.selection = own(self.selection, "selection", "selection-background");
        self.hit = own(self.hit, "hit", "hit-background");
        for (style, part) in [
            (&mut self.faint, "faint"),
            (&mut self.country, "country"),
            (&mut self.person, "person"),
            (&mut self.organization, "organisation"),
            (&mut self.quotation, "quotation"),
            (&mut self.warning, "warning"),
            (&mut self.added, "added"),
            (&mut self.removed, "removed"),
        ] {
            *style = own(*style, part, "");
        }
        self
    }
}

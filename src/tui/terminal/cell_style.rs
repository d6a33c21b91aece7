//! How a cell is drawn besides its symbol -> the parameters that have a terminal draw so.

use crossterm::style::Colored;
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Sets everything back to what it is at the start of a frame.
const RESET: &str = "\u{1b}[m";

/// The attributes with the parameters that set them.
const ATTRIBUTES: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// The parameters that end attributes. A VT100 knows none of them, but every terminal with colours.
const ENDS: [(Modifier, &str); 4] =
    [(BOLD_OR_DIM, "22"), (Modifier::ITALIC, "23"), (Modifier::UNDERLINED, "24"), (Modifier::REVERSED, "27")];

/// Terminals have one parameter to end both.
const BOLD_OR_DIM: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// The attributes that are seen on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Which sequences a terminal is taken to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownSequences {
    /// Those of a VT100.
    Vt100,
    /// Those that every terminal with colours knows, too.
    Colours,
}

/// How a cell is drawn besides its symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CellStyle {
    fore: Color,
    back: Color,
    modifier: Modifier,
}

impl CellStyle {
    /// That of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        Self { fore: cell.fg, back: cell.bg, modifier: cell.modifier }
    }

    /// Whether blanks look the same in this style and another.
    pub(super) fn is_blank_alike(self, other: Self) -> bool {
        let is_plain = |style: Self| !style.modifier.intersects(SEEN_ON_BLANKS);
        self.back == other.back && is_plain(self) && is_plain(other)
    }

    /// What makes a pen of this style one of another: what differs, or everything anew if that is shorter or the terminal
    /// cannot end attributes one by one.
    pub(super) fn sequence_to(self, other: Self, known: KnownSequences) -> String {
        let anew = if other == Self::default() {
            RESET.to_owned()
        } else {
            sequences(&["0"], Self::default(), other)
        };
        let (ends, left) = self.ends_for(other);
        let can_change = known == KnownSequences::Colours || ends.is_empty();
        let changed = left.filter(|_| can_change).map(|left| sequences(&ends, left, other));
        changed.filter(|changed| changed.len() <= anew.len()).unwrap_or(anew)
    }

    /// The parameters that end the attributes which another style has not, and what is left of this one: `None` if they
    /// cannot be ended one by one.
    fn ends_for(self, other: Self) -> (Vec<&'static str>, Option<Self>) {
        let mut gone = self.modifier.difference(other.modifier);
        let ends_bright = is_bright(self.fore) && !is_bright(other.fore) && !other.is_bold();
        if gone.intersects(BOLD_OR_DIM) || ends_bright {
            gone |= BOLD_OR_DIM;
        }
        let ends = ENDS.iter().filter(|(one, _)| gone.intersects(*one));
        let ended = ends.clone().fold(Modifier::empty(), |all, (one, _)| all | *one);
        let left = Self { modifier: self.modifier.difference(gone), ..self };
        (ends.map(|(_, end)| *end).collect(), ended.contains(gone).then_some(left))
    }

    fn is_bold(self) -> bool {
        self.modifier.contains(Modifier::BOLD)
    }
}

/// What makes a pen of one style one of another that has all its attributes, after these parameters.
fn sequences(first: &[&str], from: CellStyle, to: CellStyle) -> String {
    let mut parameters: Vec<String> = first.iter().map(|&one| one.to_owned()).collect();
    let new = to.modifier.difference(from.modifier);
    parameters
        .extend(ATTRIBUTES.iter().filter(|(one, _)| new.contains(*one)).map(|(_, set)| (*set).to_owned()));
    let number = number(to.fore);
    // Bold needs another form of the first eight colours, and the console of Linux shows a bright one as bold.
    let is_new = match number {
        Some(0..8) => to.is_bold() != from.is_bold(),
        Some(8..16) => first.contains(&"22"),
        _ => false,
    };
    if to.fore != from.fore || is_new {
        parameters.push(match number {
            // Terminals that show bold letters brighter do so with the short form only.
            Some(number @ 0..8) if !to.is_bold() => format!("3{number}"),
            Some(number @ 8..16) => format!("9{}", number - 8),
            _ => Colored::ForegroundColor(to.fore.into_crossterm()).to_string(),
        });
    }
    if to.back != from.back {
        parameters.push(Colored::BackgroundColor(to.back.into_crossterm()).to_string());
    }
    let mut bytes = String::new();
    if !parameters.is_empty() {
        let _ = write!(bytes, "\u{1b}[{}m", parameters.join(";"));
    }
    bytes
}

/// The number of a colour of the 256 that have one.
fn number(colour: Color) -> Option<u8> {
    let parameters = Colored::ForegroundColor(colour.into_crossterm()).to_string();
    parameters.strip_prefix("38;5;")?.parse().ok()
}

/// Whether it is the brighter form of one of the first eight colours.
fn is_bright(colour: Color) -> bool {
    number(colour).is_some_and(|number| (8..16).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour of letters on the console of Linux, and whether it is bold: a bright colour makes it so, and stays so until
    /// the parameters 0 or 22, or a colour in the long form.
    fn on_linux((mut colour, mut bold): (u8, bool), sequence: &str) -> (u8, bool) {
        let parameters = sequence.trim_start_matches("\u{1b}[").trim_end_matches('m');
        let mut parameters = parameters.split(';').map(|one| one.parse().unwrap_or(0_u8));
        while let Some(one) = parameters.next() {
            match one {
                0 => (colour, bold) = (7, false),
                1 => bold = true,
                22 => bold = false,
                30..=37 => colour = one - 30,
                90..=97 => (colour, bold) = (one - 90, true),
                38 => {
                    let number = parameters.nth(1).unwrap();
                    (colour, bold) = (number % 8, number > 7);
                }
                39 => colour = 7,
                _ => {}
            }
        }
        (colour, bold)
    }

    #[test]
    fn a_bright_colour_ends_where_it_should_on_the_console_of_linux() {
        let colours = [Color::Reset, Color::Red, Color::LightRed, Color::LightGreen, Color::Gray];
        let style = |fore, modifier| CellStyle { fore, back: Color::Reset, modifier };
        let styles = colours.map(|fore| style(fore, Modifier::empty()));
        let all = styles.into_iter().chain(styles.map(|one| CellStyle { modifier: Modifier::ITALIC, ..one }));
        let fresh = |one: CellStyle| {
            on_linux((7, false), &CellStyle::default().sequence_to(one, KnownSequences::Colours))
        };
        for one in all.clone() {
            for other in all.clone() {
                let sequence = one.sequence_to(other, KnownSequences::Colours);
                let shown = if one == other { fresh(one) } else { on_linux(fresh(one), &sequence) };
                assert_eq!(shown, fresh(other), "{one:?} {other:?} {sequence:?}");
            }
        }
    }
}

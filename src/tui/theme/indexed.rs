//! A colour -> the nearest of the 240 fixed colours of a terminal that has 256.
//!
//! The first sixteen of the 256 are the user's own and can have any shade; the others are a cube of six steps for each of red, green
//! and blue, and a row of 24 greys.

use ratatui::style::{Color, Style};

/// The steps of the cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// The number of the first colour of the cube.
const CUBE: u8 = 16;
/// The number of the first grey.
const GREYS: u8 = 232;

/// The style, in fixed colours.
pub(super) fn style(style: Style) -> Style {
    Style { fg: style.fg.map(nearest), bg: style.bg.map(nearest), ..style }
}

/// The fixed colour nearest to this one. The user's own sixteen stay.
fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let distance = |number: &u8| {
        let parts = rgb(*number).into_iter().zip([red, green, blue]);
        parts.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>()
    };
    (CUBE..=u8::MAX).min_by_key(distance).map_or(colour, Color::Indexed)
}

/// Red, green and blue of a fixed colour.
pub(super) fn rgb(number: u8) -> [u8; 3] {
    if let Some(grey) = number.checked_sub(GREYS) {
        return [8 + 10 * grey; 3];
    }
    let place = usize::from(number.saturating_sub(CUBE));
    [place / 36, place / 6 % 6, place % 6].map(|step| STEPS.get(step).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_the_nearest_fixed_one_and_the_users_own_stay() {
        for (colour, found) in [
            (Color::Rgb(255, 255, 255), Color::Indexed(231)),
            (Color::Rgb(0, 0, 0), Color::Indexed(16)),
            (Color::Rgb(24, 27, 34), Color::Indexed(234)),
            (Color::Rgb(250, 10, 10), Color::Indexed(196)),
            (Color::Blue, Color::Blue),
        ] {
            assert_eq!(nearest(colour), found, "{colour:?}");
        }
    }
}

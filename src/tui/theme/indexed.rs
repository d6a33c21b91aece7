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
/// A colour whose parts are this far apart is seen as one.
const VIVID: u8 = 48;

/// The style, in fixed colours.
pub(super) fn style(style: Style) -> Style {
    Style { fg: style.fg.map(nearest), bg: style.bg.map(nearest), ..style }
}

/// The fixed colour nearest to this one. The user's own sixteen stay.
fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    // A dark green is nearer to a grey than to any green: it would lose what it tells apart.
    let is_vivid = spread([red, green, blue]) >= VIVID;
    let distance = |number: &u8| {
        let parts = rgb(*number).into_iter().zip([red, green, blue]);
        parts.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>()
    };
    let fixed = (CUBE..=u8::MAX).filter(|number| !is_vivid || spread(rgb(*number)) > 0);
    fixed.min_by_key(distance).map_or(colour, Color::Indexed)
}

/// How far the parts of a colour are apart: a grey has none.
fn spread(parts: [u8; 3]) -> u8 {
    let (least, most) =
        parts.iter().fold((u8::MAX, 0), |(least, most), &part| (part.min(least), part.max(most)));
    most - least
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
            (Color::Rgb(34, 110, 46), Color::Indexed(22)),
            (Color::Blue, Color::Blue),
        ] {
            assert_eq!(nearest(colour), found, "{colour:?}");
        }
    }
}

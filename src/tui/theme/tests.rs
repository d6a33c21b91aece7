//! Roles that can meet differ in every theme, and everything can be read.

use super::*;
use crate::settings::theme_colours;
use ratatui::style::{Color, Modifier};

const DEPTHS: [ThemeDepth; 3] = [ThemeDepth::Sixteen, ThemeDepth::Indexed, ThemeDepth::TrueColour];

/// Every theme that is part of the program, on every terminal.
fn themes() -> Vec<(String, Theme, Background)> {
    let mut themes = Vec::new();
    for depth in DEPTHS {
        for background in [Background::Dark, Background::Light] {
            for theme in Theme::all(ScreenColours { depth, background }) {
                themes.push((format!("{} {depth:?} on {background:?}", theme.name), theme, background));
            }
        }
    }
    themes
}

/// Roles that stand beside each other: in the text, in a panel, at the head and the foot.
const MEETING: [&[StyleRole]; 4] = [
    &[
        StyleRole::Text,
        StyleRole::Headline,
        StyleRole::Furniture,
        StyleRole::Country,
        StyleRole::Person,
        StyleRole::Organization,
        StyleRole::Quotation,
        StyleRole::CurrentQuotation,
        StyleRole::Cue,
        StyleRole::Occurrence,
        StyleRole::Cursor,
        StyleRole::Hit,
        StyleRole::Link,
    ],
    &[
        StyleRole::Text,
        StyleRole::Country,
        StyleRole::Person,
        StyleRole::Organization,
        StyleRole::Quotation,
        StyleRole::Faint,
        StyleRole::Key,
        StyleRole::Selected,
        StyleRole::Chosen,
        StyleRole::Warning,
        StyleRole::Hit,
    ],
    &[StyleRole::Text, StyleRole::Key, StyleRole::Faint, StyleRole::Notice, StyleRole::Warning],
    &[
        StyleRole::Added,
        StyleRole::Removed,
        StyleRole::Text,
        StyleRole::Headline,
        StyleRole::Quotation,
        StyleRole::Faint,
        StyleRole::Chosen,
        StyleRole::ChosenAdded,
        StyleRole::ChosenRemoved,
        StyleRole::Warning,
    ],
];

#[test]
fn every_role_has_its_own_index() {
    for (index, role) in STYLE_ROLES.iter().enumerate() {
        assert_eq!(*role as usize, index);
    }
}

#[test]
fn roles_that_can_meet_look_different_in_every_theme() {
    for (name, theme, _) in themes() {
        for meeting in MEETING {
            for (index, &one) in meeting.iter().enumerate() {
                for &other in &meeting[index + 1..] {
                    assert_ne!(theme.style(one), theme.style(other), "{name}: {one:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn a_theme_chosen_by_name_sets_its_text_and_its_background_or_neither() {
    for depth in DEPTHS {
        let (sepia, _) = theme_colours("sepia.toml", "person = '#203040'\n");
        let sepia = Theme::of_colours("sepia".to_owned(), &sepia, depth);
        for theme in [Theme::dark(depth), Theme::light(depth), Theme::plain(), sepia] {
            for role in STYLE_ROLES {
                let style = theme.style(role);
                assert_eq!(style.fg.is_some(), style.bg.is_some(), "{} {depth:?}: {role:?}", theme.name);
            }
        }
    }
}

/// The sixteen colours of the Linux console, of GNOME's terminal and of VS Code's, in the order of their numbers.
const SETS: [[u32; 16]; 3] = [
    [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555,
        0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ],
    [
        0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc, 0x5e_5c64,
        0xf6_6151, 0x33_da7a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
    ],
    [
        0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5, 0x66_6666,
        0xf1_4c4c, 0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xe5_e5e5,
    ],
];

fn shade(colour: Color, set: &[u32; 16]) -> u32 {
    let number = match colour {
        Color::Rgb(red, green, blue) => return u32::from_be_bytes([0, red, green, blue]),
        Color::Indexed(number @ 16..) => {
            let [red, green, blue] = indexed::rgb(number);
            return u32::from_be_bytes([0, red, green, blue]);
        }
        Color::Black => 0,
        Color::Red => 1,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        other => panic!("no set of sixteen colours makes {other:?} bright and dark enough"),
    };
    set[number]
}

/// The relative luminance of a colour (Web Content Accessibility Guidelines 2.2).
fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from(colour >> shift & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

/// The contrast of two colours, 1 to 21 (the same guidelines).
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn every_text_has_a_contrast_of_at_least_four_and_a_half_to_one() {
    for (name, theme, background) in themes().into_iter().filter(|(_, theme, _)| theme.name != "plain") {
        // VS Code's white is a grey, but with sixteen colours alone no program is ever started there.
        let sets = if theme.name == "light" { &SETS[..2] } else { &SETS };
        for set in sets {
            let behind = match (&*theme.name, background) {
                ("auto" | "terminal", Background::Light) => 0xff_ffff,
                _ => 0x1e_1e1e,
            };
            for role in STYLE_ROLES {
                let style = theme.style(role);
                let over = shade(style.fg.unwrap(), set);
                let under = style.bg.map_or(behind, |colour| shade(colour, set));
                let measured = contrast(over, under);
                assert!(measured >= 4.5, "{name}: {role:?} has {measured:.2}, {over:06x} on {under:06x}");
            }
        }
    }
}

#[test]
fn without_colours_every_role_in_the_text_still_stands_out() {
    let plain = Theme::plain();
    for role in STYLE_ROLES {
        let style = plain.style(role);
        assert!(style.fg.is_none() && style.bg.is_none(), "{role:?}");
    }
    assert!(plain.style(StyleRole::Cursor).add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn without_colours_and_without_dim_words_the_kinds_in_the_text_still_differ() {
    let plain = Theme::plain();
    let seen = |role: StyleRole| plain.style(role).add_modifier.difference(Modifier::DIM);
    let secondary = [StyleRole::Furniture, StyleRole::Link];
    let roles: Vec<StyleRole> = MEETING[0].iter().copied().filter(|role| !secondary.contains(role)).collect();
    for (index, &one) in roles.iter().enumerate() {
        for &other in &roles[index + 1..] {
            assert_ne!(seen(one), seen(other), "{one:?} and {other:?}");
        }
    }
    let is_reversed = |role| seen(role).contains(Modifier::REVERSED);
    assert!(is_reversed(StyleRole::Occurrence) && !is_reversed(StyleRole::CurrentQuotation));
}

#[test]
fn what_was_added_and_what_was_removed_differ_in_colour_and_without_it() {
    for (name, theme, _) in themes() {
        let (added, removed) = (theme.style(StyleRole::Added), theme.style(StyleRole::Removed));
        assert!(added.add_modifier.contains(Modifier::UNDERLINED), "{name}");
        assert!(removed.add_modifier.contains(Modifier::CROSSED_OUT), "{name}");
        assert!(!added.add_modifier.intersects(Modifier::CROSSED_OUT), "{name}");
        assert!(!removed.add_modifier.intersects(Modifier::UNDERLINED), "{name}");
        assert!(added.fg != removed.fg || theme.name == "plain", "{name}: the same colour");
        for (chosen, other) in [(StyleRole::ChosenAdded, added), (StyleRole::ChosenRemoved, removed)] {
            let (chosen, row) = (theme.style(chosen), theme.style(StyleRole::Chosen));
            assert!(
                chosen.add_modifier.contains(row.add_modifier | other.add_modifier),
                "{name}: {chosen:?}"
            );
            assert_eq!(chosen.bg, row.bg, "{name}: the selected row has one background");
            let has_colours = matches!(&*theme.name, "dark" | "light") && !name.contains("Sixteen");
            assert!(!has_colours || chosen.fg == other.fg, "{name}: its colour is lost on the selected row");
        }
    }
}

#[test]
fn the_automatic_theme_follows_the_terminal() {
    let of = |depth, background| Theme::automatic(ScreenColours { depth, background });
    let name = |theme: Theme| Theme { name: AUTOMATIC.into(), ..theme };
    let all = ThemeDepth::TrueColour;
    assert_eq!(of(all, Background::Dark), name(Theme::dark(all)));
    assert_eq!(of(all, Background::Light), name(Theme::light(all)));
    assert_eq!(of(ThemeDepth::Sixteen, Background::Light), name(Theme::terminal(Background::Light)));
}

#[test]
fn a_theme_of_the_users_takes_what_it_does_not_name_from_one_that_fits_its_background() {
    let (colours, _) = theme_colours("sepia.toml", "background = '#fbf1d8'\nperson = '#203040'\n");
    let theme = Theme::of_colours("sepia".to_owned(), &colours, ThemeDepth::TrueColour);
    let person = theme.style(StyleRole::Person);
    assert_eq!(
        (person.fg, person.bg),
        (Some(Color::Rgb(0x20, 0x30, 0x40)), Some(Color::Rgb(0xfb, 0xf1, 0xd8)))
    );
    let light = Theme::light(ThemeDepth::TrueColour);
    assert_eq!(theme.style(StyleRole::Country).fg, light.style(StyleRole::Country).fg);
    assert_eq!(theme.name, "sepia");
}

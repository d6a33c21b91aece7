//! What is on the screen -> the same in ASCII, for a terminal whose locale knows nothing else.
//!
//! Every glyph keeps its width, so that nothing moves. Letters lose their accents; a letter of another script becomes a
//! question mark, because a wrong letter would be worse than none.

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// Glyphs and the ASCII character that looks most like each of them.
const ALIKE: [(&str, char); 18] = [
    ("“”„‟«»″", '"'),
    ("‘’‚‛‹›′", '\''),
    ("━═╍┅", '='),
    ("─╌┄‐‑‒–—―−", '-'),
    ("│┃║┆┇▎▏▍▌▋▐", '|'),
    ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╯╰╔╗╚╝╠╣╦╩╬✓✔", '+'),
    ("…·‧", '.'),
    ("•●∙◆★", '*'),
    ("○◯◦", 'o'),
    ("▸▶►→⇒❯", '>'),
    ("◂◀◄←⇐❮", '<'),
    ("↑▲△▴⇡", '^'),
    ("↓▼▽▾⇣", 'v'),
    ("✗✘×", 'x'),
    ("█▉▊▓▇▆▅■", '#'),
    ("▒▄▃", ':'),
    ("░▂▁", '.'),
    ("\u{a0}\u{2002}\u{2003}\u{2009}\u{202f}", ' '),
];

/// Letters that Unicode does not take apart.
const LETTERS: [(char, char); 14] = [
    ('ß', 's'),
    ('ø', 'o'),
    ('ł', 'l'),
    ('Ł', 'L'),
    ('đ', 'd'),
    ('Đ', 'D'),
    ('Ø', 'O'),
    ('æ', 'a'),
    ('Æ', 'A'),
    ('œ', 'o'),
    ('Œ', 'O'),
    ('ı', 'i'),
    ('þ', 't'),
    ('¶', 'P'),
];

/// A glyph in ASCII, as wide as it was.
pub(super) fn ascii(glyph: &str) -> String {
    if glyph.is_ascii() {
        return glyph.to_owned();
    }
    let shown = glyph.chars().next().map_or('?', character);
    let width = glyph.width().max(1);
    if width == 1 { shown.to_string() } else { "?".repeat(width) }
}

/// A glyph as it is, unless its width depends on the terminal: then in ASCII. A letter that has no likeness in ASCII stays,
/// because a question mark would lose more than a column.
pub(super) fn narrow(glyph: &str) -> String {
    let is_ambiguous = glyph.width() != glyph.width_cjk();
    let shown = glyph.chars().next().map_or('?', character);
    if is_ambiguous && shown != '?' { shown.to_string() } else { glyph.to_owned() }
}

fn character(c: char) -> char {
    let alike = ALIKE.iter().find(|(glyphs, _)| glyphs.contains(c)).map(|(_, ascii)| *ascii);
    let letter = || LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, ascii)| *ascii);
    let without_accent = || c.nfd().next().filter(char::is_ascii_graphic);
    alike.or_else(letter).or_else(without_accent).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wide_in_some_terminals_only_is_drawn_in_ascii() {
        for (glyph, expected) in [
            ("“", "\""),
            ("┃", "|"),
            ("…", "."),
            ("—", "-"),
            ("▎", "|"),
            ("a", "a"),
            ("ş", "ş"),
            ("北", "北"),
            ("✗", "✗"),
        ] {
            assert_eq!(narrow(glyph), expected, "{glyph}");
        }
    }

    #[test]
    fn a_glyph_keeps_its_width_and_what_it_looks_like() {
        for (glyph, expected) in [
            ("a", "a"),
            ("“", "\""),
            ("’", "'"),
            ("é", "e"),
            ("e\u{301}", "e"),
            ("Ş", "S"),
            ("┃", "|"),
            ("┏", "+"),
            ("…", "."),
            ("▸", ">"),
            ("█", "#"),
            ("я", "?"),
            ("北", "??"),
            ("👩\u{200d}🚒", "??"),
            ("␛", "?"),
        ] {
            assert_eq!(ascii(glyph), expected, "{glyph}");
        }
    }
}

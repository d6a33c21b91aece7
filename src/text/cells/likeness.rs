//! A character -> the ASCII character that looks like it.

use unicode_normalization::UnicodeNormalization;

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

/// The ASCII character that looks like `c`; letters lose their accents. `None` for a letter of another script, because a wrong
/// letter would be worse than none.
#[must_use]
pub fn ascii_likeness(c: char) -> Option<char> {
    let alike = ALIKE.iter().find(|(glyphs, _)| glyphs.contains(c)).map(|(_, ascii)| *ascii);
    let letter = || LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, ascii)| *ascii);
    let without_accent = || c.nfd().next().filter(char::is_ascii_graphic);
    alike.or_else(letter).or_else(without_accent)
}

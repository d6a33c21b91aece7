//! A character -> what is sent to the terminal for it.
//!
//! Articles are untrusted text. A control character is shown as a symbol, so that an attack becomes visible and has no
//! effect. Characters without a shape (bidirectional overrides, tag letters, zero-width characters) are left out,
//! because terminals disagree about their width and all of them can be used to deceive.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Accents on one letter. Real writing needs three; a stack of sixty is meant to spill over the screen.
const MAX_ACCENTS: usize = 4;
/// Characters joined into one emoji. The longest in the standard has ten.
const MAX_JOINED: usize = 12;
const JOINER: char = '\u{200D}';
const DOTTED_CIRCLE: char = '\u{25CC}';

/// What is shown for a single character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replacement {
    /// The character itself.
    Same,
    /// Another character.
    Instead(char),
    /// Nothing.
    Dropped,
}

/// What is shown for a character on its own.
pub(super) fn shown(c: char) -> Replacement {
    match c {
        ' '..='~' => Replacement::Same,
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Replacement::Instead(' '),
        '\0'..='\u{1F}' => Replacement::Instead(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Replacement::Instead('\u{2421}'),
        '\u{80}'..='\u{9F}' => Replacement::Instead('\u{2423}'),
        _ if is_shapeless(c) => Replacement::Dropped,
        _ if is_noncharacter(c) || c.width().is_none_or(|columns| columns > 2) => {
            Replacement::Instead('\u{FFFD}')
        }
        _ => Replacement::Same,
    }
}

/// Whether a character has no shape of its own: Unicode calls it default-ignorable, or it is a format character that
/// only a layout engine understands.
pub(in crate::text) fn is_shapeless(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

/// The longest beginning of a grapheme that fits into two columns: its length in bytes and what is shown for it.
///
/// Nearly every grapheme fits. Whether a beginning fits does not depend on what follows, so a row that ends inside a
/// long grapheme is drawn with the width that was measured.
pub(super) fn compose(grapheme: &str) -> (usize, String) {
    let whole = compose_whole(grapheme);
    if whole.width() <= 2 {
        return (grapheme.len(), whole);
    }
    let ends = grapheme.char_indices().map(|(at, _)| at).skip(1);
    let fitting = ends
        .filter_map(|end| grapheme.get(..end).map(|part| (end, compose_whole(part))))
        .filter(|(_, glyph)| glyph.width() <= 2)
        .last();
    fitting.unwrap_or((grapheme.len(), '\u{FFFD}'.to_string()))
}

fn compose_whole(grapheme: &str) -> String {
    let joined = is_joined_emoji(grapheme);
    let mut glyph = String::with_capacity(grapheme.len());
    let mut marks = 0;
    for c in widen_sound_marks(grapheme).chars() {
        let kept_in_emoji = joined && matches!(c, JOINER | '\u{FE0F}');
        match shown(c) {
            Replacement::Same if c.width() == Some(0) && !joined => {
                marks += 1;
                if marks <= MAX_ACCENTS {
                    glyph.push(c);
                }
            }
            Replacement::Same => {
                marks = 0;
                glyph.push(c);
            }
            Replacement::Instead(other) => glyph.push(other),
            Replacement::Dropped if kept_in_emoji => glyph.push(c),
            Replacement::Dropped => {}
        }
    }
    give_base(glyph)
}

/// Whether every joiner of a grapheme joins pictures, as in "👩‍🚀", and none is hidden in a name.
fn is_joined_emoji(grapheme: &str) -> bool {
    let mut joiners = 0;
    let mut before = None;
    let mut after_joiner = false;
    for (index, c) in grapheme.chars().enumerate() {
        match c {
            _ if index >= MAX_JOINED => return false,
            JOINER if before.is_some_and(is_picture) => {
                joiners += 1;
                after_joiner = true;
            }
            JOINER => return false,
            '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' if !after_joiner && before.is_some() => {}
            _ if !is_picture(c) => return false,
            _ => {
                before = Some(c);
                after_joiner = false;
            }
        }
    }
    joiners > 0 && !after_joiner
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21AA}'
        | '\u{231A}'..='\u{23FF}' | '\u{25AA}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}'
        | '\u{2934}'..='\u{2935}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Replaces halfwidth sound marks, whose width every library counts differently, by the full-width letter, which is
/// two columns everywhere and reads the same: "ｶﾞ" is shown as "ガ".
fn widen_sound_marks(grapheme: &str) -> Cow<'_, str> {
    if !grapheme.contains(['\u{FF9E}', '\u{FF9F}']) {
        return Cow::Borrowed(grapheme);
    }
    let widened = grapheme.char_indices().map(|(at, c)| match c {
        '\u{FF9E}' if at == 0 => '\u{309B}',
        '\u{FF9F}' if at == 0 => '\u{309C}',
        '\u{FF66}'..='\u{FF9F}' => std::iter::once(c).nfkc().next().unwrap_or(c),
        _ => c,
    });
    Cow::Owned(widened.nfc().collect())
}

/// Puts a dotted circle under an accent without a letter, so that it does not attach to the character before it.
/// Anything that still has no width is shown as the replacement character.
fn give_base(glyph: String) -> String {
    match glyph.chars().next() {
        Some(first) if first.width() == Some(0) && is_combining_mark(first) => {
            let based = format!("{DOTTED_CIRCLE}{glyph}");
            // A mark that is newer than the rules of joining stays apart from any base.
            if based.graphemes(true).count() == 1 { based } else { '\u{FFFD}'.to_string() }
        }
        Some(first) if is_inner_jamo(first) => format!("\u{FFFD}{}", glyph.trim_start_matches(is_inner_jamo)),
        Some(_) if glyph.width() == 0 => '\u{FFFD}'.to_string(),
        _ => glyph,
    }
}

/// The vowel or final consonant of a Korean syllable.
fn is_inner_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}')
}

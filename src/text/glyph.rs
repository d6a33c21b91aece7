//! A character -> what a terminal is shown in its place.
//!
//! Text comes from strangers. A control character is shown as its picture, so that an attack can be seen
//! instead of obeyed; what has no shape (bidirectional overrides, tag letters, zero-width characters) is left
//! out, because no terminal agrees on its width and all of it can be used to deceive.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks on one letter. Real writing needs three; a tower of sixty is there to spill over the screen.
const MARKS: usize = 4;
/// Characters joined into one emoji. The longest in the standard has ten.
const JOINED: usize = 12;
const JOINER: char = '\u{200D}';
const DOTTED_CIRCLE: char = '\u{25CC}';

/// What a single character becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Itself.
    Same,
    /// Another character.
    Instead(char),
    /// Nothing.
    Dropped,
}

/// What is shown for a character that stands on its own.
pub(super) fn shown(c: char) -> Shown {
    match c {
        ' '..='~' => Shown::Same,
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Instead(' '),
        '\0'..='\u{1F}' => Shown::Instead(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Shown::Instead('\u{2421}'),
        '\u{80}'..='\u{9F}' => Shown::Instead('\u{2423}'),
        _ if is_shapeless(c) => Shown::Dropped,
        _ if is_noncharacter(c) || c.width().is_none_or(|columns| columns > 2) => Shown::Instead('\u{FFFD}'),
        _ => Shown::Same,
    }
}

/// Whether a character has no shape of its own: ignorable by default in Unicode, or a format character that
/// only speaks to layout engines.
pub(super) fn is_shapeless(c: char) -> bool {
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

/// The longest beginning of a grapheme that fits two columns: its length in bytes and what is shown for it.
///
/// Nearly every grapheme fits whole. Whether a beginning fits does not depend on what comes after it, so a
/// row that ends inside a long grapheme is drawn as it was measured.
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
            Shown::Same if c.width() == Some(0) && !joined => {
                marks += 1;
                if marks <= MARKS {
                    glyph.push(c);
                }
            }
            Shown::Same => {
                marks = 0;
                glyph.push(c);
            }
            Shown::Instead(other) => glyph.push(other),
            Shown::Dropped if kept_in_emoji => glyph.push(c),
            Shown::Dropped => {}
        }
    }
    give_base(glyph)
}

/// Whether the joiners of a grapheme all join pictures: "👩‍🚀", not a joiner hidden in a name.
fn is_joined_emoji(grapheme: &str) -> bool {
    let mut joiners = 0;
    let mut before = None;
    let mut after_joiner = false;
    for (index, c) in grapheme.chars().enumerate() {
        match c {
            _ if index >= JOINED => return false,
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

/// Halfwidth sound marks are counted differently by every library; the full-width letter is two columns
/// everywhere and says the same: "ｶﾞ" is shown as "ガ".
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

/// A mark with no letter under it gets a dotted circle, so that it cannot climb onto what stands before it;
/// what still has no width of its own is shown as unknown.
fn give_base(glyph: String) -> String {
    match glyph.chars().next() {
        Some(first) if first.width() == Some(0) && is_combining_mark(first) => {
            format!("{DOTTED_CIRCLE}{glyph}")
        }
        Some(first) if is_inner_jamo(first) => format!("\u{FFFD}{}", glyph.trim_start_matches(is_inner_jamo)),
        Some(_) if glyph.width() == 0 => '\u{FFFD}'.to_string(),
        _ => glyph,
    }
}

/// The vowel or the end of a Korean syllable without its beginning.
fn is_inner_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}')
}

//! The quotation marks of the world's languages, one row a kind: on which side it stands and what closes it.
//!
//! The characters are those with the Unicode property `Quotation_Mark` (`PropList.txt`), the ornaments named quotation
//! marks, and the brackets, primes, accents, commas and character references that stand for a mark. The pairs are those
//! of the Unicode Standard (section 6.2, "Language-Based Usage of Quotation Marks"), of the delimiters in CLDR, and of
//! the EU Publications Office's "Use of quotation marks in the different languages". No pair is in the table because
//! two marks look alike: « and ’ are marks of many languages, but none combines them, so words between the two are not
//! known to be a quotation.

use std::sync::LazyLock;

/// The side of a quotation on which a mark usually is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Before it.
    Opening,
    /// After it.
    Closing,
    /// Before or after it: a straight mark.
    Either,
}

/// A kind of quotation mark.
#[derive(Debug, PartialEq, Eq)]
pub struct QuotationMark {
    /// Its characters: one, or several that stand for one mark.
    pub written: &'static str,
    /// The side on which it usually is. German closes with “, Swedish opens with ”.
    pub side: Side,
    /// What else the same characters often are.
    pub else_is: ElseIs,
    /// What closes it in the print of some language, the usual one first.
    pub closed_by: &'static [&'static str],
    /// What closes it where a keyboard or a program made only one of two marks a printed one.
    pub closed_when_typed: &'static [&'static str],
}

/// What the characters of a mark are besides a quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElseIs {
    /// Nothing.
    Nothing,
    /// An apostrophe or an accent.
    Apostrophe,
    /// An arrow, a double comma, inches: a mark only if another one completes it.
    Sign,
}

use ElseIs::{Apostrophe, Nothing, Sign};
use Side::{Closing, Either, Opening};

const fn mark(
    (written, side): (&'static str, Side),
    else_is: ElseIs,
    closed_by: &'static [&'static str],
    closed_when_typed: &'static [&'static str],
) -> QuotationMark {
    QuotationMark { written, side, else_is, closed_by, closed_when_typed }
}

/// Every kind of mark, at most 64: they are bits of a `u64`. Those of several characters are before those that they begin with.
pub static MARKS: [QuotationMark; 64] = [
    // Two single marks or accents for a double one: typewriters, TeX, early web pages.
    mark(("''", Either), Nothing, &["''"], &["\"", "’’", "”"]),
    mark(("``", Opening), Nothing, &["''"], &["\"", "’’", "´´", "”", "``"]),
    mark(("´´", Either), Nothing, &["´´"], &["''", "\""]),
    mark(("‘‘", Opening), Nothing, &["’’"], &["''", "\"", "”", "‘‘"]),
    mark(("’’", Closing), Nothing, &["’’"], &["''", "\""]),
    mark(("‚‚", Opening), Sign, &["‘‘", "’’", "“", "”"], &["''", "\""]),
    mark((",,", Opening), Sign, &["“", "”", "‘‘", "’’"], &["''", "\"", "``"]),
    mark(("′′", Either), Sign, &["′′"], &["\"", "”"]),
    // Guillemets of keyboards without them.
    mark(("<<", Opening), Sign, &[">>"], &["»"]),
    mark((">>", Closing), Sign, &["<<", ">>"], &[]),
    // Character references that a program left in the text.
    mark(("&quot;", Either), Sign, &["&quot;"], &[]),
    mark(("&#34;", Either), Sign, &["&#34;"], &[]),
    mark(("&ldquo;", Opening), Sign, &["&rdquo;"], &[]),
    mark(("&rdquo;", Closing), Sign, &["&rdquo;"], &[]),
    mark(("&bdquo;", Opening), Sign, &["&ldquo;", "&rdquo;"], &[]),
    mark(("&laquo;", Opening), Sign, &["&raquo;"], &[]),
    mark(("&raquo;", Closing), Sign, &["&laquo;", "&raquo;"], &[]),
    mark(("&#8220;", Opening), Sign, &["&#8221;"], &[]),
    mark(("&#8221;", Closing), Sign, &["&#8221;"], &[]),
    // English, Dutch, Irish, Italian, Korean, Latvian, Portuguese, Spanish, Turkish, Chinese.
    mark(("“", Opening), Nothing, &["”"], &["\"", "''", "’’", "″", "“"]),
    // Bulgarian, Czech, Estonian, Georgian, German, Icelandic, Lithuanian, Macedonian, Slovak, Slovenian with “;
    // Croatian, Hebrew, Hungarian, Polish, Romanian, Serbian with ”.
    mark(("„", Opening), Nothing, &["“", "”"], &["\"", "‟", "''", "’’", "‘‘", "„"]),
    mark(("‟", Opening), Nothing, &["”"], &["\"", "“", "‟"]),
    // Finnish, Hebrew, Swedish with ”. The fonts that turn “ over give ”We stay“.
    mark(("”", Closing), Nothing, &["”"], &["\"", "“", "''"]),
    mark(("⹂", Opening), Nothing, &["‟"], &[]),
    // Armenian, French, Greek, Italian, Norwegian, Persian, Portuguese, Russian, Spanish, Ukrainian.
    mark(("«", Opening), Nothing, &["»"], &[">>"]),
    // Danish, German, Hungarian, Polish, Slovenian with «; Finnish, Swedish with ».
    mark(("»", Closing), Nothing, &["«", "»"], &[]),
    mark(("‹", Opening), Nothing, &["›"], &[]),
    mark(("›", Closing), Nothing, &["‹", "›"], &[]),
    // Chinese, Japanese; in columns; in half width.
    mark(("「", Opening), Nothing, &["」"], &[]),
    mark(("」", Closing), Nothing, &[], &[]),
    mark(("『", Opening), Nothing, &["』"], &[]),
    mark(("』", Closing), Nothing, &[], &[]),
    mark(("﹁", Opening), Nothing, &["﹂"], &[]),
    mark(("﹂", Closing), Nothing, &[], &[]),
    mark(("﹃", Opening), Nothing, &["﹄"], &[]),
    mark(("﹄", Closing), Nothing, &[], &[]),
    mark(("｢", Opening), Nothing, &["｣"], &[]),
    mark(("｣", Closing), Nothing, &[], &[]),
    mark(("〝", Opening), Nothing, &["〞", "〟"], &[]),
    mark(("〞", Closing), Nothing, &[], &[]),
    mark(("〟", Closing), Nothing, &[], &[]),
    // North Korean.
    mark(("《", Opening), Nothing, &["》"], &[]),
    mark(("》", Closing), Nothing, &[], &[]),
    // Ornaments.
    mark(("❝", Opening), Nothing, &["❞"], &[]),
    mark(("❞", Closing), Nothing, &["❞"], &[]),
    mark(("❛", Opening), Nothing, &["❜"], &[]),
    mark(("❜", Closing), Nothing, &["❜"], &[]),
    mark(("❠", Opening), Nothing, &["❝", "❞"], &[]),
    mark(("❮", Opening), Nothing, &["❯"], &[]),
    mark(("❯", Closing), Nothing, &["❮"], &[]),
    mark(("🙶", Opening), Nothing, &["🙷"], &[]),
    mark(("🙷", Closing), Nothing, &["🙷"], &[]),
    mark(("🙸", Opening), Nothing, &["🙶", "🙷"], &[]),
    // Typewriters and keyboards; in full width; the double prime that some fonts draw alike.
    mark(("\"", Either), Nothing, &["\""], &["”", "''", "’’", "″"]),
    mark(("＂", Either), Nothing, &["＂"], &[]),
    mark(("″", Either), Sign, &["″"], &["\"", "”"]),
    // Single marks. The languages are those of the double ones.
    mark(("‘", Opening), Apostrophe, &["’"], &["'", "´"]),
    mark(("‚", Opening), Apostrophe, &["‘", "’"], &["'"]),
    mark(("‛", Opening), Apostrophe, &["’"], &["'"]),
    mark(("’", Closing), Apostrophe, &["’"], &["'"]),
    mark(("'", Either), Apostrophe, &["'"], &["’"]),
    mark(("＇", Either), Apostrophe, &["＇"], &[]),
    // Old typewriter text: `so', and ´so´ on keyboards without an apostrophe.
    mark(("`", Either), Apostrophe, &["'", "´"], &["’"]),
    mark(("´", Either), Apostrophe, &["´"], &["'"]),
];

impl QuotationMark {
    /// Whether `closing` closes a quotation that this mark opens.
    #[must_use]
    pub fn is_closed_by(&self, closing: &Self) -> bool {
        self.closed_by.contains(&closing.written) || self.closed_when_typed.contains(&closing.written)
    }

    /// Whether some language prints `closing` after this mark.
    #[must_use]
    pub fn is_printed_with(&self, closing: &Self) -> bool {
        self.closed_by.contains(&closing.written)
    }

    /// Whether it opens a quotation in some language.
    #[must_use]
    pub fn can_open(&self) -> bool {
        !self.closed_by.is_empty()
    }

    /// Whether it is never an apostrophe.
    #[must_use]
    pub fn is_double(&self) -> bool {
        self.else_is != Apostrophe
    }
}

/// The index in [`MARKS`] of the mark at the start of `text`, the longest one; `None` if there is none.
#[must_use]
pub fn mark_starting(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).map(|&byte| usize::from(byte));
    let mut may_be =
        FIRST_BYTES.get(byte(0)?).copied()? & THIRD_BYTES.get(byte(2).unwrap_or_default()).copied()?;
    while may_be != 0 {
        let kind = may_be.trailing_zeros() as usize;
        if MARKS.get(kind).is_some_and(|mark| bytes.starts_with(mark.written.as_bytes())) {
            return Some(kind);
        }
        may_be &= may_be - 1;
    }
    None
}

/// The marks that can begin with each byte, one bit each.
static FIRST_BYTES: [u64; 256] = marks_with_byte(0);

/// The marks that can have each byte as their third one, one bit each: it tells most printed marks apart. Shorter marks can
/// have any.
static THIRD_BYTES: [u64; 256] = marks_with_byte(2);

const fn marks_with_byte(at: usize) -> [u64; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        let mut kind = 0;
        while kind < MARKS.len() {
            let written = MARKS[kind].written.as_bytes();
            if at >= written.len() || written[at] as usize == byte {
                table[byte] |= 1 << kind;
            }
            kind += 1;
        }
        byte += 1;
    }
    table
}

/// The marks that the mark with index `closing` in [`MARKS`] closes, one bit each.
#[must_use]
pub fn marks_closed_by(closing: usize) -> u64 {
    CLOSED.get(closing).copied().unwrap_or_default()
}

/// Whether the mark with index `closing` in [`MARKS`] closes the one with index `opening`.
#[must_use]
pub fn can_close(closing: usize, opening: usize) -> bool {
    marks_closed_by(closing) >> opening & 1 == 1
}

static CLOSED: [u64; MARKS.len()] = {
    let mut table = [0; MARKS.len()];
    let mut opening = 0;
    while opening < MARKS.len() {
        let mark = &MARKS[opening];
        let mut closing = 0;
        while closing < MARKS.len() {
            let written = MARKS[closing].written;
            if contains(mark.closed_by, written) || contains(mark.closed_when_typed, written) {
                table[closing] |= 1 << opening;
            }
            closing += 1;
        }
        opening += 1;
    }
    table
};

/// Whether `written` is in a list, for the compiler.
const fn contains(list: &[&str], written: &str) -> bool {
    let mut at = 0;
    while at < list.len() {
        if is_same(list[at].as_bytes(), written.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Whether a mark may be at the start of some text, by its first bytes.
#[must_use]
#[inline]
pub fn may_start(text: &[u8]) -> bool {
    match text {
        // Commas are frequent, and only two of them are a mark.
        [first @ (b',' | b'<' | b'>'), next, ..] => first == next,
        [first, ..] => matches!(first, b'"' | b'\'' | b'`' | b'&') || !first.is_ascii(),
        [] => false,
    }
}

/// The mark that is the character `c`; `None` if it is another character.
#[must_use]
pub fn mark_of(c: char) -> Option<&'static QuotationMark> {
    // Some callers ask about every character, and most are none of these.
    let may_be = match c {
        '"' => return STRAIGHT[0],
        '\'' => return STRAIGHT[1],
        '`' => return STRAIGHT[2],
        '\0'..='\u{a0}' => false,
        '\u{2000}'..='\u{203f}' => return *PRINTED.get(c as usize - 0x2000)?,
        _ => matches!(
            c as u32,
            0xab | 0xb4 | 0xbb | 0x275b..=0x276f | 0x2e42 | 0x300a..=0x301f | 0xfe41..=0xfe44
                | 0xff02..=0xff63 | 0x1f676..=0x1f678
        ),
    };
    may_be.then(|| find_mark(c)).flatten()
}

/// The marks of keyboards.
static STRAIGHT: LazyLock<[Option<&'static QuotationMark>; 3]> =
    LazyLock::new(|| ['"', '\'', '`'].map(find_mark));

/// The marks from U+2000 on, where those of print are.
static PRINTED: LazyLock<[Option<&'static QuotationMark>; 64]> = LazyLock::new(|| {
    let mut printed = [None; 64];
    for (slot, c) in printed.iter_mut().zip('\u{2000}'..) {
        *slot = find_mark(c);
    }
    printed
});

fn find_mark(c: char) -> Option<&'static QuotationMark> {
    let mut buffer = [0; 4];
    let written = &*c.encode_utf8(&mut buffer);
    let is_this = |mark: &&QuotationMark| {
        mark.written.as_bytes().last() == written.as_bytes().last() && mark.written == written
    };
    MARKS.iter().find(is_this)
}

//! A character -> which quotation mark it is, whether it opens or closes, and what closes it.
//!
//! Every other module asks here instead of keeping a list of its own. The side is the one a mark has in English,
//! French and Spanish. German closes with “ and «, Swedish opens with ”: what a mark does in one text depends on
//! its neighbours, and that is for the analysis to decide.

/// What a quotation mark looks like. A mark closes one of its own style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// “ ”, „ “ and 〝 〞.
    Curly,
    /// " on both sides.
    Straight,
    /// ‘ ’ and ‚ ‘.
    CurlySingle,
    /// ' on both sides; also the grave and the acute accent of old typewriter text.
    StraightSingle,
    /// « ».
    Guillemet,
    /// ‹ ›.
    SingleGuillemet,
    /// 「 」.
    Corner,
    /// 『 』.
    WhiteCorner,
}

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

/// The marks that English typography puts around a quotation.
pub const CURLY: (&str, &str) = ("“", "”");

/// Returns the style of a quotation mark, or `None` if `c` is another character.
#[must_use]
pub fn style(c: char) -> Option<Style> {
    classify(c).map(|(style, _)| style)
}

/// Returns the side on which a quotation mark usually is, or `None` if `c` is another character.
#[must_use]
pub fn side(c: char) -> Option<Side> {
    classify(c).map(|(_, side)| side)
}

fn classify(c: char) -> Option<(Style, Side)> {
    // Most text is ASCII letters, and some callers ask about every character.
    if c.is_ascii_alphanumeric() {
        return None;
    }
    Some(match c {
        '“' | '„' | '‟' | '〝' => (Style::Curly, Side::Opening),
        '”' | '〞' => (Style::Curly, Side::Closing),
        '"' | '＂' => (Style::Straight, Side::Either),
        '‘' | '‚' | '‛' => (Style::CurlySingle, Side::Opening),
        '’' => (Style::CurlySingle, Side::Closing),
        '\'' | '`' | '´' => (Style::StraightSingle, Side::Either),
        '«' => (Style::Guillemet, Side::Opening),
        '»' => (Style::Guillemet, Side::Closing),
        '‹' => (Style::SingleGuillemet, Side::Opening),
        '›' => (Style::SingleGuillemet, Side::Closing),
        '「' => (Style::Corner, Side::Opening),
        '」' => (Style::Corner, Side::Closing),
        '『' => (Style::WhiteCorner, Side::Opening),
        '』' => (Style::WhiteCorner, Side::Closing),
        _ => return None,
    })
}

/// Whether `c` is a quotation mark of any style. The apostrophe is one, since ’ and ' are both.
///
/// ```
/// use pullquote::text::quotation_marks;
///
/// assert_eq!("“No,”".trim_matches(quotation_marks::is_mark), "No,");
/// ```
#[must_use]
pub fn is_mark(c: char) -> bool {
    classify(c).is_some()
}

/// Whether `c` is a quotation mark that is never an apostrophe.
#[must_use]
pub fn is_double(c: char) -> bool {
    !matches!(style(c), None | Some(Style::CurlySingle | Style::StraightSingle))
}

/// Whether a quotation can begin with `c`: “ and " but not ”.
#[must_use]
pub fn opens(c: char) -> bool {
    matches!(side(c), Some(Side::Opening | Side::Either))
}

/// Whether a quotation can end with `c`: ” and " but not “.
#[must_use]
pub fn closes(c: char) -> bool {
    matches!(side(c), Some(Side::Closing | Side::Either))
}

/// Whether a quotation can begin with `c`, which is not a straight apostrophe: “, ‘ and " but not '.
#[must_use]
pub fn opens_for_certain(c: char) -> bool {
    opens(c) && style(c) != Some(Style::StraightSingle)
}

/// Whether a quotation can begin with `c`, and `c` is never an apostrophe.
#[must_use]
pub fn opens_double(c: char) -> bool {
    is_double(c) && opens(c)
}

/// Whether a quotation can end with `c`, and `c` is never an apostrophe.
#[must_use]
pub fn closes_double(c: char) -> bool {
    is_double(c) && closes(c)
}

/// Whether `c` is a low mark, „ or ‚, which high marks of either side close.
#[must_use]
pub fn is_low(c: char) -> bool {
    matches!(c, '„' | '‚')
}

/// Returns the marks that can close a quotation opened with `opening`, the usual one first; none if `opening`
/// does not open one.
#[must_use]
pub fn closing_marks(opening: char) -> &'static [char] {
    match opening {
        '“' | '‟' => &['”'],
        '„' => &['“', '”'],
        '〝' => &['〞'],
        '"' => &['"'],
        '＂' => &['＂'],
        '‘' | '‛' => &['’'],
        '‚' => &['‘', '’'],
        '\'' => &['\''],
        // Old typewriter text: `so', and ´so´ on keyboards without an apostrophe.
        '`' => &['\'', '´'],
        '´' => &['´'],
        '«' => &['»'],
        '‹' => &['›'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &[],
    }
}

/// The straight, the curly and the modifier-letter apostrophe: don't, don’t, donʼt.
pub const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// Whether `c` can be an apostrophe.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    APOSTROPHES.contains(&c)
}

/// Whether a token is a single character that passes `test`, which is one of the questions above.
#[must_use]
pub fn is_one(token: &str, test: fn(char) -> bool) -> bool {
    let mut characters = token.chars();
    characters.next().is_some_and(test) && characters.next().is_none()
}

/// A word up to its apostrophe: "he" of "he’s".
#[must_use]
pub fn before_apostrophe(word: &str) -> &str {
    word.split(APOSTROPHES).next().unwrap_or_default()
}

/// A character with every apostrophe made straight.
#[must_use]
pub fn with_straight_apostrophe(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

/// Returns the straight mark that a reader types for a mark: " for a double one, ' for a single one and for an
/// apostrophe. Returns `None` if `c` is another character.
#[must_use]
pub fn straightened(c: char) -> Option<char> {
    match style(c) {
        // Readers type ' for ‹, and " for every other mark that is not an apostrophe.
        Some(Style::CurlySingle | Style::StraightSingle | Style::SingleGuillemet) => Some('\''),
        Some(_) => Some('"'),
        None => is_apostrophe(c).then_some('\''),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks() -> impl Iterator<Item = char> {
        ('\0'..='\u{ffff}').filter(|&c| is_mark(c))
    }

    #[test]
    fn every_opening_mark_has_a_closing_mark_of_its_style() {
        for open in marks().filter(|&c| opens(c)) {
            assert!(!closing_marks(open).is_empty(), "{open}");
            for &close in closing_marks(open) {
                assert_eq!(style(open), style(close), "{open}{close}");
                assert!(closes(close) || is_low(open), "{open}{close}");
            }
        }
    }

    #[test]
    fn every_closing_mark_closes_something() {
        for close in marks().filter(|&c| closes(c) && c != '`') {
            assert!(marks().any(|open| closing_marks(open).contains(&close)), "{close}");
        }
    }

    #[test]
    fn no_mark_but_a_straight_one_both_opens_and_closes() {
        let both: String = marks().filter(|&c| opens(c) && closes(c)).collect();
        assert_eq!(both, "\"'`´＂");
        assert!(closing_marks('”').is_empty());
    }

    #[test]
    fn a_typed_mark_stands_for_the_printed_ones() {
        for (printed, typed) in [('“', '"'), ('»', '"'), ('「', '"'), ('’', '\''), ('›', '\''), ('ʼ', '\'')]
        {
            assert_eq!(straightened(printed), Some(typed), "{printed}");
        }
        assert_eq!(straightened('-'), None);
    }
}

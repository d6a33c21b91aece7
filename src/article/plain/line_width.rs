//! Lines -> the width at which they are broken.
//!
//! A program that breaks lines fills each as far as it goes, so the first word of a line would not have fitted on the
//! line before. Verse, lists and text with a paragraph on each line do not look like that.

use super::marker::marker_of;
use super::quoted_line::QuotedLine;

/// The widths at which people and programs break lines.
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=160;
/// In lines narrower than this, most must begin in lower case: verse has short lines, too.
const NARROW: usize = 50;
/// From this width on, one or two full lines show that lines are broken.
const WIDE: usize = 36;
/// A line may end this many columns early although the next word would have fitted.
const SLACK: usize = 2;

/// The width at which `lines` are broken. Returns `None` if they are paragraphs.
pub(super) fn width_of(text: &str, lines: &[QuotedLine]) -> Option<usize> {
    let pairs = || {
        lines
            .windows(2)
            .filter_map(|pair| <&[QuotedLine; 2]>::try_from(pair).ok())
            .filter(|[line, next]| belong(text, line, next))
    };
    // Most texts have a blank line behind every line.
    pairs().next()?;
    let several = |line: &&QuotedLine| line.span.of(text).contains(' ');
    let width = lines.iter().filter(several).map(|line| line.columns(text)).max()?;
    if !WIDTHS.contains(&width) {
        return None;
    }
    let (mut count, mut full, mut ended, mut lower) = (0, 0, 0, 0);
    for [line, next] in pairs() {
        count += 1;
        full += usize::from(is_full(text, line, next, width));
        ended += usize::from(line.ends_sentence(text));
        lower += usize::from(next.begins_lower(text));
    }
    // Four in five lines must be full, and fewer than half may end a sentence: lists and verse have short lines, and
    // paragraphs on one line end with a full stop.
    let broken = match count {
        0 => false,
        1 | 2 => full == count && ended == 0 && lower > 0 && width >= WIDE,
        _ => {
            let least = if width < NARROW { count / 2 } else { count / 4 };
            full * 5 >= count * 4 && ended * 2 < count && lower >= least
        }
    };
    broken.then_some(width)
}

/// Whether two lines can be of one paragraph: no blank line is between them, and the second is neither indented nor an
/// item of a list.
fn belong(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    !next.blank_before
        && line.depth == next.depth
        && (next.indent <= line.indent || marker_of(line.span.of(text)).is_some())
        && marker_of(next.span.of(text)).is_none()
}

/// Whether the first word of `next` would not have fitted on `line`.
pub(super) fn is_full(text: &str, line: &QuotedLine, next: &QuotedLine, width: usize) -> bool {
    line.columns(text) + 1 + next.first_word(text).chars().count() + SLACK > width
}

//! Old words, new words and their differences -> one line with both, as wdiff marks them.

use crate::text::phrase::single_spaced;
use crate::text::quotation_marks::{Side, opens, side};
use crate::verify::WordDifference;
use std::fmt::Write;

/// The new words, with what is new in `{+ +}` and what is gone in `[- -]`: "We will {+not+} close by [-May-] {+June+}".
#[must_use]
pub fn marked((before, after): (&str, &str), differences: &[WordDifference]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for one in differences {
        let (said, quoted) = (one.said.of(before), one.quoted.range());
        out.push_str(after.get(at..quoted.start).unwrap_or_default());
        if !said.is_empty() {
            // What follows without a blank, such as a full stop, does so behind the mark too.
            let rest = after.get(quoted.end..).unwrap_or_default();
            let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !opens(c);
            let blank = if quoted.is_empty() && rest.starts_with(is_sign) { "" } else { " " };
            // Behind an opening mark there is no blank either.
            let lead = if out.ends_with(|c| side(c) == Some(Side::Opening)) { "" } else { " " };
            let _ = write!(out, "{lead}[-{said}-]{blank}");
        }
        if !quoted.is_empty() {
            let _ = write!(out, "{{+{}+}}", one.quoted.of(after));
        }
        at = quoted.end;
    }
    out.push_str(after.get(at..).unwrap_or_default());
    single_spaced(out.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::word_differences;

    #[test]
    fn new_words_and_old_words_are_marked_where_they_are() {
        for (before, after, expected) in [
            ("We will close", "We will not close", "We will {+not+} close"),
            ("Closed until Friday", "Closed until May", "Closed until [-Friday-] {+May+}"),
            ("We may never win", "We may win", "We may [-never-] win"),
            ("Old quay", "Quay", "[-Old-] Quay"),
            ("It rained. And more.", "It rained.", "It rained. [-And more.-]"),
            ("It rained.", "It rained. And more.", "It rained. {+And more.+}"),
            ("It rained. It froze. We left.", "It rained. We left.", "It rained. [-It froze.-] We left."),
            ("It froze. We left.", "We left.", "[-It froze.-] We left."),
            ("“We stay. They wait.” Ana", "“We stay.” Ana", "“We stay. [-They wait.-]” Ana"),
            ("“We stay.” Ana", "“We stay. They wait.” Ana", "“We stay. {+They wait.+}” Ana"),
            ("“They left. We wait.” Ana", "“We wait.” Ana", "“[-They left.-] We wait.” Ana"),
            ("We left in May.", "We left.", "We left [-in May-]."),
        ] {
            assert_eq!(marked((before, after), &word_differences(before, after)), expected);
        }
    }
}

//! The beginning of a line -> the time code that stands there: `[00:12:30]`, "(12:30)", "at 00:12:30".

/// A time code, and where what follows it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TimeCode {
    /// The time as it is written, without brackets: "00:12:30".
    pub(super) time: String,
    /// The byte after it and its blanks.
    pub(super) end: usize,
    /// How it stands out from a sentence that begins with a time of day.
    pub(super) form: TimeForm,
}

/// How a time code is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeForm {
    /// In brackets, or with hours, minutes and seconds: nobody speaks so.
    Certain,
    /// "12:30", which may be a time of day.
    Bare,
}

/// The time code with which a line begins.
///
/// Gets right: `[at 00:12:30]`, "00:12:30.500 ANA: Yes.", "(2:05)". Leaves alone: "12 boats", `[laughter]`.
pub(super) fn time_code(line: &str) -> Option<TimeCode> {
    let rest = line.trim_start();
    let blanks = line.len() - rest.len();
    let (close, inner) = match rest.chars().next()? {
        '[' => (Some(']'), rest.get(1..)?),
        '(' => (Some(')'), rest.get(1..)?),
        _ => (None, rest),
    };
    let at = inner.strip_prefix("at ").unwrap_or(inner);
    let clock = at.len() - at.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').len();
    let time = at.get(..clock)?;
    let colons = time.matches(':').count();
    let is_clock = (1..=3).contains(&colons)
        && time.split(':').enumerate().all(|(part, digits)| match part {
            0 => (1..=2).contains(&digits.len()),
            _ => digits.len() == 2,
        });
    if !is_clock {
        return None;
    }
    let after = without_fraction(at.get(clock..)?);
    let after = match close {
        Some(close) => after.trim_start().strip_prefix(close)?,
        None => after,
    };
    let is_word = after.starts_with(char::is_alphanumeric);
    let form = if close.is_some() || colons >= 2 { TimeForm::Certain } else { TimeForm::Bare };
    let end = blanks + rest.len() - after.trim_start().len();
    (!is_word).then(|| TimeCode { time: time.to_owned(), end, form })
}

/// The text after ".500" or ",500".
fn without_fraction(text: &str) -> &str {
    let Some(digits) = text.strip_prefix(['.', ',']) else { return text };
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < digits.len() { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_brackets() {
        for (line, expected) in [
            ("[at 00:12:30]", Some(("00:12:30", TimeForm::Certain, ""))),
            ("00:12:30.500 ANA: Yes.", Some(("00:12:30", TimeForm::Certain, "ANA: Yes."))),
            (" (2:05) Yes.", Some(("2:05", TimeForm::Certain, "Yes."))),
            ("12:30", Some(("12:30", TimeForm::Bare, ""))),
            ("12 boats", None),
            ("[laughter]", None),
            ("12:30pm was late", None),
            ("1:1 talks", None),
            ("", None),
        ] {
            let found = time_code(line);
            let read =
                found.as_ref().map(|code| (code.time.as_str(), code.form, line.get(code.end..).unwrap()));
            assert_eq!(read, expected, "{line}");
        }
    }
}

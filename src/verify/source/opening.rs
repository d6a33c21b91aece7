//! A line of a source -> who speaks it, if it begins with a name: "ANA RUIZ: We wait.", "Ana Ruiz  0:03".

use super::time::{TimeForm, time_code};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{WordClass, class_of};

/// How a line begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct LineOpening {
    /// The time code.
    pub(super) time: Option<String>,
    /// The bytes of the name.
    pub(super) label: Option<(usize, usize)>,
    /// How certain it is that the name is one.
    pub(super) certainty: LabelCertainty,
    /// Where the speech begins.
    pub(super) speech: usize,
}

/// How certain a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(super) enum LabelCertainty {
    /// Words before a colon, as in a heading: a label if another line has it too, and "a." only beside "q.".
    #[default]
    IfRepeated,
    /// A name of a person, words in capitals, "Q", or a name beside a time code.
    Certain,
}

/// The longest name before a colon, in bytes.
const MAX_LABEL: usize = 80;
/// The most words of a name.
const MAX_WORDS: usize = 8;

/// Reads the beginning of a line.
pub(super) fn opening(line: &str) -> LineOpening {
    let mut opening = LineOpening::default();
    let time = time_code(line);
    let from = time.as_ref().map_or(0, |time| time.end);
    let rest = line.get(from..).unwrap_or_default();
    let label = label_before_time(rest).or_else(|| label_before_colon(rest)).or_else(|| lone_letter(rest));
    let is_certain = time.as_ref().is_some_and(|time| time.form == TimeForm::Certain);
    if let Some(time) = time
        && (is_certain || label.is_some() || rest.trim().is_empty())
    {
        opening.time = Some(time.time);
        opening.speech = from;
    } else if from > 0 {
        return opening;
    }
    if let Some(NameLabel { name, end, time, certainty }) = label {
        let start = rest.find(name).unwrap_or_default() + from;
        opening.label = Some((start, start + name.len()));
        opening.certainty = if opening.time.is_some() { LabelCertainty::Certain } else { certainty };
        opening.speech = from + end;
        opening.time = opening.time.or(time);
    }
    opening
}

struct NameLabel<'a> {
    name: &'a str,
    /// The byte after the label.
    end: usize,
    time: Option<String>,
    certainty: LabelCertainty,
}

/// "ANA RUIZ:", "Ana Ruiz (mayor):", `Ruiz [00:01:02]:`.
fn label_before_colon(line: &str) -> Option<NameLabel<'_>> {
    let head = line.get(..line.floor_char_boundary(MAX_LABEL))?;
    let colon = head.find(':')?;
    let mut before = head.get(..colon)?;
    let mut end = colon + 1;
    let mut time = None;
    // A time between the name and the colon has colons of its own.
    if let Some(bracket) = head.find(['[', '('])
        && let Some(code) = time_code(head.get(bracket..)?)
        && bracket < colon
    {
        let after = bracket + code.end;
        end = after + usize::from(line.get(after..)?.starts_with(':'));
        before = head.get(..bracket)?;
        time = Some(code.time);
    }
    let name = before.split(['(', '[']).next().unwrap_or_default().trim();
    let after = line.get(end..)?;
    if let Some(code) = time_code(after).filter(|code| code.form == TimeForm::Certain) {
        time = time.or(Some(code.time));
        end += code.end;
    }
    let is_address = after.starts_with("//");
    let certainty = label_certainty(name).filter(|_| !is_address)?;
    Some(NameLabel { name, end, time, certainty })
}

/// A name and a time alone on their line: "Ana Ruiz  0:03", "Ana Ruiz (00:03)".
fn label_before_time(line: &str) -> Option<NameLabel<'_>> {
    let trimmed = line.trim_end();
    if trimmed.len() > MAX_LABEL {
        return None;
    }
    let at = trimmed.rfind(char::is_whitespace)?;
    let (name, last) = (trimmed.get(..at)?.trim(), trimmed.get(at..)?);
    let code = time_code(last).filter(|code| code.end == last.len())?;
    label_certainty(name)?;
    Some(NameLabel { name, end: line.len(), time: Some(code.time), certainty: LabelCertainty::Certain })
}

/// "Q." and "A." before what is asked and answered, and in small letters "q:" and "a:" too.
fn lone_letter(line: &str) -> Option<NameLabel<'_>> {
    const LABELS: [&str; 6] = ["Q.", "A.", "q.", "a.", "q:", "a:"];
    let rest = LABELS.iter().find_map(|label| line.strip_prefix(label))?;
    let is_label = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase);
    is_label.then(|| NameLabel {
        name: line.get(..1).unwrap_or_default(),
        end: 2,
        time: None,
        certainty: LabelCertainty::IfRepeated,
    })
}

/// How certain it is that these words name who speaks. `None` if they do not.
///
/// Gets right: "ANA RUIZ", "Mr. O’Neill", "Q", "Speaker 2". Leaves alone: "He said this", "12", "the truth".
fn label_certainty(name: &str) -> Option<LabelCertainty> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_part = |word: &&str| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        word.starts_with(char::is_uppercase) || is_number || is_between(word)
    };
    let has_letter = name.chars().any(char::is_alphabetic);
    if !(1..=MAX_WORDS).contains(&words.len()) || !has_letter || !words.iter().all(is_part) {
        return None;
    }
    if !words.first()?.starts_with(char::is_uppercase)
        || name.contains(['.', '!', '?']) && !has_titles(&words)
    {
        return None;
    }
    let is_upper = !name.chars().any(char::is_lowercase);
    let is_unnamed = words.iter().any(|word| is_unnamed_voice(word));
    let is_person = words.len() > 1 && words.iter().any(|word| is_personal(word));
    let is_certain = is_upper || is_unnamed || is_person;
    Some(if is_certain { LabelCertainty::Certain } else { LabelCertainty::IfRepeated })
}

/// Whether each word with a full stop is short, as titles and initials are: "Mr.", "J."
fn has_titles(words: &[&str]) -> bool {
    const LONGEST_TITLE: usize = 5;
    !words.iter().any(|word| word.contains(['!', '?']) || (word.contains('.') && word.len() > LONGEST_TITLE))
}

fn is_between(word: &str) -> bool {
    class_of(word).is(WordClass::PARTICLE) || matches!(word, "of" | "the" | "and" | "for" | "&")
}

fn is_personal(word: &str) -> bool {
    let class = class_of(word);
    class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME) || class.is(WordClass::HONORIFIC)
}

/// Whether a word stands for someone whom a transcript does not name: "SPEAKER".
pub(super) fn is_unnamed_voice(word: &str) -> bool {
    ListSet::of(&word.to_lowercase()).has(List::UnnamedVoices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_who_speaks_and_when() {
        for (line, time, label, speech) in [
            ("ANA RUIZ: We wait.", None, Some("ANA RUIZ"), "We wait."),
            ("[00:01:02] Ana Ruiz: We wait.", Some("00:01:02"), Some("Ana Ruiz"), "We wait."),
            ("Ana Ruiz (00:01:02): We wait.", Some("00:01:02"), Some("Ana Ruiz"), "We wait."),
            ("Ana Ruiz: [00:01:02] We wait.", Some("00:01:02"), Some("Ana Ruiz"), "We wait."),
            ("Ana Ruiz  0:03", Some("0:03"), Some("Ana Ruiz"), ""),
            ("Mr. O’Neill (mayor): We wait.", None, Some("Mr. O’Neill"), "We wait."),
            ("12:03 Speaker 2: We wait.", Some("12:03"), Some("Speaker 2"), "We wait."),
            ("Q. Do you wait?", None, Some("Q"), "Do you wait?"),
            ("a: We wait.", None, Some("a"), "We wait."),
            ("[at 00:00:01]", Some("00:00:01"), None, ""),
            ("12:30 was too late.", None, None, "12:30 was too late."),
            ("He said this: we wait.", None, None, "He said this: we wait."),
            ("See https://a.example for more.", None, None, "See https://a.example for more."),
            ("We wait.", None, None, "We wait."),
        ] {
            let found = opening(line);
            let name = found.label.map(|(start, end)| line.get(start..end).unwrap());
            let read = (found.time.as_deref(), name, line.get(found.speech..).unwrap().trim());
            assert_eq!(read, (time, label, speech), "{line}");
        }
    }
}

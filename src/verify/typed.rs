//! What is typed as the source of a quotation -> whether it names something to read, or is a note.

/// Whether what was typed names something to compare with, and is no note such as "tape 1, 02:11".
///
/// Gets right: "council.srt", "~/notes/talk.txt", `https://town.example`, "12". Leaves alone: "tape 1", "her office, 3 May".
#[must_use]
pub fn names_source(typed: &str) -> bool {
    const LONGEST_ENDING: usize = 8;
    let is_address = typed.starts_with("https://") || typed.starts_with("http://");
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let is_path = typed.starts_with(['/', '~']) || typed.starts_with("./") || typed.starts_with("../");
    let ending = typed.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let is_file = (2..=LONGEST_ENDING).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_address || is_number || is_path || is_file
}

/// What a source that was recorded was read from, without the place in it: "council.srt" of "council.srt, 00:12:30, ANA
/// RUIZ". A note that names nothing to read is given back whole.
#[must_use]
pub fn bare_source(recorded: &str) -> &str {
    let is_place = |rest: &str| {
        rest.starts_with("paragraph ")
            || rest.starts_with("page ")
            || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let parts = recorded
        .match_indices(", ")
        .filter_map(|(at, _)| Some((recorded.get(..at)?, recorded.get(at + 2..)?)));
    // The last: a folder may be called "May, 3 June".
    let named = parts.filter(|(bare, rest)| names_source(bare) && is_place(rest));
    named.last().map_or(recorded, |(bare, _)| bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_an_address_and_a_number_are_sources_and_a_note_is_none() {
        for typed in ["council.srt", "~/notes/talk", "https://town.example/minutes", "12", "my notes.docx"] {
            assert!(names_source(typed), "{typed}");
        }
        for typed in ["tape 1, 02:11", "her office, 3 May", "call with A. B.", "", "page 3.", "12:30.500"] {
            assert!(!names_source(typed), "{typed}");
        }
    }

    #[test]
    fn of_a_recorded_source_only_what_can_be_read_is_left() {
        for (recorded, bare) in [
            ("council.srt, 00:12:30, ANA RUIZ", "council.srt"),
            ("/tapes/May, 3 June/council.srt, paragraph 3", "/tapes/May, 3 June/council.srt"),
            ("tape 1, 02:11", "tape 1, 02:11"),
            ("council.srt", "council.srt"),
        ] {
            assert_eq!(bare_source(recorded), bare);
        }
    }
}

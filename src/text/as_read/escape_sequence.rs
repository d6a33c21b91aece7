//! A terminal's escape sequence in a text, and how long it is.

/// The length of the terminal's escape sequence at the start of `rest`.
pub(super) fn escape_length(rest: &str, first: char) -> usize {
    let body = rest.get(first.len_utf8()..).unwrap_or_default();
    let (opening, body) = match (first, body.chars().next()) {
        ('\u{9b}', _) => (first.len_utf8(), body),
        (_, Some('[')) => (2, body.get(1..).unwrap_or_default()),
        // A command for the operating system, such as a link: up to BEL or ESC \.
        (_, Some(']' | 'P' | '^' | '_')) => return first.len_utf8() + string_length(body),
        (_, Some(c @ ('(' | ')' | '#' | '%'))) => {
            let designated = body.chars().nth(1).filter(char::is_ascii_alphanumeric);
            return first.len_utf8() + c.len_utf8() + designated.map_or(0, char::len_utf8);
        }
        (_, Some(c @ ('=' | '>' | '7' | '8' | 'M' | 'c' | '\\'))) => return first.len_utf8() + c.len_utf8(),
        _ => return first.len_utf8(),
    };
    let parameters = body.bytes().take_while(|byte| matches!(byte, 0x20..=0x3F)).count();
    let ends = body.as_bytes().get(parameters).is_some_and(|byte| matches!(byte, 0x40..=0x7E));
    opening + parameters + usize::from(ends)
}

/// The longest string in an escape sequence. Without an end, only its opening is hidden.
const MAX_ESCAPE: usize = 2048;

fn string_length(body: &str) -> usize {
    let near = body.get(..body.floor_char_boundary(MAX_ESCAPE)).unwrap_or_default();
    let end = near.find(['\u{7}', '\u{1b}', '\n', '\r']);
    match end.map(|at| (at, near.get(at..).unwrap_or_default())) {
        Some((at, rest)) if rest.starts_with('\u{7}') => at + 1,
        Some((at, rest)) if rest.starts_with("\u{1b}\\") => at + 2,
        _ => 1,
    }
}

//! Names as a user or a record writes them in one line -> each name.
//!
//! Nobody is lost: where it is not certain that a comma or "and" stands between two whole names, as in "Roe, Jane" and
//! "Marks and Spencer", the words stay together.

/// Words for "and" between two names.
const AND: [&str; 9] = [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " och ", " og "];

/// The names in a line: those between semicolons, between commas if all of them are whole, and around words for "and".
///
/// ```
/// use pullquote::text::bylines::split;
///
/// assert_eq!(split("By Petra Vance, Li Na and Max Poe"), ["Petra Vance", "Li Na", "Max Poe"]);
/// assert_eq!(split("Vance, Petra; Na, Li"), ["Vance, Petra", "Na, Li"]);
/// ```
#[must_use]
pub fn split(line: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in line.split([';', '|', '\n']) {
        for name in between_commas(without_by(part.trim())) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn without_by(line: &str) -> &str {
    match line.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case("by") => rest.trim_start(),
        _ => line,
    }
}

fn between_commas(part: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for piece in part.split(',') {
        // "Petra Vance, Li Na, and Max Poe".
        let piece = piece.trim();
        let piece = AND.iter().find_map(|and| piece.strip_prefix(and.trim_start())).unwrap_or(piece);
        pieces.extend(around_and(piece));
    }
    if pieces.iter().all(|piece| is_whole(piece)) { pieces } else { around_and(part) }
}

/// The names around the words for "and", if all of them are whole.
fn around_and(piece: &str) -> Vec<&str> {
    let found = AND.iter().filter_map(|and| Some((piece.find(and)?, and.len()))).min();
    let Some((at, length)) = found else { return vec![piece] };
    let (before, after) = (piece.get(..at).unwrap_or_default(), piece.get(at + length..).unwrap_or_default());
    let rest = around_and(after);
    // "José Ortega y Gasset" is one name.
    if !is_whole(before) || !rest.iter().all(|name| is_whole(name)) {
        return vec![piece];
    }
    [vec![before], rest].concat()
}

/// Whether words are a whole name: two words or more, or the letters of an agency.
fn is_whole(name: &str) -> bool {
    let name = name.trim();
    name.contains(char::is_whitespace) || name.len() >= 2 && name.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_only_where_they_are_whole() {
        for (line, expected) in [
            ("Jane Roe", "Jane Roe"),
            ("Jane Roe and Max Poe", "Jane Roe/Max Poe"),
            ("Petra Vance, Li Na", "Petra Vance/Li Na"),
            ("Petra Vance, Li Na, and Max Poe", "Petra Vance/Li Na/Max Poe"),
            ("by Jane Roe; Roe, Max", "Jane Roe/Roe, Max"),
            ("AFP, Jane Roe & Max Poe", "AFP/Jane Roe/Max Poe"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Marks and Spencer", "Marks and Spencer"),
            ("Roe, Jane", "Roe, Jane"),
            ("Jane Roe, Jr.", "Jane Roe, Jr."),
            (" ; ", ""),
        ] {
            assert_eq!(split(line).join("/"), expected, "{line}");
        }
    }
}

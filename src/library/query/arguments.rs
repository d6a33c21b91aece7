//! Arguments of a shell -> the query that was meant.
//!
//! A shell takes the quotation marks of `outlet:"coast post"` away. Where an argument has a blank in it, they are put back:
//! of several arguments, such a one can only have been typed with them. A query that is one argument is left as it is.

/// The query in these arguments.
#[must_use]
pub fn joined(arguments: &[String]) -> String {
    match arguments {
        [one] if !is_a_field(one) => one.clone(),
        several => several.iter().map(|argument| quoted(argument)).collect::<Vec<_>>().join(" "),
    }
}

fn quoted(argument: &str) -> String {
    let has_blank = argument.contains(char::is_whitespace);
    if !has_blank || argument.contains(['"', '“', '”', '(', ')']) {
        // The command line writes the sign that excludes as a minus, to tell it from an option.
        return argument.strip_prefix('−').map_or_else(|| argument.to_owned(), |rest| format!("-{rest}"));
    }
    let (sign, rest) = match argument.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", argument),
    };
    if let Some((name, value)) = rest.split_once(':').filter(|(name, _)| is_name(name)) {
        // Several fields in one argument, or a day and words, are a query of their own.
        return if is_day(value.split_whitespace().next().unwrap_or_default())
            || value
                .split_whitespace()
                .any(|word| word.split_once(':').is_some_and(|(name, _)| is_name(name)))
        {
            argument.to_owned()
        } else {
            format!("{sign}{name}:\"{value}\"")
        };
    }
    match rest.strip_prefix(['#', '@']) {
        Some(value) => {
            format!("{sign}{}\"{value}\"", &rest.chars().next().map(String::from).unwrap_or_default())
        }
        None if rest
            .split_whitespace()
            .any(|word| word.contains(':') || word.starts_with(['-', '#', '@'])) =>
        {
            argument.to_owned()
        }
        None if rest.split_whitespace().any(|word| matches!(word, "OR" | "AND" | "NOT")) => {
            argument.to_owned()
        }
        None => format!("{sign}\"{rest}\""),
    }
}

/// Whether the word is a whole date: "2026-11-03", "2026-11".
fn is_day(word: &str) -> bool {
    word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn is_name(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether one field takes the whole argument: `outlet:coast post`.
fn is_a_field(argument: &str) -> bool {
    quoted(argument).ends_with('"') && quoted(argument).contains(":\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_that_a_shell_takes_away_are_put_back() {
        for (arguments, expected) in [
            (&["grain talks"][..], "grain talks"),
            (&["grain", "talks"], "grain talks"),
            (&["speaker:lopes", "grain talks"], "speaker:lopes \"grain talks\""),
            (&["outlet:coast post", "-draft"], "outlet:\"coast post\" -draft"),
            (&["-outlet:coast post"], "-outlet:\"coast post\""),
            (&["outlet:coast post"], "outlet:\"coast post\""),
            (&["speaker:lopes kind:direct"], "speaker:lopes kind:direct"),
            (&["speaker:lopes kind:direct", "rain"], "speaker:lopes kind:direct rain"),
            (&["rain OR snow", "-wind"], "rain OR snow -wind"),
            (&["\"the quay\"", "rain"], "\"the quay\" rain"),
            (&["speaker:nowak", "−draft"], "speaker:nowak -draft"),
            (&["after:2026-11-03 spillway"], "after:2026-11-03 spillway"),
            (&["rain", "#water rights"], "rain #\"water rights\""),
            (&["rain", "-\"the quay\""], "rain -\"the quay\""),
        ] {
            let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
            assert_eq!(joined(&arguments), expected);
        }
    }
}

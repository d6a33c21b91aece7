//! Completions for bash, with what its own completer leaves out: names with blanks arrive as one word.
//!
//! Bash puts a completed word into the line as it is. So a blank or a quotation mark in it has to be escaped, unless the user
//! has begun the word with a quotation mark; and what the user has typed is escaped already.

use clap::Command;
use clap_complete::env::{Bash, EnvCompleter};
use std::ffi::OsString;
use std::io::{Error, Write};
use std::path::Path;

/// Bash puts this between candidates.
const SEPARATOR: char = '\u{b}';

/// Where the script takes the word that is being completed, without the quotation mark it begins with.
const TYPED: &str = r#"words[COMP_CWORD]="$2""#;
/// The same with the quotation mark.
const TYPED_WITH_QUOTE: &str = r#"local quote="${COMP_WORDS[COMP_CWORD]:0:1}"
        [[ "$quote" == [\"\'] ]] || quote=
        words[COMP_CWORD]="$quote$2""#;

/// The completer of bash.
#[derive(Debug, Clone, Copy)]
pub(super) struct EscapingBash;

impl EnvCompleter for EscapingBash {
    fn name(&self) -> &'static str {
        Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        Bash.is(name)
    }

    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        program: &str,
        completer: &str,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let mut script = Vec::new();
        Bash.write_registration(variable, name, program, completer, &mut script)?;
        let script = String::from_utf8_lossy(&script).replacen(TYPED, TYPED_WITH_QUOTE, 1);
        out.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let is_quoted =
            words.iter().any(|word| word.to_str().is_some_and(|word| unescaped(word).1.is_some()));
        let words =
            words.into_iter().map(|word| word.to_str().map(|word| unescaped(word).0.into()).unwrap_or(word));
        let mut found = Vec::new();
        Bash.write_complete(command, words.collect(), folder, &mut found)?;
        let found = String::from_utf8_lossy(&found);
        let escape = |word: &str| if is_quoted { word.to_owned() } else { escaped(word) };
        let found: Vec<String> = found.split(SEPARATOR).map(escape).collect();
        out.write_all(found.join(&SEPARATOR.to_string()).as_bytes())
    }
}

/// A word as the user means it, and the quotation mark that is still open.
fn unescaped(word: &str) -> (String, Option<char>) {
    let (mut meant, mut open) = (String::new(), None);
    let mut rest = word.chars();
    while let Some(typed) = rest.next() {
        match (typed, open) {
            ('\\', None | Some('"')) => meant.extend(rest.next()),
            ('"' | '\'', None) => open = Some(typed),
            (quote, Some(begun)) if quote == begun => open = None,
            _ => meant.push(typed),
        }
    }
    (meant, open)
}

/// A word as the user would have to type it.
fn escaped(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || !c.is_ascii() || "-_./:=@%+,~".contains(c);
    word.chars().flat_map(|c| (!is_plain(c)).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_escaped_means_the_same() {
        let table = [
            ("Ana Lopes", r"Ana\ Lopes"),
            ("Niamh O'Brien", r"Niamh\ O\'Brien"),
            ("a $(rm) \"b\"", r#"a\ \$\(rm\)\ \"b\""#),
            ("Şükrü", "Şükrü"),
            ("./news/2026", "./news/2026"),
        ];
        for (word, typed) in table {
            assert_eq!(escaped(word), typed);
            assert_eq!(unescaped(typed), (word.to_owned(), None));
        }
        assert_eq!(unescaped("\"Ana L"), ("Ana L".to_owned(), Some('"')));
        assert_eq!(unescaped("'Ana\\ L"), ("Ana\\ L".to_owned(), Some('\'')));
        assert_eq!(unescaped("--speaker='Ana Lopes'"), ("--speaker=Ana Lopes".to_owned(), None));
    }
}

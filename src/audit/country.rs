//! A speaker's words -> the country that the speaker belongs to, as far as they name one.
//!
//! "US Secretary of State" and "North Korea's Foreign Ministry" name a country; "a senior official" does not. The
//! longest spelling wins ("South Korean"); two countries, or a spelling that may mean something else, say nothing. Nor does a
//! country that the speaker only deals with: "envoy to Ukraine".

use crate::analysis::CountryCode;
use crate::lexicon::countries::{self, SpellingKind};

/// Words in the longest spelling that is looked up: "Democratic Republic of the Congo".
const MAX_WORDS: usize = 5;

/// Words before a country that the speaker is not of.
const ELSEWHERE: [&str; 4] = ["to", "for", "on", "in"];

/// The only country that `words` name.
pub(super) fn country_in(words: &str) -> Option<CountryCode> {
    let words: Vec<&str> = words.split_whitespace().map(bare).collect();
    let mut rest = words.as_slice();
    let mut found = None;
    let mut is_elsewhere = false;
    while let Some((word, after)) = rest.split_first() {
        let longest = (1..=MAX_WORDS.min(rest.len())).rev().find_map(|length| spelt(rest, length));
        let Some((code, length)) = longest else {
            // "to the United States" is elsewhere too.
            is_elsewhere = ELSEWHERE.contains(word) || is_elsewhere && *word == "the";
            rest = after;
            continue;
        };
        if is_elsewhere {
            is_elsewhere = false;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if found.is_some_and(|other| other != code) {
            return None;
        }
        found = Some(code);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// A word without its possessive ending and the marks around it.
fn bare(word: &str) -> &str {
    let word = word.trim_matches([',', '.', ';', '(', ')']);
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

fn spelt(words: &[&str], length: usize) -> Option<(CountryCode, usize)> {
    let meaning = countries::meaning(&words.get(..length)?.join(" "))?;
    // Somebody may be called French, but no role is.
    let is_name = meaning.trap().is_some() && meaning.kind() != SpellingKind::Demonym;
    if meaning.is_doubtful() || is_name {
        return None;
    }
    let mut codes = meaning.codes();
    let code = codes.next()?;
    codes.next().is_none().then_some((CountryCode(code), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_or_name_names_one_country_or_none() {
        for (words, expected) in [
            ("US Secretary of State", Some("US")),
            ("North Korea’s Foreign Ministry", Some("KP")),
            ("South Korean president", Some("KR")),
            ("a senior official", None),
            ("former special envoy to Ukraine", None),
            ("US ambassador to the United Kingdom", Some("US")),
            ("president of France", Some("FR")),
            ("French Foreign Minister", Some("FR")),
            ("governor of Georgia", None),
            ("French and German ministers", None),
            ("", None),
        ] {
            assert_eq!(country_in(words).as_ref().map(CountryCode::as_str), expected, "{words}");
        }
    }
}

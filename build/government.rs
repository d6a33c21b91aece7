//! `government_words.tsv` -> a list for each sign.
//!
//! The regular forms of verbs are generated here, so the program looks up each word once and needs no rules
//! of inflection. A form that does not exist ("baned") does no harm, because it never occurs.

use super::lists::{Lists, capitalized};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The signs that a row can have or that [`forms`] gives, with the list for each and what it holds.
const SIGNS: [(&str, &str, &str); 20] = [
    ("act", "government-verbs", "The plain form of a verb of what governments do or say: \"condemn\"."),
    ("act-past", "government-verbs-past", "Its past tense or participle: \"condemned\", \"sent\"."),
    ("act-present", "government-verbs-present", "Its third person: \"denies\"."),
    ("act-ongoing", "government-verbs-ongoing", "Its form in -ing: \"urging\"."),
    (
        "done-to",
        "done-to-governments",
        "A form of a verb that is done to governments: \"accused Moscow of\".",
    ),
    ("disposition", "government-dispositions", "How a government is disposed: \"Beijing was willing\"."),
    ("concern", "government-concerns", "What a government owns: \"Moscow’s response\"."),
    ("relation", "government-relations", "What there is between governments: \"ties between\"."),
    ("transport", "city-transport", "What there is between cities: \"flights between\"."),
    ("to", "before-to-government", "What precedes \"to\" and a government: \"loyal to\"."),
    ("from", "before-from-government", "What precedes \"from\" and a government: \"support from\"."),
    ("on", "before-on-government", "What precedes \"on\" and a government: \"pressure on\"."),
    ("of", "before-of-government", "What precedes \"of\" and a government: \"wary of\"."),
    ("for", "before-for-government", "What precedes \"for\" and a government: \"a setback for\"."),
    ("party", "government-parties", "What one government is to another: \"key ally Beijing\"."),
    ("here", "before-cities", "What precedes a place: \"in Seoul\"."),
    ("local", "city-bodies", "What belongs to a city when it follows the name: \"London police\"."),
    ("rulers", "rulers", "What a government is called after the name of a capital: \"the Damascus regime\"."),
    ("opener", "not-given-names", "Capitalised words that are not given names: \"Meanwhile Israel\"."),
    (
        "institution",
        "not-surnames",
        "Capitalised words behind a country that are not surnames: \"Jordan Times\".",
    ),
];

/// Adds the list for each sign to `lists`.
pub(crate) fn add(assets: &Path, lists: &mut Lists) -> Result<(), Box<dyn Error>> {
    let mut numbers = Vec::new();
    for (_, name, comment) in SIGNS {
        numbers.push(lists.add_list(name, comment)?);
    }
    let table = fs::read_to_string(assets.join("countries/government_words.tsv"))?;
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let (sign, word) = row.split_once('\t').ok_or("government_words.tsv: a row has two columns")?;
        for (sign, form) in forms(sign, word) {
            let number = SIGNS.iter().position(|(known, ..)| *known == sign).and_then(|at| numbers.get(at));
            let number = *number.ok_or_else(|| format!("government_words.tsv: unknown sign: {row}"))?;
            // A word in lower case gives its sign with a capital, too; one with a capital only with it.
            if form.starts_with(|first: char| first.is_ascii_lowercase()) {
                lists.add(&capitalized(&form), number);
            }
            lists.add(&form, number);
        }
    }
    Ok(())
}

/// A word with the forms in which it gives a sign.
fn forms<'a>(sign: &'a str, word: &str) -> Vec<(&'a str, String)> {
    match sign {
        "act" => {
            let mut all = vec![("act", word.to_owned())];
            all.extend(with_ending(word, "ed").map(|form| ("act-past", form)));
            all.extend(with_ending(word, "s").map(|form| ("act-present", form)));
            all.extend(with_ending(word, "ing").map(|form| ("act-ongoing", form)));
            all
        }
        "act-form" => vec![("act-past", word.to_owned())],
        "done-to" => {
            let endings = ["ed", "s", "ing"].into_iter().flat_map(|ending| with_ending(word, ending));
            std::iter::once(word.to_owned()).chain(endings).map(|form| (sign, form)).collect()
        }
        _ => vec![(sign, word.to_owned())],
    }
}

/// "deny" with "ed": "denied", and whatever else the rules of spelling could make of it.
fn with_ending(verb: &str, ending: &str) -> impl Iterator<Item = String> {
    let stem = match (verb.strip_suffix('e'), verb.strip_suffix('y')) {
        (Some(stem), _) if ending != "s" => stem.to_owned(),
        (_, Some(stem)) if ending == "ed" => format!("{stem}i"),
        (_, Some(stem)) if ending == "s" => format!("{stem}ie"),
        _ => verb.to_owned(),
    };
    let doubled = verb.chars().next_back().map(|last| format!("{verb}{last}{ending}"));
    [
        Some(format!("{stem}{ending}")),
        Some(format!("{verb}{ending}")),
        Some(format!("{verb}e{ending}")),
        doubled,
    ]
    .into_iter()
    .flatten()
}

//! `government_words.tsv` -> a map from each word to the signs it gives, one bit a sign.
//!
//! The regular forms of verbs are made here, so that the program looks a word up once and knows nothing of
//! inflection. A form that does not exist ("baned") does no harm: nobody writes it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The signs in the order of their bits, as `src/lexicon/government.rs` has them.
const SIGNS: [&str; 20] = [
    "act",
    "act-past",
    "act-present",
    "act-ongoing",
    "done-to",
    "disposition",
    "concern",
    "relation",
    "transport",
    "to",
    "from",
    "on",
    "of",
    "for",
    "party",
    "here",
    "local",
    "rulers",
    "opener",
    "institution",
];

/// Writes `government.fst` into `out`.
pub(crate) fn write(assets: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(assets.join("countries/government_words.tsv"))?;
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let (sign, word) = row.split_once('\t').ok_or("government_words.tsv: a row has two columns")?;
        for (sign, form) in forms(sign, word) {
            let bit = SIGNS.iter().position(|known| *known == sign);
            let bit = bit.ok_or_else(|| format!("government_words.tsv: unknown sign: {row}"))?;
            *words.entry(form).or_default() |= 1 << bit;
        }
    }
    let map = fst::Map::from_iter(words)?;
    fs::write(out.join("government.fst"), map.as_fst().as_bytes())?;
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

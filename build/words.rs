//! The lists of names, places and common words -> `words.table`: each word in lower case, without apostrophes and
//! full stops, with the number of its set of classes; and `word_classes.rs`: those sets.

use super::word_class::WordClass;
use super::word_table;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files with one word per line, the class of their words, and the class that an asterisk after a word adds.
const LISTS: [(&str, WordClass, WordClass); 6] = [
    ("people/given_names.txt", WordClass::GIVEN, WordClass::GIVEN),
    ("people/surnames.txt", WordClass::SURNAME, WordClass::SURNAME),
    ("words/common_words.txt", WordClass::COMMON, WordClass::FREQUENT),
    ("places/places.txt", WordClass::PLACE, WordClass::BIG_PLACE),
    ("places/regions.txt", WordClass::PLACE, WordClass::BIG_PLACE),
    ("organizations/known_organizations.txt", WordClass::ORGANIZATION, WordClass::ORGANIZATION),
];

/// The files with many words per line.
const RUNNING: [(&str, WordClass); 6] = [
    ("words/calendar.txt", WordClass::CALENDAR),
    ("people/person_verbs.txt", WordClass::PERSON_VERB),
    ("people/particles.txt", WordClass::PARTICLE),
    ("places/peoples.txt", WordClass::PEOPLE),
    ("places/openers.txt", WordClass::OPENER),
    ("people/well_known.txt", WordClass::WELL_KNOWN),
];

/// The files whose second column names the class.
const TABLES: [&str; 3] = ["people/titles.tsv", "organizations/organizations.tsv", "people/named_after.tsv"];

/// Writes `words.table` and `word_classes.rs` into `out`.
pub(crate) fn write(assets: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut words = BTreeMap::new();
    for (file, class, starred) in LISTS {
        for line in lines(&fs::read_to_string(assets.join(file))?) {
            match line.strip_suffix("\t*") {
                Some(word) => add(&mut words, word, class.with(starred)),
                None => add(&mut words, line, class),
            }
        }
    }
    for (file, class) in RUNNING {
        let text = fs::read_to_string(assets.join(file))?;
        lines(&text).flat_map(str::split_whitespace).for_each(|word| add(&mut words, word, class));
    }
    for file in TABLES {
        for line in lines(&fs::read_to_string(assets.join(file))?) {
            let mut columns = line.split('\t');
            let (word, class) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            add(&mut words, word, class_named(class)?.with(gender(columns.next().unwrap_or_default())));
        }
    }
    let mut sets = vec![WordClass::default().bits()];
    let mut numbered = Vec::with_capacity(words.len());
    for (word, class) in words {
        let known = sets.iter().position(|&bits| bits == class.bits());
        let number = known.unwrap_or_else(|| {
            sets.push(class.bits());
            sets.len() - 1
        });
        numbered.push((word, u32::try_from(number)?));
    }
    if sets.len() > word_table::MAX_SETS {
        return Err("too many sets of classes for the table of words".into());
    }
    fs::write(out.join("words.table"), word_table::write(&numbered)?)?;
    let bits: Vec<String> =
        sets.iter().map(|bits| format!("0x{:04x}_{:04x}", bits >> 16, bits & 0xffff)).collect();
    Ok(fs::write(out.join("word_classes.rs"), format!("[{}]", bits.join(", ")))?)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn add(words: &mut BTreeMap<String, WordClass>, word: &str, class: WordClass) {
    let key: String = word.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’' | '.')).collect();
    let known = words.entry(key).or_default();
    *known = known.with(class);
}

fn class_named(name: &str) -> Result<WordClass, String> {
    Ok(match name {
        "honorific" => WordClass::HONORIFIC,
        "rank" => WordClass::RANK,
        "role" => WordClass::ROLE,
        "relation" => WordClass::RELATION,
        "institution" => WordClass::INSTITUTION,
        "company" => WordClass::COMPANY,
        "group" => WordClass::GROUP,
        "place" => WordClass::SITE,
        "event" => WordClass::EVENT,
        other => return Err(format!("no class is called {other:?}")),
    })
}

fn gender(mark: &str) -> WordClass {
    match mark {
        "m" => WordClass::MALE,
        "f" => WordClass::FEMALE,
        _ => WordClass::default(),
    }
}

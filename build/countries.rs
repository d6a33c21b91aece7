//! `countries.tsv` and `country_traps.tsv` -> a map from every spelling of a country to its meaning.
//!
//! The map is an fst, which the program walks inside the binary without loading anything. A meaning is packed into
//! the value; `src/lexicon/countries.rs` unpacks it and describes the bits.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const KINDS: [(usize, u64); 5] = [(2, 0), (3, 1), (4, 2), (5, 3), (6, 5)];
const PLACE: u64 = 4;
const NEVER: u64 = 6;
const TRAPS: [&str; 5] = ["given", "surname", "both", "state", "never"];

/// Writes `countries.fst` and `country_names.rs` into `out`.
pub(crate) fn write(assets: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let countries = fs::read_to_string(assets.join("countries/countries.tsv"))?;
    let traps = fs::read_to_string(assets.join("countries/country_traps.tsv"))?;
    let traps = read_traps(&traps)?;
    let mut spellings = BTreeMap::new();
    let mut names = String::from("[\n");
    for row in rows(&countries) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (Some(&code), Some(&name)) = (columns.first(), columns.get(1)) else {
            return Err(format!("countries.tsv: too few columns: {row}").into());
        };
        writeln!(names, "    (*b{code:?}, {name:?}),")?;
        add_row(code, name, &columns, &mut spellings)?;
    }
    for (phrase, &trap) in &traps {
        add_trap(phrase, trap, &mut spellings);
    }
    names.push(']');
    fs::write(out.join("country_names.rs"), names)?;
    let map = fst::Map::from_iter(spellings.iter().map(|(spelling, meaning)| (spelling, meaning.packed())))?;
    fs::write(out.join("countries.fst"), map.as_fst().as_bytes())?;
    Ok(())
}

/// The countries that a spelling can stand for, the owner first, and what else is known about it.
#[derive(Debug, Clone, Default)]
struct Meaning {
    owner: u64,
    sharers: Vec<u64>,
    kind: u64,
    doubtful: bool,
    with_article: bool,
    trap: u64,
}

impl Meaning {
    fn packed(&self) -> u64 {
        let codes = std::iter::once(&self.owner).chain(&self.sharers).take(3);
        let codes = codes.zip([0, 16, 32]).fold(0, |bits, (code, shift)| bits | code << shift);
        codes
            | self.kind << 48
            | u64::from(self.doubtful) << 52
            | u64::from(self.with_article) << 53
            | self.trap << 54
    }
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn read_traps(table: &str) -> Result<HashMap<&str, u64>, Box<dyn Error>> {
    let read = |row| {
        let (phrase, word) = str::split_once(row, '\t').ok_or("country_traps.tsv: a row has two columns")?;
        let trap = (1..).zip(TRAPS).find(|&(_, known)| known == word).map(|(number, _)| number);
        Ok((phrase, trap.ok_or_else(|| format!("country_traps.tsv: unknown trap: {row}"))?))
    };
    rows(table).map(read).collect()
}

fn add_row(
    code: &str,
    name: &str,
    columns: &[&str],
    spellings: &mut BTreeMap<String, Meaning>,
) -> Result<(), Box<dyn Error>> {
    let owner = code.bytes().rev().fold(0, |number, letter| number << 8 | u64::from(letter));
    let mut add = |entry: &str, kind: u64| {
        let (phrase, mark) = match entry.strip_suffix(['?', '~', '!']) {
            Some(phrase) => (phrase, entry.chars().next_back()),
            None => (entry, None),
        };
        let kind = if mark == Some('!') { PLACE } else { kind };
        let (phrase, with_article) = phrase.strip_prefix("the ").map_or((phrase, false), |rest| (rest, true));
        let doubtful = mark == Some('~');
        for spelling in spellings_of(phrase) {
            let known = spellings.entry(spelling).or_default();
            if mark == Some('?') {
                known.sharers.push(owner);
            } else if known.owner == 0 {
                let sharers = std::mem::take(&mut known.sharers);
                *known = Meaning { owner, sharers, kind, doubtful, with_article, trap: 0 };
            } else if known.owner != owner {
                return Err(format!("countries.tsv: {entry} of {code} is another country's already"));
            }
        }
        Ok(())
    };
    add(name, 0)?;
    for (column, kind) in KINDS {
        let entries = columns.get(column).copied().unwrap_or_default().split("; ");
        entries.filter(|entry| !entry.is_empty()).try_for_each(|entry| add(entry, kind))?;
    }
    Ok(())
}

fn add_trap(phrase: &str, trap: u64, spellings: &mut BTreeMap<String, Meaning>) {
    for spelling in spellings_of(phrase) {
        if TRAPS.get(usize::try_from(trap).unwrap_or(0) - 1) == Some(&"never") {
            spellings.insert(spelling, Meaning { kind: NEVER, ..Meaning::default() });
        } else if let Some(meaning) = spellings.get_mut(&spelling) {
            meaning.trap = trap;
        }
    }
}

/// Returns all the ways in which a phrase is written.
fn spellings_of(phrase: &str) -> Vec<String> {
    let mut all = vec![phrase.to_owned()];
    for (written, also) in
        [("St. ", "St "), ("St. ", "Saint "), ("Saint ", "St. "), ("Saint ", "St "), (" and ", " & ")]
    {
        let more: Vec<_> =
            all.iter().filter(|s| s.contains(written)).map(|s| s.replace(written, also)).collect();
        all.extend(more);
    }
    // "Élysée" is printed as "Elysee" and, where capitals lose their accents, as "Elysée".
    let plain: Vec<_> = all
        .iter()
        .flat_map(|s| [without_accents(s, |_| true), without_accents(s, char::is_uppercase)])
        .collect();
    all.extend(plain);
    let capitals: Vec<_> = all.iter().map(|spelling| spelling.to_uppercase()).collect();
    all.extend(capitals);
    all.sort();
    all.dedup();
    all
}

fn without_accents(phrase: &str, of: impl Fn(char) -> bool) -> String {
    const ACCENTS: [(&str, char); 12] = [
        ("áàâãäåă", 'a'),
        ("ÁÂÅ", 'A'),
        ("éèêë", 'e'),
        ("É", 'E'),
        ("íìîï", 'i'),
        ("óòôõö", 'o'),
        ("úùûü", 'u'),
        ("çč", 'c'),
        ("ñ", 'n'),
        ("şșš", 's'),
        ("Çč", 'C'),
        ("Ó", 'O'),
    ];
    let plain =
        |c: char| ACCENTS.iter().find(|(accented, _)| accented.contains(c)).map_or(c, |&(_, plain)| plain);
    phrase.chars().map(|c| if of(c) { plain(c) } else { c }).collect()
}

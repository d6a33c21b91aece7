//! The words in dates: `assets/words/dates.tsv`.

use foldhash::HashMap;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../../assets/words/dates.tsv");

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateWord {
    Month(u64),
    /// Hours from UTC.
    Zone(i8),
    /// Between the parts of a date.
    InDate,
    /// Between a date and its time.
    BeforeTime,
}

static WORDS: LazyLock<HashMap<&'static str, Vec<DateWord>>> = LazyLock::new(|| {
    let mut table: HashMap<_, Vec<_>> = HashMap::default();
    for line in ASSET.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(kind), Some(value), Some(words)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let meaning = match kind {
            "month" => value.parse().ok().map(DateWord::Month),
            "zone" => value.parse().ok().map(DateWord::Zone),
            _ if value == "date" => Some(DateWord::InDate),
            _ => Some(DateWord::BeforeTime),
        };
        for word in words.split(' ') {
            table.entry(word).or_default().extend(meaning);
        }
    }
    table
});

/// What `word` can mean in a date.
pub(super) fn meanings(word: &str) -> &'static [DateWord] {
    /// No word of the table has more bytes.
    const MAX_WORD: usize = 24;
    if word.len() > MAX_WORD {
        return &[];
    }
    WORDS.get(&*word.to_lowercase()).map_or(&[], Vec::as_slice)
}

/// The number of the month that `word` names.
pub(super) fn month(word: &str) -> Option<u64> {
    meanings(word)
        .iter()
        .find_map(|meaning| if let DateWord::Month(month) = meaning { Some(*month) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_dates_are_well_formed() {
        for line in ASSET.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
        assert!((1..=12).all(|number| WORDS.values().flatten().any(|word| *word == DateWord::Month(number))));
    }
}

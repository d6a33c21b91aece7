//! The assets themselves: complete, well-formed, and unambiguous where they are not marked otherwise.

use super::*;
use std::collections::HashMap;

const COUNTRIES: &str = include_str!("../../../assets/countries/countries.tsv");
const TRAPS: &str = include_str!("../../../assets/countries/country_traps.tsv");

/// ISO 3166-1 alpha-2, and XK, as of 2026.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn every_country_has_one_row_in_the_order_of_the_codes() {
    let codes: Vec<_> = rows(COUNTRIES).map(|row| row.split('\t').next().unwrap()).collect();
    let expected: Vec<_> = CODES.split_whitespace().collect();
    assert_eq!(expected.len(), 250);
    assert_eq!(codes, expected);
}

#[test]
fn rows_are_well_formed_and_unmarked_entries_have_one_owner() {
    let mut owners = HashMap::new();
    for row in rows(COUNTRIES) {
        let columns: Vec<_> = row.split('\t').collect();
        assert_eq!(columns.len(), 7, "{row}");
        assert!(columns.iter().all(|column| column.trim() == *column), "{row}");
        assert!(columns[1].chars().next().is_some_and(char::is_uppercase), "{row}");
        for entry in columns[1..].iter().flat_map(|column| column.split("; ")).filter(|e| !e.is_empty()) {
            assert!(!entry.contains(';') && !entry.contains("  ") && !entry.contains('’'), "{row}: {entry}");
            if !entry.ends_with('?') {
                let before = owners.insert(entry.trim_end_matches(['~', '!']), columns[0]);
                assert_eq!(before, None, "{entry} stands twice");
            }
        }
    }
    for row in rows(COUNTRIES) {
        for shared in row.split(['\t', ';']).filter_map(|entry| entry.trim().strip_suffix('?')) {
            assert!(owners.contains_key(shared), "nobody owns {shared}");
        }
    }
}

#[test]
fn traps_are_in_order_and_each_is_a_known_phrase_or_never_a_country() {
    let phrases: Vec<_> = rows(TRAPS).map(|row| row.split_once('\t').unwrap()).collect();
    assert!(phrases.is_sorted());
    for (phrase, trap) in phrases {
        let meaning = meaning(phrase).unwrap();
        assert_eq!(meaning.trap().is_none(), trap == "never", "{phrase}");
        assert_eq!(meaning.kind() == SpellingKind::Never, trap == "never", "{phrase}");
    }
}

#[test]
fn spellings_lead_to_their_country() {
    for (phrase, code, kind) in [
        ("North Korea", "KP", SpellingKind::Name),
        ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "KP", SpellingKind::Name),
        ("Cote d'Ivoire", "CI", SpellingKind::Name),
        ("Côte d'Ivoire", "CI", SpellingKind::Name),
        ("St Kitts & Nevis", "KN", SpellingKind::Name),
        ("U.S.", "US", SpellingKind::Name),
        ("Britons", "GB", SpellingKind::Demonym),
        ("Filipinos", "PH", SpellingKind::Demonym),
        ("Franco-", "FR", SpellingKind::Prefix),
        ("Pyongyang", "KP", SpellingKind::Capital),
        ("Brasilia", "BR", SpellingKind::Capital),
        ("Gaza", "PS", SpellingKind::Place),
        ("Kremlin", "RU", SpellingKind::Seat),
        ("Elysée", "FR", SpellingKind::Seat),
    ] {
        let meaning = meaning(phrase).unwrap_or_else(|| panic!("{phrase} is unknown"));
        assert_eq!(meaning.codes().next().unwrap(), code.as_bytes(), "{phrase}");
        assert_eq!(meaning.kind(), kind, "{phrase}");
    }
    assert_eq!(meaning("Congo").unwrap().codes().count(), 2);
    assert!(meaning("States").unwrap().needs_article());
    assert!(meaning("us").is_none() && meaning("Atlantis").is_none() && meaning("Kore").is_none());
}

#[test]
fn a_zero_byte_is_part_of_a_word() {
    for _ in 0..2 {
        assert!(meaning("Peru").is_some() && can_begin("Peru"));
        assert!(meaning("Peru\0").is_none() && !can_begin("Peru\0"));
    }
}

#[test]
fn a_word_means_the_same_however_many_others_were_asked_for_since() {
    let others: Vec<String> = (0..4 * REMEMBERED).map(|number| format!("Ab{number}")).collect();
    let countries = ["Peru", "Chile", "Kenya", "Angola", "Poland", "Japan"];
    for _ in 0..3 {
        for word in countries.into_iter().chain(others.iter().map(String::as_str)) {
            let known = SpellingWalk::over(word).and_then(SpellingWalk::meaning);
            assert_eq!(known, SpellingWalk::over_anew(word).and_then(SpellingWalk::meaning), "{word}");
            assert_eq!(known.is_some(), countries.contains(&word), "{word}");
        }
    }
}

#[test]
fn every_code_has_a_name() {
    assert_eq!(name(*b"KP"), "North Korea");
    assert_eq!(name(*b"XK"), "Kosovo");
    assert_eq!(name(*b"ZZ"), "");
    assert!(CODES.split_whitespace().all(|code| !name(code.as_bytes().try_into().unwrap()).is_empty()));
}

#[test]
fn a_spelling_begins_with_whole_words() {
    for row in rows(COUNTRIES) {
        for entry in row.split(['\t', ';']).skip(1).map(str::trim).filter(|entry| !entry.is_empty()) {
            let spelling = entry.trim_start_matches("the ").trim_end_matches(['?', '~', '!']);
            let first = spelling.split([' ', '-']).next().unwrap();
            assert!(can_begin(first), "{spelling}");
        }
    }
    for word in ["In", "Ge", "Kremli"] {
        assert!(!can_begin(word), "{word}");
    }
}

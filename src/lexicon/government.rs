//! Verbs of what governments do, from `assets/countries/government_words.tsv`.
//!
//! The other signs in that file are lists that the rules ask for by name: `List::GovernmentRelations` and so on.

use super::lists::{List, ListSet};

/// Whether a word in these lists is any form of a verb of what governments do or say.
#[must_use]
pub fn is_act(lists: ListSet) -> bool {
    is_finite_act(lists) || lists.has(List::GovernmentVerbs) || lists.has(List::GovernmentVerbsOngoing)
}

/// Whether a word in these lists is such a verb in the past tense or the third person: "condemned", "denies".
#[must_use]
pub fn is_finite_act(lists: ListSet) -> bool {
    lists.has(List::GovernmentVerbsPast) || lists.has(List::GovernmentVerbsPresent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_within_each_sign() {
        let rows = include_str!("../../assets/countries/government_words.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        let rows: Vec<_> = rows.map(|row| row.split_once('\t').unwrap()).collect();
        for pair in rows.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 < pair[1].1, "{pair:?}");
        }
    }

    #[test]
    fn each_sign_is_found_by_its_words() {
        for (word, list) in [
            ("condemn", List::GovernmentVerbs),
            ("sent", List::GovernmentVerbsPast),
            ("denies", List::GovernmentVerbsPresent),
            ("banning", List::GovernmentVerbsOngoing),
            ("accusing", List::DoneToGovernments),
            ("willing", List::GovernmentDispositions),
            ("response", List::GovernmentConcerns),
            ("Ties", List::GovernmentRelations),
            ("flights", List::CityTransport),
            ("According", List::BeforeToGovernment),
            ("support", List::BeforeFromGovernment),
            ("pressure", List::BeforeOnGovernment),
            ("wary", List::BeforeOfGovernment),
            ("setback", List::BeforeForGovernment),
            ("ally", List::GovernmentParties),
            ("in", List::BeforeCities),
            ("police", List::CityBodies),
            ("regime", List::Rulers),
            ("Meanwhile", List::NotGivenNames),
            ("Times", List::NotSurnames),
        ] {
            assert!(ListSet::of(word).has(list), "{word}");
        }
        assert!(!ListSet::of("meanwhile").has(List::NotGivenNames));
    }

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for word in
            ["condemned", "denies", "urging", "said", "says", "banned", "imposes", "vow", "sent", "using"]
        {
            assert!(is_act(ListSet::of(word)), "{word}");
        }
        for word in ["is", "streets", "sings", "hosted", "snowed", "ed", "s", "ing", ""] {
            assert!(!is_act(ListSet::of(word)), "{word}");
        }
    }
}

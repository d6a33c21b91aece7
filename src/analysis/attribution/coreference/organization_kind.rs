//! A name and a word -> whether the organisation of that name can be called so: "the party", "the company".

use crate::lexicon::words::{self, WordClass};

/// How well a word describes an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The name says so: "the party" for "Green Party", "the bank" for "Bank of Ghana".
    Same,
    /// The name says nothing: "the company" for "Acme".
    Open,
    /// The name says something else: "the party" for "Treasury".
    Not,
}

/// Words in names of parties.
const PARTY: [&str; 17] = [
    "party",
    "alliance",
    "congress",
    "democrats",
    "democratic",
    "republican",
    "republicans",
    "labour",
    "front",
    "movement",
    "coalition",
    "union",
    "league",
    "conservatives",
    "liberals",
    "greens",
    "bloc",
];
/// Words in names of authorities.
const AUTHORITY: [&str; 8] =
    ["authority", "department", "ministry", "directorate", "administration", "council", "bureau", "service"];

/// How well `head`, in small letters, describes the organisation called `name`.
pub(super) fn fit(name: &str, head: &str) -> Fit {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if words.iter().any(|word| word == head) {
        return Fit::Same;
    }
    let class = |word: &String| words::class_of(word);
    let institution = words.iter().any(|word| class(word).is(WordClass::INSTITUTION));
    let company = words.iter().any(|word| class(word).is(WordClass::COMPANY));
    let group = words.iter().any(|word| class(word).is(WordClass::GROUP));
    match head {
        "party" if has(&PARTY) => Fit::Same,
        "agency" | "authority" | "department" if has(&AUTHORITY) => Fit::Same,
        "company" | "firm" | "corporation" | "manufacturer" if company => Fit::Same,
        "company" | "firm" | "corporation" | "manufacturer" | "party" if institution || group => Fit::Not,
        "party" if company => Fit::Not,
        "institution" | "organisation" | "organization" | "body" | "group" | "agency" => Fit::Open,
        _ if institution || company || group => Fit::Not,
        _ => Fit::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_its_organisation_can_be_called() {
        for (name, head, expected) in [
            ("Green Party", "party", Fit::Same),
            ("People’s Alliance", "party", Fit::Same),
            ("Bank of Ghana", "bank", Fit::Same),
            ("Acme", "company", Fit::Open),
            ("Treasury", "company", Fit::Not),
            ("University of Ibadan", "party", Fit::Not),
            ("Port Authority", "agency", Fit::Same),
        ] {
            assert_eq!(fit(name, head), expected, "{name} {head}");
        }
    }
}

//! Name and noun -> whether the organisation of that name can be called "the party", "the company".

use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{self, WordClass};

/// How well a noun describes an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrganizationFit {
    /// The name says so: "the party" for "Green Party", "the bank" for "Bank of Ghana".
    Same,
    /// The name does not say: "the company" for "Acme".
    Open,
    /// The name says something else: "the party" for "Treasury".
    Not,
}

/// How well `head`, in lower case, describes the organisation called `name`.
pub(super) fn fit(name: &str, head: &str) -> OrganizationFit {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    if words.iter().any(|word| word == head) {
        return OrganizationFit::Same;
    }
    let is_named = |list| words.iter().any(|word| ListSet::of(word).has(list));
    let is_a = |class| words.iter().any(|word| words::class_of(word).is(class));
    let (institution, company) = (is_a(WordClass::INSTITUTION), is_a(WordClass::COMPANY));
    let group = is_a(WordClass::GROUP);
    let noun = ListSet::of(head);
    match head {
        "party" if is_named(List::PartyNames) => OrganizationFit::Same,
        _ if noun.has(List::AuthorityNouns) && is_named(List::AuthorityNames) => OrganizationFit::Same,
        _ if noun.has(List::CompanyNouns) && company => OrganizationFit::Same,
        _ if noun.has(List::ClubNouns) && is_named(List::ClubNames) => OrganizationFit::Same,
        "party" if company || institution || group => OrganizationFit::Not,
        _ if noun.has(List::CompanyNouns) && (institution || group) => OrganizationFit::Not,
        // "the club" is no paper.
        _ if is_named(List::NamesOfPapers) && !noun.has(List::NounsForPapers) => OrganizationFit::Not,
        _ if noun.has(List::OrganizationNouns) => OrganizationFit::Open,
        // "the council" is one whose name says so.
        _ if institution || company || group || noun.has(List::SpecificBodies) => OrganizationFit::Not,
        _ => OrganizationFit::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_its_organisation_can_be_called() {
        for (name, head, expected) in [
            ("Green Party", "party", OrganizationFit::Same),
            ("People’s Alliance", "party", OrganizationFit::Same),
            ("Bank of Ghana", "bank", OrganizationFit::Same),
            ("Acme", "company", OrganizationFit::Open),
            ("Treasury", "company", OrganizationFit::Not),
            ("University of Ibadan", "party", OrganizationFit::Not),
            ("Port Authority", "agency", OrganizationFit::Same),
            ("Tema Rovers", "club", OrganizationFit::Same),
            ("Treasury", "club", OrganizationFit::Not),
            ("Evening Dispatch", "club", OrganizationFit::Not),
            ("Evening Dispatch", "newspaper", OrganizationFit::Open),
            ("Tema Rovers", "council", OrganizationFit::Not),
            ("Tema City Council", "council", OrganizationFit::Same),
        ] {
            assert_eq!(fit(name, head), expected, "{name} {head}");
        }
    }
}

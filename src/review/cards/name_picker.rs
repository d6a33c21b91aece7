//! A few letters -> the people and organisations they could mean, as a reviewer names a speaker.

use super::candidates::candidates;
use crate::analysis::{Analysis, EntityKind};
use crate::article::Article;
use crate::review::named::{Named, NamedKind};
use crate::review::overlay::{Review, speakers};
use crate::text::search::folded;

/// Everybody whom a reviewer could mean by a few letters: who could have said the quotation of a card, then the
/// article's people, organisations and countries. Nobody stands there twice.
#[must_use]
pub fn nameable(article: &Article, found: &Analysis, review: &Review, card: usize) -> Vec<Named> {
    let mut listed: Vec<Named> = Vec::new();
    let mut list = |named: Named| {
        if !named.name.is_empty() && !listed.contains(&named) {
            listed.push(named);
        }
    };
    for candidate in candidates(article, found, review, card) {
        list(candidate.named);
    }
    let entities = &review.analysis.entities;
    let of = |wanted: fn(&EntityKind) -> bool| entities.iter().filter(move |entity| wanted(&entity.kind));
    let people = of(|kind| matches!(kind, EntityKind::Person { .. }));
    let organizations = of(|kind| *kind == EntityKind::Organization);
    let countries = of(|kind| matches!(kind, EntityKind::Country(_)));
    for entity in people.chain(organizations).chain(countries).filter(|entity| !entity.mentions.is_empty()) {
        list(Named { name: entity.name.clone(), kind: speakers::kind_of(entity) });
    }
    listed
}

/// Those whom the letters fit best: the whole name, else the beginning of a word of it, else a part of it, else the
/// letters in their order. Accents and case do not count. All of them for no letters.
#[must_use]
pub fn fitting<'a>(letters: &str, named: &'a [Named]) -> Vec<&'a Named> {
    let letters = folded(letters.trim());
    let close = |wanted: &Fit| -> Vec<&'a Named> {
        named.iter().filter(|named| wanted(&folded(&named.name), &letters)).collect()
    };
    FITS.iter().map(close).find(|fitting| !fitting.is_empty()).unwrap_or_default()
}

/// The person or organisation of a name that nobody has given before: "Port Union (organisation)".
#[must_use]
pub fn new_name(typed: &str) -> Option<Named> {
    let typed = typed.trim();
    let organization = ["(organisation)", "(organization)", "(org)"]
        .into_iter()
        .find_map(|ending| typed.strip_suffix(ending))
        .map(|name| (name, NamedKind::Organization));
    let (name, kind) = organization.unwrap_or((typed, NamedKind::Person));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(Named { name, kind })
}

/// Whether letters fit a name; both folded.
type Fit = fn(&str, &str) -> bool;

/// The ways to fit, closest first.
const FITS: [Fit; 4] = [
    |name, letters| name == letters,
    |name, letters| name.starts_with(letters) || name.contains(&format!(" {letters}")),
    |name, letters| name.contains(letters),
    |name, letters| {
        let mut rest = name.chars();
        letters.chars().filter(|letter| *letter != ' ').all(|letter| rest.any(|c| c == letter))
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fit_the_closest_names() {
        let named: Vec<Named> = ["Ana Lopes", "Ana Maria Silva", "Port Authority", "José Anaya", "Ana"]
            .map(|name| Named { name: name.to_owned(), kind: NamedKind::Person })
            .into();
        for (letters, expected) in [
            ("ana", &["Ana"][..]),
            ("Ana L", &["Ana Lopes"]),
            ("silva", &["Ana Maria Silva"]),
            ("jose", &["José Anaya"]),
            ("an", &["Ana Lopes", "Ana Maria Silva", "José Anaya", "Ana"]),
            ("thor", &["Port Authority"]),
            ("pau", &["Port Authority"]),
            ("xyz", &[]),
        ] {
            let fitting: Vec<&str> = fitting(letters, &named).iter().map(|fit| fit.name.as_str()).collect();
            assert_eq!(fitting, expected, "{letters}");
        }
        assert_eq!(fitting(" ", &named).len(), 5);
    }

    #[test]
    fn a_new_name_is_a_person_unless_it_says_otherwise() {
        let named = |typed| new_name(typed).map(|named| (named.name, named.kind));
        assert_eq!(named(" Marta  Dias "), Some(("Marta Dias".to_owned(), NamedKind::Person)));
        let union = Some(("Port Union".to_owned(), NamedKind::Organization));
        assert_eq!(named("Port Union (organisation)"), union);
        assert_eq!(named("Port Union (org)"), union);
        assert_eq!((named(" "), named("(org)")), (None, None));
    }
}

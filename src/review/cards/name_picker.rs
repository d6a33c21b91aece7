//! A few typed letters -> the speakers they could mean.

use super::candidates::speaker_candidates;
use crate::analysis::{Attribution, EntityKind, Speaker};
use crate::article::Article;
use crate::review::decision::Verdict;
use crate::review::named::{SpeakerKind, SpeakerName};
use crate::review::overlay::{Review, speakers};
use crate::sorting;
use crate::text::fold::folded;
use foldhash::{HashMap, HashMapExt};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// Every speaker a reviewer can name by a few letters: the candidates for the quotation, then the speakers without
/// a name, then the people, organisations and countries of the article. No one is listed twice.
#[must_use]
pub fn nameable(article: &Article, review: &Review, card: usize) -> Vec<SpeakerName> {
    let mut listed: Vec<SpeakerName> = Vec::new();
    let mut list = |named: SpeakerName| {
        if !named.name.is_empty() && !listed.contains(&named) {
            listed.push(named);
        }
    };
    for candidate in speaker_candidates(article, review, card) {
        list(candidate.named);
    }
    for (named, _) in described(review, &article.text) {
        list(named);
    }
    let entities = &review.analysis.entities;
    let of = |wanted: fn(&EntityKind) -> bool| entities.iter().filter(move |entity| wanted(&entity.kind));
    let people = of(|kind| matches!(kind, EntityKind::Person { .. }));
    let organizations = of(|kind| *kind == EntityKind::Organization);
    let countries = of(|kind| matches!(kind, EntityKind::Country(_)));
    for entity in people.chain(organizations).chain(countries).filter(|entity| !entity.mentions.is_empty()) {
        list(SpeakerName { name: entity.name.clone(), kind: speakers::kind_of(entity) });
    }
    listed
}

/// The speakers that are no entity, because the article describes them without a name: "the council", "three engineers".
/// The most quoted first, with the number of their quotations; rejected ones do not count.
#[must_use]
pub fn described(review: &Review, text: &str) -> Vec<(SpeakerName, usize)> {
    let mut counts: HashMap<&str, (usize, Speaker, usize)> = HashMap::new();
    let quotations = review.analysis.quotations.iter();
    let quotations =
        quotations.filter(|quotation| !matches!(review.decision(quotation.id).verdict, Verdict::Rejected(_)));
    let attributions = quotations.filter_map(|quotation| quotation.attribution.as_ref());
    for speaker in attributions.flat_map(Attribution::speakers) {
        if !matches!(speaker, Speaker::Entity(_)) {
            let first = counts.len();
            let name = review.analysis.speaker_name(speaker, text);
            counts.entry(name).or_insert((first, speaker, 0)).2 += 1;
        }
    }
    let mut counts: Vec<(usize, Speaker, usize)> = counts.into_values().collect();
    sorting::by_key(&mut counts, |(first, _, count)| (Reverse(*count), *first));
    counts
        .into_iter()
        .map(|(_, speaker, count)| (speakers::named(&review.analysis, speaker, text), count))
        .collect()
}

/// The items whose names contain the letters in this order, best match first; all of them if no letters are typed.
/// Case and accents are ignored.
#[must_use]
pub fn matching<'a, T>(letters: &str, items: &'a [T], name: fn(&T) -> &str) -> Vec<&'a T> {
    if letters.trim().is_empty() {
        return items.iter().collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    // Not `Pattern::parse`, which would read the ' of a name as a search operator.
    let pattern = Pattern::new(letters, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut buffer = Vec::new();
    let mut score = |item: &T| pattern.score(Utf32Str::new(name(item), &mut buffer), &mut matcher);
    let mut scored: Vec<(u32, &T)> = items.iter().filter_map(|item| Some((score(item)?, item))).collect();
    sorting::by_key(&mut scored, |(score, _)| Reverse(*score));
    scored.into_iter().map(|(_, item)| item).collect()
}

/// Whether the letters are a full name that `name` does not begin to spell: "Jane Doe" for "Jandira Queirós", whose
/// letters contain those of "Jane Doe" by chance. A reviewer who types two words means just these words.
#[must_use]
pub fn is_full_name_of_another(letters: &str, name: &str) -> bool {
    let (letters, name) = (folded(letters), folded(name));
    let begins_a_word = |typed: &str| name.split_whitespace().any(|word| word.starts_with(typed));
    letters.split_whitespace().nth(1).is_some() && !letters.split_whitespace().all(begins_a_word)
}

/// A speaker with a new name: "Marta Dias", "Port Union (organisation)". `None` if no name is typed.
#[must_use]
pub fn new_name(typed: &str) -> Option<SpeakerName> {
    let typed = typed.trim();
    let organization = ["(organisation)", "(organization)", "(org)"]
        .into_iter()
        .find_map(|ending| typed.strip_suffix(ending))
        .map(|name| (name, SpeakerKind::Organization));
    let (name, kind) = organization.unwrap_or((typed, SpeakerKind::Person));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(SpeakerName { name, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::input::{Document, Media};
    use crate::review::{Journal, review};
    use crate::text::hash::TextHash;
    use std::sync::Arc;

    #[test]
    fn speakers_without_a_name_are_offered_once_the_most_quoted_first() {
        let text = "The council met on Monday. “We will wait for the report,” a spokesman for the port said.\n\n\
                    “The road is safe again,” three engineers said.\n\n“It was never in danger,” three engineers said.\n\n\
                    “We are glad of it,” said Rui Costa.\n";
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let found = Arc::new(analyze(&article));
        let review = review(&article, TextHash::of(&article.text), &found, &Journal::default());
        let names: Vec<(String, usize)> =
            described(&review, &article.text).into_iter().map(|(named, count)| (named.name, count)).collect();
        assert_eq!(names.first(), Some(&("three engineers".to_owned(), 2)), "{names:?}");
        let offered = nameable(&article, &review, 0);
        let engineers = offered.iter().filter(|named| named.name == "three engineers").count();
        assert_eq!(engineers, 1, "{offered:?}");
    }

    #[test]
    fn names_that_contain_the_letters_are_listed_best_match_first() {
        let names = ["Ana Lopes", "Ana Maria Silva", "Port Authority", "José Anaya", "Ana", "Conor O'Brien"];
        for (letters, expected) in [
            ("Ana L", &["Ana Lopes", "Ana Maria Silva"][..]),
            ("silva", &["Ana Maria Silva"]),
            ("jose", &["José Anaya"]),
            ("thor", &["Port Authority"]),
            ("pau", &["Port Authority"]),
            ("o'b", &["Conor O'Brien"]),
            ("'b", &["Conor O'Brien"]),
            ("xyz", &[]),
            (" ", &names),
        ] {
            let listed: Vec<&str> = matching(letters, &names, |name| name).into_iter().copied().collect();
            assert_eq!(listed, expected, "{letters}");
        }
        let listed = matching("ana", &names, |name| name);
        assert_eq!(listed.len(), 4, "{listed:?}");
        assert!(listed[0].starts_with("Ana"), "{listed:?}");
    }

    #[test]
    fn a_full_name_means_no_other_name_with_the_same_letters() {
        for (letters, name, is_another) in [
            ("Jane Doe", "Jandira Queirós Vasques de Oliveira", true),
            ("Ann Lee", "Annelize Terblanche", true),
            ("Ana Lo", "Ana Lopes", false),
            ("po au", "Port Authority", false),
            ("Jose Anaya", "José Anaya", false),
            ("pau", "Port Authority", false),
        ] {
            assert_eq!(is_full_name_of_another(letters, name), is_another, "{letters} {name}");
        }
    }

    #[test]
    fn a_new_name_is_a_person_unless_it_is_marked_as_an_organisation() {
        let named = |typed| new_name(typed).map(|named| (named.name, named.kind));
        assert_eq!(named(" Marta  Dias "), Some(("Marta Dias".to_owned(), SpeakerKind::Person)));
        let union = Some(("Port Union".to_owned(), SpeakerKind::Organization));
        assert_eq!(named("Port Union (organisation)"), union);
        assert_eq!(named("Port Union (org)"), union);
        assert_eq!((named(" "), named("(org)")), (None, None));
    }
}

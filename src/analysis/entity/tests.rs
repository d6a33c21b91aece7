//! Which mentions become one entity, by made-up sentences.

use crate::analysis::{Analysis, EntityKind, analyze};
use crate::article::Article;
use crate::input::{Document, Media};
use crate::text::fold::folded;
use crate::text::search::Pattern;

fn analysis(text: &str) -> Analysis {
    analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())))
}

/// Returns the entities other than countries: the name, and the number of mentions.
fn entities(text: &str) -> Vec<(String, usize)> {
    let found = analysis(text);
    let rows = found.entities.iter().filter(|entity| !matches!(entity.kind, EntityKind::Country(_)));
    rows.map(|entity| (entity.name.clone(), entity.mentions.len())).collect()
}

fn check(text: &str, expected: &[(&str, usize)]) {
    let found = entities(text);
    let found: Vec<(&str, usize)> = found.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_full_name_a_surname_and_an_initial_are_one_person() {
    check("Maria Lopez met Minister Lopez’s aides. M. Lopez left with Lopez.", &[("Maria Lopez", 4)]);
    check("Lopez left. Then Maria Lopez said no.", &[("Maria Lopez", 2)]);
}

#[test]
fn two_people_with_one_surname_stay_two() {
    check(
        "Ana Rosa Lopez met Ana Luz Lopez. Ana R. Lopez left.",
        &[("Ana Rosa Lopez", 2), ("Ana Luz Lopez", 1)],
    );
    check("Cllr Jan Kowalczyk met Cllr Anna Kowalczyk.", &[("Jan Kowalczyk", 1), ("Anna Kowalczyk", 1)]);
    check(
        "Jan Kowalczyk met Anna Kowalczyk. Kowalczyk laughed. Jan Kowalczyk stayed. Kowalczyk slept.",
        &[("Jan Kowalczyk", 3), ("Anna Kowalczyk", 2)],
    );
    check(
        "President Jan Kowalczyk called. Mrs Anna Kowalczyk came. Mr Jan Kowalczyk ate. Mrs Kowalczyk drank.",
        &[("Jan Kowalczyk", 2), ("Anna Kowalczyk", 2)],
    );
}

#[test]
fn a_title_that_cannot_be_his_is_his_wife_s() {
    check(
        "David Moyo and his wife, Grace, waited. Mrs. Moyo slept. Mr. Moyo did not.",
        &[("David Moyo", 2), ("Grace", 2)],
    );
    check("Mayor Ann Pruitt and her husband, Tom, left. Mr. Pruitt drove.", &[("Ann Pruitt", 1), ("Tom", 2)]);
    check("David Moyo waited. Mrs. Moyo did not.", &[("David Moyo", 2)]);
    check("David Moyo and his daughter, Grace, left. Mrs. Moyo slept.", &[("David Moyo", 2), ("Grace", 1)]);
}

#[test]
fn a_surname_does_not_give_one_person_the_name_of_another() {
    check(
        "Clara Hartwell spoke. Hartwell was proud. Her father, Edmund John Hartwell, was elsewhere.",
        &[("Clara Hartwell", 2), ("Edmund John Hartwell", 1)],
    );
}

#[test]
fn a_description_with_a_country_is_the_institution_named_before() {
    check(
        "Turkey’s Transport Ministry protested. Bulgaria’s Transport Ministry slept. Later the Turkish ministry wrote.",
        &[("Turkey’s Transport Ministry", 2), ("Bulgaria’s Transport Ministry", 1)],
    );
}

#[test]
fn roles_tell_namesakes_apart() {
    check(
        "Economy Minister Nino Lopez spoke. Davit Lopez, a driver, slept. Lopez, the minister, left.",
        &[("Nino Lopez", 2), ("Davit Lopez", 1)],
    );
}

#[test]
fn the_fullest_role_is_kept() {
    let found = analysis("Minister Maria Lopez left. Defence Minister Lopez returned.");
    let kinds: Vec<_> = found.entities.iter().map(|entity| entity.kind.clone()).collect();
    assert_eq!(kinds, [EntityKind::Person { role: Some("Defence Minister".to_owned()) }]);
}

#[test]
fn a_description_is_the_institution_named_before() {
    check(
        "North Korea’s Foreign Ministry protested. Later the foreign ministry wrote and the ministry slept.",
        &[("North Korea’s Foreign Ministry", 3)],
    );
    check(
        "The company slept. The World Health Organization (WHO) met. The WHO left.",
        &[("World Health Organization", 3)],
    );
}

#[test]
fn a_surname_stays_with_the_person_it_has_stood_for() {
    check(
        "Grace Mensah spoke. Mensah smiled, and Mensah left.\n\nHer husband, Kofi Mensah, slept.\n\nMensah came back.",
        &[("Grace Mensah", 4), ("Kofi Mensah", 1)],
    );
}

#[test]
fn an_acronym_is_the_name_that_is_spelt_out_below() {
    check(
        "The ZHA met on Monday. The Zambia Harbour Authority (ZHA) is new.",
        &[("Zambia Harbour Authority", 3)],
    );
}

#[test]
fn one_name_with_and_without_its_accents_is_one_entity() {
    for (full, plain) in [
        ("Jón Sigurðsson", "Sigurdsson"),
        ("Jón Sigurdsson", "Sigurðsson"),
        ("Þór Jónsson", "Thor Jonsson"),
        ("Birgit Weiß", "Weiss"),
        ("Kåre Sæther", "Saether"),
        ("Łukasz Żółkiewski", "Lukasz Zolkiewski"),
        ("Søren Østergård", "Soren Ostergard"),
        ("Nikola Đorđević", "Dordevic"),
        ("Ayşe Yıldız", "Yildiz"),
        ("José García", "Jose Garcia"),
    ] {
        let text = format!("President {full} spoke on Monday. Mr {plain} said no. President {plain} left.");
        assert_eq!(entities(&text), [(full.to_owned(), 3)], "{text}");
    }
    check(
        "Médecins Sans Frontières Group slept. Medecins Sans Frontieres Group woke up.",
        &[("Médecins Sans Frontières Group", 2)],
    );
}

#[test]
fn a_name_is_found_by_the_spelling_that_makes_it_one_entity() {
    for (spelt, typed) in
        [("Sigurðsson", "sigurdsson"), ("Þór", "thor"), ("Weiß", "weiss"), ("Œuvray", "oeuvray")]
    {
        let pattern = Pattern::new(typed).expect("searchable");
        assert!(pattern.find(spelt, 0..spelt.len()).is_some(), "{typed} in {spelt}");
        assert_eq!(folded(spelt), typed);
    }
}

#[test]
fn a_relative_never_takes_over_a_surname() {
    check(
        "Marta Kovac spoke first. Kovac said no. Her father, Josip Anton Kovac, was elsewhere. Kovac left.",
        &[("Marta Kovac", 3), ("Josip Anton Kovac", 1)],
    );
    check(
        "Ms Kovac said no. Her father, Josip Anton Kovac, was elsewhere.",
        &[("Kovac", 1), ("Josip Anton Kovac", 1)],
    );
    check("Grace Mensah came. Kofi Mensah came. Mensah left.", &[("Grace Mensah", 1), ("Kofi Mensah", 2)]);
}

#[test]
fn a_couple_shares_its_surname() {
    check(
        "Harold and Winifred Penrose gave the land. Winifred planted oaks, Harold limes.",
        &[("Harold Penrose", 2), ("Winifred Penrose", 2)],
    );
}

#[test]
fn short_forms_and_spellings_of_a_name_are_one_person() {
    check(
        "Pat Kowalczyk came. Patrick Kowalczyk left. Jan Kowalczyk stayed.",
        &[("Patrick Kowalczyk", 2), ("Jan Kowalczyk", 1)],
    );
    check("Volodymyr Zelensky called. President Zelenskyy left.", &[("Volodymyr Zelensky", 2)]);
}

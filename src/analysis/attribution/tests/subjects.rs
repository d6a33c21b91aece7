//! Long subjects: who of those in them speaks.

use super::{last_of, said, together};

#[test]
fn whoever_an_aside_or_a_clause_names_besides_the_subject_does_not_speak() {
    for (text, speaker) in [
        ("The group, led by Max Stone, said: “We are closed.”", "The group"),
        ("The mayor, in a letter to Max Stone, said: “We are closed.”", "The mayor"),
        ("The minister, flanked by Max Stone, said: “We are closed.”", "The minister"),
        ("The senator, a friend of President Stone, said: “We are closed.”", "The senator"),
        ("The man who found it, the diver Max Stone, said: “It was cold.”", "Max Stone"),
        ("The other guest, former Secretary of State Ana Lopes, said: “It was cold.”", "Ana Lopes"),
        ("The hospital where she died said: “We are sad.”", "The hospital"),
        ("The firm she founded said: “We are sad.”", "The firm"),
        ("The hotel in which the men stayed said: “We are sad.”", "The hotel"),
        ("The school where Anna Grey taught said: “We are sad.”", "The school"),
        ("A man who saw it said: “It was sad.”", "A man"),
        ("The detective leading the search for Ana Lopes said: “We are sad.”", "The detective"),
        (
            "The man behind the bid to oust Ana Lopes said: “We are glad.”",
            "The man behind the bid to oust Ana Lopes",
        ),
        ("The judge hearing the case against Ana Lopes said: “It is over.”", "The judge"),
        ("The minister in charge of transport Ana Lopes said: “It is over.”", "Ana Lopes"),
        ("A friend of Anna’s said: “She was happy.”", "A friend of Anna’s"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
    assert!(last_of("Those who live nearby said: “We are sad.”").0.starts_with("Those"));
}

#[test]
fn a_group_speaks_and_not_the_examples_of_it() {
    for (text, speaker) in [
        ("Unions such as Unison and Unite said the law was unclear.", "Unions such as Unison and Unite"),
        ("Critics including Anna Grey said the law was unclear.", "Critics including Anna Grey"),
        ("A bench headed by Justice Stone said: “The law is clear.”", "A bench headed by Justice Stone"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
    assert_eq!(
        together("The owners, Max Stone and Anna Grey, said: “We are closed.”"),
        ["Max Stone", "Anna Grey"]
    );
}

#[test]
fn the_title_and_the_firm_of_a_release_do_not_speak() {
    for (text, speaker) in [
        ("Anna Grey, Chief Executive, Oroco, said: “We are proud.”", "Anna Grey"),
        ("Anna Grey, Joint Secretary, Ministry of Mines, said: “We are proud.”", "Anna Grey"),
        ("The Attorney-General, Anna Grey, said: “We are proud.”", "Anna Grey"),
        ("The vice-chancellor, Anna Grey, said: “We are proud.”", "Anna Grey"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_belongs_to_somebody_named_is_somebody_else() {
    for (text, speaker) in [
        ("Anna Grey died on Friday. Grey’s mother said: “She was kind.”", "Grey’s mother"),
        ("Anna Grey died on Friday. Anna’s coach said: “She was kind.”", "Anna’s coach"),
    ] {
        said(text, &[speaker]);
    }
}

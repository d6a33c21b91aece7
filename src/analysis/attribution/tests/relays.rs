//! Whoever passes words on, is told them or asks for them does not say them.

use super::{said, speakers};

#[test]
fn a_relay_is_kept_apart_from_the_speaker() {
    said("“We will stay,” Grace Mensah said, according to Reuters.", &["Grace Mensah via Reuters"]);
}

#[test]
fn whoever_passed_the_words_on_is_no_speaker() {
    said("“It will not work,” Kofi Mensah said Grace Adebayo told him.", &["Grace Adebayo via Kofi Mensah"]);
    said(
        "“It will not work,” Kofi Mensah said that Grace Adebayo told reporters on Monday.",
        &["Grace Adebayo via Kofi Mensah"],
    );
    said("“It will not work,” Kofi Mensah said the mayor told him.", &["the mayor via Kofi Mensah"]);
    said("“It will not work,” Kofi Mensah said. Grace Adebayo told him to leave.", &["Kofi Mensah"]);
    said("“It will not work,” Kofi Mensah said Grace Adebayo told him to say.", &["Kofi Mensah"]);
}

#[test]
fn whoever_tells_of_others_speaks_on() {
    said(
        "Mayor Grace Mensah says the photographer never asked her name. “Nobody did,” she says.",
        &["Grace Mensah"],
    );
    said(
        "Mayor Kofi Mensah said that the teacher had said something else. “It was late,” he said.",
        &["Kofi Mensah"],
    );
}

#[test]
fn a_relay_is_never_the_speaker() {
    said(
        "The Foreign Ministry of Chile protested. “It will not work,” the ministry said, according to the country’s official news agency.",
        &["Foreign Ministry of Chile via the country’s official news agency"],
    );
    said("“It will not work,” Reuters said, according to Reuters.", &["Reuters"]);
}

#[test]
fn whoever_is_told_does_not_speak() {
    for (text, speaker) in [
        ("Alfie Burrows was described by Tom Ashe as “a rock in hard times”.", "Tom Ashe"),
        ("Alfie Burrows was later described by his teacher, Joan Midgley, as “a quiet boy”.", "Joan Midgley"),
        ("Residents were told by Joan Midgley that the road was “as good as gone”.", "Joan Midgley"),
        ("“Your appeal is refused,” one man was told.", "-"),
        ("Residents were told that the road was “as good as gone”.", "-"),
        ("Oskar Lindt was warned in March that the scaffold was “an accident in waiting”.", "-"),
        ("Oskar Lindt was quoted as saying: “It was an accident in waiting.”", "Oskar Lindt"),
        (
            "Leo Franck rejected Aneta Dusek’s claim that the vault was “left open like a barn”.",
            "Aneta Dusek",
        ),
        ("Leo Franck has told Aneta Dusek: “You left it open like a barn.”", "Leo Franck"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_spoke_before_did_not_say_what_somebody_was_told() {
    said("Mayor Ida Roth promised “a new road”. “You must move,” tenants were told.", &["Ida Roth", "-"]);
    said("“It is over,” Ida Roth told tenants. “You must move,” she added.", &["Ida Roth"; 2]);
}

#[test]
fn the_questions_of_an_interview_are_asked_by_whoever_is_said_to_ask() {
    let asked = |opening: &str| speakers(&format!("{opening}\n\nQ: Why now?\n\nA: Nobody asked before."));
    assert_eq!(asked("Grace Adebayo weaves. Maria Lopez met her there."), ["Maria Lopez", "Grace Adebayo"]);
    assert_eq!(asked("Maria Lopez talks to Grace Adebayo, a weaver."), ["Maria Lopez", "Grace Adebayo"]);
    assert_eq!(asked("By Maria Lopez\n\nGrace Adebayo weaves."), ["Maria Lopez", "Grace Adebayo"]);
    assert_eq!(asked("Grace Adebayo weaves. Maria Lopez sings."), ["Q", "Grace Adebayo"]);
}

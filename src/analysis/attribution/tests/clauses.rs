//! Sentences with several clauses: whose words a quotation is.

use super::{last_of, said};

#[test]
fn the_next_clause_does_not_report_the_phrase_before_it() {
    for (text, speaker) in [
        (
            "Two days after Mr. Ochoa called the strike “sabotage”, Ms. Reyes said talks would resume.",
            "Ochoa",
        ),
        ("After critics branded the law “a muzzle”, Minister Kofi Osei said he would amend it.", "critics"),
        (
            "Facing what the opposition calls “a crisis of trust”, Minister Kofi Osei said he would stay.",
            "the opposition",
        ),
        ("Mr. Ochoa, who called the strike “sabotage”, said Ms. Reyes had lied.", "Ochoa"),
        ("“A crisis of trust”, Minister Kofi Osei said on Monday.", "Kofi Osei"),
        ("The bill was “dead,” Kofi Osei said last week.", "Kofi Osei"),
        ("The bill was “dead,” Kofi Osei said this week.", "Kofi Osei"),
        ("The bridge fell in May, which was “a tragedy for the town,” said Mayor Kofi Osei.", "Kofi Osei"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn the_verb_with_a_subject_of_its_own_leads_to_the_quotation() {
    for (text, speaker) in [
        ("Ms. Reyes said her client had told officers: “That is absurd.”", "her client"),
        ("Detective Ana Lopez said the suspect had told him: “It was an accident.”", "the suspect"),
        ("Mr. Osei recalled Ms. Lund telling him: “You will regret this.”", "Lund"),
        ("Mr. Osei remembered Ms. Lund saying, “You will regret this.”", "Lund"),
        ("Mr. Osei left Tema saying: “You will regret this.”", "Osei"),
        ("Gov. Kofi Osei accused Ms. Lund of saying that teachers were “lazy”.", "Lund"),
        ("Ms. Reyes dismissed Mr. Ochoa’s suggestion that she resign as “absurd”.", "Reyes"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn what_is_denied_was_said_by_nobody_who_is_named() {
    for text in [
        "Minister Kofi Osei rejected claims that he had “blood on his hands”.",
        "Gov. Kofi Osei denied saying the bill was “dead”.",
        "“No comment at all,” the minister did not say.",
    ] {
        let (_, confidence) = last_of(text);
        assert!(confidence < 0.6, "{text} {confidence}");
    }
    for text in [
        "Mr. Osei dismissed criticism of the plan as “absurd”.",
        "Mr. Osei denied the allegations, calling them “absurd”.",
        "Mr. Osei rejected the criticism and said the plan was “sound”.",
        "Mr. Osei did not say when it would reopen but called the delay “absurd”.",
    ] {
        said(text, &["Osei"]);
        assert!(last_of(text).1 > 0.7, "{text} {:?}", last_of(text));
    }
}

#[test]
fn several_people_call_something_by_a_name() {
    for (text, speaker) in [
        ("Kofi Osei said so. His opponents call that “a fairy tale told to the port”.", "His opponents"),
        ("“We are done,” Mr. Osei said. Activists call that “a surrender”.", "Activists"),
        ("Supporters, including Kofi Osei, call it “common sense”.", "Supporters"),
        ("People who knew Ms. Lund described her as “relentless”.", "People"),
        ("“Did it hurt?” people ask her.", "people"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn whoever_sounds_like_something_before_a_colon_speaks() {
    for (text, speaker) in [
        (
            "Minister Ana Lopez said she was sure. Her husband was less so: “It is a coin toss.”",
            "Her husband",
        ),
        ("Ms. Lund welcomed the deal. Her deputy leader was blunter: “It stinks.”", "Her deputy leader"),
        ("“We won,” Kofi Osei said. Labour’s Ana Lopez was less amused: “They bought it.”", "Ana Lopez"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn a_cry_that_was_introduced_is_not_of_whoever_speaks_next() {
    for (text, speakers) in [
        ("The crowd shouted: “Go home!” Anna Grey said she was hurt.", &["The crowd"][..]),
        ("Max Stone wrote, “Where is the money?” Anna Grey said it was spent.", &["Max Stone"]),
        ("Max Stone asked Anna Grey, “Are you tired?” She said she was not.", &["Max Stone"]),
        ("The chairman said: “It was you!” Anna Grey nodded.", &["The chairman"]),
        ("Max Stone saw the crowd. “Go home!” Anna Grey said.", &["Anna Grey"]),
        ("“Go home!” shouted Max Stone. Anna Grey said she was hurt.", &["Max Stone"]),
    ] {
        said(text, speakers);
    }
}

#[test]
fn whoever_speaks_in_what_is_reported_is_not_the_one_who_reports_it() {
    for (text, speaker) in [
        ("Police said the man pulled out a knife and said, “Give me the bag.”", "the man"),
        (
            "Anna Grey testified that Max Stone grabbed her arm and said, “Nobody will believe you.”",
            "Max Stone",
        ),
        ("Anna Grey said the doctor looked at her and said, “You have a year.”", "the doctor"),
        ("Anna Grey said the vote was fair and added: “It is a good day.”", "Anna Grey"),
        ("Anna Grey said the doctor had left and told reporters: “It is a good day.”", "Anna Grey"),
        ("Max Stone said Tom Hale had referred to him as “a fool”.", "Tom Hale"),
        ("Max Stone thanked Anna Grey for saying he was “brave”.", "Anna Grey"),
        ("Neighbours reported hearing a man shout: “Put it down!”", "a man"),
    ] {
        said(text, &[speaker]);
    }
}

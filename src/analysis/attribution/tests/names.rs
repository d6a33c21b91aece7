//! How the name of a speaker is read.

use super::{last_of, read, said, together};

#[test]
fn a_name_behind_the_clause_that_describes_it_speaks() {
    said("The group that owns the mill, Clean Hands, said it was “a good deal for us”.", &["Clean Hands"]);
    said(
        "Kofi Osei, a trader who worked for Sen. Ana Lopez (R-Tenn.), one of the authors, called it “a good deal for us”.",
        &["Kofi Osei"],
    );
}

#[test]
fn an_aside_does_not_hide_the_name_before_it() {
    said(
        "“We lost it all,” Kofi Osei, a vet at the zoo in Tema, and Accra College in the capital, said on Monday.",
        &["Kofi Osei"],
    );
    said(
        "Mensah’s son, the actor Kofi Osei (“The Mill,” “The Boat”), also recalled the day. “We lost it all,” he said.",
        &["Kofi Osei"],
    );
}

#[test]
fn a_nickname_before_a_surname_is_part_of_the_name() {
    said(
        "“We won,” said “Big John” Mensah. “Nobody lost,” said Mensah.",
        &["“Big John” Mensah", "“Big John” Mensah"],
    );
}

#[test]
fn names_are_read_past_brackets_clauses_and_places() {
    said("Grace Mensah (D-Ohio) said: “We will stay here.”", &["Grace Mensah"]);
    said("Grace Mensah, who is head of the harbour board said: “We will stay here.”", &["Grace Mensah"]);
    said(
        "Grace Mensah, 67, a retired clerk in Springfield, Ill., said: “We will stay here.”",
        &["Grace Mensah"],
    );
    said("“We will stay,” said another market user, Grace Mensah.", &["Grace Mensah"]);
    said("“We will stay here,” said the 46-year-old.", &["the 46-year-old"]);
}

#[test]
fn a_dateline_is_no_speaker() {
    said(
        "ACCRA, March 8 (Acme News) — Grace Mensah left the talks early, calling them “a waste of good time”.",
        &["Grace Mensah"],
    );
}

#[test]
fn a_name_on_its_own_line_credits_the_quotation_above() {
    said("“We will stay here for good.”\n\n— Grace Mensah", &["Grace Mensah"]);
    said(
        "Lars Berg said: “We will stay here for good.”\n\nSaid Grace Mensah: “They will lose the case.”",
        &["Lars Berg", "Grace Mensah"],
    );
}

#[test]
fn two_names_before_one_noun_are_one_speaker() {
    said("“We won,” the Trinidad and Tobago striker said.", &["the Trinidad and Tobago striker"]);
    said(
        "Kofi Mensah, a singer, came too. The Tano and Birim First Nations citizen says it was late.\n\n“It was,” he says.",
        &["Kofi Mensah"],
    );
}

#[test]
fn the_name_after_a_role_is_the_subject_of_its_clause() {
    said(
        "Mayor Ida Roth opened the pool. “It is cold,” she said.\n\nThe rival town was quiet, and its mayor, Lena Holt, \
         was quick to complain. “We have no pool,” she told the paper.",
        &["Ida Roth", "Lena Holt"],
    );
}

#[test]
fn initials_before_an_answer_stand_for_the_name_they_begin() {
    let text = "An interview with Dina Petrakis, who builds bridges.\n\nIvo Marsh: How do you begin?\n\n\
        Dina Petrakis: With a walk along the river.\n\nIM: And when it rains?\n\n\
        DP: Then I walk faster, and I look at the water.\n\nIM: What did they say?\n\n\
        DP: They asked me for a drawing.\n";
    let (marsh, petrakis) = ("Ivo Marsh", "Dina Petrakis");
    said(text, &[marsh, petrakis, marsh, petrakis, marsh, petrakis]);
    let (_, analysis) = read(text);
    assert!(analysis.entities.iter().all(|entity| entity.kind != crate::analysis::EntityKind::Organization));
}

#[test]
fn a_clause_with_other_names_does_not_hide_the_name_before_it() {
    for (text, speaker) in [
        ("David Akinola, whose wife, Mary, was on board, said it was “late”.", "David Akinola"),
        ("Ms. Tull, a friend of the victim, Bea Lott, told reporters that it was “late”.", "Tull"),
        ("“We want justice,” Ned Pratt, the lawyer representing the widow, Amina Sule, said.", "Ned Pratt"),
        ("In Tema, a friend of the victim, Bea Lott, told reporters that it was “late”.", "Bea Lott"),
        ("Mr. Park’s lawyer, Kim Ji-min, said it was “late”.", "Kim Ji-min"),
        ("“There were signs,” said one of the jurors, Bea Lott.", "Bea Lott"),
        ("“There were signs,” said one of them, Bea Lott.", "Bea Lott"),
        ("“There were signs,” said another, Bea Lott.", "Bea Lott"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn words_in_marks_inside_an_aside_do_not_cut_the_sentence() {
    for (text, speaker) in [
        ("Ms. Lund, nicknamed “the Iron Nurse”, told reporters that she was tired.", "Lund"),
        ("Ms. Lund, nicknamed “the Iron Nurse”, said she was tired.", "Lund"),
        (
            "General Kofi Osei, who was called “a traitor” by Otto Selim in May, said he would return.",
            "Kofi Osei",
        ),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn people_with_asides_speak_together() {
    for (text, both) in [
        (
            "The party’s leader, Anna Weiss, and her deputy, Karl Boehm, said: “We will resign.”",
            ["Anna Weiss", "Karl Boehm"],
        ),
        (
            "“We are ready,” Luc Thiry, the mayor of Lyon, and Anne Petit, the mayor of Nice, said.",
            ["Luc Thiry", "Anne Petit"],
        ),
        ("Hal Boyd, 61, and Rory Quill, 24, said: “We will resign.”", ["Hal Boyd", "Rory Quill"]),
    ] {
        assert_eq!(together(text), both, "{text}");
    }
}

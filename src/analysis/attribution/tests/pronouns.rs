//! Whom a pronoun or a noun with "the" stands for.

use super::{last_of, read, said, speakers};
use crate::analysis::QuotationKind;

#[test]
fn a_pronoun_never_stands_for_someone_of_the_other_gender() {
    said("Mr Mensah came to the port. “We will stay,” he said.", &["Mensah"]);
    said("Mr Mensah came to the port. “We will stay,” she said.", &["she"]);
    said(
        "Mr Mensah came to the port. His wife, Ama Lopez, was late. “We will stay,” she said.",
        &["Ama Lopez"],
    );
}

#[test]
fn a_pronoun_stands_for_the_subject_before_it() {
    said(
        "“We will stay,” said Grace Mensah.\n\nA port spokesman would not discuss it. “No comment,” he said.",
        &["Grace Mensah", "A port spokesman"],
    );
    said(
        "“I won,” said Ms Mensah.\n\nHer coach, Kofi Osei, had waited. He paid in public. “She is stubborn,” he said.",
        &["Mensah", "Kofi Osei"],
    );
    said(
        "“I won,” said Kofi Osei.\n\nOne guest had come late: Yaw Boateng, a vet. “I knew it,” he said.",
        &["Kofi Osei", "Yaw Boateng"],
    );
    said(
        "The women marched to the palace. Their leader, Madam Grace Mensah, was last. “Water!” she said.",
        &["Grace Mensah"],
    );
}

#[test]
fn whoever_a_description_calls_by_name_speaks() {
    said("“We lost it all,” wrote a man calling himself Kofi Osei.", &["Kofi Osei"]);
    said("“We lost it all,” Ms. Mensah’s spokesman, Kofi Osei, wrote on Twitter.", &["Kofi Osei"]);
    said("“We lost it all,” chimed in Kofi Osei.", &["Kofi Osei"]);
}

#[test]
fn pronouns_refer_to_someone_named_or_quoted_before() {
    said("Mary Johnson came late. “We will stay,” she said.", &["Mary Johnson"]);
    said(
        "Norway’s foreign ministry on Monday condemned Lars Berg’s remarks. “They are false,” the foreign \
         ministry said.\n\n“We will answer in time,” it added.",
        &["Norway’s foreign ministry"; 2],
    );
}

#[test]
fn an_institution_can_be_he() {
    let text = "Norway’s Foreign Ministry on Monday condemned Lars Berg’s remarks, saying they “only serve the \
                other side”.\n\n“The talks must go on,” he added.";
    let found = speakers(text);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|name| name.contains("Foreign Ministry")), "{found:?}");
}

#[test]
fn an_unnamed_source_stays_unnamed() {
    said("Mary Johnson came late. “We will stay,” the source said.", &["the source"]);
}

#[test]
fn the_statement_and_the_company_refer_to_the_one_named_before() {
    said(
        "The Green Party and the Treasury met. “We will stay here for good,” the party said.",
        &["Green Party"],
    );
    said(
        "The Bank of Ghana closed. “We open on Monday,” said the Bank of Ghana. “Nothing is lost,” read the \
         statement.",
        &["Bank of Ghana"; 2],
    );
}

#[test]
fn the_pronouns_used_for_a_person_decide_who_is_meant() {
    said(
        "Robin Mensah lost her keys on Monday. Lars Berg helped Robin Mensah with his torch. “It was dark,” \
         she said.",
        &["Robin Mensah"],
    );
}

/// The speaker of the last quotation and the confidence.
fn last_speaker(text: &str) -> (String, f32) {
    let (article, analysis) = read(text);
    let attribution = analysis.quotations.last().and_then(|quotation| quotation.attribution.clone());
    attribution.map_or((String::new(), 0.0), |found| {
        (analysis.speaker_name(found.speaker, &article.text).to_owned(), found.confidence)
    })
}

#[test]
fn a_title_or_a_forename_shows_whom_a_pronoun_means() {
    for (text, speaker) in [
        ("Ms Diaz accused Mr Kato of lying. “I only opened the door,” he said.", "Kato"),
        ("Mr Kato accused Ms Diaz of lying. “I only opened the door,” she said.", "Diaz"),
        ("Esther Nakato thanked Mr Bosco Kizito. “I only opened the door,” he said.", "Bosco Kizito"),
        ("The actress Robin Diaz blamed Robin Kato. “I only opened the door,” he said.", "Robin Kato"),
        ("Maria Diaz accused John Kato of lying. “I only opened the door,” he said.", "John Kato"),
        ("John Kato praised Maria Diaz on Monday. “I only opened the door,” she said.", "Maria Diaz"),
    ] {
        assert_eq!(last_speaker(text).0, speaker, "{text}");
    }
}

#[test]
fn whoever_does_what_the_sentence_says_comes_before_the_clause_that_opens_it() {
    for (text, speaker) in [
        ("As Osei waited, Lund shook her head. “I only opened the door,” she said.", "Lund"),
        ("While Osei waited outside, Lund met the press. “I only opened the door,” she said.", "Lund"),
        ("Before Osei left, he thanked Lund. “I only opened the door,” he said.", "Osei"),
    ] {
        assert_eq!(last_speaker(text).0, speaker, "{text}");
    }
}

#[test]
fn two_people_and_a_pronoun_are_a_coin_toss() {
    for text in [
        "Ann Berg met Carla Diaz. “I only opened the door,” she said.",
        "John Kato saw Peter Ochieng at the gate. “I only opened the door,” he said.",
        "Nakato thanked Ssemwanga in front of the school. “I only opened the door,” he said.",
        "Boateng accused Kowalczyk of lying to the board. “I only opened the door,” she said.",
    ] {
        let (speaker, confidence) = last_speaker(text);
        assert!(confidence < 0.6, "{speaker} {confidence} {text}");
    }
}

#[test]
fn a_noun_that_is_new_means_nobody_named() {
    said("Ana Mensah left. A singer stood at the gate. “We lost it all,” the singer said.", &["the singer"]);
    said("Ana Mensah, a singer, left early. “We lost it all,” the singer said.", &["Ana Mensah"]);
    said(
        "Berg left in 2012, Mensah said. One dental professional warned of pain. “It will not heal,” he said.",
        &["One dental professional"],
    );
}

#[test]
fn what_may_be_meant_for_others_is_never_certain() {
    for text in [
        "Grace Mensah said they had got a letter stating it was “bad for the town”.",
        "Grace Mensah left. They said it was “bad for the town”.",
        "John Mensah and his son Eric Mensah came. Mensah spoke. “My father gave it all,” he said.",
    ] {
        let (article, analysis) = read(text);
        let mut unsure =
            analysis.quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Indirect);
        let by = unsure.next_back().and_then(|quotation| quotation.attribution.as_ref());
        let confidence = by.map_or(0.0, |by| by.confidence);
        assert!(
            confidence < 0.9,
            "{text} {confidence} {}",
            by.map_or("", |by| analysis.speaker_name(by.speaker, &article.text))
        );
    }
}

#[test]
fn the_object_of_thanks_is_not_who_said_it() {
    said(
        "Grace Mensah, star of the series “Harbour,” thanked Kofi Osei for “taking these steps for all of us.”",
        &["Grace Mensah"],
    );
}

#[test]
fn a_pronoun_for_somebody_without_a_name_is_never_sure() {
    let (_, analysis) =
        read("A port spokesman would not discuss the strike.\n\n“We have no comment on that,” he said.");
    let found = analysis.quotations.last().and_then(|quotation| quotation.attribution.as_ref()).unwrap();
    assert!(found.confidence < 0.9, "{}", found.confidence);
}

#[test]
fn who_acts_after_the_last_speaker_leaves_a_pronoun_open() {
    for text in [
        "Senator Paul Kerr said the deal was dead, but Governor Tom Hale was upbeat. “We are close,” he said.",
        "Paul Kerr said he was pleased. Tom Hale was not. “I was poor,” he said.",
    ] {
        assert!(last_of(text).1 < 0.65, "{text} {:?}", last_of(text));
    }
    let met = "Paul Kerr said he was pleased. He had met Tom Hale. “I was lucky,” he said.";
    assert!(last_of(met).1 > 0.7 && last_of(met).0 == "Paul Kerr", "{:?}", last_of(met));
}

#[test]
fn words_about_somebody_who_is_praised_are_of_whoever_praises() {
    let thanked = "Paul Kerr thanked Tom Hale. “He changed everything,” he said.";
    assert_eq!(last_of(thanked).0, "Paul Kerr");
    let accused = "Paul Kerr accused Tom Hale of theft. “I took nothing,” he said.";
    assert_eq!(last_of(accused).0, "Tom Hale");
}

#[test]
fn whoever_replies_is_not_the_one_who_spoke() {
    for (text, speaker) in [
        ("Paul Kerr told the reporter to leave. “I live here,” she replied.", "the reporter"),
        ("Tom Berg apologised to Judge Paul Kerr. “Too late,” he replied.", "Paul Kerr"),
        ("Mr Kerr asked Ana Lopes whether it was late. “No,” she replied.", "Ana Lopes"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn a_noun_with_the_stands_for_whoever_it_brought_in_without_a_name() {
    for (text, speaker) in [
        (
            "Paul Kerr, the minister, came. A trade official was cool. “Build here,” the official said.",
            "the official",
        ),
        (
            "Rose Hale, a detective, led the case. A second detective left. “I lost them,” the detective said.",
            "the detective",
        ),
        ("Ana Lopes, a nurse from Tema, waits. “We have no room,” the nurse said.", "Ana Lopes"),
        ("A nurse, Ana Lopes, waits. “We have no room,” the nurse said.", "Ana Lopes"),
        (
            "Ana Lopes, a nurse from Tema, waits. A man met the nurse. “We have no room,” the nurse said.",
            "Ana Lopes",
        ),
    ] {
        said(text, &[speaker]);
    }
}

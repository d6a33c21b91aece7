//! Sentences that report without quotation marks, and what of them is listed with which speaker.

use crate::analysis::{QuotationKind, analyze};
use crate::article::Article;
use crate::input::{Document, Media};

/// The reported words of a text, each with its speaker.
fn read(text: &str) -> Vec<(String, String)> {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let analysis = analyze(&article);
    let reported = analysis.quotations.iter().filter(|found| found.kind == QuotationKind::Indirect);
    let speaker = |found: &crate::analysis::Quotation| {
        let by = found.attribution.as_ref();
        by.map_or(String::new(), |by| analysis.speaker_name(by.speaker, &article.text).to_owned())
    };
    reported.map(|found| (found.content.of(&article.text).to_owned(), speaker(found))).collect()
}

#[track_caller]
fn reported(text: &str, expected: &[(&str, &str)]) {
    let found = read(text);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(words, speaker)| (words.as_str(), speaker.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn words_may_stand_between_the_verb_and_that() {
    reported(
        "The mayor wrote back that the bridge was in good repair.",
        &[("the bridge was in good repair", "The mayor")],
    );
    reported(
        "Ama Boateng said in a written reply that the wall was seven feet high.",
        &[("the wall was seven feet high", "Ama Boateng")],
    );
    reported(
        "Kofi Osei agreed with Ms Boateng that the wall was too high.",
        &[("the wall was too high", "Kofi Osei")],
    );
    reported("The songwriters reckoned with the role that Accra plays in her life.", &[]);
}

#[test]
fn a_clause_may_begin_with_not_one() {
    reported(
        "Kofi Osei, opening for the party, says not one jar of honey will be lost.",
        &[("not one jar of honey will be lost", "Kofi Osei")],
    );
}

#[test]
fn a_hope_is_no_speech_and_a_noun_for_it_may_be() {
    reported("The organisers hope that many children will take part.", &[]);
    reported(
        "Doctors voiced doubts that the girl would walk again.",
        &[("the girl would walk again", "Doctors")],
    );
}

#[test]
fn the_infinitive_of_a_demand_may_end_like_a_gerund() {
    reported(
        "Police have urged keepers of geese to bring their flocks indoors.",
        &[("keepers of geese to bring their flocks indoors", "Police")],
    );
}

#[test]
fn a_denial_ends_before_the_text_that_it_stands_in() {
    reported("Ama Boateng denied any wrongdoing in a statement.", &[("any wrongdoing", "Ama Boateng")]);
}

#[test]
fn what_shares_its_subject_goes_on_behind_the_report() {
    reported(
        "The animals still make the chemical, the authors write, but no longer know when to use it.",
        &[(
            "The animals still make the chemical, the authors write, but no longer know when to use it",
            "the authors",
        )],
    );
    reported(
        "The bus was late, Ama Boateng said, and left the room.",
        &[("The bus was late", "Ama Boateng")],
    );
}

#[test]
fn the_subject_of_a_report_may_be_a_few_of_a_group_or_stand_along_a_river() {
    reported(
        "They waited for an hour. One of them shouted that the gate was shut.",
        &[("the gate was shut", "One of them")],
    );
    reported(
        "Farmers along the Volta river have asked that a gate be cut.",
        &[("a gate be cut", "Farmers along the Volta river")],
    );
    reported(
        "Two ferries sank on Friday night, officials on the two banks said.",
        &[("Two ferries sank on Friday night", "officials on the two banks")],
    );
}

#[test]
fn a_name_is_taken_whole() {
    reported(
        "Kofi Osei, a secretary at the Ministry of the Sea, Transport and Works, said the boats were too wide.",
        &[("the boats were too wide", "Kofi Osei")],
    );
    reported(
        "According to the Kaili Evening News, the mill belongs to a brother-in-law.",
        &[("the mill belongs to a brother-in-law", "Kaili Evening News")],
    );
    reported(
        "The National Theatre of Peru said on Monday that it would stage the play.",
        &[("it would stage the play", "The National Theatre of Peru")],
    );
    reported(
        "The Ministry of Health in Accra warned of a cold winter.",
        &[("a cold winter", "Ministry of Health")],
    );
}

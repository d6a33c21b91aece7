//! Texts and the speaker of each of their quotations.

mod clauses;
mod names;
mod others;
mod pronouns;
mod questions;
mod relays;
mod subjects;

use super::add_mentions;
use crate::analysis::{Analysis, EntityId, Mention, MentionKind, QuotationKind, analyze};
use crate::article::Article;
use crate::input::{Document, Media};
use crate::text::Span;

fn read(text: &str) -> (Article, Analysis) {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let analysis = analyze(&article);
    (article, analysis)
}

/// The name of the speaker of each quotation in marks, and "via" whom it was relayed.
fn speakers(text: &str) -> Vec<String> {
    let (article, analysis) = read(text);
    let marked = analysis.quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Indirect);
    let name = |speaker| analysis.speaker_name(speaker, &article.text).to_owned();
    marked
        .map(|quotation| {
            let speaker = quotation.attribution.as_ref().map_or("-".to_owned(), |found| name(found.speaker));
            quotation.via.map_or(speaker.clone(), |via| format!("{speaker} via {}", name(via)))
        })
        .collect()
}

/// The speaker of the last quotation and its confidence.
#[track_caller]
fn last_of(text: &str) -> (String, f32) {
    let (article, analysis) = read(text);
    let last = analysis.quotations.last().and_then(|quotation| quotation.attribution.as_ref()).unwrap();
    (analysis.speaker_name(last.speaker, &article.text).to_owned(), last.confidence)
}

/// The speakers of the first quotation.
fn together(text: &str) -> Vec<String> {
    let (article, analysis) = read(text);
    let attribution = analysis.quotations[0].attribution.clone().unwrap();
    let all = std::iter::once(attribution.speaker).chain(attribution.also.iter().copied());
    all.map(|speaker| analysis.speaker_name(speaker, &article.text).to_owned()).collect()
}

#[track_caller]
fn said(text: &str, expected: &[&str]) {
    assert_eq!(speakers(text), expected, "{text}");
}

#[test]
fn two_clauses_that_name_one_speaker_outweigh_a_third() {
    said("At one point, Grace Mensah said port officials were calling her “every hour”.", &["Grace Mensah"]);
}

#[test]
fn a_verb_of_the_next_clause_reports_no_phrase() {
    said(
        "Grace Mensah called the flight “a complete farce from start to end”; Kofi Osei says he knew nothing.",
        &["Grace Mensah"],
    );
    said(
        "Grace Mensah called the flight “a complete farce from start to end”. Kofi Osei says he knew nothing.",
        &["Grace Mensah"],
    );
    said("Grace Mensah said the board had “without delay” rejected the plan.", &["Grace Mensah"]);
    said("The flight was “a complete farce from start to end”, Kofi Osei says.", &["Kofi Osei"]);
}

#[test]
fn the_verb_beside_the_quotation_names_the_speaker() {
    said("“We will stay,” Grace Mensah said.", &["Grace Mensah"]);
    said("“We will stay,” said Grace Mensah.", &["Grace Mensah"]);
    said("Grace Mensah told reporters: “We will stay here.”", &["Grace Mensah"]);
    said("“We will stay,” said another trader, Grace Mensah.", &["Grace Mensah"]);
    said("Grace Mensah, a trader from Accra, said “we will stay here”.", &["Grace Mensah"]);
    said("“We will stay,” police said.", &["police"]);
    said("“We will stay,” a senior official at the port said.", &["a senior official at the port"]);
    said("Grace Mensah: “We will stay here.”", &["Grace Mensah"]);
    said("“We will stay here for good.” — Grace Mensah, trader", &["Grace Mensah"]);
}

#[test]
fn a_quotation_broken_by_its_verb_has_one_speaker() {
    said("“We will stay,” said Grace Mensah, “and we will win.”", &["Grace Mensah"; 2]);
    said("“We will stay,” Grace Mensah said. “Nobody will move us.”", &["Grace Mensah"; 2]);
    said("“We stay here,” said Grace Mensah.\n\n“Nobody will move us from here.”", &["Grace Mensah"; 2]);
}

#[test]
fn a_verb_that_introduces_the_next_quotation_does_not_report_the_previous_one() {
    said(
        "“We will stay,” Grace Mensah said. “We will win.” Lars Berg said: “They will lose the case.”",
        &["Grace Mensah", "Grace Mensah", "Lars Berg"],
    );
}

#[test]
fn a_participle_borrows_the_subject_of_its_sentence() {
    said("Grace Mensah left early, calling the talks “a waste of time”.", &["Grace Mensah"]);
    said("On Friday, Grace Mensah condemned the raid, describing it as “cold and cruel”.", &["Grace Mensah"]);
}

#[test]
fn indirect_speech_has_a_speaker_and_governments_speak_through_their_capital() {
    let (article, analysis) = read("According to Seoul, North Korea gave Russia a million shells last year.");
    let quotation = analysis.quotations.first().unwrap();
    let attribution = quotation.attribution.as_ref().unwrap();
    assert_eq!(quotation.kind, QuotationKind::Indirect);
    assert_eq!(analysis.speaker_name(attribution.speaker, &article.text), "South Korea");
    assert_eq!(attribution.mention.map(|span| span.of(&article.text)), Some("Seoul"));
}

#[test]
fn unusual_texts_do_not_panic() {
    for text in [
        "“",
        "”",
        "“”",
        "\"\"\"",
        "said",
        "said said said",
        ", said ,",
        "“ ” said",
        "’s said “a b c d”",
        "İ “ß ß ß ß,” said É",
        "according to",
        "According to , “a b c”",
        ":“a b c d”",
        "—",
        "“a b c d”—",
        "who said",
        "“a\n“b\n“c",
        "\u{200d}“x y z,” he said\u{301}",
        "In the words of",
        "“We go” -",
        "the said “we go now”",
    ] {
        let (_, analysis) = read(text);
        for quotation in &analysis.quotations {
            assert!(quotation.marks.encloses(quotation.content), "{text:?}");
        }
    }
}

#[test]
fn speech_without_a_reporting_verb_belongs_to_its_owner() {
    said(
        "Mayor Grace Mensah released the following statement:\n\n“We will stay here for good. Nobody will move us.”",
        &["Grace Mensah"],
    );
}

#[test]
fn the_head_of_the_subject_speaks_and_never_whoever_it_is_about() {
    for (text, speaker) in [
        ("A spokesman for Luis Ortega said: “We deny every word of it.”", "A spokesman for Luis Ortega"),
        ("“We deny every word of it,” said a lawyer for Mr Luis Ortega.", "a lawyer for Mr Luis Ortega"),
        (
            "“We deny it,” the mother of former mayor Luis Ortega said.",
            "the mother of former mayor Luis Ortega",
        ),
        (
            "“We deny it,” added a spokeswoman for EU trade chief Luis Ortega.",
            "a spokeswoman for EU trade chief Luis Ortega",
        ),
        (
            "“We deny it,” a friend of Rovers team captain Luis Ortega said.",
            "a friend of Rovers team captain Luis Ortega",
        ),
        (
            "“We deny it,” two sisters of folk singer Luis Ortega said.",
            "two sisters of folk singer Luis Ortega",
        ),
        (
            "Friends of Rovers team captain Luis Ortega said: “We deny it.”",
            "Friends of Rovers team captain Luis Ortega",
        ),
        (
            "“We deny it,” a spokesman for New York Mayor Luis Ortega said.",
            "a spokesman for New York Mayor Luis Ortega",
        ),
        ("“We deny it,” the minister of health’s spokesman Luis Ortega said.", "Luis Ortega"),
        ("“We deny it,” the mayor of Lima’s lawyer Luis Ortega said.", "Luis Ortega"),
        ("On the eve of the match head coach Luis Ortega said: “We deny it.”", "Luis Ortega"),
        ("Harbour Bank of Lima chairman Luis Ortega said: “We deny it.”", "Luis Ortega"),
        ("“We deny it,” ministry of health spokesman Luis Ortega said.", "Luis Ortega"),
        ("Critics of Luis Ortega said: “He should have gone last year.”", "Critics of Luis Ortega"),
        ("The judge who sentenced Luis Ortega said: “You showed no remorse.”", "The judge"),
        (
            "The lawyer representing Luis Ortega said: “We will appeal this.”",
            "The lawyer representing Luis Ortega",
        ),
        ("People close to Luis Ortega said: “We deny every word of it.”", "People close to Luis Ortega"),
        ("“We deny it,” said people close to Luis Ortega.", "people close to Luis Ortega"),
        ("Militias loyal to Luis Ortega said: “We deny every word.”", "Militias loyal to Luis Ortega"),
        ("Politicians opposed to Luis Ortega said: “We deny it.”", "Politicians opposed to Luis Ortega"),
        ("Those close to Luis Ortega said: “We deny every word of it.”", "Those close to Luis Ortega"),
        ("A group led by Luis Ortega said: “We will appeal against this.”", "A group led by Luis Ortega"),
        ("The man accused of killing Luis Ortega said: “I was not there.”", "The man"),
        ("Secretary of State Luis Ortega said: “We deny every word of it.”", "Luis Ortega"),
        ("Speaker of the House Luis Ortega said: “We deny every word of it.”", "Luis Ortega"),
        ("The minister of justice, Luis Ortega, said: “We deny every word.”", "Luis Ortega"),
        ("A trader named Luis Ortega said: “We deny every word of it.”", "Luis Ortega"),
        ("“We will pay,” Julekha Latib of One Voice said.", "Julekha Latib"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn two_subjects_speak_together() {
    for (text, both) in [
        ("Chile and Bolivia said: “We will not sign the treaty this year.”", ["Chile", "Bolivia"]),
        ("“We will not sign,” said Kofi Mensah and Grace Adebayo.", ["Kofi Mensah", "Grace Adebayo"]),
        ("Police and residents said: “The road was shut before noon.”", ["Police", "residents"]),
    ] {
        assert_eq!(together(text), both, "{text}");
    }
    for text in [
        "“We will not sign,” Kofi Mensah and Grace Adebayo both said.",
        "Kofi Mensah and Grace Adebayo together said: “We will not sign the treaty.”",
        "Kofi Mensah met Grace Adebayo at the port. “We will not sign,” both said.",
        "Kofi Mensah met Grace Adebayo at the port. “We will not sign,” they both said.",
        "Kofi Mensah met Grace Adebayo at the port. “We will not sign,” the two said on Monday.",
        "Kofi Mensah met Grace Adebayo at the port. “We will not sign,” the two men said.",
    ] {
        let (article, analysis) = read(text);
        let attribution = analysis.quotations[0].attribution.clone().unwrap();
        let names = analysis.speaker_names(&attribution, &article.text);
        assert_eq!(names, "Kofi Mensah and Grace Adebayo", "{text}");
    }
    let text = "Kofi Mensah met Grace Adebayo and Lars Berg. “We will not sign,” both said.";
    let (_, analysis) = read(text);
    assert!(analysis.quotations[0].attribution.as_ref().is_none_or(|found| found.also.is_empty()));
    let (_, analysis) = read("Kofi Mensah left and Grace Adebayo said: “We will not sign the treaty.”");
    assert!(analysis.quotations[0].attribution.as_ref().is_some_and(|found| found.also.is_empty()));
}

#[test]
fn an_and_inside_a_name_makes_one_speaker() {
    for (text, speaker) in [
        ("The Food and Drug Administration said the plan was safe.", "Food and Drug Administration"),
        ("“The plan is safe,” said the Food and Drug Administration.", "Food and Drug Administration"),
        ("The Ministry of Health and Welfare said the plan was safe.", "Ministry of Health and Welfare"),
        (
            "The World Travel and Tourism Council said: “The plan is safe.”",
            "World Travel and Tourism Council",
        ),
        (
            "The Department of Health and Human Services said the plan was safe.",
            "Department of Health and Human Services",
        ),
    ] {
        let (article, analysis) = read(text);
        let attribution = analysis.quotations[0].attribution.clone().unwrap();
        assert_eq!(analysis.speaker_names(&attribution, &article.text), speaker, "{text}");
        assert!(attribution.also.is_empty(), "{text}");
    }
}

#[test]
fn an_agent_behind_the_marks_speaks() {
    said("The visit was described as “the most costly picnic we have seen” by villagers.", &["villagers"]);
}

#[test]
fn two_quotations_of_one_sentence_keep_their_own_speakers() {
    said(
        "“It is over,” said Joan Midgley, while Tom Ashe insisted “it has begun”.",
        &["Joan Midgley", "Tom Ashe"],
    );
    said("“How cold was it?” “Cold enough to freeze ink,” Erlend Moe replied.", &["-", "Erlend Moe"]);
    said("“How cold was it?” Erlend Moe asked. “Cold,” replied Lars Berg.", &["Erlend Moe", "Lars Berg"]);
}

#[test]
fn a_verb_that_no_list_holds_reports_by_its_place() {
    let first = "“It rains,” Grace Mensah said. ";
    for (text, speaker) in [
        ("“We have been left to God,” sputtled Kofi Boateng.", "Kofi Boateng"),
        ("“We have been left to God,” Kofi Boateng finally sputtled.", "Kofi Boateng"),
        ("“We have been left to God!” Kofi Boateng snapped back.", "Kofi Boateng"),
        ("“We have been left to God,” chimed in Kofi Boateng.", "Kofi Boateng"),
        ("“We have been left to God,” sputtles Kofi Boateng.", "Kofi Boateng"),
        ("“We have been left to God,” fired back a trader.", "a trader"),
    ] {
        said(&format!("{first}{text}"), &["Grace Mensah", speaker]);
    }
}

#[test]
fn a_crowd_an_office_and_another_speak_for_themselves() {
    for (text, speakers) in [
        ("Thousands marched past the palace chanting “Bread and water!”", vec!["Thousands"]),
        ("One woman cried “Thief!” and another shouted “Liar!”", vec!["One woman", "another"]),
        ("No 10 said the minister had “full confidence” in her.", vec!["United Kingdom"]),
        ("KOCHI: The High Court met, observing that “files do not hold back mud”.", vec!["High Court"]),
    ] {
        said(text, &speakers);
    }
}

#[test]
fn added_mentions_keep_the_text_order() {
    let mention = |start| Mention {
        span: Span::new(start, start + 3),
        kind: MentionKind::Pronoun,
        entity: EntityId(0),
    };
    let before_the_passage = 5;
    // The first one added comes before, between or after those of the passage; one that overlaps another is dropped.
    for (added, expected) in [
        (&[12, 24, 52][..], &[5, 12, 20, 24, 40, 52][..]),
        (&[52, 30, 24], &[5, 20, 24, 30, 40, 52]),
        (&[60, 52], &[5, 20, 40, 52, 60]),
        (&[41, 24, 24], &[5, 20, 24, 40]),
        (&[], &[5, 20, 40]),
    ] {
        let mentions = [before_the_passage, 20, 40].map(mention).to_vec();
        let mut found = Analysis { mentions, ..Analysis::default() };
        add_mentions(&mut found, 1, added.iter().copied().map(mention).collect());
        let starts: Vec<u32> = found.mentions.iter().map(|mention| mention.span.start).collect();
        assert_eq!(starts, expected, "{added:?}");
    }
}

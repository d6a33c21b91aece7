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
fn whoever_asked_before_says_so_now() {
    for (text, words, speaker) in [
        ("Residents who had called for help said the road was shut.", "the road was shut", "Residents"),
        ("Parents who complained about the bus said the road was shut.", "the road was shut", "Parents"),
        ("Doctors who warned of a flood said that they were tired.", "they were tired", "Doctors"),
    ] {
        reported(text, &[(words, speaker)]);
    }
}

#[test]
fn the_verb_of_those_who_did_something_else_reports() {
    for (text, words, speaker) in [
        (
            "A receptionist who answered the phone said Dr. Osei was away.",
            "Dr. Osei was away",
            "A receptionist",
        ),
        ("A detective who called the family said it was late.", "it was late", "A detective"),
        ("My grandmother used to say that a fool is soon parted.", "a fool is soon parted", "My grandmother"),
    ] {
        reported(text, &[(words, speaker)]);
    }
}

#[test]
fn what_nobody_says_is_not_listed() {
    for text in [
        "Neither Ms. Lund nor her deputy, Kofi Osei, said they had seen the memo before it was leaked.",
        "Ms. Lund said nothing as she left.",
        "Ms. Lund told no one that she was ill.",
    ] {
        reported(text, &[]);
    }
}

#[test]
fn words_about_nobody_are_words() {
    for (text, words, speaker) in [
        ("Police said no one in the car was hurt.", "no one in the car was hurt", "Police"),
        ("Osei said nobody from the ministry had called.", "nobody from the ministry had called", "Osei"),
        ("Neither side wants war, Kofi Osei said.", "Neither side wants war", "Kofi Osei"),
        ("The dead man was Kofi Mensah, 17, said police.", "The dead man was Kofi Mensah, 17", "police"),
        (
            "The road was closed, after police said the bridge, the tunnel and the pier were unsafe.",
            "the bridge, the tunnel and the pier were unsafe",
            "police",
        ),
        ("Kofi Osei, 61, resigned, and Ana Lopez, a farmer, said it was late.", "it was late", "Ana Lopez"),
    ] {
        reported(text, &[(words, speaker)]);
    }
}

#[test]
fn words_end_where_the_reporter_goes_on() {
    for (text, words, speaker) in [
        ("A week after Mr. Osei said the bridge was safe, it fell.", "the bridge was safe", "Osei"),
        ("Mr. Osei said the bridge was safe, before leaving for the airport.", "the bridge was safe", "Osei"),
        ("Mr. Osei said the bridge was safe, prompting jeers from all sides.", "the bridge was safe", "Osei"),
        (
            "Mr. Osei’s claim that the vote was stolen has been rejected by three courts.",
            "the vote was stolen",
            "Osei",
        ),
        (
            "The bridge opens in May, the town’s mayor, Kofi Osei, said.",
            "The bridge opens in May",
            "Kofi Osei",
        ),
        (
            "Kofi Osei, 17, said his mother, Ana, had left for Tema.",
            "his mother, Ana, had left for Tema",
            "Kofi Osei",
        ),
        ("Ana Lopez said that she knew that.", "she knew that", "Ana Lopez"),
    ] {
        reported(text, &[(words, speaker)]);
    }
}

#[test]
fn what_the_reporter_adds_is_not_reported() {
    for text in [
        "Grady said the pier was safe, but declined to say how long it would last.",
        "Grady said that the pier was safe but did not elaborate.",
        "Grady said the pier was safe, a claim that engineers reject.",
        "Grady said the pier was safe, contradicting his deputy.",
    ] {
        reported(text, &[("the pier was safe", "Grady")]);
    }
    reported("Grady said the union declined to comment.", &[("the union declined to comment", "Grady")]);
    reported("Lund recalled Grady telling her: “Go home.”", &[]);
    reported("Lund recalled her mother’s advice: “Go home.”", &[]);
    reported("Lund said that when she rang on Monday, Grady had told her: “Go home.”", &[]);
    reported("A trust ignored repeated warnings because it was “afraid”, an inquiry heard.", &[]);
    reported(
        "Grady said that when it rained, the road was shut.",
        &[("when it rained, the road was shut", "Grady")],
    );
    reported("Lund outlined a plan for the pier: “We close it.”", &[("a plan for the pier", "Lund")]);
}

#[test]
fn who_was_asked_did_not_ask_and_who_points_says_nothing() {
    for text in [
        "Kofi Osei, asked whether he feared for his job, smiled.",
        "“They said that,” Kofi Osei said, pointing at a pipe that stuck out of the ground.",
        "Kofi Osei pointed at a gate that hung off its hinges.",
    ] {
        reported(text, &[]);
    }
    reported(
        "Mr Osei said he was at home while Mr Lund said he was in the pub.",
        &[("he was at home", "Osei"), ("he was in the pub", "Lund")],
    );
    reported("Mr Osei said he left while it was still dark.", &[("he left while it was still dark", "Osei")]);
    reported("The union hit back, saying the report was a lie.", &[("the report was a lie", "The union")]);
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
fn calls_may_be_a_verb_or_a_noun() {
    for (text, speaker, words) in [
        ("The union calls for a new vote.", "The union", "a new vote"),
        ("The mayor calls on her party to vote.", "The mayor", "her party to vote"),
        ("The mayor of Lima calls for a new vote.", "The mayor of Lima", "a new vote"),
        ("The family of Grace Mensah calls for a new vote.", "The family of Grace Mensah", "a new vote"),
        ("The adviser to Grace Mensah calls for a new vote.", "The adviser to Grace Mensah", "a new vote"),
        ("The report calls for a new vote.", "The report", "a new vote"),
        ("The 29-year-old calls for a new vote.", "The 29-year-old", "a new vote"),
        ("On Monday Grace Mensah calls for a new vote.", "Grace Mensah", "a new vote"),
        ("Grace Mensah, the mayor, calls for a new vote.", "Grace Mensah", "a new vote"),
    ] {
        reported(text, &[(words, speaker)]);
    }
    for text in [
        "The board gave in to Rovers calls for a new vote.",
        "Most parties responded coldly to Rovers calls for a new vote.",
        "Kofi Osei balked at the region-wide calls for change.",
        "Residents rejected calls for change in the party.",
    ] {
        reported(text, &[]);
    }
}

#[test]
fn what_helps_to_explain_something_says_nothing() {
    reported("Fears about the gang and other violent groups help explain why Peru is keen to sign.", &[]);
    reported("The figures helped explain why the bank raised its rates.", &[]);
    reported("Residents who needed help said the road was shut.", &[("the road was shut", "Residents")]);
    reported("The bank explained why it raised its rates.", &[("why it raised its rates", "The bank")]);
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

#[test]
fn a_role_ends_before_its_own_verb_and_a_place_is_no_speaker() {
    reported(
        "In the second act, a lawyer arrives from Mexico and insists that the piano was never theirs.",
        &[("the piano was never theirs", "a lawyer")],
    );
    reported(
        "Stall holders in Thornley have vowed to chain themselves to their sheds.",
        &[("to chain themselves to their sheds", "Stall holders in Thornley")],
    );
    reported(
        "Three of her members have threatened to vote against it.",
        &[("to vote against it", "Three of her members")],
    );
    reported(
        "Student leaders from Tema said that the hall was shut.",
        &[("the hall was shut", "Student leaders from Tema")],
    );
}

#[test]
fn a_reason_goes_on_and_an_object_ends_before_another_verb() {
    reported(
        "Kofi Osei was awake. He had got up, Osei explained, because of his knee.",
        &[("He had got up, Osei explained, because of his knee", "Kofi Osei")],
    );
    reported("Court orders wall of cinema pulled down, owner vows appeal.", &[]);
    reported("I’m about to say that there is nothing there.", &[]);
}

#[test]
fn critics_reply_and_a_written_reply_is_a_text() {
    reported("Her critics reply that it is much too late.", &[("it is much too late", "Her critics")]);
    reported(
        "The mayor said in a written reply that it was much too late.",
        &[("it was much too late", "The mayor")],
    );
    reported("Kofi Osei asked to be sent to Tema instead.", &[("to be sent to Tema instead", "Kofi Osei")]);
}

#[test]
fn subjects_are_read_whole() {
    reported(
        "Those in favour of the bridge have said that it was safe.",
        &[("it was safe", "Those in favour of the bridge")],
    );
    reported(
        "The River Commission on pollution and health found that there were nine deaths.",
        &[("there were nine deaths", "River Commission")],
    );
    reported(
        "One Republican presidential hopeful, Ana Mensah, says that she plans to stay.",
        &[("she plans to stay", "Ana Mensah")],
    );
    reported(
        "A YouGov poll of voters has, however, revealed that the mayor does not speak for them.",
        &[("the mayor does not speak for them", "A YouGov poll of voters")],
    );
    reported(
        "The City of Windhoek said that it was protecting public space.",
        &[("it was protecting public space", "The City of Windhoek")],
    );
}

#[test]
fn what_somebody_was_asked_is_no_answer() {
    reported("Asked if he was ever bullied, the candidate said no.", &[]);
}

#[test]
fn a_region_behind_its_town_is_no_speaker() {
    reported(
        "Kofi Osei, a doctor at a clinic in Springfield, Illinois, said that it was late.",
        &[("it was late", "Kofi Osei")],
    );
    reported("In Springfield, Illinois said that it was late.", &[("it was late", "Illinois")]);
}

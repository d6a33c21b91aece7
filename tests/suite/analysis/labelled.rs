//! Quotations without marks whose speaker a label or a line of its own names: block quotations and hearings.

use pullquote::analysis::{Analysis, QuotationKind, analyze};
use pullquote::article::{Article, Role};
use pullquote::input::{Document, Media};

/// An article with a paragraph for each part: "> " begins a quoted one, "— " and "@ " the line of a speaker.
fn article(parts: &[&str]) -> Article {
    let text = parts.join("\n\n").replace("> ", "").replace("@ ", "");
    let mut article = Article::new(Document::record(String::new(), Media::Plain, text));
    for (paragraph, part) in article.paragraphs.iter_mut().zip(parts) {
        paragraph.role = match part.get(..1) {
            Some(">") => Role::Quoted,
            Some("@") => Role::Speaker,
            _ if part.starts_with('—') => Role::Speaker,
            _ => Role::Body,
        };
    }
    article
}

/// The quotations that are not indirect, each with its speaker.
fn quoted(parts: &[&str]) -> Vec<(String, String)> {
    let article = article(parts);
    let analysis: Analysis = analyze(&article);
    let all = analysis.quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Indirect);
    let name = |speaker| analysis.speaker_name(speaker, &article.text).to_owned();
    all.map(|quotation| {
        let speaker = quotation.attribution.as_ref().map_or("-".to_owned(), |found| name(found.speaker));
        (article.words(quotation.content).replace("\n\n", " / "), speaker)
    })
    .collect()
}

#[track_caller]
fn said(parts: &[&str], expected: &[(&str, &str)]) {
    let found = quoted(parts);
    let found: Vec<(&str, &str)> = found.iter().map(|(words, speaker)| (&**words, &**speaker)).collect();
    assert_eq!(found, expected, "{parts:?}");
}

#[test]
fn the_line_under_a_block_quotation_names_its_speaker() {
    said(
        &[
            "It rained all week.",
            "> We keep the harbour open.",
            "> It is ours.",
            "— Grace Adebayo, pilot",
            "It rained.",
        ],
        &[("We keep the harbour open. / It is ours.", "Grace Adebayo")],
    );
    said(
        &["> It is over.", "@ Kofi Mensah", "It rained.", "> We lost.", "@ Ana Lopes, speaker of the pilots"],
        &[("It is over.", "Kofi Mensah"), ("We lost.", "Ana Lopes")],
    );
}

#[test]
fn a_line_over_a_block_quotation_names_its_speaker_if_none_is_under_it() {
    said(
        &["@ Harbour Post", "> Is it over?", "@ Grace Adebayo", "> Yes. We got our pay."],
        &[("Is it over?", "Harbour Post"), ("Yes. We got our pay.", "Grace Adebayo")],
    );
}

#[test]
fn a_block_without_a_speaker_is_a_quotation_only_after_a_colon() {
    said(
        &["Grace Adebayo said in a statement:", "> We keep the harbour open.", "It rained."],
        &[("We keep the harbour open.", "Grace Adebayo")],
    );
    said(&["It rained on Monday.", "> Subscribe to the Harbour Post.", "It rained again."], &[]);
}

#[test]
fn marks_in_a_block_quotation_are_not_part_of_it() {
    said(
        &["It rained.", "> “We keep the harbour open.”", "— Grace Adebayo"],
        &[("We keep the harbour open.", "Grace Adebayo")],
    );
}

#[test]
fn a_label_may_have_a_remark_or_a_full_stop() {
    said(
        &[
            "MS ADEBAYO: We got our pay.",
            "MR MENSAH (harbour master): It is over.",
            "Q. And then?",
            "A. Nothing came.",
        ],
        &[
            ("We got our pay.", "ADEBAYO"),
            ("It is over.", "MENSAH"),
            ("And then?", "Q."),
            ("Nothing came.", "A."),
        ],
    );
    said(
        &[
            "Grace Adebayo is the pilot.",
            "Q. Is it over?",
            "A. It is over.",
            "Q. And then?",
            "A. Nothing came.",
        ],
        &[
            ("Is it over?", "Q."),
            ("It is over.", "Grace Adebayo"),
            ("And then?", "Q."),
            ("Nothing came.", "Grace Adebayo"),
        ],
    );
}

#[test]
fn a_surname_or_a_lone_letter_can_be_a_label() {
    said(
        &[
            "Grace Adebayo is the pilot. The Harbour Post met her.",
            "Harbour Post: Is it over?",
            "Adebayo: It is over.",
            "Harbour Post: And then?",
            "Adebayo: Nothing came.",
        ],
        &[
            ("Is it over?", "Harbour Post"),
            ("It is over.", "Grace Adebayo"),
            ("And then?", "Harbour Post"),
            ("Nothing came.", "Grace Adebayo"),
        ],
    );
    said(
        &["Grace Adebayo is the pilot.", "Q Is it over?", "A It is over.", "Q And then?", "A Nothing came."],
        &[
            ("Is it over?", "Q"),
            ("It is over.", "Grace Adebayo"),
            ("And then?", "Q"),
            ("Nothing came.", "Grace Adebayo"),
        ],
    );
}

#[test]
fn a_label_may_stand_for_a_name_that_was_one_before() {
    said(
        &[
            "Grace Adebayo (GA): Thank you for coming.",
            "Kofi Mensah (KM): It is good to be here.",
            "GA: What went wrong?",
            "KM: Nobody could sign.",
        ],
        &[
            ("Thank you for coming.", "Grace Adebayo"),
            ("It is good to be here.", "Kofi Mensah"),
            ("What went wrong?", "Grace Adebayo"),
            ("Nobody could sign.", "Kofi Mensah"),
        ],
    );
    said(
        &[
            "GRACE ADEBAYO, HOST:",
            "Good morning. The strike is over.",
            "KOFI MENSAH, BYLINE: The dockers went back at six.",
            "ADEBAYO: What did they get?",
            "MENSAH: Most of what they asked for.",
        ],
        &[
            ("Good morning. The strike is over.", "GRACE ADEBAYO"),
            ("The dockers went back at six.", "KOFI MENSAH"),
            ("What did they get?", "GRACE ADEBAYO"),
            ("Most of what they asked for.", "KOFI MENSAH"),
        ],
    );
}

#[test]
fn a_common_word_is_a_label_beside_an_interviewer() {
    said(
        &[
            "Interviewer: What went wrong?",
            "Pilot: Nobody could sign.",
            "Interviewer: And then?",
            "Pilot: Nothing came.",
        ],
        &[
            ("What went wrong?", "Interviewer"),
            ("Nobody could sign.", "Pilot"),
            ("And then?", "Interviewer"),
            ("Nothing came.", "Pilot"),
        ],
    );
    said(&["Starter: fish soup.", "Main: lamb.", "Starter: bread.", "Main: cod."], &[]);
}

#[test]
fn a_common_word_that_is_someones_name_is_a_label() {
    said(
        &[
            "Dana Smith is the pilot. The Harbour Post met her.",
            "Harbour Post: Why did it begin?",
            "Smith: Nobody had been paid. We waited.",
            "Harbour Post: And then?",
            "Smith: We sat down on the quay.",
        ],
        &[
            ("Why did it begin?", "Harbour Post"),
            ("Nobody had been paid. We waited.", "Dana Smith"),
            ("And then?", "Harbour Post"),
            ("We sat down on the quay.", "Dana Smith"),
        ],
    );
    for (asks, answers) in [("King", "Page"), ("Price", "Young"), ("Brown", "Lee"), ("Bell", "Rose")] {
        let labels = [asks, answers, asks, answers];
        let words = ["Why did it begin?", "Nobody had been paid.", "And then?", "We sat down."];
        let paragraphs: Vec<String> =
            labels.iter().zip(words).map(|(label, words)| format!("{label}: {words}")).collect();
        let parts: Vec<&str> =
            std::iter::once("They met.").chain(paragraphs.iter().map(|it| &**it)).collect();
        let expected: Vec<(&str, &str)> = words.into_iter().zip(labels).collect();
        said(&parts, &expected);
    }
    said(&["Main: lamb.", "Rice: boiled.", "Main: cod.", "Rice: fried."], &[]);
}

#[test]
fn what_may_be_a_label_ends_the_answer_before() {
    said(
        &[
            "HARBOUR POST: Is it over?",
            "MENSAH: It is over.",
            "HARBOUR POST: And then?",
            "Walker: Nothing came.",
            "HARBOUR POST: Who paid?",
            "Walker: Nobody.",
        ],
        &[
            ("Is it over?", "HARBOUR POST"),
            ("It is over.", "MENSAH"),
            ("And then?", "HARBOUR POST"),
            ("Nothing came.", "Walker"),
            ("Who paid?", "HARBOUR POST"),
            ("Nobody.", "Walker"),
        ],
    );
    said(
        &[
            "HARBOUR POST: What is new?",
            "MENSAH: The pier.",
            "HARBOUR POST: And?",
            "Note: it is shut.",
            "Note: no cars.",
        ],
        &[("What is new?", "HARBOUR POST"), ("The pier.", "MENSAH"), ("And?", "HARBOUR POST")],
    );
}

#[test]
fn an_answer_may_begin_with_a_title_or_with_what_another_said() {
    said(
        &[
            "Lena Krol makes records.",
            "Interviewer: Which one is it?",
            "Krol: “Harbour Light”, mostly.",
            "Interviewer: And now?",
            "Krol: “We never stop,” my father used to say. I do not either.",
            "Interviewer: Never?",
            "Krol: “Never.”",
        ],
        &[
            ("Which one is it?", "Interviewer"),
            ("“Harbour Light”, mostly.", "Lena Krol"),
            ("And now?", "Interviewer"),
            ("“We never stop,” my father used to say. I do not either.", "Lena Krol"),
            ("Never?", "Interviewer"),
            ("Never.", "Lena Krol"),
        ],
    );
}

#[test]
fn questions_that_stand_alone_are_answered_by_whom_the_introduction_names() {
    let text = "Baker Lena Krol opened in March.\n\nHow did you begin?\n\nWith my father’s oven.\n\nWho helped?\n\n\
                My sister.\n\nShe still does.\n\nWhat comes next?\n\nI bake on.\n";
    let read = |text: &str| {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let analysis = analyze(&article);
        let speaker = |found: &pullquote::analysis::Attribution| {
            analysis.speaker_name(found.speaker, &article.text).to_owned()
        };
        let all = analysis.quotations.iter();
        all.map(|it| (article.words(it.content).to_owned(), it.attribution.as_ref().map(speaker)))
            .collect::<Vec<_>>()
    };
    let by_krol = |words: &str| (words.to_owned(), Some("Lena Krol".to_owned()));
    assert_eq!(
        read(text),
        [by_krol("With my father’s oven."), by_krol("My sister.\n\nShe still does."), by_krol("I bake on.")]
    );
    assert_eq!(read(&text.replace("Baker Lena Krol", "A new bakery")), []);
}

#[test]
fn an_answer_and_marks_behind_it_do_not_cross() {
    let long = "qua zum ".repeat(70);
    let text = format!("Q: Who pays?\nA: Nobody does.\n\nM. PRYCE:(“{long}“qua\n\nzum” qua zum\n");
    for text in [text.clone(), text.replace("zum” qua", "A: zum” qua"), text.replace("(“", "(")] {
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let found: Vec<_> = analyze(&article).quotations.iter().map(|it| it.content).collect();
        for (at, one) in found.iter().enumerate() {
            let crosses = |other: &pullquote::text::Span| {
                one.overlaps(*other) && !one.encloses(*other) && !other.encloses(*one)
            };
            assert!(!found[at + 1..].iter().any(crosses), "{found:?}");
        }
    }
}

#[test]
fn a_time_before_a_label_is_no_part_of_it() {
    said(
        &[
            "[00:01:12] HOST: Welcome back.",
            "[00:01:15] GRACE ADEBAYO: Thank you.",
            "[00:01:20] HOST: What went wrong?",
        ],
        &[("Welcome back.", "HOST"), ("Thank you.", "GRACE ADEBAYO"), ("What went wrong?", "HOST")],
    );
}

#[test]
fn an_answer_goes_on_in_paragraphs_without_a_label() {
    said(
        &[
            "MS ADEBAYO: We got our pay.",
            "Nobody lost a day.",
            "(Applause.)",
            "MR MENSAH: It is over.",
            "MS ADEBAYO: It is.",
            "It rained.",
        ],
        &[
            ("We got our pay. / Nobody lost a day.", "ADEBAYO"),
            ("It is over.", "MENSAH"),
            ("It is.", "ADEBAYO"),
        ],
    );
}

#[test]
fn a_dateline_or_a_field_of_a_listing_is_no_label() {
    said(&["KOCHI: The court met on Monday.", "It rained."], &[]);
    said(&["Where: the pier.", "When: at noon.", "Where: the hall.", "When: at nine."], &[]);
    said(&["Portion Cups: 1 green.", "Cook the rice.", "Portion Cups: 2 red.", "Portion Cups: 3 red."], &[]);
    said(&["Lagos: two men were held.", "It rained.", "Lagos: a ship was lost.", "Lagos: it rained."], &[]);
}

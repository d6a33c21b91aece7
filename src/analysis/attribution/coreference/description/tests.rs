//! Articles in which someone is described by what was said of them, and the speaker of each quotation.

use crate::analysis::analyze;
use crate::article::Article;
use crate::input::{Document, Media};

/// The speaker of each quotation and its confidence.
fn read(text: &str) -> Vec<(String, f32)> {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let analysis = analyze(&article);
    let found = analysis.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref());
    found
        .map(|found| (analysis.speaker_name(found.speaker, &article.text).to_owned(), found.confidence))
        .collect()
}

#[track_caller]
fn said(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn somebodys_spokeswoman_is_somebody_else() {
    for words in ["his spokeswoman", "the former mayor’s spokeswoman", "the mayor’s lawyer"] {
        let text = format!("Kofi Osei will skip the parade. “He has work to do,” {words} told the paper.");
        said(&text, &[words]);
    }
    said(
        "The bank’s governor, Ana Boateng, spoke in Accra. “We have no money,” the bank’s governor said.",
        &["Ana Boateng"],
    );
}

#[test]
fn a_role_refers_to_whoever_was_introduced_by_it() {
    said(
        "Prime Minister Ama Boateng flew home. The opposition leader, Kofi Osei, was waiting.\n\n“There is no crisis,” \
         the prime minister told reporters.\n\n“Then why are you here?” the opposition leader asked.",
        &["Ama Boateng", "Kofi Osei"],
    );
    said(
        "Ana Mensah, the mayor of Tema, met Kofi Osei, a retired judge.\n\n“We have no water,” the mayor said.\n\n“Nor \
         a law,” the judge replied.",
        &["Ana Mensah", "Kofi Osei"],
    );
    said(
        "Revenue Minister Kofi Osei spoke in Accra. “They play with us,” the Minister said.",
        &["Kofi Osei"],
    );
    said("Senator Ama Boateng rose. “I object,” the lawmaker said.", &["Ama Boateng"]);
    said("The harbour master, Ama Boateng, rose. “I object,” the harbour master said.", &["Ama Boateng"]);
    said("Ama Boateng was a goalkeeper. “I object,” the Minister said.", &["the Minister"]);
}

#[test]
fn an_age_or_a_nationality_refers_to_whoever_has_it() {
    said(
        "Rafael Moutinho, a 29-year-old Portuguese, beat Jan Smit, 31, of the Netherlands.\n\n“I did not celebrate,” the \
         29-year-old said.\n\n“I did not mind,” the Dutchman said.",
        &["Rafael Moutinho", "Jan Smit"],
    );
    said("Rafael Moutinho, 29, won. “I was lucky,” the 31-year-old said.", &["the 31-year-old"]);
}

#[test]
fn a_group_is_called_by_what_was_said_of_it() {
    said(
        "Harbour Watch Foundation, an anti-corruption group, sued the Port Authority. “They hid the files,” the \
         anti-corruption group said.",
        &["Harbour Watch Foundation"],
    );
    said(
        "Lake Mill Productions runs the ferry. Tema Rovers hired it. “They hid the files,” the production company said.",
        &["Lake Mill Productions"],
    );
    said("Tema Rovers hired Kofi Osei. “We are glad to have him,” the club said.", &["Tema Rovers"]);
    said(
        "The Health Ministry hired Kofi Osei. The Ministry of Health said “we are glad to have him”.",
        &["Ministry of Health"],
    );
    said(
        "The municipality denied it in a statement.\n\n“We pay our bills,” the statement said.",
        &["The municipality"],
    );
}

#[test]
fn two_who_fit_are_unsure() {
    let text = "Senator Ama Boateng and Senator Kofi Osei met. “We will see,” the senator said.";
    assert!(read(text).iter().all(|(_, confidence)| *confidence < 0.75), "{:?}", read(text));
    let text = "Senator Ama Boateng met reporters. “We will see,” the senator said.";
    assert!(read(text).iter().all(|(_, confidence)| *confidence > 0.85), "{:?}", read(text));
}

#[test]
fn whoever_spoke_last_comes_before_others_who_fit_as_well() {
    said(
        "President Kofi Osei flew home. Cabinet Chief Ama Boateng said that the strike was over. President Osei’s \
         government had talked, she added.\n\n“We had no diesel,” said the official.",
        &["Ama Boateng", "Ama Boateng", "Ama Boateng"],
    );
}

#[test]
fn a_word_for_a_kind_is_unsure_behind_the_words_of_somebody_else() {
    let text =
        "Senator Kofi Osei left. Mayor Ama Boateng said that it was over.\n\n“We lost,” the lawmaker said.";
    let last = read(text).pop().unwrap();
    assert!(last.0 == "Kofi Osei" && last.1 < 0.6, "{last:?}");
}

#[test]
fn the_holder_of_an_office_is_not_the_deputy() {
    said(
        "The vice president kept bashing President Kofi Osei. The vice president said: “He never laid aside his pen.”",
        &["The vice president"],
    );
    said(
        "Vice President Ama Boateng met President Kofi Osei. “We won,” the vice president said. “We won,” the president \
         said.",
        &["Ama Boateng", "Kofi Osei"],
    );
    let text = "Deputy Mayor Ama Boateng came. Kofi Osei said that it was late. “We won,” the mayor said.";
    let last = read(text).pop().unwrap();
    assert!(last.0 != "Ama Boateng" && last.1 < 0.6, "{last:?}");
}

#[test]
fn this_man_is_whoever_is_spoken_of() {
    let text = "Kofi Osei has painted for sixty years.\n\n“I never rest,” says this slow-spoken man, who has a stick.";
    said(text, &["Kofi Osei"]);
    assert!(read(text).iter().all(|(_, confidence)| *confidence < 0.75), "{:?}", read(text));
}

#[test]
fn they_are_the_people_around_somebody() {
    said(
        "The libertarian deputy sits on no committee. His entourage argues that he was left out.\n\n“He had asked for a \
         seat,” they add.",
        &["His entourage", "His entourage"],
    );
    let last = read("The minister lost. “We were tired,” they said.").pop().unwrap();
    assert!(last.1 < 0.75, "{last:?}");
}

#[test]
fn the_explanation_says_how_a_description_refers() {
    for (text, reason) in [
        (
            "Ana Mensah, the mayor of Tema, came. “We have no water,” the mayor said.",
            "the article introduced the speaker by this description",
        ),
        (
            "Senator Ana Mensah came. “We have no water,” the lawmaker said.",
            "the article describes the speaker in other words, which fit",
        ),
        (
            "Ana Mensah, 29, came with her sister. “We have no water,” the 29-year-old said.",
            "the article describes the speaker in other words, which fit",
        ),
    ] {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let analysis = analyze(&article);
        let evidence = analysis.quotations[0].attribution.as_ref().map(|found| found.evidence);
        assert!(evidence.is_some_and(|words| words.ends_with(reason)), "{text} {evidence:?}");
    }
}

#[test]
fn an_owned_description_is_never_its_owner() {
    said("Ana Mensah won. “Three clubs called,” her agent said.", &["her agent"]);
    said(
        "Ana Mensah, a minister, won. “No,” the official with knowledge of the talks said.",
        &["the official with knowledge of the talks"],
    );
    let widower = read("Ana Mensah won. “We were happy,” her widower said.");
    assert!(widower.iter().all(|(_, confidence)| *confidence <= 0.85), "{widower:?}");
}

#[test]
fn it_is_a_text_of_which_the_sentence_before_tells() {
    said("Ana Mensah did not come but sent a note.\n\n“I have never cried,” it said.", &["Ana Mensah"]);
    said("He showed reporters a letter from May. “Leave at once,” it reads.", &["a letter"]);
    said("The port authority met in a hall. “We stay,” it said.", &["The port authority"]);
    said("In a second statement, the Health Ministry gave way. “We stay,” it said.", &["Health Ministry"]);
}

#[test]
fn a_title_goes_with_a_forename_and_a_forename_may_be_a_country() {
    said("Cuthbert Lopez left. Joycelyn Lopez sang. “No,” said Mr Lopez.", &["Cuthbert Lopez"]);
    let country = read("Israel Mensah won. His brother, Moses Mensah, lost. “I won,” said Israel.");
    assert!(country.iter().all(|(_, confidence)| *confidence < 0.6), "{country:?}");
}

#[test]
fn whoever_a_paper_quotes_speaks() {
    said("Ana Mensah was quoted by the Daily Mail as saying that it was “late”.", &["Ana Mensah"]);
}

#[test]
fn a_description_has_the_name_that_it_gives_itself() {
    said(
        "“It was for lamb,” said the woman, who asked to be called Umm Hana. “It is nearly done.”",
        &["Umm Hana", "Umm Hana"],
    );
    said(
        "The captain of the boat, who was identified only as Lieutenant Osei, said that he was sorry. He denied that any \
         shot had been fired.",
        &["Osei", "Osei"],
    );
    said(
        "Ana Mensah arrived with a puppet called Mr Osei, who insulted her. “He never spoke,” the singer said.",
        &["Ana Mensah"],
    );
}

#[test]
fn a_rank_before_a_bracket_or_in_short_introduces_someone() {
    said("Ana Mensah came with Col (retd) Kofi Osei.\n\n“I am late,” the colonel said.", &["Kofi Osei"]);
    said("Sgt Ana Mensah read from her notes.\n\n“I only write,” the officer said.", &["Ana Mensah"]);
}

#[test]
fn a_verb_says_who_somebody_is() {
    said(
        "Ama Boateng married a sound engineer, Kofi Osei, in 1970. “I was late,” her widower said.",
        &["Kofi Osei"],
    );
    said(
        "The party is led by Kofi Osei, a coal merchant. Ana Mensah left it. “I keep the seat warm,” the acting leader \
         said.",
        &["Kofi Osei"],
    );
    said(
        "Kofi Osei is the party’s chief whip. “I was never asked,” the party leader said.",
        &["the party leader"],
    );
}

#[test]
fn a_witness_is_whoever_gave_evidence() {
    said(
        "Giving evidence, Ana Mensah said that she was at home.\n\n“I was never late,” the witness replied.",
        &["Ana Mensah", "Ana Mensah"],
    );
    said(
        "Ana Mensah said that a car burned.\n\n“I was never late,” the witness replied.",
        &["Ana Mensah", "the witness"],
    );
}

#[test]
fn a_sentence_may_say_at_its_end_who_its_subject_is() {
    said(
        "The man in front of it was Kofi Osei, a builder. He says that he has never met her.",
        &["Kofi Osei"],
    );
}

#[test]
fn a_paper_is_no_club() {
    said(
        "The Evening Dispatch said that a fee was agreed. In a statement the club denied that any talks had taken place.",
        &["Evening Dispatch", "the club"],
    );
}

#[test]
fn whoever_is_only_thought_of_has_not_spoken() {
    said(
        "A captain might put it differently. Ana Mensah has sailed here for years.\n\n“A light tells you where it is,” the \
         captain said.",
        &["Ana Mensah"],
    );
    said(
        "A captain said so. Ana Mensah has sailed here for years.\n\n“A light tells you where it is,” the captain said.",
        &["A captain"],
    );
}

#[test]
fn a_statement_is_of_the_body_before_it() {
    said("“It is late,” a foreign ministry statement said.", &["foreign ministry"]);
}

#[test]
fn whoever_is_quoted_speaks() {
    said("The paper quoted a deputy minister, Ama Boateng: “We have heard the doctors.”", &["Ama Boateng"]);
    said(
        "“The road is shut,” the Daily Mail quoted Ama Boateng as saying, “and nobody cares.”",
        &["Ama Boateng", "Ama Boateng"],
    );
    said(
        "The judge sent the jury home, telling them not to discuss it, “not even with friends”.",
        &["The judge"],
    );
}

#[test]
fn a_firm_is_not_its_last_founder_and_a_nickname_is_its_bearer() {
    said(
        "Harrow & Finch said that spring came late. Ana Finch, its director, said that it was wet.",
        &["Harrow & Finch", "Ana Finch"],
    );
    said(
        "Ana Mensah, nicknamed “Lek”, lent them her shop. Lek said that she had counted them.",
        &["Ana Mensah"],
    );
}

#[test]
fn a_pronoun_whose_only_antecedent_fits_badly_is_unsure() {
    let text =
        "Rents rose in Ghana. Prices fell. It demanded “one bell, one teacher” for each of the schools.";
    assert!(read(text).iter().all(|(_, confidence)| *confidence < 0.8), "{:?}", read(text));
    let text = "Bang Seok-hyun left. Bang Mi-ryeong came. Mr Bang denied that the road was shut.";
    assert!(read(text).iter().all(|(_, confidence)| *confidence < 0.75), "{:?}", read(text));
}

#[test]
fn a_name_behind_a_preposition_does_not_act() {
    said(
        "Kofi Osei turned to Twitter last month to describe his city as a “gas chamber of the north”.",
        &["Kofi Osei"],
    );
    said("They will hold banners proclaiming: “Yes we can stop it!”", &["banners"]);
    said(
        "Ana Mensah introduced Kofi Osei to the crowd as “someone who has redefined the job”.",
        &["Ana Mensah"],
    );
}

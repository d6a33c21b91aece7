//! Texts in which somebody is named beside the words and does not speak: whom a text is about, whom others defend, and who
//! gets the words.

use super::{last_of, said};

#[test]
fn whoever_a_text_is_about_does_not_speak() {
    for (text, speaker) in [
        ("The lawsuit against Max Stone says he was “reckless”.", "The lawsuit against Max Stone"),
        (
            "An article about Max Stone in the Times said he was “finished”.",
            "An article about Max Stone in the Times",
        ),
        ("A letter from minister Tom Hale to Ada Wren said: “Talks must resume.”", "Tom Hale"),
        ("Kyle Dean’s text to Mia Roe said: “It is over.”", "Kyle Dean"),
        ("A tweet by Max Stone about Anna Grey said: “She lied.”", "Max Stone"),
        ("A report by auditor Max Stone said: “Records were lost.”", "Max Stone"),
        ("A letter from Tom Hale said: “Talks must resume.”", "Tom Hale"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_acts_on_somebody_speaks() {
    for (text, speaker) in [
        ("The woman suing Max Stone said: “He lied.”", "The woman"),
        ("The lawyer defending Max Stone said: “He is innocent.”", "The lawyer"),
        ("Prosecutors investigating Max Stone said: “He lied.”", "Prosecutors"),
        ("The law firm that represents Max Stone said: “He is innocent.”", "The law firm"),
    ] {
        assert!(last_of(text).0.starts_with(speaker), "{text} {:?}", last_of(text));
    }
}

#[test]
fn whoever_sees_or_hears_somebody_speaks() {
    for (text, speaker) in [
        ("Doctors who saw Max Stone say: “He is ill.”", "Doctors"),
        ("Friends who saw the couple say: “They are happy.”", "Friends"),
        ("The city planning chief Max Stone said: “It is late.”", "Max Stone"),
        ("The report from Berlin by reporter Ana Lopes said: “Records were lost.”", "Ana Lopes"),
        ("In Geneva Germany said: “It is late.”", "Germany"),
        ("“Go Home” protesters shouted.", "protesters"),
    ] {
        assert!(last_of(text).0.starts_with(speaker), "{text} {:?}", last_of(text));
    }
}

#[test]
fn whoever_sends_the_words_speaks() {
    for (text, speaker) in [
        ("Anna Grey’s family issued a statement: “She is innocent.”", "Anna Grey’s family"),
        ("Max Stone’s lawyers released a statement: “He is innocent.”", "Max Stone’s lawyers"),
        ("Kyle Dean’s wife emailed him: “Come home.”", "Kyle Dean’s wife"),
        ("Max Stone issued a statement: “I am innocent.”", "Max Stone"),
        ("Boyd texted his wife: “Come home.”", "Boyd"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_comes_in_between_may_speak_next() {
    said("“I’m sad,” said Kim Tate. But Ann Webb was defiant: “We’ll be back.”", &["Kim Tate", "Ann Webb"]);
    said(
        "“We lost it all,” said Omar Haddad. Mayor Samir Aziz struck a more hopeful tone: “We will rebuild.”",
        &["Omar Haddad", "Samir Aziz"],
    );
    let (_, unsure) =
        last_of("“We lost it all,” said Omar Haddad. Samir Aziz shook his head. “We will rebuild.”");
    assert!(unsure < 0.65, "{unsure}");
    let (same, sure) =
        last_of("“We lost it all,” said Omar Haddad. It got worse for Samir Aziz. “We were late.”");
    assert!(same == "Omar Haddad" && sure > 0.7, "{same} {sure}");
}

#[test]
fn whoever_is_asked_for_something_answers() {
    for (text, speaker) in [
        ("MP Anna Grey asked minister Joan Lee for a date. “I can’t give one,” she replied.", "Joan Lee"),
        ("Joy Vance asked Kim Tate to explain herself. “I lost my balance,” she replied.", "Kim Tate"),
        ("Ana Lopes asked her doctor to explain. “I was confused,” she said.", "Ana Lopes"),
        ("Joy Vance urged Kim Tate to act. “People are dying,” she said.", "Joy Vance"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn a_pronoun_may_be_quoted() {
    said(
        "Ali Karimi took over the ministry in May. The agency quoted him as saying: “We are ready.”",
        &["Ali Karimi"],
    );
}

#[test]
fn an_institution_is_not_the_country_in_its_name() {
    said(
        "NHS England said: “We are ready.” Meanwhile Germany said: “So are we.”",
        &["NHS England", "Germany"],
    );
    said("The plan failed. “It was late,” Oxfam America said.", &["Oxfam America"]);
}

#[test]
fn whoever_recalls_what_somebody_said_does_not_say_it() {
    for (text, speaker) in [
        ("Ada Wren recalled a letter from a patient who wrote: “I cannot pay.”", "a patient"),
        ("Ada Wren read out a letter from a nurse, who wrote: “We are tired.”", "a nurse"),
        ("Ada Wren told the story of a farmer who asked her: “Can I go?”", "a farmer"),
        ("Ada Wren said that a constituent had shouted at her: “You sold us out.”", "a constituent"),
        ("Ada Wren said a man had come up to her in the street and told her: “Leave.”", "a man"),
        ("Ada Wren said a man had left and told reporters: “It is over.”", "Ada Wren"),
        ("Ada Wren remembered her father saying: “Never sell the farm.”", "her father"),
        ("Ada Wren recalled a neighbour telling her, “You should go.”", "a neighbour"),
        ("The head of the union who wrote to Ada Wren said: “We are tired.”", "The head of the union"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
}

#[test]
fn whoever_views_the_words_of_another_speaks() {
    for (text, speaker) in [
        ("Max Stone condemned Anna Grey’s remark as “a disgrace”.", "Max Stone"),
        ("Max Stone dismissed Grey’s claim as “a fairy tale”.", "Max Stone"),
        ("Max Stone rejected Anna Grey’s claim that the wall was “a fairy tale”.", "Anna Grey"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_gets_the_words_did_not_say_them() {
    for text in [
        "Max Stone was told: “You are fired.”",
        "Max Stone had been informed by letter: “You are fired.”",
        "Max Stone remembers being told: “You are fired.”",
        "Max Stone was sent a note: “Come home.”",
        "Anna Grey got a text: “Come home.”",
    ] {
        assert!(last_of(text).1 <= 0.5, "{text} {:?}", last_of(text));
    }
    for (text, speaker) in [
        ("Anna Grey received a letter saying: “Come home.”", "a letter"),
        ("Max Stone woke to a text from Anna Grey: “Come home.”", "Anna Grey"),
        ("Max Stone received a text from Anna Grey that said: “Come home.”", "Anna Grey"),
        ("Anna Grey’s father left him a note: “Come home.”", "Anna Grey’s father"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn an_aside_that_quotes_others_is_not_of_the_subject() {
    for (text, speaker) in [
        ("Max Stone, called “a con man” by Anna Grey, told reporters he would sue.", "Anna Grey"),
        ("The attack, described as “cowardly” by Anna Grey, killed 12.", "Anna Grey"),
        ("Max Stone, described by Anna Grey as “a con man”, hopes to win.", "Anna Grey"),
        ("Russia is a land that the nominee, Max Stone, called “a foe”.", "Max Stone"),
    ] {
        said(text, &[speaker]);
    }
}

#[test]
fn whoever_answers_a_text_or_reports_a_scene_speaks() {
    for (text, speaker) in [
        ("Ada Wren responded to a statement from Max Stone: “What nonsense.”", "Ada Wren"),
        ("Ada Wren pointed to a message from Max Stone: “We have paid.”", "Max Stone"),
        ("The judge said the defendant had shown no remorse and told him: “You are a danger.”", "The judge"),
        ("Police said a man was shot and said: “We are looking for witnesses.”", "Police"),
        ("The club confirmed that the coach left and said: “We wish him well.”", "The club"),
        ("Max Stone said when asked: “I am glad.”", "Max Stone"),
        ("Max Stone once quipped: “I am old.”", "Max Stone"),
        ("The minister met unions including Unison, and Max Stone said: “No.”", "Max Stone"),
        ("Max Stone, meanwhile, dismissed as “nonsense” reports that he was ill.", "Max Stone"),
        ("The BBC reported Ada Wren’s statement: “Go away.”", "Ada Wren"),
        ("The firm apologised to the man who lost and it said: “We are sorry.”", "The firm"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
        assert!(last_of(text).1 >= 0.65, "{text} {:?}", last_of(text));
    }
}

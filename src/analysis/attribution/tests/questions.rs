//! Questions and the pronouns behind them: whoever is asked answers.

use super::{last_of, said};

#[test]
fn whoever_is_asked_answers() {
    for (text, speaker) in [
        (
            "Senator Hugh Brandt asked Mr. Castillo whether he had read it. “I have not,” he answered.",
            "Castillo",
        ),
        ("A reporter asked President Kofi Osei if he would run. “You will know,” he said.", "Kofi Osei"),
        ("When Judge Paul Ennis asked Kofi Osei if he understood, he said: “Yes, sir.”", "Kofi Osei"),
        ("“Did you read it?” Senator Hugh Brandt asked Mr. Castillo. “I did not,” he replied.", "Castillo"),
    ] {
        assert_eq!(last_of(text).0, speaker, "{text}");
    }
    said("Kofi Osei asked Mr. Castillo to leave at once. “The hall is shut,” he said.", &["Kofi Osei"]);
}

#[test]
fn a_forename_that_goes_with_the_other_pronoun_is_unsure() {
    for text in [
        "David Moyo last heard from his daughter on Sunday. “Dad, I am scared,” she told him.",
        "Hugh Brandt called Ms. Castillo on Friday. “I am busy,” she said.",
    ] {
        let (speaker, confidence) = last_of(text);
        assert!(confidence < 0.7, "{text} {speaker} {confidence}");
    }
}

#[test]
fn whoever_is_described_is_the_subject_before_whom_he_meets() {
    for text in [
        "The president met General Kofi Osei on Friday. “I need you here,” he said.",
        "The coach took Kofi Osei aside after training. “You are not playing,” he said.",
        "The coach was angry with Kofi Osei. “You are not playing,” he said.",
    ] {
        let (speaker, confidence) = last_of(text);
        assert!(speaker.starts_with("The ") && confidence < 0.7, "{text} {speaker} {confidence}");
    }
    assert_eq!(last_of("The coach was Kofi Osei. “We won,” he said.").0, "Kofi Osei");
}

#[test]
fn a_description_with_a_name_in_an_aside_is_that_person() {
    for text in [
        "The man who found it, metal detectorist Kofi Osei, thought it was a ring. “I nearly left it,” he said.",
        "A former aide to Ms. Lund, Kofi Osei, said it was late. “She threw it,” he said.",
    ] {
        assert_eq!(last_of(text).0, "Kofi Osei", "{text}");
    }
    let owner = "The man who found it, which was Kofi Osei’s, left. “I nearly left it,” he said.";
    assert_eq!(last_of(owner).0, "The man", "{owner}");
}

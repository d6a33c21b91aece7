//! Reported clauses without "that": with what they may begin, and where they go on behind the report.

use super::indirect;

#[test]
fn a_number_is_reported_with_the_words_that_limit_it() {
    for limit in [
        "about 40",
        "around 40",
        "at least 40",
        "up to 5,000",
        "over a million",
        "nearly all",
        "only two",
        "just two",
    ] {
        indirect(&format!("Mensah said ⟦{limit} people were hurt⟧."));
        indirect(&format!("Mensah said on Friday ⟦{limit} people were hurt⟧."));
        indirect(&format!("Mensah told reporters ⟦{limit} people were hurt⟧."));
    }
    indirect("⟦About 40 people were hurt⟧, Mensah said.");
    indirect("But ⟦at least 40 people were hurt⟧, said Mensah.");
    indirect("⟦At least 40 people, he said, were hurt⟧.");
    indirect("Mensah said ⟦about half of the homes were lost⟧.");
    indirect("Mensah said ⟦$40 million was missing⟧.");
    indirect("Mensah spoke about 40 people who were hurt.");
    indirect("Mensah told reporters about the 40 people who were hurt.");
    indirect("Mensah told police about three men she had seen in the park.");
    indirect("Mensah told officials about 12 plans that would save money.");
    indirect("Mensah told workers at about 40 plants ⟦they would lose their jobs⟧.");
    indirect("Mensah told only two friends ⟦she was ill⟧.");
    indirect("Mensah told voters lies about the war.");
    indirect("Mensah said about five years ago ⟦he was sorry⟧.");
}

#[test]
fn a_time_may_be_what_is_talked_about() {
    indirect("Mensah said ⟦Thursday’s vote was a sham⟧.");
    indirect("Mensah said on Friday ⟦last week’s vote was a sham⟧.");
    indirect("Mensah said ⟦Friday was the worst day of her life⟧.");
    indirect("Mensah said ⟦tomorrow will be too late⟧.");
    indirect("Mensah said Friday ⟦the vote was a sham⟧.");
    indirect("Mensah said in May ⟦the vote was a sham⟧.");
    indirect("Mensah said ⟦Monday night was a sham⟧.");
    indirect("Mensah said just last week ⟦the vote was a sham⟧.");
    indirect("A merger announced Monday would close the mill.");
    indirect("What the minister said yesterday was a lie.");
}

#[test]
fn an_adverb_of_what_is_said_belongs_to_it() {
    indirect("Mensah said ⟦perhaps it was a mistake⟧.");
    indirect("Mensah said ⟦unfortunately the boat sank⟧.");
    indirect("Mensah said ⟦so far nobody had come⟧.");
    indirect("Mensah said again ⟦it was a mistake⟧.");
    indirect("Mensah complained soon after that ⟦it was a mistake⟧.");
}

#[test]
fn verbs_without_an_ending_follow_plural_nouns() {
    for clause in [
        "oil companies exploit workers",
        "city bus drivers earn too little",
        "news outlets undercount his supporters",
        "foreign fighters cross the border",
        "hospitals run out of blood",
        "residents need help",
    ] {
        indirect(&format!("Mensah said ⟦{clause}⟧."));
        indirect(&format!("Mensah told reporters ⟦{clause}⟧."));
    }
    indirect("Mensah said prayers.");
}

#[test]
fn a_pronoun_with_a_short_verb_is_a_clause() {
    indirect("Mensah said ⟦that’s not true⟧.");
    indirect("Mensah said ⟦they’re tired⟧.");
    indirect("But ⟦that would be a mistake⟧, said Mensah.");
    indirect("⟦Prices fell⟧, Mensah said.");
    indirect("Mensah said ⟦he would⟧.");
    indirect("Mensah said that ⟦not everyone agreed⟧.");
    indirect("Mensah said that, ⟦if it rained, the match would be off⟧.");
    indirect("Mensah said ⟦talks continued⟧.");
    indirect("Mensah said that not long ago.");
    indirect("That’s according to a poll.");
}

#[test]
fn joined_subjects_and_insertions_belong_to_the_clause() {
    indirect("Mensah said ⟦both he and Lopez promised to stay⟧.");
    indirect("Mensah said ⟦the mayor and the engineers claimed it was safe⟧.");
    indirect("Mensah said ⟦the plan – and the money behind it – came too late⟧.");
    indirect("Mensah said ⟦the efforts – which include posters – will pay off⟧.");
    indirect("⟦The plan, however, has flaws⟧, Mensah said.");
    indirect("Mensah said ⟦the plan had flaws⟧ – and left.");
    indirect("Police said robbery and witnesses said ⟦revenge was the motive⟧.");
}

#[test]
fn what_opens_a_sentence_may_belong_to_the_words_before_a_report() {
    indirect("⟦In 2019 the plant was closed⟧, Mensah said.");
    indirect("⟦If it was wet the match was off⟧, Mensah said.");
    indirect("⟦Even the army had no food⟧, Mensah said.");
    indirect("⟦So far nobody has come⟧, Mensah said.");
    indirect("In May, Mensah said.");
    indirect("In a letter he sent on Friday, Mensah said.");
    indirect("In a statement released on Friday, Mensah said.");
    indirect("On the day he was arrested, Mensah said.");
    indirect("About 60 minutes after the plane took off, Mensah said.");
}

#[test]
fn a_clause_goes_on_behind_the_report_in_it() {
    for rest in [
        "if the money was gone",
        "because the money was gone",
        "until the rain stopped",
        "including the children",
    ] {
        indirect(&format!("⟦The men left, Mensah said, {rest}⟧."));
    }
    for rest in [
        "when asked by a reporter",
        "if reluctantly",
        "to applause",
        "with a smile",
        "after a visit to the site",
        "which he regrets",
        "pointing at the door",
        "and went home",
        "and the shops were shut",
        "while others stayed",
    ] {
        indirect(&format!("⟦The men had left⟧, Mensah said, {rest}."));
    }
    indirect("⟦Prices will fall⟧, said the Bank of England, which raised rates in May.");
    indirect("⟦It was, he said, a mistake⟧.");
    indirect("⟦There is, he said, no other way⟧.");
    indirect("⟦Those who stayed, he said, lost their homes⟧.");
    indirect("⟦The men had left⟧, Mensah said, to “save lives”.");
}

#[test]
fn a_question_behind_a_listener_of_two_words_is_asked() {
    indirect("Police asked shop owners ⟦who had sold the knife⟧.");
    indirect("Mensah told reporters people who had left were safe.");
}

#[test]
fn a_clause_behind_said_is_no_speaker() {
    indirect("Mensah, a farmer from Leeds, said ⟦many of the boats came back empty⟧.");
    indirect("Mensah, citing “the cost”, said ⟦the mayor should resign⟧.");
    indirect("⟦Many of the boats came back empty⟧, said a farmer from Leeds.");
}

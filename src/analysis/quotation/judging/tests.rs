//! Marks with and without speech drawn into the text: ⟦…⟧ surrounds what is speech, and no other marks may be.

use crate::analysis::drawn_spans::{article, drawn, plain};
use crate::analysis::quotation::find_quotations;
use crate::analysis::{Passage, QuotationKind};

#[track_caller]
fn speech(expected: &str) {
    let article = article(&plain(expected));
    let passage = Passage::new(&article.text, &article.paragraphs);
    let reading = find_quotations(&passage);
    let found = reading.quotations.iter().filter(|quoted| quoted.kind != QuotationKind::Indirect);
    assert_eq!(drawn(&article.text, found.map(|quoted| quoted.content)), expected);
}

#[test]
fn titles_in_a_list_are_no_speech() {
    speech("Expect every hit, said the promoter, including “Home,” “Harbour Light,” “Go” and “What a Day.”");
    speech("Thousands marched past the palace chanting “⟦Bread first!⟧” and “⟦Go home!⟧”");
}

#[test]
fn a_work_a_name_and_a_thing_bear_words_that_nobody_says() {
    speech("Adebayo sang “Harbour Light” and left. “⟦I was hoarse,⟧” she said.");
    speech("According to a Herald report “Greatest ports: 50 reasons to go”, it is the best.");
    speech("“⟦I sleep on the pier,⟧” said a man who goes by the name “Sparrow”.");
    speech("A man known only as “Uncle Joe” was held, police said.");
    speech("Her thesis, “The Groaning of Ice”, was too poetic, they said.");
    speech("“Rain Dogs” author Grace Adebayo says she wrote it in a month.");
    speech("He kept his “buy” rating, he said. The “Harbour Light” tour begins in May.");
    speech("Joe Mensah, known to friends as “Sparky”, was fined, police said.");
    speech("He moved the stock from “neutral” to “underperform,” he wrote.");
    speech("Adebayo said they held a banner that read “Justice For Arthur”.");
    speech("The party changed the name of its account to “HarbourFacts” during the debate, he said.");
    speech("The “Meth. We’re on it.” campaign was not for her, Adebayo said.");
    speech("Smog may reach “severe” or “very poor” levels.");
}

#[test]
fn a_word_that_is_explained_or_offered_as_an_answer_is_no_speech() {
    speech("The name means “bay of seals” and stands for “luck”.");
    speech("Two in three agreed with the statement “my children will be poorer than me”.");
}

#[test]
fn what_nobody_said_is_no_speech() {
    speech("The letter did not say “sorry” anywhere.");
    speech("If anyone says “we always did it this way”, they pay.");
    speech("As Adebayo would say, “the soup is not the spoon”.");
    speech("Adebayo said she was “⟦not sorry at all⟧”.");
    speech(
        "Adebayo denied last month that she was a “puppet master”. She has never used the word “comeback”.",
    );
    speech("Adebayo rejected the plan as “⟦rubbish⟧”.");
}

#[test]
fn a_comma_in_the_marks_promises_who_said_it() {
    speech("“⟦We counted every vote twice,⟧” Comr. Folasade Ige told them.");
    speech("“⟦The grid held,⟧” Deputy Minister for Energy and Climate Ana Szulc told the radio.");
    speech("“Harbour Light,” the film, opens in May.");
}

#[test]
fn a_sentence_of_its_own_in_marks_is_speech() {
    speech("“⟦Hands up!⟧” an officer ordered. “⟦Step out.⟧” The man came out.");
    speech("Her verdict on the kitchen, delivered at the door: “⟦Again!⟧” She left.");
    speech("There is an old proverb: “Sell the cow, keep the bell.”");
    speech("“⟦The country has worries,⟧” Adebayo said. “⟦So has she.⟧” He left. “⟦Never.⟧”");
    speech("Do you regret it? “⟦Only the long ones.⟧” She laughs. “⟦Both kinds.⟧”");
    speech("“⟦We write with urgency⟧”\n\nIn a letter to the mayor, the doctors asked for help.");
}

#[test]
fn a_report_that_belongs_to_one_quotation_leads_to_no_other() {
    speech("“⟦They told us what to do,⟧” said Grace Adebayo, one of the “big four” negotiators.");
    speech("“⟦We stay,⟧” said Grace Adebayo, “⟦and wait.⟧”");
}

#[test]
fn words_right_beside_said_are_speech() {
    speech("Grace Adebayo said “⟦rain and patience⟧” cannot be bought.");
    speech("Winning here “⟦is our dream,⟧” Grace Adebayo said.");
    speech("The bill was “⟦dead,⟧” Adebayo told reporters as she left court.");
    speech("They answered at once.\n\n“⟦Never again.⟧” — Grace Adebayo\n\n“The Long Ice.” — Grace Adebayo");
    speech("A sign said “no dogs”, and if she said “no” they laughed.");
}

#[test]
fn a_label_of_a_thing_is_no_speech() {
    speech("Officials warned that smog may reach “severe” or “emergency” levels.");
    speech("The senator said he would keep his “tough on crime” stance.");
    speech("Adebayo called it a “⟦cruel⟧” policy.");
}

#[test]
fn a_work_that_a_verb_of_speaking_is_about_is_no_speech() {
    for text in [
        "Ana Lopez recommended “Dry Season”, and nobody slept.",
        "Ana Lopez suggested “Dry Season” for the prize.",
        "The festival announced “Dry Season” as its opening film.",
        "Ana Lopez explained “Dry Season” to the children.",
        "In 1998 Ana Lopez wrote “Dry Season”.",
        "Ana Lopez wrote “Dry Season” and “The Long Ice” in one summer.",
        "Ana Lopez repeated “Dry Season” three times during the tour.",
        "Ana Lopez added “Dry Season” to the list.",
        "The band declared “Dry Season” its best song.",
        "Ana Lopez mentioned “Dry Season”, her first novel, only once.",
        "Critics urged “Dry Season” on everybody.",
        "The minister denounced “Dry Season” as an insult.",
        "The judges praised “Dry Season” (1987) in their report.",
    ] {
        speech(text);
    }
}

#[test]
fn a_work_that_a_clause_is_about_is_no_speech() {
    for text in [
        "The court ruled that “Dry Season” infringed her rights.",
        "Ana Lopez said “Dry Season” would be her last film.",
        "Ana Lopez claimed “Dry Season” was stolen from her.",
        "“Dry Season” tells the story of a farmer, Ana Lopez said.",
        "“Dry Season” was banned, Ana Lopez told reporters.",
        "Her favourite song, Ana Lopez said, was “Dry Season”.",
    ] {
        speech(text);
    }
}

#[test]
fn words_with_capitals_that_somebody_said_are_speech() {
    speech("They chanted “⟦Dump the Mayor!⟧” all night.");
    speech("“⟦Dry Season,⟧” Ana Lopez said.");
    speech("Ana Lopez recommended that “⟦we wait for the dry season⟧”.");
    speech("Ana Lopez repeated: “⟦Never Again!⟧”");
}

#[test]
fn a_rating_and_a_term_are_no_speech_and_a_judgement_is() {
    speech("Analysts recommended “buy” for the shares.");
    speech("Ana Lopez explained “soft power” to the students.");
    speech("Ana Lopez explained: “⟦We were late.⟧”");
    speech("Ana Lopez called the plan “⟦absurd⟧” and said it should go.");
    speech("They call the road “Mile of Tears”.");
}

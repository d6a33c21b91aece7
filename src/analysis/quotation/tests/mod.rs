//! Quotations drawn into the text: ⟦…⟧ surrounds each that must be found; no other may be.

mod openings;
mod reported;

use super::{UnattributedQuotation, find_quotations};
use crate::analysis::drawn_spans::{article, drawn, plain};
use crate::analysis::{Passage, QuotationKind};

fn quotations(text: &str, wanted: fn(&UnattributedQuotation) -> bool) -> String {
    let article = article(text);
    let passage = Passage::new(&article.text, &article.paragraphs);
    let reading = find_quotations(&passage);
    drawn(
        &article.text,
        reading.quotations.iter().filter(|quoted| wanted(quoted)).map(|quoted| quoted.content),
    )
}

#[track_caller]
fn speech(expected: &str) {
    let found = quotations(&plain(expected), |quoted| quoted.kind != QuotationKind::Indirect);
    assert_eq!(found, expected);
}

#[track_caller]
fn indirect(expected: &str) {
    let found = quotations(&plain(expected), |quoted| quoted.kind == QuotationKind::Indirect);
    assert_eq!(found, expected);
}

#[test]
fn speech_is_found_and_other_words_in_marks_are_not() {
    speech("“⟦We will stay,⟧” the minister said.");
    speech("The minister said the plan was “⟦bold and overdue⟧”.");
    speech("They condemned the strike, describing it as “⟦reckless and cruel⟧”.");
    speech("The so-called “experts” met at the “World Food Forum” in Oslo.");
    speech("Kofi “The Rock” Mensah won the final.");
    speech("Her film “The Long Road Home” opens in May.");
    speech("“⟦We will stay,⟧” he said. “⟦Nobody will move us from here.⟧”");
}

#[test]
fn each_of_two_coordinated_pairs_is_a_quotation() {
    speech("Mensah called the plan “⟦absurd⟧” and “⟦shameful⟧”.");
    speech("The senator described the ruling as “⟦a step back⟧” and “⟦a gift to thieves⟧”.");
}

#[test]
fn a_sentence_with_a_reporting_verb_is_speech() {
    speech("“⟦Never,⟧” she said.");
    speech("“⟦Ninety metres,⟧” came a voice from the kitchen.");
    speech("Mensah said of the vote, “⟦I don’t like it,⟧” and left.");
    speech("“Home,” the film, opens in May.");
    speech("Is it over? “⟦It is over,⟧” said Mensah. “⟦Go home.⟧”");
}

#[test]
fn a_sentence_of_its_own_continues_the_speech() {
    speech("“⟦We will stay here,⟧” she said. He shook his head.\n\n“⟦Never.⟧”");
    speech("She would rather he did not drive. “⟦He sings.⟧”");
    speech("The prizes went to two films.\n\n“The Long Road Home.”\n\n“Rain Over Oslo.”");
}

#[test]
fn names_titles_and_nicknames_are_not_speech() {
    speech("The robot, named “Better Days,” came second.");
    speech("Her thesis, “The Groaning of Slow Ice,” was praised.");
    speech("Mensah is one of the drivers, whom everybody calls “the Admiral”.");
    speech("He was crowned “Queen of the Lake” in May.");
    speech("Mensah appeared on Radio Oslo’s “Morning Hour” on Friday.");
    speech("It is what I call “a slow goodbye”.");
    speech("We call it “the wall of shame”.");
}

#[test]
fn markup_and_references_are_not_speech() {
    speech("<post id=\"123456\" author=\"mensah\" date=\"2021-05-03\">We stay</post>");
    speech("Sources\n\n“Old bridge closed for good” — Oslo Herald, May 3, 2021");
    speech("“⟦We closed it for good.⟧” — Grace Adebayo, 31");
}

#[test]
fn a_headline_may_begin_with_a_quotation() {
    speech(
        "‘⟦Daft as a brush⟧’: anger at new road\n\nA road has been built in the village of Tarn and nobody wants it there.",
    );
}

#[test]
fn a_repeated_label_introduces_speech() {
    speech("Grace Adebayo weaves.\n\nQ: ⟦Why now?⟧\n\nA: ⟦Nobody asked before.⟧");
    speech("MR ADEBAYO: ⟦Who saw it?⟧\n\nMS MENSAH: ⟦He said, “I did.”⟧\n\nMR ADEBAYO: ⟦Thank you.⟧");
    speech("UPDATE: Two men were held.\n\nThe road is open.");
}

#[test]
fn the_answers_are_attributed_to_the_person_interviewed() {
    let article = article("Grace Adebayo weaves.\n\nQ: Why now?\n\nA: Nobody asked before.");
    let passage = Passage::new(&article.text, &article.paragraphs);
    let reading = find_quotations(&passage);
    let answer = reading.reports.last().and_then(|report| report.subject.clone()).unwrap();
    let words = reading.outline.span_of(&answer.core);
    assert_eq!(words.of(&article.text), "Grace Adebayo");
}

#[test]
fn a_whole_clause_is_direct_and_a_phrase_is_partial() {
    let kinds = |text: &str| -> Vec<QuotationKind> {
        let article = article(text);
        let passage = Passage::new(&article.text, &article.paragraphs);
        find_quotations(&passage).quotations.iter().map(|quoted| quoted.kind).collect()
    };
    assert_eq!(kinds("“We will stay,” she said."), [QuotationKind::Direct]);
    assert_eq!(kinds("She said: “We will stay.”"), [QuotationKind::Direct]);
    assert_eq!(kinds("She warned of “a long and bitter winter”."), [QuotationKind::Partial]);
    assert_eq!(kinds("The talks “only serve the other side,” she said."), [QuotationKind::Partial]);
}

/// The quotations of a text, each with the words of those inside it and of its first part.
fn parts(text: &str) -> Vec<(String, Vec<String>, Option<String>)> {
    let article = article(text);
    let passage = Passage::new(&article.text, &article.paragraphs);
    let found = find_quotations(&passage).quotations;
    let words = |span: &crate::text::Span| passage.words(*span).to_owned();
    let all = found.iter().filter(|quoted| quoted.kind != QuotationKind::Indirect);
    all.map(|quoted| {
        let inside = quoted.inside.iter().map(words).collect();
        (words(&quoted.content), inside, quoted.continues.as_ref().map(words))
    })
    .collect()
}

#[test]
fn a_quotation_knows_those_inside_it() {
    let found = parts("“She said, ‘We “must” stay,’ and then ‘go,’” Adebayo recalled. “We left.”");
    assert_eq!(found[0].1, ["We “must” stay,", "go,"]);
    assert!(found[1].1.is_empty());
}

#[test]
fn a_quotation_that_its_report_breaks_knows_its_first_part() {
    let found = parts("“We stay,” Adebayo said, “and wait,” she added, “and win.”");
    let first = Some("We stay,".to_owned());
    assert_eq!(found.iter().map(|found| found.2.clone()).collect::<Vec<_>>(), [None, first.clone(), first]);
    for text in [
        "“We stay,” Adebayo said. “We wait,” she added.",
        "“We stay,” Adebayo said, adding that they would “wait for as long as we must”.",
        "“We stay,” said Adebayo. Mensah told her, “We wait.”",
    ] {
        assert!(parts(text).iter().all(|found| found.2.is_none()), "{text}");
    }
}

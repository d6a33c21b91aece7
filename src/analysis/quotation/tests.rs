//! Quotations drawn in the text: ⟦…⟧ stands around what must be found, and nothing else may be.

use super::{Quoted, find, pair};
use crate::analysis::{Passage, QuotationKind};
use crate::article::Article;
use crate::input::{Document, Media};

fn article(text: &str) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
}

/// `text` with ⟦ and ⟧ around each of `spans`.
fn drawn(text: &str, spans: impl Iterator<Item = crate::text::Span>) -> String {
    let mut drawn = String::new();
    let mut at = 0;
    for span in spans {
        drawn += text.get(at..span.start as usize).unwrap();
        drawn.extend(["⟦", span.of(text), "⟧"]);
        at = span.end as usize;
    }
    drawn + text.get(at..).unwrap()
}

fn plain(expected: &str) -> String {
    expected.replace(['⟦', '⟧'], "")
}

#[track_caller]
fn pairs(expected: &str) {
    let article = article(&plain(expected));
    let passage = Passage::new(&article.text, &article.paragraphs);
    let found = pair(&passage);
    assert_eq!(drawn(&article.text, found.iter().map(|pair| pair.content)), expected);
}

fn quotations(text: &str, wanted: fn(&Quoted) -> bool) -> String {
    let article = article(text);
    let passage = Passage::new(&article.text, &article.paragraphs);
    let reading = find(&passage);
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
fn marks_of_every_kind_are_paired() {
    pairs("“⟦We stay⟧” she said.");
    pairs("\"⟦We stay,⟧\" she said, \"⟦and wait.⟧\"");
    pairs("‘⟦We don’t stay,⟧’ she said.");
    pairs("'⟦We don't stay,⟧' she said.");
    pairs("« ⟦We stay⟧ », she said.");
    pairs("„⟦We stay⟧“, she said.");
    pairs("''⟦We stay,⟧'' she said.");
    pairs("``⟦We stay,⟧'' she said.");
    pairs("”⟦We stay,⟧“ she said.");
    pairs("»⟦We stay⟧«, she said.");
}

#[test]
fn nested_marks_belong_to_the_outer_ones() {
    pairs("“⟦He said ‘no’ to us,⟧” she said.");
    pairs("‘⟦He said “no” to us,⟧’ she said.");
    pairs("\"⟦He said 'no' to us,⟧\" she said.");
    pairs("“⟦He said “no” to us,⟧” she said.");
}

#[test]
fn apostrophes_and_measures_are_no_marks() {
    pairs("The officials’ plan of the ’90s isn’t O’Brien’s.");
    pairs("‘⟦The officials’ plan failed,⟧’ he said.");
    pairs("The ‘⟦bulls⟧’ and the ‘⟦bears⟧’ agree.");
    pairs("At 6'2\" tall he saw it. \"⟦Yes,⟧\" he said.");
    pairs("Rock 'n' roll, 'til dawn.");
}

#[test]
fn a_quotation_of_several_paragraphs_is_one() {
    pairs("“⟦We stay.\n\n“We wait.\n\n“We win,⟧” she said.");
    pairs("\"⟦We stay.\n\n\"We wait,⟧\" she said.");
    pairs("“⟦We stay.⟧”\n\n“⟦We wait.⟧”");
}

#[test]
fn a_stray_mark_spoils_nothing_but_its_paragraph() {
    pairs("“⟦We stay, she said.⟧\n\nIt rained. “⟦We wait,⟧” he said.");
    pairs("We stay,” she said. “⟦We wait,⟧” he said.");
    pairs("He called it \"big and left. \"⟦We wait,⟧\" he said.");
    pairs("“⟦Do we stay?⟧“ she asked. “⟦We do.⟧”");
}

#[test]
fn speech_is_told_from_other_words_in_marks() {
    speech("“⟦We will stay,⟧” the minister said.");
    speech("The minister said the plan was “⟦bold and overdue⟧”.");
    speech("They condemned the strike, describing it as “⟦reckless and cruel⟧”.");
    speech("The so-called “experts” met at the “World Food Forum” in Oslo.");
    speech("Kofi “The Rock” Mensah won the final.");
    speech("Her film “The Long Road Home” opens in May.");
    speech("“⟦We will stay,⟧” he said. “⟦Nobody will move us from here.⟧”");
}

#[test]
fn a_whole_clause_is_direct_and_a_phrase_partial() {
    let kinds = |text: &str| -> Vec<QuotationKind> {
        let article = article(text);
        let passage = Passage::new(&article.text, &article.paragraphs);
        find(&passage).quotations.iter().map(|quoted| quoted.kind).collect()
    };
    assert_eq!(kinds("“We will stay,” she said."), [QuotationKind::Direct]);
    assert_eq!(kinds("She said: “We will stay.”"), [QuotationKind::Direct]);
    assert_eq!(kinds("She warned of “a long and bitter winter”."), [QuotationKind::Partial]);
    assert_eq!(kinds("The talks “only serve the other side,” she said."), [QuotationKind::Partial]);
}

#[test]
fn reports_without_marks_are_indirect() {
    indirect("According to Oslo, ⟦Sweden gave Finland two ships in May⟧.");
    indirect("The minister said that ⟦the bridge would open in May⟧.");
    indirect("Mensah said ⟦the bridge was not safe⟧.");
    indirect("Mensah said on Friday that ⟦the bridge was not safe⟧.");
    indirect("“We stay,” Mensah said.");
    indirect("Mensah said goodbye.");
    indirect("The ship sailed to Oslo, according to Mensah.");
}

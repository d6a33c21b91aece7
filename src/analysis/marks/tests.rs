//! Pairs of marks drawn into the text: ⟦…⟧ surrounds the content of each pair that must be found.

use super::pair_marks;
use crate::analysis::Passage;
use crate::analysis::drawn_spans::{article, drawn, plain};

#[track_caller]
fn pairs(expected: &str) {
    let article = article(&plain(expected));
    let passage = Passage::new(&article.text, &article.paragraphs);
    let found = pair_marks(&passage);
    assert_eq!(drawn(&article.text, found.iter().map(|pair| pair.content)), expected);
}

#[test]
fn marks_of_every_family_are_paired() {
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
    pairs("「⟦We stay⟧」 she said.");
    pairs("『⟦We stay⟧』 she said.");
}

#[test]
fn a_nested_pair_is_part_of_the_outer_one() {
    pairs("“⟦He said ‘no’ to us,⟧” she said.");
    pairs("‘⟦He said “no” to us,⟧’ she said.");
    pairs("\"⟦He said 'no' to us,⟧\" she said.");
    pairs("“⟦He said “no” to us,⟧” she said.");
}

#[test]
fn apostrophes_and_inches_are_not_quotation_marks() {
    pairs("The officials’ plan of the ’90s isn’t O’Brien’s.");
    pairs("‘⟦The officials’ plan failed,⟧’ he said.");
    pairs("The ‘⟦bulls⟧’ and the ‘⟦bears⟧’ agree.");
    pairs("At 6'2\" tall he saw it. \"⟦Yes,⟧\" he said.");
    pairs("Rock 'n' roll, 'til dawn.");
    pairs("He is \"⟦up to 15⟧\" percent sure, she said.");
    pairs("He said \"⟦I am 6'2\" tall and proud⟧\" and left.");
    pairs("\u{202a}”⟦We stay,⟧” she said.");
}

#[test]
fn an_unclosed_quotation_ends_at_its_reporting_clause() {
    pairs("\"⟦We waited for years,⟧ she said.\n\n\"⟦They laughed,⟧\" she went on.");
    pairs("\"⟦We waited, and they said nothing at all.\n\n\"They laughed,⟧\" she went on.");
}

#[test]
fn a_quotation_of_several_paragraphs_is_one_pair() {
    pairs("“⟦We stay.\n\n“We wait.\n\n“We win,⟧” she said.");
    pairs("\"⟦We stay.\n\n\"We wait,⟧\" she said.");
    pairs("“⟦We stay.⟧”\n\n“⟦We wait.⟧”");
    pairs("‘⟦We’ve stayed.\n\n‘We wait.⟧’");
    pairs("'⟦We've stayed.\n\n'We wait.⟧'");
    pairs("‘Twas dark. It rained.\n\nThe ‘⟦old⟧’ road was shut.");
}

#[test]
fn a_stray_mark_affects_only_its_own_paragraph() {
    pairs("“⟦We stay and wait.⟧\n\nIt rained. “⟦We wait,⟧” he said.");
    pairs("“⟦We stay. “We wait,⟧” he said.");
    pairs("“We stay, he said. “⟦We wait,⟧” he said.");
    pairs("“⟦It was longer than ‘now’. He wrote it down.⟧\n\nShe has kept it.");
    pairs("We stay,” she said. “⟦We wait,⟧” he said.");
    pairs("He called it \"big and left. \"⟦We wait,⟧\" he said.");
    pairs("“⟦Do we stay?⟧“ she asked. “⟦We do.⟧”");
}

//! Pairs of marks drawn into the text: ⟦…⟧ surrounds the content of each pair that must be found.

use super::{MarkFamily, pair_marks};
use crate::analysis::Passage;
use crate::analysis::drawn_spans::{article, drawn, plain};

#[track_caller]
fn pairs(expected: &str) {
    let article = article(&plain(expected));
    let passage = Passage::new(&article.text, &article.paragraphs);
    let found = pair_marks(&passage);
    let quoted = found.iter().filter(|pair| pair.family != MarkFamily::Nickname);
    assert_eq!(drawn(&article.text, quoted.map(|pair| pair.content)), expected);
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
    pairs("“⟦We stay.⟧\n\nIt rained, he said, and “⟦they⟧” left.\n\n“⟦We wait.⟧”");
    pairs("“⟦We stay.⟧\n\nIt rained, the mayor said, on all of us,” and left.");
    pairs("‘⟦We’ve stayed.\n\n‘We wait.⟧’");
    pairs("'⟦We've stayed.\n\n'We wait.⟧'");
    pairs("‘Twas dark. It rained.\n\nThe ‘⟦old⟧’ road was shut.");
}

#[test]
fn a_stray_mark_affects_only_its_own_paragraph() {
    pairs("“⟦We stay and wait.⟧\n\nIt rained. “⟦We wait,⟧” he said.");
    pairs("“⟦We stay. “We wait,⟧” he said.");
    pairs(
        "He called it “a den of thieves’ and left. It rained. She was “⟦tired of winter⟧’ and stood apart.",
    );
    pairs("“⟦We stay,⟧ he said. “⟦We wait,⟧” he said.");
    pairs("“⟦It was longer than ‘now’. He wrote it down.⟧\n\nShe has kept it.");
    pairs("We stay,” she said. “⟦We wait,⟧” he said.");
    pairs("He called it \"big and left. \"⟦We wait,⟧\" he said.");
    pairs("“⟦Do we stay?⟧“ she asked. “⟦We do.⟧”");
}

#[test]
fn marks_of_other_languages_are_paired_the_way_those_write_them() {
    pairs("‚⟦We stay,⟧‘ she said. ‚⟦We wait,⟧’ he said.");
    pairs("”⟦We stay,⟧” she said. ”⟦We wait,⟧” he said.");
    pairs("»⟦We stay,⟧» she said. »⟦We wait,⟧» he said.");
    pairs("›⟦We stay,⟧‹ she said. ‹⟦We wait,⟧› he said.");
    pairs("’⟦We stay,⟧’ she said. ’⟦We wait,⟧’ he said.");
    pairs("„⟦We ‚stay‘,⟧“ she said. „⟦We »wait«,⟧” he said.");
    pairs("《⟦We stay,⟧》 she said. 〝⟦We wait,⟧〟 he said.");
    pairs("❝⟦We stay,⟧❞ she said. ❛⟦We wait,⟧❜ he said.");
    pairs(",,⟦We stay,⟧“ she said. <<⟦We wait,⟧>> he said.");
    pairs("&quot;⟦We stay,⟧&quot; she said. &ldquo;⟦We wait,⟧&rdquo; he said.");
}

#[test]
fn a_mark_that_a_program_left_half_straight_is_paired() {
    pairs("“⟦We stay,⟧\" she said. \"⟦We wait,⟧” he said.");
    pairs("“⟦We stay,⟧’’ she said. “⟦We wait,⟧'' he said.");
    pairs("``⟦We stay,⟧\" she said. ‘⟦We wait,⟧' he said.");
    pairs("″⟦We stay,⟧″ she said. ″⟦We wait,⟧\" he said.");
}

#[test]
fn a_damaged_closing_mark_ends_a_quotation_that_has_no_better_one() {
    pairs("“⟦We stay,⟧» said Adebayo. It rained. “⟦We wait,⟧” he said.");
    pairs("“⟦We stay,⟧’ said Adebayo. It rained. “⟦We wait,⟧’ he said.");
    pairs("He called it “⟦a disgrace⟧’ and left. It rained.");
    pairs("“⟦We like the » sign,⟧” she said.");
    pairs("“⟦We ‚stay,⟧” she said.");
    pairs("«⟦We stay,⟧“ said Adebayo. It rained.");
    pairs("‘⟦We stay,⟧” said Adebayo. It rained.");
}

#[test]
fn single_marks_go_on_over_paragraphs() {
    pairs("'⟦It is ours,⟧' she said. '⟦Nobody asked.\n\n'We don't want it.\n\n'We stay.⟧'\n\nIt rained.");
    pairs("‘⟦It is ours,⟧’ she said. ‘⟦Nobody asked.\n\n‘We stay,⟧’ she said.");
    pairs("The town's '70s hall.\n\n'⟦We stay,⟧' she said.");
}

#[test]
fn an_unclosed_phrase_ends_with_its_sentence() {
    pairs("She called it \"⟦a disgrace.⟧ The council met on Monday and voted.");
    pairs("She said: \"⟦It is a disgrace. The council met on Monday.⟧");
}

#[test]
fn an_unclosed_quotation_ends_where_it_is_reported() {
    pairs("“⟦We stay,⟧ said Grace Adebayo. It rained on Monday.");
    pairs("“⟦We stay,⟧ she told the court. It rained. “⟦We wait,⟧ said Mensah, who came late.");
    pairs("“⟦Do we stay?⟧ the mayor said. It rained.".replace("the mayor", "she").as_str());
    pairs("“⟦We stay, they said to us, and we did.⟧");
}

#[test]
fn a_mark_between_two_spaces_opens_after_a_colon_and_closes_before_a_report() {
    pairs("Adebayo said: \" ⟦We stay.⟧ \" It rained. Mensah said: \" ⟦We wait.⟧ \"");
    pairs("\" ⟦We stay,⟧ \" said Adebayo. It rained. \" ⟦We wait,⟧ \" said Mensah.");
    pairs("Adebayo said: \" ⟦We stay⟧», said Mensah. It rained.");
}

#[test]
fn an_unknown_mark_in_place_of_the_closing_one_changes_nothing() {
    pairs("“⟦We stay,⟧¨ said Adebayo. It rained. “⟦We wait,⟧¨ Mensah said.");
    pairs("He said,“ ⟦We wait,⟧” and left. We stay,“ said Adebayo, who left.");
}

#[test]
fn a_nickname_before_a_surname_quotes_nothing() {
    pairs("“⟦We won,⟧” said “Big John” Petersen. “⟦Nobody lost,⟧” said Petersen.");
    pairs("“⟦We won,⟧” said “Duke” Petersen.");
    pairs("“⟦Never⟧” Petersen said. “⟦Stop,⟧” Petersen said.");
}

#[test]
fn signs_are_no_quotation_marks() {
    pairs("The board is 12″ wide and 5′11″ long. \"⟦Yes,⟧\" he said.");
    pairs("He is 6’2” tall. “⟦I am 6’2” tall and proud,⟧” he said.");
    pairs("<< Previous story. Yes,, that is all. Read more >>");
    pairs("Songs of the ’90s and the '80s, of ’bout a hundred players’ names.");
    pairs("We came,, and it rained & it snowed.");
}

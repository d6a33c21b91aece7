//! Faults 20 to 35: texts of an odd shape or size.

use crate::binary::{pullquote, run, stderr, stdout};
use pullquote::analysis::{Analysis, Quotation, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::width::columns;
use pullquote::text::{Span, wrap};
use std::fs::File;

fn found(media: Media, text: &str) -> (Article, Analysis) {
    let article = Article::new(Document::record(String::new(), media, text.to_owned()));
    let analysis = analyze(&article);
    (article, analysis)
}

#[test]
fn fault_20_everything_in_one_long_line_is_found() {
    let text = "“We will stay,” said Ana Petrova of the port. ".repeat(5_000);
    let (_, analysis) = found(Media::Plain, &text);
    assert_eq!((analysis.quotations.len(), analysis.analysed_to as usize), (5_000, text.len()));
}

#[test]
fn fault_22_a_million_lines_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "a\n".repeat(1_000_000);
    let output = run(&mut pullquote(folder.path(), &["extract", "--format", "json", "-"]), lines.as_bytes());
    assert!(output.status.code() == Some(1) || output.status.success(), "{:?}", output.status);
    assert!(stdout(&output).contains("\"quotes\":[]") || stdout(&output).contains("\"quotes\": []"));
}

#[test]
fn fault_28_paragraphs_that_open_a_quotation_and_never_close_it_are_one_each() {
    let paragraph = |number: usize| {
        format!("“The ships came back to the port of Lima, and number {number} stayed out on the sea.\n\n")
    };
    let text = (0..500).map(paragraph).collect::<Vec<_>>().concat();
    let (article, analysis) = found(Media::Plain, &text);
    assert_eq!(analysis.quotations.len(), 500);
    assert!(analysis.quotations.iter().all(|quotation| article.words(quotation.content).len() < 100));
    let speech = format!("{}{}{}", paragraph(1), paragraph(2), paragraph(3));
    assert_eq!(
        found(Media::Plain, &speech).1.quotations.len(),
        1,
        "the last mark of a speech may be missing"
    );
}

#[test]
fn fault_29_marks_nested_fifty_deep_are_one_quotation() {
    let text = format!("Ana Lopes said, {}we stay{}.", "“a ‘b ".repeat(25), "’ ”".repeat(25));
    let (article, analysis) = found(Media::Plain, &text);
    assert_eq!(analysis.quotations.len(), 1, "{:?}", analysis.quotations);
    assert!(article.words(analysis.quotations[0].marks).starts_with("“a ‘b “a"));
}

#[test]
fn fault_31_ten_thousand_names_and_one_of_five_hundred_words() {
    let alphabet: Vec<char> = ('a'..='z').collect();
    let letters = |number: usize| -> String {
        [number / 676, number / 26 % 26, number % 26].iter().map(|&at| alphabet[at]).collect()
    };
    let came = |number| format!("Ana Ke{}ran came to the port.\n", letters(number));
    let text = (0..10_000).map(came).collect::<Vec<_>>().concat();
    let (_, analysis) = found(Media::Plain, &text);
    assert!(analysis.entities.len() > 5_000, "{}", analysis.entities.len());
    let name = (0..500).map(|number| format!("Ke{}ran ", letters(number))).collect::<Vec<_>>().concat();
    let (_, analysis) =
        found(Media::Plain, &format!("“We stay,” said {name}.\n\n“We stay,” said Ana Lopes."));
    assert_eq!(analysis.quotations.len(), 2);
}

/// The contents of the quotations and, where there is one, the name of the speaker of each.
fn said(media: Media, text: &str) -> Vec<(String, Option<String>)> {
    let (article, analysis) = found(media, text);
    let pair = |quotation: &Quotation| {
        let speaker = quotation
            .attribution
            .as_ref()
            .map(|attribution| analysis.speaker_name(attribution.speaker, &article.text).to_owned());
        (article.words(quotation.content).to_owned(), speaker)
    };
    analysis.quotations.iter().map(pair).collect()
}

fn by(words: &str, speaker: &str) -> (String, Option<String>) {
    (words.to_owned(), Some(speaker.to_owned()))
}

fn names(analysis: &Analysis) -> Vec<&str> {
    analysis.entities.iter().map(|entity| entity.name.as_str()).collect()
}

#[test]
fn fault_21_a_file_over_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    // One byte over the limit, in a file that takes no room on the disk.
    File::create(folder.path().join("long.txt")).unwrap().set_len(1 << 32).unwrap();
    std::fs::write(folder.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    // With too little memory to read a fiftieth of it.
    let mut command = std::process::Command::new("/bin/sh");
    let line = "ulimit -d 80000 && exec \"$0\" \"$@\"";
    command.args(["-c", line, env!("CARGO_BIN_EXE_pullquote"), "extract", "long.txt", "story.txt"]);
    let output = run(command.current_dir(folder.path()), b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "pullquote: long.txt is longer than 4 GiB: split it and give the parts\n");
    assert!(stdout(&output).contains("Ana Lopes"), "the other article is read: {}", stdout(&output));
}

/// Fails unless a text is cut into rows that all fit and together are the text, with no character cut in two.
fn wraps(text: &str) {
    for width in [1, 2, 3, 7, 20] {
        let rows = wrap::rows(text, Span::new(0, text.len()), width);
        let words: Vec<&str> = rows.iter().map(|row| row.of(text)).collect();
        let without_blanks = |text: &str| text.replace(' ', "");
        assert_eq!(without_blanks(&words.concat()), without_blanks(text), "{width}");
        for row in words {
            assert!(columns(row.trim_end()) <= width.max(2), "{width}: {row:?}");
            assert!(!row.starts_with(['\u{200d}', '\u{fe0f}', '\u{301}']), "{width}: {row:?}");
        }
    }
}

#[test]
fn fault_23_a_word_wider_than_the_screen_is_cut_into_rows() {
    wraps(&format!("See https://news.example/{} for it.", "a-b_c/".repeat(660)));
    wraps(&"ä".repeat(300));
}

#[test]
fn fault_24_wide_characters_are_never_cut_at_the_edge() {
    wraps("東京の会議は続く。한국어 문장도 있다. “We 👩‍👩‍👧‍👦 stay” 🇰🇷🇵🇪 ❤️ e\u{301}a\u{301} ①Ω");
}

#[test]
fn fault_25_articles_from_right_to_left_are_read_with_their_digits() {
    assert_eq!(
        said(Media::Plain, "قال أحمد: «سنبقى هنا ٣ أيام». وكان المطر غزيرا في المدينة عام 2024.\n")[0].0,
        "سنبقى هنا ٣ أيام"
    );
    assert_eq!(
        said(Media::Plain, "שר החינוך דוד לוי אמר: “נישאר כאן 3 ימים”. הישיבה נערכה ב־2024.\n")[0].0,
        "נישאר כאן 3 ימים"
    );
}

#[test]
fn fault_26_marks_of_right_to_left_scripts_are_paired() {
    for text in ["אמר לוי: ”נישאר כאן„. ירד גשם.", "אמר לוי: „נישאר כאן”. ירד גשם."]
    {
        let found = said(Media::Plain, text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].0, "נישאר כאן", "{text}");
    }
}

#[test]
fn fault_27_lists_transcripts_and_capitals_are_read_as_what_they_are() {
    let transcript = "ANA LOPES: We will stay.\n\nBEN COLE: And who pays?\n\nANA LOPES: The port does.\n";
    assert_eq!(
        said(Media::Plain, transcript),
        [
            by("We will stay.", "ANA LOPES"),
            by("And who pays?", "BEN COLE"),
            by("The port does.", "ANA LOPES")
        ]
    );
    let list = "Quotes of the week\n\n“We will stay,” — Ana Lopes\n\n“Who pays?” — Ben Cole\n";
    assert_eq!(said(Media::Plain, list), [by("We will stay,", "Ana Lopes"), by("Who pays?", "Ben Cole")]);
    let capitals =
        "The mayor spoke on Monday.\n\n“WE WILL NOT MOVE,” Ana Lopes wrote. “NEVER AGAIN,” Ben Cole said.\n";
    assert_eq!(
        said(Media::Plain, capitals),
        [by("WE WILL NOT MOVE,", "Ana Lopes"), by("NEVER AGAIN,", "Ben Cole")]
    );
    let verse = "the rain came down\nand nobody came\nand the port stood still\nall night in lima\n";
    assert_eq!(said(Media::Plain, verse), []);
}

#[test]
fn fault_30_apostrophes_inches_and_decades_are_no_quotation_marks() {
    let text = "He is 6' 2\" tall, and it took 5' 30\". \"We stay,\" said Ana O'Brien of the players' union. It was \
                rock 'n' roll in the '90s, and rock ’n’ roll in the ’80s.\n";
    assert_eq!(said(Media::Plain, text), [by("We stay,", "Ana O'Brien")]);
}

#[test]
fn fault_27_in_an_article_in_capitals_nothing_is_shown_as_certain() {
    let text = "LIMA, NOV 3 — “THE QUAY IS CLOSED,” SAID ANA LOPES, THE HARBOUR MASTER OF PERU, ON MONDAY.\n\n\
                “NOBODY ASKED US,” BEN COLE SAID. THE MINISTRY SAID IT WAS “A FAMILY MATTER OF THE PORT”.\n";
    let (article, analysis) = found(Media::Plain, text);
    assert!(!analysis.quotations.is_empty());
    for quotation in &analysis.quotations {
        let confidence = quotation.attribution.as_ref().map_or(0.0, |by| by.confidence);
        assert!(confidence < 0.9, "{confidence}: {}", article.words(quotation.content));
    }
}

#[test]
fn fault_32_two_people_with_one_surname_stay_two_and_the_surname_alone_is_not_certain() {
    let text = "Anna Kowalczyk, the mayor of Lima, met Jan Kowalczyk, a baker, on Monday.\n\n\
                “The bridge is shut,” Anna Kowalczyk said. “It is not,” said Jan Kowalczyk.\n\n\
                “It rained all night,” Kowalczyk said.\n";
    let (_, analysis) = found(Media::Plain, text);
    let people = names(&analysis);
    assert!(people.contains(&"Anna Kowalczyk") && people.contains(&"Jan Kowalczyk"), "{people:?}");
    let confidence = |number: usize| analysis.quotations[number].attribution.as_ref().unwrap().confidence;
    assert!(confidence(0) >= 0.9 && confidence(2) < 0.9, "{} and {}", confidence(0), confidence(2));
}

#[test]
fn fault_32_a_person_named_like_a_country_is_a_person() {
    let text = "Chad Smith flew to Chad. Georgia Meloni left Georgia. Jordan Peele stayed in Jordan. Paris Hilton came.";
    let (_, analysis) = found(Media::Plain, text);
    for name in ["Chad Smith", "Georgia Meloni", "Jordan Peele", "Paris Hilton", "Chad", "Georgia", "Jordan"]
    {
        assert!(names(&analysis).contains(&name), "{name} in {:?}", names(&analysis));
    }
}

#[test]
fn fault_33_what_stands_around_an_article_says_nothing() {
    let page = "<html><body><article><h1>Port</h1><div class=font-size>A A A</div><p>“We stay,” said Ana Lopes, and the \
        rain fell all night over the port of Lima.</p><p>Read more: “Ships come back,” says Ben Cole</p><figure>\
        <figcaption>Photo: Eve Black</figcaption></figure><p>The ships came back in the morning with fish for the whole \
        market.</p></article><div class=cookie-banner>We use cookies. “Accept,” said Max Cook.</div>\
        <div class=comments>“Nonsense,” said Troll Mann.</div></body></html>";
    assert_eq!(said(Media::Html, page), [by("We stay,", "Ana Lopes")]);
}

#[test]
fn fault_34_a_misspelt_name_is_kept_as_it_was_written() {
    let text = "Anthony Blinken, the US secretary of state, said: “We stay.” “We go,” Antony Blinken said on Tuesday. \
                “We wait,” Blinkin said.\n";
    // Every spelling is shown as it was written, and none is taken for another.
    assert_eq!(
        said(Media::Plain, text),
        [by("We stay.", "Anthony Blinken"), by("We go,", "Antony Blinken"), by("We wait,", "Blinkin")]
    );
}

#[test]
fn fault_35_a_text_in_another_language_says_so_and_shows_its_quotations() {
    let text = "Le maire a dit : « Nous restons ici. » Il pleuvait sur le port, et les pêcheurs attendaient depuis des \
                heures que la mer se calme.\n";
    let folder = tempfile::tempdir().unwrap();
    let report = stdout(&run(&mut pullquote(folder.path(), &["extract", "-"]), text.as_bytes()));
    assert!(report.lines().next().unwrap().contains(", fr,"), "{report}");
    assert_eq!(said(Media::Plain, text), [("Nous restons ici.".to_owned(), None)], "and invents no speaker");
}

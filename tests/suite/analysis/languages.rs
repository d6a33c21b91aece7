//! Text in other languages: whatever is in quotation marks is listed, one word too, and titles in their own marks are not.

use pullquote::analysis::{QuotationKind, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};

#[track_caller]
fn listed(text: &str, expected: &[&str]) {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let quotations = analyze(&article).quotations;
    let found: Vec<&str> = quotations.iter().map(|quotation| article.words(quotation.content)).collect();
    assert_eq!(found, expected, "{text}");
    assert!(quotations.iter().all(|quotation| quotation.kind == QuotationKind::Direct), "{text}");
    assert!(quotations.iter().enumerate().all(|(at, quotation)| quotation.id.0 as usize == at), "{text}");
}

#[test]
fn everything_in_quotation_marks_is_listed_in_every_language() {
    listed("市长说：“我们明天开放港口。”船长没有回答。“好，”他后来说。", &["我们明天开放港口。", "好，"]);
    listed("市長は「港は明日開きます」と述べた。船長は『いいえ』と答えた。", &["港は明日開きます", "いいえ"]);
    listed(
        "Мэр сказал: «Мы откроем порт завтра». Капитан ответил: «Нет».",
        &["Мы откроем порт завтра", "Нет"],
    );
    listed(
        "Der Bürgermeister sagte: „Wir öffnen den Hafen morgen.“ Der Kapitän sagte: „Nein.“ Das sei „Unsinn“.",
        &["Wir öffnen den Hafen morgen.", "Nein.", "Unsinn"],
    );
    listed(
        "Le maire a répondu : « Nous ouvrirons le port demain. » Il a dit « non ».",
        &["Nous ouvrirons le port demain.", "non"],
    );
    listed("قال رئيس البلدية: «سنفتح الميناء غدا». وأجاب القبطان: «لا».", &["سنفتح الميناء غدا", "لا"]);
}

#[test]
fn a_text_too_short_to_know_its_language_lists_its_marks_unless_it_has_english_words() {
    listed("„Nein“, sagte er.", &["Nein"]);
    listed("«Да», — сказал он.", &["Да"]);
    listed("「はい」と彼は言った。", &["はい"]);
    listed("The so-called “experts” met.", &[]);
}

#[test]
fn chinese_and_japanese_titles_are_no_quotations() {
    listed("记者在《人民日报》上写道：“港口明天开放。”市长没有回答，船长也没有回答。", &["港口明天开放。"]);
}

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
fn single_marks_and_short_words_are_listed_in_every_language() {
    listed("她说：‘我们不会退让。’船长说：“好。”市长没有回答，船长也没有回答。", &["我们不会退让。", "好。"]);
    listed(
        "선장은 “아니오”라고 답했다. 그는 이를 ‘기적’이라고 불렀다. 시장은 내일 항구를 연다.",
        &["아니오", "기적"],
    );
    listed(
        "Le capitaine a dit « non » et parle d’« absurdité ». Elle l’a qualifié de “fou”.",
        &["non", "absurdité", "fou"],
    );
    listed(
        "No me voy, dijo el capitán. La alcaldesa lo calificó de «absurdo» y dijo “sí”.",
        &["absurdo", "sí"],
    );
    listed("मेयर ने कहा, “नहीं।” उन्होंने इसे ‘पागलपन’ बताया।", &["नहीं।", "पागलपन"]);
}

#[test]
fn the_mark_in_a_hebrew_abbreviation_quotes_nothing() {
    listed("\"לא\", אמר רב החובל. צה\"ל הודיע על כך. הוא כינה זאת \"טירוף\".", &["לא", "טירוף"]);
}

#[test]
fn a_quotation_inside_another_is_its_child_in_every_language() {
    for (text, inside) in [
        (
            "„Er sagte mir: ‚Geh heim!‘“, erzählte die Frau, und der Kapitän ging mit ihr nach Hause.",
            "Geh heim!",
        ),
        ("他又說：「他告訴我『不要等』。」船長沒有回答，市長也沒有回答。", "不要等"),
        ("Elle a ajouté : « Le maire m’a dit : “Restez.” » Et elle est partie avec les autres.", "Restez."),
    ] {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let quotations = analyze(&article).quotations;
        let found: Vec<&str> =
            quotations.iter().flat_map(|it| &it.inside).map(|span| article.words(*span)).collect();
        assert_eq!(found, [inside], "{text}");
    }
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

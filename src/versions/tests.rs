//! Two versions of a story, and what is told of them.

use super::{QuotationChangeKind, VersionDifferences, differences};
use crate::analysis::analyze;
use crate::article::Article;
use crate::input::{Document, Media};

const STORY: &str = "“The quay stays closed until Friday,” harbour master Rui Costa said in Lisbon.\n\n\
    “Nobody asked us,” said Ana Lopes, who sells ice.\n\n\
    Two ferries were late on Tuesday because of the wind.\n";

fn compared(before: &str, after: &str) -> VersionDifferences {
    let article = |text: &str| Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let (before, after) = (article(before), article(after));
    differences((&before, &analyze(&before)), (&after, &analyze(&after)))
}

/// What happened to quotations and paragraphs: "words 1>1", "new >2".
fn told(found: &VersionDifferences) -> (Vec<String>, Vec<String>) {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let quotations = found.quotations.iter().map(|one| {
        let kinds: Vec<&str> = one.kinds.iter().map(|kind| kind.word()).collect();
        let before = number(one.before.as_ref().map(|old| old.number));
        format!("{} {before}>{}", kinds.join("+"), number(one.after.as_ref().map(|new| new.number)))
    });
    let paragraphs = found.paragraphs.iter().map(|one| {
        let before = number(one.before.as_ref().map(|old| old.number));
        format!("{} {before}>{}", one.kind.word(), number(one.after.as_ref().map(|new| new.number)))
    });
    (quotations.collect(), paragraphs.collect())
}

#[test]
fn what_changed_is_told_and_nothing_else() {
    let reversed: Vec<&str> = STORY.trim_end().split("\n\n").collect();
    let moved = format!("{}\n\n{}\n\n{}\n", reversed[1], reversed[0], reversed[2]);
    for (after, quotations, paragraphs) in [
        (STORY.to_owned(), vec![], vec![]),
        (STORY.replace("\n\n", "\n\n\n"), vec![], vec![]),
        (format!("A new first paragraph.\n\n{STORY}"), vec![], vec!["new >1"]),
        (STORY.replace("until Friday", "until Sunday night"), vec!["words 1>1"], vec!["changed 1>1"]),
        (STORY.replace("Ana Lopes", "Teresa Alves"), vec!["speaker 2>2"], vec!["changed 2>2"]),
        (
            STORY.replace("“Nobody asked us,” said Ana Lopes, who sells ice.\n\n", ""),
            vec!["gone 2>"],
            vec!["gone 2>"],
        ),
        (moved, vec!["moved 2>1"], vec!["moved 2>1"]),
    ] {
        let found = compared(STORY, &after);
        let (told_quotations, told_paragraphs) = told(&found);
        assert_eq!(told_quotations, quotations, "{after}");
        assert_eq!(told_paragraphs, paragraphs, "{after}");
        assert_eq!(found.is_empty(), quotations.is_empty() && paragraphs.is_empty(), "{after}");
    }
}

#[test]
fn people_and_countries_that_came_and_went_are_named() {
    let found = compared(
        STORY,
        &STORY.replace("Ana Lopes", "Teresa Alves").replace("Two ferries", "Two ferries from France"),
    );
    assert_eq!(
        (found.people.came, found.people.went),
        (vec!["Teresa Alves".to_owned()], vec!["Ana Lopes".to_owned()])
    );
    assert_eq!((found.countries.came, found.countries.went), (vec!["France".to_owned()], vec![]));
}

/// "title: A -> B".
fn stated(before: &str, after: &str) -> Vec<String> {
    let page = |meta: &str| {
        let html = format!(
            "<html><head>{meta}</head><body><p>The quay stays closed until Friday.</p></body></html>"
        );
        Article::new(Document::record(String::new(), Media::Html, html))
    };
    let (before, after) = (page(before), page(after));
    let found = differences((&before, &analyze(&before)), (&after, &analyze(&after)));
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    let told = |one: &crate::versions::StatementChange| {
        format!("{}: {} -> {}", one.label(), value(&one.before), value(&one.after))
    };
    found.statements.iter().map(told).collect()
}

#[test]
fn a_changed_title_author_or_date_is_told_and_the_same_one_in_another_form_is_not() {
    let title = |words: &str| format!("<meta property=\"og:title\" content=\"{words}\">");
    let author = |name: &str| format!("<meta name=\"author\" content=\"{name}\">");
    let date = |day: &str| format!("<meta property=\"article:published_time\" content=\"{day}\">");
    assert_eq!(stated(&title("Quay closed"), &title("Quay open")), ["title: Quay closed -> Quay open"]);
    assert_eq!(stated(&author("Jane Roe"), ""), ["authors: Jane Roe -> "]);
    assert_eq!(stated("", &author("Jane Roe")), ["authors:  -> Jane Roe"]);
    assert_eq!(
        stated(&date("2026-11-03"), &date("2026-11-04")),
        ["date of publication: 2026-11-03 -> 2026-11-04"]
    );
    for (old, new) in
        [("2026-11-03T08:15:00Z", "2026-11-03T09:15:00+01:00"), ("2026-11-03", "2026-11-03T09:15:00+01:00")]
    {
        assert_eq!(stated(&date(old), &date(new)), Vec::<String>::new());
    }
    assert_eq!(stated(&title("Quay"), &title("Quay")), Vec::<String>::new());
}

#[test]
fn a_negation_that_came_into_a_quotation_is_flagged() {
    let found = compared(STORY, &STORY.replace("stays closed", "never stays closed"));
    let one = found.quotations.first().expect("the quotation has other words");
    assert_eq!(one.kinds, [QuotationChangeKind::OtherWords]);
    assert_eq!(
        one.words.first().and_then(|word| word.flag).map(crate::verify::DifferenceFlag::word),
        Some("negation")
    );
}

//! Faults 36 to 42: web pages, Markdown, the network and standard input.

use crate::binary::{pullquote, stderr};
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use std::fs::File;

fn text(html: &str) -> String {
    let article = Article::new(Document::record(String::new(), Media::Html, html.to_owned()));
    let _ = analyze(&article);
    article.text
}

#[test]
fn fault_36_unclosed_tags_deep_nesting_and_floods_of_attributes_cost_no_words() {
    let attributes = (0..100_000).map(|number| format!(" a{number}=b")).collect::<Vec<_>>().concat();
    for html in [
        "<p><b><i>“We stay,” said Ana Lopes.<p>It rained.".to_owned(),
        format!("{}<p>“We stay,” said Ana Lopes.</p><p>It rained.", "<div>".repeat(10_000)),
        format!("<html{attributes}><p>“We stay,” said Ana Lopes.<p>It rained."),
        format!("<body{attributes}><p>“We stay,” said Ana Lopes.<p>It rained."),
        format!("<p{attributes}>“We stay,” said Ana Lopes.<p>It rained."),
        format!("{}<p>“We stay,” said Ana Lopes.<p>It rained.", "<i></i>".repeat(300_000)),
    ] {
        assert_eq!(text(&html), "“We stay,” said Ana Lopes.\n\nIt rained.", "{html:.60}");
    }
}

#[test]
fn fault_38_floods_of_entities_and_wrong_numbers_are_text() {
    let words = "<p>“We stay,” said Ana Lopes. It rained in the port of Lima.";
    for flood in ["&", "&amp;", "&nbsp;", "&#65;", "&#x110000;", "&notit", "&#xd83d;", "&amp;amp;"] {
        let read = text(&format!("{words}<p>{}", flood.repeat(50_000)));
        assert!(read.starts_with("“We stay,” said Ana Lopes."), "{flood}");
    }
    let bomb = "<!DOCTYPE a [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">]><p>It &a; rained.";
    assert!(text(bomb).contains("rained."));
}

#[test]
fn fault_39_a_picture_of_twenty_megabytes_is_no_text() {
    let picture = "iVBORw0KGgoAAAANSUhEUgAA".repeat(20 * 1024 * 1024 / 24);
    let html =
        format!("<p>“We stay,” said Ana Lopes.<img src=\"data:image/png;base64,{picture}\"><p>It rained.");
    assert_eq!(text(&html), "“We stay,” said Ana Lopes.\n\nIt rained.");
}

#[test]
fn fault_42_standard_input_without_end_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["extract", "-"][..], &["-"]] {
        let mut command = pullquote(folder.path(), arguments);
        let output = command.stdin(File::open("/dev/zero").unwrap()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("standard input holds nothing but zero bytes"),
            "{}",
            stderr(&output)
        );
    }
}

//! Faults 36 to 42: web pages, Markdown, the network and standard input.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::web::fetching::{fetch_with, gzipped};
use crate::web::server::{Server, Step, answer, nobody, redirect};
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::web::{Limits, Request};
use pullquote::input::{Document, Media};
use std::fs::File;
use std::time::Duration;

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

#[test]
fn fault_37_scripts_styles_and_hidden_words_are_no_text() {
    let html = "<html><head><style>p{content:\"“No,” said Style.\"}</style><script>var a=\"“No,” said Script.\"</script>\
        </head><body><article><h1>Port</h1><p>“We stay,” said Ana Lopes, and it rained all night over Lima.</p>\
        <p style=\"display:none\">“Hidden,” said Eve Black.</p><p hidden>“Hidden,” said Eve Black.</p>\
        <noscript>“Pay,” said Max Wall.</noscript><p>The ships came back in the morning.</p></article></body></html>";
    let read = text(html);
    assert!(read.contains("“We stay,” said Ana Lopes") && read.contains("The ships came back"), "{read}");
    for hidden in ["Style", "Script", "Hidden", "Pay"] {
        assert!(!read.contains(hidden), "{hidden} in {read}");
    }
}

#[test]
fn fault_40_markdown_keeps_its_words_and_loses_its_signs() {
    let source = "---\ntitle: Port\nauthor: Ana Lopes\n---\n\n# Port\n\n“We *stay*,” said [Ben Cole](https://a.example).\n\n\
        ```\nlet a = 1;\n```\n\n<script>alert(1)</script>\n\n<b>“It rained,”</b> said Carl Orff.\n";
    let article = Article::new(Document::record(String::new(), Media::Markdown, source.to_owned()));
    for kept in ["“We stay,” said Ben Cole.", "let a = 1;", "“It rained,” said Carl Orff."] {
        assert!(article.text.contains(kept), "{kept} in {}", article.text);
    }
    for lost in ["```", "<b>", "alert", "https:", "*"] {
        assert!(!article.text.contains(lost), "{lost} in {}", article.text);
    }
    assert_eq!(analyze(&article).quotations.len(), 2);
}

/// What is said of an address from which no page comes.
fn refused(address: &str) -> String {
    let hasty = Limits { total: Duration::from_secs(1), ..Limits::default() };
    fetch_with(&Request::new(address), hasty).unwrap_err().error.to_string()
}

#[test]
fn fault_41_a_server_can_neither_hold_nor_flood_nor_mislead_the_program() {
    let circle = Server::saying(redirect("/again"));
    assert!(refused(&circle.at("/")).contains("more than 10 times"));
    let drip = Server::start(|_| vec![Step::Send(b"HTTP/1.1 200 OK\r\n\r\na".to_vec()), Step::Wait]);
    assert!(refused(&drip.at("/")).contains("did not end within 1 s"));
    let huge = Server::saying(*b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\na");
    assert!(refused(&huge.at("/")).contains("larger than 20 MB"));
    let bomb = Server::saying(answer("200 OK", &["Content-Encoding: gzip"], gzipped(&vec![0; 30_000_000])));
    assert!(refused(&bomb.at("/")).contains("larger than 20 MB"));
    let file = Server::saying(redirect("file:///etc/passwd"));
    assert!(refused(&file.at("/")).contains("file:///etc/passwd, which is not a page"));
}

#[test]
fn fault_41_an_address_that_gives_nothing_stops_no_other_input() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    let picture = Server::saying(answer("200 OK", &["Content-Type: image/png"], b"\x89PNG\r\n\x1a\n0000"));
    let arguments = ["extract", &nobody(), &picture.at("/a"), "story.txt"];
    let output = run(&mut pullquote(folder.path(), &arguments), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("“We stay,”"), "{}", stdout(&output));
    assert_eq!(stderr(&output).lines().count(), 2, "{}", stderr(&output));
    assert!(stderr(&output).contains("does not accept connections"), "{}", stderr(&output));
    assert!(stderr(&output).contains("picture"), "{}", stderr(&output));
}

//! Articles in every format, read as the program reads them: by the public door of `input`, and through the binary.

mod articles;
mod commands;
mod conservation;
mod damage;
mod packed;

use pullquote::article::Article;
use pullquote::error::Result;
use pullquote::input::{self, Document, Origin, Transport};
use std::path::PathBuf;

/// The articles in a file with this name and these bytes.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Document>> {
    input::documents(bytes.to_vec(), &Transport::of(Origin::File(PathBuf::from(name))))
}

/// The texts of the articles in a file with this name and these bytes.
pub(crate) fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let documents = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    documents.into_iter().map(|document| Article::new(document).text).collect()
}

/// What only containers have. A text that shows it was not unpacked.
fn packing_in(text: &str) -> Option<&str> {
    let is_base64 = |line: &&str| {
        line.len() > 60 && line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    };
    let signs = [
        "Content-Transfer-Encoding:",
        "WARC-Type:",
        "\"articleBody\"",
        "body.content",
        "--b0",
        "PK\u{3}\u{4}",
        "<w:",
        "<text:",
        "WEBVTT",
        " --> ",
        "HTTP/1.1 ",
    ];
    signs.into_iter().find(|sign| text.contains(sign)).or_else(|| text.lines().find(is_base64))
}

/// A mail with a text and a page, as newsletters are.
fn newsletter() -> Vec<u8> {
    let page = "PGh0bWw+PGJvZHk+PGFydGljbGU+PGgxPlN0cmlrZSBlbmRzPC9oMT48cD7igJxXZSBnb3QgaXQs\r\n\
                4oCdIHNhaWQgQW5hIFJ1aXogaW4gdGhlIGhhcmJvdXIgb2YgVmFybmEgb24gTW9uZGF5LjwvcD48\r\n\
                cD5JdCByYWluZWQuPC9wPjwvYXJ0aWNsZT48L2JvZHk+PC9odG1sPg==\r\n";
    format!(
        "From: The Coast Post <news@coast.example>\r\nSubject: Strike ends\r\nMIME-Version: 1.0\r\n\
         Date: Sun, 1 Mar 2026 09:30:00 +0100\r\nContent-Type: multipart/alternative; boundary=\"b0\"\r\n\r\n\
         --b0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         U2VlIHRoZSBwYWdlLg==\r\n--b0\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{page}\r\n--b0--\r\n"
    )
    .into_bytes()
}

/// A web archive of one page.
fn web_archive() -> Vec<u8> {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
                  <article><h1>Strike ends</h1><p>“We got it,” said Ana Ruiz.</p></article>";
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/a\r\n\
         WARC-Date: 2026-03-01T09:30:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    )
    .into_bytes()
}

/// A news item.
const NITF: &str = "<?xml version=\"1.0\"?><nitf><body><body.head><hedline><hl1>Strike ends</hl1></hedline>\
    <byline>By Nino Beridze</byline></body.head><body.content><p>“We got it,” said Ana Ruiz.</p></body.content></body></nitf>";

/// Subtitles.
const SUBTITLES: &str = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana Ruiz>We got it.\n\n00:03.000 --> 00:05.000\n<v Ben Cole>It is over.\n";

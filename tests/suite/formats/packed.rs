//! A story -> a file in each format that is read, with what programs put around and between its words.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A story: its headline, and sentences that are a paragraph each.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) headline: &'static str,
    pub(super) sentences: Vec<String>,
}

/// A story in a file.
pub(super) struct Packed {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    /// Words of the notices that name what is left out of it.
    pub(super) told: Vec<&'static str>,
}

impl Packed {
    fn new(name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name, bytes: bytes.into(), told: Vec::new() }
    }

    fn telling(mut self, told: &[&'static str]) -> Self {
        self.told = told.to_vec();
        self
    }
}

/// The story in every format.
pub(super) fn files(story: &Story) -> Vec<Packed> {
    let mut files = texts(story);
    files.extend(pages(story));
    files.extend(mails(story));
    files.extend(records(story));
    files.extend(news(story));
    files.extend(documents(story));
    files.extend(transcripts(story));
    let mail = files.iter().find(|file| file.name == "news.eml").map(|file| gzip(&file.bytes));
    files.push(Packed::new("news.eml.gz", mail.unwrap()).telling(&["sums.pdf"]));
    files
}

fn texts(story: &Story) -> Vec<Packed> {
    let Story { headline, sentences } = story;
    let plain = format!("{headline}\n\n{}\n", sentences.join("\n\n"));
    let wrapped: Vec<String> = sentences.iter().map(|sentence| wrap(sentence, 60)).collect();
    let quoted = wrapped.join("\n\n").lines().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "> {line}");
        all
    });
    let markdown = format!(
        "---\ntitle: {headline}\ntags: [harbour]\n---\n\n<!-- not for print -->\n\n# {headline}\n\n{}\n\n![](crane.jpg)\n",
        sentences.join("\n\n---\n\n")
    );
    vec![
        Packed::new("story.txt", plain.replace('\n', "\r\n")),
        Packed::new("old.txt", plain.replace('\n', "\r")),
        Packed::new("wide.txt", plain.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        Packed::new("wrapped.txt", format!("{headline}\n\n{}\n", wrapped.join("\n\n"))),
        Packed::new("quoted.txt", quoted),
        Packed::new("story.txt.gz", gzip(plain.as_bytes())),
        Packed::new("twice.gz", gzip(&gzip(plain.as_bytes()))),
        Packed::new("story.md", markdown),
    ]
}

fn page(story: &Story) -> String {
    let noise = [
        "<script>if (a < b && c) { write('</div><p>') }</script>",
        "<!-- </article> <p> -->",
        "<svg><path d=''/></svg>",
    ];
    let numbered = story.sentences.iter().enumerate();
    let paragraphs: Vec<String> =
        numbered.map(|(at, sentence)| format!("<p>{}</p>{}", emphasized(sentence), noise[at % 3])).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{0}</title><style>p > a {{ }}</style></head><body>\
         <article><h1>{0}</h1>{1}</article></body></html>",
        story.headline,
        paragraphs.concat()
    )
}

/// The sentence with its second word emphasized.
fn emphasized(sentence: &str) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    words[1] = format!("<em>{}</em>", words[1]);
    words.join(" ")
}

fn pages(story: &Story) -> Vec<Packed> {
    let page = page(story);
    let single =
        page.replacen("<html>", "<!-- Page saved with SingleFile url: https://a.example/1 --><html>", 1);
    let shadow = single
        .replace("<article>", "<story-body><template shadowrootmode=\"open\"><article>")
        .replace("</article></body>", "</article></template></story-body></body>");
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/1\r\n\r\n{}\r\n----b\r\n\
         Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a.example/a.png\r\n\r\niVBORw0KGgo=\r\n----b--\r\n",
        quoted_printable(&page)
    );
    let answer = |header: &str, body: &[u8]| {
        [
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{header}\r\n").as_bytes(),
            body,
        ]
        .concat()
    };
    let chunked = format!("{:x}\r\n{page}\r\n0\r\n\r\n", page.len());
    let warc = [
        record("warcinfo", b"software: x"),
        record("response", &answer("Content-Encoding: gzip\r\n", &gzip(page.as_bytes()))),
        record("response", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record("revisit", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        record("response", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone</p>"),
    ];
    let records: Vec<u8> = warc.iter().flat_map(|record| gzip(record)).collect();
    vec![
        Packed::new("story.html", page.clone()),
        Packed::new("single.html", single),
        Packed::new("shadow.html", shadow),
        Packed::new("story.mhtml", mhtml),
        Packed::new("saved", answer("Transfer-Encoding: chunked\r\n", chunked.as_bytes())),
        Packed::new("pages.warc", warc.concat()).telling(&["2 records that are no pages"]),
        Packed::new("pages.warc.gz", records).telling(&["2 records that are no pages"]),
    ]
}

fn mails(story: &Story) -> Vec<Packed> {
    let header = format!(
        "From: The Coast Post <news@coast.example>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n",
        story.headline
    );
    let attachment = "--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=sums.pdf\r\n\
                      Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--m--\r\n";
    let newsletter = format!(
        "{header}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n\
         --a\r\nContent-Type: text/plain\r\n\r\nRead it online.\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--a--\r\n{attachment}",
        quoted_printable(&page(story))
    );
    let text = format!("{}\r\n\r\n{}\r\n", story.headline, story.sentences.join("\r\n\r\n"));
    let plain = format!(
        "{header}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        quoted_printable(&text)
    );
    let mbox: String = story.sentences.iter().fold(String::new(), |mut mails, sentence| {
        let _ = write!(mails, "From a@b Sun Mar  1 00:00:00 2026\n{}Content-Type: text/plain; charset=utf-8\n\n{sentence}\n\n>From here on.\n\n", header.replace('\r', ""));
        mails
    });
    let draft = documents(story).swap_remove(0).bytes;
    let attached = format!(
        "{header}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\nMy draft.\r\n--m\r\n\
         Content-Type: application/octet-stream; name=draft.docx\r\nContent-Disposition: attachment; filename=draft.docx\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n{attachment}",
        base64(&draft)
    );
    let forwarded = format!(
        "{header}Content-Type: multipart/mixed; boundary=f\r\n\r\n--f\r\nContent-Type: text/plain\r\n\r\nFor you.\r\n--f\r\n\
                             Content-Type: message/rfc822\r\n\r\n{newsletter}\r\n--f--\r\n"
    );
    vec![
        Packed::new("news.eml", newsletter).telling(&["sums.pdf"]),
        Packed::new("plain.eml", plain),
        Packed::new("days.mbox", mbox),
        Packed::new("attached.eml", attached).telling(&["sums.pdf", "1 comment", "1 footnote"]),
        Packed::new("forwarded.eml", forwarded).telling(&["sums.pdf"]),
    ]
}

fn records(story: &Story) -> Vec<Packed> {
    let Story { headline, sentences } = story;
    let html = format!("<p>{}</p>", sentences.join("</p><p>"));
    let blocks: Vec<serde_json::Value> = sentences
        .iter()
        .map(|sentence| serde_json::json!({"type": "paragraph", "data": {"text": sentence}}))
        .collect();
    let summary = "What the harbour said to all of us in a few words.";
    let json = serde_json::json!({"status": "ok", "data": {"attributes": {"title": headline, "body": html.replace('<', "&lt;")}}});
    let editor = serde_json::json!({"headline": headline, "summary": summary, "content": {"blocks": blocks}});
    let lines: Vec<String> =
        sentences.iter().map(|sentence| serde_json::json!({"text": sentence}).to_string()).collect();
    let lines = lines.join(
        "
",
    );
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Coast</title>\
         <item><title>{headline}</title><content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>"
    );
    vec![
        Packed::new("story.json", json.to_string()),
        Packed::new("editor.json", editor.to_string()).telling(&["summary"]),
        Packed::new("days.jsonl", format!("{lines}\nnot JSON\n{{\"title\":\"x\"}}\n"))
            .telling(&["1 line", "1 record"]),
        Packed::new("feed.xml", feed),
    ]
}

fn news(story: &Story) -> Vec<Packed> {
    let Story { headline, sentences } = story;
    let marked: Vec<String> = sentences.iter().map(|sentence| emphasized(sentence)).collect();
    let paragraphs = format!(
        "<p>{}</p>",
        marked.join(
            "</p>
<p>"
        )
    );
    let nitf = format!(
        "<?xml version=\"1.0\"?><nitf><head><title>x</title></head><body><body.head><hedline><hl1>{headline}</hl1></hedline></body.head>\
         <body.content><media><media-caption>A crane</media-caption></media><block>{paragraphs}</block></body.content></body></nitf>"
    );
    let newsml = format!(
        "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta><headline>{headline}</headline></contentMeta>\
         <contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{paragraphs}</body></html></inlineXML></contentSet></newsItem>"
    );
    vec![Packed::new("item.xml", nitf).telling(&["1 caption"]), Packed::new("g2.xml", newsml)]
}

fn documents(story: &Story) -> Vec<Packed> {
    let run =
        |words: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let paragraph = |(at, sentence): (usize, &String)| {
        let (first, rest) = sentence.split_at(sentence.char_indices().nth(3).unwrap().0);
        let (first, rest) = (run(first), run(rest));
        match at % 3 {
            0 => format!("<w:p>{first}<w:proofErr/><w:bookmarkStart/>{rest}</w:p>"),
            1 => format!(
                "<w:p><w:ins>{first}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:hyperlink>{rest}</w:hyperlink></w:p>"
            ),
            _ => format!("<w:tbl><w:tr><w:tc><w:p>{first}{rest}</w:p></w:tc></w:tr></w:tbl>"),
        }
    };
    let body: String = story.sentences.iter().enumerate().map(paragraph).collect();
    let heading = format!("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>{}</w:p>", run(story.headline));
    let docx = archive(&[
        (
            "word/document.xml",
            &format!("<w:document xmlns:w=\"w\"><w:body>{heading}{body}</w:body></w:document>"),
        ),
        ("word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment><w:p/></w:comment></w:comments>"),
        ("word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote><w:p/></w:footnote></w:footnotes>"),
        (
            "word/header1.xml",
            "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Embargoed until noon</w:t></w:r></w:p></w:hdr>",
        ),
        (
            "docProps/core.xml",
            "<c xmlns:dc=\"d\"><dc:title>Draft</dc:title><dc:creator>desk</dc:creator></c>",
        ),
    ]);
    let paragraphs: String = story.sentences.iter().fold(String::new(), |mut all, sentence| {
        let words = sentence.replacen(' ', "<text:s/><text:span>", 1);
        let note = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>";
        let _ = write!(all, "<text:list><text:list-item><text:p>{words}</text:span>{note}</text:p></text:list-item></text:list>");
        all
    });
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:h>{}</text:h>{paragraphs}\
         </office:text></office:body></office:document-content>",
        story.headline
    );
    let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
    vec![
        Packed::new("draft.docx", docx).telling(&["1 comment", "1 footnote", "Embargoed until noon"]),
        Packed::new("draft.odt", odt).telling(&["note"]),
    ]
}

fn transcripts(story: &Story) -> Vec<Packed> {
    let (mut srt, mut vtt, mut at) = (String::new(), "WEBVTT\n\nSTYLE\n::cue { }\n\n".to_owned(), 0);
    for (person, sentence) in story.sentences.iter().enumerate() {
        for line in wrap(sentence, 40).lines() {
            let _ = write!(
                srt,
                "{}\r\n00:{:02}:{:02},000 --> 00:{1:02}:{2:02},900\r\n<i>{line}</i>\r\n\r\n",
                at + 1,
                at / 60,
                at % 60
            );
            let _ = write!(
                vtt,
                "{:02}:{:02}.000 --> {0:02}:{1:02}.900 align:start\n<v Person {person}><c.white>{line}</c></v>\n\n",
                at / 60,
                at % 60
            );
            at += 1;
        }
    }
    vec![Packed::new("talk.srt", srt), Packed::new("talk.vtt", vtt)]
}

/// The words in lines of at most `width` bytes, if they are not longer themselves.
fn wrap(words: &str, width: usize) -> String {
    let (mut lines, mut line) = (String::new(), String::new());
    for word in words.split(' ') {
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            lines.push_str(&line);
            lines.push('\n');
            line.clear();
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines + &line
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn record(kind: &str, block: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2026-03-01T09:30:00Z\r\n\
         Content-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn quoted_printable(text: &str) -> String {
    let (mut coded, mut columns) = (String::new(), 0);
    for byte in text.bytes() {
        let is_plain = (byte.is_ascii_graphic() && byte != b'=') || byte == b' ';
        if byte == b'\n' || byte == b'\r' {
            coded.push(char::from(byte));
            columns = 0;
            continue;
        }
        if columns > 70 {
            coded.push_str("=\r\n");
            columns = 0;
        }
        if is_plain {
            coded.push(char::from(byte));
            columns += 1;
        } else {
            let _ = write!(coded, "={byte:02X}");
            columns += 3;
        }
    }
    coded
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = String::new();
    for (at, group) in bytes.chunks(3).enumerate() {
        let bits =
            group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for digit in 0..=group.len() {
            coded.push(char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]));
        }
        coded.push_str(&"=".repeat(3 - group.len()));
        if at % 19 == 18 {
            coded.push_str("\r\n");
        }
    }
    coded
}

//! Floods in what holds articles: mails, feeds, JSON, subtitles, XML and web archives.

use super::Shape;

const fn mail(name: &'static str, piece: &'static str) -> Shape {
    Shape::new(name, "flood.eml", piece).before("From: ana@coast.example\r\nSubject: Rain\r\n")
}

const fn json(name: &'static str, piece: &'static str) -> Shape {
    Shape::new(name, "flood.json", piece)
}

const fn feed(name: &'static str, piece: &'static str) -> Shape {
    Shape::new(name, "flood.xml", piece)
        .before("<rss version=\"2.0\"><channel><title>Coast</title>")
        .after("</channel></rss>")
}

/// Containers.
pub(super) const SHAPES: &[Shape] = &[
    mail("mail headers", "X-A#: b\r\n").after("\r\nIt rained.\r\n"),
    mail("lines of one mail header", " b\r\n").after("\r\nIt rained.\r\n"),
    mail("words in a mail header", "=?utf-8?q?a?= ").before("From: ana@coast.example\r\nSubject: ").after("\r\n\r\nIt rained.\r\n"),
    mail("receivers", "a#@b.example, ").before("From: ana@coast.example\r\nTo: ").after("\r\n\r\nIt rained.\r\n"),
    mail("lines of a mail", "It rained on the port.\r\n").before("From: ana@coast.example\r\nSubject: Rain\r\n\r\n"),
    mail("quoted lines of a mail", "> > It rained on the port.\r\n").before("From: ana@coast.example\r\nSubject: Rain\r\n\r\n"),
    mail("parts of a mail", "--b\r\nContent-Type: text/plain\r\n\r\nIt rained.\r\n").before("From: ana@coast.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n").after("--b--\r\n"),
    mail("nested parts of a mail", "Content-Type: multipart/mixed; boundary=b#\r\n\r\n--b#\r\n").before("From: ana@coast.example\r\nMIME-Version: 1.0\r\n"),
    mail("nested mails", "Content-Type: message/rfc822\r\n\r\nFrom: ana@coast.example\r\n").before("From: ana@coast.example\r\nMIME-Version: 1.0\r\n"),
    mail("base64 in a mail", "SXQgcmFpbmVkLiBJdCByYWluZWQuIEl0IHJhaW5lZC4gSXQgcmFp\r\n").before("From: ana@coast.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
    mail("escaped bytes in a mail", "=E2=80=9CWe").before("From: ana@coast.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"),
    json("objects", "{\"title\":\"Rain\",\"text\":\"It rained on the port.\"},").before("[").after("{\"text\":\"It rained.\"}]"),
    json("nested arrays", "[").close("]"),
    json("nested objects", "{\"a\":").after("1").close("}"),
    json("keys", "\"a#\":1,").before("{").after("\"title\":\"Rain\",\"text\":\"It rained.\"}"),
    json("one long text", "“We stay,” said Ana Lopes. ").before("{\"title\":\"Rain\",\"text\":\"").after("\"}"),
    json("escapes", "\\u201cWe\\n").before("{\"title\":\"Rain\",\"text\":\"").after("\"}"),
    json("lone surrogates", "\\ud83d").before("{\"title\":\"Rain\",\"text\":\"").after("\"}"),
    json("articles in HTML", "<p>It rained on the port.</p>").before("{\"title\":\"Rain\",\"html\":\"").after("\"}"),
    json("paragraphs in a list", "\"It rained on the port.\",").before("{\"title\":\"Rain\",\"paragraphs\":[").after("\"It rained.\"]}"),
    json("articles in lines", "{\"title\":\"Rain\",\"text\":\"It rained on the port.\"}\n"),
    Shape::new("cues", "flood.vtt", "00:01.000 --> 00:03.000\n<v Ana @>We got it.\n\n").before("WEBVTT\n\n"),
    Shape::new("cues that repeat", "flood.vtt", "00:01.000 --> 00:03.000\nWe got it\nand we go\n\n").before("WEBVTT\n\n"),
    Shape::new("lines of one cue", "flood.vtt", "We got it\n").before("WEBVTT\n\n00:01.000 --> 00:03.000\n"),
    Shape::new("tags of one cue", "flood.vtt", "<c.a><i>a").before("WEBVTT\n\n00:01.000 --> 00:03.000\n"),
    Shape::new("numbered cues", "flood.srt", "#\n00:00:01,000 --> 00:00:03,000\nWe got it.\n\n"),
    feed("items of a feed", "<item><title>Rain #</title><link>https://coast.example/#</link><description>It rained.</description></item>"),
    feed("items with one address", "<item><title>Rain</title><link>https://coast.example/</link><description>It rained.</description></item>"),
    feed("one long item", "&lt;p&gt;It rained.&lt;/p&gt;").before("<rss version=\"2.0\"><channel><title>Coast</title><item><title>Rain</title><description>").after("</description></item></channel></rss>"),
    feed("ampersands in a feed", "& ").before("<rss version=\"2.0\"><channel><title>Coast</title><item><title>Rain</title><description>").after("</description></item></channel></rss>"),
    feed("CDATA in a feed", "<![CDATA[It rained. ]]>").before("<rss version=\"2.0\"><channel><title>Coast</title><item><title>Rain</title><description>").after("</description></item></channel></rss>"),
    feed("nested elements of a feed", "<a>"),
    feed("attributes in a feed", " a#='b'").before("<rss version=\"2.0\"><channel><title>Coast</title><item").after("><title>Rain</title></item></channel></rss>"),
    feed("comments in a feed", "<!-- a -->"),
    feed("categories of an item", "<category>a#</category>").before("<rss version=\"2.0\"><channel><title>Coast</title><item><title>Rain</title>").after("</item></channel></rss>"),
    Shape::new("JSON feed", "flood.json", "{\"id\":\"#\",\"title\":\"Rain\",\"content_text\":\"It rained.\"},").before("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Coast\",\"items\":[").after("{\"id\":\"a\",\"content_text\":\"It rained.\"}]}"),
    Shape::new("paragraphs of news XML", "flood.xml", "<p>It rained on the port.</p>").before("<nitf><body><body.content>").after("</body.content></body></nitf>"),
    Shape::new("nested news XML", "flood.xml", "<block>a").before("<nitf><body><body.content>").close("</block>").after("</body.content></body></nitf>"),
    Shape::new("entities of news XML", "flood.xml", "&amp;&a;").before("<nitf><body><body.content><p>").after("</p></body.content></body></nitf>"),
    Shape::new("answers in an archive", "flood.warc", "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/#\r\nContent-Type: application/http\r\nContent-Length: 73\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>It rained on the port.</p>\r\n\r\n"),
    Shape::new("headers of an archive", "flood.warc", "X-A#: b\r\n").before("WARC/1.0\r\nWARC-Type: response\r\n").after("\r\n"),
    Shape::new("beginnings of an archive", "flood.warc", "WARC/1.0\r\n"),
    Shape::new("headers of an answer", "flood.txt", "X-A#: b\r\n").before("HTTP/1.1 200 OK\r\n").after("\r\nIt rained."),
    Shape::new("paragraphs of a flat document", "flood.fodt", "<text:p>It rained on the port.</text:p>").before("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>").after("</office:text></office:body></office:document>"),
];

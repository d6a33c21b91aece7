//! News as agencies send it (NITF, `NewsML`) and texts of the humanities (TEI) -> the articles in them.
//!
//! What is a headline, a byline or a paragraph has a name in these formats. Everything else in them is for machines.

use super::Piece;
use super::markdown_text::MarkdownText;
use super::xml::{Attributes, XmlPart, root, walk};
use crate::error::{Error, Result};
use crate::input::{Identity, IdentitySource, Media, Stated};
use crate::lexicon::dates::{self, DayOrder};
use crate::text::phrase::counted;

/// The root elements of the formats that are read.
const ROOTS: [&str; 7] = ["nitf", "NewsML", "newsItem", "newsMessage", "packageItem", "TEI", "teiCorpus"];

/// Whether a text is an XML document in one of these formats.
pub(in crate::input) fn is_news(head: &str) -> bool {
    root(head).is_some_and(|root| ROOTS.contains(&root))
}

/// The name of the root element. `None` if the text is not XML.
pub(in crate::input) fn root_of(head: &str) -> Option<&str> {
    root(head)
}

/// The articles in a document.
///
/// # Errors
/// If there is none.
pub(in crate::input) fn read(xml: &str, name: &str) -> Result<Vec<Piece>> {
    let mut reader = NewsReader::default();
    walk(xml, &mut |part| reader.take(&part));
    reader.end_item();
    if reader.pieces.is_empty() {
        return Err(Error::new(format!("{name} is news without a text: give an item that has one")));
    }
    Ok(reader.pieces)
}

/// What the words of an element are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Headline,
    Byline,
    Dateline,
    Credit,
    Heading(usize),
    Paragraph,
    /// Machines read it, people do not.
    LeftOut,
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "hl1" | "headline" | "HeadLine" => Part::Headline,
        "byline" | "by" | "ByLine" => Part::Byline,
        "dateline" | "DateLine" => Part::Dateline,
        "creditline" | "distributor" | "CreditLine" => Part::Credit,
        "hl2" | "h1" | "h2" | "h3" | "h4" | "head" => Part::Heading(2),
        "p" | "li" | "pre" | "td" | "th" | "dt" | "dd" | "ab" | "l" | "tagline" => Part::Paragraph,
        "media" | "script" | "style" | "title" | "remoteContent" | "teiHeader" | "docdata" | "standOff" => {
            Part::LeftOut
        }
        _ => return None,
    })
}

#[derive(Default)]
struct NewsReader {
    pieces: Vec<Piece>,
    text: MarkdownText,
    identity: Identity,
    /// The open elements that mean something, with the words in them so far.
    open: Vec<(Part, String)>,
    /// The element whose words are a date.
    date: Option<DateKind>,
    /// How many captions of pictures were left out.
    captions: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DateKind {
    Published,
    Modified,
}

impl NewsReader {
    fn take(&mut self, part: &XmlPart<'_>) {
        match *part {
            XmlPart::Open(name, attributes) => self.open(name, attributes),
            XmlPart::Close(name) => self.close(name),
            XmlPart::Words(words) => match self.date {
                Some(kind) => self.set_date(kind, words),
                None => self.push(&words.replace(['\n', '\r'], " ")),
            },
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "newsItem" | "NewsItem" => self.end_item(),
            "br" => self.push("\n"),
            "media-caption" => self.captions += 1,
            "date.issue" | "story.date" => {
                self.set_date(DateKind::Published, &attributes.get("norm").unwrap_or_default());
            }
            "versionCreated" | "contentModified" | "ThisRevisionCreated" => {
                self.date = Some(DateKind::Modified);
            }
            "firstCreated" | "contentCreated" | "FirstCreated" => self.date = Some(DateKind::Published),
            _ => {}
        }
        if let Some(part) = part(name) {
            self.open.push((part, String::new()));
        }
    }

    fn close(&mut self, name: &str) {
        self.date = None;
        let Some(part) = part(name) else { return };
        // An element that was never closed ends with the one around it.
        while let Some((open, words)) = self.open.pop() {
            let is_left_out = self.open.iter().any(|(around, _)| *around == Part::LeftOut);
            if !is_left_out && open != Part::LeftOut {
                self.end_part(open, &words);
            }
            if open == part {
                break;
            }
        }
    }

    fn end_part(&mut self, part: Part, words: &str) {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            return;
        }
        // A paragraph in a headline or a quotation belongs to it.
        if let Some((_, around)) = self.open.last_mut().filter(|(around, _)| *around != Part::LeftOut) {
            around.push_str(&line);
            around.push(' ');
            return;
        }
        let fields = IdentitySource::Fields;
        match part {
            Part::Headline if self.identity.title.is_none() => {
                self.text.heading(1, &line);
                self.identity.title = Some(Stated::new(line, fields));
            }
            Part::Headline => self.repeat_heading(&line),
            Part::Byline => {
                let name =
                    line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).unwrap_or(&line).to_owned();
                let authors = self.identity.authors.get_or_insert_with(|| Stated::new(Vec::new(), fields));
                if !authors.value.contains(&name) {
                    authors.value.push(name);
                }
            }
            Part::Credit => {
                self.identity.site.get_or_insert_with(|| Stated::new(line, fields));
            }
            Part::Dateline => self.text.paragraph(&line),
            Part::Heading(level) => self.text.heading(level, &line),
            Part::Paragraph => self.text.paragraph(words),
            Part::LeftOut => {}
        }
    }

    /// The headline stands in the data about an item and in the item itself.
    fn repeat_heading(&mut self, line: &str) {
        if self.identity.title.as_ref().is_none_or(|title| title.value != line) {
            self.text.heading(2, line);
        }
    }

    fn push(&mut self, words: &str) {
        if let Some((_, open)) = self.open.last_mut() {
            open.push_str(words);
        }
    }

    fn set_date(&mut self, kind: DateKind, written: &str) {
        let Some(date) = dates::read(written, DayOrder::Unknown) else { return };
        let field = match kind {
            DateKind::Published => &mut self.identity.published,
            DateKind::Modified => &mut self.identity.modified,
        };
        field.get_or_insert_with(|| Stated::new(date.to_string(), IdentitySource::Fields));
    }

    fn end_item(&mut self) {
        while let Some((part, words)) = self.open.pop() {
            if part != Part::LeftOut && self.open.iter().all(|(around, _)| *around != Part::LeftOut) {
                self.end_part(part, &words);
            }
        }
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text).finish();
        let identity = std::mem::take(&mut self.identity);
        let mut piece = Piece::text(Media::Markdown, text, identity);
        let captions = std::mem::take(&mut self.captions);
        if captions > 0 {
            piece.notices.push(format!("left out: {}", counted(captions, "caption", "captions")));
        }
        self.pieces.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::format::Content;

    fn texts(xml: &str) -> Vec<String> {
        assert!(is_news(xml), "{xml}");
        let pieces = read(xml, "a.xml").unwrap().into_iter();
        let text = |piece: Piece| match piece.content {
            Content::Text(Media::Markdown, text) => text,
            other => panic!("{other:?}"),
        };
        pieces.map(text).collect()
    }

    #[test]
    fn an_item_of_nitf_is_read_with_its_fields() {
        let xml = "<?xml version='1.0'?><nitf><head><title>x</title><docdata><date.issue norm='20260301T093000Z'/>\
            </docdata></head><body><body.head><hedline><hl1>Strike ends</hl1><hl2>After nine days</hl2></hedline>\
            <byline>By <person>Ana Ruiz</person></byline><dateline><location>VARNA</location></dateline></body.head>\
            <body.content><p>“We <em>got</em> it,” said Ben.</p><media><media-caption><p>A crane</p></media-caption></media>\
            <block><p>It is over &amp; done.</p></block></body.content></body></nitf>";
        let expected = "# Strike ends\n\n## After nine days\n\nVARNA\n\n“We got it,” said Ben\\.\n\nIt is over \\& done\\.\n\n";
        assert_eq!(texts(xml), [expected]);
        let Piece { identity, notices, .. } = read(xml, "a.xml").unwrap().remove(0);
        assert_eq!(notices, ["left out: 1 caption"]);
        assert_eq!(identity.authors.unwrap().value, ["Ana Ruiz"]);
        assert_eq!(identity.published.unwrap().value, "2026-03-01T09:30:00Z");
    }

    #[test]
    fn every_item_of_a_message_is_an_article() {
        let item = |title: &str| {
            format!(
                "<newsItem><itemMeta><versionCreated>2026-03-01T09:30:00Z</versionCreated></itemMeta><contentMeta>\
                 <headline>{title}</headline></contentMeta><contentSet><inlineXML><html><head><title>t</title></head>\
                 <body><h1>{title}</h1><p>It rained.</p></body></html></inlineXML></contentSet></newsItem>"
            )
        };
        let xml = format!("<newsMessage xmlns='x'>{}{}</newsMessage>", item("One"), item("Two"));
        assert_eq!(texts(&xml).len(), 2);
        assert!(texts(&xml)[1].contains("Two") && !texts(&xml)[1].contains("One"));
    }
}

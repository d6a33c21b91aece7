//! Markdown -> [`Article`]: the words without the markup.
//!
//! Headings become headlines, descriptions of pictures become captions, and raw HTML is read as HTML. Code, which in a
//! draft is mostly an indented paragraph, is read as plain text. A line with a dash or a name in a block quotation, or right below it,
//! names the speaker.

mod dialect;

use super::builder::Builder;
use super::html::tame;
use super::html::walk::{WalkExtent, walk};
use super::markup::WordStyle;
use super::speaker_line::{is_beside_words, is_dash, names_person, names_speaker};
use super::{Article, FurnitureKind, ListMarker, ParagraphForm, Role, TextStyle, front_matter, plain};
use crate::input::{Identity, IdentitySource};
use crate::text::as_read::joined;
use crate::text::quotation_marks;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// Reads the article in a Markdown text.
pub(super) fn read(text: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    let mut reader = MarkdownReader::default();
    let head = front_matter::at_head(text);
    for line in head.iter().flat_map(|head| head.lines(text)) {
        reader.builder.line(line.of(text), Role::Furniture(FurnitureKind::FrontMatter));
    }
    let start = head.as_ref().map_or(0, |head| head.span.end as usize);
    let behind = text.get(start..).unwrap_or_default().trim_start_matches(['\u{feff}', '\n', '\r']);
    let behind = dialect::plain(behind);
    Parser::new_ext(&behind, options).for_each(|event| reader.read(&event));
    let mut identity = head.map(|head| head.identity).unwrap_or_default();
    identity.merge(Identity::titled(reader.title, IdentitySource::Visible));
    reader.builder.finish(identity)
}

/// The part of a Markdown text to which events belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum MarkdownPart {
    #[default]
    Text,
    Code,
    Html,
    /// The target of an embedded file, which is no words.
    Embedded,
}

#[derive(Debug, Default)]
struct MarkdownReader {
    builder: Builder,
    part: MarkdownPart,
    /// Raw HTML of the open block. A tag may be split over several events.
    html: String,
    /// The lines of the open block of code.
    code: String,
    title: Option<String>,
    heading: String,
    /// Whether the open paragraph contains words outside pictures.
    has_words: bool,
    in_picture: usize,
    /// How many block quotations are open.
    in_quote: usize,
    /// The number of the next item of each open list, the outermost first; `None` of one with bullets.
    lists: Vec<Option<u32>>,
    /// The markers of the open items, the outermost first.
    items: Vec<ListMarker>,
    /// The style of what comes next, and those around it.
    style: WordStyle,
    around: Vec<WordStyle>,
    /// Whether a line of a block quotation has just ended.
    line_ended: bool,
    /// Where the last line of the open paragraph of a block quotation begins, in its words.
    last_line: Option<usize>,
    /// The end of the cell before, in a row of a table.
    cell: CellEnd,
}

/// How a cell of a table ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum CellEnd {
    /// There is none yet, or it ends with a mark.
    #[default]
    Closed,
    /// With a word.
    Word,
}

impl MarkdownReader {
    fn read(&mut self, event: &Event<'_>) {
        let line_ended = std::mem::take(&mut self.line_ended);
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(words) | Event::Code(words) => {
                if line_ended && words.starts_with(is_dash) {
                    self.end_paragraph();
                }
                self.words(words);
            }
            Event::Html(html) => self.html.push_str(html),
            Event::InlineHtml(html) if is_line_break(html) => self.builder.end(Role::Body),
            Event::SoftBreak | Event::HardBreak => {
                self.line_ended = self.in_quote > 0;
                self.last_line = self.line_ended.then(|| self.builder.open_words().len());
                self.words(" ");
            }
            Event::Rule => self.builder.end(Role::Body),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.part {
            MarkdownPart::Text => {
                self.has_words |= self.in_picture == 0 && !words.trim().is_empty();
                if !words.trim().is_empty() {
                    self.begin_cell(words);
                }
                self.builder.push(words);
                self.heading.push_str(words);
            }
            MarkdownPart::Code => self.code.push_str(words),
            MarkdownPart::Html => self.html.push_str(words),
            MarkdownPart::Embedded => {}
        }
    }

    /// A cell of quoted words behind one that names who says them reads as "Name: words". Beside a sentence without marks,
    /// the name is a paragraph of its own.
    fn begin_cell(&mut self, words: &str) {
        let cell = std::mem::take(&mut self.cell);
        if cell == CellEnd::Word && is_beside_words(self.builder.open_words().trim(), words.trim()) {
            self.end_paragraph();
            self.has_words = true;
        } else if cell == CellEnd::Word && words.trim_start().starts_with(quotation_marks::opens_double) {
            self.builder.push(": ");
        } else if cell == CellEnd::Word {
            self.builder.push(" ");
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { link_type: LinkType::WikiLink { has_pothole: false }, .. } => {
                self.part = MarkdownPart::Embedded;
            }
            Tag::Image { .. } => self.in_picture += 1,
            Tag::TableCell | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            _ => {
                self.end_paragraph();
                self.heading.clear();
            }
        }
        match tag {
            Tag::CodeBlock(_) => self.part = MarkdownPart::Code,
            Tag::HtmlBlock => self.part = MarkdownPart::Html,
            Tag::BlockQuote(_) => self.begin_quote(),
            Tag::List(first) => self.lists.push(first.map(|first| u32::try_from(first).unwrap_or(1))),
            Tag::Item => self.begin_item(),
            Tag::Emphasis => self.set_off(TextStyle::EMPHASIS),
            Tag::Strong => self.set_off(TextStyle::STRONG),
            Tag::Strikethrough => self.set_off(TextStyle::STRUCK),
            Tag::Link { link_type, dest_url, .. } => {
                self.set_off(TextStyle::default());
                // A note that another note names has no address.
                let is_note = matches!(link_type, LinkType::WikiLink { .. });
                self.style.link = if is_note { None } else { self.builder.link(dest_url) };
                self.builder.set_style(self.style);
            }
            Tag::TableHead | Tag::TableRow => self.cell = CellEnd::Closed,
            _ => {}
        }
    }

    /// Sets off what comes next, in addition to how it is set off already.
    fn set_off(&mut self, own: TextStyle) {
        self.around.push(self.style);
        self.style.style = self.style.style.with(own);
        self.builder.set_style(self.style);
    }

    /// Ends what [`Self::set_off`] began.
    fn end_style(&mut self) {
        self.style = self.around.pop().unwrap_or_default();
        self.builder.set_style(self.style);
    }

    fn begin_item(&mut self) {
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = *next;
                *next = number.saturating_add(1);
                ListMarker::Number(number)
            }
            _ => ListMarker::Bullet,
        };
        self.items.push(marker);
        self.builder.set_form(ParagraphForm { marker: Some(marker), ..self.form() });
    }

    fn begin_quote(&mut self) {
        self.in_quote += 1;
        self.builder.set_form(self.form());
    }

    /// Where the paragraphs stand that come next.
    fn form(&self) -> ParagraphForm {
        ParagraphForm::inside(self.in_quote, self.items.iter().copied())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::HtmlBlock => {
                let document = dom_query::Document::fragment(&*tame(&std::mem::take(&mut self.html)));
                self.end_paragraph();
                walk(document.root(), WalkExtent::WithoutSurroundings, &mut self.builder);
                self.builder.end(Role::Body);
                self.part = MarkdownPart::Text;
            }
            TagEnd::CodeBlock => {
                let code = std::mem::take(&mut self.code);
                for paragraph in plain::paragraphs(&code) {
                    self.builder.paragraph(&joined(paragraph.span.of(&code)), Role::Body);
                }
                self.part = MarkdownPart::Text;
            }
            TagEnd::Image if self.part == MarkdownPart::Embedded => self.part = MarkdownPart::Text,
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::TableCell => self.cell = CellEnd::Word,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.end_style(),
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.in_quote = self.in_quote.saturating_sub(1);
                self.builder.set_form(self.form());
            }
            TagEnd::Item => {
                self.end_paragraph();
                self.items.pop();
                self.builder.set_form(self.form());
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            _ => self.end_paragraph(),
        }
    }

    fn end_heading(&mut self) {
        self.builder.end(Role::Headline);
        self.has_words = false;
        let heading = self.heading.trim();
        if self.title.is_none() && !heading.is_empty() {
            self.title = Some(heading.to_owned());
        }
    }

    /// Ends the paragraph. One that contains only pictures is their caption.
    fn end_paragraph(&mut self) {
        let last_line = std::mem::take(&mut self.last_line).filter(|_| self.in_quote > 0);
        if let Some(at) = last_line
            && names_person(self.builder.open_words().get(at..).unwrap_or_default().trim())
        {
            self.builder.split(at, Role::Quoted);
        }
        let words = self.builder.open_words();
        let role = match self.has_words {
            true if self.in_quote == 0 && self.follows_quote() && names_speaker(words) => Role::Speaker,
            true if self.in_quote == 0 => Role::Body,
            true if names_speaker(words) => Role::Speaker,
            true => Role::Quoted,
            false => Role::Furniture(FurnitureKind::Caption),
        };
        self.builder.end(role);
        self.has_words = false;
    }

    /// Whether the paragraph before the open one is quoted.
    fn follows_quote(&self) -> bool {
        self.builder.last_role() == Some(Role::Quoted)
    }
}

fn is_line_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn read_roles(text: &str) -> (Option<String>, Vec<(String, Role)>) {
        let article = read(text);
        let paragraphs =
            article.paragraphs.iter().map(|p| (article.words(p.span).to_owned(), p.role)).collect();
        (article.title().map(str::to_owned), paragraphs)
    }

    #[test]
    fn markup_is_removed_and_words_are_kept() {
        for (text, expected) in [
            ("*Peru* and **Chile** [agreed](http://a.example).\n", "Peru and Chile agreed."),
            ("Peru\nagreed.\n\nChile did not.", "Peru agreed.|Chile did not."),
            ("> Peru agreed.\n\n- Chile\n- Bolivia\n\n1. Ecuador", "Peru agreed.|Chile|Bolivia|Ecuador"),
            ("- Chile\n\n  It agreed.\n", "Chile|It agreed."),
            ("```\nPeru\nChile\n```\nThey agreed.", "Peru|Chile|They agreed."),
            ("Peru<br>Chile <em>agreed</em>", "Peru|Chile agreed"),
            ("| a | b |\n|---|---|\n| Peru | 1 |\n", "a b|Peru 1"),
            ("<div><p>Peru</p><script>x()</script>Chile</div>\n\nThey agreed.", "Peru|Chile|They agreed."),
            (
                "| Who | What |\n|---|---|\n| Ana Lopez | “We won” |\n| Peru | 1 |",
                "Who What|Ana Lopez: “We won”|Peru 1",
            ),
            ("[[Ana Lopez|She]] met [[Ivo]]. ![[a.jpg]]", "She met Ivo."),
            ("Peru agreed.\n\n---\nChile: it did not.\n\n---\n\nSo.", "Peru agreed.|Chile: it did not.|So."),
            ("Peru agreed.\n\n+++\nChile too.\n+++\n", "Peru agreed.|Chile too."),
            (
                "Talks:\n\n    “We met,” said Ana Lopez, who\n    speaks for Peru.\n",
                "Talks:|“We met,” said Ana Lopez, who speaks for Peru.",
            ),
            ("> We met.\n> — Ana Lopez\n\nSo.", "We met.|— Ana Lopez|So."),
            ("# Talks {#talks}\n\nThey met.", "Talks|They met."),
            ("Peru[^1] agreed.\n\n[^1]: In May.\n", "Peru agreed.|In May."),
            ("", ""),
        ] {
            let words: Vec<_> = read_roles(text).1.into_iter().map(|(words, _)| words).collect();
            assert_eq!(words.join("|"), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_in_a_block_quotation_or_below_it_names_its_speaker() {
        let quoted = |words: &str| (words.to_owned(), Role::Quoted);
        let speaker = ("— Ana Lopez, minister".to_owned(), Role::Speaker);
        let named = ("Ana Lopez, minister".to_owned(), Role::Speaker);
        let body = ("They met.".to_owned(), Role::Body);
        for (text, expected) in [
            (
                "> We met.\n> — Ana Lopez, minister\n\nThey met.",
                vec![quoted("We met."), speaker.clone(), body.clone()],
            ),
            (
                "> We met.\n>\n> So it is.\n>\n> — Ana Lopez, *minister*",
                vec![quoted("We met."), quoted("So it is."), speaker.clone()],
            ),
            (
                "> [!quote] Ana Lopez, minister\n> We met.\n\nThey met.",
                vec![speaker.clone(), quoted("We met."), body.clone()],
            ),
            (
                "> We met – and agreed\n> – so they said.",
                vec![quoted("We met – and agreed"), quoted("– so they said.")],
            ),
            (
                "> We met.\n\nAna Lopez, minister\n\nThey met.",
                vec![quoted("We met."), named.clone(), body.clone()],
            ),
            ("> We met.\n>\n> *Ana Lopez, minister*", vec![quoted("We met."), named.clone()]),
            ("> We met.  \n> **Ana Lopez, minister**", vec![quoted("We met."), named.clone()]),
            ("> We met.\n\nThey met.", vec![quoted("We met."), body.clone()]),
        ] {
            assert_eq!(read_roles(text).1, expected, "{text}");
        }
    }

    #[test]
    fn headings_pictures_and_front_matter_have_their_roles() {
        let text =
            "---\ntitle: \"Talks in Lima\"\ndate: 2026-01-01\n---\n\n![A ship](ship.jpg)\n\nThey met.\n";
        assert!(
            read(text).text.starts_with("---\ntitle: \"Talks in Lima\"\ndate: 2026-01-01\n---\n\nA ship\n\n")
        );
        let caption = Role::Furniture(FurnitureKind::Caption);
        let front = |line: &str| (line.to_owned(), Role::Furniture(FurnitureKind::FrontMatter));
        assert_eq!(
            read_roles(text),
            (
                Some("Talks in Lima".to_owned()),
                vec![
                    front("---"),
                    front("title: \"Talks in Lima\""),
                    front("date: 2026-01-01"),
                    front("---"),
                    ("A ship".to_owned(), caption),
                    ("They met.".to_owned(), Role::Body)
                ]
            )
        );
        let (title, paragraphs) = read_roles("# Talks in *Lima*\n\nThey met.\n");
        assert_eq!(title.as_deref(), Some("Talks in Lima"));
        assert_eq!(paragraphs[0], ("Talks in Lima".to_owned(), Role::Headline));
    }

    #[test]
    fn how_words_and_paragraphs_are_set_off_stands_beside_the_text() {
        let text = "A *slow* **and ***sad*** day** at [the *quay*](https://coast.example/quay), ~~not~~ [[Ivo]].\n\n\
                    3. One\n4. Two\n\n   More of two\n   - Inner\n\n> So it is.\n\nEnd.";
        let mut article = read(text);
        article.markup.resolve(None);
        let whole = Span::new(0, article.text.len());
        let styled: Vec<(&str, TextStyle)> =
            article.markup.words_in(whole).map(|one| (article.words(one.span), one.style)).collect();
        let (strong, emphasis) = (TextStyle::STRONG, TextStyle::EMPHASIS);
        assert_eq!(
            styled,
            [
                ("slow", emphasis),
                ("and", strong),
                ("sad", strong.with(emphasis)),
                ("day", strong),
                ("quay", emphasis),
                ("not", TextStyle::STRUCK)
            ]
        );
        let links: Vec<(&str, &str)> = article
            .markup
            .links()
            .iter()
            .map(|link| (article.words(link.span), link.target.as_str()))
            .collect();
        assert_eq!(links, [("the quay", "https://coast.example/quay")]);
        let forms: Vec<(&str, ParagraphForm)> = (article.paragraphs.iter())
            .map(|paragraph| (article.words(paragraph.span), article.markup.form(paragraph.span.start)))
            .filter(|(_, form)| *form != ParagraphForm::default())
            .collect();
        let form = |quotes, indent, marker| ParagraphForm { quotes, indent, marker };
        assert_eq!(
            forms,
            [
                ("One", form(0, 4, Some(ListMarker::Number(3)))),
                ("Two", form(0, 4, Some(ListMarker::Number(4)))),
                ("More of two", form(0, 4, None)),
                ("Inner", form(0, 6, Some(ListMarker::Bullet))),
                ("So it is.", form(1, 0, None)),
            ]
        );
    }
}

//! The events of a Markdown parser -> paragraphs with their roles, forms and styles.

use crate::article::builder::Builder;
use crate::article::html::tame;
use crate::article::html::walk::{WalkExtent, walk};
use crate::article::markup::WordStyle;
use crate::article::speaker_line::{is_beside_words, is_dash, names_person, names_speaker};
use crate::article::{FurnitureKind, ListMarker, ParagraphForm, Role, TextStyle, plain};
use crate::text::as_read::joined;
use crate::text::quotation_marks;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

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
pub(super) struct MarkdownReader {
    pub(super) builder: Builder,
    part: MarkdownPart,
    /// Raw HTML of the open block. A tag may be split over several events.
    html: String,
    /// The lines of the open block of code.
    code: String,
    pub(super) title: Option<String>,
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
    pub(super) fn read(&mut self, event: &Event<'_>) {
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

    /// A cell of quoted words after one that names who says them reads as "Name: words". Beside a sentence without marks,
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

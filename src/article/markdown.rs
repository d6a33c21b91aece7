//! Markdown -> [`Article`]: the words without the markup.
//!
//! Headings become headlines, descriptions of pictures become captions, raw HTML is read as HTML, and the front matter
//! gives the title but no text.

use super::builder::Builder;
use super::html::tame;
use super::html::walk::{WalkExtent, walk};
use super::lines::lines;
use super::{Article, FurnitureKind, Role};
use crate::input::{Identity, IdentitySource};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads the article in a Markdown text.
pub(super) fn read(text: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = MarkdownReader::default();
    Parser::new_ext(text, options).for_each(|event| reader.read(&event));
    let heading = Identity::titled(reader.title, IdentitySource::Visible);
    let mut identity = Identity::titled(title_in(&reader.front_matter), IdentitySource::FrontMatter);
    identity.merge(heading);
    reader.builder.finish(identity)
}

/// The part of a Markdown text to which events belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum MarkdownPart {
    #[default]
    Text,
    Code,
    Html,
    FrontMatter,
}

#[derive(Debug, Default)]
struct MarkdownReader {
    builder: Builder,
    part: MarkdownPart,
    /// Raw HTML of the open block. A tag may be split over several events.
    html: String,
    front_matter: String,
    title: Option<String>,
    heading: String,
    /// Whether the open paragraph contains words outside pictures.
    has_words: bool,
    in_picture: usize,
}

impl MarkdownReader {
    fn read(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(words) | Event::Code(words) => self.words(words),
            Event::Html(html) => self.html.push_str(html),
            Event::InlineHtml(html) if is_line_break(html) => self.builder.end(Role::Body),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Rule => self.builder.end(Role::Body),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.part {
            MarkdownPart::Text => {
                self.has_words |= self.in_picture == 0 && !words.trim().is_empty();
                self.builder.push(words);
                self.heading.push_str(words);
            }
            MarkdownPart::Code => lines(words).for_each(|line| {
                self.builder.paragraph(line.span.of(words), Role::Body);
            }),
            MarkdownPart::Html => self.html.push_str(words),
            MarkdownPart::FrontMatter => self.front_matter.push_str(words),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) => self.part = MarkdownPart::Code,
            Tag::HtmlBlock => self.part = MarkdownPart::Html,
            Tag::MetadataBlock(_) => self.part = MarkdownPart::FrontMatter,
            Tag::Image { .. } => self.in_picture += 1,
            Tag::TableCell => self.builder.push(" "),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            _ => {
                self.end_paragraph();
                self.heading.clear();
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.builder.end(Role::Headline);
                self.has_words = false;
                let heading = self.heading.trim();
                if self.title.is_none() && !heading.is_empty() {
                    self.title = Some(heading.to_owned());
                }
            }
            TagEnd::HtmlBlock => {
                let document = dom_query::Document::fragment(&*tame(&std::mem::take(&mut self.html)));
                self.end_paragraph();
                walk(document.root(), WalkExtent::WithoutSurroundings, &mut self.builder);
                self.builder.end(Role::Body);
                self.part = MarkdownPart::Text;
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.part = MarkdownPart::Text,
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::TableCell | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => self.end_paragraph(),
        }
    }

    /// Ends the paragraph. One that contains only pictures is their caption.
    fn end_paragraph(&mut self) {
        let role = if self.has_words { Role::Body } else { Role::Furniture(FurnitureKind::Caption) };
        self.builder.end(role);
        self.has_words = false;
    }
}

fn is_line_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// The value of `title:` (YAML) or `title =` (TOML) in the front matter.
fn title_in(front_matter: &str) -> Option<String> {
    front_matter.lines().find_map(|line| {
        let value = line.strip_prefix("title")?.trim_start().strip_prefix([':', '='])?.trim();
        let inside = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
        let value = inside('"').or_else(|| inside('\'')).unwrap_or(value);
        (!value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("Peru[^1] agreed.\n\n[^1]: In May.\n", "Peru agreed.|In May."),
            ("", ""),
        ] {
            let words: Vec<_> = read_roles(text).1.into_iter().map(|(words, _)| words).collect();
            assert_eq!(words.join("|"), expected, "{text:?}");
        }
    }

    #[test]
    fn headings_pictures_and_front_matter_have_their_roles() {
        let text =
            "---\ntitle: \"Talks in Lima\"\ndate: 2026-01-01\n---\n\n![A ship](ship.jpg)\n\nThey met.\n";
        let caption = Role::Furniture(FurnitureKind::Caption);
        assert_eq!(
            read_roles(text),
            (
                Some("Talks in Lima".to_owned()),
                vec![("A ship".to_owned(), caption), ("They met.".to_owned(), Role::Body)]
            )
        );
        let (title, paragraphs) = read_roles("# Talks in *Lima*\n\nThey met.\n");
        assert_eq!(title.as_deref(), Some("Talks in Lima"));
        assert_eq!(paragraphs[0], ("Talks in Lima".to_owned(), Role::Headline));
    }
}

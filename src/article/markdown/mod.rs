//! Markdown -> [`Article`]: the words without the markup.
//!
//! Headings become headlines, descriptions of pictures become captions, and raw HTML is read as HTML. Code, which in a
//! draft is mostly an indented paragraph, is read as plain text. A line with a dash or a name in a block quotation, or right below it,
//! names the speaker.

mod dialect;
mod reader;
#[cfg(test)]
mod tests;

use super::{Article, FurnitureKind, Role, front_matter};
use crate::input::{Identity, IdentitySource};
use pulldown_cmark::{Options, Parser};
use reader::MarkdownReader;

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

//! [`Document`](crate::input::Document) -> [`Article`]: the text and its paragraphs, each with its role.
//!
//! Nothing is cut out of the text. Page furniture is a role of a paragraph, so that it can be shown dimmed and every
//! offset stays valid. Each media type has a reader; the same rules for furniture and headlines then apply to all.
//!
//! ```
//! use pullquote::article::{Article, FurnitureKind, Role};
//! use pullquote::input::{Document, Media};
//!
//! let text = "Ferry runs again\n\nT+ D- Normal size\n\nThe ferry to Pemba runs again, the port said.".to_owned();
//! let article = Article::new(Document::record("1".to_owned(), Media::Plain, text));
//! let roles: Vec<Role> = article.paragraphs.iter().map(|paragraph| paragraph.role).collect();
//! assert_eq!(roles, [Role::Headline, Role::Furniture(FurnitureKind::Widget), Role::Body]);
//! assert_eq!(article.title(), Some("Ferry runs again"));
//! ```

mod access;
mod blurb;
mod builder;
mod front_matter;
mod furniture;
mod html;
mod identity;
mod lines;
mod markdown;
mod markup;
mod partial;
mod plain;
mod questions;
mod read;
mod speaker_line;
mod text;
mod title_line;
mod turns;

pub use markup::{ListMarker, Markup, ParagraphForm, QUOTE_COLUMNS, SourceLink, StyledWords, TextStyle};
pub use partial::Partial;
pub use text::{Article, FurnitureKind, PageScope, Paragraph, Role};
pub use title_line::{TITLE_WORDS, called, headline_of, is_title_like};

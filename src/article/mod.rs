//! [`Document`](crate::input::Document) -> [`Article`]: the one text and its paragraphs, each with its role.
//!
//! Nothing is cut out of the text: page furniture is a role of a paragraph, so that it can be shown dimmed and
//! every offset stays true. There is one reader a media type; what they read goes through the same rules for
//! furniture and headlines.

mod blurb;
mod builder;
mod furniture;
mod html;
mod lines;
mod markdown;
mod page;
mod plain;
mod read;
mod tame;
mod text;

pub use text::{Article, FurnitureKind, Paragraph, Role};

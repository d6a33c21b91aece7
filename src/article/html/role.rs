//! A block of a page -> its role.
//!
//! What the classes of the elements around it say comes first. Then what it looks like decides: a caption, a byline, a
//! date, a link to another article.

use super::names::{Hint, Hints};
use super::tree::{Block, ElementKind, PageElement, PageTree, share};
use crate::article::{FurnitureKind, Role};
use crate::lexicon::furniture;

/// Longer blocks are not a byline, a date, a caption or a tag.
const MAX_SMALL: usize = 300;
/// The longest caption in a `<figure>`.
const MAX_CAPTION: usize = 600;
/// A block that is links but for this part is a link to another article.
const LINK_SHARE: f32 = 0.85;
/// A block that is in `<time>` but for this part is a date.
const TIME_SHARE: f32 = 0.6;

/// The role of a block: what its elements say, else what it looks like.
pub(super) fn role(tree: &PageTree, block: &Block, hints: Hints) -> Role {
    if let Role::Furniture(_) = block.role {
        return block.role;
    }
    let small = block.text.len() <= MAX_SMALL;
    let boxes = [
        (Hint::Out, FurnitureKind::Widget),
        (Hint::Related, FurnitureKind::ReadMore),
        (Hint::Newsletter, FurnitureKind::Newsletter),
        (Hint::Share, FurnitureKind::Share),
        (Hint::Author, FurnitureKind::Author),
        (Hint::Ad, FurnitureKind::Widget),
        (Hint::Tags, FurnitureKind::Widget),
    ];
    let labels = [
        (Hint::Caption, FurnitureKind::Caption),
        (Hint::Byline, FurnitureKind::Author),
        (Hint::Date, FurnitureKind::Timestamp),
    ];
    let found =
        boxes.into_iter().chain(labels.into_iter().filter(|_| small)).find(|(hint, _)| hints.has(*hint));
    if let Some((_, kind)) = found {
        return Role::Furniture(kind);
    }
    if let Some(kind) = furniture_heading(block) {
        return Role::Furniture(kind);
    }
    if share(block.timed, block.text.len()) > TIME_SHARE && small {
        return Role::Furniture(FurnitureKind::Timestamp);
    }
    if is_caption(tree, block) || ends_with_credit(&block.text) {
        return Role::Furniture(FurnitureKind::Caption);
    }
    if is_byline(&block.text) {
        return Role::Furniture(FurnitureKind::Author);
    }
    if is_link(block) && !is_among_words(tree, block) {
        return Role::Furniture(FurnitureKind::ReadMore);
    }
    block.role
}

/// Whether a block in a `<figure>` is a caption: short, and not a quotation or a table.
fn is_caption(tree: &PageTree, block: &Block) -> bool {
    let kinds = || tree.around(block).take(4).map(|element| element.kind);
    block.text.len() <= MAX_CAPTION
        && kinds().any(|kind| kind == ElementKind::Figure)
        && !kinds()
            .any(|kind| matches!(kind, ElementKind::Quote | ElementKind::Table | ElementKind::Preformatted))
}

/// Whether a short block is a caption without a class: its last words are a credit, "The port © Coast Post | Jane Roe".
fn ends_with_credit(text: &str) -> bool {
    const MAX_CREDIT: usize = 90;
    let Some((before, credit)) = text.rsplit_once('©') else { return false };
    let (words, credit) = (before.trim_end(), credit.trim_start());
    text.len() <= MAX_SMALL
        && words.len() < before.len()
        && !words.is_empty()
        && !words.ends_with(|c: char| c.is_ascii_digit())
        && credit.len() <= MAX_CREDIT
        && credit.starts_with(char::is_uppercase)
        && !credit.ends_with(['.', '!', '?', '”', '"'])
}

/// What a heading in the article is, if it is a line of the page: "Related post: Ten questions about the deal".
fn furniture_heading(block: &Block) -> Option<FurnitureKind> {
    let is_heading = block.role == Role::Headline && block.linked > 0;
    let kind = is_heading.then(|| furniture::kind(&block.text)).flatten();
    kind.and_then(FurnitureKind::from_word)
}

/// Whether the list or table around a block is mostly not links, so that a link in it belongs to the article.
fn is_among_words(tree: &PageTree, block: &Block) -> bool {
    const MAX_LINKS: f32 = 0.6;
    let is_group = |element: &&PageElement| matches!(element.kind, ElementKind::List | ElementKind::Table);
    if block.role == Role::Headline {
        return false;
    }
    let Some(group) = tree.around(block).find(is_group) else { return false };
    let sizes = tree.sizes(&group.blocks);
    share(sizes.linked, sizes.text) < MAX_LINKS
}

/// Whether a block is a link to another article, the label of a button, or an address.
pub(super) fn is_link(block: &Block) -> bool {
    const MAX_LABEL: usize = 50;
    let calls = block.text.len() <= MAX_LABEL && block.text.ends_with('!');
    let ends_sentence = block.text.ends_with(['.', '!', '?', '”', '"', ':', '»', '“']);
    let is_address = (block.text.starts_with("http://") || block.text.starts_with("https://"))
        && !block.text.contains(' ');
    is_address || (block.link_share() > LINK_SHARE && (calls || !ends_sentence))
}

/// Whether a block is a byline: "By Ana Duarte and Tom Berg", in a few words that all look like names.
fn is_byline(text: &str) -> bool {
    const STARTS: [&str; 7] = ["By", "BY", "Von", "Por", "Par", "Door", "Di"];
    let mut words = text.split_whitespace();
    let starts = words.next().is_some_and(|word| STARTS.contains(&word));
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "and" | "und" | "et" | "y" | "e" | "en" | "&" | "|" | "de" | "van" | "von")
    };
    let rest: Vec<&str> = words.collect();
    starts
        && (2..=9).contains(&rest.len())
        && rest.iter().all(|word| is_name(word))
        && !text.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_at_the_end_makes_a_caption() {
        for text in ["Ships in the port © Coast Post | Jane Roe", "The mayor speaks ©\u{a0}Harbour Office"]
        {
            assert!(ends_with_credit(text), "{text}");
        }
        for text in [
            "The mark © stands for copyright.",
            "© Coast Post",
            "It rained.",
            "He wrote © Coast Post below it.",
        ] {
            assert!(!ends_with_credit(text), "{text}");
        }
    }
}

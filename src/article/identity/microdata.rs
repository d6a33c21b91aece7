//! Elements with `itemprop` -> claims.
//!
//! Only what belongs to an article is taken: an author inside a comment or a date inside a product is about something
//! else.

use super::claims::{ClaimField, Claims};
use super::markup::plain_words;
use crate::input::IdentitySource;
use crate::lexicon::page_words::{self, PageWord};
use dom_query::{Document, NodeRef};

/// How far up the item of a property is looked for.
const MAX_UP: usize = 40;

/// How many nodes of an element are looked at: elements with properties may be nested.
const MAX_INSIDE: usize = 1000;
/// More authors are not read.
const MAX_AUTHORS: usize = 200;

/// Reads the microdata of a page.
pub(super) fn read(page: &Document) -> Claims {
    let mut claims = Claims::default();
    let mut authors = Vec::new();
    let elements = page.select("[itemprop]");
    for element in elements.nodes().iter().filter(|element| is_about_article(element)) {
        let properties = element.attr("itemprop").unwrap_or_default();
        for property in properties.split_ascii_whitespace() {
            match property {
                "headline" => claims.add(ClaimField::Title, &value(element), IdentitySource::Microdata),
                "datePublished" | "dateCreated" => {
                    claims.add(ClaimField::Published, &value(element), IdentitySource::Microdata);
                }
                "dateModified" => {
                    claims.add(ClaimField::Modified, &value(element), IdentitySource::Microdata);
                }
                "author" | "creator" if authors.len() < MAX_AUTHORS => {
                    authors.push(name(element).unwrap_or_else(|| value(element)));
                }
                _ => {}
            }
        }
    }
    authors.dedup();
    claims.add_authors(authors, IdentitySource::Microdata);
    claims
}

/// The value of a property: of an attribute, or the words of the element.
fn value(element: &NodeRef<'_>) -> String {
    let attribute = ["content", "datetime"].into_iter().find_map(|name| element.attr(name));
    attribute.map_or_else(|| first_text(element).trim().to_owned(), |value| plain_words(&value))
}

/// The text in the first nodes of an element.
fn first_text(element: &NodeRef<'_>) -> String {
    let texts = element.descendants_it().take(MAX_INSIDE).filter(dom_query::NodeRef::is_text);
    texts.map(|node| node.text().to_string()).collect()
}

/// The name inside an author.
fn name(author: &NodeRef<'_>) -> Option<String> {
    let mut inside = author.descendants_it().take(MAX_INSIDE).filter(dom_query::NodeRef::is_element);
    let name = inside.find(|node| {
        node.attr("itemprop").is_some_and(|property| property.split(' ').any(|part| part == "name"))
    })?;
    Some(value(&name))
}

/// Whether the item around a property is an article, the page or not named, and nothing around it is about something
/// else.
fn is_about_article(element: &NodeRef<'_>) -> bool {
    let mut is_item_known = false;
    for around in element.ancestors_it(Some(MAX_UP)).filter(dom_query::NodeRef::is_element) {
        if around.has_name("body") || around.has_name("html") {
            break;
        }
        let classes = around.class().unwrap_or_default();
        if page_words::names(PageWord::AwayClass, &classes)
            || around.has_name("aside")
            || around.has_name("figure")
        {
            return false;
        }
        if !is_item_known && around.has_attr("itemscope") {
            is_item_known = true;
            let kind = around.attr("itemtype").unwrap_or_default();
            let kind = kind.rsplit(['/', '#']).next().unwrap_or_default();
            let is_article = kind.is_empty()
                || kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(kind, "WebPage" | "CreativeWork" | "Report" | "Recipe" | "Review");
            if !is_article {
                return false;
            }
        }
    }
    true
}

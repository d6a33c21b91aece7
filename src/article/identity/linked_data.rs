//! The JSON-LD of a page -> what it says of the article.
//!
//! A page may describe several things: the article, the site, the way to the page, related articles. The one that is an
//! article by its type, at the top or where the page says what it is about, is taken; the page itself (`WebPage`) fills
//! the gaps. A node that is only named by its `@id` is looked up, since many pages say who the author is elsewhere.

use super::markup::plain_words;
use super::mended_json;
use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep nodes inside nodes are searched for the article and looked up by `@id`.
const MAX_DEPTH: usize = 6;

/// What the JSON-LD of a page says of its article. All strings are as written there, without tags and entities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::article) struct LinkedArticle {
    /// The headline.
    pub(in crate::article) headline: Option<String>,
    /// The names of the authors, not cleaned.
    pub(in crate::article) authors: Vec<String>,
    /// When it was published.
    pub(in crate::article) published: Option<String>,
    /// When it was last changed.
    pub(in crate::article) modified: Option<String>,
    /// The name of the publisher.
    pub(in crate::article) publisher: Option<String>,
    /// The name of the site, from a description of the site itself.
    pub(in crate::article) site: Option<String>,
    /// The address of the article.
    pub(in crate::article) url: Option<String>,
    /// The text of the article, with its line breaks.
    pub(in crate::article) body: Option<String>,
    /// Whether everyone can read all of it. `None` if that is not said.
    pub(in crate::article) is_free: Option<bool>,
}

type Node = Map<String, Value>;

/// Reads the JSON-LD of a page.
pub(in crate::article) fn read(page: &Document) -> LinkedArticle {
    let values = scripts(page);
    let graph = NodeGraph::new(&values);
    let mut nodes: Vec<(usize, &Node)> = Vec::new();
    for value in &values {
        collect(value, 0, &mut nodes);
    }
    let mut found = LinkedArticle::default();
    for (_, node) in by_rank(&nodes) {
        graph.fill(&mut found, node);
    }
    found.site = nodes
        .iter()
        .find(|(_, node)| has_type(node, |kind| kind == "WebSite"))
        .and_then(|(_, node)| name(node));
    found
}

/// The values in the scripts of type `application/ld+json`.
fn scripts(page: &Document) -> Vec<Value> {
    let scripts = page.select("script[type*='ld+json' i]");
    scripts.nodes().iter().flat_map(|script| mended_json::values(&script.text())).collect()
}

/// Collects the nodes that can be the article, the page or the site, each with its depth.
fn collect<'a>(value: &'a Value, depth: usize, nodes: &mut Vec<(usize, &'a Node)>) {
    const INSIDE: [&str; 4] = ["@graph", "mainEntity", "mainEntityOfPage", "isPartOf"];
    if depth > MAX_DEPTH {
        return;
    }
    for node in one_or_more(value).iter().filter_map(Value::as_object) {
        nodes.push((depth, node));
        for inner in INSIDE.iter().filter_map(|key| node.get(*key)) {
            collect(inner, depth + 1, nodes);
        }
    }
}

/// The nodes that describe the article, the best first: by their type, then by how near the top they are.
///
/// Of several articles only the best is taken: the others are about other articles.
fn by_rank<'a>(nodes: &[(usize, &'a Node)]) -> Vec<(usize, &'a Node)> {
    let of = |wanted: fn(&str) -> bool| {
        nodes.iter().filter(move |(_, node)| has_type(node, wanted)).min_by_key(|(depth, _)| *depth)
    };
    let article = of(is_article)
        .or_else(|| of(|kind| kind == "CreativeWork" || kind == "Recipe" || kind.ends_with("Review")));
    article.into_iter().chain(of(|kind| kind.ends_with("WebPage"))).copied().collect()
}

/// Whether a type is `Article` or one of its relatives: `NewsArticle`, `BlogPosting`, `Report` and others.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
}

/// Whether one of the types of a node, without the address of the vocabulary, is wanted.
fn has_type(node: &Node, wanted: impl Fn(&str) -> bool) -> bool {
    let kinds = node.get("@type").map(one_or_more).unwrap_or_default();
    kinds
        .iter()
        .filter_map(Value::as_str)
        .any(|kind| wanted(kind.rsplit(['/', '#', ':']).next().unwrap_or_default()))
}

fn one_or_more(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// The nodes of a page by their `@id`.
struct NodeGraph<'a>(HashMap<&'a str, &'a Node>);

impl<'a> NodeGraph<'a> {
    fn new(values: &'a [Value]) -> Self {
        let mut graph = Self(HashMap::new());
        for value in values {
            graph.name(value, 0);
        }
        graph
    }

    /// Adds all nodes in `value` that have more than a name.
    fn name(&mut self, value: &'a Value, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.name(value, depth + 1)),
            Value::Object(node) => {
                if let Some(id) = node.get("@id").and_then(Value::as_str).filter(|_| node.len() > 1) {
                    self.0.entry(id).or_insert(node);
                }
                node.values().for_each(|value| self.name(value, depth + 1));
            }
            _ => {}
        }
    }

    /// Fills what is not known yet from a node.
    fn fill(&self, found: &mut LinkedArticle, node: &'a Node) {
        let fill = |field: &mut Option<String>, keys: &[&str]| {
            if field.is_none() {
                *field = keys.iter().find_map(|key| node.get(*key).and_then(words));
            }
        };
        fill(&mut found.headline, &["headline", "name"]);
        fill(&mut found.published, &["datePublished", "dateCreated", "uploadDate"]);
        fill(&mut found.modified, &["dateModified"]);
        fill(&mut found.body, &["articleBody"]);
        if found.url.is_none() {
            found.url = address(node);
        }
        if found.authors.is_empty() {
            let authors = ["author", "creator"].iter().filter_map(|key| node.get(*key));
            found.authors =
                authors.map(|value| self.names(value)).find(|names| !names.is_empty()).unwrap_or_default();
        }
        if found.publisher.is_none() {
            found.publisher = node.get("publisher").and_then(|value| self.names(value).into_iter().next());
        }
        found.is_free = found.is_free.or_else(|| node.get("isAccessibleForFree").and_then(truth));
    }

    /// The names of the people or organisations in `value`: strings, nodes, references to nodes, or lists of these.
    fn names(&self, value: &'a Value) -> Vec<String> {
        let name_of = |value: &'a Value| match value {
            Value::String(_) => words(value).into_iter().collect(),
            Value::Object(node) => {
                let referred = node.get("@id").and_then(Value::as_str).and_then(|id| self.0.get(id).copied());
                names_in(node).or_else(|| names_in(referred?)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        one_or_more(value).iter().flat_map(name_of).collect()
    }
}

/// The names of a node, which may be several in a list.
fn names_in(node: &Node) -> Option<Vec<String>> {
    if let Some(value) = node.get("name") {
        return Some(one_or_more(value).iter().filter_map(words).collect());
    }
    let part = |key| node.get(key).and_then(words);
    let parts: Vec<String> = ["givenName", "familyName"].into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| vec![parts.join(" ")])
}

fn name(node: &Node) -> Option<String> {
    names_in(node)?.into_iter().next()
}

/// The words of a string without tags and entities. `None` if there are none.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(values) => return values.iter().find_map(words),
        Value::Object(node) => node.get("@value")?.as_str()?,
        value => value.as_str()?,
    };
    Some(plain_words(text)).filter(|words| !words.is_empty())
}

/// The address of the article that a node describes.
fn address(node: &Node) -> Option<String> {
    let id = |value: &Value| match value {
        Value::Object(node) => node.get("@id").or_else(|| node.get("url")).and_then(words),
        value => words(value),
    };
    let keys = ["url", "mainEntityOfPage"];
    let mut found = keys.iter().filter_map(|key| node.get(*key).and_then(id));
    found.find(|address| address.starts_with("http"))
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::String(word) if word.eq_ignore_ascii_case("true") => Some(true),
        Value::String(word) if word.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_script(json: &str) -> LinkedArticle {
        read(&Document::from(format!("<script type=\"application/ld+json\">{json}</script><p>Text.")))
    }

    #[test]
    fn an_article_is_read_with_all_it_says() {
        let found = read_script(
            r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Strike ends &amp; gates open",
                "author": {"@type": "Person", "name": "Jane Roe"}, "datePublished": "2026-11-03T08:15:00Z",
                "dateModified": "2026-11-04", "publisher": {"@type": "Organization", "name": "The Coast Post"},
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://coast.example/strike"},
                "articleBody": "<p>It ended.</p><p>Gates opened.</p>", "isAccessibleForFree": "False"}"#,
        );
        let some = |words: &str| Some(words.to_owned());
        let expected = LinkedArticle {
            headline: some("Strike ends & gates open"),
            authors: vec!["Jane Roe".to_owned()],
            published: some("2026-11-03T08:15:00Z"),
            modified: some("2026-11-04"),
            publisher: some("The Coast Post"),
            site: None,
            url: some("https://coast.example/strike"),
            body: some("It ended.\n\nGates opened."),
            is_free: Some(false),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn authors_are_strings_nodes_references_and_lists_of_these() {
        for authors in [
            r#""Jane Roe""#,
            r#"["Jane Roe"]"#,
            r#"{"name": "Jane Roe"}"#,
            r#"[{"@type": "Person", "name": ["Jane Roe"]}]"#,
            r#"{"@type": "Person", "givenName": "Jane", "familyName": "Roe"}"#,
            r##"{"@id": "#jane"}, "x": {"@id": "#jane", "name": "Jane Roe"}"##,
        ] {
            let found = read_script(&format!(r#"{{"@type": "Article", "author": {authors}}}"#));
            assert_eq!(found.authors, ["Jane Roe"], "{authors}");
        }
        let found = read_script(r#"{"@type": "Article", "author": [{"name": "Jane Roe"}, "Li Na"]}"#);
        assert_eq!(found.authors, ["Jane Roe", "Li Na"]);
    }

    #[test]
    fn the_article_of_the_page_is_taken_and_the_page_fills_gaps() {
        let found = read_script(
            r##"{"@graph": [{"@type": "Organization", "name": "Coast Media", "@id": "#org"},
                {"@type": "WebSite", "name": "The Coast Post", "datePublished": "2001-01-01"},
                {"@type": "WebPage", "name": "Strike ends - The Coast Post", "datePublished": "2026-11-03"},
                {"@type": ["Article", "NewsArticle"], "headline": "Strike ends", "publisher": {"@id": "#org"},
                 "author": {"@id": "#jane"}, "hasPart": {"@type": "Article", "headline": "Another"}},
                {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}]}"##,
        );
        assert_eq!(found.headline.as_deref(), Some("Strike ends"));
        assert_eq!(found.published.as_deref(), Some("2026-11-03"));
        assert_eq!(
            (found.publisher.as_deref(), found.site.as_deref()),
            (Some("Coast Media"), Some("The Coast Post"))
        );
        assert_eq!(found.authors, ["Jane Roe"]);
    }

    #[test]
    fn articles_in_a_list_are_not_the_article_of_the_page() {
        let found = read_script(
            r#"{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]}"#,
        );
        assert_eq!(found, LinkedArticle::default());
    }
}

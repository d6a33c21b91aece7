//! The `<meta>` elements, the canonical link and the `<title>` of a page -> claims.
//!
//! Which names mean what is in `assets/page/meta.tsv`. Some programs for blogs label two values for cards instead:
//! `twitter:label1` is "Written by" and `twitter:data1` the name.

use super::claims::{ClaimField, Claims};
use super::markup::plain_words;
use crate::input::IdentitySource;
use crate::lexicon::page_words::{self, PageWord};
use dom_query::Document;
use std::collections::HashMap;

/// Reads the head of a page.
pub(super) fn read(page: &Document) -> Claims {
    let values = values(page);
    let mut claims = Claims::default();
    canonical(page, &mut claims);
    for row in page_words::meta_rows() {
        let source = IdentitySource::from_word(row.source).unwrap_or(IdentitySource::Meta);
        for name in row.names.split(' ') {
            let found = values.get(name).map(Vec::as_slice).unwrap_or_default();
            match row.field {
                "authors" => claims.add_authors(found.to_vec(), source),
                "family-first" => claims.add_authors(found.iter().map(|name| turned(name)).collect(), source),
                _ => {
                    for value in found {
                        claims.add(field(row.field), value, source);
                    }
                }
            }
        }
    }
    claims.add_authors(labelled(&values), IdentitySource::Meta);
    let title = page.select("title");
    if let Some(title) = title.nodes().first() {
        claims.add(ClaimField::Title, &title.text(), IdentitySource::TitleElement);
    }
    claims
}

fn field(word: &str) -> ClaimField {
    match word {
        "title" => ClaimField::Title,
        "published" => ClaimField::Published,
        "dated" => ClaimField::Dated,
        "modified" => ClaimField::Modified,
        "site" => ClaimField::Site,
        _ => ClaimField::Url,
    }
}

/// More values of one name are not read.
const MAX_VALUES: usize = 200;

/// The contents of all `<meta>` elements by their name or property in lower case, in the order of the page.
fn values(page: &Document) -> HashMap<String, Vec<String>> {
    let mut values: HashMap<String, Vec<String>> = HashMap::new();
    let elements = page.select("meta[content]");
    for element in elements.nodes() {
        let name = element.attr("property").or_else(|| element.attr("name"));
        let Some(name) = name.map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty())
        else {
            continue;
        };
        let value = element.attr("content").map(|value| plain_words(&value)).unwrap_or_default();
        let list = values.entry(name).or_default();
        if !value.is_empty() && list.len() < MAX_VALUES && !list.contains(&value) {
            list.push(value);
        }
    }
    values
}

/// The address that the page calls its own.
fn canonical(page: &Document, claims: &mut Claims) {
    let links = page.select("link[rel~='canonical' i][href]");
    if let Some(address) = links.nodes().first().and_then(|link| link.attr("href")) {
        claims.add(ClaimField::Url, &address, IdentitySource::Meta);
    }
}

/// "Roe, Jane" as "Jane Roe".
fn turned(name: &str) -> String {
    let mut parts = name.split(',').map(str::trim);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(family), Some(given), None) if !family.contains(' ') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// The authors in values that have a label such as "Written by".
fn labelled(values: &HashMap<String, Vec<String>>) -> Vec<String> {
    let value = |name: String| values.get(&name).and_then(|list| list.first());
    let is_by = |label: &String| {
        label.split_whitespace().any(|word| page_words::is(PageWord::By, &word.to_lowercase()))
    };
    let named = (1..=4).filter(|number| value(format!("twitter:label{number}")).is_some_and(is_by));
    named.filter_map(|number| value(format!("twitter:data{number}")).cloned()).collect()
}

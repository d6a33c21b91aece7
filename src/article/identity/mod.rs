//! A web page -> who wrote its article, where and when: what the page says of itself in its code and to its readers.
//!
//! All that it says is collected first, with its source ([`claims`]); then the address is chosen, which helps to know
//! the site's name, which helps to know the title, which helps to find the byline and the date near it.

mod address;
mod authors;
pub(super) mod byline;
mod claims;
pub(super) mod date_line;
pub(super) mod linked_data;
mod markup;
mod mended_json;
mod meta;
mod microdata;
mod names;
mod scan;
mod site;
mod timing;
mod title;

use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{DayOrder, WrittenDate};
use authors::AuthorScene;
use claims::{ClaimField, Claims};
use dom_query::Document;
use linked_data::LinkedArticle;
use timing::TimingScene;

/// The identity of the article in a page, which came from `address`.
pub(super) fn read(page: &Document, address: Option<&str>) -> Identity {
    let mut claims = linked_claims(linked_data::read(page));
    claims.extend(meta::read(page));
    claims.extend(microdata::read(page));
    let saved_from = address.is_none().then(|| address::saved_from(page)).flatten();
    let url = address::choose(&claims, address.or(saved_from.as_deref()));
    let address = url.as_ref().map(|url| url.value.as_str());
    let site = site::SiteNames::new(&claims, address);
    let scan = scan::scan(page, &claims);
    let title = title::choose(&claims, &scan, &site);
    let headline = title.as_ref().and_then(|title| title.heading);
    let scene =
        TimingScene { claims: &claims, scan: &scan, headline, address, order: day_order(page, address) };
    let timing = timing::choose(&scene);
    let dated =
        |date: Option<Stated<WrittenDate>>| date.map(|date| Stated::new(date.value.to_string(), date.source));
    Identity {
        authors: authors::choose(&AuthorScene { claims: &claims, scan: &scan, headline, site: &site }),
        title: title.map(|title| title.title),
        published: dated(timing.published),
        modified: dated(timing.modified),
        site: site_of(&claims, page, address),
        url,
        fetched: None,
    }
}

/// What JSON-LD says, as claims.
fn linked_claims(linked: LinkedArticle) -> Claims {
    let mut claims = Claims::default();
    let fields = [
        (ClaimField::Title, linked.headline),
        (ClaimField::Published, linked.published),
        (ClaimField::Modified, linked.modified),
        (ClaimField::Site, linked.site),
        (ClaimField::Site, linked.publisher),
        (ClaimField::Url, linked.url),
    ];
    for (field, value) in fields {
        claims.add(field, &value.unwrap_or_default(), IdentitySource::JsonLd);
    }
    claims.add_authors(linked.authors, IdentitySource::JsonLd);
    claims
}

/// The name of the site: as `OpenGraph` gives it, which is meant for readers; otherwise as another place does; otherwise
/// the end of its title, if another place agrees, or its host.
fn site_of(claims: &Claims, page: &Document, address: Option<&str>) -> Option<Stated<String>> {
    let is_name = |site: &&Stated<String>| !site.value.starts_with("http");
    let names = || claims.sites.iter().filter(is_name);
    let found =
        names().find(|site| site.source == IdentitySource::OpenGraph).or_else(|| names().next()).cloned();
    let in_title = || site::in_title(claims, page, address);
    found
        .or_else(in_title)
        .or_else(|| Some(Stated::new(site::outlet_host(address?)?, IdentitySource::Address)))
}

/// Which number of a date is the day: the month comes first only in the United States.
fn day_order(page: &Document, address: Option<&str>) -> DayOrder {
    let language =
        page.html_root().attr("lang").map(|language| language.to_ascii_lowercase()).unwrap_or_default();
    let host = address.and_then(site::host).unwrap_or_default();
    let is_general =
        [".com", ".org", ".net", ".us", ".gov", ".edu"].iter().any(|ending| host.ends_with(ending));
    match language.split(['-', '_']).collect::<Vec<_>>().as_slice() {
        ["en", "us"] => DayOrder::MonthFirst,
        ["" | "en"] if host.is_empty() || is_general => DayOrder::Unknown,
        _ => DayOrder::DayFirst,
    }
}

//! Addresses -> the address of the article, and a date that it contains.

use super::claims::Claims;
use crate::input::{IdentitySource, Stated};
use crate::lexicon::dates::WrittenDate;
use dom_query::Document;
use url::Url;

/// The address of the article: what the page calls its own, if it can be, otherwise where it came from.
///
/// Some pages call the start page of their site canonical; then the next claim is taken. Relative addresses are
/// resolved by `address`, where the page came from.
pub(super) fn choose(claims: &Claims, address: Option<&str>) -> Option<Stated<String>> {
    let base = address.and_then(|address| Url::parse(address).ok());
    let resolved = |claim: &Stated<String>| {
        let url = match &base {
            Some(base) => base.join(&claim.value).ok()?,
            None => Url::parse(&claim.value).ok()?,
        };
        is_page(&url).then(|| Stated::new(url.to_string(), claim.source))
    };
    let given = || {
        base.as_ref()
            .filter(|url| is_web(url))
            .map(|url| Stated::new(url.to_string(), IdentitySource::Address))
    };
    claims.urls.iter().find_map(resolved).or_else(given)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.'))
}

fn is_page(url: &Url) -> bool {
    is_web(url) && (url.path().len() > 1 || url.query().is_some())
}

/// The address in the comment that a browser puts at the beginning of a saved page.
pub(super) fn saved_from(page: &Document) -> Option<String> {
    /// No browser writes its comment after more nodes than this.
    const FIRST: usize = 20;
    let nodes = page.root().children_it(false).chain(page.html_root().children_it(false));
    let comments =
        nodes.take(FIRST).filter(dom_query::NodeRef::is_comment).map(|node| node.html().to_string());
    comments.filter(|comment| comment.contains("saved from url") || comment.contains("SingleFile")).find_map(
        |comment| {
            let start = comment.find("http")?;
            let address = comment.get(start..)?.split(|c: char| c.is_whitespace() || c == '>').next()?;
            Url::parse(address.trim_end_matches('-')).ok().filter(is_web).map(|url| url.to_string())
        },
    )
}

/// The date in the path of an address: "/2026/11/03/", "/2026-11-03-strike", "/20261103/", "/2026/nov/03/".
pub(super) fn date(address: &str) -> Option<WrittenDate> {
    let url = Url::parse(address).ok()?;
    let parts: Vec<&str> = url.path().split('/').collect();
    let in_parts = parts.windows(3).find_map(|parts| {
        let day = parts[2].split_once(['-', '_']).map_or(parts[2], |(day, _)| day);
        in_numbers(parts[0], parts[1], day)
    });
    in_parts.or_else(|| parts.iter().find_map(|part| in_part(part)))
}

fn in_numbers(year: &str, month: &str, day: &str) -> Option<WrittenDate> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let number = |digits: &str| digits.parse::<u64>().ok().filter(|_| digits.len() <= 2);
    let named = || MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name)).map(|at| at as u64 + 1);
    let year = year.parse().ok().filter(|year| year_of_web(*year))?;
    WrittenDate::on(year, number(month).or_else(named)?, number(day)?)
}

/// The years of which there are pages on the web.
fn year_of_web(year: u64) -> bool {
    (1994..=2100).contains(&year)
}

/// The date in one part of a path: "2026-11-03-strike", "strike-2026-11-03", "20261103", "lage-am-03.11.2026".
fn in_part(part: &str) -> Option<WrittenDate> {
    let pieces: Vec<&str> = part.split(['-', '_', '.']).collect();
    let whole = pieces.iter().filter(|piece| piece.len() == 8).find_map(|piece| {
        let digits: u64 = piece.parse().ok()?;
        WrittenDate::on(digits / 10_000, digits / 100 % 100, digits % 100)
            .filter(|_| year_of_web(digits / 10_000))
    });
    let apart = || {
        pieces.windows(3).find_map(|pieces| {
            // Only those who write the day first put a year at the end.
            let (year, day) =
                if pieces[2].len() == 4 { (pieces[2], pieces[0]) } else { (pieces[0], pieces[2]) };
            let is_numeric = year.len() == 4 && pieces[1].len() == 2 && day.len() == 2;
            in_numbers(year, pieces[1], day).filter(|_| is_numeric)
        })
    };
    whole.or_else(apart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;

    #[test]
    fn dates_in_addresses_are_found() {
        for (path, expected) in [
            ("2026/11/03/strike-ends", Some("2026-11-03")),
            ("news/2026/11/3/strike", Some("2026-11-03")),
            ("world/2026/nov/03/strike", Some("2026-11-03")),
            ("news/2026-11-03-strike", Some("2026-11-03")),
            ("news/strike-2026-11-03", Some("2026-11-03")),
            ("texte/22/20261103-strike.html", Some("2026-11-03")),
            ("artikel/lage_am_03.11.2026_im_hafen", Some("2026-11-03")),
            ("2026/11/strike", None),
            ("2026/13/45/strike", None),
            ("article/42330045", None),
            ("news/19991231x", None),
            ("", None),
        ] {
            let found = date(&format!("https://coast.example/{path}")).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn the_start_page_is_not_the_address_of_an_article() {
        let mut claims = Claims::default();
        claims.add(ClaimField::Url, "https://coast.example/", IdentitySource::Meta);
        claims.add(ClaimField::Url, "/strike", IdentitySource::OpenGraph);
        let found = choose(&claims, Some("https://www.coast.example/strike?from=mail")).unwrap();
        assert_eq!(
            found,
            Stated::new("https://www.coast.example/strike".to_owned(), IdentitySource::OpenGraph)
        );
        let found = choose(&Claims::default(), Some("https://coast.example/strike")).unwrap();
        assert_eq!(found.source, IdentitySource::Address);
        assert_eq!(choose(&claims, None), None);
    }

    #[test]
    fn a_saved_page_tells_where_it_was() {
        for comment in [
            "<!-- saved from url=(0029)https://coast.example/strike -->",
            "<!--\n Page saved with SingleFile \n url: https://coast.example/strike \n saved date: Tue Nov 03 2026\n-->",
        ] {
            let page =
                Document::from(format!("<!DOCTYPE html>{comment}<html><body><p>It ended.</body></html>"));
            assert_eq!(saved_from(&page).as_deref(), Some("https://coast.example/strike"), "{comment}");
        }
    }
}

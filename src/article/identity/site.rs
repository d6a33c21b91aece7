//! The names of a site -> which words are its name, and titles without it.
//!
//! "Strike ends - The Coast Post", "Strike ends | Harbours | The Coast Post" and "The Coast Post: Strike ends" are all
//! "Strike ends". What the site is called is known from the page, and from the host of its address: "coastpost.example".

use super::claims::Claims;
use crate::input::{IdentitySource, Stated};
use dom_query::Document;

/// Marks between the title of an article and the name of its site.
const SEPARATORS: [&str; 10] = [" - ", " – ", " — ", " | ", " :: ", " » ", " « ", " · ", " • ", " / "];

/// What a site is called.
#[derive(Debug, Clone, Default)]
pub(super) struct SiteNames {
    /// Each name in lower case, letters and digits only, without "the".
    names: Vec<String>,
    /// The parts of the host that can be a name: "coastpost", and with its ending "coastpostexample".
    host: Option<(String, String)>,
}

impl SiteNames {
    /// The names in `claims`, and that of the host of `address`.
    pub(super) fn new(claims: &Claims, address: Option<&str>) -> Self {
        let sites = claims.sites.iter().filter(|site| !is_title(site, claims));
        let sites = sites.map(|site| bare(&site.value));
        let names = sites.chain(named_as_author(claims)).filter(|name| !name.is_empty()).collect();
        Self { names, host: address.and_then(host).map(|host| host_names(&host)) }
    }

    /// Whether `words` are the name of the site.
    pub(super) fn is_name(&self, words: &str) -> bool {
        let bare = bare(words);
        if bare.is_empty() {
            return false;
        }
        let by_name = self.names.iter().any(|name| {
            *name == bare
                || bare.len() > 4
                    && (name.starts_with(&bare) || name.ends_with(&bare) || is_longer(&bare, name))
        });
        by_name
            || self.host.as_ref().is_some_and(|(short, whole)| is_host(words, &bare, short) || bare == *whole)
    }

    /// `title` without the name of the site at its end or beginning.
    pub(super) fn cut<'a>(&self, title: &'a str) -> &'a str {
        let mut title = title.trim();
        loop {
            let after = self.without_end(title).or_else(|| self.without_start(title));
            match after.map(str::trim) {
                Some(after) if !after.is_empty() => title = after,
                _ => return title,
            }
        }
    }

    fn without_end<'a>(&self, title: &'a str) -> Option<&'a str> {
        let mut ends =
            separators(title).filter(|&(_, end)| title.get(end..).is_some_and(|words| self.is_name(words)));
        let (start, _) = ends.next()?;
        title.get(..start)
    }

    fn without_start<'a>(&self, title: &'a str) -> Option<&'a str> {
        let colon = title.find(": ").map(|at| (at, at + 2));
        let mut starts = separators(title)
            .chain(colon)
            .filter(|&(start, _)| title.get(..start).is_some_and(|words| self.is_name(words)));
        let (_, end) = starts.next()?;
        title.get(end..)
    }
}

/// The titles that the page also states as its author: small sites put their name in both.
fn named_as_author(claims: &Claims) -> impl Iterator<Item = String> + '_ {
    let authors: Vec<String> =
        claims.authors.iter().flat_map(|claim| &claim.value).map(|name| bare(name)).collect();
    let titles = claims.titles.iter().map(|title| bare(&title.value));
    titles.filter(move |title| authors.contains(title))
}

/// Whether the name of an application is the title of the page, while another place names the site.
fn is_title(site: &Stated<String>, claims: &Claims) -> bool {
    let is = |other: &Stated<String>| other.value == site.value;
    site.source == IdentitySource::Meta
        && claims.titles.iter().any(is)
        && claims.sites.iter().any(|other| other.source != IdentitySource::Meta && !is(other))
}

/// Where the separators of a title begin and end.
pub(super) fn separators(title: &str) -> impl Iterator<Item = (usize, usize)> {
    title.char_indices().filter(|(_, c)| *c == ' ').filter_map(move |(at, _)| {
        let rest = title.get(at..)?;
        let mark = SEPARATORS.iter().find(|mark| rest.starts_with(**mark))?;
        Some((at, at + mark.len()))
    })
}

/// Letters and digits in lower case, without "the" and what else begins the names of newspapers.
pub(super) fn bare(words: &str) -> String {
    let words = words.trim().to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether `bare` is a name with a few letters more: "Coast Post Online".
fn is_longer(bare: &str, name: &str) -> bool {
    name.len() > 4 && bare.len() < name.len() * 2 && (bare.starts_with(name) || bare.ends_with(name))
}

/// Whether words are the name of a host: the same letters, letters around it, or its initials.
fn is_host(words: &str, bare: &str, host: &str) -> bool {
    let count = words.split_whitespace().count();
    let initials: String = words
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let ascii = ascii_letters(bare);
    ascii == host
        || host.len() > 3 && count <= 6 && ascii.contains(host) && ascii.len() <= host.len() * 2 + 6
        || ascii.len() > 4 && host.contains(&ascii)
        || count > 2 && initials == host
}

/// Letters as hosts spell them: "zeitungkoeln", not "zeitungköln".
fn ascii_letters(bare: &str) -> String {
    let mut letters = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            'ä' => letters.push_str("ae"),
            'ö' => letters.push_str("oe"),
            'ü' => letters.push_str("ue"),
            'ß' => letters.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' => letters.push('a'),
            'è' | 'é' | 'ê' | 'ë' => letters.push('e'),
            'ì' | 'í' | 'î' | 'ï' => letters.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => letters.push('o'),
            'ù' | 'ú' | 'û' => letters.push('u'),
            'ç' => letters.push('c'),
            'ñ' => letters.push('n'),
            c => letters.push(c),
        }
    }
    letters
}

/// The name of the site in the `<title>`, before or after that of the article, if the copyright notice of the page names it
/// too or its host has it: "Strike ends | The Coast Post" and "© 2026 The Coast Post". Alone, a title's tail may be a section.
pub(super) fn in_title(claims: &Claims, page: &Document, address: Option<&str>) -> Option<Stated<String>> {
    const MAX_WORDS: usize = 6;
    let titles = claims.titles.iter().filter(|title| title.source == IdentitySource::TitleElement);
    let ends: Vec<&str> = titles.flat_map(|title| ends(&title.value)).collect();
    if ends.is_empty() {
        return None;
    }
    let of_host =
        SiteNames { names: Vec::new(), host: address.and_then(outlet_host).map(|host| host_names(&host)) };
    let rights = rights(&page.text());
    let is_named = |words: &&str| {
        let bare = bare(words);
        words.split_whitespace().count() <= MAX_WORDS
            && bare.len() > 2
            && (rights.iter().any(|notice| notice.contains(&bare)) || of_host.is_name(words))
    };
    ends.into_iter().find(is_named).map(|words| Stated::new(words.to_owned(), IdentitySource::TitleElement))
}

/// The last part of a title, and the first.
fn ends(title: &str) -> impl Iterator<Item = &str> {
    let last = separators(title).last().and_then(|(_, end)| title.get(end..));
    let first = separators(title).next().and_then(|(start, _)| title.get(..start));
    last.into_iter().chain(first).map(str::trim).filter(|words| !words.is_empty())
}

/// What follows the marks of copyright in a text, letters and digits only.
fn rights(text: &str) -> Vec<String> {
    const MAX_CHARS: usize = 80;
    let marks = ["©", "(c)", "(C)", "Copyright", "copyright", "COPYRIGHT"].into_iter();
    let places = marks.flat_map(|mark| text.match_indices(mark).map(move |(at, _)| at + mark.len()));
    let notice = |at| bare(&text.get(at..).unwrap_or_default().chars().take(MAX_CHARS).collect::<String>());
    places.take(20).map(notice).collect()
}

/// The host of an address, if it can be the name of an outlet: no number, and no name inside a network.
pub(super) fn outlet_host(address: &str) -> Option<String> {
    let is_domain = url::Url::parse(address).ok()?.domain().is_some_and(|domain| domain.contains('.'));
    host(address).filter(|_| is_domain)
}

/// The host of an address, without "www.".
pub(super) fn host(address: &str) -> Option<String> {
    let address = url::Url::parse(address).ok()?;
    let host = address.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The part of a host that names the site, and the whole host, both with letters and digits only.
fn host_names(host: &str) -> (String, String) {
    const HOSTS_OF_MANY: [&str; 7] =
        ["wordpress", "blogspot", "substack", "medium", "tumblr", "github", "blogger"];
    const ENDINGS: [&str; 9] = ["co", "com", "org", "net", "gov", "gv", "ac", "or", "edu"];
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop();
    if labels.len() > 1 && labels.last().is_some_and(|label| ENDINGS.contains(label)) {
        labels.pop();
    }
    let is_of_many = labels.len() > 1 && labels.last().is_some_and(|label| HOSTS_OF_MANY.contains(label));
    if is_of_many {
        labels.pop();
    }
    let name = labels.last().copied().unwrap_or(host);
    (bare(name), bare(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;

    fn names(site: &str, address: &str) -> SiteNames {
        let mut claims = Claims::default();
        claims.add(ClaimField::Site, site, IdentitySource::OpenGraph);
        SiteNames::new(&claims, Some(address))
    }

    #[test]
    fn the_name_of_the_site_is_cut_from_titles() {
        let site = names("The Coast Post", "https://www.coastpost.example/strike");
        for title in [
            "Strike ends - The Coast Post",
            "Strike ends – Coast Post",
            "Strike ends | The Coast Post Online",
            "Strike ends | coastpost.example",
            "Strike ends :: Coast Post - The Coast Post",
            "The Coast Post: Strike ends",
            "Coast Post | Strike ends",
        ] {
            assert_eq!(site.cut(title), "Strike ends", "{title}");
        }
    }

    #[test]
    fn other_parts_of_titles_stay() {
        let site = names("The Coast Post", "https://www.coastpost.example/strike");
        for title in [
            "Port strike - what comes next",
            "Exclusive: Strike ends",
            "The Coast Post",
            "Coast-to-coast: a walk",
        ] {
            assert_eq!(site.cut(title), title, "{title}");
        }
    }

    #[test]
    fn the_end_of_a_title_is_the_site_if_something_else_names_it() {
        for (title, body, address, expected) in [
            (
                "Strike ends | Allard Courier",
                "© 2026 Allard Courier. All rights reserved.",
                None,
                Some("Allard Courier"),
            ),
            (
                "Allard Courier – Strike ends",
                "Copyright 2026 the Allard Courier",
                None,
                Some("Allard Courier"),
            ),
            (
                "Strike ends | The Coast Post",
                "",
                Some("https://www.coastpost.example/a"),
                Some("The Coast Post"),
            ),
            ("Strike ends | Politics", "© 2026 Allard Courier", None, None),
            ("Strike ends | Politics", "", Some("http://127.0.0.1:80/a"), None),
            ("Strike ends", "© 2026 Allard Courier", None, None),
        ] {
            let mut claims = Claims::default();
            claims.add(ClaimField::Title, title, IdentitySource::TitleElement);
            let page = Document::from(format!("<p>It rained.</p><footer>{body}</footer>"));
            let found = in_title(&claims, &page, address).map(|site| site.value);
            assert_eq!(found.as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn a_number_is_no_outlet() {
        for (address, expected) in [
            ("http://127.0.0.1:8765/a", None),
            ("http://[::1]/a", None),
            ("http://localhost/a", None),
            ("https://www.coast.example/a", Some("coast.example")),
        ] {
            assert_eq!(outlet_host(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn hosts_name_sites() {
        for (address, name) in [
            ("https://www.koelner-zeitung.example/a", "Kölner Zeitung"),
            ("https://blog.coastpost.co.uk/a", "Coast Post"),
            ("https://harbourwatch.wordpress.com/a", "Harbour Watch"),
            ("https://bdh.example/a", "Bund deutscher Häfen"),
        ] {
            assert!(names("", address).is_name(name), "{name}");
            assert!(!names("", address).is_name("Strike ends"), "{name}");
        }
    }

    #[test]
    fn a_title_that_is_the_author_is_the_site() {
        let mut claims = Claims::default();
        claims.add(ClaimField::Title, "PDV Port Dockers of Varna", IdentitySource::TitleElement);
        claims.add_authors(vec!["PDV - Port Dockers of Varna".to_owned()], IdentitySource::Meta);
        assert!(SiteNames::new(&claims, None).is_name("PDV Port Dockers of Varna"));
    }

    #[test]
    fn an_application_named_like_the_page_is_not_the_site() {
        let mut claims = Claims::default();
        claims.add(ClaimField::Title, "Harbour strike ends after nine days", IdentitySource::OpenGraph);
        claims.add(ClaimField::Site, "Coast Post", IdentitySource::OpenGraph);
        claims.add(ClaimField::Site, "Harbour strike ends after nine days", IdentitySource::Meta);
        let site = SiteNames::new(&claims, None);
        assert!(site.is_name("Coast Post") && !site.is_name("Harbour strike ends after nine days"));
    }
}

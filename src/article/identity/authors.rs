//! Claims and lines of a page -> the authors of the article.

use super::claims::Claims;
use super::names::{self, NameForm};
use super::scan::{LINE_END, LineHint, PageScan, SeenLine};
use super::site::SiteNames;
use crate::input::{IdentitySource, Stated};
use crate::sorting;

/// The longest byline in bytes.
const MAX_BYLINE: usize = 150;
/// How far from the headline a byline may be that only its words mark.
const MAX_AWAY: usize = 120;
/// How far from the headline a byline may be in a box that leads to an article.
const MAX_AWAY_IN_TEASER: usize = 40;
/// Links to the authors of one article are at most this far apart.
const MAX_APART: usize = 8;

/// More authors are not read.
const MAX_AUTHORS: usize = 200;

/// Where authors are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct AuthorScene<'a> {
    pub(super) claims: &'a Claims,
    pub(super) scan: &'a PageScan,
    /// The place of the headline.
    pub(super) headline: Option<usize>,
    pub(super) site: &'a SiteNames,
}

/// Chooses the authors: what the page says in its code, unless the byline has more names with them, or names a person
/// where the code has a login or an abbreviation.
///
/// Programs for blogs know one author of each page; the byline that readers see names all. Where no person is named, the
/// site that is named as the author is.
pub(super) fn choose(scene: &AuthorScene<'_>) -> Option<Stated<Vec<String>>> {
    let stated = scene.claims.authors.iter().find_map(|claim| {
        let names = names::names(&claim.value, NameForm::Stated, scene.site);
        (!names.is_empty()).then(|| Stated::new(names, claim.source))
    });
    let visible = |names| Stated::new(names, IdentitySource::Visible);
    let seen = || marked(scene).or_else(|| labelled(scene)).or_else(|| dated(scene));
    match stated {
        Some(stated) if stated.value.iter().any(|name| names::is_like_person(name)) => {
            longer_byline(scene, &stated.value).map(visible).or(Some(stated))
        }
        Some(stated) => {
            let is_of_persons = |names: &Vec<String>| names.iter().all(|name| names::is_like_person(name));
            seen().filter(is_of_persons).map(visible).or(Some(stated))
        }
        None => seen().map(visible).or_else(|| site_as_author(scene)),
    }
}

/// The site as the author, if the code of the page or the nearest byline says so.
fn site_as_author(scene: &AuthorScene<'_>) -> Option<Stated<Vec<String>>> {
    let claims = scene.claims.authors.iter();
    let stated = claims.flat_map(|claim| claim.value.iter().map(|name| (name.as_str(), claim.source)));
    let lines = bylines(scene, &[LineHint::AuthorClass, LineHint::AuthorLink]);
    let lines = lines.iter().flat_map(|line| line.words.lines());
    let seen = lines.map(|words| (names::without_label(words), IdentitySource::Visible));
    let mut sites = stated.chain(seen).filter(|(name, _)| names::is_site(name, scene.site));
    sites.next().map(|(name, source)| Stated::new(vec![name.trim().to_owned()], source))
}

/// The name in a line near the headline that has only a name and a date: "3 November 2026 - Jane Roe".
fn dated(scene: &AuthorScene<'_>) -> Option<Vec<String>> {
    let headline = scene.headline?;
    let is_near = |line: &&SeenLine| line.at.abs_diff(headline) <= MAX_AWAY_IN_TEASER;
    let near = bylines(scene, &[LineHint::Short, LineHint::DateClass]).into_iter().filter(is_near);
    near.filter_map(|line| names::beside_date(&line.words)).map(|name| vec![name]).next()
}

/// The names of a byline on one line that has all `names` and others.
fn longer_byline(scene: &AuthorScene<'_>, names: &[String]) -> Option<Vec<String>> {
    let lines = bylines(scene, &[LineHint::AuthorClass]);
    let of_one_line = lines.into_iter().filter(|line| !line.words.contains(LINE_END));
    of_one_line.map(|line| names_in(scene, line, NameForm::Capitalized)).find(|longer| is_more(longer, names))
}

fn is_more(longer: &[String], names: &[String]) -> bool {
    let has = |name: &String| longer.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    longer.len() > names.len() && names.iter().all(has)
}

fn names_in(scene: &AuthorScene<'_>, line: &SeenLine, form: NameForm) -> Vec<String> {
    names::names(std::slice::from_ref(&line.words), form, scene.site)
}

/// The lines with one of these hints, the nearest to the headline first. What stands before the headline counts as
/// twice as far.
fn bylines<'a>(scene: &AuthorScene<'a>, hints: &[LineHint]) -> Vec<&'a SeenLine> {
    let headline = scene.headline.unwrap_or_default();
    let distance =
        |line: &SeenLine| line.at.checked_sub(headline).unwrap_or_else(|| (headline - line.at) * 2);
    let is_near = |line: &&SeenLine| !line.is_in_teaser || distance(line) <= MAX_AWAY_IN_TEASER;
    let has_hint = |line: &&SeenLine| hints.contains(&line.hint) && line.words.len() <= MAX_BYLINE;
    let mut lines: Vec<&SeenLine> = scene.scan.lines.iter().filter(has_hint).filter(is_near).collect();
    sorting::by_key(&mut lines, |line| distance(line));
    lines
}

/// The names in the nearest element that is marked as a byline. Links to several authors stand one after another.
///
/// If that names only the site, the site is the author, and bylines further away are those of other articles.
fn marked(scene: &AuthorScene<'_>) -> Option<Vec<String>> {
    let lines = bylines(scene, &[LineHint::AuthorClass, LineHint::AuthorLink]);
    let first = lines.iter().find(|line| {
        let is_site = line.words.lines().any(|words| scene.site.is_name(names::without_label(words)));
        is_site || !names_in(scene, line, NameForm::Stated).is_empty()
    })?;
    let mut names = names_in(scene, first, NameForm::Stated);
    let mut last = first.at;
    for line in scene.scan.lines.iter().filter(|line| line.hint == LineHint::AuthorLink && line.at > first.at)
    {
        if names.is_empty() || names.len() > MAX_AUTHORS || line.at - last > MAX_APART {
            break;
        }
        last = line.at;
        let more = names_in(scene, line, NameForm::Stated);
        names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
    }
    (!names.is_empty()).then_some(names)
}

/// The names in a line near the headline that begins as a byline does: "By Jane Roe".
fn labelled(scene: &AuthorScene<'_>) -> Option<Vec<String>> {
    let headline = scene.headline?;
    // "Autor: ..." may stand at the end of the article.
    let is_signature = |words: &str| {
        let label = words.split_once(':').map(|(label, _)| label.trim().to_lowercase());
        label.is_some_and(|label| ["author", "autor", "autorin", "auteur", "text"].contains(&&*label))
    };
    let lines = bylines(scene, &[LineHint::Short, LineHint::DateClass]).into_iter();
    let parts =
        lines.flat_map(|line| line.words.split(['\n', '|', '·', '•']).map(move |words| (line.at, words)));
    let is_near = |(at, words): &(usize, &str)| at.abs_diff(headline) <= MAX_AWAY || is_signature(words);
    let words = parts.filter(is_near).map(|(_, words)| words);
    words
        .filter(|words| names::has_label(words) && !names::is_photo_credit(words))
        .map(|words| names::names(&[words.to_owned()], NameForm::Capitalized, scene.site))
        .find(|names| !names.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;

    /// The authors of a page on a site called "Coast Post", with this `<meta name=author>` and these elements.
    fn authors(stated: &str, html: &str) -> String {
        let mut claims = Claims::default();
        claims.add(ClaimField::Site, "Coast Post", IdentitySource::OpenGraph);
        claims.add(ClaimField::Title, "Harbour strike ends", IdentitySource::OpenGraph);
        if !stated.is_empty() {
            claims.add_authors(vec![stated.to_owned()], IdentitySource::Meta);
        }
        let html = format!("<h1>Harbour strike ends</h1>{html}");
        let scan = crate::article::identity::scan::scan(&dom_query::Document::from(html), &claims);
        let headline = scan.headings.first().map(|heading| heading.at);
        let site = SiteNames::new(&claims, None);
        let found = choose(&AuthorScene { claims: &claims, scan: &scan, headline, site: &site });
        found.map(|authors| authors.value.join("|")).unwrap_or_default()
    }

    #[test]
    fn logins_and_abbreviations_yield_to_a_byline() {
        for login in ["jroe", "jane.roe", "CP", "wordpressadmin", "All about the sea, tips for boats"] {
            assert_eq!(authors(login, "<p class=byline>Jane Roe</p>"), "Jane Roe", "{login}");
        }
        assert_eq!(authors("Li Na", "<p class=byline>Jane Roe</p>"), "Li Na");
        assert_eq!(authors("happyface313", "<p>It rained.</p>"), "happyface313");
        assert_eq!(authors("wordpressadmin", "<p>It rained.</p>"), "");
    }

    #[test]
    fn the_site_is_the_author_if_nobody_else_is_named() {
        assert_eq!(authors("Coast Post", ""), "Coast Post");
        assert_eq!(authors("Coast Post", "<p class=byline>Jane Roe</p>"), "Jane Roe");
        assert_eq!(authors("", "<a rel=author>Redaktion Coast Post</a>"), "Redaktion Coast Post");
        assert_eq!(authors("", "<p class=byline>Staff reporter</p>"), "");
    }

    #[test]
    fn a_name_beside_a_date_is_the_author() {
        for line in ["3 November 2026 - Jane Roe", "Jane Roe | 3 November 2026", "03.11.2026 / Jane Roe"] {
            assert_eq!(authors("", &format!("<p>{line}</p>")), "Jane Roe", "{line}");
        }
        for line in
            ["3 November 2026 - Varna", "3 November 2026 - Port of Varna", "Harbour News | 3 November 2026"]
        {
            assert_eq!(authors("", &format!("<p>{line}</p>")), "", "{line}");
        }
    }
}

//! Claims and lines of a page -> the authors of the article.

use super::claims::Claims;
use super::names::{self, NameForm};
use super::scan::{LINE_END, LineHint, PageScan, SeenLine};
use super::site::SiteNames;
use crate::input::{IdentitySource, Stated};

/// The longest byline in bytes.
const MAX_BYLINE: usize = 150;
/// How far from the headline a byline may be that only its words mark.
const MAX_AWAY: usize = 120;
/// How far from the headline a byline may be in a box that leads to an article.
const MAX_AWAY_IN_TEASER: usize = 40;
/// Links to the authors of one article are at most this far apart.
const MAX_APART: usize = 8;

/// Where authors are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct AuthorScene<'a> {
    pub(super) claims: &'a Claims,
    pub(super) scan: &'a PageScan,
    /// The place of the headline.
    pub(super) headline: Option<usize>,
    pub(super) site: &'a SiteNames,
}

/// Chooses the authors: what the page says in its code, unless the byline has more names with them.
///
/// Programs for blogs know one author of each page; the byline that readers see names all.
pub(super) fn choose(scene: &AuthorScene<'_>) -> Option<Stated<Vec<String>>> {
    let stated = scene.claims.authors.iter().find_map(|claim| {
        let names = names::names(&claim.value, NameForm::Stated, scene.site);
        (!names.is_empty()).then(|| Stated::new(names, claim.source))
    });
    let visible = |names| Stated::new(names, IdentitySource::Visible);
    match stated {
        Some(stated) => longer_byline(scene, &stated.value).map(visible).or(Some(stated)),
        None => marked(scene).or_else(|| labelled(scene)).map(visible),
    }
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
    lines.sort_by_key(|line| distance(line));
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
        if names.is_empty() || line.at - last > MAX_APART {
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
    let is_near = |line: &&SeenLine| line.at.abs_diff(headline) <= MAX_AWAY;
    let near = bylines(scene, &[LineHint::Short, LineHint::DateClass]).into_iter().filter(is_near);
    let words = near.flat_map(|line| line.words.lines()).filter(|words| names::has_label(words));
    words
        .map(|words| names::names(&[words.to_owned()], NameForm::Capitalized, scene.site))
        .find(|names| !names.is_empty())
}

//! Claims and headings of a page -> the title of the article.
//!
//! What readers see over the article is its title. Other places are needed to tell which heading that is, since many
//! pages have several, or only one with the name of the site; and for pages that have none.

use super::claims::Claims;
use super::scan::{PageScan, SeenHeading};
use super::site::{SiteNames, separators};
use crate::input::{IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};

/// The title, and the place of the heading that it is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChosenTitle {
    pub(super) title: Stated<String>,
    pub(super) heading: Option<usize>,
}

/// Chooses the title of the article.
pub(super) fn choose(claims: &Claims, scan: &PageScan, site: &SiteNames) -> Option<ChosenTitle> {
    let titles: Vec<Stated<String>> = claims.titles.iter().filter_map(|title| usable(title, site)).collect();
    let headings = || scan.headings.iter().filter(|heading| !site.is_name(&heading.words));
    let best = headings()
        .map(|heading| (agreement(heading, &titles, claims), heading))
        .filter(|(score, _)| *score > 0);
    // Of several that agree equally, the first.
    let best = best.rev().max_by_key(|(score, _)| *score).map(|(_, heading)| heading);
    // Without code for readers of headlines there is only the `<title>`, which many pages leave as it was.
    let is_declared = titles.iter().any(|title| title.source != IdentitySource::TitleElement);
    let lone = || lone_heading(scan, site).filter(|_| !is_declared);
    if let Some(heading) = best.or_else(lone) {
        let words = without_kicker(without_date(site.cut(&heading.words)), &titles).to_owned();
        return Some(ChosenTitle {
            title: Stated::new(words, IdentitySource::Visible),
            heading: Some(heading.at),
        });
    }
    titles.into_iter().next().map(|title| ChosenTitle { title, heading: None })
}

/// A title without the name of the site. `None` if nothing else is in it.
fn usable(title: &Stated<String>, site: &SiteNames) -> Option<Stated<String>> {
    let words = site.cut(&title.value);
    let words = if title.source == IdentitySource::TitleElement && words == title.value {
        without_last(words)
    } else {
        words
    };
    (!words.is_empty() && !site.is_name(words)).then(|| Stated::new(words.to_owned(), title.source))
}

/// The `<title>` without its last part, which is the name of the site if it is short and nothing else says what the
/// site is called.
fn without_last(title: &str) -> &str {
    const MAX_SITE_WORDS: usize = 4;
    const MIN_TITLE_WORDS: usize = 3;
    let Some((start, end)) = separators(title).last() else { return title };
    let (before, last) = (title.get(..start).unwrap_or_default(), title.get(end..).unwrap_or_default());
    let count = |words: &str| words.split_whitespace().count();
    if count(last) <= MAX_SITE_WORDS && count(before) >= MIN_TITLE_WORDS { before.trim_end() } else { title }
}

/// The only `h1` with words.
fn lone_heading<'a>(scan: &'a PageScan, site: &SiteNames) -> Option<&'a SeenHeading> {
    let mut headings =
        scan.headings.iter().filter(|heading| heading.level == 1 && !site.is_name(&heading.words));
    let first = headings.next()?;
    headings.next().is_none().then_some(first)
}

/// How well a heading agrees with what the page says its title is; 0 if it does not.
fn agreement(heading: &SeenHeading, titles: &[Stated<String>], claims: &Claims) -> u32 {
    let words = letters(&heading.words);
    let is_top = u32::from(heading.level == 1);
    let is_same = titles.iter().any(|title| letters(&title.value) == words);
    if words.is_empty() {
        return 0;
    }
    if is_same {
        return 90 + is_top;
    }
    // A part of the title between marks, or the title with words before or after it.
    let length = heading.words.split_whitespace().count();
    let is_part =
        length >= 2 && claims.titles.iter().any(|title| begins_or_ends(&title.value, &heading.words));
    if is_part {
        return 80 + is_top;
    }
    let holds = |title: &Stated<String>| {
        title.value.split_whitespace().nth(1).is_some() && words.contains(&letters(&title.value))
    };
    if titles.iter().any(holds) {
        return 70 + is_top;
    }
    let shared = titles.iter().map(|title| shared(&heading.words, &title.value)).max().unwrap_or_default();
    let is_enough = if heading.level == 1 { shared >= 34 } else { shared >= 75 && length >= 4 };
    if is_enough { shared / 2 + is_top } else { 0 }
}

/// Whether a title begins or ends with the words of a heading, and a mark stands there.
fn begins_or_ends(title: &str, heading: &str) -> bool {
    let heading = letters(heading);
    let colon = title.match_indices([':', '(', ',']).map(|(at, mark)| (at, at + mark.len()));
    separators(title).chain(colon).any(|(start, end)| {
        letters(title.get(..start).unwrap_or_default()) == heading
            || letters(title.get(end..).unwrap_or_default()) == heading
    })
}

fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How much of the shorter of two titles is in the other, in percent. Short words do not count.
fn shared(a: &str, b: &str) -> u32 {
    const SHORT: usize = 3;
    let words = |title: &str| -> Vec<String> {
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > SHORT);
        words.map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let count = a.iter().filter(|word| b.contains(word)).count();
    let shorter = a.len().min(b.len());
    (count * 100).checked_div(shorter).and_then(|percent| u32::try_from(percent).ok()).unwrap_or_default()
}

/// A heading without the words before the title, if that is what the page says its title is.
fn without_kicker<'a>(heading: &'a str, titles: &[Stated<String>]) -> &'a str {
    const MIN_WORDS: usize = 3;
    let starts = heading.match_indices(' ').map(|(at, _)| at + 1);
    let mut rests = starts
        .filter_map(|start| heading.get(start..))
        .filter(|rest| rest.split(' ').nth(MIN_WORDS - 1).is_some());
    let is_title = |rest: &&str| titles.iter().any(|title| letters(&title.value) == letters(rest));
    let is_whole = titles.iter().any(|title| letters(&title.value) == letters(heading));
    rests.find(is_title).filter(|_| !is_whole).unwrap_or(heading)
}

/// A heading without the date before or after it.
fn without_date(heading: &str) -> &str {
    const MIN_WORDS: usize = 3;
    let Some(found) = dates::find(heading, DayOrder::DayFirst) else { return heading };
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | ':' | ',' | '·' | '•' | '(' | ')');
    let rest = if heading.get(..found.start).is_some_and(|before| before.chars().all(is_mark)) {
        heading.get(found.end..)
    } else if heading.get(found.end..).is_some_and(|after| after.chars().all(is_mark)) {
        heading.get(..found.start).filter(|before| before.trim_end().ends_with(is_mark))
    } else {
        None
    };
    let rest = rest.map(|rest| rest.trim_matches(is_mark));
    rest.filter(|rest| rest.split_whitespace().count() >= MIN_WORDS).unwrap_or(heading)
}

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
    let is_other = |words: &str| !site.is_name(words) || is_before_site(words, claims, site);
    let is_high = |heading: &&SeenHeading| heading.level <= 3 && is_other(&heading.words);
    let headings = || scan.headings.iter().filter(is_high);
    let best = headings()
        .map(|heading| (agreement(heading, &titles, claims), heading))
        .filter(|(score, _)| *score > 0);
    // Of several that agree equally, the first.
    let best = best.rev().max_by_key(|(score, _)| *score).map(|(_, heading)| heading);
    // Without code for readers of headlines there is only the `<title>`, which many pages leave as it was.
    let is_declared = titles.iter().any(|title| title.source != IdentitySource::TitleElement);
    let lone = || lone_heading(scan, site).filter(|_| !is_declared);
    // Where the page is named only after its site, its first heading is the title, if it has no high ones.
    let low = || {
        let is_nameless = titles.is_empty() && headings().next().is_none();
        scan.headings.iter().find(|heading| is_nameless && heading.level == 4 && is_other(&heading.words))
    };
    if let Some(heading) = best.or_else(lone).or_else(low) {
        let heading = fuller(heading, scan);
        let cut = if site.is_name(&heading.words) { &heading.words } else { site.cut(&heading.words) };
        let cut = cut.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
        let words = without_kicker(without_date(without_domain(cut)), &titles).to_owned();
        return Some(ChosenTitle {
            title: Stated::new(words, IdentitySource::Visible),
            heading: Some(heading.at),
        });
    }
    titles.into_iter().next().map(|title| ChosenTitle { title, heading: None })
}

/// The heading right below another that says the same and more: "Ships of the north – Part 49" and "Ships of the north –
/// Part 49 – Icebreakers".
fn fuller<'a>(heading: &'a SeenHeading, scan: &'a PageScan) -> &'a SeenHeading {
    /// How many elements may stand between the two.
    const MAX_BETWEEN: usize = 12;
    const MIN_WORDS: usize = 3;
    let is_fuller = |other: &&SeenHeading| {
        let rest = other.words.strip_prefix(&heading.words).unwrap_or_default();
        other.at > heading.at
            && other.at <= heading.at + MAX_BETWEEN
            && heading.words.split(' ').count() >= MIN_WORDS
            && separators(rest).next().is_some_and(|(start, _)| start == 0)
    };
    scan.headings.iter().find(is_fuller).unwrap_or(heading)
}

/// A title without the name of the site. `None` if nothing else is in it.
fn usable(title: &Stated<String>, site: &SiteNames) -> Option<Stated<String>> {
    let words = without_domain(site.cut(&title.value));
    let words = if title.source == IdentitySource::TitleElement && words == title.value {
        without_last(words)
    } else {
        words
    };
    (!words.is_empty() && !site.is_name(words) && !is_slug(words))
        .then(|| Stated::new(words.to_owned(), title.source))
}

/// Whether a title is a name for machines: "harbour-strike-2026".
fn is_slug(title: &str) -> bool {
    title.matches(['-', '_']).count() >= 2 && !title.contains(|c: char| c.is_whitespace() || c.is_uppercase())
}

/// Whether `words` stand before the name of the site in a title, so that they are not the name themselves: "Coast Post
/// Coffee Beans - Coast Post".
fn is_before_site(words: &str, claims: &Claims, site: &SiteNames) -> bool {
    const MIN_WORDS: usize = 3;
    let is_followed = |title: &Stated<String>| {
        separators(&title.value).any(|(start, end)| {
            let (before, after) = (title.value.get(..start), title.value.get(end..));
            before.is_some_and(|before| letters(before) == letters(words))
                && after.is_some_and(|after| site.is_name(after))
        })
    };
    words.split_whitespace().count() >= MIN_WORDS && claims.titles.iter().any(is_followed)
}

/// A title without a host at its end: "Strike ends | COAST.EXAMPLE".
fn without_domain(title: &str) -> &str {
    let Some((start, end)) = separators(title).last() else { return title };
    let (before, last) = (title.get(..start).unwrap_or_default(), title.get(end..).unwrap_or_default());
    let is_label = |label: &str| label.len() > 1 && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_ending = |ending: &str| ending.len() > 1 && ending.chars().all(|c| c.is_ascii_alphabetic());
    let is_host = last
        .rsplit_once('.')
        .is_some_and(|(labels, ending)| is_ending(ending) && labels.split('.').all(is_label));
    if is_host && !before.trim().is_empty() { before.trim_end() } else { title }
}

/// The `<title>` without its last part, which is the name of the site if it is short and nothing else says what the
/// site is called.
fn without_last(title: &str) -> &str {
    const MAX_SITE_WORDS: usize = 4;
    const MIN_TITLE_WORDS: usize = 3;
    let Some((start, end)) = separators(title).last() else { return title };
    let (before, last) = (title.get(..start).unwrap_or_default(), title.get(end..).unwrap_or_default());
    let count = |words: &str| words.split_whitespace().count();
    if count(last) <= MAX_SITE_WORDS && count(before) >= MIN_TITLE_WORDS {
        without_section(before.trim_end())
    } else {
        title
    }
}

/// A title without the section of the site at its end: "Strike ends | World".
fn without_section(title: &str) -> &str {
    const MAX_SECTION_WORDS: usize = 2;
    const MIN_TITLE_WORDS: usize = 3;
    let Some((before, last)) = title.rsplit_once(" | ") else { return title };
    let count = |words: &str| words.split_whitespace().count();
    let is_section = count(last) <= MAX_SECTION_WORDS && count(before) >= MIN_TITLE_WORDS;
    if is_section { before.trim_end() } else { title }
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
    // Some pages put nothing between the title and the name of the site.
    let is_start = length >= 2
        && is_top > 0
        && claims.titles.iter().any(|title| letters(&title.value).starts_with(&words));
    if is_part || is_start {
        return 80 + is_top + u32::from(is_start);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;

    /// The title of a page with this `<title>` and these headings, on a site called "Coast Post".
    fn chosen(title: &str, headings: &[(u8, &str)]) -> String {
        let mut claims = Claims::default();
        claims.add(ClaimField::Title, title, IdentitySource::TitleElement);
        claims.add(ClaimField::Site, "Coast Post", IdentitySource::OpenGraph);
        let headings = headings.iter().zip(1..);
        let headings = headings
            .map(|(&(level, words), at)| SeenHeading { level, words: words.to_owned(), at })
            .collect();
        let scan = PageScan { headings, lines: Vec::new() };
        choose(&claims, &scan, &SiteNames::new(&claims, None)).unwrap().title.value
    }

    #[test]
    fn the_heading_that_begins_the_title_is_the_title() {
        let glued = "Harbour strike endsAll the news of the coast | All the news of the coast";
        let headings = [(1, "All the news of the coast"), (1, "Harbour strike ends")];
        assert_eq!(chosen(glued, &headings), "Harbour strike ends");
    }

    #[test]
    fn a_host_at_the_end_is_cut() {
        let headings = [(1, "Harbour strike ends | OLDCOAST.EXAMPLE")];
        assert_eq!(chosen("Harbour strike ends - Coast Post", &headings), "Harbour strike ends");
        assert_eq!(without_domain("What is new | Version 2.0"), "What is new | Version 2.0");
    }

    #[test]
    fn a_title_may_have_the_name_of_the_site_in_it() {
        let headings = [(1, "Coast Post Coffee Beans"), (1, "Subscribe now")];
        assert_eq!(chosen("Coast Post Coffee Beans - Coast Post", &headings), "Coast Post Coffee Beans");
    }

    #[test]
    fn the_section_between_title_and_site_is_cut() {
        assert_eq!(chosen("Harbour strike ends | World | Sea News", &[]), "Harbour strike ends");
        assert_eq!(chosen("Harbour strike ends | Sea News", &[]), "Harbour strike ends");
    }

    #[test]
    fn names_for_machines_are_no_titles() {
        let headings = [(1, "Harbour strike ends"), (1, "Subscribe now")];
        assert_eq!(chosen("harbour-strike-ends-2026", &headings), "Harbour strike ends");
    }

    #[test]
    fn a_heading_that_says_more_is_the_title() {
        let headings =
            [(1, "Ships of the north - Part 49"), (2, "Ships of the north - Part 49 – Icebreakers")];
        assert_eq!(
            chosen("Ships of the north - Part 49 - Coast Post", &headings),
            "Ships of the north - Part 49 – Icebreakers"
        );
    }

    #[test]
    fn a_low_heading_is_the_title_where_only_the_site_is_named() {
        let headings = [(4, "Harbour strike ends"), (4, "More news")];
        assert_eq!(chosen("Coast Post", &headings), "Harbour strike ends");
        assert_eq!(chosen("Strike in the harbour ends", &headings), "Strike in the harbour ends");
    }
}

//! Claims, lines and the address of a page -> when the article was published and last changed.
//!
//! A date is taken as precisely as some place says it. The day in the address is the outlet's own: an evening in
//! New York is the next day in UTC, and a reader would cite the day in New York.

use super::address;
use super::claims::Claims;
use super::scan::{LineHint, PageScan, SeenLine};
use crate::input::{IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder, WrittenDate};
use crate::lexicon::page_words::{self, PageWord};
use crate::sorting;
use jiff::tz::Offset;

/// How far from the headline a date may be that nothing but its words marks.
const MAX_AWAY: usize = 120;
/// How far if its element is marked as a date.
const MAX_AWAY_IF_MARKED: usize = 1000;
/// How far in a box that leads to an article.
const MAX_AWAY_IN_TEASER: usize = 40;
/// The longest date line in bytes.
const MAX_DATE_LINE: usize = 120;

/// When an article was published and last changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Timing {
    pub(super) published: Option<Stated<WrittenDate>>,
    pub(super) modified: Option<Stated<WrittenDate>>,
}

/// Where dates are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimingScene<'a> {
    pub(super) claims: &'a Claims,
    pub(super) scan: &'a PageScan,
    /// The place of the headline.
    pub(super) headline: Option<usize>,
    pub(super) address: Option<&'a str>,
    pub(super) order: DayOrder,
}

/// Chooses both dates.
pub(super) fn choose(scene: &TimingScene<'_>) -> Timing {
    let read = |claims: &[Stated<String>]| -> Vec<Stated<WrittenDate>> {
        let dates = claims
            .iter()
            .filter_map(|claim| Some(Stated::new(dates::read(&claim.value, scene.order)?, claim.source)));
        dates.collect()
    };
    let mut stated = read(&scene.claims.published);
    let dated = read(&scene.claims.dated);
    let is_other_day = |day| dated.first().is_some_and(|dated| dated.value.day != day);
    let readers_day = || beside_headline(scene).or_else(|| only_time(scene));
    match readers_day().filter(|seen| stated.is_empty() && is_other_day(seen.value.day)) {
        Some(seen) => stated.push(seen),
        None => stated.extend(dated),
    }
    let mut seen = seen(scene, LineHint::TimeElement);
    if seen.is_empty() {
        seen.extend(below_article(scene));
    }
    let in_address = scene.address.and_then(address::date);
    let published = first(&stated, in_address, &seen);
    let mut modified = read(&scene.claims.modified).into_iter().next();
    if modified.is_none() {
        modified = self::seen(scene, LineHint::Updated).into_iter().next();
    }
    let is_before = |modified: &Stated<WrittenDate>| {
        published.as_ref().is_some_and(|published| published.value.is_after(&modified.value))
    };
    Timing { modified: modified.filter(|modified| !is_before(modified)), published }
}

/// The date of publication: what the code of the page says, or the address, or what readers see; with the local time if
/// another place tells it.
fn first(
    stated: &[Stated<WrittenDate>],
    in_address: Option<WrittenDate>,
    seen: &[Stated<WrittenDate>],
) -> Option<Stated<WrittenDate>> {
    let address = in_address.map(|date| Stated::new(date, IdentitySource::Address));
    let Some(best) = stated.first() else {
        let same_day =
            |date: &&Stated<WrittenDate>| in_address.is_none_or(|address| address.day == date.value.day);
        return seen.iter().find(same_day).cloned().or(address);
    };
    let others = || stated.iter().chain(seen);
    let is_utc = best.value.time.is_some_and(|(_, offset)| offset == Offset::UTC);
    let is_local = |date: &&Stated<WrittenDate>| {
        date.value.moment() == best.value.moment()
            && date.value.time.is_some_and(|(_, offset)| offset != Offset::UTC)
    };
    if let Some(local) = others().find(is_local).filter(|_| is_utc) {
        return Some(local.clone());
    }
    if best.value.time.is_none()
        && let Some(precise) =
            others().find(|date| date.value.day == best.value.day && date.value.time.is_some())
    {
        return Some(precise.clone());
    }
    let is_next_day = |address: &Stated<WrittenDate>| {
        is_utc
            && (best.value.day.yesterday().ok() == Some(address.value.day)
                || best.value.day.tomorrow().ok() == Some(address.value.day))
    };
    Some(address.filter(is_next_day).unwrap_or_else(|| best.clone()))
}

/// The dates that readers see, the best first: `<time>` elements, then elements with the class of a date, then lines
/// near the headline.
fn seen(scene: &TimingScene<'_>, wanted: LineHint) -> Vec<Stated<WrittenDate>> {
    let lines = |hint: LineHint| scene.scan.lines.iter().filter(move |line| line.hint == hint);
    if wanted == LineHint::Updated {
        let marked =
            lines(LineHint::Updated).chain(lines(LineHint::TimeElement)).chain(lines(LineHint::DateClass));
        return by_nearness(
            scene,
            marked.filter(|line| line.hint == LineHint::Updated || says(line, PageWord::Updated)),
        );
    }
    let is_published = |line: &&SeenLine| !says(line, PageWord::Updated) || says(line, PageWord::Published);
    let mut dates = by_nearness(scene, lines(LineHint::TimeElement).filter(is_published));
    let is_bare = |line: &&SeenLine| line.hint == LineHint::Short && is_bare_date(scene, line);
    let marked = scene.scan.lines.iter().filter(|line| line.hint == LineHint::DateClass || is_bare(line));
    dates.extend(by_nearness(scene, marked.filter(is_published)));
    dates.extend(by_nearness(scene, lines(LineHint::AuthorClass).filter(is_published)));
    dates.extend(by_nearness(
        scene,
        lines(LineHint::Short).filter(is_published).filter(|line| is_date_line(scene, line)),
    ));
    let near =
        |line: &&SeenLine| scene.headline.is_some_and(|headline| line.at.abs_diff(headline) <= MAX_AWAY);
    dates.extend(lines(LineHint::Dateline).filter(near).filter_map(|line| dateline(scene, line)));
    dates.extend(by_nearness(scene, lines(LineHint::Updated)));
    dates
}

/// The date in an element that is marked as a date and right below the headline.
fn beside_headline(scene: &TimingScene<'_>) -> Option<Stated<WrittenDate>> {
    const MAX_BESIDE: usize = 30;
    let headline = scene.headline?;
    let is_beside = |line: &&SeenLine| {
        let is_marked = matches!(line.hint, LineHint::TimeElement | LineHint::DateClass);
        let distance = line.at.checked_sub(headline);
        is_marked && !line.is_in_teaser && distance.is_some_and(|distance| distance <= MAX_BESIDE)
    };
    let is_published = |line: &&SeenLine| !says(line, PageWord::Updated);
    by_nearness(scene, scene.scan.lines.iter().filter(is_beside).filter(is_published)).into_iter().next()
}

/// The day that all `<time>` elements of the page tell, those in lists of other articles aside.
fn only_time(scene: &TimingScene<'_>) -> Option<Stated<WrittenDate>> {
    let is_time = |line: &&SeenLine| line.hint == LineHint::TimeElement && !line.is_in_teaser;
    let is_published = |line: &&SeenLine| !says(line, PageWord::Updated);
    let times = scene.scan.lines.iter().filter(is_time).filter(is_published);
    same_day(times.filter_map(|line| date(scene, line)).collect())
}

/// The date that the foot of a page tells, where nothing else does: "Erschienen am 3. November 2026".
fn below_article(scene: &TimingScene<'_>) -> Option<Stated<WrittenDate>> {
    let lines = scene.scan.lines.iter().filter(|line| line.hint == LineHint::LabelledAway);
    let dates = lines.filter_map(|line| after_label(line, scene.order));
    same_day(dates.map(|date| Stated::new(date, IdentitySource::Visible)).collect())
}

/// The first of some dates, if they are all of one day.
fn same_day(dates: Vec<Stated<WrittenDate>>) -> Option<Stated<WrittenDate>> {
    let first = dates.first()?.value.day;
    let is_one = dates.iter().all(|date| date.value.day == first);
    dates.into_iter().next().filter(|_| is_one)
}

/// Whether an unmarked line right below the headline is a date and nothing else.
fn is_bare_date(scene: &TimingScene<'_>, line: &SeenLine) -> bool {
    const MAX_BELOW: usize = 12;
    const MAX_OTHERS: usize = 3;
    let is_below = |headline: usize| line.at >= headline && line.at - headline <= MAX_BELOW;
    scene.headline.is_some_and(is_below)
        && dates::find(&line.words, scene.order)
            .is_some_and(|found| line.words.len() - (found.end - found.start) <= MAX_OTHERS)
}

/// Whether one of the words of a line is of a kind.
fn says(line: &SeenLine, kind: PageWord) -> bool {
    line.words.split(|c: char| !c.is_alphanumeric()).any(|word| page_words::is(kind, &word.to_lowercase()))
}

/// Whether an unmarked line near the headline is about the date of the article: little else is in it, or it says so.
fn is_date_line(scene: &TimingScene<'_>, line: &SeenLine) -> bool {
    const MAX_OTHER_WORDS: usize = 60;
    let Some(found) = dates::find(&line.words, scene.order) else { return false };
    let others = line.words.len() - (found.end - found.start);
    let is_near = scene.headline.is_some_and(|headline| line.at.abs_diff(headline) <= MAX_AWAY);
    let is_labelled = after_label(line, scene.order).is_some() && others <= MAX_OTHER_WORDS;
    is_labelled
        || is_near && (others <= 20 || super::names::has_label(&line.words) && others <= MAX_OTHER_WORDS)
}

/// The dates in lines, the nearest to the headline first. What stands before it counts as twice as far.
fn by_nearness<'a>(
    scene: &TimingScene<'_>,
    lines: impl Iterator<Item = &'a SeenLine>,
) -> Vec<Stated<WrittenDate>> {
    let headline = scene.headline.unwrap_or_default();
    let distance =
        |line: &SeenLine| line.at.checked_sub(headline).unwrap_or_else(|| (headline - line.at) * 2);
    let is_near = |line: &&SeenLine| {
        distance(line) <= if line.is_in_teaser { MAX_AWAY_IN_TEASER } else { MAX_AWAY_IF_MARKED }
    };
    let mut lines: Vec<&SeenLine> =
        lines.filter(|line| line.words.len() <= MAX_DATE_LINE).filter(is_near).collect();
    sorting::by_key(&mut lines, |line| distance(line));
    lines.into_iter().filter_map(|line| date(scene, line)).collect()
}

fn date(scene: &TimingScene<'_>, line: &SeenLine) -> Option<Stated<WrittenDate>> {
    let machine = line.datetime.as_deref().and_then(|value| dates::read(value, scene.order));
    let source = if line.hint == LineHint::TimeElement {
        IdentitySource::TimeElement
    } else {
        IdentitySource::Visible
    };
    let date = machine
        .or_else(|| after_label(line, scene.order))
        .or_else(|| dates::read(&line.words, scene.order))?;
    Some(Stated::new(date, source))
}

/// The date right after a word such as "published".
fn after_label(line: &SeenLine, order: DayOrder) -> Option<WrittenDate> {
    /// "Published on Tuesday, the 3rd of November" has the longest way from the word to the date.
    const MAX_BETWEEN: usize = 24;
    let words = &line.words;
    let mut starts = words.char_indices().filter(|&(at, c)| {
        c.is_alphabetic() && !words.get(..at).is_some_and(|before| before.ends_with(char::is_lowercase))
    });
    starts.find_map(|(start, _)| {
        let rest = words.get(start..)?;
        let (label, rest) = rest.split_at_checked(rest.find(|c: char| !c.is_alphabetic())?)?;
        if !page_words::is(PageWord::Published, &label.to_lowercase()) {
            return None;
        }
        dates::find(rest, order).filter(|found| found.start <= MAX_BETWEEN).map(|found| found.date)
    })
}

/// The date before a dash at the beginning of a paragraph: "Berlin, 3 November 2026 – The port".
fn dateline(scene: &TimingScene<'_>, line: &SeenLine) -> Option<Stated<WrittenDate>> {
    const MAX_PLACE: usize = 30;
    let found = dates::find(&line.words, scene.order)?;
    let after = line.words.get(found.end..)?.trim_start_matches([' ', ')', ',', '.']);
    let is_dateline = found.start <= MAX_PLACE && after.starts_with(['-', '–', '—', ':', '|', '/']);
    is_dateline.then(|| Stated::new(found.date, IdentitySource::Visible))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::ClaimField;
    use crate::article::identity::scan;

    /// When a page with this general date and this HTML below its headline was published.
    fn published(dated: &str, html: &str) -> String {
        let mut claims = Claims::default();
        claims.add(ClaimField::Title, "Harbour strike ends", IdentitySource::OpenGraph);
        claims.add(ClaimField::Dated, dated, IdentitySource::Meta);
        let page = dom_query::Document::from(format!("<h1>Harbour strike ends</h1>{html}"));
        let scan = scan::scan(&page, &claims);
        let headline = scan.headings.first().map(|heading| heading.at);
        let order = DayOrder::DayFirst;
        let scene = TimingScene { claims: &claims, scan: &scan, headline, address: None, order };
        choose(&scene).published.map(|date| date.value.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_general_date_yields_to_the_one_that_readers_see() {
        for (html, expected) in [
            ("<p class=stand>Stand: 03.11.2026 18:00 Uhr</p>", "2026-11-03"),
            ("<time>3. November 2026</time>", "2026-11-03"),
            ("<p class=date>Updated 3 November 2026</p>", "2026-11-05"),
            ("<p>It rained on 3 November 2026.</p>", "2026-11-05"),
        ] {
            assert_eq!(published("2026-11-05", html), expected, "{html}");
        }
        let local = "<time>5 November 2026</time>";
        assert_eq!(published("2026-11-05T08:15:00+01:00", local), "2026-11-05T08:15:00+01:00");
    }
}

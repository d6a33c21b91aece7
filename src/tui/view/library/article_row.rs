//! An article in the list of the library, on one line: its title, who wrote it, where and when, and how far its review is.
//!
//! Where long titles would get less than half of the row, and on a narrow screen, the countries give way first, then the bar
//! and the flags, then the first names of the authors, then the outlet; the title and the day stay.

use crate::library::{ListOrder, ListQuery, ListReason, ListedArticle};
use crate::review::queue::ReviewProgress;
use crate::text::{date, width};
use crate::tui::theme::StyleRole;
use crate::tui::view::list_columns::{self, Choice, draw_codes};
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Cells of the bar.
const BAR: usize = 6;

/// Columns of the bar with figures behind it; half of them have no room for a bar.
const BAR_AND_FIGURES: u16 = 13;

/// The most columns that figures get: "123456/123456".
const MAX_FIGURES: u16 = 13;

/// Columns of the word for an article without quotations: "none".
const NONE: u16 = 4;

/// Columns of the sign before a title.
const SIGN: usize = 3;

/// Fewer columns have no room for an outlet beside an author.
const BOTH: u16 = 13;

/// The columns of a row.
struct Columns {
    title: Rect,
    author: Rect,
    outlet: Rect,
    /// Whether author and outlet are in the column of the author.
    is_shared: bool,
    date: Rect,
    progress: Rect,
    flagged: Rect,
    countries: Rect,
}

/// The list that was asked for, and how many columns its authors and outlets need: the title gets what is left.
pub(super) struct ListShape<'a> {
    wanted: &'a ListQuery,
    /// Whether all articles of the list were measured.
    is_measured: bool,
    title: u16,
    author: u16,
    outlet: u16,
    both: u16,
    day: u16,
    /// The figures of the review: "10/40".
    progress: u16,
    flagged: u16,
    countries: u16,
}

/// The widths of the columns beside the title on a line of this width: those to take if they leave it enough, then narrower ones.
fn widths_beside_title(line: u16, by: u16) -> Vec<[u16; 6]> {
    match line {
        160.. => vec![[24, 22, 10, 13, 3, 17], [24, 22, 10, 13, 3, 0]],
        110.. => vec![[18, 16, 10, 13, 3, 11], [18, 16, 10, 13, 3, 0], [18, 16, 10, 6, 3, 0]],
        90.. => vec![[24, 0, 10, 13, 3, 8], [24, 0, 10, 6, 3, 0]],
        76.. => vec![[19 + by / 2, 0, 10, 6, 3, 0], [15, 0, 10, 6, 3, 0]],
        50.. => vec![[15 + by, 0, 10, 5, 0, 0], [9, 0, 10, 5, 0, 0]],
        44.. => vec![[0, 0, 10, 5, 0, 0]],
        _ => vec![[0, 0, 0, 5, 0, 0]],
    }
}

/// This many articles of a list are measured.
const MAX_MEASURED: usize = 2000;

/// The columns that an article needs for its title, authors, outlet, the last two together, its progress, flags and
/// countries.
fn needed_by(article: &ListedArticle) -> [usize; 7] {
    let names = named_authors(article);
    let commas = 2 * names.len().saturating_sub(1);
    let author = names.iter().map(|name| width::columns(name)).sum::<usize>() + commas;
    let outlet = article.identity.site().map_or(0, width::columns);
    let between = if outlet > 0 && author > 0 { 2 } else { 0 };
    let countries = (3 * article.countries.len()).saturating_sub(1);
    [
        width::columns(&article.title),
        author,
        outlet,
        outlet + author + between,
        article.quotations.map_or(0, |one| said(one).len()),
        flags(article).map_or(0, |flags| width::columns(&flags)),
        if countries > 0 { countries.max("where".len()) } else { 0 },
    ]
}

impl<'a> ListShape<'a> {
    /// Measures the articles of a list.
    pub(super) fn of(wanted: &'a ListQuery, listed: &[ListedArticle]) -> Self {
        let needs = listed.iter().take(MAX_MEASURED).map(needed_by);
        let [title, author, outlet, both, progress, flagged, countries] =
            needs.fold([0; 7], |most, needs| std::array::from_fn(|at| most[at].max(needs[at])));
        // Why an article is in a filtered list is said in these columns too, and a column has its name over it.
        let needed = |columns: usize, name: &str| match columns {
            _ if !wanted.words.is_empty() => u16::MAX,
            0 => 0,
            columns => u16::try_from(columns.max(width::columns(name))).unwrap_or(u16::MAX),
        };
        // What was not measured may need all of them.
        let is_measured = listed.len() <= MAX_MEASURED;
        let columns =
            |columns: usize| u16::try_from(columns).ok().filter(|_| is_measured).unwrap_or(u16::MAX);
        Self {
            wanted,
            is_measured,
            title: u16::try_from(title + SIGN).unwrap_or(u16::MAX),
            author: needed(author, "author"),
            outlet: needed(outlet, "outlet"),
            both: needed(both, "author, outlet"),
            day: if is_measured && listed.iter().all(|article| day(article, wanted.sort).is_empty()) {
                0
            } else {
                u16::MAX
            },
            progress: columns(progress),
            flagged: columns(flagged),
            countries: columns(countries),
        }
    }

    /// The widths, without what no article needs of the columns: what is left goes to the title.
    fn fitted(&self, [author, outlet, rest @ ..]: [u16; 6]) -> [u16; 6] {
        let [date, progress, flagged, countries] = rest;
        let needed = if outlet == 0 { self.both } else { self.author };
        let progress = if progress > BAR_AND_FIGURES / 2 {
            progress.min(u16::try_from(BAR + 1).unwrap_or_default().saturating_add(self.progress))
        } else {
            // A figure that is cut off is another figure.
            self.progress.clamp(NONE, MAX_FIGURES)
        };
        let (flagged, countries) = (flagged.min(self.flagged), countries.min(self.countries));
        [author.min(needed), outlet.min(self.outlet), date.min(self.day), progress, flagged, countries]
    }
}

impl ListShape<'_> {
    /// The widths with what no title needs of its column: first for the countries, then for who wrote it, and where.
    fn grown(&self, mut widths: [u16; 6], title: u16) -> [u16; 6] {
        const AUTHOR: usize = 0;
        const OUTLET: usize = 1;
        const COUNTRIES: usize = 5;
        // Of titles that were not measured, none is known to leave room.
        let mut free = if self.is_measured { title.saturating_sub(self.title) } else { 0 };
        let author = if widths[OUTLET] == 0 { self.both } else { self.author };
        for (at, needed) in [(COUNTRIES, self.countries), (AUTHOR, author), (OUTLET, self.outlet)] {
            // What was not measured has no need that is known.
            if widths[at] > 0 && needed < u16::MAX {
                let more = needed.saturating_sub(widths[at]).min(free);
                widths[at] += more;
                free -= more;
            }
        }
        widths
    }
}

impl Columns {
    fn of(line: Rect, shape: &ListShape<'_>) -> Self {
        // Why an article is in a filtered list needs more room than its title and than who wrote it.
        let (by, title) =
            if shape.wanted.words.is_empty() { (0, shape.title.min(line.width / 2)) } else { (8, 0) };
        let all = widths_beside_title(line.width, by);
        let mut fitted = all.iter().map(|widths| shape.fitted(*widths));
        let narrowest = all.last().map(|widths| shape.fitted(*widths)).unwrap_or_default();
        let widths =
            fitted.find(|widths| list_columns::columns(line, *widths).0.width >= title).unwrap_or(narrowest);
        let widths = shape.grown(widths, list_columns::columns(line, widths).0.width);
        let is_shared = all.iter().all(|[_, outlet, ..]| *outlet == 0);
        let (title, [author, outlet, date, progress, flagged, countries]) =
            list_columns::columns(line, widths);
        Self { title, author, outlet, is_shared, date, progress, flagged, countries }
    }
}

impl Columns {
    /// How many columns beside the title have nothing to show of an article: a long title goes on there.
    fn free_beside_title(&self, article: &ListedArticle, wanted: &ListQuery) -> u16 {
        let identity = &article.identity;
        let is_identified = identity.site().is_some() || !identity.authors().is_empty();
        let is_explained = matches!(
            article.reason(&wanted.words),
            Some(ListReason::Author(_) | ListReason::Outlet(_) | ListReason::Source(_))
        );
        if is_identified || is_explained {
            return 0;
        }
        let has_day = !day(article, wanted.sort).is_empty();
        let next = if has_day && self.date.width > 0 { self.date } else { self.progress };
        next.x.saturating_sub(1).saturating_sub(self.title.right())
    }
}

/// Draws the names of the columns.
pub(super) fn draw_columns(painter: &mut Painter<'_>, shape: &ListShape<'_>, line: Rect) {
    let columns = Columns::of(line, shape);
    let day = match shape.wanted.sort {
        ListOrder::Added => "added",
        ListOrder::Decided => "decided",
        _ => "published",
    };
    let narrow = columns.countries.width < 9;
    for (place, title) in [
        (columns.title, "   title"),
        (
            columns.author,
            if columns.is_shared && columns.author.width >= BOTH { "author, outlet" } else { "author" },
        ),
        (columns.outlet, "outlet"),
        (columns.date, day),
        (columns.progress, if columns.progress.width >= 7 { "decided" } else { "done" }),
        (columns.countries, if narrow { "where" } else { "countries" }),
    ] {
        painter.text(place, title, StyleRole::Faint);
    }
}

/// Draws an article as the list that was asked for shows it.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    (article, shape): (&ListedArticle, &ListShape<'_>),
    (line, choice): (Rect, Choice),
) {
    let wanted = shape.wanted;
    let mut columns = Columns::of(line, shape);
    columns.title.width += columns.free_beside_title(article, wanted);
    let done = article.quotations.is_some_and(|progress| progress.left() == 0);
    let title = choice.role(if done { StyleRole::Faint } else { StyleRole::Text });
    painter.line(columns.title, &[(choice.sign(), choice.role(StyleRole::Text)), (&article.title, title)]);
    draw_identity(painter, (article, wanted), (&columns, choice));
    painter.text(columns.date, &day(article, wanted.sort), choice.role(StyleRole::Faint));
    draw_progress(painter, article, (columns.progress, choice));
    if let Some(flags) = flags(article) {
        painter.text(columns.flagged, &flags, choice.role(StyleRole::Warning));
    }
    draw_codes(painter, &article.countries, choice.role(StyleRole::Faint), columns.countries);
}

/// Draws who wrote it and where, or why it is in a filtered list if its title does not say that.
fn draw_identity(
    painter: &mut Painter<'_>,
    (article, wanted): (&ListedArticle, &ListQuery),
    (columns, choice): (&Columns, Choice),
) {
    let (author, outlet) = (columns.author, columns.outlet);
    let both = if columns.is_shared { author } else { author.union(outlet) };
    let because = |label: &str, value: &str| {
        [
            (format!("{label}: "), choice.role(StyleRole::Faint)),
            (value.to_owned(), choice.role(StyleRole::Hit)),
        ]
    };
    let reason = match article.reason(&wanted.words) {
        Some(ListReason::Author(name)) => because("author", name),
        Some(ListReason::Outlet(name)) => because("outlet", name),
        Some(ListReason::Source(source)) => {
            because("file", source.rsplit('/').find(|part| !part.is_empty()).unwrap_or(source))
        }
        Some(ListReason::Title) | None => {
            let faint = choice.role(StyleRole::Faint);
            if columns.is_shared {
                painter.text(author, &by(article, usize::from(author.width)), faint);
            } else {
                painter.text(author, &authors(article, usize::from(author.width)), faint);
                painter.text(outlet, article.identity.site().unwrap_or_default(), faint);
            }
            return;
        }
    };
    let parts: Vec<(&str, StyleRole)> = reason.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    painter.line(both, &parts);
}

/// The authors, without the outlet: some articles name it as their author, too.
pub(super) fn named_authors(article: &ListedArticle) -> Vec<&str> {
    let identity = &article.identity;
    let names = identity.authors().iter().map(String::as_str);
    names.filter(|name| identity.site() != Some(*name)).collect()
}

/// "Jane Roe, The Coast Post"; without first names if that is too long: "Roe, The Coast Post".
fn by(article: &ListedArticle, columns: usize) -> String {
    let outlet = article.identity.site().unwrap_or_default();
    let with = |authors: String| match (authors.is_empty(), outlet.is_empty()) {
        (true, _) => outlet.to_owned(),
        (false, true) => authors,
        (false, false) => format!("{authors}, {outlet}"),
    };
    let full = with(named_authors(article).join(", "));
    match last_names(article) {
        _ if width::columns(&full) <= columns => full,
        name if columns < usize::from(BOTH) && !name.is_empty() => name,
        name => with(name),
    }
}

/// "Jane Roe, Ana Lopes"; if that is too long, "Roe +1".
fn authors(article: &ListedArticle, columns: usize) -> String {
    let authors = named_authors(article);
    let full = authors.join(", ");
    if width::columns(&full) <= columns || authors.len() == 1 { full } else { last_names(article) }
}

/// "Roe", "Roe +1".
fn last_names(article: &ListedArticle) -> String {
    let authors = named_authors(article);
    let last = authors.first().and_then(|name| name.split_whitespace().next_back()).unwrap_or_default();
    if authors.len() > 1 { format!("{last} +{}", authors.len() - 1) } else { last.to_owned() }
}

/// The day that the order is about, otherwise the day of publication.
fn day(article: &ListedArticle, sort: ListOrder) -> String {
    match sort {
        ListOrder::Added => date::day(article.added_at),
        ListOrder::Decided => article.decided_at.map(date::day).unwrap_or_default(),
        _ => article.identity.published().and_then(|day| day.get(..10)).unwrap_or_default().to_owned(),
    }
}

/// "2/6".
fn said(progress: ReviewProgress) -> String {
    format!("{}/{}", progress.done(), progress.all)
}

/// Draws "━━╌╌╌╌ 2/6", or "2/6" without room for the bar.
fn draw_progress(painter: &mut Painter<'_>, article: &ListedArticle, (place, choice): (Rect, Choice)) {
    let Some(progress) = article.quotations else {
        painter.text(place, "…", choice.role(StyleRole::Faint));
        return;
    };
    if progress.all == 0 {
        painter.text(place, "none", choice.role(StyleRole::Faint));
        return;
    }
    let done = progress.left() == 0;
    let tint = |role: StyleRole| choice.role(if done { StyleRole::Faint } else { role });
    let said = said(progress);
    let full = (progress.done() * BAR).checked_div(progress.all).unwrap_or_default();
    let (full, empty) = if usize::from(place.width) > BAR + said.len() {
        ("━".repeat(full), format!("{} ", "╌".repeat(BAR - full)))
    } else {
        (String::new(), String::new())
    };
    painter.line(
        place,
        &[
            (&full, tint(StyleRole::Thumb)),
            (&empty, choice.role(StyleRole::Faint)),
            (&said, tint(StyleRole::Text)),
        ],
    );
}

/// "⚑2" for flagged quotations, otherwise "!1" for decisions that have lost their text.
fn flags(article: &ListedArticle) -> Option<String> {
    let flagged = article.quotations.map_or(0, |progress| progress.flagged);
    match (flagged, article.orphans) {
        (0, 0) => None,
        (0, orphans) => Some(format!("!{orphans}")),
        (flagged, _) => Some(format!("⚑{flagged}")),
    }
}

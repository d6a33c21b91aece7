//! CSV and Markdown read back by independent parsers: they contain the review, and a hostile article stays text.

use super::reviewed_article::{HOSTILE, ReviewFixture, plan, written};
use csv::{ReaderBuilder, StringRecord};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use pullquote::export::{ArticleCount, Format, QuotationFilter};
use pullquote::text::sanitize;
use pullquote::version::TOOL;

struct Table {
    names: StringRecord,
    rows: Vec<StringRecord>,
}

impl Table {
    fn read(written: &str) -> Self {
        let written = written.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = ReaderBuilder::new().flexible(false).from_reader(written.as_bytes());
        let names = reader.headers().unwrap().clone();
        let rows = reader.records().map(Result::unwrap).collect();
        Self { names, rows }
    }

    fn cell(&self, row: usize, name: &str) -> &str {
        let column = self.names.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}"));
        &self.rows[row][column]
    }
}

/// A cell without the protection against formulas.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

fn checked_table(fixture: &ReviewFixture) -> Table {
    let table = Table::read(&fixture.written(Format::Csv));
    let points = fixture.points();
    for row in (0..table.rows.len()).filter(|&row| table.cell(row, "orphan") == "no") {
        let place = |name: &str| table.cell(row, name).parse::<usize>().unwrap();
        let words: String = points[place("start")..place("end")].iter().collect();
        assert_eq!(unguarded(table.cell(row, "quotation")), sanitize::block(&words));
        assert_eq!(table.cell(row, "text_sha256"), fixture.hash.to_string());
    }
    table
}

#[test]
fn a_table_contains_every_decision() {
    let table = checked_table(&ReviewFixture::reviewed());
    let cells = |name: &str| (0..table.rows.len()).map(|row| table.cell(row, name)).collect::<Vec<_>>();
    assert_eq!(&cells("state")[..3], ["accepted", "accepted", "rejected"]);
    assert_eq!(cells("reason")[2], "not-speech");
    assert_eq!(cells("added").iter().filter(|added| **added == "yes").count(), 1);
    assert_eq!(cells("orphan").last(), Some(&"yes"));
    let edited = cells("state").iter().position(|state| *state == "edited").unwrap();
    for (name, value) in [
        ("speaker", "Marta Dias"),
        ("speaker_type", "person"),
        ("verification", "differs"),
        ("true_words", "We asked for a meeting in May."),
        ("note", "call back"),
        ("reviewer", "bo"),
        ("found_speaker", "Rui Costa"),
        ("found_text", ""),
        ("found_kind", ""),
        ("source", "news/port.txt"),
        ("tool", TOOL),
    ] {
        assert_eq!(table.cell(edited, name), value, "{name}");
    }
}

#[test]
fn what_was_found_before_a_correction_stays_beside_it() {
    let fixture = ReviewFixture::reviewed();
    for (format, found) in [
        (Format::Csv, ",Rui Costa,,\r\n"),
        (Format::Markdown, "; found: speaker Rui Costa\n"),
        (Format::Sheet, "; found: speaker Rui Costa |"),
        (Format::Html, "<dt>Found</dt><dd>speaker Rui Costa</dd>"),
    ] {
        let written = fixture.written(format);
        assert_eq!(written.matches(found).count(), 1, "{format:?}: {written}");
    }
}

#[test]
fn hostile_cells_are_no_formulas_and_do_not_control_the_terminal() {
    let fixture = ReviewFixture::hostile();
    let table = checked_table(&fixture);
    assert_eq!(table.cell(0, "note"), format!("'{}", sanitize::line(HOSTILE)));
    assert_eq!(unguarded(table.cell(0, "checked_against")), sanitize::line(&format!("@{HOSTILE}")));
    for cell in table.rows.iter().flat_map(StringRecord::iter) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
    }
    let written = fixture.written(Format::Csv);
    let is_safe = |c: char| !c.is_control() || matches!(c, '\r' | '\n');
    assert!(written.chars().all(is_safe) && !written.contains('\u{202e}'));
}

#[test]
fn csv_has_standard_line_ends_and_one_header() {
    let (one, other) = (ReviewFixture::reviewed(), ReviewFixture::hostile());
    let table = written(&[&one, &other], &plan(Format::Csv, ArticleCount::Many));
    assert_eq!(table.matches("\u{feff}article,source,number").count(), 1);
    assert_eq!(table.matches(",page_sha256,warning,found_speaker,found_text,found_kind\r\n").count(), 1);
    assert!(table.ends_with("\r\n"));
    let rows = Table::read(&table).rows.len();
    assert_eq!(
        rows,
        Table::read(&one.written(Format::Csv)).rows.len()
            + Table::read(&other.written(Format::Csv)).rows.len()
    );
}

/// Markdown as a reader sees it: headings, block quotations, and everything else as text.
#[derive(Debug, Default)]
struct RenderedMarkdown {
    headings: Vec<(HeadingLevel, String)>,
    quotations: Vec<String>,
    text: String,
}

/// Reads Markdown with every extension except smart punctuation, which changes quotation marks and dashes. Fails on
/// links, images, HTML and code, and on emphasis except at the beginning of a block quotation, where it is marked
/// with strokes.
fn rendered(markdown: &str) -> RenderedMarkdown {
    let mut seen = RenderedMarkdown::default();
    let (mut heading, mut quotation) = (None, None::<String>);
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => seen.headings.extend(heading.take()),
            Event::Start(Tag::BlockQuote(_)) => quotation = Some(String::new()),
            Event::End(TagEnd::BlockQuote(_)) => seen.quotations.extend(quotation.take()),
            Event::Text(text) => {
                seen.text.push_str(&text);
                let open = heading.as_mut().map(|(_, text)| text).or(quotation.as_mut());
                if let Some(open) = open {
                    open.push_str(&text);
                }
            }
            Event::Start(Tag::Paragraph) => quotation.iter_mut().for_each(|text| text.push('¶')),
            Event::Start(Tag::Emphasis) if quotation.as_deref() == Some("¶") => {
                quotation = Some("¶/".to_owned());
            }
            Event::End(TagEnd::Emphasis) => quotation.iter_mut().for_each(|text| text.push('/')),
            // Only an address may lead anywhere, and only to itself.
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) => {
                assert!(dest_url.starts_with("https://"), "{dest_url} in\n{markdown}");
            }
            Event::End(TagEnd::Link) => {}
            Event::SoftBreak
            | Event::Start(
                Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::List(None) | Tag::Item,
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::TableCell
                | TagEnd::List(false)
                | TagEnd::Item,
            ) => seen.text.push(' '),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    seen
}

/// Words as they appear in Markdown: on one line and sanitised.
fn plain(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    sanitize::line(&line).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn markdown_shows_every_word_and_escapes_every_sign() {
    for fixture in [ReviewFixture::reviewed(), ReviewFixture::hostile()] {
        for format in [Format::Markdown, Format::Sheet] {
            let seen = rendered(&fixture.written(format));
            let rows = fixture.with(|of| {
                let rows = of.rows(&QuotationFilter::default()).into_iter();
                rows.map(|row| (row.telling.map(str::to_owned), row.text.to_owned(), row.printed_marks))
                    .collect::<Vec<_>>()
            });
            assert_eq!(seen.quotations.len(), rows.len(), "{format:?}");
            for (cue, words, (open, close)) in rows {
                let words = plain(&words.replace("\r\n", "\n").replace("\n\n", "¶"));
                let found = seen.quotations.iter().any(|quotation| {
                    let quotation = plain(quotation.trim_start_matches('¶'));
                    match &cue {
                        Some(cue) => quotation == format!("/{}:/ {words}", plain(cue)),
                        None => quotation == words || quotation == format!("{open}{words}{close}"),
                    }
                });
                assert!(found, "{format:?}: {words}\n{:#?}", seen.quotations);
            }
            assert_eq!(plain(&seen.headings[0].1), plain(fixture.article.title().unwrap()));
            for note in ["quotations decided by", &fixture.hash.to_string(), TOOL] {
                assert!(seen.text.contains(note), "{format:?}: {note}");
            }
        }
    }
}

#[test]
fn speakers_are_ordered_by_number_of_words() {
    let seen = rendered(&ReviewFixture::reviewed().written(Format::Markdown));
    let counts: Vec<usize> = seen.headings[1..]
        .iter()
        .filter(|(_, name)| !name.starts_with("No speaker") && !name.starts_with("Decisions"))
        .map(|(_, name)| name.rsplit('(').next().unwrap().trim_end_matches(')').parse().unwrap())
        .collect();
    assert!(counts.len() > 2 && counts.is_sorted_by(|one, other| one >= other), "{:?}", seen.headings);
    assert!(seen.headings[1].1.starts_with("Ana Lopes ("), "{:?}", seen.headings);
}

//! Rows -> a self-contained page: the text with everything marked in it, and beside it the quotations, countries,
//! people and organisations, linked to their places in the text and back.
//!
//! It has no script and fetches nothing, so that it can be mailed, printed and archived. It is XML and HTML at once:
//! every tag is closed, which the tests check with an XML parser. Colour is never the only sign of anything.

mod panels;
mod scope;
mod text;

use super::xml::shown;
use crate::article::{Paragraph, Role};
use crate::export::citation;
use crate::export::rows::{ExportRow, ReviewedArticle};
use crate::input::Identity;
use crate::text::Span;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::text::phrase::counted;
use crate::version::{TOOL, VERSION};
use scope::PageScope;
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");

/// A page under construction. Its contents list needs all articles, so nothing is written before the end.
#[derive(Debug, Default)]
pub struct Page {
    titles: Vec<String>,
    /// Names and values of the `<meta>` elements; several articles share the page, so they have none.
    meta: Vec<(&'static str, String)>,
    articles: Vec<u8>,
}

impl Page {
    /// Adds an article to the page.
    ///
    /// # Errors
    /// Does not fail: the article is kept in memory.
    pub fn article(&mut self, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
        self.titles.push(of.name().to_owned());
        self.meta = if self.titles.len() == 1 { meta(&of.article.identity) } else { Vec::new() };
        let scope = PageScope { of, rows, prefix: format!("a{}", self.titles.len()), title: title(of) };
        let out: &mut dyn Write = &mut self.articles;
        writeln!(out, "<article class=\"article\" aria-labelledby=\"{0}-title\" id=\"{0}\">", scope.prefix)?;
        if scope.title.is_none() {
            writeln!(out, "<h1 class=\"title\" id=\"{}\">{}</h1>", scope.anchor("title"), shown(of.name()))?;
        }
        facts(out, of, rows)?;
        writeln!(out, "<div class=\"columns\">")?;
        text::write(out, &scope)?;
        panels::write(out, &scope)?;
        writeln!(out, "</div>\n</article>")
    }

    /// Writes the page.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = match self.titles.as_slice() {
            [one] => shown(one),
            titles => format!("{} articles and who said what in them", titles.len()),
        };
        writeln!(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")?;
        writeln!(out, "<meta name=\"generator\" content=\"{TOOL}, model {VERSION}\"/>")?;
        // Whatever an article contains, the browser must not fetch or run anything.
        let policy = "default-src 'none'; style-src 'unsafe-inline'";
        writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>")?;
        for (name, value) in &self.meta {
            writeln!(out, "<meta name=\"{name}\" content=\"{}\"/>", shown(value))?;
        }
        writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>")?;
        writeln!(out, "<a class=\"skip\" href=\"#main\">To the text</a>")?;
        writeln!(out, "<header class=\"masthead\"><p>Who said what, found by {TOOL}</p></header>")?;
        if self.titles.len() > 1 {
            writeln!(out, "<nav class=\"contents\" aria-label=\"Articles\"><ol>")?;
            for (number, title) in (1..).zip(&self.titles) {
                writeln!(out, "<li><a href=\"#a{number}\">{}</a></li>", shown(title))?;
            }
            writeln!(out, "</ol></nav>")?;
        }
        writeln!(out, "<main id=\"main\">")?;
        out.write_all(&self.articles)?;
        writeln!(out, "</main>\n</body>\n</html>")
    }
}

/// Who wrote the only article of a page, where and when, for programs that read it.
fn meta(identity: &Identity) -> Vec<(&'static str, String)> {
    let one = |name, value: Option<&str>| value.map(|value| (name, value.to_owned()));
    let authors = identity.authors().iter().map(|name| ("author", name.clone()));
    let others = [
        one("dcterms.issued", identity.published()),
        one("dcterms.modified", identity.modified()),
        one("dcterms.publisher", identity.site()),
        one("dcterms.source", citation::link(identity)),
    ];
    authors.chain(others.into_iter().flatten()).collect()
}

/// The paragraph whose words are the title: the headline, or a first line that serves as one.
fn title(of: &ReviewedArticle<'_>) -> Option<Span> {
    let is_title = |paragraph: &&Paragraph| Some(of.article.words(paragraph.span)) == of.article.title();
    let of_role = |role| of.article.paragraphs.iter().find(|paragraph| paragraph.role == role);
    let title = of_role(Role::Headline).filter(is_title).or_else(|| of_role(Role::Body).filter(is_title));
    title.map(|paragraph| paragraph.span)
}

/// Where the article came from, who reviewed it and with what version.
fn facts(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    let identity = &of.article.identity;
    let mut facts: Vec<String> =
        citation::byline(identity).iter().map(|byline| format!("by {}", shown(byline))).collect();
    facts.extend(identity.site().map(shown));
    facts.extend(identity.published().map(|written| {
        format!("<time datetime=\"{}\">{}</time>", shown(written), shown(&date::readable(written)))
    }));
    // As text: a page that is mailed or archived leads nowhere.
    facts.extend(identity.url().map(shown));
    let source = of.provenance.source.as_deref().filter(|source| Some(*source) != identity.url());
    facts.extend(source.map(shown));
    facts.extend(identity.fetched.as_ref().map(|fetched| {
        format!(
            "fetched <time datetime=\"{}\">{}</time> from {}, page SHA-256 <code>{}</code>",
            date::moment(fetched.at),
            date::minute(fetched.at),
            shown(&fetched.address),
            TextHash(fetched.sha256)
        )
    }));
    facts.push(counted(rows.len(), "quotation", "quotations"));
    let reviewers = of.reviewers();
    match of.last() {
        Some(last) => facts.push(format!(
            "{} by {}, last <time datetime=\"{}\">{}</time>",
            of.review_words(),
            shown(&reviewers.join(", ")),
            date::moment(last),
            date::minute(last)
        )),
        None => facts.push("not reviewed".to_owned()),
    }
    facts.push(format!("{TOOL}, model {VERSION}"));
    facts.push(format!("text SHA-256 <code>{}</code>", of.hash));
    writeln!(out, "<ul class=\"facts\">")?;
    facts.iter().try_for_each(|fact| writeln!(out, "<li>{fact}</li>"))?;
    writeln!(out, "</ul>")
}

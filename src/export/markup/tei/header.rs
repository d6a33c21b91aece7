//! The header: what the article is called, where it came from, who reviewed it with what, and who speaks in it.

use super::scope::TeiScope;
use crate::analysis::{EntityKind, QuotationKind};
use crate::export::ArticleCount;
use crate::export::markup::xml;
use crate::export::provenance::Names;
use crate::export::rows::role;
use crate::input::Identity;
use crate::review::{DecisionState, Reason, Verification};
use crate::text::date;
use crate::text::script::mixture;
use crate::version::{TOOL, VERSION};
use std::io::{self, Write};

/// The header of a corpus, with everything that its articles share.
pub(super) fn corpus(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<teiHeader>\n<fileDesc>")?;
    writeln!(out, "<titleStmt><title>Articles and their quotations</title></titleStmt>")?;
    writeln!(out, "<publicationStmt><p>Exported for review, not published.</p></publicationStmt>")?;
    writeln!(out, "<sourceDesc><p>Each article names its source.</p></sourceDesc>\n</fileDesc>")?;
    encoding(out)?;
    writeln!(out, "</teiHeader>")
}

/// The header of one article.
pub(super) fn article(out: &mut dyn Write, scope: &TeiScope<'_>, articles: ArticleCount) -> io::Result<()> {
    let of = scope.of;
    let identity = &of.article.identity;
    let authors: String = identity.authors().iter().map(|name| element("author", name)).collect();
    writeln!(out, "<teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title>{authors}", xml::exact(of.name()))?;
    for (number, reviewer) in (1..).zip(of.reviewers()) {
        writeln!(
            out,
            "<respStmt xml:id=\"{}.r{number}\"><resp>review of the quotations</resp><name>{}</name></respStmt>",
            scope.prefix,
            xml::exact(reviewer)
        )?;
    }
    writeln!(out, "</titleStmt>\n<publicationStmt>{}</publicationStmt>", publication(identity))?;
    let site = identity.site().map(|site| element("publisher", site)).unwrap_or_default();
    let address = identity.url().map(|url| format!("<idno type=\"url\">{}</idno>", xml::exact(url)));
    writeln!(
        out,
        "<sourceDesc><bibl><title>{}</title>{authors}{site}{}{}",
        xml::exact(of.name()),
        published(identity),
        address.unwrap_or_default()
    )?;
    if let Some(source) = &of.provenance.source {
        writeln!(out, "<idno type=\"file\">{}</idno>", xml::exact(source))?;
    }
    writeln!(out, "<idno type=\"sha256\">{}</idno></bibl></sourceDesc>\n</fileDesc>", of.hash)?;
    if articles == ArticleCount::One {
        encoding(out)?;
    }
    profile(out, scope)?;
    revision(out, scope)?;
    writeln!(out, "</teiHeader>")
}

/// Who published the article and when. The file itself is not published.
fn publication(identity: &Identity) -> String {
    const UNPUBLISHED: &str = "<p>Exported for review, not published.</p>";
    match identity.site() {
        None => UNPUBLISHED.to_owned(),
        Some(site) => {
            let publisher = element("publisher", site);
            format!("{publisher}{}<availability>{UNPUBLISHED}</availability>", published(identity))
        }
    }
}

fn published(identity: &Identity) -> String {
    let date = identity.published().map(|written| {
        format!("<date when=\"{}\">{}</date>", xml::exact(written), xml::exact(&date::readable(written)))
    });
    date.unwrap_or_default()
}

fn element(name: &str, words: &str) -> String {
    format!("<{name}>{}</{name}>", xml::exact(words))
}

/// The program, and the categories that `@ana` points to.
fn encoding(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<encodingDesc>\n<appInfo><application ident=\"pullquote\" version=\"{VERSION}\">")?;
    writeln!(out, "<label>{TOOL}</label><desc>model {VERSION}</desc></application></appInfo>\n<classDecl>")?;
    taxonomy(out, "kind", QuotationKind::ALL.map(|(_, word)| (word, word)))?;
    taxonomy(out, "state", DecisionState::ALL.map(|state| (state.word(), state.word())))?;
    taxonomy(out, "flag", [("flagged", "to be checked by someone else")])?;
    taxonomy(out, "reason", Reason::ALL.map(|(_, word, said)| (word, said)))?;
    taxonomy(out, "verification", Verification::ALL.map(|(_, word, said)| (word, said)))?;
    writeln!(out, "</classDecl>\n</encodingDesc>")
}

fn taxonomy<const N: usize>(out: &mut dyn Write, name: &str, words: [(&str, &str); N]) -> io::Result<()> {
    writeln!(out, "<taxonomy xml:id=\"{name}\">")?;
    for (word, said) in words {
        writeln!(out, "<category xml:id=\"{name}.{word}\"><catDesc>{said}</catDesc></category>")?;
    }
    writeln!(out, "</taxonomy>")
}

/// The language and all named speakers.
fn profile(out: &mut dyn Write, scope: &TeiScope<'_>) -> io::Result<()> {
    let (people, others) = (people(scope), organizations(scope));
    writeln!(out, "<profileDesc>")?;
    if let Some(language) = scope.of.review.analysis.language {
        writeln!(out, "<langUsage><language ident=\"{language}\">{language}</language></langUsage>")?;
    }
    if !(people.is_empty() && others.is_empty()) {
        writeln!(out, "<particDesc>")?;
        for (list, members) in [("listPerson", people), ("listOrg", others)] {
            if !members.is_empty() {
                writeln!(out, "<{list}>\n{}\n</{list}>", members.join("\n"))?;
            }
        }
        writeln!(out, "</particDesc>")?;
    }
    writeln!(out, "</profileDesc>")
}

/// People, and speakers who are only described.
fn people(scope: &TeiScope<'_>) -> Vec<String> {
    let names = Names::of(&scope.of.review.analysis);
    let mut listed = Vec::new();
    for entity in scope.of.review.analysis.entities.iter().filter(|entity| scope.of.is_listed(entity)) {
        if matches!(entity.kind, EntityKind::Person { .. }) {
            let occupation =
                role(entity).map(|role| format!("<occupation>{}</occupation>", xml::exact(role)));
            listed.push(format!(
                "<person xml:id=\"{}\"><persName>{}</persName>{}{}</person>",
                scope.entity(names.get(entity)),
                xml::exact(&entity.name),
                occupation.unwrap_or_default(),
                warning(&entity.name)
            ));
        }
    }
    for (number, (kind, words)) in (1..).zip(&scope.groups) {
        listed.push(format!(
            "<personGrp xml:id=\"{}.g{number}\" role=\"{kind}\"><persName>{}</persName>{}</personGrp>",
            scope.prefix,
            xml::exact(words),
            warning(words)
        ));
    }
    listed
}

/// A note that a name mixes alphabets; empty if it does not.
fn warning(name: &str) -> String {
    let note = |mixture: String| format!("<note type=\"warning\">{}</note>", xml::exact(&mixture));
    mixture(name).map(note).unwrap_or_default()
}

/// Organisations, and countries, which speak through their governments.
fn organizations(scope: &TeiScope<'_>) -> Vec<String> {
    let names = Names::of(&scope.of.review.analysis);
    let entities = scope.of.review.analysis.entities.iter().filter(|entity| scope.of.is_listed(entity));
    let listed = entities.filter_map(|entity| {
        let (kind, key) = match &entity.kind {
            EntityKind::Country(code) => ("country", format!(" key=\"{}\"", code.as_str())),
            EntityKind::Organization => ("organization", String::new()),
            EntityKind::Person { .. } => return None,
        };
        Some(format!(
            "<org xml:id=\"{}\" type=\"{kind}\"><orgName{key}>{}</orgName>{}</org>",
            scope.entity(names.get(entity)),
            xml::exact(&entity.name),
            warning(&entity.name)
        ))
    });
    listed.collect()
}

/// Who changed the findings, and when last.
fn revision(out: &mut dyn Write, scope: &TeiScope<'_>) -> io::Result<()> {
    let mut changes = Vec::new();
    for reviewer in scope.of.reviewers() {
        let mut stamps = scope
            .of
            .stamps()
            .filter(|stamp| stamp.reviewers().any(|name| name == reviewer))
            .map(|stamp| stamp.at)
            .collect::<Vec<_>>();
        stamps.sort_unstable();
        let Some((last, who)) = stamps.last().zip(scope.reviewer(reviewer)) else { continue };
        let count = stamps.len();
        let noun = if count == 1 { "decision" } else { "decisions" };
        let when = date::moment(*last);
        changes.push(format!("<change who=\"{who}\" when=\"{when}\">{count} {noun}</change>"));
    }
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<revisionDesc>\n{}\n</revisionDesc>", changes.join("\n"))
}

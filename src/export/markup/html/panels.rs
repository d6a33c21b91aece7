//! The panels beside the text: quotations with their decisions, countries, people, organisations.

use super::scope::PageScope;
use super::text::panel;
use crate::analysis::{Entity, QuotationKind};
use crate::export::markup::xml::shown;
use crate::export::provenance::Names;
use crate::export::rows::{ExportRow, non_empty, role};
use crate::review::{Codes, Decision, Orphan, Verdict};
use crate::text::date;
use crate::text::phrase::counted;
use crate::text::script::mixture;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the panels of an article.
pub(super) fn write(out: &mut dyn Write, scope: &PageScope<'_>) -> io::Result<()> {
    writeln!(out, "<aside class=\"panel\" aria-label=\"Findings\">")?;
    quotations(out, scope)?;
    for (name, class) in [("Countries", "country"), ("People", "person"), ("Organisations", "organization")] {
        entities(out, scope, (name, class))?;
    }
    marks(out, scope)?;
    orphans(out, &scope.of.review.orphans)?;
    writeln!(out, "</aside>")
}

fn quotations(out: &mut dyn Write, scope: &PageScope<'_>) -> io::Result<()> {
    writeln!(out, "<section>\n<h2>Quotations</h2>")?;
    if scope.rows.is_empty() {
        return writeln!(out, "<p class=\"none\">none found</p>\n</section>");
    }
    writeln!(out, "<ol>")?;
    scope.rows.iter().try_for_each(|row| card(out, scope, row))?;
    writeln!(out, "</ol>\n</section>")
}

fn card(out: &mut dyn Write, scope: &PageScope<'_>, row: &ExportRow<'_>) -> io::Result<()> {
    let (number, decision) = (row.number, row.decision);
    let state = decision.state();
    writeln!(out, "<li class=\"card {state}\" id=\"{}\">", scope.anchor(&format!("card{number}")))?;
    writeln!(out, "<p class=\"who\">{number}. {}</p>", speaker(scope, row))?;
    let (open, close) = row.printed_marks;
    let place = scope.anchor(&row.id());
    warning(out, row.warning())?;
    let telling = row.telling.map(|cue| format!("<i>{}:</i> ", shown(cue))).unwrap_or_default();
    writeln!(out, "<blockquote>{telling}{open}{}{close}</blockquote>", shown(&row.joined))?;
    writeln!(
        out,
        "<p><span class=\"state {state}\">{}</span> <span class=\"said\">{}</span> <a class=\"place\" href=\"#{place}\">in the text</a></p>",
        decision_text(decision),
        facts(row)
    )?;
    details(out, decision, row.corrected().in_words())?;
    writeln!(out, "</li>")
}

/// That a name mixes alphabets.
fn warning(out: &mut dyn Write, mixture: Option<String>) -> io::Result<()> {
    match mixture {
        Some(mixture) => writeln!(out, "<p class=\"warning\">⚠ warning: {}</p>", shown(&mixture)),
        None => Ok(()),
    }
}

/// "Nino Beridze, economy minister", linked to the panel.
fn speaker(scope: &PageScope<'_>, row: &ExportRow<'_>) -> String {
    let Some(voice) = &row.speaker else { return "No speaker found".to_owned() };
    let name = shown(voice.name);
    let name = match &voice.entity {
        Some(entity) => format!("<a class=\"{}\" href=\"#{}\">{name}</a>", voice.kind, scope.anchor(entity)),
        None => name,
    };
    let others = row.also.iter().fold(String::new(), |others, other| others + " and " + &shown(other.name));
    match voice.role {
        _ if !row.also.is_empty() => name + &others,
        Some(role) => format!("{name}<span class=\"role\">, {}</span>", shown(role)),
        None => name,
    }
}

/// A symbol and a word, so that the state is visible without colours.
fn decision_text(decision: &Decision) -> String {
    let sign = match decision.verdict {
        Verdict::Accepted => '✓',
        Verdict::Rejected(_) => '✗',
        Verdict::Pending => '○',
    };
    let reason = match decision.verdict {
        Verdict::Rejected(Some(reason)) => format!(" ({})", reason.label()),
        _ => String::new(),
    };
    let flag = if decision.flagged { ", ⚑ flagged" } else { "" };
    format!("{sign} {}{reason}{flag}", decision.state())
}

fn facts(row: &ExportRow<'_>) -> String {
    let reported = if row.kind == QuotationKind::Indirect { " (reported, not verbatim)" } else { "" };
    let mut facts = vec![format!("{}{reported}", row.kind.word())];
    facts.extend(row.cue.map(|cue| format!("cue “{}”", shown(cue.text))));
    facts.extend(row.via.as_ref().map(|via| format!("via {}", shown(via.name))));
    facts.extend(row.confidence.map(|confidence| format!("confidence {confidence:.3}")));
    facts.extend(row.added.then(|| "added by the reviewer".to_owned()));
    facts.join(", ")
}

/// What a reviewer wrote, each under its label.
fn details(out: &mut dyn Write, decision: &Decision, found: Option<String>) -> io::Result<()> {
    let found = found.map(|found| format!("<dt>Found</dt><dd>{}</dd>", shown(&found)));
    let Some(stamp) = &decision.stamp else {
        // A decision on the speaker elsewhere in the article has corrected it.
        return found.map_or(Ok(()), |found| writeln!(out, "<dl>\n{found}\n</dl>"));
    };
    let (at, said_at) = (date::moment(stamp.at), date::minute(stamp.at));
    // A check or a note decides nothing.
    let what = if decision.verdict == Verdict::Pending { "Last changed" } else { "Decided" };
    writeln!(
        out,
        "<dl>\n<dt>{what}</dt><dd>{}, <time datetime=\"{at}\">{said_at}</time></dd>",
        shown(&stamp.reviewer)
    )?;
    if let Some(found) = found {
        writeln!(out, "{found}")?;
    }
    writeln!(out, "<dt>Verification</dt><dd>{}</dd>", decision.verification.label())?;
    if !decision.codes.is_empty() {
        let codes: Vec<String> = decision.codes.iter().map(|code| format!("#{code}")).collect();
        writeln!(out, "<dt>Codes</dt><dd>{}</dd>", shown(&codes.join(" ")))?;
    }
    for (name, value) in
        [("Source", &decision.source), ("Actual words", &decision.words), ("Note", &decision.note)]
    {
        if let Some(value) = non_empty(value) {
            writeln!(out, "<dt>{name}</dt><dd>{}</dd>", shown(value))?;
        }
    }
    codes(out, &decision.codes)?;
    writeln!(out, "</dl>")
}

fn codes(out: &mut dyn Write, codes: &Codes) -> io::Result<()> {
    if codes.is_empty() {
        return Ok(());
    }
    let codes: Vec<String> = codes.iter().map(|code| format!("#{}", shown(code))).collect();
    writeln!(out, "<dt>Codes</dt><dd>{}</dd>", codes.join(" "))
}

/// What is marked besides the quotations: passages, names and the article.
fn marks(out: &mut dyn Write, scope: &PageScope<'_>) -> io::Result<()> {
    let marking = &scope.of.review.marking;
    if marking.passages.is_empty() && marking.entities.is_empty() && marking.article.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>Notes and codes</h2>\n<ul>")?;
    let mut one = |what: &str, note: &str, given: &Codes| {
        writeln!(out, "<li class=\"card\">{what}\n<dl>")?;
        if let Some(note) = non_empty(note) {
            writeln!(out, "<dt>Note</dt><dd>{}</dd>", shown(note))?;
        }
        codes(out, given)?;
        writeln!(out, "</dl></li>")
    };
    for passage in &marking.passages {
        let words = match passage.place {
            Some(place) => scope.of.article.joined(place).into_owned(),
            None => passage.anchor.exact.clone(),
        };
        one(&format!("<blockquote>{}</blockquote>", shown(&words)), &passage.note, &passage.codes)?;
    }
    for coded in &marking.entities {
        one(&format!("<p class=\"who\">{}</p>", shown(&coded.name.name)), "", &coded.codes)?;
    }
    if !marking.article.is_empty() {
        one("<p class=\"who\">The article</p>", "", &marking.article)?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn entities(out: &mut dyn Write, scope: &PageScope<'_>, (name, class): (&str, &str)) -> io::Result<()> {
    let entities = scope.of.review.analysis.entities.iter();
    let listed: Vec<&Entity> =
        entities.filter(|entity| panel(&entity.kind) == class && scope.of.is_listed(entity)).collect();
    writeln!(out, "<section>\n<h2>{name}</h2>")?;
    if listed.is_empty() {
        return writeln!(out, "<p class=\"none\">none found</p>\n</section>");
    }
    let names = Names::of(&scope.of.review.analysis);
    writeln!(out, "<ul>")?;
    for entity in listed {
        let role = role(entity).map(|role| format!("<span class=\"role\">, {}</span>", shown(role)));
        write!(
            out,
            "<li class=\"entity\" id=\"{}\"><span class=\"{class}\">{}</span>{} <span class=\"places\">{}</span>",
            scope.anchor(names.get(entity)),
            shown(&entity.name),
            role.unwrap_or_default(),
            places(scope, entity)
        )?;
        warning(out, mixture(&entity.name))?;
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// Numbered links to all mentions.
fn places(scope: &PageScope<'_>, entity: &Entity) -> String {
    let mut places = counted(entity.mentions.len(), "mention", "mentions");
    for (number, id) in (1..).zip(&entity.mentions) {
        let Some(mention) = scope.of.review.analysis.mention(*id) else { continue };
        let words = shown(&format!("{}, {}", scope.of.article.words(mention.span), mention.kind.word()));
        let href = scope.anchor(&format!("m{}", id.0 + 1));
        let _ = write!(places, " <a href=\"#{href}\" title=\"{words}\">{number}</a>");
    }
    places
}

fn orphans(out: &mut dyn Write, orphans: &[Orphan]) -> io::Result<()> {
    if orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>Decisions whose text no longer exists</h2>\n<ul>")?;
    for orphan in orphans {
        let decision = &orphan.decision;
        let named = decision.named().and_then(|named| non_empty(&named.name)).unwrap_or("no named speaker");
        writeln!(out, "<li class=\"card\"><p class=\"who\">{}</p>", shown(named))?;
        writeln!(out, "<blockquote>{}</blockquote>", shown(&orphan.words()))?;
        writeln!(
            out,
            "<p><span class=\"state {}\">{}</span></p>",
            decision.state(),
            decision_text(decision)
        )?;
        details(out, decision, None)?;
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>\n</section>")
}

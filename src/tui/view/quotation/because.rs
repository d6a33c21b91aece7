//! Why a quotation has its speaker, in the words of the text: “he added” follows the quotation.

use super::{is_named_by_reviewer, mention_words};
use crate::analysis::language::why_unnamed;
use crate::analysis::{MentionKind, Quotation, Speaker};
use crate::text::{Span, sanitize};
use crate::tui::state::State;

/// Why the quotation has its speaker, and for whom a pronoun or a short name stands.
pub(in crate::tui::view) fn because(state: &State, quotation: &Quotation) -> String {
    let decision = state.reading.review().decision(quotation.id);
    if is_named_by_reviewer(state, quotation) {
        let by = decision.stamp.as_ref().map_or("a reviewer", |stamp| stamp.reviewer.as_str());
        return format!("{by} named the speaker");
    }
    let Some(attribution) = &quotation.attribution else {
        let article = state.reading.article();
        return article
            .map_or("", |article| why_unnamed(article, state.reading.analysis.language))
            .to_owned();
    };
    let evidence = in_words_of_text(state, quotation, attribution.evidence);
    let stands_for = reference(state, quotation).map(|reference| format!("; {reference}"));
    format!("{evidence}{}", stands_for.unwrap_or_default())
}

/// The evidence, with the words of the report instead of "a reporting verb".
fn in_words_of_text(state: &State, quotation: &Quotation, evidence: &str) -> String {
    let Some(report) = report(state, quotation) else { return evidence.to_owned() };
    if let Some(rest) = evidence.strip_prefix("a reporting verb ") {
        return format!("“{report}” {rest}");
    }
    match evidence.strip_prefix("the sentence reports speech ") {
        Some(rest) => format!("“{report}” reports it {rest}"),
        None => evidence.to_owned(),
    }
}

/// The longest report that is quoted, in bytes.
const MAX_REPORT: usize = 48;

/// The cue with the mention of the speaker beside it, "he added"; only the cue if they are apart.
fn report(state: &State, quotation: &Quotation) -> Option<String> {
    let article = state.reading.article()?;
    let cue = quotation.cue?.span;
    let beside = quotation
        .attribution
        .as_ref()
        .and_then(|by| by.mention)
        .map(|mention| Span { start: cue.start.min(mention.start), end: cue.end.max(mention.end) });
    let is_report = |span: &Span| {
        span.len() <= MAX_REPORT
            && !span.overlaps(quotation.marks)
            && article.paragraph_at(span.start) == article.paragraph_at(span.end)
    };
    let shown = beside.filter(is_report).unwrap_or(cue);
    Some(sanitize::line(article.words(shown)).into_owned())
}

/// "he = North Korea’s Foreign Ministry in ¶3": for whom the words stand that name the speaker, if they are no name.
fn reference(state: &State, quotation: &Quotation) -> Option<String> {
    let analysis = &state.reading.analysis;
    let attribution = quotation.attribution.as_ref()?;
    let Speaker::Entity(id) = attribution.speaker else { return None };
    let entity = analysis.entity(id)?;
    let words = mention_words(state, quotation);
    if words.is_empty() || entity.name.contains(words) || words.len() > MAX_REPORT {
        return None;
    }
    let before = attribution.mention?.start;
    let named = entity.mentions.iter().filter_map(|&mention| analysis.mention(mention));
    let mut named = named.filter(|mention| mention.kind == MentionKind::Name && mention.span.start < before);
    let paragraph = named.next_back().and_then(|mention| {
        let index = state.reading.article()?.paragraph_at(mention.span.start);
        state.reading.numbers.get(index).copied().filter(|&number| number > 0)
    });
    let place = paragraph.map(|number| format!(" in ¶{number}")).unwrap_or_default();
    Some(format!("“{}” = {}{place}", sanitize::line(words), entity.name))
}

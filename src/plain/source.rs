//! A card and the sources of the review -> the lines that say what the sources show.

use super::card::CardView;
use crate::export::verification::{marked_quotation, marked_source, told, told_verdict};
use crate::text::phrase::one_line;
use crate::verify::{
    BestMatch, NONE_NEAR, NOT_VERBATIM, QuotedSpeech, Source, best_match, is_verbatim, nearest_passage,
};

/// What the sources show: verdict, passage, place, and the differences with the gravest first. Nothing without sources.
pub(super) fn lines(view: CardView<'_>, sources: &[Source]) -> Vec<String> {
    let Some(best) = best(view, sources) else {
        return if sources.is_empty() { Vec::new() } else { reported(view, sources) };
    };
    let found = &best.comparison;
    let proposed = found.proposes().label();
    let mut lines = vec![format!("source shows: {}; = records “{proposed}”", told_verdict(found))];
    let passage = best.source_among(sources).zip(found.passage.as_ref());
    let Some((source, passage)) = passage else { return lines };
    if let Some(quotation) = view.review.quotation(view.card).filter(|_| !found.differences.is_empty()) {
        let quoted = marked_quotation(view.article, quotation.content, &found.differences);
        lines.push(format!("quoted: “{}”", one_line(&quoted)));
    }
    let said = marked_source(source, passage.span, &found.differences);
    lines.push(format!("passage: “{}”", one_line(&said)));
    lines.push(format!("place: {}", one_line(&best.location(sources))));
    let state =
        view.review.quotation(view.card).map(|quotation| view.review.decision(quotation.id).verification);
    if let Some(state) = state.filter(|state| found.contradicts(*state)) {
        lines.push(format!("recorded before: {}", state.label()));
    }
    lines.extend(found.around.iter().map(|number| format!("remark: {}", one_line(&number.remark()))));
    let differences = told(found, view.article, source);
    lines.extend(differences.iter().map(|told| format!("difference: {}", one_line(told))));
    lines
}

/// What the sources show of reported speech: no verdict, only where to look.
fn reported(view: CardView<'_>, sources: &[Source]) -> Vec<String> {
    let CardView { article, review, card } = view;
    let Some(quotation) = review.quotation(card) else { return Vec::new() };
    let mut lines = vec![format!("source: {NOT_VERBATIM}")];
    let nearest = nearest_passage(&QuotedSpeech::of(article, &review.analysis, quotation), sources);
    let Some((nearest, source)) =
        nearest.and_then(|nearest| sources.get(nearest.source).map(|source| (nearest, source)))
    else {
        lines.push(format!("nearest passage: {NONE_NEAR}"));
        return lines;
    };
    lines.push(format!("nearest passage: “{}”", one_line(&source.words_in(nearest.passage.span))));
    lines.push(format!("shared words: {}", one_line(&nearest.shared.join(", "))));
    let remarks = nearest.remarks();
    lines.extend(remarks.iter().map(|remark| format!("remark: {}", one_line(remark))));
    lines.push(format!("place: {}", one_line(&nearest.passage.location_in(&source.name))));
    lines
}

/// The best passage of all sources for the card. `None` without sources, and for reported speech.
pub(super) fn best(view: CardView<'_>, sources: &[Source]) -> Option<BestMatch> {
    let CardView { article, review, card } = view;
    let quotation = review.quotation(card).filter(|quotation| is_verbatim(quotation))?;
    best_match(&QuotedSpeech::of(article, &review.analysis, quotation), sources)
}

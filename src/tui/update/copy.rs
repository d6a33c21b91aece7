//! Copies a quotation with its credit to the clipboard.

use crate::analysis::{Analysis, EntityKind, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::export::citation;
use crate::review::queue::UNSURE;
use crate::text::phrase::single_spaced;
use crate::text::quotation_marks;
use crate::text::{Span, sanitize};
use crate::tui::action::CopyFormat;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::State;
use crate::tui::update::meant;

/// Copies the current quotation.
pub(super) fn update(state: &mut State, format: CopyFormat) -> Effects {
    let analysis = &state.reading.analysis;
    let quotation = meant::current_quotation(state).and_then(|id| analysis.quotation(id));
    let Some((quotation, article)) = quotation.zip(state.reading.article()) else {
        state.notice = Some(meant::no_quotation(state).to_owned());
        return Effects::none();
    };
    let credit = credit(quotation, article, analysis);
    let publication = publication(article);
    let source = [credit.clone(), publication].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let source = Some(source.as_str()).filter(|source| !source.is_empty());
    let copied = written(format, quotation, article, source);
    let credited = credit.unwrap_or_else(|| "no speaker".to_owned());
    // A terminal does not confirm that it has taken the text, so this does not say "copied".
    state.notice = Some(format!("sent to the clipboard; credit: {credited}"));
    Effect::Copy(copied).into()
}

/// Indirect speech gets no quotation marks: its words are the reporter’s.
fn written(format: CopyFormat, quotation: &Quotation, article: &Article, credit: Option<&str>) -> String {
    let paragraphs = paragraphs(article, quotation.content);
    let (open, close) = quotation.printed_marks(article);
    match format {
        CopyFormat::Plain => {
            let credit = credit.map(|credit| format!(" — {credit}")).unwrap_or_default();
            format!("{open}{}{close}{credit}", paragraphs.join("\n\n"))
        }
        CopyFormat::Markdown => {
            let credit = credit.map(|credit| format!("\n>\n> — {credit}")).unwrap_or_default();
            format!("> {open}{}{close}{credit}\n", paragraphs.join("\n>\n> "))
        }
    }
}

/// The paragraphs of a quotation, each joined into one line, without the quotation marks that open later paragraphs.
fn paragraphs(article: &Article, content: Span) -> Vec<String> {
    let first = article.paragraph_at(content.start);
    let touched =
        article.paragraphs.iter().skip(first).take_while(|paragraph| paragraph.span.start < content.end);
    let parts = touched.map(|paragraph| {
        let start = paragraph.span.start.max(content.start);
        let words = article.words(Span { start, end: paragraph.span.end.min(content.end) });
        single_spaced(words)
    });
    let parts = parts.filter(|part| !part.is_empty());
    parts
        .map(|part| sanitize::line(part.trim_start_matches(quotation_marks::opens_double)).into_owned())
        .collect()
}

/// Who said it, whether that is uncertain, and whether these are the speaker’s own words.
fn credit(quotation: &Quotation, article: &Article, analysis: &Analysis) -> Option<String> {
    let attribution = quotation.attribution.as_ref()?;
    let name = sanitize::line(&analysis.speaker_names(attribution, &article.text)).into_owned();
    let role = match attribution.speaker {
        Speaker::Entity(id) if attribution.also.is_empty() => {
            analysis.entity(id).and_then(|entity| match &entity.kind {
                EntityKind::Person { role } => role.as_deref(),
                _ => None,
            })
        }
        _ => None,
    };
    let role = role.map(|role| format!(", {}", sanitize::line(role))).unwrap_or_default();
    let reported = match (quotation.kind, quotation.telling_cue(&article.text)) {
        (QuotationKind::Indirect, Some(cue)) => format!(" ({}; reported, not verbatim)", sanitize::line(cue)),
        (QuotationKind::Indirect, None) => " (reported, not verbatim)".to_owned(),
        _ => String::new(),
    };
    let doubt = if attribution.confidence < UNSURE { " (speaker uncertain)" } else { "" };
    Some(format!("{name}{role}{reported}{doubt}"))
}

/// The outlet, the day and the address of the article, as far as they are known.
fn publication(article: &Article) -> Option<String> {
    let parts = citation::publication(&article.identity);
    (!parts.is_empty()).then(|| sanitize::line(&parts.join(", ")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    fn copied(text: &str) -> Vec<String> {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        paragraphs(&article, Span::new(0, text.len()))
    }

    #[test]
    fn line_breaks_inside_a_paragraph_are_joined() {
        let hand_broken = "The harbour was closed on Monday when the storm came in over\n\
                           the sea wall and took two boats and the ice store away with\n\
                           it, and nobody has said yet what the mending of it will cost\n\
                           the town, which has no money, or the harbour office, which is\n\
                           waiting for a letter.";
        assert_eq!(copied(hand_broken), [hand_broken.replace('\n', " ")]);
    }

    #[test]
    fn quotation_marks_that_open_later_paragraphs_are_dropped() {
        assert_eq!(copied("We waited.\n“Nobody came."), ["We waited.", "Nobody came."]);
    }
}

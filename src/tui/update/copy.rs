//! A quotation with its credit, for the clipboard.

use super::super::report::Effect;
use super::super::state::State;
use super::walk;
use crate::analysis::{Analysis, EntityKind, Quotation, QuotationKind, Speaker};
use crate::article::Article;
use crate::text::sanitize;

/// How the copy is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// “…” — Name, role
    Plain,
    /// A block quotation with its credit below.
    Markdown,
}

/// Below this a speaker is not written as if it were certain.
pub(in super::super) const UNSURE: f32 = 0.7;

/// Copies the current quotation.
pub(super) fn quotation(state: &mut State, form: Form) -> Vec<Effect> {
    let analysis = &state.reading.analysis;
    let quotation = walk::current_quotation(state).and_then(|id| analysis.quotation(id));
    let Some((quotation, article)) = quotation.zip(state.reading.article()) else {
        state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
        return Vec::new();
    };
    let credit = credit(quotation, article, analysis);
    let copied = written(form, quotation, article, credit.as_deref());
    let credited = credit.unwrap_or_else(|| "no speaker".to_owned());
    state.notice = Some(format!("sent to the clipboard, credit: {credited}"));
    vec![Effect::Copy(copied)]
}

/// Indirect speech gets no marks: its words are the reporter's.
fn written(form: Form, quotation: &Quotation, article: &Article, credit: Option<&str>) -> String {
    let paragraphs = paragraphs(article.words(quotation.content));
    let (open, close) = if quotation.kind == QuotationKind::Indirect { ("", "") } else { ("“", "”") };
    match form {
        Form::Plain => {
            let credit = credit.map(|credit| format!(" — {credit}")).unwrap_or_default();
            format!("{open}{}{close}{credit}", paragraphs.join("\n\n"))
        }
        Form::Markdown => {
            let credit = credit.map(|credit| format!("\n>\n> — {credit}")).unwrap_or_default();
            format!("> {open}{}{close}{credit}\n", paragraphs.join("\n>\n> "))
        }
    }
}

/// The paragraphs of a quotation, each on one line, without the marks that open the later ones.
fn paragraphs(content: &str) -> Vec<String> {
    let lines = content.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| sanitize::line(line.trim_start_matches(['“', '"', '«', '„'])).into_owned()).collect()
}

/// Who said it, how sure that is, and whether these are the speaker's own words.
fn credit(quotation: &Quotation, article: &Article, analysis: &Analysis) -> Option<String> {
    let attribution = quotation.attribution.as_ref()?;
    let name = sanitize::line(analysis.speaker_name(attribution.speaker, &article.text)).into_owned();
    let role = match attribution.speaker {
        Speaker::Entity(id) => analysis.entity(id).and_then(|entity| match &entity.kind {
            EntityKind::Person { role } => role.as_deref(),
            _ => None,
        }),
        Speaker::Group(_) | Speaker::Unknown(_) => None,
    };
    let role = role.map(|role| format!(", {}", sanitize::line(role))).unwrap_or_default();
    let reported = if quotation.kind == QuotationKind::Indirect { " (reported, not verbatim)" } else { "" };
    let doubt = if attribution.confidence < UNSURE { " (speaker not certain)" } else { "" };
    Some(format!("{name}{role}{reported}{doubt}"))
}

//! A quotation with its credit, for the clipboard.

use super::super::report::Effect;
use super::super::state::State;
use super::walk;
use crate::analysis::{Analysis, Attribution, EntityKind, Quotation, Speaker};
use crate::article::Article;
use crate::text::{sanitize, width};

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
    let copied = walk::current_quotation(state)
        .and_then(|id| state.reading.analysis.quotation(id))
        .zip(state.reading.article())
        .map(|(quotation, article)| written(form, quotation, article, &state.reading.analysis));
    let Some(copied) = copied else {
        state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
        return Vec::new();
    };
    let beginning = width::fit(&sanitize::line(&copied), 40).into_owned();
    state.notice = Some(format!("sent to the clipboard: {beginning}"));
    vec![Effect::Copy(copied)]
}

fn written(form: Form, quotation: &Quotation, article: &Article, analysis: &Analysis) -> String {
    let paragraphs = paragraphs(article.words(quotation.content));
    let credit = quotation.attribution.as_ref().map(|attribution| credit(attribution, article, analysis));
    match form {
        Form::Plain => {
            let credit = credit.map(|credit| format!(" — {credit}")).unwrap_or_default();
            format!("“{}”{credit}", paragraphs.join("\n\n"))
        }
        Form::Markdown => {
            let credit = credit.map(|credit| format!("\n>\n> — {credit}")).unwrap_or_default();
            format!("> “{}”{credit}\n", paragraphs.join("\n>\n> "))
        }
    }
}

/// The paragraphs of a quotation, each on one line, without the marks that open the later ones.
fn paragraphs(content: &str) -> Vec<String> {
    let lines = content.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| sanitize::line(line.trim_start_matches(['“', '"', '«', '„'])).into_owned()).collect()
}

fn credit(attribution: &Attribution, article: &Article, analysis: &Analysis) -> String {
    let name = sanitize::line(analysis.speaker_name(attribution.speaker, &article.text)).into_owned();
    let role = match attribution.speaker {
        Speaker::Entity(id) => analysis.entity(id).and_then(|entity| match &entity.kind {
            EntityKind::Person { role } => role.as_deref(),
            _ => None,
        }),
        Speaker::Group(_) | Speaker::Unknown(_) => None,
    };
    let role = role.map(|role| format!(", {}", sanitize::line(role))).unwrap_or_default();
    let doubt = if attribution.confidence < UNSURE { " (speaker not certain)" } else { "" };
    format!("{name}{role}{doubt}")
}

//! What is said of a quotation wherever one is shown: in the panel, on a card, in the inspector, in the window that explains
//! its speaker.

mod because;
mod decided;

pub(super) use because::because;
pub(super) use decided::decided;

use crate::analysis::{Quotation, QuotationId, QuotationKind, Speaker};
use crate::review::Verdict;
use crate::review::queue::UNSURE;
use crate::text::phrase::{certainty_word, listed, one_line, probability};
use crate::text::sanitize;
use crate::text::script::mixture;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::entity_role::entity_role;

/// Another speaker who is less likely than this is not named: the figure would be 0%.
pub(super) const WORTH_NAMING: f32 = 0.005;

/// The sign for a decision: undecided, accepted, rejected, skipped, flagged, reviewers differ.
pub(super) fn verdict_sign(state: &State, id: QuotationId) -> &'static str {
    let decision = state.reading.review().decision(id);
    match decision.verdict {
        _ if !decision.opinions.is_empty() => "≠",
        Verdict::Accepted => "✓",
        Verdict::Rejected(_) => "✗",
        Verdict::Pending if decision.flagged => "⚑",
        Verdict::Pending if decision.skipped => "→",
        Verdict::Pending => "·",
    }
}

/// "94%", "? 58%" while it is in doubt, "! 94%" and "!? 58%" of a name that mixes alphabets, and nothing for a speaker that a
/// reviewer named: that is no guess.
pub(super) fn confidence(state: &State, quotation: &Quotation) -> String {
    match &quotation.attribution {
        _ if is_named_by_reviewer(state, quotation) => String::new(),
        None => "?".to_owned(),
        Some(attribution) => {
            let is_mixed = mixture(&speaker_name(state, quotation)).is_some();
            let sign = match (is_mixed, is_doubtful(state, quotation)) {
                (true, true) => "!? ",
                (true, false) => "! ",
                (false, true) => "? ",
                (false, false) => "",
            };
            format!("{sign}{}", probability(attribution.confidence))
        }
    }
}

/// "58% perhaps", "97% almost certain", "named by ana".
pub(super) fn certainty(state: &State, quotation: &Quotation) -> String {
    let decision = state.reading.review().decision(quotation.id);
    if is_named_by_reviewer(state, quotation) {
        let by = decision.stamp.as_ref().map_or("a reviewer", |stamp| stamp.reviewer.as_str());
        return format!("named by {by}");
    }
    let Some(attribution) = &quotation.attribution else { return String::new() };
    format!("{} {}", probability(attribution.confidence), certainty_word(attribution.confidence))
}

/// Whether the speaker, or that there is none, is what a reviewer said.
pub(super) fn is_named_by_reviewer(state: &State, quotation: &Quotation) -> bool {
    state.reading.review().is_named_by_reviewer(quotation)
}

/// Whether the speaker is in doubt: what a reviewer has decided is not.
pub(super) fn is_doubtful(state: &State, quotation: &Quotation) -> bool {
    let unsure = quotation.attribution.as_ref().is_none_or(|attribution| attribution.confidence < UNSURE);
    unsure && state.reading.review().decision(quotation.id).verdict == Verdict::Pending
}

/// The colour of the speaker's kind.
pub(super) fn speaker_role(state: &State, quotation: &Quotation) -> StyleRole {
    let speaker = quotation.attribution.as_ref().map(|attribution| attribution.speaker);
    match speaker {
        Some(Speaker::Entity(id)) => state.reading.analysis.entity(id).map_or(StyleRole::Key, entity_role),
        _ => StyleRole::Key,
    }
}

/// The speaker's name, followed by the words of the text if they differ.
pub(super) fn speaker(state: &State, quotation: &Quotation) -> String {
    let name = speaker_name(state, quotation);
    let several = quotation.attribution.as_ref().is_some_and(|by| !by.also.is_empty());
    let words = mention_words(state, quotation);
    if several || words.is_empty() || name.contains(words) { name } else { format!("{name} ({words})") }
}

/// The speaker's name.
pub(super) fn speaker_name(state: &State, quotation: &Quotation) -> String {
    let Some((attribution, article)) = quotation.attribution.as_ref().zip(state.reading.article()) else {
        let is_decided = is_named_by_reviewer(state, quotation);
        return if is_decided { "no named speaker" } else { "no speaker found" }.to_owned();
    };
    let analysis = &state.reading.analysis;
    listed(attribution.speakers().map(|speaker| analysis.speaker_name(speaker, &article.text)))
}

/// The words of the text that name the speaker.
fn mention_words<'a>(state: &'a State, quotation: &Quotation) -> &'a str {
    let mention = quotation.attribution.as_ref().and_then(|attribution| attribution.mention);
    mention.zip(state.reading.article()).map_or("", |(mention, article)| article.words(mention))
}

/// The quotation in one line: in quotation marks, or, if it is indirect, after a cue that changes its meaning ("denied").
pub(super) fn content(state: &State, quotation: &Quotation) -> String {
    let text = state.reading.article().map_or("", |article| article.text.as_str());
    let words = quotation.content.of(text);
    let beginning: String = words.chars().take(MAX_SHOWN_CHARS).collect();
    let clean = one_line(&beginning);
    if quotation.kind != QuotationKind::Indirect {
        let kind_marks = || quotation.kind.printed_marks();
        let (open, close) =
            state.reading.article().map_or_else(kind_marks, |article| quotation.printed_marks(article));
        return format!("{open}{clean}{close}");
    }
    let cue = quotation.telling_cue(text);
    cue.map_or_else(|| clean.clone(), |cue| format!("{}: {clean}", sanitize::line(cue)))
}

/// No pane has room for more characters of a quotation.
const MAX_SHOWN_CHARS: usize = 2400;

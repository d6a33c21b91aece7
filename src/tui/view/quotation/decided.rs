//! What was decided of a quotation, on one line: "✓ accepted by ana · matches source: the tape · note: call her".

use crate::analysis::Quotation;
use crate::review::{Decision, DecisionState, Opinion, Verdict, Verification};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;

/// The parts of the line.
pub(in crate::tui::view) fn decided(state: &State, quotation: &Quotation) -> Vec<(String, StyleRole)> {
    let decision = state.reading.review().decision(quotation.id);
    let session = &state.reading.session;
    let is_saving = session.is_being_saved(quotation.id.0 as usize);
    let (sign, role) = sign(decision);
    let verdict = if is_saving { "… saving".to_owned() } else { format!("{sign} {}", verdict(decision)) };
    // Who only wrote a note or gave a code has decided nothing.
    let is_decided = decision.verdict != Verdict::Pending || decision.skipped || decision.flagged;
    let is_told = decision.opinions.is_empty() && is_decided && !is_saving;
    let by = decision.stamp.as_ref().filter(|_| is_told);
    let by = by.map(|stamp| (format!(" by {}", stamp.reviewer), StyleRole::Faint));
    let mut parts = vec![(verdict, role)];
    parts.extend(by);
    let checked = match decision.verification {
        Verification::Unchecked => StyleRole::Faint,
        _ => StyleRole::Text,
    };
    let mut add = |said: String, role: StyleRole| {
        if !said.is_empty() {
            parts.extend([("  ·  ".to_owned(), StyleRole::Faint), (said, role)]);
        }
    };
    add(verification(decision), checked);
    let codes: Vec<String> = decision.codes.iter().map(|code| format!("#{code}")).collect();
    add(codes.join(" "), StyleRole::Key);
    if !decision.note.is_empty() {
        add(format!("note: {}", decision.note), StyleRole::Text);
    }
    parts
}

fn sign(decision: &Decision) -> (&'static str, StyleRole) {
    match decision.verdict {
        _ if !decision.opinions.is_empty() => ("≠", StyleRole::Warning),
        Verdict::Accepted => ("✓", StyleRole::Headline),
        Verdict::Rejected(_) => ("✗", StyleRole::Headline),
        Verdict::Pending if decision.skipped => ("→", StyleRole::Faint),
        Verdict::Pending => ("·", StyleRole::Text),
    }
}

/// "accepted, other speaker", "rejected: not speech", "pending, flagged".
fn verdict(decision: &Decision) -> String {
    if !decision.opinions.is_empty() {
        let opinions: Vec<String> = decision.opinions.iter().map(opinion).collect();
        return format!("reviewers differ: {}", opinions.join("; "));
    }
    let edits = [
        (decision.speaker.is_some(), "other speaker"),
        (decision.content.is_some(), "other boundaries"),
        (decision.kind.is_some(), "other kind"),
    ];
    let edits: Vec<&str> = edits.iter().filter(|(edited, _)| *edited).map(|(_, said)| *said).collect();
    let mut said = match decision.verdict {
        Verdict::Pending => decision.state().word().to_owned(),
        verdict => verdict.told(),
    };
    if !edits.is_empty() && !matches!(decision.verdict, Verdict::Rejected(_)) {
        said = format!("{said}, {}", edits.join(", "));
    }
    if decision.flagged { format!("{said}, flagged") } else { said }
}

fn opinion(opinion: &Opinion) -> String {
    let said = match (opinion.verdict, &opinion.speaker) {
        (Verdict::Accepted, Some(named)) => named.name.clone(),
        (Verdict::Accepted, None) => "no named speaker".to_owned(),
        (Verdict::Rejected(reason), _) => {
            reason.map_or("rejected".to_owned(), |reason| format!("rejected, {}", reason.label()))
        }
        (Verdict::Pending, _) => DecisionState::Pending.word().to_owned(),
    };
    let kind = opinion.kind.map(|kind| format!(", {}", kind.word())).unwrap_or_default();
    let drawn = opinion.content.as_ref().map(|words| format!(", “{words}”")).unwrap_or_default();
    format!("{} {said}{kind}{drawn}", opinion.reviewer)
}

fn verification(decision: &Decision) -> String {
    let mut said = decision.verification.label().to_owned();
    if !decision.source.is_empty() {
        said = format!("{said}: {}", decision.source);
    }
    if !decision.words.is_empty() {
        said = format!("{said}, actually said: “{}”", decision.words);
    }
    said
}

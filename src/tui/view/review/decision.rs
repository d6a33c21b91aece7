//! The decision on a quotation: its verdict, its verification and its note.

use crate::review::{Decision, Opinion, Verdict};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::review::frame::{ShownCard, frame};

/// Draws it on one line, or on a line each for the verdict, the verification and the note.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    if layout.decision.is_empty() {
        return;
    }
    let decision = shown.card.decision();
    let by = decision.stamp.as_ref().map(|stamp| format!("by {}", stamp.reviewer)).unwrap_or_default();
    let inner = frame(painter, layout, layout.decision, ("Decision", &by, StyleRole::Border));
    let session = &shown.state.reading.session;
    let (sign, role) = sign(decision);
    let verdict = if session.is_being_saved(session.card()) {
        "… saving".to_owned()
    } else {
        format!("{sign} {}", verdict(decision))
    };
    let (checked, note) = (verification(decision), note(decision));
    if inner.height < 3 {
        painter.line(
            row(inner, 0),
            &[
                (&verdict, role),
                ("  ", StyleRole::Text),
                (&checked, StyleRole::Faint),
                ("  ", StyleRole::Text),
                (&note, StyleRole::Text),
            ],
        );
        return;
    }
    painter.text(row(inner, 0), &verdict, role);
    painter.text(row(inner, 1), &checked, StyleRole::Text);
    painter.text(row(inner, 2), &note, StyleRole::Text);
}

fn sign(decision: &Decision) -> (&'static str, StyleRole) {
    match decision.verdict {
        _ if !decision.opinions.is_empty() => ("≠", StyleRole::Warning),
        Verdict::Accepted => ("✓", StyleRole::Headline),
        Verdict::Rejected(_) => ("✗", StyleRole::Warning),
        Verdict::Pending if decision.skipped => ("→", StyleRole::Faint),
        Verdict::Pending => ("·", StyleRole::Text),
    }
}

/// "accepted, other speaker", "rejected: not speech", "open, flagged".
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
        Verdict::Accepted => "accepted".to_owned(),
        Verdict::Rejected(Some(reason)) => format!("rejected: {}", reason.label()),
        Verdict::Rejected(None) => "rejected".to_owned(),
        Verdict::Pending if decision.skipped => "skipped".to_owned(),
        Verdict::Pending => "open".to_owned(),
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
        (Verdict::Pending, _) => "open".to_owned(),
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

fn note(decision: &Decision) -> String {
    if decision.note.is_empty() { String::new() } else { format!("note: {}", decision.note) }
}

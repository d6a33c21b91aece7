//! How a quotation stands: whether it was read rightly, whether it was said so, and what was noted.

use crate::review::{Decision, Opinion, Verdict};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::Role;
use crate::tui::view::pen::{Pen, row};
use crate::tui::view::review::frame::{Shown, frame};

/// Draws it: in one line, or a line each for the verdict, the verification and the note.
pub(super) fn draw(pen: &mut Pen<'_>, shown: &Shown<'_>, layout: &ReviewLayout) {
    if layout.standing.is_empty() {
        return;
    }
    let decision = shown.card.decision();
    let by = decision.stamp.as_ref().map(|stamp| format!("by {}", stamp.reviewer)).unwrap_or_default();
    let inner = frame(pen, layout, layout.standing, ("Decision", &by, Role::Border));
    let (sign, role) = sign(decision);
    let verdict = format!("{sign} {}", verdict(decision));
    let (checked, note) = (verification(decision), note(decision));
    if inner.height < 3 {
        pen.line(
            row(inner, 0),
            &[
                (&verdict, role),
                ("  ", Role::Text),
                (&checked, Role::Faint),
                ("  ", Role::Text),
                (&note, Role::Text),
            ],
        );
        return;
    }
    pen.text(row(inner, 0), &verdict, role);
    pen.text(row(inner, 1), &checked, Role::Text);
    pen.text(row(inner, 2), &note, Role::Text);
}

fn sign(decision: &Decision) -> (&'static str, Role) {
    match decision.verdict {
        _ if !decision.opinions.is_empty() => ("≠", Role::Warning),
        Verdict::Accepted => ("✓", Role::Headline),
        Verdict::Rejected(_) => ("✗", Role::Warning),
        Verdict::Pending if decision.skipped => ("→", Role::Faint),
        Verdict::Pending => ("·", Role::Text),
    }
}

/// "accepted, other speaker", "rejected: not speech", "open", and that it is flagged.
fn verdict(decision: &Decision) -> String {
    if !decision.opinions.is_empty() {
        let told: Vec<String> = decision.opinions.iter().map(opinion).collect();
        return format!("reviewers differ: {}", told.join("; "));
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
        (Verdict::Accepted, None) => "nobody named".to_owned(),
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
        said = format!("{said}, in truth “{}”", decision.words);
    }
    said
}

fn note(decision: &Decision) -> String {
    if decision.note.is_empty() { String::new() } else { format!("note: {}", decision.note) }
}

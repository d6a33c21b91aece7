//! The keys of the review, and of the panels where the findings are corrected.

use crate::tui::action::Action;
use crate::tui::keymap::{Binding, Context, Group, row};

/// Every row.
pub(super) fn rows() -> Vec<Binding> {
    [verdicts(), cards(), corrections()].concat()
}

/// What is said of a quotation: one key a verdict.
fn verdicts() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Verdict, keys, action, (Group::Review, help));
    vec![
        row(&["a"], Action::Accept, "it is right: accept, and go on").hint("accept"),
        row(&["x"], Action::Reject, "it is none: reject with a reason, and go on").hint("reject"),
        row(&["s"], Action::NameSpeaker, "another speaker: type a name").hint("other speaker"),
        row(&["f"], Action::Flag, "flag it for somebody else, or not any more").hint("flag"),
        row(&["t"], Action::NextKind, "direct, partial or indirect"),
        row(&["v"], Action::NextVerification, "checked: matches, differs, cannot be verified").hint("verify"),
        row(&["V"], Action::EditSource, "what it was checked against"),
        row(&["W"], Action::EditWords, "what was said in truth"),
        row(&["c"], Action::EditNote, "a note").hint("note"),
        row(&["."], Action::Repeat, "the same for every quotation with the same mention").hint("same again"),
    ]
}

fn cards() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Review, help));
    vec![
        row(Context::Reader, &["r"], Action::Review, "review the quotations from here").hint("review"),
        row(Context::Reader, &["R"], Action::ReviewUnsure, "review those whose speaker is not sure"),
        row(Context::Review, &["digit"], Action::Pick('1'), "this speaker: accept, and go on")
            .hint("speaker"),
        row(Context::Review, &["Space"], Action::Skip, "later: it comes back at the end").hint("skip"),
        row(Context::Review, &["b"], Action::MoveBounds, "its beginning and end").hint("bounds"),
        row(Context::Main, &["u"], Action::Undo, "take back the last decision").hint("undo"),
        row(Context::Main, &["^r"], Action::Redo, "decide it again"),
        row(Context::Review, &["J", "j", "Down"], Action::NextCard, "next card"),
        row(Context::Review, &["K", "k", "Up"], Action::PreviousCard, "previous card"),
        row(Context::Review, &["g g", "Home"], Action::FirstCard, "first card"),
        row(Context::Review, &["G", "End"], Action::LastCard, "last card"),
        row(Context::Review, &["Enter"], Action::ShowInText, "see it in the text; ^o comes back")
            .hint("in text"),
        row(Context::Review, &["z", "Z"], Action::ToggleContext, "more of the text, or less"),
        row(Context::Review, &["S"], Action::NextOrder, "order by confidence or by text"),
        row(Context::Review, &["&"], Action::NextFilter, "all, to do, flagged, unsure, reviewers differ"),
        row(Context::Main, &["e"], Action::HandOn, "hand on: write the quotations to a file").hint("hand on"),
        row(Context::Main, &["E"], Action::HandOnAgain, "write them to the same file again"),
        row(Context::Review, &["O"], Action::ShowOrphans, "decisions whose words are gone"),
        row(Context::Review, &["q", "Esc"], Action::LeaveReview, "back to the text").hint("text"),
    ]
}

fn corrections() -> Vec<Binding> {
    let row = |context, keys, action, (group, help)| row(context, keys, action, (group, help));
    vec![
        row(Context::Entities, &["x"], Action::Dismiss, (Group::Review, "this is none: all its mentions"))
            .hint("wrong"),
        row(Context::Entities, &["="], Action::Correct, (Group::Review, "this is another: choose which"))
            .hint("correct"),
        row(
            Context::Text,
            &["x"],
            Action::DismissMention,
            (Group::Review, "the mention under the cursor is none"),
        ),
        row(
            Context::Text,
            &["="],
            Action::CorrectMention,
            (Group::Review, "the mention under the cursor is another’s"),
        ),
        row(
            Context::Text,
            &["v"],
            Action::StartSelection,
            (Group::Select, "select words, to add or copy them"),
        ),
    ]
}

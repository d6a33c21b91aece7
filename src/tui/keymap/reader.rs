//! The keys of the text and its panels.

use crate::tui::action::Action;
use crate::tui::keymap::{Binding, Context, Group, row};

/// Every row.
pub(super) fn rows() -> Vec<Binding> {
    [text_moves(), walks(), panels(), jumps(), searches(), looks(), program()].concat()
}

fn text_moves() -> Vec<Binding> {
    use Action::{Bottom, HalfPageDown, HalfPageUp, NextParagraph, PageDown, PageUp, PreviousParagraph};
    let row = |keys, action, help| row(Context::Text, keys, action, (Group::Move, help));
    vec![
        row(&["j", "Down"], Action::ScrollDown, "a line down"),
        row(&["k", "Up"], Action::ScrollUp, "a line up"),
        row(&["^d"], HalfPageDown, "half a page down"),
        row(&["^u"], HalfPageUp, "half a page up"),
        row(&["Space", "PgDn", "^f"], PageDown, "a page down"),
        row(&["b", "PgUp"], PageUp, "a page up"),
        row(&["}"], NextParagraph, "next paragraph"),
        row(&["{"], PreviousParagraph, "previous paragraph"),
        row(&["g g", "Home"], Action::Top, "first line"),
        row(&["G", "End"], Bottom, "last line; 50G goes to 50 per cent"),
    ]
}

fn walks() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Walk, help));
    vec![
        row(Context::Main, &["] q"], Action::NextQuotation, "next quotation").hint("quote"),
        row(Context::Main, &["[ q"], Action::PreviousQuotation, "previous quotation"),
        row(Context::Reader, &["] p"], Action::NextPerson, "next mention of a person"),
        row(Context::Reader, &["[ p"], Action::PreviousPerson, "previous mention of a person"),
        row(Context::Reader, &["] c"], Action::NextCountry, "next mention of a country"),
        row(Context::Reader, &["[ c"], Action::PreviousCountry, "previous mention of a country"),
        row(Context::Reader, &["] o"], Action::NextOrganization, "next mention of an organisation"),
        row(Context::Reader, &["[ o"], Action::PreviousOrganization, "previous mention of an organisation"),
        row(Context::Text, &["l", "Right"], Action::NextFinding, "cursor to the next thing found"),
        row(Context::Text, &["h", "Left"], Action::PreviousFinding, "cursor to the previous thing found"),
        row(Context::Text, &["Enter"], Action::Open, "select what is under the cursor in its panel")
            .hint("select"),
        row(
            Context::Reader,
            &["n"],
            Action::NextOccurrence,
            "next mention of the selected entry, or next hit",
        )
        .hint("next"),
        row(Context::Reader, &["N"], Action::PreviousOccurrence, "previous mention, or previous hit"),
        row(Context::Reader, &["g d"], Action::GoToFullName, "the full name behind a pronoun or short name"),
        row(Context::Main, &["w"], Action::ToggleWhy, "why this speaker: cue, evidence, runners-up")
            .hint("why"),
    ]
}

fn panels() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Panels, help));
    vec![
        row(Context::Panel, &["Enter"], Action::Open, "go to the mention in the text").hint("go there"),
        row(Context::Panel, &["j", "Down"], Action::SelectNext, "next entry").hint("move"),
        row(Context::Panel, &["k", "Up"], Action::SelectPrevious, "previous entry"),
        row(Context::Panel, &["g g", "Home"], Action::SelectFirst, "first entry"),
        row(Context::Panel, &["G", "End"], Action::SelectLast, "last entry"),
        row(Context::Panel, &["Space", "PgDn", "^d"], Action::PageDown, "ten entries down"),
        row(Context::Panel, &["b", "PgUp", "^u"], Action::PageUp, "ten entries up"),
        row(Context::Reader, &["C"], Action::FocusCountries, "the countries"),
        row(Context::Reader, &["P"], Action::FocusPeople, "the people"),
        row(Context::Reader, &["Q"], Action::FocusQuotations, "the quotations"),
        row(Context::Reader, &["O"], Action::FocusOrganizations, "the organisations"),
        row(Context::Reader, &["Tab"], Action::FocusNext, "next pane").hint("panes"),
        row(Context::Reader, &["S-Tab"], Action::FocusPrevious, "previous pane"),
        row(
            Context::Reader,
            &["Esc"],
            Action::Cancel,
            "back to the text; stop reading, analysing or searching",
        ),
    ]
}

fn jumps() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Jumps, help));
    vec![
        row(&["^o"], Action::JumpBack, "back to where the last jump came from").hint("back"),
        row(&["g o", "Alt-o"], Action::JumpForward, "forward again"),
        row(&["m letter"], Action::SetMark('*'), "remember this place under a letter"),
        row(&["' letter"], Action::GoToMark('*'), "go to the place of a letter; '' is the last place"),
    ]
}

fn searches() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Search, help));
    vec![
        row(&["/"], Action::StartSearch, "search the text").hint("search"),
        row(&["*"], Action::SearchWord, "search for the words under the cursor"),
        row(&["y"], Action::CopyQuotation, "copy the quotation with its credit")
            .context(Context::Main)
            .group(Group::Copy)
            .hint("copy"),
        row(&["Y"], Action::CopyMarkdown, "copy it as Markdown").context(Context::Main).group(Group::Copy),
    ]
}

fn looks() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Looks, help));
    vec![
        row(&["+"], Action::Wider, "wider lines"),
        row(&["-"], Action::Narrower, "narrower lines"),
        row(&["0"], Action::ResetWidth, "usual width"),
        row(&["z f"], Action::ToggleFurniture, "hide or show page furniture"),
        row(&["z a"], Action::ToggleZen, "nothing but the text, or everything again"),
        row(&["z z"], Action::Centre, "cursor to the middle of the page"),
        row(&["T"], Action::NextTheme, "next colour theme").context(Context::Screens),
    ]
}

fn program() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Program, help));
    vec![
        row(Context::Main, &["] a"], Action::NextArticle, "next article"),
        row(Context::Main, &["[ a"], Action::PreviousArticle, "previous article"),
        row(Context::Screens, &["?"], Action::ToggleHelp, "these keys; type to filter them").hint("help"),
        row(Context::Everywhere, &["^z"], Action::Suspend, "back to the shell; fg returns"),
        row(Context::Reader, &["q"], Action::Quit, "leave").hint("quit"),
        row(Context::Everywhere, &["^c"], Action::Interrupt, "stop what is running; twice: leave"),
    ]
}

//! The keys of the text and its panels.

use crate::tui::action::{
    Action, AppearanceAction, ArticleAction, ChangesAction, CopyFormat, HelpAction, InspectAction,
    JumpAction, OpenAction, PanelAction, ProgramAction, ScrollAction, SearchAction, WalkAction,
};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::state::finding::FindingKind;
use crate::tui::state::panel::Panel;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [failed(), scrolling(), walking(), panels(), jumps(), searching(), copying(), appearance(), program()]
        .concat()
}

/// Where an article could not be opened, the usual keys have nothing to act on.
fn failed() -> Vec<Binding> {
    let again = bind(KeyContext::Failed, &["r"], ArticleAction::Reload, (KeyGroup::Program, "try again"));
    vec![again.hint("try again")]
}

fn scrolling() -> Vec<Binding> {
    let bind =
        |keys, action: ScrollAction, help| bind(KeyContext::Text, keys, action, (KeyGroup::Move, help));
    vec![
        bind(&["j", "Down"], ScrollAction::LineDown, "a line down"),
        bind(&["k", "Up"], ScrollAction::LineUp, "a line up"),
        bind(&["^d"], ScrollAction::HalfPageDown, "half a page down"),
        bind(&["^u"], ScrollAction::HalfPageUp, "half a page up"),
        bind(&["Space", "PgDn", "^f"], ScrollAction::PageDown, "a page down"),
        bind(&["b", "PgUp"], ScrollAction::PageUp, "a page up"),
        bind(&["}"], ScrollAction::NextParagraph, "next paragraph"),
        bind(&["{"], ScrollAction::PreviousParagraph, "previous paragraph"),
        bind(&["g g", "Home"], ScrollAction::Top, "first line"),
        bind(&["G", "End"], ScrollAction::Bottom, "last line; 50G goes to 50%"),
    ]
}

fn walking() -> Vec<Binding> {
    use FindingKind::{Any, Country, Link, Note, Organization, Person, Quotation};
    use WalkAction::{Next, NextOccurrence, Previous, PreviousOccurrence};
    let walk = |context, keys, action: WalkAction, help| bind(context, keys, action, (KeyGroup::Walk, help));
    let other = |context, keys, action: Action, help| bind(context, keys, action, (KeyGroup::Walk, help));
    let full_name = Action::Jump(JumpAction::GoToFullName);
    let select = Action::Panel(PanelAction::SelectUnderCursor);
    vec![
        walk(KeyContext::Main, &["] q"], Next(Quotation), "next quotation").hint("quote"),
        walk(KeyContext::Main, &["[ q"], Previous(Quotation), "previous quotation"),
        walk(KeyContext::Reader, &["] p"], Next(Person), "next mention of a person"),
        walk(KeyContext::Reader, &["[ p"], Previous(Person), "previous mention of a person"),
        walk(KeyContext::Reader, &["] c"], Next(Country), "next mention of a country"),
        walk(KeyContext::Reader, &["[ c"], Previous(Country), "previous mention of a country"),
        walk(KeyContext::Reader, &["] i", "] o"], Next(Organization), "next mention of an organisation"),
        walk(
            KeyContext::Reader,
            &["[ i", "[ o"],
            Previous(Organization),
            "previous mention of an organisation",
        ),
        walk(KeyContext::Reader, &["] n"], Next(Note), "next note or marked passage"),
        walk(KeyContext::Reader, &["[ n"], Previous(Note), "previous note or marked passage"),
        walk(KeyContext::Reader, &["] l"], Next(Link), "next link of the page; Enter or o opens it"),
        walk(KeyContext::Reader, &["[ l"], Previous(Link), "previous link of the page"),
        walk(KeyContext::Text, &["l", "Right"], Next(Any), "cursor to the next finding"),
        walk(KeyContext::Text, &["h", "Left"], Previous(Any), "cursor to the previous finding"),
        other(KeyContext::Text, &["Enter"], select, "select what is under the cursor in its panel")
            .hint("select"),
        walk(KeyContext::Reader, &["n"], NextOccurrence, "next mention of the selected entry, or next hit")
            .hint("next"),
        walk(KeyContext::Reader, &["N"], PreviousOccurrence, "previous mention, or previous hit"),
        other(KeyContext::Reader, &["g d"], full_name, "the full name behind a pronoun or short name"),
        other(
            KeyContext::Main,
            &["w"],
            InspectAction::Speaker.into(),
            "why this speaker: cue, evidence, runners-up",
        )
        .hint("why"),
        other(
            KeyContext::Main,
            &["g i"],
            InspectAction::Article.into(),
            "author, outlet and date of the article; correct them",
        ),
    ]
}

fn panels() -> Vec<Binding> {
    let bind =
        |context, keys, action: PanelAction, help| bind(context, keys, action, (KeyGroup::Panels, help));
    let panel = |keys, action, help| bind(KeyContext::Panel, keys, action, help);
    let focus = |keys, panel, help| bind(KeyContext::Reader, keys, PanelAction::Focus(panel), help);
    vec![
        panel(&["Enter"], PanelAction::GoToMention, "go to the mention in the text").hint("go there"),
        panel(&["j", "Down"], PanelAction::NextEntry, "next entry").hint("move"),
        panel(&["k", "Up"], PanelAction::PreviousEntry, "previous entry"),
        panel(&["g g", "Home"], PanelAction::FirstEntry, "first entry"),
        panel(&["G", "End"], PanelAction::LastEntry, "last entry"),
        panel(&["Space", "PgDn", "^d"], PanelAction::PageDown, "ten entries down"),
        panel(&["b", "PgUp", "^u"], PanelAction::PageUp, "ten entries up"),
        focus(&["C"], Panel::Countries, "the countries"),
        focus(&["P"], Panel::People, "the people"),
        focus(&["Q"], Panel::Quotations, "the quotations"),
        focus(&["I"], Panel::Organizations, "the organisations (institutions)"),
        bind(KeyContext::Reader, &["Tab"], PanelAction::NextPane, "next pane").hint("panes"),
        bind(KeyContext::Reader, &["S-Tab"], PanelAction::PreviousPane, "previous pane"),
        cancel(&["Esc"], "back to the text or list; stop what is running"),
    ]
}

fn cancel(keys: &[&str], help: &'static str) -> Binding {
    bind(KeyContext::Reader, keys, ProgramAction::Cancel, (KeyGroup::Panels, help))
}

fn jumps() -> Vec<Binding> {
    let bind =
        |keys, action: JumpAction, help| bind(KeyContext::Reader, keys, action, (KeyGroup::Jumps, help));
    vec![
        bind(&["^o"], JumpAction::Back, "back to where the last jump started").hint("back"),
        bind(&["g o", "Alt-o"], JumpAction::Forward, "forward again"),
        bind(&["m letter"], JumpAction::SetMark('*'), "mark this place with a letter"),
        bind(&["' letter"], JumpAction::GoToMark('*'), "go to a mark; '' is the last place"),
    ]
}

fn searching() -> Vec<Binding> {
    let bind =
        |keys, action: SearchAction, help| bind(KeyContext::Reader, keys, action, (KeyGroup::Search, help));
    vec![
        bind(&["/"], SearchAction::Start, "search the text").hint("search"),
        bind(&["&"], SearchAction::OnlyMatching, "show only matching paragraphs, or all again"),
        bind(&["*"], SearchAction::StartWithWord, "search for the words under the cursor"),
    ]
}

fn copying() -> Vec<Binding> {
    let bind = |keys, action: CopyFormat, help| bind(KeyContext::Main, keys, action, (KeyGroup::Copy, help));
    vec![
        bind(&["y"], CopyFormat::Plain, "copy the quotation with its credit").hint("copy"),
        bind(&["Y"], CopyFormat::Markdown, "copy it as Markdown"),
    ]
}

fn appearance() -> Vec<Binding> {
    let bind =
        |keys, action: Action, help| bind(KeyContext::Reader, keys, action, (KeyGroup::Appearance, help));
    let look = |keys, action: AppearanceAction, help| bind(keys, action.into(), help);
    vec![
        look(&["+"], AppearanceAction::Wider, "wider lines"),
        look(&["-"], AppearanceAction::Narrower, "narrower lines"),
        look(&["0"], AppearanceAction::ResetWidth, "default width"),
        look(
            &["z f"],
            AppearanceAction::ToggleFurniture,
            "hide or show menus, bylines, captions (page furniture)",
        ),
        look(&["z a"], AppearanceAction::ToggleTextOnly, "hide or show the panels"),
        look(&["z s"], AppearanceAction::GroupQuotations, "list the quotations by speaker, or in text order"),
        bind(&["z z"], ScrollAction::CenterCursor.into(), "scroll the cursor to the middle of the page"),
        look(&["T"], AppearanceAction::NextTheme, "next colour theme").context(KeyContext::Screens),
    ]
}

fn program() -> Vec<Binding> {
    let bind = |context, keys, action: Action, help| bind(context, keys, action, (KeyGroup::Program, help));
    let main = |keys, action: ArticleAction, help| bind(KeyContext::Main, keys, action.into(), help);
    let program = |context, keys, action: ProgramAction, help| bind(context, keys, action.into(), help);
    vec![
        main(&["] a"], ArticleAction::Next, "next article"),
        main(&["[ a"], ArticleAction::Previous, "previous article"),
        bind(KeyContext::Reader, &["g f"], OpenAction::Start.into(), "open a file or an address"),
        bind(KeyContext::Library, &["g f"], OpenAction::Start.into(), "open a file or an address"),
        bind(
            KeyContext::Reader,
            &["g R"],
            ArticleAction::Reload.into(),
            "read it again and show what changed",
        ),
        bind(
            KeyContext::Reader,
            &["g w"],
            ArticleAction::WholePage.into(),
            "the whole page, or only its article",
        ),
        bind(KeyContext::Reader, &["g c"], ChangesAction::Show.into(), "what changed when it was read again"),
        bind(KeyContext::Screens, &["?"], HelpAction::Open.into(), "list of keys; type to filter it")
            .hint("help"),
        program(KeyContext::Everywhere, &["^l"], ProgramAction::Redraw, "draw the screen again"),
        program(KeyContext::Everywhere, &["^z"], ProgramAction::Suspend, "suspend; fg in the shell resumes"),
        program(
            KeyContext::Reader,
            &["q"],
            ProgramAction::Quit,
            "back to the list it was opened from, or quit",
        )
        .hint("quit"),
        program(
            KeyContext::Everywhere,
            &["^c"],
            ProgramAction::Interrupt,
            "stop what is running; twice: quit",
        ),
    ]
}

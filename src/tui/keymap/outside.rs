//! The keys that give something to another program, and those of the lists of mentions and of open articles.

use crate::tui::action::{Action, ArticleListAction, MentionsAction, OutsideAction, ProgramAction};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::keymap::windows::erasing;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [programs(), command(), mentions(), articles()].concat()
}

fn programs() -> Vec<Binding> {
    let bind = |context, keys, action: Action, help| bind(context, keys, action, (KeyGroup::Program, help));
    let outside = |context, keys, action: OutsideAction, help| bind(context, keys, action.into(), help);
    vec![
        outside(
            KeyContext::Main,
            &["o"],
            OutsideAction::Browse,
            "open the link or the original in the browser",
        ),
        outside(KeyContext::Feeds, &["o"], OutsideAction::Browse, "open its original in the browser"),
        outside(
            KeyContext::Reader,
            &["O"],
            OutsideAction::EditFile,
            "open its file in your editor, at this line",
        ),
        outside(
            KeyContext::Main,
            &["|"],
            OutsideAction::AskCommand,
            "pipe the quotation, or the article, to a command",
        ),
        bind(KeyContext::Reader, &["g a"], ArticleListAction::Show.into(), "list of the open articles"),
        bind(
            KeyContext::Reader,
            &["g r"],
            MentionsAction::Show.into(),
            "list of all mentions, with their context",
        ),
    ]
}

fn command() -> Vec<Binding> {
    let run = (KeyGroup::Program, "run the command");
    let mut bindings =
        vec![bind(KeyContext::Command, &["Enter"], OutsideAction::RunCommand, run).hint("run")];
    bindings.extend(erasing(KeyContext::Command, KeyGroup::Program));
    bindings.push(close(KeyContext::Command, &["Esc"]).hint("back"));
    bindings
}

fn mentions() -> Vec<Binding> {
    let bind =
        |keys, action: MentionsAction, help| bind(KeyContext::Mentions, keys, action, (KeyGroup::Walk, help));
    vec![
        bind(&["Enter"], MentionsAction::GoTo, "go to it in the text").hint("go there"),
        bind(&["j", "Down"], MentionsAction::Next, "next mention").hint("move"),
        bind(&["k", "Up"], MentionsAction::Previous, "previous mention"),
        bind(&["g g", "Home"], MentionsAction::First, "first mention"),
        bind(&["G", "End"], MentionsAction::Last, "last mention"),
        close(KeyContext::Mentions, &["Esc", "q"]).hint("close"),
    ]
}

fn articles() -> Vec<Binding> {
    let bind = |keys, action: ArticleListAction, help| {
        bind(KeyContext::ArticleList, keys, action, (KeyGroup::Program, help))
    };
    let mut bindings = vec![
        bind(&["Enter"], ArticleListAction::GoTo, "read it").hint("read"),
        bind(&["Down", "^n"], ArticleListAction::Next, "next article").hint("move"),
        bind(&["Up", "^p"], ArticleListAction::Previous, "previous article"),
    ];
    bindings.extend(erasing(KeyContext::ArticleList, KeyGroup::Program));
    bindings.push(close(KeyContext::ArticleList, &["Esc"]).hint("close"));
    bindings
}

fn close(context: KeyContext, keys: &[&str]) -> Binding {
    bind(context, keys, ProgramAction::Cancel, (KeyGroup::Program, "close"))
}

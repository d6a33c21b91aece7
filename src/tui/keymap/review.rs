//! The keys of the review, and of the panels in which findings are corrected.

use crate::tui::action::{
    Action, BoundsAction, FormAction, MenuAction, OrphanAction, PickerAction, ReviewAction, SelectionAction,
    SourceAction, VerdictAction,
};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::keymap::windows::erasing;
use crate::tui::state::reviewing::CardMenu;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [verdicts(), cards(), searching(), corrections()].concat()
}

/// Decisions on a quotation: one key each.
fn verdicts() -> Vec<Binding> {
    let bind = |keys, action: Action, help| bind(KeyContext::Verdict, keys, action, (KeyGroup::Review, help));
    let verdict = |keys, action: VerdictAction, help| bind(keys, action.into(), help);
    let form = |keys, action: FormAction, help| bind(keys, action.into(), help);
    let menu = |keys, menu, help| bind(keys, MenuAction::Open(menu).into(), help);
    vec![
        verdict(&["a"], VerdictAction::Accept, "accept it and move on").hint("accept"),
        verdict(&["x"], VerdictAction::AskReason, "not a quotation: reject with a reason").hint("reject"),
        bind(&["s"], PickerAction::NameSpeaker.into(), "another speaker: type a name").hint("other speaker"),
        verdict(&["f"], VerdictAction::ToggleFlag, "flag it for a colleague, or unflag it").hint("flag"),
        menu(&["t"], CardMenu::Kind, "its kind: direct, partial or indirect"),
        menu(&["v"], CardMenu::Verification, "record what your check found").hint("verify"),
        form(&["V"], FormAction::EditSource, "the source: a note, a file, an address"),
        form(&["W"], FormAction::EditWords, "what was actually said"),
        form(&["c"], FormAction::EditNote, "add or edit a note").hint("note"),
        verdict(&["."], VerdictAction::Repeat, "repeat the decision for the same mention").hint("repeat"),
    ]
}

fn cards() -> Vec<Binding> {
    let bind = |context, keys, action: Action, help| bind(context, keys, action, (KeyGroup::Review, help));
    let cards = |keys, action: ReviewAction, help| bind(KeyContext::Review, keys, action.into(), help);
    let review = |context, keys, action: ReviewAction, help| bind(context, keys, action.into(), help);
    let source = |keys, action: SourceAction, help| bind(KeyContext::Review, keys, action.into(), help);
    let verdict = |keys, action: VerdictAction, help| bind(KeyContext::Review, keys, action.into(), help);
    let form = |keys, action: FormAction, help| bind(KeyContext::Main, keys, action.into(), help);
    vec![
        form(&["#"], FormAction::EditCodes, "codes of the quotation, name, passage or article"),
        review(KeyContext::Reader, &["r"], ReviewAction::Start, "review the quotations from here")
            .hint("review"),
        review(
            KeyContext::Reader,
            &["R"],
            ReviewAction::StartUnsure,
            "review quotations with uncertain speakers",
        ),
        verdict(&["digit"], VerdictAction::AcceptAs('1'), "accept it with this speaker and move on")
            .hint("speaker"),
        verdict(&["Space"], VerdictAction::Skip, "decide later: it comes back at the end").hint("skip"),
        bind(KeyContext::Review, &["b"], BoundsAction::Start.into(), "move its start and end").hint("bounds"),
        review(KeyContext::Main, &["u"], ReviewAction::Undo, "undo the last decision").hint("undo"),
        review(KeyContext::Main, &["^r"], ReviewAction::Redo, "redo it"),
        cards(&["J", "j", "Down"], ReviewAction::NextCard, "next card"),
        cards(&["K", "k", "Up"], ReviewAction::PreviousCard, "previous card"),
        cards(&["g g", "Home"], ReviewAction::FirstCard, "first card"),
        cards(&["G", "End"], ReviewAction::LastCard, "last card"),
        cards(&["Enter"], ReviewAction::ShowInText, "show it in the text; ^o returns").hint("in text"),
        cards(&["z", "Z"], ReviewAction::ToggleContext, "show more or less of the text"),
        source(&["="], SourceAction::Confirm, "record what the source shows").hint("record source"),
        source(&["PgDn"], SourceAction::ScrollDown, "scroll the source down").hint("scroll source"),
        source(&["PgUp"], SourceAction::ScrollUp, "scroll the source up"),
        source(&["g R"], SourceAction::ReadAgain, "read the source again"),
        cards(&["S"], ReviewAction::NextOrder, "sort by confidence or in text order"),
        cards(&["&"], ReviewAction::NextFilter, "show all, pending, flagged, unsure, differing"),
        cards(&["r"], ReviewAction::ShowAll, "show all cards again, from the first that is pending"),
        cards(&["/"], ReviewAction::StartSearch, "show only cards with certain words").hint("search"),
        form(&["e"], FormAction::Export, "export the quotations to a file").hint("export"),
        form(&["E"], FormAction::ExportAgain, "export them to the same file again"),
        bind(KeyContext::Review, &["O"], OrphanAction::Open.into(), "decisions whose text no longer exists"),
        cards(&["q", "Esc"], ReviewAction::Leave, "back to the text").hint("text"),
    ]
}

fn searching() -> Vec<Binding> {
    let bind = |keys, action: ReviewAction, help| {
        bind(KeyContext::CardSearch, keys, action, (KeyGroup::Review, help))
    };
    let mut bindings = vec![
        bind(&["Enter"], ReviewAction::KeepSearch, "keep these cards").hint("keep"),
        bind(&["Esc"], ReviewAction::ClearSearch, "show all cards again").hint("all cards"),
        bind(&["Down", "^n"], ReviewAction::NextCard, "next card").hint("move"),
        bind(&["Up", "^p"], ReviewAction::PreviousCard, "previous card"),
    ];
    bindings.extend(erasing(KeyContext::CardSearch, KeyGroup::Review));
    bindings
}

fn corrections() -> Vec<Binding> {
    let correct =
        |context, keys, action: PickerAction, help| bind(context, keys, action, (KeyGroup::Review, help));
    let select = (KeyGroup::Select, "select words, to add or copy them");
    vec![
        correct(
            KeyContext::Entities,
            &["x"],
            PickerAction::RemoveEntity,
            "remove this entity and all its mentions",
        )
        .hint("remove"),
        correct(
            KeyContext::Entities,
            &["="],
            PickerAction::CorrectEntity,
            "it is something else: choose what",
        )
        .hint("correct"),
        correct(KeyContext::Text, &["x"], PickerAction::RemoveMention, "remove the mention under the cursor"),
        correct(
            KeyContext::Text,
            &["="],
            PickerAction::CorrectMention,
            "reassign the mention under the cursor",
        ),
        bind(KeyContext::Text, &["v"], SelectionAction::Start, select),
    ]
}

//! The keys of the lines and windows that open over the panes.

use crate::review::boundary::Stretch;
use crate::tui::action::{
    Action, BoundsAction, ChangesAction, FormAction, HelpAction, InspectAction, MenuAction, OpenAction,
    OrphanAction, PickerAction, ProgramAction, ReviewAction, SearchAction, SelectionAction, VerdictAction,
    WalkAction,
};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::state::finding::FindingKind;
use crate::tui::state::text_field::Edit;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [
        search(),
        help(),
        explanation(),
        identity(),
        reason(),
        menu(),
        picker(),
        bounds(),
        form(),
        selection(),
        orphans(),
        opening(),
        changes(),
    ]
    .concat()
}

/// The keys that erase in every line that is typed.
pub(super) fn erasing(context: KeyContext, group: KeyGroup) -> [Binding; 3] {
    let erase = |keys, edit: Edit, help| bind(context, keys, edit, (group, help));
    [
        erase(&["Backspace", "^h"], Edit::Erase, "erase a character"),
        erase(&["^w"], Edit::EraseWord, "erase a word"),
        erase(&["^u"], Edit::EraseLine, "erase the line"),
    ]
}

fn close(context: KeyContext, keys: &[&str], (group, help): (KeyGroup, &'static str)) -> Binding {
    bind(context, keys, ProgramAction::Cancel, (group, help))
}

fn search() -> Vec<Binding> {
    let bind =
        |keys, action: SearchAction, help| bind(KeyContext::Search, keys, action, (KeyGroup::Search, help));
    let mut bindings = vec![
        bind(&["Enter"], SearchAction::Keep, "keep it; n and N step through the hits").hint("keep"),
        close(KeyContext::Search, &["Esc"], (KeyGroup::Search, "back to where the search started"))
            .hint("back"),
        bind(&["Up", "^p"], SearchAction::Older, "an earlier search").hint("earlier"),
        bind(&["Down", "^n"], SearchAction::Newer, "a later search"),
    ];
    bindings.extend(erasing(KeyContext::Search, KeyGroup::Search));
    bindings
}

fn help() -> Vec<Binding> {
    let bind =
        |keys, action: HelpAction, help| bind(KeyContext::Help, keys, action, (KeyGroup::Program, help));
    let mut bindings = vec![
        bind(&["Enter"], HelpAction::Run, "run the selected command").hint("run"),
        bind(&["Down", "^n"], HelpAction::Next, "next key").hint("move"),
        bind(&["Up", "^p"], HelpAction::Previous, "previous key"),
        bind(&["PgDn"], HelpAction::NextPage, "ten keys down"),
        bind(&["PgUp"], HelpAction::PreviousPage, "ten keys up"),
    ];
    bindings.extend(erasing(KeyContext::Help, KeyGroup::Program));
    bindings.push(close(KeyContext::Help, &["Esc"], (KeyGroup::Program, "close")).hint("close"));
    bindings
}

fn opening() -> Vec<Binding> {
    let bind =
        |keys, action: OpenAction, help| bind(KeyContext::Open, keys, action, (KeyGroup::Program, help));
    let mut bindings = vec![
        bind(&["Enter"], OpenAction::Open, "open it").hint("open"),
        bind(&["Tab"], OpenAction::Complete, "complete the name").hint("complete"),
        close(KeyContext::Open, &["Esc"], (KeyGroup::Program, "cancel")).hint("back"),
    ];
    bindings.extend(erasing(KeyContext::Open, KeyGroup::Program));
    bindings
}

fn changes() -> Vec<Binding> {
    let bind = |keys, action: ChangesAction, help| {
        bind(KeyContext::Changes, keys, action, (KeyGroup::Program, help))
    };
    vec![
        bind(&["Enter"], ChangesAction::GoTo, "go to the quotation in the text").hint("go there"),
        bind(&["j", "Down"], ChangesAction::Next, "next change").hint("move"),
        bind(&["k", "Up"], ChangesAction::Previous, "previous change"),
        close(KeyContext::Changes, &["Esc", "q"], (KeyGroup::Program, "close")).hint("close"),
    ]
}

fn explanation() -> Vec<Binding> {
    let walk = |keys, action: WalkAction, help| {
        bind(KeyContext::Explanation, keys, action, (KeyGroup::Program, help))
    };
    let next = WalkAction::Next(FindingKind::Quotation);
    let previous = WalkAction::Previous(FindingKind::Quotation);
    vec![
        close(KeyContext::Explanation, &["w", "Esc", "Enter", "q"], (KeyGroup::Program, "close"))
            .hint("close"),
        walk(&["j", "Down"], next, "next quotation").hint("next quotation"),
        walk(&["k", "Up"], previous, "previous quotation"),
    ]
}

fn identity() -> Vec<Binding> {
    let bind = |keys, action: InspectAction, help| {
        bind(KeyContext::Identity, keys, action, (KeyGroup::Program, help))
    };
    vec![
        bind(&["Enter", "e"], InspectAction::Correct, "correct it").hint("correct"),
        bind(&["j", "Down"], InspectAction::NextValue, "next value").hint("move"),
        bind(&["k", "Up"], InspectAction::PreviousValue, "previous value"),
        close(KeyContext::Identity, &["Esc", "q"], (KeyGroup::Program, "close")).hint("close"),
    ]
}

fn reason() -> Vec<Binding> {
    let reject =
        |keys, help| bind(KeyContext::Reason, keys, VerdictAction::Reject(None), (KeyGroup::Review, help));
    vec![
        reject(&["digit"], "reject for this reason").hint("reason"),
        reject(&["Enter", "x"], "reject without a reason").hint("no reason"),
        close(KeyContext::Reason, &["Esc"], (KeyGroup::Review, "do not reject it")).hint("back"),
    ]
}

fn menu() -> Vec<Binding> {
    let bind =
        |keys, action: MenuAction, help| bind(KeyContext::Menu, keys, action, (KeyGroup::Review, help));
    vec![
        bind(&["digit"], MenuAction::Take(None), "choose this").hint("choose"),
        bind(&["Enter"], MenuAction::Take(None), "choose the selected one").hint("take"),
        bind(&["j", "Down", "v", "t"], MenuAction::Next, "next choice").hint("move"),
        bind(&["k", "Up"], MenuAction::Previous, "previous choice"),
        close(KeyContext::Menu, &["Esc", "q"], (KeyGroup::Review, "leave it unchanged")).hint("back"),
    ]
}

fn picker() -> Vec<Binding> {
    let bind =
        |keys, action: PickerAction, help| bind(KeyContext::Picker, keys, action, (KeyGroup::Review, help));
    let mut bindings = vec![
        bind(&["Enter"], PickerAction::Take, "choose the selected name").hint("choose"),
        bind(&["Down", "^n"], PickerAction::Next, "next name").hint("move"),
        bind(&["Up", "^p"], PickerAction::Previous, "previous name"),
        bind(&["Tab"], PickerAction::NextNewKind, "new name: person or organisation")
            .hint("person or organisation"),
    ];
    bindings.extend(erasing(KeyContext::Picker, KeyGroup::Review));
    bindings.push(close(KeyContext::Picker, &["Esc"], (KeyGroup::Review, "cancel")).hint("back"));
    bindings
}

fn bounds() -> Vec<Binding> {
    use Stretch::{EndBack, EndOn, Marks, SentenceEnd, SentenceStart, StartBack, StartOn};
    let bind =
        |keys, action: BoundsAction, help| bind(KeyContext::Bounds, keys, action, (KeyGroup::Review, help));
    let stretch = |keys, stretch, help| bind(keys, BoundsAction::Stretch(stretch), help);
    vec![
        stretch(&["l", "Right"], EndOn, "move the end a word forward").hint("end"),
        stretch(&["h", "Left"], EndBack, "move the end a word back"),
        stretch(&["L"], StartOn, "move the start a word forward").hint("start"),
        stretch(&["H"], StartBack, "move the start a word back"),
        stretch(&[")"], SentenceEnd, "move the end to the end of the sentence").hint("sentence"),
        stretch(&["("], SentenceStart, "move the start to the start of the sentence"),
        stretch(&["\""], Marks, "move both to the quotation marks").hint("marks"),
        bind(&["&"], BoundsAction::Join, "join with the next quotation").hint("join"),
        bind(&["|"], BoundsAction::Split, "split in two, saved at once").hint("split"),
        bind(&["Enter"], BoundsAction::Keep, "keep the new boundaries").hint("keep"),
        close(KeyContext::Bounds, &["Esc", "q"], (KeyGroup::Review, "leave it unchanged")).hint("back"),
    ]
}

fn form() -> Vec<Binding> {
    let bind = |context, keys, action: Action, help| bind(context, keys, action, (KeyGroup::Review, help));
    let form = |context, keys, action: FormAction, help| bind(context, keys, action.into(), help);
    let edit = |keys, edit: Edit, help| bind(KeyContext::Form, keys, edit.into(), help);
    vec![
        form(KeyContext::Form, &["Enter"], FormAction::Keep, "save it").hint("save"),
        form(KeyContext::Note, &["Alt-Enter", "^j"], FormAction::NewLine, "a new line").hint("new line"),
        form(KeyContext::Form, &["^g"], FormAction::OpenEditor, "write it in your own editor")
            .hint("your editor"),
        close(KeyContext::Form, &["Esc"], (KeyGroup::Review, "leave it unchanged")).hint("back"),
        edit(&["Left", "^b"], Edit::Left, "a character back"),
        edit(&["Right", "^f"], Edit::Right, "a character forward"),
        edit(&["Up", "^p"], Edit::Up, "the line above"),
        edit(&["Down", "^n"], Edit::Down, "the line below"),
        edit(&["Alt-b"], Edit::WordLeft, "a word back"),
        edit(&["Alt-f"], Edit::WordRight, "a word forward"),
        edit(&["Home", "^a"], Edit::LineStart, "the start of the line"),
        edit(&["End", "^e"], Edit::LineEnd, "the end of the line"),
        edit(&["Backspace", "^h"], Edit::Erase, "erase a character"),
        edit(&["Delete", "^d"], Edit::Delete, "erase the next character"),
        edit(&["^w"], Edit::EraseWord, "erase a word"),
        edit(&["^u"], Edit::EraseLine, "erase back to the start of the line"),
        edit(&["^k"], Edit::EraseRest, "erase the rest of the line"),
    ]
}

fn selection() -> Vec<Binding> {
    let bind = |keys, action: SelectionAction, help| {
        bind(KeyContext::Selection, keys, action, (KeyGroup::Select, help))
    };
    vec![
        bind(&["l", "w", "Right"], SelectionAction::NextWord, "a word forward").hint("word"),
        bind(&["h", "b", "Left"], SelectionAction::PreviousWord, "a word back"),
        bind(&["j", "Down"], SelectionAction::LineDown, "a line down").hint("line"),
        bind(&["k", "Up"], SelectionAction::LineUp, "a line up"),
        bind(&["v", "Space"], SelectionAction::ToggleAnchor, "start the selection here, or drop it")
            .hint("start"),
        bind(&["\""], SelectionAction::SelectQuoted, "the text between the quotation marks").hint("marks"),
        bind(&["q"], SelectionAction::AddQuotation, "add it as a quotation").hint("quotation"),
        bind(&["y"], SelectionAction::Copy, "copy it").hint("copy"),
        bind(&["c"], SelectionAction::Note, "a note on it").hint("note"),
        bind(&["t", "#"], SelectionAction::Codes, "its codes").hint("codes"),
        bind(&["H"], SelectionAction::Highlight, "highlight it, or remove the highlight").hint("highlight"),
        close(KeyContext::Selection, &["Esc"], (KeyGroup::Select, "cancel the selection")).hint("back"),
    ]
}

fn orphans() -> Vec<Binding> {
    let bind = |keys, action: Action, help| bind(KeyContext::Orphans, keys, action, (KeyGroup::Review, help));
    let orphan = |keys, action: OrphanAction, help| bind(keys, action.into(), help);
    let card = |keys, action: ReviewAction, help| bind(keys, action.into(), help);
    vec![
        orphan(&["j", "Down"], OrphanAction::Next, "next").hint("move"),
        orphan(&["k", "Up"], OrphanAction::Previous, "previous"),
        orphan(&["Enter", "a"], OrphanAction::Assign, "move it to the quotation on the card")
            .hint("belongs to this card"),
        orphan(&["x"], OrphanAction::Discard, "discard it").hint("discard"),
        card(&["J"], ReviewAction::NextCard, "next card").hint("card"),
        card(&["K"], ReviewAction::PreviousCard, "previous card"),
        close(KeyContext::Orphans, &["Esc", "q", "O"], (KeyGroup::Review, "close")).hint("close"),
    ]
}

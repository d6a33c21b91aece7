//! The keys of the palette of actions and of the letters over the screen.

use crate::tui::action::{AppearanceAction, HintAction, PaletteAction, ProgramAction};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::keymap::windows::erasing;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [opening(), palette(), hints()].concat()
}

fn opening() -> Vec<Binding> {
    let letters = |context| {
        bind(context, &["f"], HintAction::Show, (KeyGroup::Jumps, "letters on everything you can jump to"))
    };
    let mouse = (KeyGroup::Appearance, "use the mouse, or leave it to the terminal");
    let palette = (KeyGroup::Program, "all actions: type part of a name; Enter runs it");
    vec![
        letters(KeyContext::Text).hint("jump"),
        letters(KeyContext::Entities),
        letters(KeyContext::Library),
        bind(KeyContext::Screens, &[":"], PaletteAction::Open, palette).hint("actions"),
        bind(KeyContext::Screens, &["M"], AppearanceAction::ToggleMouse, mouse),
    ]
}

fn palette() -> Vec<Binding> {
    let bind = |keys, action: PaletteAction, help| {
        bind(KeyContext::Palette, keys, action, (KeyGroup::Program, help))
    };
    let mut bindings = vec![
        bind(&["Enter"], PaletteAction::Run, "run the selected action").hint("run"),
        bind(&["Down", "^n"], PaletteAction::Next, "next action").hint("move"),
        bind(&["Up", "^p"], PaletteAction::Previous, "previous action"),
    ];
    bindings.extend(erasing(KeyContext::Palette, KeyGroup::Program));
    bindings.push(close(KeyContext::Palette, (KeyGroup::Program, "close")).hint("close"));
    bindings
}

fn hints() -> Vec<Binding> {
    let bind =
        |keys, action: HintAction, help| bind(KeyContext::Hints, keys, action, (KeyGroup::Jumps, help));
    vec![
        bind(&["letter"], HintAction::Type('*'), "jump to what has this letter").hint("jump there"),
        bind(&["Backspace", "^h"], HintAction::Erase, "erase a letter"),
        close(KeyContext::Hints, (KeyGroup::Jumps, "stay here")).hint("stay"),
    ]
}

fn close(context: KeyContext, grouped: (KeyGroup, &'static str)) -> Binding {
    bind(context, &["Esc"], ProgramAction::Cancel, grouped)
}

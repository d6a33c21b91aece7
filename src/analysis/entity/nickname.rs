//! "Ana Mensah, nicknamed “Lek”," -> the word by which she may be called later.

use crate::analysis::Passage;
use crate::lexicon::lists::List;
use crate::text::quotation_marks::{is_double, is_one};

/// The nickname that the text gives the person whose name ends at byte `end`.
///
/// Gets right: Ana Mensah, nicknamed “Lek”; Kofi Osei, known to everybody as "Ladder". Leaves alone: Ana Mensah, known for
/// “Rain”; Ana Mensah said “No”.
pub(super) fn nickname_behind<'t>(passage: &Passage<'t>, end: u32) -> Option<&'t str> {
    const MAX_WORDS: usize = 6;
    let name_end = passage.token_at(end.saturating_sub(1)) + 1;
    let start = name_end + usize::from(passage.word(name_end) == ",");
    let leads = |&at: &usize| passage.is(at, List::WordsBeforeNickname);
    let words = (start..start + MAX_WORDS).take_while(leads).count();
    let last = (start + words).checked_sub(1).filter(|_| words > 0)?;
    let is_mark = |at: usize| is_one(passage.word(at), is_double);
    let called = matches!(passage.word(last), "as" | "nicknamed" | "called" | "dubbed");
    let name = last + 2;
    let in_marks = is_mark(last + 1) && is_mark(name + 1) && passage.is_capitalized(name);
    (called && in_marks).then(|| passage.word(name))
}

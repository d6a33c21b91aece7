//! What the words before quotation marks say about the marks: `assets/lists/before_marks.txt`.

use super::lists::{List, ListSet};
use std::sync::LazyLock;

/// What a word says about the marks after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marked {
    /// "dubbed", "titled": the marks contain a name.
    Name,
    /// "film", "song": the marks contain its title.
    Work,
    /// "phrase", "nickname": the marks mention words as words.
    Term,
    /// "call", "statement": the marks contain what was said.
    Utterance,
}

const LISTS: [(List, Marked); 4] = [
    (List::NamingWords, Marked::Name),
    (List::WorkNouns, Marked::Work),
    (List::TermNouns, Marked::Term),
    (List::UtteranceNouns, Marked::Utterance),
];

/// The class of each set of lists: every word near marks is asked for.
static CLASSES: LazyLock<Vec<Option<Marked>>> = LazyLock::new(|| {
    let class = |lists: ListSet| LISTS.iter().find(|(list, _)| lists.has(*list)).map(|&(_, class)| class);
    ListSet::table(class)
});

/// What a word in these lists says about the marks after it.
#[must_use]
pub fn class_in(lists: ListSet) -> Option<Marked> {
    lists.look_up(&CLASSES)
}

/// What `word`, in lower case, says about the marks after it.
#[must_use]
pub fn class_of(word: &str) -> Option<Marked> {
    class_in(ListSet::of(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_marks_are_distinguished() {
        for (word, class) in [
            ("dubbed", Some(Marked::Name)),
            ("film", Some(Marked::Work)),
            ("phrase", Some(Marked::Term)),
            ("slogan", Some(Marked::Utterance)),
            ("river", None),
            ("", None),
        ] {
            assert_eq!(class_of(word), class, "{word}");
        }
    }
}

//! The shapes of text that are doubled: a piece that is repeated, with what stands before and after.
//!
//! Each is a flood of one thing: a mark, a tag, an attribute, a name, a list, a nesting. An input that looks harmless may
//! hold such a flood, and a rule that looks back over all of it makes the program stand still.

#[path = "containers.rs"]
mod containers;
#[path = "markdown.rs"]
mod markdown;
#[path = "markup.rs"]
mod markup;
#[path = "words.rs"]
mod words;

/// A text that can be made as long as one likes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// What is repeated, in a few words.
    pub(crate) name: &'static str,
    /// The name of the file, which says how it is read.
    pub(crate) file: &'static str,
    before: &'static str,
    /// The piece. `#` stands for its number, `@` for a word with a capital that no other piece has.
    piece: &'static str,
    /// What closes each piece, after all of them.
    close: &'static str,
    after: &'static str,
}

impl Shape {
    const fn new(name: &'static str, file: &'static str, piece: &'static str) -> Self {
        Self { name, file, before: "", piece, close: "", after: "" }
    }

    const fn before(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    const fn close(self, close: &'static str) -> Self {
        Self { close, ..self }
    }

    const fn after(self, after: &'static str) -> Self {
        Self { after, ..self }
    }

    /// The text with about this many bytes.
    #[must_use]
    pub(crate) fn build(&self, bytes: usize) -> Vec<u8> {
        let mut text = String::with_capacity(bytes + 64);
        text.push_str(self.before);
        let mut count = 0;
        while text.len() + count * self.close.len() < bytes {
            push(&mut text, self.piece, count);
            count += 1;
        }
        text.push_str(&self.close.repeat(count));
        text.push_str(self.after);
        text.into_bytes()
    }
}

fn push(text: &mut String, piece: &str, number: usize) {
    for c in piece.chars() {
        match c {
            '#' => text.push_str(&number.to_string()),
            '@' => text.push_str(&word(number)),
            c => text.push(c),
        }
    }
}

/// A word that can be a name, and that no other number has.
fn word(number: usize) -> String {
    const FIRST: [&str; 16] =
        ["Ba", "Ce", "Di", "Fo", "Gu", "Ha", "Ke", "Li", "Mo", "Nu", "Pa", "Re", "Si", "To", "Vu", "Za"];
    const NEXT: [&str; 16] =
        ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za"];
    let mut word = FIRST[number % 16].to_owned();
    let mut rest = number / 16;
    while rest > 0 {
        word.push_str(NEXT[rest % 16]);
        rest /= 16;
    }
    word.push_str("ran");
    word
}

/// Every shape.
pub(crate) fn all() -> impl Iterator<Item = &'static Shape> {
    [words::SHAPES, words::MARKS, markdown::SHAPES, markup::SHAPES, containers::SHAPES].into_iter().flatten()
}

//! Pieces -> pieces in which each contraction is two words: "didn't" is "did" and "not", "it's" is "it" and "is".
//!
//! Whoever writes down what was said writes it either way, and "did not" for "didn't" alters nothing. Only forms that can
//! mean nothing else are taken apart: "the mayor's plan" is no "the mayor is plan", and "ain't" stays what it is.

use super::Word;
use super::lexer::LexedPiece;
use crate::text::Span;
use crate::text::quotation_marks::is_apostrophe;

/// Words before "n't", with what they stand for.
const BEFORE_NOT: [(&str, &str); 22] = [
    ("are", "are"),
    ("ca", "can"),
    ("could", "could"),
    ("dare", "dare"),
    ("did", "did"),
    ("do", "do"),
    ("does", "does"),
    ("had", "had"),
    ("has", "has"),
    ("have", "have"),
    ("is", "is"),
    ("may", "may"),
    ("might", "might"),
    ("must", "must"),
    ("need", "need"),
    ("ought", "ought"),
    ("sha", "shall"),
    ("should", "should"),
    ("was", "was"),
    ("were", "were"),
    ("wo", "will"),
    ("would", "would"),
];

/// Words after which "'s" is "is" or "has", and never a possessive.
const BEFORE_IS: [&str; 26] = [
    "anybody",
    "anyone",
    "anything",
    "everybody",
    "everyone",
    "everything",
    "he",
    "here",
    "how",
    "it",
    "nobody",
    "nothing",
    "she",
    "somebody",
    "someone",
    "something",
    "that",
    "there",
    "this",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whoever",
    "why",
];

/// Words after which "'d" is "would" or "had".
const BEFORE_WOULD: [&str; 14] = [
    "everybody",
    "everyone",
    "he",
    "i",
    "it",
    "nobody",
    "she",
    "that",
    "there",
    "they",
    "we",
    "what",
    "who",
    "you",
];

/// Words before which "'s" is "has" and "'d" is "had".
const TAKES_HAVE: [&str; 4] = ["been", "better", "got", "had"];

/// Takes the contractions among the words of `text` apart.
pub(super) fn take_apart(text: &str, pieces: Vec<LexedPiece>) -> Vec<LexedPiece> {
    let is_contraction = |piece: &LexedPiece| matches!(piece, LexedPiece::Word(word) if may_be(word));
    if !pieces.iter().any(is_contraction) {
        return pieces;
    }
    let mut apart: Vec<LexedPiece> = Vec::with_capacity(pieces.len() + 8);
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let halves = match &piece {
            LexedPiece::Word(word) if may_be(word) => halves(text, word),
            _ => None,
        };
        let Some([first, mut second]) = halves else {
            apart.push(piece);
            continue;
        };
        let takes_have =
            matches!(rest.peek(), Some(LexedPiece::Word(next)) if TAKES_HAVE.contains(&next.key.as_str()));
        if let Some(other) = other_reading(&second.key).filter(|_| takes_have) {
            other.clone_into(&mut second.key);
        }
        apart.extend([LexedPiece::Word(first), LexedPiece::Word(second)]);
    }
    apart
}

/// What the second half of a contraction may be as well: "it's" is "it is" or "it has".
pub(in crate::verify) fn other_reading(key: &str) -> Option<&'static str> {
    match key {
        "is" => Some("has"),
        "has" => Some("is"),
        "would" => Some("had"),
        "had" => Some("would"),
        _ => None,
    }
}

fn may_be(word: &Word) -> bool {
    word.unedited.is_none() && (word.key.contains('\'') || word.key == "cannot")
}

/// The two words of a contraction.
fn halves(text: &str, word: &Word) -> Option<[Word; 2]> {
    let written = word.span.of(text);
    if word.key == "cannot" {
        return written.is_char_boundary(3).then(|| split(word, ("can", "not"), 3));
    }
    let (host, ending) = word.key.rsplit_once('\'')?;
    let apostrophe = written.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?.0;
    if ending == "t" {
        let host = host.strip_suffix('n')?;
        let (_, meant) = BEFORE_NOT.iter().find(|(listed, _)| *listed == host)?;
        let at = apostrophe.checked_sub(1).filter(|at| written.is_char_boundary(*at))?;
        return Some(split(word, (meant, "not"), at));
    }
    let meant = match ending {
        "re" => "are",
        "ve" => "have",
        "ll" => "will",
        "m" if host == "i" => "am",
        "s" if BEFORE_IS.contains(&host) => "is",
        "s" if host == "let" => "us",
        "d" if BEFORE_WOULD.contains(&host) => "would",
        _ => return None,
    };
    Some(split(word, (host, meant), apostrophe))
}

fn split(word: &Word, (first, second): (&str, &str), at: usize) -> [Word; 2] {
    let (start, end) = (word.span.range().start, word.span.range().end);
    let half = |span: Span, key: &str| Word { span, key: key.to_owned(), ..word.clone() };
    let second = half(Span::new(start + at, end), second);
    [half(Span::new(start, start + at), first), Word { is_contracted: true, ..second }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::words::lexer::pieces;

    fn keys(text: &str) -> String {
        let apart = take_apart(text, pieces(text, Span::new(0, text.len())));
        let key = |piece: &LexedPiece| match piece {
            LexedPiece::Word(word) if word.is_contracted => {
                Some(format!("+{}:{}", word.key, word.span.of(text)))
            }
            LexedPiece::Word(word) => Some(word.key.clone()),
            _ => None,
        };
        apart.iter().filter_map(key).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_contraction_is_two_words_and_a_possessive_is_one() {
        for (text, expected) in [
            ("We didn’t go", "we did +not:n’t go"),
            ("WON'T can’t shan't", "will +not:N'T can +not:n’t shall +not:n't"),
            ("I cannot", "i can +not:not"),
            ("It's been here", "it +has:'s been here"),
            ("It’s here; he'd go; he'd better", "it +is:’s here he +would:'d go he +had:'d better"),
            ("We’re, I'm, you've, they'll", "we +are:’re i +am:'m you +have:'ve they +will:'ll"),
            ("Let's go", "let +us:'s go"),
            ("The mayor's plan, the boats' crew", "the mayor's plan the boats crew"),
            ("It ain't o'clock, its wont", "it ain't o'clock its wont"),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }
}

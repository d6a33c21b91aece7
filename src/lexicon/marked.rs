//! Words that tell what the quotation marks behind them hold: a name, a work, a word as a word, or an utterance.

/// Whether a word form says that a name follows: "dubbed", "titled".
#[must_use]
pub fn is_naming(word: &str) -> bool {
    matches!(
        word,
        "known"
            | "dubbed"
            | "nicknamed"
            | "titled"
            | "entitled"
            | "named"
            | "christened"
            | "codenamed"
            | "called"
            | "headlined"
            | "labelled"
            | "labeled"
            | "termed"
            | "alias"
            | "aka"
            | "subtitled"
            | "captioned"
            | "crowned"
            | "billed"
    )
}

/// Whether a word belongs to any of the nouns here.
#[must_use]
pub fn is_noun(word: &str) -> bool {
    is_work(word) || is_term(word) || is_utterance(word)
}

/// Whether a word is a work that has a title: "film", "song".
#[must_use]
pub fn is_work(word: &str) -> bool {
    const WORKS: [&str; 52] = [
        "film",
        "films",
        "movie",
        "documentary",
        "book",
        "novel",
        "memoir",
        "bestseller",
        "poem",
        "essay",
        "play",
        "musical",
        "opera",
        "song",
        "single",
        "album",
        "track",
        "anthem",
        "hit",
        "show",
        "series",
        "sitcom",
        "drama",
        "comedy",
        "thriller",
        "podcast",
        "programme",
        "program",
        "episode",
        "game",
        "exhibition",
        "exhibit",
        "painting",
        "magazine",
        "newspaper",
        "column",
        "paper",
        "study",
        "report",
        "journal",
        "thesis",
        "newsletter",
        "website",
        "blog",
        "ship",
        "boat",
        "yacht",
        "band",
        "brand",
        "campaign",
        "project",
        "operation",
    ];
    WORKS.contains(&word)
}

/// Whether a word says that words are meant as words: "phrase", "nickname".
#[must_use]
pub fn is_term(word: &str) -> bool {
    const TERMS: [&str; 16] = [
        "word",
        "words",
        "term",
        "terms",
        "phrase",
        "phrases",
        "nickname",
        "pseudonym",
        "name",
        "moniker",
        "label",
        "expression",
        "category",
        "hashtag",
        "title",
        "acronym",
    ];
    TERMS.contains(&word)
}

/// Whether a word is something said: "call", "statement".
#[must_use]
pub fn is_utterance(word: &str) -> bool {
    const UTTERANCES: [&str; 59] = [
        "statement",
        "statements",
        "remark",
        "remarks",
        "comment",
        "comments",
        "call",
        "calls",
        "claim",
        "claims",
        "message",
        "messages",
        "letter",
        "email",
        "e-mail",
        "memo",
        "tweet",
        "tweets",
        "post",
        "posts",
        "speech",
        "warning",
        "warnings",
        "promise",
        "promises",
        "pledge",
        "vow",
        "slogan",
        "slogans",
        "chant",
        "chants",
        "sign",
        "signs",
        "banner",
        "banners",
        "placard",
        "placards",
        "headline",
        "question",
        "answer",
        "response",
        "reply",
        "assertion",
        "accusation",
        "accusations",
        "charge",
        "demand",
        "demands",
        "plea",
        "shouts",
        "cries",
        "description",
        "verdict",
        "allegation",
        "allegations",
        "note",
        "motto",
        "notion",
        "idea",
    ];
    UTTERANCES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_marks_are_told_apart() {
        assert!(is_naming("dubbed") && is_work("film") && is_term("phrase") && is_utterance("slogan"));
        assert!(!is_noun("river") && !is_naming("said") && !is_noun(""));
    }
}

//! A paragraph at the end of an article -> whether it is about the author.
//!
//! Such a blurb is either a row of fragments without a verb, often in quotation marks as if spoken ("Traveller. Coffee
//! enthusiast."), or a sentence that says who the author is.

use crate::text::quotation_marks::{self, APOSTROPHES};
use memchr::memmem;

/// Whether `words`, the last body paragraph of an article, is a blurb. `before` is the paragraph before it, which may
/// introduce it as speech.
pub(super) fn is_blurb(words: &str, before: &str) -> bool {
    let leads_in = before.trim_end().ends_with([':', ',']);
    !leads_in && (is_row_of_fragments(words) || is_about_author(words))
}

/// Whether a paragraph is two or more short fragments, at least half of which end in a noun for a person.
///
/// Gets right: “Award-winning baker. Proud introvert.” Leaves alone: “Never. Not here. Not now.”
fn is_row_of_fragments(words: &str) -> bool {
    if words.len() > 300 {
        return false;
    }
    let inside = words.trim_matches(quotation_marks::is_mark);
    let Some(inside) = inside.strip_suffix('.') else { return false };
    let (mut count, mut agents, mut described) = (0, 0, false);
    for fragment in inside.split(". ") {
        let parts: Vec<&str> = fragment.split_whitespace().collect();
        if parts.is_empty() || parts.len() > 6 || parts.iter().any(|word| is_sentence_word(word)) {
            return false;
        }
        if !fragment.starts_with(char::is_uppercase)
            || fragment.contains(|c| matches!(c, '!' | '?' | ',') || quotation_marks::is_double(c))
        {
            return false;
        }
        count += 1;
        let agent = parts.last().is_some_and(|word| is_agent(word));
        agents += usize::from(agent);
        described |= agent && parts.len() > 1;
    }
    count >= 2 && agents * 2 >= count && described
}

/// Whether a word never occurs in the fragments of a blurb: with it they are speech or a sentence.
fn is_sentence_word(word: &str) -> bool {
    const WORDS: [&str; 62] = [
        "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "them", "my", "our", "your", "this",
        "that", "these", "those", "there", "here", "is", "are", "was", "were", "be", "am", "will", "would",
        "can", "could", "should", "must", "have", "has", "had", "do", "does", "did", "not", "no", "never",
        "yes", "now", "then", "later", "forever", "ever", "together", "said", "says", "please", "sorry",
        "who", "what", "why", "how", "when", "where", "over", "another", "other", "whatever",
    ];
    let word = word.trim_end_matches([',', ';']).replace(APOSTROPHES, "'").to_lowercase();
    WORDS.contains(&word.as_str()) || word.contains("n't") || word.contains("'re") || word.contains("'ll")
}

fn is_agent(word: &str) -> bool {
    const NOT: [&str; 12] = [
        "water", "power", "order", "paper", "matter", "number", "summer", "winter", "river", "letter",
        "danger", "war",
    ];
    let word = word.to_lowercase();
    if NOT.contains(&word.as_str()) {
        return false;
    }
    let by_ending = ["er", "or", "ist", "aholic", "oholic", "ian", "vert"];
    let nouns = include_str!("../../assets/page/blurb.txt");
    word.len() >= 3
        && (by_ending.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
            || nouns.lines().any(|noun| !noun.starts_with('#') && noun == word))
}

/// What authors of articles are.
const TRADES: [&str; 11] = [
    "reporter",
    "correspondent",
    "editor",
    "columnist",
    "journalist",
    "writer",
    "fellow",
    "professor",
    "photographer",
    "contributor",
    "producer",
];

/// What stands before the place or the paper that an author works for.
const PLACES: [&str; 9] = [
    " based in ",
    " covering ",
    " who covers ",
    " who writes ",
    " at the ",
    " for the ",
    "’s ",
    "'s ",
    " specializing in ",
];

/// Whether a paragraph is a sentence that says what the author does and where.
///
/// Gets right: "Ana Duarte is a reporter based in Lima." Leaves alone: "Ana Duarte is a reporter who was arrested in May."
fn is_about_author(words: &str) -> bool {
    let says_who = || memmem::find(words.as_bytes(), b" is ").is_some();
    if words.len() > 260 || !says_who() || words.contains(quotation_marks::is_double) {
        return false;
    }
    let said = [" is a ", " is an ", " is the ", " is "].iter().find_map(|verb| words.split_once(verb));
    let Some((name, rest)) = said else { return false };
    let name: Vec<&str> = name.split_whitespace().collect();
    let is_name =
        (2..=4).contains(&name.len()) && name.iter().all(|word| word.starts_with(char::is_uppercase));
    let mut near = rest.split_whitespace().take(8);
    let has_trade = near.any(|word| TRADES.contains(&word.trim_matches([',', '.', ';'])));
    let past = [" was ", " were ", " had ", " said", " died", " arrested"];
    is_name
        && has_trade
        && PLACES.iter().any(|place| rest.contains(place))
        && !past.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blurbs_are_recognised_and_speech_is_left_alone() {
        for blurb in [
            "“Traveller. Award-winning baker. Proud introvert.”",
            "Coffee enthusiast. Amateur student of maps. Gamer.",
            "\"Pioneer. Lifelong web scholar. General nerd.\"",
            "Ana Duarte is a senior reporter based in Lima.",
            "Tom Berg is the Harbour Post’s East Africa correspondent.",
        ] {
            assert!(is_blurb(blurb, "It rained."), "{blurb}");
        }
        for speech in [
            "“Never. Not here. Not now.”",
            "“Together. Forever.”",
            "“No surrender. No retreat.”",
            "“He is a liar. A cheater.”",
            "“Murderer! Traitor!” the crowd cried.",
            "“We waited. Nobody came.”",
            "“Water. Power. Medicine.”",
            "Ana Duarte is a reporter who was arrested in May for the third time.",
            "The minister is a former journalist.",
            "He is the editor of a weekly in Lima.",
        ] {
            assert!(!is_blurb(speech, "It rained."), "{speech}");
        }
        assert!(!is_blurb("“Baker. Painter.”", "Asked what he was, he said:"));
    }
}

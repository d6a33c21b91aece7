//! Passage -> its datelines: the place, the day and the agency before the first sentence of a story.
//!
//! "GENEVA, March 8 (Acme News) — The ministry left" is about the ministry; the town is where the story was written and
//! the agency who wrote it. So an agency or a town in a dateline is no organisation of the story, and no person either.
//!
//! Gets right: "KOCHI: The port", "New Delhi, Mar 3 (PTI) The government", "(Reuters) - Shares", "Madrid, 3 mar (EFE).-".
//! Leaves alone: "NATO — the alliance — said", "MENSAH: I was there.", "Smith (Labour) – who won – left".

use super::Passage;
use super::organization::OrganizationMention;
use super::person::PersonMention;
use crate::article::Role;
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use memchr::{memchr, memchr2_iter};

/// No dateline is longer, in bytes.
const MAX_DATELINE: usize = 90;
/// Shorter capitals are more often a body ("UN") than a town.
const MIN_TOWN_LETTERS: usize = 4;

/// A dateline at the beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dateline {
    span: Span,
    /// Whether it could also be the label of a speaker: "KOCHI:".
    is_label: bool,
}

/// Finds the datelines of a passage.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Dateline> {
    let mut datelines: Vec<Dateline> = Vec::new();
    let first_body = passage.paragraphs.iter().position(|paragraph| paragraph.role == Role::Body);
    let mut before = None;
    for sentence in &passage.sentences {
        let opens = before != Some(sentence.paragraph);
        before = Some(sentence.paragraph);
        let Some(paragraph) = passage.paragraphs.get(sentence.paragraph).filter(|_| opens) else { continue };
        let text = paragraph.span.of(passage.text);
        let head = text.get(..text.floor_char_boundary(MAX_DATELINE)).unwrap_or_default();
        let is_first = first_body == Some(sentence.paragraph);
        let label = || is_first.then(|| label_end(head)).flatten();
        let ended = bracket_end(head).or_else(|| dash_end(head));
        if let Some(end) = ended.or_else(label) {
            let start = paragraph.span.start as usize;
            datelines.push(Dateline { span: Span::new(start, start + end), is_label: ended.is_none() });
        }
    }
    datelines
}

/// Whether an organisation is only named in a dateline.
pub(super) fn holds_organization(datelines: &[Dateline], organization: &OrganizationMention) -> bool {
    datelines.iter().any(|dateline| dateline.span.encloses(organization.span))
}

/// Whether what looks like a person is a town or a month in a dateline.
pub(super) fn holds_person(datelines: &[Dateline], person: &PersonMention) -> bool {
    datelines.iter().any(|dateline| !dateline.is_label && dateline.span.encloses(person.span))
}

/// The end of a dateline with the agency in brackets: "LONDON (Reuters) -", "(Reuters) -", "New Delhi, Mar 3 (PTI)".
fn bracket_end(head: &str) -> Option<usize> {
    let open = memchr(b'(', head.as_bytes())?;
    let close = open + head.get(open..)?.find(')')?;
    let (place, agency) = (head.get(..open)?.trim(), head.get(open + 1..close)?);
    let rest = head.get(close + 1..)?;
    let after = rest.trim_start_matches([' ', '.', '\u{a0}']);
    let begins = after.trim_start_matches(is_dash);
    let has_dash = begins.len() < after.len() && begins_sentence(begins);
    let is_dated = dates::find(place, DayOrder::DayFirst).is_some();
    let goes_on = has_dash || (is_dated || has_day(place)) && begins_sentence(after);
    let place = place.trim_end_matches([' ', '-', '—', '–']);
    let fits = is_town(place) || is_dated || has_day(place) || is_short_place(place);
    ((place.is_empty() || is_place(place) && fits) && is_agency(agency) && goes_on)
        .then_some(head.len() - if has_dash { begins.len() } else { after.len() })
}

/// The end of a dateline without brackets: "TEHRAN, Acme News –", "OSLO, May 3 -".
fn dash_end(head: &str) -> Option<usize> {
    let at = first_dash(head)?;
    let (place, rest) = head.split_at_checked(at)?;
    let begins = rest.trim_start_matches(|c| is_dash(c) || c == ' ');
    let place = place.trim();
    (is_town(place) && is_place(place) && !is_known(place) && begins_sentence(begins))
        .then_some(head.len() - begins.len())
}

/// The first dash, or hyphens in place of one.
fn first_dash(head: &str) -> Option<usize> {
    memchr2_iter(b'-', "—".as_bytes()[0], head.as_bytes()).find_map(|at| {
        let (before, rest) = head.split_at_checked(at)?;
        if rest.starts_with(['—', '–']) || rest.starts_with("--") {
            return Some(at);
        }
        (rest.starts_with("- ") && before.ends_with(' ')).then(|| at - 1)
    })
}

/// The end of a town in capitals with a colon: "KOCHI: The port".
fn label_end(head: &str) -> Option<usize> {
    let (place, rest) = head.split_once(": ")?;
    let is_upper = || !place.contains(char::is_lowercase) || dates::find(place, DayOrder::DayFirst).is_some();
    (is_town(place) && is_upper() && is_place(place) && !is_known(place) && begins_sentence(rest))
        .then_some(place.len() + 1)
}

/// Whether words begin with a town in capitals.
fn is_town(words: &str) -> bool {
    let mut letters = words.chars().take_while(|c| c.is_alphabetic());
    let first: String = letters.by_ref().collect();
    let rest = words.get(first.len()..).unwrap_or_default();
    let next = rest.split_whitespace().next().unwrap_or_default();
    // "NEW YORK", "ST. PETERSBURG".
    let is_upper = |word: &str| !word.is_empty() && !word.contains(char::is_lowercase);
    let is_long = first.len() >= MIN_TOWN_LETTERS || next.len() >= MIN_TOWN_LETTERS && is_upper(next);
    is_upper(&first) && is_long
}

/// Whether words are a place, and perhaps a day and a source: capitals, numbers, months.
fn is_place(words: &str) -> bool {
    const MAX_WORDS: usize = 8;
    const SMALL: [&str; 12] = ["de", "del", "la", "le", "du", "of", "upon", "am", "an", "der", "do", "di"];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> =
        words.split([' ', ',', '/', '\u{a0}']).map(bare).filter(|word| !word.is_empty()).collect();
    let fits = |word: &String| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || SMALL.contains(&word.as_str())
            || dates::is_month(word)
    };
    words.len() <= MAX_WORDS
        && words.first().is_some_and(|first| first.starts_with(char::is_uppercase))
        && words.iter().all(fits)
}

/// Whether words that are not in capitals can be a town, and are not the name of an institution.
fn is_short_place(words: &str) -> bool {
    const MAX_WORDS: usize = 3;
    const HEAD: WordClass = WordClass::INSTITUTION.with(WordClass::COMPANY).with(WordClass::GROUP);
    let is_head = |word: &str| words::class_of(word).is(HEAD);
    words.split(' ').count() <= MAX_WORDS && !words.starts_with("The ") && !words.split(' ').any(is_head)
}

/// Whether a place is followed by the number of a day: "New Delhi, Mar 3".
fn has_day(place: &str) -> bool {
    let mut words = place.split([' ', ',']).filter(|word| !word.is_empty()).rev();
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let is_month = |word: &str| dates::is_month(word.trim_end_matches('.'));
    let is_day = |word: &str| word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
    is_day(last) && is_month(before) || is_month(last) && is_day(before)
}

/// Whether words in brackets can name an agency: "Reuters", "Acme News", "dpa/lno".
fn is_agency(words: &str) -> bool {
    const MAX_WORDS: usize = 5;
    const MAX_CODE: usize = 4;
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let is_name = words.split([' ', '/']).all(|word| word.starts_with(char::is_uppercase));
    let is_code =
        words.split(['/', '-']).all(|part| part.len() <= MAX_CODE && part.chars().all(char::is_lowercase));
    letters >= 2 && words.split(' ').count() <= MAX_WORDS && !words.contains(',') && (is_name || is_code)
}

/// Whether words are the name of an institution: "NATO", "UNICEF".
fn is_known(words: &str) -> bool {
    words::class_of(words).is(WordClass::ORGANIZATION)
        || words::class_of_phrase(words).is(WordClass::ORGANIZATION)
}

fn begins_sentence(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '„' | '«' | '‘')
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityKind;
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// The dateline of a story that begins with these words.
    fn dateline(words: &str) -> String {
        let text = format!("Storm closes port\n\n{words}\n\nNobody was hurt in the storm.\n");
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let passage = Passage::new(&article.text, &article.paragraphs);
        find(&passage).first().map(|found| found.span.of(&article.text).trim().to_owned()).unwrap_or_default()
    }

    #[test]
    fn datelines_are_found_in_the_forms_of_many_agencies() {
        for (expected, rest) in [
            ("KOCHI:", " The port was closed on Monday."),
            ("New Delhi, Mar 3 (PTI)", " The government approved a plan."),
            ("(Reuters) -", " Shares of Harbour Holdings fell on Monday."),
            ("LONDON (Reuters) -", " Britain said on Monday that it would send ships."),
            ("PARIS (AFP) —", " French police arrested a man."),
            ("MOSCOW, Nov 19 (Reuters) -", " Russia said it would not sign."),
            ("Berlin (dpa/lno) -", " Die Polizei sucht nach Zeugen."),
            ("Madrid, 3 mar (EFE).-", " El Gobierno aprobó un plan."),
            ("NEW YORK —", " The talks failed."),
            ("TEHRAN, Acme News Agency –", " The president left."),
            ("BEIJING, Nov. 19 (Xinhua) --", " China said it would send aid."),
            ("SAN FRANCISCO--(BUSINESS WIRE)--", "Harbour Holdings opened a plant."),
        ] {
            assert_eq!(dateline(&format!("{expected}{rest}")), expected);
        }
    }

    #[test]
    fn other_beginnings_are_no_datelines() {
        for words in [
            "NATO — the alliance of the north — said on Monday that it would wait.",
            "NATO: The alliance will wait.",
            "Adebayo (Labour) – who won the seat – left on Monday.",
            "The World Health Organization (WHO) - The body met on Monday.",
            "The port (Kochi) was closed on Monday.",
            "Kochi: the port was closed on Monday.",
            "UN: The talks failed.",
            "It was late - They left.",
        ] {
            assert_eq!(dateline(words), "", "{words}");
        }
    }

    /// The names of the people and organisations of a story that begins with these words, after a byline.
    fn names(words: &str) -> Vec<String> {
        let text = format!(
            "Storm closes port\n\nBy Jane Roe\n\n{words}\n\n“We will wait,” Tom Berg told Reuters. NATO was silent.\n"
        );
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let found = crate::analysis::analyze(&article);
        let is_shown =
            |kind: &EntityKind| matches!(kind, EntityKind::Person { .. } | EntityKind::Organization);
        found
            .entities
            .iter()
            .filter(|entity| is_shown(&entity.kind))
            .map(|entity| entity.name.clone())
            .collect()
    }

    #[test]
    fn who_wrote_the_story_and_where_is_neither_a_person_nor_an_organisation_of_it() {
        for words in [
            "KOCHI: The harbour was closed on Monday after a storm.",
            "New Delhi, Mar 3 (PTI) The harbour was closed on Monday after a storm.",
            "(Reuters) - The harbour was closed on Monday after a storm.",
            "PARIS (AFP) — The harbour was closed on Monday after a storm.",
            "MOSCOW, Nov 19 (Reuters) - The harbour was closed on Monday after a storm.",
        ] {
            assert_eq!(names(words), ["Tom Berg", "Reuters", "NATO"], "{words}");
        }
    }
}

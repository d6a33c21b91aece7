//! A byline, or the value of a field for authors -> the names in it.
//!
//! Gets right: "By Jane Roe and Li Na, Staff Reporters", "Von Jane Roe am 3. November 2026", "Text & Fotos: Jane Roe".
//! Leaves out what is no name: roles ("Redaktion"), addresses, handles, the name of the site, whole sentences.

mod bare_line;
mod credit_line;
mod line;

pub(super) use bare_line::bare_names;
pub(super) use credit_line::{CreditLine, parts};
pub(super) use line::{has_label, is_photo_credit, without_label};

use super::site::SiteNames;
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::page_words::{self, PageWord};
use crate::lexicon::words::{self, WordClass};
use line::{after_by, is_sentence, pieces, without_date};

/// The longest name in bytes and in words.
const MAX_BYTES: usize = 60;
const MAX_WORDS: usize = 6;
/// No byline names more people than this.
const MAX_NAMES: usize = 20;

/// Words before a role, and not before a name.
const ARTICLES: [&str; 9] = ["die", "der", "das", "the", "la", "le", "el", "our", "unsere"];

/// How certain it is that a value names authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameForm {
    /// The page says so: one word can be a name, as it was chosen ("happyface313").
    Stated,
    /// It only looks like a byline: names have two words that begin with capitals.
    Capitalized,
}

/// The names in `values`, each once.
pub(super) fn names(values: &[String], form: NameForm, site: &SiteNames) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for value in values {
        for line in value.split(['\n', '|', '·', '•', ';', '\t']) {
            let is_word = |word: &&str| !is_address(word) && !word.contains('@');
            let words = line.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ");
            for name in names_in_line(&words, form, site) {
                let is_known = names.iter().any(|known| known.eq_ignore_ascii_case(&name));
                if !is_known && names.len() < MAX_NAMES {
                    names.push(name);
                }
            }
        }
    }
    names
}

fn names_in_line(line: &str, form: NameForm, site: &SiteNames) -> Vec<String> {
    if is_photo_credit(line) {
        return Vec::new();
    }
    let line = CreditLine::read(line).map_or(line, |credit| credit.authors);
    let line = without_label(without_date(line));
    if is_sentence(line) || is_slogan(line) {
        return Vec::new();
    }
    let mut names = Vec::new();
    for piece in pieces(line) {
        let piece = without_label(after_by(piece));
        if let Some(name) = name(without_section(piece), form, site) {
            names.push(name);
        }
    }
    names
}

/// A name before the section of a site: "Jane Roe in Politics".
fn without_section(piece: &str) -> &str {
    piece.split_once(" in ").map_or(piece, |(name, _)| if name.contains(' ') { name } else { "" })
}

/// Whether a value with a dash in it is what a company calls itself: "Coast Wines - Wines of the sea". A name stands
/// before the dash in "Jane Roe - Coast Post".
fn is_slogan(line: &str) -> bool {
    line.split_once(" - ")
        .is_some_and(|(before, _)| !pieces(before).all(|piece| is_like_person(without_label(piece))))
}

/// Whether a name, as a page states it, is like that of a person: no login, abbreviation or slogan.
pub(super) fn is_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &&&str| !word.starts_with(char::is_lowercase);
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let is_open = ARTICLES.contains(&&*first) || page_words::is(PageWord::BeforeDate, &first);
    let lower = words.iter().filter(|word| !is_capital(word));
    let are_particles = lower.clone().all(|word| words::class_of(word).is(WordClass::PARTICLE));
    let has_digit = name.contains(|c: char| c.is_ascii_digit());
    words.len() >= 2 && !is_open && !has_digit && (are_particles || lower.count() == words.len())
}

/// Whether words are the name of the site, perhaps with a role: "The editors of Coast Post".
pub(super) fn is_site(words: &str, site: &SiteNames) -> bool {
    let is_other = |word: &&str| {
        let lower = word.to_lowercase();
        !page_words::is(PageWord::Role, &lower)
            && !page_words::is(PageWord::By, &lower)
            && !ARTICLES.contains(&&*lower)
    };
    let name = words.split_whitespace().filter(is_other).collect::<Vec<_>>().join(" ");
    let is_handle = words.contains(['@', '/', ':']);
    words.len() <= MAX_BYTES && !is_handle && (site.is_name(words) || site.is_name(&name))
}

/// The name in a line that has nothing else but a date.
pub(super) fn beside_date(line: &str) -> Option<String> {
    let found = dates::find(line, DayOrder::DayFirst)?;
    let is_mark = |c: char| !c.is_alphanumeric() && c != '.';
    let parts =
        [line.get(..found.start)?.trim_matches(is_mark), line.get(found.end..)?.trim_matches(is_mark)];
    let [name] = parts.iter().filter(|part| !part.is_empty()).collect::<Vec<_>>()[..] else { return None };
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_short =
        (2..=3).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let first = words.first()?.to_lowercase();
    let is_given = words::class_of(&first).is(WordClass::GIVEN);
    (is_short && is_given && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '’')))
        .then(|| words.join(" "))
}

/// A piece as a name, if it can be one.
fn name(piece: &str, form: NameForm, site: &SiteNames) -> Option<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let words = without_role(&words);
    let name = words.join(" ");
    let name = name
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'')
        .trim_start_matches('.');
    let name = if name.split(' ').next_back().is_some_and(|last| last.len() > 3) {
        name.trim_end_matches('.')
    } else {
        name
    };
    let is_name = !name.is_empty()
        && !name.contains(": ")
        && name.len() <= MAX_BYTES
        && words.len() <= MAX_WORDS
        && (!site.is_name(name) || is_personal(name))
        && has_form(words, form);
    is_name.then(|| name.to_owned())
}

/// The words before a role: "Jane Roe Staff Reporter". Nothing if a role comes first, as in "Redaktion Wirtschaft".
fn without_role<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let lower = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let skipped =
        usize::from(words.first().is_some_and(|word| ARTICLES.contains(&&*lower(word)) && words.len() > 1));
    let rest = words.get(skipped..).unwrap_or_default();
    let is_role = |word: &&str| {
        let lower = lower(word);
        page_words::is(PageWord::Role, &lower)
            || lower.split('-').next_back().is_some_and(|end| page_words::is(PageWord::Role, end))
    };
    match rest.iter().position(is_role) {
        None => words,
        // "Jane Roe Political Editor" cannot be told from a name of three words, so only two words are kept.
        // "Letters to the Editor" is a page of a newspaper.
        Some(at) if at >= 1 && rest.get(at - 1).is_some_and(|word| is_open_word(&lower(word))) => &[],
        Some(at) if at > 2 && at == rest.len() - 1 && at <= 4 => {
            rest.get(..2).filter(|name| begins_given(name)).unwrap_or_default()
        }
        Some(at) if at >= 2 => rest.get(..at).unwrap_or_default(),
        Some(at) => after_role(rest.get(at + 1..).unwrap_or_default()),
    }
}

/// The name of a person after a role: "Chief reporter Jane Roe".
fn after_role<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let is_name = words.len() >= 2
        && begins_given(words)
        && words.iter().all(|word| word.starts_with(char::is_uppercase));
    if is_name { words } else { &[] }
}

fn begins_given(words: &[&str]) -> bool {
    words.first().is_some_and(|first| words::class_of(&first.to_lowercase()).is(WordClass::GIVEN))
}

/// Whether a word stands before another, and not at the end of a name.
fn is_open_word(lower: &str) -> bool {
    ARTICLES.contains(&lower) || ["to", "of", "for", "from", "an"].contains(&lower)
}

/// Whether a name is surely that of a person, who may have named the site after herself.
fn is_personal(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    name.split(' ').count() == 2 && words::class_of(&first).is(WordClass::GIVEN)
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.contains("://") || word.starts_with("www.") || word.contains(".com/")
}

/// Whether words have the form of a name.
fn has_form(words: &[&str], form: NameForm) -> bool {
    let lower = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if words.iter().all(|word| page_words::is(PageWord::NoName, &lower(word))) {
        return false;
    }
    let has_digit = words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    if let [word] = words {
        return form == NameForm::Stated
            && is_one_word_name(word)
            && !page_words::is(PageWord::By, &lower(word));
    }
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let has_caseless = words
        .iter()
        .any(|word| word.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()));
    let is_capitalized = capitals >= 2 && capitals * 2 >= words.len() && ends_with_capital(words);
    !has_digit && (is_capitalized || has_caseless)
}

/// Whether one word can be a name: "happyface313", "AFP". Not initials ("JR"), an account ("jane.roe", "siteadmin"), a
/// host or a time.
fn is_one_word_name(word: &str) -> bool {
    const AGENCY: &str = "AP";
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_initials = letters <= 2 && word != AGENCY && !word.chars().any(char::is_lowercase);
    let is_dotted = word.split_once('.').is_some_and(|(before, after)| {
        before.len() > 1 && after.len() > 1 && after.starts_with(char::is_lowercase)
    });
    let is_account = word.to_lowercase().ends_with("admin") || is_dotted;
    letters >= 2 && !is_initials && !is_account && !word.contains(':')
}

fn ends_with_capital(words: &[&str]) -> bool {
    let last = words.last().is_some_and(|word| !word.starts_with(char::is_lowercase));
    let first = words.first().is_some_and(|word| word.len() < 4 || !word.starts_with(char::is_lowercase));
    last && first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::identity::claims::{ClaimField, Claims};
    use crate::input::IdentitySource;

    fn read(value: &str, form: NameForm) -> String {
        let mut claims = Claims::default();
        claims.add(ClaimField::Site, "The Coast Post", IdentitySource::OpenGraph);
        names(&[value.to_owned()], form, &SiteNames::new(&claims, None)).join("|")
    }

    #[test]
    fn names_are_taken_out_of_bylines() {
        for (value, expected) in [
            ("Jane Roe", "Jane Roe"),
            ("By Jane Roe and Li Na", "Jane Roe|Li Na"),
            ("By Jane Roe and Li Na, Northern Courier", "Jane Roe|Li Na"),
            ("BY JANE ROE", "JANE ROE"),
            ("Von Jane Roe am 3. November 2026", "Jane Roe"),
            ("Von Jane Roe am Samstag, 3. November 2026 um 11:14 Uhr", "Jane Roe"),
            ("par Jane Roe et Li Na, 21 juin 2026", "Jane Roe|Li Na"),
            ("Por Ana Peña y Luis Gómez", "Ana Peña|Luis Gómez"),
            ("Por José Ortega y Gasset", "José Ortega y Gasset"),
            ("Di Anna Rossi e Luca Bianchi", "Anna Rossi|Luca Bianchi"),
            ("Door Piet de Vries en Anna van Dijk", "Piet de Vries|Anna van Dijk"),
            ("Text & Fotos: Jane Roe", "Jane Roe"),
            ("Autorin: Jane Roe", "Jane Roe"),
            ("Jane Roe, Coast Post", "Jane Roe"),
            ("Jane Roe, Staff Reporter", "Jane Roe"),
            ("Jane Roe\nCoast Post Staff", "Jane Roe"),
            ("Jane Roe | 3 November 2026", "Jane Roe"),
            ("Posted on November 3, 2026 by Jane Roe", "Jane Roe"),
            ("Veröffentlicht am 3. November 2026 von Jane Roe", "Jane Roe"),
            ("3 novembre 2026, par Jane Roe et Li Na", "Jane Roe|Li Na"),
            ("Jane Roe (jane@coast.example) @janeroe", "Jane Roe"),
            ("Jane Roe; Li Na", "Jane Roe|Li Na"),
            ("Jane Roe, Jane Roe", "Jane Roe"),
            ("Christoph von Eichhorn", "Christoph von Eichhorn"),
            ("Dr. Jane Q. Roe", "Dr. Jane Q. Roe"),
            ("Sammy Davis Jr.", "Sammy Davis Jr."),
            ("Claus Boelen-Theile", "Claus Boelen-Theile"),
            ("山田太郎", "山田太郎"),
            ("Jane Roe Political Editor", "Jane Roe"),
            ("Posted by Jane Roe", "Jane Roe"),
            ("Von Jane Roe in Politik", "Jane Roe"),
            ("Jane.Roe", "Jane.Roe"),
            ("Veröffentlicht von Jane Roe", "Jane Roe"),
            ("Chefredakteur Stefan Roth", "Stefan Roth"),
            ("Jane Roe - Coast Post", "Jane Roe"),
            ("Text und Fotos: Jane Roe", "Jane Roe"),
        ] {
            assert_eq!(read(value, NameForm::Stated), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        for value in [
            "",
            "admin",
            "Redaktion",
            "Die Redaktion von Coast Post",
            "Staff Reporter",
            "Guest author",
            "The Coast Post",
            "Redacción",
            "https://coast.example/jane",
            "@janeroe",
            "jane@coast.example",
            "3 November 2026",
            "Share on Facebook now and read all the other stories",
            "View author archive",
            "5 min read",
            "Photo: Jane Roe",
            "© Bild: REUTERS / JANE ROE",
            "Everything about boats, harbours and the sea, with tips for the winter.",
            "Jane Roe writes about boats for the papers of the coast.",
            "JR",
            "jane.roe",
            "boats.example",
            "1:16pm",
            "Topic: Hardware",
            "Letters To The Editor",
            "Wines of the coast - Wines of the sea",
            "Chrome Safe Browsing Team",
            "JR in Diary",
            "By",
            "—",
        ] {
            assert_eq!(read(value, NameForm::Stated), "", "{value}");
        }
    }

    #[test]
    fn one_word_is_a_name_only_where_the_page_says_so() {
        assert_eq!(
            [read("happyface313", NameForm::Stated), read("happyface313", NameForm::Capitalized)],
            ["happyface313", ""]
        );
        assert_eq!(read("By Reuters", NameForm::Stated), "Reuters");
    }
}

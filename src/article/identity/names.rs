//! A byline, or the value of a field for authors -> the names in it.
//!
//! Gets right: "By Jane Roe and Li Na, Staff Reporters", "Von Jane Roe am 3. November 2026", "Text & Fotos: Jane Roe".
//! Leaves out what is no name: roles ("Redaktion"), addresses, handles, the name of the site, whole sentences.

use super::site::SiteNames;
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::page_words::{self, PageWord};
use crate::lexicon::words::{self, WordClass};

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
    let line = without_label(without_date(line));
    let mut names = Vec::new();
    for piece in pieces(line) {
        if let Some(name) = name(without_label(after_by(piece)), form, site) {
            names.push(name);
        }
    }
    names
}

/// A line up to a date in it, and without the words between a name and a date.
fn without_date(line: &str) -> &str {
    let Some(found) = dates::find(line, DayOrder::DayFirst) else { return line };
    let mut line = line.get(..found.start).unwrap_or_default();
    loop {
        line = line.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '’' | '\''));
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let lower = last.trim_matches(['.', ',']).to_lowercase();
        let is_before_date =
            [PageWord::BeforeDate, PageWord::Weekday, PageWord::Published, PageWord::Updated]
                .iter()
                .any(|kind| page_words::is(*kind, &lower));
        if last.is_empty() || !is_before_date {
            return line;
        }
        line = line.get(..line.len() - last.len()).unwrap_or_default();
    }
}

/// A line without "By" or "Text & Fotos:" at its beginning.
pub(super) fn without_label(line: &str) -> &str {
    let mut line = line.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@').trim();
    if let Some((label, rest)) = line.split_once(':')
        && label
            .split_whitespace()
            .all(|word| page_words::is(PageWord::Credit, &word.trim_matches([',', '.']).to_lowercase()))
        && !rest.starts_with("//")
    {
        line = rest.trim();
    }
    while let Some((first, rest)) = line.split_once(char::is_whitespace) {
        let is_capital_initial = first.len() <= 2 && first.ends_with('.');
        if is_capital_initial || !page_words::is(PageWord::By, &first.trim_end_matches(':').to_lowercase()) {
            break;
        }
        line = rest.trim_start();
    }
    line
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

/// A piece after "by" in its middle: "Press release by Jane Roe". "Christoph von Eichhorn" stays.
fn after_by(piece: &str) -> &str {
    let first = piece.split_whitespace().next().unwrap_or_default().to_lowercase();
    if words::class_of(&first).is(WordClass::GIVEN) {
        return piece;
    }
    let by = [" by ", " von ", " par ", " por ", " door "].into_iter();
    let found = by.filter_map(|by| piece.find(by).map(|at| at + by.len())).max();
    let after = found.and_then(|at| piece.get(at..)).filter(|rest| rest.contains(' '));
    after.unwrap_or(piece)
}

/// Whether a line begins with a word such as "By" or a label before a name.
pub(super) fn has_label(line: &str) -> bool {
    without_label(line).len() < line.trim().trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}

/// The parts between commas and words for "and".
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', '/', '&', '+', '(', ')', '–', '—']).flat_map(|part| {
        let mut pieces = Vec::new();
        let mut rest = part.trim();
        while let Some((start, end)) = conjunction(rest) {
            pieces.push(rest.get(..start).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
        }
        pieces.push(rest);
        pieces
    })
}

/// Where a word for "and" between two names begins and ends.
fn conjunction(words: &str) -> Option<(usize, usize)> {
    const AND: [&str; 9] = [" and ", " und ", " et ", " y ", " e ", " en ", " with ", " mit ", " - "];
    let lower = words.to_ascii_lowercase();
    let found = AND.iter().filter_map(|and| lower.find(and).map(|at| (at, at + and.len())));
    found.min().filter(|&(start, end)| {
        // "José Ortega y Gasset" is one name.
        let after = words.get(end..).unwrap_or_default();
        end - start > 3 || after.split_whitespace().nth(1).is_some()
    })
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
        Some(at) if at >= 2 => {
            rest.get(..if at > 2 && at == rest.len() - 1 && at <= 4 { 2 } else { at }).unwrap_or_default()
        }
        Some(_) => &[],
    }
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
        let is_word = word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        let is_account = lower(word).ends_with("admin");
        return form == NameForm::Stated
            && is_word
            && !is_account
            && !page_words::is(PageWord::By, &lower(word));
    }
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let has_caseless = words
        .iter()
        .any(|word| word.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()));
    let is_capitalized = capitals >= 2 && capitals * 2 >= words.len() && ends_with_capital(words);
    !has_digit && (is_capitalized || has_caseless)
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
            ("Jane Roe (jane@coast.example) @janeroe", "Jane Roe"),
            ("Jane Roe; Li Na", "Jane Roe|Li Na"),
            ("Jane Roe, Jane Roe", "Jane Roe"),
            ("Christoph von Eichhorn", "Christoph von Eichhorn"),
            ("Dr. Jane Q. Roe", "Dr. Jane Q. Roe"),
            ("Sammy Davis Jr.", "Sammy Davis Jr."),
            ("Claus Boelen-Theile", "Claus Boelen-Theile"),
            ("山田太郎", "山田太郎"),
            ("Jane Roe Political Editor", "Jane Roe"),
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

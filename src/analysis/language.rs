//! The first words of an article -> the language it is written in.
//!
//! English, the language of most articles, is recognised by its function words. Trigrams are counted only for other
//! text, because that takes about a hundred times as long.

use crate::article::{Article, Role};
use crate::lexicon::cues;
use crate::lexicon::languages::two_letter_code;
use crate::lexicon::lists::{List, ListSet};
use crate::text::phrase::words;
use crate::text::quotation_marks::is_apostrophe;
use unicode_script::{Script, UnicodeScript};

/// How many bytes of the body text are read.
const MAX_BYTES: usize = 4 * 1024;
/// How many words decide whether it is English.
const MAX_WORDS: usize = 120;
/// A text is English if one of its words in so many is a frequent word of English, as every third or fourth is in running
/// English, and not one in ten in any other language.
const ONE_FREQUENT_IN: usize = 6;
/// With fewer than one in so many, running text is in another language.
const ONE_SHARED_IN: usize = 10;
/// The length of the longest word that the lists of frequent words have.
const LONGEST_FREQUENT: usize = 5;
/// The letters with which they begin.
const FREQUENT_STARTS: [u8; 10] = *b"abfhinostw";
/// With fewer bytes of text, a guess would be worthless.
const MIN_BYTES: usize = 40;

/// Returns the ISO 639-1 code of the article's language, or `None` if it is not clear.
#[must_use]
pub fn detect_language(article: &Article) -> Option<&'static str> {
    let parts = body_parts(article);
    if parts.clone().map(|part| part.len() + 1).sum::<usize>() < MIN_BYTES {
        return None;
    }
    if !is_in_other_script(&parts) && is_english(parts.flat_map(words)) {
        return Some("en");
    }
    let text = body_text(article);
    if reports_in_english(&text) {
        return Some("en");
    }
    let found = whatlang::detect(&text)?;
    if found.is_reliable() { two_letter_code(found.lang().code()) } else { None }
}

/// Whether a short text has a verb of saying that only English has: its names outweigh its few words in a count of trigrams.
fn reports_in_english(text: &str) -> bool {
    const MAX_SHORT: usize = 60;
    let is_verb = |word: &str| ListSet::of(word).has(List::EnglishVerbsOfSaying);
    words(text).count() <= MAX_SHORT && words(text).any(is_verb)
}

/// Whether people and speech are found in an article of which [`detect_language`] says this. It may be English if that is
/// not clear, unless it is written in other letters.
#[must_use]
pub fn is_read(article: &Article, language: Option<&str>) -> bool {
    match language {
        Some(language) => language == "en",
        None => !is_in_other_script(&body_parts(article)),
    }
}

/// Why a quotation without a speaker has none, in an article of which [`detect_language`] says this.
#[must_use]
pub fn why_unnamed(article: &Article, language: Option<&str>) -> &'static str {
    if is_read(article, language) { "no possible speaker is nearby" } else { ENGLISH_ONLY }
}

/// What is said where speakers are not looked for.
pub const ENGLISH_ONLY: &str = "speakers are found in English articles only";

/// Whether most letters are none of the Latin script, however few there are.
fn is_in_other_script<'a>(parts: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    // A look at the bytes settles it for nearly every text: whatever the other characters are, they are fewer.
    let begun = |part: &str| if part.is_ascii() { 0 } else { count(part, |byte| byte >= 0xC0) };
    let others: usize = parts.clone().map(begun).sum();
    if others == 0 {
        return false;
    }
    let mut ascii = 0;
    for part in parts.clone() {
        ascii += count(part, |byte| byte.is_ascii_alphabetic());
        if ascii >= others {
            return false;
        }
    }
    let letters = || parts.clone().flat_map(str::chars).filter(|c| c.is_alphabetic());
    let is_latin = |c: &char| c.is_ascii() || c.script() == Script::Latin;
    letters().filter(is_latin).count() * 2 < letters().count()
}

/// Counts the bytes that pass, in chunks whose count fits in a `u8`: the compiler compares many of their bytes at once.
fn count(text: &str, passes: impl Fn(u8) -> bool) -> usize {
    // A multiple of sixteen whose count still fits in a `u8`.
    const MAX_CHUNK: usize = 240;
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(passes(byte))).sum::<u8>();
    text.as_bytes().chunks(MAX_CHUNK).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

/// The English name of the language with this code of ISO 639-1.
#[must_use]
pub fn language_name(code: &str) -> Option<&'static str> {
    let is_meant = |language: &&whatlang::Lang| two_letter_code(language.code()) == Some(code);
    whatlang::Lang::all().iter().find(is_meant).map(|language| language.eng_name())
}

/// Returns the beginning of the article without furniture and headlines, which have few function words.
fn body_text(article: &Article) -> String {
    let mut text = String::with_capacity(MAX_BYTES);
    for part in body_parts(article) {
        text.push_str(part);
        text.push('\n');
    }
    text
}

/// The lines of [`body_text`], which is nearly always known without them being copied.
fn body_parts(article: &Article) -> impl Iterator<Item = &str> + Clone {
    let body = article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
    body.scan(MAX_BYTES, |rest, paragraph| {
        let words = article.words(paragraph.span);
        let part = words.get(..words.floor_char_boundary(*rest)).filter(|_| *rest > 0)?;
        *rest = rest.saturating_sub(part.len() + 1);
        Some(part)
    })
}

/// Whether the frequent function words of English make up a share of the text that only English has.
fn is_english<'a>(text: impl Iterator<Item = &'a str> + Clone) -> bool {
    const MIN_WORDS: usize = 20;
    let (mut words, mut seen) = (text.clone(), FrequentWords::default());
    for word in words.by_ref().take(MAX_WORDS) {
        seen.add(word);
        if seen.frequent * ONE_FREQUENT_IN >= MAX_WORDS {
            return true;
        }
    }
    if seen.count < MAX_WORDS {
        return seen.count >= MIN_WORDS && seen.frequent * ONE_FREQUENT_IN >= seen.count;
    }
    // A quarter of English articles begins with fewer. Many words that other languages share, too, settle it without
    // trigrams.
    if seen.are_many() {
        return true;
    }
    // So do the words behind, but not if the text goes over from another language to English: "en" is only right then if
    // most of it is English, which the trigrams tell.
    if seen.are_few() && !is_list_of_names(text) {
        return false;
    }
    words.for_each(|word| seen.add(word));
    seen.are_many()
}

/// Whether most of the first words begin with a capital, a figure or a mark, as in no running text.
fn is_list_of_names<'a>(text: impl Iterator<Item = &'a str>) -> bool {
    let small = text.take(MAX_WORDS).filter(|word| word.starts_with(char::is_lowercase));
    small.count() * 2 < MAX_WORDS
}

/// How many words of a text are frequent in English.
#[derive(Default)]
struct FrequentWords {
    count: usize,
    /// In running English every fourth word; no other language has more than three of these words.
    frequent: usize,
    /// Those that other languages have, too.
    more: usize,
}

impl FrequentWords {
    fn add(&mut self, word: &str) {
        self.count += 1;
        if word.len() <= LONGEST_FREQUENT && begins_frequent(word) {
            let lists = ListSet::of_lowercase(word);
            self.frequent += usize::from(lists.has(List::FrequentEnglishWords));
            self.more += usize::from(lists.has(List::MoreFrequentEnglishWords));
        }
    }

    /// Whether their share is higher than in any other language.
    fn are_many(&self) -> bool {
        (self.frequent + self.more) * ONE_FREQUENT_IN >= self.count
    }

    /// Whether their share is as low as in other languages.
    fn are_few(&self) -> bool {
        (self.frequent + self.more) * ONE_SHARED_IN < self.count
    }
}

/// Whether a frequent word can begin like this: half of the short words need not be looked up.
fn begins_frequent(word: &str) -> bool {
    word.bytes().next().is_some_and(|first| FREQUENT_STARTS.contains(&first.to_ascii_lowercase()))
}

/// Whether any of the first words is a small word or a reporting verb of English.
#[must_use]
pub fn has_english_words(article: &Article) -> bool {
    let text = body_text(article);
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).take(MAX_WORDS);
    words.filter(|word| word.len() > 1).any(|word| {
        let lists = ListSet::of_lowercase(word);
        lists.has(List::FrequentEnglishWords)
            || lists.has(List::Determiners)
            || lists.has(List::SubjectPronouns)
            || cues::class_in(lists).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};
    use whatlang::Lang;

    fn language(text: &str) -> Option<&'static str> {
        detect_language(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())))
    }

    #[test]
    fn a_language_is_detected_only_if_it_is_clear() {
        for (text, expected) in [
            (
                "The minister of the interior said on Monday that the road to the port was closed for a week and that the repair is paid for by the town.",
                Some("en"),
            ),
            (
                "El ministro del Interior dijo el lunes que la carretera al puerto estaba cerrada y que la ciudad pagaba la obra durante toda la semana.",
                Some("es"),
            ),
            (
                "Der Innenminister sagte am Montag, die Straße zum Hafen sei für eine Woche gesperrt, und die Stadt bezahle die Reparatur.",
                Some("de"),
            ),
            (
                "内務大臣は月曜日、港への道路は一週間閉鎖され、修理費は市が支払うと述べた。詳しいことは後日発表される。",
                Some("ja"),
            ),
            ("Xqz 12 33 -- ## zzz qqqqq wwww 99 00 11 22 33 44 55", None),
            ("Lima.", None),
            ("“Enough is enough, ¡basta!” said Lucía Peña in Cádiz.", Some("en")),
            ("Kanzler Jürgen Kröger told Die Zeit that the plan was “dead”.", Some("en")),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn an_english_article_may_begin_with_names() {
        let names = "Ana Lopez, Tom Berg, Kofi Osei, ".repeat(20);
        let english = "The minister of the interior said that the road to the port was closed. ".repeat(8);
        assert!(is_english(words(&format!("{names}\n{english}"))) && !is_english(words(&names)));
        let spanish = "El ministro dijo el lunes que la carretera al puerto estaba cerrada. ".repeat(20);
        assert!(!is_english(words(&format!("{names}\n{spanish}"))));
    }

    #[test]
    fn what_most_of_a_text_in_two_languages_is_in_is_its_language() {
        const SPANISH: &str = "El ministro del Interior dijo el lunes que la carretera al puerto estaba cerrada y que la ciudad pagaba la obra durante toda la semana. Los vecinos de la zona piden desde hace años que se arregle el puente, por el que pasan cada día cientos de camiones con destino a los mercados del norte.";
        const ENGLISH: &str = "The minister of the interior said on Monday that the road to the port was closed for a week and that the repair is paid for by the town. People in the area have asked for years that the bridge be mended, which hundreds of lorries cross every day on their way to the markets of the north.";
        let taken = |text: &str, count| words(text).cycle().take(count).collect::<Vec<_>>().join(" ");
        for (spanish, english, expected) in
            [(150, 450, "en"), (400, 300, "es"), (600, 0, "es"), (0, 600, "en")]
        {
            let text = format!("{}\n{}", taken(SPANISH, spanish), taken(ENGLISH, english));
            assert_eq!(language(&text), Some(expected), "{spanish} words of Spanish, {english} of English");
        }
    }

    #[test]
    fn a_long_text_in_a_language_that_shares_words_with_english_is_not_english() {
        for (text, expected) in [
            (
                "De minister zei maandag dat de brug in de haven een week lang gesloten blijft en dat er deze zomer niet aan de weg wordt gewerkt. Of de stad of het rijk de rekening betaalt, was in de raad nog niet bekend. In de buurt is men boos, want het water stond vorig jaar al veel te hoog en de bewoners hebben daar toen geen hulp gekregen. ",
                "nl",
            ),
            (
                "Die minister het Maandag gesê dat die brug by die hawe vir ’n week gesluit bly en dat daar hierdie somer nie aan die pad gewerk word nie. Of die stad of die staat betaal, was in die raad nog nie bekend nie. Die mense van die dorp is kwaad, want die water het verlede jaar al te hoog gestaan en niemand het hulle toe gehelp nie. ",
                "af",
            ),
        ] {
            assert_eq!(language(&text.repeat(5)), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_text_in_other_letters_is_not_english_however_short() {
        for (text, expected) in [
            ("Мост закрыт.", false),
            ("Η γέφυρα έκλεισε, λέει ο δήμαρχος.", false),
            ("أغلق الجسر.", false),
            ("橋は閉鎖された。", false),
            ("Мост BBC закрыт.", false),
            ("The bridge is shut.", true),
            ("“Die Brücke” closed in Köln.", true),
            ("The daily Правда wrote so.", true),
            ("2026", true),
        ] {
            let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
            assert_eq!(is_read(&article, detect_language(&article)), expected, "{text}");
        }
    }

    #[test]
    fn no_frequent_word_is_longer_or_begins_otherwise_than_those_that_are_looked_up() {
        let asset = include_str!("../../assets/lists/languages.txt");
        let listed = || asset.lines().filter(|line| !line.starts_with(['#', '['])).flat_map(words);
        assert_eq!(listed().map(str::len).max(), Some(LONGEST_FREQUENT));
        assert!(listed().all(begins_frequent));
    }

    #[test]
    fn every_language_that_can_be_detected_has_a_code() {
        assert!(
            Lang::all().iter().all(|lang| two_letter_code(lang.code()).is_some_and(|code| code.len() == 2))
        );
    }

    #[test]
    fn a_code_has_the_name_of_its_language() {
        for (code, name) in [("fr", Some("French")), ("de", Some("German")), ("xx", None)] {
            assert_eq!(language_name(code), name, "{code}");
        }
    }
}

//! A name -> the word in it that mixes alphabets, as names made to deceive do: "Pսtin" with an Armenian letter.
//!
//! What a mixture is, is Unicode's definition: the mixed-script detection of UTS 39 (section 5.1), by the scripts and script
//! extensions of Unicode's own tables. Combinations that its "highly restrictive" level allows (section 5.2) are none:
//! Japanese, Chinese and Korean are written in several scripts, and with Latin words among them. Each word is looked
//! at by itself: "Радио Liberty" has two alphabets, and nobody is deceived by it.
//!
//! A mixture is only said. Whether the name was meant is for the reader to judge, so such a name stays as it was written.

use super::phrase::listed;
use unicode_script::{Script, ScriptExtension, UnicodeScript};

/// Scripts that are written together in one word (UTS 39, section 5.2).
const TOGETHER: [&[Script]; 3] = [
    &[Script::Latin, Script::Han, Script::Hiragana, Script::Katakana],
    &[Script::Latin, Script::Han, Script::Bopomofo],
    &[Script::Latin, Script::Han, Script::Hangul],
];

/// More foreign letters than this are not named one by one.
const MOST_NAMED: usize = 3;

/// Says which alphabets the first such word of a name mixes, and which letters are foreign in it; `None` if no word does.
///
/// ```
/// use pullquote::text::script::mixture;
///
/// assert_eq!(mixture("Vladimir Putin"), None);
/// let said = "“Pսtin” mixes Latin and Armenian letters: “ս” is Armenian";
/// assert_eq!(mixture("Vladimir Pսtin").as_deref(), Some(said));
/// ```
#[must_use]
pub fn mixture(name: &str) -> Option<String> {
    // Nearly all names, at the price of a glance.
    if name.is_ascii() || name.chars().all(is_latin_or_mark) {
        return None;
    }
    let is_part = |letter: char| letter.is_alphanumeric() || letter.script() == Script::Inherited;
    let word = name.split(|letter| !is_part(letter)).find(|word| is_mixed(word))?;
    // The alphabet of the whole name, if the word has it: the letters of the others are the foreign ones.
    let own = Some(main_script(name)).filter(|own| word.chars().any(|letter| letter.script() == *own));
    let own = own.unwrap_or_else(|| main_script(word));
    let mut foreign: Vec<(char, Script)> = Vec::new();
    for letter in word.chars().filter(|letter| !letter.script_extension().contains_script(own)) {
        if !foreign.iter().any(|(known, _)| *known == letter) {
            foreign.push((letter, letter.script()));
        }
    }
    let mut scripts = vec![own];
    scripts.extend(foreign.iter().map(|(_, script)| *script));
    let mut named: Vec<String> = Vec::new();
    for script in scripts {
        let name = script.full_name().replace('_', " ");
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let letters = foreign.iter().take(MOST_NAMED);
    let letters =
        letters.map(|(letter, script)| format!("“{letter}” is {}", script.full_name().replace('_', " ")));
    let letters = letters.collect::<Vec<_>>().join(", ");
    Some(format!("“{word}” mixes {} letters: {letters}", listed(named.iter().map(String::as_str))))
}

/// Whether a character is of the Latin script or of none, as far as a look at its number says: a letter of a European
/// language, or a quotation mark or dash.
fn is_latin_or_mark(c: char) -> bool {
    matches!(c, '\0'..'\u{250}' | '‐'..='…')
}

/// Whether a word has letters that no one script has all of, and that are not written together either.
fn is_mixed(word: &str) -> bool {
    let extensions = || word.chars().map(|letter| letter.script_extension());
    let mut common = ScriptExtension::for_str("");
    extensions().for_each(|extension| common.intersect_with(extension));
    common.is_empty()
        && !TOGETHER.iter().any(|together| {
            extensions().all(|letter| together.iter().any(|script| letter.contains_script(*script)))
        })
}

/// The script that most letters of a name have, the first of several.
fn main_script(name: &str) -> Script {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in name.chars().map(|letter| letter.script()) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            _ if matches!(script, Script::Common | Script::Inherited) => {}
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts.iter().find(|(_, count)| *count == most).map_or(Script::Common, |(script, _)| *script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_latin_or_a_mark_mixes_with_no_latin_letter() {
        for c in (char::MIN..=char::MAX).filter(|c| is_latin_or_mark(*c)) {
            assert!(!is_mixed(&format!("a{c}é")), "{c:?}");
        }
    }

    #[test]
    fn a_word_of_letters_from_several_alphabets_is_said_with_its_letters() {
        for (name, said) in [
            ("Pսtin", "“Pսtin” mixes Latin and Armenian letters: “ս” is Armenian"),
            (
                "Ana Lореs",
                "“Lореs” mixes Latin and Cyrillic letters: “о” is Cyrillic, “р” is Cyrillic, “е” is Cyrillic",
            ),
            ("Влaдимир", "“Влaдимир” mixes Cyrillic and Latin letters: “a” is Latin"),
            ("Αthens Βank", "“Αthens” mixes Latin and Greek letters: “Α” is Greek"),
            ("Ana Maria Lopes γя", "“γя” mixes Greek and Cyrillic letters: “я” is Cyrillic"),
            ("Pսtіn", "“Pսtіn” mixes Latin, Armenian and Cyrillic letters: “ս” is Armenian, “і” is Cyrillic"),
        ] {
            assert_eq!(mixture(name).as_deref(), Some(said), "{name}");
        }
    }

    #[test]
    fn names_as_they_are_written_mix_nothing() {
        for name in [
            "Vladimir Putin",
            "Zoë Müller-Łukasz",
            "Nguyễn Văn Thiệu",
            "Jose\u{301} Garci\u{301}a",
            "O’Brien",
            "Владимир Путин",
            "Радио Liberty",
            "Γιώργος Παπανδρέου",
            "Արմեն Սարգսյան",
            "安倍晋三",
            "キャノンさん",
            "東京タワー",
            "NHK放送",
            "삼성SDI",
            "김大中",
            "محمد بن سلمان",
            "नरेन्द्र मोदी",
            "Channel 4",
            "B2B",
            "µTorrent",
            "№5",
            "",
        ] {
            assert_eq!(mixture(name), None, "{name}");
        }
    }
}

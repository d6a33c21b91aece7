//! Lists of names -> people who do not exist, from all over the world.
//!
//! A culture determines the order of the names and the short form. A quarter of the words are made up letter by
//! letter, so that the tagger does not learn to rely on lists.

use super::chance::Chance;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// A person who does not exist.
#[derive(Debug, Clone)]
pub struct Person {
    pub full: Vec<String>,
    pub short: String,
    pub given: String,
}

/// How the names of a culture are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Western,
    Spanish,
    Arabic,
    Korean,
    Chinese,
    Vietnamese,
    Initials,
    Single,
    Particles,
}

#[derive(Debug, Clone)]
struct Culture {
    form: Form,
    given: Vec<String>,
    surnames: Vec<String>,
}

/// All cultures, and the letters that names are made of.
pub struct Names {
    cultures: Vec<Culture>,
    letters: BTreeMap<(char, char), Vec<char>>,
    towns: Vec<String>,
}

const KOREAN: &str = "min su ji hye jun young seo hyun woo jin kyung ho seung eun mi yeon tae dong sang chul hee jae soo won \
    suk hwan kyu bin na ra do yun ah ki beom sun ok";
const CHINESE: &str = "wei jing li na xiu ying fang min qiang lei jun yang yong jie juan tao ming chao xia ping gang gui hua \
    yan bo zhi hong jian guo yu xin hao rui han mei ling zhen shu sheng dong yi feng kai bin cheng xue";
const VIETNAMESE: &str = "Van Thi Duc Minh Ngoc Quang Thanh Huu Xuan Hong Anh Tuan Dung Hung Linh Mai Lan Phuong Thao Huong Son \
    Long Hai Nam Binh Cuong Khanh Trang";
const PARTICLES: [&str; 14] =
    ["van", "van der", "de", "von", "da", "dos", "del", "de la", "di", "le", "ten", "du", "van den", "della"];
const ARABIC: [&str; 5] = ["al-", "Al-", "el-", "El ", "Al "];

impl Names {
    pub fn read(lexicon: &Path, places: &Path) -> Result<Self, Box<dyn Error>> {
        let given = by_country(&lexicon.join("common-forenames-by-country.csv"), 11, 10)?;
        let surnames = by_country(&lexicon.join("common-surnames-by-country.csv"), 5, 4)?;
        let lists: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(lexicon.join("names.json"))?)?;
        let list = |key: &str| -> Vec<String> {
            let all = lists[key].as_array().into_iter().flatten().filter_map(|name| name.as_str());
            all.filter(|name| is_name(name)).map(str::to_owned).collect()
        };
        let (many_given, many_surnames) = (list("faker_py_given"), list("faker_py_surname"));
        let mut cultures = Vec::new();
        for (country, given) in &given {
            let form = form_of(country);
            let surnames =
                surnames.get(country).unwrap_or(if form == Form::Arabic { given } else { &many_surnames });
            cultures.push(Culture { form, given: given.clone(), surnames: surnames.clone() });
        }
        let american = Culture {
            form: Form::Western,
            given: list("us_census_1990_given"),
            surnames: list("us_census_1990_surname"),
        };
        for form in
            [Form::Western, Form::Western, Form::Particles, Form::Initials, Form::Single, Form::Spanish]
        {
            cultures.push(Culture { form, given: many_given.clone(), surnames: many_surnames.clone() });
        }
        cultures.extend([american.clone(), american.clone(), american.clone(), american]);
        for country in ["KR", "CN", "VN", "CN", "KR"] {
            if let (Some(given), Some(surnames)) = (given.get(country), surnames.get(country)) {
                cultures.push(Culture {
                    form: form_of(country),
                    given: given.clone(),
                    surnames: surnames.clone(),
                });
            }
        }
        let mut letters: BTreeMap<(char, char), Vec<char>> = BTreeMap::new();
        for name in many_given.iter().chain(&many_surnames) {
            learn_letters(&mut letters, name);
        }
        for culture in &cultures {
            if culture.given.len() < 500 {
                for _ in 0..4 {
                    culture
                        .given
                        .iter()
                        .chain(&culture.surnames)
                        .take(200)
                        .for_each(|n| learn_letters(&mut letters, n));
                }
            }
        }
        let towns = fs::read_to_string(places)?;
        let towns =
            towns.lines().filter(|line| !line.starts_with('#')).map(|line| line.trim_end_matches("\t*"));
        let towns =
            towns.filter(|town| town.chars().next().is_some_and(char::is_alphabetic)).map(capitals).collect();
        Ok(Self { cultures, letters, towns })
    }

    /// Returns a town, sometimes one that does not exist.
    pub fn town(&self, chance: &mut Chance) -> String {
        if chance.happens(250) { self.invented(chance) } else { chance.pick(&self.towns).clone() }
    }

    /// Returns a word that is not a name yet.
    pub fn invented(&self, chance: &mut Chance) -> String {
        loop {
            let mut word = String::new();
            let mut state = ('^', '^');
            while let Some(next) = self.letters.get(&state).map(|after| *chance.pick(after)) {
                if next == '$' {
                    break;
                }
                word.push(next);
                state = (state.1, next);
            }
            if (3..12).contains(&word.chars().count()) {
                return word;
            }
        }
    }

    /// Returns a person, with the family name of a relative if there is one.
    pub fn person(&self, chance: &mut Chance, family: Option<&str>) -> Person {
        let culture = chance.pick(&self.cultures);
        let given = self.word(&culture.given, chance);
        let surname = family.map_or_else(|| self.word(&culture.surnames, chance), str::to_owned);
        let plain = chance.happens(450);
        let person = put_together(culture, given, surname, chance);
        if plain { without_accents(&person) } else { person }
    }

    fn word(&self, list: &[String], chance: &mut Chance) -> String {
        if list.is_empty() || chance.happens(250) { self.invented(chance) } else { chance.pick(list).clone() }
    }
}

fn put_together(culture: &Culture, given: String, surname: String, chance: &mut Chance) -> Person {
    let another = |chance: &mut Chance| chance.pick(&culture.given).clone();
    let initial = |name: &str| name.chars().next().map_or(String::new(), |first| format!("{first}."));
    let mut short = surname.clone();
    let mut calls = given.clone();
    let full = match culture.form {
        Form::Western => match chance.below(100) {
            0..70 => vec![given, surname],
            70..77 => vec![given, initial(&another(chance)), surname],
            77..84 => vec![given, another(chance), surname],
            84..87 => vec![initial(&given), surname],
            87..89 => vec![format!("{}{}", initial(&given), initial(&another(chance))), surname],
            89..94 => {
                let other = chance.pick(&culture.surnames).clone();
                short = format!("{surname}-{other}");
                vec![given, short.clone()]
            }
            94..96 => vec![format!("{given}-{}", another(chance)), surname],
            96..97 => vec![given, surname, "Jr.".to_owned()],
            97..98 => vec![given, format!("“{}”", another(chance)), surname],
            98..99 => {
                short = format!("O'{surname}");
                vec![given, short.clone()]
            }
            _ => vec![given.chars().take(1).chain(another(chance).chars().take(1)).collect(), surname],
        },
        Form::Spanish => match chance.below(10) {
            0..4 => vec![given, surname],
            4..8 => vec![given, surname, chance.pick(&culture.surnames).clone()],
            8 => vec![given, another(chance), surname],
            _ => vec![given, "de".to_owned(), surname],
        },
        Form::Arabic => match chance.below(10) {
            0..4 => vec![given, surname],
            4..8 => {
                short = format!("{}{surname}", chance.pick(&ARABIC));
                vec![given, short.clone()]
            }
            8 => {
                short = format!("bin {surname}");
                vec![given, short.clone()]
            }
            _ => vec![given, another(chance), surname],
        },
        Form::Korean => {
            let parts: Vec<&str> = KOREAN.split_whitespace().collect();
            let (first, second) = (capitals(chance.pick::<&str>(&parts)), (*chance.pick(&parts)).to_owned());
            calls = match chance.below(10) {
                0..7 => format!("{first}-{second}"),
                7 => format!("{first}-{}", capitals(&second)),
                _ => format!("{first} {}", capitals(&second)),
            };
            vec![surname, calls.clone()]
        }
        Form::Chinese => {
            let parts: Vec<&str> = CHINESE.split_whitespace().collect();
            let (first, second) = (capitals(chance.pick::<&str>(&parts)), *chance.pick(&parts));
            calls = match chance.below(10) {
                0..3 => first,
                3..8 => format!("{first}{second}"),
                8 => format!("{first}-{second}"),
                _ => format!("{first}-{}", capitals(second)),
            };
            if chance.happens(150) { vec![given, surname] } else { vec![surname, calls.clone()] }
        }
        Form::Vietnamese => {
            let parts: Vec<&str> = VIETNAMESE.split_whitespace().collect();
            (*chance.pick(&parts)).clone_into(&mut calls);
            short.clone_from(&calls);
            vec![surname, (*chance.pick(&parts)).to_owned(), calls.clone()]
        }
        Form::Initials => match chance.below(3) {
            0 => vec![initial(&given), initial(&another(chance)), surname],
            1 => vec![initial(&given).trim_end_matches('.').to_owned(), surname],
            _ => vec![format!("{}{}", initial(&given), initial(&another(chance))), surname],
        },
        Form::Single => {
            short.clone_from(&given);
            if chance.happens(700) { vec![given] } else { vec![given, surname] }
        }
        Form::Particles => {
            short = format!("{} {surname}", chance.pick(&PARTICLES));
            vec![given, short.clone()]
        }
    };
    if short.starts_with("van ") || short.starts_with("von ") || chance.happens(30) {
        short = capitals_first(&short);
    }
    Person { full, short, given: calls }
}

fn form_of(country: &str) -> Form {
    match country {
        "KR" => Form::Korean,
        "CN" | "TW" => Form::Chinese,
        "VN" => Form::Vietnamese,
        "ES" | "MX" | "AR" | "CL" | "PE" | "CU" | "SV" | "PY" | "EC" | "BO" | "VE" | "PA" | "CO" | "PH" => {
            Form::Spanish
        }
        "SA" | "AE" | "KW" | "IQ" | "JO" | "LB" | "LY" | "DZ" | "MA" | "EG" | "TN" => Form::Arabic,
        "IN" => Form::Initials,
        _ => Form::Western,
    }
}

/// Reads the names in a file by country, in Latin letters.
fn by_country(
    path: &Path,
    romanized: usize,
    local: usize,
) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let mut countries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in fs::read_to_string(path)?.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let name = cells
            .get(romanized)
            .filter(|name| is_name(name))
            .or(cells.get(local))
            .copied()
            .unwrap_or_default();
        if is_name(name) {
            countries.entry(cells[0].to_owned()).or_default().push(name.to_owned());
        }
    }
    Ok(countries)
}

fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_uppercase)
        && name.chars().count() > 1
        && chars.all(|c| {
            (c.is_alphabetic() && c < '\u{1f00}' && !('\u{370}'..'\u{1e00}').contains(&c))
                || matches!(c, '\'' | '-')
        })
}

fn learn_letters(letters: &mut BTreeMap<(char, char), Vec<char>>, name: &str) {
    let mut state = ('^', '^');
    for c in name.chars().chain(['$']) {
        letters.entry(state).or_default().push(c);
        state = (state.1, c);
    }
}

/// Capitalises every word.
pub fn capitals(words: &str) -> String {
    let mut begins = true;
    let upper = |c: char| {
        let raised = if begins { c.to_uppercase().next().unwrap_or(c) } else { c };
        begins = matches!(c, ' ' | '-');
        raised
    };
    words.chars().map(upper).collect()
}

fn capitals_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn without_accents(person: &Person) -> Person {
    let plain = |name: &String| pullquote::text::fold::without_accents(name);
    Person {
        full: person.full.iter().map(plain).collect(),
        short: plain(&person.short),
        given: plain(&person.given),
    }
}

//! `assets/lists/*.txt` -> `lists.table`, which gives the number of a word's set of lists, and `lists.rs`, with the
//! enum `List`, those sets and the phrases.
//!
//! The enum is generated, so that a new list is one paragraph in one file: its comment becomes the documentation
//! of its variant, and code that names a list which no longer exists does not compile.

use super::word_table;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The lists read so far, and what is in them.
#[derive(Default)]
pub(crate) struct Lists {
    /// The name of each list, as the enum spells it, with its documentation.
    names: Vec<(String, String)>,
    /// Every word with the lists that it is in.
    words: BTreeMap<String, BTreeSet<usize>>,
    /// The words that are written in a file, each with its list.
    written: BTreeSet<(usize, String)>,
    /// The words of each phrase, and the list that it is in.
    phrases: Vec<(usize, Vec<String>)>,
}

/// What the words after a list's name say about its entries.
#[derive(Default, Clone)]
struct Options {
    /// Each word is in the list with a capital, too.
    capitalized: bool,
    /// The plural endings with which each word is in the list, too.
    endings: Vec<&'static str>,
    /// Each line is a phrase.
    phrases: bool,
}

impl Lists {
    /// Reads all files of lists.
    pub(crate) fn read(assets: &Path) -> Result<Self, Box<dyn Error>> {
        let mut lists = Self::default();
        let entries = fs::read_dir(assets.join("lists"))?.collect::<Result<Vec<_>, _>>()?;
        let mut paths: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
        // The order of a folder differs from machine to machine; the order of the enum must not.
        paths.sort();
        for path in paths {
            lists
                .read_file(&fs::read_to_string(&path)?)
                .map_err(|what| format!("{}: {what}", path.display()))?;
        }
        Ok(lists)
    }

    fn read_file(&mut self, text: &str) -> Result<(), String> {
        let mut comment = String::new();
        let mut current = None;
        for line in text.lines() {
            if let Some(words) = line.strip_prefix('#') {
                writeln!(comment, "{}", words.trim()).map_err(|error| error.to_string())?;
            } else if let Some(header) = line.strip_prefix('[') {
                let (name, options) = header.split_once(']').ok_or_else(|| format!("no \"]\" in {line}"))?;
                current = Some((self.add_list(name, &std::mem::take(&mut comment))?, read_options(options)?));
            } else if line.is_empty() {
                // A comment that is not followed by a list is about the whole file.
                comment.clear();
            } else {
                let (list, options) =
                    current.as_ref().ok_or_else(|| format!("words before the first list: {line}"))?;
                self.add_line(line, *list, options)?;
            }
        }
        Ok(())
    }

    /// Adds an empty list and returns its number.
    pub(crate) fn add_list(&mut self, name: &str, comment: &str) -> Result<usize, String> {
        let name = camel_case(name);
        if comment.is_empty() {
            return Err(format!("{name} has no comment that says what it is"));
        }
        if self.names.iter().any(|(known, _)| *known == name) {
            return Err(format!("there are two lists called {name}"));
        }
        self.names.push((name, comment.to_owned()));
        Ok(self.names.len() - 1)
    }

    fn add_line(&mut self, line: &str, list: usize, options: &Options) -> Result<(), String> {
        if options.phrases {
            let phrase: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            // The list contains the first word, so only phrases that can match are compared.
            self.add(&phrase[0], list);
            self.phrases.push((list, phrase));
            return Ok(());
        }
        for word in line.split_whitespace() {
            if !self.written.insert((list, word.to_owned())) {
                return Err(format!("{word} is twice in one list"));
            }
            for ending in std::iter::once(&"").chain(&options.endings) {
                let form = format!("{word}{ending}");
                if options.capitalized {
                    self.add(&capitalized(&form), list);
                }
                self.add(&form, list);
            }
        }
        Ok(())
    }

    /// Adds a word to a list.
    pub(crate) fn add(&mut self, word: &str, list: usize) {
        self.words.entry(word.to_owned()).or_default().insert(list);
    }

    /// The number of the list with this name, as the enum spells it.
    pub(crate) fn number(&self, name: &str) -> Result<usize, String> {
        let number = self.names.iter().position(|(known, _)| known == name);
        number.ok_or_else(|| format!("there is no list {name}"))
    }

    /// Writes `lists.table` and `lists.rs` into `out`.
    pub(crate) fn write(&self, out: &Path) -> Result<(), Box<dyn Error>> {
        // Set 0 is that of all words that no list holds.
        let mut sets = vec![BTreeSet::new()];
        let mut numbered = Vec::with_capacity(self.words.len());
        for (word, lists) in &self.words {
            let number = sets.iter().position(|set| set == lists).unwrap_or_else(|| {
                sets.push(lists.clone());
                sets.len() - 1
            });
            numbered.push((word.clone(), u32::try_from(number)?));
        }
        if sets.len() > word_table::MAX_SETS {
            return Err("too many sets of lists for the table of lists".into());
        }
        fs::write(out.join("lists.table"), word_table::write(&numbered)?)?;
        Ok(fs::write(out.join("lists.rs"), self.source(&sets)?)?)
    }

    /// The Rust code of the enum, the sets and the phrases.
    fn source(&self, sets: &[BTreeSet<usize>]) -> Result<String, std::fmt::Error> {
        let mut code = String::from(
            "/// A list of words; `assets/lists/` says where each comes from.\n\
             #[allow(clippy::doc_markdown, reason = \"the comments of data files\")]\n\
             #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum List {\n",
        );
        for (name, comment) in &self.names {
            comment.lines().try_for_each(|line| writeln!(code, "    /// {line}"))?;
            writeln!(code, "    {name},")?;
        }
        let words = self.names.len() / 64 + 1;
        writeln!(code, "}}\n\nstatic SETS: [[u64; {words}]; {}] = [", sets.len())?;
        for set in sets {
            let mut bits = vec![0_u64; words];
            for list in set {
                bits[list / 64] |= 1 << (list % 64);
            }
            let bits: Vec<String> = bits.iter().map(|bits| hexadecimal(*bits)).collect();
            writeln!(code, "    [{}],", bits.join(", "))?;
        }
        writeln!(code, "];\n\nstatic PHRASES: &[(List, &[&str])] = &[")?;
        for (list, phrase) in &self.phrases {
            writeln!(code, "    (List::{}, &{phrase:?}),", self.names[*list].0)?;
        }
        code.push_str("];\n");
        Ok(code)
    }
}

fn read_options(words: &str) -> Result<Options, String> {
    let mut options = Options::default();
    for word in words.split_whitespace() {
        match word {
            "capitalized" => options.capitalized = true,
            "plural-s" => options.endings.push("s"),
            "plural-es" => options.endings.push("es"),
            "phrases" => options.phrases = true,
            other => return Err(format!("unknown option {other}")),
        }
    }
    Ok(options)
}

/// "turkey-dish" -> `TurkeyDish`.
fn camel_case(name: &str) -> String {
    name.split('-').map(capitalized).collect()
}

/// `word` with its first letter as a capital.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn hexadecimal(bits: u64) -> String {
    let groups: Vec<String> =
        [48, 32, 16, 0].iter().map(|by| format!("{:04x}", bits >> by & 0xffff)).collect();
    format!("0x{}", groups.join("_"))
}

//! The head of a Markdown or text file -> the front matter in it, and the identity that it states.
//!
//! Front matter is YAML between two lines `---`, TOML between two lines `+++`, or a JSON object. It counts only at the
//! head of a file and only if one of its keys is known, so that an article which begins with a rule loses nothing.
//!
//! YAML and TOML are read here and not by a library. Both `saphyr` and `toml` are well kept, but each adds 0.2 MB to the
//! program to read a few lines, and they refuse what people write there: in YAML, `title: Strike: it ends` is an error,
//! and so are a tab before a value and a mark that was not closed. An article must not lose its author for that.

mod entry;
mod field;
mod toml;
mod yaml;

use crate::input::{Identity, IdentityField, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use crate::text::Span;
use crate::text::phrase::single_spaced;
use entry::FrontMatterEntry;
use field::field;
use serde_json::Value;

/// The longest front matter in bytes.
const MAX_BYTES: usize = 64 * 1024;

/// The front matter of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// Where it is, with the lines around it.
    pub(super) span: Span,
    /// What it states.
    pub(super) identity: Identity,
}

impl FrontMatter {
    /// Its lines that have words, without the blanks around them.
    pub(super) fn lines(&self, text: &str) -> impl Iterator<Item = Span> {
        let start = self.span.start as usize;
        self.span
            .of(text)
            .split(['\n', '\r'])
            .scan(start, |at, line| {
                let begin = *at + line.len() - line.trim_start().len();
                *at += line.len() + 1;
                Some(Span::new(begin, begin + line.trim().len()))
            })
            .filter(|line| !line.is_empty())
    }
}

/// The front matter at the head of `text`.
pub(super) fn at_head(text: &str) -> Option<FrontMatter> {
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let head = text.get(start..text.floor_char_boundary(start + MAX_BYTES)).unwrap_or_default();
    let (length, entries) = match head.get(..3)? {
        "---" => {
            fenced(head, &["---", "..."]).and_then(|(length, block)| Some((length, yaml::entries(block)?)))?
        }
        "+++" => fenced(head, &["+++"]).and_then(|(length, block)| Some((length, toml::entries(block)?)))?,
        opening if opening.starts_with('{') => json(head)?,
        _ => return None,
    };
    let known = entries.iter().any(|entry| field(&entry.key).is_some());
    let ends_line = head.get(length..)?.trim_start_matches([' ', '\t']);
    (known && (ends_line.is_empty() || ends_line.starts_with(['\n', '\r'])))
        .then(|| FrontMatter { span: Span::new(start, start + length), identity: identity(&entries) })
}

/// The lines between the first line of `head` and the next one that is in `ends`, and the length of all of them.
fn fenced<'t>(head: &'t str, ends: &[&str]) -> Option<(usize, &'t str)> {
    let first = head.find(['\n', '\r'])?;
    if head.get(3..first)?.trim() != "" {
        return None;
    }
    let mut at = first;
    for line in head.get(first..)?.split_inclusive(['\n', '\r']) {
        if ends.contains(&line.trim_end()) && !line.trim().is_empty() {
            return Some((at + line.trim_end().len(), head.get(first..at)?));
        }
        at += line.len();
    }
    None
}

fn json(head: &str) -> Option<(usize, Vec<FrontMatterEntry>)> {
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<Value>();
    let Value::Object(object) = values.next()?.ok()? else { return None };
    let entry = |(key, value): (String, Value)| FrontMatterEntry { key, values: json_words(&value) };
    Some((values.byte_offset(), object.into_iter().map(entry).collect()))
}

fn json_words(value: &Value) -> Vec<String> {
    match value {
        Value::String(words) => vec![words.clone()],
        Value::Array(values) => values.iter().flat_map(json_words).collect(),
        Value::Object(object) => object.get("name").map(json_words).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What the entries tell about the article.
fn identity(entries: &[FrontMatterEntry]) -> Identity {
    let values = |wanted: IdentityField| {
        let ranked = entries.iter().filter_map(|entry| {
            let (told, rank) = field(&entry.key)?;
            let values: Vec<String> = entry.values.iter().map(|value| single_spaced(value)).collect();
            let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
            (told == Some(wanted) && !values.is_empty()).then_some((rank, values))
        });
        ranked.min_by_key(|&(rank, _)| rank).map(|(_, values)| values)
    };
    let first = |wanted| values(wanted).and_then(|values| values.into_iter().next());
    let date =
        |wanted| first(wanted).and_then(|value| Some(dates::read(&value, DayOrder::Unknown)?.to_string()));
    let authors: Vec<String> =
        values(IdentityField::Authors).unwrap_or_default().iter().flat_map(|value| names_in(value)).collect();
    Identity {
        title: stated(first(IdentityField::Title)),
        authors: stated(Some(authors).filter(|authors| !authors.is_empty())),
        published: stated(date(IdentityField::Published)),
        modified: stated(date(IdentityField::Modified)),
        site: stated(first(IdentityField::Site)),
        url: stated(first(IdentityField::Url).filter(|url| url.starts_with("http"))),
        fetched: None,
    }
}

fn stated<T>(value: Option<T>) -> Option<Stated<T>> {
    value.map(|value| Stated::new(value, IdentitySource::FrontMatter))
}

/// The names in a byline: "By Jane Roe and John Doe", "Jane Roe <roe@post.example>".
fn names_in(byline: &str) -> Vec<String> {
    let byline = byline.strip_prefix("By ").or_else(|| byline.strip_prefix("by ")).unwrap_or(byline);
    let parts = byline.split([',', ';', '&']).flat_map(|part| part.split(" and "));
    let name =
        |part: &str| part.split('<').next().unwrap_or_default().trim().trim_start_matches('@').to_owned();
    parts.map(name).filter(|name| !name.is_empty() && !name.contains("://")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title, the authors, the dates, the site and the address, and the text after the front matter.
    fn read(text: &str) -> Option<(String, &str)> {
        let found = at_head(text)?;
        let Identity { title, authors, published, modified, site, url, .. } = found.identity;
        let value = |stated: Option<Stated<String>>| stated.map_or("-".to_owned(), |stated| stated.value);
        let authors = authors.map_or("-".to_owned(), |authors| authors.value.join("+"));
        let told = [value(title), authors, value(published), value(modified), value(site), value(url)];
        Some((told.join("|"), text.get(found.span.end as usize..)?.trim()))
    }

    #[test]
    fn every_kind_of_front_matter_is_read() {
        for (text, expected) in [
            (
                "---\ntitle: \"Strike: it ends\"\nauthor: Jane Roe and John Doe\ndate: 2026-11-03\n---\n\nIt rained.",
                "Strike: it ends|Jane Roe+John Doe|2026-11-03|-|-|-",
            ),
            (
                "\n\u{feff}---\r\ntitle: Strike # draft\r\nlastmod: 2026-11-03T08:15:00Z\r\n---\r\nIt rained.",
                "Strike|-|-|2026-11-03T08:15:00Z|-|-",
            ),
            (
                "---\ntitle: >-\n  Harbour strike ends\n  after nine days\nauthors:\n  - name: Jane Roe\n    \
                 email: roe@post.example\n  - John Doe\n...\nIt rained.",
                "Harbour strike ends after nine days|Jane Roe+John Doe|-|-|-|-",
            ),
            (
                "---\nTitle: 'It''s over'\nAuthors: [Jane Roe, \"Doe, John\"]\nPublication: The Coast Post\n\
                 canonical_url: https://post.example/a\ntags:\n- strike\n- port\n---\nIt rained.",
                "It's over|Jane Roe+Doe+John|-|-|The Coast Post|https://post.example/a",
            ),
            (
                "---\nauthor:\n  name: Jane Roe\n  url: https://post.example\ntitle: A long title that\n  goes on\n---\nIt rained.",
                "A long title that goes on|Jane Roe|-|-|-|-",
            ),
            (
                "+++\ntitle = \"Strike ends\"\ndate = 2026-11-03\nauthors = [\n  \"Jane Roe\", # first\n  'John Doe',\n]\n\
                 [extra]\nsite = \"The Coast Post\"\n+++\nIt rained.",
                "Strike ends|Jane Roe+John Doe|2026-11-03|-|The Coast Post|-",
            ),
            (
                "+++\ntitle = \"\"\"\nStrike\nends\"\"\"\n[author]\nname = \"Jane Roe\"\n+++\nIt rained.",
                "Strike ends|Jane Roe|-|-|-|-",
            ),
            (
                "{\n  \"title\": \"Strike ends\",\n  \"author\": {\"name\": \"Jane Roe\"},\n  \"draft\": false\n}\n\nIt rained.",
                "Strike ends|Jane Roe|-|-|-|-",
            ),
        ] {
            assert_eq!(read(text), Some((expected.to_owned(), "It rained.")), "{text}");
        }
    }

    #[test]
    fn values_are_read_as_people_and_programs_write_them() {
        for (block, expected) in [
            ("title: Strike: it ends", "Strike: it ends"),
            ("title: \"Strike \\u2014 \\\"over\\\"\"", "Strike — \"over\""),
            ("title: \"C:\\port\"", "C:\\port"),
            ("title: &a Strike", "Strike"),
            ("title: !!str 9 days", "9 days"),
            ("title: &c", "&c"),
            ("title:\tStrike", "Strike"),
        ] {
            let text = format!("---\n{block}\n---\nIt rained.");
            let found = read(&text).map(|(told, _)| told.split('|').next().unwrap_or_default().to_owned());
            assert_eq!(found.as_deref(), Some(expected), "{block}");
        }
        let toml = read("+++\ntitle = \"Strike \\u2014 over\"\n+++\nIt rained.").unwrap().0;
        assert!(toml.starts_with("Strike — over|"), "{toml}");
    }

    #[test]
    fn text_between_two_rules_is_no_front_matter() {
        for text in [
            "---\n“We got it,” said Ivana Petkova.\n---\n\nIt rained.",
            "---\nMinister: We got it.\nMayor: So did we.\n---\nIt rained.",
            "---\n\ntitle: Strike ends\nIvana Petkova said so.\n---\nIt rained.",
            "# Strike\n\n---\ntitle: Strike\n---\n",
            "Strike ends\n---\ntitle: Strike\n---\n",
            "---\ntitle: Strike ends\n\nIt rained.",
            "+++\nWe got it = that is so.\n+++\nIt rained.",
            "{not json}\nIt rained.",
            "{\"title\": \"Strike\"} is what it said.",
            "--- title: x\n---\n",
            "-",
            "",
        ] {
            assert_eq!(at_head(text), None, "{text}");
        }
    }
}

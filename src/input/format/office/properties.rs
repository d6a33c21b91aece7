//! The properties of an office document -> its title, author and date, as far as somebody wrote them.
//!
//! Programs fill them in: the title is often that of the template, the author whoever set the computer up. So they are the
//! weakest of all sources, and what programs write by themselves is none.

use crate::input::format::xml::{XmlPart, walk};
use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use std::collections::HashMap;

/// The title, author and dates in the properties of a document.
pub(super) fn properties(xml: &str) -> Identity {
    let mut fields: HashMap<String, String> = HashMap::new();
    let mut open = String::new();
    walk(xml, &mut |part| match part {
        XmlPart::Open(name, _) => name.clone_into(&mut open),
        XmlPart::Words(words) if !words.trim().is_empty() => {
            fields.entry(open.clone()).or_default().push_str(words);
        }
        _ => {}
    });
    let mut field = |names: &[&str]| {
        let value = names.iter().find_map(|&name| fields.remove(name))?.trim().to_owned();
        (!value.is_empty() && !is_placeholder(&value)).then_some(value)
    };
    let date = |written: String| dates::read(&written, DayOrder::Unknown).map(|date| date.to_string());
    Identity {
        title: field(&["title"]).map(stated),
        authors: field(&["initial-creator", "creator"])
            .filter(|name| is_name(name))
            .map(|name| stated(vec![name])),
        modified: field(&["modified", "date"]).and_then(date).map(stated),
        ..Identity::default()
    }
}

fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::Properties)
}

/// Whether a creator is named as people are, and not as accounts are: "jsmith", "DESK-04".
fn is_name(creator: &str) -> bool {
    let words = creator.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    words.count() > 1 && !creator.contains(['@', '\\', '/', '_'])
}

/// What programs write when nobody said anything. Numbers at the end do not count.
fn is_placeholder(value: &str) -> bool {
    const PLACEHOLDERS: [&str; 22] = [
        "user",
        "admin",
        "administrator",
        "unknown",
        "author",
        "python-docx",
        "microsoft office user",
        "untitled",
        "untitled document",
        "draft",
        "document",
        "dokument",
        "documento",
        "doc",
        "article",
        "story",
        "template",
        "unbenannt",
        "sans titre",
        "sin título",
        "senza titolo",
        "word document",
    ];
    let plain = value
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '_' | '.'));
    let is_file =
        [".docx", ".doc", ".odt", ".dotx", ".rtf"].iter().any(|end| value.to_lowercase().ends_with(end));
    plain.is_empty()
        || is_file
        || PLACEHOLDERS.contains(&plain.to_lowercase().as_str())
        || value.starts_with("Microsoft Word - ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_by_themselves_is_no_property() {
        let read = |title: &str, creator: &str| {
            let found =
                properties(&format!("<c><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></c>"));
            (found.title.map(|title| title.value), found.authors.map(|authors| authors.value.join("+")))
        };
        for (title, creator) in [
            ("Draft", "jsmith"),
            ("Document1", "DESK-04"),
            ("untitled 2", "desk@a.example"),
            ("strike.docx", "User"),
            ("3", ""),
        ] {
            assert_eq!(read(title, creator), (None, None), "{title}");
        }
        assert_eq!(
            read("Draft law fails", "Nino Beridze"),
            (Some("Draft law fails".to_owned()), Some("Nino Beridze".to_owned()))
        );
    }
}

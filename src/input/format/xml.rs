//! XML -> its elements and words, one after the other.
//!
//! No entity is expanded but the five of XML and numbers, so that no document can grow. A document with faults is read as
//! far as it goes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A part of an XML document.
#[derive(Debug)]
pub(crate) enum XmlPart<'a> {
    /// The beginning of an element, with its name without the prefix.
    Open(&'a str, Attributes<'a>),
    /// The end of an element.
    Close(&'a str),
    /// Words.
    Words(&'a str),
}

/// The attributes of an element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of the attribute with this name, without its prefix.
    pub(crate) fn get(self, name: &str) -> Option<String> {
        let found =
            self.0.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(unescaped(&found.value))
    }
}

/// Whether a document was read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    End,
    Fault,
}

/// Gives every part of a document to `take`.
pub(crate) fn walk(xml: &str, take: &mut dyn FnMut(XmlPart<'_>)) -> Reached {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => take(XmlPart::Open(start.local_name().as_ref(), Attributes(&start))),
            Ok(Event::Empty(start)) => {
                take(XmlPart::Open(start.local_name().as_ref(), Attributes(&start)));
                take(XmlPart::Close(start.local_name().as_ref()));
            }
            Ok(Event::End(end)) => take(XmlPart::Close(end.local_name().as_ref())),
            Ok(Event::Text(text)) => take(XmlPart::Words(&text.xml10_content())),
            Ok(Event::CData(text)) => take(XmlPart::Words(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                take(XmlPart::Words(&referenced(&reference.xml10_content()).unwrap_or_default()));
            }
            Ok(Event::Eof) => return Reached::End,
            Ok(_) => {}
            Err(_) => return Reached::Fault,
        }
    }
}

/// The character that `&name;` stands for. `None` for an entity that the document itself defines.
fn referenced(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|&c| c != '\0').map(String::from)
}

fn unescaped(value: &str) -> String {
    let mut pieces = value.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let known = piece.split_once(';').and_then(|(name, rest)| Some((referenced(name)?, rest)));
        let (character, rest) = known.unwrap_or_else(|| ("&".to_owned(), piece));
        plain.push_str(&character);
        plain.push_str(rest);
    }
    plain
}

/// The name of the root element, without its prefix. `None` if the text is not XML.
pub(crate) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!") {
            let end = rest.find('>')?;
            match rest.find('[').filter(|open| *open < end) {
                Some(open) => open + rest.get(open..)?.find(']')? + 1,
                None => end + 1,
            }
        } else {
            break;
        };
        rest = rest.get(end..)?.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    }
    let name =
        rest.strip_prefix('<').filter(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_'))?;
    let name =
        name.get(..name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len()))?;
    Some(name.rsplit_once(':').map_or(name, |(_, local)| local))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> String {
        let mut words = String::new();
        walk(xml, &mut |part| {
            if let XmlPart::Words(text) = part {
                words.push_str(text);
            }
        });
        words
    }

    #[test]
    fn entities_are_never_expanded() {
        let bomb =
            "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>x&c;&amp;&#8220;&#x41;&#0;</a>";
        assert_eq!(words(bomb), "x&“A");
        assert_eq!(root(bomb), Some("a"));
    }

    #[test]
    fn a_document_with_faults_is_read_as_far_as_it_goes() {
        assert_eq!(words("<a><b>one</a>two<c"), "onetwo");
        for (text, expected) in [
            ("\u{feff}<?xml version='1.0'?>\n<!-- <x> --><w:document a='>'>", Some("document")),
            ("<nitf>", Some("nitf")),
            ("text <nitf>", None),
            ("<3", None),
            ("<!DOCTYPE html", None),
        ] {
            assert_eq!(root(text), expected, "{text}");
        }
    }
}

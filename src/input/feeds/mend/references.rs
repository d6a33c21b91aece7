//! Character references and mail addresses in the text of an element.

use quick_xml::escape::resolve_predefined_entity;

/// The longest name of a reference.
const MAX_NAME: usize = 32;

/// Resolves the references that XML knows. Others stay as they are, since the page may know them; an ampersand that
/// begins no reference is an ampersand.
pub(in crate::input::feeds) fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        // Of a long text without semicolons, only the next few bytes are looked at for each ampersand.
        let end = after.bytes().take(MAX_NAME + 1).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end));
        if let Some((name, resolved)) = name.and_then(|name| Some((name, resolved(name)?))) {
            out.push_str(&resolved);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn resolved(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_predefined_entity(name).map(str::to_owned);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Written by programs that took Windows-1252 for Unicode; HTML reads them in the same way.
    if let Ok(byte) = u8::try_from(number)
        && (0x80..0xA0).contains(&byte)
    {
        return Some(encoding_rs::WINDOWS_1252.decode(&[byte]).0.into_owned());
    }
    Some(char::from_u32(number).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
}

/// The name in "ana@post.example (Ana Lopes)" and its like. `feed-rs` would look for it too, but panics on some.
pub(in crate::input::feeds) fn without_mail_address(text: &str) -> String {
    if !text.contains('@') {
        return text.trim().to_owned();
    }
    let words = text.split_whitespace().filter(|word| !word.contains('@'));
    let name = words.collect::<Vec<_>>().join(" ");
    name.trim_matches(|c: char| {
        matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | ',' | '"' | '-') || c.is_whitespace()
    })
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_references_that_xml_knows_are_resolved() {
        for (text, expected) in [
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("AT&T & co; done", "AT&T & co; done"),
            ("caf&#233; &#xE9; &#39;", "café é '"),
            ("caf&eacute;&nbsp;", "caf&eacute;&nbsp;"),
            ("&#146;tis &#0;&#x110000;", "’tis \u{fffd}\u{fffd}"),
            ("&&amp;&", "&&&"),
            ("&lt;p&gt;", "<p>"),
        ] {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mail_address_is_not_a_name() {
        for (text, expected) in [
            ("ana@post.example (Ana Lopes)", "Ana Lopes"),
            ("Ana Lopes <ana@post.example>", "Ana Lopes"),
            ("Zoë·ana@post.example", ""),
            ("ana@post.example", ""),
            (" Ana Lopes ", "Ana Lopes"),
        ] {
            assert_eq!(without_mail_address(text), expected, "{text}");
        }
    }
}

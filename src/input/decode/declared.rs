//! The first bytes -> the encoding that a page or an XML document declares for itself.
//!
//! This is the prescan of the HTML standard: only the attributes of `<meta>` elements count, not those of other elements,
//! and nothing in comments. Scripts and styles are skipped too, since they may hold the text of other pages.

/// The label of the encoding that the beginning of a document declares.
pub(super) fn label(head: &[u8]) -> Option<String> {
    memchr::memchr(b'<', head)?;
    let head: String = head.iter().map(|&byte| if byte.is_ascii() { byte as char } else { ' ' }).collect();
    let head = head.to_ascii_lowercase();
    in_xml_declaration(&head).or_else(|| in_meta(&head))
}

fn in_xml_declaration(head: &str) -> Option<String> {
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = declaration.get(..declaration.find('>')?)?;
    attributes(declaration).find(|(name, _)| *name == "encoding").map(|(_, value)| value.to_owned())
}

fn in_meta(head: &str) -> Option<String> {
    let mut rest = head;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.get(comment.find("-->")? + 3..)?;
            continue;
        }
        let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let end = tag_end(after);
        let inside = after.get(..end).unwrap_or(after);
        match name {
            "meta" => {
                if let Some(label) = of_meta(inside) {
                    return Some(label);
                }
                rest = after.get(end..)?;
            }
            "script" | "style" => {
                let close = format!("</{name}");
                let after = after.get(end..)?;
                rest = after.get(after.find(&close)?..)?.get(1..)?;
            }
            _ => rest = after.get(end..)?,
        }
    }
    None
}

/// Where the tag ends: `>` in a quoted value does not end it.
fn tag_end(inside: &str) -> usize {
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at,
            _ => {}
        }
    }
    inside.find('>').unwrap_or(inside.len())
}

/// `charset="..."`, or `content="text/html; charset=..."` beside `http-equiv="content-type"`.
fn of_meta(inside: &str) -> Option<String> {
    let value = |wanted: &str| attributes(inside).find(|(name, _)| *name == wanted).map(|(_, value)| value);
    if let Some(charset) = value("charset") {
        return Some(charset.to_owned());
    }
    value("http-equiv").filter(|value| value.trim() == "content-type")?;
    charset_in(value("content")?)
}

/// The charset in a value such as `text/html; charset=utf-8`.
fn charset_in(content: &str) -> Option<String> {
    let after = content.get(content.find("charset")? + "charset".len()..)?.trim_start();
    let value = after.strip_prefix('=')?.trim_start();
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..)?.split(quote).next()?,
        _ => value.split([';', ' ', '\t', '\n', '\r']).next()?,
    };
    Some(value.to_owned())
}

/// The attributes of a tag, in order, with their values as written.
fn attributes(inside: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = inside;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        if rest.is_empty() {
            return None;
        }
        // A stray "=" is a name of its own.
        let (name, after) = rest.split_at(end.max(1));
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (from, to) = match quote {
            Some(quote) => {
                let inner = value.get(1..).unwrap_or_default();
                (1, 1 + inner.find(quote).unwrap_or(inner.len()))
            }
            None => (0, value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = value.get(to + from..).unwrap_or_default();
        Some((name, value.get(from..to).unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_declaration_of_the_document_itself_counts() {
        for (head, expected) in [
            ("<meta charset=windows-1251>", Some("windows-1251")),
            ("<META CharSet = 'Shift_JIS' />", Some("shift_jis")),
            ("<meta\nhttp-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("koi8-r")),
            ("<meta content=\"text/html;charset='big5'\" http-equiv=\"content-type\">", Some("big5")),
            ("<script charset=utf-8 src=a.js></script><meta charset=euc-kr>", Some("euc-kr")),
            ("<script>w('<meta charset=utf-8>')</script><meta charset=euc-kr>", Some("euc-kr")),
            ("<!-- <meta charset=utf-8> --><title>a > b</title><meta charset=euc-kr>", Some("euc-kr")),
            ("<link title=\"<meta charset=utf-8>\"><meta name=a content='charset=x'>", None),
            ("<?xml version='1.0' encoding=\"ISO-8859-2\"?><html>", Some("iso-8859-2")),
            ("the word charset=utf-8 in a text", None),
            ("<", None),
            ("<meta charset", Some("")),
            ("<meta charset='", Some("")),
        ] {
            assert_eq!(label(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }
}

//! Text that another program encoded twice -> the text, if the whole of it proves that this happened.
//!
//! One passage that looks garbled proves nothing: an article about encodings may quote one. Only when every character
//! beyond ASCII is explained by the same mistake is it undone, and told.

use super::decoded::Decoded;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

/// How much of a text is searched for the signs of a mistake before the whole of it is checked.
const SAMPLE: usize = 256 * 1024;

/// Undoes UTF-8 that was read in another encoding and saved as UTF-8 again.
pub(super) fn mend(decoded: &mut Decoded) {
    if decoded.text.is_ascii() {
        return;
    }
    let through = [WINDOWS_1252, MACINTOSH, WINDOWS_1251, WINDOWS_1250];
    let mended = through.iter().find_map(|&encoding| Some((encoding, read_again(&decoded.text, encoding)?)));
    if let Some((encoding, text)) = mended {
        decoded.text = text;
        let name = encoding.name();
        decoded
            .notices
            .push(format!("garbled text was corrected: it had been read as {name} and saved again"));
    }
}

/// The text with every run of other characters than ASCII turned back into bytes and read as UTF-8. Returns `None` if
/// one of them is not UTF-8 then.
fn read_again(text: &str, through: &'static Encoding) -> Option<String> {
    let mut mended = String::new();
    let (mut rest, mut undone) = (text, 0);
    // Both ends of a run are ends of characters, so that bytes can be looked at.
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (before, from) = rest.split_at(start);
        let end = from.bytes().position(|byte| byte.is_ascii()).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let again = String::from_utf8(bytes_of(run, through)?).ok()?;
        // A sequence of three bytes is proof by itself, one of two bytes may be chance.
        undone += again.chars().map(|c| if c.len_utf8() > 2 { 2 } else { 1 }).sum::<usize>();
        mended.push_str(before);
        mended.push_str(&again);
        rest = after;
    }
    mended.push_str(rest);
    (undone >= 2).then_some(mended)
}

/// The bytes of `run` in the encoding. What was lost on the way is known only of a closing quotation mark, whose last
/// byte is none of windows-1252.
fn bytes_of(run: &str, through: &'static Encoding) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(run.len());
    for c in run.chars() {
        if c == char::REPLACEMENT_CHARACTER && bytes.ends_with(b"\xE2\x80") {
            bytes.push(0x9D);
            continue;
        }
        let mut buffer = [0; 4];
        let (encoded, _, is_lost) = through.encode(c.encode_utf8(&mut buffer));
        match (is_lost, u8::try_from(c)) {
            (false, _) => bytes.extend_from_slice(&encoded),
            // Some programs take windows-1252 for Latin-1, and make control characters of its signs.
            (true, Ok(byte)) if through == WINDOWS_1252 => bytes.push(byte),
            (true, _) => return None,
        }
    }
    Some(bytes)
}

/// The bytes of a text that is still encoded for a mail, without its header: quoted-printable or base64. Returns `None`
/// if anything in it is not.
pub(in crate::input) fn transfer_encoded(text: &str) -> Option<Vec<u8>> {
    quoted_printable(text).or_else(|| base64(text))
}

/// Reads quoted-printable: every "=" is followed by two digits or a line end, and some of them are proof: UTF-8, or line
/// ends that the encoding added.
fn quoted_printable(text: &str) -> Option<Vec<u8>> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE))?;
    let signs = ["=E2=80=", "=C3=", "=C2=A0", "=D0=", "=3D\"", "=3D'", "=20\n", "=20\r", "=\n", "=\r"];
    if !text.is_ascii() || !signs.iter().any(|sign| sample.contains(sign)) {
        return None;
    }
    let mut after_signs = text.split('=').skip(1);
    let is_code = |after: &str| {
        let digits = after.as_bytes().get(..2);
        let is_digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F');
        after.starts_with(['\n', '\r']) || digits.is_some_and(|digits| digits.iter().all(is_digit))
    };
    if !after_signs.all(|after| after.is_empty() || is_code(after)) {
        return None;
    }
    let bytes = mail_parser::decoders::quoted_printable::quoted_printable_decode(text.as_bytes())?;
    let is_proof = !bytes.is_ascii() || sample.contains("=3D");
    is_proof.then_some(bytes)
}

/// Reads base64: at least two lines of equal length, nearly all of them with nothing but its letters. What is damaged
/// becomes a damaged character of the text.
fn base64(text: &str) -> Option<Vec<u8>> {
    let first = text.trim_start().lines().next()?.trim_end();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if first.contains(' ') || !(1..=80).contains(&first.len()) {
        return None;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_full = |line: &&&str| (60..=80).contains(&line.len()) && line.bytes().all(is_letter);
    let full = lines.iter().filter(is_full).count();
    // The last line is short, and a few may be damaged.
    if lines.len() < 2 || (full + 1 + lines.len() / 4) < lines.len() || full * 2 < lines.len() {
        return None;
    }
    let mut letters: Vec<u8> = text.bytes().filter(|&byte| is_letter(byte) && byte != b'=').collect();
    match letters.len() % 4 {
        1 => letters.truncate(letters.len() - 1),
        2 => letters.extend(b"=="),
        3 => letters.push(b'='),
        _ => {}
    }
    mail_parser::decoders::base64::base64_decode(&letters).filter(|bytes| !bytes.is_empty())
}

/// The signs that pages escape, without those that mean something in the markup itself.
const ESCAPED: [&str; 16] = [
    "ldquo;", "rdquo;", "lsquo;", "rsquo;", "mdash;", "ndash;", "hellip;", "nbsp;", "eacute;", "quot;",
    "laquo;", "raquo;", "#8216;", "#8217;", "#8220;", "#8221;",
];

/// Undoes what a page has escaped twice, as in `&amp;ldquo;`, where readers see the code and not the sign. Returns `None`
/// if nothing is, or if the page shows code on purpose.
pub(in crate::input) fn unescape_twice(html: &str) -> Option<String> {
    let escaped = memchr::memmem::find_iter(html.as_bytes(), b"&amp;");
    let is_sign = |at: usize| {
        let after = html.get(at + "&amp;".len()..).unwrap_or_default();
        ESCAPED.iter().any(|sign| after.starts_with(sign))
    };
    if escaped.filter(|&at| is_sign(at)).count() < 2 || html.contains("<code") || html.contains("<pre") {
        return None;
    }
    let mut pieces = html.split("&amp;");
    let mut mended = pieces.next()?.to_owned();
    for piece in pieces {
        mended.push_str(if begins_with_reference(piece) { "&" } else { "&amp;" });
        mended.push_str(piece);
    }
    Some(mended)
}

/// Whether a text is the rest of a character reference, such as `ldquo;` or `#8217;`.
fn begins_with_reference(text: &str) -> bool {
    let name = text.find(';').filter(|&end| (2..=8).contains(&end)).and_then(|end| text.get(..end));
    name.is_some_and(|name| {
        let number = name.strip_prefix('#');
        let digits = number.map(|number| number.trim_start_matches(['x', 'X']));
        match digits {
            Some(digits) => !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
            None => name.bytes().all(|byte| byte.is_ascii_alphabetic()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, usize) {
        let encoding = crate::input::Encoding::UTF_8;
        let mut decoded = Decoded { text: text.to_owned(), encoding, notices: Vec::new() };
        mend(&mut decoded);
        (decoded.text, decoded.notices.len())
    }

    #[test]
    fn text_that_is_garbled_throughout_is_put_right() {
        let text = "“Señor Peña’s café,” she said — no.";
        for through in [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251, MACINTOSH] {
            let (garbled, ..) = through.decode_without_bom_handling(text.as_bytes());
            assert_eq!(mended(&garbled), (text.to_owned(), 1), "{}", through.name());
        }
        assert_eq!(mended("â€œYes,â€\u{fffd} she said.").0, "“Yes,” she said.");
        assert_eq!(mended("â\u{80}\u{9c}Yes,â\u{80}\u{9d} she said.").0, "“Yes,” she said.");
    }

    #[test]
    fn text_that_is_garbled_in_one_place_is_left_alone() {
        for text in [
            "The page showed “â€œ” instead of a quote.",
            "“CAFÉ” is closed",
            "Ã is a letter",
            "«Да», сказал он",
        ] {
            assert_eq!(mended(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn the_body_of_a_mail_without_its_header_is_read() {
        let read = |text: &str| transfer_encoded(text).map(|bytes| String::from_utf8(bytes).unwrap());
        let printable = "=E2=80=9CWe got it,=E2=80=9D said =\r\nAna.=20\r\nNo.\r\n";
        assert_eq!(read(printable).as_deref(), Some("“We got it,” said Ana. \r\nNo.\r\n"));
        for text in ["x =E2=80=9C y = z", "A=80, B=90", "a=b", "2 + 2 = 4, he said.", "“=E2=80=9C” is code"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let legacy = transfer_encoded("=93We got it,=94 said =\nAna.\n").unwrap();
        assert_eq!(legacy, b"\x93We got it,\x94 said Ana.\n");
        let base64 = "4oCcV2UgZ290IHdoYXQgd2UgYXNrZWQgZm9yLOKAnSBzYWlkIEl2YW5hIFBldGtvdmEu\n4oCcV2U=\n";
        assert!(read(base64).is_some_and(|text| text.starts_with("“We got what")), "{:?}", read(base64));
        assert_eq!(read("Onewordisnotbase64\n"), None);
    }

    #[test]
    fn signs_that_were_escaped_twice_are_signs() {
        let page = "<p>&amp;ldquo;It isn&amp;#8217;t over,&amp;rdquo; said A &amp; B, Q&amp;A;</p>";
        assert_eq!(
            unescape_twice(page).as_deref(),
            Some("<p>&ldquo;It isn&#8217;t over,&rdquo; said A &amp; B, Q&amp;A;</p>")
        );
        assert_eq!(
            unescape_twice("<p>Write <code>&amp;ldquo;</code> and <code>&amp;rdquo;</code></p>"),
            None
        );
        assert_eq!(unescape_twice("<p>A &amp; B &amp;copy; C</p>"), None);
    }
}

//! Bytes in a format that is not read -> the sentence that names it and says what to do.

use crate::error::Error;
use std::borrow::Cow;

/// Where magic bytes are searched that may follow others: PDF readers skip up to this much, and so do we.
const LATE_MAGIC: usize = 1024;

/// A format that is not read: the bytes it begins with, what it is, and what to do, where `NAME` is the file.
type Refusal = (&'static [u8], &'static str, &'static str);

const TEXT_OF_PICTURE: &str = "give the text of the article instead";
const TRANSCRIPT: &str = "give a transcript (.srt, .vtt or .txt) instead";
const UNPACK: &str = "unpack it and give the files in it";

/// The magic bytes of formats, as the WHATWG MIME Sniffing standard and the formats themselves define them.
const REFUSALS: [Refusal; 43] = [
    (b"{\\rtf", "a rich text document (RTF)", "save it as .docx or .txt and give that file"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old office document or mail",
        "save it as .docx, .odt or .eml and give that file",
    ),
    (b"\xff\xd8\xff", "a JPEG picture", TEXT_OF_PICTURE),
    (b"\x89PNG\r\n", "a PNG picture", TEXT_OF_PICTURE),
    (b"GIF87a", "a GIF picture", TEXT_OF_PICTURE),
    (b"GIF89a", "a GIF picture", TEXT_OF_PICTURE),
    (b"II*\0", "a TIFF picture", TEXT_OF_PICTURE),
    (b"MM\0*", "a TIFF picture", TEXT_OF_PICTURE),
    (b"8BPS", "a Photoshop picture", TEXT_OF_PICTURE),
    (b"\0\0\x01\0", "an icon", TEXT_OF_PICTURE),
    (b"\xff\x0a", "a JPEG XL picture", TEXT_OF_PICTURE),
    (b"ID3\x03", "an MP3 recording", TRANSCRIPT),
    (b"\xff\xfb", "an MP3 recording", TRANSCRIPT),
    (b"\xff\xf3", "an MP3 recording", TRANSCRIPT),
    (b"OggS\0", "an Ogg recording", TRANSCRIPT),
    (b"fLaC", "a FLAC recording", TRANSCRIPT),
    (b"#!AMR", "a voice recording", TRANSCRIPT),
    (b"MThd\0", "a MIDI file", TRANSCRIPT),
    (b".snd", "a recording", TRANSCRIPT),
    (b"ID3\x04", "an MP3 recording", TRANSCRIPT),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video", TRANSCRIPT),
    (b"FLV\x01", "a Flash video", TRANSCRIPT),
    (b"\0\0\x01\xba", "an MPEG video", TRANSCRIPT),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file", TRANSCRIPT),
    (b"\xfd7zXZ", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x04\x22\x4d\x18", "an LZ4 archive", UNPACK),
    (b"\x1f\x9d", "a compressed file", UNPACK),
    (b"!<arch>", "an archive", UNPACK),
    (b"\x7fELF", "a program", "give a file that contains an article"),
    (b"MZ\x90", "a program", "give a file that contains an article"),
    (b"\xcf\xfa\xed\xfe", "a program", "give a file that contains an article"),
    (b"\xca\xfe\xba\xbe", "a program", "give a file that contains an article"),
    (b"\0asm", "a program", "give a file that contains an article"),
    (b"SQLite format 3\0", "a database", "give a file that contains an article"),
    (b"bplist00", "a Safari web archive or property list", "save the page as HTML and give that file"),
    (b"wOFF", "a font", "give a file that contains an article"),
    (b"wOF2", "a font", "give a file that contains an article"),
    (b"OTTO\0", "a font", "give a file that contains an article"),
    (b"ITOLITLS", "an e-book", "convert it to HTML or text and give that file"),
    (b"%!PS", "a PostScript document", "ps2ascii NAME | pullquote shows its text"),
];

/// Why these bytes are not read, if they are in a format that is not. `name` is the file in the sentence.
pub(in crate::input) fn refusal(bytes: &[u8], name: &str) -> Option<Error> {
    let head = bytes.get(..LATE_MAGIC.min(bytes.len())).unwrap_or_default();
    if memchr::memmem::find_iter(head, b"%PDF-").any(|at| begins_pdf(bytes, at)) {
        let command = match name {
            "standard input" => "pdftotext - - | pullquote".to_owned(),
            address if address.starts_with("http") => {
                format!("curl -s {} | pdftotext - - | pullquote", shell_quoted(address))
            }
            file => format!("pdftotext {} - | pullquote", shell_quoted(file)),
        };
        return Some(refuse(name, "a PDF document", &format!("{command} shows its text")));
    }
    let known = REFUSALS.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let (what, remedy) = known.map(|&(_, what, remedy)| (what, remedy)).or_else(|| container(bytes))?;
    Some(refuse(name, what, &remedy.replace("NAME", &shell_quoted(name))))
}

/// A name as a shell takes it for one word: an address from a feed or a link file must not run anything when the command in
/// a sentence is pasted.
fn shell_quoted(name: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "/.-_:%+=@,~".contains(c);
    if name.chars().all(is_plain) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("'{}'", name.replace('\'', "'\\''")))
    }
}

/// The sentence that refuses `name`.
pub(in crate::input) fn refuse(name: &str, what: &str, remedy: &str) -> Error {
    Error::new(format!("{name} is {what}, which is not read: {remedy}"))
}

/// Whether a PDF document begins at the magic bytes. An article may write of them, so that after other text they must stand
/// alone on their line, and objects must follow.
fn begins_pdf(bytes: &[u8], at: usize) -> bool {
    let (before, after) = bytes.split_at_checked(at).unwrap_or_default();
    let is_text = before.iter().any(u8::is_ascii_graphic);
    let version = after.get(5..8).unwrap_or_default();
    let has_objects = || memchr::memmem::find(after, b" obj").is_some();
    !is_text
        || (before.ends_with(b"\n") && matches!(version, [b'0'..=b'9', b'.', b'0'..=b'9']) && has_objects())
}

/// Formats whose name comes after a length.
fn container(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    match (at(0, 4), at(4, 8), at(8, 12)) {
        (b"FORM", _, b"AIFF" | b"AIFC") => Some(("an AIFF recording", TRANSCRIPT)),
        _ if at(0, 3) == b"BZh" && at(4, 10) == b"1AY&SY" => Some(("a bzip2 archive", UNPACK)),
        (b"RIFF", _, b"WEBP") => Some(("a WebP picture", TEXT_OF_PICTURE)),
        (b"RIFF", _, b"WAVE") => Some(("a WAV recording", TRANSCRIPT)),
        (b"RIFF", _, b"AVI ") => Some(("an AVI video", TRANSCRIPT)),
        (_, b"ftyp", b"avif" | b"heic" | b"heix" | b"mif1") => {
            Some(("an HEIC or AVIF picture", TEXT_OF_PICTURE))
        }
        (_, b"ftyp", b"M4A ") => Some(("an M4A recording", TRANSCRIPT)),
        (_, b"ftyp", _) => Some(("a video", TRANSCRIPT)),
        _ if at(257, 262) == b"ustar" => Some(("a tar archive", UNPACK)),
        _ if at(60, 68) == b"BOOKMOBI" => {
            Some(("an e-book", "convert it to HTML or text and give that file"))
        }
        _ if bytes.starts_with(b"BM") && at(6, 10) == [0; 4] => Some(("a BMP picture", TEXT_OF_PICTURE)),
        _ => None,
    }
}

/// The address in a link file (`.url`, `.desktop`, `.webloc`), which holds nothing else.
pub(in crate::input) fn linked_address(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let value = if start.starts_with("[InternetShortcut]") || start.starts_with("[Desktop Entry]") {
        let mut lines = start.lines().map(str::trim);
        lines.find_map(|line| line.strip_prefix("URL=").or_else(|| line.strip_prefix("BASEURL=")))?
    } else if start.starts_with("<?xml") && start.contains("<plist") {
        let after = start.get(start.find("<key>URL</key>")? + "<key>URL</key>".len()..)?.trim_start();
        after.strip_prefix("<string>")?.split('<').next()?
    } else {
        return None;
    };
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// Refuses a link file, and names the address to open.
pub(in crate::input) fn refuse_link(name: &str, address: &str) -> Error {
    Error::new(format!("{name} is only a link: pullquote {} opens the page", shell_quoted(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_to_paste_holds_a_name_as_one_word() {
        for (name, expected) in [
            ("story.pdf", "story.pdf"),
            ("https://a.example/b.pdf", "https://a.example/b.pdf"),
            ("my story.pdf", "'my story.pdf'"),
            ("https://a.example/?a=1&b=$(date);c", "'https://a.example/?a=1&b=$(date);c'"),
            ("it's.pdf", r"'it'\''s.pdf'"),
        ] {
            assert_eq!(shell_quoted(name), expected);
        }
        let refused = refuse_link("a.url", "https://a.example/;reboot").to_string();
        assert!(refused.contains("pullquote 'https://a.example/;reboot' opens"), "{refused}");
    }

    fn said(bytes: &[u8]) -> Option<String> {
        refusal(bytes, "story.txt").map(|error| error.to_string())
    }

    #[test]
    fn a_format_that_is_not_read_is_named_with_a_remedy() {
        for (bytes, word) in [
            (b"%PDF-1.7\n".as_slice(), "pdftotext story.txt - | pullquote"),
            (b"\n\n%PDF-1.4", "PDF"),
            (b"junk\n%PDF-1.4\n1 0 obj<<>>", "PDF"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "recording"),
            (b"\0\0\0\x20ftypisom", "video"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"7z\xbc\xaf\x27\x1c", "archive"),
        ] {
            let sentence = said(bytes).unwrap();
            assert!(sentence.starts_with("story.txt is a") && sentence.contains(word), "{sentence}");
            assert!(!sentence.contains('\n'));
        }
        for text in [
            "A reader asked what %PDF-1.4 means.",
            "ID card holders said no.",
            "OTTO said",
            "FORM 10-K",
            "BMW said so",
        ] {
            assert_eq!(said(text.as_bytes()), None);
        }
    }

    #[test]
    fn a_link_file_names_its_address() {
        for text in [
            "[InternetShortcut]\r\nURL=https://coast.example/a\r\n",
            "[Desktop Entry]\nType=Link\nURL=https://coast.example/a\n",
            "<?xml version='1.0'?><plist><dict>\n<key>URL</key>\n<string>https://coast.example/a</string></dict></plist>",
        ] {
            assert_eq!(linked_address(text), Some("https://coast.example/a"), "{text}");
        }
        assert_eq!(linked_address("URL=https://coast.example/a"), None);
    }
}

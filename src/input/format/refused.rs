//! Bytes in a format that is not read -> the sentence that names it and says what to do.

use crate::error::Error;
use crate::input::magic::{self, Kind};
use std::borrow::Cow;

/// Why these bytes are not read, if they are in a format that is not. `name` is the file in the sentence.
pub(in crate::input) fn refusal(bytes: &[u8], name: &str) -> Option<Error> {
    let (what, kind) = magic::known(bytes)?;
    Some(refuse(name, what, &remedy(kind, name)))
}

/// Why these bytes are not read, which were inside of `name`: no command can be given their name.
pub(in crate::input) fn refusal_inside(bytes: &[u8], name: &str) -> Option<Error> {
    let (what, kind) = magic::known(bytes)?;
    Some(Error::new(format!(
        "{name} holds {what}, which is not read: unpack it, then {}",
        remedy(kind, "FILE")
    )))
}

/// Refuses subtitles with positions and styles (SSA), which other programs turn into plain ones.
pub(in crate::input) fn styled_subtitles(head: &str, name: &str) -> Option<Error> {
    let is_styled =
        head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with("[Script Info]");
    let remedy = || format!("ffmpeg -i {} subtitles.srt makes a file that is read", shell_quoted(name));
    is_styled.then(|| refuse(name, "a file of styled subtitles (SSA)", &remedy()))
}

/// What to do with a file of this kind.
fn remedy(kind: Kind, name: &str) -> Cow<'static, str> {
    Cow::Borrowed(match kind {
        Kind::Pdf => return Cow::Owned(format!("{} shows its text", text_of_pdf(name))),
        Kind::PostScript => {
            return Cow::Owned(format!("ps2ascii {} | pullquote shows its text", shell_quoted(name)));
        }
        Kind::RichText => "save it as .docx or .txt and give that file",
        Kind::OldOffice => "save it as .docx, .odt or .eml and give that file",
        Kind::WebArchive => "save the page as HTML and give that file",
        Kind::Book => "convert it to HTML or text and give that file",
        Kind::Picture => "give the text of the article instead",
        Kind::Recording | Kind::Video => "give a transcript (.srt, .vtt or .txt) instead",
        Kind::Archive => "unpack it and give the files in it",
        Kind::Program | Kind::Font => "give a file that contains an article",
    })
}

/// The command that shows the text of a PDF document.
fn text_of_pdf(name: &str) -> String {
    match name {
        "standard input" => "pdftotext - - | pullquote".to_owned(),
        address if address.starts_with("http") => {
            format!("curl -s {} | pdftotext - - | pullquote", shell_quoted(address))
        }
        file => format!("pdftotext {} - | pullquote", shell_quoted(file)),
    }
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
    fn what_is_inside_a_file_is_refused_without_a_command_on_that_file() {
        let said = refusal_inside(b"%PDF-1.7", "story.gz").unwrap().to_string();
        let expected = "story.gz holds a PDF document, which is not read: unpack it, then pdftotext FILE - | pullquote shows its text";
        assert_eq!(said, expected);
        let said = styled_subtitles("\u{feff}[Script Info]\nTitle: x", "talk.ass").unwrap().to_string();
        assert!(said.contains("ffmpeg -i talk.ass subtitles.srt"), "{said}");
        assert!(styled_subtitles("The [Script Info]", "talk.ass").is_none());
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

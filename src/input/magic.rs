//! The first bytes of a file -> what it is, if it is nothing that is read.
//!
//! Whatever brought the bytes, this is the one table of them; what to do is said by whoever refuses them.

/// Where magic bytes are searched that may follow others: PDF readers skip up to this much, and so do we.
const LATE_MAGIC: usize = 1024;

/// What a file is that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    PostScript,
    RichText,
    OldOffice,
    WebArchive,
    Book,
    Picture,
    Recording,
    Video,
    Archive,
    Program,
    Font,
}

/// The bytes that a format begins with, what it is in words, and its kind.
type Magic = (&'static [u8], &'static str, Kind);

/// The magic bytes of formats, as the WHATWG MIME Sniffing standard and the formats themselves define them.
const MAGIC: [Magic; 43] = [
    (b"{\\rtf", "a rich text document (RTF)", Kind::RichText),
    (b"\xd0\xcf\x11\xe0", "an old office document or mail", Kind::OldOffice),
    (b"\xff\xd8\xff", "a JPEG picture", Kind::Picture),
    (b"\x89PNG\r\n", "a PNG picture", Kind::Picture),
    (b"GIF87a", "a GIF picture", Kind::Picture),
    (b"GIF89a", "a GIF picture", Kind::Picture),
    (b"II*\0", "a TIFF picture", Kind::Picture),
    (b"MM\0*", "a TIFF picture", Kind::Picture),
    (b"8BPS", "a Photoshop picture", Kind::Picture),
    (b"\0\0\x01\0", "an icon", Kind::Picture),
    (b"\xff\x0a", "a JPEG XL picture", Kind::Picture),
    (b"ID3\x03", "an MP3 recording", Kind::Recording),
    (b"\xff\xfb", "an MP3 recording", Kind::Recording),
    (b"\xff\xf3", "an MP3 recording", Kind::Recording),
    (b"OggS\0", "an Ogg recording", Kind::Recording),
    (b"fLaC", "a FLAC recording", Kind::Recording),
    (b"#!AMR", "a voice recording", Kind::Recording),
    (b"MThd\0", "a MIDI file", Kind::Recording),
    (b".snd", "a recording", Kind::Recording),
    (b"ID3\x04", "an MP3 recording", Kind::Recording),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video", Kind::Video),
    (b"FLV\x01", "a Flash video", Kind::Video),
    (b"\0\0\x01\xba", "an MPEG video", Kind::Video),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file", Kind::Video),
    (b"\xfd7zXZ", "an xz archive", Kind::Archive),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", Kind::Archive),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", Kind::Archive),
    (b"Rar!\x1a\x07", "a RAR archive", Kind::Archive),
    (b"\x04\x22\x4d\x18", "an LZ4 archive", Kind::Archive),
    (b"\x1f\x9d", "a compressed file", Kind::Archive),
    (b"!<arch>", "an archive", Kind::Archive),
    (b"\x7fELF", "a program", Kind::Program),
    (b"MZ\x90", "a program", Kind::Program),
    (b"\xcf\xfa\xed\xfe", "a program", Kind::Program),
    (b"\xca\xfe\xba\xbe", "a program", Kind::Program),
    (b"\0asm", "a program", Kind::Program),
    (b"SQLite format 3\0", "a database", Kind::Program),
    (b"bplist00", "a Safari web archive or property list", Kind::WebArchive),
    (b"wOFF", "a font", Kind::Font),
    (b"wOF2", "a font", Kind::Font),
    (b"OTTO\0", "a font", Kind::Font),
    (b"ITOLITLS", "an e-book", Kind::Book),
    (b"%!PS", "a PostScript document", Kind::PostScript),
];

/// What the bytes are, in words, and its kind. `None` if they may be read.
pub(super) fn known(bytes: &[u8]) -> Option<(&'static str, Kind)> {
    let head = bytes.get(..LATE_MAGIC.min(bytes.len())).unwrap_or_default();
    if memchr::memmem::find_iter(head, b"%PDF-").any(|at| begins_pdf(bytes, at)) {
        return Some(("a PDF document", Kind::Pdf));
    }
    let by_beginning = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic));
    by_beginning.map(|&(_, what, kind)| (what, kind)).or_else(|| container(bytes))
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
fn container(bytes: &[u8]) -> Option<(&'static str, Kind)> {
    let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    match (at(0, 4), at(4, 8), at(8, 12)) {
        (b"FORM", _, b"AIFF" | b"AIFC") => Some(("an AIFF recording", Kind::Recording)),
        _ if at(0, 3) == b"BZh" && at(4, 10) == b"1AY&SY" => Some(("a bzip2 archive", Kind::Archive)),
        (b"RIFF", _, b"WEBP") => Some(("a WebP picture", Kind::Picture)),
        (b"RIFF", _, b"WAVE") => Some(("a WAV recording", Kind::Recording)),
        (b"RIFF", _, b"AVI ") => Some(("an AVI video", Kind::Video)),
        (_, b"ftyp", b"avif" | b"heic" | b"heix" | b"mif1") => {
            Some(("an HEIC or AVIF picture", Kind::Picture))
        }
        (_, b"ftyp", b"M4A ") => Some(("an M4A recording", Kind::Recording)),
        (_, b"ftyp", _) => Some(("a video", Kind::Video)),
        _ if at(257, 262) == b"ustar" => Some(("a tar archive", Kind::Archive)),
        _ if at(60, 68) == b"BOOKMOBI" => Some(("an e-book", Kind::Book)),
        _ if bytes.starts_with(b"BM") && at(6, 10) == [0; 4] => Some(("a BMP picture", Kind::Picture)),
        _ => None,
    }
}

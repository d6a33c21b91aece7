//! Faults 1 to 12: bytes and encodings.

use pullquote::input::decode;

#[test]
fn fault_04_a_page_that_declares_utf_8_and_is_windows_1252() {
    for words in [
        "“We stay,” said Ana Lopes.",
        "It’s over – the café’s owner said “no”.",
        "Señor Peña said: “Mañana.”",
    ] {
        let page = format!("<html><head><meta charset=\"utf-8\"></head><body><p>{words}</p></body></html>");
        let bytes = encoding_rs::WINDOWS_1252.encode(&page).0.into_owned();
        let decoded = decode(bytes, "story.html").unwrap();
        assert_eq!((decoded.text, decoded.encoding.name), (page, "windows-1252"));
        assert!(
            decoded.notices.iter().any(|notice| notice.contains("declared as UTF-8")),
            "{:?}",
            decoded.notices
        );
    }
}

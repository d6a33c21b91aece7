//! Faults 1 to 12: bytes and encodings.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::formats::{read, texts};
use flate2::Compression;
use flate2::write::GzEncoder;
use pullquote::analysis::{Entity, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media, decode};
use pullquote::text::search::Pattern;
use std::io::Write;

const STORY: &str = "“We stay,” said Ana Lopes. It’s late in Lima.\n";

/// Why a file is not read.
fn refused(bytes: &[u8]) -> String {
    read("story.txt", bytes).unwrap_err().to_string()
}

/// What is told about a file that is read.
fn notice(bytes: &[u8]) -> String {
    read("story.txt", bytes).unwrap()[0].notices.join("\n")
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// The contents of the quotations in a text.
fn quoted(text: &str) -> Vec<String> {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let analysis = analyze(&article);
    analysis.quotations.iter().map(|quotation| article.words(quotation.content).to_owned()).collect()
}

#[test]
fn fault_01_an_empty_file_is_told() {
    assert!(refused(b"").contains("story.txt is empty"), "{}", refused(b""));
}

#[test]
fn fault_02_a_file_of_blanks_or_of_a_mark_alone_is_told() {
    for bytes in [&b"  \n\t\n"[..], b"\xEF\xBB\xBF", b"\xEF\xBB\xBF \r\n", b"\xFF\xFE"] {
        assert!(refused(bytes).contains("story.txt is empty"), "{bytes:?}: {}", refused(bytes));
    }
}

#[test]
fn fault_03_every_form_of_unicode_is_the_same_text() {
    let marked = format!("\u{feff}{STORY}");
    for bytes in [
        marked.clone().into_bytes(),
        utf_16(&marked, u16::to_le_bytes),
        utf_16(&marked, u16::to_be_bytes),
        utf_16(STORY, u16::to_le_bytes),
        utf_16(STORY, u16::to_be_bytes),
    ] {
        assert_eq!(texts("story.txt", &bytes), texts("story.txt", STORY.as_bytes()), "{:?}", &bytes[..4]);
    }
}

#[test]
fn fault_04_older_encodings_are_read_whatever_is_declared() {
    let western = b"\x93We stay,\x94 said Jos\xE9 Lopes. It\x92s late.";
    assert_eq!(texts("story.txt", western), ["“We stay,” said José Lopes. It’s late."]);
    let declared = [&b"<meta charset=utf-8><p>"[..], western].concat();
    let page = read("story.html", &declared).unwrap();
    assert!(page[0].text.contains("“We stay,” said José"), "{}", page[0].text);
    assert!(page[0].notices.join("").contains("declared as UTF-8"), "{:?}", page[0].notices);
    for (encoding, text) in [
        (encoding_rs::SHIFT_JIS, "首相は「今日は雨だ」と述べた。東京の会議は続く。新聞は報じた。"),
        (encoding_rs::GB18030, "总理说：“我们会留下。”会议在北京举行。报纸报道了这一消息。"),
    ] {
        let bytes = encoding.encode(text).0;
        assert_eq!(texts("story.txt", &bytes), [text], "{}", encoding.name());
    }
}

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

#[test]
fn fault_05_a_text_that_was_encoded_twice_is_put_right_and_told() {
    let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(STORY.as_bytes()).0.into_owned();
    assert!(twice.contains("â€œ"));
    assert_eq!(texts("story.txt", twice.as_bytes()), texts("story.txt", STORY.as_bytes()));
    assert!(notice(twice.as_bytes()).contains("garbled text was corrected"));
}

#[test]
fn fault_06_a_damaged_byte_in_a_quotation_costs_one_character_and_is_told() {
    let bytes = ["“We ".as_bytes(), b"\xFF", " stay,” said Ana Lopes.".as_bytes()].concat();
    let text = &texts("story.txt", &bytes)[0];
    assert_eq!(quoted(text), ["We \u{fffd} stay,"]);
    assert!(notice(&bytes).contains("1 character is damaged"), "{}", notice(&bytes));
}

#[test]
fn fault_07_programs_and_pictures_are_named_and_lone_zeros_left_out() {
    assert!(refused(b"\x7FELF\x02\x01\x01\0\0\0\0\0").contains("is a program, which is not read"));
    assert!(refused(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0").contains("is a JPEG picture, which is not read"));
    let bytes = b"\"We\0 stay,\" said Ana Lopes.";
    assert_eq!(texts("story.txt", bytes), ["\"We stay,\" said Ana Lopes."]);
    assert!(notice(bytes).contains("1 zero byte was left out"), "{}", notice(bytes));
}

#[test]
fn fault_08_half_a_character_in_a_record_is_one_lost_character() {
    let folder = tempfile::tempdir().unwrap();
    let record = "{\"id\":\"a\",\"text\":\"“We \\ud83d stay,” said Ana Lopes.\"}\n";
    let output = run(&mut pullquote(folder.path(), &["extract", "--jsonl"]), record.as_bytes());
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(found["quotes"][0]["text"], "We \u{fffd} stay,", "{}", stderr(&output));
}

#[test]
fn fault_09_every_line_end_ends_a_line() {
    let lines = ["“We stay,” said Ana Lopes.", "It rained.", "“We go,” said Ben Cole."];
    for end in ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
        let text = &texts("story.txt", lines.join(&end.repeat(2)).as_bytes())[0];
        let article = Article::new(Document::record(String::new(), Media::Plain, text.clone()));
        assert_eq!((article.paragraphs.len(), quoted(text).len()), (3, 2), "{end:?}");
    }
}

#[test]
fn fault_10_a_last_line_without_an_end_is_read_like_any_other() {
    for text in ["It rained.\n“We stay,” said Ana Lopes.", "It rained.\n“We stay,” said Ana Lopes.\n"]
    {
        assert_eq!(quoted(&texts("story.txt", text.as_bytes())[0]), ["We stay,"]);
    }
}

#[test]
fn fault_11_composed_and_decomposed_names_are_the_same() {
    let text = "“We stay,” said José Núñez. Later Jose\u{301} Nu\u{301}n\u{303}ez left for Lima.";
    let pattern = Pattern::new("josé núñez").unwrap();
    assert_eq!(pattern.find(text, 0..text.len()).map(|span| span.start), Some(20));
    assert!(pattern.find(text, 30..text.len()).is_some());
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let people = analyze(&article).entities;
    let people: Vec<&Entity> = people.iter().filter(|entity| entity.name.starts_with("Jos")).collect();
    assert_eq!(people.len(), 1, "{people:?}");
}

#[test]
fn fault_12_a_compressed_text_is_unpacked_as_far_as_it_goes() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::none());
    encoder.write_all("“We stay,” said Ana Lopes of Peru. It rained.\n".as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    assert_eq!(texts("story.txt.gz", &packed), ["“We stay,” said Ana Lopes of Peru. It rained.\n"]);
    let cut = read("story.txt.gz", &packed[..packed.len() - 20]).unwrap();
    assert!(cut[0].text.starts_with("“We stay,”"), "{}", cut[0].text);
    assert!(cut[0].notices.join("").contains("the compressed file is damaged"), "{:?}", cut[0].notices);
}

//! Whatever bytes come, a file ends as articles with text, or as one sentence: it never shows what it was packed in.

use super::{NITF, SUBTITLES, newsletter, packing_in, read, texts, web_archive};
use proptest::collection::vec;
use proptest::prelude::*;

/// A file of every kind, to be damaged.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let text = "Strike ends\n\n“We got it,” said Ana Ruiz.\n\nIt rained in Varna.\n";
    let page = format!("<!DOCTYPE html><meta charset=utf-8><article><p>{text}</p></article>");
    vec![
        ("news.eml", newsletter()),
        ("page.warc", web_archive()),
        ("item.xml", NITF.as_bytes().to_vec()),
        ("talk.vtt", SUBTITLES.as_bytes().to_vec()),
        ("story.json", format!("{{\"headline\":\"a\",\"articleBody\":{text:?}}}").into_bytes()),
        ("story.html", page.into_bytes()),
        ("story.txt", text.as_bytes().to_vec()),
        ("story", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_a_text_or_one_sentence(bytes in vec(any::<u8>(), 0..600), name in "[a-z]{1,4}(\\.(txt|html|eml|json|docx|gz|srt))?") {
        match read(&name, &bytes) {
            Ok(documents) => {
                prop_assert!(documents.iter().all(|document| !document.text.trim().is_empty()));
                let _ = texts(&name, &bytes);
            }
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(sentence.starts_with(&name) && !sentence.contains('\n'), "{sentence}");
            }
        }
    }

    /// Cut off anywhere after its first lines, a file still shows no packing.
    #[test]
    fn a_file_that_is_cut_off_shows_no_packing(kind in 0..8_usize, part in 0.3..1.0_f64) {
        let (name, bytes) = files().swap_remove(kind);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of a short file")]
        let cut = &bytes[..(bytes.len() as f64 * part) as usize];
        if let Ok(documents) = read(name, cut) {
            for document in documents {
                let article = pullquote::article::Article::new(document);
                prop_assert_eq!(packing_in(&article.text), None, "{}: {}", name, article.text);
            }
        }
    }

    /// One damaged byte or one zero never costs a text, and is told.
    #[test]
    fn one_damaged_byte_never_costs_the_article(at in 0..40_usize, byte in prop_oneof![Just(0_u8), Just(0xFF), Just(0x80)]) {
        let mut text = "Strike ends\n\n“We got it,” said Ana Ruiz.\n\n“It is over,” said Ben Cole, and it rained in Varna.\n".as_bytes().to_vec();
        text.insert(at, byte);
        let documents = read("story.txt", &text).unwrap();
        prop_assert!(documents[0].text.contains("“It is over,” said Ben Cole"), "{}", documents[0].text);
        prop_assert!(!documents[0].notices.is_empty());
    }
}

//! Files of decisions: what is read from them, and what is refused with the line.

use super::*;
use crate::export::json::records::{RecordError, Records};

const ANA: &str = include_str!("../../../../tests/decisions/ana.json");
const BEN: &str = include_str!("../../../../tests/decisions/ben.jsonl");

fn articles(text: &str) -> Result<Vec<DecidedArticle>, Damage> {
    let record = |record: Result<JsonRecord, RecordError>| match record {
        Ok(record) => record.article(),
        Err(RecordError::Damaged(damage)) => Err(damage),
        Err(RecordError::Unreadable(error)) => panic!("{error}"),
    };
    Records::new(text.as_bytes()).map(record).collect()
}

#[test]
fn reads_an_array_with_spans_speakers_and_decisions() {
    let articles = articles(ANA).unwrap();
    let [quay, mill] = articles.as_slice() else { panic!("{articles:?}") };
    assert_eq!((quay.source.as_deref(), quay.quotations.len()), (Some("quay.txt"), 4));
    assert_eq!(mill.hash, TextHash::of(&mill.article.text));
    let second = &quay.quotations[1];
    assert_eq!(quay.article.words(second.content), "Nobody asked us,");
    assert_eq!(second.subject, second.content);
    let name = |decided: &Decided| decided.speaker.clone().map(|named| (named.name, named.kind));
    assert_eq!(name(second), Some(("Rui Costa".to_owned(), SpeakerKind::Person)));
    let decision = &second.decision;
    assert_eq!((decision.verdict, decision.note.as_str()), (Verdict::Accepted, "heard it myself"));
    let stamp = decision.stamp.as_ref().unwrap();
    assert_eq!((stamp.reviewer.as_str(), stamp.at), ("ana", 1_773_065_100_250));
    assert_eq!(quay.quotations[2].decision.verdict, Verdict::Rejected(Some(Reason::NotSpeech)));
    assert_eq!(quay.quotations[3].decision.stamp, None, "no decision yet");
}

#[test]
fn reads_json_lines_one_object_and_an_indented_object_alike() {
    let one = articles(BEN).unwrap();
    let value: serde_json::Value = serde_json::from_str(BEN).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(articles(&format!("\u{feff}{pretty}")).unwrap(), one);
    assert_eq!(articles(&format!("[{BEN}]")).unwrap(), one);
    let mill =
        serde_json::to_string(&serde_json::from_str::<Vec<serde_json::Value>>(ANA).unwrap()[1]).unwrap();
    assert_eq!(articles(&format!("{BEN}\n{mill}\r\n")).unwrap().len(), 2);
    let corrected: Vec<bool> = one[0].quotations.iter().map(|decided| decided.new_speaker).collect();
    assert_eq!(corrected, [false, false, true, false, false]);
}

#[test]
fn refuses_damaged_foreign_and_misplaced_data_with_the_line() {
    let (cut, _) = BEN.split_at(BEN.floor_char_boundary(BEN.len() / 2));
    for (text, line, says) in [
        ("no", 1, "not valid JSON at column 2"),
        ("{\"schema\": 3}", 1, "“schema” is a number instead of text"),
        (&BEN.replace("pullquote/1", "pullquote/2"), 1, "pullquote/2"),
        (&format!("\n{cut}"), 2, "ends too early"),
        (&format!("{BEN}\n{{}}"), 3, "the field “schema” is missing"),
        (&format!("[{BEN}"), 2, "ends too early"),
        (&format!("[{BEN}] more"), 2, "after the end"),
        (
            &BEN.replace("The quay is closed,” said", "The quay is closed.” said"),
            1,
            "not the one that was reviewed",
        ),
        (&BEN.replacen("\"start\": 1,", "\"start\": 2,", 1), 1, "q1 is not where"),
        (&BEN.replace("\"accepted\"", "\"applauded\""), 1, "“applauded” is unknown"),
        (&BEN.replace("\"matches\"", "\"rhymes\""), 1, "“rhymes” is unknown"),
        (&BEN.replace("2026-03-10T09:00:00.000Z", "noon"), 1, "“noon” is not a time"),
        (&BEN.replace("\"type\": \"person\"", "\"type\": \"parrot\""), 1, "parrot"),
        (&BEN.replace("\"review\"", "\"revue\""), 1, "without decisions"),
    ] {
        let wrong = articles(text).unwrap_err();
        assert_eq!(wrong.line, line, "{}", wrong.what);
        assert!(wrong.what.contains(says), "{says}: {}", wrong.what);
        assert!(!wrong.what.contains('\n'));
    }
}

#[test]
fn page_furniture_keeps_its_kind() {
    let text = "Ports\n\nA line that nobody would take for furniture.\n\n“We stay,” said Ana Lopes.\n";
    let at = text.find("A line").unwrap();
    let span = Span::new(at, at + "A line that nobody would take for furniture.".len());
    let article = article_of(text.to_owned(), Identity::default(), &[(span, FurnitureKind::Caption)]);
    let roles: Vec<bool> = article.paragraphs.iter().map(|paragraph| paragraph.role.is_furniture()).collect();
    assert_eq!(roles, [false, true, false]);
}

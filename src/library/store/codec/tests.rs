//! What was written before can be read, and what is written now is read as it was.

use super::*;

fn anchor() -> Anchor {
    Anchor {
        exact: "We “stay”\n=1".to_owned(),
        prefix: "é ".to_owned(),
        suffix: String::new(),
        span: Span::new(3, 17),
    }
}

/// One of everything, so that any change of the format fails a test.
fn everything() -> Vec<Act> {
    let person = || SpeakerName { name: "Ana Lopes".to_owned(), kind: SpeakerKind::Person };
    let peru = SpeakerName { name: "Peru".to_owned(), kind: SpeakerKind::Country(CountryCode(*b"PE")) };
    let seen = |speaker| SeenAttribution { speaker, kind: QuotationKind::Partial };
    let opinion = |verdict, speaker: Option<SpeakerName>| Opinion {
        reviewer: "ana".to_owned(),
        verdict,
        kind: speaker.is_some().then_some(QuotationKind::Indirect),
        content: speaker.is_some().then(|| "We “stay”".to_owned()),
        speaker,
    };
    let changes = vec![
        Change::Accept(seen(Some(person()))),
        Change::Accept(seen(None)),
        Change::Reject(None),
        Change::Reject(Some(Reason::NotTheirWords)),
        Change::Skip,
        Change::Flag,
        Change::Unflag,
        Change::Speaker(peru),
        Change::Speaker(SpeakerName::unnamed()),
        Change::Kind(QuotationKind::Indirect),
        Change::Bounds(anchor()),
        Change::Verify(Verification::CannotVerify),
        Change::Source("tape 1, 02:11".to_owned()),
        Change::Words("We leave".to_owned()),
        Change::Note("two\nlines".to_owned()),
        Change::Add(seen(None)),
        Change::Differ(vec![
            opinion(Verdict::Accepted, Some(person())),
            opinion(Verdict::Rejected(Some(Reason::Other)), None),
            opinion(Verdict::Pending, None),
        ]),
        Change::Move(anchor()),
        Change::Forget,
        Change::Dismiss,
        Change::Rename(person()),
    ];
    let subjects = [
        Subject::Quotation(anchor()),
        Subject::Mention(anchor()),
        Subject::Entity(EntityName { tag: EntityTag::Country, name: "Chad".to_owned() }),
    ];
    let said = subjects.iter().flat_map(|subject| changes.iter().map(move |c| (subject.clone(), c.clone())));
    vec![Act::Change(said.collect()), Act::Undo(ActId(7)), Act::Redo(ActId(7))]
}

#[test]
fn every_act_survives_a_round_trip() {
    for written in everything() {
        assert_eq!(act(&written_act(&written)), Some(written));
    }
}

#[test]
fn acts_of_the_first_version_can_be_read() {
    let json = r#"{"changes":[{"of":{"quotation":{"exact":"No","prefix":"“","suffix":"”","start":3,"end":5}},"said":{"accept":{"speaker":{"name":"Peru","kind":"country","code":"PE"},"kind":"direct"}}},{"of":{"entity":{"panel":"people","name":"Medea"}},"said":"dismiss"}]}"#;
    let read = act(json).unwrap();
    assert_eq!(written_act(&read), json);
    assert_eq!(written_act(&Act::Undo(ActId(3))), r#"{"undo":3}"#);
}

#[test]
fn acts_of_a_newer_version_are_not_misread() {
    for json in [
        r#"{"merge":[1,2]}"#,
        r#"{"changes":[{"of":{"entity":{"panel":"people","name":"x"}},"said":"applaud"}]}"#,
        r#"{"changes":[{"of":{"entity":{"panel":"people","name":"x"}},"said":{"reject":"bored"}}]}"#,
        "",
    ] {
        assert_eq!(act(json), None, "{json}");
    }
}

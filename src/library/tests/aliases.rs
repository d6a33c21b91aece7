//! Names that are one speaker count as one in every answer, with undo, and whatever another program does.

use super::*;
use crate::audit::SpeakerSort;
use crate::input::{Identity, IdentitySource, Stated};

const FORD: &str = "Council closes the ford\n\n“The ford is closed until the river falls,” said Anthony Vale, the warden.\n\n\
    “We were told nothing,” Mara Okoye said.\n";
const MARKET: &str = "Market opens again\n\n“The ford is not closed until the river falls,” said Antony Vale, the warden.\n\n\
    “We counted ninety stalls,” said Tom Park, the clerk.\n";

fn sample_library() -> TestLibrary {
    let mut fixture = TestLibrary::new();
    fixture.add(FORD, "/ford.txt", 10);
    fixture.add(MARKET, "/market.txt", 20);
    fixture
}

fn named(fixture: &mut TestLibrary) -> Vec<String> {
    let speakers = fixture.library.refresh_all().unwrap().speakers().unwrap();
    let line = |speaker: &SpeakerTotals| format!("{} {}", speaker.name, speaker.quotations);
    let mut named: Vec<String> = speakers.named.iter().map(line).collect();
    named.sort();
    named
}

fn found(fixture: &mut TestLibrary, words: &str) -> Vec<i64> {
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 20 };
    let hits = fixture.library.refresh_all().unwrap().search(&query).unwrap().hits;
    let mut found: Vec<i64> = hits.iter().map(|hit| hit.article.0).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn two_names_of_one_speaker_are_one_in_every_answer_until_that_is_undone() {
    let mut fixture = sample_library();
    let before = ["Anthony Vale 1", "Antony Vale 1", "Mara Okoye 1", "Tom Park 1"];
    assert_eq!(named(&mut fixture), before);
    assert_eq!(found(&mut fixture, "speaker:\"antony vale\""), [2]);
    fixture.library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    assert_eq!(named(&mut fixture), ["Anthony Vale 2", "Mara Okoye 1", "Tom Park 1"]);
    for words in
        ["speaker:\"antony vale\"", "speaker:antony", "speaker:ANTHONY", "anthony", "antony", "speaker:anton"]
    {
        assert_eq!(found(&mut fixture, words), [1, 2], "{words}");
    }
    assert_eq!(found(&mut fixture, "-speaker:antony"), [1, 2], "the other speakers of both");
    assert_eq!(found(&mut fixture, "speaker:okoye"), [1]);
    let index = fixture.library.refresh_all().unwrap();
    let listed = |words: &str| {
        index.list(&ListQuery { words: words.to_owned(), ..ListQuery::default() }).unwrap().len()
    };
    assert_eq!((listed("speaker:antony"), listed("speaker:okoye")), (2, 1));
    assert_eq!(index.quotations("speaker:antony").unwrap().len(), 2);
    for name in ["Antony Vale", "anthony vale", "Vale"] {
        let card = index.speaker(name).unwrap();
        assert_eq!((card.quotations.len(), card.spellings.len(), card.others.len()), (2, 2, 0), "{name}");
    }
    let said = index
        .search(&SearchQuery { words: String::new(), speaker: "Antony Vale".to_owned(), most: 9 })
        .unwrap();
    assert_eq!(said.hits.len(), 2);
    assert_eq!(index.preview(ArticleId(2)).unwrap().speakers[0].name, "Anthony Vale");
    let audited = index.audited(&AuditFilter::default()).unwrap();
    let people =
        audited.iter().flat_map(|article| &article.quotations).filter_map(|one| one.speaker.as_ref());
    let people: std::collections::BTreeSet<&str> =
        people.filter(|one| one.sort == SpeakerSort::Person).map(|one| one.name.as_str()).collect();
    assert_eq!(people.into_iter().collect::<Vec<_>>(), ["Anthony Vale", "Mara Okoye", "Tom Park"]);
    let repeats = index.repeats().unwrap();
    assert_eq!(repeats.len(), 1);
    assert!(repeats[0].quotations.iter().all(|one| !one.has_other_speaker), "{repeats:?}");
    let known = fixture.library.known_speakers().unwrap();
    assert_eq!(known.iter().filter(|one| one.name.ends_with("Vale")).count(), 1);
    fixture.library.undo_change("ana").unwrap();
    assert_eq!(named(&mut fixture), before);
    assert_eq!(found(&mut fixture, "speaker:\"antony vale\""), [2]);
    fixture.library.redo_change("ana").unwrap();
    assert_eq!(named(&mut fixture).len(), 3);
    assert_eq!(fixture.library.separate_speaker("ana", "Anthony Vale").unwrap(), ["Antony Vale"]);
    assert_eq!(named(&mut fixture), before);
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn two_programs_join_names_and_none_is_lost() {
    let mut fixture = sample_library();
    let mut other = Library::open(fixture.folder.path()).unwrap();
    fixture.library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    other.join_speakers("ben", "Anthony Vale", "Tony Vale").unwrap();
    for library in [&mut fixture.library, &mut other] {
        let aliases = library.aliases().unwrap();
        assert_eq!(aliases.names_of("Antony Vale"), ["Tony Vale", "Anthony Vale", "Antony Vale"]);
        assert_eq!(library.refresh_all().unwrap().speaker("Tony Vale").unwrap().quotations.len(), 2);
    }
    other.undo_change("ben").unwrap();
    assert_eq!(fixture.library.aliases().unwrap().name_of("Antony Vale"), "Anthony Vale");
}

#[test]
fn what_cannot_be_joined_or_separated_gets_a_sentence() {
    let mut fixture = sample_library();
    fixture.library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    let library = &mut fixture.library;
    let said = [
        library.join_speakers("ana", "  ", "Anthony Vale").unwrap_err().to_string(),
        library.join_speakers("ana", "ANTHONY VALE", "antony  vale").unwrap_err().to_string(),
        library.separate_speaker("ana", "Tom Park").unwrap_err().to_string(),
        library.keep_apart("ana", ["antony  vale", "Anthony Vale"]).unwrap_err().to_string(),
    ];
    assert!(said[0].contains("a name is missing") && said[1].contains("one speaker already"), "{said:?}");
    assert!(said[2].contains("“Tom Park” has no other name"), "{said:?}");
    assert!(said[3].contains("count as one speaker: separate them first"), "{said:?}");
    library.keep_apart("ana", ["Tom  Park", " Mara Okoye "]).unwrap();
    assert!(library.aliases().unwrap().are_apart("Mara Okoye", "Tom Park"));
    assert_eq!(library.aliases().unwrap().all().len(), 1);
}

#[test]
fn names_that_are_spelt_alike_are_pointed_out_until_they_are_joined_or_kept_apart() {
    let suggested = |fixture: &mut TestLibrary| -> Vec<String> {
        let found = fixture.library.refresh_all().unwrap().name_suggestions().unwrap();
        found.iter().map(|one| format!("{} / {}", one.spelling.name, one.name.name)).collect()
    };
    let mut fixture = sample_library();
    assert_eq!(suggested(&mut fixture).len(), 1);
    assert!(suggested(&mut fixture)[0].contains("Antony Vale"));
    let apart = LibraryChange::KeepApart(["Anthony Vale".to_owned(), "antony vale".to_owned()]);
    fixture.library.change("ana", vec![apart]).unwrap();
    assert!(suggested(&mut fixture).is_empty());
    fixture.library.undo_change("ana").unwrap();
    fixture.library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    assert!(suggested(&mut fixture).is_empty());
}

#[test]
fn a_card_has_dates_outlets_topics_and_what_was_said_otherwise() {
    let mut fixture = sample_library();
    fixture.library.join_speakers("ana", "Antony Vale", "Anthony Vale").unwrap();
    let mut later =
        article(&FORD.replace("is closed until the river falls", "stays closed, as the river said"));
    later.identity.merge(Identity {
        published: Some(Stated::new("2026-11-03".to_owned(), IdentitySource::Visible)),
        site: Some(Stated::new("The Coast Post".to_owned(), IdentitySource::Visible)),
        ..Identity::default()
    });
    let key = ArticleKey { hash: TextHash::of(&later.text), file: Some("/later.txt".to_owned()) };
    fixture.library.add(&later, &key, 30).unwrap();
    let card = fixture.library.refresh_all().unwrap().speaker("Vale").unwrap();
    let days: Vec<String> = card.articles.iter().map(ArticleShare::day).collect();
    assert_eq!(days, ["2026-11-03", "1970-01-01", "1970-01-01"]);
    assert_eq!(
        card.months.iter().map(|one| (one.month.as_str(), one.quotations)).collect::<Vec<_>>(),
        [("2026-11", 1)],
        "the day of adding is in no month"
    );
    let dated: Vec<String> = card.articles.iter().map(ArticleShare::dated).collect();
    assert_eq!(dated, ["2026-11-03", "added 1970-01-01", "added 1970-01-01"]);
    let outlets: Vec<(Option<&str>, usize)> =
        card.outlets.iter().map(|one| (one.outlet.as_deref(), one.quotations)).collect();
    assert_eq!(outlets, [(None, 2), (Some("The Coast Post"), 1)]);
    let topics: Vec<&str> = card.topics.iter().map(|(word, _)| word.as_str()).collect();
    assert!(
        topics.contains(&"ford") && topics.contains(&"river") && !topics.contains(&"until"),
        "{topics:?}"
    );
    assert_eq!(card.words_often_used(), ["closed in 3 quotations", "ford in 3", "river in 3", "falls in 2"]);
    assert!(card.statements[0].may_contradict(), "{:?}", card.statements);
    let first = card.statements[0].members[0].index;
    assert_eq!(card.quotations[first].content, "The ford is closed until the river falls,");
}

#[test]
fn a_surname_beside_the_only_fuller_name_is_pointed_out() {
    let mut fixture = TestLibrary::new();
    let said = |name: &str, words: &str| format!("The vote\n\n“{words},” {name} said on Monday.\n");
    fixture.add(&said("Tom Ashworth", "The vote is lost"), "/one.txt", 1);
    fixture.add(&said("Ashworth", "It was never close to a win"), "/two.txt", 2);
    let found = fixture.library.refresh_all().unwrap().name_suggestions().unwrap();
    let pairs: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|one| (one.spelling.name.as_str(), one.name.name.as_str(), one.likeness.word()))
        .collect();
    assert_eq!(pairs, [("Ashworth", "Tom Ashworth", "surname")]);
    fixture.add(&said("Ada Ashworth", "We begin again tomorrow"), "/three.txt", 3);
    let found = fixture.library.refresh_all().unwrap().name_suggestions().unwrap();
    assert!(found.is_empty(), "either can be meant: {found:?}");
}

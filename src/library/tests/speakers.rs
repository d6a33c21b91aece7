//! Speakers across all articles: who is counted together, and who is not.

use super::*;

const RAIN: &str = "Rain in Lima\n\n“It rained all day,” Ana María López said on Tuesday.\n\n“Too much,” Ana Lopez \
    added.\n\n“We had nine days of it,” said a senior official.\n";

fn sample_library() -> TestLibrary {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 10);
    fixture.add(RAIN, "/rain.txt", 20);
    fixture.add("Harbour\n\n“No ship came,” Eva Lopes, the pilot, said.\n", "/harbour.txt", 30);
    fixture
}

fn names(speakers: &[SpeakerTotals]) -> Vec<&str> {
    speakers.iter().map(|speaker| speaker.name.as_str()).collect()
}

#[test]
fn a_surname_selects_everyone_who_has_it() {
    let mut fixture = sample_library();
    let card = fixture.library.refresh_all().unwrap().speaker("lopes").unwrap();
    assert_eq!(names(&card.spellings), ["Ana Lopes", "Eva Lopes"]);
    assert_eq!(card.others, []);
    let shares: Vec<(i64, usize)> =
        card.articles.iter().map(|share| (share.article.0, share.quotations)).collect();
    assert_eq!(shares, [(3, 1), (1, 3)], "most recently added article first");
    assert_eq!(card.quotations[0].content, "No ship came,");
    assert_eq!(
        (card.quotations[1].number, card.quotations[1].place as usize),
        (1, QUAY.find("The quay").unwrap())
    );
}

#[test]
fn a_full_name_excludes_others_with_the_same_surname() {
    let mut fixture = sample_library();
    let card = fixture.library.refresh_all().unwrap().speaker("Ana Lopes").unwrap();
    assert_eq!((names(&card.spellings), names(&card.others)), (vec!["Ana Lopes"], vec!["Eva Lopes"]));
    let index = fixture.library.refresh_all().unwrap();
    let accents = index.speaker("ana lopez").unwrap();
    assert_eq!(names(&accents.spellings), ["Ana María López"]);
    let no_match = index.speaker("Ana").unwrap();
    assert_eq!((no_match.quotations.len(), no_match.spellings.len()), (0, 0));
}

#[test]
fn shares_are_counted_in_words() {
    let mut fixture = sample_library();
    let index = fixture.library.refresh_all().unwrap();
    let card = index.speaker("Costa").unwrap();
    let [share] = card.articles.as_slice() else { panic!("{card:?}") };
    let quoted = |hits: &[SpeakerQuotation]| -> usize {
        hits.iter().map(|said| said.content.split(' ').count()).sum()
    };
    assert_eq!((card.words, share.words), (quoted(&card.quotations), card.words));
    let all = index.speaker("Lopes").unwrap();
    let in_quay = all.articles.iter().find(|other| other.article == share.article).unwrap();
    assert_eq!(share.all_words, in_quay.words + share.words, "the two are the only speakers");
    assert!(card.all_words > share.all_words);
}

#[test]
fn rejected_quotations_do_not_count_and_corrections_do() {
    let mut fixture = sample_library();
    fixture.decide((ArticleId(1), 0), Change::Reject(None), 40);
    fixture.decide((ArticleId(1), 1), person("Eva Lopes"), 41);
    let index = fixture.library.refresh_all().unwrap();
    let card = index.speaker("Lopes").unwrap();
    assert!(card.quotations.iter().all(|said| said.content != "The quay is closed,"));
    let eva = index.speaker("Eva Lopes").unwrap();
    assert_eq!(eva.quotations.len(), 2);
    assert_eq!(
        (eva.quotations[1].state.as_str(), eva.quotations[1].speaker.as_str()),
        ("edited", "Eva Lopes")
    );
}

#[test]
fn unnamed_speakers_are_listed_separately() {
    let mut fixture = sample_library();
    let speakers = fixture.library.refresh_all().unwrap().speakers().unwrap();
    assert!(names(&speakers.named).contains(&"Rui Costa"), "{speakers:?}");
    assert_eq!(names(&speakers.unnamed), ["a senior official"]);
    assert!(speakers.named.is_sorted_by(|one, next| one.words >= next.words));
    let unnamed = SpeakerName { name: String::new(), kind: SpeakerKind::Unknown };
    let counted = speakers.without_speaker.quotations;
    fixture.decide((ArticleId(3), 0), Change::Speaker(unnamed), 50);
    let speakers = fixture.library.refresh_all().unwrap().speakers().unwrap();
    assert_eq!(speakers.without_speaker.quotations, counted + 1);
    assert_eq!(speakers.without_speaker.name, "");
}

//! Quotations of several articles, and the groups that they are.

use super::{InVersions, PrintedBy, PrintedQuotation, repeats};

/// "article words" with a day and a speaker -> "altered in 2 of 3: 1 same, 2 altered" for each group.
fn told(printed: &[(i64, &str, &str, &str)]) -> Vec<String> {
    let printed: Vec<PrintedQuotation<'_>> = printed
        .iter()
        .map(|(article, day, speaker, words)| PrintedQuotation {
            article: *article,
            by: PrintedBy::DatedArticle,
            versions: of_day(day),
            day,
            moment: None,
            words,
            speaker: Some(*speaker).filter(|name| !name.is_empty()),
        })
        .collect();
    let groups = repeats(&printed);
    let told = groups.iter().map(|group| {
        let members = group.members.iter().map(|member| {
            let article = printed[member.index].article;
            let other = if member.has_other_speaker { " by another" } else { "" };
            format!("{article} {}{other}", member.relation.word())
        });
        format!("{} first: {}", group.first, members.collect::<Vec<_>>().join(", "))
    });
    told.collect()
}

/// Each day has a version of its own, which is not the one that is shown.
fn of_day(day: &str) -> InVersions {
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    InVersions { first: digits.parse().unwrap(), is_current: false }
}

const QUAY: &str = "We will not close the quay before the last ferry has left the port.";

#[test]
fn an_excerpt_of_a_turn_is_cut_even_if_its_first_word_stands_before() {
    let turn = "Good evening. We will come to order, and we have two things to say. We will not close the quay before the \
                last ferry has left the port. Not this year and not the next.";
    assert_eq!(
        told(&[(1, "2026-11-03", "Ana Ruiz", QUAY), (2, "2026-11-04", "Ana Ruiz", turn)]),
        ["1 first: 1 same, 2 cut"]
    );
}

#[test]
fn the_same_words_in_several_articles_are_one_group_with_the_first_by_date_at_its_head() {
    let other = "we will not close the quay before the last ferry has left the port,";
    assert_eq!(
        told(&[
            (1, "2026-11-04", "Ana Ruiz", QUAY),
            (2, "2026-11-03", "Ruiz", other),
            (3, "2026-11-05", "Ana Ruiz", "Nobody has asked the people who live on the quay."),
        ]),
        ["1 first: 2 same, 1 same"]
    );
}

#[test]
fn altered_and_cut_words_are_told_apart() {
    assert_eq!(
        told(&[
            (1, "2026-11-03", "Ana Ruiz", QUAY),
            (2, "2026-11-04", "Ana Ruiz", &QUAY.replace("not ", "")),
            (3, "2026-11-04", "Ana Ruiz", "We will not close the quay before the last ferry has left"),
            (4, "2026-11-05", "Ana Ruiz", &QUAY.replace("last ferry", "second boat")),
            (5, "2026-11-05", "Ben Cole", QUAY),
        ]),
        ["1 first: 1 same, 2 altered, 3 cut, 4 altered, 5 same by another"]
    );
}

#[test]
fn of_one_day_nobody_can_tell_which_was_first() {
    let day = "2026-11-03";
    assert_eq!(
        told(&[(1, day, "", QUAY), (2, day, "", QUAY), (3, "2026-11-04", "", QUAY)]),
        ["2 first: 1 same, 2 same, 3 same"]
    );
}

#[test]
fn of_words_that_differ_on_one_day_and_of_articles_without_a_date_none_is_the_first() {
    let altered = QUAY.replace("not ", "");
    let (day, next) = ("2026-11-03", "2026-11-04");
    assert_eq!(
        told(&[(1, day, "Ana Ruiz", QUAY), (2, day, "Ana Ruiz", &altered), (3, next, "Ana Ruiz", QUAY)]),
        ["0 first: 1 same, 2 altered, 3 same"]
    );
    let kept = |article, moment| PrintedQuotation {
        moment: Some(moment),
        ..quay(article, PrintedBy::UndatedArticle, day)
    };
    assert_eq!(repeats(&[kept(1, 10), kept(2, 12)])[0].first, 0, "the second may have been printed before");
    let later = PrintedQuotation { words: &altered, ..kept(1, 12) };
    let later = PrintedQuotation { versions: of_day(next), ..later };
    assert_eq!(repeats(&[kept(1, 10), later])[0].first, 1, "a version follows the one before it");
    let transcript = quay(2, PrintedBy::Transcript, day);
    assert_eq!(repeats(&[kept(1, 10), transcript])[0].first, 1, "a transcript printed nothing");
}

#[test]
fn an_article_without_a_time_may_have_been_as_early_as_the_first_of_its_day() {
    let printed =
        |article, moment| PrintedQuotation { moment, ..quay(article, PrintedBy::DatedArticle, "2026-11-03") };
    let printed = [printed(1, Some(12)), printed(2, Some(10)), printed(3, None)];
    let group = &repeats(&printed)[0];
    let articles: Vec<i64> = group.members.iter().map(|member| printed[member.index].article).collect();
    assert_eq!((group.first, articles), (2, vec![3, 2, 1]));
}

#[test]
fn a_statement_inside_a_longer_one_is_found() {
    let long = format!(
        "I have said this many times in this hall, and I say it again tonight to everyone who came here. {QUAY} \
         That is what the council has decided, and that is what we are going to do, whatever the companies want."
    );
    assert_eq!(
        told(&[(1, "2026-11-03", "Ana Ruiz", &long), (2, "2026-11-04", "Ana Ruiz", QUAY)]),
        ["1 first: 1 same, 2 cut"]
    );
}

#[test]
fn phrases_that_anybody_uses_are_no_group() {
    let table = [
        // Too short.
        ("a long way to go", "Ben Cole", "a long way to go"),
        ("That is all", "Ben Cole", "That is all"),
        // Nearly the same few words of two people.
        ("We have to do more now", "Ben Cole", "We have to do better now"),
        // A common phrase in two long statements.
        (
            "At the end of the day the fishermen decide what they sell and to whom",
            "Ben Cole",
            "At the end of the day it is the weather that tells every captain where to go",
        ),
    ];
    for (one, speaker, other) in table {
        let found = told(&[(1, "2026-11-03", "Ana Ruiz", one), (2, "2026-11-04", speaker, other)]);
        let is_same = one == other && one.split(' ').count() >= 5;
        assert_eq!(found.is_empty(), !is_same, "{one} / {other}: {found:?}");
    }
    assert_eq!(
        told(&[
            (1, "2026-11-03", "Ana Ruiz", "We have to do more now"),
            (2, "2026-11-04", "Ruiz", "We have to do better now"),
        ]),
        ["1 first: 1 same, 2 altered"],
        "of one person it is the same statement"
    );
}

#[test]
fn an_article_that_repeats_its_own_words_is_no_group_and_one_whose_next_version_alters_them_is() {
    assert_eq!(told(&[(1, "2026-11-03", "", QUAY), (1, "2026-11-03", "", QUAY)]), Vec::<String>::new());
    assert_eq!(
        told(&[(1, "2026-11-03", "", QUAY), (1, "2026-11-05", "", &QUAY.replace("not ", ""))]),
        ["1 first: 1 same, 1 altered"]
    );
    let altered = QUAY.replace("not ", "");
    let one_version = [(1, "2026-11-03", "", QUAY), (1, "2026-11-03", "", altered.as_str())];
    assert_eq!(told(&one_version), Vec::<String>::new(), "no version changed another");
    assert_eq!(
        told(&[one_version[0], one_version[1], (2, "2026-11-04", "", QUAY)]),
        ["0 first: 1 same, 1 altered, 2 same"],
        "beside another article the words are told, and nobody knows which of them came first"
    );
}

#[test]
fn words_that_stand_beside_the_earlier_ones_in_a_version_were_not_altered_by_it() {
    let altered = QUAY.replace("not ", "");
    let found = |one: (usize, bool), other: (usize, bool)| {
        let printed = |words, (first, is_current)| PrintedQuotation {
            words,
            versions: InVersions { first, is_current },
            ..quay(1, PrintedBy::DatedArticle, "2026-11-03")
        };
        repeats(&[printed(QUAY, one), printed(&altered, other)]).len()
    };
    for (one, other, expected) in [
        ((1, false), (2, true), 1),
        ((1, false), (2, false), 1),
        ((1, true), (2, true), 0),
        ((1, true), (2, false), 0),
        ((1, false), (1, true), 0),
    ] {
        assert_eq!(found(one, other), expected, "{one:?} / {other:?}");
    }
}

#[test]
fn every_altered_word_of_a_statement_is_noticed() {
    let words: Vec<&str> = QUAY.split(' ').collect();
    for at in 0..words.len() {
        let mut altered = words.clone();
        altered[at] = "something";
        let altered = altered.join(" ");
        assert_eq!(
            told(&[(1, "2026-11-03", "Ana Ruiz", QUAY), (2, "2026-11-04", "Ana Ruiz", &altered)]),
            ["1 first: 1 same, 2 altered"],
            "{altered}"
        );
    }
}

/// The same words in an article or transcript of a day.
fn quay(article: i64, by: PrintedBy, day: &str) -> PrintedQuotation<'_> {
    PrintedQuotation { article, by, versions: of_day(day), day, moment: None, words: QUAY, speaker: None }
}

#[test]
fn beside_an_article_without_a_date_none_is_the_first_and_a_transcript_is_no_article() {
    let printed = [
        quay(1, PrintedBy::Transcript, "2026-11-01"),
        quay(2, PrintedBy::UndatedArticle, "2026-11-02"),
        quay(3, PrintedBy::DatedArticle, "2026-11-05"),
        quay(4, PrintedBy::DatedArticle, "2026-11-04"),
    ];
    let group = repeats(&printed).remove(0);
    let order: Vec<i64> = group.members.iter().map(|member| printed[member.index].article).collect();
    assert_eq!((order, group.first, group.articles, group.transcripts), (vec![4, 3, 2, 1], 0, 3, 1));
    assert_eq!(repeats(&printed[..2]).len(), 1, "an article and its source have the same words");
    let transcripts = [printed[0].clone(), quay(5, PrintedBy::Transcript, "2026-11-01")];
    assert!(repeats(&transcripts).is_empty(), "no article has the words");
}

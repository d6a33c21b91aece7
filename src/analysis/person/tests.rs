//! Each rule with a sentence it gets right and one it must leave alone.

use super::*;
use crate::article::{Paragraph, Role};
use crate::text::Span;

fn people(text: &str) -> Vec<PersonMention> {
    let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    let passage = Passage::new(text, &paragraphs);
    find(&passage, &crate::analysis::country::find(&passage))
}

/// Checks that exactly the words in square brackets are found.
fn check(drawn: &str) {
    let text: String = drawn.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let mut found = text.clone();
    for person in people(&text).iter().rev() {
        found.insert(person.span.end as usize, ']');
        found.insert(person.span.start as usize, '[');
    }
    assert_eq!(found, drawn);
}

fn roles(text: &str) -> Vec<(&str, &str)> {
    let people = people(text);
    people.iter().filter_map(|person| Some((person.span.of(text), person.role?.of(text)))).collect()
}

#[test]
fn titles_and_possessive_endings_stay_outside() {
    check("US Secretary of State [Maria Lopez]’s warnings worried Mr. [Okafor].");
    check("Defence Minister [Jan Kowalczyk] met Gen. [Adebayo Ogunleye] and Dr [Nadia Haddad].");
}

#[test]
fn a_surname_is_known_after_the_full_name_and_before_it() {
    check("[Lopez] waited. Later [Maria Lopez] said that [Lopez] had waited.");
    check("[Maria Lopez] spoke. The [Lopez] government fell.");
    check("[Maria Lopez] spoke. The Lopez Foundation paid.");
}

#[test]
fn hyphens_particles_initials_and_nicknames_are_part_of_a_name() {
    check("President [Yoon Suk-yeol] met [Prayut Chan-o-cha].");
    check("Crown Prince [Mohammed bin Salman] called [Ana de la Cruz].");
    check("[J. Kowalczyk] and [S Venkataraman] agreed, [Karim al-Masri] said.");
    check("[Ernesto “Chucho” Vidal] was heard.");
    check("The meeting was led by [“Big John” Petersen].");
    check("His opponent, [Jerome \"Bones\" Whitlock], has been shy. [Tommy “the Postman” Reyes] was late.");
    check("[Ekow \"Ladder\" Bartels-Mends] had bet [Ana “Queen Bee” Lopez] a goat.");
    check("We met [Grace Lopez]. “Never,” [Petersen] said.");
    check("US-based writers met.");
}

#[test]
fn the_words_around_a_name_decide() {
    check("[Idris Zirwan], 42, fled.");
    check("“No,” said [Zorbeka].");
    check("The mayor, [Dorvan Hamtu], who was ill, stayed.");
    check("The rain reached Zirwan on Tuesday.");
}

#[test]
fn the_first_word_of_a_sentence_is_not_a_name() {
    check("After [Maria Lopez] spoke, Nobody answered.");
    check("When it rained, Rivers rose.");
}

#[test]
fn places_storms_awards_and_companies_named_after_people_are_not_people() {
    for text in [
        "Hurricane Maria hit the coast.",
        "The Maria Lopez Street was closed.",
        "They met in Buenos Aires on Monday.",
        "He won the Kowalczyk Award and the Nansen Medal.",
        "Goldman Sachs and Morgan Stanley moved in June.",
        "Muslim and Asian leaders met.",
        "The Supreme Court agreed with Parliament.",
    ] {
        check(text);
    }
}

#[test]
fn roles_are_kept_in_the_words_of_the_article() {
    for (text, role) in [
        ("US Secretary of State Maria Lopez said so.", "US Secretary of State"),
        ("Maria Lopez, the mayor of Lima, said so.", "mayor of Lima"),
        ("The former police commissioner Maria Lopez said so.", "former police commissioner"),
        ("Foreign Ministry spokesman Maria Lopez said so.", "Foreign Ministry spokesman"),
    ] {
        assert_eq!(roles(text), [("Maria Lopez", role)]);
    }
    for (text, role) in [
        (
            "“We stay,” said Maria Lopez, CEO and founder of Harbour Foods Inc.",
            "CEO and founder of Harbour Foods Inc.",
        ),
        ("Maria Lopez, president of the club on the eve of the strike, said so.", "president of the club"),
        ("Maria Lopez, mayor of Lima during the war, said so.", "mayor of Lima"),
        ("Maria Lopez, adviser on the climate, said so.", "adviser on the climate"),
        (
            "Maria Lopez, NASA’s deputy director for science in Texas, said so.",
            "NASA’s deputy director for science in Texas",
        ),
        ("Maria Lopez, president of Salt & Sons, said so.", "president of Salt & Sons"),
        ("Maria Lopez, a doctor at the hospital where they lay, said so.", "doctor at the hospital"),
        ("Maria Lopez, a captain who sailed alone, said so.", "captain"),
        ("Maria Lopez, local president of the dockers’ union.", "local president of the dockers’ union"),
        ("The culture minister, Maria Lopez, said so.", "culture minister"),
        ("“We stay,” said the head of the union, Maria Lopez.", "head of the union"),
        ("The president of the dockers’ union, Maria Lopez, said so.", "president of the dockers’ union"),
        ("The port’s harbour master and spokesman, Maria Lopez, said so.", "harbour master and spokesman"),
    ] {
        assert_eq!(roles(text), [("Maria Lopez", role)]);
    }
    assert_eq!(roles("She met the minister, Maria Lopez and others."), []);
    assert_eq!(roles("Maria Lopez, in a letter to the mayor, said so."), []);
    assert_eq!(roles("Maria Lopez, the day after, left."), []);
    assert_eq!(roles("Maria Lopez, coach said."), []);
}

#[test]
fn the_first_word_of_a_sentence_belongs_to_the_role() {
    for (text, role) in [
        ("Former minister Maria Lopez said so.", "Former minister"),
        ("Union leader Maria Lopez said so.", "Union leader"),
        ("Presidential candidate Maria Lopez said so.", "Presidential candidate"),
        ("Former police commissioner Maria Lopez said so.", "Former police commissioner"),
        ("Opposition leader Maria Lopez said so.", "Opposition leader"),
        ("Team captain Maria Lopez said so.", "Team captain"),
        ("Yesterday minister Maria Lopez said so.", "minister"),
        ("But minister Maria Lopez said so.", "minister"),
        ("When President Maria Lopez left, it rained.", "President"),
        ("After Prime Minister Maria Lopez left, it rained.", "Prime Minister"),
        ("Today union leader Maria Lopez said so.", "union leader"),
        ("Shortly afterwards minister Maria Lopez said so.", "minister"),
    ] {
        assert_eq!(roles(text), [("Maria Lopez", role)], "{text}");
    }
}

#[test]
fn a_clause_behind_a_name_is_no_role() {
    for text in [
        "Maria Lopez, nor the treasurer would comment.",
        "Said Maria Lopez, the treasurer would not come.",
        "With Maria Lopez, the minister must talk.",
        "Neither Maria Lopez, but the mayor, left.",
    ] {
        assert_eq!(roles(text), [], "{text}");
    }
    assert_eq!(roles("Maria Lopez, once mayor of Lima, left."), [("Maria Lopez", "once mayor of Lima")]);
}

#[test]
fn titles_show_the_gender() {
    let gender = |text: &str| people(text).first().and_then(|person| person.gender);
    assert_eq!(gender("Mrs Kowalczyk said so."), Some(Gender::Female));
    assert_eq!(gender("Spokeswoman Jan Kowalczyk said so."), Some(Gender::Female));
    assert_eq!(gender("King Jan Kowalczyk said so."), Some(Gender::Male));
    assert_eq!(gender("President Jan Kowalczyk said so."), None);
}

#[test]
fn a_country_inside_a_name_belongs_to_the_person_and_alone_to_itself() {
    check("[Chad Okafor] said that Chad was warm. Jordan and Kenya agreed.");
    let text = "The lawyer Maria Holland said that Holland was flat. Kenya agreed.";
    let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    let passage = Passage::new(text, &paragraphs);
    let mut countries = crate::analysis::country::find(&passage);
    let people = find(&passage, &countries);
    claim(&people, &mut countries);
    assert!(people.iter().all(|person| countries.iter().all(|c| !c.span.overlaps(person.span))));
    assert!(countries.iter().any(|country| country.span.of(text) == "Kenya"));
}

#[test]
fn storms_are_not_people_and_titles_stay_outside() {
    check("Typhoon Maria reached the coast.");
    check("[Maria Storm] reached the coast.");
    check("They thanked Gen. [Adebayo Ogunleye] and Ustad [Karim Zaman].");
}

#[test]
fn a_dateline_and_a_headline_in_capitals() {
    check("LAGOS, Nigeria (Reuters) - [Maria Lopez] arrived on Monday.");
    let text = "MINISTER MARIA LOPEZ RESIGNS AFTER VOTE\n\nMaria Lopez resigned on Monday. Lopez said so.";
    let paragraphs = [(0, 39), (41, text.len())]
        .map(|(start, end)| Paragraph { span: Span::new(start, end), role: Role::Body });
    let passage = Passage::new(text, &paragraphs);
    let people = find(&passage, &[]);
    let names: Vec<&str> = people.iter().map(|person| person.span.of(text)).collect();
    assert_eq!(names, ["MARIA LOPEZ", "Maria Lopez", "Lopez"]);
}

#[test]
fn confidence_is_a_probability_and_higher_with_more_evidence() {
    let found = people("“No,” said President Maria Lopez, 42, who was ill.");
    assert!(found.iter().all(|person| (0.9..=1.0).contains(&person.confidence)));
}

#[test]
fn unusual_text_does_not_panic() {
    for text in [
        "",
        "-",
        "Ñ",
        "al-",
        "bin",
        "“A” “B",
        "Ł. Ø",
        "É-é-É",
        "Mr",
        "Mr. ",
        "of X",
        "ﬁ Ǆ’s",
        "A,Jr",
        "de la",
    ] {
        people(text);
    }
}

#[test]
fn states_and_parties_are_no_people() {
    check("The trial opened in Buffalo, N.Y. on Monday.");
    check("Sen. [Maria Lopez], D-N.Y., and Rep. [Jan Kowalczyk], R-Texas, agreed.");
    check("The band plays in St. Louis, MO in May.");
    check("Virginia Governor [Todd Hargreave] met Madison Mayor [Elaine Pruitt].");
    check("[Virginia Hargreave], the mayor, met [Madison Pruitt].");
}

#[test]
fn companies_things_and_small_words_are_no_people() {
    check("Macy’s closed its stores, analysts at Jefferies said.");
    check("[Grace Lowe] left. [Lowe]’s brother stayed.");
    check("The David Smith Foundation paid [David Smith].");
    check("Astronomers pointed the Hubble telescope at Jupiter.");
    check("[Edwin Hubble] was born in 1889. [Hubble] died in 1953.");
    check("“I’m here,” wrote [Maria Lopez] (@MariaLopez).");
    check("The Secretary-General met the Pope on Monday.");
    check("He died of Parkinson’s disease. [Michael Parkinson] wept.");
}

#[test]
fn an_abbreviation_before_a_name_is_its_title() {
    check("Comr. [Folasade Ige] met Otn. [Amos Dung] and Bro. [Kofi Mensah] in St. Louis.");
}

#[test]
fn towns_prisons_telescopes_and_their_people_are_no_people() {
    check("The band plays in Bristow, VA, and in Clarkston, Mich. in May.");
    check("[Maria Clarkston], MD, met [Clarkston]’s brother.");
    check("They went to Martha’s Vineyard. The mayor, [Edna Lopez], went to [Lopez]’s garden.");
    check("He was kept in the city’s Hoa Lo prison. I urge all Delhiites to help.");
    check("Hubble saw water. [Grace Kepler] left, and [Kepler]’s brother stayed.");
}

#[test]
fn a_name_between_other_capitals_is_found() {
    check(
        "The director of the Department of Homeland Security and [Alex Azar], the health secretary, said so.",
    );
    check("The talks with Chinese vice-premier [Liu He] are over. [Liu] left. He smiled.");
}

#[test]
fn excellencies_keep_their_names() {
    check("H E [Mariam Toure] met [H E Bates].");
}

#[test]
fn what_a_player_plays_is_no_part_of_the_name() {
    check("Defenseman [Jonas Brodin] scored, and Goaltender [Kofi Mensah] left.");
}

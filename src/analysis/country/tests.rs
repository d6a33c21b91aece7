//! Sentences with their countries marked: `[Pyongyang]KPm condemned` is a mention of North Korea, kind metonym (n:
//! name, d: demonym, m: metonym, p: place). What is not marked must not be found.

use crate::analysis::{MentionKind, Passage};
use crate::article::{Paragraph, Role};
use crate::text::Span;
use std::fmt::Write as _;

/// Returns the text with the mentions marked that are found.
fn drawn(text: &str) -> String {
    let paragraphs: Vec<Paragraph> = text
        .split_inclusive('\n')
        .scan(0, |start, line| {
            let span = Span::new(*start, *start + line.trim_end().len());
            *start += line.len();
            Some(Paragraph { span, role: Role::Body })
        })
        .collect();
    let passage = Passage::new(text, &paragraphs);
    let (mut drawing, mut at) = (String::new(), 0);
    for mention in super::find(&passage) {
        let kind = match mention.kind {
            MentionKind::Name => 'n',
            MentionKind::Demonym => 'd',
            MentionKind::Metonym => 'm',
            _ => 'p',
        };
        let range = mention.span.range();
        let before = text.get(at..range.start).unwrap();
        let (words, code) = (mention.span.of(text), mention.code);
        write!(drawing, "{before}[{words}]{}{kind}", code.as_str()).unwrap();
        at = range.end;
    }
    drawing + text.get(at..).unwrap()
}

/// Removes the marks from each text and checks that the same mentions are found.
fn check(expected: &[&str]) {
    for drawing in expected {
        let mut text = String::new();
        let mut rest = *drawing;
        while let Some((before, marked)) = rest.split_once('[') {
            let (words, behind) = marked.split_once(']').unwrap();
            text.push_str(before);
            text.push_str(words);
            rest = behind.get(3..).unwrap();
        }
        text.push_str(rest);
        assert_eq!(drawn(&text), *drawing);
    }
}

#[test]
fn names_are_found_in_every_spelling() {
    check(&[
        "The [Democratic People’s Republic of Korea]KPn and the [Republic of Korea]KRn met.",
        "He left the [U.S.]USn for the [UK]GBn, then the [United Arab Emirates]AEn.",
        "Officials from [Cote d’Ivoire]CIn and [Côte d'Ivoire]CIn and the [Ivory Coast]CIn.",
        "[St. Lucia]LCn, [St Lucia]LCn and [Saint Lucia]LCn are one island.",
        "The [DRC]CDn and [Bosnia-Herzegovina]BAn voted; [São Tomé and Príncipe]STn did not.",
        "She lives in the [States]USn.\nSwing states decide, as States do.",
        "NEWS: [NORTH KOREA]KPn FIRES MISSILE, [US]USn ANSWERS",
        "The [Soviet Union]RUn fell; [Burma]MMn became [Myanmar]MMn and [Swaziland]SZn [Eswatini]SZn.",
        "[U.S.]USn-led talks, the [U.S.]USn’s role and [US]USn-backed rebels.",
        "[Türkiye]TRn or [Turkiye]TRn, [Turkey]TRn in short.",
    ]);
}

#[test]
fn demonyms_are_found_with_their_plurals_and_prefixes() {
    check(&[
        "Two [Britons]GBd, four [Filipinos]PHd and a [Swiss]CHd died.",
        "The [Franco]FRd-[German]DEd plan; [Sino]CNd-[Indian]INd trade. Franco ruled.",
        "Anti-[American]USd marches and pro-[Russian]RUd rebels.",
        "[Swedes]SEd and [Turks]TRd, [South Koreans]KRd and [Papua New Guineans]PGd.",
        "[Frenchwomen]FRd vote.",
    ]);
}

#[test]
fn the_longest_match_wins_and_other_phrases_are_left_alone() {
    check(&[
        "[Guinea]GNn, [Guinea-Bissau]GWn, [Equatorial Guinea]GQn and [Papua New Guinea]PGn.",
        "A guinea pig and a Guinea pig.",
        "New Mexico, New South Wales and British Columbia are no countries.",
        "Latin American, South American and North American leaders met.",
        "Ships crossed the Indian Ocean, the South China Sea and the Gulf of Mexico to the Korean Peninsula.",
        "[Northern Ireland]GBn is not the [Republic of Ireland]IEn.",
        "[South Sudan]SSn left [Sudan]SDn.",
        "They told us about [Chad]TDn.",
        "She bought china and a turkey to polish.",
    ]);
}

#[test]
fn people_with_the_name_of_a_country_are_people() {
    check(&[
        "Michael Jordan retired. Jordan scored 30 points.",
        "King Abdullah of [Jordan]JOn met Michael Jordan in [Jordan]JOn.",
        "Chad Okafor visited [Chad]TDn.",
        "But [Israel]ILn refused, and Israel Adesanya won.",
        "He arrived in [Israel]ILn Thursday and left for [Jordan]JOn Friday.",
        "Follow @Queen_UK for news.",
        "Her sons, Jordan and Malik, stayed.",
        "[Egypt]EGn, [Jordan]JOn and [Lebanon]LBn signed.",
        "Bill Holland said the [Dutch]NLd play well. The [Dutch]NLd live in [Holland]NLn.",
        "The [Jordan]JOn Times reported.",
        "Malik Al-Uzbek won gold. Neil Finn of the band and Matthew Turk sang to the [Finns]FId.",
        "Denzel Washington and Queen Sofia met; Jack London did not.",
        "“So quiet,” said Georgia, 24, who left. India, who is nine, left. “No,” said Paris, 9.",
        "[Georgia]GEn, 24 years after independence, votes. [Jordan]JOn, who are third, beat [Iraq]IQn.",
    ]);
}

#[test]
fn states_birds_verbs_languages_and_airlines_are_not_countries() {
    check(&[
        "He was born in Atlanta, Georgia. Georgia votes on Tuesday, like Florida.",
        "[Georgia]GEn borders [Armenia]AMn; its capital is [Tbilisi]GEp.",
        "Moscow, Idaho, and Rome, Georgia, are far from [Rome]ITp, [Italy]ITn.",
        "Turkey breast was served. [Turkey]TRn objected.",
        "Polish the silver. [Polish]PLd silver is rare.",
        "She speaks Portuguese and he writes in English.",
        "Air France and American Airlines cut flights to [France]FRn.",
        "JOIN US TODAY\n[US]USn STRIKES [SYRIA]SYn",
    ]);
}

#[test]
fn names_of_streets_towns_awards_and_schools_are_not_countries() {
    check(&[
        "She grew up in China Grove and swam in Jordan Lake and Cuba Creek.",
        "Gamers met in [Kuwait City]KWp; the [Zambia]ZMn Road Safety Board was there.",
        "[China]CNn’s lakes are low. He crossed [Jordan]JOn by bus.",
        "The American Music Awards and the British Book Awards are in autumn.",
        "A team of American University in Boston paid with American Express.",
        "The [American]USd University of [Beirut]LBp and the [Chinese]CNd University of [Hong Kong]HKn agreed.",
        "[Chinese]CNd universities won awards.",
    ]);
}

#[test]
fn a_shared_spelling_goes_to_the_country_the_passage_names() {
    check(&[
        "[Congo]CDn held a vote.",
        "[Brazzaville]CGp is quiet. [Congo]CGn held a vote.",
        "[Kinshasa]CDp and [Brazzaville]CGp face each other. [Congo]CDn held a vote.",
        "[Korea]KRn won.",
        "[Pyongyang]KPm said the [Korean]KPd people agreed.",
        "[Dominica]DMn votes; [Dominicans]DMd queue.",
    ]);
}

#[test]
fn a_doubtful_spelling_counts_only_beside_a_plain_one() {
    check(&[
        "She eats a kiwi. The Kiwi is ripe.",
        "[New Zealand]NZn won; the [Kiwis]NZd were happy.",
        "Santiago wrote a letter. She won Best Male Album.",
        "[Chile]CLn votes. It rains in [Santiago]CLp.",
    ]);
}

#[test]
fn capitals_that_act_or_are_acted_on_are_governments() {
    check(&[
        "[Pyongyang]KPm condemned the drill.",
        "According to [Seoul]KRm, [North Korea]KPn gave shells.",
        "A rapprochement between [Pyongyang]KPm and [Moscow]RUm.",
        "They urged [Pyongyang]KPm’s key ally [Beijing]CNm to act.",
        "Talks with [Moscow]RUm stalled, ties with [Beijing]CNm froze.",
        "[Moscow]RUm-backed rebels and pro-[Beijing]CNm lawmakers.",
        "[London]GBm has repeatedly denied it. [Paris]FRm would prefer to wait.",
        "[Beijing]CNm, which insists on talks, was willing.",
        "Pressure on [Tehran]IRm grew, and aid from [Washington]USm stopped.",
        "It accused [Kigali]RWm of meddling.",
        "Both [Ankara]TRm and [Athens]GRm want a deal.",
        "The [Damascus]SYm regime fell; [Kyiv]UAm and its allies fear more.",
        "He said that [Beijing]CNm will reply, and that [Baghdad]IQm did not possess any.",
        "[Washington]USm-[Tehran]IRm talks resumed.",
        "On Saturday [Pyongyang]KPm condemned it; since Monday [Beijing]CNm has denied it.",
        "Trump Warns [Beijing]CNm Over Tariffs\n[Pyongyang]KPm Condemns Drill\n[Washington]USm, [Seoul]KRm agree on drill",
        "A deal between [London]GBm and the [Kremlin]RUm.",
    ]);
}

#[test]
fn capitals_where_something_happens_are_places() {
    check(&[
        "He met his [South Korean]KRd counterpart in [Seoul]KRp on Monday.",
        "During a visit to [Seoul]KRp he was silent.",
        "[SEOUL]KRp (Wire) - Markets fell.",
        "The [Seoul]KRp-based firm hired.",
        "Flights between [Algiers]DZp and [Caracas]VEp resume.",
        "Talks in [Doha]QAp said to be tense continued.",
        "[Rome]ITp is beautiful. [Jakarta]IDp was sinking.",
        "[London]GBp police said he drove from [Paris]FRp.",
        "The streets of [Cairo]EGp and [London]GBp’s parks are full.",
        "Shells hit [Mogadishu]SOp’s military airport.",
        "In [Beijing]CNp, [London]GBp and [Tokyo]JPp shops closed.",
        "[Pyongyang]KPp, [North Korea]KPn, is cold.",
    ]);
}

#[test]
fn palaces_and_offices_are_governments_unless_a_person_is_in_them() {
    check(&[
        "The [Kremlin]RUm denied it; [Downing Street]GBm declined to comment.",
        "The [Élysée]FRm and the [White House]USm agreed.",
        "[Foggy Bottom]USm is nervous.",
        "They met at the [White House]USp and in the [Kremlin]RUp.",
    ]);
}

proptest::proptest! {
    #[test]
    fn mentions_of_any_text_are_in_order_and_inside_it(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "Seoul", "US", "U.S", "Franco", "-", "–", "’s", "'", " ", " ", " ", "\n", ",", "and", "between", "Guinea", "Bissau",
                "Georgia", "Jordan", "Michael", "St.", "Kitts", "Côte", "d’Ivoire", "é", "said", "the", "States", "(", "🇰🇷", ".",
                "Washington", "D.C.", "“", "”", "SÃO", "TOMÉ", "ties", "with", "in", "Kremlin", "\u{301}", "@", "Idaho",
            ]),
            0..40,
        )
    ) {
        let text: String = pieces.concat();
        let drawing = drawn(&text);
        proptest::prop_assert!(drawing.len() >= text.len());
    }
}

#[test]
fn unusual_text_gives_fewer_mentions_and_does_not_panic() {
    for text in [
        "",
        "’",
        "Franco-",
        "US",
        "São",
        "Guinea-",
        "[",
        "Ré\u{301}union’s",
        "Côte d’",
        "U.S",
        "- US -",
        "the",
        "“Seoul",
    ] {
        drawn(text);
    }
}

#[test]
fn a_shared_spelling_goes_with_the_country_its_sentence_names() {
    check(&[
        "[Kinshasa]CDm answered. Divers from the [Congolese]CGd side searched off [Brazzaville]CGp.",
        "The [Dominican Republic]DOn won. [Dominicans]DMd in [Roseau]DMp sang. [Dominicans]DOd did too.",
    ]);
}

#[test]
fn languages_and_federal_states_are_not_countries() {
    check(&[
        "The sign was in English, the letter in plain English.",
        "The text is out in English only.",
        "Farms in Niger State and the US state of Georgia closed.".replace("US", "[US]USn").as_str(),
        "The [i-Kiribati]KId won.",
    ]);
}

#[test]
fn wills_and_answers_belong_to_governments() {
    check(&[
        "[Reykjavik]ISm would not pay, and [Nuuk]GLp would have a new bridge.",
        "[Belgrade]RSm, where the owner lived, answered at once.",
        "He had written to [Canberra]AUm about it.",
        "[Lima]PEp, where it never rains, grew.",
    ]);
}

#[test]
fn clubs_surnames_numbers_and_states_are_not_countries() {
    check(&[
        "Real Madrid condemned the ruling. Dynamo Kyiv accused the referee. [Madrid]ESm condemned it.",
        "Dawn French opened the library. French told the crowd so. [French]FRd farmers did not.",
        "Mr Germany nodded. He comes from [Germany]DEn.",
        "[No 10]GBm said so. He wore the No 10 shirt.",
        "Georgia voters will decide, Georgia Gov. Okafor said. The police of Macon, Georgia, agreed.",
        "[Georgia]GEn voted. [Georgia]GEn borders [Armenia]AMn.",
        "A farm near Cuba, Mo., burned. [Cuba]CUn sent rum.",
    ]);
}

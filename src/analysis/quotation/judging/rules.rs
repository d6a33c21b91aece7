//! Pair of marks -> whether it holds speech, for the shapes that are certain.
//!
//! A rule overrides the weighed clues, so each is narrow, and its documentation names what it must leave alone.

use super::clue::{PairClue, PairClues};
use super::content::PairContent;
use super::work;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::analysis::token::Shape;
use crate::article::Role;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// A verb of saying or reporting leads to the marks.
const LEADING_VERBS: [PairClue; 6] = [
    PairClue::SayTouches,
    PairClue::SayNear,
    PairClue::SayLeads,
    PairClue::ReportTouches,
    PairClue::ReportNear,
    PairClue::ReportLeads,
];

/// Returns whether a pair holds speech, or `None` if no rule applies to it.
pub(super) fn rule_on(
    outline: &Outline<'_, '_>,
    (pair, content): (&MarkPair, &PairContent),
    titles: usize,
    clues: PairClues,
) -> Option<bool> {
    let never = content.words == 0
        || is_listed_title(titles)
        || is_title_of_work(clues)
        || work::is_spoken_of(outline, pair, clues)
        || work::is_term(outline, pair, clues)
        || is_explained(clues)
        || is_rating(outline, pair, clues)
        || is_label(clues)
        || is_on_sign(clues)
        || is_unsaid(clues)
        || pair.family == MarkFamily::Nickname
        || is_markup(outline, pair)
        || is_nickname(outline, pair, content)
        || is_named(clues)
        || is_reporters_word(clues)
        || is_reference(outline, pair);
    let labelled = pair.family == MarkFamily::Label;
    if never && !labelled {
        return Some(false);
    }
    let always = labelled
        || is_said(clues)
        || goes_on_from_said(outline, pair, clues)
        || is_followed_by_said(clues)
        || is_judged(clues)
        || is_signed(outline, pair, clues)
        || promises_report(clues)
        || is_displayed(clues) && !names_makers_work(outline, pair, clues)
        || is_introduced(clues)
        || is_reply(clues)
        || opens_headline(clues);
    always.then_some(true)
}

/// The value of an attribute in a piece of markup that was left in the text.
///
/// Gets right: `<post id="12 24">` holds no speech. Leaves alone: He said = “we tried”.
fn is_markup(outline: &Outline<'_, '_>, pair: &MarkPair) -> bool {
    let unspaced = outline.passage.tokens.get(pair.tokens.start).is_some_and(|mark| !mark.spaced);
    unspaced && pair.tokens.start.checked_sub(1).is_some_and(|at| outline.passage.word(at) == "=")
}

/// A nickname between given name and surname.
///
/// Gets right: Kofi “The Rock” Mensah. Leaves alone: Mensah “hates” Oslo; told Mensah “Never” Friday.
fn is_nickname(outline: &Outline<'_, '_>, pair: &MarkPair, content: &PairContent) -> bool {
    const MAX_WORDS: usize = 4;
    let after_name = outline.kind_before(pair.tokens.start) == TokenKind::Name;
    let before_name = outline.kind(pair.tokens.end) == TokenKind::Name
        && outline.passage.tokens.get(pair.tokens.end).is_some_and(|token| token.shape == Shape::Title);
    let unpunctuated = !content.ends_with_comma && !content.ends_sentence;
    after_name
        && before_name
        && unpunctuated
        && content.is_title
        && content.words <= MAX_WORDS
        && !is_in_headline(outline, pair)
}

/// The name of someone or something, recognised by the words that introduce it.
///
/// Gets right: the so-called “experts”; a robot named “Better Days”; her thesis, “The Long Ice”; everybody calls him
/// “the Admiral”. Leaves alone: Mensah called it “reckless”; is called “a thief” by Mensah.
fn is_named(clues: PairClues) -> bool {
    let named = clues.any(&[PairClue::AfterBearingName, PairClue::AfterNamingVerb]);
    let led = [PairClue::SayNear, PairClue::SayLeads, PairClue::ReportNear, PairClue::ReportLeads];
    let whole = [
        PairClue::HasVerb,
        PairClue::EndsWithStop,
        PairClue::EndsWithExclamationOrQuestion,
        PairClue::SixWords,
    ];
    let spoken =
        clues.any(&led) && clues.any(&[PairClue::AfterComma, PairClue::AfterColon]) && clues.any(&whole);
    let bears = clues.any(&[PairClue::AfterWork, PairClue::AfterCallsHim]) && !spoken;
    let renamed = clues.has(PairClue::TermNear) && clues.has(PairClue::AfterTo);
    clues.has(PairClue::AfterSoCalled)
        || renamed && !clues.has(PairClue::HasVerb)
        || named && (clues.has(PairClue::IsTitle) || clues.has(PairClue::BeginsWithCapital) && !spoken)
        || bears && clues.has(PairClue::StandsOut)
        || clues.has(PairClue::AfterWork) && clues.has(PairClue::AfterWord) && is_capitalized_title(clues)
}

/// One of three titles or more in a row.
///
/// Gets right: the songs “Home,” “Harbour Light” and “Go”. Leaves alone: “Home” and “Go,” she said.
fn is_listed_title(titles: usize) -> bool {
    titles > 2
}

/// The title of what was sung, watched or worn, which stands out from the sentence around it.
///
/// Gets right: she sang “Harbour Light”; the “Light. We love it.” campaign. Leaves alone: “Harbour light,” she sang; a film, he said:
/// “Home.”
fn is_title_of_work(clues: PairClues) -> bool {
    use PairClue::{
        AfterColon, AfterComma, AfterNickname, AfterPerforming, BeforeThing, BeginsWithCapital,
        InsideNounPhrase, StandsOut,
    };
    let stands_out = clues.has(StandsOut) && clues.any(&[AfterPerforming, AfterNickname, BeforeThing]);
    let is_label = clues.has(BeginsWithCapital) && clues.has(BeforeThing) && clues.has(InsideNounPhrase);
    (stands_out || is_label) && !clues.any(&[AfterColon, AfterComma])
}

/// A word whose meaning is given, or an item of a poll.
///
/// Gets right: which means “long ice”; an old proverb: “Sell the cow.”; agreed with the statement “I am poor”. Leaves alone: she means that “nobody” came.
fn is_explained(clues: PairClues) -> bool {
    use PairClue::{
        AfterAgreeing, AfterColon, AfterMeaning, AfterTerm, AfterUtterance, NoReport, SayTouches,
    };
    let presented = clues.has(AfterTerm) && clues.has(AfterColon) && clues.has(NoReport);
    presented
        || clues.has(AfterMeaning) && !clues.has(SayTouches)
        || clues.has(AfterAgreeing) && clues.has(AfterUtterance)
}

/// What an analyst advises.
///
/// Gets right: its “buy” rating; from “hold” to “sell”; recommended “buy”. Leaves alone: she told them to “sell the house”; he shouted “Sell”.
fn is_rating(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    use PairClue::{AfterPossessive, AfterPossessor, AfterPreposition, AfterTo, BeforeThing};
    let is_word = |at: usize| outline.passage.tokens.get(at).is_some_and(|token| token.is_word());
    let mut words = pair.inner.clone().filter(|&at| is_word(at));
    let rates = words.next().is_some_and(|at| outline.is(at, List::RatingWords)) && words.next().is_none();
    let advised = pair.tokens.start.checked_sub(1).is_some_and(|at| outline.is(at, List::VerbsOfWorks));
    let is_noun = clues.any(&[AfterPossessive, AfterPossessor, AfterPreposition, AfterTo, BeforeThing]);
    rates && (is_noun || advised)
}

/// A label of a thing: one of several that it can have, or one of more words.
///
/// Gets right: “severe” or “emergency” levels; his “tough on crime” stance. Leaves alone: a “cruel” policy; said it was “a”
/// or “b”.
fn is_label(clues: PairClues) -> bool {
    use PairClue::{
        BeforeConjunction, BeforeThing, HasVerb, InsideNounPhrase, JoinsOther, JoinsSpeech, MarksFollow,
        SayTouches, SixWords,
    };
    let is_joined =
        clues.any(&[JoinsSpeech, JoinsOther]) || clues.has(MarksFollow) && clues.has(BeforeConjunction);
    let one_of_several = clues.column() == 0 && is_joined;
    let of_words = clues.column() > 0 && clues.has(InsideNounPhrase);
    clues.has(BeforeThing) && (one_of_several || of_words) && !clues.any(&[HasVerb, SayTouches, SixWords])
}

/// What a sign or a shirt bears, written as a title.
///
/// Gets right: a banner that said “Justice For Arthur”. Leaves alone: a banner said “twelve years is enough”; under a
/// banner they sang “Go home!”
fn is_on_sign(clues: PairClues) -> bool {
    clues.has(PairClue::SloganNear)
        && clues.has(PairClue::StandsOut)
        && !clues.any(&[PairClue::EndsWithExclamationOrQuestion, PairClue::AfterComma])
}

/// Words that nobody said.
///
/// Gets right: she never said “no”; she denied that she was a “thief”; if anyone says “no”; as Grace would say, “it
/// floats”. Leaves alone: she would say “no” twice a day; she denied “any wrongdoing”.
fn is_unsaid(clues: PairClues) -> bool {
    use PairClue::{AfterDenial, AfterImagined, AfterUnsaid, HasVerb, SixWords};
    clues.any(&[AfterImagined, AfterUnsaid])
        || clues.has(AfterDenial) && !clues.any(&[HasVerb, SixWords, PairClue::BeginsWithCapital])
}

/// A title that is written like a sentence: report “World's greatest city: 50 reasons to go”.
fn is_capitalized_title(clues: PairClues) -> bool {
    clues.has(PairClue::BeginsWithCapital) && !clues.any(&LEADING_VERBS)
}

/// The reporter's own expression.
///
/// Gets right: we called it “the wall”. Leaves alone: “Go home,” we said.
fn is_reporters_word(clues: PairClues) -> bool {
    use PairClue::{DescribedAs, JudgeLeads, JudgeNear, JudgeTouches, SubjectFirstPerson, ThinkBefore};
    clues.has(SubjectFirstPerson)
        && clues.any(&[JudgeTouches, JudgeNear, JudgeLeads, DescribedAs, ThinkBefore])
}

/// A sentence with a reporting verb beside it, a capital of its own, and the comma or full stop of speech.
///
/// Gets right: “Home,” she said; Mensah said of it, “I like it”; “Ninety metres,” came a voice.
/// Leaves alone: Mensah said the “Long Road Home” was shut; “Home,” the film, opens in May.
fn is_said(clues: PairClues) -> bool {
    use PairClue::{
        AfterColon, AfterComma, BeforeWord, BeginsSentence, BeginsWithCapital, EndsWithComma,
        EndsWithExclamationOrQuestion, EndsWithStop, HasVerb, InTitledLine, IsTitle, JudgeAfter, MannerAfter,
        MannerBefore, ReportAfter, SayAfter, SayTouches, Unclosed,
    };
    if !clues.has(BeginsWithCapital)
        || clues.any(&[InTitledLine, Unclosed])
        || !clues.any(&[EndsWithComma, EndsWithStop, EndsWithExclamationOrQuestion])
    {
        return false;
    }
    let leads = clues.any(&LEADING_VERBS) || clues.has(MannerBefore);
    let led = leads && clues.any(&[AfterComma, AfterColon, SayTouches]) && clues.has(HasVerb);
    let ends = [EndsWithComma, EndsWithExclamationOrQuestion];
    let opens = clues.has(BeginsSentence) && clues.any(&ends);
    let followed = clues.any(&[SayAfter, ReportAfter, JudgeAfter, MannerAfter])
        || clues.has(BeforeWord) && !clues.has(IsTitle);
    led || opens && followed
}

/// Words that "said" goes right on with, after a name or "she".
///
/// Gets right: Mensah said “tourism and terrorism” cannot live side by side. Leaves alone: the sign said “no dogs”; Mensah said
/// “Stop” signs were missing; if Mensah said “no”.
fn goes_on_from_said(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    use PairClue::{AfterHypothetical, AfterImagined, AfterUnsaid, BeforeThing, BeginsWithCapital, Unclosed};
    let is_speaker =
        |at: usize| matches!(outline.kind(at), TokenKind::Name | TokenKind::Function(FunctionWord::Subject));
    let said = pair
        .tokens
        .start
        .checked_sub(2)
        .is_some_and(|subject| is_speaker(subject) && outline.passage.word(subject + 1) == "said");
    said && !clues.any(&[
        AfterHypothetical,
        AfterImagined,
        AfterUnsaid,
        BeforeThing,
        BeginsWithCapital,
        Unclosed,
    ])
}

/// Words that end with a comma before "said" or another verb that reports.
///
/// Gets right: Winning here “is our dream,” Mensah said; the bill was “dead,” she told them. Leaves alone: the film “Home,” said to be sad.
fn is_followed_by_said(clues: PairClues) -> bool {
    use PairClue::{
        AfterAs, AfterBearingName, AfterCallsHim, AfterNamingVerb, AfterNickname, AfterWork, EndsWithComma,
        IsTitle, ReportAfter, SayAfter, SubjectPronoun, SubjectSpeaks, Unclosed, WorkNear,
    };
    let named =
        [AfterAs, AfterBearingName, AfterCallsHim, AfterNamingVerb, AfterNickname, AfterWork, WorkNear];
    clues.has(EndsWithComma)
        && (clues.has(SayAfter) || clues.has(ReportAfter) && !clues.any(&named))
        && clues.any(&[SubjectSpeaks, SubjectPronoun])
        && !clues.any(&[IsTitle, Unclosed])
}

/// What someone called something, in words of their own.
///
/// Gets right: Mensah called the plan “absurd” and signed it. Leaves alone: they call the road “Mile of Tears”; a firm called the
/// “Big Four”; we called the room “the cave”.
fn is_judged(clues: PairClues) -> bool {
    use PairClue::{
        AfterBearingName, AfterCallsHim, AfterNamingVerb, AfterWord, BeforeName, BeforeThing, BeforeWord,
        BeginsWithCapital, JudgeNear, SubjectPronoun, SubjectSpeaks,
    };
    const NAMES: [PairClue; 6] =
        [AfterBearingName, AfterCallsHim, AfterNamingVerb, BeforeName, BeforeThing, BeforeWord];
    clues.has(JudgeNear)
        && clues.has(AfterWord)
        && clues.any(&[SubjectPronoun, SubjectSpeaks])
        && !clues.has(BeginsWithCapital)
        && !clues.any(&NAMES)
}

/// A sentence with a dash and a name behind it.
///
/// Gets right: “We closed it for good.” — Grace Adebayo, 31. Leaves alone: “The Long Ice.” — Grace Adebayo.
fn is_signed(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    use PairClue::{BeginsWithCapital, EndsWithExclamationOrQuestion, EndsWithStop, IsTitle, Unclosed};
    let end = pair.tokens.end;
    outline.is_dash(end)
        && outline.kind(end + 1) == TokenKind::Name
        && clues.has(BeginsWithCapital)
        && clues.any(&[EndsWithStop, EndsWithExclamationOrQuestion])
        && !clues.any(&[IsTitle, Unclosed])
}

/// A sentence that begins the reporter's and ends with a comma: the comma promises who said it, however that is written.
///
/// Gets right: “We counted twice,” Comr. Ige told them. Leaves alone: “Home,” the film; “rain,” a word she hates.
fn promises_report(clues: PairClues) -> bool {
    use PairClue::{BeginsSentence, BeginsWithCapital, EndsWithComma, IsTitle, JoinsOther, Unclosed};
    clues.has(BeginsSentence)
        && clues.has(BeginsWithCapital)
        && clues.has(EndsWithComma)
        && !clues.any(&[IsTitle, JoinsOther, Unclosed])
}

/// Words in marks that are a heading, or begin a sentence that goes on with who said them.
///
/// Gets right: “We wait” / Grace Adebayo came by boat; “Never” she said. Leaves alone: “Home” / a list of films;
/// “Home” says little.
fn is_displayed(clues: PairClues) -> bool {
    use PairClue::{BeginsSentence, InTitledLine, IsHeading, IsTitle, ReportAfter, SayAfter, SubjectMissing};
    let heads = clues.has(IsHeading) && !clues.any(&[IsTitle, InTitledLine]);
    let followed = clues.any(&[SayAfter, ReportAfter]) && !clues.has(SubjectMissing);
    clues.has(PairClue::BeginsWithCapital) && (heads || clues.has(BeginsSentence) && followed)
}

/// A title before whoever made the work or is in it.
///
/// Gets right: “Long Road” author Grace Adebayo says. Leaves alone: “Go Home” protesters shouted; “Sad” he said.
fn names_makers_work(outline: &Outline<'_, '_>, pair: &MarkPair, clues: PairClues) -> bool {
    let role = pair.tokens.end;
    let singular = outline.passage.is_role(role) && !outline.passage.word(role).ends_with('s');
    clues.has(PairClue::IsTitle) && singular && outline.kind(role + 1) == TokenKind::Name
}

/// A sentence after a colon, with its full stop in the marks.
///
/// Gets right: Her verdict on the kitchen: “Again!” Leaves alone: a sign: “No dogs.”; the saying: “Sell the cow.”
fn is_introduced(clues: PairClues) -> bool {
    use PairClue::{
        AfterColon, AfterListing, AfterTerm, AfterWork, BeginsWithCapital, EndsSentence,
        EndsWithExclamationOrQuestion, EndsWithStop, InTitledLine, OtherMarksInSentence, SloganNear,
        TermNear, Unclosed, WorkNear,
    };
    let ends = clues.has(EndsSentence) && clues.any(&[EndsWithStop, EndsWithExclamationOrQuestion]);
    let not = [AfterListing, AfterTerm, AfterWork, InTitledLine, OtherMarksInSentence, SloganNear, TermNear];
    clues.has(AfterColon)
        && clues.has(BeginsWithCapital)
        && ends
        && !clues.any(&not)
        && !clues.any(&[Unclosed, WorkNear])
}

/// A sentence of its own in marks.
///
/// Gets right: He shook his head. / “Never.”; an officer ordered. “Step out.” Leaves alone: a list of titles, each in a
/// paragraph of its own; his song “We Go.”
fn is_reply(clues: PairClues) -> bool {
    let ends = clues.any(&[PairClue::EndsWithStop, PairClue::EndsWithExclamationOrQuestion]);
    let whole = clues.has(PairClue::BeginsWithCapital) && ends && !clues.has(PairClue::Unclosed);
    let answers = clues.has(PairClue::FillsParagraph) && clues.has(PairClue::SpeechBefore);
    let plain = !clues.any(&[PairClue::IsTitle, PairClue::InTitledLine]);
    let alone = clues.has(PairClue::BeginsSentence) && clues.has(PairClue::EndsSentence);
    let goes_on = clues.has(PairClue::SpeechInParagraph);
    whole && (answers || (plain || goes_on) && alone)
}

/// The quotation that a headline begins with.
///
/// Gets right: ‘Daft as a brush’: anger at new road. Leaves alone: Why ‘daft’: a short history.
fn opens_headline(clues: PairClues) -> bool {
    clues.has(PairClue::InHeadline)
        && clues.has(PairClue::BeginsParagraph)
        && clues.has(PairClue::BeforeColon)
}

/// An article in a list of sources: its title, a dash, where it appeared and when.
///
/// Gets right: “Bridge closed for good” — Oslo Herald, May 3, 2021. Leaves alone: “We closed it.” — Grace Adebayo, 31.
fn is_reference(outline: &Outline<'_, '_>, pair: &MarkPair) -> bool {
    const MAX_TOKENS: usize = 12;
    let end = pair.tokens.end;
    if !outline.is_dash(end) {
        return false;
    }
    let paragraph = outline.own_paragraph(pair.tokens.start);
    let rest = (end..end + MAX_TOKENS).take_while(|&at| outline.own_paragraph(at) == paragraph);
    let last = rest.last().map_or("", |at| outline.passage.word(at));
    let ends_paragraph = outline.own_paragraph(end + MAX_TOKENS) != paragraph;
    let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    ends_paragraph && is_year
}

fn is_in_headline(outline: &Outline<'_, '_>, pair: &MarkPair) -> bool {
    let paragraph = outline.passage.paragraphs.get(outline.own_paragraph(pair.tokens.start));
    paragraph.is_some_and(|paragraph| paragraph.role == Role::Headline)
}

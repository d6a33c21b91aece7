//! The findings in two versions of an article -> what happened to its quotations.
//!
//! A quotation is recognised by its words and its speaker, never by its position: a paragraph that was put in moves all
//! that follow. What is left on both sides is the same quotation with other words if the speaker is the same and at
//! least half of the words are. A speaker is the same if it is the same entity, however each version prints its name.

mod same_speakers;

pub use same_speakers::is_one_person;

use super::{Analysis, Attribution, Quotation, QuotationId, QuotationKind};
use crate::article::Article;
use crate::text::fold::folded;
use crate::text::phrase::{counted, single_spaced};
use same_speakers::{SameSpeakers, SpeakerKey, keys_of_new};
use std::collections::HashMap;

/// What happened to a quotation between two versions of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationChange {
    /// What it was. `None` if it came.
    pub before: Option<QuotedWords>,
    /// What it is, and which one. `None` if it went.
    pub after: Option<(QuotationId, QuotedWords)>,
    /// Whether both versions have it and name different speakers.
    pub has_other_speaker: bool,
}

/// The words of a quotation and who said them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedWords {
    /// The words on one line, without quotation marks.
    pub words: String,
    /// The speaker. `None` if none was found.
    pub speaker: Option<String>,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// The marks to print around the words.
    pub marks: (&'static str, &'static str),
    /// The reporting words, if the words would say something else without them: "denied".
    pub telling: Option<String>,
}

impl QuotedWords {
    /// The words as they may be shown alone: in quotation marks, or, as reported speech, behind its telling cue.
    #[must_use]
    pub fn shown(&self) -> String {
        let (open, close) = self.marks;
        let lead = self.telling.as_ref().map(|cue| format!("{cue}: ")).unwrap_or_default();
        format!("{lead}{open}{}{close}", self.words)
    }

    /// Whether both say the same. "Denied" and "said" do not, and words in quotation marks are more than a report.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let reported = |quoted: &Self| quoted.kind == QuotationKind::Indirect;
        bare(&self.words) == bare(&other.words)
            && self.telling.as_deref().map(folded) == other.telling.as_deref().map(folded)
            && reported(self) == reported(other)
    }
}

/// A quotation in two versions of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationPair {
    /// What it was, and which one. `None` if it came.
    pub before: Option<(QuotationId, QuotedWords)>,
    /// What it is, and which one. `None` if it went.
    pub after: Option<(QuotationId, QuotedWords)>,
    /// Whether both versions have it and name different speakers. "Ruiz" and "Ana Ruiz" are one.
    pub has_other_speaker: bool,
}

impl QuotationPair {
    /// Whether both versions have it, and neither its words nor its speaker have changed.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let both = self.before.as_ref().zip(self.after.as_ref());
        both.is_some_and(|((_, old), (_, new))| old.says_the_same(new)) && !self.has_other_speaker
    }
}

/// The quotations that came, went, or changed their words or speaker: first those of the new version in text order, then
/// those that went.
#[must_use]
pub fn changes(before: (&Article, &Analysis), after: (&Article, &Analysis)) -> Vec<QuotationChange> {
    let changed = paired(before, after).into_iter().filter(|pair| !pair.is_same());
    let change = |pair: QuotationPair| QuotationChange {
        before: pair.before.map(|(_, words)| words),
        after: pair.after,
        has_other_speaker: pair.has_other_speaker,
    };
    changed.map(change).collect()
}

/// All quotations of both versions, each with what it was: first those of the new version in text order, then those that
/// went.
#[must_use]
pub fn paired(before: (&Article, &Analysis), after: (&Article, &Analysis)) -> Vec<QuotationPair> {
    let same = SameSpeakers::between(before, after);
    let mut old = quoted(before, |said| same.keys_of_old(before, said));
    let mut new = quoted(after, |said| keys_of_new(after, said));
    pair(&mut old, &mut new, |old, new| old.words.says_the_same(&new.words) && old.speakers == new.speakers);
    pair(&mut old, &mut new, |old, new| bare(&old.words.words) == bare(&new.words.words));
    pair(&mut old, &mut new, |old, new| {
        old.speakers == new.speakers && are_alike(&old.words.words, &new.words.words)
    });
    let here_now = new.into_iter().map(|one| {
        let was = one.pair.and_then(|at| old.get(at));
        QuotationPair {
            before: was.map(|old| (old.id, old.words.clone())),
            has_other_speaker: was.is_some_and(|old| old.speakers != one.speakers),
            after: Some((one.id, one.words)),
        }
    });
    let went = old.iter().filter(|one| one.pair.is_none());
    let went = went.map(|one| QuotationPair {
        before: Some((one.id, one.words.clone())),
        after: None,
        has_other_speaker: false,
    });
    here_now.chain(went).collect()
}

/// The changes in a few words: "1 quotation new, 2 gone, 1 with other words".
#[must_use]
pub fn told(changes: &[QuotationChange]) -> String {
    let count = |is: fn(&QuotationChange) -> bool| changes.iter().filter(|change| is(change)).count();
    let counts = [
        (count(|change| change.before.is_none()), "new"),
        (count(|change| change.after.is_none()), "gone"),
        (
            count(|change| change.before.is_some() && change.after.is_some()),
            "with other words or another speaker",
        ),
    ];
    let mut said: Vec<String> = Vec::new();
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let counted =
            if said.is_empty() { counted(count, "quotation", "quotations") } else { count.to_string() };
        said.push(format!("{counted} {what}"));
    }
    if said.is_empty() { "its quotations have not changed".to_owned() } else { said.join(", ") }
}

/// A quotation of one version, and its place in the list of the other version.
struct Quoted {
    id: QuotationId,
    words: QuotedWords,
    speakers: Vec<SpeakerKey>,
    pair: Option<usize>,
}

fn quoted(
    (article, analysis): (&Article, &Analysis),
    keys: impl Fn(&Attribution) -> Vec<SpeakerKey>,
) -> Vec<Quoted> {
    let quoted = |quotation: &Quotation| {
        let speaker = quotation.attribution.as_ref();
        let words = QuotedWords {
            words: single_spaced(article.words(quotation.content)),
            speaker: speaker.map(|by| single_spaced(&analysis.speaker_names(by, &article.text))),
            kind: quotation.kind,
            marks: quotation.printed_marks(article),
            telling: quotation.telling_cue(&article.text).map(single_spaced),
        };
        Quoted { id: quotation.id, words, speakers: speaker.map(&keys).unwrap_or_default(), pair: None }
    };
    analysis.quotations.iter().map(quoted).collect()
}

/// Pairs each new quotation that is alone with the first old one that is alone and fits.
fn pair(old: &mut [Quoted], new: &mut [Quoted], fits: impl Fn(&Quoted, &Quoted) -> bool) {
    for (at_new, one) in new.iter_mut().enumerate().filter(|(_, one)| one.pair.is_none()) {
        let found = old.iter_mut().enumerate().find(|(_, old)| old.pair.is_none() && fits(old, one));
        if let Some((at_old, found)) = found {
            found.pair = Some(at_new);
            one.pair = Some(at_old);
        }
    }
}

/// The words without case, accents and the marks at their ends.
fn bare(words: &str) -> String {
    folded(words.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether at least half of the words of both are the same.
#[must_use]
pub fn are_alike(old: &str, new: &str) -> bool {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    let (mut all, mut shared) = (0, 0);
    for word in old.split_whitespace() {
        counts.entry(bare(word)).or_default().0 += 1;
        all += 1;
    }
    for word in new.split_whitespace() {
        counts.entry(bare(word)).or_default().1 += 1;
        all += 1;
    }
    for (old, new) in counts.values() {
        shared += old.min(new) * 2;
    }
    shared * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::super::analyze;
    use super::*;
    use crate::input::{Document, Media};

    const STORY: &str = "“The quay stays closed until Friday,” harbour master Rui Costa said in Lisbon.\n\n\
        “Nobody asked us,” said Ana Lopes, who sells ice.\n";

    /// "before -> after", each as "words — speaker".
    fn told(before: &str, after: &str) -> Vec<String> {
        let article =
            |text: &str| Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let (before, after) = (article(before), article(after));
        let said = |quoted: &QuotedWords| {
            let words = quoted.shown().replace(['“', '”'], "");
            format!("{} — {}", words.trim_end_matches(','), quoted.speaker.as_deref().unwrap_or("nobody"))
        };
        let told = |change: &QuotationChange| {
            let before = change.before.as_ref().map(said).unwrap_or_default();
            let after = change.after.as_ref().map(|(_, after)| said(after)).unwrap_or_default();
            format!("{before} -> {after}").trim().to_owned()
        };
        changes((&before, &analyze(&before)), (&after, &analyze(&after))).iter().map(told).collect()
    }

    #[test]
    fn a_new_paragraph_changes_no_quotation() {
        let after = format!("LISBON — Two ferries were late on Tuesday.\n\n{STORY}");
        assert_eq!(told(STORY, &after), Vec::<String>::new());
    }

    #[test]
    fn what_came_and_went_is_told() {
        let one = STORY.split_once("\n\n").unwrap().0;
        assert_eq!(told(one, STORY), ["-> Nobody asked us — Ana Lopes"]);
        assert_eq!(told(STORY, one), ["Nobody asked us — Ana Lopes ->"]);
    }

    #[test]
    fn a_denial_stays_a_denial() {
        let before = "Daniel Frost denied that the budget had been exceeded.\n";
        let after = before.replace("denied", "said");
        assert_eq!(told(before, "Nothing.\n"), ["denied: the budget had been exceeded — Daniel Frost ->"]);
        assert_eq!(
            told(before, &after),
            [
                "denied: the budget had been exceeded — Daniel Frost -> the budget had been exceeded — Daniel Frost"
            ]
        );
    }

    #[test]
    fn other_words_of_the_same_speaker_are_one_change() {
        let after = STORY.replace("until Friday", "until Sunday night");
        assert_eq!(
            told(STORY, &after),
            [
                "The quay stays closed until Friday — Rui Costa -> The quay stays closed until Sunday night — Rui Costa"
            ]
        );
        let after = STORY.replace("The quay stays closed until Friday", "Ferries will sail again");
        assert_eq!(
            told(STORY, &after),
            ["-> Ferries will sail again — Rui Costa", "The quay stays closed until Friday — Rui Costa ->"],
            "too few of the words are the same"
        );
    }

    #[test]
    fn the_same_words_with_another_speaker_are_a_change() {
        let after = STORY.replace("Ana Lopes", "Teresa Alves");
        assert_eq!(told(STORY, &after), ["Nobody asked us — Ana Lopes -> Nobody asked us — Teresa Alves"]);
    }

    #[test]
    fn a_name_in_full_and_its_surname_are_one_speaker() {
        let short = STORY.replace("Ana Lopes", "Lopes");
        assert_eq!(told(&short, STORY), Vec::<String>::new());
        assert_eq!(told(STORY, &short), Vec::<String>::new());
        let later = format!("{STORY}\n“We will sue,” Lopes said.\n");
        assert_eq!(told(STORY, &later), ["-> We will sue — Ana Lopes"]);
    }

    #[test]
    fn of_two_people_with_one_surname_neither_is_taken_for_granted() {
        let short = "“Nobody asked us,” said Lopes.\n";
        let both = "“Nobody asked us,” said Ana Lopes. “We were told,” said Marta Lopes.\n";
        assert_eq!(
            told(short, both),
            ["Nobody asked us — Lopes -> Nobody asked us — Ana Lopes", "-> We were told — Marta Lopes"]
        );
    }

    #[test]
    fn an_institution_and_its_abbreviation_are_one_speaker() {
        let long = "The World Health Organization (WHO) said on Monday that the outbreak was over.\n";
        let short = "The WHO said on Monday that the outbreak was over.\n";
        assert_eq!(told(long, short), Vec::<String>::new());
    }

    #[test]
    fn a_speaker_who_lost_the_name_is_another() {
        let after = STORY.replace("Ana Lopes, who sells ice", "a woman who sells ice");
        let changed = told(STORY, &after);
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert!(changed[0].starts_with("Nobody asked us — Ana Lopes -> Nobody asked us — "), "{changed:?}");
    }
}

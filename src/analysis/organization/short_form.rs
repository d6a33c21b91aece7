//! Names that the passage has spelt out -> their short forms elsewhere: "Big Machine" for "Big Machine Records", "Rovers"
//! for "Castle Rovers", "Vantor" for "the cable maker Vantor".

use super::scene::{FoundTokens, HEAD, OrganizationScene};
use crate::analysis::MentionKind;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::sorting;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// What a short form of one word must not be: it would be found in other senses.
const OTHER: WordClass = WordClass::FREQUENT
    .with(WordClass::PLACE)
    .with(WordClass::BIG_PLACE)
    .with(WordClass::CALENDAR)
    .with(WordClass::PEOPLE)
    .with(WordClass::RANK);

/// Adds the short forms to the mentions of a passage, which stay in text order.
pub(super) fn add(scene: &OrganizationScene<'_, '_>, found: &mut Vec<FoundTokens>) {
    let forms = ShortForms::of(scene, found);
    if forms.is_empty() {
        return;
    }
    let mut next = 0;
    let mut more: Vec<FoundTokens> = Vec::new();
    let end = scene.passage.tokens.len();
    // Every short form begins with a capital.
    let next_capital = |from: usize| scene.passage.next_word(from..end, |word| word.is_capitalized);
    let mut at = next_capital(0);
    while at < end {
        let known = found.get(next).map(|(tokens, _)| tokens);
        if let Some(tokens) = known.filter(|tokens| tokens.start <= at) {
            at = next_capital(tokens.end.max(at));
            next += 1;
            continue;
        }
        match forms.at(scene, at).filter(|tokens| known.is_none_or(|known| tokens.end <= known.start)) {
            Some(tokens) => {
                at = next_capital(tokens.end);
                more.push((tokens, MentionKind::Name));
            }
            None => at = next_capital(at + 1),
        }
    }
    found.append(&mut more);
    sorting::by_key(found, |(tokens, _)| tokens.start);
}

/// The short forms of a passage's organisations, by the hash of their first word.
#[derive(Default)]
struct ShortForms {
    /// The words of each form before its head, and where they stand in full.
    before_head: HashMap<u32, Range<usize>>,
    /// Heads that are a name by themselves in this passage: "Rovers".
    heads: HashSet<u32>,
}

impl ShortForms {
    fn of(scene: &OrganizationScene<'_, '_>, found: &[FoundTokens]) -> Self {
        let mut forms = Self::default();
        for (tokens, kind) in found {
            if *kind == MentionKind::Name {
                forms.learn(scene, tokens);
            }
        }
        let (mut at, end) = (0, scene.passage.tokens.len());
        while at < end {
            at = scene.passage.next_word(at + 1..end, |word| word.is_capitalized);
            if scene.is_capital(at) && is_introduced(scene, at) {
                forms.before_head.insert(scene.passage.hash(at), at..at + 1);
            }
        }
        forms
    }

    fn is_empty(&self) -> bool {
        self.before_head.is_empty() && self.heads.is_empty()
    }

    /// Learns the short forms of the name at `tokens`: "Big Machine" and, of a team, "Rovers".
    fn learn(&mut self, scene: &OrganizationScene<'_, '_>, tokens: &Range<usize>) {
        let last = tokens.end - 1;
        let class = scene.class(last);
        let all_capitals = tokens.clone().all(|at| scene.is_capital(at) && !scene.is_country(at));
        if tokens.len() < 2 || !all_capitals {
            return;
        }
        if class.is(WordClass::COMPANY) && !scene.is(last, List::NewspaperHeads) {
            let form = tokens.start..last;
            if form.len() > 1 || stands_alone(scene, tokens.start) {
                self.before_head.insert(scene.passage.hash(form.start), form);
            }
        } else if scene.is(last, List::HeadsAlone) {
            self.heads.insert(scene.passage.hash(last));
        }
    }

    /// The short form that begins at `at`.
    fn at(&self, scene: &OrganizationScene<'_, '_>, at: usize) -> Option<Range<usize>> {
        if !scene.is_capital(at) {
            return None;
        }
        let hash = scene.passage.hash(at);
        let alone = |tokens: &Range<usize>| {
            let goes_on = scene.is_capital(tokens.end)
                && scene.spaced(tokens.end)
                && !scene.class(tokens.end).is(WordClass::RANK.with(WordClass::ROLE));
            !goes_on && !is_joined(scene, tokens.start)
        };
        let head = || self.heads.contains(&hash).then(|| at..at + 1);
        let tokens = self.before_head.get(&hash).map(|form| at..at + form.len()).filter(|tokens| {
            let form = self.before_head.get(&hash);
            form.is_some_and(|form| {
                form.clone().zip(tokens.clone()).all(|(a, b)| scene.passage.hash(a) == scene.passage.hash(b))
                    && tokens.clone().all(|at| scene.is_capital(at))
            })
        });
        tokens.or_else(head).filter(alone)
    }
}

/// Whether the word before `start` may belong to the same name. The first word of a sentence has a capital anyway.
fn is_joined(scene: &OrganizationScene<'_, '_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let opens = before == scene.sentence(start).start && scene.class(before).is(WordClass::FREQUENT);
    let title = scene.class(before).is(WordClass::RANK.with(WordClass::ROLE));
    let time = scene.class(before).is(WordClass::CALENDAR);
    scene.is_capital(before) && scene.spaced(start) && !opens && !title && !time
}

/// Whether one word of a company's name can stand for it: "Tirrell" for "Tirrell Capital", but not "Accra" for "Accra Foods".
fn stands_alone(scene: &OrganizationScene<'_, '_>, at: usize) -> bool {
    let class = scene.class(at);
    !class.is(OTHER) && !class.is(HEAD) && !scene.is_country(at)
}

/// Whether the words beside a capitalised word say that it is a company.
///
/// Gets right: the cable maker Vantor; Vantor, a cable maker; shares in Vantor. Leaves alone: the bank Mensah robbed.
fn is_introduced(scene: &OrganizationScene<'_, '_>, at: usize) -> bool {
    const MAX_WORDS: usize = 4;
    let named = scene.is(at - 1, List::NounsBeforeCompanies) && scene.spaced(at);
    let owns = scene.is_possessive(at + 1) && scene.is(at + 2, List::CompanyParts);
    let opens = scene.is(at + 2, List::Articles) && scene.passage.word(at + 1) == ",";
    // Nearly all words are ruled out here.
    if !named && !owns && !opens {
        return false;
    }
    let class = scene.class(at);
    let known = class.is(OTHER) || class.is(HEAD) || class.is_name() || class.is(WordClass::COMMON);
    let beside = || scene.is_capital(at - 1) || scene.is_capital(at + 1) && scene.spaced(at + 1);
    if known
        || beside()
        || scene.is_country(at)
        || at == scene.sentence(at).start && scene.passage.word(at + 1) != ","
    {
        return false;
    }
    let apposed = || {
        (at + 3..at + 3 + MAX_WORDS)
            .take_while(|&next| scene.passage.tokens.get(next).is_some_and(|token| token.is_word()))
            .any(|next| scene.is(next, List::NounsBeforeCompanies))
    };
    named || owns || opens && apposed()
}

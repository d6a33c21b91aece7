//! Labelled regions of a text and the links between them -> quotations with their speakers, and passages with codes.

use super::label::{LabelMeaning, meaning};
use super::left_out::{LeftOut, LeftOutReason};
use super::work::{ForeignMark, ForeignMeaning, ForeignPlace, ForeignQuotation, ForeignSpeaker};
use crate::analysis::QuotationKind;
use crate::review::{Codes, Decision, Reason, Verdict};

/// A region of a text with its labels and what else is said of it.
#[derive(Debug, Clone, Default)]
pub(super) struct LabelledRegion {
    pub(super) place: ForeignPlace,
    pub(super) labels: Vec<String>,
    /// The name of its speaker, if it is written beside it.
    pub(super) speaker: Option<String>,
    pub(super) note: String,
    /// When it was drawn or changed.
    pub(super) at: i64,
}

/// What a region is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RegionRole {
    Quotation(Option<QuotationKind>),
    NotAQuotation,
    Speaker,
    Cue,
    Name,
    Passage,
}

impl LabelledRegion {
    /// What its labels say it is; of several, what comes first here.
    fn role(&self) -> RegionRole {
        let meanings: Vec<LabelMeaning> = self.labels.iter().map(|label| meaning(label)).collect();
        let has = |wanted: LabelMeaning| meanings.contains(&wanted);
        let quoted = meanings.iter().filter_map(|meaning| match meaning {
            LabelMeaning::Quotation(kind) => Some(*kind),
            _ => None,
        });
        if let Some(kind) = quoted.max() {
            return RegionRole::Quotation(kind);
        }
        if has(LabelMeaning::NotAQuotation) {
            RegionRole::NotAQuotation
        } else if has(LabelMeaning::Speaker) {
            RegionRole::Speaker
        } else if has(LabelMeaning::Cue) {
            RegionRole::Cue
        } else if has(LabelMeaning::Name) && !has(LabelMeaning::Code) {
            RegionRole::Name
        } else {
            RegionRole::Passage
        }
    }

    fn codes(&self) -> Codes {
        let codes = self.labels.iter().filter(|label| meaning(label) == LabelMeaning::Code);
        codes
            .map(|code| code.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|code| !code.is_empty())
            .collect()
    }
}

/// The marks that regions are. A link leads from one region to another, by their indices.
pub(super) fn marks(
    regions: &[LabelledRegion],
    links: &[(usize, usize)],
    left_out: &mut LeftOut,
) -> Vec<ForeignMark> {
    let linked = LinkedRegions::new(regions, links, left_out);
    let mut marks = Vec::new();
    for (index, (region, role)) in regions.iter().zip(&linked.roles).enumerate() {
        let meaning = match role {
            RegionRole::Quotation(kind) => linked.quotation(index, *kind),
            RegionRole::NotAQuotation => ForeignMeaning::Quotation(Box::new(ForeignQuotation {
                decision: Decision {
                    verdict: Verdict::Rejected(Some(Reason::NotSpeech)),
                    note: region.note.clone(),
                    codes: region.codes(),
                    ..Decision::default()
                },
                ..ForeignQuotation::default()
            })),
            RegionRole::Passage => ForeignMeaning::Passage {
                codes: region.codes(),
                note: region.note.clone(),
                highlighted: region.labels.is_empty(),
            },
            RegionRole::Speaker | RegionRole::Cue | RegionRole::Name => {
                if !linked.has_quotation(index) {
                    let is_name = *role == RegionRole::Name;
                    left_out.add(if is_name { LeftOutReason::Name } else { LeftOutReason::Unlinked });
                }
                continue;
            }
        };
        marks.push(ForeignMark { place: region.place.clone(), meaning, at: region.at });
    }
    marks
}

/// Regions with the links between them.
struct LinkedRegions<'a> {
    regions: &'a [LabelledRegion],
    roles: Vec<RegionRole>,
    /// The regions that each is linked with.
    partners: Vec<Vec<usize>>,
}

impl<'a> LinkedRegions<'a> {
    fn new(regions: &'a [LabelledRegion], links: &[(usize, usize)], left_out: &mut LeftOut) -> Self {
        let roles: Vec<RegionRole> = regions.iter().map(LabelledRegion::role).collect();
        let mut partners = vec![Vec::new(); regions.len()];
        for &(from, to) in links {
            let (Some(one), Some(other)) = (roles.get(from), roles.get(to)) else { continue };
            if !leads_to_speaker(*one, *other) && !leads_to_speaker(*other, *one) {
                left_out.add(LeftOutReason::Link);
                continue;
            }
            for (here, there) in [(from, to), (to, from)] {
                if let Some(partners) = partners.get_mut(here) {
                    partners.push(there);
                }
            }
        }
        Self { regions, roles, partners }
    }

    fn role(&self, index: usize) -> Option<RegionRole> {
        self.roles.get(index).copied()
    }

    fn partners(&self, index: usize) -> &[usize] {
        self.partners.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    fn quotation(&self, index: usize, kind: Option<QuotationKind>) -> ForeignMeaning {
        let region = self.regions.get(index).cloned().unwrap_or_default();
        let linked = || self.speaker_of(index).and_then(|at| self.regions.get(at));
        let speaker = match &region.speaker {
            Some(name) => ForeignSpeaker::Named(name.clone(), None),
            None => {
                linked().map_or(ForeignSpeaker::Unsaid, |speaker| ForeignSpeaker::At(speaker.place.clone()))
            }
        };
        // To accept a quotation is also to say who speaks.
        let verdict = if speaker == ForeignSpeaker::Unsaid { Verdict::Pending } else { Verdict::Accepted };
        let codes = region.codes();
        let decision = Decision { verdict, note: region.note, codes, ..Decision::default() };
        ForeignMeaning::Quotation(Box::new(ForeignQuotation { kind, speaker, decision, is_as_found: false }))
    }

    /// The speaker that a quotation is linked with, also through its cue.
    fn speaker_of(&self, quotation: usize) -> Option<usize> {
        let partners = self.partners(quotation);
        let through_cues = || {
            partners
                .iter()
                .filter(|at| self.role(**at) == Some(RegionRole::Cue))
                .flat_map(|at| self.partners(*at))
        };
        [RegionRole::Speaker, RegionRole::Name].into_iter().find_map(|role| {
            partners.iter().chain(through_cues()).find(|at| self.role(**at) == Some(role)).copied()
        })
    }

    /// Whether a speaker or a cue leads to a quotation.
    fn has_quotation(&self, index: usize) -> bool {
        let is_quotation = |at: &usize| matches!(self.role(*at), Some(RegionRole::Quotation(_)));
        let partners = self.partners(index);
        partners.iter().any(is_quotation)
            || partners
                .iter()
                .filter(|at| self.role(**at) == Some(RegionRole::Cue))
                .any(|at| self.partners(*at).iter().any(is_quotation))
    }
}

/// Whether a link between such regions says who speaks.
fn leads_to_speaker(from: RegionRole, to: RegionRole) -> bool {
    match from {
        RegionRole::Quotation(_) => matches!(to, RegionRole::Speaker | RegionRole::Name | RegionRole::Cue),
        RegionRole::Cue => matches!(to, RegionRole::Speaker | RegionRole::Name),
        _ => false,
    }
}

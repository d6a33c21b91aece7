//! The side panels: what each lists, and which entry of it is selected.

use crate::analysis::{EntityId, QuotationId};
use crate::tui::state::panel_rows::Rolls;

/// A side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Panel {
    /// The countries.
    Countries,
    /// The people.
    People,
    /// The quotations.
    Quotations,
    /// The organisations.
    Organizations,
}

/// All panels, in the order in which Tab goes through them.
pub const PANELS: [Panel; 4] = [Panel::Countries, Panel::People, Panel::Organizations, Panel::Quotations];

impl Panel {
    /// What stands in its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Countries => "Countries",
            Self::People => "People",
            Self::Quotations => "Quotations",
            Self::Organizations => "Organisations",
        }
    }
}

/// One row of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A country, a person or an organisation.
    Entity(EntityId),
    /// A quotation.
    Quotation(QuotationId),
}

/// The number of entries in a panel.
#[must_use]
pub fn count(rolls: &Rolls, panel: Panel) -> usize {
    match panel {
        Panel::Countries => rolls.countries.len(),
        Panel::People => rolls.people.len(),
        Panel::Organizations => rolls.organizations.len(),
        Panel::Quotations => rolls.quotations.len(),
    }
}

/// The entry at `index` of a panel.
#[must_use]
pub fn entry(rolls: &Rolls, panel: Panel, index: usize) -> Option<Entry> {
    let entity = |list: &[EntityId]| list.get(index).copied().map(Entry::Entity);
    match panel {
        Panel::Countries => entity(&rolls.countries),
        Panel::People => entity(&rolls.people),
        Panel::Organizations => entity(&rolls.organizations),
        Panel::Quotations => rolls.quotations.get(index).copied().map(Entry::Quotation),
    }
}

/// Where an entry stands: its panel and its index there.
#[must_use]
pub fn find(rolls: &Rolls, wanted: Entry) -> Option<(Panel, usize)> {
    PANELS.into_iter().find_map(|panel| {
        let index = (0..count(rolls, panel)).find(|&index| entry(rolls, panel, index) == Some(wanted))?;
        Some((panel, index))
    })
}

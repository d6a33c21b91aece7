//! The side panels and their entries.

pub mod rows;

use crate::analysis::{EntityId, QuotationId};
use crate::tui::state::panel::rows::PanelRows;

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
    /// Its title.
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
pub fn count(rows_of_panels: &PanelRows, panel: Panel) -> usize {
    match panel {
        Panel::Countries => rows_of_panels.countries.len(),
        Panel::People => rows_of_panels.people.len(),
        Panel::Organizations => rows_of_panels.organizations.len(),
        Panel::Quotations => rows_of_panels.quotations.len(),
    }
}

/// The entry at `index` of a panel.
#[must_use]
pub fn entry(rows_of_panels: &PanelRows, panel: Panel, index: usize) -> Option<Entry> {
    let entity = |list: &[EntityId]| list.get(index).copied().map(Entry::Entity);
    match panel {
        Panel::Countries => entity(&rows_of_panels.countries),
        Panel::People => entity(&rows_of_panels.people),
        Panel::Organizations => entity(&rows_of_panels.organizations),
        Panel::Quotations => rows_of_panels.quotations.get(index).copied().map(Entry::Quotation),
    }
}

/// The panel and the index of an entry.
#[must_use]
pub fn find(rows_of_panels: &PanelRows, wanted: Entry) -> Option<(Panel, usize)> {
    PANELS.into_iter().find_map(|panel| {
        let index = (0..count(rows_of_panels, panel))
            .find(|&index| entry(rows_of_panels, panel, index) == Some(wanted))?;
        Some((panel, index))
    })
}

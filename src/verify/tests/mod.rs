//! Quotations and sources: what the comparison must propose, and what it must never call identical.

mod altered;
mod frequent;
mod pairs;
mod reports;

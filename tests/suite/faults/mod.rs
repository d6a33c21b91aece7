//! What goes wrong around a reader, each as a test: the seventy faults, in groups. The number of the fault stands in the
//! name of its test (`fault_12_…`).

mod analysis;
mod bytes;
mod control;
mod files;
mod markup;
mod shape;
mod terminal;

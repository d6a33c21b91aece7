//! The architecture of the program, read from its source as text.

mod circles;
mod files;
mod functions;
mod imports;
mod layers;
mod names;
mod source;

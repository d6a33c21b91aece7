//! Faults 43 to 53: files, the library and what the program writes.

mod library;
mod outputs;
mod privacy;

//! Faults 43 to 53: files, the library and what the program writes.

mod changes;
mod disk;
mod imports;
mod kills;
mod library;
mod outputs;
mod power;
mod privacy;
mod restoring;
mod settings;
mod special;

//! Codebooks and coded articles in the exchange formats of qualitative analysis (REFI-QDA 1.0: `.qdc`, `.qdpx`), which
//! `NVivo`, `ATLAS.ti`, `MAXQDA` and others read and write.

mod codebook;
mod identifier;
mod project;
mod read;

pub use codebook::write_codebook;
pub use project::RefiProject;
pub use read::read_codebook;

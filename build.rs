//! Turns the plain files in `assets/` into look-up tables before the program is compiled, and says how it is linked.
//!
//! Each table has a module in `build/` and a reader in `src/lexicon/`. What is written to `OUT_DIR` is embedded with
//! `include_bytes!`, so nothing is parsed when the program starts.

#![expect(clippy::disallowed_methods, reason = "a build script reads assets and writes to OUT_DIR")]

#[path = "build/countries.rs"]
mod countries;
#[path = "build/government.rs"]
mod government;
#[path = "build/linking.rs"]
mod linking;
#[path = "build/lists.rs"]
mod lists;
#[path = "build/speakers.rs"]
mod speakers;
#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "shared with the program, which reads what is written here"
)]
#[path = "src/lexicon/word_class.rs"]
mod word_class;
#[allow(dead_code, unreachable_pub, reason = "shared with the program, which reads what is written here")]
#[path = "src/lexicon/word_table.rs"]
mod word_table;
#[path = "build/words.rs"]
mod words;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    for folder in [
        "build",
        "assets/countries",
        "assets/lists",
        "assets/organizations",
        "assets/people",
        "assets/places",
        "assets/words",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=src/lexicon/word_class.rs");
    println!("cargo::rerun-if-changed=src/lexicon/word_table.rs");
    linking::pack_relocations();
    let out = std::env::var("OUT_DIR")?;
    let (assets, out) = (Path::new("assets"), Path::new(&out));
    countries::write(assets, out)?;
    let mut lists = lists::Lists::read(assets)?;
    government::add(assets, &mut lists)?;
    speakers::add(assets, &mut lists)?;
    lists.write(out)?;
    words::write(assets, out)
}

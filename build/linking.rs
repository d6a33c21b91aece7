//! How the program is linked: with relocations in a tenth of the room, where the C library can read them.
//!
//! The program has some 46,000 places that the start fills in with an address. Listed one by one they are a megabyte, packed
//! (`DT_RELR`) a few kilobytes. glibc reads the packed form since 2.36, and a program that has it needs at least that version:
//! so only what is built on such a system gets it, and the linker notes the need in the program. What is built for other
//! systems too says so with `PULLQUOTE_PORTABLE`.

use std::env;
use std::process::Command;

/// The first version of glibc that reads packed relocations.
const READS_PACKED: (u32, u32) = (2, 36);

/// If set, the program is to run with older C libraries too.
const PORTABLE: &str = "PULLQUOTE_PORTABLE";

/// Tells Cargo how to link the program.
pub(crate) fn pack_relocations() {
    println!("cargo::rerun-if-env-changed={PORTABLE}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    let is_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let is_native = env::var_os("HOST") == env::var_os("TARGET");
    let is_for_here = is_native && env::var_os(PORTABLE).is_none();
    if is_glibc && is_for_here && glibc().is_some_and(|version| version >= READS_PACKED) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of the C library of this system: "glibc 2.36".
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (first, second) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((first.parse().ok()?, second.split('.').next()?.parse().ok()?))
}

//! Another file takes the place of the library: a backup that is restored, or one that nobody told the program of.

use super::*;

mod in_place;
mod restored;

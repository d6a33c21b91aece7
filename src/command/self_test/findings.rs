//! The sample article -> whether this machine finds in it what the program's authors found.

use super::check_result::CheckResult::{self, Failed, Well};
use crate::analysis::{Analysis, analyze};
use crate::article::Article;
use crate::export::{Provenance, report};
use crate::input::web::Network;
use crate::input::{self, Origin};
use std::ops::ControlFlow;

/// The report on the sample as the tests keep it, after two lines of three dashes.
const KNOWN: &str = include_str!("../../../tests/golden/findings/sample_txt.snap");

/// The sample article and what is found in it.
///
/// # Errors
/// If it cannot be read.
pub(super) fn sample() -> Result<(Article, Analysis), String> {
    let read = input::load(&Origin::Sample, &Network::default(), &mut |_| ControlFlow::Continue(()));
    let article = Article::new(read.map_err(|error| error.to_string())?);
    let found = analyze(&article);
    Ok((article, found))
}

pub(super) fn check() -> CheckResult {
    let (article, found) = match sample() {
        Ok(sample) => sample,
        Err(error) => return Failed(format!("the sample article cannot be read: {error}")),
    };
    let provenance = Provenance { id: None, source: Some("sample_txt".to_owned()) };
    let printed = report::report(&provenance, &article, &found);
    let known = KNOWN.splitn(3, "---\n").nth(2).unwrap_or_default();
    match difference(known, &printed) {
        None => Well(format!(
            "the sample article gives the {} names and {} quotations of this version",
            found.entities.len(),
            found.quotations.len()
        )),
        Some(difference) => {
            Failed(format!("{difference}: install the program again, and report this if it stays"))
        }
    }
}

/// The first line that is not as it was known.
fn difference(known: &str, printed: &str) -> Option<String> {
    let (mut known, mut printed) = (known.trim_end().lines(), printed.trim_end().lines());
    loop {
        match (known.next(), printed.next()) {
            (None, None) => return None,
            (known, printed) if known == printed => {}
            (known, printed) => {
                let quoted = |line: Option<&str>| {
                    line.map_or("nothing".to_owned(), |line| format!("“{}”", line.trim()))
                };
                return Some(format!("the sample article gives {}, not {}", quoted(printed), quoted(known)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_gives_what_its_golden_file_says() {
        assert!(
            matches!(check(), Well(said) if said.contains("quotations of this version")),
            "{:?}",
            check()
        );
    }

    #[test]
    fn the_first_line_that_differs_is_named() {
        let known = "People (2)\n  Ana Lopes\n  Rui Costa\n";
        for (printed, said) in [
            (known, None),
            (
                "People (2)\n  Ana Lopez\n  Rui Costa\n",
                Some("the sample article gives “Ana Lopez”, not “Ana Lopes”"),
            ),
            ("People (2)\n  Ana Lopes\n", Some("the sample article gives nothing, not “Rui Costa”")),
            ("", Some("the sample article gives nothing, not “People (2)”")),
        ] {
            assert_eq!(difference(known, printed).as_deref(), said, "{printed}");
        }
    }
}

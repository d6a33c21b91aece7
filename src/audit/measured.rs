//! `assets/audit/measured.tsv` -> how often the program names the right speaker, as it was measured on annotated news.
//!
//! What reviewers of a library decided says more about its articles, but in most libraries little has been decided. The
//! figures are those of the README; a test compares the two.

/// How often quotations of a kind had the right speaker in some news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasuredAccuracy {
    /// The kind of quotations: "direct and partial".
    pub kind: &'static str,
    /// The news: "US political news".
    pub news: &'static str,
    /// The harmonic mean of precision and recall (F1), in percent.
    pub f1: u32,
}

/// All figures, in the order of the file.
#[must_use]
pub fn measured() -> Vec<MeasuredAccuracy> {
    let rows = include_str!("../../assets/audit/measured.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let (kind, rest) = row.split_once('\t')?;
        let (news, f1) = rest.split_once('\t')?;
        Some(MeasuredAccuracy { kind, news, f1: f1.parse().ok()? })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_readme() {
        let readme = include_str!("../../README.md");
        let accuracy =
            readme.split("## Accuracy").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        let words = accuracy.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = measured();
        assert_eq!(found.len(), 5);
        for MeasuredAccuracy { kind, news, f1 } in found {
            let figure = format!("0.{f1} on {news}");
            assert!(
                words.contains(&figure),
                "{kind}: {figure} is not in README.md: change assets/audit/measured.tsv"
            );
        }
    }
}

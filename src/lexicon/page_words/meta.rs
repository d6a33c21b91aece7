//! The table of `<meta>` elements: `assets/page/meta.tsv`.

const META: &str = include_str!("../../../assets/page/meta.tsv");

/// A row of the table of `<meta>` elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetaRow {
    /// Which value it gives, as the head of the asset says.
    pub field: &'static str,
    /// Where the value is then said to come from: `OpenGraph` or `meta`.
    pub source: &'static str,
    /// The names in lower case, the most reliable first.
    pub names: &'static str,
}

/// The rows of the table of `<meta>` elements, in order.
pub fn meta_rows() -> impl Iterator<Item = MetaRow> {
    META.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some(MetaRow { field: cells.next()?, source: cells.next()?, names: cells.next()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_three_cells_and_a_source() {
        for row in meta_rows() {
            assert!(matches!(row.source, "OpenGraph" | "meta"), "{row:?}");
            assert!(
                row.names.split(' ').all(|name| !name.is_empty() && name == name.to_lowercase()),
                "{row:?}"
            );
        }
        assert_eq!(meta_rows().count(), META.lines().filter(|line| !line.starts_with('#')).count());
    }
}

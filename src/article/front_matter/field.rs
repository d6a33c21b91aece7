//! What the keys of front matter tell about an article: `assets/page/front_matter.tsv`.

use crate::input::IdentityField;

const ASSET: &str = include_str!("../../../assets/page/front_matter.tsv");

/// What `key` tells, and its rank among the keys that tell the same; the lowest comes first. Without a field, the key is
/// one of front matter that tells something else; `None` if the key is not known. Capitals, "-" and "_" do not count.
pub(super) fn field(key: &str) -> Option<(Option<IdentityField>, usize)> {
    let plain: String = key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    let rows = ASSET.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let mut cells = rows.filter_map(|(rank, line)| line.split_once('\t').map(|row| (rank, row)));
    let (rank, (_, field)) = cells.find(|(_, (known, _))| known.eq_ignore_ascii_case(&plain))?;
    Some((IdentityField::from_word(field), rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_however_they_are_spelt() {
        for (key, expected) in [
            ("Title", Some(Some(IdentityField::Title))),
            ("date_published", Some(Some(IdentityField::Published))),
            ("lastmod", Some(Some(IdentityField::Modified))),
            ("canonical-url", Some(Some(IdentityField::Url))),
            ("tags", Some(None)),
            ("minister", None),
            ("", None),
        ] {
            assert_eq!(field(key).map(|(field, _)| field), expected, "{key}");
        }
    }
}

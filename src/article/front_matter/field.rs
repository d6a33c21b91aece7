//! What the keys of front matter tell about an article: `assets/page/front_matter.tsv`.

const ASSET: &str = include_str!("../../../assets/page/front_matter.tsv");

/// What a key of front matter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrontMatterField {
    /// The title.
    Title,
    /// Who wrote the article.
    Authors,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// Who published it.
    Site,
    /// Its address.
    Url,
    /// Something that is not part of its identity.
    Other,
}

/// What `key` tells, and its rank among the keys that tell the same; the lowest comes first. `None` if the key is not
/// known. Capitals, "-" and "_" do not count.
pub(super) fn field(key: &str) -> Option<(FrontMatterField, usize)> {
    let plain: String = key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    let rows = ASSET.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let mut cells = rows.filter_map(|(rank, line)| line.split_once('\t').map(|row| (rank, row)));
    let (rank, (_, field)) = cells.find(|(_, (known, _))| known.eq_ignore_ascii_case(&plain))?;
    let field = match field {
        "title" => FrontMatterField::Title,
        "authors" => FrontMatterField::Authors,
        "published" => FrontMatterField::Published,
        "modified" => FrontMatterField::Modified,
        "site" => FrontMatterField::Site,
        "url" => FrontMatterField::Url,
        _ => FrontMatterField::Other,
    };
    Some((field, rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_however_they_are_spelt() {
        for (key, expected) in [
            ("Title", Some(FrontMatterField::Title)),
            ("date_published", Some(FrontMatterField::Published)),
            ("lastmod", Some(FrontMatterField::Modified)),
            ("canonical-url", Some(FrontMatterField::Url)),
            ("tags", Some(FrontMatterField::Other)),
            ("minister", None),
            ("", None),
        ] {
            assert_eq!(field(key).map(|(field, _)| field), expected, "{key}");
        }
    }
}

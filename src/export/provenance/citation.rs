//! Who wrote an article, where and when -> the parts of a citation: "Jane Roe", "The Coast Post", "3 November 2026" and
//! the address. What is not known is left out.

use crate::input::Identity;
use crate::text::date;

/// The authors as a byline: "Jane Roe, Ana Petrova and Li Na". Not sanitised.
#[must_use]
pub fn byline(identity: &Identity) -> Option<String> {
    let (last, others) = identity.authors().split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

/// The site, the day for people to read and the address. Not sanitised.
#[must_use]
pub fn publication(identity: &Identity) -> Vec<String> {
    let day = identity.published().map(date::readable);
    let words = |value: Option<&str>| value.map(str::to_owned);
    [words(identity.site()), day, words(identity.url())].into_iter().flatten().collect()
}

/// The authors, then the site, the day and the address. Not sanitised.
#[must_use]
pub fn citation(identity: &Identity) -> Vec<String> {
    byline(identity).into_iter().chain(publication(identity)).collect()
}

/// The address, if it is one of the web and is written as the standard says: nothing else may become a link.
#[must_use]
pub fn link(identity: &Identity) -> Option<&str> {
    identity.url().filter(|url| is_link(url))
}

/// Whether a text is an address of the web, written as the standard says.
pub(in crate::export) fn is_link(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{IdentitySource, Stated};

    fn stated<T>(value: T) -> Stated<T> {
        Stated::new(value, IdentitySource::Record)
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut identity = Identity::default();
        assert_eq!(citation(&identity), Vec::<String>::new());
        identity.authors =
            Some(stated(vec!["Jane Roe".to_owned(), "Li Na".to_owned(), "Tom Berg".to_owned()]));
        identity.published = Some(stated("2026-11-03T08:15:00+01:00".to_owned()));
        identity.url = Some(stated("https://coast.example/strike".to_owned()));
        let expected = ["Jane Roe, Li Na and Tom Berg", "3 November 2026", "https://coast.example/strike"];
        assert_eq!(citation(&identity), expected);
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let mut identity =
            Identity { url: Some(stated("javascript:alert(1)".to_owned())), ..Identity::default() };
        assert_eq!(link(&identity), None);
        identity.url = Some(stated("https://coast.example/\"onclick".to_owned()));
        assert_eq!(link(&identity), None);
        identity.url = Some(stated("https://coast.example/strike".to_owned()));
        assert_eq!(link(&identity), Some("https://coast.example/strike"));
    }
}

//! The sender of a mail -> a person, an outlet, or both.

use crate::input::{IdentitySource, Stated};
use mail_parser::Addr;

/// Names of mailboxes that belong to an outlet and not to a person.
const ROLES: [&str; 24] = [
    "news",
    "newsletter",
    "newsletters",
    "info",
    "noreply",
    "no-reply",
    "donotreply",
    "hello",
    "editor",
    "editors",
    "briefing",
    "briefings",
    "alerts",
    "updates",
    "mail",
    "contact",
    "team",
    "press",
    "digest",
    "reply",
    "support",
    "daily",
    "weekly",
    "subscriptions",
];

/// To whom a mail went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mailing {
    /// To people.
    Personal,
    /// To all who subscribe.
    List,
}

pub(super) fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::Mail)
}

/// The person and the outlet in a sender. `Ana Ruiz at The Coast Post` names both; the mailbox of a list or of an office
/// is an outlet's.
pub(super) fn sender(from: &Addr<'_>, mailing: Mailing) -> (Option<String>, Option<String>) {
    let Some(name) = from.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
        return (None, None);
    };
    for between in [" at ", " from ", " via ", " | ", ", ", " – ", " — ", " - "] {
        if let Some((person, outlet)) = name.split_once(between).filter(|(person, _)| person.contains(' ')) {
            return (Some(person.trim().to_owned()), Some(outlet.trim().to_owned()));
        }
    }
    let mailbox = from.address.as_deref().and_then(|address| address.split('@').next()).unwrap_or_default();
    let is_role = ROLES.iter().any(|role| mailbox.eq_ignore_ascii_case(role));
    if mailing == Mailing::List || is_role {
        (None, Some(name.to_owned()))
    } else {
        (Some(name.to_owned()), None)
    }
}

/// The name in `The Coast Briefing <briefing.coast.example>`.
pub(super) fn list_name(header: &str) -> Option<String> {
    let name = header.split('<').next()?.trim().trim_matches('"').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_are_people_or_outlets() {
        let from = |name: &'static str, address: &'static str| Addr {
            name: Some(name.into()),
            address: Some(address.into()),
        };
        let (author, site) = sender(&from("Ana Ruiz at The Coast Post", "ana@coast.example"), Mailing::List);
        assert_eq!((author.as_deref(), site.as_deref()), (Some("Ana Ruiz"), Some("The Coast Post")));
        assert_eq!(
            sender(&from("Ana Ruiz", "ana@coast.example"), Mailing::Personal).0.as_deref(),
            Some("Ana Ruiz")
        );
        assert_eq!(
            sender(&from("Coast", "briefing@coast.example"), Mailing::Personal).1.as_deref(),
            Some("Coast")
        );
    }
}

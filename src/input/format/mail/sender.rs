//! The header of a mail -> who sent the article in it, and when.

use super::body::MessageKind;
use super::forwarded;
use crate::input::{Fetched, Identity, IdentitySource, Stated};
use crate::text::phrase::single_spaced;
use mail_parser::{Addr, DateTime, Message, MimeHeaders};
use sha2::{Digest, Sha256};

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

/// What a message says that it is.
pub(super) fn kind(message: &Message<'_>) -> MessageKind {
    let is_saved = message.header_raw("Snapshot-Content-Location").is_some()
        || message
            .header_raw("From")
            .is_some_and(|from| from.trim_start_matches([' ', '<', '"']).starts_with("Saved by"));
    if is_saved { MessageKind::Page } else { MessageKind::Mail }
}

/// What the header says of the article.
pub(super) fn identity(message: &Message<'_>, kind: MessageKind) -> Identity {
    match kind {
        MessageKind::Page => Identity { url: address(message).map(stated), ..Identity::default() },
        MessageKind::Mail => of_mail(message),
    }
}

/// The address of a saved page.
fn address(message: &Message<'_>) -> Option<String> {
    let saved = message.header_raw("Snapshot-Content-Location").map(str::trim).map(str::to_owned);
    let location = || message.parts.iter().find_map(|part| part.content_location()).map(str::to_owned);
    saved.or_else(location).filter(|address| address.starts_with("http"))
}

fn of_mail(message: &Message<'_>) -> Identity {
    let subject = message.subject().map(single_spaced).filter(|subject| !subject.is_empty());
    let published = message.date().filter(|date| date.is_valid()).map(DateTime::to_rfc3339);
    let is_list =
        ["List-Id", "List-Unsubscribe", "List-Post"].iter().any(|name| message.header_raw(*name).is_some());
    let from = message.from().and_then(|from| from.first());
    let (author, site) = from.map(|from| sender(from, is_list)).unwrap_or_default();
    let site = site.or_else(|| list_name(message.header_raw("List-Id")?));
    let sent = Identity {
        title: subject.clone().map(stated),
        authors: author.map(|author| stated(vec![author])),
        published: published.map(stated),
        site: site.map(stated),
        ..Identity::default()
    };
    subject.and_then(|subject| forwarded::identity(message, &subject)).unwrap_or(sent)
}

pub(super) fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::Mail)
}

/// The person and the outlet in a sender. `Ana Ruiz at The Coast Post` names both; the mailbox of a list or of an office
/// is an outlet's.
pub(super) fn sender(from: &Addr<'_>, is_list: bool) -> (Option<String>, Option<String>) {
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
    if is_list || is_role { (None, Some(name.to_owned())) } else { (Some(name.to_owned()), None) }
}

/// The name in `The Coast Briefing <briefing.coast.example>`.
fn list_name(header: &str) -> Option<String> {
    let name = header.split('<').next()?.trim().trim_matches('"').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

pub(super) fn fetched(message: &Message<'_>, address: &str, bytes: &[u8]) -> Option<Fetched> {
    let at = message.date().filter(|date| date.is_valid())?.to_timestamp().checked_mul(1000)?;
    let sha256 = Sha256::digest(bytes).into();
    let bytes = bytes.len() as u64;
    Some(Fetched { address: address.to_owned(), at, sha256, bytes, headers: Vec::new(), original: None })
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
        let (author, site) = sender(&from("Ana Ruiz at The Coast Post", "ana@coast.example"), true);
        assert_eq!((author.as_deref(), site.as_deref()), (Some("Ana Ruiz"), Some("The Coast Post")));
        assert_eq!(sender(&from("Ana Ruiz", "ana@coast.example"), false).0.as_deref(), Some("Ana Ruiz"));
        assert_eq!(sender(&from("Coast", "briefing@coast.example"), false).1.as_deref(), Some("Coast"));
    }
}

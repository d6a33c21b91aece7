//! The header of a mail or of a saved page -> who wrote the article in it, where and when.

use super::body::MessageKind;
use super::forwarded;
use super::sender::{Mailing, list_name, sender, stated};
use crate::input::{Fetched, Identity};
use crate::text::phrase::single_spaced;
use mail_parser::{DateTime, Message, MimeHeaders};
use sha2::{Digest, Sha256};

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
    let mailing = if is_list { Mailing::List } else { Mailing::Personal };
    let from = message.from().and_then(|from| from.first());
    let (author, site) = from.map(|from| sender(from, mailing)).unwrap_or_default();
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

pub(super) fn fetched(message: &Message<'_>, address: &str, bytes: &[u8]) -> Option<Fetched> {
    let at = message.date().filter(|date| date.is_valid())?.to_timestamp().checked_mul(1000)?;
    let sha256 = Sha256::digest(bytes).into();
    let bytes = bytes.len() as u64;
    Some(Fetched { address: address.to_owned(), at, sha256, bytes, headers: Vec::new(), original: None })
}

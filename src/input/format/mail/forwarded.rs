//! A mail that somebody passed on -> who wrote what it passes on.
//!
//! Who forwards an article has not written it. The lines that mail programs put before a forwarded text say who has, and
//! when; they are looked for in the plain text of the mail, or in that of its page.

use super::body::plain;
use super::sender::{Mailing, sender, stated};
use crate::input::Identity;
use crate::input::format::Content;
use crate::lexicon::dates::{self, DayOrder};
use crate::text::phrase::single_spaced;
use mail_parser::{Addr, Message};

/// What programs write before the subject of a mail that is passed on.
const PREFIXES: [&str; 12] =
    ["fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "i:", "doorst:", "vs:", "pd:", "fs:", "vb:"];
const FROM: [&str; 6] = ["From", "Von", "De", "Da", "Van", "Od"];
const DATE: [&str; 10] =
    ["Date", "Sent", "Gesendet", "Datum", "Envoyé", "Fecha", "Enviado", "Data", "Inviato", "Verzonden"];
const SUBJECT: [&str; 7] = ["Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "Onderwerp"];

/// Who wrote what a mail with this subject passes on. `None` if it passes on nothing, or does not say whose it is.
pub(super) fn identity(message: &Message<'_>, subject: &str) -> Option<Identity> {
    without_prefix(subject)?;
    let text = match plain(message).map(|piece| piece.content) {
        Some(Content::Text(_, text)) => text,
        _ => message.body_text(0)?.into_owned(),
    };
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches(['>', ' ']).trim()).collect();
    let block = lines.split(|line| line.is_empty()).find_map(Block::of)?;
    let (author, site) = sender(&block.from(), Mailing::Personal);
    let date = block.date.and_then(|date| dates::read(date, DayOrder::Unknown));
    let title = block.subject.map(|subject| without_prefix(subject).unwrap_or_else(|| subject.to_owned()));
    let title = title.or_else(|| without_prefix(subject));
    Some(Identity {
        title: title.map(stated),
        authors: author.map(|author| stated(vec![author])),
        published: date.map(|date| stated(date.to_string())),
        site: site.map(stated),
        ..Identity::default()
    })
}

/// The subject without the marks that it is passed on. `None` if it has none.
fn without_prefix(subject: &str) -> Option<String> {
    let mut rest = subject.trim_start();
    let prefix = |rest: &str| {
        let len =
            |prefix: &&str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        PREFIXES.iter().find(|prefix| len(prefix)).map(|prefix| prefix.len())
    };
    while let Some(after) = prefix(rest).and_then(|length| rest.get(length..)) {
        rest = after.trim_start();
    }
    (rest.len() < subject.trim_start().len() && !rest.is_empty()).then(|| single_spaced(rest))
}

/// The lines before a forwarded text.
struct Block<'a> {
    from: &'a str,
    date: Option<&'a str>,
    subject: Option<&'a str>,
}

impl<'a> Block<'a> {
    /// The block in lines without an empty one between them.
    fn of(lines: &[&'a str]) -> Option<Self> {
        let value = |names: &[&str]| {
            lines.iter().find_map(|line| {
                let (name, value) = line.trim_start_matches('*').split_once(':')?;
                let name = name.trim_matches(['*', ' ']);
                names.contains(&name).then(|| value.trim_matches(['*', ' ']))
            })
        };
        let (date, subject) = (value(&DATE), value(&SUBJECT));
        (date.is_some() || subject.is_some()).then_some(())?;
        Some(Self { from: value(&FROM)?, date, subject })
    }

    /// The sender in `The Coast Post <news@coast.example>` or `Ana Ruiz [mailto:ana@coast.example]`.
    fn from(&self) -> Addr<'a> {
        let (name, address) = self.from.split_once(['<', '[']).unwrap_or((self.from, ""));
        let address = address.trim_start_matches("mailto:").trim_end_matches(['>', ']']);
        let name = name.trim().trim_matches('"');
        Addr { name: Some(name.into()), address: Some(address.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    /// The title, the author, the outlet and the day.
    fn read(subject: &str, text: &str) -> Option<String> {
        let mail = format!("From: Ben Cole <ben@a.example>\r\nSubject: {subject}\r\n\r\n{text}\r\n");
        let message = MessageParser::default().parse(mail.as_bytes())?;
        let found = identity(&message, message.subject()?)?;
        let title = &found.title.as_ref()?.value;
        Some(
            [
                title,
                found.authors().join("+").as_str(),
                found.site().unwrap_or("-"),
                found.published().unwrap_or("-"),
            ]
            .join("|"),
        )
    }

    #[test]
    fn who_wrote_it_stands_before_the_forwarded_text() {
        let gmail = "Look.\r\n\r\n---------- Forwarded message ---------\r\nFrom: The Coast Post <news@coast.example>\r\n\
                     Date: Sun, Mar 1, 2026 at 9:30 AM\r\nSubject: Strike ends\r\nTo: <ben@a.example>\r\n\r\nIt rained.";
        assert_eq!(
            read("Fwd: Strike ends", gmail).as_deref(),
            Some("Strike ends||The Coast Post|2026-03-01")
        );
        let apple = "Begin forwarded message:\r\n\r\n> From: \"Ana Ruiz\" <ana@coast.example>\r\n> Subject: Fwd: Strike\r\n> Date: 1 March 2026\r\n>\r\n> It rained.";
        assert_eq!(read("FW: WG: Strike", apple).as_deref(), Some("Strike|Ana Ruiz|-|2026-03-01"));
        let outlook = "-----Ursprüngliche Nachricht-----\r\nVon: Ana Ruiz [mailto:ana@coast.example]\r\nGesendet: 1. März 2026\r\nBetreff: Streik\r\n\r\nEs regnete.";
        assert_eq!(read("WG: Streik", outlook).as_deref(), Some("Streik|Ana Ruiz|-|2026-03-01"));
        let page = "<html><body>Look.<div>---------- Forwarded message ---------<br>From: <b>Ana Ruiz</b> &lt;ana@coast.example&gt;<br>\
                    Date: Sun, Mar 1, 2026<br>Subject: Strike<br></div><p>It rained.</p></body></html>";
        assert_eq!(
            read("Fwd: Strike\r\nContent-Type: text/html", page).as_deref(),
            Some("Strike|Ana Ruiz|-|2026-03-01")
        );
        assert_eq!(read("Strike ends", gmail), None);
        assert_eq!(read("Fwd: Strike ends", "It rained."), None);
    }
}

//! A folder of mails (mbox) -> the mails in it.
//!
//! A mail begins at a line "From ..." after an empty line, but so may a paragraph: programs should write ">From" there and
//! many do not. So the header of a mail must follow.

use super::header::header_fields;

/// The mails in a folder, without the lines that begin them.
pub(super) fn mails(folder: &[u8]) -> Vec<Vec<u8>> {
    let (mut mails, mut is_blank_before): (Vec<Vec<u8>>, bool) = (Vec::new(), true);
    let mut at = 0;
    for line in folder.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        let begins = (is_blank_before || is_postmark(line)) && line.starts_with(b"From ") && {
            let fields = header_fields(folder.get(at..).unwrap_or_default());
            mails.is_empty() || fields.of_mail + fields.of_letter > 0
        };
        is_blank_before = line.trim_ascii().is_empty();
        if begins {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.extend_from_slice(unquoted(line));
        }
    }
    mails
}

/// Whether a line ends as those do that programs write: with a time and a year.
fn is_postmark(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let mut words = line.split_whitespace().rev();
    let is_year =
        words.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
    is_year && words.take(2).any(|time| time.matches(':').count() == 2)
}

/// A line without the mark that keeps it from beginning a mail.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|&&byte| byte == b'>').count();
    let is_quoted = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
    line.get(usize::from(is_quoted)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_header_begins_a_mail() {
        let folder = "From a Sun Mar  1 00:00:00 2026\nSubject: One\n\n>From the sea it came.\n>>From here.\n> From there.\n\n\
                      From the harbour nothing came.\n\nFrom b Sun Mar  1 00:00:00 2026\nSubject: Two\n\nIt snowed.\nFrom then on: rain.\n\
                      From c Sun Mar  1 00:00:00 2026\nSubject: Three\n\nIt thawed.\n";
        let mails: Vec<String> =
            mails(folder.as_bytes()).into_iter().map(|mail| String::from_utf8(mail).unwrap()).collect();
        assert_eq!(
            mails,
            [
                "Subject: One\n\nFrom the sea it came.\n>From here.\n> From there.\n\nFrom the harbour nothing came.\n\n",
                "Subject: Two\n\nIt snowed.\nFrom then on: rain.\n",
                "Subject: Three\n\nIt thawed.\n"
            ]
        );
    }
}

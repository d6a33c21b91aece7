//! Bytes -> result objects with decisions: what is read is whole, and what is wrong is told with its line.

use pullquote::export::json::records::{RecordError, Records};

/// Any bytes are decisions in an article's own text, or an error that names a line of the file.
pub(crate) fn imports(bytes: &[u8]) {
    let lines = bytes.split(|&byte| byte == b'\n').count();
    for record in Records::new(bytes) {
        let damage = match record {
            Ok(record) => match record.article() {
                Ok(decided) => {
                    for quotation in &decided.quotations {
                        assert!(
                            decided.article.text.get(quotation.content.range()).is_some(),
                            "{quotation:?}"
                        );
                        assert!(
                            decided.article.text.get(quotation.subject.range()).is_some(),
                            "{quotation:?}"
                        );
                    }
                    continue;
                }
                Err(damage) => damage,
            },
            Err(RecordError::Damaged(damage)) => damage,
            Err(RecordError::Unreadable(error)) => panic!("memory can be read: {error}"),
        };
        assert!((1..=lines).contains(&damage.line), "{damage:?} in {lines} lines");
        assert!(!damage.what.is_empty() && !damage.what.ends_with('.'), "{damage:?}");
        return;
    }
}

//! The headers and footers of the pages of a document -> a notice with their words.
//!
//! They stand on every page and are no part of the text, but one of them may say "Embargoed until noon".

use crate::input::format::xml::{XmlPart, walk};
use crate::text::phrase::single_spaced;

/// The longest words that are told, in characters.
const MAX_TOLD: usize = 80;

/// What the headers and footers in these XML documents say. `None` if they hold no words but page numbers.
pub(super) fn left_out(documents: &[String]) -> Option<String> {
    let mut told: Vec<String> = documents.iter().flat_map(|xml| words(xml)).collect();
    told.sort();
    told.dedup();
    let whole = told.join("; ");
    let cut = whole.char_indices().nth(MAX_TOLD).and_then(|(end, _)| whole.get(..end));
    let shown = cut.map_or_else(|| whole.clone(), |cut| format!("{cut}..."));
    (!whole.is_empty()).then(|| format!("left out: the headers and footers of the pages ({shown})"))
}

/// The words of each header and footer in a document.
fn words(xml: &str) -> Vec<String> {
    let (mut all, mut depth, mut open) = (Vec::new(), 0_usize, String::new());
    walk(xml, &mut |part| match part {
        XmlPart::Open(name, _) if is_margin(name) => depth += 1,
        XmlPart::Close(name) if is_margin(name) => {
            depth = depth.saturating_sub(1);
            all.push(single_spaced(&std::mem::take(&mut open)));
        }
        XmlPart::Close("p") => open.push(' '),
        XmlPart::Words(words) if depth > 0 => open.push_str(words),
        _ => {}
    });
    let is_number =
        |words: &String| words.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count() < 2;
    all.retain(|words| !is_number(words));
    all
}

fn is_margin(name: &str) -> bool {
    matches!(
        name,
        "hdr" | "ftr" | "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_and_page_numbers_are_not() {
        let told = |xml: &[&str]| left_out(&xml.iter().map(|&xml| xml.to_owned()).collect::<Vec<_>>());
        let header =
            "<w:hdr><w:p><w:r><w:t>Embargoed </w:t></w:r><w:r><w:t>until noon</w:t></w:r></w:p></w:hdr>";
        let number = "<w:ftr><w:p><w:r><w:t>Page 1</w:t></w:r></w:p></w:ftr>";
        let expected = "left out: the headers and footers of the pages (Embargoed until noon)";
        assert_eq!(told(&[header, number, header]).as_deref(), Some(expected));
        assert_eq!(told(&[number]), None);
        let styles =
            "<o><style:header><text:p>Not for print</text:p></style:header><p>no words of a page</p></o>";
        assert!(told(&[styles]).unwrap().ends_with("(Not for print)"));
    }
}

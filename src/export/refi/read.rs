//! A `.qdc` file, or the codebook in the XML of a project -> the definitions in it. Sets, and codes that cannot be used for
//! coding, are read as what they are for us: codes with parts.

use crate::error::{Error, Result};
use crate::input::{Attributes, Reached, XmlPart, walk};
use crate::library::CodeDefinition;
use std::collections::BTreeSet;

/// The definitions in a codebook, parents before their parts.
///
/// # Errors
/// If it is no codebook.
pub fn read_codebook(bytes: &[u8], name: &str) -> Result<Vec<CodeDefinition>> {
    let text = String::from_utf8_lossy(bytes);
    let mut reading = CodebookReading::default();
    let reached = walk(text.trim_start_matches('\u{feff}'), &mut |part| reading.take(&part));
    if !reading.is_codebook || reached == Reached::Fault {
        return Err(Error::new(format!(
            "{name} is not a codebook: export one as .qdc (REFI-QDA) and give that"
        )));
    }
    reading.codes.retain(|code| !code.name.is_empty());
    Ok(reading.codes)
}

/// How far a codebook has been read.
#[derive(Debug, Default)]
struct CodebookReading {
    codes: Vec<CodeDefinition>,
    /// The codes that are open, by their index.
    open: Vec<usize>,
    /// The names that are taken.
    names: BTreeSet<String>,
    in_description: bool,
    is_codebook: bool,
}

impl CodebookReading {
    fn take(&mut self, part: &XmlPart<'_>) {
        match *part {
            XmlPart::Open("Code", attributes) => {
                let code = self.told_apart(self.definition(attributes));
                self.codes.push(code);
                self.open.push(self.codes.len() - 1);
            }
            XmlPart::Open(name, _) => {
                self.is_codebook |= name == "CodeBook";
                self.in_description = name == "Description" && !self.open.is_empty();
            }
            XmlPart::Close(name) => {
                self.in_description = false;
                if name == "Code" {
                    self.open.pop();
                }
            }
            XmlPart::Words(words) if self.in_description => {
                if let Some(code) = self.open.last().and_then(|at| self.codes.get_mut(*at)) {
                    code.description.push_str(words);
                }
            }
            XmlPart::Words(_) => {}
        }
    }

    /// A code whose name another one has already, under another parent: with the name of its parent before it, since a code is
    /// known by its name alone.
    fn told_apart(&mut self, mut code: CodeDefinition) -> CodeDefinition {
        if !self.names.insert(code.name.clone()) && !code.parent.is_empty() {
            code.name = format!("{}: {}", code.parent, code.name);
            self.names.insert(code.name.clone());
        }
        code
    }

    fn definition(&self, attributes: Attributes<'_>) -> CodeDefinition {
        let parent = self.open.last().and_then(|at| self.codes.get(*at));
        CodeDefinition {
            name: attributes.get("name").unwrap_or_default().trim().to_owned(),
            colour: attributes.get("color").unwrap_or_default(),
            parent: parent.map(|parent| parent.name.clone()).unwrap_or_default(),
            description: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::refi::write_codebook;
    use crate::library::Codebook;

    fn code(name: &str, parent: &str) -> CodeDefinition {
        CodeDefinition {
            name: name.to_owned(),
            description: format!("about “{name}” & more <{parent}>"),
            colour: "#336699".to_owned(),
            parent: parent.to_owned(),
        }
    }

    #[test]
    fn a_codebook_is_read_as_it_was_written() {
        let codes = [
            code("water", ""),
            code("water rights", "water"),
            code("wells & pumps", "water rights"),
            code("budget", ""),
        ];
        let codebook: Codebook = codes.into_iter().map(|code| (code.name.clone(), code)).collect();
        let written = write_codebook(&codebook);
        let read = read_codebook(written.as_bytes(), "x.qdc").unwrap();
        assert_eq!(read.into_iter().map(|code| (code.name.clone(), code)).collect::<Codebook>(), codebook);
    }

    #[test]
    fn codes_that_are_parts_of_each_other_are_written_once() {
        let codes = [code("a", "b"), code("b", "a"), code("c", "c")];
        let codebook: Codebook = codes.into_iter().map(|code| (code.name.clone(), code)).collect();
        let read = read_codebook(write_codebook(&codebook).as_bytes(), "x.qdc").unwrap();
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn two_codes_of_one_name_under_two_parents_stay_two() {
        let one = |name: &str, inside: &str| format!("<Code guid=\"1\" name=\"{name}\">{inside}</Code>");
        let codes = one("Economy", &one("Jobs", "")) + &one("Crime", &one("Jobs", &one("Theft", "")));
        let read =
            read_codebook(format!("<CodeBook><Codes>{codes}</Codes></CodeBook>").as_bytes(), "x").unwrap();
        let named: Vec<(&str, &str)> =
            read.iter().map(|code| (code.name.as_str(), code.parent.as_str())).collect();
        let expected = [
            ("Economy", ""),
            ("Jobs", "Economy"),
            ("Crime", ""),
            ("Crime: Jobs", "Crime"),
            ("Theft", "Crime: Jobs"),
        ];
        assert_eq!(named, expected);
    }

    #[test]
    fn codes_any_number_of_levels_deep_are_written_and_none_is_lost() {
        let mut codebook = Codebook::new();
        for level in 0..5_000 {
            let parent = if level == 0 { String::new() } else { format!("c{}", level - 1) };
            codebook.insert(format!("c{level}"), code(&format!("c{level}"), &parent));
        }
        let written = write_codebook(&codebook);
        assert_eq!(written.matches("<Code ").count(), 5_000);
        assert_eq!(read_codebook(written.as_bytes(), "x.qdc").unwrap().len(), 5_000);
    }

    #[test]
    fn a_codebook_of_another_program_is_read() {
        let qdc = "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Other 1.0\"><Codes>\
                   <Code guid=\"8f\" name=\"Economy\" isCodable=\"false\" color=\"#FF0000\">\
                   <Description>Money &amp; work</Description><Code guid=\"90\" name=\"Jobs\" isCodable=\"true\"/>\
                   </Code></Codes><Sets><Set guid=\"1\" name=\"s\"><MemberCode guid=\"90\"/></Set></Sets></CodeBook>";
        let read = read_codebook(qdc.as_bytes(), "x.qdc").unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].description.as_str(), read[0].colour.as_str()), ("Money & work", "#FF0000"));
        assert_eq!((read[1].name.as_str(), read[1].parent.as_str()), ("Jobs", "Economy"));
        let error = read_codebook(b"<html></html>", "page.html").unwrap_err().to_string();
        assert!(error.contains("page.html is not a codebook"), "{error}");
    }
}

//! A ZIP archive -> the texts of the files in it, within bounds.

use crate::error::{Error, Result};
use crate::input::format::budget::Budget;
use std::io::Cursor;
use zip::ZipArchive;

/// The files in an archive.
pub(super) struct Files<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: &'a mut Budget,
}

impl<'a> Files<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn open(bytes: &'a [u8], name: &str, budget: &'a mut Budget) -> Result<Self> {
        let damaged =
            |_| Error::new(format!("{name} is a damaged ZIP archive or office document: copy it again"));
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok(Self { archive, budget })
    }

    /// Whether the archive has this file, or a file in this folder.
    pub(super) fn has(&self, inside: &str) -> bool {
        let names = self.archive.file_names().flatten();
        let is_in = |name: &str| name == inside || (inside.ends_with('/') && name.starts_with(inside));
        names.into_iter().any(|name| is_in(&name))
    }

    /// The text of a file. `None` if the archive has none of this name.
    ///
    /// # Errors
    /// If it is encrypted or damaged, or grows beyond all bounds.
    pub(super) fn text(&mut self, inside: &str, name: &str) -> Result<Option<String>> {
        if !self.has(inside) {
            return Ok(None);
        }
        let locked = || {
            let why = "is encrypted or damaged";
            Error::new(format!("{name} {why}: open it in its own program and save it without a password"))
        };
        let file = self.archive.by_name(inside).map_err(|_| locked())?;
        let bytes = self.budget.unpack(file, name)?;
        Ok(Some(crate::input::decode(bytes, name)?.text))
    }

    /// The text of a file without which the document can be read; empty if it is missing or damaged.
    ///
    /// # Errors
    /// If the archive grows beyond all bounds.
    pub(super) fn optional(&mut self, inside: &str, name: &str) -> Result<String> {
        let text = self.text(inside, name);
        self.budget.check(name)?;
        Ok(text.ok().flatten().unwrap_or_default())
    }

    /// The names of the files that begin and end so.
    pub(super) fn named(&self, begin: &str, end: &str) -> Vec<String> {
        let names = self.archive.file_names().flatten();
        let is_meant = |name: &String| name.starts_with(begin) && name.ends_with(end);
        names.into_iter().map(|name| name.to_string()).filter(is_meant).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of these files.
    pub(in crate::input::format::office) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

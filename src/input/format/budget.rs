//! What is packed -> bytes, within one bound for all that is packed in an input: a small file that would fill the memory
//! is refused.
//!
//! Only bytes that really come count. What an archive says of its sizes may be a lie. Mails, pages and records that are
//! cut out of their container count too, since containers in containers are copied again at every depth.

use crate::error::{Error, Result};
use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// How much more than the input itself may be unpacked from it. Text is seldom compressed to less than a fortieth.
const MAX_RATIO: u64 = 200;
/// So much may be unpacked from any input, however small.
const SMALL: u64 = 32 << 20;
/// The most that may be unpacked from an input that is not larger itself.
const LARGE: u64 = 1 << 30;
/// An input that is large itself may be cut into pieces at every depth.
const COPIES: u64 = 8;
/// How many bytes of a brotli stream are looked at together.
const BROTLI_BLOCK: usize = 4096;

/// How much may still be unpacked from an input.
#[derive(Debug)]
pub(in crate::input) struct Budget {
    left: u64,
    is_exceeded: bool,
}

/// Bytes that were unpacked.
pub(in crate::input) struct Unpacked {
    /// The bytes.
    pub(in crate::input) bytes: Vec<u8>,
    /// Whether the file ended too early or is damaged: the bytes are what comes before the damage.
    pub(in crate::input) is_cut_off: bool,
}

impl Budget {
    /// The budget of an input of this many bytes.
    pub(in crate::input) fn new(input: usize) -> Self {
        let input = input as u64;
        let least = SMALL.max(input.saturating_mul(COPIES));
        let most = LARGE.max(input.saturating_mul(COPIES));
        Self { left: input.saturating_mul(MAX_RATIO).clamp(least, most), is_exceeded: false }
    }

    /// Unpacks a gzip file of one or several members. What comes before a damage is kept.
    ///
    /// # Errors
    /// If the budget is exceeded, or nothing of it can be unpacked.
    pub(in crate::input) fn gunzip(&mut self, packed: &[u8], name: &str) -> Result<Unpacked> {
        self.read(MultiGzDecoder::new(packed), "gzip file", name)
    }

    /// Undoes the coding of an answer, by its name in the header. `None` if it is not known, or undone already.
    ///
    /// # Errors
    /// If the budget is exceeded, or nothing of it can be unpacked.
    pub(in crate::input) fn undo(
        &mut self,
        coding: &str,
        packed: &[u8],
        name: &str,
    ) -> Result<Option<Unpacked>> {
        let what = "compressed page";
        match coding {
            "br" => self.read(Decompressor::new(packed, BROTLI_BLOCK), what, name).map(Some),
            // Servers send it with and without the header of zlib.
            "deflate" if packed.first().is_some_and(|first| first & 0x0F == 8) => {
                self.read(ZlibDecoder::new(packed), what, name).map(Some)
            }
            "deflate" => self.read(DeflateDecoder::new(packed), what, name).map(Some),
            _ => Ok(None),
        }
    }

    /// Unpacks a file of an archive.
    ///
    /// # Errors
    /// If it is damaged, or the budget is exceeded.
    pub(super) fn unpack(&mut self, file: impl Read, name: &str) -> Result<Vec<u8>> {
        let unpacked = self.read(file, "archive", name)?;
        if unpacked.is_cut_off {
            return Err(Error::new(format!("{name} is damaged: copy it again")));
        }
        Ok(unpacked.bytes)
    }

    /// Takes this many bytes, which were cut out of a container.
    ///
    /// # Errors
    /// If the budget is exceeded.
    pub(in crate::input) fn spend(&mut self, bytes: usize, name: &str) -> Result<()> {
        let bytes = bytes as u64;
        self.is_exceeded |= bytes > self.left;
        self.left = self.left.saturating_sub(bytes);
        self.check(name)
    }

    /// Refuses the input if the budget has been exceeded anywhere in it.
    ///
    /// # Errors
    /// If it has.
    pub(in crate::input) fn check(&self, name: &str) -> Result<()> {
        if !self.is_exceeded {
            return Ok(());
        }
        Err(Error::new(format!(
            "{name} becomes too large when it is unpacked: unpack it yourself and give the files in it"
        )))
    }

    fn read(&mut self, packed: impl Read, what: &str, name: &str) -> Result<Unpacked> {
        let mut bytes = Vec::new();
        let read = packed.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        self.spend(bytes.len(), name)?;
        if bytes.is_empty() && read.is_err() {
            return Err(Error::new(format!("{name} is a damaged {what}: copy it again")));
        }
        Ok(Unpacked { bytes, is_cut_off: read.is_err() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn budget() -> Budget {
        Budget::new(1000)
    }

    #[test]
    fn members_are_joined_and_a_cut_file_is_read_as_far_as_it_goes() {
        let packed = [gzip(b"It rained. "), gzip(b"It snowed.")].concat();
        let unpacked = budget().gunzip(&packed, "a.gz").unwrap();
        assert_eq!(
            (unpacked.bytes.as_slice(), unpacked.is_cut_off),
            (b"It rained. It snowed.".as_slice(), false)
        );
        let cut = &packed[..packed.len() - 9];
        let unpacked = budget().gunzip(cut, "a.gz").unwrap();
        assert!(unpacked.is_cut_off && unpacked.bytes.starts_with(b"It rained. "));
        assert!(budget().gunzip(b"\x1f\x8b\x08nothing", "a.gz").is_err());
    }

    #[test]
    fn what_is_cut_out_of_a_container_counts_as_what_is_unpacked() {
        let mut budget = Budget::new(1 << 20);
        let packed = gzip(&vec![b' '; 100 << 20]);
        assert!(budget.gunzip(&packed, "a.eml").is_ok() && budget.spend(90 << 20, "a.eml").is_ok());
        let error = budget.spend(20 << 20, "a.eml").unwrap_err().to_string();
        assert!(error.starts_with("a.eml becomes too large"), "{error}");
        assert!(budget.spend(1, "a.eml").is_err(), "nothing is read any more");
        assert!(Budget::new(2 << 30).spend(4 << 30, "large.warc").is_ok(), "a large input may be cut up");
    }

    #[test]
    fn what_servers_compress_is_undone() {
        let br = b"\x0b\x02\x80hello\x03";
        let undone = |coding: &str, packed: &[u8]| {
            budget().undo(coding, packed, "a").unwrap().map(|unpacked| unpacked.bytes)
        };
        assert_eq!(undone("br", br).as_deref(), Some(b"hello".as_slice()));
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(b"hello").unwrap();
        let zlib = encoder.finish().unwrap();
        assert_eq!(undone("deflate", &zlib).as_deref(), Some(b"hello".as_slice()));
        assert_eq!(undone("deflate", &zlib[2..zlib.len() - 4]).as_deref(), Some(b"hello".as_slice()));
        assert_eq!(undone("identity", b"hello"), None);
    }

    #[test]
    fn a_bomb_is_refused() {
        let packed = gzip(&vec![b' '; 200 << 20]);
        let error = budget().gunzip(&packed, "a.gz").err().unwrap().to_string();
        assert!(error.starts_with("a.gz becomes too large"), "{error}");
    }
}

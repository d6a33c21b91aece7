//! Compressed bytes -> bytes, within bounds: a small file that would fill the memory is refused.

use crate::error::{Error, Result};
use flate2::bufread::MultiGzDecoder;
use std::io::Read;

/// The most that an input may hold when everything in it is unpacked.
const MAX_TOTAL: u64 = 1 << 30;
/// Text is seldom compressed to less than a fortieth. What claims more than this is not a text.
const MAX_RATIO: u64 = 200;
/// Below this size the ratio does not matter.
const SMALL: u64 = 32 << 20;

/// How much may still be unpacked from an input.
#[derive(Debug)]
pub(in crate::input) struct Budget {
    left: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: MAX_TOTAL }
    }
}

/// Bytes that were unpacked.
pub(in crate::input) struct Unpacked {
    /// The bytes.
    pub(in crate::input) bytes: Vec<u8>,
    /// Whether the file ended too early or is damaged: the bytes are what comes before the damage.
    pub(in crate::input) is_cut_off: bool,
}

impl Budget {
    /// Unpacks a gzip file of one or several members. What comes before a damage is kept.
    ///
    /// # Errors
    /// If it grows beyond all bounds, or nothing of it can be unpacked.
    pub(in crate::input) fn gunzip(&mut self, packed: &[u8], name: &str) -> Result<Unpacked> {
        let mut bytes = Vec::new();
        let limit = self.limit(packed.len() as u64);
        let read = MultiGzDecoder::new(packed).take(limit + 1).read_to_end(&mut bytes);
        self.spend(bytes.len() as u64, limit, name)?;
        if bytes.is_empty() && read.is_err() {
            return Err(Error::new(format!("{name} is a damaged gzip file: copy it again")));
        }
        Ok(Unpacked { bytes, is_cut_off: read.is_err() })
    }

    /// Unpacks a file of an archive, of which `packed` bytes are in the archive.
    ///
    /// # Errors
    /// If it is damaged or grows beyond all bounds.
    pub(super) fn unpack(&mut self, file: impl Read, packed: u64, name: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = self.limit(packed);
        let read = file.take(limit + 1).read_to_end(&mut bytes);
        self.spend(bytes.len() as u64, limit, name)?;
        read.map_err(|_| Error::new(format!("{name} is damaged: copy it again")))?;
        Ok(bytes)
    }

    fn limit(&self, packed: u64) -> u64 {
        packed.saturating_mul(MAX_RATIO).max(SMALL).min(self.left)
    }

    fn spend(&mut self, bytes: u64, limit: u64, name: &str) -> Result<()> {
        self.left = self.left.saturating_sub(bytes);
        if bytes > limit {
            return Err(Error::new(format!(
                "{name} grows beyond all bounds when it is unpacked: unpack it yourself and give the files in it"
            )));
        }
        Ok(())
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

    #[test]
    fn members_are_joined_and_a_cut_file_is_read_as_far_as_it_goes() {
        let packed = [gzip(b"It rained. "), gzip(b"It snowed.")].concat();
        let unpacked = Budget::default().gunzip(&packed, "a.gz").unwrap();
        assert_eq!(
            (unpacked.bytes.as_slice(), unpacked.is_cut_off),
            (b"It rained. It snowed.".as_slice(), false)
        );
        let cut = &packed[..packed.len() - 9];
        let unpacked = Budget::default().gunzip(cut, "a.gz").unwrap();
        assert!(unpacked.is_cut_off && unpacked.bytes.starts_with(b"It rained. "));
        assert!(Budget::default().gunzip(b"\x1f\x8b\x08nothing", "a.gz").is_err());
    }

    #[test]
    fn a_bomb_is_refused() {
        let packed = gzip(&vec![b' '; 200 << 20]);
        let error = Budget::default().gunzip(&packed, "a.gz").err().unwrap().to_string();
        assert!(error.starts_with("a.gz grows beyond"), "{error}");
    }
}

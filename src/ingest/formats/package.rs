//! Zip packages, unpacked part by part and never beyond a limit, whatever their directory claims.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::encoding;
use crate::ingest::ReadError;
use crate::ingest::limits::{ZIP_ENTRIES, ZIP_PART_BYTES, ZIP_RATIO, ZIP_RATIO_FROM_BYTES};

/// What the file is, for messages.
const WHAT: &str = "an office document";

/// A package that is open.
pub(super) struct Package<'b> {
    /// Its parts.
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Errors
    ///
    /// If it is damaged or has too many parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > ZIP_ENTRIES.most {
            return Err(ReadError::TooMuch { what: WHAT, limit: ZIP_ENTRIES });
        }
        Ok(Self { archive })
    }

    /// Whether there is a part whose name begins so.
    pub(super) fn has(&self, beginning: &str) -> bool {
        self.archive.file_names().any(|name| name.starts_with(beginning))
    }

    /// The name of the first part that begins and ends so.
    pub(super) fn named(&self, beginning: &str, end: &str) -> Option<String> {
        let found = |name: &&str| name.starts_with(beginning) && name.ends_with(end);
        self.archive.file_names().filter(found).min().map(str::to_owned)
    }

    /// The text of a part; none if there is no such part.
    ///
    /// # Errors
    ///
    /// If the part is damaged, protected or too large.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let packed = part.compressed_size().max(1);
        // One byte more than admitted tells that there is more.
        let most = ZIP_PART_BYTES.most as u64;
        let by_ratio = (packed.saturating_mul(ZIP_RATIO.most as u64)).max(ZIP_RATIO_FROM_BYTES);
        let mut bytes = Vec::new();
        part.take(most.min(by_ratio) + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::broken(WHAT, error.to_string()))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(ReadError::TooMuch { what: WHAT, limit: ZIP_PART_BYTES });
        }
        if length > by_ratio {
            return Err(ReadError::TooMuch { what: WHAT, limit: ZIP_RATIO });
        }
        encoding::decode(&bytes).map(|text| Some(text.into_owned()))
    }
}

/// The error of a package that could not be opened.
fn damaged(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted { what: "a zip file" }
        }
        ZipError::InvalidArchive(_) => ReadError::broken(
            WHAT,
            "its table of contents is missing or wrong, as when it is cut off",
        ),
        error => ReadError::broken(WHAT, error.to_string()),
    }
}

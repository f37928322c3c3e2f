//! stub
use crate::ingest::{LawText, ReadError};
pub(super) fn read(_: &[u8]) -> Result<LawText, ReadError> {
    Err(ReadError::Binary)
}

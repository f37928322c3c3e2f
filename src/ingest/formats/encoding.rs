//! Bytes to text: UTF-8, UTF-16 with a byte-order mark, and what HTML and XML declare.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::ingest::ReadError;

/// How far a declaration of the encoding may stand from the beginning, as in browsers.
const DECLARED_WITHIN: usize = 1_024;

/// The text of bytes. A byte-order mark decides; else UTF-8; else the encoding that the beginning of
/// the file declares as HTML and XML do.
///
/// # Errors
///
/// If the bytes are not text in that encoding, with the line.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf_8(rest).map(Cow::Borrowed);
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding
                .decode_without_bom_handling_and_without_replacement(rest)
                .map(|text| Cow::Owned(text.into_owned()))
                .ok_or(ReadError::Binary);
        }
    }
    if binary(bytes) {
        return Err(ReadError::Binary);
    }
    let error = match utf_8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let Some((what, label)) = declared(bytes) else { return Err(error) };
    let ReadError::Encoding { line } = error else { return Err(error) };
    Encoding::for_label(label.as_bytes())
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .ok_or(ReadError::DeclaredEncoding { what, declared: label, line })
}

/// The bytes as UTF-8, or the line where they are not.
fn utf_8(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        ReadError::Encoding { line: before.iter().filter(|&&b| b == b'\n').count() + 1 }
    })
}

/// Whether bytes can be no text: it has a NUL, or more control characters than text ever has.
fn binary(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(8_192)];
    let odd = |&&b: &&u8| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | b'\x0C' | b'\x1B');
    bytes.contains(&0) || beginning.iter().filter(odd).count() * 50 > beginning.len()
}

/// What the beginning of a file says about its encoding, and what kind of file says so.
fn declared(bytes: &[u8]) -> Option<(&'static str, String)> {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]);
    let beginning = beginning.to_ascii_lowercase();
    let (what, key) = if beginning.trim_start().starts_with("<?xml") {
        ("XML", "encoding")
    } else if beginning.contains('<') {
        ("HTML", "charset")
    } else {
        return None;
    };
    let after = beginning.split_once(key)?.1.trim_start().strip_prefix('=')?.trim_start();
    let label: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|&c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some((what, label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_declarations_decide() {
        assert_eq!(decode(b"\xEF\xBB\xBFart. 1").unwrap(), "art. 1");
        assert_eq!(decode(b"\xFF\xFEa\x00\xE9\x00").unwrap(), "aé");
        assert_eq!(decode(b"\xFE\xFF\x00a\x00\xE9").unwrap(), "aé");
        let html = b"<meta charset=\"windows-1252\"><p>d\xE9lit \x80</p>";
        assert!(decode(html).unwrap().contains("délit €"));
        let xml = b"<?xml version='1.0' encoding='Shift_JIS'?><a>\x8E\xD2</a>";
        assert!(decode(xml).unwrap().contains('者'));
    }

    #[test]
    fn other_bytes_are_refused_with_the_line() {
        assert_eq!(decode(b"one\ntwo\xE9"), Err(ReadError::Encoding { line: 2 }));
        assert_eq!(decode(b"\x00\x01\x02"), Err(ReadError::Binary));
        let unknown = decode(b"<meta charset=klingon>\xE9").unwrap_err();
        assert!(unknown.to_string().contains("`klingon`"), "{unknown}");
    }
}

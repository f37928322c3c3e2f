//! Rows as CSV (RFC 4180) that opens right in a spreadsheet.
//!
//! Lines end in CR LF. A cell that a spreadsheet would run as a formula gets a leading apostrophe,
//! which the spreadsheet shows as nothing; every other cell stays as it is, so `3-5` stays a pinpoint.

use std::borrow::Cow;

/// A table of plain values: a header and records of the same length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// Names of the columns.
    pub header: Vec<String>,
    /// Records.
    pub records: Vec<Vec<String>>,
}

impl Rows {
    /// An empty table with these columns.
    pub fn new(header: &[&str]) -> Self {
        Self { header: header.iter().map(|&name| name.to_owned()).collect(), records: Vec::new() }
    }
}

/// Writes the rows as CSV; with a byte-order mark when asked, for spreadsheets that need one to
/// recognise UTF-8.
pub fn write(rows: &Rows, byte_order_mark: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if byte_order_mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut out);
    for record in std::iter::once(&rows.header).chain(&rows.records) {
        writer
            .write_record(record.iter().map(|cell| inert(cell).into_owned()))
            .expect("records are as long as the header, and memory takes every byte");
    }
    writer.flush().expect("memory takes every byte");
    drop(writer);
    out
}

/// The cell, made harmless if a spreadsheet would run it.
fn inert(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> String {
        let rows = Rows { header: vec!["a".into()], records: vec![vec![cell.to_owned()]] };
        let bytes = write(&rows, false);
        let mut reader = ::csv::Reader::from_reader(&bytes[..]);
        let record = reader.records().next().unwrap().unwrap();
        record[0].to_owned()
    }

    #[test]
    fn formulas_are_inert_and_pinpoints_stay() {
        assert_eq!(one("=1+1"), "'=1+1");
        assert_eq!(one("-2"), "'-2");
        assert_eq!(one("@x"), "'@x");
        assert_eq!(one("3-5"), "3-5");
        assert_eq!(one("s 3(1)"), "s 3(1)");
    }

    #[test]
    fn lines_end_in_cr_lf_and_the_mark_comes_first() {
        let rows = Rows { header: vec!["a".into(), "b".into()], records: Vec::new() };
        assert_eq!(write(&rows, true), b"\xef\xbb\xbfa,b\r\n");
    }

    proptest::proptest! {
        #[test]
        fn a_cell_changes_only_to_become_inert(cell in "[=+@\\t\\r\\n\",'a3 -]{1,12}|.{1,20}") {
            let read = one(&cell);
            let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if dangerous {
                proptest::prop_assert_eq!(read, format!("'{}", cell));
            } else {
                proptest::prop_assert_eq!(read, cell);
            }
        }
    }
}

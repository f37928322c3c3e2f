//! Documents made here, object by object.

use super::*;
use crate::ingest::limits::{PDF_FORM_DEPTH, PDF_UNPACKED_BYTES};

/// A PDF of these objects, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", i + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(
        format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes(),
    );
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend_from_slice(trailer.as_bytes());
    out
}

/// A stream object.
fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).into_bytes();
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A document of one page with this content, and objects from the sixth on.
fn document(content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font \
             << /F 4 0 R >> {resources} >> >>"
        )
        .into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

/// Content that writes these lines.
fn lines(lines: &[&str]) -> Vec<u8> {
    let mut out = String::from("BT /F 11 Tf 14 TL 72 700 Td ");
    for line in lines {
        out.push_str(&format!("({line}) Tj T* "));
    }
    out.push_str("ET");
    out.into_bytes()
}

#[test]
fn text_is_read_line_by_line() {
    let content =
        lines(&["1. No person shall sell another person.", "2. Whoever does is liable to a fine."]);
    let law = read(&document(&content, "", &[])).unwrap();
    assert!(law.content.contains("1. No person shall sell another person."), "{}", law.content);
    assert!(law.content.contains("Whoever does is liable to a fine."));
}

#[test]
fn a_scan_says_so() {
    let scan = document(
        b"q 600 0 0 800 0 0 cm /Im Do Q",
        "/XObject << /Im 6 0 R >>",
        &[stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            b"\0",
        )],
    );
    let error = read(&scan).unwrap_err();
    assert_eq!(error, ReadError::Scan { pages: 1 });
    assert!(error.to_string().contains("1 scanned page without a text layer"), "{error}");
}

#[test]
fn what_would_exhaust_the_machine_is_refused() {
    let itself = document(
        b"/X Do",
        "/XObject << /X 6 0 R >>",
        &[stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>",
            b"/X Do",
        )],
    );
    assert_eq!(read(&itself), Err(ReadError::TooMuch { what: WHAT, limit: PDF_FORM_DEPTH }));

    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..=PDF_UNPACKED_BYTES.most >> 20 {
        std::io::Write::write_all(&mut packed, &chunk).unwrap();
    }
    let bomb = document(b"", "", &[stream("/Filter /FlateDecode", &packed.finish().unwrap())]);
    assert_eq!(read(&bomb), Err(ReadError::TooMuch { what: WHAT, limit: PDF_UNPACKED_BYTES }));

    let brackets = vec![b'['; 1_000_000];
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Odd /ToUnicode 6 0 R /FirstChar 32 /LastChar 32 \
                /Widths [500] >>";
    let objects =
        document(&lines(&["text"]), &format!("/Font << /F {font} >>"), &[stream("", &brackets)]);
    assert!(read(&objects).is_err());
}

#[test]
fn what_is_damaged_says_so_and_does_not_end_the_program() {
    let whole = document(&lines(&["1. No person shall sell another person."]), "", &[]);
    let error = read(&whole[..whole.len() / 2]).unwrap_err();
    assert!(matches!(error, ReadError::Broken { .. }), "{error}");
    // The crate panics on operators without operands.
    let odd = document(b"BT Tj Tf ET", "", &[]);
    assert!(matches!(read(&odd), Err(ReadError::Broken { .. })));
}

#[test]
fn pages_are_told_as_ranges() {
    assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
}

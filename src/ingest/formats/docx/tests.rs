//! Documents made here, part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::ingest::limits::ZIP_RATIO;

/// A package with these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A part with the namespace of Word.
fn part(root: &str, content: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!("<w:{root} xmlns:w=\"{namespace}\">{content}</w:{root}>")
}

/// A document of this body.
fn document(body: &str) -> String {
    part("document", &format!("<w:body>{body}</w:body>"))
}

/// A line's text, heading level and label.
type Shown = (String, Option<u8>, Option<String>);

/// The lines that are read of a body, with heading level and label.
fn lines(body: &str, styles: &str, numbering: &str) -> (Vec<Shown>, Reader) {
    let styles = part("styles", styles);
    let numbering = part("numbering", numbering);
    let mut reader = Reader::new(
        Styles::read(xml::parse(&styles).unwrap().root_element()),
        Lists::read(xml::parse(&numbering).unwrap().root_element()),
    );
    let body = document(body);
    xml::walk(xml::parse(&body).unwrap().root_element(), &mut reader);
    let line =
        |line: Line<'_>| (line.text.into_owned(), line.heading, line.label.map(Cow::into_owned));
    (std::mem::take(&mut reader.lines).into_iter().map(line).collect(), reader)
}

/// A line without heading and label.
fn plain(text: &str) -> Shown {
    (text.to_owned(), None, None)
}

#[test]
fn styles_numbers_and_changes() {
    let styles = "<w:style w:styleId='H'><w:name w:val='heading 2'/></w:style>
        <w:style w:styleId='Own'><w:basedOn w:val='H'/></w:style>
        <w:style w:styleId='T'><w:name w:val='Title'/></w:style>
        <w:style w:styleId='C'><w:name w:val='toc 1'/></w:style>
        <w:style w:styleId='N'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='7'>
        <w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
        <w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>
        <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum>
        <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>
        <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>
        <w:startOverride w:val='1'/></w:lvlOverride></w:num>";
    let item = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        "<w:p><w:pPr><w:pStyle w:val='T'/></w:pPr><w:r><w:t>Ferry Act</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='C'/></w:pPr><w:r><w:t>Part 1 ... 3</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr><w:r><w:t>Part</w:t></w:r><w:r><w:t> 1</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='N'/></w:pPr><w:r><w:t>Selling</w:t></w:r></w:p>",
        &item(1, 1, "sells"),
        &item(1, 1, "buys"),
        &item(1, 2, "dot"),
        &item(1, 0, "Next"),
        &item(1, 1, "again"),
        &item(2, 0, "Anew"),
        "<w:p><w:r><w:t xml:space='preserve'>No </w:t></w:r><w:del><w:r><w:delText>man</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>one</w:t></w:r></w:ins><w:r><w:tab/><w:t>may</w:t><w:br/><w:t>sell</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
    ]
    .concat();
    let (lines, reader) = lines(&body, styles, numbering);
    let labelled = |text: &str, label: &str| (text.to_owned(), None, Some(label.to_owned()));
    assert_eq!(
        lines,
        [
            plain("Ferry Act"),
            ("Part 1".to_owned(), Some(2), None),
            labelled("Selling", "3."),
            labelled("sells", "(a)"),
            labelled("buys", "(b)"),
            plain("dot"),
            labelled("Next", "4."),
            labelled("again", "(a)"),
            labelled("Anew", "1."),
            plain("No one\tmay"),
            plain("sell"),
        ]
    );
    assert_eq!((reader.title.as_deref(), reader.deleted), (Some("Ferry Act"), 1));
}

#[test]
fn tables_and_text_boxes() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let boxed = format!(
        "<w:p><w:r><w:t>before</w:t><x><Choice><w:txbxContent>{}</w:txbxContent></Choice>\
         <Fallback><w:txbxContent>{}</w:txbxContent></Fallback></x><w:t> after</w:t></w:r></w:p>",
        p("margin"),
        p("margin")
    );
    let body = format!(
        "<w:tbl>{}{}</w:tbl>{boxed}",
        row(&[cell(&p("a")), cell(&p("b"))]),
        row(&[cell(&(p("c") + &p("d"))), cell(&p("e"))]),
    );
    let (lines, _) = lines(&body, "", "");
    assert_eq!(lines, ["a\tb", "c", "d", "e", "before after", "margin"].map(plain));
}

#[test]
fn footnotes_come_last_and_in_no_provision() {
    let body =
        document("<w:p><w:r><w:t>1. No one</w:t><w:footnoteReference w:id='2'/></w:r></w:p>");
    let notes = part(
        "footnotes",
        "<w:footnote w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id='2'><w:p><w:r><w:t>See the schedule.</w:t></w:r></w:p></w:footnote>",
    );
    let bytes = package(&[("word/document.xml", &body), ("word/footnotes.xml", &notes)]);
    let law = read(&bytes).unwrap();
    let note = law.content.find("See the schedule.").expect("the note");
    assert!(law.content[..note].contains("No one") && law.provision_at(note).is_none());
    assert_eq!(law.notices.len(), 1);
}

#[test]
fn what_is_no_word_document_is_named() {
    let told = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(told(&package(&[("content.xml", "<a/>")])).contains("OpenDocument"));
    assert!(told(&package(&[("xl/workbook.xml", "<a/>")])).contains("Excel"));
    assert!(told(&package(&[("a.txt", "a")])).contains("zip"));
    let whole = package(&[("word/document.xml", &document(""))]);
    assert!(told(&whole[..whole.len() / 2]).contains("cut off"));
    let bomb = package(&[("word/document.xml", &" ".repeat(4_000_000))]);
    assert_eq!(
        read(&bomb),
        Err(ReadError::TooMuch { what: "an office document", limit: ZIP_RATIO })
    );
}

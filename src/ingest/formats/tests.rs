//! Whole files of every format, sound, damaged and random.

use proptest::prelude::*;

use super::*;

/// A small file of each format that is text, with the name it would have.
const SOUND: [(&str, &str, SourceFormat); 8] = [
    ("act.txt", "1. No one may sell.\n(a) persons\n", SourceFormat::Plain),
    ("act.md", "# Ferry Act\n\n## 1 Selling\n\nNo one may sell.\n", SourceFormat::Markdown),
    (
        "act.html",
        "<!DOCTYPE html><html lang=fr><title>Loi</title><h2>Art. 1</h2><table><tr><td>a<td>b</table>\
         <ol><li>un<li>deux</ol></html>",
        SourceFormat::Html,
    ),
    (
        "act.akn",
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17\"><act><body>\
         <section><num>1.</num><heading>Selling</heading><content><p>No one may sell.</p></content>\
         </section></body></act></akomaNtoso>",
        SourceFormat::AkomaNtoso,
    ),
    (
        "act.xml",
        "<lawDoc xmlns=\"http://schemas.gpo.gov/xml/uslm\"><main><section><num value=\"1\">§ 1.</num>\
         <content>No one may sell.</content></section></main></lawDoc>",
        SourceFormat::Uslm,
    ),
    (
        "law.xml",
        "<Law><LawBody><MainProvision><Article Num=\"1\"><ArticleTitle>第一条</ArticleTitle><Paragraph \
         Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>売るな。</Sentence></ParagraphSentence>\
         </Paragraph></Article></MainProvision></LawBody></Law>",
        SourceFormat::EGov,
    ),
    ("x.xml", "<act><sec><no>1</no><txt>No one may sell.</txt></sec></act>", SourceFormat::Xml),
    (
        "act.json",
        "{\"title\":\"Ferry Act\",\"provisions\":[{\"section\":\"1\",\"title\":\"Selling\",\
         \"content\":\"No one may sell.\"}]}",
        SourceFormat::Json,
    ),
];

/// What every text must keep, whatever it was read from.
fn check(law: &LawText) {
    let content = &law.content;
    for (i, provision) in law.provisions.iter().enumerate() {
        let span = &provision.span;
        assert!(content.get(span.clone()).is_some(), "a provision is a slice of the text");
        if let Some(heading) = &provision.heading {
            assert!(content.get(heading.clone()).is_some(), "a heading is a slice of the text");
            assert!(
                span.start <= heading.start && heading.end <= span.end,
                "{heading:?} in {span:?}"
            );
        }
        if let Some(parent) = provision.parent {
            let outer = &law.provisions[parent].span;
            assert!(parent < i && outer.start <= span.start && span.end <= outer.end);
        }
    }
}

#[test]
fn every_format_is_recognised_by_its_content() {
    for (name, text, format) in SOUND {
        let law = read(text.as_bytes(), Some(name)).unwrap();
        assert_eq!(law.format, format, "{name}");
        assert_eq!(law.notices.iter().filter(|n| n.contains("name says")).count(), 0, "{name}");
        check(&law);
        // Without a name, too, except where a text could be either.
        if format != SourceFormat::Markdown {
            assert_eq!(read(text.as_bytes(), None).unwrap().format, format, "{name}");
        }
    }
}

#[test]
fn a_wrong_name_is_told_and_does_not_count() {
    let (_, html, _) = SOUND[2];
    let law = read(html.as_bytes(), Some("act.pdf")).unwrap();
    assert_eq!(law.format, SourceFormat::Html);
    assert_eq!(law.notices[0], "The file's name says PDF, but it is HTML.");
}

#[test]
fn nothing_and_too_much_are_errors() {
    assert_eq!(read(b"", None), Err(ReadError::Empty));
    assert_eq!(read(b" \n\t ", Some("a.txt")), Err(ReadError::Empty));
    let long = vec![b'a'; INPUT_BYTES.most + 1];
    assert!(matches!(read(&long, None), Err(ReadError::TooMuch { .. })));
    let schema = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>";
    assert!(matches!(read(schema.as_bytes(), None), Err(ReadError::Unsupported { .. })));
}

#[test]
fn codes_of_languages_have_two_letters() {
    assert_eq!(language_code("en-SG").as_deref(), Some("en"));
    assert_eq!(language_code("FRA").as_deref(), Some("fr"));
    assert_eq!(language_code("mul"), None);
    assert_eq!(language_code(""), None);
}

#[test]
fn titles_of_amending_acts() {
    assert!(amends("Penal Code (Amendment) Act") && amends("A Bill to amend the Ferry Act"));
    assert!(!amends("Ferry Act 2014"));
}

/// Beginnings that lead to each reader.
const BEGINNINGS: [&[u8]; 9] = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><p>",
    b"<?xml version='1.0'?><akomaNtoso><section><num>1</num>",
    b"<?xml version='1.0'?>",
    b"{\"provisions\": [",
    b"[{\"text\": \"",
    b"\xFF\xFE",
];

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        beginning in 0..BEGINNINGS.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        if let Ok(law) = read(&[BEGINNINGS[beginning], &bytes].concat(), None) {
            check(&law);
        }
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        which in 0..SOUND.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "\\PC|[<>/{}\\[\\]\"\\n ]"), 1..6),
        end in any::<prop::sample::Index>(),
    ) {
        let (name, text, _) = SOUND[which];
        let mut text: Vec<char> = text.chars().collect();
        for (at, with) in &changes {
            let at = at.index(text.len());
            text.splice(at..=at, with.chars());
        }
        text.truncate(end.index(text.len() * 3).max(1));
        let text: String = text.into_iter().collect();
        if let Ok(law) = read(text.as_bytes(), Some(name)) {
            check(&law);
        }
    }
}

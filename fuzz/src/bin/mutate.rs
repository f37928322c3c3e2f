//! Changes sound files at random and reads the result.

use std::io::{Cursor, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use palermo::ingest::{LawText, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The longest that one small file may take.
const SLOW: Duration = Duration::from_secs(10);

/// A target: its name, and the files it starts from.
struct Target {
    name: &'static str,
    seeds: Vec<Vec<u8>>,
}

/// Random numbers: xorshift, which is enough for choosing bytes.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// Pieces that readers treat in a way of their own.
const PIECES: [&[u8]; 40] = [
    b"<", b">", b"</", b"/>", b"&amp;", b"&#0;", b"<!--", b"]]>", b"<table><td>", b"<template>",
    b"<svg><p>", b"<b><p></b>", b"<num>", b"<heading>", b"<section>", b"\"", b"\\u0000", b"\\ud800",
    b"{", b"}", b"[", b"]", b"null", b"1e999", b"\xFF", b"\xE2\x80\xA8", b"\n", b"\0", b"(", b")",
    b"<<", b">>", b"stream\n", b"endstream", b" Do ", b" Tf ", b" Tj ", b" 0 R", b"-99999999999",
    "第一条".as_bytes(),
];

/// Changes a file a few times.
fn mutate(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = seed.to_vec();
    let rounds = random.below(8);
    for _ in 0..=random.below(rounds + 1) {
        let at = random.below(out.len() + 1);
        let to = (at + random.below(40)).min(out.len());
        match random.below(8) {
            0 if at < out.len() => out[at] = random.next() as u8,
            1 if at < out.len() => out[at] ^= 1 << random.below(8),
            2 => drop(out.drain(at..to)),
            3 => {
                let copy = out[at..to].to_vec();
                let place = random.below(out.len() + 1);
                out.splice(place..place, copy);
            }
            4 if random.below(20) == 0 => out.truncate(at),
            5 => {
                let copy = out[at..to].repeat(random.below(300));
                out.splice(at..at, copy);
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())];
                out.splice(at..at, piece.iter().copied());
            }
        }
    }
    out
}

/// A Word document with these parts.
fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes every file");
        zip.write_all(text).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes every byte").into_inner()
}

const DOCUMENT: &str = "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>\
    Part 1</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:pPr>\
    <w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:ins><w:r><w:tab/><w:t>b</w:t></w:r>\
    </w:ins><w:del/></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
const STYLES: &str = "<w:styles xmlns:w='w'><w:style w:styleId='H'><w:name w:val='heading 1'/><w:basedOn \
    w:val='N'/></w:style><w:style w:styleId='N'><w:basedOn w:val='H'/></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
    <w:start w:val='4'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'>\
    <w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%1.%2)'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
    <w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='0'/></w:lvlOverride>\
    </w:num></w:numbering>";

/// A Word document whose parts, or whose package, were changed.
fn docx(random: &mut Random) -> Vec<u8> {
    let parts = [("word/document.xml", DOCUMENT), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)];
    let whole = random.below(3) == 0;
    let parts = parts.map(|(name, text)| {
        let text = text.as_bytes();
        (name, if whole { text.to_vec() } else { mutate(text, random) })
    });
    let package = package(&parts);
    if whole { mutate(&package, random) } else { package }
}

/// A PDF of these objects.
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
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    out.extend_from_slice(trailer.as_bytes());
    out
}

/// The objects of a small PDF.
fn objects() -> Vec<Vec<u8>> {
    let stream = |dictionary: &str, content: &str| {
        format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes()
    };
    vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 4 0 R \
          >> /XObject << /X 6 0 R >> >> >>"
            .to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
            .to_vec(),
        stream("", "q 1 0 0 1 0 0 cm BT /F 11 Tf 72 700 Td (1. No one may sell) Tj [(per) -20 (sons)] TJ ET /X Do Q"),
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 4 0 R >> >>",
            "BT /F 9 Tf 72 400 Td (margin) Tj ET",
        ),
        stream(
            "",
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> \
             endcodespacerange 1 beginbfchar <41> <0041> endbfchar endcmap end",
        ),
    ]
}

/// The targets with their seeds.
fn targets() -> Vec<Target> {
    let of = |name, seeds: &[&str]| Target {
        name,
        seeds: seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect(),
    };
    vec![
        of("akn", &[include_str!("../../../examples/read/ferry-act.xml")]),
        Target { name: "docx", seeds: Vec::new() },
        of("egov", &["<Law><LawBody><LawTitle>法</LawTitle><MainProvision><Chapter Num='1'><ChapterTitle>\
            第一章　罪</ChapterTitle><Article Num='2_2'><ArticleCaption>（売）</ArticleCaption><ArticleTitle>\
            第二条の二</ArticleTitle><Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>文\
            </Sentence></ParagraphSentence><Item Num='1'><ItemTitle>一</ItemTitle><ItemSentence><Column>\
            <Sentence>甲</Sentence></Column><Column>乙</Column></ItemSentence></Item></Paragraph></Article>\
            </Chapter></MainProvision></LawBody></Law>"]),
        of("html", &["<!DOCTYPE html><html lang=en><title>Act</title><body><h2>Part 1</h2><p>1. No <b>one</b>\
            <br>may</p><ol type=a><li>sell<li><p>buy</ol><table><tr><td>a<td><p>b</table><pre>x\ny</pre>\
            <del>z</del></body></html>"]),
        of("json", &[
            include_str!("../../../examples/read/ferry-act.json"),
            r#"{"title_page":{"title":"A"},"body_pages":{"preamble":["Be it"],"part_list":[{"class_name":
            "ActL0Part","num":"0","text":"","child_level_list":[{"class_name":"ActL1Section","num":"2","text":
            "x","pre_block_list":["Note","(2) y"],"child_level_list":[]}]}]}}"#,
            r#"[{"chapter":16,"chapter_title":"slavery","Section":"370A","section_title":"370A. Buying",
            "section_desc":"370A. Whoever"}]"#,
            r#"{"content_raw":"A\n1. No one (a) may"}"#,
        ]),
        Target { name: "pdf", seeds: vec![pdf(&objects())] },
        of("uslm", &["<lawDoc xmlns='http://xml.house.gov/schemas/uslm/1.0'><main><chapter><num value='7'>\
            CHAPTER 7</num><heading>X</heading><section><num value='1'>§ 1.</num><heading>H<footnote>n\
            </footnote></heading><subsection><num value='a'>(a)</num><chapeau>w</chapeau></subsection>\
            <quotedContent><section><num>2A</num><p>q</p></section></quotedContent></section></chapter></main>\
            </lawDoc>"]),
        of("xml", &["<act><Title>T</Title><Section><Number>3</Number><Heading>S</Heading><Text>No</Text>\
            </Section><tr><td>a</td><td>b</td></tr></act>"]),
        of("text", &["1. No one may sell.\n(a) persons\n", "# Act\n\n**1.** No one\n\n---\n", "Điều 3. Tội\n第二条の二 文\n"]),
    ]
}

/// Whether the ranges of a tree fit its text.
fn fits(law: &LawText) -> bool {
    law.provisions.iter().enumerate().all(|(i, provision)| {
        let heading = provision.heading.as_ref();
        let inside = heading.is_none_or(|h| provision.span.start <= h.start && h.end <= provision.span.end);
        let words = law.content.get(provision.span.clone()).is_some()
            && heading.is_none_or(|heading| law.content.get(heading.clone()).is_some());
        let below = provision.parent.is_none_or(|parent| {
            let outer = &law.provisions[parent].span;
            parent < i && outer.start <= provision.span.start && provision.span.end <= outer.end
        });
        inside && words && below && law.citation(i).len() <= law.content.len() * 2 + 4_000
    })
}

/// Runs a target for a time. Gives the number of files read.
fn run(target: &Target, seconds: u64, random: &mut Random) -> Result<(usize, usize), String> {
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut files, mut sound) = (0, 0);
    let pdf_objects = objects();
    while Instant::now() < end {
        let bytes = match (target.name, target.seeds.len()) {
            ("docx", 0) => docx(random),
            // Half of them with a table of contents that fits, so that what is inside is reached.
            ("pdf", 1) if random.below(2) == 0 => {
                let mut objects = pdf_objects.clone();
                for _ in 0..=random.below(3) {
                    let which = random.below(objects.len());
                    objects[which] = mutate(&objects[which], random);
                }
                pdf(&objects)
            }
            (_, seeds) => mutate(&target.seeds[random.below(seeds)], random),
        };
        let found = format!("{}/found-{}", env!("CARGO_MANIFEST_DIR"), target.name);
        std::fs::write(&found, &bytes).map_err(|error| error.to_string())?;
        let began = Instant::now();
        let result = read(&bytes, None);
        if began.elapsed() > SLOW {
            return Err(format!("took {:?}", began.elapsed()));
        }
        if let Ok(law) = result {
            if !fits(&law) {
                return Err("its ranges do not fit its text".to_owned());
            }
            sound += 1;
        }
        std::fs::remove_file(&found).map_err(|error| error.to_string())?;
        files += 1;
    }
    Ok((files, sound))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(name), seconds) = (arguments.first(), arguments.get(1).and_then(|s| s.parse().ok())) else {
        eprintln!("usage: mutate TARGET|all SECONDS [BEGINNING] [FILE...]");
        return ExitCode::from(2);
    };
    let beginning = arguments.get(2).and_then(|s| s.parse().ok()).unwrap_or(1_u64);
    for mut target in targets().into_iter().filter(|t| t.name == name || name == "all") {
        if let Some(files) = arguments.get(3..).filter(|files| !files.is_empty()) {
            target.seeds = files.iter().filter_map(|file| std::fs::read(file).ok()).collect();
        }
        let mut random = Random(beginning.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        match run(&target, seconds.unwrap_or(60), &mut random) {
            Ok((files, sound)) => println!("{}: {files} files, {sound} of them read", target.name),
            Err(problem) => {
                println!("{}: {problem}; the file is fuzz/found-{}", target.name, target.name);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

//! Which format a file is of: by its first bytes, then by its first words, then by its name.

use crate::ingest::{ReadError, SourceFormat};

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// PDF.
    Pdf,
    /// A zip package, as office documents are.
    Package,
    /// Text of some format, or nothing known.
    Text,
}

/// What a text is by its first words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    /// JSON.
    Json,
    /// HTML.
    Html,
    /// XML.
    Xml,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// Beginnings of formats that hold no text that is read, with what they are and what to do.
const OTHERS: [(&[u8], &str, &str); 14] = [
    (b"{\\rtf", "a document in Rich Text Format", SAVE_AS_DOCX),
    (b"\x89PNG", "a picture (PNG)", RECOGNISE),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", RECOGNISE),
    (b"II*\0", "a picture (TIFF)", RECOGNISE),
    (b"MM\0*", "a picture (TIFF)", RECOGNISE),
    (b"GIF8", "a picture (GIF)", RECOGNISE),
    (b"\x1F\x8B", "a compressed file (gzip)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xFD7zXZ\0", "a compressed file (xz)", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a compressed file (7-Zip)", UNPACK),
    (b"Rar!", "a compressed file (RAR)", UNPACK),
    (b"\x7FELF", "a program", "give a document of law"),
    (b"%!PS", "PostScript", "convert it to PDF and read that"),
    (b"AT&TFORM", "a scanned document (DjVu)", RECOGNISE),
];

/// What to do with a document of another word processor.
const SAVE_AS_DOCX: &str = "open it in a word processor and save it as DOCX";
/// What to do with a picture.
const RECOGNISE: &str = "run text recognition (OCR) over it, check the result, and read that";
/// What to do with a compressed file.
const UNPACK: &str = "unpack it and give the document in it";

/// How far the mark of a PDF may stand from the beginning, as its readers admit.
const PDF_WITHIN: usize = 1_024;

/// What a file is by its first bytes.
///
/// # Errors
///
/// If it is of a format that is known and not read.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    if let Some(&(_, what, advice)) = OTHERS.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(ReadError::Unsupported { what, advice });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Package);
    }
    let beginning = &bytes[..bytes.len().min(PDF_WITHIN)];
    let mark = beginning.windows(5).position(|window| window == b"%PDF-");
    // A text that mentions the mark is not a PDF: what comes before it there is no more than a stray
    // line.
    if mark.is_some_and(|at| at == 0 || std::str::from_utf8(bytes).is_err()) {
        return Ok(Kind::Pdf);
    }
    Ok(Kind::Text)
}

/// What a compound file is: the container of old office formats, and of new ones with a password.
/// The names of its streams are in UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|b| [b, 0]).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        ReadError::Encrypted { what: "an office document" }
    } else if has("WordDocument") {
        ReadError::Unsupported { what: "a document of Word 97–2003 (.doc)", advice: SAVE_AS_DOCX }
    } else {
        ReadError::Unsupported { what: "a file of an old office program", advice: SAVE_AS_DOCX }
    }
}

/// What a text is by its first words, and by its name where these leave it open.
pub(super) fn text_kind(text: &str, name: Option<&str>) -> TextKind {
    let start = text.trim_start();
    let claimed = name.and_then(ending);
    if start.starts_with('{') || start.starts_with('[') {
        // Text of law may begin with a bracket too: "[Certified on ...]".
        let next = start[1..].trim_start().chars().next();
        let json = match start.as_bytes()[0] {
            b'{' => matches!(next, Some('"' | '}')),
            _ => matches!(next, Some('{' | '[' | '"' | ']')),
        };
        if json {
            return TextKind::Json;
        }
    }
    if start.starts_with('<')
        && let Some(kind) = markup_kind(start, claimed)
    {
        return kind;
    }
    match claimed {
        Some(Ending::Markdown) => TextKind::Markdown,
        Some(Ending::Plain) => TextKind::Plain,
        _ if looks_like_markdown(start) => TextKind::Markdown,
        _ => TextKind::Plain,
    }
}

/// What a text that begins with `<` is.
fn markup_kind(start: &str, claimed: Option<Ending>) -> Option<TextKind> {
    /// Elements with which pages and pieces of pages begin.
    const HTML: [&str; 22] = [
        "html", "head", "body", "div", "p", "table", "span", "meta", "title", "h1", "h2", "h3",
        "ul", "ol", "center", "font", "article", "section", "main", "header", "b", "a",
    ];
    let is_declared = start.starts_with("<?xml");
    let mut rest = start;
    loop {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1.trim_start();
        } else if rest.starts_with("<?") {
            rest = rest.split_once("?>")?.1.trim_start();
        } else if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) {
            let (declaration, _) = rest.split_once('>')?;
            if declaration[9..]
                .trim_start()
                .get(..4)
                .is_some_and(|n| n.eq_ignore_ascii_case("html"))
            {
                return Some(TextKind::Html);
            }
            // Another type of document: XML, whose declaration may be long.
            return Some(TextKind::Xml);
        } else {
            break;
        }
    }
    let tag = rest.strip_prefix('<')?;
    let end = tag.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')))?;
    let element = &tag[..end];
    let lower = element.to_ascii_lowercase();
    let html = HTML.contains(&lower.as_str());
    if lower == "html" {
        return Some(TextKind::Html);
    }
    if is_declared && !element.is_empty() {
        return Some(TextKind::Xml);
    }
    match claimed {
        Some(Ending::Markdown | Ending::Plain) if html => None,
        Some(Ending::Html) => Some(TextKind::Html),
        Some(Ending::Xml) if !element.is_empty() => Some(TextKind::Xml),
        _ if tag.split_once('>').is_some_and(|(head, _)| head.contains("xmlns")) => {
            Some(TextKind::Xml)
        }
        _ if html => Some(TextKind::Html),
        // An angle bracket alone makes no XML; one that is closed at the end does.
        _ if !element.is_empty() && rest.trim_end().ends_with(&format!("</{element}>")) => {
            Some(TextKind::Xml)
        }
        _ => None,
    }
}

/// Whether a text has marks that only Markdown has.
fn looks_like_markdown(start: &str) -> bool {
    let marked = |line: &str| {
        let rest = line.trim_start_matches('#');
        let marks = line.len() - rest.len();
        (1..=6).contains(&marks) && rest.starts_with(' ')
    };
    let strong = |line: &str| line.starts_with("**") && line[2..].contains("**");
    start.starts_with("---\n")
        || start.lines().take(400).filter(|line| marked(line) || strong(line)).count() >= 2
}

/// What the ending of a file's name claims it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// DOCX.
    Docx,
    /// PDF.
    Pdf,
    /// XML.
    Xml,
    /// JSON.
    Json,
}

/// The claim of a file's name, if its ending is one that is known.
pub(super) fn ending(name: &str) -> Option<Ending> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Ending::Plain,
        "md" | "markdown" => Ending::Markdown,
        "html" | "htm" | "xhtml" => Ending::Html,
        "docx" => Ending::Docx,
        "pdf" => Ending::Pdf,
        "xml" | "akn" => Ending::Xml,
        "json" => Ending::Json,
        _ => return None,
    })
}

impl Ending {
    /// Whether a format is what the ending claims. Text may be of any textual format.
    pub(super) fn fits(self, format: SourceFormat) -> bool {
        match self {
            Self::Plain => !matches!(format, SourceFormat::Docx | SourceFormat::Pdf),
            Self::Markdown => matches!(format, SourceFormat::Markdown | SourceFormat::Plain),
            Self::Html => format == SourceFormat::Html,
            Self::Docx => format == SourceFormat::Docx,
            Self::Pdf => format == SourceFormat::Pdf,
            Self::Xml => matches!(
                format,
                SourceFormat::AkomaNtoso
                    | SourceFormat::Uslm
                    | SourceFormat::EGov
                    | SourceFormat::Xml
                    | SourceFormat::Html
            ),
            Self::Json => format == SourceFormat::Json,
        }
    }

    /// The format in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Pdf => "PDF",
            Self::Xml => "XML",
            Self::Json => "JSON",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_before_the_name() {
        let kind = |text: &str, name: &str| text_kind(text, Some(name));
        assert_eq!(kind("{\"a\": 1}", "law.txt"), TextKind::Json);
        assert_eq!(kind("[Certified on 1 May]\n1. No.", "law.txt"), TextKind::Plain);
        assert_eq!(kind(" <!DOCTYPE html><p>", "law.pdf"), TextKind::Html);
        assert_eq!(kind("<?xml version='1.0'?><html>", "law.xml"), TextKind::Html);
        assert_eq!(kind("<?xml version='1.0'?><!-- a --><p/>", "law"), TextKind::Xml);
        assert_eq!(kind("<div align=center>x</div>\n# A", "law.md"), TextKind::Markdown);
        assert_eq!(kind("<div>x</div>", "law"), TextKind::Html);
        assert_eq!(kind("<lawDoc xmlns='u'/>", "law"), TextKind::Xml);
        assert_eq!(kind("< 18 years means a child", "law"), TextKind::Plain);
        assert_eq!(kind("# A\n\n## B\n", "law"), TextKind::Markdown);
        assert_eq!(kind("1. A\n2. B\n", "law.md"), TextKind::Markdown);
    }

    #[test]
    fn what_is_not_read_is_named() {
        let told = |bytes: &[u8]| kind(bytes).unwrap_err().to_string();
        assert!(told(b"{\\rtf1 law").contains("Rich Text"));
        assert!(told(b"\x89PNG\r\n").contains("OCR"));
        let old =
            [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"];
        assert!(told(&old.concat()).contains("97–2003"));
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        assert!(told(&[old[0], &name].concat()).contains("password"));
        assert_eq!(kind(b"junk\n%PDF-1.4\n\xE2\xE3"), Ok(Kind::Pdf));
        assert_eq!(kind(b"a text about %PDF-1.4"), Ok(Kind::Text));
    }
}

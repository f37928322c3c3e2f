//! Documents of any format to one kind of text.
//!
//! The content decides which reader takes a file: people rename files, and data bases serve HTML as
//! PDF. The name counts only where the content leaves it open, and a name that says otherwise is
//! told as a notice.

mod akoma_ntoso;
mod docx;
mod egov;
mod encoding;
mod flow;
mod hierarchy;
mod html;
mod json;
pub(super) mod markdown;
mod numbering;
mod other_xml;
mod package;
mod pdf;
pub(super) mod plain;
mod recognise;
mod uslm;
mod xml;

use std::borrow::Cow;

use super::limits::INPUT_BYTES;
use super::{LawText, ReadError, SourceFormat, language};
use recognise::{Kind, TextKind};

/// Reads a document. `name` is the file's, if it has one: its ending helps to tell plain text from
/// Markdown.
///
/// # Errors
///
/// If the file is of no format that is read, damaged, protected, without text, or beyond a limit;
/// the error says what the file is and what to do.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<LawText, ReadError> {
    if bytes.len() > INPUT_BYTES.most {
        return Err(ReadError::TooMuch { what: "a file", limit: INPUT_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let mut law = match recognise::kind(bytes)? {
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Package => docx::read(bytes)?,
        Kind::Text => read_text(encoding::decode(bytes)?, name)?,
    };
    if law.content.trim().is_empty() {
        return Err(ReadError::NoText { what: what(law.format) });
    }
    if law.language.is_none() {
        law.language = language::detect(&law.content).map(str::to_owned);
    }
    let titled = law.title.as_deref().is_some_and(amends);
    law.amending |= titled;
    if let Some(claimed) = name.and_then(recognise::ending).filter(|c| !c.fits(law.format)) {
        law.notices.insert(
            0,
            format!("The file's name says {}, but it is {}.", claimed.name(), what(law.format)),
        );
    }
    Ok(law)
}

/// Reads a text, of a format that its beginning tells.
fn read_text(text: Cow<'_, str>, name: Option<&str>) -> Result<LawText, ReadError> {
    match recognise::text_kind(&text, name) {
        TextKind::Json => json::read(&text),
        TextKind::Html => html::read(&text),
        TextKind::Xml => read_xml(&text),
        TextKind::Markdown => Ok(markdown::read(&text)),
        TextKind::Plain => Ok(plain::read(&text)),
    }
}

/// Reads XML of any language.
fn read_xml(text: &str) -> Result<LawText, ReadError> {
    let document = xml::parse(text)?;
    let root = document.root_element();
    if matches!(xml::name(root), "schema" | "stylesheet" | "transform") {
        return Err(ReadError::Unsupported {
            what: "a schema or style sheet of XML",
            advice: "give the document of law that it is for",
        });
    }
    let law = if akoma_ntoso::is(root) {
        akoma_ntoso::read(root)
    } else if uslm::is(root) {
        uslm::read(root)
    } else if egov::is(root) {
        egov::read(root)
    } else {
        other_xml::read(root)
    };
    Ok(law)
}

/// What a file of a format is, in words.
fn what(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Plain => "plain text",
        SourceFormat::Markdown => "Markdown",
        SourceFormat::Html => "HTML",
        SourceFormat::Docx => "a Word document",
        SourceFormat::Pdf => "a PDF",
        SourceFormat::AkomaNtoso => "Akoma Ntoso XML",
        SourceFormat::Uslm => "USLM XML",
        SourceFormat::EGov => "e-Gov XML",
        SourceFormat::Xml => "XML",
        SourceFormat::Json => "JSON",
    }
}

/// Whether a title is that of an act that amends another.
fn amends(title: &str) -> bool {
    let title = title.to_lowercase();
    ["(amendment)", " amendment act", " amendment bill", "amending act", "to amend the "]
        .iter()
        .any(|words| title.contains(words))
}

/// The ISO 639-1 code of a language tag: `en` of `en-SG`, `EN` and `eng`; none where there is none.
fn language_code(tag: &str) -> Option<String> {
    /// ISO 639-2 codes, both kinds where there are two, and 639-1, for languages of legislation.
    const THREE_LETTERS: &[(&str, &str)] = &[
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("bur", "my"),
        ("mya", "my"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cze", "cs"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("dan", "da"),
        ("deu", "de"),
        ("ger", "de"),
        ("dut", "nl"),
        ("nld", "nl"),
        ("ell", "el"),
        ("gre", "el"),
        ("eng", "en"),
        ("est", "et"),
        ("fas", "fa"),
        ("per", "fa"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("gle", "ga"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("arm", "hy"),
        ("ind", "id"),
        ("isl", "is"),
        ("ice", "is"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kat", "ka"),
        ("geo", "ka"),
        ("kaz", "kk"),
        ("khm", "km"),
        ("kin", "rw"),
        ("kir", "ky"),
        ("kor", "ko"),
        ("lao", "lo"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mkd", "mk"),
        ("mac", "mk"),
        ("mlt", "mt"),
        ("mon", "mn"),
        ("msa", "ms"),
        ("may", "ms"),
        ("nep", "ne"),
        ("nor", "no"),
        ("pol", "pl"),
        ("por", "pt"),
        ("pus", "ps"),
        ("ron", "ro"),
        ("rum", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slo", "sk"),
        ("slv", "sl"),
        ("som", "so"),
        ("spa", "es"),
        ("sqi", "sq"),
        ("alb", "sq"),
        ("srp", "sr"),
        ("swa", "sw"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tgk", "tg"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("afr", "af"),
        ("sna", "sn"),
        ("xho", "xh"),
        ("zul", "zu"),
    ];
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Some(code);
    }
    let (_, two) = THREE_LETTERS.iter().find(|(three, _)| *three == code)?;
    Some((*two).to_owned())
}

#[cfg(test)]
mod tests;

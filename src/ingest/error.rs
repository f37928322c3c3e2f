//! Why a document could not be read: what the file is, what is wrong, what to do.

use super::limits::Limit;

/// A document that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("the file is empty; check that it was downloaded or saved completely")]
    Empty,
    /// More than is read.
    #[error("this is {what} with {limit}, which is beyond what is read; {}", .limit.advice)]
    TooMuch {
        /// What the file is.
        what: &'static str,
        /// The limit exceeded.
        limit: Limit,
    },
    /// Text in an unknown encoding.
    #[error(
        "this is text that is not UTF-8 (line {line}); open it in an editor and save it with the \
         encoding UTF-8"
    )]
    Encoding {
        /// The line that is not UTF-8, from 1.
        line: usize,
    },
    /// Text that declares an encoding it is not in, or one that is not known.
    #[error(
        "this is {what} that says its encoding is `{declared}`, which does not fit (line {line}); \
         open it in an editor and save it with the encoding UTF-8"
    )]
    DeclaredEncoding {
        /// What the file is.
        what: &'static str,
        /// The encoding it names.
        declared: String,
        /// The line that does not fit, from 1.
        line: usize,
    },
    /// No format of documents.
    #[error(
        "this is no document that can be read, but binary data; give text, Markdown, HTML, DOCX, \
         PDF, XML or JSON"
    )]
    Binary,
    /// A format that is known and not read.
    #[error("this is {what}, which is not read; {advice}")]
    Unsupported {
        /// What the file is.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// Protected by a password.
    #[error(
        "this is {what} protected by a password; open it with the password, save it without, and \
         read that"
    )]
    Encrypted {
        /// What the file is.
        what: &'static str,
    },
    /// Pages that are pictures.
    #[error(
        "this is a PDF of {pages} scanned {} without a text layer; run text recognition (OCR) over \
         it first, for example with OCRmyPDF or Adobe Acrobat, check the result, and read that", 
        if *.pages == 1 { "page" } else { "pages" }
    )]
    Scan {
        /// Pages.
        pages: usize,
    },
    /// Damaged, cut off, or not what it claims to be.
    #[error("this is {what} that is damaged: {problem}; {advice}")]
    Broken {
        /// What the file is.
        what: &'static str,
        /// What is wrong.
        problem: String,
        /// What to do.
        advice: &'static str,
    },
    /// Sound, and without words.
    #[error("this is {what} without any text of law in it; check that it is the right file")]
    NoText {
        /// What the file is.
        what: &'static str,
    },
}

impl ReadError {
    /// A damaged file, to be had anew.
    pub(super) fn broken(what: &'static str, problem: impl Into<String>) -> Self {
        Self::Broken {
            what,
            problem: problem.into(),
            advice: "download or save it again, or give the law in another format",
        }
    }
}

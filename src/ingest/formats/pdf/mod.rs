//! The text layer of PDF.
//!
//! A PDF holds glyphs at places, in any order, and fonts of many makers. The crate that reads it
//! panics on what it does not expect, which real files contain, so it runs where a panic costs a page
//! and not the program: each page under `catch_unwind`, all of them on one thread with a stack of its
//! own. (The release profile unwinds for this.) A stack that overflows cannot be caught, nor memory
//! that is exhausted; what could lead there — packed data without end, drawings in themselves, pages
//! that are their own ancestors, brackets without end — is measured first, in [`guard`].

mod guard;
mod layout;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use pdf_extract::{
    Document, LoadOptions, MediaBox, OutputDev, OutputError, Transform, output_doc_page,
};

use crate::ingest::limits::{PDF_CHARACTERS, PDF_PAGES, PDF_SECONDS, PDF_STACK_BYTES};
use crate::ingest::outline::outline;
use crate::ingest::{LawText, ReadError, SourceFormat, TreeBuilder};
use layout::{Glyph, Page};

/// What the file is, for messages.
const WHAT: &str = "a PDF";

/// Name of the thread on which PDF is read.
const THREAD: &str = "palermo-pdf";

/// Reads a document.
///
/// # Errors
///
/// If it is damaged, protected, without a text layer, or beyond a limit.
pub(super) fn read(bytes: &[u8]) -> Result<LawText, ReadError> {
    guard::check_packed(bytes)?;
    let pages = pages(bytes)?;
    let count = pages.len();
    let characters: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    let without: Vec<usize> = pages
        .iter()
        .filter(|page| page.glyphs.is_empty() && !page.failed)
        .map(|p| p.number)
        .collect();
    let failed: Vec<usize> = pages.iter().filter(|page| page.failed).map(|p| p.number).collect();
    if characters == 0 && !failed.is_empty() {
        return Err(ReadError::broken(WHAT, "the text of none of its pages could be read"));
    }
    // A stamp or a page number is not a text layer.
    if characters < count * 20 && without.len() * 2 >= count {
        return Err(ReadError::Scan { pages: count });
    }
    let laid = layout::lines(&pages);
    let mut builder = TreeBuilder::new(SourceFormat::Pdf);
    outline(&mut builder, laid.lines);
    let notices = &mut builder.text().notices;
    if laid.repeated > 0 {
        notices.push(format!(
            "Page numbers and what repeats at the head or foot of pages were left out ({} lines).",
            laid.repeated
        ));
    }
    if laid.marginal > 0 {
        notices.push(format!(
            "Notes in the margin were read before the line beside which they stand ({}).",
            laid.marginal
        ));
    }
    if !without.is_empty() {
        notices.push(format!(
            "Pages without a text layer were not read: {}. If they hold text, run text recognition \
             (OCR) over them.",
            ranges(&without)
        ));
    }
    if !failed.is_empty() {
        notices.push(format!("Pages could not be read or not in full: {}.", ranges(&failed)));
    }
    if laid.unknown > 0 {
        notices.push(format!(
            "The fonts do not tell what some characters are ({}). Compare quotations with the PDF.",
            laid.unknown
        ));
    }
    Ok(builder.finish())
}

/// Page numbers as ranges.
fn ranges(pages: &[usize]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < pages.len() {
        let run = (at..pages.len()).take_while(|&i| pages[i] == pages[at] + (i - at)).count();
        let (first, last) = (pages[at], pages[at + run - 1]);
        out.push(if run > 1 { format!("{first}–{last}") } else { first.to_string() });
        at += run;
    }
    out.join(", ")
}

/// The glyphs of every page, read on a thread of their own.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    silence_panics();
    let bytes = bytes.to_vec();
    let (to, from) = mpsc::channel();
    thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(PDF_STACK_BYTES)
        .spawn(move || {
            let read = catch_unwind(AssertUnwindSafe(|| read_pages(&bytes)));
            let read = read.unwrap_or_else(|_| {
                Err(ReadError::broken(WHAT, "its structure is not that of a PDF"))
            });
            // Nobody listens any more when it took too long.
            let _ = to.send(read);
        })
        .map_err(|error| ReadError::broken(WHAT, format!("no thread to read it on ({error})")))?;
    // A thread cannot be stopped from outside. One that exceeds its time goes on until the program
    // ends, which for a command is soon.
    match from.recv_timeout(Duration::from_secs(PDF_SECONDS.most as u64)) {
        Ok(read) => read,
        Err(RecvTimeoutError::Timeout) => {
            Err(ReadError::TooMuch { what: WHAT, limit: PDF_SECONDS })
        }
        Err(RecvTimeoutError::Disconnected) => {
            Err(ReadError::broken(WHAT, "its structure is not that of a PDF"))
        }
    }
}

/// Keeps panics of the reading thread, which are caught, from being printed; others are told as before.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                before(panic);
            }
        }));
    });
}

/// Reads every page.
fn read_pages(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let options = LoadOptions::with_filter(guard::without_pictures);
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|error| {
        let error = error.to_string();
        if error.to_ascii_lowercase().contains("password") {
            ReadError::Encrypted { what: WHAT }
        } else {
            ReadError::broken(WHAT, error)
        }
    })?;
    if document.is_encrypted() {
        return Err(ReadError::Encrypted { what: WHAT });
    }
    let numbers = document.get_pages();
    if numbers.len() > PDF_PAGES.most {
        return Err(ReadError::TooMuch { what: WHAT, limit: PDF_PAGES });
    }
    if numbers.is_empty() {
        return Err(ReadError::broken(WHAT, "it has no pages, as when it is cut off"));
    }
    guard::check_streams(&mut document)?;
    guard::check_forms(&document, numbers.values().copied())?;
    let mut pages = Vec::with_capacity(numbers.len());
    let mut characters = 0;
    for (&number, &id) in &numbers {
        let mut collector =
            Collector { glyphs: Vec::new(), left: PDF_CHARACTERS.most - characters };
        let read = guard::has_ancestors_of_reason(&document, id)
            && catch_unwind(AssertUnwindSafe(|| {
                output_doc_page(&document, &mut collector, number).is_ok()
            }))
            .unwrap_or(false);
        if collector.left == 0 {
            return Err(ReadError::TooMuch { what: WHAT, limit: PDF_CHARACTERS });
        }
        characters += collector.glyphs.len();
        pages.push(Page { number: number as usize, glyphs: collector.glyphs, failed: !read });
    }
    Ok(pages)
}

/// Takes the glyphs of a page as they come.
struct Collector {
    /// Glyphs so far.
    glyphs: Vec<Glyph>,
    /// How many more are taken.
    left: usize,
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let upright = place.m11.abs() >= place.m12.abs();
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        // Text that runs up or down the page is laid as if the page were turned, and so is a page that
        // is written upside down or mirrored.
        let (x, y, along, up) = if upright {
            (place.m31, place.m32, place.m11, place.m22)
        } else {
            (place.m32, -place.m31, place.m12, -place.m21)
        };
        let (x, y) = (x * along.signum(), y * up.signum());
        let along = along.abs();
        let glyph = Glyph {
            x: x as f32,
            y: y as f32,
            end: (x + width * font_size.abs() * along) as f32,
            size: (font_size.abs() * scale) as f32,
            upright,
            text: text.into(),
        };
        if glyph.x.is_finite() && glyph.y.is_finite() && glyph.end.is_finite() && glyph.size > 0.0 {
            self.glyphs.push(glyph);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;

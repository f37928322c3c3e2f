//! Files and folders on disk: bytes in, text out, every refusal with its reason.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Sink, SourceText};

/// The largest file that is read: 8 MiB, more than any record of facts and short terms can need.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// How many folders deep records are looked for; the layout needs three.
const MAX_DEPTH: usize = 4;

/// A path as messages show it.
pub(super) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace('\\', "/") }
}

/// Reads a file's text, or reports why it cannot be read.
pub(super) fn read_text(path: &Path, sink: &mut Sink) -> Option<Arc<SourceText>> {
    let mut refuse = |code, message: String, help: Option<&str>| {
        let file = Arc::new(SourceText::without_text(shown(path)));
        let diagnostic = Diagnostic::new(code, &file, message);
        sink.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => {
            refuse(Code::Unreadable, format!("the file cannot be read: {error}"), None);
            return None;
        }
    };
    if metadata.is_dir() {
        refuse(
            Code::Unreadable,
            "this is a folder, but its name is that of a record file".to_owned(),
            Some("give the folder a name that does not end in `.toml`"),
        );
        return None;
    }
    if !metadata.is_file() {
        refuse(Code::Unreadable, "this is not an ordinary file".to_owned(), None);
        return None;
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that has grown since its size was asked.
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        refuse(Code::Unreadable, format!("the file cannot be read: {error}"), None);
        return None;
    }
    if bytes.len() as u64 > MAX_BYTES {
        let size = metadata.len().max(MAX_BYTES + 1).div_ceil(1024 * 1024);
        refuse(
            Code::TooLarge,
            format!("the file is larger than 8 MiB, the limit for a record: about {size} MiB"),
            Some("a record holds facts and short terms, not the text of the law"),
        );
        return None;
    }
    decode(bytes, shown(path), sink)
}

/// Bytes as UTF-8 text; otherwise the first bad byte is reported at its line.
pub(super) fn decode(bytes: Vec<u8>, path: String, sink: &mut Sink) -> Option<Arc<SourceText>> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Some(Arc::new(SourceText::new(path, text))),
        Err(error) => error,
    };
    let first = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let (message, help) = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let message = "the file is in the UTF-16 encoding; records are in UTF-8".to_owned();
        (message, "save it again and choose UTF-8 as the encoding, not “Unicode”".to_owned())
    } else {
        let byte = bytes.get(first).copied().unwrap_or_default();
        let message = format!("byte {} of the file, 0x{byte:02X}, is not UTF-8 text", first + 1);
        let help = match windows_character(byte) {
            Some(character) => format!(
                "save the file again in the UTF-8 encoding; in Windows encoding, which word \
                 processors use, 0x{byte:02X} is {character}"
            ),
            None => "save the file again in the UTF-8 encoding".to_owned(),
        };
        (message, help)
    };
    // Up to the bad byte the lossy text is the same, so the place holds; the byte itself is shown
    // as the replacement character, which is three bytes long.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let file = Arc::new(SourceText::new(path, text));
    let end = first + char::REPLACEMENT_CHARACTER.len_utf8();
    sink.push(Diagnostic::new(Code::NotUtf8, &file, message).at(first..end).help(help));
    None
}

/// What a byte stands for in Windows-1252, for the characters that word processors put in.
fn windows_character(byte: u8) -> Option<&'static str> {
    Some(match byte {
        0x80 => "the euro sign",
        0x85 => "the ellipsis …",
        0x91 => "the opening quotation mark ‘",
        0x92 => "the apostrophe ’",
        0x93 => "the opening quotation mark “",
        0x94 => "the closing quotation mark ”",
        0x96 => "the dash –",
        0x97 => "the long dash —",
        0xA0 => "a non-breaking space",
        0xA7 => "the section sign §",
        0xC0..=0xFF => "a letter with an accent",
        _ => return None,
    })
}

/// A file found in a folder: its path within the folder, with `/`, and its path on disk.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// The path within the folder.
    pub(super) path: String,
    /// The path on disk.
    pub(super) disk: PathBuf,
}

/// Lists the record files below a folder, sorted by path.
///
/// Hidden files and folders, and files whose name does not speak of TOML, are nobody's business
/// here. Links to folders are not followed: they may lead in circles.
pub(super) fn list(root: &Path, sink: &mut Sink) -> Vec<Found> {
    let mut found = Vec::new();
    descend(root, "", 0, &mut found, sink);
    found.sort();
    found
}

fn descend(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<Found>, sink: &mut Sink) {
    let mut report = |path: &Path, code, message: String| {
        let file = Arc::new(SourceText::without_text(shown(path)));
        sink.push(Diagnostic::new(code, &file, message));
    };
    let entries: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(Result::ok).collect(),
        Err(error) => {
            report(folder, Code::Unreadable, format!("the folder cannot be read: {error}"));
            return;
        }
    };
    let mut folders = Vec::new();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let (disk, path) = (entry.path(), format!("{prefix}{name}"));
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let is_folder = fs::metadata(&disk).is_ok_and(|metadata| metadata.is_dir());
        if name.to_ascii_lowercase().contains(".toml") {
            // A folder of such a name is taken for the file that it hides, and reported as such.
            found.push(Found { path, disk });
        } else if is_folder && is_link {
            let message = "this is a link to a folder, which is not followed".to_owned();
            report(&disk, Code::LinkNotFollowed, message);
        } else if is_folder && depth + 1 < MAX_DEPTH {
            folders.push((disk, path + "/"));
        }
    }
    for (disk, prefix) in folders {
        descend(&disk, &prefix, depth + 1, found, sink);
    }
}

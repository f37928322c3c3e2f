//! What is measured before a PDF is handed to the crate that reads it.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::WHAT;
use crate::ingest::ReadError;
use crate::ingest::limits::{PDF_BRACKETS, PDF_FORM_DEPTH, PDF_FORMS, PDF_UNPACKED_BYTES};

/// Packed data of kinds that cannot be measured in passing is admitted up to this size: unpacked it
/// is then no more than a hundred megabytes.
const UNMEASURED_BYTES: usize = 64 << 10;

/// Objects packed in a protected file, in bytes as packed: they cannot be measured before they are
/// deciphered, and unpack to no more than a thousand times as much.
const PROTECTED_OBJECTS_BYTES: usize = 1 << 20;

/// Ancestors of a page in the tree of pages.
const ANCESTORS: usize = 64;

/// The error of a file that unpacks to too much.
const TOO_MUCH: ReadError = ReadError::TooMuch { what: WHAT, limit: PDF_UNPACKED_BYTES };

/// Measures everything packed in a file, before any of it is unpacked in memory.
///
/// # Errors
///
/// If it comes to more than the limit.
pub(super) fn check_packed(bytes: &[u8]) -> Result<(), ReadError> {
    let protected = find(bytes, b"/Encrypt", 0).is_some();
    let mut left = PDF_UNPACKED_BYTES.most;
    let mut protected_objects = 0;
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        at = found + b"stream".len();
        if bytes[..found].ends_with(b"end") {
            continue;
        }
        let data = &bytes[at..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        left = left.checked_sub(measure(data, left)).filter(|left| *left > 0).ok_or(TOO_MUCH)?;
        // The dictionary that describes the stream stands directly before it.
        let head = &bytes[found.saturating_sub(2_048)..found];
        let head = &head[rfind(head, b"obj").unwrap_or(0)..];
        if find(head, b"ObjStm", 0).is_none() {
            continue;
        }
        let odd = [&b"ASCII85"[..], b"A85", b"LZW", b"AHx", b"ASCIIHex", b"RunLength"];
        let filters = head.windows(6).filter(|window| window == b"Decode").count();
        if filters > 1 || odd.iter().any(|name| find(head, name, 0).is_some()) {
            return Err(ReadError::broken(
                WHAT,
                "its objects are packed in a way no program packs them",
            ));
        }
        if protected {
            protected_objects += find(data, b"endstream", 0).unwrap_or(data.len());
            if protected_objects > PROTECTED_OBJECTS_BYTES {
                return Err(TOO_MUCH);
            }
        }
    }
    Ok(())
}

/// Where a word stands, from a place on.
fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // By its first byte first: most bytes of a file are packed data.
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == word[0])?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where a word stands last.
fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

/// How long data is unpacked, counted up to a number of bytes.
fn measure(data: &[u8], most: usize) -> usize {
    let [first, second, ..] = data else { return 0 };
    let header = u16::from_be_bytes([*first, *second]);
    if first & 0x0F != 8 && header % 31 != 0 {
        return 0;
    }
    match count(ZlibDecoder::new(data), most) {
        0 if data.len() > 2 => count(DeflateDecoder::new(&data[2..]), most),
        length => length,
    }
}

/// How much a reader gives, up to a number of bytes.
fn count(mut reader: impl Read, most: usize) -> usize {
    let mut buffer = [0; 16 << 10];
    let mut length = 0;
    while length < most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => length += read,
        }
    }
    length
}

/// Empties pictures as they are loaded: they hold no text, and the reader would unpack them.
pub(super) fn without_pictures(
    id: (u32, u16),
    object: &mut Object,
) -> Option<((u32, u16), Object)> {
    if let Object::Stream(stream) = object
        && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    {
        empty(stream);
    }
    // The crate takes what was changed here for some objects, and what is given back for others.
    Some((id, object.clone()))
}

/// Takes away what a stream holds.
fn empty(stream: &mut Stream) {
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
    stream.content = Vec::new();
}

/// Measures every stream of a document as it was loaded, and empties those that parsers of fonts could
/// not read without running out of stack.
///
/// # Errors
///
/// If they come to more than the limit.
pub(super) fn check_streams(document: &mut Document) -> Result<(), ReadError> {
    let mut left = PDF_UNPACKED_BYTES.most;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let filters: Vec<&[u8]> = stream.filters().unwrap_or_default();
        let measured = match filters[..] {
            [] => stream.content.len(),
            [b"FlateDecode"] => measure(&stream.content, left),
            _ if stream.content.len() <= UNMEASURED_BYTES => stream.content.len(),
            _ => {
                empty(stream);
                0
            }
        };
        left = left.checked_sub(measured).filter(|left| *left > 0).ok_or(TOO_MUCH)?;
        let content = stream.get_plain_content().unwrap_or_else(|_| stream.content.clone());
        if brackets(&content) > PDF_BRACKETS {
            empty(stream);
        }
    }
    Ok(())
}

/// How deep brackets lie in one another, those in texts aside.
fn brackets(content: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    // Parentheses around, and whether a backslash came before.
    let (mut quoted, mut escaped) = (0_usize, false);
    for &byte in content {
        if quoted > 0 {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => quoted += 1,
                b')' => quoted -= 1,
                _ => {}
            }
        } else {
            match byte {
                b'(' => quoted = 1,
                b'[' | b'{' | b'<' => depth += 1,
                b']' | b'}' | b'>' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        deepest = deepest.max(depth + quoted);
    }
    deepest
}

/// Whether a page's ancestors come to an end, as what it takes over from them is sought up the tree.
pub(super) fn has_ancestors_of_reason(document: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..ANCESTORS {
        let Ok(dictionary) = document.get_dictionary(at) else { return true };
        match dictionary.get(b"Parent") {
            Ok(Object::Reference(parent)) => at = *parent,
            _ => return true,
        }
    }
    false
}

/// Counts the drawings that pages place, each as often as it is placed: the reader follows every one.
///
/// # Errors
///
/// If they are too many or too deep, as when a drawing places itself.
pub(super) fn check_forms(
    document: &Document,
    pages: impl Iterator<Item = ObjectId>,
) -> Result<(), ReadError> {
    let mut costs = BTreeMap::new();
    let mut total = 0_usize;
    for page in pages {
        let Ok(content) = document.get_page_content(page) else { continue };
        let Some(resources) = resources_of_page(document, page) else { continue };
        let cost = placed(document, &content, resources, &mut costs, 0)?;
        total = total.saturating_add(cost);
        if total > PDF_FORMS.most {
            return Err(ReadError::TooMuch { what: WHAT, limit: PDF_FORMS });
        }
    }
    Ok(())
}

/// The resources of a page, its own or those of the pages above it.
fn resources_of_page(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut at = page;
    for _ in 0..ANCESTORS {
        let dictionary = document.get_dictionary(at).ok()?;
        if let Ok(resources) = dictionary.get_deref(b"Resources", document) {
            return resources.as_dict().ok();
        }
        at = dictionary.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

/// How many drawings a content places, directly and in one another. The depth is bounded, so this
/// calls itself only so often.
fn placed(
    document: &Document,
    content: &[u8],
    resources: &Dictionary,
    costs: &mut BTreeMap<(ObjectId, usize), usize>,
    depth: usize,
) -> Result<usize, ReadError> {
    if depth > PDF_FORM_DEPTH.most {
        return Err(ReadError::TooMuch { what: WHAT, limit: PDF_FORM_DEPTH });
    }
    let Ok(forms) = resources.get_deref(b"XObject", document).and_then(Object::as_dict) else {
        return Ok(0);
    };
    let names = placed_names(content);
    let mut total = 0_usize;
    for (name, times) in names {
        let Ok(entry) = forms.get(name) else { continue };
        let id = entry.as_reference().ok();
        let Ok(form) = document.dereference(entry).and_then(|(_, object)| object.as_stream())
        else {
            continue;
        };
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        // A drawing without resources of its own uses those around, whatever they are there.
        let around = own.unwrap_or(resources);
        let key = id.map(|id| (id, std::ptr::from_ref(around).addr()));
        let cost = match key.and_then(|key| costs.get(&key)) {
            Some(&cost) => cost,
            None => {
                let inner = form.get_plain_content().unwrap_or_default();
                let cost = placed(document, &inner, around, costs, depth + 1)?.saturating_add(1);
                if let Some(key) = key {
                    costs.insert(key, cost);
                }
                cost
            }
        };
        total = total.saturating_add(cost.saturating_mul(times));
        if total > PDF_FORMS.most {
            return Err(ReadError::TooMuch { what: WHAT, limit: PDF_FORMS });
        }
    }
    Ok(total)
}

/// The names that stand before the operator `Do` in a content, and how often each does.
fn placed_names(content: &[u8]) -> BTreeMap<&[u8], usize> {
    let mut names = BTreeMap::new();
    let mut last: Option<&[u8]> = None;
    let is_border = |b: &u8| b.is_ascii_whitespace() || b"/[]()<>{}\0".contains(b);
    let mut rest = content;
    while let Some(first) = rest.first() {
        if *first == b'/' {
            let end = rest[1..].iter().position(is_border).map_or(rest.len(), |end| end + 1);
            last = Some(&rest[1..end]);
            rest = &rest[end..];
        } else if is_border(first) {
            rest = &rest[1..];
        } else {
            let end = rest.iter().position(is_border).unwrap_or(rest.len());
            if &rest[..end] == b"Do"
                && let Some(name) = last
            {
                *names.entry(name).or_insert(0) += 1;
            }
            rest = &rest[end..];
        }
    }
    names
}

//! Whether a record and its place agree: the id is the file's name, the State is the folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layout::{Kind, Place, Record};
use crate::diag::{Code, Diagnostic, Route, Sink, SourceText, quoted};

/// Holds a record against its place.
pub(super) fn check<R: Record>(record: &R, place: &Place, file: &Arc<SourceText>, sink: &mut Sink) {
    if let (Some((field, id)), Some(name)) = (record.id(), &place.id)
        && id != name
    {
        let message = format!("the {field} is {}, but the file is named `{name}.toml`", quoted(id));
        sink.push(
            Diagnostic::new(Code::IdIsNotFileName, file, message)
                .on(Route::top().key(field))
                .help(format!("write {field} = \"{name}\", or name the file `{id}.toml`")),
        );
    }
    if let (Some((field, code)), Some(folder)) = (record.code(), &place.folder)
        && code.to_ascii_lowercase() != *folder
    {
        let (expected, home) = (folder.to_ascii_uppercase(), code.to_ascii_lowercase());
        let message = format!("the {field} is {}, but the folder is `{folder}`", quoted(code));
        sink.push(
            Diagnostic::new(Code::CodeIsNotFolder, file, message).on(Route::top().key(field)).help(
                format!("write {field} = \"{expected}\", or move the file to the folder `{home}`"),
            ),
        );
    }
}

/// Remembers which ids were met, and in which file.
#[derive(Default)]
pub(super) struct Met(BTreeMap<(Kind, String, String), Arc<SourceText>>);

impl Met {
    /// Reports the record if another file has given its id before.
    pub(super) fn check<R: Record>(&mut self, record: &R, file: &Arc<SourceText>, sink: &mut Sink) {
        let (field, id) = match (record.id(), record.code()) {
            (Some(field), _) | (None, Some(field)) => field,
            (None, None) => return,
        };
        // Acts are told apart within their State.
        let state = record.code().map_or("", |(_, code)| code);
        let key = (R::KIND, state.to_owned(), id.to_owned());
        if let Some(first) = self.0.get(&key) {
            let message = format!("the {field} {} is taken by another file", quoted(id));
            sink.push(
                Diagnostic::new(Code::SameIdTwice, file, message).on(Route::top().key(field)).help(
                    format!("the other file is {}; change one of them, or delete it", first.path),
                ),
            );
        } else {
            self.0.insert(key, Arc::clone(file));
        }
    }
}

//! Everything below a path, with the texts, for checking.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, Deserializer};

use super::file::{self, Found};
use super::identity::{self, Met};
use super::layout::{Kind, Place, Record};
use super::{StoreError, shape, syntax};
use crate::diag::{Code, Diagnostic, Sink, SourceText};
use crate::model::{
    Act, Cues, Instrument, Jurisdiction, JurisdictionCode, Names, Region, Vocabulary,
};

/// A record and the file it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed<R> {
    /// The record.
    pub record: R,
    /// The file, for diagnostics.
    pub file: Arc<SourceText>,
}

/// The files of one State.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StateFiles {
    /// The State's own file, if it could be read.
    pub jurisdiction: Option<Filed<Jurisdiction>>,
    /// Its acts, in the order of their ids.
    pub acts: Vec<Filed<Act>>,
}

/// Every record below a path that could be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Records {
    /// Instruments, in the order of their files.
    pub instruments: Vec<Filed<Instrument>>,
    /// Vocabularies, in the order of their files.
    pub vocabularies: Vec<Filed<Vocabulary>>,
    /// Cues, in the order of their languages.
    pub cues: Vec<Filed<Cues>>,
    /// Regions, in the order of their files.
    pub regions: Vec<Filed<Region>>,
    /// Names of States.
    pub names: Option<Filed<Names>>,
    /// States, by the code that their records give.
    pub states: BTreeMap<JurisdictionCode, StateFiles>,
}

impl Records {
    /// Reads everything below a path: a data folder, a folder within one such as a State's, or one
    /// file. A file outside any data folder is known by its `#:schema` line; without one it is
    /// taken for an act.
    ///
    /// # Errors
    /// When there is nothing at the path. Everything else goes to the sink.
    pub fn read(path: &Path, sink: &mut Sink) -> Result<Self, StoreError> {
        let metadata = fs::metadata(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
            _ => StoreError::Unreadable { path: path.to_owned(), source },
        })?;
        let mut reader = Reader::default();
        if metadata.is_dir() {
            let prefix = prefix_of(path);
            let found = file::list(path, sink);
            if found.is_empty() {
                let folder = Arc::new(SourceText::without_text(file::shown(path)));
                let message = "there are no records in this folder";
                sink.push(Diagnostic::new(Code::NothingToRead, &folder, message));
            }
            for Found { path, disk } in found {
                reader.place(&format!("{prefix}{path}"), &disk, sink);
            }
            reader.check_states(sink);
        } else if let Some(text) = file::read_text(path, sink) {
            let place = Place::of(&path_in_data(path)).unwrap_or_else(|| {
                let kind = Kind::of_schema_line(&text.text).unwrap_or(Kind::Act);
                Place { kind, id: None, folder: None }
            });
            reader.take(&place, &text, sink);
        }
        Ok(reader.finish())
    }
}

/// Reads files into [`Records`].
#[derive(Default)]
pub(super) struct Reader {
    records: Records,
    met: Met,
    /// The folders of States that were met, with whether they have a file of the State itself.
    folders: BTreeMap<String, StateFolder>,
}

/// What is known of a State's folder.
#[derive(Default)]
struct StateFolder {
    /// The path as shown.
    shown: String,
    /// Whether `jurisdiction.toml` lies in it, readable or not.
    has_jurisdiction: bool,
}

impl Reader {
    /// Reads a file on disk, given its path within the data folder.
    pub(super) fn place(&mut self, path: &str, disk: &Path, sink: &mut Sink) {
        let Some(place) = Place::of(path) else {
            let file = Arc::new(SourceText::without_text(file::shown(disk)));
            sink.push(misplaced(path, &file));
            return;
        };
        self.note_folder(&place, disk.parent().map(file::shown).unwrap_or_default());
        if let Some(text) = file::read_text(disk, sink) {
            self.take(&place, &text, sink);
        }
    }

    /// Remembers the State's folder that a file lies in.
    pub(super) fn note_folder(&mut self, place: &Place, shown: String) {
        if let Some(folder) = &place.folder {
            let folder = self.folders.entry(folder.clone()).or_default();
            folder.shown = shown;
            folder.has_jurisdiction |= place.kind == Kind::Jurisdiction;
        }
    }

    /// Reads the record in a text.
    pub(super) fn take(&mut self, place: &Place, file: &Arc<SourceText>, sink: &mut Sink) {
        match place.kind {
            Kind::Instrument => {
                let filed = self.filed(place, file, sink);
                self.records.instruments.extend(filed);
            }
            Kind::Vocabulary => {
                let filed = self.filed(place, file, sink);
                self.records.vocabularies.extend(filed);
            }
            Kind::Cues => {
                let filed = self.filed(place, file, sink);
                self.records.cues.extend(filed);
            }
            Kind::Region => {
                let filed = self.filed(place, file, sink);
                self.records.regions.extend(filed);
            }
            Kind::Names => self.records.names = self.filed(place, file, sink),
            Kind::Jurisdiction => {
                if let Some(filed) = self.filed::<Jurisdiction>(place, file, sink) {
                    let state = self.records.states.entry(filed.record.code).or_default();
                    state.jurisdiction = Some(filed);
                }
            }
            Kind::Act => {
                if let Some(filed) = self.filed::<Act>(place, file, sink) {
                    let state = self.records.states.entry(filed.record.jurisdiction).or_default();
                    state.acts.push(filed);
                }
            }
        }
    }

    fn filed<R: Record>(
        &mut self,
        place: &Place,
        file: &Arc<SourceText>,
        sink: &mut Sink,
    ) -> Option<Filed<R>> {
        let record: R = parse(file, sink)?;
        identity::check(&record, place, file, sink);
        self.met.check(&record, file, sink);
        Some(Filed { record, file: Arc::clone(file) })
    }

    /// Reports the folders of States that lack the State's own file.
    pub(super) fn check_states(&self, sink: &mut Sink) {
        for folder in self.folders.values().filter(|folder| !folder.has_jurisdiction) {
            sink.push(no_jurisdiction_file(&folder.shown));
        }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Records {
        for state in self.records.states.values_mut() {
            state.acts.sort_by(|a, b| a.record.id.cmp(&b.record.id));
        }
        self.records
    }
}

/// Reads a record from the text of its file and reports everything that is wrong with it.
pub(super) fn parse<R: Record>(file: &Arc<SourceText>, sink: &mut Sink) -> Option<R> {
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        syntax::report(file, errors, sink);
        return None;
    }
    match R::deserialize(Deserializer::from(document)) {
        Ok(record) => Some(record),
        Err(error) => {
            shape::explain::<R>(file, &error, sink);
            None
        }
    }
}

/// A State's folder without the State's own file.
pub(super) fn no_jurisdiction_file(folder: &str) -> Diagnostic {
    let file = Arc::new(SourceText::without_text(folder));
    let message = "the folder has acts but no file `jurisdiction.toml`";
    Diagnostic::new(Code::NoJurisdictionFile, &file, message)
        .help("add the file: it says which State this is, and what was surveyed")
}

/// A file where no record is expected, with the place where it may belong.
pub(super) fn misplaced(path: &str, file: &Arc<SourceText>) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (message, help) = if !name.ends_with(".toml") {
        let help = match name.to_ascii_lowercase().find(".toml") {
            Some(end) if end > 0 => format!("if it is one, name it `{}.toml`", &name[..end]),
            _ => "if it is one, give it a name that ends in `.toml`".to_owned(),
        };
        ("the name is not that of a record file, so it is not read".to_owned(), help)
    } else {
        let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.location()).collect();
        let help = format!("records lie in: {}", folders.join(", "));
        ("no record is expected in this place, so the file is not read".to_owned(), help)
    };
    Diagnostic::new(Code::MisplacedFile, file, message).help(help)
}

/// The path within the data folder at which a folder stands, with a final `/`; empty for the data
/// folder itself.
fn prefix_of(folder: &Path) -> String {
    const PARTS: [&str; 5] =
        ["instruments", "vocabulary", "regions", "jurisdictions", "names.toml"];
    if PARTS.iter().any(|part| folder.join(part).exists()) {
        return String::new();
    }
    // The name is needed even where the path is `.` or ends in `..`.
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name_of = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name_of(&folder).unwrap_or_default();
    let in_jurisdictions = folder.parent().and_then(name_of).is_some_and(|n| n == "jurisdictions");
    // The folder of a second coder may lie anywhere and hold acts alone; its name is the State's code.
    let is_code = name.len() == 2 && name.bytes().all(|b| b.is_ascii_lowercase());
    if in_jurisdictions || is_code || folder.join("jurisdiction.toml").exists() {
        format!("jurisdictions/{name}/")
    } else if PARTS.contains(&name.as_str()) {
        format!("{name}/")
    } else {
        String::new()
    }
}

/// The path of a file within the data folder that it lies in, as far as its folders tell.
fn path_in_data(file: &Path) -> String {
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let parts: Vec<String> = file.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    match &parts[..] {
        [.., jurisdictions, state, name] if jurisdictions == "jurisdictions" => {
            format!("jurisdictions/{state}/{name}")
        }
        [.., folder, name] if folder != "jurisdictions" && name != "names.toml" => {
            format!("{folder}/{name}")
        }
        _ => parts.last().cloned().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::{Colour, render};

    /// A record with something wrong in most of its lines.
    const ACT: &str = include_str!("../../tests/data/store/shape.toml");

    /// A record is refused with a reason, or read without one; and every reason can be shown.
    fn refused_with_a_reason(text: String) {
        let file = Arc::new(SourceText::new("act.toml", text));
        let mut sink = Sink::new();
        let record: Option<Act> = parse(&file, &mut sink);
        assert_eq!(record.is_none(), sink.has_errors());
        let diagnostics = sink.finish();
        assert_eq!(diagnostics.is_empty(), render(&diagnostics, Colour::Never).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn no_text_is_refused_in_silence(text in "\\PC*") {
            refused_with_a_reason(text);
        }

        #[test]
        fn no_damage_to_a_record_is_refused_in_silence(
            from in 0..ACT.len(),
            length in 0..40_usize,
            instead in "[\\[\\]{}\"'=.,#\r\n\\\\a-cż0-9-]{0,3}",
        ) {
            let mut text = ACT.to_owned();
            text.replace_range(from..(from + length).min(ACT.len()), &instead);
            refused_with_a_reason(text);
        }
    }

    #[test]
    fn the_kinds_of_damage_that_text_suffers_are_survived() {
        for text in
            ["", "\u{feff}id = \"x\"", "a.b.c = 1\r\n", "[[[", "x = [1, [2, [3", "\0", "= = ="]
        {
            refused_with_a_reason(text.to_owned());
        }
        refused_with_a_reason(ACT.replace('\n', "\r\n"));
        refused_with_a_reason("[".repeat(100_000));
        refused_with_a_reason(format!("x = {}", "[".repeat(100_000)));
        refused_with_a_reason("“\n".repeat(1_000));
    }
}

//! The records as the other layers ask for them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::embedded::{self, Embedded};
use super::file::{self, Found};
use super::identity::{self, Met};
use super::layout::{Place, Record};
use super::records::{self, Reader, misplaced, no_jurisdiction_file};
use super::{Records, StoreError};
use crate::diag::{Sink, SourceText};
use crate::model::{
    Act, ActId, Category, Cues, Instrument, InstrumentId, Jurisdiction, JurisdictionCode, Names,
    Region, StateRecord, Vocabulary,
};

/// The shipped records, with a user's own folder over them.
///
/// A file of the folder replaces the shipped file of the same path; other files are added. Only the
/// files that a question needs are read. What cannot be read is reported to the sink and left out
/// of the answer; a caller that must not judge on half a record asks
/// [`Sink::has_errors`] before it goes on.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The user's files: path within the data folder, path on disk.
    own: BTreeMap<String, PathBuf>,
}

/// A file of either layer.
enum Stored<'a> {
    /// In the program.
    Shipped(&'static Embedded),
    /// In the user's folder.
    Own(&'a Path),
}

impl Library {
    /// The shipped records alone.
    pub fn shipped() -> Self {
        Self::default()
    }

    /// The shipped records, and a user's data folder over them if one is given. Files that lie
    /// where no record is expected go to the sink.
    ///
    /// # Errors
    /// When the folder does not exist or is no folder.
    pub fn open(user: Option<&Path>, sink: &mut Sink) -> Result<Self, StoreError> {
        let Some(root) = user else { return Ok(Self::shipped()) };
        match fs::metadata(root) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(StoreError::NotAFolder(root.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::Missing(root.to_owned()));
            }
            Err(source) => return Err(StoreError::Unreadable { path: root.to_owned(), source }),
        }
        let mut own = BTreeMap::new();
        for Found { path, disk } in file::list(root, sink) {
            if Place::of(&path).is_some() {
                own.insert(path, disk);
            } else {
                let file = Arc::new(SourceText::without_text(file::shown(&disk)));
                sink.push(misplaced(&path, &file));
            }
        }
        Ok(Self { own })
    }

    /// The ids of the instruments, in order.
    pub fn instrument_ids(&self) -> Vec<InstrumentId> {
        let name =
            |path: &str| path.strip_prefix("instruments/")?.strip_suffix(".toml")?.parse().ok();
        self.paths("instruments/").iter().filter_map(|path| name(path)).collect()
    }

    /// An instrument; `None` when there is none of that id, or it cannot be read.
    pub fn instrument(&self, id: &InstrumentId, sink: &mut Sink) -> Option<Instrument> {
        self.read(&format!("instruments/{id}.toml"), sink)
    }

    /// The vocabulary of one category.
    pub fn vocabulary(&self, category: Category, sink: &mut Sink) -> Option<Vocabulary> {
        self.read(&format!("vocabulary/{category}.toml"), sink)
    }

    /// Every vocabulary.
    pub fn vocabularies(&self, sink: &mut Sink) -> Vec<Vocabulary> {
        self.read_folder("vocabulary/", sink)
    }

    /// The cues of one language; `None` when there are none, or they cannot be read.
    pub fn cues(&self, language: &str, sink: &mut Sink) -> Option<Cues> {
        self.read(&format!("cues/{language}.toml"), sink)
    }

    /// The languages that have cues, by ISO 639-1 code, in order.
    pub fn cue_languages(&self) -> Vec<String> {
        let language =
            |path: &str| Some(path.strip_prefix("cues/")?.strip_suffix(".toml")?.to_owned());
        self.paths("cues/").iter().filter_map(|path| language(path)).collect()
    }

    /// Every region.
    pub fn regions(&self, sink: &mut Sink) -> Vec<Region> {
        self.read_folder("regions/", sink)
    }

    /// The names of States.
    pub fn names(&self, sink: &mut Sink) -> Option<Names> {
        self.read("names.toml", sink)
    }

    /// The States of which there is a record, in the order of their codes.
    pub fn jurisdictions(&self) -> Vec<JurisdictionCode> {
        let folder = |path: &str| {
            let (folder, _) = path.strip_prefix("jurisdictions/")?.split_once('/')?;
            folder.to_ascii_uppercase().parse().ok()
        };
        let codes: BTreeSet<JurisdictionCode> =
            self.paths("jurisdictions/").iter().filter_map(|path| folder(path)).collect();
        codes.into_iter().collect()
    }

    /// Whether there is a record of the State.
    pub fn has_state(&self, code: JurisdictionCode) -> bool {
        !self.paths(&format!("jurisdictions/{}/", code.folder())).is_empty()
    }

    /// Everything recorded about a State, its acts in the order of their ids; `None` when there is
    /// no record of it, or its own file cannot be read.
    pub fn state(&self, code: JurisdictionCode, sink: &mut Sink) -> Option<StateRecord> {
        let folder = format!("jurisdictions/{}/", code.folder());
        let own_file = format!("{folder}jurisdiction.toml");
        let paths = self.paths(&folder);
        if !paths.is_empty() && !paths.contains(own_file.as_str()) {
            sink.push(no_jurisdiction_file(&self.shown_folder(&folder)));
        }
        let jurisdiction: Option<Jurisdiction> = self.read(&own_file, sink);
        let mut acts: Vec<(&str, Act)> = paths
            .iter()
            .filter(|path| **path != own_file)
            .filter_map(|path| Some((*path, self.read(path, sink)?)))
            .collect();
        let ids: BTreeSet<&ActId> = acts.iter().map(|(_, act)| &act.id).collect();
        if ids.len() < acts.len() {
            let mut met = Met::default();
            for (path, act) in &acts {
                met.check(act, &self.text(path, sink)?, sink);
            }
        }
        acts.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
        let acts = acts.into_iter().map(|(_, act)| act).collect();
        Some(StateRecord { jurisdiction: jurisdiction?, acts })
    }

    /// Every record with its text, for checking.
    pub fn records(&self, sink: &mut Sink) -> Records {
        let mut reader = Reader::default();
        for path in self.paths("") {
            match self.find(path) {
                Some(Stored::Own(disk)) => reader.place(path, disk, sink),
                Some(Stored::Shipped(file)) => {
                    let Some(place) = Place::of(path) else {
                        let shown = SourceText::without_text(format!("data/{path}"));
                        sink.push(misplaced(path, &Arc::new(shown)));
                        continue;
                    };
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    reader.note_folder(&place, format!("data/{folder}"));
                    if let Some(text) = shipped_text(file, sink) {
                        reader.take(&place, &text, sink);
                    }
                }
                None => {}
            }
        }
        reader.check_states(sink);
        reader.finish()
    }

    /// The paths of both layers that begin so, in order.
    fn paths(&self, prefix: &str) -> BTreeSet<&str> {
        let own = self.own.range(prefix.to_owned()..).map(|(path, _)| path.as_str());
        let own = own.take_while(|path| path.starts_with(prefix));
        embedded::under(prefix).iter().map(|file| file.path()).chain(own).collect()
    }

    /// The file of this path: the user's own, else the shipped one.
    fn find(&self, path: &str) -> Option<Stored<'_>> {
        match self.own.get(path) {
            Some(disk) => Some(Stored::Own(disk)),
            None => embedded::get(path).map(Stored::Shipped),
        }
    }

    /// A folder of which there are files, as diagnostics name it: the user's own where it is one.
    fn shown_folder(&self, folder: &str) -> String {
        let own = self.own.range(folder.to_owned()..).next();
        own.filter(|(path, _)| path.starts_with(folder))
            .and_then(|(_, disk)| disk.parent())
            .map_or_else(|| format!("data/{}", folder.trim_end_matches('/')), file::shown)
    }

    /// The text of the file of this path.
    fn text(&self, path: &str, sink: &mut Sink) -> Option<Arc<SourceText>> {
        match self.find(path)? {
            Stored::Own(disk) => file::read_text(disk, sink),
            Stored::Shipped(file) => shipped_text(file, sink),
        }
    }

    fn read_folder<R: Record>(&self, prefix: &str, sink: &mut Sink) -> Vec<R> {
        self.paths(prefix).iter().filter_map(|path| self.read(path, sink)).collect()
    }

    /// Reads one record. A shipped file is read from its compact form: it was checked before it
    /// was shipped, and a program that starts a hundred times a day should not parse it again.
    fn read<R: Record>(&self, path: &str, sink: &mut Sink) -> Option<R> {
        if let Stored::Shipped(file) = self.find(path)?
            && let Some(record) = file.json.and_then(|json| serde_json::from_str(json).ok())
        {
            return Some(record);
        }
        let text = self.text(path, sink)?;
        let record = records::parse(&text, sink)?;
        if let Some(place) = Place::of(path) {
            identity::check(&record, &place, &text, sink);
        }
        Some(record)
    }
}

/// The text of a shipped file.
fn shipped_text(file: &'static Embedded, sink: &mut Sink) -> Option<Arc<SourceText>> {
    let path = format!("data/{}", file.path());
    match str::from_utf8(file.toml) {
        Ok(text) => Some(Arc::new(SourceText::new(path, text))),
        Err(_) => file::decode(file.toml.to_vec(), path, sink),
    }
}

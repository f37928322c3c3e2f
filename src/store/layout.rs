//! Where each kind of record lies, and what it is called there.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::model::{Act, Cues, Instrument, Jurisdiction, Names, Region, Vocabulary};

/// A kind of record file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A treaty or soft-law text.
    Instrument,
    /// Terms of one category.
    Vocabulary,
    /// Phrases by which law in one language is read.
    Cues,
    /// A group of States.
    Region,
    /// Names of States.
    Names,
    /// A State.
    Jurisdiction,
    /// An act of a State.
    Act,
}

impl Kind {
    /// Every kind, in the order in which a reader meets them.
    pub const ALL: &'static [Self] = &[
        Self::Instrument,
        Self::Vocabulary,
        Self::Cues,
        Self::Region,
        Self::Names,
        Self::Jurisdiction,
        Self::Act,
    ];

    /// Where such files lie within the data folder.
    pub const fn location(self) -> &'static str {
        match self {
            Self::Instrument => "instruments/<id>.toml",
            Self::Vocabulary => "vocabulary/<category>.toml",
            Self::Cues => "cues/<language>.toml",
            Self::Region => "regions/<id>.toml",
            Self::Names => "names.toml",
            Self::Jurisdiction => "jurisdictions/<cc>/jurisdiction.toml",
            Self::Act => "jurisdictions/<cc>/<act>.toml",
        }
    }

    /// The name of the schema's file under `schemas`.
    pub const fn schema_file(self) -> &'static str {
        match self {
            Self::Instrument => "instrument.schema.json",
            Self::Vocabulary => "vocabulary.schema.json",
            Self::Cues => "cues.schema.json",
            Self::Region => "region.schema.json",
            Self::Names => "names.schema.json",
            Self::Jurisdiction => "jurisdiction.schema.json",
            Self::Act => "act.schema.json",
        }
    }

    /// The kind named by the `#:schema` line with which a record begins. It tells what a file is
    /// when its place does not, as with a bill on somebody's desktop.
    pub(super) fn of_schema_line(text: &str) -> Option<Self> {
        let line = text.lines().find_map(|line| line.trim().strip_prefix("#:schema"))?;
        let name = line.trim().rsplit(['/', '\\']).next()?;
        Self::ALL.iter().copied().find(|kind| kind.schema_file() == name)
    }
}

/// What the place of a file says about the record in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it must be.
    pub kind: Kind,
    /// The name of the file without its ending, where that is the record's id.
    pub id: Option<String>,
    /// The State's folder, where there is one.
    pub folder: Option<String>,
}

impl Place {
    /// The place of a path within the data folder, with `/` between folders. `None` where no record
    /// is expected.
    pub fn of(path: &str) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let id = file.strip_suffix(".toml").filter(|id| !id.is_empty())?;
        let (kind, state) = match (folder, id) {
            ("", "names") => (Kind::Names, None),
            ("instruments", _) => (Kind::Instrument, None),
            ("vocabulary", _) => (Kind::Vocabulary, None),
            ("cues", _) => (Kind::Cues, None),
            ("regions", _) => (Kind::Region, None),
            _ => {
                let state = folder.strip_prefix("jurisdictions/")?;
                if state.len() != 2 || !state.bytes().all(|b| b.is_ascii_lowercase()) {
                    return None;
                }
                let kind = if id == "jurisdiction" { Kind::Jurisdiction } else { Kind::Act };
                (kind, Some(state.to_owned()))
            }
        };
        let named = !matches!(kind, Kind::Names | Kind::Jurisdiction);
        Some(Self { kind, id: named.then(|| id.to_owned()), folder: state })
    }
}

/// A record that fills a file of its own.
pub(super) trait Record: DeserializeOwned + JsonSchema {
    /// The kind of file.
    const KIND: Kind;

    /// The field that repeats the file's name, and its value.
    fn id(&self) -> Option<(&'static str, &str)> {
        None
    }

    /// The field that repeats the State's folder, and its value.
    fn code(&self) -> Option<(&'static str, &str)> {
        None
    }
}

impl Record for Instrument {
    const KIND: Kind = Kind::Instrument;
    fn id(&self) -> Option<(&'static str, &str)> {
        Some(("id", self.id.as_str()))
    }
}

impl Record for Vocabulary {
    const KIND: Kind = Kind::Vocabulary;
    fn id(&self) -> Option<(&'static str, &str)> {
        Some(("category", self.category.as_str()))
    }
}

impl Record for Cues {
    const KIND: Kind = Kind::Cues;
    fn id(&self) -> Option<(&'static str, &str)> {
        Some(("language", self.language.as_str()))
    }
}

impl Record for Region {
    const KIND: Kind = Kind::Region;
    fn id(&self) -> Option<(&'static str, &str)> {
        Some(("id", self.id.as_str()))
    }
}

impl Record for Names {
    const KIND: Kind = Kind::Names;
}

impl Record for Jurisdiction {
    const KIND: Kind = Kind::Jurisdiction;
    fn code(&self) -> Option<(&'static str, &str)> {
        Some(("code", self.code.as_str()))
    }
}

impl Record for Act {
    const KIND: Kind = Kind::Act;
    fn id(&self) -> Option<(&'static str, &str)> {
        Some(("id", self.id.as_str()))
    }
    fn code(&self) -> Option<(&'static str, &str)> {
        Some(("jurisdiction", self.jurisdiction.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_the_file_is() {
        let kind = |path| Place::of(path).map(|place| place.kind);
        assert_eq!(kind("instruments/tip.toml"), Some(Kind::Instrument));
        assert_eq!(kind("names.toml"), Some(Kind::Names));
        assert_eq!(kind("jurisdictions/sg/jurisdiction.toml"), Some(Kind::Jurisdiction));
        let act = Place::of("jurisdictions/sg/phta-2014.toml").unwrap();
        assert_eq!((act.kind, act.id.as_deref()), (Kind::Act, Some("phta-2014")));
        assert_eq!(act.folder.as_deref(), Some("sg"));
        for path in [
            "tip.toml",
            "instruments/.toml",
            "instruments/old/tip.toml",
            "jurisdictions/SG/phta-2014.toml",
            "jurisdictions/phta-2014.toml",
            "jurisdictions/sg/old/phta-2014.toml",
            "instruments/tip.txt",
        ] {
            assert_eq!(kind(path), None, "{path}");
        }
    }

    #[test]
    fn the_schema_line_tells_what_a_file_elsewhere_is() {
        let kind = Kind::of_schema_line("# a bill\n#:schema ..\\act.schema.json\nid = \"x\"");
        assert_eq!(kind, Some(Kind::Act));
        assert_eq!(Kind::of_schema_line("id = \"x\"\n"), None);
    }
}

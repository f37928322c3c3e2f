//! The records for a run: opened, named by the user's words, and checked before anything is said.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::args::Global;
use super::nearest::unknown;
use crate::diag::{self, Code, Colour, Level, Sink};
use crate::lint::{Against, lint};
use crate::model::{
    Act, Category, Cues, Instrument, InstrumentId, JurisdictionCode, Names, Region, Rule,
    StateRecord, Vocabulary,
};
use crate::normalize::{self, TermRole};
use crate::report::Tool;
use crate::store::{Library, Records};

/// The records, and what was found wrong while reading them.
pub(super) struct Data {
    pub(super) library: Library,
    /// The list of names, read when a name is first asked for.
    names: OnceCell<Names>,
    sink: RefCell<Sink>,
    /// The user's own folder.
    own: Option<PathBuf>,
    /// States whose records were asked for.
    asked: Vec<JurisdictionCode>,
}

impl Data {
    /// Opens the built-in records with the user's folder over them.
    pub(super) fn open(global: &Global) -> anyhow::Result<Self> {
        let mut sink = Sink::new();
        let own = global.own_folder();
        let library = Library::open(own.as_deref(), &mut sink)
            .context("cannot open the folder of records")?;
        let (names, sink) = (OnceCell::new(), RefCell::new(sink));
        Ok(Self { library, names, sink, own, asked: Vec::new() })
    }

    /// The list of names.
    fn names(&self) -> &Names {
        self.names
            .get_or_init(|| self.library.names(&mut self.sink.borrow_mut()).unwrap_or_default())
    }

    /// The State that a text names.
    pub(super) fn code(&self, text: &str) -> anyhow::Result<JurisdictionCode> {
        // The code of a recorded State needs no list of names.
        if let Ok(code) = text.parse::<JurisdictionCode>()
            && self.library.has_state(code)
        {
            return Ok(code);
        }
        let unknown = match normalize::resolve(self.names(), text) {
            Ok(code) => return Ok(code),
            Err(unknown) => unknown,
        };
        // A record of one's own need not be in the list of names.
        match text.to_ascii_uppercase().parse::<JurisdictionCode>() {
            Ok(code) if self.library.has_state(code) => Ok(code),
            _ => bail!("{unknown} (`palermo list jurisdictions` shows all)"),
        }
    }

    /// The name of a State, as far as known: of the list of names, else of its own record.
    pub(super) fn name(&self, code: JurisdictionCode) -> String {
        if let Some(state) = self.names().get(code) {
            return state.name.clone();
        }
        // What is wrong with the record is told where the record is used.
        let recorded = self.library.has_state(code);
        let record = recorded.then(|| self.library.state(code, &mut Sink::new())).flatten();
        record.map_or_else(|| code.to_string(), |record| record.jurisdiction.name)
    }

    /// Every State with a name or a record: code, name, whether there is a record.
    pub(super) fn all_states(&self) -> Vec<(JurisdictionCode, String, bool)> {
        let recorded = self.library.jurisdictions();
        let mut states: BTreeMap<JurisdictionCode, bool> =
            self.names().states.iter().map(|state| (state.code, false)).collect();
        states.extend(recorded.into_iter().map(|code| (code, true)));
        states.into_iter().map(|(code, recorded)| (code, self.name(code), recorded)).collect()
    }

    /// A State's record.
    pub(super) fn state(&mut self, code: JurisdictionCode) -> anyhow::Result<StateRecord> {
        if !self.library.has_state(code) {
            bail!(
                "there is no record of {} ({code}); `palermo init {code}` writes one to start from",
                self.name(code)
            );
        }
        self.asked.push(code);
        match self.library.state(code, self.sink.get_mut()) {
            Some(record) => Ok(record),
            None => {
                self.tell()?;
                bail!("the record of {code} cannot be read")
            }
        }
    }

    /// Every State's record that can be read.
    pub(super) fn all_records(&mut self) -> Vec<StateRecord> {
        let codes = self.library.jurisdictions();
        codes.into_iter().filter_map(|code| self.library.state(code, self.sink.get_mut())).collect()
    }

    /// A region.
    pub(super) fn region(&mut self, id: &str) -> anyhow::Result<Region> {
        let mut regions = self.regions();
        match regions.iter().position(|region| region.id == id) {
            Some(at) => Ok(regions.swap_remove(at)),
            None => {
                let ids = regions.iter().map(|region| region.id.as_str());
                Err(unknown("region", id, ids, "palermo list regions"))
            }
        }
    }

    /// Every region.
    pub(super) fn regions(&mut self) -> Vec<Region> {
        self.library.regions(self.sink.get_mut())
    }

    /// The vocabularies that terms of offences are resolved through; an assessment needs no others.
    pub(super) fn vocabularies_of_terms(&mut self) -> Vec<Vocabulary> {
        let categories: BTreeSet<Category> =
            TermRole::ALL.iter().map(|role| role.category()).collect();
        let read = |category| self.library.vocabulary(category, self.sink.get_mut());
        categories.into_iter().filter_map(read).collect()
    }

    /// The languages in which law can be read.
    pub(super) fn cue_languages(&self) -> Vec<String> {
        self.library.cue_languages()
    }

    /// The cues of a language.
    pub(super) fn cues(&mut self, language: &str) -> Option<Cues> {
        self.library.cues(language, self.sink.get_mut())
    }

    /// Every act below a path: a data folder, the folder of a State, or one act.
    pub(super) fn acts_below(&mut self, path: &Path) -> anyhow::Result<Vec<Act>> {
        let mut found = Sink::new();
        let records = Records::read(path, &mut found)?;
        // A second coding of acts needs no file of the State itself.
        let told = found.finish().into_iter().filter(|d| d.code != Code::NoJurisdictionFile);
        told.for_each(|diagnostic| self.sink.get_mut().push(diagnostic));
        let acts = records.states.into_values().flat_map(|state| state.acts);
        Ok(acts.map(|filed| filed.record).collect())
    }

    /// An act's record in a file of its own.
    pub(super) fn act_file(&mut self, path: &Path) -> anyhow::Result<Act> {
        let records = Records::read(path, self.sink.get_mut())?;
        let acts = records.states.into_values().flat_map(|state| state.acts);
        match acts.map(|filed| filed.record).next() {
            Some(act) => Ok(act),
            None => {
                self.tell()?;
                bail!("`{}` holds no act that can be read", path.display())
            }
        }
    }

    /// Every vocabulary.
    pub(super) fn vocabularies(&mut self) -> Vec<Vocabulary> {
        self.library.vocabularies(self.sink.get_mut())
    }

    /// The instruments named, in the order given; every one for `all`.
    pub(super) fn instruments(&mut self, ids: &[InstrumentId]) -> anyhow::Result<Vec<Instrument>> {
        let every = self.library.instrument_ids();
        let mut wanted: Vec<&InstrumentId> = Vec::new();
        for id in ids {
            if *id == "all" {
                wanted.extend(&every);
            } else if every.contains(id) {
                wanted.push(id);
            } else {
                let known = every.iter().map(InstrumentId::as_str);
                return Err(unknown("instrument", id.as_str(), known, "palermo list instruments"));
            }
        }
        let mut instruments: Vec<Instrument> = Vec::new();
        for id in wanted {
            if instruments.iter().all(|have| have.id != *id) {
                instruments.extend(self.library.instrument(id, self.sink.get_mut()));
            }
        }
        Ok(instruments)
    }

    /// Instruments that those chosen mirror and that were not chosen: an assessment needs them, a
    /// report does not show them.
    pub(super) fn mirrored_by(&mut self, chosen: &[Instrument]) -> Vec<Instrument> {
        let rules = chosen.iter().flat_map(|i| &i.elements).map(|e| &e.rule);
        let mut wanted: Vec<InstrumentId> = rules
            .flat_map(Rule::mirrored)
            .filter_map(|pattern| pattern.instrument.parse().ok())
            .filter(|id| chosen.iter().all(|i| i.id != *id))
            .collect();
        wanted.sort();
        wanted.dedup();
        wanted.iter().filter_map(|id| self.library.instrument(id, self.sink.get_mut())).collect()
    }

    /// The instruments that an element needs: its own first, and all others if it mirrors them.
    ///
    /// # Errors
    ///
    /// If no instrument has the element; the error names the nearest ones.
    pub(super) fn instruments_of_element(
        &mut self,
        element: &str,
    ) -> anyhow::Result<Vec<Instrument>> {
        let prefix = element.split('.').next().unwrap_or_default();
        let own = match prefix.parse() {
            Ok(id) if self.library.instrument_ids().contains(&id) => self.instruments(&[id])?,
            _ => Vec::new(),
        };
        let found = own.iter().flat_map(|i| &i.elements).find(|e| e.id == *element);
        match found.map(|element| &element.rule) {
            Some(_) => {
                let mirrored = self.mirrored_by(&own);
                Ok(own.into_iter().chain(mirrored).collect())
            }
            None => {
                let all = self.all_instruments();
                let ids = all.iter().flat_map(|i| &i.elements).map(|e| e.id.as_str());
                Err(unknown("element", element, ids, "palermo list elements"))
            }
        }
    }

    /// Every instrument.
    pub(super) fn all_instruments(&mut self) -> Vec<Instrument> {
        let ids = self.library.instrument_ids();
        ids.iter().filter_map(|id| self.library.instrument(id, self.sink.get_mut())).collect()
    }

    /// The program and its data, as results name them.
    pub(super) fn tool<'a>(&self, instruments: impl IntoIterator<Item = &'a Instrument>) -> Tool {
        let checklists: BTreeMap<InstrumentId, String> =
            instruments.into_iter().map(|i| (i.id.clone(), i.version.clone())).collect();
        let version = checklists.values().max().cloned().unwrap_or_default();
        Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            data_version: if self.own.is_some() { format!("{version}+own") } else { version },
            checklists,
        }
    }

    /// Tells what was found wrong, and fails if it was an error: nothing is judged on half a record,
    /// nor on one of the user's own that breaks a rule of the data.
    pub(super) fn check(&mut self) -> anyhow::Result<()> {
        self.lint_own()?;
        self.asked.clear();
        let errors = self.sink.get_mut().has_errors();
        self.tell()?;
        if errors {
            bail!("the records have errors; `palermo lint` checks them all");
        }
        Ok(())
    }

    /// Holds the user's own records of the States asked for against the rules of the data. Shipped
    /// records were held against them before they were shipped.
    fn lint_own(&mut self) -> anyhow::Result<()> {
        let Some(own) = &self.own else { return Ok(()) };
        // What cannot be read was already told when the State was asked for.
        let mut records = Records::read(own, &mut Sink::new())?;
        records.states.retain(|code, _| self.asked.contains(code));
        if records.states.is_empty() {
            return Ok(());
        }
        let (instruments, vocabularies) = (self.all_instruments(), self.vocabularies());
        let against = Against {
            instruments: &instruments,
            vocabularies: &vocabularies,
            names: Some(self.names()),
        };
        let mut found = Sink::new();
        lint(&records, &against, &mut found);
        for diagnostic in found.finish().into_iter().filter(|d| d.level == Level::Error) {
            self.sink.get_mut().push(diagnostic);
        }
        Ok(())
    }

    /// Writes a line to standard error.
    pub(super) fn say(&self, line: &str) -> anyhow::Result<()> {
        writeln!(anstream::stderr().lock(), "{line}").context("cannot write to standard error")
    }

    /// Writes what was found wrong to standard error.
    fn tell(&mut self) -> anyhow::Result<()> {
        let diagnostics = self.sink.take().finish();
        if !diagnostics.is_empty() {
            // The stream takes the colours away where they are not wanted.
            let text = diag::render(&diagnostics, Colour::Always);
            writeln!(anstream::stderr().lock(), "{text}")?;
        }
        Ok(())
    }
}

//! A document for a run: opened, read, and drafted in the language it is in.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::data::Data;
use super::nearest::unknown;
use crate::ingest::limits::INPUT_BYTES;
use crate::ingest::{self, About, Draft, LawText, Marks, Scanner, recognise};
use crate::model::{
    ActId, Assessment, Cues, ElementId, Finding, JurisdictionCode, LegalDate, Vocabulary,
};

/// The name under which standard input is read and shown.
const STANDARD_INPUT: &str = "-";

/// Reads a document from a file, or from standard input for `-`.
pub(super) fn document(file: &Path) -> anyhow::Result<LawText> {
    let shown = file.display();
    let mut bytes = Vec::new();
    if file.as_os_str() == STANDARD_INPUT {
        std::io::stdin()
            .lock()
            .take(INPUT_BYTES.most as u64 + 1)
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot open `{shown}`"))?;
        // One byte more than is allowed tells a file that is too large without reading it all.
        opened
            .take(INPUT_BYTES.most as u64 + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("cannot read `{shown}`"))?;
    }
    let name = file.file_name().and_then(|name| name.to_str());
    ingest::read(&bytes, name).with_context(|| format!("cannot read `{shown}`"))
}

/// What recognition in a language needs.
pub(super) struct Guide {
    cues: Cues,
    vocabularies: Vec<Vocabulary>,
}

impl Guide {
    /// The guide to the language of a text, or to the one that the user names.
    pub(super) fn to(
        text: &mut LawText,
        named: Option<&str>,
        data: &mut Data,
    ) -> anyhow::Result<Self> {
        let known = data.cue_languages();
        if let Some(language) = named {
            if !known.iter().any(|k| k == language) {
                let known = known.iter().map(String::as_str);
                return Err(unknown("language", language, known, "palermo list languages"));
            }
            text.language = Some(language.to_owned());
        }
        let Some(language) = text.language.clone() else {
            bail!("the language of the text was not recognised; name it with --language");
        };
        let Some(cues) = data.cues(&language) else {
            bail!(
                "law in `{language}` cannot be read yet; languages are: {}. If that is not the \
                 language of the text, name it with --language",
                known.join(", ")
            );
        };
        Ok(Self { cues, vocabularies: data.vocabularies() })
    }

    /// A scanner that looks for the guide's cues and terms.
    pub(super) fn scanner(&self) -> Scanner<'_> {
        Scanner::new(&self.cues, &self.vocabularies)
    }
}

/// Drafts a record from a text and what was found in it.
pub(super) fn draft(text: &LawText, marks: &Marks<'_, '_>, about: &About) -> Draft {
    Draft::new(text, recognise(text, marks), about)
}

/// What a draft from a file is called.
pub(super) fn about(
    file: &Path,
    id: &str,
    jurisdiction: JurisdictionCode,
    read_on: LegalDate,
) -> anyhow::Result<About> {
    let name =
        file.file_name().map_or_else(|| "text".to_owned(), |n| n.to_string_lossy().into_owned());
    let id: ActId = id_of(id).parse().context("the name of the file makes no id")?;
    let program = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Ok(About { jurisdiction, id, file: name, read_on, program })
}

/// The provisions of the text on which each finding rests.
pub(super) fn provisions_of(
    assessment: &Assessment,
    text: &LawText,
) -> BTreeMap<ElementId, Vec<usize>> {
    let cited: BTreeMap<String, usize> =
        (0..text.provisions.len()).rev().map(|i| (text.citation(i), i)).collect();
    let of = |finding: &Finding| {
        let mut provisions: Vec<usize> =
            finding.basis.iter().filter_map(|b| cited.get(&b.provision).copied()).collect();
        provisions.dedup();
        provisions
    };
    assessment.findings.iter().map(|f| (f.element.clone(), of(f))).collect()
}

/// An id from a file's name: small letters, figures and hyphens.
fn id_of(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id.to_owned()
    } else {
        format!("act-{id}").trim_end_matches('-').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn a_file_name_becomes_an_id() {
        assert_eq!(id_of("Anti-Trafficking Bill (2nd draft)"), "anti-trafficking-bill-2nd-draft");
        assert_eq!(id_of("2026 Bill"), "act-2026-bill");
        assert_eq!(id_of("法"), "act");
    }
}

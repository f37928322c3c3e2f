//! A user's library of texts: which files of a folder are the text of which act.
//!
//! The first of three rules that finds a file decides: a file named after the act, an index that
//! lists files with titles, and the titles that the files give themselves. Several files may belong to
//! one act: volumes, extracts, versions of different days. Nothing outside the folder is read, and no
//! file twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use super::limits::INPUT_BYTES;
use super::{LawText, read};
use crate::model::{Act, JurisdictionCode, LegalDate};
use crate::normalize::matching_key;

/// The name of the index within the folder.
pub const INDEX: &str = "INDEX.tsv";

/// Endings of files that can be the text of an act.
const ENDINGS: [&str; 13] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf", "xml", "akn", "json",
    "uslm",
];

/// How many folders deep texts are looked for.
const MAX_DEPTH: usize = 6;

/// How many files are looked at: far more than the law of a State on these subjects.
const MAX_FILES: usize = 50_000;

/// The largest index that is read, in bytes.
const MAX_INDEX_BYTES: u64 = 16 << 20;

/// Why a library of texts cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// There is no such folder, or it cannot be looked into.
    #[error("the folder of texts `{}` cannot be read: {source}", path.display())]
    Unreadable {
        /// The folder or the index.
        path: PathBuf,
        /// The system's word on it.
        source: std::io::Error,
    },
    /// The index lacks a column, or is too large.
    #[error("`{}` cannot be used: {problem}", path.display())]
    Index {
        /// The index.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

/// What the index says of a file.
#[derive(Debug, Clone, Default)]
struct Listed {
    /// The State, as written.
    state: String,
    /// The title of the act.
    title: String,
    /// Ids of acts, where the index has that column.
    acts: Vec<String>,
    /// The day up to which the text is brought, where the index gives one.
    as_at: Option<LegalDate>,
    /// ISO 639-1 code of the text's language, where the index gives one.
    language: Option<String>,
}

/// A folder with texts of law.
#[derive(Debug, Clone)]
pub struct TextLibrary {
    /// The folder, with links resolved.
    root: PathBuf,
    /// Files that can be texts, by path within the folder, with `/` between its parts.
    files: BTreeSet<String>,
    /// What the index says, by path.
    index: BTreeMap<String, Listed>,
}

/// A text of an act.
#[derive(Debug, Clone)]
pub struct ActText {
    /// The file, as a path within the folder.
    pub path: String,
    /// The day up to which it is brought, where the index tells.
    pub as_at: Option<LegalDate>,
    /// ISO 639-1 code of its language, as the index says or as it was read.
    pub language: Option<String>,
    /// The text; the reason when the file cannot be read.
    pub text: Result<Rc<LawText>, String>,
}

/// The texts of one State, each read once and only when it is asked for.
#[derive(Debug)]
pub struct StateTexts<'a> {
    /// The library.
    library: &'a TextLibrary,
    /// The State.
    state: JurisdictionCode,
    /// What was read.
    read: BTreeMap<String, Result<Rc<LawText>, String>>,
}

impl TextLibrary {
    /// Lists the folder and reads its index, if there is one. No text is read yet.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read, or its index lacks a column.
    pub fn open(folder: &Path) -> Result<Self, TextsError> {
        let unreadable = |source| TextsError::Unreadable { path: folder.to_owned(), source };
        let root = folder.canonicalize().map_err(unreadable)?;
        fs::read_dir(&root).map_err(unreadable)?;
        let mut files = BTreeSet::new();
        list(&root, "", 0, &mut files);
        let path = root.join(INDEX);
        let index = if within(&root, &path) { read_index(&path)? } else { BTreeMap::new() };
        Ok(Self { root, files, index })
    }

    /// The texts of a State.
    pub fn state(&self, state: JurisdictionCode) -> StateTexts<'_> {
        StateTexts { library: self, state, read: BTreeMap::new() }
    }

    /// Reads a text.
    fn read(&self, path: &str) -> Result<Rc<LawText>, String> {
        let file = self.root.join(path);
        let size = fs::metadata(&file).map_err(|error| error.to_string())?.len();
        if size > INPUT_BYTES.most as u64 {
            return Err("the file is larger than what is read; split it".to_owned());
        }
        let bytes = fs::read(&file).map_err(|error| error.to_string())?;
        read(&bytes, Some(path)).map(Rc::new).map_err(|error| error.to_string())
    }
}

impl StateTexts<'_> {
    /// The texts of an act, those that cannot be read included.
    pub fn of(&mut self, act: &Act) -> Vec<ActText> {
        let mut paths = self.named(act);
        if paths.is_empty() {
            paths = self.indexed(act);
        }
        if paths.is_empty() {
            paths = self.titled(act);
        }
        let texts = paths.into_iter().map(|path| {
            let text = self.text(&path);
            let listed = self.library.index.get(&path);
            let read = text.as_ref().ok().and_then(|text| text.language.clone());
            ActText {
                as_at: listed.and_then(|listed| listed.as_at),
                language: listed.and_then(|listed| listed.language.clone()).or(read),
                path,
                text,
            }
        });
        texts.collect()
    }

    /// Files named after the act: `<cc>/<act-id>.<ending>`, also with a further part between, as in
    /// `sg/phta-2014.2022.json`, or in a folder of that name.
    fn named(&self, act: &Act) -> Vec<String> {
        let stem = act.id.as_str();
        let is_named = |path: &&String| {
            self.in_folder(path).is_some_and(|rest| {
                rest.strip_prefix(stem).is_some_and(|rest| rest.starts_with(['.', '/']))
            })
        };
        self.library.files.iter().filter(is_named).cloned().collect()
    }

    /// Files that the index lists under the act's id or a title of it.
    fn indexed(&self, act: &Act) -> Vec<String> {
        let names = Names::of(act);
        let state = self.state.to_string();
        let is_of = |(path, listed): &(&String, &Listed)| {
            listed.state.eq_ignore_ascii_case(&state)
                && self.library.files.contains(*path)
                && if listed.acts.is_empty() {
                    names.fit(&listed.title)
                } else {
                    listed.acts.iter().any(|id| id == act.id.as_str())
                }
        };
        self.library.index.iter().filter(is_of).map(|(path, _)| path.clone()).collect()
    }

    /// Files in the State's folder that the index does not list and that give the act's title.
    fn titled(&mut self, act: &Act) -> Vec<String> {
        let names = Names::of(act);
        let library = self.library;
        let unlisted: Vec<&String> = library
            .files
            .iter()
            .filter(|path| self.in_folder(path).is_some() && !library.index.contains_key(*path))
            .collect();
        let mut found = Vec::new();
        for path in unlisted {
            let Ok(text) = self.text(path) else { continue };
            let opening: Vec<&str> = text
                .content
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .take(8)
                .collect();
            let fits = text.title.as_deref().is_some_and(|title| names.fit(title))
                || opening.iter().any(|line| line.len() < 400 && names.fit(line))
                || names.fit(&opening.join(" "));
            if fits {
                found.push(path.clone());
            }
        }
        found
    }

    /// The path within the State's folder, in either case.
    fn in_folder<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (folder, rest) = path.split_once('/')?;
        folder.eq_ignore_ascii_case(&self.state.to_string()).then_some(rest)
    }

    /// A text, read when first asked for.
    fn text(&mut self, path: &str) -> Result<Rc<LawText>, String> {
        if let Some(read) = self.read.get(path) {
            return read.clone();
        }
        let text = self.library.read(path);
        self.read.insert(path.to_owned(), text.clone());
        text
    }
}

/// Lists files below a folder. A link is followed only to a file within the library.
fn list(root: &Path, folder: &str, depth: usize, files: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let (Ok(kind), false) = (entry.file_type(), name.starts_with('.')) else { continue };
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if kind.is_dir() {
            if depth < MAX_DEPTH {
                list(root, &path, depth + 1, files);
            }
        } else if is_text(&path) && within(root, &root.join(&path)) && files.len() < MAX_FILES {
            files.insert(path);
        }
    }
}

/// Whether a file's ending is one that texts have.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file exists and lies within the folder, links resolved.
fn within(root: &Path, file: &Path) -> bool {
    file.canonicalize().is_ok_and(|file| file.starts_with(root) && file.is_file())
}

/// Reads the index: a header with `iso2`, `act title` and `file path`, and a line for each file; a
/// column `act id` names acts outright, `as-at` gives the day of the text and `language` its language.
fn read_index(path: &Path) -> Result<BTreeMap<String, Listed>, TextsError> {
    let wrong = |problem: String| TextsError::Index { path: path.to_owned(), problem };
    let unreadable = |source| TextsError::Unreadable { path: path.to_owned(), source };
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_INDEX_BYTES {
        return Err(wrong("it is larger than 16 MiB".to_owned()));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header: Vec<String> =
        lines.next().unwrap_or_default().split('\t').map(|c| c.trim().to_lowercase()).collect();
    let column = |name: &str| header.iter().position(|column| column == name);
    let needed = |name: &str| {
        column(name).ok_or_else(|| wrong(format!("its first line has no column `{name}`")))
    };
    let (state, title, file) = (needed("iso2")?, needed("act title")?, needed("file path")?);
    let (acts, as_at, language) = (column("act id"), column("as-at"), column("language"));
    let mut index = BTreeMap::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let inside = |c: Component<'_>| matches!(c, Component::Normal(_) | Component::CurDir);
        if !Path::new(cell(file)).components().all(inside) {
            continue;
        }
        let ids = acts.map(cell).unwrap_or_default().split([',', ' ']).map(str::trim);
        index.insert(
            cell(file).trim_start_matches("./").replace('\\', "/"),
            Listed {
                state: cell(state).to_owned(),
                title: cell(title).to_owned(),
                acts: ids.filter(|id| !id.is_empty()).map(str::to_owned).collect(),
                as_at: as_at.map(cell).and_then(|day| day.parse().ok()),
                language: language.map(cell).and_then(main_language),
            },
        );
    }
    Ok(index)
}

/// The language of a code such as `zh-Hans`; none where several or none are given.
fn main_language(code: &str) -> Option<String> {
    let main = code.split('-').next().unwrap_or_default();
    (main.len() == 2 && !code.contains([',', '/'])).then(|| main.to_ascii_lowercase())
}

/// The names under which an act is known, as words.
struct Names {
    /// Names that tell the act by themselves.
    full: Vec<Vec<String>>,
    /// Names without their year or number, which other acts may share.
    bare: Vec<Vec<String>>,
    /// The year of the act.
    year: String,
}

impl Names {
    /// The names of an act.
    fn of(act: &Act) -> Self {
        let year = act.year.to_string();
        let titles = [Some(&act.title), act.title_en.as_ref(), act.short_title.as_ref()];
        let (mut full, mut bare) = (Vec::new(), Vec::new());
        for title in titles.into_iter().flatten().flat_map(|title| title.split(" / ")) {
            let name = words(title);
            // What stands before a number in the title: `Penal Code, No. 2 of 1883 (Chapter 19)`.
            let head = title.split([',', '(', ':']).next().unwrap_or_default();
            for shorter in [words(&without_brackets(title)), words(head)] {
                let shorter: Vec<String> = shorter.into_iter().filter(|w| *w != year).collect();
                if tells(&shorter) && shorter != name {
                    bare.push(shorter);
                }
            }
            let has_year = name.contains(&year);
            if has_year && tells(&name) {
                full.push(name);
            } else if tells(&name) {
                bare.push(name);
            }
        }
        let number = act.number.as_deref().map(words).unwrap_or_default();
        if number.len() > 1 || number.first().is_some_and(|n| n.len() >= 4) {
            full.push(number);
        }
        Self { full, bare, year }
    }

    /// Whether a title is one of the act, or of an act that amends it.
    fn fit(&self, title: &str) -> bool {
        let (whole, without) = (words(title), words(&without_brackets(title)));
        let has = |names: &[Vec<String>]| {
            names.iter().any(|name| contains(&whole, name) || contains(&without, name))
        };
        let years: Vec<&String> = whole.iter().filter(|w| is_year(w)).collect();
        let amends = whole.iter().any(|word| word.starts_with("amend"));
        has(&self.full)
            || (has(&self.bare)
                && (years.is_empty() || amends || years.iter().any(|year| **year == self.year)))
    }
}

/// Whether words are enough to tell an act: more than one, or one that is long or not Latin.
fn tells(name: &[String]) -> bool {
    match name {
        [] => false,
        [only] => only.chars().count() >= 4 || !only.is_ascii(),
        _ => true,
    }
}

/// Whether a word is a year of a law.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("18") || word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a title, without the article before it.
fn words(title: &str) -> Vec<String> {
    let key = matching_key(title);
    let words = key
        .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned);
    words.skip_while(|word| word == "the").collect()
}

/// Whether a character is a vowel sign or the like, which belongs to its word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// A title without what stands in brackets.
fn without_brackets(title: &str) -> String {
    let mut depth = 0usize;
    title
        .chars()
        .filter(|c| match c {
            '(' | '（' | '[' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// Whether words contain other words in a row.
fn contains(words: &[String], name: &[String]) -> bool {
    !name.is_empty() && words.windows(name.len()).any(|window| window == name)
}

/// Whether words before a pinpoint mean the act itself.
pub(super) fn names_act(act: &Act, law: &str) -> bool {
    let (names, law) = (Names::of(act), words(law));
    let alike = |name: &Vec<String>| *name == law || (tells(&law) && contains(name, &law));
    names.full.iter().chain(&names.bare).any(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An act with these titles.
    fn act(title: &str, short: Option<&str>, number: Option<&str>, year: i16) -> Act {
        let short = short.map(|s| format!("short_title = \"{s}\"\n")).unwrap_or_default();
        let number = number.map(|n| format!("number = \"{n}\"\n")).unwrap_or_default();
        let record = format!(
            "id = \"a\"\njurisdiction = \"XR\"\ntitle = \"{title}\"\n{short}{number}year = {year}\n\
             type = \"act\"\nlanguage = \"en\"\ntranslation_status = \"none\"\nsource = []\n"
        );
        toml::from_str(&record).unwrap()
    }

    #[test]
    fn a_title_tells_its_act_and_no_other() {
        let code = act("The Penal Code, 1860", Some("PC"), Some("XLV of 1860"), 1860);
        for title in ["Penal Code 1860", "PENAL CODE", "Penal Code (Amendment) Act 16 of 2006"] {
            assert!(Names::of(&code).fit(title), "{title}");
        }
        for title in ["Penal Code 1871", "Code of Penal Procedure 1860", "", "Child Act 2001"] {
            assert!(!Names::of(&code).fit(title), "{title}");
        }
        let law = act("中华人民共和国刑法", Some("Criminal Law"), None, 1997);
        assert!(Names::of(&law).fit("中华人民共和国刑法 (1997)"));
        let listed = act("Law on X", None, Some("24/2023"), 2023);
        assert!(Names::of(&listed).fit("Decree 24/2023 on something"));
        assert!(names_act(&code, "Penal Code") && !names_act(&code, "Code of Criminal Procedure"));
    }

    #[test]
    fn the_language_of_an_index_is_one_or_none() {
        assert_eq!(main_language("zh-Hans").as_deref(), Some("zh"));
        assert_eq!(main_language("en,nl"), None);
        assert_eq!(main_language("-"), None);
    }

    /// Files named after acts go before the index, the index before titles; what lies outside is not
    /// read.
    #[test]
    fn the_first_rule_that_finds_a_file_decides() {
        let root = std::env::temp_dir().join(format!("palermo-texts-{}", std::process::id()));
        let folder = root.join("law/XR");
        fs::create_dir_all(&folder).unwrap();
        let law = "Harbour Act 2012\n\n1. Any person who recruits commits an offence.\n";
        fs::write(root.join("outside.txt"), law).unwrap();
        fs::write(folder.join("titled.txt"), law).unwrap();
        let state: JurisdictionCode = "XR".parse().unwrap();
        let harbour = act("Harbour Act 2012", None, None, 2012);
        let found = || -> Vec<String> {
            let library = TextLibrary::open(&root.join("law")).unwrap();
            let texts = library.state(state).of(&harbour);
            texts.into_iter().map(|text| text.path).collect()
        };
        assert_eq!(found(), ["XR/titled.txt"]);
        fs::write(folder.join("one.txt"), law).unwrap();
        let index = "iso2\tact title\tfile path\nXR\tHarbour Act 2012\tXR/one.txt\n\
                     XR\tHarbour Act 2012\t../outside.txt\n";
        fs::write(root.join("law").join(INDEX), index).unwrap();
        assert_eq!(found(), ["XR/one.txt"]);
        fs::write(folder.join("a.txt"), law).unwrap();
        assert_eq!(found(), ["XR/a.txt"]);
        fs::write(root.join("law").join(INDEX), "state\tpath\n").unwrap();
        let error = TextLibrary::open(&root.join("law")).unwrap_err().to_string();
        assert!(error.contains("no column `iso2`"), "{error}");
        fs::remove_dir_all(&root).unwrap();
    }
}

//! The layers of `src`, held to the direction that `docs/architecture.md` draws.
//!
//! A layer uses itself and the layers before it in [`LAYERS`]. The checks are functions from the text
//! of a source file to its faults; each is tried here on small sources that do offend, so that a green
//! run means something.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, each of which may use only those before it.
const LAYERS: [&str; 12] = [
    "model",
    "diag",
    "store",
    "normalize",
    "lint",
    "conduct",
    "assess",
    "compare",
    "ingest",
    "exchange",
    "report",
    "cli",
];

/// Beginnings of file names that say nothing about what is in the file.
const EMPTY_NAMES: [&str; 6] = ["util", "helper", "common", "types", "misc", "manager"];

/// Lines above which a file should be two. The longest table of fields, the offence, stays below.
const MOST_LINES: usize = 1000;

/// The place of a layer in the order.
fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == layer)
}

/// A token of Rust, as far as paths need it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// An identifier or keyword.
    Word(String),
    /// `::`.
    PathSeparator,
    /// Any other character.
    Sign(char),
}

/// The tokens of a source, without comments, texts and characters.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied();
    let mut i = 0;
    while let Some(c) = at(i) {
        match c {
            '/' if at(i + 1) == Some('/') => {
                while at(i).is_some_and(|c| c != '\n') {
                    i += 1;
                }
            }
            '/' if at(i + 1) == Some('*') => {
                let mut depth = 0;
                while i < chars.len() {
                    match (at(i), at(i + 1)) {
                        (Some('/'), Some('*')) => (depth, i) = (depth + 1, i + 2),
                        (Some('*'), Some('/')) => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            'r' if raw_text(&chars, i).is_some() => {
                i = raw_text(&chars, i).expect("just found");
            }
            '"' => {
                i += 1;
                while at(i).is_some_and(|c| c != '"') {
                    i += if at(i) == Some('\\') { 2 } else { 1 };
                }
                i += 1;
            }
            // A character such as 'a' or '\''; a lifetime such as 'a is left to the next arm.
            '\'' if at(i + 1) == Some('\\') => {
                i += 3;
                while at(i).is_some_and(|c| c != '\'') {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == Some('\'') => i += 3,
            ':' if at(i + 1) == Some(':') => {
                tokens.push(Token::PathSeparator);
                i += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                let start = i;
                while at(i).is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    i += 1;
                }
                tokens.push(Token::Word(chars[start..i].iter().collect()));
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token::Sign(c));
                }
                i += 1;
            }
        }
    }
    tokens
}

/// The end of a raw text that begins at `start`, if one does.
fn raw_text(chars: &[char], start: usize) -> Option<usize> {
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    let open = start + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |i: &usize| {
        chars[*i] == '"'
            && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    let end = (open + 1..chars.len()).find(closes)?;
    Some(end + 1 + hashes)
}

/// The words that can follow a path at `next`: one word, or the first words of each entry of a group
/// `{a::b, c}`.
fn first_words(tokens: &[Token], next: usize) -> Vec<String> {
    match tokens.get(next) {
        Some(Token::Word(word)) => vec![word.clone()],
        Some(Token::Sign('{')) => {
            let mut words = Vec::new();
            let (mut depth, mut fresh) = (0, false);
            for token in &tokens[next..] {
                match token {
                    Token::Sign('{') => (depth, fresh) = (depth + 1, depth == 0),
                    Token::Sign('}') => depth -= 1,
                    Token::Sign(',') if depth == 1 => fresh = true,
                    Token::Word(word) if fresh => {
                        words.push(word.clone());
                        fresh = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            words
        }
        _ => Vec::new(),
    }
}

/// The top-level modules of the crate that a source names. `depth` is the number of modules above
/// the items of the file: one for `assess/mod.rs`, two for `assess/case.rs`.
fn modules_named(source: &str, depth: usize) -> Vec<String> {
    let tokens = tokens(source);
    let mut named = Vec::new();
    // Braces open at present, and at which of them a module inside the file begins.
    let (mut braces, mut inner) = (0usize, Vec::new());
    let mut i = 0;
    while i < tokens.len() {
        let is_word = |i: usize, text: &str| tokens.get(i) == Some(&Token::Word(text.to_owned()));
        match &tokens[i] {
            Token::Sign('{') => {
                let begins_module = i >= 2 && is_word(i - 2, "mod");
                braces += 1;
                if begins_module {
                    inner.push(braces);
                }
            }
            Token::Sign('}') => {
                if inner.last() == Some(&braces) {
                    inner.pop();
                }
                braces = braces.saturating_sub(1);
            }
            Token::Word(word)
                if word == "crate" && tokens.get(i + 1) == Some(&Token::PathSeparator) =>
            {
                named.extend(first_words(&tokens, i + 2));
            }
            Token::Word(word) if word == "super" => {
                let mut steps = 1;
                while tokens.get(i + 1) == Some(&Token::PathSeparator) && is_word(i + 2, "super") {
                    (steps, i) = (steps + 1, i + 2);
                }
                let reaches_the_root = steps == depth + inner.len();
                if reaches_the_root && tokens.get(i + 1) == Some(&Token::PathSeparator) {
                    named.extend(first_words(&tokens, i + 2));
                }
            }
            _ => {}
        }
        i += 1;
    }
    named
}

/// Layers that a file uses although they come after its own. `path` is that below `src`.
fn wrong_way(path: &str, source: &str) -> Vec<String> {
    let Some((layer, rest)) = path.split_once('/') else { return Vec::new() };
    let Some(own) = rank(layer) else {
        return vec![format!(
            "{path}: `{layer}` is not a layer; add it to the order or move the file"
        )];
    };
    let folders = rest.matches('/').count();
    let depth = 1 + folders + usize::from(!rest.ends_with("mod.rs"));
    let mut used: Vec<String> = modules_named(source, depth)
        .into_iter()
        .filter(|module| rank(module).is_some_and(|used| used > own))
        .collect();
    used.sort();
    used.dedup();
    used.into_iter().map(|used| format!("{path}: `{layer}` must not use `{used}`")).collect()
}

/// Names of folders and files that say nothing.
fn empty_names(path: &str) -> Vec<String> {
    path.trim_end_matches(".rs")
        .split('/')
        .filter(|name| EMPTY_NAMES.iter().any(|empty| name.starts_with(empty)))
        .map(|name| format!("{path}: `{name}` does not say what is in it; use the field's word"))
        .collect()
}

/// Whether a file is too long to be about one thing.
fn too_long(path: &str, source: &str) -> Vec<String> {
    let lines = source.lines().count();
    if lines > MOST_LINES {
        vec![format!("{path}: {lines} lines, more than {MOST_LINES}; split it by what it is about")]
    } else {
        Vec::new()
    }
}

/// Whether a module says what it is for before it does anything.
fn without_opening(path: &str, source: &str) -> Vec<String> {
    let says = source.lines().next().and_then(|line| line.strip_prefix("//!"));
    if says.is_some_and(|words| !words.trim().is_empty()) {
        Vec::new()
    } else {
        vec![format!("{path}: the first line is not a `//!` that says what the module is for")]
    }
}

/// Every fault of a set of sources.
fn faults(sources: &BTreeMap<String, String>) -> Vec<String> {
    let checks = |(path, source): (&String, &String)| {
        let mut faults = wrong_way(path, source);
        faults.extend(empty_names(path));
        faults.extend(too_long(path, source));
        faults.extend(without_opening(path, source));
        faults
    };
    sources.iter().flat_map(checks).collect()
}

/// Every source file below `src`, by its path there with `/` between folders.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path.strip_prefix(&root).expect("below src");
                let names: Vec<_> = below.iter().map(|n| n.to_string_lossy()).collect();
                found.insert(names.join("/"), fs::read_to_string(&path).expect("UTF-8 text"));
            }
        }
    }
    found
}

#[test]
fn the_sources_keep_to_the_architecture() {
    let sources = sources();
    // A search that found nothing would pass every check.
    assert!(sources.contains_key("model/mod.rs") && sources.contains_key("assess/mod.rs"));
    let faults = faults(&sources);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_map_names_every_layer_in_order() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md");
    let text = fs::read_to_string(map).expect("the map");
    let places: Vec<usize> = LAYERS
        .iter()
        .map(|layer| {
            text.find(&format!("| `{layer}` |"))
                .unwrap_or_else(|| panic!("docs/architecture.md has no row for `{layer}`"))
        })
        .collect();
    assert!(places.is_sorted(), "docs/architecture.md lists the layers in another order");
}

#[test]
fn a_layer_that_looks_ahead_is_found() {
    let faults = |path, source| wrong_way(path, source).len();
    assert_eq!(faults("model/act.rs", "use crate::store::Library;"), 1);
    assert_eq!(faults("model/act.rs", "fn f() -> crate :: report::Format { todo!() }"), 1);
    assert_eq!(faults("assess/rules/group.rs", "use crate::assess::case::Case;"), 0);
    assert_eq!(faults("report/mod.rs", "use crate::model::Act; use crate::assess::assess;"), 0);
    assert_eq!(faults("conduct/space.rs", "use crate::{model::Axis, assess::case, cli};"), 2);
    assert_eq!(faults("conduct/space.rs", "use crate::{model::{Axis, cli}, conduct};"), 0);
    assert_eq!(faults("model/rule.rs", "macro_rules! m { () => { $crate::cli::run() } }"), 1);
}

#[test]
fn a_path_through_super_is_followed_to_the_root() {
    let faults = |path, source| wrong_way(path, source).len();
    assert_eq!(faults("model/act.rs", "use super::super::store::Library;"), 1);
    assert_eq!(faults("model/mod.rs", "use super::store::Library;"), 1);
    assert_eq!(faults("model/act.rs", "use super::store;"), 0);
    assert_eq!(faults("assess/rules/mod.rs", "use super::super::{report::Format};"), 1);
    assert_eq!(faults("assess/rules/group.rs", "use super::super::report::Format;"), 0);
    let in_tests = "mod tests { use super::super::super::cli::run; }";
    assert_eq!(faults("model/act.rs", in_tests), 1);
    assert_eq!(faults("model/act.rs", "mod tests { use super::super::cli; }"), 0);
    assert_eq!(faults("model/act.rs", "mod tests { fn f() {} } use super::super::cli;"), 1);
}

#[test]
fn words_in_comments_and_texts_are_no_use() {
    let source = r##"
        // use crate::cli;
        /* use crate::cli; /* nested */ use crate::cli; */
        const A: &str = "use crate::cli; \" crate::cli";
        const B: &str = r#"" crate::cli"#;
        const C: char = '"'; const D: char = '\''; fn f<'a>(x: &'a str) {}
        use crate::report::Format;
    "##;
    assert_eq!(wrong_way("model/act.rs", source), ["model/act.rs: `model` must not use `report`"]);
}

#[test]
fn a_folder_that_is_no_layer_is_found() {
    assert_eq!(wrong_way("engine/mod.rs", "//! An engine.").len(), 1);
    assert_eq!(wrong_way("lib.rs", "pub mod cli;").len(), 0);
}

#[test]
fn names_that_say_nothing_are_found() {
    assert_eq!(empty_names("report/utils.rs").len(), 1);
    assert_eq!(empty_names("helpers/mod.rs").len(), 1);
    assert_eq!(empty_names("assess/common_law.rs").len(), 1);
    assert_eq!(empty_names("store/file_manager.rs").len(), 0);
    assert_eq!(empty_names("model/penalty.rs").len(), 0);
}

#[test]
fn long_and_silent_files_are_found() {
    assert_eq!(too_long("a.rs", &"\n".repeat(MOST_LINES)).len(), 0);
    assert_eq!(too_long("a.rs", &"\n".repeat(MOST_LINES + 1)).len(), 1);
    assert_eq!(without_opening("a.rs", "//! What it is for.\n").len(), 0);
    assert_eq!(without_opening("a.rs", "//!\n//! What it is for.\n").len(), 1);
    assert_eq!(without_opening("a.rs", "/// A function.\nfn f() {}\n").len(), 1);
    assert_eq!(without_opening("a.rs", "").len(), 1);
}

#[test]
fn the_faults_of_all_checks_are_gathered() {
    let sources = BTreeMap::from([(
        "model/types.rs".to_owned(),
        format!("use crate::cli::run;{}", "\n".repeat(MOST_LINES + 1)),
    )]);
    assert_eq!(faults(&sources).len(), 4);
}

//! Reading records: what is reported, in which words, and what is read all the same.

use std::fs;
use std::path::{Path, PathBuf};

use palermo::diag::{Colour, Sink, render};
use palermo::model::{InstrumentId, JurisdictionCode};
use palermo::store::{Library, MAX_BYTES, Records, StoreError};

/// A folder or file of the fixtures.
fn fixture(name: &str) -> PathBuf {
    Path::new("tests/data/store").join(name)
}

/// A fresh folder for files that are made by a test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("store").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the test's own folder");
    }
    fs::create_dir_all(&folder).expect("the test's own folder");
    folder
}

/// What is reported about a path, as people see it.
fn reported(path: &Path) -> String {
    let mut sink = Sink::new();
    Records::read(path, &mut sink).expect("the path exists");
    shown(sink)
}

/// Diagnostics as people see them, with the count last; made paths are shortened.
fn shown(sink: Sink) -> String {
    let counts = sink.counts();
    let text = render(&sink.finish(), Colour::Never);
    format!("{text}\n{counts}\n").replace(env!("CARGO_TARGET_TMPDIR"), "[tmp]")
}

#[test]
fn every_syntax_error_of_a_file_is_reported() {
    insta::assert_snapshot!(reported(&fixture("syntax.toml")));
}

#[test]
fn every_error_of_shape_is_reported() {
    insta::assert_snapshot!(reported(&fixture("shape.toml")));
}

#[test]
fn dates_terms_ids_and_numbers_that_cannot_be_read_are_explained() {
    insta::assert_snapshot!(reported(&fixture("values.toml")));
}

#[test]
fn the_file_of_a_state_is_explained_alike() {
    insta::assert_snapshot!(reported(&fixture("state.toml")));
}

#[test]
fn a_file_from_a_word_processor_is_named_as_such() {
    insta::assert_snapshot!(reported(&fixture("windows.toml")));
}

#[test]
fn utf_16_is_named_as_such() {
    let file = scratch("utf-16").join("bill.toml");
    fs::write(&file, b"\xFF\xFEi\0d\0 \0=\0").expect("a file");
    insta::assert_snapshot!(reported(&file));
}

#[test]
fn a_tree_is_read_as_far_as_it_can_be() {
    let mut sink = Sink::new();
    let records = Records::read(&fixture("tree"), &mut sink).expect("the folder exists");
    let code: JurisdictionCode = "XA".parse().expect("a code");
    let titles: Vec<&str> =
        records.states[&code].acts.iter().map(|act| act.record.title.as_str()).collect();
    assert_eq!(titles, ["Anti-Trafficking Act", "Anti-Trafficking Act (copy)", "Penal Code"]);
    insta::assert_snapshot!(shown(sink));
}

#[test]
fn a_folder_or_file_of_a_tree_is_held_against_its_place() {
    let own_state = reported(&fixture("tree/jurisdictions/xb"));
    assert!(own_state.contains("PL1002"), "{own_state}");
    assert!(own_state.contains("PL1005"), "{own_state}");
    let all_states = reported(&fixture("tree/jurisdictions"));
    assert!(all_states.contains("PL1002"), "{all_states}");
    let file = reported(&fixture("tree/jurisdictions/xa/copy.toml"));
    assert!(file.contains("PL1001"), "{file}");
    assert_eq!(reported(&fixture("tree/jurisdictions/xa/jurisdiction.toml")), "\nno errors\n");
}

#[test]
fn what_cannot_be_read_at_all_is_refused_with_the_reason() {
    let root = scratch("refused");
    let acts = root.join("jurisdictions/xa");
    fs::create_dir_all(acts.join("folder.toml")).expect("a folder");
    let size = usize::try_from(MAX_BYTES).expect("8 MiB fit") + 1;
    fs::write(acts.join("long.toml"), "#".repeat(size)).expect("a file");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&root, root.join("loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", acts.join("dangling.toml")).expect("a link");
        insta::assert_snapshot!(reported(&root));
    }
    let longest = scratch("longest").join("longest.toml");
    fs::write(&longest, "#".repeat(size - 1)).expect("a file");
    assert!(!reported(&longest).contains("PL0002"), "8 MiB are allowed");
}

#[test]
fn a_missing_folder_ends_the_matter() {
    let mut sink = Sink::new();
    let missing = fixture("nowhere");
    let error = Library::open(Some(&missing), &mut sink).expect_err("no such folder");
    assert!(matches!(error, StoreError::Missing(_)));
    assert_eq!(error.to_string(), "there is no file or folder `tests/data/store/nowhere`");
    assert!(matches!(Records::read(&missing, &mut sink), Err(StoreError::Missing(_))));
    let file = fixture("shape.toml");
    assert!(matches!(Library::open(Some(&file), &mut sink), Err(StoreError::NotAFolder(_))));
}

#[test]
fn an_empty_folder_is_nothing_to_check_and_nothing_to_add() {
    let folder = scratch("empty");
    insta::assert_snapshot!(reported(&folder), @"
    warning[PL0005]: there are no records in this folder
    --> [tmp]/store/empty

    no errors, 1 warning
    ");
    let mut sink = Sink::new();
    let library = Library::open(Some(&folder), &mut sink).expect("the folder exists");
    assert_eq!(library.instrument_ids(), Library::shipped().instrument_ids());
    assert!(sink.is_empty());
}

#[test]
fn a_users_file_replaces_the_shipped_one_and_others_are_added() {
    let mut sink = Sink::new();
    let library = Library::open(Some(&fixture("own")), &mut sink).expect("the folder exists");
    let cedaw: InstrumentId = "cedaw".parse().expect("an id");
    let tip: InstrumentId = "tip".parse().expect("an id");
    let own = library.instrument(&cedaw, &mut sink).expect("the user's");
    assert_eq!(own.name, "A user's own copy of the Protocol");
    assert_ne!(Library::shipped().instrument(&cedaw, &mut sink), Some(own));
    assert_eq!(library.instrument(&tip, &mut sink), Library::shipped().instrument(&tip, &mut sink));
    assert_eq!(library.instrument_ids(), Library::shipped().instrument_ids());

    let code: JurisdictionCode = "XA".parse().expect("a code");
    assert!(library.jurisdictions().contains(&code));
    assert!(!Library::shipped().jurisdictions().contains(&code));
    let state = library.state(code, &mut sink).expect("the user's");
    assert_eq!(state.jurisdiction.name, "Exampla");
    assert_eq!(state.acts.len(), 1);
    assert_eq!(Library::shipped().state(code, &mut sink), None);
    assert_eq!(shown(sink), "\nno errors\n");
}

#[test]
fn the_answer_leaves_out_what_cannot_be_read_and_says_so() {
    let mut sink = Sink::new();
    let library = Library::open(Some(&fixture("tree")), &mut sink).expect("the folder exists");
    let state =
        library.state("XA".parse().expect("a code"), &mut sink).expect("its own file is good");
    assert_eq!(state.acts.len(), 2);
    assert!(sink.has_errors());
    insta::assert_snapshot!(shown(sink));
}

#[test]
fn the_shipped_records_have_no_errors() {
    let mut sink = Sink::new();
    let embedded = Library::shipped().records(&mut sink);
    let on_disk = Records::read(Path::new("data"), &mut sink).expect("the data folder");
    assert_eq!(shown(sink), "\nno errors\n");
    assert_eq!(embedded, on_disk);
    assert_eq!(embedded.instruments.len(), Library::shipped().instrument_ids().len());
}

#[test]
fn the_compact_form_says_the_same_as_the_text() {
    let mut sink = Sink::new();
    let library = Library::shipped();
    let records = library.records(&mut sink);
    for filed in &records.instruments {
        let compact = library.instrument(&filed.record.id, &mut sink);
        assert_eq!(compact.as_ref(), Some(&filed.record));
    }
    let regions: Vec<_> = records.regions.into_iter().map(|filed| filed.record).collect();
    assert_eq!(library.regions(&mut sink), regions);
    let vocabularies: Vec<_> = records.vocabularies.into_iter().map(|f| f.record).collect();
    assert_eq!(library.vocabularies(&mut sink), vocabularies);
    assert_eq!(library.names(&mut sink), records.names.map(|filed| filed.record));
    for (code, files) in records.states {
        let state = library.state(code, &mut sink).expect("a shipped State");
        assert_eq!(Some(state.jurisdiction), files.jurisdiction.map(|filed| filed.record));
        assert!(state.acts.iter().eq(files.acts.iter().map(|filed| &filed.record)));
    }
    assert!(sink.is_empty());
}

#[test]
fn every_member_of_a_region_has_a_name() {
    let mut sink = Sink::new();
    let library = Library::shipped();
    let names = library.names(&mut sink).expect("the names");
    let regions = library.regions(&mut sink);
    for region in &regions {
        for code in &region.members {
            assert!(names.get(*code).is_some(), "{code} of {}", region.id);
        }
    }
    let sizes: Vec<(&str, usize)> =
        regions.iter().map(|region| (region.id.as_str(), region.members.len())).collect();
    assert_eq!(sizes, [("asean", 11), ("bali-process", 45), ("pacific", 11), ("saarc", 8)]);
}

#[test]
fn a_name_means_one_state() {
    let names = Library::shipped().names(&mut Sink::new()).expect("the names");
    let mut met = std::collections::BTreeMap::new();
    for state in &names.states {
        let own = [state.code.to_string(), state.alpha3.clone(), state.name.clone()];
        for name in own.iter().chain(&state.variants) {
            let other = met.insert(name.to_lowercase(), state.code);
            assert!(other.is_none_or(|other| other == state.code), "{name}");
        }
    }
    assert!(names.states.is_sorted_by_key(|state| state.name.to_lowercase()));
}
